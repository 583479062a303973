package dev.sla4j.engine;

import dev.sla4j.measurement.ItemColumns;
import dev.sla4j.measurement.Origin;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.target.Belonging;
import dev.sla4j.target.Clock;
import dev.sla4j.target.Condition;
import dev.sla4j.target.ExcludedItemTime;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.ReopenedItem;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Share;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the work items that an indicator counts in a period (S13): each, or each cycle of its clock, is one thing. */
final class ItemReader {
    /** Takes the things that belong to the period. */
    interface Sink {
        /** A thing that belongs to the period and counts. */
        void add(ItemThing thing);

        /** A thing that belongs to the period and is left out by an exclusion; whether it may yet count. */
        void addLeftOut(boolean mayTurnOut);

        /** Whether a plain item that was judged so must be told of or kept, and not only counted. */
        boolean wants(Judgement judgement);

        /** Plain items that belong to the period, of which only the number matters. */
        void addPlain(long good, long bad);

        /** A thing of which versions contradict each other, or of which it is not known whether it is selected or which limit it has. */
        void addDisputed(List<ItemThing> versions, boolean allCount);

        /** A thing of the period of which it may still turn out that it counts, or how. */
        void addOpen();

        /** A thing that began in the period and is due where nothing is promised any more, so that it belongs to no period. */
        void addLost();

        /** A thing that began in the period and is due at no instant that is known, because its clock stands still, so that it belongs to no period yet. */
        void addSuspended();
    }

    /**
     * What is read.
     *
     * @param within the part of the period that lies within the term
     * @param life when the subject and the whole existed
     */
    record Place(ItemScene scene, TimeRange within, TimeSet life) {}

    private final Indicator indicator;
    private final Selection selection;
    private final ItemScene scene;
    private final TimeRange within;
    private final TimeSet life;
    private final @Nullable Clock clock;
    /** The conditions whose limit depends on what an item is like. */
    private final List<Condition.Within> limits;

    private final boolean selectsByCase;
    private final boolean byDue;
    private final Place place;
    private final @Nullable PlainPromise plain;
    private final Sink sink;

    ItemReader(Indicator indicator, Selection selection, Place place, Sink sink) {
        this.indicator = indicator;
        this.selection = selection;
        this.scene = place.scene();
        this.within = place.within();
        this.life = place.life();
        this.clock = ItemDue.clockOf(indicator);
        this.limits = ItemLimits.byCase(selection.where(), indicator, scene.datedLimits());
        this.selectsByCase =
                !ItemLimits.byCase(selection.where(), scene.datedLimits()).isEmpty();
        this.byDue = !(selection.belonging() instanceof Belonging.Milestone by
                        && !by.milestones().contains(WorkItem.DUE))
                && !(selection.belonging() instanceof Belonging.Open);
        this.place = place;
        this.plain = scene.datedLimits().isEmpty() ? PlainPromise.of(indicator, selection, scene.readings()) : null;
        this.sink = sink;
    }

    void read(Facts.Subject rows) {
        if (selection.expected() != null) {
            readExpected(rows, scene.deliverables(selection, within));
            return;
        }
        if (plain == null) {
            readAll(rows.items());
        } else {
            readPlain(plain, rows.items());
        }
        rows.disputedItems().forEach(this::readDisputed);
    }

    private void readAll(List<WorkItem> items) {
        for (WorkItem item : items) {
            if (isRead(item)) {
                read(item);
            }
        }
    }

    /** Most items of a plain promise need no thing: they are judged and counted. */
    private void readPlain(PlainPromise promise, ItemRows items) {
        PlainItems judge = new PlainItems(promise, place);
        PlainCount count = new PlainCount();
        for (WorkItem item : items.records()) {
            if (isRead(item) && !count.takes(judge.judge(item))) {
                read(item);
            }
        }
        for (ItemColumns columns : items.columns()) {
            if (isRead(columns.type(), columns.origin())) {
                readPlain(columns, PlainColumns.of(columns, promise, place), count);
            }
        }
        sink.addPlain(count.good, count.bad);
    }

