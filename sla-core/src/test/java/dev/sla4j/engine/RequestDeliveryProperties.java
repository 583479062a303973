package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.measurement.LatencyHistogram;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Origin;
import dev.sla4j.measurement.Request;
import dev.sla4j.measurement.RequestColumns;
import dev.sla4j.measurement.RequestCount;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Remark;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.value.Figure;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Requests give the same report however they are handed over: as objects, in columns of any unit and order, or counted before. */
class RequestDeliveryProperties {
    private static final long MILLI = 1_000_000;

    /** The scenario with instants and latencies of whole milliseconds. */
    private static CountedScenario coarse(Random random) {
        CountedScenario scenario = CountedScenario.draw(random);
        List<Measurement> rows = new ArrayList<>();
        for (Measurement row : scenario.evidence()) {
            rows.add(
                    row instanceof Request request
                            ? new Request(
                                    Math.floorDiv(request.atNanos(), MILLI) * MILLI,
                                    request.outcome(),
                                    request.latencyNanos() == Request.UNTIMED
                                            ? Request.UNTIMED
                                            : request.latencyNanos() / MILLI * MILLI,
                                    Origin.NONE)
                            : row);
        }
        return scenario.with(rows);
    }

    private static boolean isPlain(Measurement row) {
        return row instanceof Request request && !request.outcome().equals("throttled");
    }

    private static RequestColumns columns(List<Request> rows, ChronoUnit unit) {
        long nanos = unit.getDuration().toNanos();
        long[] at = new long[rows.size()];
        int[] latency = new int[rows.size()];
        for (int i = 0; i < at.length; i++) {
            Request row = rows.get(i);
            at[i] = Math.floorDiv(row.atNanos(), nanos);
            int time = row.latencyNanos() == Request.UNTIMED
                    ? RequestColumns.UNTIMED
                    : Math.toIntExact(row.latencyNanos() / nanos);
            latency[i] = RequestColumns.encode(time, row.outcome().equals(Request.FAILED));
            assertEquals(row, RequestColumns.wrap(at, latency, unit).get(i));
        }
        return RequestColumns.wrap(at, latency, unit);
    }

    private static List<Request> plain(CountedScenario scenario) {
        return scenario.evidence().stream()
                .filter(RequestDeliveryProperties::isPlain)
                .map(Request.class::cast)
                .toList();
    }

    private static Evaluation others(CountedScenario scenario) {
        return start(scenario)
                .add(scenario.evidence().stream().filter(row -> !isPlain(row)).toList());
    }

    private static Evaluation start(CountedScenario scenario) {
        return ComplianceEngine.of(scenario.agreement()).start(scenario.period());
    }

    private static void same(CountedScenario scenario, ComplianceReport expected, Evaluation delivered) {
        ComplianceReport report = delivered.report(scenario.reportAt());
        assertEquals(expected.targets(), report.targets(), scenario::describe);
        assertEquals(expected.remarks(), report.remarks(), scenario::describe);
    }

    /** L9, S1: columns of any unit, in any order, and several of them. */
    @Property(shrinking = ShrinkingMode.OFF, seed = "4", tries = 100)
    void l9ColumnsOfAnyUnitAndOrderAreTheObjects(@ForAll Random random) {
        CountedScenario scenario = coarse(random);
        Draw draw = new Draw(random);
        ComplianceReport expected = scenario.report(null);
        List<Request> ordered = new ArrayList<>(plain(scenario));
        ordered.sort(Comparator.comparingLong(Request::atNanos));
        for (ChronoUnit unit : List.of(ChronoUnit.MILLIS, ChronoUnit.MICROS, ChronoUnit.NANOS)) {
            same(scenario, expected, others(scenario).add(columns(ordered, unit)));
            Evaluation shuffled = others(scenario).add(columns(draw.shuffled(ordered), unit));
            same(scenario, expected, shuffled);
            assertEquals(
                    expected.identity(), shuffled.report(scenario.reportAt()).identity());
            int cut = draw.below(ordered.size() + 1);
            same(
                    scenario,
                    expected,
                    others(scenario)
                            .add(columns(ordered.subList(cut, ordered.size()), unit))
                            .merge(start(scenario).add(columns(ordered.subList(0, cut), unit))));
        }
    }

