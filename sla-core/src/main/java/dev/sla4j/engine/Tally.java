package dev.sla4j.engine;

import dev.sla4j.report.CountAccount;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Custom;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Percentile;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Share;
import dev.sla4j.target.Statistic;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Adds up things that were judged, for an indicator of single things, and makes its figure: the one place that turns those indicators into
 * algorithms.
 */
final class Tally {
    private final Condition good;
    private final Kept kept;
    private @Nullable Amounts amounts;
    private long goods;
    private long bads;
    private long undecided;
    /** Those of what is undecided that may not count at all. */
    private long mayNotCount;

    private long excluded;
    private long lateOpen;
    private long pending;
    private long exempt;

    private Tally(Condition good, Kept kept) {
        this.good = good;
        this.kept = kept;
    }

    /** An empty tally for an indicator of single things. */
    static Tally of(Indicator indicator, Kept.Functions functions) {
        return new Tally(goodOf(indicator), Kept.of(indicator, functions));
    }

    /** An empty tally for what a specification asks. */
    static Tally of(RequestSpec spec) {
        return new Tally(spec.good(), spec.kept());
    }

    /** Which things are good; everything where nothing is asked. */
    static Condition goodOf(Indicator indicator) {
        return indicator instanceof Share share ? share.good() : Condition.always();
    }

    /** Judges a thing and adds it. */
    void add(long at, Thing thing) {
        add(at, thing, 1);
    }

    /** Judges one of so many things that are alike and adds all. */
    void add(long at, Thing thing, long count) {
        add(Conditions.judge(good, thing), at, thing, count);
    }

    /** Whether a function sees each thing by itself. */
    boolean seesEach() {
        return kept.function() != null;
    }

    /** Whether a thing counts if it is added. */
    boolean counts(Thing thing) {
        Judgement judgement = Conditions.judge(good, thing);
        boolean missing = kept.quantity() != null && thing.measure(kept.quantity()) == null;
        return judgement.counts() && (!missing || thing.withoutFigure().counts());
    }

    /** All that adding a thing depends on: things of which it is equal are added alike. What a function sees is the thing itself. */
    Object partsOf(Thing thing) {
        if (kept.function() != null) {
            return thing;
        }
        Quantity quantity = kept.quantity();
        Figure figure = quantity == null ? null : thing.measure(quantity);
        Object known = figure == null && quantity != null ? thing.withoutFigure() : figure;
        return Arrays.asList(Conditions.judge(good, thing), known, weightOf(thing));
    }

    /**
     * Adds things that are alike and were judged. A thing without the number that is asked for cannot be decided.
     *
     * @param judgement how they were judged
     * @param at when it happened, for a function that sees it
     * @param thing one of them
     * @param count how many there are
     */
    void add(Judgement judgement, long at, Thing thing, long count) {
        if (count == 0) {
            return;
        }
        if (!judgement.counts()) {
            count(judgement, count);
            return;
        }
        Ratio weight = weightOf(thing);
        Quantity quantity = kept.quantity();
        Figure figure = quantity == null ? null : thing.measure(quantity);
        boolean missing = quantity != null && figure == null;
        Thing.Between range =
                quantity == null || figure != null || kept.weight() != null ? null : thing.between(quantity);
        if (range != null && judgement == Judgement.GOOD) {
            count(Judgement.UNDECIDED, count);
            amounts().addRange(range, count);
            return;
        }
        Judgement result = missing ? thing.withoutFigure() : weight == null ? Judgement.UNDECIDED : judgement;
        count(result, count);
        if (!result.counts()) {
            return;
        }
        if (kept.weight() != null) {
            if (weight == null) {
                amounts().addWeightless();
            }
            Ratio weighed = weight == null ? Ratio.ONE : weight;
            amounts().addWeight(result, weighed.times(Ratio.of(count)));
        }
        if (result == Judgement.GOOD && weight != null && figure != null) {
            amounts().addValue(figure.value(), weight.times(Ratio.of(count)), count);
        }
        if (result == Judgement.GOOD && kept.function() != null) {
            Objects.requireNonNull(amounts().function()).add(at, thing);
        }
    }

