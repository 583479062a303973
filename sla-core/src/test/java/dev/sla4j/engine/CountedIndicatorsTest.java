package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Request;
import dev.sla4j.measurement.Sample;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.Indicator;
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
}
