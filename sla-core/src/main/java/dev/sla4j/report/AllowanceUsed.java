package dev.sla4j.report;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How much of an allowance that is for a longer cycle was used in a period (S10); later periods of that cycle have so much less.
 *
 * @param rule the identity of the exclusion rule, not blank
 * @param target the identity of the target, not blank
 * @param subject the subject it was used by, or null for the single service or several taken as one
 * @param least the least that was used, not negative
 * @param most the most that was used, not less; more than the least where it depends on what is unknown
 */
public record AllowanceUsed(
        String rule, String target, @Nullable String subject, Duration least, Duration most) {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a name is blank, the least is negative or the most is less
     */
    public AllowanceUsed {
        if (rule.isBlank() || target.isBlank()) {
            throw new IllegalArgumentException("rule (" + rule + ") and target (" + target + ") must not be blank");
        }
        Objects.requireNonNull(least, "least");
        Objects.requireNonNull(most, "most");
        if (least.isNegative() || most.compareTo(least) < 0) {
            throw new IllegalArgumentException("allowance of rule " + rule + " used by target " + target + ", least ("
                    + least + "), must not be negative nor above the most (" + most + ")");
        }
    }
}
