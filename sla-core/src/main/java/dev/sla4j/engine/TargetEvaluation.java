package dev.sla4j.engine;

import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.report.AllowanceUsed;
import dev.sla4j.report.Attainment;
import dev.sla4j.report.Cause;
import dev.sla4j.report.DownRanges;
import dev.sla4j.report.Grounds;
import dev.sla4j.report.Outlook;
import dev.sla4j.report.Remark;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.LimitObjective;
import dev.sla4j.target.PartOfPeriod;
import dev.sla4j.target.Scope;
import dev.sla4j.time.TimeSet;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Evaluates one target: its units by scope, their figures, the verdict and the outlook. */
final class TargetEvaluation {
    private final Context context;
    private final ServiceLevelTarget target;
    private final Scenes scenes;
    private final Meter meter;
    private final List<Unit> units;

    private final SortedSet<Remark> remarks = new TreeSet<>();
    private final SortedSet<Refusal> refusals = new TreeSet<>();
    private Measured.Pending pending = Measured.Pending.NONE;
    private final List<Measured> measured = new ArrayList<>();
    private final List<Objectives> objectives = new ArrayList<>();
    private final Set<@Nullable Limit> limits = new HashSet<>();

    TargetEvaluation(Context context) {
        this.context = context;
        this.target = context.target();
        this.scenes = new Scenes(context);
        this.meter = new Meter(context, scenes, remarks, refusals);
        this.units = Units.of(target, context.readings(), context.facts());
    }

    ServiceLevelTarget target() {
        return target;
    }

    Attainment evaluate() {
        List<SubjectResult> results = new ArrayList<>();
        for (Pool pool : pools()) {
            results.add(judged(pool));
        }
        Verdict verdict = Verdict.NOT_APPLICABLE;
        for (SubjectResult result : results) {
            verdict = verdict.worse(result.verdict());
        }
        Uncounted.remark(target, units, context.facts(), remarks);
        for (Measured each : measured) {
            pending = pending.or(each.made().pending());
        }
        for (Objectives each : objectives) {
            pending = pending.or(Measured.Pending.of(each.others()));
        }
        boolean provisional = context.runs()
                || context.earlier().hasReadProvisional()
                || context.longAllowances().readsProvisional()
                || pending.isAny();
        // Subjects of different classes may have different limits; then none stands for all.
        Limit limit = limits.size() == 1 ? limits.iterator().next() : null;
        return new Attainment(target.id(), limit, verdict, results, outlook(), provisional);
    }

    SortedSet<Remark> remarks() {
        return remarks;
    }

    SortedSet<Refusal> refusals() {
        return refusals;
    }

    /** Whether an outage was open at the instant of the report. */
    boolean isOpen() {
        return pending.open();
    }

    /** Whether an item of the period is not done yet. */
    boolean hasOpenItems() {
        return pending.items();
    }

    /** Whether what comes after the report may still decide what counts in the period, which is over. */
    boolean isUndecided() {
        return pending.undecided();
    }

    /** Whether it is known of any subject when it existed. */
    boolean knowsLives() {
        return units.stream()
                .flatMap(unit -> unit.parts().stream())
                .anyMatch(subject -> !context.facts().subject(subject).lives().isEmpty());
    }

    /** When each result was down, where timelines were kept. */
    List<DownRanges> downRanges() {
        List<DownRanges> ranges = new ArrayList<>();
        for (Measured each : measured) {
            TimeSet.Builder down = TimeSet.builder();
            TimeSet.Builder unknown = TimeSet.builder();
            TimeSet.Builder wholes = TimeSet.builder();
            for (UnitEvaluation unit : each.made().units()) {
                down.add(unit.inPeriodWhere(Level::isDown));
                unknown.add(unit.inPeriodWhere(Level::isUnknown));
                wholes.add(wholesOf(unit.outcome()));
            }
            TimeSet beyond =
                    wholes.build().minus(TimeSet.of(context.plan().period().range()));
            ranges.add(new DownRanges(target.id(), each.result().subject(), down.build(), unknown.build(), beyond));
        }
        return ranges;
    }

