package dev.sla4j.engine;

import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.target.Belonging;
import dev.sla4j.target.Clock;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.Percentile;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Share;
import dev.sla4j.target.Statistic;
import dev.sla4j.time.Schedule;
import java.util.ArrayList;
import java.util.List;

/** Finds the schedules that an indicator of single things names, so that their calendars can be asked for before anything is evaluated. */
final class ItemSchedules {
    private final List<Schedule> found = new ArrayList<>();

    private ItemSchedules() {}

    /** Of all that a target measures, also in combinations and in its objective. */
    static List<Schedule> of(ServiceLevelTarget target) {
        ItemSchedules schedules = new ItemSchedules();
        for (Indicator leaf : Indicators.leaves(target)) {
            if (!Figures.isOfDowntime(leaf)) {
                schedules.add(leaf);
            }
        }
        return schedules.found;
    }

    private void add(Indicator leaf) {
        addSelection(Indicators.selectionOf(leaf));
        if (leaf instanceof Share share) {
            addCondition(share.good());
        } else if (leaf instanceof Statistic statistic && statistic.quantity() != null) {
            addQuantity(statistic.quantity());
        } else if (leaf instanceof Percentile percentile) {
            addQuantity(percentile.quantity());
        }
    }

    private void addSelection(Selection selection) {
        addCondition(selection.where());
        if (selection.belonging() instanceof Belonging.Open open) {
            addQuantity(open.clock());
        }
    }

    private void addCondition(Condition condition) {
        if (condition instanceof Condition.Within within) {
            addQuantity(within.quantity());
            addRule(within.limit());
        } else if (condition instanceof Condition.During during) {
            found.add(during.hours());
        }
        Conditions.partsOf(condition).forEach(this::addCondition);
    }

    private void addQuantity(Quantity quantity) {
        if (quantity instanceof Clock clock && clock.hours() != null) {
            found.add(clock.hours());
        } else if (quantity instanceof Quantity.OrElse orElse) {
            addQuantity(orElse.of());
        }
    }

    private void addRule(LimitRule rule) {
        if (rule instanceof LimitRule.ByCase cases) {
            cases.cases().forEach(each -> {
                addCondition(each.when());
                addRule(each.limit());
            });
            if (cases.otherwise() != null) {
                addRule(cases.otherwise());
            }
        } else if (rule instanceof LimitRule.OnWorkingDay day) {
            found.add(day.workingDays());
        } else if (rule instanceof LimitRule.Grace grace) {
            addRule(grace.of());
        }
    }
}
