package dev.sla4j.report;

import dev.sla4j.value.Ratio;
import java.util.Objects;

/**
 * Where single things (requests, samples, work items) went that belong to a period: what stands beside the {@link TimeAccount} of a figure
 * that counts.
 *
 * @param good counted and good; where the figure asks for no condition, all that are counted
 * @param bad counted and not good
 * @param lateOpen of the bad, those that are not done yet
 * @param undecided counted, but it cannot be decided whether they are good
 * @param pending not done and not due: they do not count yet
 * @param excluded left out by service hours or exclusions
 * @param weighted the terms of a share, each thing by its weight
 */
public record CountAccount(
        long good, long bad, long lateOpen, long undecided, long pending, long excluded, Weighted weighted) {

    /** Nothing was counted. */
    public static final CountAccount NONE =
            new CountAccount(0, 0, 0, 0, 0, 0, new Weighted(Ratio.ZERO, Ratio.ZERO, Ratio.ZERO));

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a number is negative, or more are late and open than are bad
     */
    public CountAccount {
        notNegative(good, "good");
        notNegative(bad, "bad");
        notNegative(lateOpen, "lateOpen");
        notNegative(undecided, "undecided");
        notNegative(pending, "pending");
        notNegative(excluded, "excluded");
        Objects.requireNonNull(weighted, "weighted");
        if (lateOpen > bad) {
            throw new IllegalArgumentException("lateOpen (" + lateOpen + ") must not be above bad (" + bad + ")");
        }
    }

    /**
     * Returns how many things count.
     *
     * @return the sum of good, bad and undecided
     */
    public long counted() {
        return Math.addExact(Math.addExact(good, bad), undecided);
    }

    /**
     * Adds the counts of another subject or of other evidence.
     *
     * @param other the other account, not null
     * @return the sum, not null
     */
    public CountAccount plus(CountAccount other) {
        return new CountAccount(
                Math.addExact(good, other.good),
                Math.addExact(bad, other.bad),
                Math.addExact(lateOpen, other.lateOpen),
                Math.addExact(undecided, other.undecided),
                Math.addExact(pending, other.pending),
                Math.addExact(excluded, other.excluded),
                weighted.plus(other.weighted));
    }

    private static void notNegative(long value, String name) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " (" + value + ") must not be negative");
        }
    }

    /**
     * The terms of a share, each thing by its weight; without weights each weighs one.
     *
     * @param good what is good
     * @param bad what is not
     * @param undecided what cannot be decided
     */
    public record Weighted(Ratio good, Ratio bad, Ratio undecided) {

        /** Checks. */
        public Weighted {
            Objects.requireNonNull(good, "good");
            Objects.requireNonNull(bad, "bad");
            Objects.requireNonNull(undecided, "undecided");
        }

        /**
         * Returns what is decided.
         *
         * @return the sum of good and bad
         */
        public Ratio decided() {
            return good.plus(bad);
        }

        /**
         * Adds other terms.
         *
         * @param other the other terms, not null
         * @return the sum, not null
         */
        public Weighted plus(Weighted other) {
            return new Weighted(good.plus(other.good), bad.plus(other.bad), undecided.plus(other.undecided));
        }
    }
}
