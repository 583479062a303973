package dev.sla4j.jackson;

import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Fact;
import dev.sla4j.measurement.Impact;
import dev.sla4j.measurement.ItemEvent;
import dev.sla4j.measurement.LatencyHistogram;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Moment;
import dev.sla4j.measurement.Origin;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.Request;
import dev.sla4j.measurement.RequestCount;
import dev.sla4j.measurement.Sample;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.measurement.StateChange;
import dev.sla4j.measurement.Watched;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.time.DatedFact;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Ratio;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** Measurements of every kind. */
final class RandomMeasurements {
    private static final List<String> NAMES =
            List.of("web", "x-ray", "ünïcödé", "\"quoted\"", "a\nb", "\u0000", "🙂", "type");

    private final Random random;

    RandomMeasurements(long seed) {
        this.random = new Random(seed);
    }

    Measurement measurement() {
        TimeRange range = range();
        return switch (random.nextInt(13)) {
            case 0 -> new Outage(range.startNanos(), range.endNanos(), false, Impact.FULL, origin());
            case 1 -> new Outage(range.startNanos(), range.endNanos(), random.nextBoolean(), impact(), origin());
            case 2 -> new StateChange(range.startNanos(), name(), origin());
            case 3 -> new Probe(range.startNanos(), random.nextBoolean(), origin());
            case 4 ->
                new Exclusion(
                        range,
                        name(),
                        random.nextBoolean() ? instant() : null,
                        random.nextBoolean() ? name() : null,
                        origin());
            case 5 -> new ServiceLife(range, 1 + random.nextInt(3) * 1_000_000_000_000L, origin());
            case 6 ->
                new Request(
                        range.startNanos(),
                        name(),
                        random.nextBoolean() ? Request.UNTIMED : random.nextInt(1_000_000_000),
                        origin());
            case 10 -> requestCount(range);
            case 7 ->
                new Sample(
                        range.startNanos(), name(), BigDecimal.valueOf(random.nextInt(), random.nextInt(10)), origin());
            case 8 -> new WorkItem(name(), List.of(moment(), moment(), moment()), origin().withId(name()));
            case 9 -> new ItemEvent(name(), name(), moment(), random.nextInt(3), origin());
            case 11 -> new Fact(fact(range), origin());
            default -> new Watched(range, origin());
        };
    }

    private DatedFact fact(TimeRange range) {
        return new DatedFact(
                name(),
                range.start(),
                random.nextBoolean() ? range.end() : null,
                random.nextBoolean() ? name() : null,
                random.nextBoolean() ? "2026-03" : null);
    }

    private Moment moment() {
        long at = EpochNanos.of(instant());
        return switch (random.nextInt(4)) {
            case 0 -> new Moment.Reached(at, name());
            case 1 -> new Moment.Paused(at, name());
            case 2 -> new Moment.Resumed(at, random.nextBoolean() ? null : name());
            default -> new Moment.Changed(at, name(), random.nextBoolean() ? "" : name());
        };
    }

    private Measurement requestCount(TimeRange range) {
        RequestCount counts = new RequestCount(
                TimeRange.ofNanos(range.startNanos(), range.endNanos() + 1), new TreeMap<>(), origin());
        for (int i = random.nextInt(3); i > 0; i--) {
            counts = random.nextBoolean()
                    ? counts.count(name(), random.nextInt(1000))
                    : counts.count(name(), histogram());
        }
        return counts;
    }

    private LatencyHistogram histogram() {
        LatencyHistogram histogram = LatencyHistogram.EMPTY;
        long from = 0;
        for (int i = random.nextInt(4); i > 0; i--) {
            long to = from + random.nextInt(1_000_000_000);
            histogram = histogram.plus(Duration.ofNanos(from), Duration.ofNanos(to), random.nextInt(100));
            from = to + 1;
        }
        return histogram;
    }

    private Impact impact() {
        int whole = 1 + random.nextInt(100);
        TreeMap<String, Instant> milestones = new TreeMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            milestones.put(name(), instant());
        }
        return new Impact(
                Ratio.of(1 + random.nextInt(whole), whole),
                random.nextBoolean() ? name() : null,
                random.nextBoolean() ? name() : null,
                milestones);
    }

    private Origin origin() {
        if (random.nextBoolean()) {
            return Origin.NONE;
        }
        TreeMap<String, String> attributes = new TreeMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            attributes.put(name(), random.nextBoolean() ? name() : "");
        }
        return new Origin(
                random.nextBoolean() ? name() : null,
                random.nextBoolean() ? name() : null,
                random.nextBoolean() ? name() : null,
                random.nextBoolean() ? instant() : null,
                attributes);
    }

    private TimeRange range() {
        long start = random.nextInt(3) == 0 ? EpochNanos.MIN + random.nextInt(10) : random.nextLong() / 2;
        return TimeRange.ofNanos(start, start + Math.floorMod(random.nextLong(), 1L << 50));
    }

    private Instant instant() {
        return EpochNanos.toInstant(random.nextBoolean() ? random.nextLong() : random.nextInt() * 1_000_000_000L);
    }

    private String name() {
        return NAMES.get(random.nextInt(NAMES.size()));
    }
}
