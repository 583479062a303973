package dev.sla4j.engine;

import dev.sla4j.report.Outlook;
import dev.sla4j.target.Availability;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.ExclusionEffect;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitObjective;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** What is certain of a running period: the verdicts if all that is open were down, and if all of it were up (S19, L13). */
final class Outlooks {
    private static final Ratio NANOS = Ratio.of(1_000_000_000L);

    private Outlooks() {}

    static Outlook closed() {
        return new Outlook(Outlook.State.CLOSED, Figure.none());
    }

    /**
     * The worst and the best that can come.
     *
     * @param worst if all that is open were down
     * @param best if all of it were up
     * @param quiet if nothing more happens, which for a share may be worse than time that is down by a little
     * @param sure how many outages there will be at least: what is one outage at worst cannot be more than one in between, nor none if it has
     *     down time that counts at best
     */
    record Extremes(Outcome worst, Outcome best, Outcome quiet, long sure) {
        static Extremes of(Outcome worst, Outcome best, Outcome quiet) {
            long sure = worst.outages().stream()
                    .filter(whole -> best.outages().stream()
                            .anyMatch(part -> part.range().overlaps(whole.range())))
                    .count();
            return new Extremes(worst, best, quiet, sure);
        }

        Extremes plus(Extremes other) {
            return new Extremes(
                    worst.plus(other.worst), best.plus(other.best), quiet.plus(other.quiet), sure + other.sure);
        }
    }

    /** What stays as it is, whatever comes. Asked only where it decides. */
    interface Certainty {
        /** Whether some time of the figure is known, and stays known: nothing measured is never kept (S8). */
        boolean hasKnownTime();

        /** Whether no figure that leaves out unknown time is worse than the worst reading of it. */
        boolean isWorst();

        /** Whether no figure that leaves out unknown time is better than the best reading of it. */
        boolean isBest();

        /** Whether the outages so far stay what they are, and enough will be known for a verdict on their number. */
        boolean isSettled();
    }

    /**
     * Of the worst and the best that can come.
     *
     * @param certainty what stays as it is, whatever comes
     */
    static Outlook of(
            Indicator indicator,
            LimitObjective objective,
            Extremes extremes,
            ExclusionEffect effect,
            Certainty certainty) {
        Span span = span(indicator, extremes, effect, certainty);
        Outlook.State state = span == null ? Outlook.State.OPEN : Ahead.state(objective, span);
        return new Outlook(state, left(indicator, objective.limit(), extremes.quiet(), effect));
    }

    /** Between the figures of the worst and the best that can come, as far as they are certain; null if neither is. */
    static @Nullable Span span(Indicator indicator, Extremes extremes, ExclusionEffect effect, Certainty certainty) {
        if (indicator instanceof DowntimeStatistic statistic && statistic.kind() == DowntimeStatistic.Kind.COUNT) {
            return certainty.isSettled() && certainty.hasKnownTime()
                    ? new Span(Figure.count(extremes.sure()), Figure.none())
                    : null;
        }
        Figure worst = Figures.of(indicator, extremes.worst(), effect);
        Figure best = Figures.of(indicator, extremes.best(), effect);
        boolean readable = Figures.isMonotone(indicator) && worst.isMeasured() && best.isMeasured();
        if (!readable || !certainty.hasKnownTime()) {
            return null;
        }
        boolean isWorst = certainty.isWorst();
        boolean isBest = certainty.isBest();
        boolean higher = indicator.isHigherWorse();
        Figure low = (higher ? isBest : isWorst) ? higher ? best : worst : Figure.none();
        Figure high = (higher ? isWorst : isBest) ? higher ? worst : best : Figure.none();
        return low.isMeasured() || high.isMeasured() ? new Span(low, high) : null;
    }

    /** What is left of the allowance if nothing more happens, not below zero. */
    private static Figure left(Indicator indicator, Limit limit, Outcome quiet, ExclusionEffect effect) {
        if (indicator instanceof Availability availability && limit.lower() != null) {
            Ratio allowed = Figures.denominator(availability, quiet, effect)
                    .times(limit.lower().figure().value().complement());
            return time(allowed.minus(Figures.lost(quiet)));
        }
        if (indicator instanceof DowntimeStatistic statistic && limit.upper() != null) {
            Ratio bound = limit.upper().figure().value();
            return switch (statistic.kind()) {
                case TOTAL -> time(bound.times(NANOS).minus(Figures.lost(quiet)));
                case LONGEST -> Figure.none();
                case COUNT -> count(limit, quiet);
                case MEAN_TO_RESTORE, MEAN_BETWEEN -> Figure.none();
            };
        }
        return Figure.none();
    }

    private static Figure count(Limit limit, Outcome quiet) {
        @Nullable
        BigInteger most =
                limit.upper() == null ? null : floor(limit.upper().figure().value());
        if (most == null) {
            return Figure.none();
        }
        boolean exclusive = limit.upper() != null
                && !limit.upper().inclusive()
                && limit.upper().figure().value().isInteger();
        BigInteger left = most.subtract(BigInteger.valueOf(quiet.outages().size() + (exclusive ? 1L : 0L)))
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
