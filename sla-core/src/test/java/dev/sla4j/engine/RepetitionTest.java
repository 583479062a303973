package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.CreditGroup;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.agreement.Settlement;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Watched;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.penalty.PerUnit;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.History;
import dev.sla4j.report.InKind;
import dev.sla4j.report.Remark;
import dev.sla4j.settlement.CreditWalker;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.ReportedOutages;
import dev.sla4j.target.Scope;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import dev.sla4j.value.Rounding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** C74: amounts that count more often where a miss is repeated in the next period. */
class RepetitionTest {
    private static final Instant THU_2026_01_01 = Instant.parse("2026-01-01T00:00:00Z");
    /** 1000 hours, so that an hour is a tenth of a percent. */
    private static final Duration PERIOD = Duration.ofHours(1000);

    private static final Penalty P72 = Penalty.tiered()
            .row(Limit.parse(">= 98% and <= 98.9%"), Amount.points("1"))
            .row(Limit.parse(">= 97% and <= 97.9%"), Amount.points("2"))
            .row(Limit.parse(">= 96% and <= 96.9%"), Amount.points("3"))
            .row(Limit.parse("< 96%"), Amount.points("4"))
            .rounded(Rounding.of(1, RoundingMode.HALF_UP))
            .repeated("2");

    private static ServiceLevelTarget kpi(Penalty penalty) {
        return ServiceLevelTarget.of("kpi", Indicator.availability())
                .atLeast("99%")
                .penalty(penalty);
    }

    private static Agreement.Builder agreement(ServiceLevelTarget target) {
        return Agreement.builder("services")
                .zone("UTC")
                .cycle(EvaluationCycle.fixedLength(PERIOD, THU_2026_01_01))
                .from(LocalDate.of(2026, 1, 1))
                .fee("charges", Money.of("100000.00", "GBP"))
                .target(target);
    }

    private static Instant start(int period) {
        return THU_2026_01_01.plus(PERIOD.multipliedBy(period));
    }

    /** A report for each period, which is down for so many hours. */
    private static List<ComplianceReport> reports(Agreement agreement, int... hours) {
        List<Measurement> outages = new ArrayList<>();
        for (int i = 0; i < hours.length; i++) {
            outages.add(Outage.of(start(i).plus(Duration.ofHours(1)), start(i).plus(Duration.ofHours(1L + hours[i]))));
        }
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        List<ComplianceReport> reports =
                engine.evaluate(period(engine, 0), period(engine, hours.length - 1), History.empty(), outages);
        reports.forEach(CreditWalker::readd);
        return reports;
    }

    private static EvaluationPeriod period(ComplianceEngine engine, int index) {
        return engine.agreement()
                .cycle()
                .periodContaining(start(index), engine.agreement().zone());
    }

    private static String points(ComplianceReport report) {
        InKind owed = report.target("kpi").inKind();
        return owed == null
                ? "0"
                : owed.certain().points().toDecimalExact().toPlainString()
                        + (owed.most().equals(owed.certain())
                                ? ""
                                : " to " + owed.most().points().toDecimalExact().toPlainString());
    }

    private static List<String> points(List<ComplianceReport> reports) {
        return reports.stream().map(RepetitionTest::points).toList();
    }

    private static List<String> money(List<ComplianceReport> reports) {
        return reports.stream()
                .map(report -> report.credits().total()
                        + (report.credits().disputed().isZero()
                                ? ""
                                : " + " + report.credits().disputed()))
                .toList();
    }

    /** The window of the day before overlaps this one: the same failure would be its own repetition. */
    @Test
    void windowsThatOverlapRepeatNothing() {
        Agreement.Builder rolling = Agreement.builder("r")
                .zone("UTC")
                .cycle(EvaluationCycle.rolling(Duration.ofDays(30)))
                .target(kpi(P72));
        String message =
                assertThrows(IllegalArgumentException.class, rolling::build).getMessage();
        assertTrue(
                message.contains(
                        "cycle (rolling PT720H) must have periods that follow each other for rules over several"
                                + " periods"),
                message);
    }

