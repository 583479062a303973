package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Sample;
import dev.sla4j.report.Bounds;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.History;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.TargetResult;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Difference;
import dev.sla4j.target.Fold;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.MissingPart;
import dev.sla4j.target.Objective;
import dev.sla4j.target.Over;
import dev.sla4j.target.Percentile;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Quotient;
import dev.sla4j.target.Scope;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Share;
import dev.sla4j.target.Statistic;
import dev.sla4j.target.Sufficient;
import dev.sla4j.target.Weight;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Ratio;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.jspecify.annotations.Nullable;

/** Random combinations of figures of samples, against an oracle that goes over the samples one by one: L1, L2, L4, L10, L14. */
@AddLifecycleHook(Cases.class)
class CombinationProperties {
    private static final LocalDate MON_2026_03_02 = LocalDate.of(2026, 3, 2);
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final List<String> SUBJECTS = List.of("a", "b", "c");
    private static final Limit HIGH = Limit.parse(">= 5");

    /**
     * What happened on that day, and what is asked of it.
     *
     * @param samples the samples, some before and after the day; none of them contradicts another
     * @param windows when maintenance was, by the hour
     */
    private record Case(Indicator indicator, boolean leavesOut, List<Sample> samples, List<TimeRange> windows) {
        List<Measurement> evidence() {
            List<Measurement> all = new ArrayList<>(samples);
            windows.forEach(window -> all.add(Exclusion.of("maintenance", window)));
            return all;
        }

        ServiceLevelTarget target(Indicator of) {
            return ServiceLevelTarget.of("t", of)
                    .scope(Scope.together(SUBJECTS.toArray(String[]::new)))
                    .policy(leavesOut ? MissingPart.LEFT_OUT : MissingPart.NO_FIGURE);
        }

        ComplianceEngine engine(Indicator of) {
            return ComplianceEngine.of(Agreement.builder("a")
                    .zone("UTC")
                    .cycle(EvaluationCycle.daily())
                    .exclusion(ExclusionRule.announced("m", "maintenance"))
                    .target(target(of))
                    .build());
        }

        ComplianceReport report(Indicator of) {
            ComplianceEngine engine = engine(of);
            return engine.evaluate(engine.periodOf(MON_2026_03_02), evidence());
        }
    }

    private static Case draw(Random random) {
        Draw draw = new Draw(random);
        List<Sample> samples = new ArrayList<>();
        for (int i = draw.between(0, 12); i > 0; i--) {
            Instant at = START.plusSeconds(900L * draw.between(-4, 100));
            String value = draw.of("0", "1", "2.5", "5", "7.25", "-3", "9");
            Sample sample = Sample.of(at, draw.of("x", "y"), value).on(draw.of(SUBJECTS));
            sample = draw.chance(80) ? sample.attribute("w", draw.of("0", "1", "2", "0.5")) : sample;
            samples.add(draw.chance(30) ? sample.id("s" + i) : sample);
        }
        List<TimeRange> windows = new ArrayList<>();
        for (int i = draw.below(3); i > 0; i--) {
            Instant from = START.plusSeconds(3600L * draw.below(20));
            windows.add(TimeRange.of(from, from.plusSeconds(3600L * draw.between(1, 4))));
        }
        return new Case(indicator(draw, 3), draw.chance(50), samples, windows);
    }

    private static Indicator indicator(Draw draw, int depth) {
        return of(draw, depth, draw.of(Figure.Unit.SHARE, Figure.Unit.NUMBER));
    }

    private static Indicator of(Draw draw, int depth, Figure.Unit unit) {
        if (depth == 0 || draw.chance(35)) {
            return unit == Figure.Unit.SHARE ? share(draw) : number(draw);
        }
        Indicator one = of(draw, depth - 1, unit);
        int kind = draw.below(unit == Figure.Unit.NUMBER ? 5 : 3);
        if (kind == 0) {
            Indicator other = of(draw, depth - 1, unit);
            List<Over.Part> parts = new ArrayList<>(List.of(Over.Part.of("one", one)));
            Fold.Kind fold = draw.of(Fold.Kind.values());
            Over.Part second = Over.Part.of("other", other);
            parts.add(
                    fold == Fold.Kind.MEAN && draw.chance(60)
                            ? second.weighing(
                                    draw.chance(50) ? Weight.of("2") : Weight.of(Indicator.count(selection(draw))))
                            : second);
            return new Fold(fold, new Over.Parts(parts));
        }
        if (kind == 1) {
            return new Fold(draw.of(Fold.Kind.values()), Over.subjects(one));
        }
        if (kind == 2) {
            return new Sufficient(
                    one,
                    List.of(new Sufficient.Requirement(
                            Indicator.count(selection(draw)), Limit.atLeast(Figure.count(draw.below(3))))));
        }
        Figure.Unit parts = draw.of(Figure.Unit.SHARE, Figure.Unit.NUMBER);
        Indicator left = of(draw, depth - 1, parts);
        Indicator right = of(draw, depth - 1, parts);
        return kind == 3 ? new Difference(left, right) : new Quotient(left, right);
    }

