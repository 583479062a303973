package dev.sla4j.engine;

import dev.sla4j.value.Ratio;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of things beside their number: weights; the sum, the least and the most of a number or a time; its values, if they are wanted; the
 * state of a function.
 *
 * <p>Adding and merging is exact, so the order does not matter (L1).
 */
final class Amounts {
    private static final long NANOS = 1_000_000_000L;
    /** Less than each time. */
    private static final long NO_TIME = -1;

    private Ratio good = Ratio.ZERO;
    private Ratio bad = Ratio.ZERO;
    private Ratio undecided = Ratio.ZERO;
    private boolean weightless;
    private Ratio sum = Ratio.ZERO;
    private @Nullable Ratio least;
    private @Nullable Ratio most;

    /** The sum, the least and the most of times that were added one by one and are no part of the fractions yet: a fraction for each would take longer. */
    private long moreNanos;

    private long leastNanos = Long.MAX_VALUE;
    private long mostNanos = NO_TIME;

    private @Nullable Values values;
    /** Made only where a time is known to lie between two. */
    private @Nullable Ranges ranges;

    private final @Nullable FunctionState<?> function;

    Amounts(Kept kept) {
        this.values = kept.values() ? new Values() : null;
        this.function = kept.function() == null ? null : kept.function().state();
    }

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

    /** Notes that there are things of which it is not known what they weigh. */
    void addWeightless() {
        weightless = true;
    }

    /** Adds things of one value, and by how much it counts for all of them. */
    void addValue(Ratio value, Ratio weight, long count) {
        addValues(value.times(weight), value, value);
        if (values != null) {
            values.add(value, count);
        }
    }

    /** Adds things that took so long each. */
    void addTime(long nanos, long count) {
        long all = nanos * count;
        // Neither is below zero.
        boolean fits = Math.multiplyHigh(nanos, count) == 0 && all >= 0 && moreNanos + all >= 0;
        if (!fits) {
            Ratio time = seconds(nanos);
            addValues(time.times(Ratio.of(count)), time, time);
        } else {
            moreNanos += all;
            leastNanos = Math.min(leastNanos, nanos);
            mostNanos = Math.max(mostNanos, nanos);
        }
        if (values != null) {
            values.addNanos(nanos, count);
        }
    }

    /** Makes times part of the fractions. */
    private void settle() {
        if (mostNanos != NO_TIME) {
            addValues(seconds(moreNanos), seconds(leastNanos), seconds(mostNanos));
            moreNanos = 0;
            leastNanos = Long.MAX_VALUE;
            mostNanos = NO_TIME;
        }
    }

    private static Ratio seconds(long nanos) {
        return Ratio.of(nanos, NANOS);
    }

    /** Adds things of which it is known between which two the time of each lies. */
    void addRange(Thing.Between range, long count) {
        made().add(range, count);
    }

    private Ranges made() {
        Ranges present = ranges == null ? new Ranges() : ranges;
        ranges = present;
        return present;
    }

    /** Adds several values at once, where they are not kept. */
    void addValues(Ratio total, Ratio lowest, Ratio highest) {
        sum = sum.plus(total);
        least = least == null ? lowest : least.min(lowest);
        most = most == null ? highest : most.max(highest);
    }

    /** Leaves undecided at least all that another one weighs. */
    void raiseUndecided(Amounts other) {
        undecided = undecided.max(other.good.plus(other.bad).plus(other.undecided));
        weightless |= other.weightless;
    }

    void add(Amounts other) {
        addAllButValues(other);
        if (values != null && other.values != null) {
            values.add(other.values);
        }
    }

    /** The same for what lives no longer than a report: values are shared rather than merged, and nothing else is asked for where they are kept. */
    void join(Amounts other) {
        if (values == null || other.values == null) {
            add(other);
            return;
        }
        values.join(other.values);
        if (other.ranges != null) {
            made().add(other.ranges);
        }
    }

    private void addAllButValues(Amounts other) {
        other.settle();
        good = good.plus(other.good);
        bad = bad.plus(other.bad);
        undecided = undecided.plus(other.undecided);
        weightless |= other.weightless;
        sum = sum.plus(other.sum);
        if (other.least != null && other.most != null) {
            addValues(Ratio.ZERO, other.least, other.most);
        }
        if (other.ranges != null) {
            made().add(other.ranges);
        }
        if (function != null && other.function != null) {
            function.merge(other.function);
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

    boolean isWeightless() {
        return weightless;
    }

    Ratio sum() {
        settle();
        return sum;
    }

    /** The least value; null without any. */
    @Nullable
    Ratio least() {
        settle();
        return least;
    }

    /** The greatest value; null without any. */
    @Nullable
    Ratio most() {
        settle();
        return most;
    }

    /** How often each value was seen; null where values are not kept. */
    @Nullable
    Values values() {
        return values;
    }

    /** The times that are known to lie between two; null without any. */
    @Nullable
    Ranges ranges() {
        return ranges;
    }

    /** What a function has made of the things; null without one. */
    @Nullable
    FunctionState<?> function() {
        return function;
    }

    @Override
    public String toString() {
        settle();
        return good + " " + bad + " " + undecided + " " + weightless + " " + sum + " " + least + " " + most + " "
                + values + " " + function + (ranges == null ? "" : " " + ranges);
    }

    void write(ByteSink out) {
        settle();
        // Both in one number: at first there was the one alone.
        out.ratio(good).ratio(bad).ratio(undecided).number((weightless ? 1 : 0) + (ranges == null ? 0 : 2));
        out.ratio(sum).ratioOrNone(least).ratioOrNone(most);
        if (ranges != null) {
            ranges.write(out);
        }
        if (values != null) {
            values.write(out);
        }
        if (function != null) {
            function.write(out);
        }
    }

    private static boolean isInOrder(@Nullable Ratio least, @Nullable Ratio most) {
        if (least == null || most == null) {
            return least == null && most == null;
        }
        return least.compareTo(most) <= 0;
    }

    void read(ByteSource in) {
        good = in.ratio();
        bad = in.ratio();
        undecided = in.ratio();
        long flags = in.number();
        if (flags < 0 || flags > 3) {
            throw in.fault("must be a number from 0 to 3, not " + flags);
        }
        weightless = (flags & 1) != 0;
        sum = in.ratio();
        least = in.ratioOrNone();
        most = in.ratioOrNone();
        if (good.signum() < 0 || bad.signum() < 0 || undecided.signum() < 0 || !isInOrder(least, most)) {
            throw in.fault("must hold weights that are not negative, and a least that is not above the most");
        }
        ranges = flags > 1 ? Ranges.read(in) : null;
        values = values == null ? null : Values.read(in);
        if (function != null) {
            function.read(in);
        }
    }
}
