package dev.sla4j.measurement;

import dev.sla4j.time.EpochNanos;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Many complete outages of one subject and source as two columns.
 *
 * <p>The arrays are wrapped, not copied: they must not change until the last report made from them has been explained. Rows may be in any
 * order; rows in the order of their starts are evaluated fastest. A row that cannot be an outage (end before start, instant out of range) is
 * left out and kept as {@link RefusedRow}; then, and only then, the columns are copied.
 *
 * <p>Rows have no identity: delivering the same row twice changes nothing, because overlapping outages count once, but a row cannot be
 * corrected. Use {@link Outage} where that is needed.
 *
 * <p>Cost: 16 bytes a row, one pass when wrapped.
 */
public final class OutageColumns {
    private final long[] start;
    private final long[] end;
    private final long nanosPerUnit;
    private final boolean ordered;
    private final List<RefusedRow> refused;
    private final Origin origin;

    private OutageColumns(
            long[] start, long[] end, long nanosPerUnit, boolean ordered, List<RefusedRow> refused, Origin origin) {
        this.start = start;
        this.end = end;
        this.nanosPerUnit = nanosPerUnit;
        this.ordered = ordered;
        this.refused = refused;
        this.origin = origin;
    }

    /**
     * Wraps two columns of instants since the epoch.
     *
     * @param startInclusive the starts, not null
     * @param endExclusive the ends, not null, as many as there are starts
     * @param unit the unit of both: nanoseconds, microseconds, milliseconds or seconds
     * @return the columns, not null
     * @throws IllegalArgumentException if the lengths differ or the unit is another one
     */
    public static OutageColumns wrap(long[] startInclusive, long[] endExclusive, ChronoUnit unit) {
        Objects.requireNonNull(startInclusive, "startInclusive");
        Objects.requireNonNull(endExclusive, "endExclusive");
        if (startInclusive.length != endExclusive.length) {
            throw new IllegalArgumentException("startInclusive (" + startInclusive.length
                    + " rows) must have as many rows as endExclusive (" + endExclusive.length + " rows)");
        }
        long nanosPerUnit = nanosPer(unit);
        long lowest = -Math.floorDiv(EpochNanos.MAX, nanosPerUnit);
        long highest = Math.floorDiv(EpochNanos.MAX, nanosPerUnit);
        int inOrder = soundRowsInOrder(startInclusive, endExclusive, lowest, highest);
        boolean ordered = inOrder == startInclusive.length;
        return ordered || areSound(startInclusive, endExclusive, inOrder, lowest, highest)
                ? new OutageColumns(startInclusive, endExclusive, nanosPerUnit, ordered, List.of(), Origin.NONE)
                : soundRowsOf(startInclusive, endExclusive, nanosPerUnit, lowest, highest);
    }

    /** How many rows from the first on are sound and start no earlier than the one in front of them. */
    private static int soundRowsInOrder(long[] start, long[] end, long lowest, long highest) {
        long before = lowest;
        for (int row = 0; row < start.length; row++) {
            long from = start[row];
            long to = end[row];
            if (from < before || to < from || to > highest) {
                return row;
            }
            before = from;
        }
        return start.length;
    }

    private static boolean areSound(long[] start, long[] end, int first, long lowest, long highest) {
        for (int row = first; row < start.length; row++) {
            if (start[row] < lowest || end[row] < start[row] || end[row] > highest) {
                return false;
            }
        }
        return true;
    }

