package dev.sla4j.engine;

import dev.sla4j.value.Ratio;
import org.jspecify.annotations.Nullable;

/**
 * What is added up of things beside their number: weights, and the sum, the least and the most of a number or a time.
 *
 * <p>Adding and merging is exact, so the order does not matter (L1).
 */
final class Amounts {
    private Ratio good = Ratio.ZERO;
    private Ratio bad = Ratio.ZERO;
    private Ratio undecided = Ratio.ZERO;
    private Ratio sum = Ratio.ZERO;
    private @Nullable Ratio least;
    private @Nullable Ratio most;

    /** Adds the weight of a thing. */
    void addWeight(Judgement judgement, Ratio weight) {
        if (judgement == Judgement.GOOD) {
            good = good.plus(weight);
        } else if (judgement.isBad()) {
            bad = bad.plus(weight);
        } else if (judgement == Judgement.UNDECIDED) {
            undecided = undecided.plus(weight);
        }
    }

    void addValue(Ratio value) {
        addValues(value, value, value);
    }

    /** Adds several values at once. */
    void addValues(Ratio total, Ratio lowest, Ratio highest) {
        sum = sum.plus(total);
        least = least == null ? lowest : least.min(lowest);
        most = most == null ? highest : most.max(highest);
    }

    /** Leaves undecided at least all that another one weighs. */
    void raiseUndecided(Amounts other) {
        undecided = undecided.max(other.good.plus(other.bad).plus(other.undecided));
    }

    void add(Amounts other) {
        good = good.plus(other.good);
        bad = bad.plus(other.bad);
        undecided = undecided.plus(other.undecided);
        sum = sum.plus(other.sum);
        if (other.least != null && other.most != null) {
            addValues(Ratio.ZERO, other.least, other.most);
        }
    }

    Ratio good() {
        return good;
    }

    Ratio bad() {
        return bad;
    }

    Ratio undecided() {
        return undecided;
    }

    Ratio sum() {
        return sum;
    }

    /** The least value; null without any. */
    @Nullable
    Ratio least() {
        return least;
    }

    /** The greatest value; null without any. */
    @Nullable
    Ratio most() {
        return most;
    }

    @Override
    public String toString() {
        return good + " " + bad + " " + undecided + " " + sum + " " + least + " " + most;
    }
}
