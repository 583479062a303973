package dev.sla4j.engine;

import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.report.Outlook;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.Availability;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.ExclusionEffect;
import dev.sla4j.target.LimitObjective;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What is certain of a running period: the verdicts if all that is open were down, and if all of it were up (S19, L13). */
final class Outlooks {
    private static final Ratio NANOS = Ratio.of(1_000_000_000L);

    private Outlooks() {}

    static Outlook closed() {
        return new Outlook(Outlook.State.CLOSED, Figure.none());
    }

    /**
     * Of the worst and the best that can come.
     *
     * @param certain whether some time of the figure is known, and stays known, whatever comes: nothing measured is never kept (S8)
     * @param settled whether the outages so far stay what they are: nothing is unknown that could join two of them
     */
    static Outlook of(
            ServiceLevelTarget target,
            Outcome worst,
            Outcome best,
            ExclusionEffect effect,
            BooleanSupplier certain,
            boolean settled) {
        LimitObjective objective = Verdicts.objectiveOf(target);
        if (objective == null) {
            return new Outlook(Outlook.State.OPEN, Figure.none());
        }
        Outlook.State state = Outlook.State.OPEN;
        if (Figures.isMonotone(target.indicator())) {
            Verdict verdict = Verdicts.between(
                    objective,
                    Figures.of(target.indicator(), worst, effect),
                    Figures.of(target.indicator(), best, effect));
            if (verdict == Verdict.MET && certain.getAsBoolean()) {
                state = Outlook.State.CERTAINLY_MET;
            } else if (verdict == Verdict.MISSED && certain.getAsBoolean()) {
                state = Outlook.State.CERTAINLY_MISSED;
            }
        }
        if (settled && isTooMany(target, objective.limit(), best)) {
            state = Outlook.State.CERTAINLY_MISSED;
        }
        return new Outlook(state, left(target, objective.limit(), best, effect));
    }

    /** A number of outages can only grow once those so far are settled. */
    private static boolean isTooMany(ServiceLevelTarget target, Limit limit, Outcome best) {
        return target.indicator() instanceof DowntimeStatistic statistic
                && statistic.kind() == DowntimeStatistic.Kind.COUNT
                && limit.upper() != null
                && Figure.compare(
                                Figure.count(best.outages().size()),
                                limit.upper().figure())
                        >= (limit.upper().inclusive() ? 1 : 0);
    }

    /** What is left of the allowance if nothing more happens, not below zero. */
    private static Figure left(ServiceLevelTarget target, Limit limit, Outcome best, ExclusionEffect effect) {
        if (target.indicator() instanceof Availability availability && limit.lower() != null) {
            Ratio allowed = Figures.denominator(availability, best, effect)
                    .times(limit.lower().figure().value().complement());
            return time(allowed.minus(Figures.lost(best)));
        }
        if (target.indicator() instanceof DowntimeStatistic statistic && limit.upper() != null) {
            Ratio bound = limit.upper().figure().value();
            return switch (statistic.kind()) {
                case TOTAL -> time(bound.times(NANOS).minus(Figures.lost(best)));
                case LONGEST -> Figure.none();
                case COUNT -> count(limit, best);
                case MEAN_TO_RESTORE, MEAN_BETWEEN -> Figure.none();
            };
        }
        return Figure.none();
    }

    private static Figure count(Limit limit, Outcome best) {
        @Nullable
        BigInteger most =
                limit.upper() == null ? null : floor(limit.upper().figure().value());
        if (most == null) {
            return Figure.none();
        }
        boolean exclusive = limit.upper() != null
                && !limit.upper().inclusive()
                && limit.upper().figure().value().isInteger();
        BigInteger left = most.subtract(BigInteger.valueOf(best.outages().size() + (exclusive ? 1L : 0L)))
                .max(BigInteger.ZERO);
        return left.bitLength() < Long.SIZE
                ? Figure.count(left.longValue())
                : Figure.amount(Ratio.of(left, BigInteger.ONE));
    }

    private static BigInteger floor(Ratio value) {
        return value.numerator().divide(value.denominator());
    }

    private static Figure time(Ratio nanos) {
        return new Figure.Time(nanos.max(Ratio.ZERO).dividedBy(NANOS));
    }
}
