package dev.sla4j.engine;

import dev.sla4j.report.CountAccount;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Share;
import dev.sla4j.target.Statistic;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import org.jspecify.annotations.Nullable;

/** Adds up things that were judged, for an indicator that counts them. */
final class Tally {
    private final @Nullable Quantity weight;
    private final @Nullable Quantity quantity;
    private final Condition good;
    private @Nullable Amounts amounts;
    private long goods;
    private long bads;
    private long undecided;
    private long excluded;

    private Tally(Condition good, @Nullable Quantity weight, @Nullable Quantity quantity) {
        this.good = good;
        this.weight = weight;
        this.quantity = quantity;
    }

    /** An empty tally for a share or a statistic. */
    static Tally of(Indicator indicator) {
        if (indicator instanceof Share share) {
            return new Tally(share.good(), share.weight(), null);
        }
        if (indicator instanceof Statistic statistic) {
            return new Tally(Condition.always(), null, statistic.quantity());
        }
        throw new AssertionError("unhandled indicator " + indicator);
    }

    /** An empty tally for what a specification asks. */
    static Tally of(RequestSpec spec) {
        return new Tally(spec.good(), spec.weight(), spec.quantity());
    }

    /** Judges a thing and adds it. */
    void add(Thing thing) {
        add(Conditions.judge(good, thing), thing, 1);
    }

    /** Adds things that are alike and were judged. A thing without the number that is asked for cannot be decided. */
    void add(Judgement judgement, Thing thing, long count) {
        if (weight != null) {
            Figure figure = thing.figure(weight);
            boolean weighs = figure != null && figure.value().signum() >= 0;
            Ratio weighed = figure != null && weighs ? figure.value() : Ratio.ONE;
            Judgement result = weighs ? judgement : Judgement.UNDECIDED;
            amounts().addWeight(result, weighed.times(Ratio.of(count)));
            count(result, count);
        } else if (quantity != null) {
            Figure figure = thing.figure(quantity);
            if (figure != null && judgement == Judgement.GOOD) {
                amounts().addValues(figure.value().times(Ratio.of(count)), figure.value(), figure.value());
            }
            count(figure == null ? Judgement.UNDECIDED : judgement, count);
        } else {
            count(judgement, count);
        }
    }

    /** Adds numbers of things, and what was added up of them, if it was. */
    void add(long moreGood, long moreBad, long moreUndecided, @Nullable Amounts more) {
        goods = Math.addExact(goods, moreGood);
        bads = Math.addExact(bads, moreBad);
        undecided = Math.addExact(undecided, moreUndecided);
        if (more != null) {
            amounts().add(more);
        }
    }

    private void count(Judgement judgement, long count) {
        switch (judgement) {
            case GOOD -> goods = Math.addExact(goods, count);
            case BAD, LATE_OPEN -> bads = Math.addExact(bads, count);
            case UNDECIDED -> undecided = Math.addExact(undecided, count);
            case PENDING -> {
                // Not counted yet.
            }
        }
    }

    /** Things that do not count. */
    void exclude(long count) {
        excluded = Math.addExact(excluded, count);
    }

    /** Adds another tally of the same indicator. */
    void add(Tally other) {
        add(other.goods, other.bads, other.undecided, other.amounts);
        exclude(other.excluded);
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

    long excluded() {
        return excluded;
    }

    /** How many things count. */
    long counted() {
        return Math.addExact(Math.addExact(goods, bads), undecided);
    }

    /** Made only where something is added up beside the number. */
    Amounts amounts() {
        Amounts present = amounts;
        if (present == null) {
            present = new Amounts();
            amounts = present;
        }
        return present;
    }

    CountAccount account() {
        CountAccount.Weighted weighted = weight == null
                ? new CountAccount.Weighted(Ratio.of(goods), Ratio.of(bads), Ratio.of(undecided))
                : new CountAccount.Weighted(
                        amounts().good(), amounts().bad(), amounts().undecided());
        return new CountAccount(goods, bads, 0, undecided, 0, excluded, weighted);
    }

    /** The figure; what is undecided is left out, or read as it is worst or best. */
    Figure figure(Indicator indicator, Reading reading) {
        if (indicator instanceof Share && weight == null) {
            long more = reading == Reading.AS_IS ? 0 : undecided;
            long all = Math.addExact(Math.addExact(goods, bads), more);
            long best = reading == Reading.BEST ? goods + more : goods;
            return all == 0 ? Figure.none() : Figure.share(Ratio.of(best, all));
        }
        if (indicator instanceof Share) {
            CountAccount.Weighted terms = account().weighted();
            Ratio more = reading == Reading.AS_IS ? Ratio.ZERO : terms.undecided();
            Ratio all = terms.decided().plus(more);
            Ratio best = reading == Reading.BEST ? terms.good().plus(more) : terms.good();
            return all.isZero() ? Figure.none() : Figure.share(best.dividedBy(all));
        }
        if (indicator instanceof Statistic statistic) {
            return figure(statistic);
        }
        throw new AssertionError("unhandled indicator " + indicator);
    }

    private Figure figure(Statistic statistic) {
        return switch (statistic.kind()) {
            case COUNT -> Figure.count(goods);
            case SUM -> of(statistic, amounts().sum());
            case MEAN ->
                goods == 0 ? Figure.none() : of(statistic, amounts().sum().dividedBy(Ratio.of(goods)));
            case MINIMUM -> of(statistic, amounts().least());
            case MAXIMUM -> of(statistic, amounts().most());
        };
    }

    private static Figure of(Statistic statistic, @Nullable Ratio value) {
        if (value == null) {
            return Figure.none();
        }
        return statistic.unit() == Figure.Unit.TIME ? new Figure.Time(value) : Figure.amount(value);
    }
}
