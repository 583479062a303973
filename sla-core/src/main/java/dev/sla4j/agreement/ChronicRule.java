package dev.sla4j.agreement;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A right that arises from misses over time, such as to terminate (C87): what must have happened, and what it gives.
 *
 * <p>What made a right arise is used up: the same periods do not make it arise again (policy {@link dev.sla4j.target.UsedOccurrences}, D10).
 *
 * @param id its identity within the agreement, not blank
 * @param trigger what must have happened, not null
 * @param grants what it gives, in words: "to terminate without cost", not blank
 * @param exercise until when it may be used, or null if there is no end to it
 * @param clause what the contract calls it, or null
 */
public record ChronicRule(
        String id,
        Trigger trigger,
        String grants,
        @Nullable Deadline exercise,
        @Nullable String clause) {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a text is blank
     */
    public ChronicRule {
        Check.notBlank(id, "id");
        Objects.requireNonNull(trigger, "trigger");
        Check.notBlank(grants, "grants");
        if (clause != null) {
            Check.notBlank(clause, "clause");
        }
    }

    /**
     * A right without an end.
     *
     * @param id its identity within the agreement, not blank
     * @param trigger what must have happened, not null
     * @param grants what it gives, in words, not blank
     * @return the rule, not null
     */
    public static ChronicRule of(String id, Trigger trigger, String grants) {
        return new ChronicRule(id, trigger, grants, null, null);
    }

    /**
     * Returns a copy that may be used for so long after the end of the period in which it arises.
     *
     * @param newExercise the deadline, not null
     * @return the copy, not null
     */
    public ChronicRule within(Deadline newExercise) {
        return new ChronicRule(id, trigger, grants, Objects.requireNonNull(newExercise, "exercise"), clause);
    }

    /**
     * Returns a copy that says what the contract calls it.
     *
     * @param newClause the clause, not blank
     * @return the copy, not null
     */
    public ChronicRule clause(String newClause) {
        return new ChronicRule(id, trigger, grants, exercise, newClause);
    }
}