    private void readPlain(ItemColumns columns, @Nullable PlainColumns judge, PlainCount count) {
        for (int row = 0; row < columns.size(); row++) {
            if (judge == null || !count.takes(judge.judge(row))) {
                read(columns.get(row));
            }
        }
    }

    /** How many plain items were judged how, of those of which nothing else matters. */
    private final class PlainCount {
        private final boolean wantsGood = sink.wants(Judgement.GOOD);
        private final boolean wantsBad = sink.wants(Judgement.BAD);
        private long good;
        private long bad;

        /** Counts an item, unless it is not plain or is told of or kept. */
        boolean takes(@Nullable Judgement judgement) {
            if (judgement == Judgement.GOOD) {
                good += wantsGood ? 0 : 1;
                return !wantsGood;
            }
            if (judgement == Judgement.BAD) {
                bad += wantsBad ? 0 : 1;
                return !wantsBad;
            }
            return judgement == Judgement.EXEMPT;
        }
    }

    /** Where versions of a delivery contradict each other, it is not known whether anything was delivered as it should be. */
    private void readExpected(Facts.Subject rows, Deliverables deliverables) {
        rows.items().stream()
                .filter(item -> isRead(item) && new ItemThing(item, scene, clock, 0).isKnown())
                .forEach(deliverables::add);
        SortedMap<Long, List<ItemThing>> doubtful = new TreeMap<>();
        for (Facts.DisputedItem disputed : rows.disputedItems()) {
            for (WorkItem version : disputed.versions()) {
                Long due = isRead(version) ? deliverables.instantOf(version) : null;
                if (due != null) {
                    doubtful.computeIfAbsent(due, key -> new ArrayList<>())
                            .add(new ItemThing(deliverables.at(due, version), scene, clock, 0));
                }
            }
        }
        deliverables.items().forEach((due, item) -> {
            List<ItemThing> versions = doubtful.get(due);
            if (versions == null) {
                addOpen(due, deliverables, item);
                read(item);
            } else if (versions.stream()
                    .anyMatch(version -> readings(version).stream().anyMatch(this::belongs))) {
                sink.addDisputed(versions, false);
            }
        });
    }

    /** What was not delivered is not done, whatever is asked of it, and until it is due another delivery may take the place of one. */
    private void addOpen(long due, Deliverables deliverables, WorkItem item) {
        ItemThing thing = new ItemThing(item, scene, clock, 0);
        if ((deliverables.isMissing(due) || due >= scene.now()) && thing.isKnown() && mayCount(thing)) {
            sink.addOpen();
        }
    }

    private boolean isRead(WorkItem item) {
        return isRead(item.type(), item.origin());
    }

    private boolean isRead(String type, Origin origin) {
        return (selection.name() == null || type.equals(selection.name())) && selection.acceptsSource(origin.source());
    }

    /** Cycles of versions are not compared: the first of each stands for the item. */
    private void readDisputed(Facts.DisputedItem disputed) {
        List<ItemThing> known = disputed.versions().stream()
                .filter(this::isRead)
                .map(version -> new ItemThing(version, scene, clock, 0))
                .filter(ItemThing::isKnown)
                .toList();
        List<ItemThing> readings =
                known.stream().flatMap(version -> readings(version).stream()).toList();
        addOpen(readings);
        addVersions(
                readings,
                disputed.complete() && known.size() == disputed.versions().size());
    }

    /** Adds one thing of which it is not known how it is; left out only if it is however it is. */
    private void addVersions(List<ItemThing> versions, boolean complete) {
        List<ItemThing> belonging = versions.stream().filter(this::belongs).toList();
        List<ItemThing> counting =
                belonging.stream().filter(version -> !isLeftOut(version)).toList();
        boolean allCount = complete && counting.size() == versions.size();
        if (!counting.isEmpty()) {
            sink.addDisputed(counting, allCount && counting.stream().allMatch(this::isSelected));
        } else if (!belonging.isEmpty()) {
            sink.addLeftOut(belonging.stream().anyMatch(this::mayTurnOut));
        }
    }

