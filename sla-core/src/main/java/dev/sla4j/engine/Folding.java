package dev.sla4j.engine;

import dev.sla4j.engine.Measured.Named;
import dev.sla4j.report.Bounds;
import dev.sla4j.report.Cause;
import dev.sla4j.report.Grounds;
import dev.sla4j.report.Step;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Fold;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.MissingPart;
import dev.sla4j.target.Over;
import dev.sla4j.target.StartUp;
import dev.sla4j.target.Sufficient;
import dev.sla4j.target.Weight;
import dev.sla4j.value.Enclosed;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Measures a fold over parts that are measured by themselves: the one place that turns what it goes over into parts, and its kind into a figure. The
 * slots of a fold over slots are tallies of one reading of the evidence; {@link SlotFold} makes a figure of them.
 */
final class Folding {
    static final String THIS_PERIOD = "this period";

    private final Meter meter;
    private final Fold fold;
    private final Meter.Place place;
    private final List<Term> terms = new ArrayList<>();
    private final List<Named> measured = new ArrayList<>();
    private final List<Grounds.Part> parts = new ArrayList<>();
    private final List<Coming> ahead = new ArrayList<>();
    private boolean tooFew;
    private boolean notYet;
    private boolean openWeights;
    private boolean unbounded;
    /** Whether a part has no figure, but one for certain within its bounds: it is not left out. */
    private boolean enclosed;

    /**
     * A figure that is folded.
     *
     * @param name its name
     * @param weight its weight, or null if it is not known
     * @param figure the figure
     * @param span between which values it lies, or null if that is not known
     * @param bounds the bounds of the part, or null if it has none
     * @param isNothing whether there is no figure because there was nothing, not because too little is known
     */
    private record Term(
            String name,
            @Nullable Ratio weight,
            Figure figure,
            @Nullable Span span,
            @Nullable Bounds bounds,
            boolean isNothing) {
        boolean isComplete() {
            return figure.isMeasured() && weight != null;
        }

        /** Whether nothing bounds it on one side, where there may be no figure in the end. */
        boolean mayBeNothing() {
            return !figure.isMeasured()
                    && span != null
                    && !(span.low().isMeasured() && span.high().isMeasured());
        }
    }

    /**
     * What is certain of a part while the period runs. Asked only where it decides.
     *
     * @param span between which values its figure will lie, or null
     * @param weight its weight, or the least that it will be; null if nothing is known of it
     * @param isFixed whether it stays that
     */
    private record Coming(Supplier<@Nullable Span> span, Supplier<@Nullable Ratio> weight, boolean isFixed) {}

    Folding(Meter meter, Fold fold, Meter.Place place) {
        this.meter = meter;
        this.fold = fold;
        this.place = place;
    }

    Measured measure() {
        Over over = fold.over();
        if (over instanceof Over.Parts listed) {
            for (Over.Part part : listed.parts()) {
                add(part.name(), part.of(), part.weight(), place.pool());
            }
        } else if (over instanceof Over.Subjects subjects) {
            for (String subject : place.pool().subjects()) {
                Unit unit = Unit.of(subject);
                if (Exemptions.applies(meter.context(), unit)) {
                    add(Facts.label(subject), subjects.of(), subjects.weight(), Pool.of(unit, true));
                }
            }
        } else if (over instanceof Over.Periods periods) {
            add(THIS_PERIOD, periods.of(), Weight.one(), place.pool());
            addEarlier(periods);
        } else {
            throw new AssertionError("unhandled fold over " + over);
        }
        return folded();
    }

