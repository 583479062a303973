package dev.sla4j.engine;

import dev.sla4j.report.Cause;
import dev.sla4j.report.Grounds;
import dev.sla4j.report.Remark;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.Availability;
import dev.sla4j.target.Custom;
import dev.sla4j.target.Difference;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.Fold;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Quotient;
import dev.sla4j.target.Scope;
import dev.sla4j.target.Sufficient;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Measures indicators: the one place that turns the members of {@link Indicator} into algorithms. A part of a combination is measured by the same code
 * as if it stood alone.
 */
final class Meter {
    private final Context context;
    private final Scenes scenes;
    private final Set<Remark> remarks;
    private final Set<Refusal> refusals;

    Meter(Context context, Scenes scenes, Set<Remark> remarks, Set<Refusal> refusals) {
        this.context = context;
        this.scenes = scenes;
        this.remarks = remarks;
        this.refusals = refusals;
    }

    Context context() {
        return context;
    }

    /** Measures an indicator of a target. */
    Measured measure(Indicator indicator, Pool pool) {
        return measure(indicator, new Place(pool, pool.label(), List.of()));
    }

    /**
     * Where a part of a combination stands, by which its figure is found again in earlier reports.
     *
     * @param pool what it is measured for
     * @param subject the subject of the result that it is a part of, or null
     * @param path the names of the parts that lead to it
     */
    record Place(Pool pool, @Nullable String subject, List<String> path) {
        Place part(String name) {
            List<String> longer = new ArrayList<>(path);
            longer.add(name);
            return new Place(pool, subject, List.copyOf(longer));
        }

        Place of(Pool other) {
            return new Place(other, subject, path);
        }
    }

    Measured measure(Indicator indicator, Place place) {
        Measured measured = measured(indicator, place);
        SubjectResult result = measured.result();
        if (result.figure().isMeasured() || result.cause() != null) {
            return measured;
        }
        Grounds grounds = result.grounds().with(Cause.NOTHING_MEASURED);
        return new Measured(indicator, result.with(grounds), measured.made());
    }

    private Measured measured(Indicator indicator, Place place) {
        if (indicator instanceof Availability || indicator instanceof DowntimeStatistic) {
            return new DowntimeMeasurement(context, scenes, indicator, remarks, refusals)
                    .measure(alone(indicator, place.pool()));
        }
        if (Indicators.isOfThings(indicator)) {
            Pool pool = alone(indicator, place.pool());
            CountedEvaluation evaluation = new CountedEvaluation(context, scenes, indicator, pool);
            refusals.addAll(evaluation.refusedExclusions());
            remarks.addAll(evaluation.remarks());
            if (evaluation.exempt() > 0) {
                remarks.add(new Remark(
                        Remark.Kind.IGNORED_EVIDENCE,
                        "target " + context.target().id() + ": " + evaluation.exempt()
                                + " items have no limit, so nothing was promised for them and they do not count"));
            }
            if (evaluation.lost() > 0) {
                remarks.add(new Remark(
                        Remark.Kind.IGNORED_EVIDENCE,
                        "target " + context.target().id() + ": " + evaluation.lost()
                                + " items of this period are due after the term, or after the life of their subject, so they"
                                + " belong to no period"));
            }
            if (evaluation.suspended() > 0) {
                remarks.add(new Remark(
                        Remark.Kind.IGNORED_EVIDENCE,
                        "target " + context.target().id() + ": " + evaluation.suspended()
                                + " items of this period stand still, and nobody knows until when, so they are not due and belong"
                                + " to no period yet"));
            }
            Measured measured = evaluation.measured(pool);
            return evaluation.failure() == null ? measured : failed(measured, (Custom) indicator, evaluation.failure());
        }
        if (indicator instanceof Fold fold) {
            return new Folding(this, fold, place).measure();
        }
        if (indicator instanceof Difference difference) {
            return Pairs.difference(
                    difference,
                    measure(difference.of(), place.part(Pairs.FIRST)),
                    measure(difference.against(), place.part(Pairs.AGAINST)),
                    account(place.pool()));
        }
        if (indicator instanceof Quotient quotient) {
            return Pairs.quotient(
                    quotient,
                    measure(quotient.of(), place.part(Pairs.FIRST)),
                    measure(quotient.by(), place.part(Pairs.BY)),
                    account(place.pool()));
        }
        if (indicator instanceof Sufficient sufficient) {
            return new Sufficiency(this, sufficient, place).measure();
        }
        throw new AssertionError("unhandled indicator " + indicator);
    }

    /** An indicator that names all its subjects is about these only, whatever else the target measures beside it. */
    private Pool alone(Indicator indicator, Pool pool) {
        Scope scope = context.target().scope();
        SortedSet<String> named = Indicators.subjectsNamed(indicator);
        boolean narrower =
                scope.mode() == Scope.Mode.TOGETHER && scope.subjects().isEmpty() && !named.isEmpty();
        return narrower ? new Pool(pool.label(), pool.applies(), List.of(new Unit(named))) : pool;
    }

    private Measured failed(Measured measured, Custom custom, String failure) {
        remarks.add(new Remark(
                Remark.Kind.FUNCTION_FAILED,
                "function " + custom.function() + " gives no figure for target "
                        + context.target().id() + ": " + failure));
        Grounds grounds = new Grounds(Cause.FUNCTION_FAILED, List.of(), List.of());
        return new Measured(custom, measured.result().with(grounds), measured.made());
    }

    /** Which share of the measured time of the period has passed, in service hours also where items are counted; none of one that has no measured time. */
    Ratio elapsed(Pool pool) {
        Scene scene = scenes.ofTime(pool.together());
        long whole = measured(scene, Reading.BEST);
        return whole == 0 ? Ratio.ZERO : Ratio.of(measured(scene, Reading.AS_IS), whole);
    }

    private long measured(Scene scene, Reading future) {
        return new UnitEvaluation(context.plan(), context.target(), scene, Reading.AS_IS, future)
                .measured()
                .intersection(context.plan().serviceHours(context.target()))
                .lengthNanos();
    }

    /** The result of a combination before it has a figure: where the time went that is measured at all. */
    SubjectResult account(Pool pool) {
        UnitEvaluation time = new UnitEvaluation(
                context.plan(), context.target(), scenes.ofTime(pool.together()), Reading.AS_IS, Reading.AS_IS);
        refusals.addAll(time.refusedExclusions());
        return new SubjectResult(
                pool.label(),
                pool.applies(),
                Verdict.NOT_APPLICABLE,
                Figure.none(),
                null,
                time.outcome().account(),
                List.of());
    }
}
