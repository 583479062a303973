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
 * {@code v < mark}. Both are added at once, in the halves of one {@code int}. Rows of which the time is not known are sought in a pass of its own,
 * since most columns have none. What was counted for one specification is kept for the others that ask the same.
 */
final class RunCounts {
    /** As many rows as half an {@code int} can count. */
    private static final int MOST = (1 << 16) - 1;

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
            untimed = new int[cuts.size()];
            int[] latencies = cuts.latencies();
            boolean any = untimed(latencies, 0, latencies.length) > 0;
            int row = 0;
            for (int cut = 0; any && cut < untimed.length; cut++) {
                untimed[cut] = untimed(latencies, row, cuts.until(cut));
                row = cuts.until(cut);
            }
        }
        return untimed;
    }

    private static int untimed(int[] latencies, int from, int to) {
        int count = 0;
        for (int row = from; row < to; row++) {
            int v = latencies[row];
            count += ((RequestColumns.UNTIMED - 1 - v) & ~v) >>> 31;
        }
        return count;
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
