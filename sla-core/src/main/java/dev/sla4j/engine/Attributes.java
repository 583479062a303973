package dev.sla4j.engine;

import dev.sla4j.measurement.Origin;
import dev.sla4j.target.Quantity;
import dev.sla4j.value.Figure;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers in the attributes of a measurement. */
final class Attributes {
    private static final int LONGEST = 100;

    private Attributes() {}

    /** The number in an attribute; null if there is none, or the quantity is of another kind of thing. */
    static @Nullable Figure figure(Origin origin, Quantity quantity) {
        if (!(quantity instanceof Quantity.Attribute attribute)) {
            return null;
        }
        return number(origin.attributes().get(attribute.name()));
    }

    /** The number in a text, or null if it holds none. */
    static @Nullable Figure number(@Nullable String text) {
        if (text == null || text.length() > LONGEST) {
            return null;
        }
        try {
            return Figure.amount(new BigDecimal(text));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
