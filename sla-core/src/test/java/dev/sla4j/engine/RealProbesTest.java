package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Scope;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Ratio;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Eight months of real probes of 63 sites against figures that an independent script computed from the same rows.
 *
 * <p>The data (from DHBern/upptime_digitaleditions, ODbL 1.0) is not part of the sources; without it the test is skipped. Its rule: a site is
 * down from a row "down" to its next row "up"; it is watched from its first row to the newest snapshot, or to its last row if it is not in
 * that snapshot or was last probed more than seven days before.
 */
class RealProbesTest {
    private static final Instant SAT_2026_08_22_SNAPSHOT = Instant.parse("2026-08-22T00:17:07Z");
    private static final BigInteger MILLI = BigInteger.valueOf(1_000_000);

    /** A row of the expected results. */
    private record Expected(String site, YearMonth month, long downMillis, long watchedMillis, String percent) {}

    private static final List<Measurement> EVIDENCE = new ArrayList<>();
    private static final List<Expected> EXPECTED = new ArrayList<>();
    private static String expectedText = "";

    @BeforeAll
    static void read() throws IOException {
        Path data = data();
        assumeTrue(data != null, "skipped: there is no folder shared/data beside the project or above it");
        readProbes(data);
        readExpected(data);
    }

    private static Path data() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path data = folder.resolve("shared/data");
            if (Files.isReadable(data.resolve("upptime-dhbern-2026-probes.csv.gz"))) {
                return data;
            }
        }
        return null;
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void readProbes(Path data) throws IOException {
        Set<String> living = living(text(data.resolve("upptime-dhbern-2026-published.json.gz")));
        SortedMap<String, SortedMap<Instant, Boolean>> sites = new TreeMap<>();
        for (String line : text(data.resolve("upptime-dhbern-2026-probes.csv.gz"))
                .lines()
                .skip(1)
                .toList()) {
            // No field of this file is quoted.
            String[] fields = line.split(",", -1);
            Instant at = instant(fields[2], fields[3]);
            Boolean before = sites.computeIfAbsent(fields[0] + " " + fields[1], site -> new TreeMap<>())
                    .put(at, fields[4].equals("up"));
            assertTrue(before == null || before.equals(fields[4].equals("up")), line);
        }
        sites.forEach((site, rows) -> {
            Instant first = rows.firstKey();
            Instant last = rows.lastKey();
            boolean isWatched = living.contains(site.substring(0, site.indexOf(' ')))
                    && Duration.between(last, SAT_2026_08_22_SNAPSHOT).compareTo(Duration.ofDays(7)) <= 0;
            Instant end = isWatched ? SAT_2026_08_22_SNAPSHOT : last;
            if (first.isBefore(end)) {
                rows.forEach((at, good) -> EVIDENCE.add((good ? Probe.good(at) : Probe.failed(at)).on(site)));
                EVIDENCE.add(ServiceLife.of(TimeRange.of(first, end)).on(site));
            }
        });
    }

    private static Instant instant(String probed, String committed) {
        try {
            return Instant.parse(probed);
        } catch (DateTimeException e) {
            return Instant.parse(committed);
        }
    }

    /** The slugs of the newest snapshot, which is the last one in the file. */
    private static Set<String> living(String published) {
        int newest = published.lastIndexOf("\"published_at_utc\"");
        assertTrue(published.startsWith("\"published_at_utc\": \"" + SAT_2026_08_22_SNAPSHOT, newest));
        Set<String> slugs = new TreeSet<>();
        Matcher slug = Pattern.compile("\"slug\": \"([^\"]+)\"").matcher(published);
        for (int at = newest; slug.find(at); at = slug.end()) {
            slugs.add(slug.group(1));
        }
        return slugs;
    }

    private static void readExpected(Path data) throws IOException {
        expectedText = Files.readString(data.resolve("EXPECTED.json"));
        Matcher row = Pattern.compile(
                        "\\[\\s*\"([^\"]+)\",\\s*\"([^\"]+)\",\\s*\"(2026-\\d\\d)\",\\s*(\\d+),\\s*(\\d+),"
                                + "\\s*\"([0-9.]+)\"\\s*]")
                .matcher(expectedText);
        while (row.find()) {
            EXPECTED.add(new Expected(
                    row.group(1) + " " + row.group(2),
                    YearMonth.parse(row.group(3)),
                    Long.parseLong(row.group(4)),
                    Long.parseLong(row.group(5)),
                    row.group(6)));
        }
    }

    private static Agreement agreement(EvaluationCycle cycle, Indicator indicator) {
        return Agreement.builder("upptime")
                .zone("UTC")
                .cycle(cycle)
                .target(ServiceLevelTarget.of("uptime", indicator).scope(Scope.each()))
                .build();
    }

    private static Map<String, SubjectResult> bySite(ComplianceReport report) {
        Map<String, SubjectResult> results = new TreeMap<>();
        report.target("uptime").subjects().forEach(result -> results.put(result.subject(), result));
        return results;
    }

    private static void check(String name, long downMillis, long watchedMillis, SubjectResult result) {
        BigInteger known = result.account().up().add(result.account().down());
        assertEquals(
                BigInteger.valueOf(downMillis).multiply(MILLI), result.account().down(), name);
        assertEquals(BigInteger.valueOf(watchedMillis).multiply(MILLI), known, name);
        assertEquals(BigInteger.ZERO, result.account().unknown(), name);
        assertEquals(
                Ratio.of(watchedMillis - downMillis, watchedMillis),
                result.figure().value(),
                name);
    }

    /** Each site in each month, exactly. */
    @Test
    void everySiteInEveryMonth() {
        assertEquals(372, EXPECTED.size());
        ComplianceEngine engine =
                ComplianceEngine.of(agreement(EvaluationCycle.monthly(), Indicator.availability(Downtime.observed())));
        Map<YearMonth, Map<String, SubjectResult>> months = new TreeMap<>();
        for (int month = 1; month <= 8; month++) {
            YearMonth each = YearMonth.of(2026, month);
            months.put(each, bySite(engine.evaluate(each, EVIDENCE)));
        }
        int measured = 0;
        for (Map<String, SubjectResult> results : months.values()) {
            measured += (int) results.values().stream()
                    .filter(result -> result.figure().isMeasured())
                    .count();
        }
        assertEquals(372, measured);
        for (Expected row : EXPECTED) {
            SubjectResult result = months.get(row.month()).get(row.site());
            check(row.site() + " " + row.month(), row.downMillis(), row.watchedMillis(), result);
            assertEquals(
                    row.percent(),
                    result.figure()
                            .value()
                            .times(Ratio.of(100))
                            .toDecimal(6, RoundingMode.HALF_EVEN)
                            .toPlainString());
        }
    }

    /** Each of the 63 sites over the whole year, which covers the data: the sums of its months, and the totals that were published. */
    @Test
    void everySite() {
        ComplianceReport report = ComplianceEngine.of(
                        agreement(EvaluationCycle.yearly(), Indicator.availability(Downtime.observed())))
                .evaluate(
                        EvaluationCycle.yearly().periodOf(LocalDate.of(2026, 1, 1), java.time.ZoneOffset.UTC),
                        EVIDENCE);
        Map<String, SubjectResult> results = bySite(report);
        assertEquals(63, results.size());
        SortedMap<String, long[]> sums = new TreeMap<>();
        for (Expected row : EXPECTED) {
            long[] sum = sums.computeIfAbsent(row.site(), site -> new long[2]);
            sum[0] += row.downMillis();
            sum[1] += row.watchedMillis();
        }
        assertEquals(sums.keySet(), results.keySet());
        long down = 0;
        long watched = 0;
        for (Map.Entry<String, long[]> sum : sums.entrySet()) {
            check(sum.getKey(), sum.getValue()[0], sum.getValue()[1], results.get(sum.getKey()));
            down += sum.getValue()[0];
            watched += sum.getValue()[1];
        }
        assertEquals(2_296_344_110L, down);
        assertEquals(813_238_923_487L, watched);
    }

    /** The 25 sites with the most down time, as printed per site: rows, down rows, down periods, down and watched milliseconds. */
    @Test
    void downPeriods() {
        ComplianceReport report = ComplianceEngine.of(agreement(
                        EvaluationCycle.yearly(),
                        Indicator.downtime(DowntimeStatistic.Kind.COUNT, Downtime.observed())))
                .evaluate(
                        EvaluationCycle.yearly().periodOf(LocalDate.of(2026, 1, 1), java.time.ZoneOffset.UTC),
                        EVIDENCE);
        Map<String, SubjectResult> results = bySite(report);
        Ratio all = Ratio.sum(
                results.values().stream().map(result -> result.figure().value()).toList());
        assertEquals(Ratio.of(775), all);
        Matcher row = Pattern.compile(
                        "\\[\\s*\"([^\"]+)\",\\s*\\d+,\\s*\\d+,\\s*(\\d+),\\s*(\\d+),\\s*(\\d+),\\s*\"[0-9.]+\"\\s*]")
                .matcher(expectedText);
        int checked = 0;
        for (; row.find(); checked++) {
            SubjectResult result = siteOf(row.group(1), results);
            assertEquals(Ratio.of(Long.parseLong(row.group(2))), result.figure().value(), row.group(1));
            assertEquals(
                    BigInteger.valueOf(Long.parseLong(row.group(3))).multiply(MILLI),
                    result.account().down(),
                    row.group(1));
        }
        assertEquals(25, checked);
    }

    /** "slug" or, where a slug has several addresses, "slug (url)". */
    private static SubjectResult siteOf(String printed, Map<String, SubjectResult> results) {
        String site = printed.replace(" (", " ").replace(")", "");
        return results.entrySet().stream()
                .filter(entry -> entry.getKey().equals(site) || entry.getKey().startsWith(site + " "))
                .map(Map.Entry::getValue)
                .reduce((one, other) -> {
                    throw new AssertionError(printed + " must be one site");
                })
                .orElseThrow();
    }
}
