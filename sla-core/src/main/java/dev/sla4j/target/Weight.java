package dev.sla4j.target;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * By how much a part counts in a weighted mean.
 *
 * <p>Models "60 % availability, 40 % response", "weighted by the number of calls of each site", "by the volume of the month before".
 *
 * <p>More members may be added in a minor release: a chain of {@code instanceof} over this type should end with a default.
 */
public sealed interface Weight permits Weight.Fixed, Weight.Measured {

    /**
     * A weight of one.
     *
     * @return the weight, not null
     */
    static Weight one() {
        return Fixed.ONE;
    }

    /**
     * A weight that the agreement states.
     *
     * @param value the weight, such as {@code 0.6} or {@code 3}
     * @return the weight, not null
     */
    static Weight of(String value) {
        return new Fixed(new BigDecimal(value));
    }

    /**
     * The figure of an indicator in the same period.
     *
     * @param indicator the indicator, such as {@code Indicator.count(Selection.requests())}, not null
     * @return the weight, not null
     */
    static Weight of(Indicator indicator) {
        return new Measured(indicator, false);
    }

    /**
     * The figure of an indicator in the period before, from its report (S24).
     *
     * @param indicator the indicator, not null
     * @return the weight, not null
     */
    static Weight ofPreviousPeriod(Indicator indicator) {
        return new Measured(indicator, true);
    }

    /**
     * Returns the indicators that are measured for it.
     *
     * @return the indicators; none for a weight that the agreement states
     */
    default List<Indicator> operands() {
        return List.of();
    }

    /**
     * A weight that the agreement states.
     *
     * @param value the weight, not negative
     */
    record Fixed(BigDecimal value) implements Weight {
        private static final Fixed ONE = new Fixed(BigDecimal.ONE);

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the weight is negative
         */
        public Fixed {
            if (value.signum() < 0) {
                throw new IllegalArgumentException("weight (" + value + ") must not be negative");
            }
        }
    }

    /**
     * The figure of an indicator. A part whose weight was not measured, or is below zero, leaves the mean without a figure.
     *
     * @param figure the indicator, not null
     * @param previous whether its figure of the period before counts, which the report of that period must hold
     */
    record Measured(Indicator figure, boolean previous) implements Weight {

        /** Checks. */
        public Measured {
            Objects.requireNonNull(figure, "figure");
        }

        @Override
        public List<Indicator> operands() {
            return List.of(figure);
        }
    }
}
