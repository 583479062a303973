package dev.sla4j.engine;

import dev.sla4j.report.Outlook;
import dev.sla4j.target.Custom;
import dev.sla4j.target.Fold;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitObjective;
import dev.sla4j.target.Percentile;
import dev.sla4j.target.Rate;
import dev.sla4j.target.Share;
import dev.sla4j.target.Statistic;
import dev.sla4j.time.Grid;
import dev.sla4j.value.Bound;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.MeanOfFractions;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is certain of a figure that counts things, while its period runs (S19, L13): how many things are to come is not known, but the slots in which
 * they may come are.
 *
 * <p>Only what no later exclusion can leave out is settled: slots of the resolution that are over. A number, a sum of times and a maximum only grow, a
 * minimum only falls; a rate is at least what is settled, divided by all the time that may be measured; a share that must be whole is lost with one
 * that is not; the worst of slots is at most the worst so far; and of a mean over slots nothing but the slots that are not over may change. A share, a
 * mean or a percentile of things may come near any value, however many there were: what is to come may outnumber them. Of the weighted ones not even
 * that is certain, as a thing whose weight is not known leaves them without bounds. Once nothing of the period is left in which things could count,
 * the figure is what it is.
 */
final class CountedOutlook implements Ahead {
    private final Indicator indicator;
    private final Tally settled;
    private final Tally all;
    private final @Nullable SlotFold fold;
    private final Rest rest;

    /**
     * What is left of the period.
     *
     * @param asOf the instant of the report
     * @param end the end of the period
     * @param now between which values the figure lies as it is, if nothing is left in which things could count; else null
     * @param over whether nothing is
     * @param most the most time that may be measured in the end, in nanoseconds; zero if that cannot be said
     */
    record Rest(long asOf, long end, @Nullable Span now, boolean over, long most) {}

    /**
     * An outlook.
     *
     * @param settled the things that stay what they are
     * @param all the things so far
     * @param fold the slots of a figure over slots, or null
     */
    CountedOutlook(Indicator indicator, Tally settled, Tally all, @Nullable SlotFold fold, Rest rest) {
        this.indicator = indicator;
        this.settled = settled;
        this.all = all;
        this.fold = fold;
        this.rest = rest;
    }

    @Override
    public Outlook under(LimitObjective objective) {
        Outlook.State state = Ahead.super.under(objective).state();
        Limit limit = objective.limit();
        boolean counts = indicator instanceof Statistic statistic && statistic.kind() == Statistic.Kind.COUNT;
        if (counts && limit.upper() != null) {
            return new Outlook(state, left(limit.upper(), all.good()));
        }
        boolean lost = indicator instanceof Share share
                && share.weight() == null
                && objective.rounding() == null
                && isLost(limit);
        return new Outlook(lost ? Outlook.State.CERTAINLY_MISSED : state, Figure.none());
    }

    @Override
    public @Nullable Span span() {
        if (rest.over()) {
            return rest.now();
        }
        if (fold != null) {
            return ofSlots((Fold) indicator, fold);
        }
        if (indicator instanceof Rate rate) {
            return rate(rate);
        }
        if (indicator instanceof Share share) {
            boolean decided = share.weight() == null && decided() > 0;
            return decided ? new Span(Figure.share(Ratio.ZERO), Figure.share(Ratio.ONE)) : null;
        }
        if (indicator instanceof Percentile) {
            return settled.good() > 0 ? fromLeast() : null;
        }
        return indicator instanceof Statistic statistic ? statistic(statistic) : null;
    }

    @Override
    public long decided() {
        Tally certain = rest.over() ? all : settled;
        return Math.addExact(certain.good(), certain.bad());
    }

    /** Any number of things may come, each of any size: only what no such figure is below is certain. */
    private @Nullable Span fromLeast() {
        Figure least = least(indicator);
        return least.isMeasured() ? new Span(least, Figure.none()) : null;
    }

    /** None of a mean of numbers, and of a sum of them, which may be below zero. */
    private @Nullable Span statistic(Statistic statistic) {
        boolean time = statistic.unit() == Figure.Unit.TIME;
        Figure so = settled.end(statistic, statistic.kind() == Statistic.Kind.MINIMUM ? Reading.WORST : Reading.BEST);
        if (!so.isMeasured()) {
            return null;
        }
        return switch (statistic.kind()) {
            case COUNT, MAXIMUM -> new Span(so, Figure.none());
            case SUM -> time ? new Span(so, Figure.none()) : null;
            case MINIMUM -> new Span(time ? new Figure.Time(Ratio.ZERO) : Figure.none(), so);
            case MEAN -> fromLeast();
        };
    }

