package dev.sla4j.engine;

import dev.sla4j.report.History;
import dev.sla4j.report.Remark;
import java.util.Set;

/** Whatever was handed in and is not read, is missing, or contradicts itself: what no single target can say. */
final class WhatIsGiven {
    private WhatIsGiven() {}

    static void remark(Plan plan, Facts facts, History history, Set<Remark> remarks) {
        Uncounted.remarkUnread(plan.agreement(), facts, remarks);
        remarks.addAll(Remark.onUnread(plan.agreement(), plan.period(), facts.dated()));
        Lookback.remarkMissing(plan.agreement(), plan.period(), history, remarks);
        ContradictoryResults.remark(plan.agreement(), history, remarks);
    }
}
