package dev.sla4j.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpochNanosTest {

    private static final Instant FIRST = Instant.parse("1677-09-21T00:12:43.145224192Z");
    private static final Instant LAST = Instant.parse("2262-04-11T23:47:16.854775807Z");

    @Test
    void convertsBothEndsOfTheRange() {
        assertEquals(EpochNanos.MIN, EpochNanos.of(FIRST));
        assertEquals(EpochNanos.MAX, EpochNanos.of(LAST));
        assertEquals(FIRST, EpochNanos.toInstant(EpochNanos.MIN));
        assertEquals(LAST, EpochNanos.toInstant(EpochNanos.MAX));
    }

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z, 0",
        "1970-01-01T00:00:00.000000001Z, 1",
        "1969-12-31T23:59:59.999999999Z, -1",
        "1969-12-31T23:59:59Z, -1000000000",
        "1969-12-31T23:59:58.5Z, -1500000000",
        "2026-03-07T10:00:00Z, 1772877600000000000"
    })
    void convertsBothWays(Instant instant, long nanos) {
        assertEquals(nanos, EpochNanos.of(instant));
        assertEquals(instant, EpochNanos.toInstant(nanos));
    }

    @Test
    void refusesInstantsBeyondTheRange() {
        for (Instant beyond : new Instant[] {FIRST.minusNanos(1), LAST.plusNanos(1), Instant.MIN, Instant.MAX}) {
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> EpochNanos.of(beyond));
            assertEquals(
                    "instant (" + beyond + ") must lie between 1677-09-21T00:12:43.145224192Z"
                            + " and 2262-04-11T23:47:16.854775807Z",
                    e.getMessage());
        }
        assertThrows(IllegalArgumentException.class, () -> EpochNanos.parse("2300-01-01T00:00Z"));
    }

    @Test
    void refusesNull() {
        assertEquals(
                "instant",
                assertThrows(NullPointerException.class, () -> EpochNanos.of(null))
                        .getMessage());
        assertEquals(
                "text",
                assertThrows(NullPointerException.class, () -> EpochNanos.parse(null))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-07T10:00Z, 2026-03-07T10:00:00Z",
        "2026-03-07T10:00:05Z, 2026-03-07T10:00:05Z",
        "2026-03-07T10:00:00.5Z, 2026-03-07T10:00:00.500Z",
        "2026-03-07T10:00:00.123456789Z, 2026-03-07T10:00:00.123456789Z",
        "2026-03-07T11:00+01:00, 2026-03-07T10:00:00Z",
        "2026-03-07T11:00+01, 2026-03-07T10:00:00Z",
        "2026-03-07T00:30:00-09:30, 2026-03-07T10:00:00Z",
        "1677-09-21T00:12:43.145224192Z, 1677-09-21T00:12:43.145224192Z"
    })
    void parses(String text, Instant instant) {
        assertEquals(EpochNanos.of(instant), EpochNanos.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-07T10:00, Maybe the offset is missing",
        "2026-03-07T10:00:00.25, Maybe the offset is missing",
        "2026-03-07T24:00Z, Maybe 00:00 of the next day is meant"
    })
    void saysWhatMayBeMeant(String text, String hint) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> EpochNanos.parse(text));
        assertEquals(
                "time text (" + text + ") must be an ISO-8601 date-time with an offset, such as"
                        + " 2026-03-07T10:00Z or 2026-03-07T11:00+01:00\n" + hint,
                e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-03-07",
                "2026-03-07T10Z",
                "2026-02-29T10:00Z",
                "2026-03-07T23:59:60Z",
                "2026-03-07T10:00:00.1234567890Z",
                "2026-03-07T10:00+0100",
                "2026-03-07T10:00+01:00[Europe/Paris]",
                "2026-03-07T10:00Z ",
                "1772877600"
            })
    void refusesOtherText(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> EpochNanos.parse(text))
                .getMessage();
        assertTrue(message.startsWith("time text (" + text + ") must be"), message);
        assertTrue(!message.contains("Maybe"), message);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-07T10:00:00Z, 2026-03-07T10:00Z",
        "2026-03-07T10:00:05Z, 2026-03-07T10:00:05Z",
        "2026-03-07T10:00:00.5Z, 2026-03-07T10:00:00.5Z",
        "2026-03-07T10:00:00.01Z, 2026-03-07T10:00:00.01Z",
        "2026-03-07T10:00:00.000000001Z, 2026-03-07T10:00:00.000000001Z",
        "1969-12-31T23:59:59.9Z, 1969-12-31T23:59:59.9Z",
        "1677-09-21T00:12:43.145224192Z, 1677-09-21T00:12:43.145224192Z"
    })
    void formatsTheShortestText(Instant instant, String text) {
        assertEquals(text, EpochNanos.format(EpochNanos.of(instant)));
        assertEquals(instant, EpochNanos.toInstant(EpochNanos.parse(text)));
    }

    @Test
    void saturatesAtTheLimits() {
        assertEquals(EpochNanos.MAX, EpochNanos.saturated(Long.MAX_VALUE, 0));
        assertEquals(EpochNanos.MIN, EpochNanos.saturated(Long.MIN_VALUE, 999_999_999));
        assertEquals(-1_500_000_000L, EpochNanos.saturated(-2, 500_000_000));
        long last = LAST.getEpochSecond();
        long first = FIRST.getEpochSecond();
        assertEquals(EpochNanos.MAX, EpochNanos.saturated(last + 1, 0));
        assertEquals(EpochNanos.MAX, EpochNanos.saturated(last, 854_775_808));
        assertEquals(EpochNanos.MAX - 7, EpochNanos.saturated(last, 854_775_800));
        assertEquals(EpochNanos.MIN, EpochNanos.saturated(first - 1, 999_999_999));
        assertEquals(EpochNanos.MIN, EpochNanos.saturated(first, 145_224_191));
        assertEquals(EpochNanos.MIN + 8, EpochNanos.saturated(first, 145_224_200));
    }
}
