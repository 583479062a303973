/**
 * What happened: the records that people hand in, and the columns that machines hand in.
 *
 * <p>Records are the edge format; each keeps its instants as epoch nanoseconds and shows them as {@link java.time.Instant}. Measurements and
 * targets share text keys only (subject, source, cause, milestone, category, state); they meet in the engine.
 */
package dev.sla4j.measurement;
