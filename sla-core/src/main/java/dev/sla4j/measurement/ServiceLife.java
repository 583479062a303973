package dev.sla4j.measurement;

import dev.sla4j.time.TimeRange;
import java.util.Objects;

/**
 * A range in which a subject existed, with the number of users, seats or units it had.
 *
 * <p>A subject without any such record existed all the time with a population of one; a subject with some existed in them only. Outside its
 * life a subject is absent: it is neither measured nor down (S3).
 *
 * @param range the range, not null
 * @param population how many users, seats or units it had, at least 1; it weights the measured time
 * @param origin what it is about and where it came from, not null
 */
public record ServiceLife(TimeRange range, long population, Origin origin)
        implements Measurement, Traceable<ServiceLife> {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the population is below 1
     */
    public ServiceLife {
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(origin, "origin");
        if (population < 1) {
            throw new IllegalArgumentException("population (" + population + ") must be at least 1");
        }
    }

    /**
     * A life with a population of one.
     *
     * @param range the range, not null
     * @return the life, not null
     */
    public static ServiceLife of(TimeRange range) {
        return new ServiceLife(range, 1, Origin.NONE);
    }

    /**
     * A life in ISO-8601 text with an offset, with a population of one.
     *
     * @param startInclusive the start, not null
     * @param endExclusive the end, not null
     * @return the life, not null
     */
    public static ServiceLife of(String startInclusive, String endExclusive) {
        return of(TimeRange.parse(startInclusive + "/" + endExclusive));
    }

    /**
     * Returns a copy with another population.
     *
     * @param newPopulation the number of users, seats or units, at least 1
     * @return the copy, not null
     */
    public ServiceLife population(long newPopulation) {
        return new ServiceLife(range, newPopulation, origin);
    }

    @Override
    public ServiceLife with(Origin newOrigin) {
        return new ServiceLife(range, population, newOrigin);
    }
}
