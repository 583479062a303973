package dev.sla4j.engine;

import dev.sla4j.measurement.Sample;
import dev.sla4j.measurement.SampleColumns;
import dev.sla4j.report.Remark;
import dev.sla4j.target.Condition;
import dev.sla4j.time.TimeRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts slices of time: whether each belongs to the period and counts, and into which slot of the figure it goes (S2, S12).
 *
 * <p>What counts goes into the tally of all and, if the figure is over slots, into that of its slot.
 */
final class SliceCounter {
    /** Of so many numbers of samples each is counted, however few samples there are. */
    private static final int MOST_COUNTS = 1 << 10;

    private static final int OUTSIDE = -1;
    private static final int EXCLUDED = -2;
    private static final int WITHOUT_SLOT = -3;

    private final String target;
    private final Tally tally;
    private final Tally settled;
    private final long settledUntil;
    private final @Nullable SlotFold fold;
    private final long farFrom;
    private final Collection<Remark> remarks;
    private final SortedMap<String, Boolean> disputed = new TreeMap<>();
    private final SortedMap<String, SortedSet<Long>> disputedSlots = new TreeMap<>();

    /**
     * A counter.
     *
     * @param target the target, for what is remarked
     * @param tally what all that counts is added to
     * @param settled what that is added to which stays what it is
     * @param settledUntil up to when it does
     * @param fold the slots of the figure, or null if it is not over slots
     * @param remarks where remarks go
     */
    SliceCounter(
            String target,
            Tally tally,
            Tally settled,
            long settledUntil,
            @Nullable SlotFold fold,
            Collection<Remark> remarks) {
        this.target = target;
        this.tally = tally;
        this.settled = settled;
        this.settledUntil = settledUntil;
        this.fold = fold;
        this.remarks = remarks;
        // Units of local time may be longer where clocks are set back.
        this.farFrom = fold == null
                ? 0
                : fold.grid().isLocalTime()
                        ? Long.MAX_VALUE
                        : fold.grid().unit().toNanos();
    }

    /** Takes slices of a subject, of which so much time counts. */
    Slices.Taker of(CountedTime counted) {
        return new Slices.Taker() {
            @Override
            public void take(long start, long end, boolean whole, Slices.Adder adder) {
                SliceCounter.this.take(placeOf(counted, start, end, whole), end, adder);
            }

            @Override
            public void takeNumbers(SlotTallies slots) {
                SliceCounter.this.takeNumbers(counted, slots);
            }

            @Override
            public void takeColumn(SampleColumns rows, Condition where) {
                if (tally.seesEach()) {
                    Slices.takeEach(rows, where, this);
                } else {
                    new Column(rows, where).take(counted);
                }
            }
        };
    }

    private void take(int place, long end, Slices.Adder adder) {
        if (place == OUTSIDE) {
            return;
        }
        if (place >= 0 && fold != null) {
            adder.addTo(fold.tally(place), true);
        }
        adder.addTo(tally, place != EXCLUDED);
        if (place != EXCLUDED && end <= settledUntil) {
            adder.addTo(settled, true);
        }
    }

    /** Adds a column of samples number by number: of those of one slot that are alike one is looked at. */
    private final class Column {
        private final SampleColumns rows;
        private final Condition where;
        private final SampleValues counting;
        private final SampleValues excluded;
        private int place = OUTSIDE;
        private boolean settles;

        Column(SampleColumns rows, Condition where) {
            this.rows = rows;
            this.where = where;
            // What is added is handed out for each slot.
            int most = fold == null ? Math.max(MOST_COUNTS, rows.size()) : MOST_COUNTS;
            this.counting = new SampleValues(rows, most);
            this.excluded = new SampleValues(rows, most);
        }

        void take(CountedTime counted) {
            int end;
            for (int row = 0; row < rows.size(); row = end) {
                long at = rows.atNanos(row);
                int found = placeOf(counted, at, at + 1, false);
                end = endOfRun(counted, row, found);
                if (found == EXCLUDED) {
                    excluded.addAll(row, end);
                } else if (found != OUTSIDE) {
                    enter(found, at < settledUntil);
                    counting.addAll(row, end);
                }
            }
            enter(OUTSIDE, false);
            excluded.drain((value, count) -> {
                if (Conditions.maySelect(where, thing(value))) {
                    tally.exclude(count);
                }
            });
        }

        /** Behind the rows from one on that count alike and, if the figure is over slots, in the same one; at least that one. */
        private int endOfRun(CountedTime counted, int row, int found) {
            long at = rows.atNanos(row);
            long until = at;
            if (found >= 0 && fold != null) {
                until = Math.min(counted.alikeUntil(at), fold.end(found));
            } else if (found != OUTSIDE && fold == null) {
                until = counted.alikeUntil(at);
            }
            int end = row + 1;
            while (end < rows.size() && at <= rows.atNanos(end) && rows.atNanos(end) < until) {
                end++;
            }
            return end;
        }

        private void enter(int next, boolean nextSettles) {
            if (next != place || nextSettles != settles) {
                counting.drain(this::add);
                place = next;
                settles = nextSettles;
            }
        }

        private void add(long value, long count) {
            Thing thing = thing(value);
            if (!Conditions.maySelect(where, thing)) {
                return;
            }
            boolean selected = Conditions.selects(where, thing);
            if (fold != null) {
                add(fold.tally(place), selected, thing, count);
            }
            add(tally, selected, thing, count);
            if (settles) {
                add(settled, selected, thing, count);
            }
        }

