package dev.sla4j.settlement;

import dev.sla4j.value.Ratio;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one member of a group brings in: a target, or a group within it.
 *
 * @param name its name
 * @param entries its money, by target and incident
 * @param points the points of its targets, for a group that turns them into money
 */
record Pot(String name, List<Entry> entries, List<Ratio> points) {

    /**
     * Money for a target.
     *
     * @param target which one, by its place in the agreement
     * @param incident the incident that it is for, or null
     * @param money how much
     * @param outages the outages that it is for
     */
    record Entry(int target, @Nullable String incident, Ratio money, List<Occasion.Lost> outages) {
        Entry with(Ratio newMoney) {
            return new Entry(target, incident, newMoney, outages);
        }
    }

    Ratio sum() {
        return Ratio.sum(entries.stream().map(Entry::money).toList());
    }
}
