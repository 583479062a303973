package dev.sla4j.engine;

import dev.sla4j.report.Bounds;
import dev.sla4j.value.Enclosed;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Between which values a figure lies, both included. What is made of several figures lies between what is made of their ends (S8, S19): interval
 * arithmetic with exact fractions.
 *
 * @param low the least value, or none if nothing bounds it from below
 * @param high the greatest value, or none if nothing bounds it from above
 */
record Span(Figure low, Figure high) {
    /** A span and its weight in a mean, not negative. */
    record Weighted(Span span, Ratio weight) {}

    /** Of a figure that is known, as far as it is on file. */
    static Span of(Figure figure) {
        return new Span(Enclosed.lowerEnd(figure), Enclosed.upperEnd(figure));
    }

    /** Between two figures that are measured, in either order. */
    static Span between(Figure one, Figure other) {
        Span first = of(one);
        Span second = of(other);
        return hull(List.of(first, second));
    }

    /**
     * The bounds of a figure.
     *
     * @param higherIsWorse on which side the worse ones lie, where one of them is none
     */
    static Span of(Bounds bounds, boolean higherIsWorse) {
        if (bounds.worst().isMeasured() && bounds.best().isMeasured()) {
            return between(bounds.worst(), bounds.best());
        }
        Span worst = of(bounds.worst());
        Span best = of(bounds.best());
        return higherIsWorse ? new Span(best.low, worst.high) : new Span(worst.low, best.high);
    }

    boolean isUnbounded() {
        return !low.isMeasured() && !high.isMeasured();
    }

    Bounds bounds(boolean higherIsWorse, BigInteger mostDown, BigInteger leastDown) {
        return new Bounds(
                higherIsWorse ? high : low, higherIsWorse ? low : high, mostDown, leastDown, List.of(), List.of());
    }

    /** What holds all of several. */
    static Span hull(List<Span> spans) {
        return new Span(
                least(spans.stream().map(Span::low)), most(spans.stream().map(Span::high)));
    }

    static Span lowest(List<Span> spans) {
        return new Span(
                least(spans.stream().map(Span::low)), leastKnown(spans.stream().map(Span::high)));
    }

    static Span highest(List<Span> spans) {
        return new Span(
                mostKnown(spans.stream().map(Span::low)), most(spans.stream().map(Span::high)));
    }

    /** The mean by weight; null if none weighs anything. */
    static @Nullable Span mean(List<Weighted> all, Figure.Unit unit) {
        List<Weighted> weighing =
                all.stream().filter(each -> each.weight().signum() > 0).toList();
        if (weighing.size() <= 1) {
            return weighing.isEmpty() ? null : weighing.get(0).span();
        }
        List<Figure> lows = new ArrayList<>();
        List<Figure> highs = new ArrayList<>();
        weighing.forEach(each -> {
            lows.add(each.span().low());
            highs.add(each.span().high());
        });
        List<Ratio> weights = weighing.stream().map(Weighted::weight).toList();
        return new Span(mean(lows, weights, unit), mean(highs, weights, unit));
    }

    private static Figure mean(List<Figure> ends, List<Ratio> weights, Figure.Unit unit) {
        List<Ratio> products = new ArrayList<>();
        for (int i = 0; i < ends.size(); i++) {
            if (!ends.get(i).isMeasured()) {
                return Figure.none();
            }
            products.add(ends.get(i).value().times(weights.get(i)));
        }
        return Figures.in(unit, Ratio.sum(products).dividedBy(Ratio.sum(weights)));
    }

    /** The difference, times a factor above zero. */
    Span minus(Span other, Ratio factor, Figure.Unit unit) {
        return new Span(difference(low, other.high, factor, unit), difference(high, other.low, factor, unit));
    }

    private static Figure difference(Figure one, Figure other, Ratio factor, Figure.Unit unit) {
        return one.isMeasured() && other.isMeasured()
                ? Figures.in(unit, one.value().minus(other.value()).times(factor))
                : Figure.none();
    }

    /** The quotient; null if it may be divided by zero, or by numbers of both signs. */
    @Nullable
    Span dividedBy(Span other, Figure.Unit unit) {
        if (other.high.isMeasured() && other.high.value().signum() < 0) {
            return negated().dividedBy(other.negated(), unit);
        }
        if (!other.low.isMeasured() || other.low.value().signum() <= 0) {
            return null;
        }
        // What is negative is least divided by the least, what is not by the most; by what is not bounded it comes near
        // zero.
        return new Span(
                quotient(low, isBelowZero(low) ? other.low : other.high, unit),
                quotient(high, isBelowZero(high) ? other.high : other.low, unit));
    }

    private static boolean isBelowZero(Figure end) {
        return end.isMeasured() && end.value().signum() < 0;
    }

    private static Figure quotient(Figure one, Figure other, Figure.Unit unit) {
        if (!one.isMeasured()) {
            return one;
        }
        return Figures.in(unit, other.isMeasured() ? one.value().dividedBy(other.value()) : Ratio.ZERO);
    }

    private Span negated() {
        return new Span(negated(high), negated(low));
    }

    private static Figure negated(Figure end) {
        return end.isMeasured() ? Figure.amount(end.value().negated()) : end;
    }

    /** None if any is none. */
    private static Figure least(Stream<Figure> ends) {
        List<Figure> all = ends.toList();
        return all.stream().allMatch(Figure::isMeasured) ? leastKnown(all.stream()) : Figure.none();
    }

    private static Figure most(Stream<Figure> ends) {
        List<Figure> all = ends.toList();
        return all.stream().allMatch(Figure::isMeasured) ? mostKnown(all.stream()) : Figure.none();
    }

    private static Figure leastKnown(Stream<Figure> ends) {
        return ends.filter(Figure::isMeasured).min(Figure::compare).orElse(Figure.none());
    }

    private static Figure mostKnown(Stream<Figure> ends) {
        return ends.filter(Figure::isMeasured).max(Figure::compare).orElse(Figure.none());
    }
}
