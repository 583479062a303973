package dev.sla4j.engine;

import dev.sla4j.target.Clock;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.Share;
import java.util.ArrayList;
import java.util.List;

/** Finds the conditions on clocks of items whose limit depends on what an item is like. */
final class ItemLimits {
    private ItemLimits() {}

    /**
     * Those of a condition.
     *
     * @param dated the limits of all versions of the agreement: one alone may depend on it
     */
    static List<Condition.Within> byCase(Condition condition, DatedLimits dated) {
        List<Condition.Within> found = new ArrayList<>();
        collect(condition, dated, found);
        return found;
    }

    /** Those by which items are selected and by which an indicator judges them. */
    static List<Condition.Within> byCase(Condition where, Indicator indicator, DatedLimits dated) {
        List<Condition.Within> found = byCase(where, dated);
        if (indicator instanceof Share share) {
            collect(share.good(), dated, found);
        }
        return found;
    }

    private static void collect(Condition condition, DatedLimits dated, List<Condition.Within> found) {
        if (condition instanceof Condition.Within within
                && within.quantity() instanceof Clock
                && (isByCase(within.limit()) || dated.of(within).stream().anyMatch(ItemLimits::isByCase))) {
            found.add(within);
        }
        Conditions.partsOf(condition).forEach(part -> collect(part, dated, found));
    }

    private static boolean isByCase(LimitRule rule) {
        return rule instanceof LimitRule.ByCase || (rule instanceof LimitRule.Grace grace && isByCase(grace.of()));
    }
}
