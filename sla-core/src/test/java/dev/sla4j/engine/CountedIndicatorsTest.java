package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Request;
import dev.sla4j.measurement.Sample;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Over;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Statistic;
import dev.sla4j.time.Schedule;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Money;
import dev.sla4j.value.Ratio;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures that count single things: C03, C09, C10, C11. */
class CountedIndicatorsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-03-02T23:00:00Z");

    private static ComplianceReport report(ServiceLevelTarget target, Measurement... measurements) {
        Agreement agreement = Agreement.builder("a")
                .provider("p")
                .customer("c")
                .zone("UTC")
                .monthly()
                .fee("fee", Money.of("100.00", "EUR"))
                .target(target)
                .build();
        return ComplianceEngine.of(agreement).evaluate(YearMonth.of(2026, 3), List.of(measurements));
    }

    @Test
    void goodRatioLeavesOutWhatIsNotSelected_C03_C09() {
        ServiceLevelTarget target = ServiceLevelTarget.of(
                        "success", Indicator.goodRatio(Selection.requests().except("outcome", "throttled")))
                .atLeast("99%");
        ComplianceReport report = report(
                target,
                Request.good(NOON, Duration.ofMillis(5)),
                Request.good(NOON, Duration.ofMillis(5)),
                Request.failed(NOON),
                Request.of(NOON, "throttled", Duration.ZERO));
        assertEquals(Figure.share(Ratio.of(2, 3)), report.target("success").figure());
        assertEquals(Verdict.MISSED, report.target("success").verdict());
        assertTrue(report.explanation().toText().contains("good over all = 2 ÷ 3"), report.explanation()::toText);
    }

    @Test
    void percentilePromiseIsTheShareWithinTheLimit_S18_C10() {
        ServiceLevelTarget target = ServiceLevelTarget.of(
                        "p50", Indicator.withinLimit(Selection.requests(), Quantity.latency(), "<= PT0.3S"))
                .atLeast("50%");
        assertEquals(
                Verdict.MET,
                report(target, Request.good(NOON, Duration.ofMillis(300)), Request.good(NOON, Duration.ofMillis(301)))
                        .target("p50")
                        .verdict());
    }

    @Test
    void serviceHoursLeaveThingsOut() {
        ServiceLevelTarget target = ServiceLevelTarget.of("success", Indicator.goodRatio(Selection.requests()))
                .atLeast("99%")
                .during(Schedule.weekly("UTC").monToFri("09:00", "17:00"));
        ComplianceReport report = report(target, Request.good(NOON, Duration.ZERO), Request.failed(NIGHT));
        assertEquals(Verdict.MET, report.target("success").verdict());
        assertEquals(1, report.target("success").counts().excluded());
    }

    @Test
    void meanOfSamplesIsExact_C11() {
        ServiceLevelTarget target = ServiceLevelTarget.of(
                "mos", Indicator.statistic(Statistic.Kind.MEAN, Selection.samples("mos"), Quantity.value()));
        ComplianceReport report = report(
                target,
                Sample.of(NOON, "mos", "0.999"),
                Sample.of(NOON, "mos", "0.998"),
                Sample.of(NOON, "mos", "0.9995"),
                Sample.of(NOON, "temperature", "30"));
        assertEquals(Figure.amount(Ratio.of(29965, 30000)), report.target("mos").figure());
    }

    @Test
    void nothingCountedIsNeverMet_S9() {
        ServiceLevelTarget target = ServiceLevelTarget.of("success", Indicator.goodRatio(Selection.requests()))
                .atLeast("99%");
        assertEquals(Verdict.UNDETERMINED, report(target).target("success").verdict());
    }

    @Test
    void penaltyOfDownTimeNeedsDownTime() {
        ServiceLevelTarget target = ServiceLevelTarget.of("success", Indicator.goodRatio(Selection.requests()));
        assertThrows(IllegalArgumentException.class, () -> target.penalty(Penalty.ofLostTime("100%")));
    }

    /** S10: nothing is down that could use up the allowance, so the windows do: of 15 hours one is excused. */
    @Test
    void anAllowanceIsUsedUpByTheWindowsWhereThingsAreCounted_S10() {
        ServiceLevelTarget target = ServiceLevelTarget.of("success", Indicator.goodRatio(Selection.requests()))
                .atLeast("99%");
        Agreement agreement = Agreement.builder("a")
                .zone("UTC")
                .monthly()
                .exclusion(ExclusionRule.announced("maintenance", "maintenance").withAllowance(Duration.ofHours(1)))
                .target(target)
                .build();
        ComplianceReport report = ComplianceEngine.of(agreement)
                .evaluate(
                        YearMonth.of(2026, 3),
                        List.of(
                                Exclusion.of("maintenance", "2026-03-02T11:00Z", "2026-03-03T02:00Z"),
                                Request.failed(NOON.minus(Duration.ofMinutes(30))),
                                Request.failed(NOON.plus(Duration.ofMinutes(30)))));
        assertEquals(1, report.target("success").counts().bad());
        assertEquals(1, report.target("success").counts().excluded());
    }

    /** A part of a combination is measured as if it stood alone: what is excluded for it leaves both terms (S11). */
    @Test
    void anExclusionOfAPartActsOnItsOwnFigure_S11() {
        Agreement agreement = Agreement.builder("a")
                .zone("UTC")
                .monthly()
                .exclusion(ExclusionRule.announced("maintenance", "maintenance"))
                .target(ServiceLevelTarget.of(
                        "lowest",
                        Indicator.lowest(Over.indicators(
                                Indicator.availability(Downtime.reported().on("rack")),
                                Indicator.availability(Downtime.reported().on("web"))))))
                .build();
        ComplianceReport report = ComplianceEngine.of(agreement)
                .evaluate(
                        YearMonth.of(2026, 3),
                        List.of(
                                Outage.of("2026-03-07T00:00Z", "2026-03-08T00:00Z")
                                        .on("rack"),
                                Exclusion.of("maintenance", "2026-03-07T00:00Z", "2026-03-07T12:00Z")
                                        .on("rack")));
        assertEquals(Figure.share(Ratio.of(720, 732)), report.target("lowest").figure());
    }

    @Test
    void samplesOfAMetricThatNothingReadsAreNamed_S30() {
        ServiceLevelTarget target = ServiceLevelTarget.of("complaints", Indicator.count(Selection.samples("complant")));
        assertTrue(report(target, Sample.of(NOON, "complaint", "1")).remarks().stream()
                .anyMatch(remark -> remark.text().contains("samples of the metric complaint")));
    }
}
