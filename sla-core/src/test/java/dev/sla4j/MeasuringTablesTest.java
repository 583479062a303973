package dev.sla4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every call site in the tables of docs/measuring.md compiles. The texts are taken from there and none is passed over, so a row that is added is
 * compiled as it stands; where it leaves something out, it must be said here in full.
 */
class MeasuringTablesTest {
    /** What the rows only name. */
    private static final String NAMES = """
            import static dev.sla4j.target.Statistic.Kind.MAXIMUM;
            import static dev.sla4j.target.Statistic.Kind.MINIMUM;
            import static dev.sla4j.target.Statistic.Kind.SUM;
            import dev.sla4j.agreement.*;
            import dev.sla4j.engine.*;
            import dev.sla4j.measurement.*;
            import dev.sla4j.report.*;
            import dev.sla4j.target.*;
            import dev.sla4j.target.DowntimeStatistic.Kind;
            import dev.sla4j.time.*;
            import dev.sla4j.value.*;
            import java.math.*;
            import java.time.*;
            import java.time.temporal.ChronoUnit;
            import java.util.*;
            abstract class Tables {
            static Selection requests() { return Selection.requests(); }
            static Condition ok() { return Condition.is("outcome", "good"); }
            static Selection samples(String metric) { return Selection.samples(metric); }
            static Quantity value() { return Quantity.value(); }
            static Indicator up(String subject) { return Indicator.availability(Downtime.reported().on(subject)); }
            abstract Indicator repair(String kind);
            static void run(Runnable site) {}
            static void see(Object site) {}
            ServiceLevelTarget promise, target;
            Agreement agreement;
            ComplianceReport report;
            Evaluation evaluation;
            ReferenceData data;
            Condition satisfied, onTime;
            Selection late, all, sent, answered, deliveries, reports;
            dev.sla4j.target.Clock clock;
            Downtime severelyErrored, db1, db2, db3;
            Objective one, two, three;
            SortedMap<String, Limit> limits;
            IndicatorFunction<?> eModel;
            SortedMap<String, String> parameters;
            Sample sample;
            Outage outage;
            Instant instant, from, until, to;
            long[] at, value, opened, resolved, pausedFrom, pausedUntil;
            int[] latency;
            boolean[] good;
            List<String> ids;
            int[] priority, firstPause;
            WeeklySchedule officeHours, season;
            HolidayCalendar uk;
            """;

    /** Where rows under a heading name other things so. */
    private static final Map<String, String> NAMES_UNDER = Map.of(
            "## What happened", "Duration latency;",
            "## Hours alone", "Instant opened, resolved, reported; ServiceClock clock; ZoneId zone; TimeSet set;");

