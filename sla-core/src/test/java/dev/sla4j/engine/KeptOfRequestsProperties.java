package dev.sla4j.engine;

import static dev.sla4j.engine.Days.MON_2026_03_02;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.LatencyHistogram;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.RequestColumns;
import dev.sla4j.measurement.RequestCount;
import dev.sla4j.report.Bounds;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Over;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Statistic;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What is kept of requests beside their number: single values, weighted sums, extremes, the state of a user's function. L1, L2, S18. */
class KeptOfRequestsProperties {
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Selection REQUESTS = Selection.requests();
    private static final Quantity LATENCY = Quantity.latency();
    private static final Quantity USERS = Quantity.attribute("users");
    private static final Duration HOUR = Duration.ofHours(1);

    private static final Agreement AGREEMENT = agreement();
    private static final ComplianceEngine ENGINE =
            ComplianceEngine.of(AGREEMENT, ReferenceData.empty(), List.of(new LatePeak()));

    private static Agreement agreement() {
        Indicator p95 = Indicator.percentile("95%", REQUESTS, LATENCY);
        Statistic mean = Indicator.statistic(Statistic.Kind.MEAN, REQUESTS, LATENCY);
        return Days.daily()
                .target(ServiceLevelTarget.of("p95", p95))
                .target(ServiceLevelTarget.of("weighted", mean.by(USERS)))
                .target(ServiceLevelTarget.of("least", Indicator.statistic(Statistic.Kind.MINIMUM, ok(), USERS)))
                .target(ServiceLevelTarget.of("peak", Indicator.custom("late-peak/1", REQUESTS, Figure.Unit.NUMBER)))
                .target(ServiceLevelTarget.of("hours", Indicator.mean(Over.slots(p95, HOUR))))
                .target(ServiceLevelTarget.of(
                        "worst site", Indicator.highest(Over.subjects(Indicator.mean(Over.slots(p95, HOUR))))))
                .build();
    }

    private static Selection ok() {
        return REQUESTS.where("outcome", "good");
    }

    /** Requests of one column: a latency in milliseconds or none, failed or not, at a minute of the day. */
    private record Row(int minute, int latency, boolean failed) {
        long at() {
            return MONDAY.plusSeconds(60L * minute).toEpochMilli();
        }
    }

    private static List<Row> rows(Random random) {
        List<Row> rows = new ArrayList<>();
        int size = random.nextInt(40);
        for (int i = 0; i < size; i++) {
            int latency = random.nextInt(8) == 0 ? RequestColumns.UNTIMED : random.nextInt(6) * 100;
            rows.add(new Row(random.nextInt(3 * 60), latency, random.nextInt(3) == 0));
        }
        return rows;
    }

    private static RequestColumns columns(List<Row> rows, String subject, int users) {
        return RequestColumns.wrap(
                        rows.stream().mapToLong(Row::at).toArray(),
                        rows.stream()
                                .mapToInt(row -> RequestColumns.encode(row.latency(), row.failed()))
                                .toArray(),
                        ChronoUnit.MILLIS)
                .on(subject)
                .attribute("users", String.valueOf(users));
    }

    private static Evaluation start() {
        return ENGINE.start(ENGINE.periodOf(MON_2026_03_02));
    }

    private static List<Measurement> single(RequestColumns columns) {
        List<Measurement> requests = new ArrayList<>();
        for (int row = 0; row < columns.size(); row++) {
            requests.add(columns.get(row));
        }
        return requests;
    }

    private static String text(ComplianceReport report, String target) {
        return report.target(target).figure().toString();
    }

    /** One by one, in columns, merged from parts: one report, identity included. */
    @Property(tries = 200, shrinking = ShrinkingMode.OFF, seed = "4")
    void deliveryDoesNotMatter(@ForAll long seed) {
        Random random = new Random(seed);
        RequestColumns one = columns(rows(random), "a", 2);
        RequestColumns other = columns(rows(random), "b", 3);
        ComplianceReport inColumns = start().add(one).add(other).report();
        List<Measurement> all = new ArrayList<>(single(one));
        all.addAll(single(other));
        Collections.shuffle(all, random);
        int cut = random.nextInt(all.size() + 1);
        Evaluation left = start();
        all.subList(0, cut).forEach(left::add);
        Evaluation right = start();
        all.subList(cut, all.size()).forEach(right::add);
        ComplianceReport merged = left.merge(right.toBytes()).report();
        assertEquals(inColumns.targets(), merged.targets());
        assertEquals(inColumns.identity(), merged.identity());
        inColumns.explanation().toText();
    }

