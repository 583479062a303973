package dev.sla4j.engine;

import java.util.List;

/**
 * Finds the number with a place among all numbers of many runs, without merging them.
 *
 * <p>What lies between the least and the greatest number that may be it is divided into places of one width, at most 2048; how many there are in each says
 * in which one it is; and what lies in that one is sought in each run by halving. That is repeated until only one number may be it: after the first time few
 * do, so the numbers are read about once. Invariants: (1) the rows of a run that may be it are those from the first to behind the last; runs without any are
 * left out; (2) the low and the high number are the least and the greatest of them, so that few numbers far from the others cost no more than one
 * repetition; (3) the place is counted from the first of them.
 *
 * <p>Time: the numbers, and for each repetition, of which there are less than twelve, runs × the logarithm of their length. Memory: 16 KB, and 16 bytes
 * for each run.
 */
final class RankKernel {
    private static final int FEWEST_BITS = 6;
    private static final int MOST_BITS = 11;

    private final ValueRun[] runs;
    private final int[] from;
    private final int[] to;
    private int size;
    private long candidates;
    private long low = Long.MIN_VALUE;
    private long high = Long.MAX_VALUE;
    private long place;

    private RankKernel(List<ValueRun> all, long place) {
        this.runs = all.toArray(new ValueRun[0]);
        this.from = new int[runs.length];
        this.to = new int[runs.length];
        this.size = runs.length;
        this.place = place;
        for (int run = 0; run < size; run++) {
            to[run] = runs[run].size();
        }
    }

    /**
     * The number with a place.
     *
     * @param runs the runs
     * @param place a place from 1, at most as many as there are, equal ones too
     */
    static long numberAt(List<ValueRun> runs, long place) {
        RankKernel search = new RankKernel(runs, place);
        search.keepBetween(Long.MIN_VALUE, Long.MAX_VALUE);
        while (search.low < search.high) {
            search.narrow();
        }
        return search.low;
    }

    private void narrow() {
        int bits = Math.max(FEWEST_BITS, Math.min(MOST_BITS, 64 - Long.numberOfLeadingZeros(candidates)));
        // The difference may be greater than a long holds: it is one without a sign.
        int shift = Math.max(0, 64 - Long.numberOfLeadingZeros(high - low) - bits);
        long[] seen = new long[1 << bits];
        for (int run = 0; run < size; run++) {
            runs[run].countInto(seen, low, shift, from[run], to[run]);
        }
        int in = 0;
        while (place > seen[in]) {
            place -= seen[in++];
        }
        long first = low + ((long) in << shift);
        long last = first + ((1L << shift) - 1);
        // Behind the greatest there is nothing, even where a long has no number for it.
        keepBetween(first, last < first || last > high ? high : last);
    }

    /** Keeps of what may be it that which lies between two numbers, both included. */
    private void keepBetween(long first, long last) {
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        int kept = 0;
        candidates = 0;
        for (int run = 0; run < size; run++) {
            ValueRun each = runs[run];
            int start = each.firstFrom(first, from[run], to[run]);
            int end = last == Long.MAX_VALUE ? to[run] : each.firstFrom(last + 1, start, to[run]);
            if (start < end) {
                least = Math.min(least, each.number(start));
                greatest = Math.max(greatest, each.number(end - 1));
                candidates += end - start;
                runs[kept] = each;
                from[kept] = start;
                to[kept++] = end;
            }
        }
        size = kept;
        low = least;
        high = greatest;
    }
}
