package dev.sla4j.penalty;

import java.util.Objects;

/**
 * One amount whenever the promise is not kept: "20 % of the charges if the service level is missed".
 *
 * <p>With {@link Driver#EACH_OUTAGE} it is owed for every outage, whatever the verdict.
 *
 * @param amount the amount, not null
 */
public record Flat(Amount amount) implements Formula {

    /** Checks. */
    public Flat {
        Objects.requireNonNull(amount, "amount");
    }
}
