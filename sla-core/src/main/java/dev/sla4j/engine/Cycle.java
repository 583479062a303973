package dev.sla4j.engine;

import dev.sla4j.measurement.Moment;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.target.Clock;
import dev.sla4j.target.ReopenedItem;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of a clock of a work item (S14).
 *
 * @param start when it started, or {@link #NEVER}
 * @param stop when it stopped, or {@link #NEVER} if it runs; before the start if the item was done before its clock began and never after
 * @param stops when it stood still
 */
record Cycle(long start, long stop, TimeSet stops) {
    /** After every instant. */
    static final long NEVER = Long.MAX_VALUE;

    boolean hasStarted() {
        return start != NEVER;
    }

    boolean hasStopped() {
        return stop != NEVER;
    }

    boolean runsAt(long nanos) {
        return start <= nanos && nanos < stop;
    }

    /**
     * The cycles of a clock, at least one.
     *
     * @param known what happened at this instant or later is not known
     */
    static List<Cycle> of(WorkItem item, Clock clock, ReopenedItem policy, long known) {
        TimeSet pauses = Pausing.of(item, clock.pauses(), known);
        long start = startOf(item, clock.from(), known);
        if (start == NEVER) {
            return List.of(new Cycle(NEVER, occurrence(item, clock.to(), Long.MIN_VALUE, known), pauses));
        }
        List<TimeRange> runs = runs(item, clock, policy, start, known);
        long last = runs.get(runs.size() - 1).endNanos();
        if (runs.size() == 1) {
            boolean first = clock.from().occurrence() == Clock.Occurrence.FIRST;
            long stop = last == NEVER && first ? occurrence(item, clock.to(), Long.MIN_VALUE, known) : last;
            return List.of(new Cycle(start, stop, pauses));
        }
        return switch (policy) {
            case NEVER_STOPPED -> List.of(new Cycle(start, last, pauses));
            case SAME_CLOCK -> List.of(new Cycle(start, last, pauses.union(between(runs))));
            case NEW_CYCLE ->
                runs.stream()
                        .map(run -> new Cycle(run.startNanos(), run.endNanos(), pauses))
                        .toList();
        };
    }

    private static long startOf(WorkItem item, Clock.Mark from, long known) {
        return occurrence(item, from, Long.MIN_VALUE, known);
    }

    /** The first or last time at which a mark was reached, from an instant on. */
    private static long occurrence(WorkItem item, Clock.Mark mark, long earliest, long known) {
        long found = NEVER;
        for (Moment moment : item.moments()) {
            if (moment.atNanos() >= known) {
                break;
            }
            if (moment.atNanos() >= earliest
                    && moment instanceof Moment.Reached reached
                    && mark.milestones().contains(reached.milestone())) {
                found = moment.atNanos();
                if (mark.occurrence() == Clock.Occurrence.FIRST) {
                    break;
                }
            }
        }
        return found;
    }

    /** The runs of a clock, the last of which may end never. */
    private static List<TimeRange> runs(WorkItem item, Clock clock, ReopenedItem policy, long start, long known) {
        List<TimeRange> runs = new ArrayList<>(1);
        boolean last = clock.to().occurrence() == Clock.Occurrence.LAST;
        long from = start;
        long to = NEVER;
        for (Moment moment : item.moments()) {
            long at = moment.atNanos();
            if (at >= known) {
                break;
            }
            if (at < start || !(moment instanceof Moment.Reached reached)) {
                continue;
            }
            if (clock.to().milestones().contains(reached.milestone())) {
                to = to == NEVER || last ? at : to;
            } else if (to != NEVER && restarts(clock, policy, reached.milestone())) {
                runs.add(TimeRange.ofNanos(from, to));
                from = at;
                to = NEVER;
            }
        }
        runs.add(TimeRange.ofNanos(from, to));
        return runs;
    }

    private static boolean restarts(Clock clock, ReopenedItem policy, String milestone) {
        return milestone.equals(clock.again())
                || (policy == ReopenedItem.NEW_CYCLE
                        && clock.from().milestones().contains(milestone));
    }

    private static TimeSet between(List<TimeRange> runs) {
        TimeSet.Builder gaps = TimeSet.builder();
        for (int i = 1; i < runs.size(); i++) {
            gaps.add(runs.get(i - 1).endNanos(), runs.get(i).startNanos());
        }
        return gaps.build();
    }
}
