package dev.sla4j.settlement;

import dev.sla4j.penalty.Penalty;
import dev.sla4j.report.Step;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.TargetResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How many times amounts count because a target was missed in the period before too (C74). */
final class Repetition {
    private final @Nullable Ratio factor;
    private final String target;
    private final Past.@Nullable Period before;

    Repetition(Penalty penalty, String target, Past past) {
        this.factor = penalty.repeated() == null ? null : Ratio.of(penalty.repeated());
        this.target = target;
        this.before = factor == null ? null : past.back(1);
    }

    /** How many times on one side; the reason is added to the steps. */
    Ratio times(@Nullable String subject, Side side, List<Step> steps) {
        if (factor == null || before == null) {
            return Ratio.ONE;
        }
        String label = before.period().label();
        String often = Figure.amount(factor).toText() + " times";
        return switch (missed(subject)) {
            case NO -> Ratio.ONE;
            case YES -> {
                steps.add(new Step.Note("missed in " + label + " too, so it counts " + often));
                yield factor;
            }
            case UNKNOWN -> {
                boolean once = side == Side.LOWEST;
                steps.add(new Step.Note("whether it was missed in " + label
                        + " too is not known; on this reading it counts " + (once ? "once" : often)));
                yield once ? Ratio.ONE : factor;
            }
        };
    }

    private Holds missed(@Nullable String subject) {
        if (before == null || before.result() == null) {
            return Holds.UNKNOWN;
        }
        TargetResult result = before.result().target(target);
        if (result == null) {
            return Holds.NO;
        }
        Verdict verdict = result.verdict();
        for (SubjectResult one : result.subjects()) {
            verdict = subject != null && Objects.equals(one.subject(), subject) ? one.verdict() : verdict;
        }
        if (verdict == Verdict.UNDETERMINED || result.attainment().provisional()) {
            return Holds.UNKNOWN;
        }
        return Holds.of(verdict == Verdict.MISSED);
    }
}
