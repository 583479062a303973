package dev.sla4j.engine;

import dev.sla4j.report.CountAccount;
import dev.sla4j.report.Step;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.target.Custom;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Percentile;
import dev.sla4j.target.Share;
import dev.sla4j.target.Statistic;
import dev.sla4j.value.Ratio;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Explains a figure that counts single things. */
final class CountedSteps {
    private CountedSteps() {}

    static List<Step> of(Indicator indicator, SubjectResult result) {
        CountAccount counts = Objects.requireNonNull(result.counts());
        List<Step> steps = new ArrayList<>();
        term(steps, "left out by hours or exclusions", counts.excluded());
        term(steps, "not due yet, not counted", counts.pending());
        term(steps, "cannot be decided", counts.undecided());
        if (indicator instanceof Share) {
            steps.add(new Step.CountTerm("good", Ratio.of(counts.good())));
            steps.add(new Step.CountTerm("not good", Ratio.of(counts.bad())));
            term(steps, "of which late and still open", counts.lateOpen());
            if (result.figure().isMeasured()) {
                steps.add(new Step.Quotient(
                        "good over all",
                        counts.weighted().good(),
                        counts.weighted().decided(),
                        false,
                        result.figure()));
            }
        } else if (indicator instanceof Statistic statistic) {
            steps.add(new Step.CountTerm("counted", Ratio.of(counts.good())));
            if (result.figure().isMeasured()) {
                steps.add(new Step.Note(
                        words(statistic.kind()) + ": " + result.figure().toText()));
            }
        } else if (indicator instanceof Percentile percentile) {
            steps.add(new Step.CountTerm("counted", Ratio.of(counts.good())));
            if (result.figure().isMeasured()) {
                steps.add(new Step.Note("percentile " + percentile.rank() + " by definition "
                        + percentile
                                .definition()
                                .name()
                                .toLowerCase(Locale.ROOT)
                                .replace('_', ' ') + ": "
                        + result.figure().toText()));
            }
        } else if (indicator instanceof Custom custom) {
            steps.add(new Step.CountTerm("counted", Ratio.of(counts.good())));
            if (result.figure().isMeasured()) {
                steps.add(new Step.Note(
                        "function " + custom.function() + ": " + result.figure().toText()));
            }
        } else {
            throw new AssertionError("unhandled indicator " + indicator);
        }
        if (!result.figure().isMeasured()) {
            steps.add(new Step.Note("nothing was counted, so there is no figure"));
        }
        return steps;
    }

    private static void term(List<Step> steps, String what, long count) {
        if (count > 0) {
            steps.add(new Step.CountTerm(what, Ratio.of(count)));
        }
    }

    private static String words(Statistic.Kind kind) {
        return switch (kind) {
            case COUNT -> "number";
            case SUM -> "sum";
            case MEAN -> "mean";
            case MINIMUM -> "smallest";
            case MAXIMUM -> "greatest";
        };
    }
}
