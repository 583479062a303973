package dev.sla4j.target;

import dev.sla4j.value.Figure;
import java.util.List;
import java.util.Objects;

/**
 * One figure of many: the mean, the lowest or the highest, over indicators, subjects, slots or periods.
 *
 * <p>Models "the mean of the availabilities of all sites", "the lowest of the components", "a weighted performance index of 60 % availability and
 * 40 % response", "the average of the last three months", "the average of the error rates of all five-minute intervals". Each part is measured as if it stood alone, so a fold of one part is that part (L10). A
 * part without a figure leaves the fold without one unless its weight is zero (policy {@link MissingPart}: it is left out); nothing measured is never met (S8, S9).
 *
 * <p>Memory: that of its parts; over slots one tally for each slot while a report is made; over periods that of one, as the others are read from their reports.
 *
 * @param kind how the figures become one, not null
 * @param over over what it goes, not null
 */
public record Fold(Kind kind, Over over) implements Indicator {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if weights are stated and no mean is taken
     */
    public Fold {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(over, "over");
        boolean parts = over instanceof Over.Parts listed
                && listed.parts().stream().anyMatch(part -> !part.weight().equals(Weight.one()));
        boolean subjects = over instanceof Over.Subjects each && !each.weight().equals(Weight.one());
        if ((parts || subjects) && kind != Kind.MEAN) {
            throw new IllegalArgumentException("weights must not be stated for the " + kind + " of " + over);
        }
    }

    @Override
    public Figure.Unit unit() {
        return over.unit();
    }

    @Override
    public List<Indicator> operands() {
        return over.operands();
    }

    /** How several figures become one. */
    public enum Kind {
        /** Their arithmetic mean, exact; of equal weight unless weights are stated. */
        MEAN,
        /** The lowest of them. */
        LOWEST,
        /** The highest of them. */
        HIGHEST
    }
}
