package dev.sla4j.benchmarks;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.engine.ComplianceEngine;
import dev.sla4j.engine.Evaluation;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.OutageColumns;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.TargetResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.Indicator;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.Schedule;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The engine as a user calls it: the engine and the period are made once; all that depends on what happened (wrapping and checking the rows,
 * deciding the announcements, the report and its verdict) is part of each call.
 */
final class EngineMeter implements DowntimeMeter {
    private static final String TARGET = "uptime";

    private final ComplianceEngine engine;
    private final EvaluationPeriod period;
    private final List<Exclusion> announcements;
    private final UnaryOperator<Evaluation> outages;

    private EngineMeter(OutageWorkload workload, UnaryOperator<Evaluation> outages) {
        this.engine = ComplianceEngine.of(agreement(workload));
        this.period = engine.periodOf(workload.firstDay());
        this.announcements = workload.announcements();
        this.outages = outages;
    }

    static EngineMeter ofColumns(OutageWorkload workload) {
        long[] starts = workload.starts();
        long[] ends = workload.ends();
        return new EngineMeter(
                workload, evaluation -> evaluation.add(OutageColumns.wrap(starts, ends, ChronoUnit.MILLIS)));
    }

    static EngineMeter ofObjects(OutageWorkload workload) {
        List<Outage> list = workload.outages();
        return new EngineMeter(workload, evaluation -> evaluation.add(list));
    }

    private static Agreement agreement(OutageWorkload workload) {
        ServiceLevelTarget target =
                ServiceLevelTarget.of(TARGET, Indicator.availability()).atLeast("99.9%");
        if (workload.hours() == Hours.SERVICE_HOURS) {
            target = target.during(Schedule.weekly(OutageWorkload.ZONE)
                    .monToFri(OutageWorkload.OPENS.toString(), OutageWorkload.CLOSES.toString()));
        }
        Agreement.Builder agreement = Agreement.builder("benchmark")
                .zone(OutageWorkload.ZONE)
                .target(target)
                .exclusion(ExclusionRule.announced("maintenance", "maintenance"));
        boolean month = workload.firstDay().plusMonths(1).equals(workload.endDay());
        return (month ? agreement.monthly() : agreement.yearly()).build();
    }

    ComplianceReport report() {
        Evaluation evaluation = engine.start(period).add(announcements);
        return outages.apply(evaluation).report();
    }

    @Override
    public long downNanos() {
        TargetResult result = report().target(TARGET);
        if (result.verdict() != Verdict.MISSED) {
            throw new IllegalStateException("verdict (" + result.verdict() + ") must be that of a third of the time");
        }
        return result.account().down().longValueExact();
    }
}
