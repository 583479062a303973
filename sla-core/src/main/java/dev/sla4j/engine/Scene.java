package dev.sla4j.engine;

import dev.sla4j.target.GridAnchor;
import dev.sla4j.time.Grid;
import dev.sla4j.time.TimeRange;
import java.time.Duration;
import java.time.ZoneId;

/**
 * What a timeline is read from.
 *
 * @param facts the evidence
 * @param unit the subjects
 * @param readings the policies of the target
 * @param horizon a range that holds the period and all evidence
 * @param zone the zone of the agreement
 */
record Scene(Facts facts, Unit unit, Readings readings, TimeRange horizon, ZoneId zone) {

    /** Units of a length, anchored as the target reads it. */
    Grid grid(Duration unit) {
        return readings.get(GridAnchor.class) == GridAnchor.LOCAL ? Grid.localTime(unit, zone) : Grid.of(unit);
    }
}
