package dev.sla4j.agreement;

import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.value.Money;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A recurring charge.
 *
 * <p>The fee of an evaluation period is the sum over the fee's own periods of {@code amount × shared time ÷ length of the fee's period}, counted
 * within the term; so a part period is pro-rated by time (S23).
 *
 * @param name its name, not blank
 * @param amount the charge of one of its periods, not negative
 * @param per the periods in which it is charged, or null for those in which the agreement is evaluated
 */
public record Fee(String name, Money amount, @Nullable EvaluationCycle per) {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the name is blank, the amount negative, or the periods overlap
     */
    public Fee {
        Check.notBlank(name, "name");
        Objects.requireNonNull(amount, "amount");
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("amount (" + amount + ") must not be negative");
        }
        if (per instanceof EvaluationCycle.Rolling) {
            throw new IllegalArgumentException("per (" + per + ") must be a cycle whose periods do not overlap");
        }
    }
}