    private void add(String name, Indicator of, Weight weight, Pool pool) {
        Measured part = meter.measure(of, place.of(pool).part(name));
        Measured by = weight instanceof Weight.Measured figure ? weigh(name, figure, pool) : null;
        Ratio weighs = weigh(weight, by, place.of(pool).part(weightOf(name)), pool);
        boolean openWeight = isOfThisPeriod(weight) && by != null && isOpen(by.result());
        // What weighs nothing needs no figure: a site without traffic in a mean by traffic.
        boolean weighsNothing = fold.kind() == Fold.Kind.MEAN
                && weighs != null
                && weighs.isZero()
                && !part.figure().isMeasured();
        if (part.result().applies() && !weighsNothing) {
            boolean nothing = !part.figure().isMeasured()
                    && part.span() == null
                    && part.result().coverage().equals(Ratio.ONE);
            boolean certain = part.result().cause() == Cause.TOO_LITTLE_KNOWN;
            Span span = !certain && maySelectNothing(of, part.figure()) ? null : part.span();
            enclosed |= certain;
            terms.add(new Term(name, weighs, part.figure(), span, part.result().bounds(), nothing));
        }
        openWeights |= openWeight;
        unbounded |= openWeight && weighsNothing;
        measured.add(new Named(name, part));
        parts.add(new Grounds.Part(name, weighs, part.figure(), part.result()));
        boolean fixed = !isOfThisPeriod(weight);
        ahead.add(new Coming(
                () -> part.result().applies() ? part.made().ahead().span() : null,
                () -> fixed || by == null ? weighs : leastWeight(by),
                fixed));
    }

    /** Whether nothing is decided of the things of a part, and a condition may select none of them: then it has no figure in the end. */
    private static boolean maySelectNothing(Indicator of, Figure figure) {
        if (of instanceof Sufficient sufficient) {
            return maySelectNothing(sufficient.of(), figure);
        }
        return !figure.isMeasured()
                && Indicators.isOfThings(of)
                && !Indicators.selectionOf(of).where().equals(Condition.always());
    }

    private static String weightOf(String name) {
        return "weight of " + name;
    }

    /** Whether it may be another one, within bounds or without. */
    private static boolean isOpen(SubjectResult result) {
        return result.bounds() != null || !result.coverage().equals(Ratio.ONE);
    }

    private static boolean isOfThisPeriod(Weight weight) {
        return weight instanceof Weight.Measured by && !by.previous();
    }

    /** What a weight will be at least, or null if it may be below zero or not measured. */
    private static @Nullable Ratio leastWeight(Measured by) {
        Span span = by.result().applies() ? by.made().ahead().span() : null;
        Figure low = span == null ? Figure.none() : span.low();
        return low.isMeasured() && low.value().signum() >= 0 ? low.value() : null;
    }

    /** A weight is measured in any case: the next period may read it. */
    private Measured weigh(String name, Weight.Measured by, Pool pool) {
        Measured now = meter.measure(by.figure(), place.of(pool).part(weightOf(name)));
        measured.add(new Named(weightOf(name), now));
        parts.add(new Grounds.Part(weightOf(name), null, now.figure(), now.result()));
        return now;
    }

    private @Nullable Ratio weigh(Weight weight, @Nullable Measured now, Meter.Place there, Pool pool) {
        if (weight instanceof Weight.Fixed fixed) {
            return Ratio.of(fixed.value());
        }
        if (weight instanceof Weight.Measured by && now != null) {
            Figure figure = by.previous()
                    ? meter.context()
                            .earlier()
                            .figure(0, meter.context().target().id(), place.subject(), there.path())
                    : now.figure();
            // A weight that is on file as an enclosure only is no exact number, and nothing exact could be made of it.
            boolean exact = figure.isMeasured() && !(figure instanceof Enclosed);
            tooFew |= by.previous() && !exact;
            return exact && figure.value().signum() >= 0 ? figure.value() : null;
        }
        if (weight instanceof Weight.BySubject by) {
            BigDecimal value = by.weights().get(pool.subjects().first());
            return value == null ? null : Ratio.of(value);
        }
        throw new AssertionError("unhandled weight " + weight);
    }

