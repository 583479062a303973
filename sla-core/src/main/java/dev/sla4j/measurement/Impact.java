package dev.sla4j.measurement;

import dev.sla4j.time.EpochNanos;
import dev.sla4j.value.Ratio;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an outage beyond its begin and end.
 *
 * @param weight the share of users or resources that were affected, in (0, 1]; 1 is a complete outage
 * @param cause the cause as the agreement names it, such as {@code force-majeure}, or null
 * @param incident the incident that several outages may belong to, or null
 * @param milestones further named instants, such as {@link Outage#REPORTED}, in the order of their names
 */
public record Impact(
        Ratio weight, @Nullable String cause, @Nullable String incident, SortedMap<String, Instant> milestones) {

    /** A complete outage of which no more is known. */
    public static final Impact FULL = new Impact(Ratio.ONE, null, null, Collections.emptySortedMap());

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the weight is not in (0, 1], a text is blank, or an instant is out of range
     */
    public Impact {
        Objects.requireNonNull(weight, "weight");
        if (weight.signum() <= 0 || weight.compareTo(Ratio.ONE) > 0) {
            throw new IllegalArgumentException("weight (" + weight + ") must be above 0 and at most 1");
        }
        if (cause != null) {
            Check.notBlank(cause, "cause");
        }
        if (incident != null) {
            Check.notBlank(incident, "incident");
        }
        Objects.requireNonNull(milestones, "milestones");
        for (Map.Entry<String, Instant> milestone : milestones.entrySet()) {
            Check.notBlank(milestone.getKey(), "milestone");
            EpochNanos.of(milestone.getValue());
        }
        milestones = milestones.isEmpty()
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(milestones));
    }

    /**
     * Says whether no more is known than that the outage was complete.
     *
     * @return true if this says the same as {@link #FULL}
     */
    public boolean isFull() {
        return cause == null && incident == null && milestones.isEmpty() && weight.equals(Ratio.ONE);
    }
}
