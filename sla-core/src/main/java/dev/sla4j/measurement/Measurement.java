package dev.sla4j.measurement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that happened or was observed, as handed to an evaluation.
 *
 * <p>The members are the kinds of evidence that published agreements speak of. More kinds may be added in a minor release: a chain of
 * {@code instanceof} over this type should end with a default.
 */
public sealed interface Measurement
        permits Outage,
                StateChange,
                Probe,
                Request,
                RequestCount,
                Sample,
                WorkItem,
                ItemEvent,
                Exclusion,
                ServiceLife,
                Watched,
                Fact {

    /**
     * Says what the measurement is about and where it came from.
     *
     * @return the origin, not null
     */
    Origin origin();

    /**
     * Returns what was known at an instant: measurements that became known later are left out, and those that do not say when they became known
     * were known ever since.
     *
     * @param <M> the kind of measurement
     * @param log the measurements, not null
     * @param instant the instant, not null
     * @return those that were known at or before it, in their order
     */
    static <M extends Measurement> List<M> knownAt(Iterable<M> log, Instant instant) {
        List<M> known = new ArrayList<>();
        for (M measurement : log) {
            Instant knownAt = measurement.origin().knownAt();
            if (knownAt == null || !knownAt.isAfter(instant)) {
                known.add(measurement);
            }
        }
        return known;
    }
}
