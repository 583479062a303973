package dev.sla4j.engine;

import dev.sla4j.agreement.ExclusionSource;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.report.Bounds;
import dev.sla4j.report.Cause;
import dev.sla4j.report.CountAccount;
import dev.sla4j.report.Grounds;
import dev.sla4j.report.Remark;
import dev.sla4j.report.SingleItem;
import dev.sla4j.report.Step;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.Belonging;
import dev.sla4j.target.Condition;
import dev.sla4j.target.EmptySlot;
import dev.sla4j.target.ExcludedItemTime;
import dev.sla4j.target.Fold;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Over;
import dev.sla4j.target.Rate;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Share;
import dev.sla4j.target.Statistic;
import dev.sla4j.time.Grid;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates an indicator of single things for a pool of units: which time counts is known as for down time (term, hours, life, exclusions); what lies
 * in it is added up.
 */
final class CountedEvaluation {
    private final Context context;
    private final Scenes scenes;
    private final Indicator indicator;
    private final Indicator each;
    private final Unit unit;
    private final UnitEvaluation time;
    private final CountedTime whole;
    private final Tally tally;
    private final Tally settled;
    private final List<LateItems.Offender> offenders = new ArrayList<>();
    private final ItemSteps told;
    /** Whether the agreement allows at most so many, so that those that are meant are the bad ones. */
    private final boolean allowed;

    private final @Nullable SlotFold fold;
    private final SliceCounter counter;
    private final SortedSet<Remark> remarks = new TreeSet<>();
    private final SortedSet<Refusal> refusals = new TreeSet<>();
    private long lost;
    private long suspended;
    /** Whether something that is not decided, or does not count yet, is open and may turn out. */
    private boolean mayTurnOut;

    CountedEvaluation(Context context, Scenes scenes, Indicator indicator, Pool pool) {
        this.context = context;
        this.scenes = scenes;
        this.indicator = indicator;
        this.each = Indicators.eachOf(indicator);
        this.unit = pool.together();
        this.time = evaluation(unit);
        refusals.addAll(time.refusedExclusions());
        this.told = new ItemSteps(context, each);
        this.allowed = ItemSteps.allows(context.target(), indicator);
        this.whole = countedTime(time.counted());
        this.tally = Tally.of(each, context.plan()::function);
        this.settled = Tally.of(each, context.plan()::function);
        Grid resolution = time.scene().grid(context.target().resolution());
        if (indicator instanceof Fold over && over.over() instanceof Over.Slots slots) {
            Grid slotGrid = time.scene().grid(slots.length());
            EmptySlot empty = context.readings().get(EmptySlot.class);
            this.fold = new SlotFold(over.kind(), slots, empty, context.plan()::function, slotGrid, resolution, whole);
        } else {
            this.fold = null;
        }
        this.counter = new SliceCounter(context.target().id(), tally, settled, settledUntil(), fold, remarks);
        read(resolution);
    }

    Measured measured(Pool pool) {
        Figure figure = Objects.requireNonNull(figure(Reading.AS_IS));
        Bounds bounds = bounds();
        boolean enclosed = fold == null ? tally.hasRanges() : fold.hasRanges();
        Cause cause = !figure.isMeasured() && enclosed && bounds != null ? Cause.TOO_LITTLE_KNOWN : null;
        SubjectResult result = new SubjectResult(
                pool.label(),
                pool.applies(),
                Verdict.NOT_APPLICABLE,
                figure,
                bounds,
                time.outcome().account(),
                tally.account(),
                List.of(),
                keptItems(),
                cause == null ? Grounds.NONE : Grounds.NONE.with(cause));
        return new Measured(
                indicator,
                result,
                new Measured.Made(ahead(result), List.of(time), List.of(), made(figure), told::steps, fold, pending()));
    }

    private List<Step> made(Figure figure) {
        return indicator instanceof Rate rate
                ? CountedSteps.rate(rate, figure, countedNanos(), measuredNanos())
                : List.of();
    }

    /** While a period runs, slots that are over stay what they are. */
    private long settledUntil() {
        return context.runs() ? context.facts().asOf() : Long.MIN_VALUE;
    }

