package dev.sla4j.report;

import dev.sla4j.value.Figure;
import java.math.BigInteger;
import java.util.Objects;

/**
 * Between which values a figure lies whatever the unknown time was.
 *
 * @param worst the figure if all unknown time was down, not null
 * @param best the figure if all unknown time was up, not null
 * @param mostDown the down time of the period if all unknown time was down, in nanoseconds without weights
 * @param leastDown the down time of the period if all unknown time was up, in nanoseconds without weights
 */
public record Bounds(Figure worst, Figure best, BigInteger mostDown, BigInteger leastDown) {

    /** Checks. */
    public Bounds {
        Objects.requireNonNull(worst, "worst");
        Objects.requireNonNull(best, "best");
        Objects.requireNonNull(mostDown, "mostDown");
        Objects.requireNonNull(leastDown, "leastDown");
    }
}