    private static Selection selection(Draw draw) {
        return draw.chance(80)
                ? Selection.samples(draw.of("x", "y"))
                : Selection.samples("x").on(draw.of(SUBJECTS));
    }

    private static Indicator share(Draw draw) {
        return Indicator.share(selection(draw), Condition.within(Quantity.value(), HIGH));
    }

    private static Indicator number(Draw draw) {
        Statistic.Kind kind = draw.of(Statistic.Kind.values());
        if (kind == Statistic.Kind.COUNT) {
            return Indicator.count(selection(draw));
        }
        if (draw.chance(25)) {
            return Indicator.percentile(draw.of("50%", "90%"), selection(draw), Quantity.value())
                    .by(draw.of(Percentile.Definition.NEAREST_RANK, Percentile.Definition.LINEAR));
        }
        Statistic statistic = Indicator.statistic(kind, selection(draw), Quantity.value());
        return kind == Statistic.Kind.MEAN && draw.chance(30) ? statistic.by(Quantity.attribute("w")) : statistic;
    }

    /** L14: one by one, as the clauses say it. */
    @Property(shrinking = ShrinkingMode.OFF, seed = "4")
    void l14TheOracleAgrees(@ForAll Random random) {
        Case drawn = draw(random);
        Ratio expected = new Oracle(drawn).of(drawn.indicator(), SUBJECTS);
        ComplianceReport report = drawn.report(drawn.indicator());
        Figure figure = report.targets().get(0).figure();
        assertEquals(expected, figure.isMeasured() ? figure.value() : null, drawn::toString);
        FigureWalker.walk(report); // L6
    }

    /** L4: a share stays one, and a figure lies between its bounds. */
    @Property(shrinking = ShrinkingMode.OFF, seed = "4")
    void l4SharesAndBounds(@ForAll Random random) {
        Case drawn = draw(random);
        // Some of the samples have another version.
        List<Sample> disputed = new ArrayList<>(drawn.samples());
        for (Sample sample : drawn.samples()) {
            if (sample.origin().id() != null) {
                disputed.add(new Sample(sample.atNanos(), sample.metric(), BigDecimal.valueOf(6), sample.origin()));
            }
        }
        Case other = new Case(drawn.indicator(), drawn.leavesOut(), disputed, drawn.windows());
        SubjectResult result =
                other.report(other.indicator()).targets().get(0).subjects().get(0);
        Figure figure = result.figure();
        assertEquals(figure.isMeasured() ? drawn.indicator().unit() : Figure.Unit.NONE, figure.unit(), other::toString);
        Bounds bounds = result.bounds();
        if (bounds != null && figure.isMeasured()) {
            assertTrue(isWithin(figure, bounds, drawn.indicator()), other::toString);
        }
        // Whatever the disputed samples were, the figure lies between the bounds.
        Draw values = new Draw(random);
        for (int i = 0; bounds != null && i < 8; i++) {
            List<Sample> settled = new ArrayList<>();
            for (Sample sample : drawn.samples()) {
                boolean open = sample.origin().id() != null && values.chance(70);
                BigDecimal value = BigDecimal.valueOf(values.of(6, -50, 50, 5));
                settled.add(open ? new Sample(sample.atNanos(), sample.metric(), value, sample.origin()) : sample);
            }
            Case one = new Case(drawn.indicator(), drawn.leavesOut(), settled, drawn.windows());
            Figure exact = one.report(one.indicator()).targets().get(0).figure();
            if (exact.isMeasured()) {
                assertTrue(isWithin(exact, bounds, drawn.indicator()), other::toString);
            }
        }
    }

    private static boolean isWithin(Figure figure, Bounds bounds, Indicator indicator) {
        Span span = Span.of(bounds, indicator.isHigherWorse());
        assertFalse(span.isUnbounded());
        return (!span.low().isMeasured() || Figure.compare(figure, span.low()) >= 0)
                && (!span.high().isMeasured() || Figure.compare(figure, span.high()) <= 0);
    }

