package dev.sla4j.target;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The first part of each outage does not count; it is up.
 *
 * <p>Models "down time begins to accrue after one continuous minute of unavailability". The outage is seen as a whole, also where it crosses
 * the border of the period (S7).
 *
 * @param of what is down, not null
 * @param perOutage the part of each outage that does not count, above zero
 */
public record Deductible(Downtime of, Duration perOutage) implements Downtime {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the part is not above zero, or longer than 292 years
     */
    public Deductible {
        Objects.requireNonNull(of, "of");
        Check.positive(perOutage, "perOutage");
    }

    @Override
    public List<Downtime> operands() {
        return List.of(of);
    }
}
