package dev.sla4j.engine;

import dev.sla4j.report.Bounds;
import dev.sla4j.report.CountAccount;
import dev.sla4j.target.Custom;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Percentile;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Share;
import dev.sla4j.target.Statistic;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds up things for an indicator: the one place that turns the indicators of single things into algorithms. */
abstract sealed class Tally permits Tally.OfShare, Tally.OfStatistic, Tally.OfPercentile, FunctionTally {
    private long good;
    private long bad;
    private long undecided;
    private long excluded;
    private long lateOpen;
    private long pending;
    private long exempt;
    private boolean weightless;
    private Ratio weightedGood = Ratio.ZERO;
    private Ratio weightedBad = Ratio.ZERO;
    private Ratio weightedUndecided = Ratio.ZERO;

    static Tally of(Indicator indicator, Plan plan) {
        if (indicator instanceof Share share) {
            return new OfShare(share);
        }
        if (indicator instanceof Statistic statistic) {
            return new OfStatistic(statistic);
        }
        if (indicator instanceof Percentile percentile) {
            return new OfPercentile(percentile);
        }
        if (indicator instanceof Custom custom) {
            return of(custom, plan.function(custom.function()));
        }
        throw new AssertionError("unhandled indicator " + indicator);
    }

    private static <S> Tally of(Custom custom, IndicatorFunction<S> function) {
        return new FunctionTally<>(custom, function);
    }

    final void add(long at, Thing thing, boolean counts) {
        if (counts) {
            add(at, thing);
        } else {
            excluded++;
        }
    }

    final void addUndecided(boolean counts) {
        if (counts) {
            add(Judgement.UNDECIDED, null);
        } else {
            excluded++;
        }
    }

    abstract void add(long at, Thing thing);

    /** The figure of what is decided. */
    abstract Figure figure();

    /** The figure for the worst or the best that the undecided may be, or null if nothing can be said. */
    abstract @Nullable Figure bound(Reading reading);

    final @Nullable Bounds bounds() {
        if (undecided == 0 || weightless) {
            return null;
        }
        Figure worst = bound(Reading.WORST);
        Figure best = bound(Reading.BEST);
        return worst == null || best == null ? null : Bounds.of(worst, best);
    }

    /** Why there is no figure although things were counted, once it was asked for; or null. */
    @Nullable
    String failure() {
        return null;
    }

    /** Null for a weight that is not known. */
    final void add(Judgement judgement, @Nullable Ratio weight) {
        if (judgement == Judgement.PENDING) {
            pending++;
        } else if (judgement == Judgement.EXEMPT) {
            exempt++;
        } else if (weight == null || judgement == Judgement.UNDECIDED) {
            undecided++;
            weightless |= weight == null && weighs();
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

    /** Whether things count by a number of their own. */
    abstract boolean weighs();

    static @Nullable Ratio weightOf(@Nullable Quantity quantity, Thing thing) {
        if (quantity == null) {
            return Ratio.ONE;
        }
        Figure weight = thing.measure(quantity);
        return weight == null || weight.value().signum() < 0 ? null : weight.value();
    }

    final long good() {
        return good;
    }

    /** How many things nothing was promised for. */
    final long exempt() {
        return exempt;
    }

    /** How many are not good, or not known to be. */
    final long doubtful() {
        return bad + undecided;
    }

    final long undecided() {
        return undecided;
    }

    final Ratio weight() {
        return weightedGood;
    }

    final CountAccount account() {
        return new CountAccount(
                good,
                bad,
                lateOpen,
                undecided,
                pending,
                excluded,
                new CountAccount.Weighted(weightedGood, weightedBad, weightedUndecided));
    }

    static final class OfShare extends Tally {
        private final Share share;

        OfShare(Share share) {
            this.share = share;
        }

        @Override
        void add(long at, Thing thing) {
            add(Conditions.judge(share.good(), thing), weightOf(share.weight(), thing));
        }

        @Override
        Figure figure() {
            return quotient(Reading.AS_IS);
        }

        @Override
        Figure bound(Reading reading) {
            return quotient(reading);
        }

        @Override
        boolean weighs() {
            return share.weight() != null;
        }

        private Figure quotient(Reading reading) {
            CountAccount.Weighted terms = account().weighted();
            Ratio more = reading == Reading.AS_IS ? Ratio.ZERO : terms.undecided();
            Ratio all = terms.decided().plus(more);
            Ratio good = reading == Reading.BEST ? terms.good().plus(more) : terms.good();
            return all.isZero() ? Figure.none() : Figure.share(good.dividedBy(all));
        }
    }

    static final class OfStatistic extends Tally {
        private final Statistic statistic;
        private Ratio sum = Ratio.ZERO;
        private @Nullable Figure least;
        private @Nullable Figure most;

        OfStatistic(Statistic statistic) {
            this.statistic = statistic;
        }

        @Override
        void add(long at, Thing thing) {
            Quantity quantity = statistic.quantity();
            if (quantity == null) {
                add(Judgement.GOOD, Ratio.ONE);
                return;
            }
            Ratio weight = weightOf(statistic.weight(), thing);
            Figure figure = thing.measure(quantity);
            add(figure == null ? thing.withoutFigure() : Judgement.GOOD, weight);
            if (figure != null && weight != null) {
                sum = sum.plus(figure.value().times(weight));
                least = least == null || Figure.compare(figure, least) < 0 ? figure : least;
                most = most == null || Figure.compare(figure, most) > 0 ? figure : most;
            }
        }

        @Override
        Figure figure() {
            return switch (statistic.kind()) {
                case COUNT -> Figure.count(good());
                case SUM -> Figures.in(statistic.unit(), sum);
                case MEAN -> weight().isZero() ? Figure.none() : Figures.in(statistic.unit(), sum.dividedBy(weight()));
                case MINIMUM -> least == null ? Figure.none() : least;
                case MAXIMUM -> most == null ? Figure.none() : most;
            };
        }

        /** What a number might be that is not known bounds nothing but how many there are. */
        @Override
        @Nullable
        Figure bound(Reading reading) {
            if (statistic.kind() != Statistic.Kind.COUNT) {
                return null;
            }
            return Figure.count(reading == Reading.WORST ? good() + undecided() : good());
        }

        @Override
        boolean weighs() {
            return statistic.weight() != null;
        }
    }

    static final class OfPercentile extends Tally {
        private final Percentile percentile;
        private final List<Ratio> values = new ArrayList<>();

        OfPercentile(Percentile percentile) {
            this.percentile = percentile;
        }

        @Override
        void add(long at, Thing thing) {
            Figure figure = thing.measure(percentile.quantity());
            add(figure == null ? thing.withoutFigure() : Judgement.GOOD, Ratio.ONE);
            if (figure != null) {
                values.add(figure.value());
            }
        }

        @Override
        Figure figure() {
            if (values.isEmpty()) {
                return Figure.none();
            }
            values.sort(null);
            return Figures.in(percentile.unit(), Percentiles.of(percentile, values));
        }

        @Override
        @Nullable
        Figure bound(Reading reading) {
            return null;
        }

        @Override
        boolean weighs() {
            return false;
        }
    }
}