    private @Nullable Ratio weightOf(Thing thing) {
        Quantity quantity = kept.weight();
        if (quantity == null) {
            return Ratio.ONE;
        }
        Figure weight = thing.measure(quantity);
        return weight == null || weight.value().signum() < 0 ? null : weight.value();
    }

    /**
     * Adds things of which nothing is decided, but what each weighs if it weighs the same however it is.
     *
     * @param versions how it may be; none if that is not known
     * @param count how many there are
     */
    void addUndecided(List<? extends Thing> versions, long count) {
        count(Judgement.UNDECIDED, count);
        mayNotCount = Math.addExact(mayNotCount, count);
        if (kept.weight() == null) {
            return;
        }
        Ratio weight = versions.isEmpty() ? null : weightOf(versions.get(0));
        for (Thing version : versions) {
            weight = Objects.equals(weightOf(version), weight) ? weight : null;
        }
        amounts().addWeight(Judgement.UNDECIDED, (weight == null ? Ratio.ONE : weight).times(Ratio.of(count)));
        if (weight == null) {
            amounts().addWeightless();
        }
    }

    /** Adds numbers of things, and what was added up of them, if it was. */
    void add(long moreGood, long moreBad, long moreUndecided, @Nullable Amounts more) {
        goods = Math.addExact(goods, moreGood);
        bads = Math.addExact(bads, moreBad);
        undecided = Math.addExact(undecided, moreUndecided);
        if (more != null) {
            amounts().join(more);
        }
    }

    private void count(Judgement judgement, long count) {
        switch (judgement) {
            case GOOD -> goods = Math.addExact(goods, count);
            case BAD -> bads = Math.addExact(bads, count);
            case LATE_OPEN -> {
                bads = Math.addExact(bads, count);
                lateOpen += count;
            }
            case UNDECIDED -> undecided = Math.addExact(undecided, count);
            case PENDING -> pending += count;
            case EXEMPT -> exempt += count;
        }
    }

    /** Things that do not count. */
    void exclude(long count) {
        excluded = Math.addExact(excluded, count);
    }

    long good() {
        return goods;
    }

    long bad() {
        return bads;
    }

    long undecided() {
        return undecided;
    }

    /** How many of those that are undecided may not count at all, as far as they were added one by one. */
    long mayNotCount() {
        return mayNotCount;
    }

    /** How many things nothing was promised for. */
    long exempt() {
        return exempt;
    }

    /** How many are not good, or not known to be. */
    long doubtful() {
        return Math.addExact(bads, undecided);
    }

    /** How many things count. */
    long counted() {
        return Math.addExact(Math.addExact(goods, bads), undecided);
    }

    /** Made only where something is kept beside the number. */
    Amounts amounts() {
        Amounts present = amounts;
        if (present == null) {
            present = new Amounts(kept);
            amounts = present;
        }
        return present;
    }

    CountAccount account() {
        CountAccount.Weighted weighted = kept.weight() == null
                ? new CountAccount.Weighted(Ratio.of(goods), Ratio.of(bads), Ratio.of(undecided))
                : new CountAccount.Weighted(
                        amounts().good(), amounts().bad(), amounts().undecided());
        return new CountAccount(goods, bads, lateOpen, undecided, pending, excluded, weighted);
    }

    /** The figure of what is decided; none where a value that is known to lie between two leaves it open. */
    Figure figure(Indicator indicator) {
        if (!hasRanges()) {
            return decided(indicator);
        }
        Figure low = end(indicator, Reading.BEST);
        return low.equals(end(indicator, Reading.WORST)) ? low : Figure.none();
    }

