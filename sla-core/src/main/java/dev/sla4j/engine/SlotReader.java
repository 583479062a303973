package dev.sla4j.engine;

import dev.sla4j.target.Slots;
import dev.sla4j.time.Grid;
import dev.sla4j.value.Ratio;

/**
 * Reads a timeline in units of time. A unit is judged by its down time: down if even its known down time reaches the bound, up if not even the
 * unknown time could, unknown else.
 */
final class SlotReader {
    private final Slots node;
    private final Grid grid;
    private final Timeline of;
    private final Timeline.Builder result;

    private SlotReader(Slots node, Grid grid, Timeline of) {
        this.node = node;
        this.grid = grid;
        this.of = of;
        this.result = new Timeline.Builder(of.horizon());
    }

    static Timeline read(Slots node, Grid grid, Timeline of) {
        return new SlotReader(node, grid, of).read();
    }

    private Timeline read() {
        long at = of.horizon().startNanos();
        long end = of.horizon().endNanos();
        int segment = 0;
        result.add(at, of.level(0));
        while (at < end) {
            while (of.end(segment) <= at) {
                segment++;
            }
            long unitEnd = Math.min(end, Math.max(grid.unitEnd(at), at + 1));
            if (of.end(segment) >= unitEnd && areAlike(of.level(segment))) {
                // Whole units in one segment are all alike.
                long wholeUntil = wholeUnitsEnd(segment, unitEnd, end);
                result.add(at, judge(segment, at, unitEnd));
                if (wholeUntil > unitEnd) {
                    result.add(unitEnd, judge(segment, unitEnd, grid.unitEnd(unitEnd)));
                }
                at = wholeUntil;
            } else {
                result.add(at, judge(segment, at, unitEnd));
                at = unitEnd;
            }
        }
        return result.build();
    }

    /** Whether units of one level are judged alike: not if they are down and differ in length, as local days do. */
    private boolean areAlike(Level level) {
        return !grid.isLocalTime() || level.isUp() || level.isAbsent();
    }

    /** The end of the last unit that lies wholly in a segment, at least the given one. */
    private long wholeUnitsEnd(int segment, long unitEnd, long end) {
        long segmentEnd = of.end(segment);
        if (segmentEnd == end) {
            return end;
        }
        return Math.max(unitEnd, grid.unitStart(segmentEnd));
    }

    private Level judge(int firstSegment, long from, long to) {
        long down = 0;
        long unknown = 0;
        long absent = 0;
        Ratio weight = Ratio.ZERO;
        for (int i = firstSegment; i < of.size() && of.start(i) < to; i++) {
            long length = Math.min(to, of.end(i)) - Math.max(from, of.start(i));
            Level level = of.level(i);
            if (level.isDown()) {
                down += length;
                weight = weight.max(level.weight());
            } else if (level.isUnknown()) {
                unknown += length;
            } else if (level.isAbsent()) {
                absent += length;
            }
        }
        long present = to - from - absent;
        if (present == 0) {
            return Level.ABSENT;
        }
        if (reaches(down, present)) {
            return Level.down(weight);
        }
        return reaches(down + unknown, present) ? Level.UNKNOWN : Level.UP;
    }

    private boolean reaches(long down, long unit) {
        long bound = node.rule().bound() == null ? unit : node.rule().bound().toNanos();
        return node.rule().inclusive() ? down >= bound : down > bound;
    }
}
