package dev.sla4j.engine;

import dev.sla4j.target.EmptySlot;
import dev.sla4j.target.Fold;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Over;
import dev.sla4j.target.Share;
import dev.sla4j.target.Statistic;
import dev.sla4j.time.Grid;
import dev.sla4j.value.Figure;
import dev.sla4j.value.MeanOfFractions;
import dev.sla4j.value.Ratio;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The slots of a figure over slots, each with its tally, and how they become one figure (S9, S16).
 *
 * <p>Invariants: (1) starts ascend, and no slot lies over the next; (2) a slot without a tally is one in which nothing happened.
 */
final class SlotFold {
    /** The number of no slot. */
    static final int NONE = -1;

    private static final int MOST_EXPECTED = 1 << 16;
    private static final int GOOD = 0;
    private static final int BAD = 1;
    private static final int UNDECIDED = 2;

    private final Fold.Kind kind;
    private final Over.Slots indicator;
    private final EmptySlot empty;
    private final Kept.Functions functions;
    private long[] starts;
    private long[] ends;
    private final Grid grid;

    /** None before the first thing of which more than its number is kept. */
    private @Nullable Tally[] tallies = {};

    /** What was added as numbers to a slot and is not part of its tally yet. */
    private final Counts[] numbers = {new Counts(), new Counts(), new Counts()};

    private int size;

    /** The slot that was asked for last: things mostly come in the order of time. */
    private int current;

    /** Where it was found last that there is no slot. */
    private long gapStart;

