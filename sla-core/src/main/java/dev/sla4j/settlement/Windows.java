package dev.sla4j.settlement;

import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import java.math.BigInteger;
import java.time.Duration;

/** The most time of a set in any window of a length. */
final class Windows {
    private Windows() {}

    /**
     * The greatest length of the set in a window that ends in a range, its start excluded.
     *
     * <p>As a window moves, what it holds grows only while its end is inside a range of the set, and shrinks only while its start is; so it is
     * greatest where its end is the end of a range of the set, its start is the start of one, or at the ends of the range in which it may end: at its
     * first nanosecond if it only falls from there on.
     */
    static BigInteger most(TimeSet set, Duration length, TimeRange ends) {
        long window = length.toNanos();
        long most = Math.max(within(set, window, ends, ends.startNanos() + 1), within(set, window, ends.endNanos()));
        for (int i = 0; i < set.size(); i++) {
            most = Math.max(most, within(set, window, ends, set.endNanos(i)));
            long afterStart = set.startNanos(i) + window;
            // A sum beyond the range of instants is no end of a window in it.
            most = afterStart < set.startNanos(i) ? most : Math.max(most, within(set, window, ends, afterStart));
        }
        return BigInteger.valueOf(most);
    }

    private static long within(TimeSet set, long window, TimeRange ends, long end) {
        return end > ends.startNanos() && end <= ends.endNanos() ? within(set, window, end) : 0;
    }

    private static long within(TimeSet set, long window, long end) {
        long start = end - window;
        return set.lengthWithin(start > end ? Long.MIN_VALUE : start, end);
    }
}
