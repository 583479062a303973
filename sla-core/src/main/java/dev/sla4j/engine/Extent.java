package dev.sla4j.engine;

import dev.sla4j.measurement.WorkItem;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.function.ToLongFunction;

/** The hull of what was added. */
final class Extent {
    private long first;
    private long last;

    Extent(long first, long last) {
        this.first = first;
        this.last = last;
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }

    void add(long from, long to) {
        first = Math.min(first, from);
        last = Math.max(last, to);
    }

    /** The least and the greatest of so many instants, at least one. */
    static long[] of(int size, IntToLongFunction at) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int row = 0; row < size; row++) {
            long instant = at.applyAsLong(row);
            first = Math.min(first, instant);
            last = Math.max(last, instant);
        }
        return new long[] {first, last};
    }

    /** Rows in the order of time, as those that stand are. */
    <M> void addOrdered(List<M> rows, ToLongFunction<M> at) {
        if (!rows.isEmpty()) {
            add(at.applyAsLong(rows.get(0)), at.applyAsLong(rows.get(rows.size() - 1)));
        }
    }

    void add(WorkItem item) {
        int size = item.moments().size();
        if (size > 0) {
            add(item.moments().get(0).atNanos(), item.moments().get(size - 1).atNanos());
        }
    }
}
