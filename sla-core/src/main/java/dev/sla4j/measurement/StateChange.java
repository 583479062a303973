package dev.sla4j.measurement;

import dev.sla4j.time.EpochNanos;
import java.time.Instant;
import java.util.Objects;

/**
 * The instant from which a subject is in a named state, until its next state.
 *
 * <p>Models the event log of a monitor ("host went DOWN"). Which names are good, bad, partly bad or unknown is said by the target.
 *
 * @param atNanos when the state began, epoch nanoseconds
 * @param state the name of the state, not blank
 * @param origin what it is about and where it came from, not null
 */
public record StateChange(long atNanos, String state, Origin origin) implements Measurement, Traceable<StateChange> {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the state is blank or the instant out of range
     */
    public StateChange {
        Check.notBlank(state, "state");
        Objects.requireNonNull(origin, "origin");
    }

    /**
     * A change of state.
     *
     * @param at when the state began, not null
     * @param state its name, not blank
     * @return the change, not null
     */
    public static StateChange of(Instant at, String state) {
        return new StateChange(EpochNanos.of(at), state, Origin.NONE);
    }

    /**
     * A change of state at an instant in ISO-8601 text with an offset.
     *
     * @param at when the state began, not null
     * @param state its name, not blank
     * @return the change, not null
     */
    public static StateChange of(String at, String state) {
        return new StateChange(EpochNanos.parse(at), state, Origin.NONE);
    }

    /**
     * Returns when the state began.
     *
     * @return the instant, not null
     */
    public Instant at() {
        return EpochNanos.toInstant(atNanos);
    }

    @Override
    public StateChange with(Origin newOrigin) {
        return new StateChange(atNanos, state, newOrigin);
    }
}
