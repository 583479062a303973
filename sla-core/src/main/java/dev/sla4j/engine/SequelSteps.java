package dev.sla4j.engine;

import dev.sla4j.report.Adjustment;
import dev.sla4j.report.Detail;
import dev.sla4j.report.Explanation;
import dev.sla4j.report.Right;
import dev.sla4j.report.Sequel;
import dev.sla4j.report.Step;
import dev.sla4j.target.Policies;
import dev.sla4j.target.UsedOccurrences;
import java.util.ArrayList;
import java.util.List;

/** Tells what follows from rules over several periods. */
final class SequelSteps {
    private SequelSteps() {}

    static Explanation after(Explanation explanation, Sequel sequel, Policies policies) {
        if (sequel.rights().isEmpty() && sequel.adjustments().isEmpty()) {
            return explanation;
        }
        List<Step> steps = new ArrayList<>();
        for (Right right : sequel.rights()) {
            String standing = right.standing() == Right.Standing.ARISEN ? "has arisen" : "may have arisen";
            steps.add(new Step.Heading(
                    "right " + right.rule() + " " + standing,
                    right.clause(),
                    Detail.SUMMARY,
                    List.of(
                            new Step.Note(right.grants()),
                            new Step.Note("from what happened in " + String.join(", ", right.periods())))));
        }
        for (Adjustment adjustment : sequel.adjustments()) {
            steps.add(new Step.Note(adjustment.reason()));
            steps.add(new Step.MoneyTotal("adjustment of " + adjustment.period(), adjustment.amount()));
            if (!adjustment.disputed().isZero()) {
                steps.add(new Step.MoneyTerm("disputed in addition", adjustment.disputed()));
            }
        }
        if (!sequel.rights().isEmpty()) {
            steps.add(new Step.Reading(
                    UsedOccurrences.class.getSimpleName(),
                    policies.get(UsedOccurrences.class),
                    policies.isStated(UsedOccurrences.class)));
        }
        List<Step> all = new ArrayList<>(explanation.steps());
        all.add(new Step.Heading("Over several periods", null, Detail.SUMMARY, steps));
        return new Explanation(all, explanation.zone(), explanation.detail());
    }
}
