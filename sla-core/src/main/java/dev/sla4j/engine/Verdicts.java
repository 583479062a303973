package dev.sla4j.engine;

import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.report.Bounds;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.LimitObjective;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Ratio;
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
        Verdict worst = of(objective, bounds.worst());
        return worst == of(objective, bounds.best()) ? worst : Verdict.UNDETERMINED;
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
