package dev.sla4j.time;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * A clock that runs only during service hours.
 *
 * <p>Models "response within 8 business hours", "the clock stops while we wait for the customer". It is a
 * {@link Schedule} laid on the time-line of one horizon; with {@code open} the open time of that horizon, the service
 * time between two instants is
 * <pre>{@code S(a, b) = |open ∩ [a, b)|}</pre>
 * and a deadline is an instant {@code e} with {@code S(start, e) = d}. Where several fit, because the service is closed,
 * {@link ClosingTime} chooses the earliest or the latest.
 *
 * <p><b>Horizon.</b> Nothing is known beyond it: a question about an instant outside, or whose answer lies outside, is
 * refused with the instant and the horizon in the message. Both ends of the horizon may be asked about. Openings and
 * closings are those of the windows cut to the horizon; windows that touch are one, so a clock that runs from Monday
 * 00:00 to Friday 24:00 opens once a week.
 *
 * <p>Immutable and thread-safe. Built in O(windows), with the sum of all windows before each window and a table that
 * finds a window by time; about 50 bytes a window. A look-up takes constant time if windows are spread as service
 * hours are, and O(log windows) always, however long the span: ten years cost the same as a day. Source: DESIGN S14;
 * {@code peer-defects.md} D15, D26.
 */
public final class ServiceClock {

    private final TimeRange horizon;
    private final TimeSet open;
    private final int windows;
    /** Service time before window {@code i}; the total at index {@code windows}. */
    private final long[] before;

    /** Start and end of each window, and twice the end of the horizon behind them. */
    private final long[] starts;

    private final long[] ends;

    private final int shift;
    /** The first window that ends after the start of bucket {@code b}, which is {@code 2^shift} ns long. */
    private final int[] firstOfBucket;

    private ServiceClock(TimeSet open, TimeRange horizon) {
        this.horizon = horizon;
        this.open = open;
        this.windows = open.size();
        this.before = new long[windows + 1];
        for (int i = 0; i < windows; i++) {
            before[i + 1] = before[i] + open.endNanos(i) - open.startNanos(i);
        }
        this.starts = new long[windows + 2];
        this.ends = new long[windows + 2];
        for (int i = 0; i < windows + 2; i++) {
            starts[i] = i < windows ? open.startNanos(i) : horizon.endNanos();
            ends[i] = i < windows ? open.endNanos(i) : horizon.endNanos();
        }
        int bits = 64 - Long.numberOfLeadingZeros(horizon.lengthNanos());
        int wanted = 34 - Integer.numberOfLeadingZeros(windows);
        this.shift = Math.max(0, bits - wanted);
        this.firstOfBucket = new int[(int) (horizon.lengthNanos() >>> shift) + 2];
        int window = 0;
        for (int b = 0; b < firstOfBucket.length - 1; b++) {
            long bucketStart = horizon.startNanos() + ((long) b << shift);
            while (window < windows && open.endNanos(window) <= bucketStart) {
                window++;
            }
            firstOfBucket[b] = window;
        }
        firstOfBucket[firstOfBucket.length - 1] = windows;
    }

    /**
     * Obtains the clock of a schedule.
     *
     * @param schedule  the service hours, not null
     * @param calendars  the holiday calendars that it needs, not null
     * @param horizon  the range about which the clock may be asked, not null
     * @return the clock, not null
     * @throws IllegalArgumentException if a calendar is missing
     */
    public static ServiceClock of(Schedule schedule, HolidayCalendars calendars, TimeRange horizon) {
        requireNonNull(schedule, "schedule");
        requireNonNull(horizon, "horizon");
        return new ServiceClock(schedule.toTimeSet(horizon, calendars), horizon);
    }

    /**
     * Obtains the clock that runs in a set of instants.
     *
     * @param open  the open time, cut to the horizon, not null
     * @param horizon  the range about which the clock may be asked, not null
     * @return the clock, not null
     */
    public static ServiceClock of(TimeSet open, TimeRange horizon) {
        requireNonNull(open, "open");
        requireNonNull(horizon, "horizon");
        return new ServiceClock(open.clip(horizon), horizon);
    }

