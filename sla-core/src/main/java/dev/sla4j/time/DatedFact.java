package dev.sla4j.time;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dated fact on file: a claim was filed, a miss was notified, a balance is overdue, harm was shown.
 *
 * <p>Agreements make credits and rights depend on such facts ("notified within 7 days", "accounts in good standing"). They name the kind they
 * read; a few kinds have constants here. Immutable.
 *
 * @param kind  what kind of fact, such as {@link #CLAIM}, not blank
 * @param at  when it happened, or since when it is so, not null
 * @param until  until when it is so, exclusive, or null if it is an event or still so
 * @param target  the target it is about, or null for all
 * @param period  the label of the period it is about, or null for all
 */
public record DatedFact(
        String kind,
        Instant at,
        @Nullable Instant until,
        @Nullable String target,
        @Nullable String period) implements Comparable<DatedFact> {

    /** A credit was claimed. */
    public static final String CLAIM = "claim-filed";

    /** The provider was told that a promise was missed. */
    public static final String MISS_NOTIFIED = "miss-notified";

    /** A balance is overdue: the customer is not in good standing. */
    public static final String OVERDUE = "balance-overdue";

    /** The customer has shown that it was affected. */
    public static final String HARM_SHOWN = "harm-shown";

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the kind is blank or until is before at
     */
    public DatedFact {
        if (requireNonNull(kind, "kind").isBlank()) {
            throw new IllegalArgumentException("kind must not be blank");
        }
        EpochNanos.of(requireNonNull(at, "at"));
        if (until != null && until.isBefore(at)) {
            throw new IllegalArgumentException("until (" + until + ") must not be before at (" + at + ")");
        }
    }

    /**
     * Says whether the fact is about a target in a period.
     *
     * @param ofTarget  the identity of the target, or null for any
     * @param label  the label of the period, not null
     * @return true if it is, or is about all
     */
    public boolean isAbout(@Nullable String ofTarget, String label) {
        return (target == null || ofTarget == null || target.equals(ofTarget))
                && (period == null || period.equals(label));
    }

    /**
     * Says whether it is so at an instant.
     *
     * @param instant  the instant, not null
     * @return true from {@code at} until {@code until}
     */
    public boolean holdsAt(Instant instant) {
        return !at.isAfter(instant) && (until == null || instant.isBefore(until));
    }

    /** By instant, then by all the rest, so that equal sets of facts are equal lists. */
    @Override
    public int compareTo(DatedFact other) {
        int byTime = at.compareTo(other.at);
        return byTime != 0 ? byTime : toString().compareTo(other.toString());
    }
}
