package dev.sla4j.engine;

import dev.sla4j.report.Bounds;
import dev.sla4j.report.Step;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.target.Indicator;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an indicator comes to, before any verdict, and what it was made of.
 *
 * @param indicator the indicator
 * @param result the figure with its bounds and accounts; its verdict is not given yet
 * @param made what it was made of
 */
record Measured(Indicator indicator, SubjectResult result, Made made) {

    /**
     * What a figure was made of, for the explanation.
     *
     * @param ahead what is certain of it while its period runs
     * @param units the evaluations along time, of the units for which there is one
     * @param parts the figures of a combination that were measured in this period
     * @param steps how a combination made one figure of them
     * @param things the single things behind a count, for an explanation that tells the evidence
     * @param slots the slots of a figure over slots, or null if it is none
     * @param pending whether it may still change by itself
     */
    record Made(
            Ahead ahead,
            List<UnitEvaluation> units,
            List<Named> parts,
            List<Step> steps,
            Supplier<List<Step>> things,
            @Nullable SlotFold slots,
            Pending pending) {
        Made(Ahead ahead, List<UnitEvaluation> units, List<Named> parts, List<Step> steps, Pending pending) {
            this(ahead, units, parts, steps, List::of, null, pending);
        }

        List<Step> evidence() {
            return things.get();
        }
    }

    /**
     * Whether a figure may still change by itself once its period is over (S25).
     *
     * @param open whether an outage it owns is still open
     * @param items whether an item of the period is not done yet
     * @param undecided whether what comes after the report may decide what counts in the period
     */
    record Pending(boolean open, boolean items, boolean undecided) {
        static final Pending NONE = new Pending(false, false, false);

        static Pending of(List<Named> parts) {
            return parts.stream().map(part -> part.measured().made().pending()).reduce(NONE, Pending::or);
        }

        boolean isAny() {
            return open || items || undecided;
        }

        Pending or(Pending other) {
            return new Pending(open || other.open, items || other.items, undecided || other.undecided);
        }
    }

    /** A part by its name. */
    record Named(String name, Measured measured) {}

    Figure figure() {
        return result.figure();
    }

    /** Between which values the figure lies: null if that is not known. */
    @Nullable
    Span span() {
        return span(indicator, result);
    }

    /** Between which values a figure lies: null if that is not known. */
    static @Nullable Span span(Indicator indicator, SubjectResult result) {
        Bounds bounds = result.bounds();
        if (bounds == null) {
            boolean certain = result.figure().isMeasured() && result.coverage().equals(Ratio.ONE);
            return certain ? Span.of(result.figure()) : null;
        }
        Span span = Span.of(bounds, indicator.isHigherWorse());
        return span.isUnbounded() ? null : span;
    }
}