    private void addEarlier(Over.Periods periods) {
        Earlier earlier = meter.context().earlier();
        List<String> path = place.part(THIS_PERIOD).path();
        for (int back = 0; back < periods.count() - 1; back++) {
            Figure figure = earlier.figure(back, meter.context().target().id(), place.subject(), path);
            if (!figure.isMeasured()) {
                tooFew = periods.startUp() == StartUp.UNDETERMINED;
                notYet = periods.startUp() == StartUp.NOT_APPLICABLE;
                return;
            }
            terms.add(new Term(earlier.label(back), Ratio.ONE, figure, Span.of(figure), null, false));
            parts.add(new Grounds.Part(earlier.label(back), Ratio.ONE, figure, null));
            ahead.add(new Coming(() -> Span.of(figure), () -> Ratio.ONE, true));
        }
    }

    private Measured folded() {
        List<Term> complete = terms.stream().filter(Term::isComplete).toList();
        boolean leavesOut = meter.context().readings().get(MissingPart.class) == MissingPart.LEFT_OUT;
        boolean missing = complete.isEmpty() || (complete.size() < terms.size() && (!leavesOut || enclosed));
        Figure figure = missing || tooFew || notYet ? Figure.none() : figureOf(complete, Term::figure);
        Cause cause = null;
        if (!figure.isMeasured()) {
            boolean weightless = !complete.isEmpty() && complete.size() == terms.size();
            cause = weightless ? Cause.NOTHING_MEASURED : Combinations.causeOf(measured);
            cause = tooFew || notYet ? Cause.NO_HISTORY : cause;
        }
        SubjectResult account = meter.account(place.pool());
        Bounds bounds = tooFew || notYet ? null : bounds(leavesOut);
        Measured result = Combinations.measured(
                fold,
                account,
                figure,
                bounds,
                new Grounds(cause, parts, List.of()),
                measured,
                steps(complete, figure),
                this::ahead);
        return notYet ? notApplying(result) : result;
    }

    private Measured notApplying(Measured measured) {
        SubjectResult result = measured.result();
        SubjectResult exempt = new SubjectResult(
                result.subject(),
                false,
                result.verdict(),
                result.figure(),
                result.bounds(),
                result.account(),
                result.counts(),
                result.outages(),
                result.grounds());
        return new Measured(fold, exempt, measured.made());
    }

    /** None if no term weighs anything. */
    private Figure figureOf(List<Term> complete, Function<Term, Figure> of) {
        if (complete.size() > 1 && complete.stream().anyMatch(term -> of.apply(term) instanceof Enclosed)) {
            Figure low = figureOf(complete, term -> Enclosed.lowerEnd(of.apply(term)));
            Figure high = figureOf(complete, term -> Enclosed.upperEnd(of.apply(term)));
            return low.isMeasured() ? Enclosed.between(low, high) : low;
        }
        if (complete.size() == 1 && weight(complete.get(0)).signum() > 0) {
            return of.apply(complete.get(0));
        }
        return switch (fold.kind()) {
            case MEAN -> {
                Ratio weights = Ratio.sum(complete.stream().map(Folding::weight).toList());
                yield weights.isZero()
                        ? Figure.none()
                        : Figures.in(fold.unit(), sum(complete, of).dividedBy(weights));
            }
            case LOWEST -> complete.stream().map(of).min(Figure::compare).orElse(Figure.none());
            case HIGHEST -> complete.stream().map(of).max(Figure::compare).orElse(Figure.none());
        };
    }

    private static Ratio sum(List<Term> complete, Function<Term, Figure> of) {
        return Ratio.sum(complete.stream()
                .map(term -> of.apply(term).value().times(weight(term)))
                .toList());
    }

    private static Ratio weight(Term term) {
        return term.weight() == null ? Ratio.ZERO : term.weight();
    }

