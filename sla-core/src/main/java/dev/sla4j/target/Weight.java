package dev.sla4j.target;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * By how much a part counts in a weighted mean.
 *
 * <p>Models "60 % availability, 40 % response", "weighted by the number of calls of each site", "by the volume of the month before".
 *
 * <p>More members may be added in a minor release: a chain of {@code instanceof} over this type should end with a default.
 */
public sealed interface Weight permits Weight.Fixed, Weight.Measured, Weight.BySubject {

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
     * Weights of subjects by their names, for a fold over subjects.
     *
     * @param weights the weight of each, such as {@code Map.of("berlin", "3", "paris", "1")}
     * @return the weight, not null
     */
    static Weight bySubject(Map<String, String> weights) {
        SortedMap<String, BigDecimal> values = new TreeMap<>();
        weights.forEach((subject, weight) -> values.put(subject, new BigDecimal(weight)));
        return new BySubject(values);
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

    /**
     * A weight for each subject by its name. A subject without a weight leaves the mean without a figure.
     *
     * @param weights the weights, at least one, none negative
     */
    record BySubject(SortedMap<String, BigDecimal> weights) implements Weight {

        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if there is no weight, a name is blank or a weight negative
         */
        public BySubject {
            weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
            if (weights.isEmpty()) {
                throw new IllegalArgumentException("weights must not be empty");
            }
            weights.forEach((subject, weight) -> {
                Check.notBlank(subject, "subject");
                if (weight.signum() < 0) {
                    throw new IllegalArgumentException(
                            "weight of " + subject + " (" + weight + ") must not be negative");
                }
            });
        }
    }
}
