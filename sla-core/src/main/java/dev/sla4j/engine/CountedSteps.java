package dev.sla4j.engine;

import dev.sla4j.report.Bounds;
import dev.sla4j.report.CountAccount;
import dev.sla4j.report.Detail;
import dev.sla4j.report.Step;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.target.Custom;
import dev.sla4j.target.Fold;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Percentile;
import dev.sla4j.target.Rate;
import dev.sla4j.target.Share;
import dev.sla4j.target.Statistic;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Explains a figure that counts single things. */
final class CountedSteps {
    private CountedSteps() {}

    /**
     * The steps of a figure.
     *
     * @param made how a rate was made of what was counted
     * @param allowed whether the agreement allows at most so much of it, so that what is asked for is nothing good
     */
    static List<Step> of(
            Indicator whole,
            SubjectResult result,
            @Nullable SlotFold fold,
            List<Step> made,
            boolean allowed,
            Detail detail) {
        Indicator indicator = Indicators.eachOf(whole);
        CountAccount counts = Objects.requireNonNull(result.counts());
        List<Step> steps = new ArrayList<>();
        term(steps, "left out by hours or exclusions", counts.excluded());
        term(steps, "not due yet, not counted", counts.pending());
        term(steps, "cannot be decided", counts.undecided());
        Figure figure = whole.equals(indicator) ? result.figure() : Figure.none();
        if (indicator instanceof Share share) {
            share(steps, share, counts, allowed, figure);
        } else {
            steps.add(new Step.CountTerm("counted", Ratio.of(counts.good())));
            if (figure.isMeasured()) {
                steps.addAll(figureOf(indicator, counts, figure));
            }
        }
        if (whole instanceof Fold over && fold != null) {
            slots(steps, over, fold, result.figure(), detail);
        }
        steps.addAll(made);
        if (result.bounds() != null) {
            steps.add(new Step.Note(
                    "decided " + Figure.share(result.coverage()).toText() + "; " + between(whole, result.bounds())));
        }
        if (!result.figure().isMeasured()) {
            String counted = counts.undecided() > 0 ? "what counts is not known well enough" : "nothing was counted";
            steps.add(new Step.Note(counted + ", so there is no figure"));
        }
        return steps;
    }

    static String between(Indicator whole, Bounds bounds) {
        if (bounds.worst().isMeasured() && bounds.best().isMeasured()) {
            return "between " + bounds.worst().toText() + " if all that is undecided was bad and "
                    + bounds.best().toText() + " if it was good";
        }
        Figure end = bounds.worst().isMeasured() ? bounds.worst() : bounds.best();
        boolean least = bounds.best().isMeasured() == whole.isHigherWorse();
        return (least ? "at least " : "at most ") + end.toText()
                + ", whatever is undecided; nothing bounds it on the other side";
    }

    private static void share(List<Step> steps, Share share, CountAccount counts, boolean allowed, Figure figure) {
        String good = allowed ? "such" : "good";
        String others = allowed ? "others" : "not good";
        CountAccount.Weighted weighted = counts.weighted();
        boolean isWeighted = share.weight() != null;
        steps.add(new Step.CountTerm(good, Ratio.of(counts.good())));
        if (isWeighted) {
            steps.add(new Step.CountTerm(good + ", as they count", weighted.good()));
        }
        steps.add(new Step.CountTerm(others, Ratio.of(counts.bad())));
        if (isWeighted) {
            steps.add(new Step.CountTerm(others + ", as they count", weighted.bad()));
        }
        term(steps, "of which late and still open", counts.lateOpen());
        if (figure.isMeasured()) {
            steps.add(new Step.Quotient(good + " over all", weighted.good(), weighted.decided(), false, figure));
        }
    }

    private static List<Step> figureOf(Indicator indicator, CountAccount counts, Figure figure) {
        if (indicator instanceof Statistic statistic) {
            return List.of(statistic(statistic, counts, figure));
        }
        if (indicator instanceof Percentile percentile) {
            String definition =
                    percentile.definition().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            return List.of(new Step.FigureTerm(
                    "percentile " + percentile.rank() + " by definition " + definition, null, figure));
        }
        if (indicator instanceof Custom custom) {
            return List.of(new Step.FigureTerm("function " + custom.function(), null, figure));
        }
        throw new AssertionError("unhandled indicator " + indicator);
    }

    private static Step statistic(Statistic statistic, CountAccount counts, Figure figure) {
        String what = CountedWords.statistic(statistic.kind());
        if (statistic.kind() != Statistic.Kind.MEAN) {
            return new Step.FigureTerm(what, null, figure);
        }
        Ratio all = statistic.weight() == null
                ? Ratio.of(counts.good())
                : counts.weighted().good();
        String over = (statistic.weight() == null ? "number" : "weight") + " of the things";
        String unit = figure.unit() == Figure.Unit.TIME ? " in seconds" : "";
        return new Step.Quotient(what + unit + ", sum ÷ " + over, figure.value().times(all), all, false, figure);
    }

    private static void term(List<Step> steps, String what, long count) {
        if (count > 0) {
            steps.add(new Step.CountTerm(what, Ratio.of(count)));
        }
    }

    /** Slots that are all good are told together; each other one stands alone, so that the sum can be added again. */
    private static void slots(List<Step> steps, Fold over, SlotFold fold, Figure figure, Detail detail) {
        steps.add(new Step.CountTerm("slots that count", Ratio.of(fold.size())));
        steps.add(new Step.CountTerm(
                "of which nothing happened in, " + (fold.countsEmpty() ? "counted" : "left out"),
                Ratio.of(fold.empty())));
        long whole = 0;
        List<Step> others = new ArrayList<>();
        for (int slot = 0; slot < fold.size(); slot++) {
            Figure each = fold.figureOf(slot);
            if (each.unit() == Figure.Unit.SHARE
                    && each.isMeasured()
                    && each.value().equals(Ratio.ONE)) {
                whole++;
            } else if (each.isMeasured()) {
                others.add(new Step.FigureTerm(
                        "slot of " + EpochNanos.format(fold.start(slot)) + ", of " + fold.counted(slot), null, each));
            }
        }
        if (fold.each().unit() == Figure.Unit.SHARE) {
            steps.add(new Step.CountTerm("slots at 100 %", Ratio.of(whole)));
        }
        steps.add(new Step.CountTerm("other slots", Ratio.of(others.size())));
        if (detail == Detail.EVIDENCE) {
            steps.addAll(others);
        }
        if (figure.isMeasured()) {
            steps.add(new Step.FigureTerm(CountedWords.fold(over.kind()) + " of all slots", null, figure));
        }
    }

    /**
     * How a rate is made of what was counted.
     *
     * @param countedNanos the time in which things count
     * @param measuredNanos the time that the rate is about: of requests that of the slots that count
     */
    static List<Step> rate(Rate rate, Figure figure, long countedNanos, long measuredNanos) {
        if (!figure.isMeasured()) {
            return List.of();
        }
        List<Step> steps = new ArrayList<>();
        if (measuredNanos != countedNanos) {
            String time = Figure.timeNanos(BigInteger.valueOf(measuredNanos)).toText();
            steps.add(new Step.Note("the slots that count are " + time + " long, because each counts as a whole"));
        }
        Ratio units = Ratio.of(measuredNanos).dividedBy(Ratio.of(rate.per().toNanos()));
        steps.add(new Step.Quotient(
                CountedWords.of(rate.things()) + " over the measured time in units of "
                        + Figure.time(rate.per()).toText(),
                figure.value().times(units),
                units,
                false,
                figure));
        return steps;
    }
}
