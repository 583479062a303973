package dev.sla4j.engine;

import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ExclusionSource;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.engine.Outlooks.Extremes;
import dev.sla4j.penalty.Driver;
import dev.sla4j.report.Attainment;
import dev.sla4j.report.Bounds;
import dev.sla4j.report.Outlook;
import dev.sla4j.report.Remark;
import dev.sla4j.report.SingleOutage;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.Availability;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.ExclusionEffect;
import dev.sla4j.target.OutageIdentity;
import dev.sla4j.target.PartOfPeriod;
import dev.sla4j.target.Scope;
import dev.sla4j.target.UnknownTime;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Evaluates one target: its units by scope, their figures with bounds, the verdict and the outlook. */
final class TargetEvaluation {
    private final Plan plan;
    private final ServiceLevelTarget target;
    private final Facts facts;
    private final Readings readings;
    private final List<Unit> units;
    private final boolean withTimelines;
    private Scene.@Nullable Calendar calendar;

    private final SortedSet<Remark> remarks = new TreeSet<>();
    private final SortedSet<Refusal> refusals = new TreeSet<>();
    private final List<UnitEvaluation> evaluations = new ArrayList<>();
    private final boolean runs;
    private boolean open;
    private boolean undecided;

    /**
     * An evaluation.
     *
     * @param withTimelines whether every unit is evaluated by its timeline, as an explanation needs it, also where a shortcut would do
     */
    TargetEvaluation(Plan plan, ServiceLevelTarget target, Facts facts, boolean withTimelines) {
        this.plan = plan;
        this.target = target;
        this.facts = facts;
        this.withTimelines = withTimelines;
        this.readings = new Readings(target.policies().over(plan.agreement().policies()));
        this.units = Units.of(target, readings, facts);
        this.runs = facts.asOf() < plan.period().range().endNanos();
    }

    Attainment evaluate() {
        List<SubjectResult> results = new ArrayList<>();
        if (target.scope().mode() == Scope.Mode.POOLED && units.size() > 1) {
            results.add(pooled());
        } else {
            units.forEach(unit -> results.add(single(unit)));
        }
        Verdict verdict = Verdict.NOT_APPLICABLE;
        for (SubjectResult result : results) {
            verdict = verdict.worse(result.verdict());
        }
        Uncounted.remark(target, units, facts, remarks);
        boolean provisional = runs || open || undecided;
        return new Attainment(target.id(), Verdicts.limitOf(target), verdict, results, outlook(), provisional);
    }

    SortedSet<Remark> remarks() {
        return remarks;
    }

    SortedSet<Refusal> refusals() {
        return refusals;
    }

    Readings readings() {
        return readings;
    }

    List<Unit> units() {
        return units;
    }

    /** How many units the figure adds up. */
    int pooledUnits() {
        return target.scope().mode() == Scope.Mode.POOLED
                ? (int) units.stream().filter(this::applies).count()
                : 1;
    }

    /** The evaluations by timeline, of the units for which there is one. */
    List<UnitEvaluation> evaluations() {
        return evaluations;
    }

    /** Whether it is known of any subject when it existed. */
    boolean knowsLives() {
        return units.stream()
                .flatMap(unit -> Units.subjectsRead(unit, Figures.downtimeOf(target.indicator())).stream())
                .anyMatch(subject -> !facts.subject(subject).lives().isEmpty());
    }

    private SubjectResult single(Unit unit) {
        if (!applies(unit)) {
            return result(unit.label(), false, asItIs(unit), null);
        }
        Outcome outcome = asItIs(unit);
        Bounds bounds = bounds(outcome, unknown -> reading(unit, unknown, Reading.AS_IS));
        return result(unit.label(), true, outcome, bounds);
    }

