package dev.sla4j.penalty;

import java.util.Objects;

/**
 * The most that is paid: "in no event more than 50 % of the monthly fee".
 *
 * @param amount a sum, or a share of the base
 * @param base what a share is a share of, not null
 */
public record Cap(Amount amount, Base base) {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the base is the price of lost time
     */
    public Cap {
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(base, "base");
        if (base instanceof Base.LostTime) {
            throw new IllegalArgumentException("base of a cap must not be the price of lost time");
        }
    }
}
