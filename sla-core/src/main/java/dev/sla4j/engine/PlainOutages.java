package dev.sla4j.engine;

import dev.sla4j.measurement.Impact;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Origin;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.OutageColumns;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Complete outages of one subject and source of which nothing but begin and end is known: columns of the caller, or a copy of records.
 *
 * <p>Only rows behind {@link #size} are ever written, so a {@link #snapshot} stays what it is while more rows are added.
 */
final class PlainOutages {
    /** The most rows of a copy; what has more is several, so that no large array is copied again and again as it grows. */
    static final int CAPACITY = 8192;

    private static final List<Long> UNITS = List.of(1L, 1_000L, 1_000_000L, 1_000_000_000L);

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

    /** Empty ones to go on with when this one is full. */
    PlainOutages next() {
        return new PlainOutages(source, 1, new long[CAPACITY], new long[CAPACITY], 0);
    }

    PlainOutages snapshot() {
        PlainOutages copy = new PlainOutages(source, nanosPerUnit, starts, ends, size);
        copy.ordered = ordered;
        return copy;
    }

    boolean isFull() {
        return size == CAPACITY;
    }

    /** Whether nothing but begin and end is known of an outage of this origin, as far as identity tells; equal ones are found elsewhere. */
    @SuppressWarnings("ReferenceEquality") // Comparing texts would cost more than the row.
    static boolean isPlain(Outage outage, Origin origin) {
        return outage.origin() == origin && outage.impact() == Impact.FULL && !outage.open();
    }

    /**
     * Adds a plain outage and, of what follows it, all plain outages of the same origin, until something else comes or there is no more room.
     *
     * <p>What changes from row to row is held in variables: fields would be read and written again for each row, which costs more than the row.
     *
     * @return what came and is not added, or null if nothing came
     */
    @Nullable
    Measurement addRun(Outage first, Iterator<? extends Measurement> rest) {
        reserve();
        long[] startsOfRun = starts;
        long[] endsOfRun = ends;
        int row = size;
        long before = row == 0 ? Long.MIN_VALUE : startsOfRun[row - 1];
        boolean inOrder = ordered;
        Outage outage = first;
        try {
            while (true) {
                long start = outage.startNanos();
                inOrder &= start >= before;
                before = start;
                startsOfRun[row] = start;
                endsOfRun[row] = outage.endNanos();
                row++;
                if (!rest.hasNext()) {
                    return null;
                }
                Measurement next = Objects.requireNonNull(rest.next(), "measurement");
                if (row == startsOfRun.length
                        || !(next instanceof Outage another)
                        || !isPlain(another, first.origin())) {
                    return next;
                }
                outage = another;
            }
        } finally {
            size = row;
            ordered = inOrder;
        }
    }

    void add(long start, long end) {
        reserve();
        ordered &= size == 0 || start >= starts[size - 1];
        starts[size] = start;
        ends[size] = end;
        size++;
    }

    /** Makes room for a row, where it is not full. */
    private void reserve() {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
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

    /** Whether no row starts before the one in front of it. */
    boolean isOrdered() {
        return ordered;
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

    /** Adds the parts of the rows that lie within a range. */
    void addTo(TimeSet.Builder set, TimeRange within) {
        for (int row = 0; row < size; row++) {
            long start = Math.max(within.startNanos(), starts[row] * nanosPerUnit);
            long end = Math.min(within.endNanos(), ends[row] * nanosPerUnit);
            if (start < end) {
                set.add(start, end);
            }
        }
    }

    /** Whether some of the rows lies within a range. */
    boolean reachesInto(TimeRange range) {
        for (int row = 0; row < size; row++) {
            if (Math.max(range.startNanos(), startNanos(row)) < Math.min(range.endNanos(), endNanos(row))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a row lies wholly beyond a range. Of ordered rows that start within it only the last is asked. */
    boolean goesBeyond(TimeRange reach) {
        if (size == 0) {
            return false;
        }
        if (ordered && startNanos(0) >= reach.startNanos()) {
            return startNanos(size - 1) > reach.endNanos();
        }
        for (int row = 0; row < size; row++) {
            if (endNanos(row) < reach.startNanos() || startNanos(row) > reach.endNanos()) {
                return true;
            }
        }
        return false;
    }

    void addTo(CoverageKernel kernel) {
        kernel.add(starts, ends, size);
    }

    void addSortedTo(CoverageKernel kernel) {
        TimeSlices.add(kernel, starts, ends, size);
    }

    /** Copies the rows, in a unit into which that of the rows divides. */
    void copyTo(long[] startsCopy, long[] endsCopy, int at, long nanosPerTarget) {
        long factor = nanosPerUnit / nanosPerTarget;
        for (int row = 0; row < size; row++) {
            startsCopy[at + row] = starts[row] * factor;
            endsCopy[at + row] = ends[row] * factor;
        }
    }

    void write(ByteSink out) {
        out.textOrNone(source).number(nanosPerUnit).number(size);
        long before = 0;
        for (int row = 0; row < size; row++) {
            out.number(starts[row] - before).number(ends[row] - starts[row]);
            before = starts[row];
        }
    }

    static PlainOutages read(ByteSource in) {
        String source = in.textOrNone();
        long nanosPerUnit = in.number();
        if (source != null && source.isBlank()) {
            throw in.fault("must not name a source by nothing");
        }
        if (!UNITS.contains(nanosPerUnit)) {
            throw in.fault("must be of a unit of " + UNITS + " nanoseconds, not " + nanosPerUnit);
        }
        int size = in.count();
        PlainOutages rows = new PlainOutages(source, nanosPerUnit, new long[size], new long[size], 0);
        long start = 0;
        for (int row = 0; row < size; row++) {
            // Wraps around where a row was far from the one before, and back.
            start += in.number();
            long end = start + in.number();
            Math.multiplyExact(start, nanosPerUnit);
            Math.multiplyExact(end, nanosPerUnit);
            if (end < start) {
                throw in.fault("must not end an outage before it starts");
            }
            rows.add(start, end);
        }
        return rows;
    }
}
