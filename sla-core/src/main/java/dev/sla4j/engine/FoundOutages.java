package dev.sla4j.engine;

import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Outage;
import dev.sla4j.report.SingleOutage;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.OutageIdentity;
import dev.sla4j.target.UnknownInOutage;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;

/**
 * The single outages of a unit (S6, S7): those that its timeline shows, what of each belongs to the period, and whether that may still change (S25).
 * Outages are those that were read; that it is unknown whether a part is excused does not divide them.
 */
final class FoundOutages {
    /**
     * An outage and its down time, which may have gaps.
     *
     * @param outage the outage
     * @param down its down time, also outside the period
     * @param belonging by what it belongs to the period, or not, where its range does not tell
     */
    record Found(SingleOutage outage, TimeSet down, List<String> belonging) {}

    private final OutageIndex index;
    private final List<SingleOutage> owned = new ArrayList<>();
    private final List<Found> found = new ArrayList<>();
    private boolean unfinished;

    private FoundOutages(List<Outage> rows) {
        this.index = new OutageIndex(rows);
    }

    /** Where no down time is measured. */
    static FoundOutages none() {
        return new FoundOutages(List.of());
    }

    /**
     * Finds them.
     *
     * @param read the timeline that was read
     * @param timeline the same with what is excused
     * @param counted the time that is measured and not excluded
     * @param openSlots from when on a counted slot is not over
     * @param worst whether all that is open is read as down, so that what comes may be of each incident there has been
     */
    static FoundOutages in(
            Plan plan,
            ServiceLevelTarget target,
            Scene scene,
            Timeline read,
            Timeline timeline,
            TimeSet counted,
            long openSlots,
            boolean worst) {
        List<Outage> rows = LeafEvidence.outages(scene.unit(), downtimeOf(scene), scene.facts());
        List<Outage> telling = worst
                ? OutageRuns.withWhatMayCome(
                        rows, scene.facts().asOf(), scene.horizon().endNanos())
                : rows;
        FoundOutages outages = new FoundOutages(rows);
        outages.find(plan, target, scene, read, timeline, counted, openSlots, telling);
        return outages;
    }

    private static Downtime downtimeOf(Scene scene) {
        return Objects.requireNonNull(scene.downtime());
    }

    private void find(
            Plan plan,
            ServiceLevelTarget target,
            Scene scene,
            Timeline read,
            Timeline timeline,
            TimeSet counted,
            long openSlots,
            List<Outage> telling) {
        boolean observed = isObserved(scene);
        TimeRange period = plan.period().range();
        TimeSet known = counted.minus(timeline.where(Level::isUnknown));
        TimeSet inPeriod = known.clip(period);
        long asOf = scene.facts().asOf();
        boolean runs = asOf < period.endNanos();
        long since = openSince(scene, read, openSlots);
        OverBorder border = new OverBorder(plan, target, scene.readings());
        boolean wholes = SingleThings.readsWholes(plan.agreement(), target);
        boolean byIncident = scene.readings().get(OutageIdentity.class) == OutageIdentity.INCIDENT;
        for (OutageRuns.Run run : OutageRuns.of(read, scene.readings(), telling)) {
            List<Outage> touching = index.touching(run.down());
            boolean open = run.range().endNanos() >= since
                    && (observed
                            || touching.stream().anyMatch(Outage::open)
                            || run.range().endNanos() < asOf);
            SingleOutage whole = whole(run, (runs && run.range().endNanos() > asOf) || open, touching, known, inPeriod);
            boolean began = run.range().startNanos() >= scene.calendar().begins();
            SingleOutage outage = began ? whole : border.withoutBegin(whole);
            boolean goesOn = outage.open() && run.range().endNanos() >= reportWithinHorizon(scene);
            SingleOutage own = border.owned(outage, goesOn);
            if (own != null && own.counted().signum() > 0) {
                owned.add(own);
            }
            if (run.range().overlaps(period)) {
                // What has ended with the report is one outage with what may begin there.
                boolean mayGoOn = open
                        || (wholes
                                && (run.range().endNanos() == asOf
                                        || (byIncident && OutageRuns.mayGoOn(touching, asOf))));
                unfinished |= mayGoOn && border.isAwaited(outage);
                found.add(new Found(outage, run.down(), border.remarks(outage, goesOn)));
            }
        }
    }

    private static SingleOutage whole(
            OutageRuns.Run run, boolean open, List<Outage> touching, TimeSet known, TimeSet inPeriod) {
        return new SingleOutage(
                run.range(),
                open,
                lengthWithin(known, run.down()),
                lengthWithin(inPeriod, run.down()),
                OutageIndex.idsOf(touching),
                known.intersection(run.down()),
                OutageIndex.incidentOf(touching));
    }

    /** Whether states or probes say how things are, so that down time at the end of what is known goes on. */
    private static boolean isObserved(Scene scene) {
        return Units.leaves(downtimeOf(scene)).stream()
                .anyMatch(leaf -> Units.subjectsRead(scene.unit(), leaf).stream()
                        .anyMatch(part -> LeafEvidence.isObserved(scene.facts().subject(part), leaf)));
    }

    /** Those that belong to the period. */
    List<SingleOutage> owned() {
        return owned;
    }

    /** All of which something lies in the period. */
    List<Found> found() {
        return found;
    }

    /** Whether nothing says yet that an outage of the period has ended. */
    boolean areUnfinished() {
        return unfinished;
    }

    /** The identities of the measurements that a set of time is made of, as far as they have any. */
    SortedSet<String> idsOf(TimeSet set) {
        return OutageIndex.idsOf(index.touching(set));
    }

    /** Of the outages that touch the period, those of which something counts in it. */
    List<SingleOutage> touching() {
        return found.stream()
                .map(Found::outage)
                .filter(outage -> outage.countedInPeriod().signum() > 0)
                .toList();
    }

    /**
     * An outage that reached this instant may still go on: the report, or before it the beginning of time of which nothing is known, where such time
     * bridges an outage or belongs to a counted slot that is not over.
     */
    private static long openSince(Scene scene, Timeline read, long openSlots) {
        long asOf = reportWithinHorizon(scene);
        TimeSet unknown = read.where(Level::isUnknown);
        long since = asOf;
        for (TimeRange range : unknown.ranges()) {
            since = range.startNanos() < asOf && asOf <= range.endNanos() ? range.startNanos() : since;
        }
        boolean bridges = scene.readings().get(UnknownInOutage.class) == UnknownInOutage.BRIDGES;
        return bridges ? since : Math.min(asOf, Math.max(since, openSlots));
    }

    private static long reportWithinHorizon(Scene scene) {
        return Math.max(
                scene.horizon().startNanos(),
                Math.min(scene.horizon().endNanos(), scene.facts().asOf()));
    }

    private static BigInteger lengthWithin(TimeSet set, TimeSet down) {
        long length = 0;
        for (int i = 0; i < down.size(); i++) {
            length += set.lengthWithin(down.startNanos(i), down.endNanos(i));
        }
        return BigInteger.valueOf(length);
    }

    /** The longest time that an outage is down in the period. */
    BigInteger longest() {
        return found.stream().map(each -> each.outage().countedInPeriod()).reduce(BigInteger.ZERO, BigInteger::max);
    }
}
