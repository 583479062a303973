package dev.sla4j.engine;

import dev.sla4j.engine.Measured.Named;
import dev.sla4j.report.Bounds;
import dev.sla4j.report.Cause;
import dev.sla4j.report.Grounds;
import dev.sla4j.report.Step;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.target.Difference;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Quotient;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes one figure of two. */
final class Pairs {
    static final String FIRST = "figure";
    static final String AGAINST = "against";
    static final String BY = "divided by";
    private static final Ratio HUNDRED = Ratio.of(100);

    private Pairs() {}

    static Measured difference(Difference difference, Measured of, Measured against, SubjectResult account) {
        boolean points = difference.of().unit() == Figure.Unit.SHARE;
        BinaryOperator<Ratio> minus = (one, other) -> points ? one.minus(other).times(HUNDRED) : one.minus(other);
        Pair pair = new Pair(difference, new Named(FIRST, of), new Named(AGAINST, against), minus);
        String what = points ? "difference in percentage points" : "difference";
        return pair.measured(account, what);
    }

    static Measured quotient(Quotient quotient, Measured of, Measured by, SubjectResult account) {
        Pair pair = new Pair(quotient, new Named(FIRST, of), new Named(BY, by), Ratio::dividedBy);
        boolean nothing = by.figure().isMeasured() && by.figure().value().isZero();
        return nothing ? pair.without(account, Cause.NOTHING_MEASURED) : pair.measured(account, "quotient");
    }

    /** Two figures and what is made of them. */
    private record Pair(Indicator indicator, Named one, Named other, BinaryOperator<Ratio> made) {
        Measured measured(SubjectResult account, String what) {
            Figure first = one.measured().figure();
            Figure second = other.measured().figure();
            if (!first.isMeasured() || !second.isMeasured()) {
                Cause cause = Combinations.causeOf(List.of(one, other));
                return result(
                        account, Figure.none(), cause == Cause.TOO_LITTLE_KNOWN ? bounds() : null, cause, List.of());
            }
            Figure figure = Figures.in(indicator.unit(), made.apply(first.value(), second.value()));
            Step step = indicator instanceof Quotient
                    ? new Step.Quotient(what, first.value(), second.value(), false, figure)
                    : new Step.Note(what + ": " + figure.toText());
            return result(account, figure, bounds(), null, List.of(step));
        }

        Measured without(SubjectResult account, Cause cause) {
            return result(account, Figure.none(), null, cause, List.of());
        }

        private Measured result(
                SubjectResult account, Figure figure, @Nullable Bounds bounds, @Nullable Cause cause, List<Step> made) {
            List<Step> steps = new ArrayList<>();
            steps.add(new Step.FigureTerm(one.name(), null, one.measured().figure()));
            steps.add(new Step.FigureTerm(other.name(), null, other.measured().figure()));
            steps.addAll(made);
            List<Named> parts = List.of(one, other);
            Grounds grounds = new Grounds(cause, Combinations.unweighted(parts), List.of());
            return Combinations.measured(indicator, account, figure, bounds, grounds, parts, steps, this::ahead);
        }

        /** The worst lies on the side of the worst of the first figure. */
        private @Nullable Bounds bounds() {
            Span first = one.measured().span();
            Span second = other.measured().span();
            boolean certain = one.measured().result().bounds() == null
                    && other.measured().result().bounds() == null;
            if (first == null || second == null || certain) {
                return null;
            }
            Span span = span(first, second);
            return span == null || span.isUnbounded()
                    ? null
                    : span.bounds(indicator.isHigherWorse(), BigInteger.ZERO, BigInteger.ZERO);
        }

        private @Nullable Span span(Span first, Span second) {
            if (indicator instanceof Quotient) {
                return first.dividedBy(second, indicator.unit());
            }
            boolean points = one.measured().indicator().unit() == Figure.Unit.SHARE;
            return first.minus(second, points ? HUNDRED : Ratio.ONE, indicator.unit());
        }

        private @Nullable Span ahead() {
            List<Span> spans = Combinations.ahead(List.of(one, other));
            return spans == null ? null : span(spans.get(0), spans.get(1));
        }
    }
}
