package dev.sla4j.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Grid FIVE_MINUTES = Grid.of(Duration.ofMinutes(5));

    @Test
    void fixedUnitsAreAnchoredAtTheEpoch() {
        long t = EpochNanos.parse("2026-03-07T10:07:30Z");
        assertEquals("2026-03-07T10:05Z", EpochNanos.format(FIVE_MINUTES.unitStart(t)));
        assertEquals("2026-03-07T10:10Z", EpochNanos.format(FIVE_MINUTES.unitEnd(t)));
        long bound = EpochNanos.parse("2026-03-07T10:05Z");
        assertEquals(bound, FIVE_MINUTES.unitStart(bound));
        assertEquals(bound, FIVE_MINUTES.unitEnd(bound - 1));
        assertEquals("1969-12-31T23:55Z", EpochNanos.format(FIVE_MINUTES.unitStart(-1)));
        assertEquals(0, FIVE_MINUTES.unitEnd(-1));
    }

    @Test
    void fixedUnitsMayHaveAnotherAnchor() {
        Grid grid = FIVE_MINUTES.anchoredAt(Instant.parse("2026-03-07T10:02:00Z"));
        long t = EpochNanos.parse("2026-03-07T10:01:59Z");
        assertEquals("2026-03-07T09:57Z", EpochNanos.format(grid.unitStart(t)));
        assertEquals("2026-03-07T10:02Z", EpochNanos.format(grid.unitEnd(t)));
        assertEquals(grid, FIVE_MINUTES.anchoredAt(Instant.parse("1950-01-01T00:07:00Z")));
        assertEquals(Instant.parse("1970-01-01T00:02:00Z"), grid.anchor());
    }

    @Test
    void unitsBeyondTheTimeLineAreRefused() {
        Grid hours = Grid.of(Duration.ofHours(1));
        assertEquals(
                "unit of PT1H that contains 1677-09-21T00:12:43.145224192Z must lie between"
                        + " 1677-09-21T00:12:43.145224192Z and 2262-04-11T23:47:16.854775807Z",
                assertThrows(IllegalArgumentException.class, () -> hours.unitStart(EpochNanos.MIN))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> hours.unitEnd(EpochNanos.MAX));
        assertEquals("1677-09-21T01:00Z", EpochNanos.format(hours.unitEnd(EpochNanos.MIN)));
        assertEquals("2262-04-11T23:00Z", EpochNanos.format(hours.unitStart(EpochNanos.MAX)));
        Grid longest = Grid.of(Duration.ofNanos(Long.MAX_VALUE)).anchoredAt(Instant.ofEpochSecond(0, -5));
        assertEquals(-5, longest.unitStart(0));
        assertEquals(Long.MAX_VALUE - 5, longest.unitEnd(0));
        assertEquals(Long.MAX_VALUE - 5, longest.unitStart(Long.MAX_VALUE));
        assertEquals(-5, longest.unitEnd(-6));
    }

    @Test
    void checksItsUnit() {
        assertEquals(
                "unit (PT0S) must be positive",
                assertThrows(IllegalArgumentException.class, () -> Grid.of(Duration.ZERO))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> Grid.of(Duration.ofNanos(-1)));
        assertEquals(
                "unit (PT8784000H) must not be longer than 292 years",
                assertThrows(IllegalArgumentException.class, () -> Grid.of(Duration.ofDays(366_000)))
                        .getMessage());
        assertEquals(
                "unit (PT7H) of a local grid must divide 24 hours",
                assertThrows(IllegalArgumentException.class, () -> Grid.localTime(Duration.ofHours(7), LONDON))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> Grid.localTime(Duration.ofHours(48), LONDON));
    }

    /** Rows: unit, instant, start and end of its unit. London skips 01:00-02:00 on SUN_2026_03_29. */
    @ParameterizedTest
    @CsvSource({
        "PT24H, 2026-03-29T12:00Z, 2026-03-29T00:00Z, 2026-03-29T23:00Z",
        "PT24H, 2026-10-25T12:00Z, 2026-10-24T23:00Z, 2026-10-26T00:00Z",
        "PT24H, 2026-06-10T23:30Z, 2026-06-10T23:00Z, 2026-06-11T23:00Z",
        "PT1H,  2026-03-29T00:59Z, 2026-03-29T00:00Z, 2026-03-29T01:00Z",
        "PT1H,  2026-03-29T01:00Z, 2026-03-29T01:00Z, 2026-03-29T02:00Z",
        "PT2H,  2026-03-29T01:30Z, 2026-03-29T01:00Z, 2026-03-29T03:00Z",
        "PT2H,  2026-03-29T00:30Z, 2026-03-29T00:00Z, 2026-03-29T01:00Z",
        "PT8H,  2026-03-29T00:30Z, 2026-03-29T00:00Z, 2026-03-29T07:00Z",
        "PT1H,  2026-10-25T00:59Z, 2026-10-25T00:00Z, 2026-10-25T02:00Z",
        "PT1H,  2026-10-25T01:30Z, 2026-10-25T00:00Z, 2026-10-25T02:00Z",
        "PT1H,  2026-10-25T02:00Z, 2026-10-25T02:00Z, 2026-10-25T03:00Z",
        "PT30M, 2026-10-25T00:10Z, 2026-10-25T00:00Z, 2026-10-25T00:30Z",
        "PT30M, 2026-10-25T01:10Z, 2026-10-25T00:30Z, 2026-10-25T02:00Z",
        "PT1H,  2026-06-10T10:30Z, 2026-06-10T10:00Z, 2026-06-10T11:00Z"
    })
    void localUnitsInLondon(String unit, String instant, String start, String end) {
        Grid grid = Grid.localTime(Duration.parse(unit), LONDON);
        assertEquals(start, EpochNanos.format(grid.unitStart(EpochNanos.parse(instant))));
        assertEquals(end, EpochNanos.format(grid.unitEnd(EpochNanos.parse(instant))));
    }

    /** Lord Howe Island moves by half an hour: 02:00 becomes 02:30 on SUN_2026_10_04, so that hour has 30 minutes. */
    @Test
    void aUnitSkippedInPartIsShorter() {
        Grid grid = Grid.localTime(Duration.ofHours(1), ZoneId.of("Australia/Lord_Howe"));
        long change = EpochNanos.parse("2026-10-03T15:30Z");
        assertEquals(change, grid.unitStart(change));
        assertEquals(change + Zones.minutes(30), grid.unitEnd(change));
        assertEquals(change - Zones.hours(1), grid.unitStart(change - 1));
    }

    /** India is half an hour off: local hours are not hours of UTC. */
    @Test
    void localUnitsFollowTheOffset() {
        Grid grid = Grid.localTime(Duration.ofHours(1), ZoneId.of("Asia/Kolkata"));
        assertEquals("2026-03-07T10:30Z", EpochNanos.format(grid.unitEnd(EpochNanos.parse("2026-03-07T10:00Z"))));
    }

    @Test
    void accessors() {
        Grid local = Grid.localTime(Duration.ofHours(1), LONDON);
        assertTrue(local.isLocalTime());
        assertFalse(FIVE_MINUTES.isLocalTime());
        assertEquals(LONDON, local.zone());
        assertEquals(Duration.ofMinutes(5), FIVE_MINUTES.unit());
        assertEquals(Instant.EPOCH, FIVE_MINUTES.anchor());
        assertEquals(
                "a fixed grid has no zone: PT5M",
                assertThrows(IllegalStateException.class, FIVE_MINUTES::zone).getMessage());
        assertEquals(
                "a grid of local time is anchored at local midnight: PT1H in Europe/London",
                assertThrows(IllegalStateException.class, () -> local.anchoredAt(Instant.EPOCH))
                        .getMessage());
    }

    @Test
    void equality() {
        Grid moved = FIVE_MINUTES.anchoredAt(Instant.ofEpochSecond(60));
        Grid local = Grid.localTime(Duration.ofMinutes(5), LONDON);
        assertEquals("PT5M from 1970-01-01T00:01Z", moved.toString());
        assertEquals(FIVE_MINUTES, Grid.of(Duration.ofSeconds(300)));
        assertEquals(FIVE_MINUTES.hashCode(), Grid.of(Duration.ofSeconds(300)).hashCode());
        assertEquals(local, Grid.localTime(Duration.ofMinutes(5), LONDON));
        for (Grid other : new Grid[] {moved, local, Grid.of(Duration.ofMinutes(6))}) {
            assertNotEquals(FIVE_MINUTES, other);
            assertNotEquals(FIVE_MINUTES.hashCode(), other.hashCode());
        }
    }
}
