package dev.sla4j.engine;

import dev.sla4j.measurement.SampleColumns;
import java.util.Arrays;

/**
 * How often numbers of a column stand among rows that are alike otherwise: what is decided of one is decided of all that have the same.
 *
 * <p>Where the numbers of the column lie closely together there is a count for each; else they are kept and sorted.
 */
final class SampleValues {
    /** Takes one number and how often it was added. */
    interface Taker {
        void take(long value, long count);
    }

    private final SampleColumns rows;
    private final long least;
    /** How often each number from the least on was added; none if they lie far apart. */
    private final int[] counts;
    /** The places of those that were added, and how many they are. */
    private final int[] added;

    private int numbers;

    private long[] kept = new long[0];
    private int size;

    /**
     * None as yet.
     *
     * @param rows the column, not empty
     * @param most so many counts at most
     */
    SampleValues(SampleColumns rows, int most) {
        this.rows = rows;
        long lowest = Long.MAX_VALUE;
        long highest = Long.MIN_VALUE;
        for (int row = 0; row < rows.size(); row++) {
            lowest = Math.min(lowest, rows.unscaledValue(row));
            highest = Math.max(highest, rows.unscaledValue(row));
        }
        this.least = lowest;
        // Also where the difference is above what a long holds.
        boolean narrow = Long.compareUnsigned(highest - lowest, most) < 0;
        this.counts = new int[narrow ? (int) (highest - lowest) + 1 : 0];
        this.added = new int[counts.length];
    }

    void addAll(int from, int to) {
        if (counts.length > 0) {
            for (int row = from; row < to; row++) {
                int at = (int) (rows.unscaledValue(row) - least);
                if (counts[at]++ == 0) {
                    added[numbers++] = at;
                }
            }
            return;
        }
        int more = to - from;
        if (kept.length - size < more) {
            kept = Arrays.copyOf(kept, Math.max(Math.addExact(size, more), kept.length + (kept.length >> 1)));
        }
        for (int i = 0; i < more; i++) {
            kept[size + i] = rows.unscaledValue(from + i);
        }
        size += more;
    }

    /** Hands out each number once and forgets them. Cost: that of the numbers that were added. */
    void drain(Taker taker) {
        for (int i = 0; i < numbers; i++) {
            taker.take(least + added[i], counts[added[i]]);
            counts[added[i]] = 0;
        }
        numbers = 0;
        Arrays.sort(kept, 0, size);
        int first = 0;
        for (int i = 1; i <= size; i++) {
            if (i == size || kept[i] != kept[first]) {
                taker.take(kept[first], i - first);
                first = i;
            }
        }
        size = 0;
    }
}
