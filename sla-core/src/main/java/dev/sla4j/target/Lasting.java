package dev.sla4j.target;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Only outages of a minimum length count, then from their first instant.
 *
 * <p>Models "if the check fails continuously for at least 60 seconds, that period plus every further second is outage time" and "interruption
 * longer than five minutes". The length is that of the whole outage, also where it crosses the border of the period or of the measured time
 * (S5, S7; policy {@link MinimumLength}). Unknown time ends an outage (policy {@link UnknownInOutage}).
 *
 * @param of what is down, not null
 * @param bound the bound of the length, above zero
 * @param inclusive whether an outage of exactly this length counts
 */
public record Lasting(Downtime of, Duration bound, boolean inclusive) implements Downtime {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the bound is not above zero, or longer than 292 years
     */
    public Lasting {
        Objects.requireNonNull(of, "of");
        Check.positive(bound, "bound");
    }

    @Override
    public List<Downtime> operands() {
        return List.of(of);
    }
}
