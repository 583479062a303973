package dev.sla4j.engine;

import dev.sla4j.measurement.Moment;
import dev.sla4j.report.SingleItem;
import dev.sla4j.target.Clock;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Share;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says of single work items that are not good by how much they are late, for a penalty for each of them. */
final class LateItems {
    private final Indicator indicator;
    private final boolean allowed;

    /**
     * For an indicator.
     *
     * @param allowed whether the agreement allows at most so many items, so that those that are meant are the bad ones
     */
    LateItems(Indicator indicator, boolean allowed) {
        this.indicator = indicator;
        this.allowed = allowed;
    }

    /** The items in their order; of those in doubt it is not known whether they are late. */
    List<SingleItem> of(List<ItemThing> offenders, Set<ItemThing> doubted) {
        List<SingleItem> items = new ArrayList<>();
        for (ItemThing thing : offenders.stream().sorted(ItemSteps.IN_ORDER).toList()) {
            Judgement judgement = Conditions.judge(((Share) indicator).good(), thing);
            boolean late = !doubted.contains(thing) && (allowed ? judgement == Judgement.GOOD : judgement.isBad());
            items.add(of(thing, late));
        }
        return items;
    }

    private SingleItem of(ItemThing thing, boolean late) {
        ItemThing.Finding finding = ItemDue.of(indicator, thing);
        Cycle cycle = thing.mainCycle();
        Long due = finding == null || ItemDue.instantOf(finding) == Cycle.NEVER ? null : ItemDue.instantOf(finding);
        Long done = cycle == null ? null : Long.valueOf(cycle.hasStopped() ? cycle.stop() : thing.now());
        return new SingleItem(
                Objects.requireNonNull(thing.item().origin().id()),
                thing.item().moments().get(0).atNanos(),
                late,
                due,
                done,
                cycle != null && !cycle.hasStopped(),
                BigInteger.valueOf(delay(thing, finding, cycle, due, done)),
                attributes(thing));
    }

    /** The time of the clock after the deadline; of a promised date or day, elapsed time. */
    private long delay(
            ItemThing thing,
            ItemThing.@Nullable Finding finding,
            @Nullable Cycle cycle,
            @Nullable Long due,
            @Nullable Long done) {
        if (finding == null || cycle == null || due == null || done == null || done <= due) {
            return 0;
        }
        Promise promise = Objects.requireNonNull(finding.promise());
        Clock clock = ItemDue.clockOf(indicator);
        return clock == null || promise.limit() == null || promise.tolerated() != null
                ? done - due
                : thing.elapsed(clock, cycle, done) - thing.elapsed(clock, cycle, due);
    }

    private static SortedMap<String, String> attributes(ItemThing thing) {
        SortedMap<String, String> attributes =
                new TreeMap<>(thing.item().origin().attributes());
        for (Moment moment : thing.item().moments()) {
            if (moment instanceof Moment.Changed changed) {
                String text = thing.text(changed.key());
                if (text != null) {
                    attributes.put(changed.key(), text);
                }
            }
        }
        return attributes;
    }
}
