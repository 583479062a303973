package dev.sla4j.penalty;

import dev.sla4j.value.Figure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the driving value becomes an amount.
 *
 * <p>More members may be added in a minor release: a chain of {@code instanceof} over this type should end with a default.
 */
public sealed interface Formula permits Flat, Table, PerUnit, Bands {

    /**
     * Returns the unit that a driving value must have.
     *
     * @return the unit, or null if any will do
     */
    Figure.@Nullable Unit unit();

    /**
     * Returns the amounts that it may pay.
     *
     * @return the amounts, at least one
     */
    List<Amount> amounts();
}
