package dev.sla4j.jackson;

import dev.sla4j.engine.Evaluation;
import dev.sla4j.measurement.ItemEvent;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.WorkItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Goes once over rows that are read when they are asked for: throws at the first wrong one or keeps the wrong ones apart, the first of them and how many.
 *
 * @param <R> a refused row
 */
final class MeasurementRows<R> {
    /** Where the rows come from. */
    interface Source {
        /** Goes to the next row, if there is one. */
        boolean next() throws IOException;

        /** The number of the row, from 1. */
        long number();

        /** What the row says; a row that is wrong throws its faults. */
        Measurement measurement() throws IOException;
    }

    /** Makes a refused row. */
    interface Refusal<R> {
        R of(long number, List<Fault> faults);
    }

    private final String what;
    private final Source source;
    private final Refusal<R> refusal;
    private final boolean strict;
    private final int mostItems;
    private final List<R> kept = new ArrayList<>();
    private long refused;
    private long items;
    private boolean iterated;

    /** Rows that are called by a name such as line. */
    MeasurementRows(String what, Source source, Refusal<R> refusal, boolean strict, Limits limits) {
        this.what = what;
        this.source = source;
        this.refusal = refusal;
        this.strict = strict;
        this.mostItems = limits.items();
    }

    /** The only iterator. */
    Iterator<Measurement> iterator() {
        if (iterated) {
            throw new IllegalStateException("the " + what + "s can be iterated once only");
        }
        iterated = true;
        return new Iterator<>() {
            private @Nullable Measurement next;
            private boolean ended;

            @Override
            public boolean hasNext() {
                if (next == null && !ended) {
                    try {
                        next = read();
                    } catch (IOException e) {
                        ended = true;
                        throw new UncheckedIOException(e);
                    }
                    ended = next == null;
                }
                return next != null;
            }

            @Override
            public Measurement next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                Measurement measurement = Objects.requireNonNull(next);
                next = null;
                return measurement;
            }
        };
    }

    /** The next measurement, or null at the end. */
    private @Nullable Measurement read() throws IOException {
        while (source.next()) {
            try {
                Measurement measurement = source.measurement();
                count(measurement);
                return measurement;
            } catch (SlaFormatException e) {
                if (strict) {
                    throw new SlaFormatException(e.faults(), e.faults().size(), what + " " + source.number() + ": ");
                }
                if (refused++ < MeasurementLines.MOST_REFUSED_KEPT) {
                    kept.add(refusal.of(source.number(), e.faults()));
                }
            }
        }
        return null;
    }

    /** What happened to items is held until the report, because what they come to depends on all of it. */
    private void count(Measurement measurement) throws SlaFormatException {
        boolean isItem = measurement instanceof WorkItem || measurement instanceof ItemEvent;
        if (isItem && ++items > mostItems) {
            String rule = "must not be one of more than " + mostItems + " work items and events of items";
            throw new SlaFormatException(List.of(new Fault("", rule, "")), 1, "");
        }
    }

    List<R> refused() {
        return List.copyOf(kept);
    }

    long refusedCount() {
        return refused;
    }

    /** Lets the report name those that were refused and say how many there are, because the result may depend on them. */
    void addRefusedTo(Evaluation evaluation) {
        kept.forEach(row -> evaluation.addRefused(row.toString()));
        if (refused > 0) {
            evaluation.addRefused(what + "s refused: " + refused + "; the result may depend on them");
        }
    }

    /** A number and its faults on one line. */
    static String text(String what, long number, List<Fault> faults) {
        StringBuilder text = new StringBuilder(what).append(' ').append(number).append(": ");
        for (int i = 0; i < faults.size(); i++) {
            text.append(i == 0 ? "" : "; ").append(faults.get(i));
        }
        return text.toString();
    }
}
