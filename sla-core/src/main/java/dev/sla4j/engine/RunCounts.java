package dev.sla4j.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counts the rows of each run of {@link SlotCuts} by their latency: the one loop that reads every row of a column of requests.
 *
 * <p>Without a branch: {@code v >>> 31} is 1 exactly for a failure, {@code ((v - mark) & ~v) >>> 31} exactly for a served row with {@code v < mark},
 * and {@code ((v + 1) & ~v) >>> 31} exactly for a served row whose time is not known, {@code v == Integer.MAX_VALUE}. All three are added at once,
 * in ten bits each of one {@code int}. What was counted for one specification is kept for the others that ask the same. A column without runs
 * stands for nothing but zeros.
 */
final class RunCounts {
    /** How far the sums lie apart in their {@code int}. */
    private static final int BITS = 10;

    /** As many rows as a sum can count. */
    private static final int MOST = (1 << BITS) - 1;

    private static final int[] NONE = {};

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
        int[] unknown = NONE;
        int row = 0;
        for (int cut = 0; cut < failed.length; cut++) {
            int until = cuts.until(cut);
            while (row < until) {
                int end = Math.min(until, row + MOST);
                int all = count(latencies, row, end, mark);
                failed[cut] += all & MOST;
                served[cut] += (all >>> BITS) & MOST;
                if (all >>> (2 * BITS) != 0) {
                    unknown = unknown.length == 0 ? new int[failed.length] : unknown;
                    unknown[cut] += all >>> (2 * BITS);
                }
                row = end;
            }
        }
        failures = failed;
        untimed = unknown;
        below.put(mark, served);
        return served;
    }

    /** From the lowest bits on: failures, rows below the mark, rows without a time; at most {@link #MOST} rows. */
    private static int count(int[] latencies, int from, int to, int mark) {
        int all = 0;
        for (int row = from; row < to; row++) {
            int v = latencies[row];
            all += (v >>> 31)
                    + ((((v - mark) & ~v) >>> (31 - BITS)) & (1 << BITS))
                    + ((((v + 1) & ~v) >>> (31 - 2 * BITS)) & (1 << (2 * BITS)));
        }
        return all;
    }
}
