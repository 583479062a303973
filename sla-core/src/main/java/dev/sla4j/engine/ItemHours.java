package dev.sla4j.engine;

import dev.sla4j.time.ClosingTime;
import dev.sla4j.time.ServiceClock;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;

/**
 * Measures and adds service time around the pauses of an item: two look-ups in the prefix sums of the clock for each pause, however long the limit
 * is.
 */
final class ItemHours {
    private final ServiceClock clock;
    private final TimeSet excluded;
    private final ClosingTime closing;

    /**
     * Hours.
     *
     * @param clock runs in service hours that are not excluded
     * @param excluded the excluded time
     */
    ItemHours(ServiceClock clock, TimeSet excluded, ClosingTime closing) {
        this.clock = clock;
        this.excluded = excluded;
        this.closing = closing;
    }

    /** Whether evidence at an instant is read. */
    boolean covers(long nanos) {
        TimeRange horizon = clock.horizon();
        return horizon.startNanos() <= nanos && nanos <= horizon.endNanos();
    }

    /** Whether a deadline at closing time moves to the next opening. */
    boolean movesDeadlines() {
        return closing == ClosingTime.NEXT_OPENING;
    }

    /** The time that would run between two instants that are covered if there were no pauses; none if the end is before the start. */
    long between(long start, long end) {
        return end <= start ? 0 : clock.serviceNanosUntil(end) - clock.serviceNanosUntil(start);
    }

    /** The time that runs between two instants. */
    long between(long start, long end, TimeSet stops) {
        if (end <= start) {
            return 0;
        }
        long nanos = until(end) - until(start);
        for (int i = stops.isEmpty() ? 0 : stops.firstEndingAfter(start); i < stops.size(); i++) {
            if (stops.startNanos(i) >= end) {
                break;
            }
            nanos -= until(Math.min(end, stops.endNanos(i))) - until(Math.max(start, stops.startNanos(i)));
        }
        return nanos;
    }

    /**
     * When so much time has passed, or {@link Cycle#NEVER} if that is not within the horizon. A deadline at closing time stays there or moves to the
     * next opening, as the policy says; one at which the item is paused or time is excluded moves to the end of that, because meanwhile no more
     * time passes. If less must have passed it does not, because then so much has.
     */
    long deadline(long start, Promise.Deadline limit, TimeSet stops) {
        boolean moves = limit.inclusive() || movesDeadlines();
        long from = start;
        long left = limit.at();
        if (left == 0 && !moves) {
            return start;
        }
        int i = stops.isEmpty() ? 0 : stops.firstEndingAfter(start);
        while (from <= clock.horizon().endNanos()) {
            boolean last = i == stops.size();
            if (!last && stops.startNanos(i) <= from) {
                from = Math.max(from, stops.endNanos(i));
                i++;
                continue;
            }
            long end = last ? clock.horizon().endNanos() : stops.startNanos(i);
            long run = until(end) - until(from);
            if (run > left || (run == left && closing == ClosingTime.STAYS)) {
                long reached = clock.deadlineNanos(clamped(from), left, closing);
                if (!moves) {
                    return reached;
                }
                long moved = !last && reached == end ? end : excludedUntil(reached);
                if (moved == reached && (last || reached < end)) {
                    return reached;
                }
                from = moved;
                left = 0;
            } else if (last) {
                return Cycle.NEVER;
            } else {
                left -= run;
                from = end;
            }
        }
        return Cycle.NEVER;
    }

    /** The end of the excluded time in which an instant lies, or the instant itself. */
    private long excludedUntil(long nanos) {
        int i = excluded.isEmpty() ? 0 : excluded.firstEndingAfter(nanos);
        return i < excluded.size() && excluded.startNanos(i) <= nanos ? excluded.endNanos(i) : nanos;
    }

    private long until(long nanos) {
        return clock.serviceNanosUntil(clamped(nanos));
    }

    /** Evidence beyond the horizon is not read (S30). */
    private long clamped(long nanos) {
        TimeRange horizon = clock.horizon();
        return Math.max(horizon.startNanos(), Math.min(horizon.endNanos(), nanos));
    }
}
