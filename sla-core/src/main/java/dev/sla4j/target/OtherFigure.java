package dev.sla4j.target;

import java.util.List;
import java.util.Objects;

/**
 * Kept while the figure of another indicator than the target's own lies within a limit.
 *
 * <p>Models the second trigger of a promise: "down for more than 22 minutes in the month <em>or</em> one outage of more than 15 minutes", "power lost
 * for more than 15 minutes or more than one interruption". It is measured over the same subjects and hours, as if it stood alone.
 *
 * @param of the indicator, not null
 * @param within its limit, of its unit
 */
public record OtherFigure(Indicator of, LimitObjective within) implements Objective {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the limit is of another unit
     */
    public OtherFigure {
        Objects.requireNonNull(of, "of");
        if (within.limit().unit() != of.unit()) {
            throw new IllegalArgumentException(
                    "limit (" + within.limit() + ") must be of unit " + of.unit() + ", that of its indicator");
        }
    }

    @Override
    public List<Indicator> indicators() {
        return List.of(of);
    }
}
