package dev.sla4j.engine;

import dev.sla4j.measurement.Origin;
import dev.sla4j.measurement.Sample;
import dev.sla4j.measurement.SampleColumns;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Selection;
import dev.sla4j.time.Grid;
import java.util.List;

/**
 * The things of a subject that a share or a statistic counts, in slices that are excluded as a whole or not at all (S12): slots of requests,
 * single samples.
 */
final class Slices {
    /** Takes one slice. */
    interface Taker {
        /**
         * Takes one slice.
         *
         * @param start the start of the slot, or the instant of a single thing
         * @param end the end of the slot, or the next nanosecond
         * @param whole whether it is a slot rather than an instant
         * @param adder what adds its things to a tally
         */
        void take(long start, long end, boolean whole, Adder adder);

        /**
         * Takes slots of requests of which only numbers are kept, as if each was taken by itself.
         *
         * @param slots the slots, which are not changed
         */
        default void takeNumbers(SlotTallies slots) {
            takeEach(slots, this);
        }

        /**
         * Takes a column of samples of a metric and a source that are selected, as if each was taken by itself.
         *
         * @param rows the samples
         * @param where which of them are selected
         */
        default void takeColumn(SampleColumns rows, Condition where) {
            takeEach(rows, where, this);
        }
    }

    /** Adds the things of the slice that is being taken to a tally, as what counts or as what is left out. */
    interface Adder {
        void addTo(Tally tally, boolean counts);
    }

    private Slices() {}

    /** Hands out the slices of a subject. */
    static void of(
            Indicator indicator, Kept.Functions functions, Grid grid, Facts.Subject rows, String subject, Taker taker) {
        Selection selection = Indicators.selectionOf(indicator);
        if (selection.subject() != null && !selection.subject().equals(subject)) {
            return;
        }
        switch (selection.kind()) {
            case REQUESTS -> {
                SlotTallies slots = rows.requests().of(RequestSpec.of(indicator, functions, grid));
                if (slots.areNumbers()) {
                    taker.takeNumbers(slots);
                } else {
                    takeEach(slots, taker);
                }
            }
            case SAMPLES -> samples(selection, rows, taker);
            default -> throw new AssertionError("unhandled kind " + selection.kind());
        }
    }

    /** Hands out slots of requests one by one. */
    static void takeEach(SlotTallies slots, Taker taker) {
        SlotOfRequests adder = new SlotOfRequests(slots);
        for (int row = 0; row < slots.size(); row++) {
            adder.row = row;
            taker.take(slots.start(row), slots.end(row), true, adder);
        }
    }

    /** Adds the requests of one slot after the other. */
    private static final class SlotOfRequests implements Adder {
        private final SlotTallies slots;
        private int row;

        SlotOfRequests(SlotTallies slots) {
            this.slots = slots;
        }

        @Override
        public void addTo(Tally tally, boolean counts) {
            if (counts) {
                tally.add(slots.good(row), slots.bad(row), slots.undecided(row), slots.amounts(row));
            } else {
                tally.exclude(slots.counted(row));
            }
        }
    }

    private static void samples(Selection selection, Facts.Subject rows, Taker taker) {
        for (Sample sample : rows.samples().records()) {
            if (isOfKind(selection, sample.metric(), sample.origin())) {
                take(sample, selection.where(), taker);
            }
        }
        for (SampleColumns column : rows.samples().columns()) {
            if (isOfKind(selection, column.metric(), column.origin())) {
                taker.takeColumn(column, selection.where());
            }
        }
    }

    /** Hands out samples one by one. */
    static void takeEach(SampleColumns rows, Condition where, Taker taker) {
        for (int row = 0; row < rows.size(); row++) {
            take(rows.get(row), where, taker);
        }
    }

    private static void take(Sample sample, Condition where, Taker taker) {
        Thing thing = new SampleThing(sample);
        if (Conditions.maySelect(where, thing)) {
            boolean selected = Conditions.selects(where, thing);
            taker.take(sample.atNanos(), sample.atNanos() + 1, false, (tally, counts) -> {
                if (!counts) {
                    tally.exclude(1);
                } else if (selected) {
                    tally.add(sample.atNanos(), thing);
                } else {
                    tally.addUndecided(List.of(thing), 1);
                }
            });
        }
    }

    /** Takes one version of something. */
    interface VersionTaker {
        void take(String id, long at);
    }

    /** Hands out versions that contradict each other, if they would count: of what they tell nothing is decided (S28). */
    static void disputed(Indicator indicator, Facts.Subject rows, VersionTaker taker) {
        Selection selection = Indicators.selectionOf(indicator);
        if (selection.kind() == Selection.Kind.SAMPLES) {
            rows.disputedSamples().forEach((id, versions) -> {
                for (Sample sample : versions) {
                    if (isOf(selection, sample)) {
                        taker.take(id, sample.atNanos());
                    }
                }
            });
        }
    }

    /** Whether a sample is one of those selected, or may be. */
    private static boolean isOf(Selection selection, Sample sample) {
        return isOfKind(selection, sample.metric(), sample.origin())
                && Conditions.maySelect(selection.where(), new SampleThing(sample));
    }

    private static boolean isOfKind(Selection selection, String metric, Origin origin) {
        return selection.acceptsSource(origin.source()) && metric.equals(selection.name());
    }
}
