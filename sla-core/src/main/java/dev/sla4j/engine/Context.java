package dev.sla4j.engine;

import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.report.History;

/**
 * What the figures of a target are measured in.
 *
 * @param plan the period
 * @param target the target
 * @param facts the evidence
 * @param readings the policies
 * @param earlier the reports of earlier periods
 * @param longAllowances what earlier periods have used of allowances
 * @param withTimelines whether every unit is evaluated by its timeline, as an explanation needs it, also where a shortcut would do
 */
record Context(
        Plan plan,
        ServiceLevelTarget target,
        Facts facts,
        Readings readings,
        Earlier earlier,
        LongAllowances longAllowances,
        boolean withTimelines) {

    /** Whether the period still runs. */
    boolean runs() {
        return facts.asOf() < plan.period().range().endNanos();
    }

    static Context of(Plan plan, ServiceLevelTarget target, Facts facts, History history, boolean withTimelines) {
        Readings readings = new Readings(target.policies().over(plan.agreement().policies()));
        return new Context(
                plan,
                target,
                facts,
                readings,
                new Earlier(plan, history),
                new LongAllowances(plan, target, history),
                withTimelines);
    }
}
