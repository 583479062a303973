package dev.sla4j.penalty;

import dev.sla4j.value.Money;
import java.util.Objects;

/**
 * What a share is a share of.
 *
 * <p>More members may be added in a minor release: a chain of {@code instanceof} over this type should end with a default.
 */
public sealed interface Base permits Base.OnlyFee, Base.NamedFee, Base.AllFees, Base.FixedSum, Base.LostTime {

    /**
     * The fee of the agreement, which must have exactly one.
     *
     * @return the base, not null
     */
    static Base onlyFee() {
        return new OnlyFee();
    }

    /**
     * A named fee of the period: "the charges for that service".
     *
     * @param name the name of the fee, not blank
     * @return the base, not null
     */
    static Base fee(String name) {
        return new NamedFee(name);
    }

    /**
     * All fees of the period: "the invoice".
     *
     * @return the base, not null
     */
    static Base allFees() {
        return new AllFees();
    }

    /**
     * A sum that does not depend on the period.
     *
     * @param sum the sum, not null
     * @return the base, not null
     */
    static Base sum(Money sum) {
        return new FixedSum(sum);
    }

    /**
     * The price of the lost time: another base × the driving down time ÷ the length of the period.
     *
     * @param price the price of the whole period, not null
     * @return the base, not null
     */
    static Base lostTime(Base price) {
        return new LostTime(price);
    }

    /** The only fee of the agreement. */
    record OnlyFee() implements Base {}

    /**
     * A named fee.
     *
     * @param name the name, not blank
     */
    record NamedFee(String name) implements Base {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the name is blank
         */
        public NamedFee {
            if (name.isBlank()) {
                throw new IllegalArgumentException("name must not be blank");
            }
        }
    }

    /** All fees of the agreement. */
    record AllFees() implements Base {}

    /**
     * A fixed sum.
     *
     * @param sum the sum, not negative
     */
    record FixedSum(Money sum) implements Base {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the sum is negative
         */
        public FixedSum {
            if (sum.signum() < 0) {
                throw new IllegalArgumentException("sum (" + sum + ") must not be negative");
            }
        }
    }

    /**
     * The price of the time that was lost.
     *
     * @param price the price of the whole period, not itself a price of lost time
     */
    record LostTime(Base price) implements Base {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the price is one of lost time
         */
        public LostTime {
            Objects.requireNonNull(price, "price");
            if (price instanceof LostTime) {
                throw new IllegalArgumentException("price must not be the price of lost time itself");
            }
        }
    }
}
