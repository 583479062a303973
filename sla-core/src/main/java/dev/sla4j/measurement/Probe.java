package dev.sla4j.measurement;

import dev.sla4j.time.EpochNanos;
import java.time.Instant;
import java.util.Objects;

/**
 * One check of a subject, good or failed.
 *
 * <p>Models the prober ("every 30 s"). How many failures in a row open an outage, how many successes close it and for how long one check
 * speaks is said by the target.
 *
 * @param atNanos when the check was made, epoch nanoseconds
 * @param good whether it succeeded
 * @param origin what it is about and where it came from, not null
 */
public record Probe(long atNanos, boolean good, Origin origin) implements Measurement, Traceable<Probe> {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the instant is out of range
     */
    public Probe {
        Objects.requireNonNull(origin, "origin");
    }

    /**
     * A check that succeeded.
     *
     * @param at when, not null
     * @return the probe, not null
     */
    public static Probe good(Instant at) {
        return new Probe(EpochNanos.of(at), true, Origin.NONE);
    }

    /**
     * A check that failed.
     *
     * @param at when, not null
     * @return the probe, not null
     */
    public static Probe failed(Instant at) {
        return new Probe(EpochNanos.of(at), false, Origin.NONE);
    }

    /**
     * Returns when the check was made.
     *
     * @return the instant, not null
     */
    public Instant at() {
        return EpochNanos.toInstant(atNanos);
    }

    @Override
    public Probe with(Origin newOrigin) {
        return new Probe(atNanos, good, newOrigin);
    }
}
