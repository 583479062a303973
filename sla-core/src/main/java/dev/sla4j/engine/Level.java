package dev.sla4j.engine;

import dev.sla4j.value.Ratio;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is the case at an instant: absent, unknown, or known with the weight that is down (zero is up). */
final class Level {
    static final Level ABSENT = new Level(Ratio.ZERO);
    static final Level UNKNOWN = new Level(Ratio.ZERO);
    static final Level UP = new Level(Ratio.ZERO);
    static final Level DOWN = new Level(Ratio.ONE);

    private final Ratio weight;

    private Level(Ratio weight) {
        this.weight = weight;
    }

    static Level down(Ratio weight) {
        if (weight.isZero()) {
            return UP;
        }
        return weight.equals(Ratio.ONE) ? DOWN : new Level(weight);
    }

    boolean isKnown() {
        return this != ABSENT && this != UNKNOWN;
    }

    boolean isDown() {
        return !weight.isZero();
    }

    Ratio weight() {
        return weight;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Level that && isDown() && that.isDown() && weight.equals(that.weight));
    }

    @Override
    public int hashCode() {
        return isDown() ? weight.hashCode() : Objects.hash(this == UP, this == UNKNOWN);
    }

    @Override
    public String toString() {
        if (isDown()) {
            return "down " + weight;
        }
        return this == UP ? "up" : this == UNKNOWN ? "unknown" : "absent";
    }
}
