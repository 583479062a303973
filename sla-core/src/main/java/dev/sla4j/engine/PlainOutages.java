package dev.sla4j.engine;

import dev.sla4j.measurement.OutageColumns;
import dev.sla4j.time.TimeSet;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Complete outages of one subject and source of which nothing but begin and end is known: columns of the caller, or a copy of records.
 *
 * <p>Only rows behind {@link #size} are ever written, so a {@link #snapshot} stays what it is while more rows are added.
 */
final class PlainOutages {
    private final @Nullable String source;
    private final long nanosPerUnit;
    private long[] starts;
    private long[] ends;
    private int size;
    private boolean ordered = true;

    private PlainOutages(@Nullable String source, long nanosPerUnit, long[] starts, long[] ends, int size) {
        this.source = source;
        this.nanosPerUnit = nanosPerUnit;
        this.starts = starts;
        this.ends = ends;
        this.size = size;
    }

    static PlainOutages growing(@Nullable String source) {
        return new PlainOutages(source, 1, new long[16], new long[16], 0);
    }

    static PlainOutages of(OutageColumns columns) {
        PlainOutages rows = new PlainOutages(
                columns.origin().source(), columns.nanosPerUnit(), columns.starts(), columns.ends(), columns.size());
        rows.ordered = columns.isOrdered();
        return rows;
    }

    PlainOutages snapshot() {
        PlainOutages copy = new PlainOutages(source, nanosPerUnit, starts, ends, size);
        copy.ordered = ordered;
        return copy;
    }

    void add(long start, long end) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        ordered &= size == 0 || start >= starts[size - 1];
        starts[size] = start;
        ends[size] = end;
        size++;
    }

    @Nullable
    String source() {
        return source;
    }

    int size() {
        return size;
    }

    long startNanos(int row) {
        return starts[row] * nanosPerUnit;
    }

    long endNanos(int row) {
        return ends[row] * nanosPerUnit;
    }

    long nanosPerUnit() {
        return nanosPerUnit;
    }

    /** The earliest start and the latest end, in nanoseconds; only for rows there are. */
    long[] extent() {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int row = 0; row < size; row++) {
            first = Math.min(first, starts[row]);
            last = Math.max(last, ends[row]);
        }
        return new long[] {first * nanosPerUnit, last * nanosPerUnit};
    }

    void addTo(TimeSet.Builder set) {
        for (int row = 0; row < size; row++) {
            set.add(starts[row] * nanosPerUnit, ends[row] * nanosPerUnit);
        }
    }

    /**
     * The time of some windows that is covered by any row, in nanoseconds, in one pass over the rows and without a copy.
     *
     * @return the time, or −1 if the rows are not in order or the windows do not fit their unit
     */
    long coveredNanos(TimeSet windows) {
        if (!ordered) {
            return -1;
        }
        long[] bounds = windows.toArray();
        if (nanosPerUnit != 1) {
            for (int i = 0; i < bounds.length; i++) {
                if (bounds[i] % nanosPerUnit != 0) {
                    return -1;
                }
                bounds[i] /= nanosPerUnit;
            }
        }
        return CoverageKernel.covered(starts, ends, size, bounds) * nanosPerUnit;
    }
}