    private SubjectResult pooled() {
        List<Unit> applying = units.stream().filter(this::applies).toList();
        List<Unit> pool = applying.isEmpty() ? units : applying;
        Outcome outcome = sum(pool, this::asItIs);
        Bounds bounds = bounds(outcome, unknown -> sum(pool, unit -> reading(unit, unknown, Reading.AS_IS)));
        return result(null, !applying.isEmpty(), outcome, bounds);
    }

    private SubjectResult result(@Nullable String label, boolean applies, Outcome outcome, @Nullable Bounds bounds) {
        Figure figure = figure(outcome);
        remarkOnClamp(label, outcome);
        List<SingleOutage> outages = keepsOutages() ? outcome.outages() : List.of();
        SubjectResult undecided =
                new SubjectResult(label, applies, Verdict.NOT_APPLICABLE, figure, bounds, outcome.account(), outages);
        Verdict verdict = applies ? Verdicts.of(target, figure, bounds, undecided.coverage()) : Verdict.NOT_APPLICABLE;
        return new SubjectResult(label, applies, verdict, figure, bounds, outcome.account(), outages);
    }

    /** S2: a fixed length can be shorter than the down time. */
    private void remarkOnClamp(@Nullable String label, Outcome outcome) {
        if (target.indicator() instanceof Availability availability && availability.fixedLength() != null) {
            Ratio divisor = Figures.denominator(availability, outcome, readings.get(ExclusionEffect.class));
            Ratio lost = Figures.lost(outcome);
            if (lost.compareTo(divisor) > 0) {
                remarks.add(new Remark(
                        Remark.Kind.CLAMPED,
                        "target " + target.id() + (label == null ? "" : ", " + label) + ": " + time(lost)
                                + " of down time are more than the " + time(divisor)
                                + " that the agreement divides by; the share is held at 0 %"));
            }
        }
    }

    private static String time(Ratio nanos) {
        return new Figure.Time(nanos.dividedBy(Ratio.of(1_000_000_000L))).toText();
    }

    /** None where nothing that is unknown matters: time outside the period may, for a minimum length, a unit or a row of probes. */
    private @Nullable Bounds bounds(Outcome outcome, Function<Reading, Outcome> read) {
        boolean monotone = Figures.isMonotone(target.indicator());
        if (!outcome.hasUnknown() || !(monotone || paysPerOutage())) {
            return null;
        }
        Outcome worst = read.apply(Reading.WORST);
        Outcome best = read.apply(Reading.BEST);
        Bounds bounds = new Bounds(
                monotone ? figure(worst) : Figure.none(),
                monotone ? figure(best) : Figure.none(),
                worst.account().down(),
                best.account().down(),
                paysPerOutage() ? worst.outages() : List.of(),
                paysPerOutage() ? best.outages() : List.of());
        boolean same = (!monotone
                        || (bounds.worst().equals(figure(outcome))
                                && bounds.best().equals(figure(outcome))))
                && bounds.mostDown().equals(bounds.leastDown())
                && bounds.worstOutages().equals(bounds.bestOutages());
        return same && outcome.account().unknown().signum() == 0 ? null : bounds;
    }

    private boolean keepsOutages() {
        boolean counts = target.indicator() instanceof DowntimeStatistic statistic
                && statistic.kind() != DowntimeStatistic.Kind.TOTAL;
        return paysPerOutage() || counts;
    }

    private boolean paysPerOutage() {
        return target.penalty() != null && target.penalty().driver() == Driver.EACH_OUTAGE;
    }

    private static Outcome sum(List<Unit> units, Function<Unit, Outcome> read) {
        return units.stream().map(read).reduce(Outcome::plus).orElseThrow();
    }

    private Figure figure(Outcome outcome) {
        return Figures.of(target.indicator(), outcome, readings.get(ExclusionEffect.class));
    }

