package dev.sla4j.settlement;

import dev.sla4j.report.Step;
import dev.sla4j.value.Figure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One value that a formula is applied to, or all values between two if too little is known.
 *
 * @param label which single thing it is about, or null if there is only one value
 * @param steps how it came about
 * @param best the value on the best reading of what is unknown; none if nothing is known of it
 * @param worst the value on the worst reading
 * @param open on which side it may be any other value too
 * @param doubtful whether it is unknown if anything is owed at all
 * @param occasion what it is for
 * @param incident the incident that all of it is due to, or null
 * @param others what it may be instead
 */
record Driven(
        @Nullable String label,
        List<Step> steps,
        Figure best,
        Figure worst,
        Open open,
        boolean doubtful,
        Occasion occasion,
        @Nullable String incident,
        List<Driven> others) {

    /** A value that is no other. */
    Driven(
            @Nullable String label,
            List<Step> steps,
            Figure best,
            Figure worst,
            Open open,
            boolean doubtful,
            Occasion occasion,
            @Nullable String incident) {
        this(label, steps, best, worst, open, doubtful, occasion, incident, List.of());
    }

    /** On which side nothing bounds a value. */
    enum Open {
        NO,
        ABOVE,
        BELOW
    }

    static Driven of(Figure value, Occasion occasion, @Nullable String incident) {
        return between(value, value, occasion, incident);
    }

    static Driven between(Figure best, Figure worst, Occasion occasion, @Nullable String incident) {
        return new Driven(null, List.of(), best, worst, Open.NO, false, occasion, incident);
    }

    /** A value, or any beyond it. */
    static Driven open(Figure end, Open open, Occasion occasion, @Nullable String incident) {
        return new Driven(null, List.of(), end, end, open, false, occasion, incident);
    }

    /** Another value, made of this one. */
    Driven with(List<Step> newSteps, Figure newBest, Figure newWorst, Open newOpen) {
        return new Driven(label, newSteps, newBest, newWorst, newOpen, doubtful, occasion, incident, others);
    }

    /** Whether something is known of it. */
    boolean isKnown() {
        return best.isMeasured() && worst.isMeasured();
    }

    Driven doubted() {
        List<Driven> doubted = others.stream().map(Driven::doubted).toList();
        return new Driven(label, steps, best, worst, open, true, occasion, incident, doubted);
    }

    /** This value, or one of some others. */
    Driven or(List<Driven> more) {
        return new Driven(label, steps, best, worst, open, doubtful, occasion, incident, more);
    }
}
