package dev.sla4j.value;

import static java.util.Objects.requireNonNull;

/**
 * One end of a limit: a figure, and whether the figure itself is still within.
 *
 * <p>"<i>At least 99.9 %</i>" is an inclusive bound, "<i>less than 4 hours</i>" is not.
 *
 * @param figure  the figure, measured, not null
 * @param inclusive  whether the figure itself is within
 */
public record Bound(Figure figure, boolean inclusive) {

    /**
     * Checks the figure.
     *
     * @throws IllegalArgumentException if the figure is none or enclosed
     */
    public Bound {
        if (!requireNonNull(figure, "figure").isMeasured()) {
            throw Check.failure("figure", figure, "must be a share, a time or a number");
        }
        if (figure instanceof Enclosed) {
            throw Check.failure("figure", figure, "must be exact to be a bound");
        }
    }

    /**
     * Obtains a bound whose figure is within.
     *
     * @param figure  the figure, measured, not null
     * @return the bound, not null
     * @throws IllegalArgumentException if the figure is none
     */
    public static Bound inclusive(Figure figure) {
        return new Bound(figure, true);
    }

    /**
     * Obtains a bound whose figure is no longer within.
     *
     * @param figure  the figure, measured, not null
     * @return the bound, not null
     * @throws IllegalArgumentException if the figure is none
     */
    public static Bound exclusive(Figure figure) {
        return new Bound(figure, false);
    }
}