    private Outcome asItIs(Unit unit) {
        if (!withTimelines) {
            Outcome fast = FastPath.evaluate(plan, target, facts, unit, refusals);
            if (fast != null) {
                return fast;
            }
        }
        UnitEvaluation evaluation = evaluation(unit, Reading.AS_IS, Reading.AS_IS);
        evaluations.add(evaluation);
        refusals.addAll(evaluation.refusedExclusions());
        // What follows of a single outage counts all of it, so it stands only once the outage is over (S7).
        open |= evaluation.isUnfinished()
                || (keepsOutages() && evaluation.outcome().outages().stream().anyMatch(SingleOutage::open));
        undecided = undecided
                || (!runs
                        && evaluation.isUndecided()
                        && (differs(unit, evaluation.outcome(), Reading.WORST)
                                || differs(unit, evaluation.outcome(), Reading.BEST)));
        return evaluation.outcome();
    }

    /** Whether the time of the period would be another one if all after the report were down, or up (S25). */
    private boolean differs(Unit unit, Outcome now, Reading future) {
        Outcome then = reading(unit, Reading.AS_IS, future);
        return !then.account().equals(now.account())
                || !then.longest().equals(now.longest())
                || (keepsOutages() && then.outages().size() != now.outages().size());
    }

    /** Whether an outage was open at the instant of the report. */
    boolean isOpen() {
        return open;
    }

    /** Whether what comes after the report may still decide what counts in the period, which is over. */
    boolean isUndecided() {
        return undecided;
    }

    private Outcome reading(Unit unit, Reading unknown, Reading future) {
        return evaluation(unit, unknown, future).outcome();
    }

    private UnitEvaluation evaluation(Unit unit, Reading unknown, Reading future) {
        if (calendar == null) {
            calendar = calendar();
        }
        Scene scene =
                new Scene(facts, unit, readings, calendar, plan.agreement().zone());
        return new UnitEvaluation(plan, target, scene, unknown, future);
    }

    private Scene.Calendar calendar() {
        Duration margin = Reach.of(
                Figures.downtimeOf(target.indicator()), plan.agreement().exclusions());
        // What was so since ever did not begin with the horizon.
        margin = readings.get(UnknownTime.class) == UnknownTime.IGNORE ? margin : margin.plusNanos(1);
        TimeRange horizon = facts.horizon(plan.period().range(), margin);
        ExclusionDesk desk = new ExclusionDesk(plan, target, readings, horizon, facts.reach());
        return new Scene.Calendar(horizon, plan.eligible(target, horizon), List.copyOf(desk.recurring()));
    }

    /** Whether the unit existed long enough (S3). */
    private boolean applies(Unit unit) {
        return exemption(unit) == null;
    }

    /** Why the promise does not apply to a unit, or null if it does. */
    @Nullable
    String exemption(Unit unit) {
        TimeSet lived = Lives.of(facts, unit, Figures.downtimeOf(target.indicator()));
        if (lived == null) {
            return null;
        }
        TimeSet life = lived.clip(plan.period().range());
        if (life.isEmpty()) {
            return "it did not exist in the period";
        }
        String existed = "it existed for " + Figure.time(life.length()).toText() + " of the period, not for ";
        if (target.minimumLife() != null && life.length().compareTo(target.minimumLife()) < 0) {
            return existed + Figure.time(target.minimumLife()).toText();
        }
        boolean whole = life.lengthNanos() == plan.period().range().lengthNanos();
        return whole || readings.get(PartOfPeriod.class) != PartOfPeriod.WHOLE_PERIODS ? null : existed + "all of it";
    }

    private Outlook outlook() {
        if (!runs) {
            return Outlooks.closed();
        }
        List<Unit> applying = units.stream().filter(this::applies).toList();
        if (applying.isEmpty()) {
            return new Outlook(Outlook.State.OPEN, Figure.none());
        }
        return switch (target.scope().mode()) {
            case TOGETHER -> together();
            case POOLED -> mayGrow() ? open(outlook(applying)) : outlook(applying);
            case EACH -> each(applying);
        };
    }

