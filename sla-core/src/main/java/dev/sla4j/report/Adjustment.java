package dev.sla4j.report;

import dev.sla4j.value.Money;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sum that changes what is paid for another period than the one in whose statement it stands.
 *
 * @param kind why, not null
 * @param target the target it is about, or null for the agreement as a whole
 * @param period the label of the period it is about, not null
 * @param amount the sum, above zero if the customer receives it, below if the provider does; not null
 * @param disputed the sum in addition on the reading that is best for whom it favours, with the sign of the amount; zero if nothing is in doubt (S20)
 * @param reason in words, not blank
 */
public record Adjustment(
        Kind kind, @Nullable String target, String period, Money amount, Money disputed, String reason) {

    /** Checks. */
    public Adjustment {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(disputed, "disputed");
        Objects.requireNonNull(reason, "reason");
    }

    /**
     * A sum of which nothing is in doubt.
     *
     * @param kind why, not null
     * @param target the target it is about, or null for the agreement as a whole
     * @param period the label of the period it is about, not null
     * @param amount the sum, above zero if the customer receives it, below if the provider does; not null
     * @param reason in words, not blank
     */
    public Adjustment(Kind kind, @Nullable String target, String period, Money amount, String reason) {
        this(kind, target, period, amount, Money.zero(amount.currency()), reason);
    }

    /** Why a sum changes. */
    public enum Kind {
        /** A credit is returned because a higher target was reached afterwards, or may be, because it may have been reached. */
        EARNED_BACK,
        /** A closed period was evaluated again (S25). */
        CORRECTION
    }
}
