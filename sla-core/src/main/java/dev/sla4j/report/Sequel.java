package dev.sla4j.report;

import dev.sla4j.time.DatedFact;
import dev.sla4j.time.EvaluationPeriod;
import java.util.List;

/**
 * What follows in a period from rules over several periods, and what later periods need for theirs.
 *
 * @param rights the rights that arose in the period, in the order of their rules
 * @param adjustments sums about earlier periods, in the order of their rules
 * @param down the down time of targets for which a rule looks at windows of time
 * @param allowances how much was used of allowances that are for a longer cycle; empty where no rule has one
 * @param facts the dated facts about the period that were handed in, in their order
 */
public record Sequel(
        List<Right> rights,
        List<Adjustment> adjustments,
        List<DownRanges> down,
        List<AllowanceUsed> allowances,
        List<DatedFact> facts) {

    /** Nothing follows. */
    public static final Sequel NONE = new Sequel(List.of(), List.of(), List.of(), List.of(), List.of());

    /** Copies. */
    public Sequel {
        rights = List.copyOf(rights);
        adjustments = List.copyOf(adjustments);
        down = List.copyOf(down);
        allowances = List.copyOf(allowances);
        facts = facts.stream().sorted().distinct().toList();
    }

    /**
     * Returns a copy with the facts about a period only: those that name it, and of those that name none the ones that are so within it. Facts about
     * other periods are on file with their results, or are handed in as evidence.
     *
     * @param period the period, not null
     * @return the copy, not null
     */
    public Sequel withFactsOf(EvaluationPeriod period) {
        List<DatedFact> own = facts.stream()
                .filter(fact -> fact.period() == null
                        ? fact.at().isBefore(period.end())
                                && (fact.until() == null
                                        ? !fact.at().isBefore(period.start())
                                        : fact.until().isAfter(period.start()))
                        : fact.period().equals(period.label()))
                .toList();
        return new Sequel(rights, adjustments, down, allowances, own);
    }
}