    /** A thing with each of the limits that it may have; itself alone where it does not count whichever it has. */
    private List<ItemThing> readings(ItemThing thing) {
        boolean counts =
                selectsByCase || (Conditions.maySelect(selection.where(), thing) && (byDue || isInPlace(thing)));
        return !limits.isEmpty() && counts ? thing.readings(limits) : List.of(thing);
    }

    private boolean isSelected(ItemThing thing) {
        return Conditions.selects(selection.where(), thing);
    }

    private void read(WorkItem item) {
        ItemThing first = new ItemThing(item, scene, clock, 0);
        if (!first.isKnown()) {
            return;
        }
        add(first);
        int cycles = clock != null && scene.reopened() == ReopenedItem.NEW_CYCLE
                ? first.cycles(clock).size()
                : 1;
        for (int i = 1; i < cycles; i++) {
            add(new ItemThing(item, scene, clock, i));
        }
    }

    private void add(ItemThing thing) {
        List<ItemThing> readings = readings(thing);
        addOpen(readings);
        if (readings.size() > 1) {
            addVersions(readings, readings.size() < ItemThing.MOST_READINGS);
            addLost(readings);
            return;
        }
        if (belongs(thing)) {
            if (isLeftOut(thing)) {
                sink.addLeftOut(mayTurnOut(thing));
            } else if (isSelected(thing)) {
                sink.add(thing);
            } else {
                sink.addDisputed(List.of(thing), false);
            }
        } else {
            addLost(readings);
        }
    }

    private void addLost(List<ItemThing> readings) {
        if (!(selection.belonging() instanceof Belonging.Due)
                || !readings.stream().allMatch(this::beginsHere)) {
            return;
        }
        if (readings.stream().allMatch(thing -> dueOf(thing, thing.begin()) == Cycle.NEVER)) {
            sink.addSuspended();
        } else if (readings.stream().allMatch(this::isLost)) {
            sink.addLost();
        }
    }

    private boolean beginsHere(ItemThing thing) {
        long begin = thing.begin();
        return within.containsNanos(begin) && life.containsNanos(begin) && isSelected(thing);
    }

    /** Whether it falls due after the term, or after the life of its subject. */
    private boolean isLost(ItemThing thing) {
        long begin = thing.begin();
        long due = dueOf(thing, begin);
        return begin < due && due < scene.horizonEnd() && (!life.containsNanos(due) || !scene.isInTerm(due));
    }

    private void addOpen(List<ItemThing> readings) {
        if (readings.stream().anyMatch(this::mayStillCount)) {
            sink.addOpen();
        }
    }

    /**
     * Whether it lies in the period, and what comes of it may decide whether it is one of those selected: it is open, or late and open. It may also leave
     * the period, once its clock starts and it is due.
     */
    private boolean mayStillCount(ItemThing thing) {
        boolean isUndecided = Conditions.judge(selection.where(), new StillOpen(thing)) == Judgement.PENDING;
        if (!isUndecided && !mayLeave(thing)) {
            return false;
        }
        return limits.isEmpty()
                ? mayCount(thing)
                : thing.readings(limits).stream().anyMatch(this::mayCount);
    }

    private boolean mayLeave(ItemThing thing) {
        return byDue
                && thing.awaitsStart()
                && indicator instanceof Share share
                && Conditions.judge(share.good(), thing).counts()
                && ItemDue.belonging(indicator, thing) == null
                && Conditions.maySelect(selection.where(), thing);
    }

    /** Whether it lies in the period, and is not left out for good. */
    private boolean mayCount(ItemThing thing) {
        return isInPlace(thing) && (!isLeftOut(thing) || mayTurnOut(thing));
    }

    /** Whether it is, or may be, one of those selected, and lies in the period. */
    private boolean belongs(ItemThing thing) {
        if (!Conditions.maySelect(selection.where(), thing)) {
            return false;
        }
        return isInPlace(thing);
    }

