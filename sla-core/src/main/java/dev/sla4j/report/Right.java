package dev.sla4j.report;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A right that arose in a period from what happened in it and before (C87).
 *
 * @param rule the identity of the rule, not blank
 * @param clause what the contract calls it, or null
 * @param grants what it gives, in words, not blank
 * @param standing whether it arose for certain, not null
 * @param periods the labels of the periods that made it arise, the earliest first
 * @param until until when it may be used, or null if there is no end to it
 */
public record Right(
        String rule,
        @Nullable String clause,
        String grants,
        Standing standing,
        List<String> periods,
        @Nullable Instant until) {

    /** Checks and copies. */
    public Right {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(grants, "grants");
        Objects.requireNonNull(standing, "standing");
        periods = List.copyOf(periods);
    }

    /** Whether a right arose for certain. */
    public enum Standing {
        /** It did. */
        ARISEN,
        /** Not all is known that decides it: unknown time, an earlier result that is missing, a notice that may still be given. */
        POSSIBLE
    }
}
