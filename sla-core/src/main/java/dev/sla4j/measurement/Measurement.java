package dev.sla4j.measurement;

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
}
