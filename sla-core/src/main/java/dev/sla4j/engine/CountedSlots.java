package dev.sla4j.engine;

import dev.sla4j.report.Bounds;
import dev.sla4j.report.Remark;
import dev.sla4j.target.FigureSlots;
import dev.sla4j.target.LimitObjective;
import dev.sla4j.target.Selection;
import dev.sla4j.target.TooLittle;
import dev.sla4j.time.Grid;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Figure;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    /** Whether it may not be known of requests whether they count: of them only numbers are kept. */
    private final boolean selectsByNumber;

    private final SortedSet<Remark> refused = new TreeSet<>();

    CountedSlots(FigureSlots leaf, Kept.Functions functions, Grid grid, TimeRange horizon, long asOf) {
        this.functions = functions;
        this.leaf = leaf;
        this.grid = grid;
        this.horizon = horizon;
        this.asOf = asOf;
        this.selectsByNumber = leaf.selection().kind() == Selection.Kind.REQUESTS
                && Conditions.asksForNumber(leaf.selection().where());
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
                        start -> slots.computeIfAbsent(start, key -> empty()).addUndecided(List.of(), 1)));
        Set<Long> inDispute = disputedSlots(rows);
        Timeline.Builder timeline = new Timeline.Builder(horizon);
        timeline.add(horizon.startNanos(), without(horizon.startNanos()));
        boolean open = false;
        for (Map.Entry<Long, Tally> slot : slots.entrySet()) {
            long start = Math.max(horizon.startNanos(), slot.getKey());
            if (!open && start >= openFrom()) {
                timeline.add(openFrom(), without(openFrom()));
                open = true;
            }
            Tally tally = slot.getValue();
            boolean doubtful = selectsByNumber || inDispute.contains(slot.getKey());
            timeline.add(start, judge(slot.getKey(), tally, doubtful ? tally.undecided() : tally.mayNotCount()));
            timeline.add(grid.unitEnd(slot.getKey()), without(grid.unitEnd(slot.getKey())));
        }
        if (!open) {
            timeline.add(openFrom(), without(openFrom()));
        }
        return timeline.build();
    }

    private Set<Long> disputedSlots(Facts.Subject rows) {
        return leaf.selection().kind() == Selection.Kind.REQUESTS
                ? rows.requests().disputedSlots(RequestSpec.of(leaf.figure(), functions, grid))
                : Set.of();
    }

    private Tally empty() {
        return Tally.of(leaf.figure(), functions);
    }

    /** What is not known to count may leave too little evidence: of versions that contradict each other, and where a number selects. */
    private Level judge(long start, Tally tally, long maybe) {
        Level few = without(start);
        if (tally.counted() < leaf.minimum()) {
            return few;
        }
        if (tally.undecided() == 0) {
            Figure figure = tally.figure(leaf.figure());
            return !figure.isMeasured() ? few : leaf.down().accepts(figure) ? Level.DOWN : Level.UP;
        }
        Level level = judge(tally, few);
        boolean enough = tally.counted() - maybe >= leaf.minimum();
        return enough || level.equals(few) ? level : Level.UNKNOWN;
    }

    private Level judge(Tally tally, Level few) {
        Figure worst = tally.bound(leaf.figure(), Reading.WORST);
        Figure best = tally.bound(leaf.figure(), Reading.BEST);
        if ((worst != null && !worst.isMeasured()) || (best != null && !best.isMeasured())) {
            return few;
        }
        Bounds bounds = Bounds.of(worst == null ? Figure.none() : worst, best == null ? Figure.none() : best);
        Span span = Span.of(bounds, leaf.figure().isHigherWorse());
        return switch (Verdicts.within(new LimitObjective(leaf.down(), null), span)) {
            case MET -> Level.DOWN;
            case MISSED -> Level.UP;
            default -> Level.UNKNOWN;
        };
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