    /** L1, L2: shuffled, repeated where it carries an identity, split and merged in any order. */
    @Property(shrinking = ShrinkingMode.OFF, seed = "4")
    void l1l2OrderAndPartsDoNotMatter(@ForAll Random random) {
        Case drawn = draw(random);
        ComplianceEngine engine = drawn.engine(drawn.indicator());
        ComplianceReport batch = drawn.report(drawn.indicator());
        List<Measurement> rows = new ArrayList<>(drawn.evidence());
        for (Measurement row : drawn.evidence()) {
            if (row.origin().id() != null) {
                rows.add(row);
            }
        }
        Collections.shuffle(rows, random);
        List<Evaluation> parts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            parts.add(engine.start(engine.periodOf(MON_2026_03_02), History.empty()));
        }
        rows.forEach(row -> parts.get(random.nextInt(3)).add(row));
        ComplianceReport merged =
                parts.get(1).merge(parts.get(2).toBytes()).merge(parts.get(0)).report();
        assertEquals(batch, merged, drawn::toString);
        assertEquals(batch.identity(), merged.identity());
        assertEquals(batch.explanation().toText(), merged.explanation().toText());
    }

    /** L10: a fold of one part is the part, with its bounds, coverage, verdict and cause. */
    @Property(shrinking = ShrinkingMode.OFF, seed = "4")
    void l10AFoldOfOnePartIsThePart(@ForAll Random random) {
        Case drawn = draw(random);
        Fold.Kind fold = new Draw(random).of(Fold.Kind.values());
        Indicator part = drawn.indicator();
        Objective objective = Objective.limit(part.unit() == Figure.Unit.SHARE ? ">= 50%" : ">= 2");
        TargetResult alone = result(drawn, part, objective);
        TargetResult folded = result(drawn, new Fold(fold, Over.indicators(part)), objective);
        Function<TargetResult, List<@Nullable Object>> all = result -> {
            List<@Nullable Object> told = new ArrayList<>();
            Collections.addAll(
                    told, result.figure(), result.bounds(), result.coverage(), result.verdict(), result.cause());
            return told;
        };
        assertEquals(all.apply(alone), all.apply(folded), drawn::toString);
    }

    private static TargetResult result(Case drawn, Indicator of, Objective objective) {
        ComplianceEngine engine = ComplianceEngine.of(Agreement.builder("a")
                .zone("UTC")
                .cycle(EvaluationCycle.daily())
                .target(drawn.target(of).objective(objective))
                .build());
        return engine.evaluate(engine.periodOf(MON_2026_03_02), drawn.evidence())
                .targets()
                .get(0);
    }

    /** Goes over the samples of each question once more; null is no figure. */
    private record Oracle(Case drawn) {

        @Nullable
        Ratio of(Indicator indicator, List<String> subjects) {
            if (indicator instanceof Share share) {
                List<Sample> all = counted(share.of(), subjects);
                return all.isEmpty() ? null : Ratio.of(count(all, sample -> isHigh(sample)), all.size());
            }
            if (indicator instanceof Percentile percentile) {
                return percentile(percentile, subjects);
            }
            if (indicator instanceof Statistic statistic) {
                return statistic(statistic, subjects);
            }
            if (indicator instanceof Difference difference) {
                Ratio one = of(difference.of(), subjects);
                Ratio other = of(difference.against(), subjects);
                int scale = difference.of().unit() == Figure.Unit.SHARE ? 100 : 1;
                return one == null || other == null ? null : one.minus(other).times(Ratio.of(scale));
            }
            if (indicator instanceof Quotient quotient) {
                Ratio one = of(quotient.of(), subjects);
                Ratio other = of(quotient.by(), subjects);
                return one == null || other == null || other.isZero() ? null : one.dividedBy(other);
            }
            if (indicator instanceof Sufficient sufficient) {
                for (Sufficient.Requirement requirement : sufficient.requirements()) {
                    Ratio evidence =
                            Objects.requireNonNull(of(Objects.requireNonNull(requirement.evidence()), subjects));
                    if (!requirement.limit().accepts(Figure.amount(evidence))) {
                        return null;
                    }
                }
                return of(sufficient.of(), subjects);
            }
            return fold((Fold) indicator, subjects);
        }

        private @Nullable Ratio fold(Fold fold, List<String> subjects) {
            List<@Nullable Ratio> figures = new ArrayList<>();
            List<Ratio> weights = new ArrayList<>();
            if (fold.over() instanceof Over.Subjects each) {
                for (String subject : subjects) {
                    figures.add(of(each.of(), List.of(subject)));
                    weights.add(Ratio.ONE);
                }
            } else {
                for (Over.Part part : ((Over.Parts) fold.over()).parts()) {
                    figures.add(of(part.of(), subjects));
                    weights.add(
                            part.weight() instanceof Weight.Fixed fixed
                                    ? Ratio.of(fixed.value())
                                    : Objects.requireNonNull(of(((Weight.Measured) part.weight()).figure(), subjects)));
                }
            }
            Ratio sum = Ratio.ZERO;
            Ratio weight = Ratio.ZERO;
            @Nullable Ratio least = null;
            @Nullable Ratio most = null;
            for (int i = 0; i < figures.size(); i++) {
                Ratio figure = figures.get(i);
                boolean weighsNothing =
                        fold.kind() == Fold.Kind.MEAN && weights.get(i).isZero();
                if (figure == null && !drawn.leavesOut() && !weighsNothing) {
                    return null;
                }
                if (figure != null) {
                    sum = sum.plus(figure.times(weights.get(i)));
                    weight = weight.plus(weights.get(i));
                    least = least == null ? figure : least.min(figure);
                    most = most == null ? figure : most.max(figure);
                }
            }
            return switch (fold.kind()) {
                case MEAN -> weight.isZero() ? null : sum.dividedBy(weight);
                case LOWEST -> least;
                case HIGHEST -> most;
            };
        }

        private @Nullable Ratio percentile(Percentile percentile, List<String> subjects) {
            List<Ratio> values = counted(percentile.of(), subjects).stream()
                    .map(sample -> Ratio.of(sample.value()))
                    .sorted()
                    .toList();
            if (values.isEmpty()) {
                return null;
            }
            Ratio p = percentile.rank().toRatio();
            if (percentile.definition() == Percentile.Definition.NEAREST_RANK) {
                int rank = 1;
                while (Ratio.of(rank, values.size()).compareTo(p) < 0) {
                    rank++;
                }
                return values.get(rank - 1);
            }
            Ratio place = p.times(Ratio.of(values.size() - 1));
            int below = place.numerator().divide(place.denominator()).intValueExact();
            Ratio low = values.get(below);
            Ratio high = values.get(Math.min(values.size() - 1, below + 1));
            return low.plus(high.minus(low).times(place.minus(Ratio.of(below))));
        }

        private @Nullable Ratio statistic(Statistic statistic, List<String> subjects) {
            Ratio sum = Ratio.ZERO;
            Ratio weights = Ratio.ZERO;
            @Nullable Ratio least = null;
            @Nullable Ratio most = null;
            List<Sample> all = counted(statistic.of(), subjects);
            for (Sample sample : all) {
                Ratio value = Ratio.of(sample.value());
                String own = sample.origin().attributes().get("w");
                if (statistic.weight() == null || own != null) {
                    Ratio weight = statistic.weight() == null ? Ratio.ONE : Ratio.parse(Objects.requireNonNull(own));
                    sum = sum.plus(value.times(weight));
                    weights = weights.plus(weight);
                }
                least = least == null ? value : least.min(value);
                most = most == null ? value : most.max(value);
            }
            return switch (statistic.kind()) {
                case COUNT -> Ratio.of(all.size());
                case SUM -> sum;
                case MEAN -> weights.isZero() ? null : sum.dividedBy(weights);
                case MINIMUM -> least;
                case MAXIMUM -> most;
            };
        }

        private static long count(List<Sample> samples, Predicate<Sample> property) {
            return samples.stream().filter(property).count();
        }

        private static boolean isHigh(Sample sample) {
            return sample.value().compareTo(BigDecimal.valueOf(5)) >= 0;
        }

        /** Of the day, of the subjects, and in no maintenance. */
        private List<Sample> counted(Selection selection, List<String> subjects) {
            List<Sample> counted = new ArrayList<>();
            for (Sample sample : drawn.samples()) {
                String subject = sample.origin().subject();
                boolean asked = selection.subject() == null
                        ? subjects.contains(subject)
                        : selection.subject().equals(subject);
                boolean inDay = !sample.at().isBefore(START) && sample.at().isBefore(START.plusSeconds(86_400));
                boolean excluded = drawn.windows().stream()
                        .anyMatch(window -> !sample.at().isBefore(window.start())
                                && sample.at().isBefore(window.end()));
                if (asked && inDay && !excluded && sample.metric().equals(selection.name())) {
                    counted.add(sample);
                }
            }
            return counted;
        }
    }
}
