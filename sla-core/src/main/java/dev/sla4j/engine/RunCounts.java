package dev.sla4j.engine;

import dev.sla4j.measurement.RequestColumns;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counts the rows of each run of {@link SlotCuts} by their latency: the one loop that reads every row of a column of requests.
 *
 * <p>Without a branch: {@code v >>> 31} is 1 exactly for a failure, and {@code ((v - mark) & ~v) >>> 31} is 1 exactly for a served row with
 * {@code v < mark}; with the greatest number but one for {@code mark} the rest are those of which the time is not known. All are added at once, each
 * in ten bits of one {@code int}. What was counted for one specification is kept for the others that ask the same.
 */
final class RunCounts {
    private static final int BITS = 10;

    /** As many rows as these bits can count. */
    private static final int MOST = (1 << BITS) - 1;

    private final SlotCuts cuts;
    private final Map<Integer, int[]> below = new HashMap<>();
    private int @Nullable [] failures;
    private int @Nullable [] untimed;

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

    /** How many rows of each run were served, and it is not known how long they took. */
    int[] untimed() {
        if (untimed == null) {
            count(0);
        }
        return Objects.requireNonNull(untimed);
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
        int[] unknown = new int[cuts.size()];
        int row = 0;
        for (int cut = 0; cut < failed.length; cut++) {
            int until = cuts.until(cut);
            while (row < until) {
                int end = Math.min(until, row + MOST);
                int all = count(latencies, row, end, mark);
                failed[cut] += all & MOST;
                served[cut] += (all >>> BITS) & MOST;
                unknown[cut] += all >>> (2 * BITS);
                row = end;
            }
        }
        failures = failed;
        untimed = unknown;
        below.put(mark, served);
        return served;
    }

    /** Failures in the lowest bits, then rows below the mark, then those of unknown time; at most {@link #MOST} rows. */
    private static int count(int[] latencies, int from, int to, int mark) {
        int all = 0;
        for (int row = from; row < to; row++) {
            int v = latencies[row];
            int below = ((v - mark) & ~v) >>> 31;
            int unknown = ((RequestColumns.UNTIMED - 1 - v) & ~v) >>> 31;
            all += (v >>> 31) + (below << BITS) + (unknown << (2 * BITS));
        }
        return all;
    }
}