        private void add(Tally to, boolean selected, Thing thing, long count) {
            if (selected) {
                to.add(rows.atNanos(0), thing, count);
            } else {
                to.addUndecided(List.of(thing), count);
            }
        }

        /** What a sample is but for its instant, which nothing asks for. */
        private Thing thing(long value) {
            BigDecimal decimal = BigDecimal.valueOf(value, rows.scale());
            return new SampleThing(new Sample(rows.atNanos(0), rows.metric(), decimal, rows.origin()));
        }
    }

    private void takeNumbers(CountedTime counted, SlotTallies slots) {
        int row = 0;
        while (row < slots.size()) {
            int end = slots.isOrdered() ? endOfRun(counted, slots, row) : row;
            if (end > row) {
                addRun(counted, slots, row, end);
                row = end;
            } else {
                addRow(counted, slots, row++);
            }
        }
    }

    /**
     * Behind the rows from one on that all count, each in a slot of its own if the figure is over slots, or of which none does; the row itself if neither
     * is sure.
     */
    private int endOfRun(CountedTime counted, SlotTallies slots, int row) {
        long start = slots.start(row);
        if (!counted.isInPeriod(start) || start - counted.period().startNanos() < farFrom) {
            return row;
        }
        int end = slots.firstEndingBehind(counted.alikeUntil(start), row);
        if (fold == null || end == row || !counted.countsInstant(start)) {
            return end;
        }
        int slot = fold.slotOf(start);
        return slot == SlotFold.NONE ? row : row + fold.alike(slot, slots, row, end);
    }

    private void addRun(CountedTime counted, SlotTallies slots, int row, int end) {
        if (!counted.countsInstant(slots.start(row))) {
            tally.exclude(slots.counted(row, end));
            return;
        }
        slots.addTo(tally, row, end);
        if (slots.end(end - 1) <= settledUntil) {
            slots.addTo(settled, row, end);
        }
        if (fold != null) {
            fold.add(fold.slotOf(slots.start(row)), slots, row, end);
        }
    }

    private void addRow(CountedTime counted, SlotTallies slots, int row) {
        long end = slots.end(row);
        int place = placeOf(counted, slots.start(row), end, true);
        if (place == EXCLUDED) {
            tally.exclude(slots.counted(row, row + 1));
        } else if (place != OUTSIDE) {
            slots.addTo(tally, row, row + 1);
            if (end <= settledUntil) {
                slots.addTo(settled, row, row + 1);
            }
            if (place >= 0 && fold != null) {
                fold.add(place, slots.good(row), slots.bad(row), slots.undecided(row));
            }
        }
    }

    /** The slot of the figure into which a slice goes, or why it goes into none. */
    private int placeOf(CountedTime counted, long start, long end, boolean whole) {
        int slot = fold == null ? SlotFold.NONE : fold.slotOf(start);
        // The slots of the figure begin in the period.
        if ((slot == SlotFold.NONE && !isOwned(counted, start)) || !counted.hasPassed(start)) {
            return OUTSIDE;
        }
        if (!(whole ? counted.countsSlot(start, end) : counted.countsInstant(start))) {
            return EXCLUDED;
        }
        if (fold == null) {
            return WITHOUT_SLOT;
        }
        if (slot != SlotFold.NONE && end <= fold.end(slot)) {
            return slot;
        }
        if (whole && end > fold.grid().unitEnd(start)) {
            remarkSpan(fold, start, end);
        }
        return OUTSIDE;
    }

    /** Requests that were counted over more than one slot belong to none. */
    private void remarkSpan(SlotFold slots, long start, long end) {
        remarks.add(new Remark(
                Remark.Kind.REFUSED_ROWS,
                "requests counted over " + TimeRange.ofNanos(start, end) + " do not count for target " + target
                        + ": they must lie in one slot of "
                        + Duration.ofNanos(slots.grid().unit().toNanos())));
    }

    /** Whether the slot of the figure in which an instant lies belongs to the period. */
    private boolean isOwned(CountedTime counted, long at) {
        // Far behind the first border it does, whichever slot that is.
        boolean far = counted.isInPeriod(at) && at - counted.period().startNanos() >= farFrom;
        return far || counted.isInPeriod(owner(at));
    }

    /** What a slot of the figure holds belongs to the period of that slot (S2). */
    private long owner(long start) {
        return fold == null ? start : fold.grid().unitStart(start);
    }

    /** Versions that contradict each other are one thing of which nothing is decided, if any of them would count (S28). */
    void takeDisputed(CountedTime counted, String id, long at) {
        if (!counted.isInPeriod(owner(at)) || !counted.hasPassed(at)) {
            return;
        }
        boolean counts = counted.countsInstant(at);
        if (counts && fold != null) {
            int slot = fold.slotOf(at);
            if (slot == SlotFold.NONE) {
                return;
            }
            disputedSlots.computeIfAbsent(id, key -> new TreeSet<>()).add(fold.start(slot));
        }
        disputed.merge(id, counts, Boolean::logicalOr);
    }

    /** Adds what is disputed, once all versions were taken. */
    void addDisputed() {
        disputed.values().forEach(counts -> {
            if (counts) {
                tally.addUndecided(List.of(), 1);
            } else {
                tally.exclude(1);
            }
        });
        if (fold != null) {
            for (SortedSet<Long> slots : disputedSlots.values()) {
                for (long start : slots) {
                    fold.tally(fold.slotOf(start)).addUndecided(List.of(), 1);
                }
            }
        }
    }
}