    /** Against the definitions, over all rows at once. */
    @Property(tries = 200, shrinking = ShrinkingMode.OFF, seed = "4")
    void figuresAreThoseOfTheDefinitions(@ForAll long seed) {
        Random random = new Random(seed);
        List<Row> first = rows(random);
        List<Row> second = rows(random);
        ComplianceReport report =
                start().add(columns(first, "a", 2)).add(columns(second, "b", 3)).report();
        List<Row> all = new ArrayList<>(first);
        all.addAll(second);
        assertEquals(p95(all).toString(), text(report, "p95"));
        assertEquals(meanOfHours(all).toString(), valueOf(report, "hours"));
        Figure a = meanOfHours(first);
        Figure b = meanOfHours(second);
        boolean bothKnown = a.isMeasured() && b.isMeasured();
        boolean nobodyUnheard = !first.isEmpty() && !second.isEmpty();
        if (bothKnown && nobodyUnheard) {
            assertEquals((Figure.compare(a, b) > 0 ? a : b).toString(), valueOf(report, "worst site"));
        }
        Ratio sum = Ratio.ZERO;
        Ratio users = Ratio.ZERO;
        long peak = 0;
        for (int i = 0; i < all.size(); i++) {
            Row row = all.get(i);
            if (row.latency() != RequestColumns.UNTIMED) {
                Ratio weight = Ratio.of(i < first.size() ? 2 : 3);
                sum = sum.plus(weight.times(Ratio.of(row.latency(), 1000)));
                users = users.plus(weight);
                peak = Math.max(peak, (long) row.latency() * row.minute());
            }
        }
        assertEquals(
                users.isZero() ? Figure.none() : new Figure.Time(sum.dividedBy(users)),
                report.target("weighted").figure());
        assertEquals(Figure.amount(Ratio.of(peak)), report.target("peak").figure());
        boolean anyOfFirst = first.stream().anyMatch(row -> !row.failed());
        boolean anyOfSecond = second.stream().anyMatch(row -> !row.failed());
        Figure least =
                anyOfFirst ? Figure.amount(Ratio.of(2)) : anyOfSecond ? Figure.amount(Ratio.of(3)) : Figure.none();
        assertEquals(least, report.target("least").figure());
    }

    private static String valueOf(ComplianceReport report, String target) {
        Figure figure = Objects.requireNonNull(report.target(target).figure());
        return figure.isMeasured() ? new Figure.Time(figure.value()).toString() : figure.toString();
    }

    /** The nearest rank by its definition. */
    private static Figure p95(List<Row> rows) {
        List<Integer> timed = rows.stream()
                .map(Row::latency)
                .filter(latency -> latency != RequestColumns.UNTIMED)
                .sorted()
                .toList();
        return timed.isEmpty()
                ? Figure.none()
                : new Figure.Time(Ratio.of(timed.get((95 * timed.size() + 99) / 100 - 1), 1000));
    }

    private static Figure meanOfHours(List<Row> rows) {
        SortedMap<Integer, List<Row>> hours = new TreeMap<>();
        rows.forEach(row -> hours.computeIfAbsent(row.minute() / 60, key -> new ArrayList<>())
                .add(row));
        List<Figure> figures = hours.values().stream()
                .map(KeptOfRequestsProperties::p95)
                .filter(Figure::isMeasured)
                .toList();
        return figures.isEmpty()
                ? Figure.none()
                : new Figure.Time(
                        Ratio.sum(figures.stream().map(Figure::value).toList()).dividedBy(Ratio.of(figures.size())));
    }

    /** A bucket of one value has that value; a wider one leaves the figure open between its ends; of what a function would have to see one by one nothing is decided. */
    @Example
    void countsTellOnlyWhatTheyKnow() {
        Instant next = MONDAY.plusSeconds(60);
        LatencyHistogram exact = LatencyHistogram.EMPTY.plus(Duration.ofMillis(100), Duration.ofMillis(100), 3);
        LatencyHistogram wide = LatencyHistogram.EMPTY.plus(Duration.ofMillis(100), Duration.ofMillis(200), 2);
        ComplianceReport report = start().add(RequestCount.of(MONDAY, next).count("good", exact))
                .add(RequestCount.of(MONDAY, next).count("good", wide))
                .report();
        assertEquals("none", text(report, "p95"));
        Bounds bounds = report.target("p95").subjects().get(0).bounds();
        assertEquals("PT0.1S to PT0.2S", bounds == null ? "" : bounds.best() + " to " + bounds.worst());
        assertEquals(3, Objects.requireNonNull(report.target("p95").counts()).good());
        assertEquals(2, Objects.requireNonNull(report.target("p95").counts()).undecided());
        assertEquals(5, Objects.requireNonNull(report.target("peak").counts()).undecided());
        assertEquals(0, Objects.requireNonNull(report.target("peak").counts()).good());
    }
}
