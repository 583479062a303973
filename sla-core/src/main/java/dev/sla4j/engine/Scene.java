package dev.sla4j.engine;

import dev.sla4j.engine.ExclusionDesk.Window;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import java.time.ZoneId;
import java.util.List;

/**
 * What a timeline is read from.
 *
 * @param facts the evidence
 * @param unit the subjects
 * @param readings the policies of the target
 * @param calendar what the target has by the calendar
 * @param zone the zone of the agreement
 */
record Scene(Facts facts, Unit unit, Readings readings, Calendar calendar, ZoneId zone) {
    TimeRange horizon() {
        return calendar.horizon();
    }

    /**
     * What is the same for all units and readings of a target, and costs most where the horizon is of many years.
     *
     * @param horizon a range that holds the period and all evidence
     * @param eligible term and service hours in it
     * @param recurring the windows in it that recur, not to be changed
     */
    record Calendar(TimeRange horizon, TimeSet eligible, List<Window> recurring) {}
}
