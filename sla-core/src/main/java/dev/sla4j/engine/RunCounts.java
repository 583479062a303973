package dev.sla4j.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counts the rows of each run of {@link SlotCuts} by their latency: the one loop that reads every row of a column of requests.
 *
 * <p>Without a branch: {@code v >>> 31} is 1 exactly for a failure, and {@code ((v - mark) & ~v) >>> 31} is 1 exactly for a served row with
 * {@code v < mark}. Both are added at once, in the halves of one {@code int}. What was counted for one specification is kept for the others that ask
 * the same.
 */
final class RunCounts {
    /** As many rows as half an {@code int} can count. */
    private static final int MOST = (1 << 16) - 1;

    private final SlotCuts cuts;
    private final Map<Integer, int[]> below = new HashMap<>();
    private int @Nullable [] failures;

    RunCounts(SlotCuts cuts) {
        this.cuts = cuts;
    }

    /** How many rows of each run failed. */
    int[] failures() {
        if (failures == null) {
            count(0);
        }
        return Objects.requireNonNull(failures);
    }

    /** How many rows of each run were served and took less than a mark, which is not negative. */
    int[] below(int mark) {
        int[] known = below.get(mark);
        return known != null ? known : count(mark);
    }

    private int[] count(int mark) {
        int[] latencies = cuts.latencies();
        int[] failed = new int[cuts.size()];
        int[] served = new int[cuts.size()];
        int row = 0;
        for (int cut = 0; cut < failed.length; cut++) {
            int until = cuts.until(cut);
            while (row < until) {
                int end = Math.min(until, row + MOST);
                int both = count(latencies, row, end, mark);
                failed[cut] += both & MOST;
                served[cut] += both >>> 16;
                row = end;
            }
        }
        failures = failed;
        below.put(mark, served);
        return served;
    }

    /** Failures in the lower half, rows below the mark in the upper one; at most {@link #MOST} rows. */
    private static int count(int[] latencies, int from, int to, int mark) {
        int both = 0;
        for (int row = from; row < to; row++) {
            int v = latencies[row];
            both += (v >>> 31) + ((((v - mark) & ~v) >>> 15) & (1 << 16));
        }
        return both;
    }
}
