package dev.sla4j.target;

import dev.sla4j.value.Limit;

/**
 * When a promise is kept.
 *
 * <p>More members may be added in a minor release: a chain of {@code instanceof} over this type should end with a default.
 */
public sealed interface Objective permits LimitObjective {

    /**
     * Kept while the figure lies within a limit, compared exactly.
     *
     * @param limit the limit, not null
     * @return the objective, not null
     */
    static LimitObjective within(Limit limit) {
        return new LimitObjective(limit, null);
    }
}
