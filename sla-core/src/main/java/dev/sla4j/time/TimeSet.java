package dev.sla4j.time;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * A set of instants: a finite union of half-open ranges, with the algebra of sets.
 *
 * <p>Models every "time during which …" of an agreement: when the service was down, when it is promised, when
 * maintenance was announced. "Downtime is the time in which at least one application was unreachable; simultaneous
 * outages count once" is a {@link #union}; "except announced maintenance" is a {@link #minus}.
 *
 * <p>Invariants, with {@code b} the bounds and {@code n} the number of ranges:
 * <ol>
 *   <li>{@code b.length = 2n}; range {@code i} is {@code [b[2i], b[2i+1])}.
 *   <li>No range is empty: {@code b[2i] < b[2i+1]}.
 *   <li>Ranges are sorted and apart, touching ones are joined: {@code b[2i+1] < b[2i+2]}. So equal sets have equal
 *       bounds, and each range is a connected piece of the set.
 *   <li>The span {@code b[2n-1] - b[0]} fits a {@code long} (292 years), so every length is exact.
 * </ol>
 *
 * <p>The empty set has no ranges, the length zero and no span. Immutable, value-based and thread-safe. 16 bytes per
 * range; look-ups take O(log n), operations on two sets O(n + m) unless stated. Source: DESIGN S1, S5.
 */
public final class TimeSet {

    /** The set without instants. */
    public static final TimeSet EMPTY = new TimeSet(new long[0]);

    private final long[] bounds;

    private TimeSet(long[] bounds) {
        this.bounds = bounds;
    }

    /** Takes ownership of bounds that keep the invariants 1 to 3. */
    private static TimeSet owned(long[] bounds, int length) {
        if (length == 0) {
            return EMPTY;
        }
        TimeRange.checkLength(bounds[0], bounds[length - 1]);
        return new TimeSet(length == bounds.length ? bounds : Arrays.copyOf(bounds, length));
    }

    /**
     * Obtains the union of ranges in any order; empty ranges add nothing.
     *
     * @param ranges  the ranges, not null
     * @return the set, not null
     * @throws IllegalArgumentException if the span is longer than 292 years
     */
    public static TimeSet of(TimeRange... ranges) {
        requireNonNull(ranges, "ranges");
        if (ranges.length == 1 && !ranges[0].isEmpty()) {
            return owned(new long[] {ranges[0].startNanos(), ranges[0].endNanos()}, 2);
        }
        return of(List.of(ranges));
    }

    /**
     * Obtains the union of ranges in any order; empty ranges add nothing.
     *
     * @param ranges  the ranges, not null
     * @return the set, not null
     * @throws IllegalArgumentException if the span is longer than 292 years
     */
    public static TimeSet of(Collection<TimeRange> ranges) {
        requireNonNull(ranges, "ranges");
        Builder builder = builder();
        for (TimeRange range : ranges) {
            builder.add(range);
        }
        return builder.build();
    }

    /**
     * Obtains a set from bounds that already are in the form of this class: {@code start, end, start, end, …}, each
     * greater than the one before.
     *
     * @param bounds  the bounds, copied, not null
     * @param ranges  the number of ranges, so that the first {@code 2 * ranges} bounds are read
     * @return the set, not null
     * @throws IllegalArgumentException if a bound is not greater than the one before, or the span is longer than 292
     *     years
     */
    public static TimeSet ofSorted(long[] bounds, int ranges) {
        requireNonNull(bounds, "bounds");
        if (ranges < 0 || ranges > bounds.length / 2) {
            throw new IllegalArgumentException(
                    "ranges (" + ranges + ") must be between 0 and half of the " + bounds.length + " bounds");
        }
        for (int i = 1; i < 2 * ranges; i++) {
            if (bounds[i] <= bounds[i - 1]) {
                throw new IllegalArgumentException("bounds[" + i + "] (" + EpochNanos.format(bounds[i])
                        + ") must be after bounds[" + (i - 1) + "] (" + EpochNanos.format(bounds[i - 1]) + ")");
            }
        }
        return owned(Arrays.copyOf(bounds, 2 * ranges), 2 * ranges);
    }

    /**
     * Reads what {@link #toString} prints: ranges between braces, separated by commas, in any order.
     *
     * @param text  the text, not null
     * @return the set, not null
     * @throws IllegalArgumentException if the text has no braces or a range cannot be read
     */
    public static TimeSet parse(String text) {
        requireNonNull(text, "text");
        if (!text.startsWith("{") || !text.endsWith("}")) {
            throw new IllegalArgumentException(
                    "set text (" + text + ") must be ranges in braces, such as {2026-03-07T10:00Z/2026-03-07T10:20Z}");
        }
        String inside = text.substring(1, text.length() - 1).strip();
        Builder builder = builder();
        if (!inside.isEmpty()) {
            for (String range : inside.split(",", -1)) {
                builder.add(TimeRange.parse(range.strip()));
            }
        }
        return builder.build();
    }

