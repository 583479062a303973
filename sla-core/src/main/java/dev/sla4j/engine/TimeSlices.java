package dev.sla4j.engine;

import java.util.Arrays;

/**
 * Rows in any order, cut by their starts into slices of time that hold few rows each, so that sorting a slice stays in the cache.
 *
 * <p>Inside a slice starts and ends are sorted apart: at any instant as many ranges have begun and as many have ended as before, so the i-th
 * start with the i-th end, never before it, covers the same time. That spares sorting pairs. Three passes and short sorts where starts are
 * spread over time; one long sort where nearly all of them fall into one slice. Memory: 16 bytes a row.
 */
final class TimeSlices {
    private static final int ROWS_OF_SLICE = 16;
    private static final int MOST_SLICES = 1 << 18;

    private final long first;
    private final int shift;
    /** While rows are put in place: where the next row of each slice goes; at last: where the slice ends. */
    private final int[] next;

    private TimeSlices(long first, long last, int size) {
        this.first = first;
        int bits = 32 - Integer.numberOfLeadingZeros(Math.min(MOST_SLICES, size / ROWS_OF_SLICE) | 1);
        this.shift = Math.max(0, 64 - Long.numberOfLeadingZeros(last - first) - bits);
        this.next = new int[sliceOf(last) + 1];
    }

    /** Adds the first rows of two columns to a kernel; the columns do not change. */
    static void add(CoverageKernel kernel, long[] starts, long[] ends, int size) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int row = 0; row < size; row++) {
            first = Math.min(first, starts[row]);
            last = Math.max(last, starts[row]);
        }
        TimeSlices slices = new TimeSlices(first, last, size);
        slices.count(starts, size);
        long[] sortedStarts = new long[size];
        long[] sortedEnds = new long[size];
        for (int row = 0; row < size; row++) {
            int at = slices.next[slices.sliceOf(starts[row])]++;
            sortedStarts[at] = starts[row];
            sortedEnds[at] = ends[row];
        }
        slices.sort(sortedStarts);
        slices.sort(sortedEnds);
        kernel.add(sortedStarts, sortedEnds, size);
    }

    /** The difference has no sign: it may be longer than half of what a long can say. */
    private int sliceOf(long start) {
        return (int) ((start - first) >>> shift);
    }

    private void count(long[] starts, int size) {
        for (int row = 0; row < size; row++) {
            next[sliceOf(starts[row])]++;
        }
        int before = 0;
        for (int slice = 0; slice < next.length; slice++) {
            int rows = next[slice];
            next[slice] = before;
            before += rows;
        }
    }

    private void sort(long[] column) {
        int from = 0;
        for (int to : next) {
            Arrays.sort(column, from, to);
            from = to;
        }
    }
}
