package dev.sla4j.engine;

import dev.sla4j.engine.ExclusionDesk.Window;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.GridAnchor;
import dev.sla4j.time.Grid;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a timeline is read from.
 *
 * @param facts the evidence
 * @param unit the subjects
 * @param readings the policies of the target
 * @param calendar what the target has by the calendar
 * @param zone the zone of the agreement
 * @param functions the functions of the user's own
 * @param downtime when the unit counts as down, or null if only the time is asked for in which single things count
 * @param weighsPopulation whether a population weighs the time (S6)
 * @param longAllowances what earlier periods have used of allowances
 */
record Scene(
        Facts facts,
        Unit unit,
        Readings readings,
        Calendar calendar,
        ZoneId zone,
        Kept.Functions functions,
        @Nullable Downtime downtime,
        boolean weighsPopulation,
        LongAllowances longAllowances) {
    TimeRange horizon() {
        return calendar.horizon();
    }

    /** Units of a length, anchored as the target reads it. */
    Grid grid(Duration length) {
        return readings.get(GridAnchor.class) == GridAnchor.LOCAL ? Grid.localTime(length, zone) : Grid.of(length);
    }

    /**
     * What is the same for all units and readings of a target, and costs most where the horizon is of many years.
     *
     * @param horizon a range that holds the period and all evidence
     * @param begins before this instant nothing can have begun but what was so since ever; only where it matters
     * @param eligible term and service hours in it
     * @param recurring the windows in it that recur, not to be changed
     * @param observations what was observed of the subject that was read last
     */
    record Calendar(
            TimeRange horizon,
            long begins,
            TimeSet eligible,
            List<Window> recurring,
            LatestObservations observations) {}
}