    /** Obtains a builder that takes ranges in any order. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the instants of this set or of the other. O(n + m).
     *
     * @param other  the other set, not null
     * @return the union, not null
     * @throws IllegalArgumentException if the span of the union is longer than 292 years
     */
    public TimeSet union(TimeSet other) {
        requireNonNull(other, "other");
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        long[] a = bounds;
        long[] b = other.bounds;
        Builder result = new Builder(size() + other.size());
        int i = 0;
        int j = 0;
        while (i < a.length || j < b.length) {
            if (j == b.length || (i < a.length && a[i] <= b[j])) {
                result.add(a[i], a[i + 1]);
                i += 2;
            } else {
                result.add(b[j], b[j + 1]);
                j += 2;
            }
        }
        return result.build();
    }

    /**
     * Returns the instants of both this set and the other. O(log n + log m + ranges where both reach).
     *
     * @param other  the other set, not null
     * @return the intersection, not null
     */
    public TimeSet intersection(TimeSet other) {
        requireNonNull(other, "other");
        if (isEmpty() || other.isEmpty()) {
            return EMPTY;
        }
        long[] a = bounds;
        long[] b = other.bounds;
        int i = 2 * firstEndingAfter(b[0]);
        int j = 2 * other.firstEndingAfter(a[0]);
        int endOfA = 2 * firstStartingFrom(b[b.length - 1]);
        int endOfB = 2 * other.firstStartingFrom(a[a.length - 1]);
        long[] result = new long[Math.max(0, endOfA - i) + Math.max(0, endOfB - j)];
        int n = 0;
        while (i < endOfA && j < endOfB) {
            long start = Math.max(a[i], b[j]);
            long end = Math.min(a[i + 1], b[j + 1]);
            if (start < end) {
                result[n++] = start;
                result[n++] = end;
            }
            if (a[i + 1] < b[j + 1]) {
                i += 2;
            } else {
                j += 2;
            }
        }
        return owned(result, n);
    }

    /**
     * Returns the instants of this set that are not in the other. O(n + log m + ranges of the other where this one reaches).
     *
     * @param other  the set to take away, not null
     * @return the difference, not null
     */
    public TimeSet minus(TimeSet other) {
        requireNonNull(other, "other");
        return isEmpty() || other.isEmpty() ? this : intersection(other.complementWithin(span()));
    }

    /**
     * Returns the instants of the range that are not in this set. O(log n + ranges inside).
     *
     * @param within  the range to fill, not null
     * @return the complement in that range, not null
     */
    public TimeSet complementWithin(TimeRange within) {
        requireNonNull(within, "within");
        int from = firstEndingAfter(within.startNanos());
        int to = Math.max(from, firstStartingFrom(within.endNanos()));
        long[] result = new long[2 * (to - from) + 2];
        int n = 0;
        long open = within.startNanos();
        for (int i = 2 * from; i < 2 * to; i += 2) {
            if (open < bounds[i]) {
                result[n++] = open;
                result[n++] = bounds[i];
            }
            open = bounds[i + 1];
        }
        if (open < within.endNanos()) {
            result[n++] = open;
            result[n++] = within.endNanos();
        }
        return owned(result, n);
    }

    /**
     * Returns the part of this set within a range. O(log n + ranges inside).
     *
     * @param within  the range to cut to, not null
     * @return the part inside, not null
     */
    public TimeSet clip(TimeRange within) {
        requireNonNull(within, "within");
        if (isEmpty() || (within.startNanos() <= bounds[0] && bounds[bounds.length - 1] <= within.endNanos())) {
            return this;
        }
        int from = firstEndingAfter(within.startNanos());
        int to = from;
        while (to < size() && bounds[2 * to] < within.endNanos()) {
            to++;
        }
        if (from == to || within.isEmpty()) {
            return EMPTY;
        }
        long[] result = Arrays.copyOfRange(bounds, 2 * from, 2 * to);
        result[0] = Math.max(result[0], within.startNanos());
        result[result.length - 1] = Math.min(result[result.length - 1], within.endNanos());
        return new TimeSet(result);
    }

    /** Says whether this set contains no instant. */
    public boolean isEmpty() {
        return bounds.length == 0;
    }

    /** Returns the number of ranges, which are the connected pieces of this set. */
    public int size() {
        return bounds.length / 2;
    }

    /** Returns the first nanosecond of the range with this index, from 0 to {@code size() - 1}. */
    public long startNanos(int index) {
        return bounds[2 * index];
    }

    /** Returns the first nanosecond after the range with this index, from 0 to {@code size() - 1}. */
    public long endNanos(int index) {
        return bounds[2 * index + 1];
    }

