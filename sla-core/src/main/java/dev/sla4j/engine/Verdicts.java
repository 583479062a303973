package dev.sla4j.engine;

import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.report.Bounds;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.LimitObjective;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Ratio;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns a figure into a verdict: the one place that turns the members of the objectives into algorithms (S8, S17, S19). */
final class Verdicts {
    private Verdicts() {}

    static @Nullable Limit limitOf(ServiceLevelTarget target) {
        LimitObjective objective = objectiveOf(target);
        return objective == null ? null : objective.limit();
    }

    static Verdict of(ServiceLevelTarget target, Figure figure, @Nullable Bounds bounds, Ratio coverage) {
        LimitObjective objective = objectiveOf(target);
        if (objective == null) {
            return Verdict.NOT_APPLICABLE;
        }
        if (!figure.isMeasured()) {
            return Verdict.UNDETERMINED;
        }
        if (coverage.compareTo(target.minimumCoverage().toRatio()) >= 0) {
            return of(objective, figure);
        }
        if (bounds == null) {
            return Verdict.UNDETERMINED;
        }
        return between(objective, bounds.worst(), bounds.best());
    }

    /** The verdict on every figure between two, or undetermined if there is not one. */
    static Verdict between(LimitObjective objective, Figure one, Figure other) {
        Verdict verdict = of(objective, one);
        if (verdict != of(objective, other)) {
            return Verdict.UNDETERMINED;
        }
        Limit limit = objective.limit();
        // A limit of two bounds may lie between two figures that miss it.
        boolean apart = verdict == Verdict.MISSED
                && limit.lower() != null
                && limit.upper() != null
                && isBelow(limit, compared(objective, one)) != isBelow(limit, compared(objective, other));
        return apart ? Verdict.UNDETERMINED : verdict;
    }

    /** Of a figure that a limit of two bounds does not accept. */
    private static boolean isBelow(Limit limit, Figure figure) {
        return Figure.compare(figure, Objects.requireNonNull(limit.lower()).figure()) <= 0;
    }

    /** Exact, after the rounding that the agreement states, if any. */
    static Verdict of(LimitObjective objective, Figure figure) {
        if (!figure.isMeasured()) {
            return Verdict.UNDETERMINED;
        }
        return objective.limit().accepts(compared(objective, figure)) ? Verdict.MET : Verdict.MISSED;
    }

    static Figure compared(LimitObjective objective, Figure figure) {
        return objective.rounding() == null ? figure : figure.rounded(objective.rounding());
    }

    static @Nullable LimitObjective objectiveOf(ServiceLevelTarget target) {
        if (target.objective() == null) {
            return null;
        }
        if (target.objective() instanceof LimitObjective limit) {
            return limit;
        }
        throw new AssertionError("unhandled objective " + target.objective());
    }
}