    private Outlook together() {
        List<ExclusionRule> rules = plan.agreement().exclusions();
        if (Units.mayBringExcuses(target, rules, readings, facts)) {
            return open(outlook(units));
        }
        return agreed(Units.inTheEnd(target, rules, readings, facts).stream()
                .map(unit -> outlook(List.of(unit)))
                .toList());
    }

    /** A subject that nobody has heard of may miss, and the first takes the place of the service as a whole. */
    private Outlook each(List<Unit> applying) {
        Outlook outlook =
                worst(applying.stream().map(unit -> outlook(List.of(unit))).toList());
        boolean replaced = units.get(0).parts().contains(Evidence.SERVICE);
        boolean open = mayGrow() && (outlook.state() == Outlook.State.CERTAINLY_MET || replaced);
        return open ? open(outlook) : outlook;
    }

    private static Outlook open(Outlook outlook) {
        return new Outlook(Outlook.State.OPEN, outlook.left());
    }

    /** The outlook of one unit, or of several that are pooled. */
    private Outlook outlook(List<Unit> pool) {
        Extremes extremes = pool.stream()
                .map(unit -> Extremes.of(
                        reading(unit, Reading.WORST, Reading.WORST), reading(unit, Reading.BEST, Reading.BEST)))
                .reduce(Extremes::plus)
                .orElseThrow();
        return Outlooks.of(target, extremes, readings.get(ExclusionEffect.class), new PoolCertainty(pool));
    }

    /** What is certain of units that are pooled. */
    private final class PoolCertainty implements Outlooks.Certainty {
        private final List<Unit> pool;

        private PoolCertainty(List<Unit> pool) {
            this.pool = pool;
        }

        @Override
        public boolean hasKnownTime() {
            return pool.stream().anyMatch(TargetEvaluation.this::knowsForCertain);
        }

        /** Without time that weighs less than the rest, a share would be worse. */
        @Override
        public boolean isWorst() {
            return !(target.indicator() instanceof Availability)
                    || pool.stream().allMatch(unit -> isKnown(unit) || weighsAlike(unit));
        }

        /** All that a cause may excuse is unknown, even if an allowance could not excuse all of it. */
        @Override
        public boolean isBest() {
            boolean limited = plan.agreement().exclusions().stream()
                    .anyMatch(rule -> rule.appliesTo(target.id())
                            && rule.allowance() != null
                            && rule.source() instanceof ExclusionSource.WhileDown);
            return !limited || pool.stream().allMatch(this::isKnown);
        }

        @Override
        public boolean isSettled() {
            return readings.get(OutageIdentity.class) == OutageIdentity.CONNECTED
                    && pool.stream().allMatch(this::isKnown);
        }

        /** Whether no time can be unknown in the end. */
        private boolean isKnown(Unit unit) {
            return facts.disputedExclusions().isEmpty()
                    && !reading(unit, Reading.AS_IS, Reading.AS_IS).hasUnknown();
        }

        private boolean weighsAlike(Unit unit) {
            return !evaluation(unit, Reading.WORST, Reading.WORST)
                    .timeline()
                    .has(level -> level.isDown() && !level.isFullyDown());
        }
    }

    /** Certain is what is certain of all that the unit may be in the end; what is left is that of the unit as it is. */
    private static Outlook agreed(List<Outlook> outlooks) {
        Outlook now = outlooks.get(0);
        boolean certain = outlooks.stream().allMatch(outlook -> outlook.state() == now.state());
        return certain ? now : open(now);
    }

    /** Whether subjects that nobody has heard of yet would be judged too, where each has a unit of its own. */
    private boolean mayGrow() {
        return target.scope().subjects().isEmpty();
    }

    /** Whether some past time of the figure is up even if all that is open were down, or down even if it were up. */
    private boolean knowsForCertain(Unit unit) {
        return !evaluation(unit, Reading.WORST, Reading.WORST)
                        .pastWhere(Level::isUp)
                        .isEmpty()
                || !evaluation(unit, Reading.BEST, Reading.BEST)
                        .pastWhere(Level::isDown)
                        .isEmpty();
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