    /** Returns the range with this index, from 0 to {@code size() - 1}. */
    public TimeRange range(int index) {
        return TimeRange.ofNanos(startNanos(index), endNanos(index));
    }

    /** Returns the ranges in order, none if this set is empty. */
    public List<TimeRange> ranges() {
        List<TimeRange> ranges = new ArrayList<>(size());
        for (int i = 0; i < size(); i++) {
            ranges.add(range(i));
        }
        return Collections.unmodifiableList(ranges);
    }

    /**
     * Returns the smallest range that encloses this set.
     *
     * @return the range from the first start to the last end, not null
     * @throws IllegalStateException if this set is empty
     */
    public TimeRange span() {
        if (isEmpty()) {
            throw new IllegalStateException("an empty set has no span");
        }
        return TimeRange.ofNanos(bounds[0], bounds[bounds.length - 1]);
    }

    /** Returns the exact sum of the lengths of the ranges in nanoseconds; 0 if empty. O(n). */
    public long lengthNanos() {
        long sum = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            sum += bounds[i + 1] - bounds[i];
        }
        return sum;
    }

    /** Returns the exact sum of the lengths of the ranges; zero if empty. O(n). */
    public Duration length() {
        return Duration.ofNanos(lengthNanos());
    }

    /**
     * Returns the length of the part of this set within a range, without building it. O(log n + ranges inside); many
     * questions to one set are faster with a {@link ServiceClock}.
     *
     * @param startInclusive  the first nanosecond of the range
     * @param endExclusive  the first nanosecond after the range, not before the start
     * @return the exact length in nanoseconds
     * @throws IllegalArgumentException if the end is before the start
     */
    public long lengthWithin(long startInclusive, long endExclusive) {
        TimeRange.checkOrder(startInclusive, endExclusive);
        long sum = 0;
        for (int i = 2 * firstEndingAfter(startInclusive); i < bounds.length && bounds[i] < endExclusive; i += 2) {
            sum += Math.min(bounds[i + 1], endExclusive) - Math.max(bounds[i], startInclusive);
        }
        return sum;
    }

    /** Says whether the instant belongs to this set; never for one beyond 1677 to 2262. O(log n). */
    public boolean contains(Instant instant) {
        requireNonNull(instant, "instant");
        return !isEmpty() && span().contains(instant) && containsNanos(EpochNanos.of(instant));
    }

    /** Says whether the nanosecond belongs to this set. O(log n). */
    public boolean containsNanos(long nanos) {
        int i = firstEndingAfter(nanos);
        return i < size() && bounds[2 * i] <= nanos;
    }

    /** Says whether every instant of the range belongs to this set; always for an empty range. O(log n). */
    public boolean encloses(TimeRange range) {
        requireNonNull(range, "range");
        int i = firstEndingAfter(range.startNanos());
        return range.isEmpty()
                || (i < size() && bounds[2 * i] <= range.startNanos() && range.endNanos() <= bounds[2 * i + 1]);
    }

    /** Says whether an instant of the range belongs to this set; never for an empty range. O(log n). */
    public boolean overlaps(TimeRange range) {
        requireNonNull(range, "range");
        int i = firstEndingAfter(range.startNanos());
        return !range.isEmpty() && i < size() && bounds[2 * i] < range.endNanos();
    }

    /**
     * Returns the index of the first range that ends after the instant: the range that contains it or, if none does,
     * the next one. O(log n).
     *
     * @param nanos  the instant in epoch nanoseconds
     * @return the index, {@link #size()} if no range ends after it
     */
    public int firstEndingAfter(long nanos) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bounds[2 * middle + 1] <= nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The index of the first range that starts at or after the instant, {@link #size()} if none does. */
    private int firstStartingFrom(long nanos) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bounds[2 * middle] < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Returns the ranges of at least this length: "only interruptions of five minutes or more count". O(n).
     *
     * @param nanos  the length in nanoseconds
     * @return the set of the ranges that are long enough, not null
     */
    public TimeSet withLengthAtLeast(long nanos) {
        long[] result = new long[bounds.length];
        int n = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            if (bounds[i + 1] - bounds[i] >= nanos) {
                result[n++] = bounds[i];
                result[n++] = bounds[i + 1];
            }
        }
        return n == bounds.length ? this : owned(result, n);
    }

    /**
     * Returns the ranges of more than this length: "only interruptions of more than five minutes count". O(n).
     *
     * @param nanos  the length in nanoseconds
     * @return the set of the ranges that are long enough, not null
     */
    public TimeSet withLengthMoreThan(long nanos) {
        return nanos == Long.MAX_VALUE ? EMPTY : withLengthAtLeast(nanos + 1);
    }

    /**
     * Returns the units of the grid that lie wholly in this set: "a minute counts as down if the service was
     * unreachable during the entire minute". O(n) look-ups of the grid.
     *
     * @param grid  the units, not null
     * @return the set of these units, a part of this set, not null
     */
    public TimeSet wholeUnits(Grid grid) {
        requireNonNull(grid, "grid");
        long[] result = new long[bounds.length];
        int n = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            long start = grid.unitStart(bounds[i]) == bounds[i] ? bounds[i] : grid.unitEnd(bounds[i]);
            long end = grid.unitStart(bounds[i + 1]);
            if (start < end) {
                result[n++] = start;
                result[n++] = end;
            }
        }
        return owned(result, n);
    }

    /**
     * Returns the units of the grid in which this set has an instant: "each minute begun counts". O(n) look-ups of the
     * grid.
     *
     * @param grid  the units, not null
     * @return the set of these units, which encloses this set, not null
     */
    public TimeSet touchedUnits(Grid grid) {
        requireNonNull(grid, "grid");
        Builder result = new Builder(size());
        for (int i = 0; i < bounds.length; i += 2) {
            result.add(grid.unitStart(bounds[i]), grid.unitEnd(bounds[i + 1] - 1));
        }
        return result.build();
    }

    /** Returns a copy of the bounds {@code start, end, start, end, …} in epoch nanoseconds. */
    public long[] toArray() {
        return bounds.clone();
    }

    /** Says whether the other object is a set of the same instants. */
    @Override
    public boolean equals(Object o) {
        return o instanceof TimeSet other && Arrays.equals(bounds, other.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    /** Prints the ranges in UTC between braces, such as <code>{2026-03-07T10:00Z/2026-03-07T10:20Z}</code>. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < size(); i++) {
            text.append(i == 0 ? "" : ", ").append(range(i));
        }
        return text.append('}').toString();
    }

    /**
     * Collects ranges in any order. In order of their starts they are joined as they come; otherwise they are sorted
     * once at the end. Not thread-safe; may go on after {@link #build}.
     */
    public static final class Builder {

        private long[] bounds;
        private int length;
        private boolean sorted = true;

        private Builder() {
            this(8);
        }

        Builder(int ranges) {
            bounds = new long[2 * Math.max(1, ranges)];
        }

        /**
         * Adds a range; an empty one adds nothing.
         *
         * @param startInclusive  the first nanosecond of the range
         * @param endExclusive  the first nanosecond after the range, not before the start
         * @return this builder, not null
         * @throws IllegalArgumentException if the end is before the start
         */
        public Builder add(long startInclusive, long endExclusive) {
            if (startInclusive >= endExclusive) {
                TimeRange.checkOrder(startInclusive, endExclusive);
                return this;
            }
            if (length > 0 && startInclusive <= bounds[length - 1]) {
                if (startInclusive >= bounds[length - 2]) {
                    bounds[length - 1] = Math.max(bounds[length - 1], endExclusive);
                    return this;
                }
                sorted = false;
            }
            if (length == bounds.length) {
                bounds = Arrays.copyOf(bounds, 2 * length);
            }
            bounds[length++] = startInclusive;
            bounds[length++] = endExclusive;
            return this;
        }

        /**
         * Adds a range; an empty one adds nothing.
         *
         * @param range  the range, not null
         * @return this builder, not null
         */
        public Builder add(TimeRange range) {
            requireNonNull(range, "range");
            return add(range.startNanos(), range.endNanos());
        }

        /**
         * Adds the ranges of a set.
         *
         * @param set  the set, not null
         * @return this builder, not null
         */
        public Builder add(TimeSet set) {
            requireNonNull(set, "set");
            for (int i = 0; i < set.size(); i++) {
                add(set.startNanos(i), set.endNanos(i));
            }
            return this;
        }

        /**
         * Returns the union of what was added. O(n) if it was added in order, else O(n log n).
         *
         * @return the set, not null
         * @throws IllegalArgumentException if the span is longer than 292 years
         */
        public TimeSet build() {
            if (!sorted) {
                join();
            }
            return owned(Arrays.copyOf(bounds, length), length);
        }

        /**
         * Sorts starts and ends apart. After {@code i + 1} ends in order there is a gap exactly if the next start is
         * later: then as many ranges have started as have ended.
         */
        private void join() {
            int ranges = length / 2;
            long[] starts = new long[ranges];
            long[] ends = new long[ranges];
            for (int i = 0; i < ranges; i++) {
                starts[i] = bounds[2 * i];
                ends[i] = bounds[2 * i + 1];
            }
            Arrays.sort(starts);
            Arrays.sort(ends);
            length = 0;
            int first = 0;
            for (int i = 0; i < ranges; i++) {
                if (i + 1 == ranges || starts[i + 1] > ends[i]) {
                    bounds[length++] = starts[first];
                    bounds[length++] = ends[i];
                    first = i + 1;
                }
            }
            sorted = true;
        }
    }
}