    /** What is still open of a period may yet be done, in time or not (S25). */
    private Measured.Pending pending() {
        CountAccount counts = tally.account();
        return new Measured.Pending(false, mayTurnOut || counts.lateOpen() + counts.pending() > 0, false);
    }

    /** How many items of the period are due where nothing is promised any more. */
    long lost() {
        return lost;
    }

    /** How many items of the period are due at no instant that is known. */
    long suspended() {
        return suspended;
    }

    /** How many items nothing was promised for. */
    long exempt() {
        return tally.exempt();
    }

    private List<SingleItem> keptItems() {
        return offenders.isEmpty() ? List.of() : new LateItems(indicator, allowed).of(offenders);
    }

    /** Keeps an item that is not as it should be, or of which that is not known, if each of them is paid. */
    private void keep(List<ItemThing> versions, boolean doubted) {
        if (SingleThings.keepsItems(context.target())) {
            // What is bad for good by one limit or text may be late by another, or by more, while that clock runs.
            mayTurnOut |= versions.stream().anyMatch(version -> ItemDue.isOpen(((Share) indicator).good(), version));
            versions.forEach(ItemThing::forget);
            offenders.add(new LateItems.Offender(versions, doubted));
        }
    }

    /** What is excused of one subject: what concerns the whole, and what concerns that one. */
    private ItemScene itemScene(UnitEvaluation own) {
        TimeSet excused = Allowances.excused(own.granted());
        if (own != time) {
            excused = excused.union(Allowances.excused(time.granted()));
        }
        return new ItemScene(context.plan(), context.target(), own.scene(), excused);
    }

    SortedSet<Refusal> refusedExclusions() {
        return refusals;
    }

    /** What was noticed on the way. */
    SortedSet<Remark> remarks() {
        return remarks;
    }

    /** Why a function of the user's own gives no figure, once it was asked for; or null. */
    @Nullable
    String failure() {
        return fold == null ? tally.failure() : null;
    }

    private UnitEvaluation evaluation(Unit of) {
        return new UnitEvaluation(context.plan(), context.target(), scenes.ofTime(of), Reading.AS_IS, Reading.AS_IS);
    }

    private CountedTime countedTime(TimeSet counted) {
        return new CountedTime(context.plan().period().range(), counted, time.scene());
    }

    /**
     * What concerns one subject of several, or one that is named beside that of the scope (its life, exclusions that name it), leaves out its things
     * only.
     */
    private CountedTime timeOf(String subject) {
        UnitEvaluation own = evaluationOf(subject);
        return own == time ? whole : countedTime(time.counted().intersection(own.counted()));
    }

    private UnitEvaluation evaluationOf(String subject) {
        if (subject.equals(unit.only())) {
            return time;
        }
        UnitEvaluation own = evaluation(Unit.of(subject));
        refusals.addAll(own.refusedExclusions());
        return own;
    }

    /** Takes the work items that belong to the period, and keeps those that an explanation tells of. */
    private final class Items implements ItemReader.Sink {
        @Override
        public void add(ItemThing thing) {
            add(List.of(thing));
        }

        @Override
        public void addLeftOut(boolean mayYetCount) {
            tally.exclude(1);
            mayTurnOut |= mayYetCount;
        }

        /** A thing that counts, or versions of one that count alike. */
        private void add(List<ItemThing> versions) {
            ItemThing thing = versions.get(0);
            long good = tally.good();
            long doubtful = tally.doubtful();
            long undecided = tally.undecided();
            tally.add(thing.begin(), thing);
            if (context.runs()) {
                settled.add(thing.begin(), thing);
            }
            if (tally.good() > good) {
                told.addGood(versions);
                if (allowed) {
                    keep(versions, false);
                }
            } else if (tally.doubtful() > doubtful) {
                told.addOther(versions);
                if (!allowed || tally.undecided() > undecided) {
                    keep(versions, false);
                }
            }
        }

        @Override
        public boolean wants(Judgement judgement) {
            boolean good = judgement == Judgement.GOOD;
            return told.tells(good) || (good == allowed && SingleThings.keepsItems(context.target()));
        }

