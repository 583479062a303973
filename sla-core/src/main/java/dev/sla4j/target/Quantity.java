package dev.sla4j.target;

import dev.sla4j.value.Figure;

/**
 * A number or a time that a single thing has: the latency of a request, the value of a sample, a decimal attribute.
 *
 * <p>More members may be added in a minor release: a chain of {@code instanceof} over this type should end with a default.
 */
public sealed interface Quantity permits Quantity.Latency, Quantity.Value, Quantity.Attribute {

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
}
