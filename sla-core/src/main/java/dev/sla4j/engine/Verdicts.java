package dev.sla4j.engine;

import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.report.Bounds;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.LimitObjective;
import dev.sla4j.target.OtherFigure;
import dev.sla4j.value.Enclosed;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Ratio;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares a figure with a limit (S8, S17, S19). */
final class Verdicts {
    private Verdicts() {}

    /** The limit that stands for a target: the stated one, or the one that decided. */
    static @Nullable Limit limitOf(ServiceLevelTarget target, Objectives.Judged judged) {
        LimitObjective objective = objectiveOf(target);
        if (objective != null) {
            return objective.limit();
        }
        boolean own = judged.limit() != null
                && judged.limit().unit() == target.indicator().unit()
                && !(target.objective() instanceof OtherFigure);
        return own ? judged.limit() : null;
    }

    /** The verdict on a result: on the bounds too where less than enough is known. */
    static Verdict of(LimitObjective objective, SubjectResult result, Ratio enough) {
        if (!result.figure().isMeasured()) {
            return Verdict.UNDETERMINED;
        }
        if (result.coverage().compareTo(enough) >= 0) {
            return of(objective, result.figure());
        }
        Bounds bounds = result.bounds();
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
        Figure compared = compared(objective, figure);
        if (compared instanceof Enclosed) {
            Verdict one = of(objective.limit(), Enclosed.lowerEnd(compared));
            return one == of(objective.limit(), Enclosed.upperEnd(compared)) ? one : Verdict.UNDETERMINED;
        }
        return of(objective.limit(), compared);
    }

    private static Verdict of(Limit limit, Figure compared) {
        return limit.accepts(compared) ? Verdict.MET : Verdict.MISSED;
    }

    static Figure compared(LimitObjective objective, Figure figure) {
        return objective.rounding() == null ? figure : figure.rounded(objective.rounding());
    }

    /** The single limit on the figure of a target, or null if its objective is none or another one. */
    static @Nullable LimitObjective objectiveOf(ServiceLevelTarget target) {
        return target.objective() instanceof LimitObjective limit ? limit : null;
    }
}
