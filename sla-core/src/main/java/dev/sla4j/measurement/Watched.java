package dev.sla4j.measurement;

import dev.sla4j.time.TimeRange;
import java.util.Objects;

/**
 * A range in which a source watched a subject, so that its silence means "no outage".
 *
 * <p>Read by targets that do not take the list of outages as complete (policy {@code ReportedOutages.WATCHED_ONLY}): outside watched time
 * nothing is known (S8).
 *
 * @param range the range, not null
 * @param origin what was watched and by whom, not null
 */
public record Watched(TimeRange range, Origin origin) implements Measurement, Traceable<Watched> {

    /** Checks. */
    public Watched {
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(origin, "origin");
    }

    /**
     * A watched range.
     *
     * @param range the range, not null
     * @return the measurement, not null
     */
    public static Watched of(TimeRange range) {
        return new Watched(range, Origin.NONE);
    }

    /**
     * A watched range in ISO-8601 text with an offset.
     *
     * @param startInclusive the start, not null
     * @param endExclusive the end, not null
     * @return the measurement, not null
     */
    public static Watched of(String startInclusive, String endExclusive) {
        return of(TimeRange.parse(startInclusive + "/" + endExclusive));
    }

    @Override
    public Watched with(Origin newOrigin) {
        return new Watched(range, newOrigin);
    }
}
