package dev.sla4j.measurement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Samples as columns: what is checked, what is left out, and what a row is. */
class SampleColumnsTest {
    private static final long[] AT = {1_000, 3_000, 2_000};
    private static final long[] VALUE = {421, -5, 0};

    private static String message(Runnable given) {
        return assertThrows(IllegalArgumentException.class, given::run).getMessage();
    }

    @Test
    void aRowIsASample() {
        SampleColumns columns = SampleColumns.wrap("mos", AT, ChronoUnit.MILLIS, VALUE, 2)
                .on("web")
                .from("probe")
                .attribute("country", "NZ");
        Sample expected = Sample.of(Instant.ofEpochSecond(1), "mos", "4.21")
                .on("web")
                .from("probe")
                .attribute("country", "NZ");
        assertEquals(expected, columns.get(0));
        assertEquals("-0.05", columns.get(1).value().toPlainString());
        assertEquals("0.00", columns.get(2).value().toPlainString());
        assertEquals(3, columns.size());
        assertEquals("mos", columns.metric());
        assertEquals(Map.of("country", "NZ"), columns.origin().attributes());
    }

    @ParameterizedTest
    @EnumSource(names = {"NANOS", "MICROS", "MILLIS", "SECONDS"})
    void anyUnit(ChronoUnit unit) {
        SampleColumns columns = SampleColumns.wrap("x", new long[] {7}, unit, new long[] {1}, 0);
        assertEquals(Instant.EPOCH.plus(7, unit), columns.get(0).at());
        assertEquals(unit.getDuration().toNanos() * 7, columns.atNanos(0));
    }

    @Test
    void anInstantOutOfRangeIsLeftOutAndSaid() {
        long highest = Long.MAX_VALUE / 1_000_000;
        SampleColumns columns = SampleColumns.wrap(
                "x",
                new long[] {Long.MIN_VALUE, 5, highest + 1, -highest},
                ChronoUnit.MILLIS,
                new long[] {1, 2, 3, 4},
                1);
        assertEquals(2, columns.size());
        assertEquals("0.2", columns.get(0).value().toPlainString());
        assertEquals("0.4", columns.get(1).value().toPlainString());
        String rule = " must lie between -" + highest + " and " + highest;
        assertEquals(
                List.of("row 0: at (" + Long.MIN_VALUE + ")" + rule, "row 2: at (" + (highest + 1) + ")" + rule),
                columns.refused().stream().map(Object::toString).toList());
    }

    @Test
    void arraysAreWrapped() {
        long[] value = {1};
        SampleColumns columns = SampleColumns.wrap("x", new long[] {0}, ChronoUnit.SECONDS, value, 0);
        value[0] = 9;
        assertEquals("9", columns.on("web").get(0).value().toPlainString());
    }

    @Test
    void checks() {
        ChronoUnit unit = ChronoUnit.SECONDS;
        assertEquals(
                "at (3 rows) must have as many rows as value (1 rows)",
                message(() -> SampleColumns.wrap("x", AT, unit, new long[1], 0)));
        assertEquals("scale (-1) must be 0 to 18", message(() -> SampleColumns.wrap("x", AT, unit, VALUE, -1)));
        assertEquals("scale (19) must be 0 to 18", message(() -> SampleColumns.wrap("x", AT, unit, VALUE, 19)));
        assertEquals("metric must not be blank", message(() -> SampleColumns.wrap(" ", AT, unit, VALUE, 0)));
        assertEquals(
                "unit (Days) must be nanoseconds, microseconds, milliseconds or seconds",
                message(() -> SampleColumns.wrap("x", AT, ChronoUnit.DAYS, VALUE, 0)));
    }
}
