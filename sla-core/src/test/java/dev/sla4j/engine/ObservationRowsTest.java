package dev.sla4j.engine;

import static dev.sla4j.engine.Days.daily;
import static dev.sla4j.engine.Days.monday;
import static dev.sla4j.engine.Days.only;
import static dev.sla4j.engine.Days.state;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Observed;
import dev.sla4j.target.UnknownInOutage;
import dev.sla4j.value.Ratio;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows of observations in which every one keeps its own weight once the row is confirmed (S5, S6). Minutes of Monday 2 March 2026. */
class ObservationRowsTest {
    private static final Observed TWO_TO_OPEN =
            Downtime.observed().failuresToOpen(2).partlyDown("slow", "25%").partlyDown("poor", "50%");

    /** An expression, evidence, and the weighted down time in minutes that it gives. */
    record Case(String name, Downtime downtime, List<Measurement> evidence, long minutes) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> rows() {
        return Stream.of(
                new Case(
                        "slow 10–11, down 11–12: 60·¼ + 60",
                        TWO_TO_OPEN,
                        List.of(
                                state("00:00", "up"),
                                state("10:00", "slow"),
                                state("11:00", "down"),
                                state("12:00", "up")),
                        75),
                new Case(
                        "down 10–11, slow 11–12: 60 + 60·¼",
                        TWO_TO_OPEN,
                        List.of(
                                state("00:00", "up"),
                                state("10:00", "down"),
                                state("11:00", "slow"),
                                state("12:00", "up")),
                        75),
                new Case(
                        "three to open, slow, poor, slow: 60·¼ + 60·½ + 60·¼",
                        TWO_TO_OPEN.failuresToOpen(3),
                        List.of(
                                state("00:00", "up"),
                                state("10:00", "slow"),
                                state("11:00", "poor"),
                                state("12:00", "slow"),
                                state("13:00", "up")),
                        60),
                new Case(
                        "a row that is not confirmed stays up",
                        TWO_TO_OPEN,
                        List.of(state("00:00", "up"), state("10:00", "poor"), state("11:00", "up")),
                        0),
                new Case(
                        "two to close: a single good one changes nothing, so down 10–12 and slow 12–13",
                        TWO_TO_OPEN.successesToClose(2),
                        List.of(
                                state("00:00", "up"),
                                state("00:01", "up"),
                                state("10:00", "down"),
                                state("10:30", "down"),
                                state("11:00", "up"),
                                state("12:00", "slow"),
                                state("13:00", "up"),
                                state("14:00", "up")),
                        135));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void row(Case row) {
        Agreement agreement = daily(ServiceLevelTarget.of("down", Indicator.totalDowntime(row.downtime())));
        Measurement[] evidence = row.evidence().toArray(Measurement[]::new);
        assertEquals(
                Ratio.of(row.minutes() * 60),
                only(monday(agreement, evidence)).figure().value());
    }

    /** S8: slow 10–11, unknown 11–12 and bridged, down 12–13; what is known of the row keeps its weight, the rest stays unknown. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("bridged")
    void aBridgedRow(Case row) {
        Agreement agreement = daily().policy(UnknownInOutage.BRIDGES)
                .target(ServiceLevelTarget.of("down", Indicator.totalDowntime(row.downtime())))
                .build();
        var result = only(monday(agreement, row.evidence().toArray(Measurement[]::new)));
        assertEquals(Ratio.of(row.minutes() * 60), result.figure().value());
        assertEquals(60L * 60 * 1_000_000_000, result.account().unknown().longValueExact());
    }

    static Stream<Case> bridged() {
        return Stream.of(new Case(
                "60·¼ + 60",
                TWO_TO_OPEN,
                List.of(
                        state("00:00", "up"),
                        state("10:00", "slow"),
                        state("11:00", "unknown"),
                        state("12:00", "down"),
                        state("13:00", "up")),
                75));
    }
}
