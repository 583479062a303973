package dev.sla4j.engine;

import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.report.Attainment;
import dev.sla4j.report.Grounds;
import dev.sla4j.report.Outlook;
import dev.sla4j.report.Remark;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.ExclusionEffect;
import dev.sla4j.target.OutageIdentity;
import dev.sla4j.target.Scope;
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
    private final List<Measured> measured = new ArrayList<>();
    private final List<Objectives> objectives = new ArrayList<>();
    private final Set<@Nullable Limit> limits = new HashSet<>();

    TargetEvaluation(Context context) {
        this.context = context;
        this.target = context.target();
        this.scenes = new Scenes(context);
        this.meter = new Meter(context, scenes, remarks);
        this.units = Units.of(target, context.facts());
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
        boolean provisional = runs()
                || context.earlier().hasReadProvisional()
                || measured.stream().anyMatch(each -> each.made().provisional())
                || objectives.stream()
                        .flatMap(each -> each.others().stream())
                        .anyMatch(other -> other.measured().made().provisional());
        // Subjects of different classes may have different limits; then none stands for all.
        Limit limit = limits.size() == 1 ? limits.iterator().next() : null;
        return new Attainment(target.id(), limit, verdict, results, outlook(results), provisional);
    }

    SortedSet<Remark> remarks() {
        return remarks;
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
        Objectives conditions = new Objectives(meter, pool, result);
        objectives.add(conditions);
        Objectives.Judged judged = conditions.judge(target.objective());
        limits.add(Verdicts.limitOf(target, judged));
        Grounds grounds = result.grounds().with(conditions.checks());
        return result.with(judged.verdict())
                .with(judged.verdict() == Verdict.UNDETERMINED ? grounds.with(judged.cause()) : grounds);
    }

    private boolean runs() {
        return context.facts().asOf() < context.plan().period().range().endNanos();
    }

    private boolean isSettled(List<SubjectResult> results) {
        return context.readings().get(OutageIdentity.class) == OutageIdentity.CONNECTED
                && results.stream()
                        .allMatch(result -> result.account().unknown().signum() == 0);
    }

    private Outlook outlook(List<SubjectResult> results) {
        if (!runs()) {
            return Outlooks.closed();
        }
        List<Unit> applying = applying();
        if (applying.isEmpty() || !Figures.isOfDowntime(target.indicator())) {
            return new Outlook(Outlook.State.OPEN, Figure.none());
        }
        if (target.scope().mode() == Scope.Mode.POOLED) {
            Outlook outlook = outlook(new Pool(null, true, applying), results);
            return mayGrow() ? new Outlook(Outlook.State.OPEN, outlook.left()) : outlook;
        }
        Outlook outlook = worst(applying.stream()
                .map(unit -> outlook(Pool.of(unit, true), results))
                .toList());
        boolean open = outlook.state() == Outlook.State.CERTAINLY_MET && mayGrow();
        return open ? new Outlook(Outlook.State.OPEN, outlook.left()) : outlook;
    }

    private Outlook outlook(Pool pool, List<SubjectResult> results) {
        DowntimeMeasurement down = new DowntimeMeasurement(context, scenes, target.indicator(), remarks);
        return Outlooks.of(
                target,
                down.outcome(pool, Reading.WORST),
                down.outcome(pool, Reading.BEST),
                context.readings().get(ExclusionEffect.class),
                () -> pool.units().stream().anyMatch(down::knowsForCertain),
                isSettled(results));
    }

    /** Whether subjects that nobody has heard of yet would be judged too. */
    private boolean mayGrow() {
        return target.scope().mode() != Scope.Mode.TOGETHER
                && target.scope().subjects().isEmpty();
    }

    /** One that is certainly missed decides; else one that is open; the least that is left counts. */
    private static Outlook worst(List<Outlook> outlooks) {
        Outlook.State state = Outlook.State.CERTAINLY_MET;
        Figure left = Figure.none();
        for (Outlook outlook : outlooks) {
            if (outlook.state() == Outlook.State.CERTAINLY_MISSED) {
                state = Outlook.State.CERTAINLY_MISSED;
            } else if (outlook.state() == Outlook.State.OPEN && state == Outlook.State.CERTAINLY_MET) {
                state = Outlook.State.OPEN;
            }
            boolean less =
                    outlook.left().isMeasured() && (!left.isMeasured() || Figure.compare(outlook.left(), left) < 0);
            left = less ? outlook.left() : left;
        }
        return new Outlook(state, left);
    }
}
