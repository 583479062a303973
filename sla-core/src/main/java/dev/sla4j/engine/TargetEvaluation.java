package dev.sla4j.engine;

import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.penalty.Driver;
import dev.sla4j.report.Attainment;
import dev.sla4j.report.Bounds;
import dev.sla4j.report.Outlook;
import dev.sla4j.report.Remark;
import dev.sla4j.report.SingleOutage;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.Availability;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.ExclusionEffect;
import dev.sla4j.target.OutageIdentity;
import dev.sla4j.target.OverSlots;
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
    private @Nullable TimeRange horizon;

    private final SortedSet<Remark> remarks = new TreeSet<>();
    private final List<UnitEvaluation> evaluations = new ArrayList<>();
    private final List<@Nullable SlotFold> folds = new ArrayList<>();
    private boolean provisional;

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
        this.units = Units.of(target, facts);
        this.provisional = facts.asOf() < plan.period().range().endNanos();
    }

    Attainment evaluate() {
        List<SubjectResult> results = new ArrayList<>();
        if (!Figures.isOfDowntime(target.indicator())) {
            unitsCounted().forEach(unit -> results.add(counted(unit)));
        } else if (target.scope().mode() == Scope.Mode.POOLED && units.size() > 1) {
            results.add(pooled());
        } else {
            units.forEach(unit -> results.add(single(unit)));
        }
        Verdict verdict = Verdict.NOT_APPLICABLE;
        for (SubjectResult result : results) {
            verdict = verdict.worse(result.verdict());
        }
        Uncounted.remark(target, units, facts, remarks);
        return new Attainment(target.id(), Verdicts.limitOf(target), verdict, results, outlook(results), provisional);
    }

    SortedSet<Remark> remarks() {
        return remarks;
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

    /** The slots of the figures over slots, result by result; null for a figure that is none. */
    List<@Nullable SlotFold> folds() {
        return folds;
    }

    /** Things are counted over all subjects at once, however they are taken, unless each has a figure of its own. */
    private List<Unit> unitsCounted() {
        if (target.scope().mode() != Scope.Mode.POOLED || units.size() < 2) {
            return units;
        }
        SortedSet<String> parts = new TreeSet<>();
        units.forEach(unit -> parts.addAll(unit.parts()));
        return List.of(new Unit(parts));
    }

    private SubjectResult counted(Unit unit) {
        CountedEvaluation evaluation = new CountedEvaluation(plan, target, scene(unit, Downtime.reported()));
        evaluations.add(evaluation.time());
        remarks.addAll(evaluation.time().refusedExclusions());
        remarks.addAll(evaluation.remarks());
        folds.add(evaluation.fold());
        SubjectResult undecided = new SubjectResult(
                unit.label(),
                applies(unit),
                Verdict.NOT_APPLICABLE,
                evaluation.figure(),
                evaluation.bounds(),
                evaluation.time().outcome().account(),
                evaluation.counts(),
                List.of());
        return undecided.applies()
                ? undecided.with(Verdicts.of(target, undecided.figure(), undecided.bounds(), undecided.coverage()))
                : undecided;
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
        if (!outcome.hasUnknown() || !Figures.isMonotone(target.indicator())) {
            return null;
        }
        Outcome worst = read.apply(Reading.WORST);
        Outcome best = read.apply(Reading.BEST);
        Bounds bounds = new Bounds(
                figure(worst),
                figure(best),
                worst.account().down(),
                best.account().down());
        boolean same = bounds.worst().equals(figure(outcome))
                && bounds.best().equals(figure(outcome))
                && bounds.mostDown().equals(bounds.leastDown());
        return same && outcome.account().unknown().signum() == 0 ? null : bounds;
    }

    private boolean keepsOutages() {
        boolean perOutage = target.penalty() != null && target.penalty().driver() == Driver.EACH_OUTAGE;
        boolean counts = target.indicator() instanceof DowntimeStatistic statistic
                && statistic.kind() != DowntimeStatistic.Kind.TOTAL;
        return perOutage || counts;
    }

    private static Outcome sum(List<Unit> units, Function<Unit, Outcome> read) {
        return units.stream().map(read).reduce(Outcome::plus).orElseThrow();
    }

    private Figure figure(Outcome outcome) {
        return Figures.of(target.indicator(), outcome, readings.get(ExclusionEffect.class));
    }

    private Outcome asItIs(Unit unit) {
        if (!withTimelines) {
            List<Remark> refused = new ArrayList<>();
            Outcome fast = FastPath.evaluate(plan, target, facts, unit, refused);
            if (fast != null) {
                remarks.addAll(refused);
                return fast;
            }
        }
        UnitEvaluation evaluation = evaluation(unit, Reading.AS_IS, Reading.AS_IS);
        evaluations.add(evaluation);
        remarks.addAll(evaluation.refusedExclusions());
        // What follows of a single outage counts all of it, so it stands only once the outage is over (S7).
        provisional |= evaluation.isUnfinished()
                || (keepsOutages() && evaluation.outcome().outages().stream().anyMatch(SingleOutage::open));
        return evaluation.outcome();
    }

    private Outcome reading(Unit unit, Reading unknown, Reading future) {
        return evaluation(unit, unknown, future).outcome();
    }

    private UnitEvaluation evaluation(Unit unit, Reading unknown, Reading future) {
        Scene scene = scene(unit, Figures.downtimeOf(target.indicator()));
        return new UnitEvaluation(plan, target, scene, unknown, future);
    }

    private Scene scene(Unit unit, Downtime read) {
        if (horizon == null) {
            Duration margin = Reach.of(read, plan.agreement().exclusions());
            // What was so since ever did not begin with the horizon.
            margin = readings.get(UnknownTime.class) == UnknownTime.IGNORE ? margin : margin.plusNanos(1);
            // A slot that a border of the period divides is seen as a whole.
            margin = Figures.isOfDowntime(target.indicator()) ? margin : margin.plus(reachOfSlots());
            horizon = facts.horizon(plan.period().range(), margin);
        }
        return new Scene(facts, unit, readings, horizon, plan.agreement().zone());
    }

    private Duration reachOfSlots() {
        Duration slot = target.indicator() instanceof OverSlots slots ? slots.slot() : target.resolution();
        return slot.multipliedBy(2).plusDays(1);
    }

    /** Whether the subject existed long enough (S3). */
    private boolean applies(Unit unit) {
        return exemption(unit) == null;
    }

    /** Why the promise does not apply to a unit, or null if it does. */
    @Nullable
    String exemption(Unit unit) {
        String only = unit.only();
        if (only == null || facts.subject(only).lives().isEmpty()) {
            return null;
        }
        TimeSet life = TimeSet.of(facts.subject(only).lives().stream()
                        .map(row -> row.range())
                        .toList())
                .clip(plan.period().range());
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

    private boolean isSettled(List<SubjectResult> results) {
        return readings.get(OutageIdentity.class) == OutageIdentity.CONNECTED
                && results.stream()
                        .allMatch(result -> result.account().unknown().signum() == 0);
    }

    private Outlook outlook(List<SubjectResult> results) {
        if (facts.asOf() >= plan.period().range().endNanos()) {
            return Outlooks.closed();
        }
        List<Unit> applying = units.stream().filter(this::applies).toList();
        if (applying.isEmpty() || !Figures.isOfDowntime(target.indicator())) {
            return new Outlook(Outlook.State.OPEN, Figure.none());
        }
        ExclusionEffect effect = readings.get(ExclusionEffect.class);
        if (target.scope().mode() == Scope.Mode.POOLED) {
            Outlook outlook = Outlooks.of(
                    target,
                    sum(applying, unit -> reading(unit, Reading.WORST, Reading.WORST)),
                    sum(applying, unit -> reading(unit, Reading.BEST, Reading.BEST)),
                    effect,
                    () -> applying.stream().anyMatch(this::knowsForCertain),
                    isSettled(results));
            return mayGrow() ? new Outlook(Outlook.State.OPEN, outlook.left()) : outlook;
        }
        Outlook outlook = worst(applying.stream()
                .map(unit -> Outlooks.of(
                        target,
                        reading(unit, Reading.WORST, Reading.WORST),
                        reading(unit, Reading.BEST, Reading.BEST),
                        effect,
                        () -> knowsForCertain(unit),
                        isSettled(results)))
                .toList());
        boolean open = outlook.state() == Outlook.State.CERTAINLY_MET && mayGrow();
        return open ? new Outlook(Outlook.State.OPEN, outlook.left()) : outlook;
    }

    /** Whether subjects that nobody has heard of yet would be judged too. */
    private boolean mayGrow() {
        return target.scope().mode() != Scope.Mode.TOGETHER
                && target.scope().subjects().isEmpty();
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