    /** What is made of all that the parts may be, also of those that are so unknown that they have no figure. */
    private @Nullable Bounds bounds(boolean leavesOut) {
        boolean certain = !openWeights
                && measured.stream().allMatch(part -> part.measured().result().bounds() == null);
        List<Term> bounded = terms.stream()
                .filter(term -> !leavesOut || !term.isNothing())
                .filter(term ->
                        openWeights || term.weight() == null || !term.weight().isZero())
                .toList();
        if (certain || unbounded || bounded.isEmpty()) {
            return null;
        }
        List<Span.Weighted> spans = new ArrayList<>();
        Ratio weights = Ratio.ZERO;
        for (Term term : bounded) {
            if (term.span() == null || term.weight() == null || (leavesOut && term.mayBeNothing())) {
                return null;
            }
            spans.add(new Span.Weighted(term.span(), term.weight()));
            weights = weights.plus(term.weight());
        }
        if (weights.isZero()) {
            // All weights that are open may stay zero, and then there is no figure.
            return null;
        }
        Span span = openWeights ? hull(spans) : fold(spans);
        // Down time belongs to one figure; that of several is none of them.
        Bounds only = bounded.size() == 1 ? bounded.get(0).bounds() : null;
        return span == null || span.isUnbounded()
                ? null
                : span.bounds(
                        fold.isHigherWorse(),
                        only == null ? BigInteger.ZERO : only.mostDown(),
                        only == null ? BigInteger.ZERO : only.leastDown());
    }

    private @Nullable Span fold(List<Span.Weighted> all) {
        List<Span> spans = all.stream().map(Span.Weighted::span).toList();
        return switch (fold.kind()) {
            case MEAN -> Span.mean(all, fold.unit());
            case LOWEST -> Span.lowest(spans);
            case HIGHEST -> Span.highest(spans);
        };
    }

    /**
     * Nothing is certain where a subject that nobody has heard of would be one part more: it may have no figure, and then the whole has none. A mean by
     * weights that may still change lies between its parts, once one of them weighs something.
     */
    private @Nullable Span ahead() {
        boolean mayGrow = fold.over() instanceof Over.Subjects
                && meter.context().target().scope().subjects().isEmpty();
        if (mayGrow || tooFew || notYet || ahead.isEmpty()) {
            return null;
        }
        List<Span.Weighted> all = new ArrayList<>();
        boolean fixed = true;
        Ratio weights = Ratio.ZERO;
        for (Coming part : ahead) {
            Ratio weight = part.weight().get();
            if (part.isFixed() && weight != null && weight.isZero()) {
                continue;
            }
            Span span = part.span().get();
            if (span == null || weight == null) {
                return null;
            }
            fixed &= part.isFixed();
            weights = weights.plus(weight);
            all.add(new Span.Weighted(span, weight));
        }
        if (fixed) {
            return fold(all);
        }
        return weights.signum() > 0 ? hull(all) : null;
    }

    /** By whatever weights: a mean lies between its parts. */
    private static Span hull(List<Span.Weighted> all) {
        return Span.hull(all.stream().map(Span.Weighted::span).toList());
    }

    private List<Step> steps(List<Term> complete, Figure figure) {
        List<Step> steps = new ArrayList<>();
        for (Term term : terms) {
            steps.add(new Step.FigureTerm(
                    term.name(), fold.kind() == Fold.Kind.MEAN ? term.weight() : null, term.figure()));
        }
        if (tooFew || notYet) {
            steps.add(new Step.Note("too few earlier reports"));
        }
        if (!figure.isMeasured()) {
            return steps;
        }
        if (figure instanceof Enclosed) {
            steps.add(new Step.Note("of figures that are on file as enclosures: " + figure.toText()));
            return steps;
        }
        steps.add(
                switch (fold.kind()) {
                    case MEAN ->
                        new Step.Quotient(
                                "mean by weight",
                                sum(complete, Term::figure),
                                Ratio.sum(complete.stream().map(Folding::weight).toList()),
                                false,
                                figure);
                    case LOWEST -> new Step.FigureTerm("lowest", null, figure);
                    case HIGHEST -> new Step.FigureTerm("highest", null, figure);
                });
        return steps;
    }
}
