package dev.sla4j.value;

import static java.util.Objects.requireNonNull;

import java.math.RoundingMode;

/**
 * A figure of which is known between which two numbers it lies, strictly: what is kept on file of a figure whose exact fraction would take
 * hundreds of digits (S16).
 *
 * <p>{@link #of} makes it from the exact figure, between two neighbouring decimals of 60 digits. So it compares with every decimal of at most 60
 * digits exactly as the figure itself does, for no such decimal lies between them. What is computed of enclosed figures is enclosed too.
 *
 * <p>{@link #toString} is read by {@link Figure#parse}. There is no {@link #value()}. Immutable.
 *
 * @param lower  a number below the figure, not null
 * @param upper  a number above it, not null
 * @param unit  its unit, not none
 */
public record Enclosed(Ratio lower, Ratio upper, Unit unit) implements Figure {
    /** The digits of the two decimals. */
    private static final int DIGITS = 60;
    /** The longest fraction that is kept as it is, in bits of numerator and denominator: about 77 digits. */
    private static final int SHORT_BITS = 256;

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if there is no unit, or lower is not below upper
     */
    public Enclosed {
        requireNonNull(lower, "lower");
        requireNonNull(upper, "upper");
        requireNonNull(unit, "unit");
        if (unit == Unit.NONE) {
            throw Check.failure("unit", unit, "must be that of a measured figure");
        }
        if (lower.compareTo(upper) >= 0) {
            throw Check.failure("lower", lower, "must be below upper (" + upper + ")");
        }
    }

    /**
     * Returns what is kept on file of a figure: the figure itself if its exact text is short, else an enclosure.
     *
     * @param figure  the figure, not null
     * @return a figure that {@link Figure#parse} reads back from its text, not null
     */
    public static Figure of(Figure figure) {
        if (!figure.isMeasured() || figure instanceof Enclosed || figure instanceof Count) {
            return figure;
        }
        Ratio value = figure.value();
        if (Math.max(value.numerator().bitLength(), value.denominator().bitLength()) <= SHORT_BITS) {
            return figure instanceof MeanOfFractions mean ? mean.plain() : figure;
        }
        return new Enclosed(
                Ratio.ofAnySize(value.toDecimal(DIGITS, RoundingMode.FLOOR)),
                Ratio.ofAnySize(value.toDecimal(DIGITS, RoundingMode.CEILING)),
                figure.unit());
    }

    /**
     * Says whether a number lies outside, so that the figure can be compared with it.
     *
     * @param other  the number, not null
     * @return true if it does
     */
    public boolean decides(Ratio other) {
        return lower.compareTo(other) >= 0 || upper.compareTo(other) <= 0;
    }

    /**
     * There is no exact value.
     *
     * @throws IllegalStateException always
     */
    @Override
    public Ratio value() {
        throw new IllegalStateException("figure (" + this + ") has no exact value");
    }

    /** Compares with a number that lies outside. */
    int compareTo(Ratio other) {
        if (!decides(other)) {
            throw new IllegalStateException(
                    "figure (" + this + ") cannot be compared with " + other + " between its ends");
        }
        return lower.compareTo(other) >= 0 ? 1 : -1;
    }

    /** One of the ends as a figure with an exact value. */
    Figure plain(Ratio end) {
        return switch (unit) {
            case SHARE -> new Share(end.max(Ratio.ZERO).min(Ratio.ONE));
            case TIME -> new Time(end);
            case NUMBER -> new Amount(end);
            case NONE -> throw new AssertionError("an enclosed figure is measured");
        };
    }

    /**
     * Returns the lower end of a figure: of one that is not enclosed the figure.
     *
     * @param figure  the figure, not null
     * @return a figure with an exact value, or none, not null
     */
    public static Figure lowerEnd(Figure figure) {
        return figure instanceof Enclosed enclosed ? enclosed.plain(enclosed.lower) : figure;
    }

    /**
     * Returns the upper end of a figure: of one that is not enclosed the figure.
     *
     * @param figure  the figure, not null
     * @return a figure with an exact value, or none, not null
     */
    public static Figure upperEnd(Figure figure) {
        return figure instanceof Enclosed enclosed ? enclosed.plain(enclosed.upper) : figure;
    }

    /**
     * Returns a figure that lies between two.
     *
     * @param one  one end, measured, not null
     * @param other  the other end, of the same unit, not null
     * @return the enclosed figure; an end if they are equal
     */
    public static Figure between(Figure one, Figure other) {
        int order = Figure.compare(one, other);
        if (order == 0) {
            return one;
        }
        Figure low = order < 0 ? one : other;
        return new Enclosed(low.value(), (order < 0 ? other : one).value(), low.unit());
    }

    @Override
    public String toString() {
        return (unit == Unit.SHARE ? "share" : unit == Unit.TIME ? "time" : "number") + " between " + text(lower)
                + " and " + text(upper);
    }

    private static String text(Ratio end) {
        return end.exactDigits() >= 0 ? end.toDecimalExact().toPlainString() : end.toString();
    }
}