    /** P72, golden: 96.5 / 98.5 / 96.5 % in consecutive periods are 3, 2 and 6 points. */
    @Test
    void p72RepeatedFailuresAreDoubled() {
        assertEquals(List.of("3", "2", "6"), points(reports(agreement(kpi(P72)).build(), 35, 15, 35)));
        // What was kept in between begins anew; what is repeated again is not doubled again.
        assertEquals(
                List.of("3", "0", "3", "6", "6", "8"),
                points(reports(agreement(kpi(P72)).build(), 35, 5, 35, 35, 35, 45)));
    }

    /** C74: the first point of a period is free, further ones cost 1 % of the charges each. */
    @Test
    void p72TheFreeAllowanceIsOfThePointsAsTheyCount() {
        CreditGroup group = CreditGroup.of("points", "kpi")
                .points(Penalty.of(Driver.POINTS.beyond("1"), PerUnit.of("1", Amount.share("1%"))));
        Agreement agreement =
                agreement(kpi(P72)).settlement(Settlement.SUM.group(group)).build();
        // 3 − 1, 2 − 1 and 6 − 1 points.
        assertEquals(List.of("GBP 2000.00", "GBP 1000.00", "GBP 5000.00"), money(reports(agreement, 35, 15, 35)));
    }

    /** Money is multiplied before it is held at a cap, by any factor. */
    @Test
    void repeatedMoneyIsHeldAtTheCap() {
        Penalty penalty = Penalty.flat("10%").repeated("1.5").capped("12%");
        List<ComplianceReport> reports = reports(agreement(kpi(penalty)).build(), 35, 15);
        assertEquals(List.of("GBP 10000.00", "GBP 12000.00"), money(reports));
        String text = reports.get(1).explanation().toText();
        assertTrue(text.contains("too, so it counts 1.5 times"), text);
    }

    /** S30: a result that is needed and missing leaves the repetition open. */
    @Test
    void withoutTheResultBeforeOnceIsCertain() {
        ComplianceEngine engine = ComplianceEngine.of(agreement(kpi(P72)).build());
        EvaluationPeriod second = period(engine, 1);
        assertEquals(List.of(period(engine, 0)), engine.horizon(second).results());
        ComplianceReport report =
                engine.evaluate(second, List.of(Outage.of(start(1), start(1).plus(Duration.ofHours(15)))));
        CreditWalker.readd(report);
        assertEquals("1 to 2", points(report));
        assertEquals(Remark.Kind.MISSING_RESULT, report.remarks().get(0).kind());
        ComplianceReport money = ComplianceEngine.of(
                        agreement(kpi(Penalty.flat("10%").repeated("2"))).build())
                .evaluate(second, List.of(Outage.of(start(1), start(1).plus(Duration.ofHours(15)))));
        CreditWalker.readd(money);
        assertEquals(List.of("GBP 10000.00 + GBP 10000.00"), money(List.of(money)));
        String text = money.explanation().toText();
        assertTrue(text.contains("too is not known; on this reading it counts once\n"), text);
        assertTrue(text.contains("too is not known; on this reading it counts 2 times\n"), text);
        // Before the term nothing was missed.
        assertEquals(List.of("3"), points(reports(agreement(kpi(P72)).build(), 35)));
    }

    /** What is undetermined before may have been missed. */
    @Test
    void anUndeterminedVerdictBeforeLeavesItOpen() {
        ServiceLevelTarget watched = kpi(P72).policy(ReportedOutages.WATCHED_ONLY);
        ComplianceEngine engine = ComplianceEngine.of(agreement(watched).build());
        List<Measurement> evidence = List.of(
                Watched.of(TimeRange.of(start(0).plus(Duration.ofHours(900)), start(2))),
                Outage.of(start(1), start(1).plus(Duration.ofHours(15))));
        List<ComplianceReport> reports =
                engine.evaluate(period(engine, 0), period(engine, 1), History.empty(), evidence);
        assertEquals("UNDETERMINED", reports.get(0).target("kpi").verdict().name());
        assertEquals("1 to 2", points(reports.get(1)));
    }

