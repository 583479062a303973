package dev.sla4j.measurement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Probes as columns: what is checked, what is left out, and what a row is. */
class ProbeColumnsTest {
    private static final long[] AT = {1_000, 3_000, 2_000};
    private static final boolean[] GOOD = {true, false, true};

    private static String message(Runnable given) {
        return assertThrows(IllegalArgumentException.class, given::run).getMessage();
    }

    @Test
    void aRowIsAProbe() {
        ProbeColumns columns =
                ProbeColumns.wrap(AT, ChronoUnit.MILLIS, GOOD).on("web").from("prober");
        assertEquals(Probe.good(Instant.ofEpochSecond(1)).on("web").from("prober"), columns.get(0));
        assertEquals(Probe.failed(Instant.ofEpochSecond(3)).on("web").from("prober"), columns.get(1));
        assertEquals(3, columns.size());
        assertEquals("ProbeColumns[3 rows, " + columns.origin() + "]", columns.toString());
    }

    @ParameterizedTest
    @EnumSource(names = {"NANOS", "MICROS", "MILLIS", "SECONDS"})
    void anyUnit(ChronoUnit unit) {
        ProbeColumns columns = ProbeColumns.wrap(new long[] {7}, unit, new boolean[1]);
        assertEquals(Instant.EPOCH.plus(7, unit), columns.get(0).at());
        assertEquals(unit.getDuration().toNanos() * 7, columns.atNanos(0));
    }

    @Test
    void anInstantOutOfRangeIsLeftOutAndSaid() {
        long highest = Long.MAX_VALUE / 1_000_000;
        ProbeColumns columns = ProbeColumns.wrap(
                new long[] {Long.MIN_VALUE, 5, highest + 1, -highest},
                ChronoUnit.MILLIS,
                new boolean[] {false, true, true, false});
        assertEquals(2, columns.size());
        assertTrue(columns.isGood(0));
        assertFalse(columns.isGood(1));
        String rule = " must lie between -" + highest + " and " + highest;
        assertEquals(
                List.of("row 0: at (" + Long.MIN_VALUE + ")" + rule, "row 2: at (" + (highest + 1) + ")" + rule),
                columns.refused().stream().map(Object::toString).toList());
    }

    @Test
    void arraysAreWrapped() {
        boolean[] good = {true};
        ProbeColumns columns = ProbeColumns.wrap(new long[] {0}, ChronoUnit.SECONDS, good);
        good[0] = false;
        assertFalse(columns.on("web").isGood(0));
    }

    @Test
    void checks() {
        assertEquals(
                "at (3 rows) must have as many rows as good (1 rows)",
                message(() -> ProbeColumns.wrap(AT, ChronoUnit.SECONDS, new boolean[1])));
        assertEquals(
                "unit (Days) must be nanoseconds, microseconds, milliseconds or seconds",
                message(() -> ProbeColumns.wrap(AT, ChronoUnit.DAYS, GOOD)));
    }
}