    /** A call site that leaves something out, and below it the same without "…" and with what its first dot stands after. */
    private static final String IN_FULL = """
            .atLeast("95%")
            promise.atLeast("95%")
            .atMost("3")
            promise.atMost("3")
            .atLeast("500")
            promise.atLeast("500")
            .atLeast("-0.5")
            promise.atLeast("-0.5")
            .atMost("1.1")
            promise.atMost("1.1")
            .atMost("2")
            promise.atMost("2")
            .atLeast("90%")
            promise.atLeast("90%")
            Indicator.lowestOfIntervals(…, Duration.ofHours(1))
            Indicator.lowestOfIntervals(Indicator.goodRatio(requests()), Duration.ofHours(1))
            Indicator.highestOfIntervals(…)
            Indicator.highestOfIntervals(Indicator.percentile("95%", requests(), Quantity.latency()), Duration.ofHours(1))
            .minimum(100).tooLittle(TooLittle.UP)
            Downtime.minutesWhere(Indicator.failedRatio(requests()), "> 5%").minimum(100).tooLittle(TooLittle.UP)
            .minimum(2).tooLittle(TooLittle.UP)
            Downtime.minutesWhere(Indicator.goodRatio(requests()), "<= 0%").minimum(2).tooLittle(TooLittle.UP)
            .lastingAtLeast(Duration.ofMinutes(5))
            Downtime.minutesWhere(Indicator.goodRatio(requests()), "<= 0%").lastingAtLeast(Duration.ofMinutes(5))
            Downtime.anyOf(Downtime.minutesWhere(…, "> 10%"), Downtime.minutesWhere(Indicator.statistic(Statistic.Kind.MEAN, requests(), Quantity.latency()), "> PT1S"))
            Downtime.anyOf(Downtime.minutesWhere(Indicator.failedRatio(requests()), "> 10%"), Downtime.minutesWhere(Indicator.statistic(Statistic.Kind.MEAN, requests(), Quantity.latency()), "> PT1S"))
            RequestCount.of(from, to).count("good", LatencyHistogram.EMPTY.plus(…)).count("failed", 30)
            RequestCount.of(from, to).count("good", LatencyHistogram.EMPTY.plus(Duration.ofMillis(1), Duration.ofMillis(300), 95)).count("failed", 30)
            ….by(Quantity.attribute("users"))
            Indicator.statistic(Statistic.Kind.MEAN, samples("mos"), value()).by(Quantity.attribute("users"))
            ….by(Percentile.Definition.LINEAR)
            Indicator.percentile("95%", requests(), Quantity.latency()).by(Percentile.Definition.LINEAR)
            ….requiring(Indicator.share(sent, Condition.is("state", "answered")), Limit.atLeast("20%"))
            Indicator.share(answered, satisfied).requiringCount(30).requiring(Indicator.share(sent, Condition.is("state", "answered")), Limit.atLeast("20%"))
            Indicator.lowest(…)
            Indicator.lowest(Over.subjects(Indicator.availability()))
            Over.subjects(…).weighing(Weight.of(Indicator.count(requests())))
            Over.subjects(Indicator.availability()).weighing(Weight.of(Indicator.count(requests())))
            Weight.ofPreviousPeriod(…)
            Weight.ofPreviousPeriod(Indicator.count(requests()))
            Over.subjects(…).weighing(Weight.bySubject(Map.of("berlin", "3", "paris", "1")))
            Over.subjects(Indicator.availability()).weighing(Weight.bySubject(Map.of("berlin", "3", "paris", "1")))
            Over.periods(…, 3).startingUp(StartUp.NOT_APPLICABLE)
            Over.periods(Indicator.availability(), 3).startingUp(StartUp.NOT_APPLICABLE)
            Objective.atLeast(2, …)
            Objective.atLeast(2, one, two, three)
            Objective.anyOf(…)
            Objective.anyOf(one, two, three)
            IndicatorFunctionLaws.check(eModel, parameters, List.of(CountedThing.of(sample), …))
            IndicatorFunctionLaws.check(eModel, parameters, List.of(CountedThing.of(sample), CountedThing.of(sample), CountedThing.of(sample)))
            ….on("web").from("tickets").id("o2").knownAt(instant).attribute("rack", "7")
            Outage.of("2026-03-07T10:00Z", "2026-03-07T11:30Z").on("web").from("tickets").id("o2").knownAt(instant).attribute("rack", "7")
            LimitRule.when(Condition.is("priority", "P1"), Limit.parse("<= PT4H")).or(…).otherwise(…)
            LimitRule.when(Condition.is("priority", "P1"), Limit.parse("<= PT4H")).or(Condition.is("priority", "P2"), Limit.parse("<= PT8H")).otherwise(Limit.parse("<= PT24H"))
            PriorityMatrix.empty().cell("high", "high", "P1")….always(Condition.is("site", "clinical"), "P1").is("P1")
            PriorityMatrix.empty().cell("high", "high", "P1").cell("high", "low", "P2").always(Condition.is("site", "clinical"), "P1").is("P1")
            LimitRule.when(Condition.during("due", season), LimitRule.until("due").grace("<= PT90M")).otherwise(…)
            LimitRule.when(Condition.during("due", season), LimitRule.until("due").grace("<= PT90M")).otherwise(LimitRule.until("due"))
            .expecting(Recurrence.monthly(1, "00:00", "Europe/Berlin"))
            Selection.items("report").expecting(Recurrence.monthly(1, "00:00", "Europe/Berlin"))
            Agreement.builder(…).exclusion(ExclusionRule.whileDown("upstream", Downtime.reported().on("cloud")))
            Agreement.builder("acme").exclusion(ExclusionRule.whileDown("upstream", Downtime.reported().on("cloud")))
            .by("resolved")
            Selection.items("ticket").by("resolved")
            """;

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern DECLARATION = Pattern.compile("[A-Z]\\w* \\w+ = .*");