    private static OutageColumns soundRowsOf(long[] start, long[] end, long nanosPerUnit, long lowest, long highest) {
        List<RefusedRow> refused = new ArrayList<>();
        long[] goodStart = new long[start.length];
        long[] goodEnd = new long[start.length];
        int rows = 0;
        boolean ordered = true;
        for (int row = 0; row < start.length; row++) {
            if (start[row] < lowest || start[row] > highest) {
                refused.add(new RefusedRow(row, "start", "must lie between " + lowest + " and " + highest, start[row]));
            } else if (end[row] < start[row]) {
                refused.add(new RefusedRow(row, "end", "must not be before start " + start[row], end[row]));
            } else if (end[row] > highest) {
                refused.add(new RefusedRow(row, "end", "must lie between " + lowest + " and " + highest, end[row]));
            } else {
                goodStart[rows] = start[row];
                goodEnd[rows] = end[row];
                ordered &= rows == 0 || start[row] >= goodStart[rows - 1];
                rows++;
            }
        }
        return new OutageColumns(
                Arrays.copyOf(goodStart, rows),
                Arrays.copyOf(goodEnd, rows),
                nanosPerUnit,
                ordered,
                List.copyOf(refused),
                Origin.NONE);
    }

    static long nanosPer(ChronoUnit unit) {
        return switch (Objects.requireNonNull(unit, "unit")) {
            case NANOS, MICROS, MILLIS, SECONDS -> unit.getDuration().toNanos();
            default ->
                throw new IllegalArgumentException(
                        "unit (" + unit + ") must be nanoseconds, microseconds, milliseconds or seconds");
        };
    }

    /**
     * Returns a copy about a subject; the arrays are shared.
     *
     * @param subject the subject, not blank
     * @return the copy, not null
     */
    public OutageColumns on(String subject) {
        return new OutageColumns(start, end, nanosPerUnit, ordered, refused, origin.withSubject(subject));
    }

    /**
     * Returns a copy from a source; the arrays are shared.
     *
     * @param source the source, not blank
     * @return the copy, not null
     */
    public OutageColumns from(String source) {
        return new OutageColumns(start, end, nanosPerUnit, ordered, refused, origin.withSource(source));
    }

    /**
     * Returns the number of sound rows.
     *
     * @return the number, 0 or more
     */
    public int size() {
        return start.length;
    }

    /**
     * Returns the start of a row in the unit of the columns.
     *
     * @param row the index of the row
     * @return the start, inclusive
     */
    public long startOf(int row) {
        return start[row];
    }

    /**
     * Returns the end of a row in the unit of the columns.
     *
     * @param row the index of the row
     * @return the end, exclusive
     */
    public long endOf(int row) {
        return end[row];
    }

    /**
     * Returns a row as a record.
     *
     * @param row the index of the row
     * @return the outage, not null
     */
    public Outage get(int row) {
        Instant from = EpochNanos.toInstant(start[row] * nanosPerUnit);
        return Outage.of(from, EpochNanos.toInstant(end[row] * nanosPerUnit)).with(origin);
    }

    /**
     * Returns the wrapped starts, for kernels; not a copy.
     *
     * @return the starts in the unit of the columns
     */
    public long[] starts() {
        return start;
    }

    /**
     * Returns the wrapped ends, for kernels; not a copy.
     *
     * @return the ends in the unit of the columns
     */
    public long[] ends() {
        return end;
    }

    /**
     * Returns the length of the unit.
     *
     * @return nanoseconds in one unit
     */
    public long nanosPerUnit() {
        return nanosPerUnit;
    }

    /**
     * Says whether the rows are in the order of their starts.
     *
     * @return true if no row starts before the one in front of it
     */
    public boolean isOrdered() {
        return ordered;
    }

    /**
     * Returns the rows that were left out because they cannot be outages.
     *
     * @return the refused rows in their order, not null
     */
    public List<RefusedRow> refused() {
        return refused;
    }

    /**
     * Returns what the outages are about.
     *
     * @return the origin, not null
     */
    public Origin origin() {
        return origin;
    }

    @Override
    public String toString() {
        return "OutageColumns[" + start.length + " rows, " + origin + "]";
    }

    /**
     * A row that was left out.
     *
     * @param row its index in the given columns
     * @param field the field that is wrong
     * @param rule the rule it breaks
     * @param value the value, or null if the field is a text that is blank
     */
    public record RefusedRow(
            int row, String field, String rule, @Nullable Long value) {
        @Override
        public String toString() {
            return "row " + row + ": " + field + (value == null ? " " : " (" + value + ") ") + rule;
        }
    }
}
