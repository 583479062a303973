package dev.sla4j.engine;

import dev.sla4j.measurement.Moment;
import dev.sla4j.report.SingleItem;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Share;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

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

    /**
     * An item that is not as it should be, or of which that is not known.
     *
     * @param versions what it is, or each that it may be
     * @param doubted whether it is not known if it is late
     */
    record Offender(List<ItemThing> versions, boolean doubted) {
        ItemThing first() {
            return versions.get(0);
        }
    }

    /** The items in their order. */
    List<SingleItem> of(List<Offender> offenders) {
        return offenders.stream()
                .sorted(Comparator.comparing(Offender::first, ItemSteps.IN_ORDER))
                .map(this::of)
                .toList();
    }

    private SingleItem of(Offender offender) {
        List<SingleItem> others = offender.versions.stream()
                .skip(1)
                .map(version -> of(version, offender.doubted, List.of()))
                .distinct()
                .filter(other -> !other.equals(of(offender.first(), offender.doubted, List.of())))
                .toList();
        return of(offender.first(), offender.doubted, others);
    }

    private SingleItem of(ItemThing thing, boolean doubted, List<SingleItem> others) {
        Judgement judgement = Conditions.judge(((Share) indicator).good(), thing);
        boolean late = !doubted && (allowed ? judgement == Judgement.GOOD : judgement.isBad());
        ItemDue.Due missed = ItemDue.missed(indicator, thing);
        Cycle cycle = missed == null ? thing.mainCycle() : missed.cycle();
        Long due = missed == null || missed.at() == Cycle.NEVER ? null : Long.valueOf(missed.at());
        Long done = cycle == null ? null : Long.valueOf(cycle.hasStopped() ? cycle.stop() : thing.now());
        return new SingleItem(
                Objects.requireNonNull(thing.item().origin().id()),
                thing.item().moments().get(0).atNanos(),
                late,
                due,
                missed == null || missed.isInclusive(),
                done,
                cycle != null && !cycle.hasStopped(),
                BigInteger.valueOf(missed == null ? 0 : missed.delay()),
                attributes(thing),
                others);
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
