package dev.sla4j.agreement;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a customer must do to be paid (C83, C84): claim in time, show that it was affected, owe nothing.
 *
 * <p>Without a deadline credits come by themselves. The facts – a claim filed, harm shown, a balance overdue – are handed in with a statement.
 *
 * @param deadline until when a credit must be claimed, or null if it need not be claimed
 * @param goodStanding whether nothing is paid while a balance is overdue at the time of the claim or, without claims, at the end of the period
 * @param harmShown whether it must be shown that the customer was affected, by the deadline if there is one
 * @param minimumAge how many periods of the term must have passed before the period, of which a part of one is no other, 0 if none
 * @param from from when the deadline counts, not null
 */
public record ClaimTerms(
        @Nullable Deadline deadline, boolean goodStanding, boolean harmShown, int minimumAge, From from) {

    /** Credits come by themselves. */
    public static final ClaimTerms AUTOMATIC = new ClaimTerms(null, false, false, 0, From.PERIOD_END);

    /** From when a deadline for claims counts. */
    public enum From {
        /** From the end of the period: the credit of a target is claimed as a whole. */
        PERIOD_END,
        /**
         * From the end of each outage: "a ticket within 30 days of the end of the down time". What is owed is divided among the outages that it is for,
         * by what each of them is owed, or in proportion to their down time where the penalty is of all of them together; whole units of the currency,
         * largest remainder first, ties in the order of the outages. Each part is claimed for itself, after its outage began; while an outage is open,
         * its part has no deadline yet. What is owed for no outage counts from the end of the period.
         */
        OUTAGE_END,
        /**
         * From the end of the last outage that a credit is for: the credit of a target is claimed as a whole, and while one of them is open, it has no
         * deadline yet. What is owed for no outage counts from the end of the period.
         */
        LAST_OUTAGE_END;

        /**
         * Says whether it matters for which outages a credit is.
         *
         * @return true if it does
         */
        public boolean isOutage() {
            return this != PERIOD_END;
        }
    }

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the age is negative, or there is no deadline that could count from an outage
     */
    public ClaimTerms {
        Objects.requireNonNull(from, "from");
        if (from.isOutage() && deadline == null) {
            throw new IllegalArgumentException(
                    "from (" + from + ") must be " + From.PERIOD_END + " without a deadline");
        }
        if (minimumAge < 0) {
            throw new IllegalArgumentException("minimumAge (" + minimumAge + ") must not be negative");
        }
    }

    /**
     * Credits must be claimed in time.
     *
     * @param deadline until when, not null
     * @return the terms, not null
     */
    public static ClaimTerms within(Deadline deadline) {
        return new ClaimTerms(Objects.requireNonNull(deadline, "deadline"), false, false, 0, From.PERIOD_END);
    }

    /**
     * Returns a copy that pays nothing while a balance is overdue.
     *
     * @return the copy, not null
     */
    public ClaimTerms inGoodStanding() {
        return new ClaimTerms(deadline, true, harmShown, minimumAge, from);
    }

    /**
     * Returns a copy that asks for a proof of harm.
     *
     * @return the copy, not null
     */
    public ClaimTerms showingHarm() {
        return new ClaimTerms(deadline, goodStanding, true, minimumAge, from);
    }

    /**
     * Returns a copy that pays nothing in the first periods of the term. The period in which the term begins is the first, however little of it is in
     * the term; a period that a change of the agreement cuts is one.
     *
     * @param periods how many periods must have passed, at least 1
     * @return the copy, not null
     */
    public ClaimTerms notBefore(int periods) {
        return new ClaimTerms(deadline, goodStanding, harmShown, Check.atLeastOne(periods, "periods"), from);
    }

    /**
     * Returns a copy whose deadline counts from the end of each outage.
     *
     * @return the copy, not null
     * @throws IllegalArgumentException if there is no deadline
     */
    public ClaimTerms fromEndOfOutage() {
        return new ClaimTerms(deadline, goodStanding, harmShown, minimumAge, From.OUTAGE_END);
    }

    /**
     * Returns a copy whose deadline counts from the end of the last outage that a credit is for.
     *
     * @return the copy, not null
     * @throws IllegalArgumentException if there is no deadline
     */
    public ClaimTerms fromEndOfLastOutage() {
        return new ClaimTerms(deadline, goodStanding, harmShown, minimumAge, From.LAST_OUTAGE_END);
    }
}