    /** Under scope each every subject repeats its own misses only. */
    @Test
    void everySubjectRepeatsItsOwnMisses() {
        ServiceLevelTarget each = kpi(Penalty.flat("1%").repeated("2")).scope(Scope.each("a", "b"));
        ComplianceEngine engine = ComplianceEngine.of(agreement(each).build());
        List<Measurement> outages = List.of(
                Outage.of(start(0), start(0).plus(Duration.ofHours(35))).on("a"),
                Outage.of(start(1), start(1).plus(Duration.ofHours(35))).on("a"),
                Outage.of(start(1), start(1).plus(Duration.ofHours(35))).on("b"));
        List<ComplianceReport> reports =
                engine.evaluate(period(engine, 0), period(engine, 1), History.empty(), outages);
        reports.forEach(CreditWalker::readd);
        // 1 % for a; 2 % for a and 1 % for b.
        assertEquals(List.of("GBP 1000.00", "GBP 3000.00"), money(reports));
    }

    /** A subject that was not there before repeats nothing, whoever else missed; months are closed with their own evidence. */
    @Test
    void aNewSubjectRepeatsNothing() {
        ServiceLevelTarget each = kpi(Penalty.flat("1%").repeated("2")).scope(Scope.each());
        ComplianceEngine engine = ComplianceEngine.of(agreement(each).build());
        List<Outage> first =
                List.of(Outage.of(start(0), start(0).plus(Duration.ofHours(35))).on("a"));
        List<Outage> second =
                List.of(Outage.of(start(1), start(1).plus(Duration.ofHours(35))).on("b"));
        ComplianceReport before = engine.evaluate(period(engine, 0), first);
        ComplianceReport report =
                engine.evaluate(period(engine, 1), History.empty().with(before), second);
        CreditWalker.readd(report);
        assertEquals(List.of("GBP 1000.00"), money(List.of(report)));
    }

    /** What is paid by units although the promise is kept is no repeat failure. */
    @Test
    void aPromiseThatIsKeptNowRepeatsNothing() {
        Penalty penalty = Penalty.each("PT1H", "1%").repeated("2");
        // 35 hours; 5 hours are 99.5 % and kept; 35 hours after a period that was kept; 15 hours, missed again.
        assertEquals(
                List.of("GBP 35000.00", "GBP 5000.00", "GBP 35000.00", "GBP 30000.00"),
                money(reports(agreement(kpi(penalty)).build(), 35, 5, 35, 15)));
    }

    /** Where it is not known whether the promise is kept now, once is certain. */
    @Test
    void anUndeterminedVerdictNowLeavesItOpen() {
        ServiceLevelTarget watched =
                kpi(Penalty.each("PT1H", "1%").repeated("2")).policy(ReportedOutages.WATCHED_ONLY);
        ComplianceEngine engine = ComplianceEngine.of(agreement(watched).build());
        List<Measurement> evidence = List.of(
                Watched.of(TimeRange.of(start(0), start(1).plus(Duration.ofHours(900)))),
                Outage.of(start(0), start(0).plus(Duration.ofHours(15))),
                Outage.of(start(1), start(1).plus(Duration.ofHours(5))));
        ComplianceReport report = engine.evaluate(period(engine, 0), period(engine, 1), History.empty(), evidence)
                .get(1);
        CreditWalker.readd(report);
        assertEquals("UNDETERMINED", report.target("kpi").verdict().name());
        // 5 hours once; 5 and the unknown 100 hours twice.
        assertEquals(List.of("GBP 5000.00 + GBP 205000.00"), money(List.of(report)));
    }

    @Test
    void whatCannotBeRepeatedIsRefused() {
        assertEquals(new BigDecimal("2"), P72.repeated());
        assertEquals(
                "repeated (1) must be above 1",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Penalty.flat("10%").repeated("1.0"))
                        .getMessage());
        ServiceLevelTarget without =
                ServiceLevelTarget.of("kpi", Indicator.availability()).penalty(P72);
        assertTrue(assertThrows(
                        IllegalArgumentException.class, () -> agreement(without).build())
                .getMessage()
                .contains("must have an objective that can be missed"));
        Penalty points =
                Penalty.of(Driver.POINTS, PerUnit.of("1", Amount.share("1%"))).repeated("2");
        assertTrue(assertThrows(
                        IllegalArgumentException.class,
                        () -> agreement(kpi(P72))
                                .settlement(Settlement.SUM.group(
                                        CreditGroup.of("points", "kpi").points(points)))
                                .build())
                .getMessage()
                .contains("repeated (2) must be stated for the targets"));
    }
}
