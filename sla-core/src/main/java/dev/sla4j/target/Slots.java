package dev.sla4j.target;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Down in units of time: a unit is down as a whole, or not, by the down time in it.
 *
 * <p>Models "partial minutes are not counted" ({@link SlotRule#WHOLE}), "hours in which an interruption occurred" ({@link SlotRule#TOUCHED}),
 * "unavailable for more than six minutes of a clock hour" and "each day with an outage of more than five minutes"
 * ({@link SlotRule#moreThan}). Units are counted from the epoch (policy {@link GridAnchor}: from local midnight). A unit of which too little is
 * known to decide is unknown; a unit wholly absent is absent. The weight of a down unit is the highest in it.
 *
 * @param of what is down, not null
 * @param unit the length of a unit, above zero and at most 366 days
 * @param rule when a unit is down, not null
 */
public record Slots(Downtime of, Duration unit, SlotRule rule) implements Downtime {
    private static final Duration LONGEST_UNIT = Duration.ofDays(366);

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the unit is not above zero, or longer than 366 days
     */
    public Slots {
        Objects.requireNonNull(of, "of");
        Check.atMost(Check.positive(unit, "unit"), LONGEST_UNIT, "unit");
        Objects.requireNonNull(rule, "rule");
    }

    @Override
    public List<Downtime> operands() {
        return List.of(of);
    }
}
