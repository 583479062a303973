package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Step;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.TargetResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Adds the figures of a report again, from nothing but the steps of its explanation (L6): every sum, every quotient and every comparison.
 *
 * <p>Independent of the engine: it knows the words of the steps, not how the engine measures.
 */
final class FigureWalker {
    private static final Ratio NANOS = Ratio.of(1_000_000_000L);

    private int checked;

    /** Walks all targets of a report and returns how many figures were added again. */
    static int walk(ComplianceReport report) {
        FigureWalker walker = new FigureWalker();
        List<Step> steps = report.explanation().steps();
        walker.allowances(steps, report);
        TimeRange period = spans(steps).get(0).range();
        assertEquals(report.period().range(), period);
        for (TargetResult target : report.targets()) {
            Step.Heading heading = headings(steps).stream()
                    .filter(each -> each.text().startsWith("Target " + target.id() + ":"))
                    .findFirst()
                    .orElseThrow();
            for (SubjectResult subject : target.subjects()) {
                List<Step> block = subject.subject() == null
                        ? heading.steps()
                        : headings(heading.steps()).stream()
                                .filter(each -> each.text().equals(subject.subject()))
                                .findFirst()
                                .orElseThrow()
                                .steps();
                walker.block(block, period, subject);
            }
        }
        return walker.checked;
    }

    private static boolean isAllowance(Step step) {
        return step instanceof Step.Heading heading && heading.text().startsWith("allowance of rule ");
    }

    /** What was left of allowances for a longer cycle: each total is the sum of the terms before it, the last of which the result keeps. */
    private void allowances(List<Step> steps, ComplianceReport report) {
        for (Step.Heading heading : headings(steps)) {
            allowances(heading.steps(), report);
            if (isAllowance(heading)) {
                BigInteger sum = BigInteger.ZERO;
                String now = "used in " + report.period().label();
                for (Step step : heading.steps()) {
                    if (step instanceof Step.TimeTerm term) {
                        sum = sum.add(term.sign() < 0 ? term.nanos().negate() : term.nanos());
                        if (term.what().equals(now)) {
                            Duration used = Duration.ofNanos(term.nanos().longValueExact());
                            assertTrue(
                                    report.sequel().allowances().stream()
                                            .anyMatch(each -> heading.text().contains(each.rule())
                                                    && each.least().equals(used)
                                                    && each.most().equals(used)),
                                    () -> heading + " of " + report.sequel());
                        }
                    } else if (step instanceof Step.TimeTotal total) {
                        assertEquals(sum, total.nanos(), heading::toString);
                        assertTrue(sum.signum() >= 0, heading::toString);
                        sum = BigInteger.ZERO;
                        checked++;
                    }
                }
            }
        }
    }

    private void block(List<Step> block, TimeRange period, SubjectResult result) {
        Sums sums = new Sums(block, period);
        Figure figure = null;
        boolean told = false;
        for (Step step : block) {
            // What comes after the line that says what was attained is about money: fees are quotients too.
            told |= step instanceof Step.Comparison
                    || (step instanceof Step.FigureTerm term && term.name().equals("attained"));
            if (!told && step instanceof Step.Quotient quotient) {
                figure = sums.quotient(quotient);
                checked++;
            } else if (!told && step instanceof Step.FigureTerm term) {
                Figure again = sums.term(term);
                if (again != null && term.figure().isMeasured()) {
                    assertEquals(again.value(), term.figure().value(), () -> term + " of " + block);
                    checked++;
                    figure = term.figure();
                }
            } else if (step instanceof Step.Comparison comparison) {
                comparison(comparison, figure, result);
            }
        }
        if (figure != null) {
            assertEquals(0, Figure.compare(figure, result.figure()), () -> result + " of " + block);
        }
    }

    private static void comparison(Step.Comparison comparison, @Nullable Figure figure, SubjectResult result) {
        if (figure != null) {
            assertEquals(0, Figure.compare(figure, comparison.figure()), comparison::toString);
        }
        assertEquals(result.verdict(), comparison.verdict());
        if (comparison.verdict() == Verdict.MET || comparison.verdict() == Verdict.MISSED) {
            boolean open = result.bounds() != null;
            boolean kept =
                    comparison.compared().isMeasured() && comparison.limit().accepts(comparison.compared());
            // With too little known both bounds decide, on the side of the figure as it is known.
            assertEquals(kept, comparison.verdict() == Verdict.MET, () -> open + " " + comparison);
        }
    }

