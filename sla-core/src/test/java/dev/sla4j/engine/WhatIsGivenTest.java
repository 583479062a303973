package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ChronicRule;
import dev.sla4j.agreement.ClaimTerms;
import dev.sla4j.agreement.Deadline;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.agreement.SeveralPeriods;
import dev.sla4j.agreement.Trigger;
import dev.sla4j.measurement.Fact;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.report.Attainment;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Detail;
import dev.sla4j.report.History;
import dev.sla4j.report.PeriodResult;
import dev.sla4j.report.Remark;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.TargetResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.settlement.Dossier;
import dev.sla4j.settlement.Statement;
import dev.sla4j.target.Indicator;
import dev.sla4j.time.DatedFact;
import dev.sla4j.value.Money;
import dev.sla4j.value.Rounding;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** S24, S25, S30: what is handed in and changes nothing, or contradicts itself, is named. */
class WhatIsGivenTest {
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);
    private static final Instant AT = Instant.parse("2026-04-02T00:00:00Z");

    private static Agreement.Builder uptime(String limit) {
        return Agreement.builder("a")
                .zone("UTC")
                .monthly()
                .from(LocalDate.of(2026, 2, 1))
                .fee("fee", Money.of("100.00", "EUR"))
                .target(ServiceLevelTarget.of("uptime", Indicator.availability())
                        .atLeast(limit));
    }

    private static SeveralPeriods claims() {
        return SeveralPeriods.none().claims(ClaimTerms.within(Deadline.days(15)).inGoodStanding());
    }

    private static SeveralPeriods notified() {
        return SeveralPeriods.none()
                .right(ChronicRule.of(
                        "end",
                        Trigger.missed()
                                .notified("our-notice", Deadline.days(7))
                                .times(2, 3),
                        "to terminate"));
    }

    private static List<String> remarks(ComplianceReport report, Remark.Kind kind) {
        return report.remarks().stream()
                .filter(remark -> remark.kind() == kind)
                .map(Remark::text)
                .toList();
    }

    private static List<String> unread(SeveralPeriods terms, Measurement... facts) {
        return remarks(
                ComplianceEngine.of(uptime("99%").severalPeriods(terms).build()).evaluate(MARCH, List.of(facts)),
                Remark.Kind.IGNORED_EVIDENCE);
    }

    @Test
    void aFactThatNoRuleReadsIsNamed() {
        assertEquals(
                List.of("facts of the kind claim are read by no rule; read are balance-overdue, claim-filed"),
                unread(claims(), Fact.of("claim", AT, "2026-03"), Fact.of("claim", AT.plusSeconds(1), "2026-03")));
        assertEquals(
                List.of("facts of the kind claim-filed are read by no rule"),
                unread(SeveralPeriods.none(), Fact.of(DatedFact.CLAIM, AT, "2026-03")));
        assertEquals(
                List.of("facts of the kind miss-notified are read by no rule; read are our-notice"),
                unread(notified(), Fact.of(DatedFact.MISS_NOTIFIED, AT, "2026-03")));
    }

    @Test
    void aFactThatARuleReadsIsNot() {
        assertEquals(
                List.of(),
                unread(
                        claims(),
                        Fact.of(DatedFact.CLAIM, AT, "2026-03").about("uptime"),
                        Fact.of(DatedFact.OVERDUE, AT, null)));
        assertEquals(List.of(), unread(notified(), Fact.of("our-notice", AT, "2026-03")));
        // Versions of other periods may have had such a target.
        assertEquals(
                List.of(),
                unread(claims(), Fact.of(DatedFact.CLAIM, AT, "2026-02").about("latency")));
    }

    @Test
    void aFactAboutATargetThatThereIsNotIsNamed() {
        assertEquals(
                List.of("facts of the kind claim-filed name upptime, which is no target"),
                unread(claims(), Fact.of(DatedFact.CLAIM, AT, "2026-03").about("upptime")));
    }

    @Test
    void aStatementNamesThemToo() {
        Agreement agreement = uptime("99%").severalPeriods(claims()).build();
        PeriodResult march = ComplianceEngine.of(agreement)
                .evaluate(MARCH, List.of(Fact.of("claim", AT, "2026-03")))
                .result();
        Dossier dossier = Dossier.empty()
                .with(new DatedFact("claim", AT, null, null, "2026-03"))
                .with(new DatedFact("harm", AT, null, null, "2026-03"))
                .with(new DatedFact(DatedFact.CLAIM, AT, null, null, "2026-03"));
        assertEquals(
                List.of(
                        "facts of the kind claim are read by no rule; read are balance-overdue, claim-filed",
                        "facts of the kind harm are read by no rule; read are balance-overdue, claim-filed"),
                Statement.of(agreement, ReferenceData.empty(), march, dossier, AT)
                        .remarks());
    }

    private static PeriodResult with(PeriodResult result, Verdict verdict) {
        TargetResult target = result.targets().get(0);
        Attainment was = target.attainment();
        List<SubjectResult> subjects =
                was.subjects().stream().map(subject -> subject.with(verdict)).toList();
        Attainment attainment =
                new Attainment(was.target(), was.limit(), verdict, subjects, was.outlook(), was.provisional());
        return new PeriodResult(
                result.heading(),
                List.of(new TargetResult(attainment, target.creditLine(), target.inKind(), target.nothing())),
                result.credits(),
                result.sequel(),
                result.remarks(),
                result.identity());
    }

    /** An hour of 672 in February leaves 99.8512 %. */
    @ParameterizedTest
    @CsvSource({
        "99.8%, 99.8%, , MET, false",
        "99.8%, 99.8%, , MISSED, true",
        "99.8%, 99.8%, , NOT_APPLICABLE, true",
        "99.8%, 99.8%, , UNDETERMINED, true",
        "99.9%, 99.9%, , MISSED, false",
        "99.9%, 99.9%, , MET, true",
        // It is rounded to 99.9 % before it is compared.
        "99.9%, 99.9%, rounded, MET, false",
        "99.9%, 99.9%, rounded, MISSED, true",
        // It was another limit then.
        "99.8%, 99.9%, , MISSED, false",
    })
    void aVerdictOnFileThatIsNotWhatFigureAndLimitSayIsNamed(
            String then, String now, String rounding, Verdict verdict, boolean isNamed) {
        PeriodResult february = ComplianceEngine.of(uptime(then).build())
                .evaluate(FEBRUARY, List.of(Outage.of("2026-02-07T10:00Z", "2026-02-07T11:00Z")))
                .result();
        ServiceLevelTarget target = ServiceLevelTarget.of("uptime", Indicator.availability());
        Agreement agreement = Agreement.builder("a")
                .zone("UTC")
                .monthly()
                .target(
                        rounding == null
                                ? target.atLeast(now)
                                : target.atLeast(now).rounded(Rounding.toStep("0.1", RoundingMode.HALF_UP)))
                .build();
        ComplianceReport march = ComplianceEngine.of(agreement)
                .evaluate(
                        ComplianceEngine.of(agreement).periodOf(LocalDate.of(2026, 3, 1)),
                        History.empty().with(with(february, verdict)),
                        List.of());
        List<String> named = remarks(march, Remark.Kind.CONTRADICTORY_RESULT);
        assertEquals(isNamed ? 1 : 0, named.size(), named::toString);
        assertEquals(
                isNamed,
                march.explanation(Detail.SUMMARY).toText().contains("the result of 2026-02 on file says uptime"));
    }

    @Test
    void aVerdictThatIsNotTheWorstOfItsSubjectsIsNone() {
        Attainment was = ComplianceEngine.of(uptime("99%").build())
                .evaluate(MARCH, List.of())
                .result()
                .targets()
                .get(0)
                .attainment();
        assertEquals(
                "verdict (MISSED) must be MET, the worst one of its subjects",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new Attainment(
                                        "uptime", was.limit(), Verdict.MISSED, was.subjects(), was.outlook(), false))
                        .getMessage());
    }
}