        @Override
        public void addPlain(long good, long bad) {
            tally.add(good, bad, 0, null);
        }

        @Override
        public void addOpen() {
            mayTurnOut = true;
        }

        @Override
        public void addLost() {
            lost++;
        }

        @Override
        public void addSuspended() {
            suspended++;
        }

        /** Versions of one item that all say the same decide, as far as that can be seen, and so do those none of which counts. */
        @Override
        public void addDisputed(List<ItemThing> versions, boolean allCount) {
            if (versions.stream().noneMatch(tally::counts)) {
                add(List.of(versions.get(0)));
            } else if (allCount
                    && versions.stream().map(tally::partsOf).distinct().count() == 1) {
                add(versions);
            } else {
                tally.addUndecided(versions, 1);
                told.addUndecided(versions);
                keep(versions, true);
            }
            mayTurnOut |= versions.stream().anyMatch(ItemThing::isOpen);
        }
    }

    private void read(Grid resolution) {
        Selection selection = Indicators.selectionOf(each);
        Set<String> subjects = selection.subject() == null ? unit.parts() : Set.of(selection.subject());
        for (String subject : subjects) {
            Facts.Subject rows = context.facts().subject(subject);
            if (selection.kind() == Selection.Kind.ITEMS) {
                TimeRange within = context.plan().agreement().termWithin(whole.period());
                UnitEvaluation own = evaluationOf(subject);
                TimeSet life = own.life().intersection(time.life());
                ItemReader.Place place = new ItemReader.Place(itemScene(own), within, life);
                new ItemReader(each, selection, place, new Items()).read(rows);
                continue;
            }
            CountedTime counted = timeOf(subject);
            Slices.of(each, context.plan()::function, resolution, rows, subject, counter.of(counted));
            Slices.disputed(each, rows, (id, at) -> counter.takeDisputed(counted, id, at));
        }
        counter.addDisputed();
    }

    /** What is certain while the period runs. */
    private Ahead ahead(SubjectResult result) {
        boolean slotsMayChange = fold != null && mayChangeWithSubjects();
        if (!context.runs() || mayExcuseLater() || !isSettledAtOnce() || slotsMayChange) {
            return Ahead.OPEN;
        }
        long end = whole.period().endNanos();
        long asOf = context.facts().asOf();
        boolean over = !mayChangeWithSubjects() && isOver(asOf, end);
        long most = mayChangeWithSubjects() || !hasPast(asOf) ? 0 : mostNanos();
        Span now = over && result.figure().isMeasured() ? Measured.span(indicator, result) : null;
        return new CountedOutlook(indicator, settled, tally, fold, new CountedOutlook.Rest(asOf, end, now, over, most));
    }

    /** The most time that may be measured: beside hours, requests that are yet to come may be counted over slots of any length. */
    private long mostNanos() {
        TimeSet eligible = time.scene().calendar().eligible().clip(whole.period());
        return isOfSlots() && !eligible.isEmpty() ? whole.period().lengthNanos() : eligible.lengthNanos();
    }

    /** Whether nothing is left of the hours, from the begin of the slot of the report on; an item may fall due at any time. */
    private boolean isOver(long asOf, long end) {
        long from = time.scene().grid(context.target().resolution()).unitStart(asOf);
        from = fold == null ? from : Math.min(from, fold.grid().unitStart(asOf));
        return Indicators.selectionOf(each).kind() != Selection.Kind.ITEMS
                && from < end
                && time.scene()
                        .calendar()
                        .eligible()
                        .clip(TimeRange.ofNanos(from, end))
                        .isEmpty();
    }

    private boolean hasPast(long asOf) {
        long start = whole.period().startNanos();
        return start < asOf
                && !time.counted().clip(TimeRange.ofNanos(start, asOf)).isEmpty();
    }

    /** Whether a subject that nobody has heard of would change in which time the others count: by lives, or exclusions that name one. */
    private boolean mayChangeWithSubjects() {
        Facts facts = context.facts();
        return context.target().scope().subjects().isEmpty()
                && (facts.subjects().values().stream()
                                .anyMatch(rows -> !rows.lives().isEmpty())
                        || facts.exclusions().stream()
                                .anyMatch(request -> request.origin().subject() != null)
                        || !facts.disputedExclusions().isEmpty());
    }