    private static List<Step.Heading> headings(List<Step> steps) {
        List<Step.Heading> headings = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Step.Heading heading) {
                headings.add(heading);
            }
        }
        return headings;
    }

    private static List<Step.Span> spans(List<Step> steps) {
        return headings(steps).get(0).steps().stream()
                .filter(Step.Span.class::isInstance)
                .map(Step.Span.class::cast)
                .toList();
    }

    /** What the lines of one figure come to. */
    private static final class Sums {
        private final List<Step> block;
        private final TimeRange period;
        private final List<Step.Evidence> outages = new ArrayList<>();
        private final List<Step.Item> items = new ArrayList<>();
        private BigInteger unknown = BigInteger.ZERO;
        private boolean moreUnknown;
        private Ratio down = Ratio.ZERO;
        private Ratio up = Ratio.ZERO;
        private Ratio known = Ratio.ZERO;
        private @Nullable Ratio weightedDown;
        private @Nullable Ratio weightedKnown;
        private @Nullable Ratio fixed;
        private long slots;
        private long fullSlots;
        private final List<Ratio> otherSlots = new ArrayList<>();
        private final List<Step.FigureTerm> parts = new ArrayList<>();
        private Ratio good = Ratio.ZERO;
        private Ratio others = Ratio.ZERO;
        private Ratio counted = Ratio.ZERO;

        Sums(List<Step> block, TimeRange period) {
            this.block = block;
            this.period = period;
            read(block);
            headings(block).stream()
                    .filter(below -> below.steps().stream()
                            .allMatch(step -> step instanceof Step.Evidence
                                    || step instanceof Step.Note
                                    || isUnknown(step)
                                    || isAllowance(step)))
                    .forEach(below -> read(below.steps()));
            time();
        }

        private void read(List<Step> steps) {
            for (Step step : steps) {
                if (step instanceof Step.Evidence evidence && isOutage(evidence)) {
                    outages.add(evidence);
                } else if (step instanceof Step.Span span && isUnknown(span)) {
                    unknown = unknown.add(BigInteger.valueOf(span.range().lengthNanos()));
                } else if (step instanceof Step.Note note && note.text().startsWith("unknown: ")) {
                    moreUnknown = true;
                } else if (step instanceof Step.Item item) {
                    items.add(item);
                } else if (step instanceof Step.WeightedTerm term) {
                    weighted(term);
                } else if (step instanceof Step.TimeTotal total
                        && total.what().startsWith("divided by the fixed length")) {
                    fixed = seconds(total.nanos());
                } else if (step instanceof Step.CountTerm term) {
                    count(term);
                } else if (step instanceof Step.FigureTerm term && term.name().startsWith("slot of ")) {
                    otherSlots.add(term.figure().value());
                }
            }
        }

        private static boolean isUnknown(Step step) {
            return step instanceof Step.Span span && span.what().equals("unknown");
        }

        /** Not one that a refinement dropped. */
        private static boolean isOutage(Step.Evidence evidence) {
            return evidence.what().equals("outage") || evidence.what().equals("outage, still open,");
        }

        private void weighted(Step.WeightedTerm term) {
            Ratio product = seconds(term.nanos()).times(term.weight());
            if (term.what().startsWith("down")) {
                weightedDown = weightedDown == null ? product : weightedDown.plus(product);
            } else if (term.what().startsWith("fixed length")) {
                fixed = product;
            } else {
                weightedKnown = weightedKnown == null ? product : weightedKnown.plus(product);
            }
        }

        private void count(Step.CountTerm term) {
            switch (term.what()) {
                case "good", "such", "good, as they count", "such, as they count" -> good = term.count();
                case "not good", "others", "not good, as they count", "others, as they count" -> others = term.count();
                case "counted" -> counted = term.count();
                case "slots that count" -> slots = term.count().numerator().longValueExact();
                case "slots at 100 %" -> fullSlots = term.count().numerator().longValueExact();
                default -> {
                    // stands for itself
                }
            }
        }

        /** The buckets of time add up to the period, and the outages to what was down. */
        private void time() {
            BigInteger sum = BigInteger.ZERO;
            BigInteger parts = null;
            for (Step step : block) {
                if (step instanceof Step.TimeTerm term && parts == null) {
                    BigInteger nanos = term.nanos();
                    sum = term.sign() < 0 ? sum.subtract(nanos) : sum.add(nanos);
                    if (term.what().equals("unknown") && !moreUnknown) {
                        assertEquals(nanos, unknown, () -> "unknown stretches of " + block);
                    }
                    if (term.what().equals("period")) {
                        assertEquals(
                                BigInteger.valueOf(period.lengthNanos()),
                                nanos.remainder(BigInteger.valueOf(period.lengthNanos()))
                                        .add(BigInteger.valueOf(period.lengthNanos())),
                                "whole periods");
                    }
                } else if (step instanceof Step.TimeTerm term) {
                    parts = parts.add(term.nanos());
                    if (term.what().endsWith("up")) {
                        up = seconds(term.nanos());
                    } else {
                        down = seconds(term.nanos());
                    }
                } else if (step instanceof Step.TimeTotal total && total.what().startsWith("measured and known")) {
                    assertEquals(total.nanos(), sum, () -> "measured and known of " + block);
                    known = seconds(total.nanos());
                    parts = BigInteger.ZERO;
                } else if (step instanceof Step.TimeTotal total && total.what().startsWith("time in which")) {
                    assertEquals(total.nanos(), sum, () -> "time in which things count of " + block);
                }
            }
            if (parts != null) {
                assertEquals(sum, parts, () -> "up and down of " + block);
                BigInteger counts =
                        outages.stream().map(Step.Evidence::counted).reduce(BigInteger.ZERO, BigInteger::add);
                assertEquals(down, seconds(counts), () -> "outages of " + block);
            }
        }

        Figure quotient(Step.Quotient quotient) {
            Ratio value = quotient.numerator().dividedBy(quotient.denominator());
            Ratio result = quotient.complement() ? Ratio.ONE.minus(value).max(Ratio.ZERO) : value;
            assertEquals(quotient.result().value(), result, quotient::toString);
            String what = quotient.what();
            if (what.startsWith("availability")) {
                assertEquals(weightedDown == null ? down : weightedDown, quotient.numerator(), () -> "down: " + block);
                Ratio all = weightedKnown == null ? known : weightedKnown;
                assertEquals(fixed == null ? all : fixed, quotient.denominator(), () -> "known: " + block);
            } else if (what.endsWith(" over all")) {
                assertEquals(good, quotient.numerator(), quotient::toString);
                assertEquals(good.plus(others), quotient.denominator(), quotient::toString);
                if (!items.isEmpty()) {
                    Ratio told = what.startsWith("such") ? good : others;
                    assertEquals(told, sumOfItems(false), () -> "items of " + block);
                }
            } else if (what.startsWith("mean up time")) {
                assertEquals(up, quotient.numerator(), quotient::toString);
                assertEquals(number(what), quotient.denominator(), quotient::toString);
            } else if (what.startsWith("mean time to restore")) {
                BigInteger inAll = own(what).stream()
                        .map(outage -> isSplit(outage, what) ? outage.counted() : outage.countedInAll())
                        .reduce(BigInteger.ZERO, BigInteger::add);
                assertEquals(seconds(inAll), quotient.numerator(), quotient::toString);
                assertEquals(number(what), quotient.denominator(), quotient::toString);
            } else if (what.equals("mean by weight")) {
                Ratio weights = Ratio.ZERO;
                Ratio sum = Ratio.ZERO;
                for (Step.FigureTerm part : parts) {
                    Ratio weight = part.weight() == null ? Ratio.ONE : part.weight();
                    weights = weights.plus(weight);
                    sum = sum.plus(part.figure().value().times(weight));
                }
                assertEquals(sum, quotient.numerator(), quotient::toString);
                assertEquals(weights, quotient.denominator(), quotient::toString);
            } else if (what.contains("sum ÷") && !items.isEmpty()) {
                assertEquals(sumOfItems(true), quotient.numerator(), () -> "items of " + block);
                assertEquals(sumOfItems(false), quotient.denominator(), () -> "items of " + block);
            }
            return quotient.result();
        }

        private List<Step.Evidence> own(String of) {
            return outages.stream()
                    .filter(outage -> outage.countedInAll().signum() > 0)
                    .filter(outage -> belongs(outage, of))
                    .toList();
        }

        /** As the line that ends the figure says, if not the outage itself: by its begin, its end, or the part that lies in the period (S7). */
        private boolean belongs(Step.Evidence outage, String of) {
            String remark = outage.remark();
            if (isSplit(outage, of)) {
                return outage.counted().signum() > 0;
            }
            boolean byEnd =
                    of.contains("that ended in") ? !remark.contains("by its start") : remark.contains("by its end");
            return byEnd
                    ? remark.contains("the term ends")
                            || (!remark.contains("of no period")
                                    && period.containsNanos(outage.range().endNanos() - 1))
                    : remark.contains("the term begins")
                            || period.containsNanos(outage.range().startNanos());
        }

        private static boolean isSplit(Step.Evidence outage, String of) {
            return outage.remark().contains("by its parts")
                    || (of.contains("as far as it lies")
                            && !outage.remark().contains("by its start")
                            && !outage.remark().contains("by its end"));
        }

        private Ratio number(String of) {
            return Ratio.of(own(of).size());
        }

        private Ratio sumOfItems(boolean values) {
            Ratio sum = Ratio.ZERO;
            for (Step.Item item : items) {
                Ratio weight = item.weight() == null ? Ratio.ONE : item.weight();
                sum = sum.plus(
                        values ? Objects.requireNonNull(item.value()).value().times(weight) : weight);
            }
            return sum;
        }

        /** The value of a line that ends a figure, added again; null for a line that is a part of one. */
        @Nullable
        Figure term(Step.FigureTerm term) {
            return switch (term.name()) {
                case "down time in total" -> new Figure.Time(weightedDown == null ? down : weightedDown);
                case "outages that began in the period",
                        "outages that ended in the period",
                        "outages, each as far as it lies in the period" -> Figure.amount(number(term.name()));
                case "longest down time of one outage" ->
                    new Figure.Time(outages.stream()
                            .map(outage -> seconds(outage.counted()))
                            .reduce(Ratio.ZERO, Ratio::max));
                case "mean of all slots" -> mean();
                case "lowest of all slots" ->
                    Figure.amount(allSlots().stream().reduce(Ratio::min).orElseThrow());
                case "highest of all slots" ->
                    Figure.amount(allSlots().stream().reduce(Ratio::max).orElseThrow());
                case "number" -> Figure.amount(counted);
                case "sum" -> items.isEmpty() ? null : Figure.amount(sumOfItems(true));
                case "lowest" ->
                    Figure.amount(parts.stream()
                            .map(part -> part.figure().value())
                            .reduce(Ratio::min)
                            .orElseThrow());
                case "highest" ->
                    Figure.amount(parts.stream()
                            .map(part -> part.figure().value())
                            .reduce(Ratio::max)
                            .orElseThrow());
                default -> {
                    if (term.figure().isMeasured()) {
                        parts.add(term);
                    }
                    yield null;
                }
            };
        }

        private List<Ratio> allSlots() {
            List<Ratio> all = new ArrayList<>(otherSlots);
            if (fullSlots > 0) {
                all.add(Ratio.ONE);
            }
            return all;
        }

        private Figure mean() {
            Ratio sum = Ratio.of(fullSlots).plus(Ratio.sum(otherSlots));
            long number = fullSlots + otherSlots.size();
            assertEquals(true, number <= slots, () -> "slots of " + block);
            return Figure.amount(sum.dividedBy(Ratio.of(number)));
        }

        private static Ratio seconds(BigInteger nanos) {
            return Ratio.of(nanos, BigInteger.ONE).dividedBy(NANOS);
        }
    }
}
