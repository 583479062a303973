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

    /**
     * What the outages are found in.
     *
     * @param read the timeline that was read
     * @param timeline the same with what is excused
     * @param counted the time that is measured and not excluded
     * @param openSlots from when on a counted slot is not over
     * @param worst whether all that is open is read as down, so that what comes may be of each incident there has been
     */
    record Read(Timeline read, Timeline timeline, TimeSet counted, long openSlots, boolean worst) {}

    private final OutageIndex index;
    private final List<SingleOutage> owned;
    private final List<Found> found;
    private final boolean unfinished;

    private FoundOutages(OutageIndex index, List<SingleOutage> owned, List<Found> found, boolean unfinished) {
        this.index = index;
        this.owned = owned;
        this.found = found;
        this.unfinished = unfinished;
    }

    /** Where no down time is measured. */
    static FoundOutages none() {
        return new FoundOutages(new OutageIndex(List.of()), List.of(), List.of(), false);
    }

    static FoundOutages in(Plan plan, ServiceLevelTarget target, Scene scene, Read read) {
        Finder finder = new Finder(plan, target, scene, read);
        finder.find();
        return new FoundOutages(finder.index, finder.owned, finder.found, finder.unfinished);
    }

    /** Looks at one outage after the other. */
    private static final class Finder {
        private final Scene scene;
        private final Read in;
        private final List<Outage> rows;
        private final OutageIndex index;
        private final OverBorder border;
        private final TimeRange period;
        private final long asOf;
        private final TimeSet known;
        private final TimeSet inPeriod;
        private final long since;
        private final boolean observed;
        private final boolean wholes;
        private final List<SingleOutage> owned = new ArrayList<>();
        private final List<Found> found = new ArrayList<>();
        private boolean unfinished;

        Finder(Plan plan, ServiceLevelTarget target, Scene scene, Read in) {
            this.scene = scene;
            this.in = in;
            this.rows = LeafEvidence.outages(scene.unit(), downtimeOf(scene), scene.facts());
            this.index = new OutageIndex(rows);
            this.border = new OverBorder(plan, target, scene.readings());
            this.period = plan.period().range();
            this.asOf = scene.facts().asOf();
            this.known = in.counted().minus(in.timeline().where(Level::isUnknown));
            this.inPeriod = known.clip(period);
            this.since = openSince(scene, in.read(), in.openSlots());
            this.observed = isObserved(scene);
            this.wholes = SingleThings.readsWholes(plan.agreement(), target);
        }

        void find() {
            long end = scene.horizon().endNanos();
            List<Outage> telling = in.worst() ? OutageRuns.withWhatMayCome(rows, asOf, end) : rows;
            OutageRuns.of(in.read(), scene.readings(), telling).forEach(this::add);
        }

        private void add(OutageRuns.Run run) {
            List<Outage> touching = index.touching(run.down());
            boolean open = isOpen(run, touching);
            boolean goesBeyond = asOf < period.endNanos() && run.range().endNanos() > asOf;
            SingleOutage whole = whole(run, goesBeyond || open, touching, known, inPeriod);
            boolean began = run.range().startNanos() >= scene.calendar().begins();
            SingleOutage outage = began ? whole : border.withoutBegin(whole);
            boolean goesOn = outage.open() && run.range().endNanos() >= reportWithinHorizon(scene);
            SingleOutage own = border.owned(outage, goesOn);
            if (own != null && own.counted().signum() > 0) {
                owned.add(own);
            }
            if (run.range().overlaps(period)) {
                unfinished |= (open || mayGoOn(run, touching)) && border.isAwaited(outage);
                found.add(new Found(outage, run.down(), border.remarks(outage, goesOn)));
            }
        }

        /** Whether it reached what is not known yet, and nothing says that it has ended. */
        private boolean isOpen(OutageRuns.Run run, List<Outage> touching) {
            long end = run.range().endNanos();
            return end >= since && (observed || end < asOf || touching.stream().anyMatch(Outage::open));
        }

        /** Where something is of an outage as a whole: what has ended with the report is one with what may begin there. */
        private boolean mayGoOn(OutageRuns.Run run, List<Outage> touching) {
            boolean byIncident = scene.readings().get(OutageIdentity.class) == OutageIdentity.INCIDENT;
            return wholes && (run.range().endNanos() == asOf || (byIncident && OutageRuns.mayGoOn(touching, asOf)));
        }
    }

    private static Downtime downtimeOf(Scene scene) {
        return Objects.requireNonNull(scene.downtime());
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
