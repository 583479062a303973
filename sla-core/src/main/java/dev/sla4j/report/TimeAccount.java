package dev.sla4j.report;

import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.util.Objects;

/**
 * Where the time of a period went, in nanoseconds without weights; the five buckets add up to the period exactly (L3).
 *
 * <p>Where several subjects are pooled the times of all of them are added, so that the sum is that many periods.
 *
 * @param up known and not down; where the figure counts single things, all time in which they count
 * @param down known and down, in whole or in part
 * @param unknown of which nothing is known
 * @param excluded left out by an exclusion rule
 * @param outside outside the term, the life of the subject or the service hours, or after the instant of the report
 * @param weighted down and known time with the weights of impact and, where the figure is a share, of population
 */
public record TimeAccount(
        BigInteger up,
        BigInteger down,
        BigInteger unknown,
        BigInteger excluded,
        BigInteger outside,
        Weighted weighted) {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a bucket is negative
     */
    public TimeAccount {
        notNegative(up, "up");
        notNegative(down, "down");
        notNegative(unknown, "unknown");
        notNegative(excluded, "excluded");
        notNegative(outside, "outside");
        Objects.requireNonNull(weighted, "weighted");
    }

    /**
     * Returns the measured time that is not excluded, known or not.
     *
     * @return the sum of up, down and unknown, in nanoseconds
     */
    public BigInteger measured() {
        return up.add(down).add(unknown);
    }

    /**
     * Returns the sum of all buckets.
     *
     * @return the length of the period, in nanoseconds
     */
    public BigInteger total() {
        return measured().add(excluded).add(outside);
    }

    /**
     * Adds the times of another subject.
     *
     * @param other the other account, not null
     * @return the sum, not null
     */
    public TimeAccount plus(TimeAccount other) {
        return new TimeAccount(
                up.add(other.up),
                down.add(other.down),
                unknown.add(other.unknown),
                excluded.add(other.excluded),
                outside.add(other.outside),
                weighted.plus(other.weighted));
    }

    private static void notNegative(BigInteger value, String name) {
        if (Objects.requireNonNull(value, name).signum() < 0) {
            throw new IllegalArgumentException(name + " (" + value + ") must not be negative");
        }
    }

    /**
     * The terms of a share of time, in nanoseconds, each instant times the population (one where the figure is no
     * share) and, where it is down, times the weight of its impact.
     *
     * @param down the down time
     * @param known the time that is up or down
     * @param unknown the time of which nothing is known
     * @param excused the excluded time
     */
    public record Weighted(Ratio down, Ratio known, Ratio unknown, Ratio excused) {

        /**
         * Adds the terms of another subject.
         *
         * @param other the other terms, not null
         * @return the sum, not null
         */
        public Weighted plus(Weighted other) {
            return new Weighted(
                    down.plus(other.down),
                    known.plus(other.known),
                    unknown.plus(other.unknown),
                    excused.plus(other.excused));
        }
    }
}
