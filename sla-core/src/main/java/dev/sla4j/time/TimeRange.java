package dev.sla4j.time;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * A half-open range of time {@code [start, end)} on the UTC time-line.
 *
 * <p>Models "from … until …" of a clause: an outage from 10:00 until 10:20, a term, a maintenance window. The end does
 * not belong to the range, so that ranges which follow each other neither overlap nor leave a gap, and the length is
 * {@code end - start} exactly.
 *
 * <p>An empty range ({@code start = end}) is legal: it contains no instant, has the length zero and overlaps nothing,
 * but it has a place. A range is at most {@link Long#MAX_VALUE} nanoseconds long (292 years), so that its length is
 * always exact in a {@code long}.
 *
 * <p>Immutable, value-based and thread-safe. 32 bytes; every operation takes constant time. Source: DESIGN S1.
 */
public final class TimeRange {

    private final long start;
    private final long end;

    private TimeRange(long start, long end) {
        this.start = start;
        this.end = end;
    }

    /**
     * Obtains a range from its ends.
     *
     * @param startInclusive  the first instant of the range, not null
     * @param endExclusive  the first instant after the range, not null, not before the start
     * @return the range, not null
     * @throws IllegalArgumentException if the end is before the start, an instant is out of range or the range is
     *     longer than 292 years
     */
    public static TimeRange of(Instant startInclusive, Instant endExclusive) {
        requireNonNull(startInclusive, "startInclusive");
        requireNonNull(endExclusive, "endExclusive");
        return ofNanos(EpochNanos.of(startInclusive), EpochNanos.of(endExclusive));
    }

    /**
     * Obtains a range from its ends in epoch nanoseconds.
     *
     * @param startInclusive  the first nanosecond of the range
     * @param endExclusive  the first nanosecond after the range, not before the start
     * @return the range, not null
     * @throws IllegalArgumentException if the end is before the start or the range is longer than 292 years
     */
    public static TimeRange ofNanos(long startInclusive, long endExclusive) {
        checkOrder(startInclusive, endExclusive);
        checkLength(startInclusive, endExclusive);
        return new TimeRange(startInclusive, endExclusive);
    }

    /**
     * Reads a range from {@code start/end}, the ISO-8601 interval that {@link #toString} prints; both ends are read by
     * {@link EpochNanos#parse}.
     *
     * @param text  the text, not null
     * @return the range, not null
     * @throws IllegalArgumentException if the text is not {@code start/end} or the end is before the start
     */
    public static TimeRange parse(String text) {
        requireNonNull(text, "text");
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException(
                    "range text (" + text + ") must be start/end, such as 2026-03-07T10:00Z/2026-03-07T10:20Z");
        }
        return ofNanos(EpochNanos.parse(text.substring(0, slash)), EpochNanos.parse(text.substring(slash + 1)));
    }

    static void checkOrder(long startInclusive, long endExclusive) {
        if (endExclusive < startInclusive) {
            throw new IllegalArgumentException("end (" + EpochNanos.format(endExclusive)
                    + ") must not be before start (" + EpochNanos.format(startInclusive) + ")");
        }
    }

    static void checkLength(long startInclusive, long endExclusive) {
        if (endExclusive - startInclusive < 0) {
            throw new IllegalArgumentException("range (" + EpochNanos.format(startInclusive) + "/"
                    + EpochNanos.format(endExclusive) + ") must not be longer than " + Long.MAX_VALUE
                    + " ns, about 292 years");
        }
    }

    /** Returns the first nanosecond of this range. */
    public long startNanos() {
        return start;
    }

    /** Returns the first nanosecond after this range. */
    public long endNanos() {
        return end;
    }

    /** Returns the first instant of this range. */
    public Instant start() {
        return EpochNanos.toInstant(start);
    }

    /** Returns the first instant after this range. */
    public Instant end() {
        return EpochNanos.toInstant(end);
    }

    /** Returns the exact length {@code end - start} in nanoseconds; 0 if empty. */
    public long lengthNanos() {
        return end - start;
    }

    /** Returns the exact length {@code end - start}; zero if empty. */
    public Duration length() {
        return Duration.ofNanos(end - start);
    }

    /** Says whether this range contains no instant. */
    public boolean isEmpty() {
        return start == end;
    }

    /** Says whether {@code start <= instant < end}; never for an empty range or an instant beyond 1677 to 2262. */
    public boolean contains(Instant instant) {
        requireNonNull(instant, "instant");
        return !instant.isBefore(start()) && instant.isBefore(end());
    }

    /** Says whether {@code start <= nanos < end}; never for an empty range. */
    public boolean containsNanos(long nanos) {
        return start <= nanos && nanos < end;
    }

    /**
     * Says whether the other range lies within this one: {@code start <= other.start} and {@code other.end <= end}. An
     * empty range is enclosed if its place lies between the ends, both included.
     */
    public boolean encloses(TimeRange other) {
        requireNonNull(other, "other");
        return start <= other.start && other.end <= end;
    }

    /** Says whether the two ranges have an instant in common; never if one is empty. */
    public boolean overlaps(TimeRange other) {
        requireNonNull(other, "other");
        return Math.max(start, other.start) < Math.min(end, other.end);
    }

    /** Says whether one range ends exactly where the other starts, so that they touch but have no common instant. */
    public boolean abuts(TimeRange other) {
        requireNonNull(other, "other");
        return end == other.start ^ start == other.end;
    }

    /** Says whether there is no gap between the two ranges: they overlap or touch. */
    public boolean isConnected(TimeRange other) {
        requireNonNull(other, "other");
        return start <= other.end && other.start <= end;
    }

    /**
     * Returns the common part, which is empty if the ranges only touch.
     *
     * @param other  the other range, connected with this one, not null
     * @return the common part, not null
     * @throws IllegalArgumentException if there is a gap between the ranges
     */
    public TimeRange intersection(TimeRange other) {
        if (!isConnected(other)) {
            throw new IllegalArgumentException("ranges must be connected: " + this + " and " + other);
        }
        return new TimeRange(Math.max(start, other.start), Math.min(end, other.end));
    }

    /**
     * Returns the part of this range within the given one. If they are apart, it is the empty range at the end of
     * {@code within} that is nearer to this range; unlike {@link #intersection} it never fails.
     *
     * @param within  the range to cut to, not null
     * @return the part inside, not null
     */
    public TimeRange clip(TimeRange within) {
        requireNonNull(within, "within");
        return new TimeRange(
                Math.max(within.start, Math.min(start, within.end)), Math.max(within.start, Math.min(end, within.end)));
    }

    /**
     * Returns the smallest range that encloses both, with the gap between them if there is one.
     *
     * @param other  the other range, not null
     * @return the range from the earlier start to the later end, not null
     * @throws IllegalArgumentException if that range is longer than 292 years
     */
    public TimeRange span(TimeRange other) {
        requireNonNull(other, "other");
        return ofNanos(Math.min(start, other.start), Math.max(end, other.end));
    }

    /** Says whether the other object is a range with the same ends. */
    @Override
    public boolean equals(Object o) {
        return o instanceof TimeRange other && start == other.start && end == other.end;
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(start) + Long.hashCode(end);
    }

    /** Prints {@code start/end} in UTC, such as {@code 2026-03-07T10:00Z/2026-03-07T10:20Z}. */
    @Override
    public String toString() {
        return EpochNanos.format(start) + '/' + EpochNanos.format(end);
    }
}
