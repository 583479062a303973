package dev.sla4j.engine;

import dev.sla4j.target.Sustained;

/**
 * Applies the run rule to a timeline: a row of down time of a length opens an outage, a row without closes it, both dated back to the first
 * instant of the row.
 *
 * <p>More down time never leads to less: so time that is unknown leaves open exactly what differs if all of it were down or up.
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
        Timeline.Builder result = new Timeline.Builder(of.horizon());
        Level state = Level.UP;
        int i = 0;
        while (i < of.size()) {
            int end = rowEnd(of, i);
            boolean down = isDown(of, i, end);
            long bound = (down ? node.opens() : node.closes()).toNanos();
            boolean changes = down != state.isDown() && lengthOf(of, i, end) >= bound;
            for (int k = i; k < end; k++) {
                Level level = of.level(k);
                if (level.isAbsent()) {
                    result.add(of.start(k), level);
                } else if (changes || down == state.isDown()) {
                    result.add(of.start(k), level);
                    state = level;
                } else {
                    result.add(of.start(k), state);
                }
            }
            i = end;
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
