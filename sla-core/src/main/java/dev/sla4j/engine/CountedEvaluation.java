package dev.sla4j.engine;

import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Request;
import dev.sla4j.measurement.Sample;
import dev.sla4j.report.Bounds;
import dev.sla4j.report.CountAccount;
import dev.sla4j.report.Step;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Share;
import dev.sla4j.target.Statistic;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates an indicator of single things for one unit: which time counts is known as for down time (term, hours, life, exclusions); each thing in
 * it is judged and counted.
 */
final class CountedEvaluation {
    private final Plan plan;
    private final ServiceLevelTarget target;
    private final UnitEvaluation time;
    private final Tally tally;
    private final TimeRange period;
    private final TimeSet counted;
    private final long until;

    CountedEvaluation(Plan plan, ServiceLevelTarget target, Scene scene) {
        this.plan = plan;
        this.target = target;
        this.time = new UnitEvaluation(plan, target, scene, Reading.AS_IS, Reading.AS_IS);
        this.period = plan.period().range();
        this.counted = time.countedInPeriod();
        this.until = Math.min(period.endNanos(), scene.facts().asOf());
        this.tally = new Tally(target.indicator());
        Selection selection = selectionOf(target.indicator());
        for (String subject : subjectsRead(selection, scene.unit().parts())) {
            read(selection, scene.facts().subject(subject));
        }
    }

    /** The time in which things count. */
    UnitEvaluation time() {
        return time;
    }

    CountAccount counts() {
        return tally.account();
    }

    Figure figure() {
        return tally.figure(Reading.AS_IS);
    }

    /** None if everything is decided. */
    @Nullable
    Bounds bounds() {
        if (tally.undecided == 0) {
            return null;
        }
        return new Bounds(tally.figure(Reading.WORST), tally.figure(Reading.BEST), BigInteger.ZERO, BigInteger.ZERO);
    }

    /** The things an indicator counts. */
    static Selection selectionOf(Indicator indicator) {
        if (indicator instanceof Share share) {
            return share.of();
        }
        if (indicator instanceof Statistic statistic) {
            return statistic.of();
        }
        throw new AssertionError("unhandled indicator " + indicator);
    }

    static Set<String> subjectsRead(Selection selection, Set<String> parts) {
        return selection.subject() == null ? parts : Set.of(selection.subject());
    }

    private void read(Selection selection, Facts.Subject rows) {
        switch (selection.kind()) {
            case REQUESTS -> {
                for (Request request : rows.requests()) {
                    if (selection.acceptsSource(request.origin().source())) {
                        count(selection, request.atNanos(), new RequestThing(request));
                    }
                }
            }
            case SAMPLES -> {
                for (Sample sample : rows.samples()) {
                    if (selection.acceptsSource(sample.origin().source())
                            && sample.metric().equals(selection.name())) {
                        count(selection, sample.atNanos(), new SampleThing(sample));
                    }
                }
            }
            case ITEMS -> items(selection).read(rows);
        }
    }

    /** Whether an indicator is about work items. */
    static boolean countsItems(Indicator indicator) {
        return !Figures.isOfDowntime(indicator) && selectionOf(indicator).kind() == Selection.Kind.ITEMS;
    }

    /** How many items nothing was promised for. */
    long exempt() {
        return tally.exempt;
    }

    /** The work items that are not good, one by one, in the order of their begin. */
    List<Step> evidence() {
        return tally.offenders.isEmpty()
                ? List.of()
                : new ItemSteps(target.indicator(), itemScene()).of(tally.offenders);
    }

    private ItemScene itemScene() {
        return new ItemScene(plan, target, time.scene(), Allowances.excused(time.granted()));
    }

    private ItemReader items(Selection selection) {
        ItemScene scene = itemScene();
        TimeRange within = plan.agreement().termWithin(period);
        return new ItemReader(target.indicator(), selection, scene, within, time.life(), tally);
    }

    private void count(Selection selection, long at, Thing thing) {
        boolean passed = period.containsNanos(at) && at < until;
        if (passed && Conditions.selects(selection.where(), thing)) {
            tally.add(thing, counted.containsNanos(at));
        }
    }

    /** Adds up things. */
    private static final class Tally implements ItemReader.Sink {
        private final Indicator indicator;
        private long good;
        private long bad;
        private long undecided;
        private long excluded;
        private long lateOpen;
        private long pending;
        private long exempt;
        private final List<ItemThing> offenders = new ArrayList<>();
        private Ratio weightedGood = Ratio.ZERO;
        private Ratio weightedBad = Ratio.ZERO;
        private Ratio weightedUndecided = Ratio.ZERO;
        private Ratio sum = Ratio.ZERO;
        private @Nullable Figure least;
        private @Nullable Figure most;

