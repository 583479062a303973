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

    /** Those of a condition. */
    static List<Condition.Within> byCase(Condition condition) {
        List<Condition.Within> found = new ArrayList<>();
        collect(condition, found);
        return found;
    }

    /** Those by which items are selected and by which an indicator judges them. */
    static List<Condition.Within> byCase(Condition where, Indicator indicator) {
        List<Condition.Within> found = byCase(where);
        if (indicator instanceof Share share) {
            collect(share.good(), found);
        }
        return found;
    }

    private static void collect(Condition condition, List<Condition.Within> found) {
        if (condition instanceof Condition.Within within
                && within.quantity() instanceof Clock
                && isByCase(within.limit())) {
            found.add(within);
        }
        Conditions.partsOf(condition).forEach(part -> collect(part, found));
    }

    private static boolean isByCase(LimitRule rule) {
        return rule instanceof LimitRule.ByCase || (rule instanceof LimitRule.Grace grace && isByCase(grace.of()));
    }
}
