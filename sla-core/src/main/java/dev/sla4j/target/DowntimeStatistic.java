package dev.sla4j.target;

import dev.sla4j.value.Figure;
import java.util.Objects;

/**
 * A statistic of down time or of outages.
 *
 * <p>Its times are times, however many users a subject has: a population weighs shares only (S6).
 *
 * <p>Memory: the rows that the leaves of the down time read – 16 bytes for an outage of which only begin and end are known, and for a row of columns, the object
 * for every other outage, state, probe and sample; of requests the slots of the expression, and in each what its figure keeps – and, while a report is made, the edges of the timeline.
 *
 * @param downtime when the service counts as down, not null
 * @param kind which statistic, not null
 */
public record DowntimeStatistic(Downtime downtime, Kind kind) implements Indicator {

    /** Checks. */
    public DowntimeStatistic {
        Objects.requireNonNull(downtime, "downtime");
        Objects.requireNonNull(kind, "kind");
    }

    @Override
    public Figure.Unit unit() {
        return kind == Kind.COUNT ? Figure.Unit.NUMBER : Figure.Unit.TIME;
    }

    @Override
    public boolean isHigherWorse() {
        return true;
    }

    /** Which statistic. An outage is a connected piece of down time of which something is counted in measured time. */
    public enum Kind {
        /** All down time of the period, each instant with the weight of its impact; of pooled subjects the sum of theirs. */
        TOTAL,
        /** The longest down time that one outage has in the period, without weights; zero if there is none. */
        LONGEST,
        /** The number of outages that belong to the period: those that began in it (policy {@link OutageOverBorder}). */
        COUNT,
        /**
         * The mean down time of the outages that belong to the period: those that began in it, each as a whole (policy {@link OutageOverBorder}); without
         * outages there is no figure.
         */
        MEAN_TO_RESTORE,
        /**
         * The up time of the period over the number of outages that belong to it: those that began in it (policy {@link OutageOverBorder}); without
         * outages there is no figure.
         */
        MEAN_BETWEEN
    }
}
