package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.LatencyHistogram;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.RequestCount;
import dev.sla4j.report.Bounds;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.TargetResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Scope;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Statistic;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Ratio;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Counts that others made against figures that an independent script computed from the same files: waits in emergency departments by month and
 * provider (NHS England, Open Government Licence v3.0), and interval histograms of jHiccup (HdrHistogram, CC0).
 *
 * <p>The data is not part of the sources; without it the tests are skipped.
 */
class RealCountsTest {
    private static @Nullable Path data;
    private static String expected = "";

    @BeforeAll
    static void find() throws IOException {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path found = folder.resolve("shared/data");
            if (Files.isDirectory(found)) {
                data = found;
                expected = Files.readString(found.resolve("EXPECTED.md"));
                break;
            }
        }
    }

    private static Path data() {
        assumeTrue(data != null, "no real data");
        return data;
    }

    /** 95 % within four hours: of all providers together, and of each. */
    @Test
    void waitsByMonthAndProvider() throws IOException {
        Path file = data().resolve("nhs-ae-2016-04_2018-03.csv.gz");
        TreeMap<YearMonth, List<Measurement>> months = new TreeMap<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",", -1);
                YearMonth month = YearMonth.parse(cells[0]);
                long all = Long.parseLong(cells[3]);
                long late = Long.parseLong(cells[4]);
                RequestCount count = RequestCount.of(start(month), start(month.plusMonths(1)))
                        .count("good", all - late)
                        .count("failed", late);
                months.computeIfAbsent(month, key -> new ArrayList<>())
                        .add(count.with(count.origin().withSubject(cells[1]).withAttribute("type", cells[2])));
            }
        }
        Agreement agreement = within("waits").monthly().build();
        long providers = 0;
        long meeting = 0;
        Matcher rows = Pattern.compile(
                        "^\\| (20[0-9]{2}-[0-9]{2}) \\| (\\d+) \\| (\\d+) \\| ([0-9.]+) \\| (\\d+) \\| (\\d+) \\|$",
                        Pattern.MULTILINE)
                .matcher(section("## nhs-ae"));
        int seen = 0;
        while (rows.find()) {
            YearMonth month = YearMonth.parse(rows.group(1));
            ComplianceReport report = ComplianceEngine.of(agreement).evaluate(month, months.get(month));
            TargetResult all = report.target("all");
            assertEquals(Long.parseLong(rows.group(2)), all.counts().counted(), rows.group());
            assertEquals(Long.parseLong(rows.group(3)), all.counts().bad(), rows.group());
            assertEquals(rows.group(4), percent(all.figure().value()), rows.group());
            assertEquals(Verdict.MISSED, all.verdict());
            List<Verdict> verdicts = report.target("each").subjects().stream()
                    .filter(subject -> subject.figure().isMeasured())
                    .map(subject -> subject.verdict())
                    .toList();
            assertEquals(Integer.parseInt(rows.group(5)), verdicts.size(), rows.group());
            assertEquals(
                    Long.parseLong(rows.group(6)),
                    verdicts.stream().filter(Verdict.MET::equals).count(),
                    rows.group());
            assertEquals(0, exactly(report.target("each"), Ratio.parse("0.95")), rows.group());
            providers += verdicts.size();
            meeting += verdicts.stream().filter(Verdict.MET::equals).count();
            seen++;
        }
        assertEquals(24, seen);
        String total = "org-months: " + providers + ", meeting: " + meeting + ", exactly at 95 %: []";
        assertTrue(section("## nhs-ae").contains(total), total);
        // Both years as one period.
        ComplianceEngine engine = ComplianceEngine.of(within("waits of two years")
                .cycle(EvaluationCycle.anchored(LocalDate.of(2016, 4, 1), Period.ofYears(2)))
                .build());
        ComplianceReport both = engine.evaluate(
                engine.periodOf(LocalDate.of(2016, 4, 1)),
                months.values().stream().flatMap(List::stream).toList());
        Matcher types = Pattern.compile(
                        "^\\| (1|2|other|all types) \\| (\\d+) \\| (\\d+) \\| ([0-9.]+) \\|$", Pattern.MULTILINE)
                .matcher(section("## nhs-ae"));
        seen = 0;
        for (; types.find(); seen++) {
            TargetResult type = both.target(types.group(1).replace(" types", ""));
            assertEquals(Long.parseLong(types.group(2)), type.counts().counted(), types.group());
            assertEquals(Long.parseLong(types.group(3)), type.counts().bad(), types.group());
            assertEquals(types.group(4), percent(type.figure().value()), types.group());
        }
        assertEquals(4, seen);
    }

    private static long exactly(TargetResult result, Ratio share) {
        return result.subjects().stream()
                .filter(subject -> subject.figure().isMeasured()
                        && subject.figure().value().equals(share))
                .count();
    }

    private static Agreement.Builder within(String id) {
        Indicator within = Indicator.goodRatio(Selection.requests());
        return Agreement.builder(id)
                .zone("UTC")
                .target(ServiceLevelTarget.of("all", within).atLeast("95%"))
                .target(ServiceLevelTarget.of("each", within)
                        .scope(Scope.each())
                        .atLeast("95%"))
                .target(ofType("1"))
                .target(ofType("2"))
                .target(ofType("other"));
    }

    private static ServiceLevelTarget ofType(String type) {
        return ServiceLevelTarget.of(
                        type, Indicator.goodRatio(Selection.requests().where("type", type)))
                .atLeast("95%");
    }

    private static String percent(Ratio share) {
        return share.times(Ratio.of(100)).toDecimal(6, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static String section(String title) {
        int from = expected.indexOf(title);
        int to = expected.indexOf("\n## ", from + 1);
        return expected.substring(from, to < 0 ? expected.length() : to);
    }

    /** Bucket-true: a bucket is within a limit if its upper edge is; the one that the limit divides is undecided (S8). */
    @ParameterizedTest
    @ValueSource(strings = {"jHiccup-2.0.7S.logV2.hlog", "tagged-Log.logV2.hlog", "ycsb.logV1.hlog"})
    void intervalHistograms(String file) throws IOException {
        List<RequestCount> rows = new ArrayList<>();
        BigDecimal base = BigDecimal.ZERO;
        for (String line : Files.readAllLines(data().resolve("hlog").resolve(file))) {
            Matcher start = Pattern.compile("#\\[StartTime: ([0-9.]+) .*").matcher(line);
            if (start.matches()) {
                base = new BigDecimal(start.group(1));
            } else if (!line.startsWith("#") && !line.startsWith("\"")) {
                String[] cells = line.replaceFirst("^Tag=[^,]*,", "").split(",");
                BigDecimal from = start(base, new BigDecimal(cells[0]));
                RequestCount row = RequestCount.of(instant(from), instant(from.add(new BigDecimal(cells[1]))))
                        .count("good", histogram(cells[3]));
                Matcher tag = Pattern.compile("^Tag=([^,]*),.*").matcher(line);
                rows.add(tag.matches() ? row.attribute("tag", tag.group(1)) : row);
            }
        }
        String text = section("## hlog/" + file);
        LocalDate day = LocalDate.ofInstant(instant(base), ZoneOffset.UTC);
        Selection all = Selection.requests();
        List<String> published = text.lines()
                .filter(line -> line.contains("interval histograms"))
                .toList();
        assertEquals(file.startsWith("tagged") ? 3 : 2, published.size());
        for (String line : published) {
            assertTrue(line.contains("start time " + base + ")"), line);
            Matcher tag = Pattern.compile("^tag '(.*?)'").matcher(line);
            boolean isAll = !tag.find();
            String name = isAll ? "" : tag.group(1);
            List<RequestCount> tagged = rows.stream()
                    .filter(row ->
                            isAll || name.equals(row.origin().attributes().getOrDefault("tag", "")))
                    .toList();
            Selection of = isAll ? all : name.isEmpty() ? all.where(UNTAGGED) : all.where("tag", name);
            Matcher total = Pattern.compile(" interval histograms (\\d+), total count (\\d+)")
                    .matcher(line);
            assertTrue(total.find());
            assertEquals(Integer.parseInt(total.group(1)), tagged.size());
            TargetResult count = result(rows, Indicator.count(of), day);
            assertEquals(
                    Ratio.of(Long.parseLong(total.group(2))), count.figure().value(), line);
            percentiles(rows, of, tagged, day, line, 5);
        }
        List<RequestCount> again = rows.stream()
                .map(row ->
                        RequestCount.of(row.range().start(), row.range().end()).count("good", recorded(latencies(row))))
                .toList();
        String recorded = text.lines()
                .filter(line -> line.startsWith("  re-recorded"))
                .findFirst()
                .orElseThrow();
        percentiles(again, all, again, day, recorded, 2);
        Matcher limits = Pattern.compile("values <= (\\d+) \\(bucket upper edge\\): (\\d+) \\(([0-9.]+) %\\)")
                .matcher(text);
        int seen = 0;
        for (; limits.find(); seen++) {
            Duration limit = Duration.ofNanos(Long.parseLong(limits.group(1)));
            String within = Limit.parse("<= " + limit).toString();
            TargetResult result = result(rows, Indicator.withinLimit(all, Quantity.latency(), within), day);
            assertEquals(Long.parseLong(limits.group(2)), result.counts().good(), limits.group());
            long divided = divided(rows, limit.toNanos());
            assertEquals(divided, result.counts().undecided());
            Bounds bounds = result.subjects().get(0).bounds();
            Figure least = bounds == null ? result.figure() : bounds.worst();
            assertEquals(divided == 0, bounds == null, limits.group());
            assertEquals(limits.group(3), percent(least.value()), limits.group());
        }
        assertEquals(6, seen, text);
    }

    private static final Condition UNTAGGED = Condition.is("tag", "A").negated();

    /** The published percentiles are upper ends of buckets: the figure is at most that, and at least the lower end of a bucket that ends there. */
    private static void percentiles(
            List<RequestCount> rows,
            Selection of,
            List<RequestCount> selected,
            LocalDate day,
            String published,
            int expected) {
        Matcher figures = Pattern.compile(" (p[0-9.]+|max)=(\\d+)").matcher(published);
        int seen = 0;
        for (; figures.find(); seen++) {
            Duration most = Duration.ofNanos(Long.parseLong(figures.group(2)));
            Indicator indicator = figures.group(1).equals("max")
                    ? Indicator.statistic(Statistic.Kind.MAXIMUM, of, Quantity.latency())
                    : Indicator.percentile(figures.group(1).substring(1) + "%", of, Quantity.latency());
            SubjectResult result = result(rows, indicator, day).subjects().get(0);
            Bounds bounds = Objects.requireNonNull(result.bounds(), published);
            assertEquals(Figure.time(most), bounds.worst(), figures.group());
            assertTrue(lowerEnds(selected, most.toNanos()).contains(bounds.best()), figures.group());
        }
        assertEquals(expected, seen, published);
    }

    private static LatencyHistogram latencies(RequestCount row) {
        return Objects.requireNonNull(row.outcomes().get("good").latencies());
    }

    /** The least values of the buckets, recorded anew with three digits: 2048 buckets of one nanosecond, then for each doubling 1024 of twice the width. */
    private static LatencyHistogram recorded(LatencyHistogram histogram) {
        LatencyHistogram recorded = LatencyHistogram.EMPTY;
        for (LatencyHistogram.Bucket bucket : histogram.buckets()) {
            int shift = Math.max(0, 53 - Long.numberOfLeadingZeros(bucket.leastNanos()));
            long least = bucket.leastNanos() >> shift << shift;
            long most = least + (1L << shift) - 1;
            recorded = recorded.plus(Duration.ofNanos(least), Duration.ofNanos(most), bucket.count());
        }
        return recorded;
    }

    private static Set<Figure> lowerEnds(List<RequestCount> rows, long most) {
        return rows.stream()
                .flatMap(row -> latencies(row).buckets().stream())
                .filter(bucket -> bucket.mostNanos() == most)
                .map(bucket -> Figure.time(Duration.ofNanos(bucket.leastNanos())))
                .collect(Collectors.toSet());
    }

    /** When an interval started: logs without a base time count from the start, or since 1970 if that is within a year of it. */
    private static BigDecimal start(BigDecimal base, BigDecimal given) {
        boolean isRelative = given.compareTo(base.subtract(BigDecimal.valueOf(365 * 86_400))) < 0;
        return isRelative ? base.add(given) : given;
    }

    private static TargetResult result(List<RequestCount> rows, Indicator indicator, LocalDate day) {
        Agreement agreement = Agreement.builder("hiccups")
                .zone("UTC")
                .monthly()
                .target(ServiceLevelTarget.of("t", indicator))
                .build();
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        return engine.evaluate(engine.periodOf(day), rows).target("t");
    }

    /** How many requests lie in a bucket that a limit divides. */
    private static long divided(List<RequestCount> rows, long limit) {
        return rows.stream()
                .flatMap(row -> latencies(row).buckets().stream())
                .filter(bucket -> bucket.leastNanos() <= limit && limit < bucket.mostNanos())
                .mapToLong(LatencyHistogram.Bucket::count)
                .sum();
    }

    private static Instant instant(BigDecimal seconds) {
        return Instant.EPOCH.plus(Duration.ofNanos(seconds.movePointRight(9).longValueExact()));
    }

    /**
     * The compressed form: a header, then counts. In its first version these are words of eight bytes, in its second ZigZag LEB128, in which a negative
     * number is a run of zeros.
     */
    private static LatencyHistogram histogram(String base64) throws IOException {
        byte[] compressed = Base64.getDecoder().decode(base64);
        ByteBuffer outer = ByteBuffer.wrap(compressed);
        int cookie = outer.getInt();
        boolean isFirst = cookie == 0x1c849382;
        assertTrue(isFirst || (cookie & ~0xf0) == 0x1c849304, "cookie of the compressed form");
        int length = outer.getInt();
        ByteBuffer in = ByteBuffer.wrap(
                new InflaterInputStream(new ByteArrayInputStream(compressed, 8, length)).readAllBytes());
        assertEquals(isFirst ? 0x1c849301 : 0x1c849303, in.getInt() & ~0xf0, "cookie");
        int payload = in.getInt();
        in.getInt();
        int digits = in.getInt();
        long lowest = in.getLong();
        in.getLong();
        in.getLong();
        int magnitude = 63 - Long.numberOfLeadingZeros(lowest);
        long largestSingle = 2 * (long) Math.pow(10, digits);
        int halfMagnitude = 64 - Long.numberOfLeadingZeros(largestSingle - 1) - 1;
        int half = 1 << halfMagnitude;
        LatencyHistogram histogram = LatencyHistogram.EMPTY;
        int end = in.position() + payload;
        int index = 0;
        while (in.position() < end) {
            long number = isFirst ? in.getLong() : zigZag(in);
            if (number < 0) {
                index += (int) -number;
                continue;
            }
            int bucket = (index >> halfMagnitude) - 1;
            int sub = (index & (half - 1)) + half;
            if (bucket < 0) {
                sub -= half;
                bucket = 0;
            }
            long least = (long) sub << (bucket + magnitude);
            long width = 1L << (bucket + magnitude);
            if (number > 0) {
                histogram = histogram.plus(Duration.ofNanos(least), Duration.ofNanos(least + width - 1), number);
            }
            index++;
        }
        return histogram;
    }

    private static long zigZag(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < 56; shift += 7) {
            byte next = in.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        value |= (in.get() & 0xffL) << 56;
        return (value >>> 1) ^ -(value & 1);
    }
}
