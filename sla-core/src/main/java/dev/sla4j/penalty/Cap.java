package dev.sla4j.penalty;

import dev.sla4j.value.Money;
import java.util.Objects;

/**
 * The most that is paid: "in no event more than 50 % of the monthly fee".
 *
 * @param amount a sum, a share of the base, or service time, which holds service time that is owed
 * @param base what a share is a share of, not null
 */
public record Cap(Amount amount, Base base) {

    /**
     * A share of a base.
     *
     * @param percent the share, such as {@code 50%}
     * @param base the base, not null
     * @return the cap, not null
     */
    public static Cap of(String percent, Base base) {
        return new Cap(Amount.share(percent), base);
    }

    /**
     * A sum.
     *
     * @param sum the sum, not negative
     * @return the cap, not null
     */
    public static Cap of(Money sum) {
        return new Cap(Amount.sum(sum), Base.sum(sum));
    }

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the base depends on what drives the penalty
     */
    public Cap {
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(base, "base");
        if (amount.parts().size() > 1
                || !(amount instanceof Amount.Share
                        || amount instanceof Amount.Sum
                        || amount instanceof Amount.ServiceTime)) {
            throw new IllegalArgumentException("amount of a cap (" + amount + ") must be money or service time");
        }
        if (base.is(Base.LostTime.class) || base.is(Base.Driven.class)) {
            throw new IllegalArgumentException("base of a cap must not be the price of what drives the penalty");
        }
    }
}
