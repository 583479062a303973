package dev.sla4j.engine;

import dev.sla4j.target.Clock;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Percentile;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Share;
import dev.sla4j.target.Statistic;
import java.util.Comparator;
import java.util.Objects;
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

    /**
     * A clock and what it says of an item that has a limit.
     *
     * @param thing the item
     */
    record Due(ItemThing thing, Clock clock, ItemThing.Finding finding) {
        Cycle cycle() {
            return thing.cycle(clock);
        }

        /** When it was due. */
        long at() {
            return instantOf(finding);
        }

        boolean isInclusive() {
            return Objects.requireNonNull(finding.due()).inclusive();
        }

        private long done() {
            return cycle().hasStopped() ? cycle().stop() : thing.now();
        }

        /** The time after the deadline. */
        private long elapsed() {
            return done() <= at() ? 0 : done() - at();
        }

        /** The time of the clock after the deadline; of a promised date or day, elapsed time. */
        long delay() {
            Promise promise = Objects.requireNonNull(finding.promise());
            return elapsed() == 0 || promise.limit() == null || promise.tolerated() != null
                    ? elapsed()
                    : thing.elapsed(clock, cycle(), done()) - thing.elapsed(clock, cycle(), at());
        }

        private boolean isMissed() {
            return finding.judgement().isBad();
        }
    }

    /** A limit that is due earlier is the stricter one, also by the instant that may still be used or not. */
    private static final Comparator<Due> EARLIEST =
            Comparator.comparing(due -> lastInstantOf(due.finding()), Comparator.reverseOrder());

    /** A limit that is missed, by more. */
    private static final Comparator<Due> LATEST = Comparator.comparing(Due::isMissed)
            .thenComparingLong(Due::delay)
            .thenComparingLong(Due::elapsed)
            .thenComparing(EARLIEST);

    /** Whether any clock of a condition still runs, so that it may yet be missed by more. */
    static boolean isOpen(Condition condition, ItemThing thing) {
        if (condition instanceof Condition.Within within && within.quantity() instanceof Clock clock) {
            return !thing.cycle(clock).hasStopped();
        }
        return Conditions.partsOf(condition).stream().anyMatch(part -> isOpen(part, thing));
    }

    /**
     * What says by how much an item is late, or null if it has no limit: of limits that must all be kept the one after which its clock ran longest, of
     * alternatives the one that it missed by least.
     */
    static @Nullable Due missed(Indicator indicator, ItemThing thing) {
        return strictest(indicator, thing, LATEST);
    }

    /** Whether no limit of an item can be kept any more for what the item is like, as of a call that was given up. */
    static boolean isVain(Indicator indicator, ItemThing thing) {
        return indicator instanceof Share share && of(share.good(), thing, EARLIEST, true, true) == null;
    }

    /**
     * What says to which period an item belongs: a limit that is no alternative counts also if the item is bad for another reason,
     * or a failure would leave the period in which it falls due. If no alternative can be kept, the latest of all says it.
     */
    static ItemThing.@Nullable Finding belonging(Indicator indicator, ItemThing thing) {
        Due due = strictest(indicator, thing, EARLIEST);
        return due == null ? null : due.finding();
    }

    private static @Nullable Due strictest(Indicator indicator, ItemThing thing, Comparator<Due> strictness) {
        if (!(indicator instanceof Share share)) {
            return null;
        }
        Due possible = of(share.good(), thing, strictness, false, true);
        return possible == null ? of(share.good(), thing, strictness, false, false) : possible;
    }

    /** Of what must all be kept the strictest; of alternatives the least strict that can still be kept for what the item is like. */
    private static @Nullable Due of(
            Condition condition, ItemThing thing, Comparator<Due> strictness, boolean alternative, boolean possible) {
        if (condition instanceof Condition.Within within) {
            if (!(within.quantity() instanceof Clock clock)) {
                return null;
            }
            ItemThing.Finding finding = thing.finding(clock, within.limit());
            return finding.due() == null ? null : new Due(thing, clock, finding);
        }
        boolean all = condition instanceof Condition.All;
        boolean below = alternative || condition instanceof Condition.Any;
        Due found = null;
        for (Condition part : Conditions.partsOf(condition)) {
            if (possible
                    && alternative
                    && all
                    && clockOf(part) == null
                    && Conditions.judge(part, thing) == Judgement.BAD) {
                return null;
            }
            Due other = of(part, thing, strictness, below, possible);
            if (other != null && (found == null || strictness.compare(other, found) > 0 == all)) {
                found = other;
            }
        }
        return found;
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
