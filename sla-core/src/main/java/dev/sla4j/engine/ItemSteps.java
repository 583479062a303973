package dev.sla4j.engine;

import dev.sla4j.measurement.WorkItem;
import dev.sla4j.report.Step;
import dev.sla4j.target.Clock;
import dev.sla4j.target.Indicator;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Figure;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Tells of single work items why they are not good: clock, pauses, limit, deadline. */
final class ItemSteps {
    private final Indicator indicator;
    private final ItemScene scene;

    ItemSteps(Indicator indicator, ItemScene scene) {
        this.indicator = indicator;
        this.scene = scene;
    }

    List<Step> of(List<ItemThing> things) {
        List<Step> steps = new ArrayList<>();
        things.forEach(thing -> steps.add(of(thing)));
        return steps;
    }

    private Step of(ItemThing thing) {
        WorkItem item = thing.item();
        List<String> ids = List.of(Objects.requireNonNull(item.origin().id()));
        Clock clock = ItemDue.clockOf(indicator);
        Cycle cycle = thing.mainCycle();
        if (clock == null || cycle == null || !cycle.hasStarted() || cycle.stop() < cycle.start()) {
            TimeRange at = TimeRange.ofNanos(thing.begin(), thing.begin());
            return new Step.Evidence(item.type(), ids, at, BigInteger.ZERO, "");
        }
        long end = cycle.hasStopped() ? cycle.stop() : Math.max(cycle.start(), scene.now());
        long ran = thing.elapsed(clock, cycle, end);
        return new Step.Evidence(
                item.type() + (cycle.hasStopped() ? "" : ", still open"),
                ids,
                TimeRange.ofNanos(cycle.start(), end),
                BigInteger.valueOf(ran),
                remark(thing, cycle, end, ran));
    }

    private String remark(ItemThing thing, Cycle cycle, long end, long ran) {
        List<String> parts = new ArrayList<>();
        long still = cycle.stops().lengthWithin(cycle.start(), end);
        if (still > 0) {
            parts.add("paused for " + time(still));
        }
        long closed = end - cycle.start() - still - ran;
        if (closed > 0) {
            parts.add("out of hours or excluded for " + time(closed));
        }
        ItemThing.Finding finding = ItemDue.of(indicator, thing);
        if (finding != null) {
            parts.add(limit(finding));
        }
        return String.join("; ", parts);
    }

    private static String limit(ItemThing.Finding finding) {
        Promise promise = Objects.requireNonNull(finding.promise());
        long at = ItemDue.instantOf(finding);
        String due = at == Cycle.NEVER ? "" : "due " + EpochNanos.format(at);
        if (promise.limit() == null) {
            return due;
        }
        return "limit " + promise.limit().toText() + (due.isEmpty() ? "" : ", " + due);
    }

    private static String time(long nanos) {
        return Figure.timeNanos(BigInteger.valueOf(nanos)).toText();
    }
}
