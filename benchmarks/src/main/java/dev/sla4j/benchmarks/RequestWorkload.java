package dev.sla4j.benchmarks;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.engine.ComplianceEngine;
import dev.sla4j.measurement.Request;
import dev.sla4j.measurement.RequestColumns;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Selection;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.Schedule;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Ratio;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Requests of a month, 0.3 % of which fail, and two promises: the share served within 300 ms, and the mean of the success rates of all
 * five-minute intervals, both from 08:00 to 22:00 in Berlin, in a month in which the clocks change. Of the same requests with latencies in microseconds, most
 * of which are different, three percentiles.
 */
final class RequestWorkload {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final YearMonth MARCH_2025 = YearMonth.of(2025, 3);
    private static final long SLOT_MILLIS = 300_000;
    private static final int LIMIT_MILLIS = 300;

    /**
     * What both promises come to.
     *
     * @param fast the share within the limit
     * @param mean the mean of the rates of all intervals
     */
    record Result(Ratio fast, Ratio mean) {
        static Result of(ComplianceReport report) {
            return new Result(
                    report.target("fast").figure().value(),
                    report.target("mean").figure().value());
        }
    }

    /**
     * The nearest ranks of all latencies.
     *
     * @param p50 the median
     * @param p95 of 95 in a hundred none is greater
     * @param p99 of 99 in a hundred none is greater
     */
    record Ranks(Ratio p50, Ratio p95, Ratio p99) {
        static Ranks of(ComplianceReport report) {
            return new Ranks(
                    report.target("p50").figure().value(),
                    report.target("p95").figure().value(),
                    report.target("p99").figure().value());
        }

        static Ranks ofMicros(long p50, long p95, long p99) {
            return new Ranks(Ratio.of(p50, 1_000_000), Ratio.of(p95, 1_000_000), Ratio.of(p99, 1_000_000));
        }
    }

    private final ComplianceEngine engine;
    private final ComplianceEngine ranks;
    private final EvaluationPeriod period;
    private final long[] at;
    private final int[] latency;
    private final RequestColumns columns;
    private final List<Request> requests = new ArrayList<>();
    private final int[] micros;
    private final List<Request> finer = new ArrayList<>();

    RequestWorkload(int rows, Order order) {
        SplittableRandom random = new SplittableRandom(42);
        ServiceLevelTarget fast = ServiceLevelTarget.of(
                "fast",
                Indicator.share(
                        Selection.requests(),
                        Condition.is("outcome", "good")
                                .and(Condition.within(Quantity.latency(), Limit.atMost("PT0.3S")))));
        ServiceLevelTarget mean = ServiceLevelTarget.of(
                "mean", Indicator.meanOfIntervals(Indicator.goodRatio(Selection.requests()), Duration.ofMinutes(5)));
        Schedule hours = Schedule.weekly(BERLIN.getId()).everyDay("08:00", "22:00");
        this.engine = ComplianceEngine.of(Agreement.builder("requests")
                .zone(BERLIN.getId())
                .monthly()
                .target(fast.during(hours).resolution(Duration.ofMinutes(5)).atLeast("95%"))
                .target(mean.during(hours).resolution(Duration.ofMinutes(5)).atLeast("99.5%"))
                .build());
        this.ranks = ComplianceEngine.of(Agreement.builder("percentiles")
                .zone(BERLIN.getId())
                .monthly()
                .target(percentile("p50", "50%").during(hours))
                .target(percentile("p95", "95%").during(hours))
                .target(percentile("p99", "99%").during(hours))
                .build());
        this.period = engine.periodOf(MARCH_2025.atDay(1));
        long start = period.start().toEpochMilli();
        long length = period.end().toEpochMilli() - start;
        this.at = random.longs(rows, start, start + length).toArray();
        if (order == Order.ORDERED) {
            Arrays.sort(at);
        }
        this.latency = IntStream.generate(() -> {
                    // The product of three is skewed like latencies are; what counts is that branches cannot be
                    // foretold.
                    int time = (random.nextInt(1, 12) * random.nextInt(1, 12) * random.nextInt(1, 12)) / 2;
                    return RequestColumns.encode(time, random.nextInt(1000) < 3);
                })
                .limit(rows)
                .toArray();
        this.columns = RequestColumns.wrap(at, latency, ChronoUnit.MILLIS);
        for (int row = 0; row < rows; row++) {
            requests.add(columns.get(row));
        }
        this.micros = IntStream.of(latency)
                .map(each -> RequestColumns.encode((each & Integer.MAX_VALUE) * 1000 + random.nextInt(1000), each < 0))
                .toArray();
        RequestColumns fine = RequestColumns.wrap(at, ChronoUnit.MILLIS, micros, ChronoUnit.MICROS);
        for (int row = 0; row < rows; row++) {
            finer.add(fine.get(row));
        }
    }

