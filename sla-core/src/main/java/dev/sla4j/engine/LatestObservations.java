package dev.sla4j.engine;

import dev.sla4j.target.Downtime;
import dev.sla4j.target.Observed;
import dev.sla4j.target.Sampled;
import java.util.IdentityHashMap;

/**
 * What the leaves of an expression observe of the subject that was read last: a subject is read as it is, and in the worst and the best reading of what is
 * unknown, one after the other. Memory: 20 bytes for each observation of one subject.
 */
final class LatestObservations {
    private final IdentityHashMap<Downtime, ObservationLog> byLeaf = new IdentityHashMap<>();
    private String subject = "";

    ObservationLog of(Facts facts, String part, Downtime leaf) {
        if (!part.equals(subject)) {
            byLeaf.clear();
            subject = part;
        }
        return byLeaf.computeIfAbsent(leaf, key -> read(facts.subject(part), key));
    }

    private static ObservationLog read(Facts.Subject rows, Downtime leaf) {
        if (leaf instanceof Observed observed) {
            return ObservationRows.of(rows, observed);
        }
        if (leaf instanceof Sampled sampled) {
            return ObservationRows.of(rows, sampled);
        }
        throw new AssertionError("unhandled leaf " + leaf);
    }
}
