package dev.sla4j.engine;

import dev.sla4j.engine.Allowances.Granted;
import dev.sla4j.report.SingleOutage;
import dev.sla4j.report.Step;
import dev.sla4j.target.Deductible;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.Lasting;
import dev.sla4j.target.Reported;
import dev.sla4j.target.ReportedOutages;
import dev.sla4j.target.Slots;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import dev.sla4j.value.Figure;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The outages and exclusions behind the sums of a unit, each with what became of it. */
final class EvidenceSteps {
    private final TimeRange period;
    private final UnitEvaluation evaluation;
    private final List<Step> steps = new ArrayList<>();

    EvidenceSteps(Plan plan, UnitEvaluation evaluation) {
        this.period = plan.period().range();
        this.evaluation = evaluation;
    }

    List<Step> steps() {
        if (evaluation.allOutages().isEmpty()) {
            steps.add(new Step.Note(noOutages()));
        }
        evaluation.allOutages().forEach(this::outage);
        exclusions();
        return steps;
    }

    /** Only a list that is declared complete declares anything by its silence (S8). */
    private String noOutages() {
        Downtime downtime = evaluation.downtime();
        boolean declared = Units.leaves(downtime).stream().allMatch(Reported.class::isInstance)
                && evaluation.scene().readings().get(ReportedOutages.class) == ReportedOutages.DECLARED_COMPLETE;
        if (!declared) {
            return "0 outages in what is known";
        }
        boolean refined = downtime instanceof Lasting || downtime instanceof Deductible || downtime instanceof Slots;
        return "as declared: 0 outages" + (refined ? " that count" : "");
    }

    private void outage(SingleOutage outage) {
        steps.add(new Step.Evidence(
                outage.open() ? "outage, still open," : "outage",
                List.copyOf(outage.ids()),
                outage.range(),
                outage.countedInPeriod(),
                rest(outage)));
    }

    /** Where the part of an outage went that does not count in the period. */
    private String rest(SingleOutage outage) {
        TimeSet down = evaluation.timeline().where(Level::isDown).clip(outage.range());
        List<String> parts = new ArrayList<>();
        TimeSet within = down.clip(period);
        note(parts, "lies outside the period", down.lengthNanos() - within.lengthNanos());
        TimeSet measured = within.intersection(evaluation.measured());
        note(parts, "lies outside the measured time", within.lengthNanos() - measured.lengthNanos());
        Map<String, Long> byRule = new TreeMap<>();
        for (Granted granted : evaluation.granted()) {
            long excused = granted.excused().intersection(measured).lengthNanos();
            byRule.merge(granted.window().rule().id(), excused, Long::sum);
        }
        byRule.forEach((rule, excused) -> note(parts, "is excused by rule " + rule, excused));
        return String.join(", ", parts);
    }

    private static void note(List<String> parts, String what, long nanos) {
        if (nanos > 0) {
            parts.add(Figure.timeNanos(BigInteger.valueOf(nanos)).toText() + " " + what);
        }
    }

    /** Windows that were asked for or that touch an outage one by one, the others of a rule together. */
    private void exclusions() {
        TimeSet down = evaluation.timeline().where(Level::isDown);
        Map<String, Long> quiet = new TreeMap<>();
        Map<String, Integer> count = new TreeMap<>();
        for (Granted granted : evaluation.granted()) {
            if (!granted.window().set().span().overlaps(period)) {
                continue;
            }
            String rule = granted.window().rule().id();
            TimeSet excused = granted.excused().intersection(evaluation.measured());
            if (granted.window().id().isEmpty() && excused.intersection(down).isEmpty()) {
                quiet.merge(rule, excused.lengthNanos(), Long::sum);
                count.merge(rule, 1, Integer::sum);
            } else {
                steps.add(new Step.Evidence(
                        "excluded: " + granted.window().what() + " by rule " + rule,
                        granted.window().id().isEmpty()
                                ? List.of()
                                : List.of(granted.window().id()),
                        granted.window().set().span(),
                        BigInteger.valueOf(excused.lengthNanos()),
                        ""));
            }
        }
        quiet.forEach((rule, nanos) -> {
            if (nanos > 0) {
                steps.add(new Step.Note(
                        "excluded by rule " + rule + ", without any outage: " + count.get(rule) + " windows, "
                                + Figure.timeNanos(BigInteger.valueOf(nanos)).toText()));
            }
        });
    }
}
