package dev.sla4j.target;

import dev.sla4j.value.Figure;
import dev.sla4j.value.Percent;
import java.util.Objects;

/**
 * The value of a percentile of a number or a time that single things have, exact.
 *
 * <p>Models "the reported P95 of the month" and tables over such a value (C10). A <em>promise</em> "95 % within 300 ms" needs no value: it is the
 * {@link Share} within the limit, which is decided by counting, and it agrees with the nearest rank: {@code p95 <= T} exactly if
 * {@code count(<= T) >= ceil(0.95 n)} (S18). The value is therefore kept for tables and reports that print it.
 *
 * <p>With the values in ascending order {@code x(1) … x(n)}, {@code p} the rank as a fraction, and {@code x(k)} meaning the nearest of the ends
 * where {@code k} lies outside 1 to n, the figure is an exact fraction also where a definition interpolates. Where nothing was counted there is no
 * figure (S9).
 *
 * <p>Memory: of requests each different value once for each slot of the resolution, with how often it was seen, 12 bytes (some 100 for one that is no whole number of billionths), and some 400 for
 * the slot: more of them only where more differ, and a coarser resolution keeps fewer; samples and work items are kept, those in columns where they are, and each different value while a report is made. A share within a limit keeps two counters. Requests that were counted before tell a value where their bucket holds one only; others are undecided.
 *
 * @param of which things count, not null
 * @param quantity the number or time of each, not null
 * @param rank which percentile, such as {@code 95%}, 0 % to 100 %
 * @param definition which of the published definitions, not null
 */
public record Percentile(Selection of, Quantity quantity, Percent rank, Definition definition) implements Indicator {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the rank is below 0 % or above 100 %
     */
    public Percentile {
        Objects.requireNonNull(of, "of");
        Objects.requireNonNull(quantity, "quantity");
        Objects.requireNonNull(definition, "definition");
        if (rank.compareTo(Percent.parse("0%")) < 0 || rank.compareTo(Percent.parse("100%")) > 0) {
            throw new IllegalArgumentException("rank (" + rank + ") must be 0% to 100%");
        }
    }

    /**
     * Returns a copy of another definition.
     *
     * @param newDefinition the definition, not null
     * @return the copy, not null
     */
    public Percentile by(Definition newDefinition) {
        return new Percentile(of, quantity, rank, newDefinition);
    }

    @Override
    public Figure.Unit unit() {
        return quantity.unit();
    }

    @Override
    public boolean isHigherWorse() {
        return true;
    }

    /**
     * The nine definitions of R. J. Hyndman and Y. Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996), in their
     * order. With {@code h = n p + m}, {@code j = floor(h)} and {@code g = h − j}, the value is {@code (1 − c) x(j) + c x(j + 1)}; from the fourth on
     * {@code c = g}.
     */
    public enum Definition {
        /** Type 1, the default: {@code x(ceil(n p))}, at least the first; always one of the values. {@code m = 0; c = 0} if {@code g = 0}, else 1. */
        NEAREST_RANK,
        /** Type 2: as the nearest rank, but the mean of two values where {@code n p} is whole. {@code m = 0; c = 1/2} if {@code g = 0}, else 1. */
        AVERAGED_STEP,
        /** Type 3: the value of the nearest whole rank, of two the even one. {@code m = −1/2; c = 0} if {@code g = 0} and j is even, else 1. */
        NEAREST_EVEN,
        /** Type 4: between the steps of the distribution function. {@code m = 0}. */
        LINEAR_STEPS,
        /** Type 5, Hazen: between the middles of the steps. {@code m = 1/2}. */
        HAZEN,
        /** Type 6, Weibull, PERCENTILE.EXC of spreadsheets: {@code m = p}. */
        WEIBULL,
        /** Type 7, PERCENTILE or PERCENTILE.INC of spreadsheets, the default of R and NumPy: {@code m = 1 − p}. */
        LINEAR,
        /** Type 8, nearly unbiased for the median: {@code m = (p + 1) / 3}. */
        MEDIAN_UNBIASED,
        /** Type 9, nearly unbiased for a normal distribution: {@code m = p / 4 + 3 / 8}. */
        NORMAL_UNBIASED
    }
}