    private static final Pattern TYPE = Pattern.compile("[A-Z][a-z]\\w*");

    @Test
    void everyCallSiteCompiles(@TempDir Path output) throws IOException {
        Map<String, String> inFull = inFull();
        Set<String> unused = new TreeSet<>(inFull.keySet());
        StringBuilder source = new StringBuilder(NAMES);
        int rows = 0;
        int number = 0;
        for (String line : Files.readAllLines(root().resolve("docs/measuring.md"))) {
            number++;
            if (line.startsWith("## ")) {
                source.append("}\nabstract class Under").append(number).append(" extends Tables {\n");
                source.append(NAMES_UNDER.getOrDefault(line, "")).append('\n');
            }
            if (!line.startsWith("| ")
                    || line.startsWith("| ---")
                    || line.matches(".*\\| the call( site)? \\|")
                    || line.equals("| clause | call site |")) {
                continue;
            }
            List<String> sites = new ArrayList<>();
            Matcher code = CODE.matcher(line.split("(?<!\\\\) \\| ", -1)[1]);
            while (code.find()) {
                sites.add(code.group(1));
            }
            assertFalse(sites.isEmpty(), () -> "a row without a call site: " + line);
            source.append("void line").append(number).append("() {\n");
            for (String site : sites) {
                String full = inFull.getOrDefault(site, site);
                unused.remove(site);
                source.append(statement(full)).append('\n');
            }
            source.append("}\n");
            rows++;
        }
        assertTrue(rows > 80, "rows " + rows);
        assertEquals(Set.of(), unused, "nothing of the document");
        compile(source.append("}\n").toString(), output);
    }

    /** A call, whether or not it returns something; a name; or a declaration that the other call sites of its row use. */
    private static String statement(String site) {
        if (DECLARATION.matcher(site).matches()) {
            return site + ";";
        }
        if (TYPE.matcher(site).matches()) {
            return "see(" + site + ".class);";
        }
        return site.endsWith(")") ? "run(() -> " + site + ");" : "see(" + site + ");";
    }

    private static void compile(String source, Path output) throws IOException {
        Path file = Files.writeString(output.resolve("Tables.java"), source);
        String path = System.getProperty("java.class.path");
        String modules = System.getProperty("jdk.module.path");
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int result = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        out,
                        out,
                        "-proc:none",
                        "-encoding",
                        "UTF-8",
                        "-d",
                        output.toString(),
                        "-cp",
                        modules == null ? path : modules + File.pathSeparator + path,
                        file.toString());
        assertEquals(0, result, said::toString);
    }

    /** By each call site that leaves something out what it is in full; the one must be the other where it is not "…". */
    private static Map<String, String> inFull() {
        Map<String, String> inFull = new TreeMap<>();
        String[] lines = IN_FULL.split("\n");
        for (int i = 0; i + 1 < lines.length; i += 2) {
            String site = lines[i];
            String full = lines[i + 1];
            StringBuilder pattern = new StringBuilder(site.startsWith(".") ? ".*" : "");
            for (String part : site.split("…", -1)) {
                pattern.append(Pattern.quote(part)).append(".*");
            }
            pattern.setLength(pattern.length() - 2);
            assertTrue(full.matches(pattern.toString()), () -> site + "\nis not\n" + full);
            inFull.put(site, full);
        }
        return inFull;
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