    private long gapEnd;

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
        this.functions = functions;
        this.grid = grid;
        int expected = (int) Math.min(
                MOST_EXPECTED, time.period().lengthNanos() / grid.unit().toNanos() + 64);
        this.starts = new long[expected];
        this.ends = new long[expected];
        long at = time.period().startNanos();
        // A slot belongs to the period that contains its start (S2).
        at = grid.unitStart(at) == at ? at : grid.unitEnd(at);
        long length = grid.isLocalTime() ? 0 : grid.unit().toNanos();
        while (at < time.until()) {
            long end = length > 0 && at + length > at ? at + length : grid.unitEnd(at);
            if (time.countsSlot(at, end) || (!grid.equals(resolution) && countsInPart(at, end, resolution, time))) {
                add(at, end);
            }
            at = end;
        }
    }

    private void add(long start, long end) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        starts[size] = start;
        ends[size++] = end;
    }

    /** A slot counts while one of the slots of the resolution in it does. */
    private static boolean countsInPart(long start, long end, Grid resolution, CountedTime time) {
        for (long at = start; at < end; at = resolution.unitEnd(at)) {
            if (time.hasPassed(at) && time.countsSlot(at, resolution.unitEnd(at))) {
                return true;
            }
        }
        return false;
    }

    /** The grid of the slots. */
    Grid grid() {
        return grid;
    }

    /** The slot in which an instant lies; {@link #NONE} if none that counts. */
    int slotOf(long at) {
        if (contains(current, at)) {
            return current;
        }
        if (gapStart <= at && at < gapEnd) {
            return NONE;
        }
        if (contains(current + 1, at)) {
            return ++current;
        }
        int found = Arrays.binarySearch(starts, 0, size, at);
        int latest = found >= 0 ? found : -found - 2;
        if (contains(latest, at)) {
            current = latest;
            return current;
        }
        gapStart = latest < 0 ? Long.MIN_VALUE : ends[latest];
        gapEnd = latest + 1 < size ? starts[latest + 1] : Long.MAX_VALUE;
        return NONE;
    }

    private boolean contains(int slot, long at) {
        return slot >= 0 && slot < size && starts[slot] <= at && at < ends[slot];
    }

    long start(int slot) {
        return starts[slot];
    }

    long end(int slot) {
        return ends[slot];
    }

    /** The tally of a slot, to add to. */
    Tally tally(int slot) {
        tallies = tallies.length == 0 ? new Tally[size] : tallies;
        Tally present = tallies[slot];
        if (present == null) {
            present = Tally.of(indicator.of(), functions);
            tallies[slot] = present;
        }
        if (all(slot, Reading.WORST) != 0) {
            present.add(numbers[GOOD].take(slot), numbers[BAD].take(slot), numbers[UNDECIDED].take(slot), null);
        }
        return present;
    }

    private @Nullable Tally known(int slot) {
        return tallies.length == 0 ? null : tallies[slot];
    }

    /** Adds numbers of things to a slot, of which nothing else is kept. */
    void add(int slot, long good, long bad, long undecided) {
        numbers[GOOD].add(slot, good, size);
        numbers[BAD].add(slot, bad, size);
        numbers[UNDECIDED].add(slot, undecided, size);
    }

    /** How many slots from one on are those of rows, one by one, from one on. */
    int alike(int slot, SlotTallies rows, int from, int to) {
        int most = Math.min(size - slot, to - from);
        int alike = 0;
        while (alike < most
                && starts[slot + alike] == rows.start(from + alike)
                && ends[slot + alike] == rows.end(from + alike)) {
            alike++;
        }
        return alike;
    }

    /** Adds the numbers of rows to as many slots. */
    void add(int slot, SlotTallies rows, int from, int to) {
        rows.addTo(numbers, slot, from, to, size);
    }

    /** How many things a slot has. */
    long counted(int slot) {
        Tally tally = known(slot);
        return all(slot, Reading.WORST) + (tally == null ? 0 : tally.counted());
    }

    /** Of how many numbers a share is. */
    private long all(int slot, Reading reading) {
        long decided = Math.addExact(numbers[GOOD].of(slot), numbers[BAD].of(slot));
        return reading == Reading.AS_IS ? decided : Math.addExact(decided, numbers[UNDECIDED].of(slot));
    }

    /** How many slots count. */
    int size() {
        return size;
    }

    /** In how many of them nothing happened. */
    long empty() {
        long nothing = 0;
        for (int slot = 0; slot < size; slot++) {
            nothing += counted(slot) == 0 ? 1 : 0;
        }
        return nothing;
    }

    /** Whether slots in which nothing happened are part of the figure. */
    boolean countsEmpty() {
        return empty != EmptySlot.LEFT_OUT && indicator.of() instanceof Share;
    }

    /**
     * The figure of one slot; none if it is left out; null if nothing bounds it.
     *
     * @param end as it is, at which end each value is taken that is known to lie between two; null if they leave the figure open
     */
    private @Nullable Figure figureOf(int slot, Reading reading, @Nullable Reading end) {
        if (counted(slot) == 0) {
            return countsEmpty() ? ofEmpty() : Figure.none();
        }
        Tally tally = tally(slot);
        if (indicator.of() instanceof Statistic statistic && tally.all(Reading.AS_IS) == 0 && !tally.hasRanges()) {
            return ofUndecided(statistic, tally, reading);
        }
        if (reading == Reading.AS_IS) {
            return end == null ? tally.figure(indicator.of()) : tally.end(indicator.of(), end);
        }
        Figure bound = tally.bound(indicator.of(), reading);
        // Of what weighs nothing there is no share, but if it does not count the slot is empty.
        boolean mayBeEmpty = tally.all(Reading.AS_IS) == 0 && bound != null && !bound.isMeasured();
        return mayBeEmpty && countsEmpty() && (reading == Reading.BEST) == (empty == EmptySlot.AS_GOOD)
                ? ofEmpty()
                : bound;
    }

    private Figure ofEmpty() {
        return Figure.share(empty == EmptySlot.AS_GOOD ? Ratio.ONE : Ratio.ZERO);
    }

    /** Where nothing is decided there is no figure yet; if things count at all, there is one at least. */
    private static @Nullable Figure ofUndecided(Statistic statistic, Tally tally, Reading reading) {
        if (reading == Reading.AS_IS) {
            return Figure.none();
        }
        return statistic.kind() == Statistic.Kind.COUNT && reading == Reading.BEST
                ? Figure.count(1)
                : tally.bound(statistic, reading);
    }

    /** Whether nothing may have happened in a slot, so that it would be left out, and its number says more than that of others. */
    boolean mayBeEmpty(int slot) {
        return indicator.of() instanceof Statistic statistic
                && statistic.kind() == Statistic.Kind.COUNT
                && counted(slot) > 0
                && tally(slot).all(Reading.AS_IS) == 0;
    }

    /** Whether a thing of any slot counts for certain whose time is known to lie between two. */
    boolean hasRanges() {
        for (int slot = 0; slot < size; slot++) {
            Tally tally = known(slot);
            if (tally != null && tally.hasRanges()) {
                return true;
            }
        }
        return false;
    }

    /** The figure of one slot of what is decided; none if it is left out. */
    Figure figureOf(int slot) {
        return Objects.requireNonNull(figureOf(slot, Reading.AS_IS, null));
    }

    /** The figure of one slot if what is undecided were the worst or the best; none if it is left out; null if nothing bounds it. */
    @Nullable
    Figure bound(int slot, Reading reading) {
        return figureOf(slot, reading, null);
    }

    /**
     * The figure of all slots; null if nothing bounds it. The lowest of them is at most each of those that are bounded, the highest at least; on the other
     * side, and in a mean, one that nothing bounds leaves the whole open.
     */
    @Nullable
    Figure figure(Reading reading) {
        if (reading != Reading.AS_IS || !hasRanges()) {
            return figure(reading, null);
        }
        Figure low = figure(reading, Reading.BEST);
        return Objects.equals(low, figure(reading, Reading.WORST)) ? low : Figure.none();
    }

    private @Nullable Figure figure(Reading reading, @Nullable Reading end) {
        if (kind == Fold.Kind.MEAN && indicator.of() instanceof Share share && share.weight() == null) {
            return meanOfShares(reading);
        }
        List<Figure> figures = new ArrayList<>(size);
        List<Figure> possible = new ArrayList<>();
        boolean open = false;
        boolean allMayBeEmpty = true;
        for (int slot = 0; slot < size; slot++) {
            Figure figure = figureOf(slot, reading, end);
            open |= figure == null;
            if (figure != null && figure.isMeasured()) {
                boolean mayBeEmpty = mayBeEmpty(slot);
                allMayBeEmpty &= mayBeEmpty;
                (reading == Reading.WORST && mayBeEmpty ? possible : figures).add(figure);
            }
        }
        if (reading == Reading.BEST && allMayBeEmpty && !figures.isEmpty()) {
            // If no slot has a number after all, there is no figure, and nothing is owed.
            return null;
        }
        if (!possible.isEmpty()) {
            addHigher(figures, possible);
        }
        boolean isHigh = (reading == Reading.WORST) == indicator.of().isHigherWorse();
        boolean decidedByOne = kind == (isHigh ? Fold.Kind.LOWEST : Fold.Kind.HIGHEST);
        if (open && (figures.isEmpty() || !decidedByOne)) {
            return null;
        }
        return switch (kind) {
            case MEAN -> MeanOfFractions.of(figures);
            case LOWEST -> extreme(figures, -1);
            case HIGHEST -> extreme(figures, 1);
        };
    }

    /** Adds numbers that may not be there, the greatest first, while they raise what is made of all: their mean, their least or their greatest. */
    private void addHigher(List<Figure> figures, List<Figure> possible) {
        possible.sort((one, other) -> Figure.compare(other, one));
        Ratio sum = Ratio.sum(figures.stream().map(Figure::value).toList());
        for (Figure figure : possible) {
            boolean raises = switch (kind) {
                case MEAN -> figure.value().times(Ratio.of(figures.size())).compareTo(sum) > 0;
                case LOWEST -> false;
                case HIGHEST -> true;
            };
            if (!figures.isEmpty() && !raises) {
                return;
            }
            figures.add(figure);
            sum = sum.plus(figure.value());
        }
    }

    /** The same without a figure for each slot. */
    private Figure meanOfShares(Reading reading) {
        long[] goods = numbers[GOOD].toArray(size);
        long[] bads = numbers[BAD].toArray(size);
        long[] open = numbers[UNDECIDED].toArray(size);
        long[] good = new long[size];
        long[] all = new long[size];
        int shares = 0;
        for (int slot = 0; slot < size; slot++) {
            Tally tally = known(slot);
            long decided = Math.addExact(goods[slot], bads[slot]);
            if (Math.addExact(decided, open[slot]) + (tally == null ? 0 : tally.counted()) > 0) {
                good[shares] = goods[slot] + (reading == Reading.BEST ? open[slot] : 0);
                all[shares] = decided + (reading == Reading.AS_IS ? 0 : open[slot]);
                good[shares] += tally == null ? 0 : tally.good(reading);
                all[shares] += tally == null ? 0 : tally.all(reading);
            } else {
                good[shares] = empty == EmptySlot.AS_GOOD ? 1 : 0;
                all[shares] = countsEmpty() ? 1 : 0;
            }
            shares += all[shares] == 0 ? 0 : 1;
        }
        return MeanOfFractions.ofShares(good, all, shares);
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