    private @Nullable Span rate(Rate rate) {
        boolean grows = rate.things().kind() == Statistic.Kind.COUNT;
        if (!grows || rest.most() == 0) {
            return null;
        }
        Ratio least =
                Ratio.of(settled.good()).times(Ratio.of(rate.per().toNanos())).dividedBy(Ratio.of(rest.most()));
        return new Span(Figure.amount(least), Figure.none());
    }

    /** How many more there may be. */
    private static Figure left(Bound most, long so) {
        Ratio value = most.figure().value();
        BigInteger floor = value.numerator().divide(value.denominator());
        boolean less = !most.inclusive() && value.isInteger();
        long left = floor.subtract(less ? BigInteger.ONE : BigInteger.ZERO)
                .subtract(BigInteger.valueOf(so))
                .max(BigInteger.ZERO)
                .min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValueExact();
        return Figure.count(left);
    }

    /** Whatever comes, a share with one that is not good is below one, and with one that is good above zero. */
    private boolean isLost(Limit limit) {
        boolean whole = limit.lower() != null && limit.lower().figure().value().compareTo(Ratio.ONE) >= 0;
        boolean nothing =
                limit.upper() != null && limit.upper().figure().value().signum() <= 0;
        return (whole && settled.bad() > 0) || (nothing && settled.good() > 0);
    }

    /**
     * Of slots: those that are over stay what they are, and one of them decides the lowest from above and the highest from below. Those that are not may
     * be anything that such a figure can be, or have none.
     */
    private @Nullable Span ofSlots(Fold over, SlotFold slots) {
        Indicator each = slots.each();
        if (each instanceof Custom) {
            // A function of the user's own may refuse.
            return null;
        }
        Ends lows = new Ends();
        Ends highs = new Ends();
        boolean measured = false;
        for (int slot = 0; slot < slots.size() && slots.end(slot) <= rest.asOf(); slot++) {
            measured |= slots.figureOf(slot).isMeasured();
            Figure worst = slots.mayBeEmpty(slot) ? Figure.none() : slots.bound(slot, Reading.WORST);
            (each.isHigherWorse() ? highs : lows).add(worst);
            (each.isHigherWorse() ? lows : highs).add(slots.bound(slot, Reading.BEST));
        }
        if (!measured) {
            return null;
        }
        Figure least = least(each);
        Figure most = isPlainShare(each) ? Figure.share(Ratio.ONE) : Figure.none();
        long open = open(slots.grid(), rest.asOf(), rest.end());
        return switch (over.kind()) {
            case MEAN -> new Span(lows.mean(least, open), highs.mean(most, open));
            case LOWEST -> new Span(lows.open ? Figure.none() : least, highs.least());
            case HIGHEST -> new Span(lows.greatest(), highs.open ? Figure.none() : most);
        };
    }

    private static boolean isPlainShare(Indicator each) {
        return each instanceof Share share && share.weight() == null;
    }

    /** What no figure is below; none where it may be below zero, or where a weight that is not known leaves it without any bound. */
    private static Figure least(Indicator each) {
        boolean weighted = each instanceof Statistic statistic && statistic.weight() != null;
        boolean counts = each instanceof Statistic statistic && statistic.kind() == Statistic.Kind.COUNT;
        boolean bounded = isPlainShare(each) || counts || (each.unit() == Figure.Unit.TIME && !weighted);
        return bounded ? Figures.in(each.unit(), Ratio.ZERO) : Figure.none();
    }

    /** The lower or the upper ends of slots. */
    private static final class Ends {
        private final List<Figure> known = new ArrayList<>();
        private boolean open;

        /** Null where nothing bounds a slot; none where it is left out. */
        void add(@Nullable Figure end) {
            open |= end == null;
            if (end != null && end.isMeasured()) {
                known.add(end);
            }
        }

        Figure least() {
            return known.stream().min(Figure::compare).orElse(Figure.none());
        }

        Figure greatest() {
            return known.stream().max(Figure::compare).orElse(Figure.none());
        }

        /** The mean of all, and of so many more of one value: at best and at worst all slots to come count. */
        Figure mean(Figure value, long more) {
            if (open || !value.isMeasured()) {
                return Figure.none();
            }
            List<Figure> all = new ArrayList<>(known);
            for (long i = 0; i < more; i++) {
                all.add(value);
            }
            return MeanOfFractions.of(all);
        }
    }

    /** How many slots are not over, at most. */
    private static long open(Grid grid, long asOf, long end) {
        long open = 0;
        for (long at = grid.unitStart(asOf); at < end; at = grid.unitEnd(at)) {
            open++;
        }
        return open;
    }
}
