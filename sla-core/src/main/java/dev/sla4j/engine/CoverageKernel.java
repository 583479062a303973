package dev.sla4j.engine;

/**
 * How much of some windows is covered by ranges that may overlap, in one pass over the ranges in the order of their starts.
 *
 * <p>It adds gaps instead of covers: with {@code p} the latest end so far, the time before the next start {@code s} that nothing covers is
 * {@code max(0, s − p)}. That needs one difference, one mask and one maximum a row, and no branch that depends on the data. Rows of a window
 * are found by galloping, so that rows between windows only move the latest end.
 */
final class CoverageKernel {
    private final long[] starts;
    private final long[] ends;
    private long latest = Long.MIN_VALUE;

    private CoverageKernel(long[] starts, long[] ends) {
        this.starts = starts;
        this.ends = ends;
    }

    /** Windows are sorted and disjoint, {@code [w0, w1), [w2, w3) …}, in the unit of the ranges. */
    static long covered(long[] starts, long[] ends, int size, long[] windows) {
        CoverageKernel kernel = new CoverageKernel(starts, ends);
        long covered = 0;
        int row = 0;
        for (int w = 0; w < windows.length; w += 2) {
            int first = gallop(starts, row, size, windows[w]);
            kernel.skip(row, first);
            row = gallop(starts, first, size, windows[w + 1]);
            covered += windows[w + 1] - windows[w] - kernel.gaps(first, row, windows[w], windows[w + 1]);
        }
        return covered;
    }

    /** The time of a window that no row covers, where the rows that start in it are {@code first} to {@code last}. */
    private long gaps(int first, int last, long from, long to) {
        long gaps = 0;
        long reached = Math.max(latest, from);
        for (int row = first; row < last; row++) {
            long gap = starts[row] - reached;
            gaps += gap & ~(gap >> 63);
            long beyond = ends[row] - reached;
            reached += beyond & ~(beyond >> 63);
        }
        latest = reached;
        return reached < to ? gaps + to - reached : gaps;
    }

    private void skip(int first, int last) {
        long reached = latest;
        for (int row = first; row < last; row++) {
            reached = Math.max(reached, ends[row]);
        }
        latest = reached;
    }

    /** The first row from {@code from} on that starts at or after an instant. */
    private static int gallop(long[] starts, int from, int size, long instant) {
        int step = 1;
        int low = from;
        int high = from;
        while (high < size && starts[high] < instant) {
            low = high + 1;
            high = high + step > size || high + step < 0 ? size : high + step;
            step <<= 1;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts[middle] < instant) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
