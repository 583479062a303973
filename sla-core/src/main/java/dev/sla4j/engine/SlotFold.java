package dev.sla4j.engine;

import dev.sla4j.target.EmptySlot;
import dev.sla4j.target.Fold;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Over;
import dev.sla4j.target.Share;
import dev.sla4j.time.Grid;
import dev.sla4j.value.Figure;
import dev.sla4j.value.MeanOfFractions;
import dev.sla4j.value.Ratio;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The slots of a figure over slots, each with its tally, and how they become one figure (S9, S16). */
final class SlotFold {
    private final Fold.Kind kind;
    private final Over.Slots indicator;
    private final EmptySlot empty;
    private final Map<Long, Tally> slots = new LinkedHashMap<>();

    /** All slots of the period that count, without anything in them yet. */
    SlotFold(
            Fold.Kind kind,
            Over.Slots indicator,
            EmptySlot empty,
            Kept.Functions functions,
            Grid grid,
            Grid resolution,
            CountedTime time) {
        this.kind = kind;
        this.indicator = indicator;
        this.empty = empty;
        long at = time.period().startNanos();
        // A slot belongs to the period that contains its start (S2).
        at = grid.unitStart(at) == at ? at : grid.unitEnd(at);
        while (at < time.until()) {
            long end = grid.unitEnd(at);
            if (counts(at, end, resolution, time)) {
                slots.put(at, Tally.of(indicator.of(), functions));
            }
            at = end;
        }
    }

    /** A slot counts while one of the slots of the resolution in it does. */
    private static boolean counts(long start, long end, Grid resolution, CountedTime time) {
        if (time.countsSlot(start, end)) {
            return true;
        }
        for (long at = start; at < end; at = resolution.unitEnd(at)) {
            if (time.hasPassed(at) && time.countsSlot(at, resolution.unitEnd(at))) {
                return true;
            }
        }
        return false;
    }

    /** The tally of the slot that starts at an instant; null if it does not count. */
    @Nullable
    Tally slot(long start) {
        return slots.get(start);
    }

    /** How many slots count. */
    int size() {
        return slots.size();
    }

    /** In how many of them nothing happened. */
    long empty() {
        return slots.values().stream().filter(tally -> tally.counted() == 0).count();
    }

    /** Whether slots in which nothing happened are part of the figure. */
    boolean countsEmpty() {
        return empty != EmptySlot.LEFT_OUT && indicator.of() instanceof Share;
    }

    /** The slots that count by their starts, in their order. */
    Map<Long, Tally> slots() {
        return slots;
    }

    /** The figure of one slot; none if it is left out; null if nothing bounds it. */
    private @Nullable Figure figureOf(Tally tally, Reading reading) {
        if (tally.counted() == 0) {
            if (!countsEmpty()) {
                return Figure.none();
            }
            return Figure.share(empty == EmptySlot.AS_GOOD ? Ratio.ONE : Ratio.ZERO);
        }
        return reading == Reading.AS_IS ? tally.figure(indicator.of()) : tally.bound(indicator.of(), reading);
    }

    /** The figure of one slot of what is decided; none if it is left out. */
    Figure figureOf(Tally tally) {
        return Objects.requireNonNull(figureOf(tally, Reading.AS_IS));
    }

    /** The figure of one slot if what is undecided were the worst or the best; none if it is left out; null if nothing bounds it. */
    @Nullable
    Figure bound(Tally tally, Reading reading) {
        return figureOf(tally, reading);
    }

    /** The figure of all slots; null if nothing bounds it. */
    @Nullable
    Figure figure(Reading reading) {
        List<Figure> figures = new ArrayList<>(slots.size());
        for (Tally tally : slots.values()) {
            Figure figure = figureOf(tally, reading);
            if (figure == null) {
                return null;
            }
            if (figure.isMeasured()) {
                figures.add(figure);
            }
        }
        return switch (kind) {
            case MEAN -> MeanOfFractions.of(figures);
            case LOWEST -> extreme(figures, -1);
            case HIGHEST -> extreme(figures, 1);
        };
    }

    private static Figure extreme(Collection<Figure> figures, int side) {
        Figure found = Figure.none();
        for (Figure figure : figures) {
            boolean first = !found.isMeasured();
            found = first || side * Figure.compare(figure, found) > 0 ? figure : found;
        }
        return found;
    }

    Indicator each() {
        return indicator.of();
    }
}
