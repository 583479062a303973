package dev.sla4j.engine;

import dev.sla4j.report.Remark;
import dev.sla4j.target.FigureSlots;
import dev.sla4j.target.TooLittle;
import dev.sla4j.time.Grid;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Figure;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads counted things as a timeline: slots that are down or up by their figure. */
final class CountedSlots {
    private final FigureSlots leaf;
    private final Kept.Functions functions;
    private final Grid grid;
    private final TimeRange horizon;
    private final long asOf;
    private final SortedSet<Remark> refused = new TreeSet<>();

    CountedSlots(FigureSlots leaf, Kept.Functions functions, Grid grid, TimeRange horizon, long asOf) {
        this.functions = functions;
        this.leaf = leaf;
        this.grid = grid;
        this.horizon = horizon;
        this.asOf = asOf;
    }

    /** Counts that lie in more than one slot. */
    SortedSet<Remark> refused() {
        return refused;
    }

    /** From where on slots are not over. */
    long openFrom() {
        long report = Math.max(horizon.startNanos(), Math.min(horizon.endNanos(), asOf));
        return report == horizon.endNanos() ? report : Math.max(horizon.startNanos(), grid.unitStart(report));
    }

    Timeline read(Facts.Subject rows, String subject) {
        SortedMap<Long, Tally> slots = new TreeMap<>();
        Slices.of(leaf.figure(), functions, grid, rows, subject, (start, end, whole, adder) -> {
            if (whole && end > grid.unitEnd(start)) {
                refused.add(new Remark(
                        Remark.Kind.REFUSED_ROWS,
                        "requests counted over " + TimeRange.ofNanos(start, end) + " count in no slot of " + leaf.unit()
                                + ": they span several"));
            } else {
                adder.addTo(slots.computeIfAbsent(grid.unitStart(start), key -> empty()), true);
            }
        });
        SortedMap<String, SortedSet<Long>> disputed = new TreeMap<>();
        Slices.disputed(
                leaf.figure(),
                rows,
                (id, at) -> disputed.computeIfAbsent(id, key -> new TreeSet<>()).add(grid.unitStart(at)));
        disputed.values()
                .forEach(starts -> starts.forEach(
                        start -> slots.computeIfAbsent(start, key -> empty()).addUndecided(List.of())));
        Timeline.Builder timeline = new Timeline.Builder(horizon);
        timeline.add(horizon.startNanos(), without(horizon.startNanos()));
        boolean open = false;
        for (Map.Entry<Long, Tally> slot : slots.entrySet()) {
            long start = Math.max(horizon.startNanos(), slot.getKey());
            if (!open && start >= openFrom()) {
                timeline.add(openFrom(), without(openFrom()));
                open = true;
            }
            timeline.add(start, judge(slot.getKey(), slot.getValue()));
            timeline.add(grid.unitEnd(slot.getKey()), without(grid.unitEnd(slot.getKey())));
        }
        if (!open) {
            timeline.add(openFrom(), without(openFrom()));
        }
        return timeline.build();
    }

    private Tally empty() {
        return Tally.of(leaf.figure(), functions);
    }

    private Level judge(long start, Tally tally) {
        if (tally.counted() < leaf.minimum()) {
            return without(start);
        }
        Figure worst = tally.bound(leaf.figure(), Reading.WORST);
        Figure best = tally.bound(leaf.figure(), Reading.BEST);
        if (worst == null || best == null) {
            return tally.figure(leaf.figure()).isMeasured() ? Level.UNKNOWN : without(start);
        }
        if (!worst.isMeasured() || !best.isMeasured()) {
            return without(start);
        }
        boolean down = leaf.down().accepts(worst);
        boolean decided = tally.undecided() == 0 || (down == leaf.down().accepts(best) && isOneSided());
        return !decided ? Level.UNKNOWN : down ? Level.DOWN : Level.UP;
    }

    /** Only a limit with one bound that holds at both ends holds in between, and only one that fails at both fails there. */
    private boolean isOneSided() {
        return leaf.down().isOneSided();
    }

    /** What a slot with too little evidence is; of one that is not over nothing is known. */
    private Level without(long at) {
        if (at >= openFrom()) {
            return Level.UNKNOWN;
        }
        return leaf.tooLittle() == TooLittle.UP
                ? Level.UP
                : leaf.tooLittle() == TooLittle.UNKNOWN ? Level.UNKNOWN : Level.ABSENT;
    }
}
