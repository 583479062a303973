package dev.sla4j.target;

import dev.sla4j.value.Limit;
import dev.sla4j.value.Rounding;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Kept while the figure lies within a limit.
 *
 * @param limit the limit, not null
 * @param rounding how the agreement rounds the figure before it compares, or null if it compares exactly (S17)
 */
public record LimitObjective(Limit limit, @Nullable Rounding rounding) implements Objective {

    /** Checks. */
    public LimitObjective {
        Objects.requireNonNull(limit, "limit");
    }

    /**
     * Returns a copy that rounds before it compares: "rounded to two decimal places".
     *
     * @param newRounding the rounding; for shares its digits are those of the percentage; not null
     * @return the copy, not null
     */
    public LimitObjective rounded(Rounding newRounding) {
        return new LimitObjective(limit, Objects.requireNonNull(newRounding, "rounding"));
    }
}
