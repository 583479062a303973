package dev.sla4j.engine;

import dev.sla4j.value.Ratio;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How many parts have which level at an instant; it follows the parts from change to change, so that not all of them are looked at each time. */
final class LevelCounts {
    private int unknown;
    private int up;
    private int fullyDown;
    private int partlyDown;
    /** Of those that are down with a part of their weight, the heaviest first. */
    private final SortedMap<Ratio, Integer> partial = new TreeMap<>(Comparator.reverseOrder());

    void add(Level level) {
        count(level, 1);
    }

    void remove(Level level) {
        count(level, -1);
    }

    private void count(Level level, int change) {
        if (level.isUnknown()) {
            unknown += change;
        } else if (level.isUp()) {
            up += change;
        } else if (level.isFullyDown()) {
            fullyDown += change;
        } else if (level.isDown()) {
            partlyDown += change;
            partial.merge(level.weight(), change, LevelCounts::sumOrNone);
        }
    }

    private static @Nullable Integer sumOrNone(int count, int change) {
        return count + change == 0 ? null : count + change;
    }

    int unknown() {
        return unknown;
    }

    int known() {
        return up + fullyDown + partlyDown;
    }

    /** The k-th highest weight of the known levels: one where k is not above zero, zero where there are not so many. */
    Ratio kthHighest(int k) {
        int before = fullyDown;
        if (k <= before) {
            return Ratio.ONE;
        }
        for (Map.Entry<Ratio, Integer> entry : partial.entrySet()) {
            before += entry.getValue();
            if (k <= before) {
                return entry.getKey();
            }
        }
        return Ratio.ZERO;
    }
}
