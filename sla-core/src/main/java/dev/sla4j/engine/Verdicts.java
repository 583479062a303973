package dev.sla4j.engine;

import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.report.Cause;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.LimitObjective;
import dev.sla4j.target.OtherFigure;
import dev.sla4j.value.Bound;
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
    static Verdict of(LimitObjective objective, Measured measured, Ratio enough) {
        SubjectResult result = measured.result();
        // Without a figure there is none in the end either, unless enough is known to say between which values it lies.
        if (!result.figure().isMeasured() && result.cause() != Cause.TOO_LITTLE_KNOWN) {
            return Verdict.UNDETERMINED;
        }
        if (result.figure().isMeasured() && result.isKnown(enough)) {
            return of(objective, result.figure());
        }
        Span span = result.bounds() == null ? null : measured.span();
        return span == null ? Verdict.UNDETERMINED : within(objective, span);
    }

    /** The verdict on every figure of a span, or undetermined if there is not one. */
    static Verdict within(LimitObjective objective, Span span) {
        if (span.low().isMeasured() && span.high().isMeasured()) {
            return between(objective, span.low(), span.high());
        }
        Limit limit = objective.limit();
        Bound beyond = span.low().isMeasured() ? limit.upper() : limit.lower();
        Figure end = span.low().isMeasured() ? span.low() : span.high();
        if (!end.isMeasured()) {
            return Verdict.UNDETERMINED;
        }
        // On the side that nothing bounds no limit may stand, or it is passed already.
        if (beyond == null) {
            return of(objective, end) == Verdict.MET ? Verdict.MET : Verdict.UNDETERMINED;
        }
        Limit alone = span.low().isMeasured() ? new Limit(null, beyond) : new Limit(beyond, null);
        boolean passed = of(new LimitObjective(alone, objective.rounding()), end) == Verdict.MISSED;
        return passed ? Verdict.MISSED : Verdict.UNDETERMINED;
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
