package dev.sla4j.report;

import dev.sla4j.value.Figure;
import java.util.Objects;

/**
 * What can be said of a running period (S19).
 *
 * @param state what is certain, not null
 * @param left what is left of the allowance, in down time or outages; {@link Figure#none()} if there is no such figure
 */
public record Outlook(State state, Figure left) {

    /** Checks. */
    public Outlook {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(left, "left");
    }

    /**
     * What is certain, as long as nothing is added about the time before the report, and no subject appears that nobody had heard of. Where each
     * subject counts and they are not listed, a new one could change the verdict; so a promise is then not certainly kept.
     */
    public enum State {
        /** The period is over: the verdict stands. */
        CLOSED,
        /** The promise will be kept whatever happens. */
        CERTAINLY_MET,
        /** The promise will not be kept whatever happens. */
        CERTAINLY_MISSED,
        /** Both are possible. */
        OPEN
    }
}