    private static ServiceLevelTarget percentile(String id, String rank) {
        return ServiceLevelTarget.of(id, Indicator.percentile(rank, Selection.requests(), Quantity.latency()))
                .resolution(Duration.ofMinutes(5))
                .atMost("PT0.4S");
    }

    long[] at() {
        return at;
    }

    int[] latency() {
        return latency;
    }

    /** The latencies in microseconds. */
    int[] micros() {
        return micros;
    }

    /** The start of the month in epoch milliseconds. */
    long start() {
        return period.start().toEpochMilli();
    }

    /** Its end. */
    long end() {
        return period.end().toEpochMilli();
    }

    List<Request> requests() {
        return requests;
    }

    /** The report of the columns; the arrays are wrapped anew, as a caller would. */
    ComplianceReport reportOfColumns() {
        return engine.start(period)
                .add(RequestColumns.wrap(at, latency, ChronoUnit.MILLIS))
                .report();
    }

    ComplianceReport reportOfObjects() {
        return engine.start(period).add(requests).report();
    }

    /** The percentiles of the columns; the arrays are wrapped anew. */
    ComplianceReport percentilesOfColumns() {
        return ranks.start(period)
                .add(RequestColumns.wrap(at, ChronoUnit.MILLIS, micros, ChronoUnit.MICROS))
                .report();
    }

    ComplianceReport percentilesOfObjects() {
        return ranks.start(period).add(finer).report();
    }

    /** All latencies of open hours in an array, sorted. */
    Ranks naiveRanks() {
        long[] sorted = finer.stream()
                .filter(request -> isOpen(request.at()))
                .mapToLong(request -> request.latencyNanos() / 1000)
                .sorted()
                .toArray();
        return Ranks.ofMicros(rank(sorted, 50), rank(sorted, 95), rank(sorted, 99));
    }

    private static long rank(long[] sorted, long percent) {
        return sorted[(int) ((sorted.length * percent + 99) / 100) - 1];
    }

    /** The same with java.util.stream and java.time, as one would write it by hand. */
    Result naive() {
        Map<Long, List<Request>> slots = requests.stream()
                .filter(request -> isOpen(request.at()))
                .collect(Collectors.groupingBy(
                        request -> Math.floorDiv(request.at().toEpochMilli(), SLOT_MILLIS),
                        TreeMap::new,
                        Collectors.toList()));
        long all = slots.values().stream().mapToLong(List::size).sum();
        long fast = slots.values().stream()
                .flatMap(List::stream)
                .filter(request -> request.outcome().equals(Request.GOOD)
                        && request.latency() != null
                        && request.latency().compareTo(Duration.ofMillis(LIMIT_MILLIS)) <= 0)
                .count();
        // Exact, as the figures are: by denominator, so that few fractions are added.
        TreeMap<Long, Long> byCount = new TreeMap<>();
        slots.values()
                .forEach(slot -> byCount.merge(
                        (long) slot.size(),
                        slot.stream()
                                .filter(request -> request.outcome().equals(Request.GOOD))
                                .count(),
                        Long::sum));
        Ratio sum = Ratio.sum(byCount.entrySet().stream()
                .map(entry -> Ratio.of(entry.getValue(), entry.getKey()))
                .toList());
        return new Result(Ratio.of(fast, all), sum.dividedBy(Ratio.of(slots.size())));
    }

    static boolean isOpen(Instant instant) {
        ZonedDateTime local = instant.atZone(BERLIN);
        return local.getHour() >= 8 && local.getHour() < 22;
    }
}
