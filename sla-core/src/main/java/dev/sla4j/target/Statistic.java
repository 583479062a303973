package dev.sla4j.target;

import dev.sla4j.value.Figure;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A statistic of a number or a time that single things have.
 *
 * <p>Models "average speed of answer", "mean MOS of all samples of the month" (C11), "the highest temperature", "number of complaints". Where
 * nothing was counted a sum and a number are zero and every other statistic has no figure (S9).
 *
 * @param of which things count, not null
 * @param quantity the number or time of each; null exactly for {@link Kind#COUNT}
 * @param kind which statistic, not null
 */
public record Statistic(Selection of, @Nullable Quantity quantity, Kind kind) implements Indicator {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the quantity is missing, or is given though things are only counted
     */
    public Statistic {
        Objects.requireNonNull(of, "of");
        Objects.requireNonNull(kind, "kind");
        if ((quantity == null) != (kind == Kind.COUNT)) {
            throw new IllegalArgumentException("quantity (" + quantity + ") must be given unless things are counted");
        }
    }

    @Override
    public Figure.Unit unit() {
        return quantity == null ? Figure.Unit.NUMBER : quantity.unit();
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
