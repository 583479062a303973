package dev.sla4j.target;

import dev.sla4j.value.Figure;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A statistic of a number or a time that single things have.
 *
 * <p>Models "average speed of answer", "mean MOS of all samples of the month" (C11), "the highest temperature", "number of complaints". Where
 * nothing was counted a sum and a number are zero and every other statistic has no figure (S9). A mean may be weighted: {@code Σ w x ÷ Σ w}, each
 * thing by a number of its own, such as {@code Quantity.attribute("users")}; a thing without such a number, or with a negative one, is undecided.
 *
 * <p>Memory: of requests a counter, the exact sum, the least and the greatest for each slot of the resolution in which there were any, however many there
 * were; samples and work items are kept, those in columns where they are.
 *
 * @param of which things count, not null
 * @param quantity the number or time of each; null exactly for {@link Kind#COUNT}
 * @param kind which statistic, not null
 * @param weight the number by which each counts in a mean, or null if each counts once
 */
public record Statistic(
        Selection of,
        @Nullable Quantity quantity,
        Kind kind,
        @Nullable Quantity weight) implements Indicator {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the quantity is missing, or is given though things are only counted; if the weight is no number, or no
     *     mean is taken
     */
    public Statistic {
        Objects.requireNonNull(of, "of");
        Objects.requireNonNull(kind, "kind");
        if ((quantity == null) != (kind == Kind.COUNT)) {
            throw new IllegalArgumentException("quantity (" + quantity + ") must be given unless things are counted");
        }
        if (weight != null && (kind != Kind.MEAN || weight.unit() != Figure.Unit.NUMBER)) {
            throw new IllegalArgumentException("weight (" + weight + ") must be a number, for a mean");
        }
    }

    /**
     * A statistic of things that count once each.
     *
     * @param of which things count, not null
     * @param quantity the number or time of each; null exactly for {@link Kind#COUNT}
     * @param kind which statistic, not null
     */
    public Statistic(Selection of, @Nullable Quantity quantity, Kind kind) {
        this(of, quantity, kind, null);
    }

    /**
     * Returns a copy in which each thing counts in the mean by a number.
     *
     * @param newWeight the number, not null
     * @return the copy, not null
     * @throws IllegalArgumentException if no mean is taken
     */
    public Statistic by(Quantity newWeight) {
        return new Statistic(of, quantity, kind, Objects.requireNonNull(newWeight, "weight"));
    }

    @Override
    public Figure.Unit unit() {
        return quantity == null ? Figure.Unit.NUMBER : quantity.unit();
    }

    @Override
    public boolean isHigherWorse() {
        return true;
    }

    /** Which statistic. */
    public enum Kind {
        /** How many there are. */
        COUNT,
        /** The sum. */
        SUM,
        /** The arithmetic mean, exact. */
        MEAN,
        /** The smallest. */
        MINIMUM,
        /** The greatest. */
        MAXIMUM
    }
}