    /** The down time of outages that are paid for or counted as wholes, where a rule asks what was claimed. */
    private TimeSet wholesOf(Outcome outcome) {
        TimeSet.Builder wholes = TimeSet.builder();
        if (context.plan().agreement().exclusions().stream()
                .anyMatch(rule -> rule.admits(ExclusionRule.claimed(target.id())))) {
            SingleThings.wholes(target, context.readings(), context.plan().period(), outcome)
                    .forEach(outage -> wholes.add(outage.down()));
        }
        return wholes.build();
    }

    /** What was used of allowances that are for a longer cycle. */
    List<AllowanceUsed> allowancesUsed() {
        List<AllowanceUsed> used = new ArrayList<>();
        for (Measured each : measured) {
            each.made().units().forEach(unit -> used.addAll(unit.allowances().used()));
        }
        return used;
    }

    Readings readings() {
        return context.readings();
    }

    List<Unit> units() {
        return units;
    }

    /** What was measured, for each result. */
    List<Measured> measured() {
        return measured;
    }

    /** How the objective was judged, for each result. */
    List<Objectives> objectives() {
        return objectives;
    }

    /** Why the promise does not apply to a unit, or null if it does. */
    @Nullable
    String exemption(Unit unit) {
        return Exemptions.of(context, unit);
    }

    private boolean isPooled() {
        return target.scope().mode() == Scope.Mode.POOLED && units.size() > 1;
    }

    private List<Pool> pools() {
        if (isPooled()) {
            List<Unit> applying = applying();
            return List.of(new Pool(null, !applying.isEmpty(), applying.isEmpty() ? units : applying));
        }
        return units.stream()
                .map(unit -> Pool.of(unit, Exemptions.applies(context, unit)))
                .toList();
    }

    private List<Unit> applying() {
        return units.stream().filter(unit -> Exemptions.applies(context, unit)).toList();
    }

    private SubjectResult judged(Pool pool) {
        Measured figure = meter.measure(target.indicator(), pool);
        measured.add(figure);
        SubjectResult result = figure.result();
        Objectives conditions = new Objectives(meter, pool, figure);
        objectives.add(conditions);
        Objectives.Judged judged = conditions.judge(target.objective());
        limits.add(Verdicts.limitOf(target, judged));
        Grounds grounds = result.grounds().with(conditions.checks());
        return result.with(judged.verdict())
                .with(
                        switch (judged.verdict()) {
                            case UNDETERMINED -> grounds.with(judged.cause());
                            case MET, MISSED -> grounds.with((Cause) null);
                            case NOT_APPLICABLE -> grounds;
                        });
    }

    /** One that is certainly missed decides. A subject that nobody has heard of may miss, and the first takes the place of the service as a whole. */
    private Outlook ofSubjects() {
        List<Outlook> outlooks = new ArrayList<>();
        for (int i = 0; i < measured.size(); i++) {
            if (measured.get(i).result().applies()) {
                outlooks.add(objectives.get(i).outlook(target.objective()));
            }
        }
        Outlook worst = Prospect.worst(outlooks);
        boolean grows = target.scope().mode() != Scope.Mode.TOGETHER
                && target.scope().subjects().isEmpty();
        boolean replaced = units.get(0).parts().contains(Evidence.SERVICE);
        boolean open = grows && (worst.state() == Outlook.State.CERTAINLY_MET || replaced);
        return open || mayNotApply() ? new Outlook(Outlook.State.OPEN, worst.left()) : worst;
    }

    /** How long something lived is known in the end only; where a figure is not of things alone, units are not looked at one by one. */
    private boolean mayNotApply() {
        boolean asksForLife = target.minimumLife() != null
                || context.readings().get(PartOfPeriod.class) == PartOfPeriod.WHOLE_PERIODS;
        return asksForLife
                && !(target.objective() instanceof LimitObjective && Indicators.isOfThings(target.indicator()));
    }

    private Outlook outlook() {
        if (!context.runs()) {
            return Outlooks.closed();
        }
        if (applying().isEmpty()) {
            return new Outlook(Outlook.State.OPEN, Figure.none());
        }
        LimitObjective limit = Verdicts.objectiveOf(target);
        return limit == null || !Figures.isOfDowntime(target.indicator())
                ? ofSubjects()
                : new Prospect(context, scenes, target.indicator()).outlook(limit, units, applying());
    }
}
