package dev.sla4j.engine;

import dev.sla4j.value.Ratio;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is the case at an instant: absent, unknown, or known with the weight that is down (zero is up). */
final class Level {
    private enum Kind {
        ABSENT,
        UNKNOWN,
        KNOWN
    }

    static final Level ABSENT = new Level(Kind.ABSENT, Ratio.ZERO);
    static final Level UNKNOWN = new Level(Kind.UNKNOWN, Ratio.ZERO);
    static final Level UP = new Level(Kind.KNOWN, Ratio.ZERO);
    static final Level DOWN = new Level(Kind.KNOWN, Ratio.ONE);

    private final Kind kind;
    private final Ratio weight;
    private final boolean down;

    private Level(Kind kind, Ratio weight) {
        this.kind = kind;
        this.weight = weight;
        this.down = !weight.isZero();
    }

    static Level down(Ratio weight) {
        if (weight.isZero()) {
            return UP;
        }
        return weight.equals(Ratio.ONE) ? DOWN : new Level(Kind.KNOWN, weight);
    }

    boolean isKnown() {
        return !isAbsent() && !isUnknown();
    }

    boolean isAbsent() {
        return kind == Kind.ABSENT;
    }

    boolean isUnknown() {
        return kind == Kind.UNKNOWN;
    }

    boolean isUp() {
        return kind == Kind.KNOWN && !down;
    }

    /** Down with all of its weight. */
    boolean isFullyDown() {
        return kind == Kind.KNOWN && weight.equals(Ratio.ONE);
    }

    boolean isDown() {
        return down;
    }

    Ratio weight() {
        return weight;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Level that && kind == that.kind && weight.equals(that.weight));
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, weight);
    }

    @Override
    public String toString() {
        if (isDown()) {
            return "down " + weight;
        }
        return isUp() ? "up" : isUnknown() ? "unknown" : "absent";
    }
}
