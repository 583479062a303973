package dev.sla4j.agreement;

import dev.sla4j.value.Money;
import java.util.Objects;

/**
 * The least that is paid: "a credit is issued only if it exceeds one dollar" (C79). Less is not owed at all.
 *
 * @param sum the sum, not negative
 * @param inclusive whether that sum itself is paid
 */
public record MinimumPayout(Money sum, boolean inclusive) {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the sum is negative
     */
    public MinimumPayout {
        Objects.requireNonNull(sum, "sum");
        if (sum.signum() < 0) {
            throw new IllegalArgumentException("sum (" + sum + ") must not be negative");
        }
    }

    /**
     * Says whether a sum is paid.
     *
     * @param owed the sum, not null
     * @return true if it reaches the minimum
     */
    public boolean admits(Money owed) {
        int order = owed.compareTo(sum);
        return order > 0 || (inclusive && order == 0);
    }

    @Override
    public String toString() {
        return (inclusive ? ">= " : "> ") + sum;
    }
}
