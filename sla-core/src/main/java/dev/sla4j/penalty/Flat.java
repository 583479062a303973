package dev.sla4j.penalty;

import dev.sla4j.value.Figure;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One amount whenever the promise is not kept: "20 % of the charges if the service level is missed".
 *
 * <p>With a driver of outages, days or items it is owed, whatever the verdict, for each outage or day that has a value above zero, and for each item
 * that is late – or bad for another reason – unless all of its delay is allowed.
 *
 * @param amount the amount, not null
 */
public record Flat(Amount amount) implements Formula {

    /** Checks. */
    public Flat {
        Objects.requireNonNull(amount, "amount");
    }

    @Override
    public Figure.@Nullable Unit unit() {
        return null;
    }

    @Override
    public List<Amount> amounts() {
        return List.of(amount);
    }
}
