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

    /**
     * A stretch from a start to the stop after it.
     *
     * @param from when it started
     * @param to when it stopped, or {@link #NEVER}
     */
    record Run(long from, long to) {
        boolean contains(long nanos) {
            return from <= nanos && nanos < to;
        }
    }

    /** The end of what begins at an instant and does not end: beyond all that is read, and near enough for a set that holds earlier pauses too. */
    private static long openEnd(long start) {
        return start > NEVER / 2 ? NEVER : start + NEVER / 2;
    }

    /** When a pause ends that nobody ended: with the clock, which has nothing to stand still for once the item is done. */
    static long endOfOpen(long since, long stop) {
        return stop == NEVER ? openEnd(since) : Math.max(since, stop);
    }

    boolean hasStarted() {
        return start != NEVER;
    }

    boolean hasStopped() {
        return stop != NEVER;
    }

    /**
     * The cycles of a clock, at least one.
     *
     * @param known what happened at this instant or later is not known
     */
    static List<Cycle> of(WorkItem item, Clock clock, ReopenedItem policy, long known) {
        long start = startOf(item, clock.from(), known);
        if (start == NEVER) {
            long done = occurrence(item, clock.to(), Long.MIN_VALUE, known);
            return List.of(new Cycle(NEVER, done, Pausing.of(item, clock.pauses(), known, done)));
        }
        List<Run> runs = runs(item, clock, policy, start, known);
        long last = runs.get(runs.size() - 1).to();
        boolean once = runs.size() == 1 || policy == ReopenedItem.NEVER_STOPPED;
        long[] stops = once ? new long[] {last} : stops(runs);
        TimeSet pauses = Pausing.of(item, clock.pauses(), known, stops);
        if (runs.size() == 1) {
            boolean first = clock.from().occurrence() == Clock.Occurrence.FIRST;
            long stop = last == NEVER && first ? occurrence(item, clock.to(), Long.MIN_VALUE, known) : last;
            return List.of(new Cycle(start, stop, before(last, pauses)));
        }
        return switch (policy) {
            case NEVER_STOPPED -> List.of(new Cycle(start, last, before(last, pauses)));
            case SAME_CLOCK ->
                List.of(new Cycle(start, last, before(last, pauses).union(between(runs))));
            case NEW_CYCLE -> byThemselves(item, clock, runs, known);
        };
    }

    /** What happens once the next cycle has begun changes nothing of one, whose deadline a pause would move. */
    private static List<Cycle> byThemselves(WorkItem item, Clock clock, List<Run> runs, long known) {
        List<Cycle> cycles = new ArrayList<>(runs.size());
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            long until = i + 1 < runs.size() ? runs.get(i + 1).from() : known;
            TimeSet pauses = Pausing.of(item, clock.pauses(), until, stops(runs.subList(0, i + 1)));
            cycles.add(new Cycle(run.from(), run.to(), before(run.to(), pauses)));
        }
        return cycles;
    }

    /** A pause stops a clock that runs: one that goes on when it has stopped, or begins then, moves no deadline. */
    private static TimeSet before(long stop, TimeSet pauses) {
        return stop == NEVER || pauses.isEmpty() || pauses.span().endNanos() <= stop
                ? pauses
                : pauses.clip(TimeRange.ofNanos(Math.min(stop, pauses.span().startNanos()), stop));
    }

    private static long[] stops(List<Run> runs) {
        return runs.stream().mapToLong(Run::to).toArray();
    }

    /** The stretches of a clock, none if it did not start; between them the item is done. */
    static List<Run> runs(WorkItem item, Clock clock, ReopenedItem policy, long known) {
        long start = startOf(item, clock.from(), known);
        return start == NEVER ? List.of() : runs(item, clock, policy, start, known);
    }

    private static long startOf(WorkItem item, Clock.Mark from, long known) {
        return occurrence(item, from, Long.MIN_VALUE, known);
    }

    /** The first or last time at which a mark was reached, from an instant on. */
    private static long occurrence(WorkItem item, Clock.Mark mark, long earliest, long known) {
        long found = NEVER;
        for (Moment moment : item.moments()) {
            if (!(moment instanceof Moment.Reached reached)) {
                continue;
            }
            if (reached.atNanos() >= known) {
                break;
            }
            if (reached.atNanos() >= earliest && mark.milestones().contains(reached.milestone())) {
                found = reached.atNanos();
                if (mark.occurrence() == Clock.Occurrence.FIRST) {
                    break;
                }
            }
        }
        return found;
    }

    /** The runs of a clock, the last of which may end never. */
    private static List<Run> runs(WorkItem item, Clock clock, ReopenedItem policy, long start, long known) {
        List<Run> runs = new ArrayList<>(1);
        boolean last = clock.to().occurrence() == Clock.Occurrence.LAST;
        long from = start;
        long to = NEVER;
        for (Moment moment : item.moments()) {
            if (!(moment instanceof Moment.Reached reached)) {
                continue;
            }
            long at = reached.atNanos();
            if (at >= known) {
                break;
            }
            if (at < start) {
                continue;
            }
            if (clock.to().milestones().contains(reached.milestone())) {
                to = to == NEVER || last ? at : to;
            } else if (to != NEVER && restarts(clock, policy, reached.milestone())) {
                runs.add(new Run(from, to));
                from = at;
                to = NEVER;
            }
        }
        runs.add(new Run(from, to));
        return runs;
    }

    private static boolean restarts(Clock clock, ReopenedItem policy, String milestone) {
        return milestone.equals(clock.again())
                || (policy == ReopenedItem.NEW_CYCLE
                        && clock.from().milestones().contains(milestone));
    }

    private static TimeSet between(List<Run> runs) {
        TimeSet.Builder gaps = TimeSet.builder();
        for (int i = 1; i < runs.size(); i++) {
            gaps.add(runs.get(i - 1).to(), runs.get(i).from());
        }
        return gaps.build();
    }
}
