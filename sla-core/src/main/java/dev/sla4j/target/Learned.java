package dev.sla4j.target;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * Kept while the figure lies within a limit learned from the periods before.
 *
 * <p>Models "at most 1.3 times the mean of the last six periods, from the third period on" (C15). The figures are those of the same target and subject in
 * the reports directly before (S24); a period without a figure is passed over, one without a report ends the row. The bound is
 * {@code factor × mean or median}, exact, and inclusive; the median of an even number of figures is the mean of the middle two.
 *
 * @param centre what is learned, not null
 * @param periods from how many periods before at most, at least 1
 * @param warmUp from how many figures at least, 1 to {@code periods}
 * @param factor by what it is multiplied, above zero
 * @param direction on which side of the bound the figure must lie, not null
 * @param startUp what holds before the warm-up is over, other than {@link StartUp#FEWER}
 */
public record Learned(Centre centre, int periods, int warmUp, BigDecimal factor, Direction direction, StartUp startUp)
        implements Objective {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a number is out of its range or the start-up rule is to read fewer
     */
    public Learned {
        Objects.requireNonNull(centre, "centre");
        Objects.requireNonNull(direction, "direction");
        Check.atLeast(periods, 1, "periods");
        if (Check.atLeast(warmUp, 1, "warmUp") > periods) {
            throw new IllegalArgumentException("warmUp (" + warmUp + ") must be at most " + periods + ", all periods");
        }
        if (factor.signum() <= 0) {
            throw new IllegalArgumentException("factor (" + factor + ") must be above zero");
        }
        if (Objects.requireNonNull(startUp, "startUp") == StartUp.FEWER) {
            throw new IllegalArgumentException(
                    "startUp (" + startUp + ") must say what holds before the warm-up is over");
        }
    }

    /** What is learned of figures. */
    public enum Centre {
        /** Their arithmetic mean. */
        MEAN,
        /** Their median. */
        MEDIAN
    }

    /** On which side of a bound a figure must lie. */
    public enum Direction {
        /** At least the bound. */
        AT_LEAST,
        /** At most the bound. */
        AT_MOST
    }
}
