package dev.sla4j.target;

import dev.sla4j.value.Figure;

/**
 * What is measured: the quantity that a promise is about.
 *
 * <p>More members may be added in a minor release: a chain of {@code instanceof} over this type should end with a default.
 */
public sealed interface Indicator permits Availability, DowntimeStatistic {

    /**
     * Returns the unit of the figure.
     *
     * @return the unit, not null
     */
    Figure.Unit unit();

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
}
