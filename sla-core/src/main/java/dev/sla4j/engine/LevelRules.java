package dev.sla4j.engine;

import dev.sla4j.target.AtLeast;
import dev.sla4j.target.CombinedUnknown;
import dev.sla4j.value.Ratio;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** How the levels of several parts become the level of the whole (S6, S8). */
final class LevelRules {
    private LevelRules() {}

    /**
     * The k-th highest weight; {@code required} gives k for a number of living parts. With unknown parts it is down as soon as it is down whatever
     * they are, with the weight that is certain, and unknown if it may be up or down.
     */
    static Function<List<Level>, Level> kthHighest(Function<Integer, Integer> required, CombinedUnknown unknown) {
        return levels -> {
            List<Ratio> known = new ArrayList<>(levels.size());
            int open = 0;
            for (Level level : levels) {
                if (level.isKnown()) {
                    known.add(level.weight());
                } else if (level.isUnknown()) {
                    open++;
                }
            }
            if (open > 0 && unknown == CombinedUnknown.KNOWN_PARTS && !known.isEmpty()) {
                open = 0;
            }
            return decide(known, open, required);
        };
    }

    static Function<List<Level>, Level> anyOf(CombinedUnknown unknown) {
        return kthHighest(living -> 1, unknown);
    }

    static Function<List<Level>, Level> allOf(CombinedUnknown unknown) {
        return kthHighest(living -> living, unknown);
    }

    static Function<List<Level>, Level> atLeast(AtLeast node, CombinedUnknown unknown) {
        return kthHighest(node::required, unknown);
    }

    private static Level decide(List<Ratio> known, int open, Function<Integer, Integer> required) {
        int living = known.size() + open;
        if (living == 0) {
            return Level.ABSENT;
        }
        known.sort(Comparator.reverseOrder());
        int k = required.apply(living);
        Ratio lowest = kth(known, k, 0);
        Ratio highest = kth(known, k, open);
        return lowest.isZero() && !highest.isZero() ? Level.UNKNOWN : Level.down(lowest);
    }

    /** The k-th highest of the known weights and as many full ones as stand in front of them. */
    private static Ratio kth(List<Ratio> known, int k, int full) {
        if (k <= full) {
            return Ratio.ONE;
        }
        int index = k - full - 1;
        return index < known.size() ? known.get(index) : Ratio.ZERO;
    }
}
