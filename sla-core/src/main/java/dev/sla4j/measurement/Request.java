package dev.sla4j.measurement;

import dev.sla4j.time.EpochNanos;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One request that was served or failed.
 *
 * <p>Models the access log behind "valid requests that do not fail" and "95 % of all queries within 300 ms". The outcome is a class such as
 * {@code good}, {@code failed}, {@code throttled} or {@code 5xx}; which classes count and which are good is said by the target. Requests carry
 * no identity that would be looked at (S28).
 *
 * @param atNanos when the request was made, epoch nanoseconds
 * @param outcome its outcome class, not blank
 * @param latencyNanos how long it took in nanoseconds, not negative; {@link #UNTIMED} if that is not known
 * @param origin what it is about and where it came from, not null
 */
public record Request(long atNanos, String outcome, long latencyNanos, Origin origin)
        implements Measurement, Traceable<Request> {

    /** The outcome of a request that was served. */
    public static final String GOOD = "good";

    /** The outcome of a request that failed. */
    public static final String FAILED = "failed";

    /** The latency of a request of which it is not known how long it took. */
    public static final long UNTIMED = -1;

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the outcome is blank or the latency negative
     */
    public Request {
        Check.notBlank(outcome, "outcome");
        Objects.requireNonNull(origin, "origin");
        if (latencyNanos < UNTIMED) {
            throw new IllegalArgumentException("latency (" + latencyNanos + " ns) must not be negative");
        }
    }

    /**
     * A request that was served.
     *
     * @param at when it was made, not null
     * @param latency how long it took, not negative
     * @return the request, not null
     */
    public static Request good(Instant at, Duration latency) {
        return of(at, GOOD, latency);
    }

    /**
     * A request that failed, of which the latency does not matter.
     *
     * @param at when it was made, not null
     * @return the request, not null
     */
    public static Request failed(Instant at) {
        return new Request(EpochNanos.of(at), FAILED, UNTIMED, Origin.NONE);
    }

    /**
     * A request with any outcome.
     *
     * @param at when it was made, not null
     * @param outcome its outcome class, not blank
     * @param latency how long it took, not negative and at most 292 years
     * @return the request, not null
     * @throws IllegalArgumentException if the latency is negative or too long
     */
    public static Request of(Instant at, String outcome, Duration latency) {
        if (latency.isNegative() || latency.compareTo(Duration.ofNanos(Long.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException("latency (" + latency + ") must be 0 to 292 years");
        }
        return new Request(EpochNanos.of(at), outcome, latency.toNanos(), Origin.NONE);
    }

    /**
     * Returns when the request was made.
     *
     * @return the instant, not null
     */
    public Instant at() {
        return EpochNanos.toInstant(atNanos);
    }

    /**
     * Returns how long the request took.
     *
     * @return the latency, or null if it is not known
     */
    public @Nullable Duration latency() {
        return latencyNanos == UNTIMED ? null : Duration.ofNanos(latencyNanos);
    }

    @Override
    public Request with(Origin newOrigin) {
        return new Request(atNanos, outcome, latencyNanos, newOrigin);
    }
}
