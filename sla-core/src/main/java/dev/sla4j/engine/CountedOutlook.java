package dev.sla4j.engine;

import dev.sla4j.report.Outlook;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.Fold;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitObjective;
import dev.sla4j.target.Over;
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
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is certain of a figure that counts things, while its period runs (S19, L13): how many things are to come is not known, but the slots in which
 * they may come are.
 *
 * <p>Only what no later exclusion can leave out is settled: slots of the resolution that are over. A number only grows; a share that must be whole is
 * lost with one that is not; the worst of slots is at most the worst so far; and of a mean over slots nothing but the slots that are not over may change.
 */
final class CountedOutlook {
    private static final Outlook OPEN = new Outlook(Outlook.State.OPEN, Figure.none());

    private final LimitObjective objective;
    private final Tally settled;
    private final Tally all;

    /**
     * An outlook.
     *
     * @param settled the things that stay what they are
     * @param all the things so far
     */
    CountedOutlook(LimitObjective objective, Tally settled, Tally all) {
        this.objective = objective;
        this.settled = settled;
        this.all = all;
    }

    /** Of a figure over all things. */
    Outlook of(Indicator indicator) {
        if (objective.rounding() != null) {
            return OPEN;
        }
        if (indicator instanceof Statistic statistic && statistic.kind() == Statistic.Kind.COUNT) {
            return count(objective.limit());
        }
        return indicator instanceof Share share && share.weight() == null ? share(objective.limit()) : OPEN;
    }

    private Outlook count(Limit limit) {
        Figure sure = Figure.count(settled.good());
        Outlook.State state = Outlook.State.OPEN;
        if (limit.upper() != null && !new Limit(null, limit.upper()).accepts(sure)) {
            state = Outlook.State.CERTAINLY_MISSED;
        } else if (limit.upper() == null && limit.accepts(sure)) {
            state = Outlook.State.CERTAINLY_MET;
        }
        return new Outlook(state, limit.upper() == null ? Figure.none() : left(limit.upper(), all.good()));
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
    private Outlook share(Limit limit) {
        boolean whole = limit.lower() != null && limit.lower().figure().value().compareTo(Ratio.ONE) >= 0;
        boolean nothing =
                limit.upper() != null && limit.upper().figure().value().signum() <= 0;
        boolean lost = (whole && settled.bad() > 0) || (nothing && settled.good() > 0);
        return lost ? new Outlook(Outlook.State.CERTAINLY_MISSED, Figure.none()) : OPEN;
    }

    /** Of a share over slots. */
    static Outlook of(LimitObjective objective, Fold fold, SlotFold slots, long asOf, long end) {
        boolean shares =
                fold.over() instanceof Over.Slots over && over.of() instanceof Share share && share.weight() == null;
        if (!shares || objective.rounding() != null) {
            return OPEN;
        }
        List<Figure> worsts = new ArrayList<>();
        List<Figure> bests = new ArrayList<>();
        for (int slot = 0; slot < slots.size() && slots.end(slot) <= asOf; slot++) {
            Figure worst = slots.bound(slot, Reading.WORST);
            Figure best = slots.bound(slot, Reading.BEST);
            if (worst == null || best == null) {
                return OPEN;
            }
            if (worst.isMeasured() && best.isMeasured()) {
                worsts.add(worst);
                bests.add(best);
            }
        }
        if (worsts.isEmpty()) {
            return OPEN;
        }
        Outlook.State state = switch (fold.kind()) {
            case MEAN -> {
                long open = open(slots.grid(), asOf, end);
                yield mean(objective, with(worsts, open, Ratio.ZERO), with(bests, open, Ratio.ONE));
            }
            case LOWEST -> missed(objective.limit().lower(), Collections.min(bests, Figure::compare), -1);
            case HIGHEST -> missed(objective.limit().upper(), Collections.max(worsts, Figure::compare), 1);
        };
        return new Outlook(state, Figure.none());
    }

    /** The mean of shares and of so many more of one value; at best and at worst all slots to come count. */
    private static Figure with(List<Figure> shares, long more, Ratio value) {
        Figure share = Figure.share(value);
        for (long i = 0; i < more; i++) {
            shares.add(share);
        }
        return MeanOfFractions.of(shares);
    }

    /** How many slots are not over, at most. */
    private static long open(Grid grid, long asOf, long end) {
        long open = 0;
        for (long at = grid.unitStart(asOf); at < end; at = grid.unitEnd(at)) {
            open++;
        }
        return open;
    }

    private static Outlook.State mean(LimitObjective objective, Figure worst, Figure best) {
        Verdict verdict = Verdicts.between(objective, worst, best);
        return verdict == Verdict.MET
                ? Outlook.State.CERTAINLY_MET
                : verdict == Verdict.MISSED ? Outlook.State.CERTAINLY_MISSED : Outlook.State.OPEN;
    }

    /** Whether one slot alone is beyond a bound already, on one side. */
    private static Outlook.State missed(@Nullable Bound bound, Figure found, int side) {
        if (bound == null) {
            return Outlook.State.OPEN;
        }
        int order = side * Figure.compare(found, bound.figure());
        boolean beyond = order > 0 || (order == 0 && !bound.inclusive());
        return beyond ? Outlook.State.CERTAINLY_MISSED : Outlook.State.OPEN;
    }
}
