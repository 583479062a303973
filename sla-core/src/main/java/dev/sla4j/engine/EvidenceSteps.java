package dev.sla4j.engine;

import dev.sla4j.engine.Allowances.Granted;
import dev.sla4j.engine.DowntimeReader.Dropped;
import dev.sla4j.engine.ExclusionDesk.Window;
import dev.sla4j.engine.FoundOutages.Found;
import dev.sla4j.report.Step;
import dev.sla4j.target.Deductible;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.Lasting;
import dev.sla4j.target.Reported;
import dev.sla4j.target.ReportedOutages;
import dev.sla4j.target.Slots;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import dev.sla4j.value.Figure;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The outages, the unknown time and the exclusions behind the sums of a unit, each with what of it counts and what became of the rest. */
final class EvidenceSteps {
    private static final int MOST_UNKNOWN = 20;

    private final UnitEvaluation evaluation;
    private final TimeRange period;
    /** What each rule excuses; no instant is excused twice. */
    private final SortedMap<String, TimeSet> excusedByRule = new TreeMap<>();

    private final List<Step> steps = new ArrayList<>();

    private EvidenceSteps(UnitEvaluation evaluation, TimeRange period) {
        this.evaluation = evaluation;
        this.period = period;
        SortedMap<String, TimeSet.Builder> excused = new TreeMap<>();
        for (Granted granted : evaluation.granted()) {
            excused.computeIfAbsent(granted.window().rule().id(), key -> TimeSet.builder())
                    .add(granted.excused());
        }
        excused.forEach((rule, set) -> excusedByRule.put(rule, set.build()));
    }

    static List<Step> of(UnitEvaluation evaluation, EvaluationPeriod period) {
        EvidenceSteps evidence = new EvidenceSteps(evaluation, period.range());
        evidence.outages();
        evidence.dropped();
        evidence.unknown();
        evidence.exclusions(evaluation.timeline().where(Level::isDown), ", without down time in it");
        evidence.steps.addAll(evaluation.allowances().steps(period.label()));
        return evidence.steps;
    }

    /** What is excluded where single things are counted: nothing is down there. */
    static List<Step> ofThings(UnitEvaluation evaluation, EvaluationPeriod period) {
        EvidenceSteps evidence = new EvidenceSteps(evaluation, period.range());
        evidence.exclusions(TimeSet.EMPTY, "");
        evidence.steps.addAll(evaluation.allowances().steps(period.label()));
        return evidence.steps;
    }

    private void outages() {
        if (evaluation.found().isEmpty()) {
            steps.add(new Step.Note(noOutages()));
        }
        for (Found found : evaluation.found()) {
            steps.add(new Step.Evidence(
                    found.outage().open() ? "outage, still open," : "outage",
                    List.copyOf(found.outage().ids()),
                    found.outage().range(),
                    found.outage().countedInPeriod(),
                    found.outage().counted(),
                    remarkOn(found)));
        }
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

    private String remarkOn(Found found) {
        TimeSet down = found.down();
        TimeSet within = down.clip(period);
        TimeSet measured = within.intersection(evaluation.measured());
        List<String> parts = new ArrayList<>();
        part(parts, found.outage().range().lengthNanos() - down.lengthNanos(), "between its parts");
        part(parts, down.lengthNanos() - within.lengthNanos(), "outside the period");
        part(parts, within.lengthNanos() - measured.lengthNanos(), "outside the measured time");
        excusedByRule.forEach((rule, excused) ->
                part(parts, excused.intersection(measured).lengthNanos(), "excluded by rule " + rule));
        parts.addAll(found.belonging());
        return String.join(", ", parts);
    }

    private static void part(List<String> parts, long nanos, String what) {
        if (nanos > 0) {
            parts.add(time(nanos) + " " + what);
        }
    }

    /** Down time that a refinement took away. */
    private void dropped() {
        for (Dropped dropped : evaluation.dropped()) {
            if (dropped.set().span().overlaps(period)) {
                steps.add(new Step.Evidence(
                        dropped.why(),
                        List.copyOf(evaluation.idsOf(dropped.set())),
                        dropped.set().span(),
                        BigInteger.ZERO,
                        BigInteger.ZERO,
                        ""));
            }
        }
    }

    /** Stretches of which nothing is known, the first of them one by one: where probes are far apart there is one after each. */
    private void unknown() {
        TimeSet unknown = evaluation.inPeriodWhere(Level::isUnknown);
        long told = 0;
        for (int i = 0; i < Math.min(unknown.size(), MOST_UNKNOWN); i++) {
            TimeRange range = TimeRange.ofNanos(unknown.startNanos(i), unknown.endNanos(i));
            steps.add(new Step.Span("unknown", range));
            told += range.lengthNanos();
        }
        int more = unknown.size() - MOST_UNKNOWN;
        if (more > 0) {
            steps.add(new Step.Note("unknown: " + time(unknown.lengthNanos() - told) + " in " + more
                    + (more == 1 ? " stretch more" : " stretches more")));
        }
    }

    /** Windows that were asked for, or that touch down time, one by one; the others of a rule together. */
    private void exclusions(TimeSet down, String others) {
        TimeSet allExcused = Allowances.excused(evaluation.granted());
        Map<String, Quiet> quiet = new TreeMap<>();
        for (Granted granted : evaluation.granted()) {
            Window window = granted.window();
            if (!window.set().span().overlaps(period)) {
                continue;
            }
            String rule = window.rule().id();
            TimeSet measured = window.set().intersection(evaluation.measured());
            long excused = granted.excused().intersection(evaluation.measured()).lengthNanos();
            long excess = measured.minus(allExcused).lengthNanos();
            if (window.id().isEmpty() && measured.intersection(down).isEmpty() && excess == 0) {
                quiet.merge(rule, new Quiet(excused > 0 ? 1 : 0, excused), Quiet::plus);
            } else {
                steps.add(new Step.Evidence(
                        "excluded: " + window.what() + " by rule " + rule,
                        window.id().isEmpty() ? List.of() : List.of(window.id()),
                        window.set().span(),
                        BigInteger.valueOf(excused),
                        BigInteger.valueOf(excused),
                        excess > 0 ? time(excess) + " beyond the allowance" : ""));
            }
        }
        quiet.forEach((rule, all) -> {
            if (all.nanos() > 0) {
                steps.add(new Step.Note("excluded by rule " + rule + others + ": " + all.windows()
                        + (all.windows() == 1 ? " window, " : " windows, ") + time(all.nanos())));
            }
        });
    }

    /** Windows of a rule without down time. */
    private record Quiet(int windows, long nanos) {
        Quiet plus(Quiet other) {
            return new Quiet(windows + other.windows, nanos + other.nanos);
        }
    }

    private static String time(long nanos) {
        return Figure.timeNanos(BigInteger.valueOf(nanos)).toText();
    }
}
