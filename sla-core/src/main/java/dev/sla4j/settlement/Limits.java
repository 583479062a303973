package dev.sla4j.settlement;

import dev.sla4j.report.Step;
import dev.sla4j.value.Bound;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Ratio;
import java.util.List;
import java.util.Objects;

/** By how much a value lies beyond something. */
final class Limits {
    private Limits() {}

    /** The bound that a figure misses, or the only one. */
    static Figure missed(Limit limit, Figure figure) {
        Bound lower = limit.lower();
        boolean below = lower != null && Figure.compare(figure, lower.figure()) < 0;
        return limit.upper() == null || below
                ? Objects.requireNonNull(lower).figure()
                : limit.upper().figure();
    }

    /** Nothing, in the unit of a value that is a time or a number. */
    static Figure none(Figure like) {
        return like.unit() == Figure.Unit.TIME ? new Figure.Time(Ratio.ZERO) : Figure.amount(Ratio.ZERO);
    }

    /** What an allowance leaves of a value of the same unit. */
    static Figure excess(Figure value, Figure allowance, List<Step> steps) {
        Ratio left = value.value().minus(allowance.value()).max(Ratio.ZERO);
        Figure result = value.unit() == Figure.Unit.TIME ? new Figure.Time(left) : Figure.amount(left);
        steps.add(new Step.Excess("beyond the allowance", value, allowance, result));
        return result;
    }
}