    private boolean isInPlace(ItemThing thing) {
        long at = instantOf(Objects.requireNonNull(selection.belonging()), thing);
        return at != Cycle.NEVER && within.containsNanos(at) && life.containsNanos(at);
    }

    /** The instant by which a thing belongs to a period, or {@link Cycle#NEVER} if it belongs to none that is known. */
    private long instantOf(Belonging belonging, ItemThing thing) {
        if (belonging instanceof Belonging.Due) {
            return dueOf(thing, selection.expected() == null ? thing.begin() : thing.first(WorkItem.EXPECTED));
        }
        if (belonging instanceof Belonging.Milestone by) {
            return instantOf(by, thing);
        }
        if (belonging instanceof Belonging.Open open) {
            return instantOf(open, thing);
        }
        throw new AssertionError("unhandled belonging " + belonging);
    }

    /**
     * When a thing is due, or another instant if it has no limit. If the limit has no end, it belongs where its clock
     * stopped or, as long as it runs, where it began.
     */
    private long dueOf(ItemThing thing, long otherwise) {
        ItemThing.Finding finding = ItemDue.belonging(indicator, thing);
        if (finding == null) {
            return otherwise;
        }
        long due = ItemDue.lastInstantOf(finding);
        if (due != Cycle.NEVER || !isEndless(finding)) {
            return due;
        }
        Cycle cycle = thing.mainCycle();
        return cycle != null && cycle.hasStopped() ? cycle.stop() : thing.begin();
    }

    /** Whether the limit has no end; else the deadline lies beyond all that is known. */
    private static boolean isEndless(ItemThing.Finding finding) {
        Promise promise = finding.promise();
        return promise != null && promise.limit() != null && promise.limit().upper() == null;
    }

    private long instantOf(Belonging.Milestone by, ItemThing thing) {
        long found = by.which() == Belonging.Which.EARLIEST ? Cycle.NEVER : Long.MIN_VALUE;
        for (String milestone : by.milestones()) {
            long at = instantOf(milestone, thing);
            found = by.which() == Belonging.Which.EARLIEST ? Math.min(found, at) : Math.max(found, at);
        }
        return found;
    }

    private long instantOf(String milestone, ItemThing thing) {
        if (milestone.equals(WorkItem.DUE)) {
            return dueOf(thing, thing.first(milestone));
        }
        return thing.first(milestone);
    }

    /** The end of a period, or of what is known of it, is the last instant before it. */
    private long instantOf(Belonging.Open open, ItemThing thing) {
        long end = Math.min(scene.period().endNanos(), scene.known());
        long at = open.at() == null ? end - 1 : EpochNanos.of(open.at());
        boolean runs = at < scene.known()
                && Cycle.runs(thing.item(), open.clock(), scene.reopened(), scene.known()).stream()
                        .anyMatch(run -> run.contains(at));
        return runs ? at : Cycle.NEVER;
    }

    /**
     * Whether what is left out may yet count in the period: it is open and may fall due later, or its clock may start later, where neither moves it
     * to another period.
     */
    private boolean mayTurnOut(ItemThing thing) {
        Cycle cycle = thing.mainCycle();
        boolean unstarted = cycle != null && !cycle.hasStarted();
        boolean byEnd = scene.readings().get(ExcludedItemTime.class) == ExcludedItemTime.DUE_LEFT_OUT;
        return thing.isOpen() && !byDue && (byEnd || unstarted);
    }

    private boolean isLeftOut(ItemThing thing) {
        return switch (scene.readings().get(ExcludedItemTime.class)) {
            case CLOCK_STOPS -> false;
            case DUE_LEFT_OUT -> {
                ItemThing.Finding finding = ItemDue.belonging(indicator, thing);
                yield finding != null && scene.excused().containsNanos(ItemDue.lastInstantOf(finding));
            }
            case OPENED_LEFT_OUT -> scene.excused().containsNanos(thing.begin());
        };
    }
}
