package dev.sla4j.engine;

import dev.sla4j.measurement.WorkItem;
import dev.sla4j.report.Step;
import dev.sla4j.target.Clock;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Share;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Figure;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells of single work items why they are not good: clock, pauses, limit, deadline. */
final class ItemSteps {
    static final Comparator<ItemThing> IN_ORDER = Comparator.comparingLong(ItemThing::begin)
            .thenComparing(thing -> thing.item().type())
            .thenComparing(thing -> Objects.requireNonNull(thing.item().origin().id()));

    private final Indicator indicator;
    private final ItemScene scene;

    ItemSteps(Indicator indicator, ItemScene scene) {
        this.indicator = indicator;
        this.scene = scene;
    }

    List<Step> of(List<ItemThing> things) {
        List<Step> steps = new ArrayList<>();
        things.stream().sorted(IN_ORDER).forEach(thing -> steps.add(of(thing)));
        return steps;
    }

    private Step of(ItemThing thing) {
        WorkItem item = thing.item();
        List<String> ids = List.of(Objects.requireNonNull(item.origin().id()));
        Clock clock = ItemDue.clockOf(indicator);
        Cycle cycle = thing.mainCycle();
        ItemThing.Finding finding = ItemDue.of(indicator, thing);
        boolean ran = cycle != null && cycle.hasStarted() && cycle.stop() >= cycle.start();
        // What has neither stopped nor a limit, such as a call that was not answered, has no length that counts.
        if (clock == null || cycle == null || !ran || (!cycle.hasStopped() && finding == null)) {
            TimeRange at = TimeRange.ofNanos(thing.begin(), thing.begin());
            return new Step.Evidence(item.type(), ids, at, BigInteger.ZERO, String.join("; ", offences(thing)));
        }
        long end = cycle.hasStopped() ? cycle.stop() : Math.max(cycle.start(), scene.now());
        long length = thing.elapsed(clock, cycle, end);
        return new Step.Evidence(
                item.type() + (cycle.hasStopped() ? "" : ", still open"),
                ids,
                TimeRange.ofNanos(cycle.start(), end),
                BigInteger.valueOf(length),
                remark(thing, cycle, end, length, finding));
    }

    private String remark(ItemThing thing, Cycle cycle, long end, long ran, ItemThing.@Nullable Finding finding) {
        List<String> parts = offences(thing);
        long still = cycle.stops().lengthWithin(cycle.start(), end);
        if (still > 0) {
            parts.add("stood still for " + time(still));
        }
        long closed = end - cycle.start() - still - ran;
        if (closed > 0) {
            parts.add("out of hours or excluded for " + time(closed));
        }
        if (finding != null) {
            parts.add(limit(finding));
        }
        return String.join("; ", parts);
    }

    /** Which texts are not as they must be. */
    private List<String> offences(ItemThing thing) {
        List<String> offences = new ArrayList<>();
        List<Condition> parts =
                indicator instanceof Share share && share.good() instanceof Condition.All all ? all.parts() : List.of();
        for (Condition part : parts) {
            if (part instanceof Condition.Is is && Conditions.judge(is, thing) == Judgement.BAD) {
                String text = thing.text(is.key());
                offences.add(is.key() + ": " + (text == null ? "not known" : text));
            }
        }
        return offences;
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
