/**
 * The time algebra: ranges, sets, grids, schedules, service clocks, working days and evaluation cycles.
 *
 * <p>Two lines of time occur and are kept apart. <b>The UTC time-line</b> counts elapsed nanoseconds in a {@code long}
 * ({@link dev.sla4j.time.EpochNanos}); {@link dev.sla4j.time.TimeRange} and {@link dev.sla4j.time.TimeSet} are pieces of
 * it, half-open, and all durations are measured on it. <b>Local time</b> is what a clause says: 09:00 on Mondays, the
 * 6th of the month, the end of the second working day. {@link dev.sla4j.time.Schedule},
 * {@link dev.sla4j.time.EvaluationCycle}, {@link dev.sla4j.time.WorkingDays} and local
 * {@linkplain dev.sla4j.time.Grid grids} hold local times and lay them on the time-line of a zone by one rule (S4): a
 * local time in the gap of a clock change moves forward by the length of the gap, and an ambiguous one means its first
 * occurrence.
 *
 * <p>Everything is immutable, exact and without hidden inputs: no clock is read and there is no default zone. The zone
 * rules are those of the running JDK.
 */
package dev.sla4j.time;
