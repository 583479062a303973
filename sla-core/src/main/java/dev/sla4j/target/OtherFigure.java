package dev.sla4j.target;

import java.util.List;
import java.util.Objects;

/**
 * Kept while the figure of another indicator than the target's own lies within a limit.
 *
 * <p>Models the second trigger of a promise: "down for more than 22 minutes in the month <em>or</em> one outage of more than 15 minutes", "power lost
 * for more than 15 minutes or more than one interruption". It is measured over the same subjects and hours, as if it stood alone. Of
 * earlier periods the results keep the figure of the target only, so a moving average, or a weight of the period before, is a target of its own.
 *
 * @param of the indicator, not null
 * @param within its limit, of its unit
 */
public record OtherFigure(Indicator of, LimitObjective within) implements Objective {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the limit is of another unit, or the indicator reads earlier periods
     */
    public OtherFigure {
        Objects.requireNonNull(of, "of");
        if (within.limit().unit() != of.unit()) {
            throw new IllegalArgumentException(
                    "limit (" + within.limit() + ") must be of unit " + of.unit() + ", that of its indicator");
        }
        if (readsEarlierPeriods(of)) {
            throw new IllegalArgumentException(
                    "indicator of another figure must not read earlier periods, because their results do not keep it");
        }
    }

    private static boolean readsEarlierPeriods(Indicator indicator) {
        return (indicator instanceof Fold fold && readsEarlierPeriods(fold.over()))
                || indicator.operands().stream().anyMatch(OtherFigure::readsEarlierPeriods);
    }

    private static boolean readsEarlierPeriods(Over over) {
        return over instanceof Over.Periods
                || (over instanceof Over.Subjects subjects && isOfPreviousPeriod(subjects.weight()))
                || (over instanceof Over.Parts listed
                        && listed.parts().stream().anyMatch(part -> isOfPreviousPeriod(part.weight())));
    }

    private static boolean isOfPreviousPeriod(Weight weight) {
        return weight instanceof Weight.Measured measured && measured.previous();
    }

    @Override
    public List<Indicator> indicators() {
        return List.of(of);
    }
}
