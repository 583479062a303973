package dev.sla4j.engine;

import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.engine.LongAllowances.Used;
import dev.sla4j.report.AllowanceUsed;
import dev.sla4j.report.Step;
import dev.sla4j.value.Figure;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;

/** Tells what became of an allowance that is for a longer cycle. */
final class AllowanceSteps {
    private AllowanceSteps() {}

    static List<Step> of(ExclusionRule rule, String label, Used before, AllowanceUsed used) {
        long allowance = Objects.requireNonNull(rule.allowance()).toNanos();
        Used now = new Used(used.least().toNanos(), used.most().toNanos());
        Used all = before.plus(now, allowance);
        String of = used.subject() == null ? "" : " for " + used.subject();
        return List.of(new Step.Note("allowance of rule " + rule.id() + " in " + label + of + ": "
                + text(new Used(allowance, allowance)) + ", used before " + text(before) + ", used now " + text(now)
                + ", left " + text(new Used(allowance - all.most(), allowance - all.least()))));
    }

    private static String text(Used used) {
        return used.isCertain() ? time(used.least()) : time(used.least()) + " to " + time(used.most());
    }

    private static String time(long nanos) {
        return Figure.timeNanos(BigInteger.valueOf(nanos)).toText();
    }
}
