package dev.sla4j.engine;

import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.TimeRange;
import java.util.List;
import java.util.Objects;

/**
 * What an evaluation of a period needs (S30): what is missing of it is unknown, never good; what lies outside is counted and ignored.
 *
 * @param period the period, not null
 * @param evidence the range that evidence must cover, not null
 * @param wholes what is needed beyond that range, in words: the state at its start, outages and items as wholes
 * @param results the periods whose results are needed as history, the latest first; none before the term
 */
public record Horizon(
        EvaluationPeriod period, TimeRange evidence, List<String> wholes, List<EvaluationPeriod> results) {

    /** Checks and copies. */
    public Horizon {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(evidence, "evidence");
        wholes = List.copyOf(wholes);
        results = List.copyOf(results);
    }
}
