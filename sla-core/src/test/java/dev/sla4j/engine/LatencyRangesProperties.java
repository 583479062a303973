package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.LatencyHistogram;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.RequestCount;
import dev.sla4j.report.Bounds;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Percentile;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Statistic;
import dev.sla4j.value.Figure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/**
 * S8, S18: what is made of latencies in buckets lies between what is made of all lower ends and of all upper ends, told as latencies that are known exactly;
 * both are reached, so nothing narrower would hold.
 */
@AddLifecycleHook(Cases.class)
class LatencyRangesProperties {
    private static final Instant TEN = Days.instant("10:00");

    /**
     * So many requests of a minute in a bucket, in milliseconds.
     *
     * @param least the lower end
     * @param most the upper end, which may be the lower one
     */
    private record Bucket(int minute, int least, int most, int count) {
        RequestCount within(int from, int to) {
            Instant start = TEN.plusSeconds(60L * minute);
            return RequestCount.of(start, start.plusSeconds(60))
                    .count("good", LatencyHistogram.EMPTY.plus(Duration.ofMillis(from), Duration.ofMillis(to), count));
        }
    }

    private static Indicator indicator(Draw draw) {
        Selection requests = Selection.requests();
        Quantity latency =
                draw.chance(70) ? Quantity.latency() : Quantity.latency().orElse("PT9S");
        Indicator figure = draw.chance(50)
                ? Indicator.percentile(draw.of("1%", "50%", "75%", "90%", "100%"), requests, latency)
                        .by(draw.of(Percentile.Definition.values()))
                : Indicator.statistic(
                        draw.of(
                                Statistic.Kind.SUM,
                                Statistic.Kind.MEAN,
                                Statistic.Kind.MINIMUM,
                                Statistic.Kind.MAXIMUM),
                        requests,
                        latency);
        return draw.chance(30) ? Indicator.meanOfIntervals(figure, Duration.ofMinutes(1)) : figure;
    }

    @Property(tries = 500, seed = "3", shrinking = ShrinkingMode.OFF)
    void boundsAreThoseOfTheEnds_S8_S18(@ForAll long seed) {
        Draw draw = new Draw(new Random(seed));
        List<Bucket> buckets = new ArrayList<>();
        for (int i = draw.between(1, 6); i > 0; i--) {
            int least = draw.below(50);
            int most = draw.chance(30) ? least : least + draw.below(50);
            buckets.add(new Bucket(draw.below(3), least, most, draw.between(1, 4)));
        }
        ServiceLevelTarget target = ServiceLevelTarget.of("t", indicator(draw));
        List<Measurement> told = new ArrayList<>();
        List<Measurement> lower = new ArrayList<>();
        List<Measurement> upper = new ArrayList<>();
        for (Bucket bucket : buckets) {
            told.add(bucket.within(bucket.least, bucket.most));
            lower.add(bucket.within(bucket.least, bucket.least));
            upper.add(bucket.within(bucket.most, bucket.most));
        }
        SubjectResult result = Days.only(Days.monday(Days.daily(target), told.toArray(Measurement[]::new)))
                .subjects()
                .get(0);
        Bounds bounds = result.bounds();
        Figure best = figure(target, lower);
        Figure worst = figure(target, upper);
        boolean exact = buckets.stream().allMatch(bucket -> bucket.least == bucket.most);
        assertEquals(
                exact ? "none" : best + " to " + worst,
                bounds == null ? "none" : bounds.best() + " to " + bounds.worst(),
                () -> target.indicator() + " of " + buckets);
        // Never a figure of those alone that are known exactly.
        assertEquals(
                best.equals(worst) ? best : Figure.none(),
                result.figure(),
                () -> target.indicator() + " of " + buckets);
    }

    private static Figure figure(ServiceLevelTarget target, List<Measurement> evidence) {
        return Days.only(Days.monday(Days.daily(target), evidence.toArray(Measurement[]::new)))
                .figure();
    }
}
