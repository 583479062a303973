package dev.sla4j.engine;

import dev.sla4j.target.Downtime;
import dev.sla4j.target.GridAnchor;
import dev.sla4j.time.Grid;
import dev.sla4j.time.TimeRange;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a timeline is read from.
 *
 * @param facts the evidence
 * @param unit the subjects
 * @param readings the policies of the target
 * @param horizon a range that holds the period and all evidence
 * @param zone the zone of the agreement
 * @param functions the functions of the user's own
 * @param downtime when the unit counts as down, or null if only the time is asked for in which single things count
 */
record Scene(
        Facts facts,
        Unit unit,
        Readings readings,
        TimeRange horizon,
        ZoneId zone,
        Kept.Functions functions,
        @Nullable Downtime downtime) {

    /** Units of a length, anchored as the target reads it. */
    Grid grid(Duration length) {
        return readings.get(GridAnchor.class) == GridAnchor.LOCAL ? Grid.localTime(length, zone) : Grid.of(length);
    }
}
