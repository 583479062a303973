package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.AgreementHistory;
import dev.sla4j.agreement.AgreementHistory.Change;
import dev.sla4j.agreement.ChronicRule;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.agreement.SeveralPeriods;
import dev.sla4j.agreement.Trigger;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Gate;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.penalty.PerUnit;
import dev.sla4j.report.Cause;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.History;
import dev.sla4j.report.Right;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.settlement.CreditWalker;
import dev.sla4j.settlement.Restatement;
import dev.sla4j.target.Indicator;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What is owed where maintenance is excused for 24 hours of a calendar year (S10, S20, S30): 1000.00 a month, and in March, of 744 hours, 10 hours down
 * in announced maintenance.
 */
class LongAllowanceCreditsTest {
    private static final ExclusionRule YEARLY = ExclusionRule.announced("maintenance", "maintenance")
            .withAllowance(Duration.ofHours(24), EvaluationCycle.yearly());
    private static final Penalty TIERED =
            Penalty.tiered().below("99.9%", "10%").below("99%", "25%").toPenalty();

    private static Agreement.Builder agreement(Penalty penalty) {
        return unlimited(penalty).exclusion(YEARLY);
    }

    private static Agreement.Builder unlimited(Penalty penalty) {
        return Agreement.builder("yearly")
                .zone("UTC")
                .monthly()
                .fee("fee", Money.of("1000.00", "EUR"))
                .target(ServiceLevelTarget.of("uptime", Indicator.availability())
                        .atLeast("99.9%")
                        .penalty(penalty));
    }

    /** Down in announced maintenance on the fifth of a month from midnight on, for so many hours. */
    private static List<Measurement> maintained(String month, int hours) {
        Instant start = Instant.parse(month + "-05T00:00:00Z");
        String begin = start.toString();
        String end = start.plus(Duration.ofHours(hours)).toString();
        return hours == 0 ? List.of() : List.of(Exclusion.of("maintenance", begin, end), Outage.of(begin, end));
    }

    private static ComplianceReport report(Agreement agreement, String month, History history, int hours) {
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        ComplianceReport report =
                engine.evaluate(engine.periodOf(YearMonth.parse(month).atDay(1)), history, maintained(month, hours));
        FigureWalker.walk(report);
        CreditWalker.readd(report);
        return report;
    }

    /** January used 10 hours, of February nothing is known: of the 10 hours of March 0 to 10 are excused. */
    private static History withoutFebruary(Agreement agreement) {
        return History.of(report(agreement, "2026-01", History.empty(), 10));
    }

    /** February used 20 hours, of January nothing is known: 0 to 4 are excused. */
    private static History withoutJanuary(Agreement agreement) {
        History january = History.of(report(agreement, "2026-01", History.empty(), 0));
        return History.of(report(agreement, "2026-02", january, 20));
    }

    /** January and February used 10 hours each: 4 are excused. */
    private static History complete(Agreement agreement) {
        History january = withoutFebruary(agreement);
        return january.with(report(agreement, "2026-02", january, 10));
    }

    private static String owed(ComplianceReport report) {
        return report.credits().total() + " + " + report.credits().disputed();
    }

    /**
     * Between 100 % and 98.66 %, 0 and 10 hours down, where February is missing; between 734 of 740 hours, 99.19 %, with 6 down, and 98.66 %, with 10,
     * where January is; and exactly 99.19 % with both.
     */
    @Test
    void whatDependsOnAMissingResultIsDisputed() {
        record Case(String clause, Penalty penalty, String noFebruary, String noJanuary, String complete) {}
        List<Case> cases = List.of(
                new Case("tiers", TIERED, "0.00 + 250.00", "100.00 + 150.00", "100.00 + 0.00"),
                new Case(
                        "tiers by down time",
                        Penalty.tieredByDowntime()
                                .atLeast("PT5H", "10%")
                                .atLeast("PT10H", "20%")
                                .toPenalty(),
                        "0.00 + 200.00",
                        "100.00 + 100.00",
                        "100.00 + 0.00"),
                new Case("each hour", Penalty.each("PT1H", "1%"), "0.00 + 100.00", "60.00 + 40.00", "60.00 + 0.00"),
                new Case(
                        "each hour of an outage",
                        Penalty.each("PT1H", "1%").by(Driver.EACH_OUTAGE),
                        "0.00 + 100.00",
                        "60.00 + 40.00",
                        "60.00 + 0.00"),
                // 1.24 points are missed at worst, 0.71 with 4 hours excused.
                new Case(
                        "each point missed",
                        Penalty.of(Driver.SHORTFALL, PerUnit.of("1", Amount.share("10%"))),
                        "0.00 + 100.00",
                        "0.00 + 100.00",
                        "0.00 + 0.00"),
                new Case(
                        "each day",
                        Penalty.tieredByDay().moreThan("PT5M", "10%").toPenalty(),
                        "0.00 + 100.00",
                        "100.00 + 0.00",
                        "100.00 + 0.00"),
                new Case("flat", Penalty.flat("20%"), "0.00 + 200.00", "200.00 + 0.00", "200.00 + 0.00"),
                new Case(
                        "flat, below 99 %",
                        Penalty.flat("20%").when(Gate.figure("< 99%")),
                        "0.00 + 200.00",
                        "0.00 + 200.00",
                        "0.00 + 0.00"));
        for (Case one : cases) {
            Agreement agreement = agreement(one.penalty()).build();
            assertEquals(
                    List.of(one.noFebruary(), one.noJanuary(), one.complete()),
                    List.of(
                                    report(agreement, "2026-03", withoutFebruary(agreement), 10),
                                    report(agreement, "2026-03", withoutJanuary(agreement), 10),
                                    report(agreement, "2026-03", complete(agreement), 10))
                            .stream()
                            .map(report -> owed(report).replace("EUR ", ""))
                            .toList(),
                    one.clause());
        }
    }

