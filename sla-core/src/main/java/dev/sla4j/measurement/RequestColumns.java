package dev.sla4j.measurement;

import dev.sla4j.time.EpochNanos;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Many requests of one subject and source as two columns: when each was made, and how long it took with its failure in the sign bit.
 *
 * <p>A row is {@code latency} if the request was served and {@code latency | Integer.MIN_VALUE} if it failed ({@link #encode}); a latency of
 * {@link #UNTIMED} says that it is not known. So the outcome of a row is {@code good} or {@code failed}. Rows may be in any order; rows in the
 * order of time are evaluated fastest. The columns are read when they are added to an evaluation, and not kept. A row whose instant is out of
 * range is left out and reported; then, and only then, the columns are copied.
 *
 * <p>Points are compared with the border of a slot, and latencies with a limit, in the unit of the columns, exactly: 300 ms are within
 * {@code <= PT0.3S} and not within {@code < PT0.3S} in any unit (S1).
 *
 * <p>Requests carry no identity. Columns may carry one as a whole, a number within their source ({@link #batch}): delivered again, or merged from
 * two machines, they count once (S28). Two deliveries of one number that differ are a conflict: it is reported, and the requests are undecided.
 */
public final class RequestColumns {
    /** The latency of a request of which it is not known how long it took. */
    public static final int UNTIMED = Integer.MAX_VALUE;

    private final long[] at;
    private final int[] latency;
    private final long nanosPerUnit;
    private final long latencyNanosPerUnit;
    private final boolean ordered;
    private final List<RefusedRow> refused;
    private final Origin origin;
    private final @Nullable Long batch;

    private RequestColumns(
            long[] at,
            int[] latency,
            long nanosPerUnit,
            long latencyNanosPerUnit,
            boolean ordered,
            List<RefusedRow> refused) {
        this.at = at;
        this.latency = latency;
        this.nanosPerUnit = nanosPerUnit;
        this.latencyNanosPerUnit = latencyNanosPerUnit;
        this.ordered = ordered;
        this.refused = refused;
        this.origin = Origin.NONE;
        this.batch = null;
    }

    private RequestColumns(RequestColumns same, Origin origin, @Nullable Long batch) {
        this.at = same.at;
        this.latency = same.latency;
        this.nanosPerUnit = same.nanosPerUnit;
        this.latencyNanosPerUnit = same.latencyNanosPerUnit;
        this.ordered = same.ordered;
        this.refused = same.refused;
        this.origin = origin;
        this.batch = batch;
    }

    /**
     * Wraps columns of one unit.
     *
     * @param at when each request was made, since the epoch, not null
     * @param latency how long each took, with its failure in the sign bit, not null
     * @param unit the unit of both: nanoseconds, microseconds, milliseconds or seconds
     * @return the columns, not null
     * @throws IllegalArgumentException if the lengths differ or the unit is another one
     */
    public static RequestColumns wrap(long[] at, int[] latency, ChronoUnit unit) {
        return wrap(at, unit, latency, unit);
    }

    /**
     * Wraps columns of two units.
     *
     * @param at when each request was made, since the epoch, not null
     * @param unit the unit of {@code at}: nanoseconds, microseconds, milliseconds or seconds
     * @param latency how long each took, with its failure in the sign bit, not null
     * @param latencyUnit the unit of {@code latency}: one of the same
     * @return the columns, not null
     * @throws IllegalArgumentException if the lengths differ or a unit is another one
     */
    public static RequestColumns wrap(long[] at, ChronoUnit unit, int[] latency, ChronoUnit latencyUnit) {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(latency, "latency");
        if (at.length != latency.length) {
            throw new IllegalArgumentException(
                    "at (" + at.length + " rows) must have as many rows as latency (" + latency.length + " rows)");
        }
        long nanosPerUnit = OutageColumns.nanosPer(unit);
        long latencyNanos = OutageColumns.nanosPer(latencyUnit);
        long highest = Math.floorDiv(EpochNanos.MAX, nanosPerUnit);
        boolean ordered = isOrdered(at);
        boolean sound = ordered
                ? at.length == 0 || (-highest <= at[0] && at[at.length - 1] <= highest)
                : areWithin(at, highest);
        return sound
                ? new RequestColumns(at, latency, nanosPerUnit, latencyNanos, ordered, List.of())
                : soundRowsOf(at, latency, nanosPerUnit, latencyNanos, highest);
    }

    private static boolean isOrdered(long[] at) {
        int backwards = 0;
        for (int row = 1; row < at.length; row++) {
            backwards |= at[row] < at[row - 1] ? 1 : 0;
        }
        return backwards == 0;
    }

    private static boolean areWithin(long[] at, long highest) {
        boolean within = true;
        for (long instant : at) {
            within &= -highest <= instant && instant <= highest;
        }
        return within;
    }

    /**
     * Copies columns of one unit, so that the arrays may be used again at once.
     *
     * @param at when each request was made, since the epoch, not null
     * @param latency how long each took, with its failure in the sign bit, not null
     * @param unit the unit of both: nanoseconds, microseconds, milliseconds or seconds
     * @return the columns, not null
     * @throws IllegalArgumentException if the lengths differ or the unit is another one
     */
    public static RequestColumns copyOf(long[] at, int[] latency, ChronoUnit unit) {
        return wrap(at.clone(), latency.clone(), unit);
    }

    private static RequestColumns soundRowsOf(
            long[] at, int[] latency, long nanosPerUnit, long latencyNanos, long highest) {
        List<RefusedRow> refused = new ArrayList<>();
        long[] goodAt = new long[at.length];
        int[] goodLatency = new int[at.length];
        int rows = 0;
        boolean ordered = true;
        for (int row = 0; row < at.length; row++) {
            if (at[row] < -highest || at[row] > highest) {
                refused.add(new RefusedRow(row, at[row], "must lie between " + -highest + " and " + highest));
            } else {
                ordered &= rows == 0 || at[row] >= goodAt[rows - 1];
                goodAt[rows] = at[row];
                goodLatency[rows] = latency[row];
                rows++;
            }
        }
        return new RequestColumns(
                Arrays.copyOf(goodAt, rows),
                Arrays.copyOf(goodLatency, rows),
                nanosPerUnit,
                latencyNanos,
                ordered,
                List.copyOf(refused));
    }

    /**
     * Returns a row of the column of latencies.
     *
     * @param latency how long the request took, not negative; {@link #UNTIMED} if that is not known
     * @param failed whether it failed
     * @return the latency, with the failure in the sign bit
     * @throws IllegalArgumentException if the latency is negative
     */
    public static int encode(int latency, boolean failed) {
        if (latency < 0) {
            throw new IllegalArgumentException("latency (" + latency + ") must not be negative");
        }
        return failed ? latency | Integer.MIN_VALUE : latency;
    }

    /**
     * Returns a copy about a subject; the arrays are shared.
     *
     * @param subject the subject, not blank
     * @return the copy, not null
     */
    public RequestColumns on(String subject) {
        return with(origin.withSubject(subject));
    }

    /**
     * Returns a copy from a source; the arrays are shared.
     *
     * @param source the source, not blank
     * @return the copy, not null
     */
    public RequestColumns from(String source) {
        return with(origin.withSource(source));
    }

    /**
     * Returns a copy with an attribute that all its requests have; the arrays are shared.
     *
     * @param name the name, not blank
     * @param value the value, not null
     * @return the copy, not null
     */
    public RequestColumns attribute(String name, String value) {
        return with(origin.withAttribute(name, value));
    }

    private RequestColumns with(Origin newOrigin) {
        return new RequestColumns(this, newOrigin, batch);
    }

    /**
     * Returns a copy with an identity within its source and subject: delivered again it counts once; the arrays are shared.
     *
     * @param number the number of the batch
     * @return the copy, not null
     */
    public RequestColumns batch(long number) {
        return new RequestColumns(this, origin, number);
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
     * Returns a row as a record.
     *
     * @param row the index of the row
     * @return the request, not null
     */
    public Request get(int row) {
        int time = latency[row] & Integer.MAX_VALUE;
        return new Request(
                at[row] * nanosPerUnit,
                latency[row] < 0 ? Request.FAILED : Request.GOOD,
                time == UNTIMED ? Request.UNTIMED : Math.multiplyExact(time, latencyNanosPerUnit),
                origin);
    }

    /**
     * Returns the wrapped instants, for kernels; not a copy.
     *
     * @return the instants in the unit of the column
     */
    public long[] instants() {
        return at;
    }

    /**
     * Returns the wrapped latencies with the failure in the sign bit, for kernels; not a copy.
     *
     * @return the latencies in the unit of the column
     */
    public int[] latencies() {
        return latency;
    }

    /**
     * Returns the length of the unit of the instants.
     *
     * @return nanoseconds in one unit
     */
    public long nanosPerUnit() {
        return nanosPerUnit;
    }

    /**
     * Returns the length of the unit of the latencies.
     *
     * @return nanoseconds in one unit
     */
    public long latencyNanosPerUnit() {
        return latencyNanosPerUnit;
    }

    /**
     * Says whether the rows are in the order of time.
     *
     * @return true if no row is earlier than the one in front of it
     */
    public boolean isOrdered() {
        return ordered;
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
     * Returns what the requests are about.
     *
     * @return the origin, not null
     */
    public Origin origin() {
        return origin;
    }

    /**
     * Returns the number of the batch within its source and subject.
     *
     * @return the number, or null if the columns carry no identity
     */
    public @Nullable Long batch() {
        return batch;
    }

    @Override
    public String toString() {
        return "RequestColumns[" + at.length + " rows, " + origin + "]";
    }

    /**
     * A row that was left out because its instant is out of range.
     *
     * @param row its index in the given columns
     * @param at the instant
     * @param rule the rule it breaks
     */
    public record RefusedRow(int row, long at, String rule) {
        @Override
        public String toString() {
            return "row " + row + ": at (" + at + ") " + rule;
        }
    }
}
