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
 * @param best the value on the best reading of what is unknown; none if nothing bounds it
 * @param worst the value on the worst reading
 * @param doubtful whether it is unknown if anything is owed at all
 * @param occasion what it is for
 * @param incident the incident that all of it is due to, or null
 */
record Driven(
        @Nullable String label,
        List<Step> steps,
        Figure best,
        Figure worst,
        boolean doubtful,
        Occasion occasion,
        @Nullable String incident) {

    static Driven of(Figure value, Occasion occasion, @Nullable String incident) {
        return new Driven(null, List.of(), value, value, false, occasion, incident);
    }

    static Driven between(Figure best, Figure worst, Occasion occasion, @Nullable String incident) {
        return new Driven(null, List.of(), best, worst, false, occasion, incident);
    }

    boolean isOne() {
        return best.equals(worst);
    }

    boolean isBounded() {
        return best.isMeasured() && worst.isMeasured();
    }

    Driven doubted() {
        return new Driven(label, steps, best, worst, true, occasion, incident);
    }
}
