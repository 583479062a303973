package dev.sla4j.engine;

import dev.sla4j.target.Clock;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.Share;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Finds the conditions on clocks of items whose limit depends on what an item is like. */
final class ItemLimits {
    private ItemLimits() {}

    /**
     * Those of a condition.
     *
     * @param dated the limits of all versions of the agreement: one alone may depend on it
     */
    static List<Condition.Within> byCase(Condition condition, DatedLimits dated) {
        return byCase(ofClocks(condition), dated);
    }

    /** Those by which items are selected and by which an indicator judges them. */
    static List<Condition.Within> byCase(Condition where, Indicator indicator, DatedLimits dated) {
        return byCase(ofClocks(where, indicator), dated);
    }

    private static List<Condition.Within> byCase(List<Condition.Within> limits, DatedLimits dated) {
        return limits.stream()
                .filter(within -> rules(within, dated).stream().anyMatch(ItemLimits::isByCase))
                .toList();
    }

    /** Those by which one limit applies to an item and another one to the next, be it by their cases or by versions of the agreement. */
    static List<Condition.Within> differing(Condition where, Indicator indicator, DatedLimits dated) {
        return ofClocks(where, indicator).stream()
                .distinct()
                .filter(within -> withoutCases(within, dated).size() > 1)
                .toList();
    }

    private static List<Condition.Within> ofClocks(Condition where, Indicator indicator) {
        List<Condition.Within> found = ofClocks(where);
        if (indicator instanceof Share share) {
            collect(share.good(), found);
        }
        return found;
    }

    private static List<Condition.Within> ofClocks(Condition condition) {
        List<Condition.Within> found = new ArrayList<>();
        collect(condition, found);
        return found;
    }

    private static void collect(Condition condition, List<Condition.Within> found) {
        if (condition instanceof Condition.Within within && within.quantity() instanceof Clock) {
            found.add(within);
        }
        Conditions.partsOf(condition).forEach(part -> collect(part, found));
    }

    private static boolean isByCase(LimitRule rule) {
        return rule instanceof LimitRule.ByCase || (rule instanceof LimitRule.Grace grace && isByCase(grace.of()));
    }

    /** The rules without cases that a condition may come down to, whatever an item is like and by whatever version of the agreement. */
    static Set<LimitRule> withoutCases(Condition.Within within, DatedLimits dated) {
        Set<LimitRule> found = new LinkedHashSet<>();
        rules(within, dated).forEach(rule -> add(rule, UnaryOperator.identity(), found));
        return found;
    }

    private static List<LimitRule> rules(Condition.Within within, DatedLimits dated) {
        List<LimitRule> versions = dated.of(within);
        return versions.isEmpty() ? List.of(within.limit()) : versions;
    }

    private static void add(LimitRule rule, UnaryOperator<LimitRule> around, Set<LimitRule> found) {
        if (rule instanceof LimitRule.ByCase cases) {
            cases.cases().forEach(each -> add(each.limit(), around, found));
            if (cases.otherwise() != null) {
                add(cases.otherwise(), around, found);
            }
        } else if (rule instanceof LimitRule.Grace grace) {
            UnaryOperator<LimitRule> within = of -> around.apply(new LimitRule.Grace(of, grace.tolerance()));
            add(grace.of(), within, found);
        } else {
            found.add(around.apply(rule));
        }
    }
}
