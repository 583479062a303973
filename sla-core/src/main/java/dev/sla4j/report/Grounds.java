package dev.sla4j.report;

import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Ratio;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a figure and its verdict rest on beyond evidence: the parts of a combination, the parts of an objective, and why there is no verdict.
 *
 * @param cause why the verdict is undetermined, or null if it is not
 * @param parts the figures that a combination is made of, in its order; empty if it is made of evidence
 * @param checks the verdicts on levels and parts of an objective; empty if it is a single limit
 * @param allowanceOpen whether it depends on how much earlier periods left of an allowance, which the results that were handed in do not say
 */
public record Grounds(@Nullable Cause cause, List<Part> parts, List<Check> checks, boolean allowanceOpen) {

    /** Evidence alone, and a single limit. */
    public static final Grounds NONE = new Grounds(null, List.of(), List.of());

    /** Evidence and a single limit, where it is open how much earlier periods left of an allowance. */
    public static final Grounds ALLOWANCE_OPEN = new Grounds(null, List.of(), List.of(), true);

    /** Copies. */
    public Grounds {
        parts = List.copyOf(parts);
        checks = List.copyOf(checks);
    }

    /**
     * Grounds for which no allowance matters that earlier periods used.
     *
     * @param cause why the verdict is undetermined, or null if it is not
     * @param parts the figures that a combination is made of, in its order
     * @param checks the verdicts on levels and parts of an objective
     */
    public Grounds(@Nullable Cause cause, List<Part> parts, List<Check> checks) {
        this(cause, parts, checks, false);
    }

    /**
     * Returns a copy with a cause.
     *
     * @param newCause the cause, or null
     * @return the copy, not null
     */
    public Grounds with(@Nullable Cause newCause) {
        return new Grounds(newCause, parts, checks, allowanceOpen);
    }

    /**
     * Returns a copy with checks.
     *
     * @param newChecks the verdicts on levels and parts of an objective
     * @return the copy, not null
     */
    public Grounds with(List<Check> newChecks) {
        return new Grounds(cause, parts, newChecks, allowanceOpen);
    }

    /**
     * One figure of a combination.
     *
     * @param name its name: that of the part, the subject or the period, not null
     * @param weight by how much it counts, or null if it has no weight
     * @param figure the figure, not null
     * @param result all that was measured, or null for a figure of an earlier report
     */
    public record Part(
            String name,
            @Nullable Ratio weight,
            Figure figure,
            @Nullable SubjectResult result) {

        /** Checks. */
        public Part {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(figure, "figure");
        }
    }

    /**
     * The verdict on a level, or on a part of an objective.
     *
     * @param name the name of the level, or what the part is about; not null
     * @param figure what was compared, not null
     * @param limit with what it was compared, or null if there is no single limit
     * @param verdict the verdict, not null
     */
    public record Check(
            String name, Figure figure, @Nullable Limit limit, Verdict verdict) {

        /** Checks. */
        public Check {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(figure, "figure");
            Objects.requireNonNull(verdict, "verdict");
        }
    }
}