    /** The figure of what is decided, with each value that is known to lie between two at one end. */
    Figure end(Indicator indicator, Reading reading) {
        if (!hasRanges()) {
            return decided(indicator);
        }
        if (indicator instanceof Percentile percentile) {
            return Figures.in(percentile.unit(), Percentiles.of(percentile, values(reading)));
        }
        Statistic statistic = (Statistic) indicator;
        return switch (statistic.kind()) {
            case MINIMUM, MAXIMUM -> Objects.requireNonNull(extreme(statistic, reading));
            case SUM -> Figures.in(statistic.unit(), sum(reading));
            case MEAN -> {
                Ratio all = Ratio.of(Math.addExact(
                        goods, Objects.requireNonNull(amounts().ranges()).count()));
                yield Figures.in(statistic.unit(), sum(reading).dividedBy(all));
            }
            case COUNT -> throw new AssertionError("a number of things asks for no values");
        };
    }

    private Figure decided(Indicator indicator) {
        if (indicator instanceof Share) {
            return share(Reading.AS_IS);
        }
        if (indicator instanceof Statistic statistic) {
            return statistic(statistic);
        }
        if (indicator instanceof Percentile percentile) {
            return goods == 0
                    ? Figure.none()
                    : Figures.in(
                            percentile.unit(),
                            Percentiles.of(
                                    percentile, Objects.requireNonNull(amounts().values())));
        }
        if (indicator instanceof Custom custom) {
            return Objects.requireNonNull(amounts().function()).figure(custom.unit());
        }
        throw new AssertionError("unhandled indicator " + indicator);
    }

    /**
     * The figure if what is undecided were the worst or the best; null if nothing can be said. More and greater things are the worse ones. What a
     * number might be that is not known bounds how many there are, ranks among the known, and the least of times, which are never below zero.
     */
    @Nullable
    Figure bound(Indicator indicator, Reading reading) {
        if (undecided == 0) {
            return figure(indicator);
        }
        if (kept.weight() != null && amounts().isWeightless()) {
            return null;
        }
        if (indicator instanceof Share) {
            return share(reading);
        }
        if (indicator instanceof Percentile percentile) {
            return bound(percentile, reading);
        }
        if (indicator instanceof Statistic statistic) {
            return bound(statistic, reading);
        }
        return null;
    }

    private @Nullable Figure bound(Percentile percentile, Reading reading) {
        Figure least = least(percentile.unit(), reading == Reading.WORST);
        Percentiles.Beyond beyond = reading == Reading.WORST
                ? new Percentiles.Beyond(0, null, unbounded())
                : new Percentiles.Beyond(unbounded(), least == null ? null : least.value(), 0);
        Ratio value = Percentiles.of(percentile, values(reading), beyond);
        return value == null ? null : Figures.in(percentile.unit(), value);
    }

    /** How many things are undecided of which it is not known between which two their time lies. */
    private long unbounded() {
        Ranges ranges = amounts().ranges();
        return ranges == null ? undecided : undecided - ranges.count();
    }

    /** Whether a thing counts for certain whose time is known to lie between two. */
    boolean hasRanges() {
        return amounts != null && amounts.ranges() != null;
    }

    /** How often each value was seen, and each end of those that lie between two. */
    private Values values(Reading reading) {
        Values known = Objects.requireNonNull(amounts().values());
        Ranges ranges = amounts().ranges();
        if (ranges == null) {
            return known;
        }
        Values all = new Values();
        all.join(known);
        ranges.ends(reading).forEach(all::add);
        return all;
    }

    /** Numbers may be below zero, so that they bound no sum; times are not. */
    private @Nullable Figure bound(Statistic statistic, Reading reading) {
        boolean worst = reading == Reading.WORST;
        boolean times = statistic.unit() == Figure.Unit.TIME;
        return switch (statistic.kind()) {
            case COUNT -> Figure.count(worst ? Math.addExact(goods, undecided) : goods);
            // What nothing bounds may lower the least and raise the greatest, and changes neither the other way.
            case MINIMUM -> worst || unbounded() == 0 ? extreme(statistic, reading) : least(statistic.unit(), false);
            case MAXIMUM -> !worst || unbounded() == 0 ? extreme(statistic, reading) : null;
            case SUM -> times && (!worst || unbounded() == 0) ? Figures.in(statistic.unit(), sum(reading)) : null;
            case MEAN -> times && (!worst || unbounded() == 0) ? mean(statistic.unit(), reading) : null;
        };
    }

