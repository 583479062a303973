package dev.sla4j.settlement;

import dev.sla4j.penalty.Penalty;
import dev.sla4j.report.Step;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.TargetResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.util.List;
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

    /** How many times on one side; the reason is added to the steps. A promise that is kept now repeats nothing. */
    Ratio times(SubjectResult now, Side side, List<Step> steps) {
        Holds missedNow = missed(now.verdict());
        if (factor == null || before == null || missedNow == Holds.NO) {
            return Ratio.ONE;
        }
        String label = before.period().label();
        String often = Figure.amount(factor).toText() + " times";
        boolean once = side == Side.LOWEST;
        String open = "; on this reading it counts " + (once ? "once" : often);
        Holds missedBefore = missedBefore(now.subject());
        if (missedBefore == Holds.NO) {
            return Ratio.ONE;
        }
        if (missedBefore == Holds.YES && missedNow == Holds.YES) {
            steps.add(new Step.Note("missed in " + label + " too, so it counts " + often));
            return factor;
        }
        steps.add(new Step.Note(
                missedBefore == Holds.YES
                        ? "missed in " + label + ", and whether it is missed now is not known" + open
                        : "whether it was missed in " + label + " too is not known" + open));
        return once ? Ratio.ONE : factor;
    }

    private Holds missedBefore(@Nullable String subject) {
        if (before == null || before.result() == null) {
            return Holds.UNKNOWN;
        }
        TargetResult result = before.result().target(target);
        if (result == null) {
            return Holds.NO;
        }
        Verdict verdict = subject == null ? result.verdict() : verdictOn(subject, result);
        return result.attainment().provisional() ? Holds.UNKNOWN : missed(verdict);
    }

    /** A subject that was not there did not miss; where all were judged as one, that verdict is the verdict on each. */
    private static Verdict verdictOn(String subject, TargetResult result) {
        Verdict together = Verdict.NOT_APPLICABLE;
        for (SubjectResult one : result.subjects()) {
            if (subject.equals(one.subject())) {
                return one.verdict();
            }
            together = one.subject() == null ? one.verdict() : together;
        }
        return together;
    }

    private static Holds missed(Verdict verdict) {
        return verdict == Verdict.UNDETERMINED ? Holds.UNKNOWN : Holds.of(verdict == Verdict.MISSED);
    }
}
