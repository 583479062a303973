package dev.sla4j.engine;

import dev.sla4j.target.Sustained;
import dev.sla4j.time.TimeSet;
import dev.sla4j.value.Ratio;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Applies the run rule to a timeline: a row of down time of a length opens an outage, a row without closes it, both dated back to the first
 * instant of the row. Down time of several weights is read weight by weight: what is down at least so much.
 *
 * <p>So more down time never leads to less: time that is unknown leaves open exactly what differs if all of it were down or up.
 */
final class SustainedReader {
    private SustainedReader() {}

    static Timeline read(Sustained node, Timeline of) {
        Timeline least = apply(node, of.map(Reading.BEST::of));
        if (!of.has(Level::isUnknown)) {
            return least;
        }
        Timeline most = apply(node, of.map(Reading.WORST::of));
        return least.replace(most.where(Level::isDown).minus(least.where(Level::isDown)), level -> Level.UNKNOWN);
    }

    /** Of a timeline in which nothing is unknown. */
    private static Timeline apply(Sustained node, Timeline of) {
        Timeline result = of.map(level -> level.isAbsent() ? level : Level.UP);
        for (Ratio weight : weights(of)) {
            Timeline atLeast =
                    of.map(level -> level.isDown() && level.weight().compareTo(weight) < 0 ? Level.UP : level);
            result = result.overlay(down(node, atLeast), Level.down(weight));
        }
        return result;
    }

    private static SortedSet<Ratio> weights(Timeline of) {
        SortedSet<Ratio> weights = new TreeSet<>();
        for (int i = 0; i < of.size(); i++) {
            if (of.level(i).isDown()) {
                weights.add(of.level(i).weight());
            }
        }
        return weights;
    }

    /** The time that is down, whatever it weighs. */
    private static TimeSet down(Sustained node, Timeline of) {
        TimeSet.Builder result = TimeSet.builder();
        boolean isDown = false;
        int next;
        for (int i = 0; i < of.size(); i = next) {
            next = rowEnd(of, i);
            boolean down = isDown(of, i, next);
            isDown = lengthOf(of, i, next) >= (down ? node.opens() : node.closes()).toNanos() ? down : isDown;
            for (int k = i; k < next; k++) {
                if (isDown && !of.level(k).isAbsent()) {
                    result.add(of.start(k), of.end(k));
                }
            }
        }
        return result.build();
    }

    /** The end of a row of segments that are all down, or all not; absent ones go with it. */
    private static int rowEnd(Timeline of, int first) {
        int end = first;
        boolean known = false;
        boolean down = false;
        while (end < of.size()) {
            Level level = of.level(end);
            if (!level.isAbsent()) {
                if (known && level.isDown() != down) {
                    return end;
                }
                known = true;
                down = level.isDown();
            }
            end++;
        }
        return end;
    }

    private static boolean isDown(Timeline of, int first, int end) {
        for (int i = first; i < end; i++) {
            if (!of.level(i).isAbsent()) {
                return of.level(i).isDown();
            }
        }
        return false;
    }

    private static long lengthOf(Timeline of, int first, int end) {
        long length = 0;
        for (int i = first; i < end; i++) {
            length += of.level(i).isAbsent() ? 0 : of.end(i) - of.start(i);
        }
        return length;
    }
}