    /** The least or the greatest of what is known and of one end of what lies between two. */
    private @Nullable Figure extreme(Statistic statistic, Reading reading) {
        boolean isLeast = statistic.kind() == Statistic.Kind.MINIMUM;
        Ratio found = isLeast ? amounts().least() : amounts().most();
        Ranges ranges = amounts().ranges();
        if (ranges != null) {
            SortedMap<Ratio, Long> ends = ranges.ends(reading);
            Ratio end = isLeast ? ends.firstKey() : ends.lastKey();
            found = found == null ? end : isLeast ? found.min(end) : found.max(end);
        }
        return found == null ? least(statistic.unit(), reading == Reading.WORST) : Figures.in(statistic.unit(), found);
    }

    /** The sum if all of which nothing is known took no time. */
    private Ratio sum(Reading reading) {
        Ranges ranges = amounts().ranges();
        return ranges == null ? amounts().sum() : amounts().sum().plus(ranges.sum(reading));
    }

    private @Nullable Figure mean(Figure.Unit unit, Reading reading) {
        boolean weighted = kept.weight() != null;
        Ratio weights = weighted ? amounts().good().plus(amounts().undecided()) : Ratio.of(counted());
        return weights.isZero() ? null : Figures.in(unit, sum(reading).dividedBy(weights));
    }

    /** No time is below zero; numbers may be. */
    private static @Nullable Figure least(Figure.Unit unit, boolean worst) {
        return !worst && unit == Figure.Unit.TIME ? new Figure.Time(Ratio.ZERO) : null;
    }

    /** Why there is no figure although things were counted, once it was asked for; or null. */
    @Nullable
    String failure() {
        FunctionState<?> function = kept.function() == null ? null : amounts().function();
        return function == null ? null : function.failure();
    }

    /** How many things a share is of, if each counts one. */
    long all(Reading reading) {
        return reading == Reading.AS_IS ? Math.addExact(goods, bads) : counted();
    }

    /** How many of them are good. */
    long good(Reading reading) {
        return reading == Reading.BEST ? Math.addExact(goods, undecided) : goods;
    }

    private Figure share(Reading reading) {
        if (kept.weight() == null) {
            long all = all(reading);
            return all == 0 ? Figure.none() : Figure.share(Ratio.of(good(reading), all));
        }
        CountAccount.Weighted terms = account().weighted();
        Ratio more = reading == Reading.AS_IS ? Ratio.ZERO : terms.undecided();
        Ratio all = terms.decided().plus(more);
        Ratio best = reading == Reading.BEST ? terms.good().plus(more) : terms.good();
        return all.isZero() ? Figure.none() : Figure.share(best.dividedBy(all));
    }

    private Figure statistic(Statistic statistic) {
        return switch (statistic.kind()) {
            case COUNT -> Figure.count(goods);
            case SUM -> Figures.in(statistic.unit(), amounts().sum());
            case MEAN -> {
                Ratio weights =
                        kept.weight() == null ? Ratio.of(goods) : amounts().good();
                yield weights.isZero()
                        ? Figure.none()
                        : Figures.in(statistic.unit(), amounts().sum().dividedBy(weights));
            }
            case MINIMUM -> of(statistic, amounts().least());
            case MAXIMUM -> of(statistic, amounts().most());
        };
    }

    private static Figure of(Statistic statistic, @Nullable Ratio value) {
        return value == null ? Figure.none() : Figures.in(statistic.unit(), value);
    }
}
