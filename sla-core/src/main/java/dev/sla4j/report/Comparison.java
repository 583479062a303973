package dev.sla4j.report;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.Fold;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Percentile;
import dev.sla4j.target.Statistic;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Enclosed;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Two figures of one measure beside each other: two providers, two services, or one of them in two periods.
 *
 * <p>Only figures of one kind and unit are compared – an availability with an availability, a longest outage with a longest outage – and their
 * difference is exact. What else differs in how they were measured (hours, evidence, exclusions, policies) is named, because a better figure
 * under kinder rules is no better service. Which of the two is better is not said: that depends on the measure and on the rules named.
 *
 * @param first one side, not null
 * @param second the other side, with a figure of the same unit if both are measured, not null
 * @param measuredOtherwise what differs in how they were measured, in words
 */
public record Comparison(Side first, Side second, List<String> measuredOtherwise) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the figures are of different units
     */
    public Comparison {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
        measuredOtherwise = List.copyOf(measuredOtherwise);
        if (first.figure().isMeasured()
                && second.figure().isMeasured()
                && first.figure().unit() != second.figure().unit()) {
            throw new IllegalArgumentException("figure (" + second.figure() + ") of " + second.title()
                    + " must be of unit " + first.figure().unit() + " as that of " + first.title());
        }
    }

    /**
     * Compares two results.
     *
     * @param one the target of one agreement with its result, not null
     * @param other the target of the other one with its result, not null
     * @return the comparison, not null
     * @throws IllegalArgumentException if the figures are not of one kind and unit
     */
    public static Comparison of(Measured one, Measured other) {
        ServiceLevelTarget a = one.definition();
        ServiceLevelTarget b = other.definition();
        if (a.indicator().unit() != b.indicator().unit() || !kind(a.indicator()).equals(kind(b.indicator()))) {
            throw new IllegalArgumentException("target " + b.id() + " of "
                    + other.agreement().id() + " ("
                    + kind(b.indicator()) + ", " + b.indicator().unit() + ") must be of the same measure as target "
                    + a.id() + " of " + one.agreement().id() + " (" + kind(a.indicator()) + ", "
                    + a.indicator().unit() + ")");
        }
        List<String> otherwise = new ArrayList<>();
        differ(otherwise, "what is measured", a.indicator(), b.indicator());
        differ(otherwise, "scope", a.scope(), b.scope());
        differ(otherwise, "service hours", a.serviceHours(), b.serviceHours());
        differ(otherwise, "resolution", a.resolution(), b.resolution());
        differ(otherwise, "minimum life", a.minimumLife(), b.minimumLife());
        differ(
                otherwise,
                "policies",
                a.policies().over(one.agreement().policies()),
                b.policies().over(other.agreement().policies()));
        differ(
                otherwise,
                "exclusion rules",
                one.agreement().exclusions(),
                other.agreement().exclusions());
        differ(
                otherwise,
                "period",
                one.result().period().range(),
                other.result().period().range());
        if (one.isCutByTerm() || other.isCutByTerm()) {
            differ(otherwise, "term", one.promised(), other.promised());
        }
        return new Comparison(one.side(), other.side(), otherwise);
    }

    private static void differ(List<String> otherwise, String what, @Nullable Object one, @Nullable Object other) {
        if (!Objects.equals(one, other)) {
            otherwise.add(what);
        }
    }

    /** What an indicator measures, without from which evidence. */
    private static String kind(Indicator indicator) {
        String type = indicator.getClass().getSimpleName();
        if (indicator instanceof DowntimeStatistic statistic) {
            return type + " " + statistic.kind();
        }
        if (indicator instanceof Statistic statistic) {
            return type + " " + statistic.kind();
        }
        if (indicator instanceof Percentile percentile) {
            return type + " " + percentile.rank() + " " + percentile.definition();
        }
        return indicator instanceof Fold fold ? type + " " + fold.kind() : type;
    }

    /**
     * Returns the least that the second figure is above the first one.
     *
     * @return the exact difference, in the unit of the figures (shares as a fraction, time in seconds), below zero if the second one is lower; null if
     *     one of them is not measured
     */
    public @Nullable Ratio least() {
        return minus(Enclosed.lowerEnd(second.figure()), Enclosed.upperEnd(first.figure()));
    }

    /**
     * Returns the most that the second figure is above the first one.
     *
     * @return as {@link #least()}; the same unless one of them is an enclosed figure
     */
    public @Nullable Ratio most() {
        return minus(Enclosed.upperEnd(second.figure()), Enclosed.lowerEnd(first.figure()));
    }

    private static @Nullable Ratio minus(Figure figure, Figure other) {
        return figure.isMeasured() && other.isMeasured() ? figure.value().minus(other.value()) : null;
    }

    /**
     * Returns the comparison in words.
     *
     * @return lines, each ended
     */
    public String toText() {
        return ComparisonText.of(this);
    }

    /**
     * A target with the agreement that promises it and a result.
     *
     * @param agreement the agreement, not null
     * @param result a result of it, not null
     * @param target the identity of the target, not null
     */
    public record Measured(Agreement agreement, PeriodResult result, String target) {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the result is of another agreement, or there is no such target
         */
        public Measured {
            if (!result.agreement().equals(agreement.id())) {
                throw new IllegalArgumentException(
                        "result (" + result.agreement() + ") must be of agreement " + agreement.id());
            }
            agreement.target(target);
            if (result.target(target) == null) {
                throw new IllegalArgumentException("target (" + target + ") must be in the result of "
                        + result.period().label());
            }
        }

        private ServiceLevelTarget definition() {
            return agreement.target(target);
        }

        /** The part of the period in which anything was promised. */
        private TimeRange promised() {
            return agreement.termWithin(result.period().range());
        }

        private boolean isCutByTerm() {
            return !promised().equals(result.period().range());
        }

        private Side side() {
            TargetResult of = Objects.requireNonNull(result.target(target));
            return new Side(agreement.id(), target, result.period().label(), of.figure(), of.verdict(), of.coverage());
        }
    }

    /**
     * One side.
     *
     * @param agreement the identity of the agreement, not null
     * @param target the identity of the target, not null
     * @param period the label of the period, not null
     * @param figure what was attained, not null
     * @param verdict whether its own promise was kept, not null
     * @param coverage which share of what should be known is known, 0 to 1, not null
     */
    public record Side(String agreement, String target, String period, Figure figure, Verdict verdict, Ratio coverage) {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the coverage is no share
         */
        public Side {
            Objects.requireNonNull(agreement, "agreement");
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(period, "period");
            Objects.requireNonNull(figure, "figure");
            Objects.requireNonNull(verdict, "verdict");
            Objects.requireNonNull(coverage, "coverage");
            if (coverage.signum() < 0 || coverage.compareTo(Ratio.ONE) > 0) {
                throw new IllegalArgumentException("coverage (" + coverage + ") must be 0 to 1");
            }
        }

        String title() {
            return agreement + ", " + target + ", " + period;
        }
    }
}
