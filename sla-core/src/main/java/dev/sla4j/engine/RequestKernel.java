package dev.sla4j.engine;

import dev.sla4j.engine.LatencyRegions.Fate;
import dev.sla4j.measurement.Request;
import dev.sla4j.measurement.RequestColumns;
import dev.sla4j.target.Quantity;
import dev.sla4j.value.Ratio;
import java.util.Arrays;

/**
 * Counts columns of requests into slots.
 *
 * <p>The fate of a row is a step function of its latency, one for served and one for failed requests ({@link LatencyRegions}). Where there is at most
 * one step, and none for failed ones, rows are counted without a branch: with {@code T} the greatest latency of the first part, {@code v >>> 31} is 1
 * exactly for a failure, and {@code ((v - T - 1) & ~v) >>> 31} is 1 exactly for a served row with {@code v <= T}. Rows in the order of time are cut
 * into slots by galloping: the instants in between are not read. Borders are converted to the unit of the column, rounded up, which is exact because
 * {@code at × unit < border} and {@code at < ceil(border ÷ unit)} say the same of whole numbers.
 */
final class RequestKernel {
    private static final int TIME = Integer.MAX_VALUE;

    private final RequestSpec spec;
    private final SlotTallies slots;
    private final long[] at;
    private final int[] latency;
    private final long unit;
    private final long latencyUnit;
    private final long[] servedLower;
    private final Fate[] served;
    private final long[] failedLower;
    private final Fate[] failed;
    private final boolean sumsLatency;
    private final RequestThing like;

    RequestKernel(RequestSpec spec, SlotTallies slots, RequestColumns columns) {
        this.spec = spec;
        this.slots = slots;
        this.at = columns.instants();
        this.latency = columns.latencies();
        this.unit = columns.nanosPerUnit();
        this.latencyUnit = columns.latencyNanosPerUnit();
        LatencyRegions good = LatencyRegions.of(spec, Request.GOOD, columns.origin());
        LatencyRegions bad = LatencyRegions.of(spec, Request.FAILED, columns.origin());
        this.servedLower = lowers(good, latencyUnit);
        this.served = fates(good, servedLower, latencyUnit);
        this.failedLower = lowers(bad, latencyUnit);
        this.failed = fates(bad, failedLower, latencyUnit);
        this.sumsLatency = spec.quantity() instanceof Quantity.Latency;
        this.like = new RequestThing(new Request(0, Request.GOOD, Request.UNTIMED, columns.origin()));
    }

    /** The lower ends of the steps in the unit of the column; the time that says "not known" is the last step. */
    private static long[] lowers(LatencyRegions regions, long unit) {
        long[] ends = new long[regions.size() + 1];
        int size = 0;
        Fate before = null;
        for (int i = 0; i < regions.size(); i++) {
            long lower = regions.lowerIn(i, unit);
            boolean empty = lower >= TIME || (i + 1 < regions.size() && regions.lowerIn(i + 1, unit) == lower);
            if (!empty && regions.fate(i) != before) {
                ends[size++] = lower;
                before = regions.fate(i);
            }
        }
        if (regions.untimed() != before) {
            ends[size++] = TIME;
        }
        return Arrays.copyOf(ends, size);
    }

    private static Fate[] fates(LatencyRegions regions, long[] lowers, long unit) {
        Fate[] fates = new Fate[lowers.length];
        for (int i = 0; i < lowers.length; i++) {
            fates[i] = lowers[i] == TIME ? regions.untimed() : regions.at(lowers[i] * unit);
        }
        return fates;
    }

    void add(boolean ordered) {
        boolean plain = !spec.keepsAmounts() && served.length <= 2 && failed.length == 1;
        int row = 0;
        int width = 16;
        while (row < at.length) {
            long nanos = at[row] * unit;
            long start = spec.grid().unitStart(nanos);
            long end = spec.grid().unitEnd(nanos);
            int until = ordered ? firstFrom(row, width, border(end)) : lastInRow(row, border(start), border(end));
            int slot = slots.row(start, end);
            if (plain) {
                countPlain(slot, row, until);
            } else {
                count(slot, row, until);
            }
            width = until - row;
            row = until;
        }
    }

    /** The first number of units at or after an instant. */
    private long border(long nanos) {
        return -Math.floorDiv(-nanos, unit);
    }

    /** The first row at or after a border, guessed to be about as far away as the last one was. */
    private int firstFrom(int row, int guess, long border) {
        int low = row;
        int step = Math.max(1, guess);
        int high = row;
        while (high < at.length && at[high] < border) {
            low = high;
            high = high > at.length - step ? at.length : high + step;
            step = low == row ? Math.max(1, guess >> 2) : step << 1;
        }
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (at[middle] < border) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private int lastInRow(int row, long from, long to) {
        int until = row + 1;
        while (until < at.length && from <= at[until] && at[until] < to) {
            until++;
        }
        return until;
    }

    /** At most one step for served rows, none for failed ones. */
    private void countPlain(int slot, int from, int to) {
        boolean steps = served.length == 2;
        long firstOfRest = steps ? servedLower[1] : 0;
        int failures = 0;
        int within = 0;
        int mark = (int) firstOfRest;
        for (int i = from; i < to; i++) {
            int v = latency[i];
            failures += v >>> 31;
            within += ((v - mark) & ~v) >>> 31;
        }
        int all = to - from - failures;
        add(slot, failed[0], failures);
        add(slot, served[0], steps ? within : all);
        if (steps) {
            add(slot, served[1], all - within);
        }
    }

    private void add(int slot, Fate fate, long count) {
        switch (fate) {
            case GOOD -> slots.add(slot, count, 0, 0);
            case BAD -> slots.add(slot, 0, count, 0);
            case UNDECIDED -> slots.add(slot, 0, 0, count);
            case LEFT_OUT -> {
                // Not selected.
            }
        }
    }

    private void count(int slot, int from, int to) {
        long[] counts = new long[Fate.values().length];
        long untimed = 0;
        long sum = 0;
        int least = TIME;
        int most = 0;
        for (int i = from; i < to; i++) {
            int time = latency[i] & TIME;
            Fate fate = latency[i] < 0 ? step(failedLower, failed, time) : step(servedLower, served, time);
            counts[fate.ordinal()]++;
            if (sumsLatency && fate == Fate.GOOD) {
                if (time == TIME) {
                    untimed++;
                } else {
                    sum += time;
                    least = Math.min(least, time);
                    most = Math.max(most, time);
                }
            }
        }
        if (sumsLatency) {
            long timed = counts[Fate.GOOD.ordinal()] - untimed;
            slots.add(slot, timed, 0, untimed);
            if (timed > 0) {
                slots.addValues(slot, seconds(sum), seconds(least), seconds(most));
            }
            return;
        }
        Tally tally = Tally.of(spec);
        tally.add(Judgement.GOOD, like, counts[Fate.GOOD.ordinal()]);
        tally.add(Judgement.BAD, like, counts[Fate.BAD.ordinal()]);
        tally.add(Judgement.UNDECIDED, like, counts[Fate.UNDECIDED.ordinal()]);
        slots.add(slot, tally);
    }

    private Ratio seconds(long units) {
        return Ratio.of(units).times(Ratio.of(latencyUnit, 1_000_000_000L));
    }

    private static Fate step(long[] lowers, Fate[] fates, int time) {
        int step = lowers.length - 1;
        while (lowers[step] > time) {
            step--;
        }
        return fates[step];
    }
}
