package dev.sla4j.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A column of numbers of things, by row: none is negative, and a row to which nothing was added is zero.
 *
 * <p>Memory: 4 bytes for each row up to the last that is not zero, 8 once a number is too great for that. What others have too is copied before it
 * changes.
 */
final class Counts {
    private static final int[] NONE = {};

    private int[] few = NONE;

    /** All numbers, once one of them is great. */
    private long @Nullable [] many;

    private boolean shared;

    /** Behind the last row to which something was added. */
    private int used;

    long of(int row) {
        if (many != null) {
            return row < many.length ? many[row] : 0;
        }
        return row < few.length ? few[row] : 0;
    }

    /**
     * Adds to a row.
     *
     * @param rows for how many rows to make room at once, if there is none for this one
     * @throws ArithmeticException if the sum is greater than a {@code long} holds
     */
    void add(int row, long more, int rows) {
        if (more != 0) {
            set(row, Math.addExact(of(row), more), rows);
        }
    }

    /** Adds to all rows from the first on; the numbers are not changed, here or by the caller, and none is negative. */
    void addAll(int first, int[] more) {
        if (first == 0 && many == null && few.length == 0) {
            few = more;
            shared = true;
            used = more.length;
            return;
        }
        for (int i = 0; i < more.length; i++) {
            add(first + i, more[i], first + more.length);
        }
    }

    /** Adds rows of another column to as many rows from the first on; see {@link #add}. */
    void addAll(int first, Counts more, int from, int to, int rows) {
        int until = Math.min(to, more.few.length);
        if (first >= used && many == null && more.many == null && from < until) {
            int end = first + until - from;
            if (shared || end > few.length) {
                few = Arrays.copyOf(few, Math.max(few.length, Math.max(rows, end)));
                shared = false;
            }
            System.arraycopy(more.few, from, few, first, until - from);
            used = end;
            return;
        }
        for (int row = from; row < to; row++) {
            add(first + row - from, more.of(row), rows);
        }
    }

    /** The sum of some rows. */
    long sum(int from, int to) {
        long sum = 0;
        if (many == null) {
            // No sum of an int of rows of ints is too large.
            for (int row = from; row < Math.min(to, few.length); row++) {
                sum += few[row];
            }
            return sum;
        }
        for (int row = from; row < to; row++) {
            sum = Math.addExact(sum, of(row));
        }
        return sum;
    }

    /** The numbers of so many rows. */
    long[] toArray(int rows) {
        long[] all = new long[rows];
        for (int row = 0; row < rows; row++) {
            all[row] = of(row);
        }
        return all;
    }

    /** Returns what a row holds, which is zero from then on. */
    long take(int row) {
        long taken = of(row);
        if (taken != 0) {
            set(row, 0, row + 1);
        }
        return taken;
    }

    /** The same numbers, which may change from here on without changing these. */
    Counts copy() {
        Counts copy = new Counts();
        copy.few = few;
        copy.many = many;
        copy.used = used;
        copy.shared = true;
        shared = true;
        return copy;
    }

    private void set(int row, long count, int rows) {
        if (many == null && count > Integer.MAX_VALUE) {
            many = Arrays.stream(few).asLongStream().toArray();
            few = NONE;
            shared = false;
        }
        int length = many == null ? few.length : many.length;
        if (shared || row >= length) {
            int needed = Math.max(length, row < length ? length : Math.max(rows, row + 1));
            few = many == null ? Arrays.copyOf(few, needed) : NONE;
            many = many == null ? null : Arrays.copyOf(many, needed);
            shared = false;
        }
        used = Math.max(used, row + 1);
        if (many == null) {
            few[row] = (int) count;
        } else {
            many[row] = count;
        }
    }
}
