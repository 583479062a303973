package dev.sla4j.engine;

import dev.sla4j.report.Bounds;
import dev.sla4j.report.Grounds;
import dev.sla4j.report.Remark;
import dev.sla4j.report.SingleOutage;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.Availability;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.ExclusionEffect;
import dev.sla4j.target.Indicator;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Measures an indicator that is made of down time, for a pool of units whose terms are added. */
final class DowntimeMeasurement {
    private final Context context;
    private final Scenes scenes;
    private final Indicator indicator;
    private final Set<Remark> remarks;
    private final Set<Refusal> refusals;
    private final List<UnitEvaluation> evaluations = new ArrayList<>();
    private boolean open;
    private boolean undecided;

    DowntimeMeasurement(
            Context context, Scenes scenes, Indicator indicator, Set<Remark> remarks, Set<Refusal> refusals) {
        this.context = context;
        this.scenes = scenes;
        this.indicator = indicator;
        this.remarks = remarks;
        this.refusals = refusals;
    }

    Measured measure(Pool pool) {
        Outcome outcome = sum(pool, this::asItIs);
        Bounds bounds = pool.applies()
                ? bounds(outcome, unknown -> sum(pool, unit -> reading(unit, unknown, Reading.AS_IS)))
                : null;
        remarkOnClamp(pool.label(), outcome);
        boolean allowanceOpen = evaluations.stream().anyMatch(UnitEvaluation::isAllowanceOpen)
                && (bounds != null || outcome.account().unknown().signum() > 0);
        SubjectResult result = new SubjectResult(
                pool.label(),
                pool.applies(),
                Verdict.NOT_APPLICABLE,
                figure(outcome),
                bounds,
                outcome.account(),
                null,
                keepsOutages() ? kept(outcome) : List.of(),
                allowanceOpen ? Grounds.ALLOWANCE_OPEN : Grounds.NONE);
        return new Measured(
                indicator,
                result,
                new Measured.Made(
                        new Prospect(context, scenes, indicator).of(pool),
                        List.copyOf(evaluations),
                        List.of(),
                        List.of(),
                        new Measured.Pending(open, false, undecided)));
    }

    private static Outcome sum(Pool pool, Function<Unit, Outcome> read) {
        return pool.units().stream().map(read).reduce(Outcome::plus).orElseThrow();
    }

    private Figure figure(Outcome outcome) {
        return Figures.of(indicator, outcome, context.readings().get(ExclusionEffect.class));
    }

    /** S2: a fixed length can be shorter than the down time. */
    private void remarkOnClamp(@Nullable String label, Outcome outcome) {
        if (indicator instanceof Availability availability && availability.fixedLength() != null) {
            Ratio divisor = Figures.denominator(
                    availability, outcome, context.readings().get(ExclusionEffect.class));
            Ratio lost = Figures.lost(outcome);
            if (lost.compareTo(divisor) > 0) {
                remarks.add(new Remark(
                        Remark.Kind.CLAMPED,
                        "target " + context.target().id() + (label == null ? "" : ", " + label) + ": " + time(lost)
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
        boolean monotone = Figures.isMonotone(indicator);
        if (!outcome.hasUnknown() || !(monotone || paysPerOutage())) {
            return null;
        }
        Outcome worst = read.apply(Reading.WORST);
        Outcome best = read.apply(Reading.BEST);
        // A reading without a figure bounds nothing.
        boolean bounded = monotone && figure(worst).isMeasured() && figure(best).isMeasured();
        Bounds bounds = new Bounds(
                bounded ? figure(worst) : Figure.none(),
                bounded ? figure(best) : Figure.none(),
                worst.account().down(),
                best.account().down(),
                paysPerOutage() ? kept(worst) : List.of(),
                paysPerOutage() ? kept(best) : List.of());
        boolean same = (!monotone
                        || (bounds.worst().equals(figure(outcome))
                                && bounds.best().equals(figure(outcome))))
                && bounds.mostDown().equals(bounds.leastDown())
                && bounds.worstOutages().equals(bounds.bestOutages());
        return same && outcome.account().unknown().signum() == 0 ? null : bounds;
    }

    private boolean keepsOutages() {
        boolean counts =
                indicator instanceof DowntimeStatistic statistic && statistic.kind() != DowntimeStatistic.Kind.TOTAL;
        return counts || SingleThings.keepsOutages(context.plan().agreement(), context.target());
    }

    private boolean paysPerOutage() {
        return SingleThings.paysPerOutage(context.target());
    }

    private List<SingleOutage> kept(Outcome outcome) {
        return SingleThings.outages(context.plan().agreement(), context.target(), outcome);
    }

    private Outcome asItIs(Unit unit) {
        if (!context.withTimelines()) {
            Outcome fast = FastPath.evaluate(context, indicator, unit, refusals);
            if (fast != null) {
                return fast;
            }
        }
        UnitEvaluation evaluation = evaluation(unit, Reading.AS_IS, Reading.AS_IS);
        evaluations.add(evaluation);
        if (evaluation.outcome().hasUnknown() && !context.longAllowances().isEmpty()) {
            evaluation
                    .allowances()
                    .add(evaluation(unit, Reading.WORST, Reading.AS_IS).allowances());
            evaluation
                    .allowances()
                    .add(evaluation(unit, Reading.BEST, Reading.AS_IS).allowances());
        }
        refusals.addAll(evaluation.refusedExclusions());
        remarks.addAll(evaluation.refusedRows());
        // What follows of a single outage counts all of it, so it stands only once the outage is over (S7).
        open |= evaluation.isUnfinished();
        undecided = undecided || (!context.runs() && mayChange(unit, evaluation));
        return evaluation.outcome();
    }

    /** Whether what follows the report may change what a period that is over came to, or a bound of it (S25). */
    private boolean mayChange(Unit unit, UnitEvaluation evaluation) {
        return mayChange(unit, evaluation, Reading.AS_IS)
                || (evaluation.outcome().hasUnknown()
                        && (mayChange(unit, evaluation(unit, Reading.WORST, Reading.AS_IS), Reading.WORST)
                                || mayChange(unit, evaluation(unit, Reading.BEST, Reading.AS_IS), Reading.BEST)));
    }

    private boolean mayChange(Unit unit, UnitEvaluation evaluation, Reading unknown) {
        return evaluation.isUndecided()
                && Stream.of(Reading.WORST, Reading.BEST, Reading.NEVER_KNOWN)
                        .anyMatch(future -> differs(evaluation.outcome(), reading(unit, unknown, future)));
    }

    private boolean differs(Outcome now, Outcome then) {
        return !then.account().equals(now.account())
                || !then.longest().equals(now.longest())
                || (keepsOutages() && then.outages().size() != now.outages().size());
    }

    private Outcome reading(Unit unit, Reading unknown, Reading future) {
        return evaluation(unit, unknown, future).outcome();
    }

    private UnitEvaluation evaluation(Unit unit, Reading unknown, Reading future) {
        Scene scene = scenes.of(unit, indicator);
        return new UnitEvaluation(context.plan(), context.target(), scene, unknown, future);
    }
}
