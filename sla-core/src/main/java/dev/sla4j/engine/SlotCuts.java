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
    private final long[] at;
    private final long unit;
    private long[] starts = new long[64];
    private long[] ends = new long[64];
    private int[] untils = new int[64];
    private int size;

    private SlotCuts(RequestColumns columns) {
        this.at = columns.instants();
        this.unit = columns.nanosPerUnit();
    }

    static SlotCuts of(RequestColumns columns, Grid grid) {
        SlotCuts cuts = new SlotCuts(columns);
        int row = 0;
        int width = 1;
        long start = 0;
        long end = 0;
        boolean any = false;
        while (row < cuts.at.length) {
            long nanos = cuts.at[row] * cuts.unit;
            // In order the next slot is mostly the one behind; out of order it is often the same again.
            if (!any || nanos < start || nanos >= end) {
                start = grid.unitStart(nanos);
                end = grid.unitEnd(nanos);
                any = true;
            }
            int until = columns.isOrdered()
                    ? cuts.firstFrom(row, width, cuts.border(end))
                    : cuts.endOfRun(row, cuts.border(start), cuts.border(end));
            cuts.add(start, end, until);
            width = until - row;
            row = until;
        }
        return cuts;
    }

    int size() {
        return size;
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

    private void add(long start, long end, int until) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            untils = Arrays.copyOf(untils, size * 2);
        }
        starts[size] = start;
        ends[size] = end;
        untils[size++] = until;
    }

    /** The first number of units at or after an instant. */
    private long border(long nanos) {
        return -Math.floorDiv(-nanos, unit);
    }

    /** The first row at or after a border, sought from where it is expected in ever greater steps; the row itself lies before it. */
    private int firstFrom(int row, int guess, long border) {
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
