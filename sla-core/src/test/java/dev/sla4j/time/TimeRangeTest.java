package dev.sla4j.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeRangeTest {

    private static final Instant T10 = Instant.parse("2026-03-07T10:00:00Z");
    private static final Instant T11 = Instant.parse("2026-03-07T11:00:00Z");

    private static TimeRange range(long start, long end) {
        return TimeRange.ofNanos(start, end);
    }

    @Test
    void ofInstants() {
        TimeRange range = TimeRange.of(T10, T11);
        assertEquals(T10, range.start());
        assertEquals(T11, range.end());
        assertEquals(EpochNanos.of(T10), range.startNanos());
        assertEquals(EpochNanos.of(T11), range.endNanos());
        assertEquals(Duration.ofHours(1), range.length());
        assertEquals(3_600_000_000_000L, range.lengthNanos());
        assertFalse(range.isEmpty());
    }

    @Test
    void ofEmpty() {
        TimeRange range = TimeRange.of(T10, T10);
        assertTrue(range.isEmpty());
        assertEquals(0, range.lengthNanos());
        assertFalse(range.contains(T10));
    }

    @Test
    void refusesTheWrongOrder() {
        assertEquals(
                "end (2026-03-07T10:00Z) must not be before start (2026-03-07T11:00Z)",
                assertThrows(IllegalArgumentException.class, () -> TimeRange.of(T11, T10))
                        .getMessage());
    }

    @Test
    void refusesNull() {
        assertEquals(
                "startInclusive",
                assertThrows(NullPointerException.class, () -> TimeRange.of(null, T10))
                        .getMessage());
        assertEquals(
                "endExclusive",
                assertThrows(NullPointerException.class, () -> TimeRange.of(T10, null))
                        .getMessage());
    }

    @Test
    void isAtMost292YearsLong() {
        assertEquals(Long.MAX_VALUE, range(-1, Long.MAX_VALUE - 1).lengthNanos());
        String message = assertThrows(IllegalArgumentException.class, () -> range(-1, Long.MAX_VALUE))
                .getMessage();
        assertEquals(
                "range (1969-12-31T23:59:59.999999999Z/2262-04-11T23:47:16.854775807Z)"
                        + " must not be longer than 9223372036854775807 ns, about 292 years",
                message);
        assertThrows(IllegalArgumentException.class, () -> range(EpochNanos.MIN, EpochNanos.MAX));
    }

    @Test
    void parsesWhatItPrints() {
        TimeRange range = TimeRange.of(T10, T11);
        assertEquals("2026-03-07T10:00Z/2026-03-07T11:00Z", range.toString());
        assertEquals(range, TimeRange.parse(range.toString()));
        assertEquals(range, TimeRange.parse("2026-03-07T11:00+01:00/2026-03-07T11:00:00Z"));
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            long a = random.nextLong() >> 1;
            long b = random.nextLong() >> 1;
            TimeRange any = range(Math.min(a, b), Math.max(a, b));
            assertEquals(any, TimeRange.parse(any.toString()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-07T10:00Z, must be start/end",
        "/2026-03-07T10:00Z, time text () must be",
        "2026-03-07T10:00Z/PT1H, must be an ISO-8601 date-time with an offset",
        "2026-03-07T10:00/2026-03-07T11:00Z, Maybe the offset is missing",
        "2026-03-07T11:00Z/2026-03-07T10:00Z, must not be before start"
    })
    void refusesOtherText(String text, String rule) {
        String message = assertThrows(IllegalArgumentException.class, () -> TimeRange.parse(text))
                .getMessage();
        assertTrue(message.contains(rule), message);
    }

    @Test
    void containsItsStartButNotItsEnd() {
        TimeRange range = TimeRange.of(T10, T11);
        assertTrue(range.contains(T10));
        assertTrue(range.contains(T11.minusNanos(1)));
        assertFalse(range.contains(T10.minusNanos(1)));
        assertFalse(range.contains(T11));
        assertFalse(range.contains(Instant.MAX));
        assertTrue(range(1, 3).containsNanos(1));
        assertTrue(range(1, 3).containsNanos(2));
        assertFalse(range(1, 3).containsNanos(0));
        assertFalse(range(1, 3).containsNanos(3));
    }

    /** Rows: a.start, a.end, b.start, b.end, then encloses, overlaps, abuts, isConnected. */
    @ParameterizedTest
    @CsvSource({
        "1,5, 2,4, true,true,false,true",
        "1,5, 1,5, true,true,false,true",
        "2,4, 1,5, false,true,false,true",
        "1,5, 4,6, false,true,false,true",
        "1,5, 5,6, false,false,true,true",
        "5,6, 1,5, false,false,true,true",
        "1,5, 6,7, false,false,false,false",
        "6,7, 1,5, false,false,false,false",
        "1,5, 3,3, true,false,false,true",
        "1,5, 1,1, true,false,true,true",
        "1,5, 5,5, true,false,true,true",
        "1,5, 6,6, false,false,false,false",
        "3,3, 3,3, true,false,false,true",
        "3,3, 2,4, false,false,false,true"
    })
    void relations(long a, long b, long c, long d, boolean encl, boolean over, boolean abuts, boolean conn) {
        TimeRange x = range(a, b);
        TimeRange y = range(c, d);
        assertEquals(encl, x.encloses(y));
        assertEquals(over, x.overlaps(y));
        assertEquals(over, y.overlaps(x));
        assertEquals(abuts, x.abuts(y));
        assertEquals(abuts, y.abuts(x));
        assertEquals(conn, x.isConnected(y));
        assertEquals(conn, y.isConnected(x));
    }

    @Test
    void intersection() {
        assertEquals(range(4, 5), range(1, 5).intersection(range(4, 6)));
        assertEquals(range(5, 5), range(1, 5).intersection(range(5, 6)));
        assertEquals(range(2, 3), range(1, 5).intersection(range(2, 3)));
        TimeRange a = TimeRange.of(T10, T10.plusSeconds(60));
        TimeRange b = TimeRange.of(T11, T11);
        assertEquals(
                "ranges must be connected: 2026-03-07T10:00Z/2026-03-07T10:01Z and"
                        + " 2026-03-07T11:00Z/2026-03-07T11:00Z",
                assertThrows(IllegalArgumentException.class, () -> a.intersection(b))
                        .getMessage());
    }

    @Test
    void clip() {
        assertEquals(range(2, 4), range(1, 5).clip(range(2, 4)));
        assertEquals(range(2, 4), range(2, 4).clip(range(1, 5)));
        assertEquals(range(4, 5), range(1, 5).clip(range(4, 9)));
        assertEquals(range(6, 6), range(1, 5).clip(range(6, 9)));
        assertEquals(range(9, 9), range(11, 15).clip(range(6, 9)));
    }

    @Test
    void span() {
        assertEquals(range(1, 9), range(1, 2).span(range(8, 9)));
        assertEquals(range(1, 9), range(8, 9).span(range(1, 2)));
        assertEquals(range(1, 9), range(1, 9).span(range(2, 3)));
        assertThrows(
                IllegalArgumentException.class, () -> range(EpochNanos.MIN, 0).span(range(0, 1)));
    }

    @Test
    void equality() {
        assertEquals(range(1, 2), range(1, 2));
        assertEquals(range(1, 2).hashCode(), range(1, 2).hashCode());
        assertNotEquals(range(1, 2), range(1, 3));
        assertNotEquals(range(1, 2), range(0, 2));
        assertNotEquals(range(1, 2).hashCode(), range(1, 3).hashCode());
        assertFalse(range(1, 2).equals((Object) "1/2"));
    }
}
