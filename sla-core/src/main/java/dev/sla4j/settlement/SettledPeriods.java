package dev.sla4j.settlement;

import dev.sla4j.agreement.Party;
import dev.sla4j.settlement.Portfolio.Outcome;
import dev.sla4j.time.EvaluationPeriod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which periods of which agreement were settled, so that none is twice.
 *
 * <p>Invariant: no period of an agreement lies within another one. So in the order of their starts they are in the order of their ends, and a period lies
 * within the last that starts no later, or none; and around the first that starts no earlier, or none. Windows that overlap, as those of a rolling cycle
 * do, are different periods.
 */
final class SettledPeriods {
    private final Map<Of, NavigableMap<Long, Settled>> byAgreement = new HashMap<>();

    /** One agreement may be a template that several customers have. */
    private record Of(String agreement, List<Party> parties) {}

    private record Settled(EvaluationPeriod period, String entry) {}

    /** The outcome, or that it failed because its period was settled already. */
    Outcome once(Outcome outcome) {
        if (outcome.statement() == null) {
            return outcome;
        }
        Statement.Heading heading = outcome.statement().heading();
        if (heading.agreement().equals(Statement.Heading.UNNAMED)
                && outcome.statement().totals() == null) {
            // Nobody knows whether two of them are of one agreement; they have no sums that could be added twice.
            return outcome;
        }
        NavigableMap<Long, Settled> settled = byAgreement.computeIfAbsent(
                new Of(heading.agreement(), heading.parties()), agreement -> new TreeMap<>());
        Settled same = nested(settled, heading.period());
        if (same != null) {
            return new Outcome(
                    outcome.name(),
                    null,
                    "statement of " + heading.agreement() + " for "
                            + heading.period().label() + " must be settled once only: entry " + same.entry()
                            + " has settled " + same.period().label() + " already");
        }
        settled.put(heading.period().range().startNanos(), new Settled(heading.period(), outcome.name()));
        return outcome;
    }

    private static @Nullable Settled nested(NavigableMap<Long, Settled> settled, EvaluationPeriod period) {
        Map.Entry<Long, Settled> around = settled.floorEntry(period.range().startNanos());
        if (around != null && around.getValue().period().range().encloses(period.range())) {
            return around.getValue();
        }
        Map.Entry<Long, Settled> within = settled.ceilingEntry(period.range().startNanos());
        return within != null
                        && period.range().encloses(within.getValue().period().range())
                ? within.getValue()
                : null;
    }
}
