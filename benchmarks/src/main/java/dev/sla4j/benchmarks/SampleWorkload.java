package dev.sla4j.benchmarks;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.engine.ComplianceEngine;
import dev.sla4j.measurement.Sample;
import dev.sla4j.measurement.SampleColumns;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Statistic;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.Schedule;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Ratio;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Voice quality of the calls of a month, as numbers of two decimals from 1 to 5, and three promises: the mean, the share that is good enough, and the
 * value that 5 % are not above, all from 08:00 to 22:00 in Berlin, in a month in which the clocks change.
 */
final class SampleWorkload {
    private static final String METRIC = "mos";
    private static final int DECIMALS = 2;
    private static final long GOOD_ENOUGH = 360;

    /**
     * What the promises come to.
     *
     * @param mean the mean of all values
     * @param good the share of those that are good enough
     * @param low the 5th percentile by nearest rank
     */
    record Result(Ratio mean, Ratio good, Ratio low) {
        static Result of(ComplianceReport report) {
            return new Result(
                    report.target("mean").figure().value(),
                    report.target("good").figure().value(),
                    report.target("low").figure().value());
        }
    }

    private final ComplianceEngine engine;
    private final EvaluationPeriod period;
    private final long[] at;
    private final long[] value;
    private final List<Sample> samples = new ArrayList<>();

    SampleWorkload(int rows, Order order) {
        SplittableRandom random = new SplittableRandom(42);
        Selection calls = Selection.samples(METRIC);
        Schedule hours = Schedule.weekly(RequestWorkload.BERLIN.getId()).everyDay("08:00", "22:00");
        this.engine = ComplianceEngine.of(Agreement.builder("voice")
                .zone(RequestWorkload.BERLIN.getId())
                .monthly()
                .target(ServiceLevelTarget.of("mean", Indicator.statistic(Statistic.Kind.MEAN, calls, Quantity.value()))
                        .during(hours)
                        .atLeast("3.9"))
                .target(ServiceLevelTarget.of(
                                "good",
                                Indicator.share(calls, Condition.within(Quantity.value(), Limit.parse(">= 3.6"))))
                        .during(hours)
                        .atLeast("75%"))
                .target(ServiceLevelTarget.of("low", Indicator.percentile("5%", calls, Quantity.value()))
                        .during(hours)
                        .atLeast("3"))
                .build());
        this.period = engine.periodOf(YearMonth.of(2025, 3).atDay(1));
        long start = period.start().toEpochMilli();
        this.at = random.longs(rows, start, period.end().toEpochMilli()).toArray();
        if (order == Order.ORDERED) {
            Arrays.sort(at);
        }
        // The sum of three is bell-shaped, as such scores are.
        this.value = random.longs(rows, 0, 1)
                .map(zero -> 290 + random.nextLong(71) + random.nextLong(71) + random.nextLong(71))
                .toArray();
        SampleColumns columns = SampleColumns.wrap(METRIC, at, ChronoUnit.MILLIS, value, DECIMALS);
        for (int row = 0; row < rows; row++) {
            samples.add(columns.get(row));
        }
    }

    long[] at() {
        return at;
    }

    long[] value() {
        return value;
    }

    /** The start of the month in epoch milliseconds. */
    long start() {
        return period.start().toEpochMilli();
    }

    /** Its end. */
    long end() {
        return period.end().toEpochMilli();
    }

    List<Sample> samples() {
        return samples;
    }

    /** The report of the columns; the arrays are wrapped anew, as a caller would. */
    ComplianceReport reportOfColumns() {
        return engine.start(period)
                .add(SampleColumns.wrap(METRIC, at, ChronoUnit.MILLIS, value, DECIMALS))
                .report();
    }

    ComplianceReport reportOfObjects() {
        return engine.start(period).add(samples).report();
    }

    /** The same with java.util.stream, java.time and BigDecimal, as one would write it by hand. */
    Result naive() {
        List<BigDecimal> ascending = samples.stream()
                .filter(sample -> RequestWorkload.isOpen(sample.at()))
                .map(Sample::value)
                .sorted()
                .toList();
        BigDecimal sum = ascending.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal enough = BigDecimal.valueOf(GOOD_ENOUGH, DECIMALS);
        long good =
                ascending.stream().filter(value -> value.compareTo(enough) >= 0).count();
        return resultOf(
                ascending.size(),
                sum.unscaledValue().longValueExact(),
                good,
                ascending.get((ascending.size() + 19) / 20 - 1).unscaledValue().longValueExact());
    }

    /** Of numbers of hundredths. */
    static Result resultOf(long rows, long sum, long good, long low) {
        return new Result(Ratio.of(sum, 100 * rows), Ratio.of(good, rows), Ratio.of(low, 100));
    }
}
