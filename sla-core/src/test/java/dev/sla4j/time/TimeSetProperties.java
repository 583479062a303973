package dev.sla4j.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The algebra of sets against a set of bits, one for each nanosecond of a short time-line around the epoch. */
class TimeSetProperties {

    private static final int SIZE = 128;
    private static final int ORIGIN = -SIZE / 2;

    @Provide
    Arbitrary<List<TimeRange>> ranges() {
        Arbitrary<Integer> point = Arbitraries.integers().between(0, SIZE);
        Arbitrary<Integer> length = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 3), Arbitraries.integers().between(0, 40));
        return Combinators.combine(point, length)
                .as((start, n) -> range(start, Math.min(SIZE, start + n)))
                .list()
                .ofMaxSize(12);
    }

    private static TimeRange range(int from, int to) {
        return TimeRange.ofNanos(ORIGIN + from, ORIGIN + to);
    }

    private static BitSet bits(Iterable<TimeRange> ranges) {
        BitSet bits = new BitSet(SIZE);
        for (TimeRange range : ranges) {
            bits.set((int) range.startNanos() - ORIGIN, (int) range.endNanos() - ORIGIN);
        }
        return bits;
    }

    /** The set of the bits, built one nanosecond at a time from the last to the first. */
    private static TimeSet set(BitSet bits) {
        TimeSet.Builder builder = TimeSet.builder();
        for (int i = bits.length() - 1; i >= 0; i--) {
            if (bits.get(i)) {
                builder.add(ORIGIN + i, ORIGIN + i + 1);
            }
        }
        return builder.build();
    }

    private static BitSet bits(TimeSet set) {
        BitSet bits = new BitSet(SIZE);
        for (int i = 0; i < SIZE; i++) {
            bits.set(i, set.containsNanos(ORIGIN + i));
        }
        return bits;
    }

    private static TimeSet checked(TimeSet set) {
        long[] b = set.toArray();
        for (int i = 1; i < b.length; i++) {
            assertTrue(b[i - 1] < b[i], () -> "invariants 2 and 3: " + set);
        }
        return set;
    }

    @Property
    void unionOfRangesInAnyOrder(@ForAll("ranges") List<TimeRange> ranges, @ForAll Random random) {
        TimeSet set = checked(TimeSet.of(ranges));
        assertEquals(bits(ranges), bits(set));
        assertEquals(set, set(bits(ranges)));
        List<TimeRange> shuffled = new ArrayList<>(ranges);
        Collections.shuffle(shuffled, random);
        assertEquals(set, TimeSet.of(shuffled));
        assertEquals(set.hashCode(), TimeSet.of(shuffled).hashCode());
        shuffled.sort((a, b) -> Long.compare(a.startNanos(), b.startNanos()));
        assertEquals(set, TimeSet.of(shuffled));
    }

    @Property
    void unionIntersectionMinus(@ForAll("ranges") List<TimeRange> a, @ForAll("ranges") List<TimeRange> b) {
        TimeSet x = TimeSet.of(a);
        TimeSet y = TimeSet.of(b);
        BitSet union = bits(a);
        union.or(bits(b));
        BitSet intersection = bits(a);
        intersection.and(bits(b));
        BitSet minus = bits(a);
        minus.andNot(bits(b));
        assertEquals(set(union), checked(x.union(y)));
        assertEquals(set(intersection), checked(x.intersection(y)));
        assertEquals(set(minus), checked(x.minus(y)));
        assertEquals(
                x.lengthNanos() + y.lengthNanos(),
                x.union(y).lengthNanos() + x.intersection(y).lengthNanos());
    }

    @Property
    void complementClipAndLengthWithin(
            @ForAll("ranges") List<TimeRange> a,
            @ForAll @IntRange(min = 0, max = SIZE) int p,
            @ForAll @IntRange(min = 0, max = SIZE) int q) {
        TimeSet x = TimeSet.of(a);
        TimeRange within = range(Math.min(p, q), Math.max(p, q));
        BitSet window = bits(List.of(within));
        BitSet inside = bits(a);
        inside.and(window);
        window.andNot(bits(a));
        assertEquals(set(inside), checked(x.clip(within)));
        assertEquals(set(window), checked(x.complementWithin(within)));
        assertEquals(inside.cardinality(), x.lengthWithin(within.startNanos(), within.endNanos()));
        assertEquals(inside.cardinality(), x.clip(within).lengthNanos());
        assertEquals(Duration.ofNanos(inside.cardinality()), x.clip(within).length());
        assertEquals(!inside.isEmpty(), x.overlaps(within));
        assertEquals(inside.cardinality() == within.lengthNanos(), x.encloses(within));
    }

    @Property
    void lookUps(@ForAll("ranges") List<TimeRange> a, @ForAll @IntRange(min = -2, max = SIZE + 2) int point) {
        TimeSet x = TimeSet.of(a);
        long t = ORIGIN + point;
        boolean expected = a.stream().anyMatch(range -> range.containsNanos(t));
        assertEquals(expected, x.containsNanos(t));
        assertEquals(expected, x.contains(EpochNanos.toInstant(t)));
        int index = 0;
        while (index < x.size() && x.endNanos(index) <= t) {
            index++;
        }
        assertEquals(index, x.firstEndingAfter(t));
    }

    @Property
    void filtersByLength(@ForAll("ranges") List<TimeRange> a, @ForAll @LongRange(min = -1, max = 30) long length) {
        TimeSet x = TimeSet.of(a);
        assertEquals(
                x.ranges().stream().filter(r -> r.lengthNanos() >= length).toList(),
                x.withLengthAtLeast(length).ranges());
        assertEquals(
                x.ranges().stream().filter(r -> r.lengthNanos() > length).toList(),
                x.withLengthMoreThan(length).ranges());
    }

    @Property
    void wholeAndTouchedUnits(
            @ForAll("ranges") List<TimeRange> a,
            @ForAll @IntRange(min = 1, max = 12) int unit,
            @ForAll @IntRange(min = -20, max = 20) int anchor) {
        Grid grid = Grid.of(Duration.ofNanos(unit)).anchoredAt(Instant.ofEpochSecond(0, anchor));
        TimeSet x = TimeSet.of(a);
        TimeSet.Builder whole = TimeSet.builder();
        TimeSet.Builder touched = TimeSet.builder();
        for (long start = anchor - 20L * 12 * unit; start < SIZE; start += unit) {
            long inside = x.lengthWithin(start, start + unit);
            if (inside == unit) {
                whole.add(start, start + unit);
            }
            if (inside > 0) {
                touched.add(start, start + unit);
            }
        }
        assertEquals(whole.build(), checked(x.wholeUnits(grid)));
        assertEquals(touched.build(), checked(x.touchedUnits(grid)));
    }

    @Property
    void laws(
            @ForAll("ranges") List<TimeRange> a,
            @ForAll("ranges") List<TimeRange> b,
            @ForAll("ranges") List<TimeRange> c) {
        TimeSet x = TimeSet.of(a);
        TimeSet y = TimeSet.of(b);
        TimeSet z = TimeSet.of(c);
        assertEquals(x.union(y), y.union(x));
        assertEquals(x.union(y).union(z), x.union(y.union(z)));
        assertEquals(x.intersection(y.union(z)), x.intersection(y).union(x.intersection(z)));
        assertEquals(x.minus(y.union(z)), x.minus(y).intersection(x.minus(z)));
        TimeRange all = range(0, SIZE);
        assertEquals(x, x.complementWithin(all).complementWithin(all));
        assertEquals(x, TimeSet.parse(x.toString()));
        assertEquals(x, TimeSet.ofSorted(x.toArray(), x.size()));
        assertEquals(x.union(y), TimeSet.builder().add(y).add(x).build());
    }
}
