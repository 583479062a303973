package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Sample;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Scope;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Statistic;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.value.Ratio;
import java.io.IOException;
import java.io.InputStream;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Latencies of a database and response times of a fire brigade against figures that an independent script computed from the same rows.
 *
 * <p>The data (Azure/AzurePublicDataset, CC BY 4.0; London Fire Brigade, Open Government Licence v3.0) is not part of the sources; without it the test
 * is skipped.
 */
class RealSamplesTest {
    private static final Quantity VALUE = Quantity.value();
    private static final Pattern ROW = Pattern.compile("\\[([^\\[\\]]+)\\]");
    private static Path data;

    @BeforeAll
    static void find() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve("shared/data");
            if (Files.isReadable(candidate.resolve("lfb-dwelling-fires-2009-h1.csv.gz"))) {
                data = candidate;
                break;
            }
        }
        assumeTrue(data != null, "skipped: there is no folder shared/data beside the project or above it");
    }

    private static List<String[]> rows(String file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(data.resolve(file)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(RealSamplesTest::fields)
                    .toList();
        }
    }

    private static String[] fields(String line) {
        List<String> fields = new ArrayList<>();
        Matcher field =
                Pattern.compile("(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,]*))").matcher(line);
        while (field.find()) {
            fields.add(field.group(1) == null ? field.group(2) : field.group(1));
        }
        return fields.toArray(String[]::new);
    }

    /** The expected rows of a table: of the section of a file, those under the given first column. */
    private static List<String[]> expected(String file, String column) throws IOException {
        String text = Files.readString(data.resolve("EXPECTED.json"));
        int section = text.indexOf("\"section\": \"" + file);
        int table = text.indexOf("\"rows\"", text.indexOf("\"" + column + "\"", section));
        String rows = text.substring(table, text.indexOf('}', table));
        List<String[]> result = new ArrayList<>();
        Matcher row = ROW.matcher(rows);
        while (row.find()) {
            result.add(Arrays.stream(row.group(1).split(","))
                    .map(cell -> cell.strip().replace("\"", ""))
                    .toArray(String[]::new));
        }
        assertFalse(result.isEmpty(), column);
        return result;
    }

    private static ComplianceReport report(
            Agreement.Builder terms, LocalDate day, List<ServiceLevelTarget> targets, List<Sample> samples) {
        targets.forEach(terms::target);
        ComplianceEngine engine = ComplianceEngine.of(terms.build());
        return engine.evaluate(engine.periodOf(day), samples);
    }

    private static Ratio figure(ComplianceReport report, String target) {
        return report.target(target).figure().value();
    }

    private static ServiceLevelTarget percentile(String rank, Selection of) {
        return ServiceLevelTarget.of("p" + rank, Indicator.percentile(rank + "%", of, VALUE));
    }

    private static List<Sample> latencies() throws IOException {
        List<Sample> samples = new ArrayList<>();
        for (String[] row : rows("azure-pg-latency-long-westus2-d8sv5.csv.gz")) {
            samples.add(Sample.of(LocalDateTime.parse(row[0]).toInstant(ZoneOffset.UTC), "ms", row[2])
                    .on("vm " + row[1]));
        }
        return samples;
    }

    /** Nearest ranks of each month, and the promise by counting that goes with each: p ≤ its own value, and not less. */
    @Test
    void latenciesByMonth_C10_S18() throws IOException {
        List<Sample> samples = latencies();
        Selection ms = Selection.samples("ms");
        List<String[]> months = expected("azure-pg-latency", "month");
        assertEquals(17, months.size());
        for (String[] row : months) {
            List<ServiceLevelTarget> targets = List.of(
                    ServiceLevelTarget.of("n", Indicator.count(ms)),
                    percentile("50", ms),
                    percentile("95", ms),
                    percentile("99", ms),
                    ServiceLevelTarget.of("max", Indicator.statistic(Statistic.Kind.MAXIMUM, ms, VALUE)),
                    ServiceLevelTarget.of("met", Indicator.withinLimit(ms, VALUE, "<= " + row[3]))
                            .atLeast("95%"),
                    ServiceLevelTarget.of("less", Indicator.withinLimit(ms, VALUE, "< " + row[3]))
                            .atLeast("95%"));
            ComplianceReport report = report(
                    Agreement.builder("azure").zone("UTC").monthly(),
                    YearMonth.parse(row[0]).atDay(1),
                    targets,
                    samples);
            assertEquals(Ratio.parse(row[1]), figure(report, "n"), row[0]);
            assertEquals(Ratio.parse(row[2]), figure(report, "p50"), row[0]);
            assertEquals(Ratio.parse(row[3]), figure(report, "p95"), row[0]);
            assertEquals(Ratio.parse(row[4]), figure(report, "p99"), row[0]);
            assertEquals(Ratio.parse(row[5]), figure(report, "max"), row[0]);
            assertEquals("MET", report.target("met").verdict().name(), row[0]);
            assertEquals("MISSED", report.target("less").verdict().name(), row[0]);
        }
    }

    @Test
    void latenciesWithinLimits_C10() throws IOException {
        List<Sample> samples = latencies();
        Selection ms = Selection.samples("ms");
        List<ServiceLevelTarget> targets = new ArrayList<>();
        targets.add(ServiceLevelTarget.of("n", Indicator.count(ms)));
        targets.add(ServiceLevelTarget.of("sum", Indicator.statistic(Statistic.Kind.SUM, ms, VALUE)));
        targets.add(ServiceLevelTarget.of("min", Indicator.statistic(Statistic.Kind.MINIMUM, ms, VALUE)));
        targets.add(ServiceLevelTarget.of("max", Indicator.statistic(Statistic.Kind.MAXIMUM, ms, VALUE)));
        for (String rank : List.of("50", "90", "95", "99", "99.9")) {
            targets.add(percentile(rank, ms));
        }
        targets.add(ServiceLevelTarget.of("vm_ids", Indicator.count(ms)).scope(Scope.each()));
        List<String[]> limits = expected("azure-pg-latency", "limit ms");
        for (String[] row : limits) {
            targets.add(ServiceLevelTarget.of("<= " + row[0], Indicator.withinLimit(ms, VALUE, "<= " + row[0])));
            targets.add(ServiceLevelTarget.of("< " + row[0], Indicator.withinLimit(ms, VALUE, "< " + row[0])));
        }
        ComplianceReport report = report(
                Agreement.builder("azure")
                        .zone("UTC")
                        .cycle(EvaluationCycle.anchored(LocalDate.of(2023, 1, 1), Period.ofYears(2))),
                LocalDate.of(2023, 6, 1),
                targets,
                samples);
        String text = Files.readString(data.resolve("EXPECTED.md"));
        Matcher printed =
                Pattern.compile(" ([a-z0-9.]+)=([0-9.]+[0-9])").matcher(" " + line(text, "## azure-pg-latency", "n="));
        int seen = 0;
        for (; printed.find(); seen++) {
            assertEquals(Ratio.parse(printed.group(2)), figure(report, printed.group(1)), printed.group());
        }
        assertEquals(9, seen);
        assertTrue(line(text, "## azure-pg-latency", "n=").endsWith("; vm_ids=3"));
        assertEquals(3, report.target("vm_ids").subjects().size());
        assertEquals(6, limits.size());
        for (String[] row : limits) {
            assertEquals(Ratio.of(Long.parseLong(row[1]), 20731), figure(report, "<= " + row[0]));
            assertEquals(Ratio.of(Long.parseLong(row[3]), 20731), figure(report, "< " + row[0]));
            assertEquals(row[2], percent(figure(report, "<= " + row[0])));
        }
    }

    /** The first line under a title that begins so. */
    private static String line(String text, String title, String begin) {
        return text.substring(text.indexOf(title))
                .lines()
                .filter(line -> line.startsWith(begin))
                .findFirst()
                .orElseThrow();
    }

    private static String percent(Ratio share) {
        return share.times(Ratio.of(100)).toDecimal(6, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** Two targets on one incident, first engine in 360 s and second in 480 s; by month, and by borough as an attribute. */
    @Test
    void fires_C10_P88() throws IOException {
        ZoneId london = ZoneId.of("Europe/London");
        List<Sample> samples = new ArrayList<>();
        for (String[] row : rows("lfb-dwelling-fires-2009-h1.csv.gz")) {
            for (int pump = 0; pump < 2; pump++) {
                if (!row[4 + pump].isBlank()) {
                    samples.add(Sample.of(
                                    LocalDateTime.parse(row[0]).atZone(london).toInstant(),
                                    pump == 0 ? "first" : "second",
                                    row[4 + pump])
                            .attribute("borough", row[1]));
                }
            }
        }
        List<String[]> groups = expected("lfb-dwelling-fires", "group");
        assertEquals(40, groups.size());
        for (String[] row : groups) {
            boolean month = row[0].startsWith("2009");
            boolean all = row[0].equals("all");
            Selection first = Selection.samples("first");
            Selection second = Selection.samples("second");
            first = month || all ? first : first.where("borough", row[0]);
            second = month || all ? second : second.where("borough", row[0]);
            ServiceLevelTarget secondP90 =
                    ServiceLevelTarget.of("second p90", Indicator.percentile("90%", second, VALUE));
            List<ServiceLevelTarget> targets = List.of(
                    ServiceLevelTarget.of("first", Indicator.withinLimit(first, VALUE, "<= 360")),
                    percentile("50", first),
                    percentile("90", first),
                    ServiceLevelTarget.of("max", Indicator.statistic(Statistic.Kind.MAXIMUM, first, VALUE)),
                    ServiceLevelTarget.of("sum", Indicator.statistic(Statistic.Kind.SUM, first, VALUE)),
                    ServiceLevelTarget.of("second", Indicator.withinLimit(second, VALUE, "<= 480")),
                    secondP90);
            Agreement.Builder terms = Agreement.builder("fires").zone("Europe/London");
            ComplianceReport report = report(
                    month ? terms.monthly() : terms.cycle(EvaluationCycle.yearly()),
                    month ? YearMonth.parse(row[0]).atDay(1) : LocalDate.of(2009, 3, 1),
                    targets,
                    samples);
            assertEquals(Ratio.of(Long.parseLong(row[3]), Long.parseLong(row[2])), figure(report, "first"), row[0]);
            assertEquals(row[4], percent(figure(report, "first")), row[0]);
            assertEquals(Ratio.parse(row[5]), figure(report, "p50"), row[0]);
            assertEquals(Ratio.parse(row[6]), figure(report, "p90"), row[0]);
            assertEquals(Ratio.parse(row[7]), figure(report, "max"), row[0]);
            assertEquals(Ratio.parse(row[8]), figure(report, "sum"), row[0]);
            assertEquals(Ratio.of(Long.parseLong(row[10]), Long.parseLong(row[9])), figure(report, "second"), row[0]);
            assertEquals(row[11], percent(figure(report, "second")), row[0]);
            assertEquals(Ratio.parse(row[12]), figure(report, "second p90"), row[0]);
        }
    }
}