    /**
     * Whether a rule may leave out what lies in the past once it is known what comes: an excused cause may grow, and an allowance is one for each
     * subject, of which there may be more.
     */
    private boolean mayExcuseLater() {
        boolean mayGrow = context.target().scope().subjects().isEmpty();
        return context.plan().agreement().exclusions().stream()
                .anyMatch(rule -> rule.appliesTo(context.target().id())
                        && (rule.source() instanceof ExclusionSource.WhileDown
                                || (mayGrow && rule.allowance() != null)));
    }

    /** Of items only the number of those that reached a milestone stays what it is: clocks, limits and attributes may change. */
    private boolean isSettledAtOnce() {
        Selection selection = Indicators.selectionOf(each);
        return selection.kind() != Selection.Kind.ITEMS
                || (each instanceof Statistic statistic
                        && statistic.kind() == Statistic.Kind.COUNT
                        && selection.where().equals(Condition.always())
                        && selection.expected() == null
                        && selection.belonging() instanceof Belonging.Milestone by
                        && by.which() == Belonging.Which.EARLIEST
                        && !by.milestones().contains(WorkItem.DUE)
                        && time.scene().readings().get(ExcludedItemTime.class) == ExcludedItemTime.CLOCK_STOPS);
    }

    /** Null if nothing bounds it; as it is, there is always a figure, maybe none. */
    private @Nullable Figure figure(Reading reading) {
        if (fold != null) {
            return fold.figure(reading);
        }
        if (indicator instanceof Rate rate) {
            // The fewer things, the worse.
            Reading turned =
                    reading == Reading.WORST ? Reading.BEST : reading == Reading.BEST ? Reading.WORST : reading;
            Figure things = figureOfAll(turned);
            return things == null ? null : perTime(rate, things);
        }
        return figureOfAll(reading);
    }

    private @Nullable Figure figureOfAll(Reading reading) {
        return reading == Reading.AS_IS ? tally.figure(each) : tally.bound(each, reading);
    }

    /** What happened, divided by the measured time. */
    private Figure perTime(Rate rate, Figure things) {
        Ratio measured = Ratio.of(measuredNanos());
        return measured.isZero() || !things.isMeasured()
                ? Figure.none()
                : Figure.amount(
                        things.value().times(Ratio.of(rate.per().toNanos())).dividedBy(measured));
    }

    /** The time in which things count, of requests by their slots (S12); those of one subject that is named count only while that one does. */
    private long measuredNanos() {
        String named = Indicators.selectionOf(each).subject();
        if (isOfSlots()) {
            Grid resolution = time.scene().grid(context.target().resolution());
            CountedTime counted = named == null ? whole : timeOf(named);
            return counted.ofSlots(resolution, requestsOf(named == null ? unit.parts() : Set.of(named), resolution))
                    .lengthNanos();
        }
        return countedNanos();
    }

    private long countedNanos() {
        String named = Indicators.selectionOf(each).subject();
        TimeSet counted = time.countedInPeriod();
        return named == null || named.equals(unit.only())
                ? counted.lengthNanos()
                : counted.intersection(evaluationOf(named).counted()).lengthNanos();
    }

    private boolean isOfSlots() {
        return indicator instanceof Rate && Indicators.selectionOf(each).kind() == Selection.Kind.REQUESTS;
    }

    private List<SlotTallies> requestsOf(Set<String> subjects, Grid resolution) {
        RequestSpec spec = RequestSpec.of(each, context.plan()::function, resolution);
        return subjects.stream()
                .map(subject -> context.facts().subject(subject).requests().of(spec))
                .toList();
    }

    /** None if everything is decided, or if what is not may be anything; with one bound if it may be anything on one side. */
    private @Nullable Bounds bounds() {
        if (tally.undecided() == 0) {
            return null;
        }
        Figure worst = figure(Reading.WORST);
        Figure best = figure(Reading.BEST);
        return worst == null && best == null
                ? null
                : Bounds.of(worst == null ? Figure.none() : worst, best == null ? Figure.none() : best);
    }
}
