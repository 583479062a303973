package dev.sla4j.target;

import dev.sla4j.value.Figure;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The share of single things that are good: {@code good ÷ all}.
 *
 * <p>Models success rates ("valid requests that do not fail", C03), percentile promises ("95 % of all queries within 300 ms" – nearest rank is
 * exactly this share, S18, C10), attainment of tickets within their limit (C89) and charges by quantity. Where nothing was counted there is no
 * figure (S9).
 *
 * <p>Memory: of requests two counters, with a weight two exact sums, for each slot of the resolution in which there were any, however many there were; samples
 * and work items are kept, those in columns where they are.
 *
 * @param of which things count, not null
 * @param good which of them are good, not null
 * @param weight the number by which each of them counts, or null if each counts once
 */
public record Share(Selection of, Condition good, @Nullable Quantity weight) implements Indicator {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the weight is not a number
     */
    public Share {
        Objects.requireNonNull(of, "of");
        Objects.requireNonNull(good, "good");
        if (weight != null && weight.unit() != Figure.Unit.NUMBER) {
            throw new IllegalArgumentException("weight (" + weight + ") must be a number");
        }
    }

    /**
     * Returns a copy in which each thing counts by a number instead of once: by quantity or by value.
     *
     * @param quantity the number, not null
     * @return the copy, not null
     */
    public Share by(Quantity quantity) {
        return new Share(of, good, Objects.requireNonNull(quantity, "quantity"));
    }

    @Override
    public Figure.Unit unit() {
        return Figure.Unit.SHARE;
    }
}
