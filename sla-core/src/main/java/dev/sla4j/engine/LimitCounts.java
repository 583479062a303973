package dev.sla4j.engine;

import dev.sla4j.report.Step;
import dev.sla4j.target.Clock;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitRule;
import dev.sla4j.value.Ratio;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many items kept or missed which limit, where it depends on what an item is like, or on the version of the agreement, which one applies (D29): an item
 * that was kept is not told of one by one. As many numbers as there are limits, however many items.
 */
final class LimitCounts {
    static final LimitCounts NONE = new LimitCounts(Map.of());

    /** In the order of the agreement. */
    private final Map<Condition.Within, Map<LimitRule, Count>> counts;

    private static final class Count {
        private long kept;
        private long missed;
    }

    private LimitCounts(Map<Condition.Within, Map<LimitRule, Count>> counts) {
        this.counts = counts;
    }

    static LimitCounts of(Context context, Indicator indicator) {
        Condition where = Indicators.selectionOf(indicator).where();
        DatedLimits dated = new DatedLimits(context.plan().agreement(), context.target());
        Map<Condition.Within, Map<LimitRule, Count>> counts = new LinkedHashMap<>();
        for (Condition.Within within : ItemLimits.differing(where, indicator, dated)) {
            Map<LimitRule, Count> each = new LinkedHashMap<>();
            ItemLimits.withoutCases(within, dated).forEach(rule -> each.put(rule, new Count()));
            counts.put(within, each);
        }
        return new LimitCounts(counts);
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    void add(ItemThing thing) {
        counts.forEach((within, each) -> {
            ItemThing.Finding finding = thing.finding((Clock) within.quantity(), within.limit());
            Count count = finding.promise() == null
                    ? null
                    : each.get(finding.promise().applied());
            if (count != null) {
                count.kept += finding.judgement() == Judgement.GOOD ? 1 : 0;
                count.missed += finding.judgement().isBad() ? 1 : 0;
            }
        });
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        counts.forEach((within, each) -> each.forEach((rule, count) -> {
            String limit = (counts.size() == 1 ? "limit " : CountedWords.quantity(within.quantity()) + " ")
                    + CountedWords.limit(rule);
            add(steps, limit + ", kept", count.kept);
            add(steps, limit + ", missed", count.missed);
        }));
        return steps;
    }

    private static void add(List<Step> steps, String what, long count) {
        if (count > 0) {
            steps.add(new Step.CountTerm(what, Ratio.of(count)));
        }
    }
}
