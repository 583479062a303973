package dev.sla4j.target;

import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Percent;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What is measured: the quantity that a promise is about.
 *
 * <p>Memory of an evaluation: each member says its own. None grows with the number of requests, but that of a {@link Percentile} with how many different values
 * they have: requests are judged when they arrive, and of all targets that ask the same of them the answer is held once.
 *
 * <p>More members may be added in a minor release: a chain of {@code instanceof} over this type should end with a default.
 */
public sealed interface Indicator
        permits Availability,
                DowntimeStatistic,
                Share,
                Statistic,
                Percentile,
                Rate,
                Fold,
                Difference,
                Quotient,
                Sufficient,
                Custom {

    /**
     * Returns the unit of the figure.
     *
     * @return the unit, not null
     */
    Figure.Unit unit();

    /**
     * Returns the indicators that a combination is made of, also those by which it weighs, and those that it requires.
     *
     * @return the indicators in their order; none for one that reads evidence itself
     */
    default List<Indicator> operands() {
        return List.of();
    }

    /**
     * Returns on which side the worse of two figures lies where too little is known of one: down time, delays and what is counted are worse the
     * more there is, shares and rates the less; a combination is as its first indicator. A promise may say otherwise ("at least 100 leads"); its
     * verdict does not depend on this.
     *
     * @return whether greater figures are called the worse ones
     */
    default boolean isHigherWorse() {
        return !operands().isEmpty() && operands().get(0).isHigherWorse();
    }

    /**
     * The share of the measured time that was not down, by the reported outages.
     *
     * @return the indicator, not null
     */
    static Availability availability() {
        return new Availability(Downtime.reported(), null);
    }

    /**
     * The share of the measured time that was not down.
     *
     * @param downtime when the service counts as down, not null
     * @return the indicator, not null
     */
    static Availability availability(Downtime downtime) {
        return new Availability(downtime, null);
    }

    /**
     * The down time of the period in total.
     *
     * @param downtime when the service counts as down, not null
     * @return the indicator, not null
     */
    static DowntimeStatistic totalDowntime(Downtime downtime) {
        return new DowntimeStatistic(downtime, DowntimeStatistic.Kind.TOTAL);
    }

    /**
     * A statistic of the outages of the period.
     *
     * @param kind which one, not null
     * @param downtime when the service counts as down, not null
     * @return the indicator, not null
     */
    static DowntimeStatistic downtime(DowntimeStatistic.Kind kind, Downtime downtime) {
        return new DowntimeStatistic(downtime, kind);
    }

    /**
     * The share of things that are good.
     *
     * @param of which things count, not null
     * @param good which of them are good, not null
     * @return the indicator, not null
     */
    static Share share(Selection of, Condition good) {
        return new Share(of, good, null);
    }

    /**
     * The share of requests whose outcome is {@code good}.
     *
     * @param requests which requests count, such as {@code Selection.requests().except("outcome", "throttled")}
     * @return the indicator, not null
     */
    static Share goodRatio(Selection requests) {
        return share(requests, Condition.is("outcome", "good"));
    }

    /**
     * The share of things with a number or a time within a limit: a percentile promise such as "95 % within 300 ms" (S18).
     *
     * @param of which things count, not null
     * @param quantity the number or time, not null
     * @param limit the limit, such as {@code <= PT0.3S}
     * @return the indicator, not null
     */
    static Share withinLimit(Selection of, Quantity quantity, String limit) {
        return share(of, Condition.within(quantity, Limit.parse(limit)));
    }

    /**
     * A statistic of a number or a time of things.
     *
     * @param kind which one, other than {@link Statistic.Kind#COUNT}
     * @param of which things count, not null
     * @param quantity the number or time, not null
     * @return the indicator, not null
     */
    static Statistic statistic(Statistic.Kind kind, Selection of, Quantity quantity) {
        return new Statistic(of, Objects.requireNonNull(quantity, "quantity"), kind);
    }

    /**
     * How many things there are.
     *
     * @param of which things count, not null
     * @return the indicator, not null
     */
    static Statistic count(Selection of) {
        return new Statistic(of, null, Statistic.Kind.COUNT);
    }

    /**
     * The value of a percentile, by nearest rank unless another definition is stated.
     *
     * @param rank which percentile, such as {@code 95%}
     * @param of which things count, not null
     * @param quantity the number or time, not null
     * @return the indicator, not null
     */
    static Percentile percentile(String rank, Selection of, Quantity quantity) {
        return new Percentile(of, quantity, Percent.parse(rank), Percentile.Definition.NEAREST_RANK);
    }

    /**
     * The mean of indicators by weight.
     *
     * @param parts the parts, such as {@code Over.Part.of("voice", …).weighing("0.6")}, at least one
     * @return the indicator, not null
     */
    static Fold weightedMean(Over.Part... parts) {
        return new Fold(Fold.Kind.MEAN, new Over.Parts(List.of(parts)));
    }

    /**
     * The mean over subjects or periods, such as {@code mean(Over.subjects(Indicator.availability()))}.
     *
     * @param over over what, not null
     * @return the indicator, not null
     */
    static Fold mean(Over over) {
        return new Fold(Fold.Kind.MEAN, over);
    }

    /**
     * The lowest of several figures.
     *
     * @param over over what, such as {@code Over.indicators(a, b)}, not null
     * @return the indicator, not null
     */
    static Fold lowest(Over over) {
        return new Fold(Fold.Kind.LOWEST, over);
    }

    /**
     * The highest of several figures.
     *
     * @param over over what, not null
     * @return the indicator, not null
     */
    static Fold highest(Over over) {
        return new Fold(Fold.Kind.HIGHEST, over);
    }

    /**
     * The mean of this period and those before it, as many as there are.
     *
     * @param of what is measured of each, not null
     * @param count how many periods, with this one, at least 1
     * @return the indicator, not null
     */
    static Fold movingAverage(Indicator of, int count) {
        return mean(Over.periods(of, count));
    }

    /**
     * A figure by a function of the user's own.
     *
     * @param function the identity of the function, such as {@code e-model/1}, not blank
     * @param of which things count, not null
     * @param unit what the figure measures
     * @return the indicator, not null
     */
    static Custom custom(String function, Selection of, Figure.Unit unit) {
        return new Custom(function, of, new TreeMap<>(), unit);
    }

    /**
     * How far this figure is above another.
     *
     * @param control the other indicator, of the same unit
     * @return the indicator, not null
     */
    default Difference minus(Indicator control) {
        return new Difference(this, control);
    }

    /**
     * This figure divided by another.
     *
     * @param divisor the other indicator
     * @return the indicator, not null
     */
    default Quotient dividedBy(Indicator divisor) {
        return new Quotient(this, divisor);
    }

    /**
     * This figure, if another lies within a limit; otherwise none, as insufficient.
     *
     * @param evidence the other indicator, such as the number of answers divided by that of the surveys sent; not null
     * @param limit the limit, of its unit
     * @return the indicator, not null
     */
    default Sufficient requiring(Indicator evidence, Limit limit) {
        return new Sufficient(
                this, List.of(new Sufficient.Requirement(Objects.requireNonNull(evidence, "evidence"), limit)));
    }

    /**
     * This figure, if it counts enough things; otherwise none, as insufficient.
     *
     * @param least how many things must be counted and decided
     * @return the indicator, not null
     * @throws IllegalArgumentException if this indicator counts nothing
     */
    default Sufficient requiringCount(long least) {
        return new Sufficient(this, List.of(new Sufficient.Requirement(null, Limit.atLeast(Figure.count(least)))));
    }

    /**
     * The share of requests whose outcome is {@code failed}: an error rate.
     *
     * @param requests which requests count
     * @return the indicator, not null
     */
    static Share failedRatio(Selection requests) {
        return share(requests, Condition.is("outcome", "failed"));
    }

    /**
     * The mean of a figure over slots of equal weight: "the average of the error rates of all five-minute intervals" (C02).
     *
     * @param of the figure of each slot: a share, a statistic or a percentile
     * @param slot the length of a slot, above zero
     * @return the indicator, not null
     */
    static Fold meanOfIntervals(Indicator of, Duration slot) {
        return mean(Over.slots(of, slot));
    }

    /**
     * The lowest figure of any slot.
     *
     * @param of the figure of each slot: a share, a statistic or a percentile
     * @param slot the length of a slot, above zero
     * @return the indicator, not null
     */
    static Fold lowestOfIntervals(Indicator of, Duration slot) {
        return lowest(Over.slots(of, slot));
    }

    /**
     * The highest figure of any slot.
     *
     * @param of the figure of each slot: a share, a statistic or a percentile
     * @param slot the length of a slot, above zero
     * @return the indicator, not null
     */
    static Fold highestOfIntervals(Indicator of, Duration slot) {
        return highest(Over.slots(of, slot));
    }

    /**
     * How many things happen in a unit of measured time.
     *
     * @param of which things count, not null
     * @param per the unit of time, above zero
     * @return the indicator, not null
     */
    static Rate throughput(Selection of, Duration per) {
        return new Rate(of, null, per);
    }
}
