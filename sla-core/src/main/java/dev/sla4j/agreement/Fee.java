package dev.sla4j.agreement;

import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.value.Money;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A recurring charge.
 *
 * <p>The fee of an evaluation period is the sum over the fee's own periods of {@code amount × shared time ÷ length of the fee's period}, counted
 * within the term and the days on which the fee is valid; so a part period is pro-rated by time, and so is a change of plan (S23, S29). A fee that
 * changes is stated once for each version, under one name; versions of one name must not overlap.
 *
 * @param name its name, not blank
 * @param amount the charge of one of its periods, not negative
 * @param per the periods in which it is charged, or null for those in which the agreement is evaluated
 * @param from the first day on which it is valid, in the zone of the agreement, or null if it always was
 * @param until the first day on which it is not valid any more, or null if it has no end
 */
public record Fee(
        String name,
        Money amount,
        @Nullable EvaluationCycle per,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the name is blank, the amount negative, the periods overlap, or the days end before they begin
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
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("until (" + until + ") must be after from (" + from + ")");
        }
    }

    /**
     * A fee that is always valid.
     *
     * @param name its name, not blank
     * @param amount the charge of one of its periods, not negative
     * @param per the periods in which it is charged, or null for those in which the agreement is evaluated
     */
    public Fee(String name, Money amount, @Nullable EvaluationCycle per) {
        this(name, amount, per, null, null);
    }

    /**
     * Returns a copy that is valid from a day on.
     *
     * @param firstDay the first day, in the zone of the agreement, not null
     * @return the copy, not null
     */
    public Fee validFrom(LocalDate firstDay) {
        return new Fee(name, amount, per, Objects.requireNonNull(firstDay, "firstDay"), until);
    }

    /**
     * Returns a copy that is valid until a day.
     *
     * @param endExclusive the first day on which it is not valid any more, not null
     * @return the copy, not null
     */
    public Fee validUntil(LocalDate endExclusive) {
        return new Fee(name, amount, per, from, Objects.requireNonNull(endExclusive, "endExclusive"));
    }

    /** Whether two versions of a fee are valid on the same day. */
    boolean overlaps(Fee other) {
        return (from == null || other.until == null || from.isBefore(other.until))
                && (other.from == null || until == null || other.from.isBefore(until));
    }
}
