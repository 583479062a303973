package dev.sla4j.penalty;

import dev.sla4j.value.Money;
import dev.sla4j.value.Percent;
import java.util.Objects;

/**
 * How much: a share or multiple of a base, or a sum.
 *
 * <p>More members may be added in a minor release: a chain of {@code instanceof} over this type should end with a default.
 */
public sealed interface Amount permits Amount.Share, Amount.Sum {

    /** Nothing. */
    Amount NOTHING = new Share(Percent.parse("0%"));

    /**
     * A share of the penalty's base; above 100 % it is a multiple.
     *
     * @param percent the share, such as {@code 10%}, not negative
     * @return the amount, not null
     */
    static Amount share(String percent) {
        return new Share(Percent.parse(percent));
    }

    /**
     * A sum of money.
     *
     * @param sum the sum, not negative
     * @return the amount, not null
     */
    static Amount sum(Money sum) {
        return new Sum(sum);
    }

    /**
     * A share of the base.
     *
     * @param percent the share, not negative
     */
    record Share(Percent percent) implements Amount {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the share is negative
         */
        public Share {
            Objects.requireNonNull(percent, "percent");
            if (percent.toRatio().signum() < 0) {
                throw new IllegalArgumentException("percent (" + percent + ") must not be negative");
            }
        }

        @Override
        public String toString() {
            return percent.toString();
        }
    }

    /**
     * A sum of money.
     *
     * @param sum the sum, not negative
     */
    record Sum(Money sum) implements Amount {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the sum is negative
         */
        public Sum {
            if (sum.signum() < 0) {
                throw new IllegalArgumentException("sum (" + sum + ") must not be negative");
            }
        }

        @Override
        public String toString() {
            return sum.toString();
        }
    }
}
