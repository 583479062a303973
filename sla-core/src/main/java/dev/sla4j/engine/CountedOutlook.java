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
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
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
        Ratio low = Ratio.ZERO;
        Ratio high = Ratio.ZERO;
        @Nullable Ratio least = null;
        @Nullable Ratio most = null;
        long count = 0;
        for (int slot = 0; slot < slots.size(); slot++) {
            if (slots.end(slot) > asOf) {
                continue;
            }
            Figure worst = slots.bound(slot, Reading.WORST);
            Figure best = slots.bound(slot, Reading.BEST);
            if (worst == null || best == null) {
                return OPEN;
            }
            if (worst.isMeasured() && best.isMeasured()) {
                count++;
                low = low.plus(worst.value());
                high = high.plus(best.value());
                least = least == null ? best.value() : least.min(best.value());
                most = most == null ? worst.value() : most.max(worst.value());
            }
        }
        if (least == null || most == null) {
            return OPEN;
        }
        Outlook.State state = switch (fold.kind()) {
            case MEAN -> mean(objective, low, high, count, open(slots.grid(), asOf, end));
            case LOWEST -> missed(objective.limit().lower(), least, -1);
            case HIGHEST -> missed(objective.limit().upper(), most, 1);
        };
        return new Outlook(state, Figure.none());
    }

    /** How many slots are not over, at most. */
    private static long open(Grid grid, long asOf, long end) {
        long open = 0;
        for (long at = grid.unitStart(asOf); at < end; at = grid.unitEnd(at)) {
            open++;
        }
        return open;
    }

    /** At best and at worst all slots to come count, and each is whole, or nothing. */
    private static Outlook.State mean(LimitObjective objective, Ratio low, Ratio high, long over, long open) {
        Ratio slots = Ratio.of(over).plus(Ratio.of(open));
        Figure worst = Figure.share(low.dividedBy(slots));
        Figure best = Figure.share(high.plus(Ratio.of(open)).dividedBy(slots));
        Verdict verdict = Verdicts.between(objective, worst, best);
        return verdict == Verdict.MET
                ? Outlook.State.CERTAINLY_MET
                : verdict == Verdict.MISSED ? Outlook.State.CERTAINLY_MISSED : Outlook.State.OPEN;
    }

    /** Whether one slot alone is beyond a bound already, on one side. */
    private static Outlook.State missed(@Nullable Bound bound, Ratio found, int side) {
        if (bound == null) {
            return Outlook.State.OPEN;
        }
        int order = side * found.compareTo(bound.figure().value());
        boolean beyond = order > 0 || (order == 0 && !bound.inclusive());
        return beyond ? Outlook.State.CERTAINLY_MISSED : Outlook.State.OPEN;
    }
}
