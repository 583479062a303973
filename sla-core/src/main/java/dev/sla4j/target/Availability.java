package dev.sla4j.target;

import dev.sla4j.value.Figure;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The share of time that was not down: {@code 1 − D ÷ K}.
 *
 * <p>{@code D} is the down time, each instant with its weight; {@code K} the time that is known: measured, not excluded, not unknown. Excluded
 * time leaves both terms, or counts as up in both (policy {@link ExclusionEffect}). Where nothing is known there is no figure (S9).
 *
 * <p>Memory: the rows that the leaves of the down time read – 16 bytes for an outage of which only begin and end are known, and for a row of columns, the object
 * for every other outage, state, probe and sample; of requests the slots of the expression, and in each what its figure keeps – and, while a report is made, the edges of the timeline.
 *
 * @param downtime when the service counts as down, not null
 * @param fixedLength a length that stands for {@code K} whatever was measured, such as 30 days; where there is a population, for each of its
 *     members: it is multiplied by (Σ population × measured time) ÷ measured time of the period, and these products are added where subjects are
 *     pooled. The share is then held within 0 and 1 (S2). Null for the real length
 */
public record Availability(Downtime downtime, @Nullable Duration fixedLength) implements Indicator {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the fixed length is not above zero, or longer than 292 years
     */
    public Availability {
        Objects.requireNonNull(downtime, "downtime");
        if (fixedLength != null) {
            Check.positive(fixedLength, "fixedLength");
        }
    }

    /**
     * Returns a copy that divides by a fixed length instead of the real one.
     *
     * @param length the length, such as 30 days, above zero
     * @return the copy, not null
     */
    public Availability overFixedLength(Duration length) {
        return new Availability(downtime, length);
    }

    @Override
    public Figure.Unit unit() {
        return Figure.Unit.SHARE;
    }
}
