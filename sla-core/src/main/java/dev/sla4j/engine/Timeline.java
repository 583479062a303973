package dev.sla4j.engine;

import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The level at each instant of a horizon, as segments.
 *
 * <p>Invariants: (1) the first segment starts at the start of the horizon; (2) starts ascend strictly; (3) neighbours have different levels.
 */
final class Timeline {
    private final TimeRange horizon;
    private final long[] starts;
    private final Level[] levels;

    private Timeline(TimeRange horizon, long[] starts, Level[] levels) {
        this.horizon = horizon;
        this.starts = starts;
        this.levels = levels;
    }

    static Timeline constant(TimeRange horizon, Level level) {
        return new Timeline(horizon, new long[] {horizon.startNanos()}, new Level[] {level});
    }

    static Timeline of(TimeRange horizon, TimeSet set, Level inside, Level outside) {
        return constant(horizon, outside).overlay(set, inside);
    }

    int size() {
        return starts.length;
    }

    long start(int segment) {
        return starts[segment];
    }

    long end(int segment) {
        return segment + 1 < starts.length ? starts[segment + 1] : horizon.endNanos();
    }

    TimeRange range(int segment) {
        return TimeRange.ofNanos(start(segment), end(segment));
    }

    Level level(int segment) {
        return levels[segment];
    }

    TimeRange horizon() {
        return horizon;
    }

    /** The level right before an instant, up if that is not after the start of the horizon. */
    Level before(long instant) {
        int after = Arrays.binarySearch(starts, instant);
        int segment = (after < 0 ? -after - 1 : after) - 1;
        return segment < 0 ? Level.UP : levels[segment];
    }

    Timeline map(UnaryOperator<Level> change) {
        Builder result = new Builder(horizon);
        for (int i = 0; i < size(); i++) {
            result.add(starts[i], change.apply(levels[i]));
        }
        return result.build();
    }

    boolean has(Predicate<Level> property) {
        for (Level level : levels) {
            if (property.test(level)) {
                return true;
            }
        }
        return false;
    }

    /** The instants of the horizon whose level has a property. */
    TimeSet where(Predicate<Level> property) {
        TimeSet.Builder result = TimeSet.builder();
        for (int i = 0; i < size(); i++) {
            if (property.test(levels[i])) {
                result.add(start(i), end(i));
            }
        }
        return result.build();
    }

    /** A timeline with one level in a set and this one elsewhere. */
    Timeline overlay(TimeSet set, Level inside) {
        TimeSet within = set.clip(horizon);
        return within.isEmpty() ? this : replace(within, level -> inside);
    }

    /** A timeline that is changed in a set. */
    Timeline replace(TimeSet set, UnaryOperator<Level> change) {
        Builder result = new Builder(horizon);
        int range = 0;
        for (int i = 0; i < size(); i++) {
            long at = start(i);
            long end = end(i);
            while (at < end) {
                while (range < set.size() && set.endNanos(range) <= at) {
                    range++;
                }
                if (range == set.size() || set.startNanos(range) >= end) {
                    result.add(at, levels[i]);
                    at = end;
                } else if (set.startNanos(range) > at) {
                    result.add(at, levels[i]);
                    at = set.startNanos(range);
                } else {
                    result.add(at, change.apply(levels[i]));
                    at = Math.min(end, set.endNanos(range));
                }
            }
        }
        return result.build();
    }

    /** Combines timelines of one horizon instant by instant. Cost: (segments of all) × log (number of timelines), and one rule a change. */
    static Timeline combine(List<Timeline> parts, Function<LevelCounts, Level> rule) {
        TimeRange horizon = parts.get(0).horizon;
        Builder result = new Builder(horizon);
        LevelCounts levels = new LevelCounts();
        PriorityQueue<Cursor> byEnd = new PriorityQueue<>(Comparator.comparingLong(Cursor::end));
        for (Timeline part : parts) {
            Cursor cursor = new Cursor(part);
            levels.add(cursor.level());
            byEnd.add(cursor);
        }
        result.add(horizon.startNanos(), rule.apply(levels));
        long at = byEnd.element().end();
        while (at < horizon.endNanos()) {
            while (byEnd.element().end() == at) {
                Cursor cursor = byEnd.remove();
                levels.remove(cursor.level());
                cursor.segment++;
                levels.add(cursor.level());
                byEnd.add(cursor);
            }
            result.add(at, rule.apply(levels));
            at = byEnd.element().end();
        }
        return result.build();
    }

    /** A segment of a timeline that is combined with others. */
    private static final class Cursor {
        private final Timeline of;
        private int segment;

        Cursor(Timeline of) {
            this.of = of;
        }

        Level level() {
            return of.level(segment);
        }

        long end() {
            return of.end(segment);
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Timeline[");
        for (int i = 0; i < size(); i++) {
            text.append(i == 0 ? "" : ", ").append(start(i)).append(' ').append(levels[i]);
        }
        return text.append(']').toString();
    }

    /** Collects segments in ascending order; equal neighbours become one, segments without length or beyond the horizon vanish. */
    static final class Builder {
        private final TimeRange horizon;
        private final List<Level> levels = new ArrayList<>();
        private long[] starts = new long[16];
        private int size;

        Builder(TimeRange horizon) {
            this.horizon = horizon;
        }

        void add(long start, Level level) {
            if (size > 0 && start >= horizon.endNanos()) {
                return;
            }
            if (size > 0 && start <= starts[size - 1]) {
                size--;
                levels.remove(size);
                start = starts[size];
            }
            if (size > 0 && levels.get(size - 1).equals(level)) {
                return;
            }
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, size * 2);
            }
            starts[size++] = start;
            levels.add(level);
        }

        Timeline build() {
            return new Timeline(horizon, Arrays.copyOf(starts, size), levels.toArray(Level[]::new));
        }
    }
}
