package dev.sla4j.engine;

import dev.sla4j.engine.Measured.Named;
import dev.sla4j.report.Bounds;
import dev.sla4j.report.Cause;
import dev.sla4j.report.Grounds;
import dev.sla4j.report.Step;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.target.Fold;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.MissingPart;
import dev.sla4j.target.Over;
import dev.sla4j.target.StartUp;
import dev.sla4j.target.Weight;
import dev.sla4j.value.Enclosed;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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
    private boolean tooFew;
    private boolean notYet;
    private boolean openWeight;

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
    }

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
        Ratio weighs = weigh(name, weight, pool);
        // What weighs nothing needs no figure: a site without traffic in a mean by traffic.
        boolean weighsNothing = fold.kind() == Fold.Kind.MEAN
                && weighs != null
                && weighs.isZero()
                && !part.figure().isMeasured();
        if (part.result().applies() && !weighsNothing) {
            boolean nothing = !part.figure().isMeasured()
                    && part.span() == null
                    && part.result().coverage().equals(Ratio.ONE);
            terms.add(new Term(
                    name, weighs, part.figure(), part.span(), part.result().bounds(), nothing));
        }
        measured.add(new Named(name, part));
        parts.add(new Grounds.Part(name, weighs, part.figure(), part.result()));
    }

    private @Nullable Ratio weigh(String name, Weight weight, Pool pool) {
        if (weight instanceof Weight.Fixed fixed) {
            return Ratio.of(fixed.value());
        }
        if (weight instanceof Weight.Measured by) {
            String part = "weight of " + name;
            Meter.Place there = place.of(pool).part(part);
            // It is measured in any case: the next period may read it.
            Measured now = meter.measure(by.figure(), there);
            measured.add(new Named(part, now));
            parts.add(new Grounds.Part(part, null, now.figure(), now.result()));
            Figure figure = by.previous()
                    ? meter.context()
                            .earlier()
                            .figure(0, meter.context().target().id(), place.subject(), there.path())
                    : now.figure();
            openWeight |= !by.previous() && now.result().bounds() != null;
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
        }
    }

    private Measured folded() {
        List<Term> complete = terms.stream().filter(Term::isComplete).toList();
        boolean leavesOut = meter.context().readings().get(MissingPart.class) == MissingPart.LEFT_OUT;
        boolean missing = complete.isEmpty() || (complete.size() < terms.size() && !leavesOut);
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
        boolean certain =
                measured.stream().allMatch(part -> part.measured().result().bounds() == null);
        List<Term> bounded =
                terms.stream().filter(term -> !leavesOut || !term.isNothing()).toList();
        if (certain || openWeight || bounded.isEmpty()) {
            return null;
        }
        List<Span.Weighted> spans = new ArrayList<>();
        for (Term term : bounded) {
            if (term.span() == null || term.weight() == null) {
                return null;
            }
            spans.add(new Span.Weighted(term.span(), term.weight()));
        }
        Span span = fold(spans);
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

    /** Nothing is certain where weights are measured too, or where a subject that nobody has heard of would be one part more. */
    private @Nullable Span ahead() {
        boolean mayGrow = fold.over() instanceof Over.Subjects
                && meter.context().target().scope().subjects().isEmpty();
        List<Span> spans = Combinations.ahead(measured);
        if (spans == null || mayGrow || tooFew || notYet || measured.isEmpty()) {
            return null;
        }
        List<Span.Weighted> all = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Ratio weight = parts.get(i).weight();
            if (weight == null) {
                return null;
            }
            all.add(new Span.Weighted(
                    i < spans.size() ? spans.get(i) : Span.of(parts.get(i).figure()), weight));
        }
        return fold(all);
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
