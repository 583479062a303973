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
 * one step, and none for failed ones, rows are counted without a branch ({@link RunCounts}). Which rows lie in which slot is known
 * ({@link SlotCuts}).
 */
final class RequestKernel {
    private static final int TIME = Integer.MAX_VALUE;

    private final RequestSpec spec;
    private final SlotTallies slots;
    private final int[] latency;
    private final SlotCuts cuts;
    private final long latencyUnit;
    private final long[] servedLower;
    private final Fate[] served;

    /** How many steps are of served rows whose time is known. */
    private final int timed;

    private final long[] failedLower;
    private final Fate[] failed;
    private final boolean sumsLatency;
    private final boolean keepsLatency;
    private final boolean countsEach;
    private final RequestColumns columns;
    private final Ratio secondsPerUnit;
    private final SortKernel sorting = new SortKernel();

    RequestKernel(RequestSpec spec, SlotTallies slots, RequestColumns columns, SlotCuts cuts) {
        this.spec = spec;
        this.slots = slots;
        this.latency = cuts.latencies();
        this.cuts = cuts;
        this.latencyUnit = columns.latencyNanosPerUnit();
        LatencyRegions good = LatencyRegions.of(spec, Request.GOOD, columns.origin());
        LatencyRegions bad = LatencyRegions.of(spec, Request.FAILED, columns.origin());
        this.servedLower = lowers(good, latencyUnit);
        this.served = fates(good, servedLower, latencyUnit);
        boolean untimedApart = served.length > 1 && servedLower[served.length - 1] == TIME;
        this.timed = served.length - (untimedApart ? 1 : 0);
        this.failedLower = lowers(bad, latencyUnit);
        this.failed = fates(bad, failedLower, latencyUnit);
        this.keepsLatency = spec.kept().isLatency() && spec.kept().values();
        this.sumsLatency = spec.kept().isLatency() && !spec.kept().values();
        this.countsEach = spec.kept().quantity() instanceof Quantity.Latency
                && !spec.kept().isLatency();
        this.columns = columns;
        this.secondsPerUnit = Ratio.of(latencyUnit, 1_000_000_000L);
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

    void add() {
        if (!spec.kept().isMore() && failed.length == 1 && timed <= 2) {
            addPlain();
            return;
        }
        slots.reserve(cuts.size());
        int row = 0;
        for (int cut = 0; cut < cuts.size(); cut++) {
            int slot = slots.rowOfSlot(cuts.start(cut), cuts.end(cut));
            if (keepsLatency) {
                keep(slot, row, cuts.until(cut));
            } else if (countsEach) {
                countEach(slot, row, cuts.until(cut));
            } else {
                count(slot, row, cuts.until(cut));
            }
            row = cuts.until(cut);
        }
    }

    /** At most one step for served rows whose time is known, none for failed ones: four kinds of rows, each with one fate. */
    private void addPlain() {
        // In this order all are counted at once.
        int[] below = timed == 2 ? cuts.counts().below((int) servedLower[1]) : new int[0];
        int[] failures = cuts.counts().failures();
        int[] untimed = cuts.counts().untimed();
        int[] rest = new int[cuts.size()];
        int row = 0;
        for (int cut = 0; cut < rest.length; cut++) {
            rest[cut] = cuts.until(cut) - row;
            row = cuts.until(cut);
        }
        take(rest, below);
        take(rest, untimed);
        // Mostly those above the step are judged as failures are, and counted with them.
        boolean alike = failed[0] == served[timed - 1];
        if (!alike) {
            take(rest, failures);
        }
        Fate[] fates = {failed[0], served[0], served[timed - 1], served[served.length - 1]};
        add(fates, new int[][] {alike ? new int[0] : failures, below, rest, untimed});
    }

    private static void take(int[] from, int[] less) {
        for (int cut = 0; cut < less.length; cut++) {
            from[cut] -= less[cut];
        }
    }

    private void add(Fate[] fates, int[][] counts) {
        int first = slots.append(cuts);
        for (int kind = 0; kind < fates.length; kind++) {
            if (first != SlotTallies.NONE) {
                slots.add(fates[kind], first, counts[kind]);
                continue;
            }
            for (int cut = 0; cut < counts[kind].length; cut++) {
                slots.add(fates[kind], slots.rowOfSlot(cuts.start(cut), cuts.end(cut)), counts[kind][cut]);
            }
        }
    }

    private void count(int slot, int from, int to) {
        long good = 0;
        long bad = 0;
        long undecided = 0;
        long sum = 0;
        int least = TIME;
        int most = 0;
        for (int i = from; i < to; i++) {
            int time = latency[i] & TIME;
            Fate fate = latency[i] < 0 ? step(failedLower, failed, time) : step(servedLower, served, time);
            boolean unknown = sumsLatency && time == TIME;
            switch (fate) {
                case GOOD -> {
                    good += unknown ? 0 : 1;
                    undecided += unknown ? 1 : 0;
                    sum += unknown ? 0 : time;
                    least = Math.min(least, time);
                    most = unknown ? most : Math.max(most, time);
                }
                case BAD -> bad++;
                case UNDECIDED -> undecided++;
                case LEFT_OUT -> {
                    // Not selected.
                }
            }
        }
        if (sumsLatency) {
            slots.add(slot, good, bad, undecided);
            if (good > 0) {
                slots.addValues(slot, seconds(sum), seconds(least), seconds(most));
            }
            return;
        }
        Tally tally = Tally.of(spec);
        RequestThing like = new RequestThing(request(TIME));
        tally.add(Judgement.GOOD, 0, like, good);
        tally.add(Judgement.BAD, 0, like, bad);
        tally.add(Judgement.UNDECIDED, 0, like, undecided);
        slots.add(slot, tally);
    }

    /** Where single values are kept: those that count, sorted, equal ones together. */
    private void keep(int slot, int from, int to) {
        int[] good = sorting.room(to - from);
        int size = 0;
        long bad = 0;
        long undecided = 0;
        long sum = 0;
        for (int i = from; i < to; i++) {
            int time = latency[i] & TIME;
            Fate fate = latency[i] < 0 ? step(failedLower, failed, time) : step(servedLower, served, time);
            switch (time == TIME && fate != Fate.LEFT_OUT ? Fate.UNDECIDED : fate) {
                case GOOD -> {
                    good[size++] = time;
                    sum += time;
                }
                case BAD -> bad++;
                case UNDECIDED -> undecided++;
                case LEFT_OUT -> {
                    // Not selected.
                }
            }
        }
        slots.add(slot, size, bad, undecided);
        if (size == 0) {
            return;
        }
        int[] sorted = sorting.sort(size);
        slots.addValues(slot, seconds(sum), seconds(sorted[0]), seconds(sorted[size - 1]));
        slots.addTimes(slot, ValueRun.ofSorted(sorted, size, latencyUnit));
    }

    /** Where values are weighed: equal ones are counted together. */
    private void countEach(int slot, int from, int to) {
        int[] sorted = Arrays.copyOfRange(latency, from, to);
        Arrays.sort(sorted);
        Tally tally = Tally.of(spec);
        int row = 0;
        while (row < sorted.length) {
            int next = row;
            while (next < sorted.length && sorted[next] == sorted[row]) {
                next++;
            }
            int time = sorted[row] & TIME;
            Fate fate = sorted[row] < 0 ? step(failedLower, failed, time) : step(servedLower, served, time);
            if (fate != Fate.LEFT_OUT) {
                RequestThing thing = new RequestThing(request(sorted[row]));
                tally.add(RequestTallies.judgement(fate), 0, thing, next - row);
            }
            row = next;
        }
        slots.add(slot, tally);
    }

    /** A request like those that a row tells of, at any instant. */
    private Request request(int latency) {
        int time = latency & TIME;
        return new Request(
                0,
                latency < 0 ? Request.FAILED : Request.GOOD,
                time == TIME ? Request.UNTIMED : time * latencyUnit,
                columns.origin());
    }

    private Ratio seconds(long units) {
        return Ratio.of(units).times(secondsPerUnit);
    }

    private static Fate step(long[] lowers, Fate[] fates, int time) {
        int step = lowers.length - 1;
        while (lowers[step] > time) {
            step--;
        }
        return fates[step];
    }
}
