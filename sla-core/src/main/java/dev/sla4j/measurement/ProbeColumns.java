package dev.sla4j.measurement;

import dev.sla4j.measurement.OutageColumns.RefusedRow;
import dev.sla4j.time.EpochNanos;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Many checks of one subject by one source as two columns: when each was made, and whether it succeeded.
 *
 * <p>Models the log of a prober. Rows may be in any order; rows in the order of their instants are read fastest. The arrays are wrapped, not copied: they
 * must not change until the last report made from them has been explained. A row whose instant is out of range is left out and kept as
 * {@link RefusedRow}; then, and only then, the columns are copied.
 *
 * <p>Rows have no identity: delivering the same row twice changes nothing, because of several checks at one instant the worst counts, but a row cannot be
 * corrected. Use {@link Probe} where that is needed.
 *
 * <p>Cost: 9 bytes a row, one pass when wrapped.
 */
public final class ProbeColumns {
    private final long[] at;
    private final boolean[] good;
    private final long nanosPerUnit;
    private final List<RefusedRow> refused;
    private final Origin origin;

    private ProbeColumns(long[] at, boolean[] good, long nanosPerUnit, List<RefusedRow> refused, Origin origin) {
        this.at = at;
        this.good = good;
        this.nanosPerUnit = nanosPerUnit;
        this.refused = refused;
        this.origin = origin;
    }

    /**
     * Wraps columns.
     *
     * @param at when each check was made, since the epoch, not null
     * @param unit the unit of {@code at}: nanoseconds, microseconds, milliseconds or seconds
     * @param good whether each succeeded, not null, as many as there are instants
     * @return the columns, not null
     * @throws IllegalArgumentException if the lengths differ or the unit is another one
     */
    public static ProbeColumns wrap(long[] at, ChronoUnit unit, boolean[] good) {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(good, "good");
        if (at.length != good.length) {
            throw new IllegalArgumentException(
                    "at (" + at.length + " rows) must have as many rows as good (" + good.length + " rows)");
        }
        long nanosPerUnit = OutageColumns.nanosPer(unit);
        long highest = Math.floorDiv(EpochNanos.MAX, nanosPerUnit);
        for (long instant : at) {
            if (instant < -highest || instant > highest) {
                return soundRowsOf(at, good, nanosPerUnit, highest);
            }
        }
        return new ProbeColumns(at, good, nanosPerUnit, List.of(), Origin.NONE);
    }

    private static ProbeColumns soundRowsOf(long[] at, boolean[] good, long nanosPerUnit, long highest) {
        List<RefusedRow> refused = new ArrayList<>();
        long[] soundAt = new long[at.length];
        boolean[] soundGood = new boolean[at.length];
        int rows = 0;
        for (int row = 0; row < at.length; row++) {
            if (at[row] < -highest || at[row] > highest) {
                refused.add(new RefusedRow(row, "at", "must lie between " + -highest + " and " + highest, at[row]));
            } else {
                soundAt[rows] = at[row];
                soundGood[rows++] = good[row];
            }
        }
        return new ProbeColumns(
                Arrays.copyOf(soundAt, rows),
                Arrays.copyOf(soundGood, rows),
                nanosPerUnit,
                List.copyOf(refused),
                Origin.NONE);
    }

    /**
     * Returns a copy about a subject; the arrays are shared.
     *
     * @param subject the subject, not blank
     * @return the copy, not null
     */
    public ProbeColumns on(String subject) {
        return new ProbeColumns(at, good, nanosPerUnit, refused, origin.withSubject(subject));
    }

    /**
     * Returns a copy from a source; the arrays are shared.
     *
     * @param source the source, not blank
     * @return the copy, not null
     */
    public ProbeColumns from(String source) {
        return new ProbeColumns(at, good, nanosPerUnit, refused, origin.withSource(source));
    }

    /**
     * Returns the number of sound rows.
     *
     * @return the number, 0 or more
     */
    public int size() {
        return at.length;
    }

    /**
     * Returns when a check was made.
     *
     * @param row the index of the row
     * @return epoch nanoseconds
     */
    public long atNanos(int row) {
        return at[row] * nanosPerUnit;
    }

    /**
     * Returns whether a check succeeded.
     *
     * @param row the index of the row
     * @return true if it did
     */
    public boolean isGood(int row) {
        return good[row];
    }

    /**
     * Returns a row as a record.
     *
     * @param row the index of the row
     * @return the probe, not null
     */
    public Probe get(int row) {
        return new Probe(atNanos(row), good[row], origin);
    }

    /**
     * Returns the rows that were left out.
     *
     * @return the refused rows in their order, not null
     */
    public List<RefusedRow> refused() {
        return refused;
    }

    /**
     * Returns what the checks are about.
     *
     * @return the origin, not null
     */
    public Origin origin() {
        return origin;
    }

    @Override
    public String toString() {
        return "ProbeColumns[" + at.length + " rows, " + origin + "]";
    }
}