    /** S28: a batch with an identity counts once, however often it comes and wherever it is merged. */
    @Property(shrinking = ShrinkingMode.OFF, seed = "4", tries = 60)
    void s28RepeatedBatchesCountOnce(@ForAll Random random) {
        CountedScenario scenario = coarse(random);
        Draw draw = new Draw(random);
        List<Request> all = plain(scenario);
        int cut = draw.below(all.size() + 1);
        RequestColumns first = columns(all.subList(0, cut), ChronoUnit.MILLIS).batch(1);
        RequestColumns second =
                columns(all.subList(cut, all.size()), ChronoUnit.MILLIS).batch(2);
        Evaluation one = others(scenario).add(first).add(second).add(first);
        Evaluation other = start(scenario).add(second).add(first);
        same(scenario, scenario.report(null), one.merge(other.toBytes()));
    }

    /** S12: counts by outcome and latency in slots of the resolution or shorter are the requests. */
    @Property(shrinking = ShrinkingMode.OFF, seed = "4", tries = 100)
    void countsInSlotsAreTheRequests(@ForAll Random random) {
        CountedScenario scenario = CountedScenario.draw(random);
        ComplianceReport expected = scenario.report(null);
        List<Measurement> rows = new ArrayList<>();
        TreeMap<Long, TreeMap<String, TreeMap<Long, Long>>> counted = new TreeMap<>();
        for (Measurement row : scenario.evidence()) {
            if (row instanceof Request request && request.latencyNanos() != Request.UNTIMED) {
                long slot = scenario.grid(60).unitStart(request.atNanos());
                counted.computeIfAbsent(slot, key -> new TreeMap<>())
                        .computeIfAbsent(request.outcome(), key -> new TreeMap<>())
                        .merge(request.latencyNanos(), 1L, Long::sum);
            } else {
                rows.add(row);
            }
        }
        counted.forEach((slot, outcomes) -> {
            RequestCount count = RequestCount.of(
                    EpochNanos.toInstant(slot),
                    EpochNanos.toInstant(scenario.grid(60).unitEnd(slot)));
            for (var outcome : outcomes.entrySet()) {
                LatencyHistogram histogram = LatencyHistogram.EMPTY;
                for (var bucket : outcome.getValue().entrySet()) {
                    Duration latency = Duration.ofNanos(bucket.getKey());
                    histogram = histogram.plus(latency, latency, bucket.getValue());
                }
                count = count.count(outcome.getKey(), histogram);
            }
            rows.add(count);
        });
        same(scenario, expected, start(scenario).add(rows));
    }

    /** L7, S12: a row of counts that is told as two of the same slot says the same, also of requests without a latency and under exclusions. */
    @Property(shrinking = ShrinkingMode.OFF, seed = "4", tries = 60)
    void l7CountsThatAreSplitAreTheSame(@ForAll Random random) {
        CountedScenario scenario = CountedScenario.draw(random);
        Draw draw = new Draw(random);
        Map<List<?>, Integer> numbers = new LinkedHashMap<>();
        List<Measurement> others = new ArrayList<>();
        for (Measurement row : scenario.evidence()) {
            if (row instanceof Request request) {
                long slot = scenario.grid(60).unitStart(request.atNanos());
                numbers.merge(
                        List.of(slot, request.outcome(), request.latencyNanos()), draw.between(1, 4), Integer::sum);
            } else {
                others.add(row);
            }
        }
        List<Measurement> whole = new ArrayList<>(others);
        List<Measurement> parts = new ArrayList<>(others);
        numbers.forEach((of, number) -> {
            int part = draw.below(number + 1);
            whole.add(counted(scenario, of, number));
            parts.add(counted(scenario, of, part));
            parts.add(counted(scenario, of, number - part));
        });
        same(scenario, scenario.report(whole), start(scenario).add(draw.shuffled(parts)));
    }

