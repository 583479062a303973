package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Request;
import dev.sla4j.measurement.RequestColumns;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Over;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Statistic;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.Schedule;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Ratio;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an evaluation holds of requests is bounded by slots and by different values, never by how many requests there were. */
class MemoryTest {
    private static final int LATENCIES = 7;

    /** Every kind of figure that reads requests, with hours and an exclusion rule, so that all of them need slots. */
    private static Agreement agreement() {
        Selection requests = Selection.requests();
        Quantity latency = Quantity.latency();
        Indicator good = Indicator.goodRatio(requests);
        Indicator mean = Indicator.statistic(Statistic.Kind.MEAN, requests, latency);
        Indicator median = Indicator.percentile("50%", requests, latency);
        Duration hour = Duration.ofHours(1);
        List<Indicator> figures = new ArrayList<>(List.of(
                good,
                Indicator.share(requests, Condition.within(latency, Limit.parse("<= PT0.3S")))
                        .by(Quantity.attribute("w").orElse("1")),
                mean,
                Indicator.statistic(Statistic.Kind.SUM, requests, latency),
                Indicator.statistic(Statistic.Kind.MINIMUM, requests, latency),
                Indicator.statistic(Statistic.Kind.MAXIMUM, requests, latency),
                Indicator.count(requests),
                median,
                Indicator.throughput(requests, hour),
                Indicator.meanOfIntervals(good, hour),
                Indicator.highest(Over.slots(median, hour)),
                mean.minus(mean),
                median.dividedBy(mean),
                good.requiring(Indicator.count(requests), Limit.parse(">= 1")),
                Indicator.availability(Downtime.minutesWhere(Indicator.failedRatio(requests), "> 5%")),
                Indicator.downtime(DowntimeStatistic.Kind.COUNT, Downtime.minutesWhere(mean, "> PT0.2S"))));
        Agreement.Builder agreement = Days.daily().exclusion(ExclusionRule.announced("m", "maintenance"));
        for (int i = 0; i < figures.size(); i++) {
            agreement.target(ServiceLevelTarget.of("t" + i, figures.get(i))
                    .during(Schedule.weekly("UTC").everyDay("00:00", "23:00")));
        }
        return agreement.build();
    }

    private static long second(long number) {
        return Days.instant("00:00").getEpochSecond() + number * 60 % 86_400;
    }

    private static Iterable<Request> objects(int count) {
        return () -> IntStream.range(0, count)
                .mapToObj(number -> {
                    var at = Instant.ofEpochSecond(second(number));
                    return number % 10 == 0
                            ? Request.failed(at)
                            : Request.good(at, Duration.ofMillis(100 + number % LATENCIES));
                })
                .iterator();
    }

    private static RequestColumns columns(int count) {
        long[] at = new long[count];
        int[] latency = new int[count];
        for (int number = 0; number < count; number++) {
            at[number] = second(number) * 1000;
            latency[number] = RequestColumns.encode(
                    number % 10 == 0 ? RequestColumns.UNTIMED : 100 + number % LATENCIES, number % 10 == 0);
        }
        return RequestColumns.wrap(at, latency, ChronoUnit.MILLIS);
    }

    private static Evaluation start() {
        ComplianceEngine engine = ComplianceEngine.of(agreement());
        return engine.start(engine.periodOf(Days.MON_2026_03_02));
    }

    /** A hundred times as many requests change numbers, whose bytes are few, and nothing else. */
    @Test
    void theStateDoesNotGrowWithTheNumberOfRequests() {
        int few = start().add(objects(10_080)).toBytes().length;
        int many = start().add(objects(1_008_000)).toBytes().length;
        assertTrue(many < few * 3 / 2, few + " and " + many);
        assertEquals(few, start().add(columns(10_080)).toBytes().length);
        assertEquals(many, start().add(columns(1_008_000)).toBytes().length);
    }

    /** The same by parts that are merged: an evaluation of a stream holds as much after a million as after ten thousand. */
    @Test
    void nothingIsHeldOfEachPart() {
        Evaluation stream = start();
        int first = 0;
        for (int part = 0; part < 50; part++) {
            stream.merge(start().add(columns(20_160)).toBytes());
            first = part == 0 ? stream.toBytes().length : first;
        }
        int last = stream.toBytes().length;
        assertTrue(last < first * 3 / 2, first + " and " + last);
    }