        Tally(Indicator indicator) {
            this.indicator = indicator;
        }

        void add(Thing thing, boolean counts) {
            if (!counts) {
                excluded++;
            } else if (indicator instanceof Share share) {
                add(Conditions.judge(share.good(), thing), weightOf(share, thing));
            } else if (indicator instanceof Statistic statistic) {
                add(statistic, thing);
            }
        }

        @Override
        public void add(ItemThing thing, boolean counts) {
            long before = bad + undecided;
            add((Thing) thing, counts);
            if (bad + undecided > before) {
                offenders.add(thing);
            }
        }

        /** Versions of one item that all say the same decide, as far as that can be seen. */
        @Override
        public void addDisputed(List<ItemThing> versions, boolean allCount) {
            ItemThing one = versions.get(0);
            boolean same = allCount
                    && (indicator instanceof Share share
                            ? share.weight() == null
                                    && versions.stream()
                                                    .map(version -> Conditions.judge(share.good(), version))
                                                    .distinct()
                                                    .count()
                                            == 1
                            : ((Statistic) indicator).quantity() == null);
            if (same) {
                add(one, true);
            } else {
                add(Judgement.UNDECIDED, Ratio.ONE);
                offenders.add(one);
            }
        }

        private static @Nullable Ratio weightOf(Share share, Thing thing) {
            if (share.weight() == null) {
                return Ratio.ONE;
            }
            Figure weight = thing.measure(share.weight());
            return weight == null || weight.value().signum() < 0 ? null : weight.value();
        }

        private void add(Judgement judgement, @Nullable Ratio weight) {
            if (judgement == Judgement.PENDING) {
                pending++;
            } else if (judgement == Judgement.EXEMPT) {
                exempt++;
            } else if (weight == null || judgement == Judgement.UNDECIDED) {
                undecided++;
                weightedUndecided = weightedUndecided.plus(weight == null ? Ratio.ONE : weight);
            } else if (judgement == Judgement.GOOD) {
                good++;
                weightedGood = weightedGood.plus(weight);
            } else {
                lateOpen += judgement == Judgement.LATE_OPEN ? 1 : 0;
                bad++;
                weightedBad = weightedBad.plus(weight);
            }
        }

        private void add(Statistic statistic, Thing thing) {
            if (statistic.quantity() == null) {
                add(Judgement.GOOD, Ratio.ONE);
                return;
            }
            Figure figure = thing.measure(statistic.quantity());
            if (figure == null) {
                add(thing.withoutFigure(), Ratio.ONE);
                return;
            }
            add(Judgement.GOOD, Ratio.ONE);
            sum = sum.plus(figure.value());
            least = least == null || Figure.compare(figure, least) < 0 ? figure : least;
            most = most == null || Figure.compare(figure, most) > 0 ? figure : most;
        }

        CountAccount account() {
            return new CountAccount(
                    good,
                    bad,
                    lateOpen,
                    undecided,
                    pending,
                    excluded,
                    new CountAccount.Weighted(weightedGood, weightedBad, weightedUndecided));
        }

        Figure figure(Reading reading) {
            if (indicator instanceof Share) {
                Ratio more = reading == Reading.AS_IS ? Ratio.ZERO : weightedUndecided;
                Ratio all = weightedGood.plus(weightedBad).plus(more);
                Ratio best = reading == Reading.BEST ? weightedGood.plus(more) : weightedGood;
                return all.isZero() ? Figure.none() : Figure.share(best.dividedBy(all));
            }
            Statistic statistic = (Statistic) indicator;
            return switch (statistic.kind()) {
                case COUNT -> Figure.count(good);
                case SUM -> of(statistic, sum);
                case MEAN -> good == 0 ? Figure.none() : of(statistic, sum.dividedBy(Ratio.of(good)));
                case MINIMUM -> least == null ? Figure.none() : Objects.requireNonNull(least);
                case MAXIMUM -> most == null ? Figure.none() : Objects.requireNonNull(most);
            };
        }

        private static Figure of(Statistic statistic, Ratio value) {
            return statistic.unit() == Figure.Unit.TIME ? new Figure.Time(value) : Figure.amount(value);
        }
    }
}
