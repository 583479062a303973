package dev.sla4j.target;

import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import java.util.Objects;

/**
 * A quota for the whole period, of which the share of the measured time that has passed is expected so far.
 *
 * <p>Models "100 leads a month, of which 50 are expected by its middle": while the period runs, each bound counts times {@code measured time so far ÷
 * measured time of the period}, both within term, life and service hours (S3), exactly; work items count at any time, and are expected by
 * service hours too. Once the period is over the limit stands as it is. Immutable.
 *
 * @param limit the limit for the whole period, of a number or a time
 */
public record ProRata(Limit limit) implements Objective {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the limit is one of shares, which do not grow with time
     */
    public ProRata {
        Objects.requireNonNull(limit, "limit");
        if (limit.unit() == Figure.Unit.SHARE) {
            throw new IllegalArgumentException(
                    "limit (" + limit + ") must be one of a number or a time to be pro rata");
        }
    }
}
