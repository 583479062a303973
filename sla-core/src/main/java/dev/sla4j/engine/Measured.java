package dev.sla4j.engine;

import dev.sla4j.report.Bounds;
import dev.sla4j.report.Step;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.target.Indicator;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.util.List;
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
     * @param units the evaluations along time, of the units for which there is one
     * @param parts the figures of a combination that were measured in this period
     * @param steps how a combination made one figure of them
     * @param provisional whether an outage it owns is still open
     * @param slots the slots of a figure over slots, or null if it is none
     */
    record Made(
            List<UnitEvaluation> units,
            List<Named> parts,
            List<Step> steps,
            boolean provisional,
            @Nullable SlotFold slots) {
        Made(List<UnitEvaluation> units, List<Named> parts, List<Step> steps, boolean provisional) {
            this(units, parts, steps, provisional, null);
        }
    }

    /** A part by its name. */
    record Named(String name, Measured measured) {}

    Figure figure() {
        return result.figure();
    }

    /** Between which values the figure lies: null if that is not known. */
    @Nullable
    Bounds span() {
        Bounds bounds = result.bounds();
        if (bounds != null) {
            return bounds.worst().isMeasured() && bounds.best().isMeasured() ? bounds : null;
        }
        boolean certain = figure().isMeasured() && result.coverage().equals(Ratio.ONE);
        return certain ? new Bounds(figure(), figure(), BigInteger.ZERO, BigInteger.ZERO) : null;
    }
}
