package dev.sla4j.engine;

import dev.sla4j.target.AtLeast;
import dev.sla4j.target.CombinedUnknown;
import dev.sla4j.value.Ratio;
import java.util.function.Function;

/** How the levels of several parts become the level of the whole (S6, S8). */
final class LevelRules {
    private LevelRules() {}

    /**
     * The k-th highest weight; {@code required} gives k for a number of living parts. With unknown parts it is down as soon as it is down whatever
     * they are, with the weight that is certain, and unknown if it may be up or down.
     */
    static Function<LevelCounts, Level> kthHighest(Function<Integer, Integer> required, CombinedUnknown unknown) {
        return levels -> {
            boolean ignores = unknown == CombinedUnknown.KNOWN_PARTS && levels.known() > 0;
            return decide(levels, ignores ? 0 : levels.unknown(), required);
        };
    }

    static Function<LevelCounts, Level> anyOf(CombinedUnknown unknown) {
        return kthHighest(living -> 1, unknown);
    }

    static Function<LevelCounts, Level> allOf(CombinedUnknown unknown) {
        return kthHighest(living -> living, unknown);
    }

    static Function<LevelCounts, Level> atLeast(AtLeast node, CombinedUnknown unknown) {
        return kthHighest(node::required, unknown);
    }

    private static Level decide(LevelCounts levels, int open, Function<Integer, Integer> required) {
        int living = levels.known() + open;
        if (living == 0) {
            return Level.ABSENT;
        }
        int k = required.apply(living);
        Ratio lowest = levels.kthHighest(k);
        // As many full weights as parts are open stand in front of the known ones.
        Ratio highest = levels.kthHighest(k - open);
        return lowest.isZero() && !highest.isZero() ? Level.UNKNOWN : Level.down(lowest);
    }
}