    /**
     * Returns a clock that also stands still during pauses; where pauses overlap, time is lost once.
     *
     * @param pauses  the pauses; what lies outside the service hours or the horizon has no effect, not null
     * @return the clock with the same horizon, not null
     */
    public ServiceClock pausedDuring(TimeSet pauses) {
        return new ServiceClock(open.minus(pauses), horizon);
    }

    /** Returns the range about which this clock may be asked. */
    public TimeRange horizon() {
        return horizon;
    }

    /** Returns the time within the horizon during which this clock runs. */
    public TimeSet open() {
        return open;
    }

    /**
     * Returns the service time between two instants.
     *
     * @param startInclusive  the first instant, not null
     * @param endExclusive  the first instant that does not count, not before the start, not null
     * @return the exact length of the open time between them, not null
     * @throws IllegalArgumentException if the end is before the start or an instant lies outside the horizon
     */
    public Duration serviceTime(Instant startInclusive, Instant endExclusive) {
        requireNonNull(startInclusive, "startInclusive");
        requireNonNull(endExclusive, "endExclusive");
        return Duration.ofNanos(serviceNanos(EpochNanos.of(startInclusive), EpochNanos.of(endExclusive)));
    }

    /**
     * Returns the service time between two instants in nanoseconds; see {@link #serviceTime}.
     *
     * @param startInclusive  the first instant in epoch nanoseconds
     * @param endExclusive  the first instant that does not count in epoch nanoseconds, not before the start
     * @return the exact length of the open time between them in nanoseconds
     * @throws IllegalArgumentException if the end is before the start or an instant lies outside the horizon
     */
    public long serviceNanos(long startInclusive, long endExclusive) {
        TimeRange.checkOrder(startInclusive, endExclusive);
        return serviceNanosUntil(endExclusive) - serviceNanosUntil(startInclusive);
    }

    /**
     * Returns the service time from the start of the horizon; the difference of two such times is the service time
     * between the instants.
     *
     * @param endExclusive  the first instant that does not count in epoch nanoseconds
     * @return the exact length of the open time before it in nanoseconds
     * @throws IllegalArgumentException if the instant lies outside the horizon
     */
    public long serviceNanosUntil(long endExclusive) {
        checkWithin(endExclusive);
        int bucket = bucket(endExclusive);
        int i = firstOfBucket[bucket];
        if (firstOfBucket[bucket + 1] - i > 1) {
            i = windowEndingAfter(endExclusive);
        }
        // At most one window ends in what is left of the bucket, so three differences tell all; which of them count
        // cannot be foretold by a branch.
        return before[i]
                + positive(endExclusive - starts[i])
                - positive(endExclusive - ends[i])
                + positive(endExclusive - starts[i + 1]);
    }

    private static long positive(long nanos) {
        return nanos & ~(nanos >> 63);
    }

    /**
     * Returns the deadline after an amount of service time, which stays at closing time if it falls there.
     *
     * @param start  when the clock starts, not null
     * @param serviceTime  the service time allowed, not negative, not null
     * @return the deadline, not null
     * @throws IllegalArgumentException if the time is negative, or the start or the deadline lies outside the horizon
     */
    public Instant deadline(Instant start, Duration serviceTime) {
        return deadline(start, serviceTime, ClosingTime.STAYS);
    }

    /**
     * Returns the deadline after an amount of service time.
     *
     * <p>With {@link ClosingTime#STAYS} it is the earliest instant {@code e >= start} with {@code S(start, e) =
     * serviceTime}: for no service time the start itself, open or not. With {@link ClosingTime#NEXT_OPENING} it is the
     * latest one, so it lies where the clock runs: for no service time the start if the service is open then, else the
     * next opening.
     *
     * @param start  when the clock starts, not null
     * @param serviceTime  the service time allowed, not negative, not null
     * @param policy  where a deadline at closing time lies, not null
     * @return the deadline, not null
     * @throws IllegalArgumentException if the time is negative, or the start or the deadline lies outside the horizon
     */
    public Instant deadline(Instant start, Duration serviceTime, ClosingTime policy) {
        requireNonNull(start, "start");
        return EpochNanos.toInstant(deadlineNanos(EpochNanos.of(start), nanos(serviceTime), policy));
    }

