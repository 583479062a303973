package dev.sla4j.time;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSetTest {

    private static final Grid MINUTES = Grid.of(Duration.ofMinutes(1));

    private static TimeSet set(long... bounds) {
        return TimeSet.ofSorted(bounds, bounds.length / 2);
    }

    private static TimeRange range(long start, long end) {
        return TimeRange.ofNanos(start, end);
    }

    @Test
    void emptyHasNoRangesAndNoSpan() {
        assertTrue(TimeSet.EMPTY.isEmpty());
        assertEquals(0, TimeSet.EMPTY.size());
        assertEquals(List.of(), TimeSet.EMPTY.ranges());
        assertEquals(0, TimeSet.EMPTY.lengthNanos());
        assertEquals("{}", TimeSet.EMPTY.toString());
        assertFalse(TimeSet.EMPTY.contains(Instant.EPOCH));
        assertEquals(
                "an empty set has no span",
                assertThrows(IllegalStateException.class, TimeSet.EMPTY::span).getMessage());
        assertSame(TimeSet.EMPTY, TimeSet.of());
        assertSame(TimeSet.EMPTY, TimeSet.of(range(5, 5)));
        assertEquals(TimeSet.EMPTY, set(1, 2).minus(set(0, 3)));
        assertEquals(set(1, 2), TimeSet.EMPTY.union(set(1, 2)));
        assertEquals(set(1, 2), set(1, 2).union(TimeSet.EMPTY));
        assertEquals(set(1, 2), TimeSet.EMPTY.complementWithin(range(1, 2)));
    }

    /** peer-defects D14: 10:00-11:00 and 10:30-11:30 are 90 minutes, not 120. */
    @Test
    void overlappingOutagesCountOnce() {
        TimeSet down = TimeSet.of(
                TimeRange.parse("2026-03-07T10:30Z/2026-03-07T11:30Z"),
                TimeRange.parse("2026-03-07T10:00Z/2026-03-07T11:00Z"));
        assertEquals(Duration.ofMinutes(90), down.length());
        assertEquals("{2026-03-07T10:00Z/2026-03-07T11:30Z}", down.toString());
    }

    @Test
    void touchingRangesAreJoined() {
        assertEquals(set(1, 3), TimeSet.of(range(2, 3), range(1, 2)));
        assertEquals(set(1, 3), TimeSet.of(range(1, 2), range(2, 3)));
        assertEquals(set(1, 3), set(1, 2).union(set(2, 3)));
        assertEquals(set(1, 2, 3, 4), TimeSet.of(range(3, 4), range(1, 2)));
    }

    @Test
    void ofSortedCopiesAndChecks() {
        long[] bounds = {1, 2, 4, 7, 99, 0};
        TimeSet set = TimeSet.ofSorted(bounds, 2);
        bounds[0] = -1;
        assertEquals(List.of(range(1, 2), range(4, 7)), set.ranges());
        assertEquals(
                "bounds[2] (1970-01-01T00:00:00.000000002Z) must be after bounds[1]"
                        + " (1970-01-01T00:00:00.000000002Z)",
                assertThrows(IllegalArgumentException.class, () -> set(1, 2, 2, 3))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> set(2, 2));
        assertEquals(
                "ranges (3) must be between 0 and half of the 5 bounds",
                assertThrows(IllegalArgumentException.class, () -> TimeSet.ofSorted(new long[5], 3))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> TimeSet.ofSorted(new long[5], -1));
        assertEquals(TimeSet.EMPTY, TimeSet.ofSorted(new long[5], 0));
    }

    @Test
    void theSpanIsAtMost292Years() {
        assertEquals(Long.MAX_VALUE, set(-1, 0, 5, Long.MAX_VALUE - 1).span().lengthNanos());
        assertThrows(IllegalArgumentException.class, () -> set(-1, 0, 5, Long.MAX_VALUE));
        assertThrows(
                IllegalArgumentException.class,
                () -> set(EpochNanos.MIN, EpochNanos.MIN + 1).union(set(0, EpochNanos.MAX)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-03-07T10:00Z/2026-03-07T11:00Z",
                "{2026-03-07T10:00Z}",
                "{2026-03-07T10:00Z/2026-03-07T11:00Z,}",
                "{2026-03-07T10:00Z/2026-03-07T11:00Z"
            })
    void refusesOtherText(String text) {
        assertThrows(IllegalArgumentException.class, () -> TimeSet.parse(text));
    }

    @Test
    void parsesRangesInAnyOrder() {
        assertEquals(
                "{2026-03-07T10:00Z/2026-03-07T11:00Z, 2026-03-07T12:00Z/2026-03-07T13:00Z}",
                TimeSet.parse("{2026-03-07T12:00Z/2026-03-07T13:00Z,2026-03-07T11:00+01:00/2026-03-07T11:00Z}")
                        .toString());
        assertSame(TimeSet.EMPTY, TimeSet.parse("{}"));
        assertSame(TimeSet.EMPTY, TimeSet.parse("{ }"));
    }

    @Test
    void builderGoesOnAfterBuilding() {
        TimeSet.Builder builder = TimeSet.builder();
        for (int i = 100; i > 0; i--) {
            builder.add(3L * i, 3L * i + 1);
        }
        assertEquals(
                builder, builder.add(3, 4).add(3, 4).add(9, 9).add(range(6, 7)).add(TimeSet.EMPTY));
        TimeSet first = builder.build();
        assertEquals(100, first.size());
        assertEquals(first, builder.build());
        assertEquals(101, builder.add(range(0, 1)).build().size());
        assertEquals(1, builder.add(0, 400).build().size());
        assertEquals(100, first.size());
        assertEquals(
                "end (1970-01-01T00:00Z) must not be before start (1970-01-01T00:00:00.000000001Z)",
                assertThrows(IllegalArgumentException.class, () -> builder.add(1, 0))
                        .getMessage());
    }

    @Test
    void accessors() {
        TimeSet set = set(1, 2, 4, 7);
        assertEquals(2, set.size());
        assertEquals(4, set.startNanos(1));
        assertEquals(7, set.endNanos(1));
        assertEquals(range(4, 7), set.range(1));
        assertEquals(range(1, 7), set.span());
        assertEquals(4, set.lengthNanos());
        assertArrayEquals(new long[] {1, 2, 4, 7}, set.toArray());
        set.toArray()[0] = 0;
        assertEquals(1, set.startNanos(0));
        assertThrows(IndexOutOfBoundsException.class, () -> set.range(2));
        assertThrows(UnsupportedOperationException.class, () -> set.ranges().add(range(8, 9)));
    }

    @Test
    void operationsThatChangeNothingReturnTheSet() {
        TimeSet set = set(1, 2, 4, 7);
        assertSame(set, set.clip(range(1, 7)));
        assertSame(set, set.minus(TimeSet.EMPTY));
        assertSame(set, set.withLengthAtLeast(1));
        assertSame(set, set.union(TimeSet.EMPTY));
        assertSame(TimeSet.EMPTY, set.clip(range(5, 5)));
        assertSame(TimeSet.EMPTY, set.clip(range(2, 4)));
    }

    @Test
    void containsIsFalseBeyondTheRangeOfLongs() {
        assertFalse(set(1, 2).contains(Instant.MAX));
        assertTrue(set(1, 2).contains(Instant.ofEpochSecond(0, 1)));
    }

    @Test
    void lengthWithinRefusesTheWrongOrder() {
        assertThrows(IllegalArgumentException.class, () -> set(1, 2).lengthWithin(2, 1));
    }

    @Test
    void filtersByLength() {
        TimeSet set = set(0, 5, 10, 16);
        assertEquals(set(10, 16), set.withLengthAtLeast(6));
        assertEquals(set, set.withLengthAtLeast(5));
        assertEquals(set(10, 16), set.withLengthMoreThan(5));
        assertEquals(TimeSet.EMPTY, set.withLengthMoreThan(Long.MAX_VALUE));
    }

    /** "A minute counts if the service was down during the entire minute" against "each minute begun counts". */
    @Test
    void wholeAndTouchedMinutes() {
        TimeSet down =
                TimeSet.parse("{2026-03-07T10:00:30Z/2026-03-07T10:05:10Z, 2026-03-07T11:00Z/2026-03-07T11:01Z}");
        assertEquals(
                "{2026-03-07T10:01Z/2026-03-07T10:05Z, 2026-03-07T11:00Z/2026-03-07T11:01Z}",
                down.wholeUnits(MINUTES).toString());
        assertEquals(
                "{2026-03-07T10:00Z/2026-03-07T10:06Z, 2026-03-07T11:00Z/2026-03-07T11:01Z}",
                down.touchedUnits(MINUTES).toString());
        TimeSet withinOneMinute = TimeSet.parse("{2026-03-07T10:00:10Z/2026-03-07T10:00:50Z}");
        assertEquals(TimeSet.EMPTY, withinOneMinute.wholeUnits(MINUTES));
        assertEquals(
                Duration.ofMinutes(1), withinOneMinute.touchedUnits(MINUTES).length());
    }

    @Test
    void equality() {
        assertEquals(set(1, 2, 4, 7), set(1, 2, 4, 7));
        assertEquals(set(1, 2, 4, 7).hashCode(), set(1, 2, 4, 7).hashCode());
        assertNotEquals(set(1, 2, 4, 7), set(1, 2, 4, 8));
        assertNotEquals(set(1, 2, 4, 7).hashCode(), set(1, 2, 4, 8).hashCode());
        assertFalse(set(1, 2).equals((Object) range(1, 2)));
    }
}
