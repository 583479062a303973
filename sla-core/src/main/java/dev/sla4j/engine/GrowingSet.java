package dev.sla4j.engine;

import dev.sla4j.time.TimeSet;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A set of time to which more is added, piece by piece.
 *
 * <p>A piece costs the logarithm of the size of the set and what of the set lies in the piece; ranges that it joins are never looked at again.
 */
final class GrowingSet {
    /** Ends by starts; disjoint and not connected. */
    private final TreeMap<Long, Long> ranges = new TreeMap<>();

    private long latest = Long.MIN_VALUE;

    /** What of another set is not in this one. */
    TimeSet missingOf(TimeSet other) {
        TimeSet.Builder missing = TimeSet.builder();
        for (int i = 0; i < other.size(); i++) {
            long at = other.startNanos(i);
            long end = other.endNanos(i);
            Map.Entry<Long, Long> range = firstReaching(at);
            while (at < end && range != null && range.getKey() < end) {
                missing.add(at, Math.max(at, range.getKey()));
                at = range.getValue();
                range = ranges.higherEntry(range.getKey());
            }
            missing.add(at, Math.max(at, end));
        }
        return missing.build();
    }

    /** Adds the instants of another set. */
    void add(TimeSet other) {
        for (int i = 0; i < other.size(); i++) {
            add(other.startNanos(i), other.endNanos(i));
        }
    }

    private void add(long start, long end) {
        long from = start;
        long to = end;
        Map.Entry<Long, Long> range = firstReaching(start);
        while (range != null && range.getKey() <= to) {
            from = Math.min(from, range.getKey());
            to = Math.max(to, range.getValue());
            ranges.remove(range.getKey());
            range = ranges.higherEntry(range.getKey());
        }
        ranges.put(from, to);
        latest = Math.max(latest, to);
    }

    /** The first range that ends at an instant or after it, or null. */
    private Map.@Nullable Entry<Long, Long> firstReaching(long instant) {
        if (instant > latest) {
            return null;
        }
        Map.Entry<Long, Long> before = ranges.floorEntry(instant);
        return before != null && before.getValue() >= instant ? before : ranges.higherEntry(instant);
    }
}
