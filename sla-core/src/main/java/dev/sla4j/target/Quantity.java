package dev.sla4j.target;

import dev.sla4j.value.Figure;
import java.util.List;
import java.util.Objects;

/**
 * A number or a time that a single thing has: the latency of a request, the value of a sample, a decimal attribute.
 *
 * <p>More members may be added in a minor release: a chain of {@code instanceof} over this type should end with a default.
 */
public sealed interface Quantity
        permits Quantity.Latency, Quantity.Value, Quantity.Attribute, Quantity.Times, Quantity.OrElse, Clock {

    /**
     * The time a request took.
     *
     * @return the quantity, not null
     */
    static Quantity latency() {
        return new Latency();
    }

    /**
     * The value of a sample.
     *
     * @return the quantity, not null
     */
    static Quantity value() {
        return new Value();
    }

    /**
     * A decimal number in an attribute, such as {@code size} or {@code users}.
     *
     * @param name the attribute, not blank
     * @return the quantity, not null
     */
    static Quantity attribute(String name) {
        return new Attribute(name);
    }

    /**
     * The time of a work item from one milestone until the first of others; see {@link Clock} for its hours and pauses.
     *
     * @param from where it starts, such as {@code opened}
     * @param to where it stops, such as {@code resolved}; of several the one that is reached first
     * @return the clock, not null
     * @throws IllegalArgumentException if there is no milestone to stop at or one is blank
     */
    static Clock clock(String from, String... to) {
        return Clock.between(from, List.of(to));
    }

    /**
     * How often a work item reached a milestone.
     *
     * @param milestone the milestone, not blank
     * @return the quantity, not null
     */
    static Quantity times(String milestone) {
        return new Times(milestone);
    }

    /**
     * Returns a quantity that things without this one have too.
     *
     * @param figure what they have, such as {@code PT0S} or {@code 0}
     * @return the quantity, not null
     * @throws IllegalArgumentException if the text is no figure of the same unit
     */
    default Quantity orElse(String figure) {
        return new OrElse(this, Figure.parse(figure));
    }

    /**
     * Returns whether it is a time or a number.
     *
     * @return the unit, not null
     */
    Figure.Unit unit();

    /** The time a request took, in seconds. A request of which it is not known has none. */
    record Latency() implements Quantity {
        @Override
        public Figure.Unit unit() {
            return Figure.Unit.TIME;
        }
    }

    /** The value of a sample. */
    record Value() implements Quantity {
        @Override
        public Figure.Unit unit() {
            return Figure.Unit.NUMBER;
        }
    }

    /**
     * A decimal number in an attribute. A thing without the attribute has none; a text that is no decimal is refused with a remark.
     *
     * @param name the attribute, not blank
     */
    record Attribute(String name) implements Quantity {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the name is blank
         */
        public Attribute {
            Check.notBlank(name, "name");
        }

        @Override
        public Figure.Unit unit() {
            return Figure.Unit.NUMBER;
        }
    }

    /**
     * How often a work item reached a milestone; zero if it did not.
     *
     * @param milestone the milestone, not blank
     */
    record Times(String milestone) implements Quantity {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the milestone is blank
         */
        public Times {
            Check.notBlank(milestone, "milestone");
        }

        @Override
        public Figure.Unit unit() {
            return Figure.Unit.NUMBER;
        }
    }

    /**
     * A quantity, or where a thing has none, a fixed figure: an abandoned call that counts as answered in no time.
     *
     * @param of the quantity, not null
     * @param otherwise what things without it have, of the same unit
     */
    record OrElse(Quantity of, Figure otherwise) implements Quantity {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the units differ
         */
        public OrElse {
            Objects.requireNonNull(of, "of");
            Objects.requireNonNull(otherwise, "otherwise");
            // Numbers of one value are equal in one spelling only.
            otherwise = Figure.parse(otherwise.toString());
            if (of.unit() != otherwise.unit()) {
                throw new IllegalArgumentException(
                        "otherwise (" + otherwise + ") must be of unit " + of.unit() + ", that of its quantity");
            }
        }

        @Override
        public Figure.Unit unit() {
            return of.unit();
        }
    }
}
