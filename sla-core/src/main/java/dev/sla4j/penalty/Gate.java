package dev.sla4j.penalty;

import dev.sla4j.value.Limit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What must be so before a penalty pays anything: "if the monthly percentage was missed, credits are by the duration of the outages" (C59).
 *
 * <p>A gate that is undetermined lets nothing through for certain and everything on the highest reading.
 *
 * <p>More members may be added in a minor release: a chain of {@code instanceof} over this type should end with a default.
 */
public sealed interface Gate permits Gate.Kept, Gate.Within {

    /**
     * The promise of the target itself was not kept.
     *
     * @return the gate, not null
     */
    static Gate missed() {
        return new Kept(null, false);
    }

    /**
     * The promise of another target was not kept.
     *
     * @param target its identity, not blank
     * @return the gate, not null
     */
    static Gate missed(String target) {
        return new Kept(Objects.requireNonNull(target, "target"), false);
    }

    /**
     * The promise of the target itself was kept: for a bonus.
     *
     * @return the gate, not null
     */
    static Gate met() {
        return new Kept(null, true);
    }

    /**
     * The promise of another target was kept.
     *
     * @param target its identity, not blank
     * @return the gate, not null
     */
    static Gate met(String target) {
        return new Kept(Objects.requireNonNull(target, "target"), true);
    }

    /**
     * The figure of the target lies within a limit.
     *
     * @param limit the limit, such as {@code < 99.9%}
     * @return the gate, not null
     */
    static Gate figure(String limit) {
        return new Within(Limit.parse(limit));
    }

    /**
     * A promise was kept, or was not.
     *
     * @param target whose, or null for that of the target itself
     * @param kept whether it must have been kept
     */
    record Kept(@Nullable String target, boolean kept) implements Gate {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the target is blank
         */
        public Kept {
            if (target != null && target.isBlank()) {
                throw new IllegalArgumentException("target must not be blank");
            }
        }
    }

    /**
     * The figure of the target lies within a limit.
     *
     * @param limit the limit, not null
     */
    record Within(Limit limit) implements Gate {

        /** Checks. */
        public Within {
            Objects.requireNonNull(limit, "limit");
        }
    }
}
