package dev.sla4j.report;

import dev.sla4j.time.DatedFact;
import java.util.List;

/**
 * What follows in a period from rules over several periods, and what later periods need for theirs.
 *
 * @param rights the rights that arose in the period, in the order of their rules
 * @param adjustments sums about earlier periods, in the order of their rules
 * @param down the down time of targets for which a rule looks at windows of time
 * @param facts the dated facts that were handed in, in their order
 */
public record Sequel(List<Right> rights, List<Adjustment> adjustments, List<DownRanges> down, List<DatedFact> facts) {

    /** Nothing follows. */
    public static final Sequel NONE = new Sequel(List.of(), List.of(), List.of(), List.of());

    /** Copies. */
    public Sequel {
        rights = List.copyOf(rights);
        adjustments = List.copyOf(adjustments);
        down = List.copyOf(down);
        facts = facts.stream().sorted().distinct().toList();
    }
}