    /** The cause is the missing result, not the time, of which all but 10 of 744 hours, 98.7 %, is known. */
    @Test
    void theCauseIsTheMissingResult() {
        Agreement agreement = agreement(TIERED).build();
        ComplianceReport march = report(agreement, "2026-03", withoutFebruary(agreement), 10);
        SubjectResult kept = march.frozen().targets().get(0).attainment().deciding();
        assertEquals(Cause.NO_HISTORY, kept.cause());
        assertTrue(kept.grounds().allowanceOpen());
    }

    /** Where nothing is excused in the period, it does not matter what is left; nor does it where more is left than can be used. */
    @Test
    void whatDoesNotMatterIsNotDisputed() {
        Agreement agreement = agreement(TIERED).build();
        assertEquals("EUR 0.00 + EUR 0.00", owed(report(agreement, "2026-03", History.empty(), 0)));
        History february = withoutJanuary(agreement);
        assertEquals("EUR 0.00 + EUR 0.00", owed(report(agreement, "2026-03", february, 0)));
    }

    /** The year begins anew, and December is not asked for. */
    @Test
    void theBorderOfTheYear() {
        Agreement agreement = agreement(TIERED).build();
        assertEquals("EUR 0.00 + EUR 0.00", owed(report(agreement, "2027-01", History.empty(), 24)));
        // 30 hours, of which 6 exceed it: 714 of 720.
        assertEquals("EUR 100.00 + EUR 0.00", owed(report(agreement, "2027-01", History.empty(), 30)));
    }

    /** From 15 February on: all of the 24 hours are for the rest of the year, and nothing before is missing. */
    @Test
    void aYearThatTheTermClips() {
        Agreement agreement = agreement(TIERED).from(LocalDate.of(2026, 2, 15)).build();
        assertEquals("EUR 100.00 + EUR 0.00", owed(report(agreement, "2026-03", february(agreement, 18), 10)));
        assertEquals("EUR 0.00 + EUR 0.00", owed(report(agreement, "2026-03", february(agreement, 14), 10)));
    }

    private static History february(Agreement agreement, int hours) {
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        Instant start = Instant.parse("2026-02-20T00:00:00Z");
        String end = start.plus(Duration.ofHours(hours)).toString();
        return History.of(engine.evaluate(
                YearMonth.of(2026, 2),
                List.of(Exclusion.of("maintenance", start.toString(), end), Outage.of(start.toString(), end))));
    }

    /** A change on 16 February cuts that month in two; March reads both parts, of which the first used 10 hours. */
    @Test
    void aCutMonthIsReadInItsParts() {
        List<Measurement> evidence = new ArrayList<>();
        for (String month : List.of("2026-01", "2026-02", "2026-03")) {
            evidence.addAll(maintained(month, 10));
        }
        for (Change change : Change.values()) {
            AgreementHistory versions = AgreementHistory.of(agreement(TIERED).build())
                    .from(LocalDate.of(2026, 2, 16), agreement(TIERED).build())
                    .changing(change);
            List<ComplianceReport> reports = ComplianceEngine.evaluate(
                    versions,
                    ReferenceData.empty(),
                    LocalDate.of(2026, 1, 1),
                    LocalDate.of(2026, 3, 1),
                    History.empty(),
                    evidence);
            assertEquals("EUR 100.00 + EUR 0.00", owed(reports.get(reports.size() - 1)), change.toString());
        }
    }

