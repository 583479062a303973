package dev.sla4j.engine;

import dev.sla4j.report.SingleOutage;
import dev.sla4j.target.Availability;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.ExclusionEffect;
import dev.sla4j.target.Indicator;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.time.Duration;

/** Turns the outcome of down time into a figure. */
final class Figures {
    private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000L);

    private Figures() {}

    static Figure of(Indicator indicator, Outcome outcome, ExclusionEffect effect) {
        if (indicator instanceof Availability availability) {
            Ratio denominator = denominator(availability, outcome, effect);
            if (denominator.isZero()) {
                return Figure.none();
            }
            Ratio lost = lost(outcome).dividedBy(denominator);
            return Figure.share(lost.min(Ratio.ONE).complement());
        }
        if (indicator instanceof DowntimeStatistic statistic) {
            return statistic(statistic.kind(), outcome);
        }
        throw new AssertionError("unhandled indicator " + indicator);
    }

    /** Whether a population weighs: it does in a share, where it is in both terms; a time is one however many users there are (S6). */
    static boolean weighsPopulation(Indicator indicator) {
        return indicator instanceof Availability;
    }

    /** A number as a figure of a unit. */
    static Figure in(Figure.Unit unit, Ratio value) {
        return switch (unit) {
            case SHARE -> Figure.share(value);
            case TIME -> new Figure.Time(value);
            case NUMBER -> Figure.amount(value);
            case NONE -> Figure.none();
        };
    }

    /** Whether an indicator is made of down time; others count single things. */
    static boolean isOfDowntime(Indicator indicator) {
        return indicator instanceof Availability || indicator instanceof DowntimeStatistic;
    }

    /** When the service counts as down for an indicator that is made of down time. */
    static Downtime downtimeOf(Indicator indicator) {
        if (indicator instanceof Availability availability) {
            return availability.downtime();
        }
        if (indicator instanceof DowntimeStatistic statistic) {
            return statistic.downtime();
        }
        throw new AssertionError("unhandled indicator " + indicator);
    }

    static Ratio lost(Outcome outcome) {
        return outcome.account().weighted().down();
    }

    /**
     * What the down time is divided by, in nanoseconds; zero if nothing is known. A fixed length stands for the measured time of each member of the
     * population, as the down time above it is that of each member (S2).
     */
    static Ratio denominator(Availability availability, Outcome outcome, ExclusionEffect effect) {
        Ratio known = outcome.account().weighted().known();
        Ratio measured = effect == ExclusionEffect.COUNTS_AS_UP
                ? known.plus(outcome.account().weighted().excused())
                : known;
        if (availability.fixedLength() == null || measured.isZero()) {
            return measured;
        }
        return Ratio.of(nanos(availability.fixedLength()), BigInteger.ONE).times(outcome.members());
    }

    /** A length of any size in nanoseconds. */
    static BigInteger nanos(Duration length) {
        return BigInteger.valueOf(length.toSeconds()).multiply(NANOS).add(BigInteger.valueOf(length.toNanosPart()));
    }

    /** Whether more down time can only worsen the figure, so that its bounds come from the worst and the best reading. */
    static boolean isMonotone(Indicator indicator) {
        return !(indicator instanceof DowntimeStatistic statistic)
                || statistic.kind() == DowntimeStatistic.Kind.TOTAL
                || statistic.kind() == DowntimeStatistic.Kind.LONGEST;
    }

    private static Figure statistic(DowntimeStatistic.Kind kind, Outcome outcome) {
        boolean nothingKnown = outcome.account().weighted().known().isZero();
        if (nothingKnown) {
            return Figure.none();
        }
        int count = outcome.outages().size();
        return switch (kind) {
            case TOTAL -> new Figure.Time(seconds(lost(outcome)));
            case LONGEST -> Figure.timeNanos(outcome.longest());
            case COUNT -> Figure.count(count);
            case MEAN_TO_RESTORE -> count == 0 ? Figure.none() : new Figure.Time(mean(restored(outcome), count));
            case MEAN_BETWEEN ->
                count == 0
                        ? Figure.none()
                        : new Figure.Time(mean(outcome.account().up(), count));
        };
    }

    static BigInteger restored(Outcome outcome) {
        return outcome.outages().stream().map(SingleOutage::counted).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static Ratio mean(BigInteger nanos, int count) {
        return Ratio.of(nanos, NANOS.multiply(BigInteger.valueOf(count)));
    }

    private static Ratio seconds(Ratio nanos) {
        return nanos.dividedBy(Ratio.of(NANOS, BigInteger.ONE));
    }
}