    /**
     * Returns the deadline after an amount of service time in nanoseconds; see {@link #deadline(Instant, Duration,
     * ClosingTime)}.
     *
     * @param start  when the clock starts in epoch nanoseconds
     * @param serviceNanos  the service time allowed in nanoseconds, not negative
     * @param policy  where a deadline at closing time lies, not null
     * @return the deadline in epoch nanoseconds
     * @throws IllegalArgumentException if the time is negative, or the start or the deadline lies outside the horizon
     */
    public long deadlineNanos(long start, long serviceNanos, ClosingTime policy) {
        requireNonNull(policy, "policy");
        checkNotNegative(serviceNanos);
        long soFar = serviceNanosUntil(start);
        long left = before[windows] - soFar;
        boolean stays = policy == ClosingTime.STAYS;
        if (stays ? serviceNanos > left : serviceNanos >= left) {
            throw new IllegalArgumentException("deadline of " + Duration.ofNanos(serviceNanos) + " from "
                    + EpochNanos.format(start) + " must lie within the horizon (" + horizon + "), which has "
                    + Duration.ofNanos(left) + " of service time left");
        }
        if (stays) {
            return serviceNanos == 0 ? start : earliestAt(soFar + serviceNanos);
        }
        return latestAt(soFar + serviceNanos);
    }

    /**
     * Returns the latest start from which an amount of service time passes until an end: the latest instant {@code s
     * <= end} with {@code S(s, end) = serviceTime}, for no service time the end itself.
     *
     * @param end  when the clock stops, not null
     * @param serviceTime  the service time needed, not negative, not null
     * @return the latest start, not null
     * @throws IllegalArgumentException if the time is negative, or the end or the start lies outside the horizon
     */
    public Instant latestStart(Instant end, Duration serviceTime) {
        requireNonNull(end, "end");
        return EpochNanos.toInstant(latestStartNanos(EpochNanos.of(end), nanos(serviceTime)));
    }

    /**
     * Returns the latest start from which an amount of service time passes until an end in nanoseconds; see
     * {@link #latestStart}.
     *
     * @param end  when the clock stops in epoch nanoseconds
     * @param serviceNanos  the service time needed in nanoseconds, not negative
     * @return the latest start in epoch nanoseconds
     * @throws IllegalArgumentException if the time is negative, or the end or the start lies outside the horizon
     */
    public long latestStartNanos(long end, long serviceNanos) {
        checkNotNegative(serviceNanos);
        long soFar = serviceNanosUntil(end);
        if (serviceNanos > soFar) {
            throw new IllegalArgumentException("start of " + Duration.ofNanos(serviceNanos) + " until "
                    + EpochNanos.format(end) + " must lie within the horizon (" + horizon + "), which has "
                    + Duration.ofNanos(soFar) + " of service time before");
        }
        return serviceNanos == 0 ? end : latestAt(soFar - serviceNanos);
    }

    /** Says whether this clock runs at an instant within the horizon; never at the end of the horizon. */
    public boolean isOpen(Instant instant) {
        long nanos = EpochNanos.of(instant);
        int i = windowEndingAfter(nanos);
        return i < windows && open.startNanos(i) <= nanos;
    }

    /**
     * Returns the first opening at or after an instant, even if the service is open then. When the clock next
     * <em>runs</em> is the deadline of no service time with {@link ClosingTime#NEXT_OPENING}.
     *
     * @param instant  the instant, not null
     * @return the start of a window, at or after the instant, not null
     * @throws IllegalArgumentException if the instant or the opening lies outside the horizon
     */
    public Instant nextOpening(Instant instant) {
        long nanos = EpochNanos.of(instant);
        int i = windowEndingAfter(nanos);
        if (i < windows && open.startNanos(i) < nanos) {
            i++;
        }
        checkFound(i < windows, "opening at or after ", nanos);
        return EpochNanos.toInstant(open.startNanos(i));
    }

