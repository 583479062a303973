package dev.sla4j.engine;

import dev.sla4j.target.SlotExclusion;
import dev.sla4j.time.Grid;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;

/** Which slots and instants of a period count (S12): the measured time without exclusions, applied to whole slots. For one thread. */
final class CountedTime {
    private final TimeRange period;
    private final TimeSet counted;
    private final long until;
    private final long elapsed;
    private final SlotExclusion rule;

    /** The range of counted time that was looked at last, and the end of the one before: things mostly come in the order of time. */
    private long rangeStart;

    private long rangeEnd;
    private long endBefore;

    CountedTime(TimeRange period, TimeSet counted, Scene scene) {
        this.period = period;
        this.counted = counted;
        long asOf = scene.facts().asOf();
        this.until = Math.min(period.endNanos(), asOf);
        // Once the period is over nothing is still to come that a slot over its border could wait for.
        this.elapsed = asOf < period.endNanos() ? asOf : Long.MAX_VALUE;
        this.rule = scene.readings().get(SlotExclusion.class);
        seek(period.startNanos());
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
        seek(at);
        return rangeStart <= at;
    }

    /** Whether a slot counts. Of the last one before the report only what has passed is looked at. */
    boolean countsSlot(long start, long end) {
        long until = Math.min(end, elapsed);
        seek(start);
        return rangeStart < until && (rule != SlotExclusion.TOUCHED || (rangeStart <= start && until <= rangeEnd));
    }

    /**
     * The time of the slots that count: those of the resolution, of the last of which what has passed, and those over which requests were counted before
     * they were handed in. What happened in slots is divided by this time and no other, so that both are of the same slots.
     */
    TimeSet ofSlots(Grid resolution, Iterable<SlotTallies> requests) {
        if (until <= period.startNanos()) {
            return TimeSet.EMPTY;
        }
        TimeSet.Builder more = TimeSet.builder();
        TimeSet.Builder less = TimeSet.builder();
        for (SlotTallies slots : requests) {
            for (int row = 0; row < slots.size(); row++) {
                long start = slots.start(row);
                if (isInPeriod(start) && hasPassed(start) && slots.end(row) > resolution.unitEnd(start)) {
                    (countsSlot(start, slots.end(row)) ? more : less).add(start, slots.end(row));
                }
            }
        }
        TimeSet coarse = more.build();
        return ofUnits(resolution).minus(less.build().minus(coarse)).union(coarse);
    }

    private TimeSet ofUnits(Grid resolution) {
        TimeRange passed = TimeRange.ofNanos(period.startNanos(), until);
        TimeSet within = counted.clip(passed);
        if (rule != SlotExclusion.TOUCHED) {
            return within.touchedUnits(resolution).clip(passed);
        }
        // The last slot has not passed, and nothing that is known touches it.
        boolean reaches = within.containsNanos(until - 1);
        TimeRange last = TimeRange.ofNanos(until - 1, resolution.unitEnd(until - 1));
        return (reaches ? within.union(TimeSet.of(last)) : within)
                .wholeUnits(resolution)
                .clip(passed);
    }

    /** Up to when all slots that begin at an instant or later, and end by then, count as the instant does: wholly, or not at all. */
    long alikeUntil(long start) {
        seek(start);
        return Math.min(start < rangeStart ? rangeStart : rangeEnd, until);
    }

    /** Goes to the first range that ends after an instant; behind the last one nothing counts. */
    private void seek(long at) {
        if (endBefore <= at && at < rangeEnd) {
            return;
        }
        int range = counted.firstEndingAfter(at);
        boolean none = range == counted.size();
        endBefore = range == 0 ? Long.MIN_VALUE : counted.endNanos(range - 1);
        rangeStart = none ? Long.MAX_VALUE : counted.startNanos(range);
        rangeEnd = none ? Long.MAX_VALUE : counted.endNanos(range);
    }

    TimeRange period() {
        return period;
    }

    /** The instant of the report, or the end of the period if that is earlier. */
    long until() {
        return until;
    }
}
