package dev.sla4j.engine;

import dev.sla4j.target.Belonging;
import dev.sla4j.target.Clock;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitRule;
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

    static List<Schedule> of(Indicator indicator) {
        ItemSchedules schedules = new ItemSchedules();
        if (indicator instanceof Share share) {
            schedules.addSelection(share.of());
            schedules.addCondition(share.good());
        } else if (indicator instanceof Statistic statistic) {
            schedules.addSelection(statistic.of());
            if (statistic.quantity() != null) {
                schedules.addQuantity(statistic.quantity());
            }
        }
        return schedules.found;
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
