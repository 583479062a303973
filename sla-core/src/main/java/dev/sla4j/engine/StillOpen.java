package dev.sla4j.engine;

import dev.sla4j.measurement.WorkItem;
import dev.sla4j.target.Condition;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.Quantity;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import org.jspecify.annotations.Nullable;

/**
 * An item of which, as long as it is open, neither a limit that has passed decides anything, because it may change, nor that it has not reached a milestone
 * (S25). A call is over once its caller gave up, whichever clock is asked for (S15).
 */
record StillOpen(ItemThing of) implements Thing {
    @Override
    public @Nullable String text(String key) {
        return of.text(key);
    }

    @Override
    public @Nullable Figure figure(Quantity quantity) {
        return of.figure(quantity);
    }

    @Override
    public Judgement withoutText(String key) {
        return of.withoutText(key);
    }

    @Override
    public Judgement withoutFigure() {
        return of.withoutFigure();
    }

    @Override
    public Judgement during(Condition.During condition) {
        return isOpen() && of.awaits(condition.milestone()) ? Judgement.PENDING : of.during(condition);
    }

    @Override
    public Judgement within(Quantity quantity, LimitRule rule) {
        Judgement judgement = of.within(quantity, rule);
        boolean may = quantity instanceof Quantity.Times && isOpen() && mayChange(judgement, of.valid(quantity, rule));
        return may || judgement == Judgement.LATE_OPEN ? Judgement.PENDING : judgement;
    }

    private boolean isOpen() {
        boolean gaveUp = of.item().type().equals("call") && of.first(WorkItem.ABANDONED) != Cycle.NEVER;
        return of.isOpen() && !gaveUp;
    }

    /** A milestone may be reached more often, so that a limit stays kept that has no upper bound, and missed that has no lower one. */
    private boolean mayChange(Judgement judgement, @Nullable LimitRule rule) {
        LimitRule chosen = rule == null ? null : of.chosen(rule);
        Limit limit = chosen == null ? null : Conditions.limitOf(chosen, of);
        return limit != null && (judgement == Judgement.GOOD ? limit.upper() : limit.lower()) != null;
    }
}
