package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Request;
import dev.sla4j.report.Bounds;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Over;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Statistic;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Ratio;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.jspecify.annotations.Nullable;

/** S8: what requests without a latency leave open, against all the latencies that they may have had: none, or more than any other. */
@AddLifecycleHook(Cases.class)
class UndecidedOracleProperties {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final long HUGE = 1_000_000_000;

    /** A request at an hour, on a subject; a negative latency is not known. */
    private record One(int hour, int subject, long latency) {}

    private interface Figured {
        @Nullable
        Ratio of(List<One> requests);
    }

    private record Question(Indicator indicator, Figured figured) {}

    private static List<One> on(List<One> all, int subject) {
        return all.stream().filter(one -> one.subject == subject).toList();
    }

    private static @Nullable Ratio within(List<One> all, long limit) {
        return all.isEmpty()
                ? null
                : Ratio.of(all.stream().filter(one -> one.latency <= limit).count(), all.size());
    }

    private static List<@Nullable Ratio> byHour(List<One> all, Figured each) {
        List<@Nullable Ratio> figures = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            int at = hour;
            List<One> slot = all.stream().filter(one -> one.hour == at).toList();
            if (!slot.isEmpty()) {
                figures.add(each.of(slot));
            }
        }
        return figures;
    }

    private static Map<String, Question> questions(Draw draw) {
        long limit = draw.below(6);
        Selection requests = Selection.requests();
        Condition fast = Condition.within(Quantity.latency(), Limit.parse("<= PT" + limit + "S"));
        Indicator share = Indicator.share(requests, fast);
        Figured ratio = all -> within(all, limit);
        Map<String, Question> asked = new LinkedHashMap<>();
        asked.put("share", new Question(share, ratio));
        asked.put(
                "count",
                new Question(
                        Indicator.count(requests.where(fast)),
                        all -> Ratio.of(
                                all.stream().filter(one -> one.latency <= limit).count())));
        Figured slow = all -> {
            List<One> other = all.stream().filter(one -> one.latency > limit).toList();
            return other.isEmpty() ? null : Ratio.of(on(other, 0).size(), other.size());
        };
        asked.put(
                "of the slow",
                new Question(Indicator.share(requests.where(fast.negated()), Condition.is("site", "0")), slow));
        asked.put("mean of hours", new Question(Indicator.meanOfIntervals(share, Duration.ofHours(1)), all -> {
            List<@Nullable Ratio> slots = byHour(all, ratio);
            return slots.isEmpty()
                    ? null
                    : Ratio.sum(slots.stream().map(Objects::requireNonNull).toList())
                            .dividedBy(Ratio.of(slots.size()));
        }));
        asked.put(
                "worst hour",
                new Question(
                        Indicator.lowestOfIntervals(share, Duration.ofHours(1)),
                        all -> byHour(all, ratio).stream()
                                .map(Objects::requireNonNull)
                                .sorted()
                                .findFirst()
                                .orElse(null)));
        Indicator one = Indicator.share(requests.where("site", "0"), fast);
        Indicator other = Indicator.share(requests.where("site", "1"), fast);
        asked.put("difference", new Question(one.minus(other), all -> {
            Ratio left = within(on(all, 0), limit);
            Ratio right = within(on(all, 1), limit);
            return left == null || right == null ? null : left.minus(right).times(Ratio.of(100));
        }));
        asked.put("lower", new Question(Indicator.lowest(Over.indicators(one, other)), all -> {
            Ratio left = within(on(all, 0), limit);
            Ratio right = within(on(all, 1), limit);
            return left == null || right == null ? null : left.min(right);
        }));
        for (Statistic.Kind kind : Statistic.Kind.values()) {
            if (kind != Statistic.Kind.COUNT) {
                asked.put(
                        kind.name(),
                        new Question(
                                Indicator.statistic(kind, requests, Quantity.latency()), all -> statistic(kind, all)));
            }
        }
        return asked;
    }

    private static @Nullable Ratio statistic(Statistic.Kind kind, List<One> all) {
        List<Ratio> latencies =
                all.stream().map(one -> Ratio.of(one.latency)).sorted().toList();
        if (latencies.isEmpty()) {
            return kind == Statistic.Kind.SUM ? Ratio.ZERO : null;
        }
        return switch (kind) {
            case SUM -> Ratio.sum(latencies);
            case MEAN -> Ratio.sum(latencies).dividedBy(Ratio.of(latencies.size()));
            case MINIMUM -> latencies.get(0);
            default -> latencies.get(latencies.size() - 1);
        };
    }

    /** All the ways in which the unknown latencies may have been. */
    private static List<List<One>> readings(List<One> all) {
        List<List<One>> readings = new ArrayList<>(List.of(List.of()));
        for (One one : all) {
            List<List<One>> more = new ArrayList<>();
            for (List<One> before : readings) {
                for (long latency : one.latency >= 0 ? new long[] {one.latency} : new long[] {0, HUGE}) {
                    more.add(Stream.concat(before.stream(), Stream.of(new One(one.hour, one.subject, latency)))
                            .toList());
                }
            }
            readings = more;
        }
        return readings;
    }

    @Property(tries = 1000, seed = "5", shrinking = ShrinkingMode.OFF)
    void boundsAreThoseOfAllLatencies_S8(@ForAll long seed) {
        Draw draw = new Draw(new Random(seed));
        List<One> all = new ArrayList<>();
        List<Measurement> evidence = new ArrayList<>();
        int unknown = draw.below(5);
        for (int i = draw.below(8); i > 0; i--) {
            One one = new One(draw.below(3), draw.below(2), i <= unknown ? -1 : draw.below(7));
            Instant at = START.plusSeconds(3600L * one.hour + draw.below(3600));
            Request request = one.latency < 0 ? Request.failed(at) : Request.good(at, Duration.ofSeconds(one.latency));
            all.add(one);
            evidence.add(request.attribute("site", Integer.toString(one.subject)));
        }
        List<One> known = all.stream().filter(one -> one.latency >= 0).toList();
        Map<String, Question> questions = questions(draw);
        Agreement.Builder agreement = Agreement.builder("a").zone("UTC").cycle(EvaluationCycle.daily());
        questions.forEach((id, question) -> agreement.target(ServiceLevelTarget.of(id, question.indicator)));
        ComplianceEngine engine = ComplianceEngine.of(agreement.build());
        ComplianceReport report = engine.evaluate(engine.periodOf(LocalDate.of(2026, 3, 2)), evidence);
        questions.forEach((id, question) -> {
            SubjectResult result = report.target(id).subjects().get(0);
            Ratio figure = result.figure().isMeasured() ? result.figure().value() : null;
            String text = id + " " + question.indicator + "\n" + all + "\n" + result.bounds();
            assertEquals(question.figured.of(known), figure, text);
            List<@Nullable Ratio> ends =
                    readings(all).stream().map(question.figured::of).toList();
            if (ends.contains(null)) {
                return;
            }
            List<Ratio> ascending =
                    ends.stream().map(Objects::requireNonNull).sorted().toList();
            Ratio least = ascending.get(0);
            Ratio most = ascending.get(ascending.size() - 1);
            Bounds bounds = result.bounds();
            if (bounds != null && id.equals("of the slow")) {
                // That what may not be selected would be bad, if it were, is not looked at.
                Span within = Span.of(bounds, question.indicator.isHigherWorse());
                assertTrue(within.low().value().compareTo(least) <= 0, text);
                assertTrue(within.high().value().compareTo(most) >= 0, text);
                return;
            }
            if (bounds == null) {
                // A part without a figure leaves the combination without one, and without bounds.
                assertTrue(figure == null || least.equals(most), text);
                return;
            }
            Span span = Span.of(bounds, question.indicator.isHigherWorse());
            assertEquals(least, span.low().isMeasured() ? span.low().value() : null, "low " + text);
            boolean endless = most.compareTo(Ratio.of(HUGE / 100)) > 0;
            assertEquals(
                    endless ? null : most,
                    span.high().isMeasured() ? span.high().value() : null,
                    "high " + text);
        });
    }
}
