package dev.sla4j.target;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a unit of time counts as down, by the down time in it.
 *
 * @param bound the bound of the down time in the unit, or null if that is the length of the unit itself
 * @param inclusive whether a unit with exactly so much down time is down
 */
public record SlotRule(@Nullable Duration bound, boolean inclusive) {

    /** Down only if it is down from beginning to end: partial units are not counted. */
    public static final SlotRule WHOLE = new SlotRule(null, true);

    /** Down as soon as it is touched by down time. */
    public static final SlotRule TOUCHED = new SlotRule(Duration.ZERO, false);

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the bound is below zero or above 292 years, or nothing could fail it
     */
    public SlotRule {
        if (bound == null ? !inclusive : bound.isNegative() || (bound.isZero() && inclusive)) {
            throw new IllegalArgumentException("bound (" + bound + ") must be above zero, or zero and exclusive");
        }
        if (bound != null) {
            Check.atMost(bound, Check.LONGEST, "bound");
        }
    }

    /**
     * Down if there is more down time in it than this.
     *
     * @param bound the bound, not negative
     * @return the rule, not null
     */
    public static SlotRule moreThan(Duration bound) {
        return new SlotRule(Objects.requireNonNull(bound, "bound"), false);
    }

    /**
     * Down if there is at least this much down time in it.
     *
     * @param bound the bound, above zero
     * @return the rule, not null
     */
    public static SlotRule atLeast(Duration bound) {
        return new SlotRule(Objects.requireNonNull(bound, "bound"), true);
    }
}