    /**
     * Returns the last opening at or before an instant, even if the service is closed then.
     *
     * @param instant  the instant, not null
     * @return the start of a window, at or before the instant, not null
     * @throws IllegalArgumentException if the instant or the opening lies outside the horizon
     */
    public Instant previousOpening(Instant instant) {
        long nanos = EpochNanos.of(instant);
        int i = windowEndingAfter(nanos);
        if (i == windows || open.startNanos(i) > nanos) {
            i--;
        }
        checkFound(i >= 0, "opening at or before ", nanos);
        return EpochNanos.toInstant(open.startNanos(i));
    }

    /**
     * Returns the first closing after an instant. At closing time itself the service is already closed, so that is the
     * next closing.
     *
     * @param instant  the instant, not null
     * @return the end of a window, after the instant, not null
     * @throws IllegalArgumentException if the instant or the closing lies outside the horizon
     */
    public Instant nextClosing(Instant instant) {
        long nanos = EpochNanos.of(instant);
        int i = windowEndingAfter(nanos);
        checkFound(i < windows, "closing after ", nanos);
        return EpochNanos.toInstant(open.endNanos(i));
    }

    /** The earliest instant until which an amount of service time, more than 0, has passed. */
    private long earliestAt(long service) {
        int i = firstWindowReaching(service);
        return open.startNanos(i) + (service - before[i]);
    }

    /** The latest instant until which no more than an amount of service time, less than the total, has passed. */
    private long latestAt(long service) {
        int i = firstWindowReaching(service + 1);
        return open.startNanos(i) + (service - before[i]);
    }

    /** The first window by whose end an amount of service time has passed. */
    private int firstWindowReaching(long service) {
        int low = 0;
        int high = windows - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (before[middle + 1] < service) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void checkWithin(long nanos) {
        if (nanos < horizon.startNanos() || nanos > horizon.endNanos()) {
            throw new IllegalArgumentException(
                    "instant (" + EpochNanos.format(nanos) + ") must lie within the horizon (" + horizon + ")");
        }
    }

    /** The first window that ends after an instant within the horizon. */
    private int windowEndingAfter(long nanos) {
        checkWithin(nanos);
        int low = firstOfBucket[bucket(nanos)];
        int high = firstOfBucket[bucket(nanos) + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (open.endNanos(middle) <= nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How many windows a look-up at an instant has to choose from beside the next one: the cost that is tested. */
    int windowsToSearch(long nanos) {
        return firstOfBucket[bucket(nanos) + 1] - firstOfBucket[bucket(nanos)];
    }

    private int bucket(long nanos) {
        return (int) ((nanos - horizon.startNanos()) >>> shift);
    }

    private void checkFound(boolean found, String what, long nanos) {
        if (!found) {
            throw new IllegalArgumentException(
                    what + EpochNanos.format(nanos) + " must lie within the horizon (" + horizon + ")");
        }
    }

    private static void checkNotNegative(long serviceNanos) {
        if (serviceNanos < 0) {
            throw new IllegalArgumentException(
                    "serviceTime (" + Duration.ofNanos(serviceNanos) + ") must not be negative");
        }
    }

    private static long nanos(Duration serviceTime) {
        requireNonNull(serviceTime, "serviceTime");
        try {
            return serviceTime.toNanos();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "serviceTime (" + serviceTime + ") must not be longer than 292 years", e);
        }
    }

    /** Says whether the other object is a clock with the same open time and horizon. */
    @Override
    public boolean equals(Object o) {
        return o instanceof ServiceClock other && horizon.equals(other.horizon) && open.equals(other.open);
    }

    @Override
    public int hashCode() {
        return 31 * horizon.hashCode() + open.hashCode();
    }

    /** Prints the horizon and how much service time it has. */
    @Override
    public String toString() {
        return "service clock " + horizon + " with " + Duration.ofNanos(before[windows]) + " in " + windows
                + " windows";
    }
}
