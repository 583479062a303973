package dev.sla4j.engine;

import dev.sla4j.target.SlotExclusion;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;

/** Which slots and instants of a period count (S12): the measured time without exclusions, applied to whole slots. For one thread. */
final class CountedTime {
    private final TimeRange period;
    private final TimeSet counted;
    private final long until;
    private final long elapsed;
    private final SlotExclusion rule;

    /** The range of counted time that was looked at last: things mostly come in the order of time. */
    private int current;

    CountedTime(TimeRange period, TimeSet counted, Scene scene) {
        this.period = period;
        this.counted = counted;
        long asOf = scene.facts().asOf();
        this.until = Math.min(period.endNanos(), asOf);
        // Once the period is over nothing is still to come that a slot over its border could wait for.
        this.elapsed = asOf < period.endNanos() ? asOf : Long.MAX_VALUE;
        this.rule = scene.readings().get(SlotExclusion.class);
    }

    /** Whether an instant, or a slot that starts at it, belongs to the part of the period that has passed (S2). */
    boolean isInPeriod(long start) {
        return period.containsNanos(start) && start < until;
    }

    /** Whether an instant lies before the report, or the period is over. */
    boolean hasPassed(long at) {
        return at < elapsed;
    }

    boolean countsInstant(long at) {
        int range = firstEndingAfter(at);
        return range < counted.size() && counted.startNanos(range) <= at;
    }

    /** Whether a slot counts. Of the last one before the report only what has passed is looked at. */
    boolean countsSlot(long start, long end) {
        long until = Math.min(end, elapsed);
        int range = firstEndingAfter(start);
        if (range == counted.size()) {
            return false;
        }
        return rule == SlotExclusion.TOUCHED
                ? counted.startNanos(range) <= start && until <= counted.endNanos(range)
                : counted.startNanos(range) < until;
    }

    private int firstEndingAfter(long at) {
        if (!isFirstEndingAfter(at)) {
            current++;
            if (!isFirstEndingAfter(at)) {
                current = counted.firstEndingAfter(at);
            }
        }
        return current;
    }

    private boolean isFirstEndingAfter(long at) {
        int size = counted.size();
        return current <= size
                && (current == 0 || counted.endNanos(current - 1) <= at)
                && (current == size || at < counted.endNanos(current));
    }

    TimeRange period() {
        return period;
    }

    /** The instant of the report, or the end of the period if that is earlier. */
    long until() {
        return until;
    }
}
