package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.report.Comparison;
import dev.sla4j.report.Comparison.Measured;
import dev.sla4j.report.Comparison.Side;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Selection;
import dev.sla4j.time.Schedule;
import dev.sla4j.value.Enclosed;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two figures of one measure beside each other. */
class ComparisonTest {
    private static final List<Measurement> ONE_HOUR = List.of(Outage.of("2026-03-07T10:00Z", "2026-03-07T11:00Z"));
    private static final List<Measurement> THREE_HOURS = List.of(Outage.of("2026-03-09T10:00Z", "2026-03-09T13:00Z"));

    private static Measured measured(String id, ServiceLevelTarget target, List<Measurement> log) {
        Agreement agreement =
                Agreement.builder(id).zone("UTC").monthly().target(target).build();
        return new Measured(
                agreement,
                ComplianceEngine.of(agreement)
                        .evaluate(YearMonth.of(2026, 3), log)
                        .result(),
                target.id());
    }

    private static ServiceLevelTarget uptime() {
        return ServiceLevelTarget.of("uptime", Indicator.availability()).atLeast("99.8%");
    }

    /** March has 744 hours: 743/744 and 741/744. */
    @Test
    void theDifferenceIsExact() {
        Comparison comparison =
                Comparison.of(measured("acme", uptime(), ONE_HOUR), measured("wires", uptime(), THREE_HOURS));
        assertEquals(Ratio.of(-2, 744), comparison.least());
        assertEquals(Ratio.of(-2, 744), comparison.most());
        assertEquals(List.of(), comparison.measuredOtherwise());
        assertEquals("""
                acme, uptime, 2026-03                           ≈99.87 %, MET
                wires, uptime, 2026-03                          ≈99.60 %, MISSED
                difference, the second less the first           − ≈0.268817 percentage points
                """, comparison.toText());
    }

    @Test
    void whatWasMeasuredOtherwiseIsNamed() {
        Schedule day = Schedule.weekly("UTC").monToFri("09:00", "17:00");
        Comparison comparison = Comparison.of(
                measured("acme", uptime(), ONE_HOUR), measured("wires", uptime().during(day), THREE_HOURS));
        assertEquals(List.of("service hours"), comparison.measuredOtherwise());
    }

    /** S3: what begins within the period is measured from there on, and an hour weighs more in it. */
    @Test
    void aTermThatBeginsWithinThePeriodIsNamed() {
        Agreement late = Agreement.builder("wires")
                .zone("UTC")
                .monthly()
                .from(LocalDate.of(2026, 3, 6))
                .target(uptime())
                .build();
        Measured since = new Measured(
                late,
                ComplianceEngine.of(late)
                        .evaluate(YearMonth.of(2026, 3), ONE_HOUR)
                        .result(),
                "uptime");
        assertEquals(
                List.of("term"),
                Comparison.of(measured("acme", uptime(), ONE_HOUR), since).measuredOtherwise());
    }

    @Test
    void timesAreComparedAsTimes() {
        ServiceLevelTarget longest = ServiceLevelTarget.of(
                "longest", Indicator.downtime(DowntimeStatistic.Kind.LONGEST, Downtime.reported()));
        Comparison comparison =
                Comparison.of(measured("acme", longest, ONE_HOUR), measured("wires", longest, THREE_HOURS));
        assertEquals(Ratio.of(7200), comparison.least());
        assertEquals(
                "difference, the second less the first           + 2 h",
                comparison.toText().lines().skip(2).findFirst().orElseThrow());
    }

    @Test
    void otherMeasuresAreRefused() {
        Measured uptime = measured("acme", uptime(), ONE_HOUR);
        ServiceLevelTarget total = ServiceLevelTarget.of("total", Indicator.totalDowntime(Downtime.reported()));
        IllegalArgumentException units = assertThrows(
                IllegalArgumentException.class, () -> Comparison.of(uptime, measured("wires", total, ONE_HOUR)));
        assertEquals(
                "target total of wires (DowntimeStatistic TOTAL, TIME) must be of the same measure as target uptime of"
                        + " acme (Availability, SHARE)",
                units.getMessage());
        ServiceLevelTarget good =
                ServiceLevelTarget.of("good", Indicator.share(Selection.requests(), Condition.is("outcome", "good")));
        assertThrows(IllegalArgumentException.class, () -> Comparison.of(uptime, measured("wires", good, ONE_HOUR)));
        ServiceLevelTarget longest = ServiceLevelTarget.of(
                "longest", Indicator.downtime(DowntimeStatistic.Kind.LONGEST, Downtime.reported()));
        assertThrows(
                IllegalArgumentException.class,
                () -> Comparison.of(measured("acme", total, ONE_HOUR), measured("wires", longest, ONE_HOUR)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Comparison(side(Figure.count(3)), side(Figure.share(Ratio.ONE)), List.of()));
    }

    @Test
    void whatIsNotMeasuredHasNoDifference() {
        Comparison comparison = new Comparison(side(Figure.none()), side(Figure.count(3)), List.of());
        assertNull(comparison.least());
        assertNull(comparison.most());
    }

    /** Of enclosed figures the least and the most difference are certain. */
    @Test
    void enclosedFiguresGiveBounds() {
        Figure about = new Enclosed(Ratio.of(1, 4), Ratio.of(1, 2), Figure.Unit.SHARE);
        Comparison comparison = new Comparison(side(Figure.share(Ratio.of(1, 8))), side(about), List.of("policies"));
        assertEquals(Ratio.of(1, 8), comparison.least());
        assertEquals(Ratio.of(3, 8), comparison.most());
    }

    private static Side side(Figure figure) {
        return new Side("a", "t", "2026-03", figure, Verdict.MET, Ratio.ONE);
    }
}
