package dev.sla4j.engine;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.report.History;
import dev.sla4j.report.PeriodResult;
import dev.sla4j.report.Remark;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.TargetResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.LimitObjective;
import dev.sla4j.value.Ratio;
import java.util.Locale;
import java.util.Set;

/**
 * Names results on file whose verdict is not what their figure and the limit say.
 *
 * <p>They are read as they stand, because a closed period is what both parties agreed on (S25). Only here it can be told: a result does not say
 * whether its figure is rounded before it is compared, the agreement does. Where the limit was another one, or too little was known, nothing is said.
 */
final class ContradictoryResults {
    private ContradictoryResults() {}

    static void remark(Agreement agreement, History history, Set<Remark> remarks) {
        for (PeriodResult result : history.results()) {
            if (result.agreement().equals(agreement.id())) {
                for (ServiceLevelTarget target : agreement.targets()) {
                    LimitObjective objective = Verdicts.objectiveOf(target);
                    if (objective != null) {
                        remark(result, target, objective, remarks);
                    }
                }
            }
        }
    }

    private static void remark(
            PeriodResult result, ServiceLevelTarget target, LimitObjective objective, Set<Remark> remarks) {
        Ratio enough = target.minimumCoverage().toRatio();
        for (TargetResult of : result.targets()) {
            if (!of.id().equals(target.id())
                    || !objective.limit().equals(of.attainment().limit())) {
                continue;
            }
            for (SubjectResult subject : of.subjects()) {
                boolean isCertain = subject.applies() && subject.isKnown(enough);
                Verdict verdict = isCertain ? Verdicts.of(objective, subject.figure()) : Verdict.UNDETERMINED;
                if (verdict != Verdict.UNDETERMINED && verdict != subject.verdict()) {
                    remarks.add(new Remark(
                            Remark.Kind.CONTRADICTORY_RESULT,
                            "the result of " + result.period().label() + " on file says " + target.id()
                                    + (subject.subject() == null ? "" : " of " + subject.subject()) + " is "
                                    + words(subject.verdict()) + ", but "
                                    + subject.figure().toText() + " is "
                                    + words(verdict) + " by "
                                    + objective.limit().toText()
                                    + "; what reads it reads the verdict as it stands"));
                }
            }
        }
    }

    private static String words(Verdict verdict) {
        return verdict.name().replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}
