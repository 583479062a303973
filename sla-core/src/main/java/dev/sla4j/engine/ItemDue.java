package dev.sla4j.engine;

import dev.sla4j.target.Clock;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Percentile;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Share;
import dev.sla4j.target.Statistic;
import org.jspecify.annotations.Nullable;

/** By when an item is due by the condition that it must keep, and which clock says whether it is done. */
final class ItemDue {
    private ItemDue() {}

    /** The first clock of an indicator, or null if it has none. */
    static @Nullable Clock clockOf(Indicator indicator) {
        if (indicator instanceof Share share) {
            return clockOf(share.good());
        }
        if (indicator instanceof Percentile percentile) {
            return clockOf(percentile.quantity());
        }
        return indicator instanceof Statistic statistic && statistic.quantity() != null
                ? clockOf(statistic.quantity())
                : null;
    }

    private static @Nullable Clock clockOf(Quantity quantity) {
        if (quantity instanceof Quantity.OrElse orElse) {
            return clockOf(orElse.of());
        }
        return quantity instanceof Clock clock ? clock : null;
    }

    private static @Nullable Clock clockOf(Condition condition) {
        if (condition instanceof Condition.Within within) {
            return clockOf(within.quantity());
        }
        for (Condition part : Conditions.partsOf(condition)) {
            Clock clock = clockOf(part);
            if (clock != null) {
                return clock;
            }
        }
        return null;
    }

    /** What the clock says that decides by when an item is due, or null if it has no limit. */
    static ItemThing.@Nullable Finding of(Indicator indicator, ItemThing thing) {
        return indicator instanceof Share share ? of(share.good(), thing, true, true) : null;
    }

    /**
     * What says to which period an item belongs: as {@link #of}, but a limit that is no alternative counts also if the item is bad for another reason,
     * or a failure would leave the period in which it falls due. If no alternative can be kept, the latest of all says it.
     */
    static ItemThing.@Nullable Finding belonging(Indicator indicator, ItemThing thing) {
        if (!(indicator instanceof Share share)) {
            return null;
        }
        ItemThing.Finding possible = of(share.good(), thing, false, true);
        return possible == null ? of(share.good(), thing, false, false) : possible;
    }

    /** Of what must all be kept the earliest; of alternatives the latest that can still be kept for what the item is like. */
    private static ItemThing.@Nullable Finding of(
            Condition condition, ItemThing thing, boolean alternative, boolean possible) {
        if (condition instanceof Condition.Within within) {
            ItemThing.Finding finding =
                    within.quantity() instanceof Clock clock ? thing.finding(clock, within.limit()) : null;
            return finding == null || finding.due() == null ? null : finding;
        }
        boolean all = condition instanceof Condition.All;
        boolean below = alternative || condition instanceof Condition.Any;
        ItemThing.Finding found = null;
        for (Condition part : Conditions.partsOf(condition)) {
            if (possible
                    && alternative
                    && all
                    && clockOf(part) == null
                    && Conditions.judge(part, thing) == Judgement.BAD) {
                return null;
            }
            ItemThing.Finding other = of(part, thing, below, possible);
            if (other != null && (found == null || isBefore(other, found) == all)) {
                found = other;
            }
        }
        return found;
    }

    private static boolean isBefore(ItemThing.Finding one, ItemThing.Finding other) {
        return instantOf(one) < instantOf(other);
    }

    /** The last instant at which an item that has a limit is in time: what is due by the end of a day or a month belongs to it. */
    static long lastInstantOf(ItemThing.Finding finding) {
        Promise.Deadline due = finding.due();
        if (due == null || due.at() == Cycle.NEVER) {
            return Cycle.NEVER;
        }
        return due.inclusive() || due.at() == Long.MIN_VALUE ? due.at() : due.at() - 1;
    }

    /** When an item that has a limit is due. */
    static long instantOf(ItemThing.Finding finding) {
        return finding.due() == null ? Cycle.NEVER : finding.due().at();
    }
}
