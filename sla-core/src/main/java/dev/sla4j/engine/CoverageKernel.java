package dev.sla4j.engine;

/**
 * How much of some windows is covered by ranges that may overlap, in one pass over the ranges in the order of their starts.
 *
 * <p>It adds gaps instead of covers: with {@code p} the latest end so far, the time before the next start {@code s} that nothing covers is
 * {@code max(s, p) − p}. That needs two maxima and a difference a row, and no branch that depends on the data. Rows of a window are found by
 * galloping, so that rows between windows only move the latest end. What is kept from row to row is a window, its uncovered time and the latest
 * end, so rows may also come in several portions.
 *
 * <p>Exact for all instants: only instants inside a window are subtracted. A maximum is written out where it stands, because the compiler then
 * knows how the rows at hand fall; {@code Math.max} has one profile for the whole program on early JDKs.
 */
final class CoverageKernel {
    /** Sorted and disjoint, {@code [w0, w1), [w2, w3) …}. */
    private final long[] windows;

    private int window;
    private long covered;
    private long gaps;
    private long latest = Long.MIN_VALUE;

    /** A kernel for windows that are sorted and disjoint, {@code [w0, w1), [w2, w3) …}, in the unit of the rows. */
    CoverageKernel(long[] windows) {
        this.windows = windows;
    }

    /** Adds the first rows of two columns, in the order of their starts and none of them before a row that was added. */
    void add(long[] starts, long[] ends, int size) {
        int row = 0;
        while (window < windows.length) {
            int first = gallop(starts, row, size, windows[window]);
            latest = latestEnd(ends, row, first, latest);
            row = gallop(starts, first, size, windows[window + 1]);
            addGaps(starts, ends, first, row);
            if (row == size) {
                return;
            }
            close();
        }
    }

    /** Returns the time of the windows that is covered by what was added. No rows can be added after it. */
    long covered() {
        while (window < windows.length) {
            close();
        }
        return covered;
    }

    /** The time before each start that no row before it covers, where all the rows start in the window. */
    private void addGaps(long[] starts, long[] ends, int first, int last) {
        long uncovered = gaps;
        long reached = Math.max(latest, windows[window]);
        for (int row = first; row < last; row++) {
            long start = starts[row];
            long end = ends[row];
            uncovered += (start > reached ? start : reached) - reached;
            reached = end > reached ? end : reached;
        }
        gaps = uncovered;
        latest = reached;
    }

    private void close() {
        long from = windows[window];
        long to = windows[window + 1];
        long reached = Math.min(Math.max(latest, from), to);
        covered += (reached - from) - gaps;
        gaps = 0;
        window += 2;
    }

    /** Four maxima side by side, so that none waits for the one before. */
    private static long latestEnd(long[] ends, int first, int last, long before) {
        long latest = before;
        long second = before;
        long third = before;
        long fourth = before;
        int row = first;
        for (; row < last - 3; row += 4) {
            long end = ends[row];
            long secondEnd = ends[row + 1];
            long thirdEnd = ends[row + 2];
            long fourthEnd = ends[row + 3];
            latest = end > latest ? end : latest;
            second = secondEnd > second ? secondEnd : second;
            third = thirdEnd > third ? thirdEnd : third;
            fourth = fourthEnd > fourth ? fourthEnd : fourth;
        }
        for (; row < last; row++) {
            latest = Math.max(latest, ends[row]);
        }
        return Math.max(Math.max(latest, second), Math.max(third, fourth));
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
