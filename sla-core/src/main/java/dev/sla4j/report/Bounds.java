package dev.sla4j.report;

import dev.sla4j.value.Figure;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;

/**
 * Between which values a figure lies whatever the unknown time was, and which outages there were on both readings.
 *
 * <p>Where more down time need not worsen the figure, as for a mean, and where one of the readings has no figure, both figures are {@link
 * Figure#none()}: the two readings do not bound it.
 * Of single things that are undecided one of them is, where nothing bounds the figure on that side: the greatest latency is at least the greatest that
 * is known.
 *
 * @param worst the figure if all unknown time was down, not null
 * @param best the figure if all unknown time was up, not null
 * @param mostDown the down time of the period if all unknown time was down, in nanoseconds without weights
 * @param leastDown the down time of the period if all unknown time was up, in nanoseconds without weights
 * @param worstOutages the outages that belong to the period if all unknown time was down; kept where a penalty is about single outages
 * @param bestOutages the outages that belong to the period if all unknown time was up; kept where a penalty is about single outages
 */
public record Bounds(
        Figure worst,
        Figure best,
        BigInteger mostDown,
        BigInteger leastDown,
        List<SingleOutage> worstOutages,
        List<SingleOutage> bestOutages) {

    /** Checks and copies. */
    public Bounds {
        Objects.requireNonNull(worst, "worst");
        Objects.requireNonNull(best, "best");
        Objects.requireNonNull(mostDown, "mostDown");
        Objects.requireNonNull(leastDown, "leastDown");
        worstOutages = List.copyOf(worstOutages);
        bestOutages = List.copyOf(bestOutages);
    }

    /**
     * The bounds of a figure that is not made of down time.
     *
     * @param worst the worse value, not null
     * @param best the better value, not null
     * @return the bounds, not null
     */
    public static Bounds of(Figure worst, Figure best) {
        return new Bounds(worst, best, BigInteger.ZERO, BigInteger.ZERO, List.of(), List.of());
    }
}
