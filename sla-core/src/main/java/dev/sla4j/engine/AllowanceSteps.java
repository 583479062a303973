package dev.sla4j.engine;

import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.engine.LongAllowances.Told;
import dev.sla4j.engine.LongAllowances.Used;
import dev.sla4j.report.AllowanceUsed;
import dev.sla4j.report.Detail;
import dev.sla4j.report.Step;
import dev.sla4j.value.Figure;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Adds up what became of an allowance that is for a longer cycle: where results leave it open, on the reading that leaves most and on that which leaves least. */
final class AllowanceSteps {
    private AllowanceSteps() {}

    /** What there was, what each earlier period used of it, what this one uses, and what is left. */
    static Step.Heading of(LongAllowances allowances, ExclusionRule rule, String period, AllowanceUsed now) {
        List<Told> before = allowances.told(rule, now.subject());
        Used used = new Used(now.least().toNanos(), now.most().toNanos());
        List<Step> steps = new ArrayList<>();
        boolean open = !before.stream().allMatch(told -> told.used().isCertain());
        if (open) {
            long most = available(steps, rule, before, ", at least", Used::least);
            steps.add(new Step.TimeTotal("available at most", BigInteger.valueOf(most)));
            long least = available(steps, rule, before, ", at most", Used::most);
            steps.add(new Step.TimeTotal("available at least", BigInteger.valueOf(least)));
        } else {
            long left = available(steps, rule, before, "", Used::least);
            if (used.isCertain()) {
                steps.add(new Step.TimeTerm("used in " + period, -1, BigInteger.valueOf(used.least()), null));
                left -= used.least();
            }
            steps.add(new Step.TimeTotal(used.isCertain() ? "left" : "available", BigInteger.valueOf(left)));
        }
        if (open || !used.isCertain()) {
            steps.add(new Step.Note("used in " + period + ": " + text(used)));
        }
        String of = now.subject() == null ? "" : " for " + now.subject();
        return new Step.Heading(
                "allowance of rule " + rule.id() + " in " + allowances.label(rule) + of,
                rule.clause(),
                Detail.EVIDENCE,
                steps);
    }

    /** Never less than nothing: a term is what its period takes of what those before it left. */
    private static long available(
            List<Step> steps, ExclusionRule rule, List<Told> before, String reading, ToLongFunction<Used> of) {
        long left = LongAllowances.allowance(rule);
        steps.add(new Step.TimeTerm("allowance", 1, BigInteger.valueOf(left), null));
        for (Told told : before) {
            long used = Math.min(left, of.applyAsLong(told.used()));
            String which = told.used().isCertain() ? "" : reading;
            steps.add(new Step.TimeTerm("used in " + told.label() + which, -1, BigInteger.valueOf(used), null));
            left -= used;
        }
        return left;
    }

    private static String text(Used used) {
        return used.isCertain() ? time(used.least()) : time(used.least()) + " to " + time(used.most());
    }

    private static String time(long nanos) {
        return Figure.timeNanos(BigInteger.valueOf(nanos)).toText();
    }
}