    /**
     * Of a hundred thousand different latencies a percentile keeps numbers, and no object each: 12 bytes, and as much again while they are added one by one.
     * A map would hold an entry and a fraction of each, 80 bytes in all.
     */
    @Test
    void differentLatenciesAreNoObjects() {
        int many = 100_000;
        ComplianceEngine engine = ComplianceEngine.of(Days.daily(
                ServiceLevelTarget.of("p99", Indicator.percentile("99%", Selection.requests(), Quantity.latency()))
                        .atMost("PT1S")));
        EvaluationPeriod period = engine.periodOf(Days.MON_2026_03_02);
        long[] at = LongStream.range(0, many).map(number -> second(0) * 1_000).toArray();
        int[] latency = IntStream.range(0, many)
                .map(number -> (int) (number * 7_919L % many))
                .toArray();
        Evaluation columns =
                engine.start(period).add(RequestColumns.wrap(at, ChronoUnit.MILLIS, latency, ChronoUnit.MICROS));
        Evaluation objects = engine.start(period);
        for (int number = 0; number < many; number++) {
            objects.add(Request.good(Instant.ofEpochSecond(second(0)), Duration.ofNanos(latency[number] * 1_000L)));
        }
        Evaluation parts = engine.start(period).merge(columns.toBytes());
        for (Evaluation each : List.of(columns, objects, parts)) {
            assertArrayEquals(columns.toBytes(), each.toBytes());
            Held held = Held.by(each);
            assertTrue(held.objects < 2_000, held::toString);
            assertTrue(held.bytes < 26L * many, held::toString);
        }
        assertEquals(
                new Figure.Time(Ratio.of(98_999, 1_000_000)),
                columns.report().target("p99").figure());
    }

    /**
     * What can be reached from an object.
     *
     * @param objects how many objects
     * @param bytes how many bytes in arrays of numbers
     */
    private record Held(long objects, long bytes) {
        static Held by(Object root) {
            Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
            Deque<Object> ahead = new ArrayDeque<>(List.of(root));
            long bytes = 0;
            while (!ahead.isEmpty()) {
                Object next = ahead.pop();
                if (!seen.add(next)) {
                    continue;
                }
                bytes += next instanceof long[] longs ? 8L * longs.length : 0;
                bytes += next instanceof int[] ints ? 4L * ints.length : 0;
                partsOf(next).filter(Objects::nonNull).forEach(ahead::push);
            }
            return new Held(seen.size(), bytes);
        }

        /** What is not of this library and no collection counts one. */
        private static Stream<?> partsOf(Object whole) {
            if (whole instanceof Object[] array) {
                return Arrays.stream(array);
            }
            if (whole instanceof Collection<?> collection) {
                return collection.stream();
            }
            if (whole instanceof Map<?, ?> map) {
                return Stream.concat(map.keySet().stream(), map.values().stream());
            }
            List<Object> parts = new ArrayList<>();
            for (Class<?> type = whole.getClass(); isOurs(type); type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers())
                            && !field.getType().isPrimitive()) {
                        field.setAccessible(true);
                        parts.add(get(field, whole));
                    }
                }
            }
            return parts.stream();
        }

        private static boolean isOurs(@Nullable Class<?> type) {
            return type != null && type.getName().startsWith("dev.sla4j") && !type.isHidden();
        }

        private static @Nullable Object get(Field field, Object whole) {
            try {
                return field.get(whole);
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** Each indicator says what it keeps. */
    @Test
    void everyIndicatorSaysItsBound() throws IOException {
        for (Class<?> indicator : Indicator.class.getPermittedSubclasses()) {
            Path source = source(indicator);
            assertTrue(Files.readString(source).contains("<p>Memory: "), source::toString);
        }
    }

    private static Path source(Class<?> type) throws IOException {
        Path directory = Path.of("").toAbsolutePath();
        try (Stream<Path> above = Stream.iterate(directory, path -> path != null, Path::getParent)) {
            Iterator<Path> places = above.map(path ->
                            path.resolve("src/main/java").resolve(type.getName().replace('.', '/') + ".java"))
                    .filter(Files::exists)
                    .iterator();
            return places.hasNext() ? places.next() : directory;
        }
    }
}
