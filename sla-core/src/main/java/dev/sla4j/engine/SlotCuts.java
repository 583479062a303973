package dev.sla4j.engine;

import dev.sla4j.measurement.RequestColumns;
import dev.sla4j.time.Grid;
import java.util.Arrays;

/**
 * Where the slots of a grid lie in a column of instants: runs of rows, each within one slot.
 *
 * <p>Made once for all specifications of one grid. In rows in the order of time the end of a slot is sought near where the last slot leads to expect
 * it, so most instants are not read. Borders are converted to the unit of the column, rounded up, which is exact because
 * {@code at × unit < border} and {@code at < ceil(border ÷ unit)} say the same of whole numbers (S1).
 */
final class SlotCuts {
    private static final int NARROW = 512;
    private static final int STRIDE = 32;
    private static final int STEP = STRIDE / 4;

    /** Instants nearer to the epoch than this, in any unit, differ by no more than a {@code long} holds. */
    private static final long NEAR = 1L << 62;

    private final long[] at;
    private final long unit;
    private int[] latencies;
    private long[] starts = new long[64];
    private long[] ends = new long[64];
    private int[] untils = new int[64];
    private int size;
    private boolean ascending;
    private final RunCounts counts = new RunCounts(this);

    private SlotCuts(RequestColumns columns) {
        this.at = columns.instants();
        this.unit = columns.nanosPerUnit();
        this.latencies = columns.latencies();
    }

    static SlotCuts of(RequestColumns columns, Grid grid) {
        SlotCuts cuts = new SlotCuts(columns);
        if (columns.isOrdered() || !cuts.sortInto(grid)) {
            cuts.cut(grid, columns.isOrdered());
        }
        return cuts;
    }

    private void cut(Grid grid, boolean ordered) {
        if (ordered && at.length > 0) {
            // No more slots than lie between the first row and the last, and a few where local units are short.
            long span = at[at.length - 1] - at[0];
            reserve(Math.min(
                    at.length,
                    span < 0 ? at.length : span / Math.max(1, grid.unit().toNanos() / unit) + 64));
        }
        ascending = ordered;
        long length = grid.unit().toNanos();
        long end = 0;
        int row = 0;
        int width = 1;
        while (row < at.length) {
            long nanos = at[row] * unit;
            // Mostly the next slot, for which nothing need be divided.
            long behind = nanos - end;
            boolean next = row > 0 && !grid.isLocalTime() && nanos >= end && behind >= 0 && behind < length;
            long start = next ? end : grid.unitStart(nanos);
            end = next && end + length > end ? end + length : grid.unitEnd(nanos);
            int until = ordered ? firstFrom(row, width, border(end)) : endOfRun(row, border(start), border(end));
            add(start, end, until);
            width = until - row;
            row = until;
        }
    }

    /**
     * Puts the latencies of rows in any order slot by slot, by counting the rows of each slot; not where the slots are of unequal length, or far more
     * than there are rows.
     */
    private boolean sortInto(Grid grid) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (long instant : at) {
            first = Math.min(first, instant);
            last = Math.max(last, instant);
        }
        long length = grid.unit().toNanos();
        if (grid.isLocalTime() || last / 4 - first / 4 > (Long.MAX_VALUE / 16) / unit) {
            return false;
        }
        long origin = grid.unitStart(first * unit);
        long slots = (last * unit - origin) / length + 1;
        if (slots > at.length * 4L + 1024) {
            return false;
        }
        int[] slotOf = new int[at.length];
        int[] next = new int[(int) slots + 1];
        for (int row = 0; row < at.length; row++) {
            slotOf[row] = (int) ((at[row] * unit - origin) / length);
            next[slotOf[row] + 1]++;
        }
        for (int slot = 0; slot < slots; slot++) {
            next[slot + 1] += next[slot];
            if (next[slot + 1] > next[slot]) {
                add(origin + slot * length, origin + (slot + 1) * length, next[slot + 1]);
            }
        }
        int[] sorted = new int[at.length];
        for (int row = 0; row < at.length; row++) {
            sorted[next[slotOf[row]]++] = latencies[row];
        }
        latencies = sorted;
        ascending = true;
        return true;
    }

    /** The latencies in the order of the runs. */
    int[] latencies() {
        return latencies;
    }

    /** What is counted of each run, for all specifications. */
    RunCounts counts() {
        return counts;
    }

    int size() {
        return size;
    }

    /** Whether the slots come in the order of time, each once. */
    boolean isAscending() {
        return ascending;
    }

    /** The starts of the slots, {@link #size()} of them; not to be changed. */
    long[] starts() {
        return starts;
    }

    /** The ends of the slots, {@link #size()} of them; not to be changed. */
    long[] ends() {
        return ends;
    }

    long start(int cut) {
        return starts[cut];
    }

    long end(int cut) {
        return ends[cut];
    }

    /** The first row behind a run. */
    int until(int cut) {
        return untils[cut];
    }

    private void reserve(long cuts) {
        starts = Arrays.copyOf(starts, (int) cuts);
        ends = Arrays.copyOf(ends, (int) cuts);
        untils = Arrays.copyOf(untils, (int) cuts);
    }

    private void add(long start, long end, int until) {
        if (size == starts.length) {
            reserve(size * 2L);
        }
        starts[size] = start;
        ends[size] = end;
        untils[size++] = until;
    }

    /** The first number of units at or after an instant. */
    private long border(long nanos) {
        return -Math.floorDiv(-nanos, unit);
    }

    /** The first row at or after a border; the row itself lies before it. */
    private int firstFrom(int row, int guess, long border) {
        return guess <= NARROW ? strideFrom(row, border) : gallopFrom(row, guess, border);
    }

    /** Where slots have few rows, a walk in even steps finds what it reads in the cache before it gets there. */
    private int strideFrom(int row, long border) {
        int high = row + STRIDE;
        while (high < at.length && at[high] < border) {
            high += STRIDE;
        }
        int low = high - STRIDE;
        if (high >= at.length || at[row] <= -NEAR || at[high] >= NEAR) {
            return firstBetween(low, Math.min(high, at.length), border);
        }
        low += STEP * (before(low + STEP, border) + before(low + 2 * STEP, border) + before(low + 3 * STEP, border));
        int first = low + 1;
        for (int i = 1; i < STEP; i++) {
            first += before(low + i, border);
        }
        return first;
    }

    /** 1 for a row before a border, else 0: without a branch, since nothing foretells where the border lies. */
    private int before(int row, long border) {
        return (int) ((at[row] - border) >>> 63);
    }

    /** Sought from where it is expected in ever greater steps. */
    private int gallopFrom(int row, int guess, long border) {
        int low = row;
        int high = (int) Math.min(at.length, (long) row + guess);
        int step = 4;
        if (high < at.length && at[high] < border) {
            while (high < at.length && at[high] < border) {
                low = high;
                high = (int) Math.min(at.length, (long) high + step);
                step = step >= 1 << 29 ? step : step * 2;
            }
        } else {
            int below = Math.max(row, high - step);
            while (below > row && at[below] >= border) {
                high = below;
                step = step >= 1 << 29 ? step : step * 2;
                below = Math.max(row, below - step);
            }
            low = below;
        }
        return firstBetween(low, high, border);
    }

    /** The first row at or after a border, which lies behind the low one and not behind the high one. */
    private int firstBetween(int before, int notBehind, long border) {
        int low = before;
        int high = notBehind;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (at[middle] < border) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private int endOfRun(int row, long from, long to) {
        int until = row + 1;
        while (until < at.length && from <= at[until] && at[until] < to) {
            until++;
        }
        return until;
    }
}