    /**
     * S10, S29: an allowance that a new version brings on 1 March was used up by nothing before, because nothing was excused by it: of 24 hours all are
     * left, and the 10 of March are excused. In January and February 10 hours of maintenance each, of 744 and 672, are 98.66 % and 98.51 %.
     */
    @Test
    void whatANewVersionExcusesWasNotUsedBefore() {
        Agreement without = unlimited(TIERED).build();
        List<Measurement> evidence = new ArrayList<>();
        for (String month : List.of("2026-01", "2026-02", "2026-03")) {
            evidence.addAll(maintained(month, 10));
        }
        evidence.addAll(maintained("2026-04", 20));
        for (Change change : Change.values()) {
            AgreementHistory versions = AgreementHistory.of(without)
                    .from(LocalDate.of(2026, 3, 1), agreement(TIERED).build())
                    .changing(change);
            // Of the 20 hours of April 14 are left and 6 of 706 are down: 99.15 %.
            assertEquals(
                    List.of(
                            "EUR 250.00 + EUR 0.00",
                            "EUR 250.00 + EUR 0.00",
                            "EUR 0.00 + EUR 0.00",
                            "EUR 100.00 + EUR 0.00"),
                    owed(versions, evidence));
        }
        // The change on 16 February cuts that month: the 20 hours from the 20th on leave 4 for March, of whose 10 hours
        // 6 of 740 are down.
        evidence.addAll(List.of(
                Exclusion.of("maintenance", "2026-02-20T00:00:00Z", "2026-02-20T20:00:00Z"),
                Outage.of("2026-02-20T00:00:00Z", "2026-02-20T20:00:00Z")));
        AgreementHistory cut = AgreementHistory.of(without)
                .from(LocalDate.of(2026, 2, 16), agreement(TIERED).build())
                .changing(Change.CUTS_PERIOD);
        assertEquals("EUR 0.00 + EUR 0.00", owed(cut, evidence).get(2));
        assertEquals("EUR 100.00 + EUR 0.00", owed(cut, evidence).get(3));
        // So no result before is needed; where the rule had another shape before, what it used is not known.
        Agreement march = AgreementHistory.of(without)
                .from(LocalDate.of(2026, 3, 1), agreement(TIERED).build())
                .at(LocalDate.of(2026, 3, 1));
        ComplianceEngine engine = ComplianceEngine.of(march);
        EvaluationPeriod period = engine.periodOf(LocalDate.of(2026, 3, 1));
        assertEquals(List.of(), engine.horizon(period).results());
        assertEquals("EUR 0.00 + EUR 0.00", owed(engine.evaluate(period, maintained("2026-03", 10))));
        Agreement monthly = unlimited(TIERED)
                .exclusion(ExclusionRule.announced("maintenance", "maintenance").withAllowance(Duration.ofHours(2)))
                .build();
        AgreementHistory reshaped = AgreementHistory.of(monthly)
                .from(LocalDate.of(2026, 3, 1), agreement(TIERED).build());
        assertEquals("EUR 0.00 + EUR 250.00", owed(reshaped, evidence).get(2));
    }

    private static List<String> owed(AgreementHistory versions, List<Measurement> evidence) {
        List<ComplianceReport> reports = ComplianceEngine.evaluate(
                versions,
                ReferenceData.empty(),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 4, 1),
                History.empty(),
                evidence);
        reports.forEach(CreditWalker::readd);
        return reports.stream().map(LongAllowanceCreditsTest::owed).toList();
    }

    /** A right may have arisen where its limit lies between the bounds, though nearly all time is known. */
    @Test
    void rightsMayHaveArisen() {
        Agreement agreement = agreement(TIERED)
                .severalPeriods(SeveralPeriods.none()
                        .right(ChronicRule.of("deep", Trigger.figure("uptime", "< 99%"), "to terminate"))
                        .right(ChronicRule.of("long", Trigger.down("uptime", "> PT7H"), "to terminate"))
                        .right(ChronicRule.of(
                                "week", Trigger.down("uptime", "> PT5H", Duration.ofDays(7)), "to terminate")))
                .build();
        assertEquals(
                List.of("deep POSSIBLE", "long POSSIBLE", "week POSSIBLE"),
                rights(report(agreement, "2026-03", withoutFebruary(agreement), 10)));
        assertEquals(
                List.of("deep POSSIBLE", "long POSSIBLE", "week ARISEN"),
                rights(report(agreement, "2026-03", withoutJanuary(agreement), 10)));
        assertEquals(List.of("week ARISEN"), rights(report(agreement, "2026-03", complete(agreement), 10)));
    }

    private static List<String> rights(ComplianceReport report) {
        List<String> rights = new ArrayList<>();
        for (Right right : report.sequel().rights()) {
            rights.add(right.rule() + " " + right.standing());
        }
        return rights;
    }

    /** It becomes known that January used 14 hours: nothing is left for March, which owes 250.00 instead of 100.00. */
    @Test
    void aCorrectedMonthIsFollowedIntoThoseThatReadIt() {
        Agreement agreement = agreement(TIERED).build();
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        List<Measurement> then = new ArrayList<>();
        for (String month : List.of("2026-01", "2026-02", "2026-03")) {
            then.addAll(maintained(month, 10));
        }
        List<Measurement> now = new ArrayList<>(then);
        now.addAll(maintained("2026-01", 14));
        History file = History.empty();
        for (ComplianceReport report : engine.evaluate(YearMonth.of(2026, 1), YearMonth.of(2026, 3), then)) {
            file = file.with(report.frozen());
        }
        List<Restatement> restated = engine.restate(file, then, now);
        assertEquals(
                List.of("2026-01", "2026-03"),
                restated.stream().map(each -> each.now().period().label()).toList());
        assertTrue(restated.get(0).readBy().contains("2026-03"), restated.get(0)::toString);
        assertEquals(
                Money.of("150.00", "EUR"), restated.get(1).adjustments().get(0).amount());
    }
}
