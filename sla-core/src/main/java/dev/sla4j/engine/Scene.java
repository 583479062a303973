package dev.sla4j.engine;

import dev.sla4j.time.TimeRange;
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
record Scene(Facts facts, Unit unit, Readings readings, TimeRange horizon, ZoneId zone) {}