    private static RequestCount counted(CountedScenario scenario, List<?> of, long number) {
        long slot = (Long) of.get(0);
        String outcome = (String) of.get(1);
        long latency = (Long) of.get(2);
        RequestCount row = RequestCount.of(
                EpochNanos.toInstant(slot),
                EpochNanos.toInstant(scenario.grid(60).unitEnd(slot)));
        Duration exact = Duration.ofNanos(Math.max(0, latency));
        return number == 0
                ? row
                : latency == Request.UNTIMED
                        ? row.count(outcome, number)
                        : row.count(outcome, LatencyHistogram.EMPTY.plus(exact, exact, number));
    }

    /** S8: wider buckets leave the share between bounds that hold the true one. */
    @Property(shrinking = ShrinkingMode.OFF, seed = "4", tries = 60)
    void s8BoundsHoldTheTrueShare(@ForAll Random random) {
        CountedScenario scenario = CountedScenario.draw(random);
        List<Measurement> rows = new ArrayList<>();
        for (Measurement row : scenario.evidence()) {
            if (row instanceof Request request && request.latencyNanos() != Request.UNTIMED) {
                long slot = scenario.grid(60).unitStart(request.atNanos());
                rows.add(RequestCount.of(
                                EpochNanos.toInstant(slot),
                                EpochNanos.toInstant(scenario.grid(60).unitEnd(slot)))
                        .count(
                                request.outcome(),
                                LatencyHistogram.EMPTY.plus(
                                        Duration.ofNanos(request.latencyNanos() / (400 * MILLI) * 400 * MILLI),
                                        Duration.ofNanos(
                                                (request.latencyNanos() / (400 * MILLI) + 1) * 400 * MILLI - 1),
                                        1)));
            } else {
                rows.add(row);
            }
        }
        ComplianceReport exact = scenario.report(null);
        ComplianceReport coarse = scenario.report(rows);
        for (String target : List.of("fast", "MEAN", "LOWEST", "HIGHEST")) {
            var truth = exact.target(target).figure();
            var result = coarse.target(target).subjects().get(0);
            if (!truth.isMeasured()) {
                continue;
            }
            var low =
                    result.bounds() == null ? result.figure() : result.bounds().worst();
            var high =
                    result.bounds() == null ? result.figure() : result.bounds().best();
            assertTrue(Figure.compare(low, truth) <= 0, scenario::describe);
            assertTrue(Figure.compare(truth, high) <= 0, scenario::describe);
        }
    }

    /** S28: two versions of one batch leave its requests undecided, and a remark says so. */
    @Property(shrinking = ShrinkingMode.OFF, seed = "4", tries = 40)
    void s28ContradictingBatchesAreUndecided(@ForAll Random random) {
        CountedScenario scenario = coarse(random);
        long at = EpochNanos.of(scenario.period().start()) / MILLI;
        RequestColumns good = RequestColumns.wrap(new long[] {at, at}, new int[] {1, 1}, ChronoUnit.MILLIS)
                .batch(7);
        RequestColumns bad = RequestColumns.wrap(
                        new long[] {at}, new int[] {RequestColumns.encode(1, true)}, ChronoUnit.MILLIS)
                .batch(7);
        CountedScenario whole = scenario.with(List.of());
        Evaluation one = start(whole).add(good).merge(start(whole).add(bad));
        Evaluation other = start(whole).add(bad).add(good).add(bad);
        ComplianceReport report = one.report();
        assertEquals(report.targets(), other.report().targets());
        assertEquals(report.identity(), other.report().identity());
        long counted = report.target("all").counts().counted()
                + report.target("all").counts().excluded();
        assertEquals(2, counted);
        assertEquals(0, report.target("all").counts().good());
        assertEquals(Remark.Kind.CONFLICT, report.remarks().get(0).kind());
    }
}
