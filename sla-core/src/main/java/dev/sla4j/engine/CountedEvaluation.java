package dev.sla4j.engine;

import dev.sla4j.measurement.Request;
import dev.sla4j.measurement.Sample;
import dev.sla4j.report.CountAccount;
import dev.sla4j.report.Grounds;
import dev.sla4j.report.Step;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Share;
import dev.sla4j.target.Statistic;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates an indicator of single things for a pool of units: which time counts is known as for down time (term, hours, life, exclusions); each thing
 * in it is judged and counted.
 */
final class CountedEvaluation {
    private final Context context;
    private final Indicator indicator;
    private final Scenes scenes;
    private final Unit unit;
    private final UnitEvaluation time;
    private final Tally tally;
    private final List<ItemThing> offenders = new ArrayList<>();
    private final SortedMap<String, Boolean> disputed = new TreeMap<>();
    private final TimeRange period;
    private final long until;

    CountedEvaluation(Context context, Scenes scenes, Indicator indicator, Pool pool) {
        this.context = context;
        this.scenes = scenes;
        this.indicator = indicator;
        this.unit = pool.together();
        this.time = evaluation(unit);
        this.period = context.plan().period().range();
        this.until = Math.min(period.endNanos(), context.facts().asOf());
        this.tally = Tally.of(indicator, context.plan());
        Selection selection = Indicators.selectionOf(indicator);
        for (String subject : subjectsRead(selection, unit.parts())) {
            new Reader(selection, countedOf(subject)).read(context.facts().subject(subject));
        }
        disputed.values().forEach(tally::addUndecided);
    }

    Measured measured(Pool pool) {
        SubjectResult result = new SubjectResult(
                pool.label(),
                pool.applies(),
                Verdict.NOT_APPLICABLE,
                tally.figure(),
                tally.bounds(),
                time.outcome().account(),
                tally.account(),
                List.of(),
                Grounds.NONE);
        return new Measured(
                indicator, result, new Measured.Made(List.of(time), List.of(), List.of(), this::evidence, pending()));
    }

    /** What is still open of a period may yet be done, in time or not (S25). */
    private Measured.Pending pending() {
        CountAccount counts = tally.account();
        return new Measured.Pending(false, counts.lateOpen() + counts.pending() > 0, false);
    }

    /** How many items nothing was promised for. */
    long exempt() {
        return tally.exempt();
    }

    /** The work items that are not good, one by one, in the order of their begin. */
    private List<Step> evidence() {
        return offenders.isEmpty() ? List.of() : new ItemSteps(indicator, itemScene()).of(offenders);
    }

    private ItemScene itemScene() {
        return new ItemScene(context.plan(), context.target(), time.scene(), Allowances.excused(time.granted()));
    }

    SortedSet<Refusal> refusedExclusions() {
        return time.refusedExclusions();
    }

    /** Why a function of the user's own gives no figure, once it was asked for; or null. */
    @Nullable
    String failure() {
        return tally.failure();
    }

    static Set<String> subjectsRead(Selection selection, Set<String> parts) {
        return selection.subject() == null ? parts : Set.of(selection.subject());
    }

    private UnitEvaluation evaluation(Unit of) {
        return new UnitEvaluation(context.plan(), context.target(), scenes.ofTime(of), Reading.AS_IS, Reading.AS_IS);
    }

    /** What concerns one subject of several (its life, exclusions that name it) leaves out its things only. */
    private TimeSet countedOf(String subject) {
        boolean one = unit.parts().size() == 1 || !unit.parts().contains(subject);
        return one
                ? time.countedInPeriod()
                : time.countedInPeriod()
                        .intersection(evaluation(Unit.of(subject)).countedInPeriod());
    }

    /** Takes the work items that belong to the period, and keeps those that are not good. */
    private final class Items implements ItemReader.Sink {
        @Override
        public void add(ItemThing thing, boolean counts) {
            long before = tally.doubtful();
            tally.add(thing.begin(), thing, counts);
            if (tally.doubtful() > before) {
                thing.forget();
                offenders.add(thing);
            }
        }

        /** Versions of one item that all say the same decide, as far as that can be seen. */
        @Override
        public void addDisputed(List<ItemThing> versions, boolean allCount) {
            ItemThing one = versions.get(0);
            if (allCount && sayTheSame(versions)) {
                add(one, true);
            } else {
                tally.addUndecided(true);
                offenders.add(one);
            }
        }

        private boolean sayTheSame(List<ItemThing> versions) {
            if (indicator instanceof Share share) {
                return share.weight() == null
                        && versions.stream()
                                        .map(version -> Conditions.judge(share.good(), version))
                                        .distinct()
                                        .count()
                                == 1;
            }
            return indicator instanceof Statistic statistic && statistic.quantity() == null;
        }
    }

    /** Reads the things of one subject. */
    private final class Reader {
        private final Selection selection;
        private final TimeSet counted;

        Reader(Selection selection, TimeSet counted) {
            this.selection = selection;
            this.counted = counted;
        }

        void read(Facts.Subject rows) {
            switch (selection.kind()) {
                case REQUESTS -> {
                    for (Request request : rows.requests()) {
                        if (selection.acceptsSource(request.origin().source())) {
                            count(request.atNanos(), new RequestThing(request));
                        }
                    }
                }
                case SAMPLES -> {
                    for (Sample sample : rows.samples()) {
                        if (isOfMetric(sample)) {
                            count(sample.atNanos(), new SampleThing(sample));
                        }
                    }
                    rows.disputedSamples().forEach(this::countDisputed);
                }
                case ITEMS -> {
                    TimeRange within = context.plan().agreement().termWithin(period);
                    new ItemReader(indicator, selection, itemScene(), within, time.life(), new Items()).read(rows);
                }
            }
        }

        private boolean isOfMetric(Sample sample) {
            return selection.acceptsSource(sample.origin().source())
                    && sample.metric().equals(selection.name());
        }

        private void count(long at, Thing thing) {
            if (hasPassed(at) && Conditions.selects(selection.where(), thing)) {
                tally.add(at, thing, counted.containsNanos(at));
            }
        }

        private boolean hasPassed(long at) {
            return period.containsNanos(at) && at < until;
        }

        /** Versions that contradict each other are one thing of which nothing is decided, if any of them would count (S28). */
        private void countDisputed(String id, List<Sample> versions) {
            for (Sample sample : versions) {
                if (isOfMetric(sample)
                        && hasPassed(sample.atNanos())
                        && Conditions.selects(selection.where(), new SampleThing(sample))) {
                    disputed.merge(id, counted.containsNanos(sample.atNanos()), Boolean::logicalOr);
                }
            }
        }
    }
}
