package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.ItemEvent;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Moment;
import dev.sla4j.measurement.Sample;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.penalty.PerUnit;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.CountAccount;
import dev.sla4j.report.SingleItem;
import dev.sla4j.report.TargetResult;
import dev.sla4j.target.Clock;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Statistic;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import dev.sla4j.value.Ratio;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Real tickets, fire engines, shipments and flights against figures that an independent script computed from the same rows.
 *
 * <p>The data (City of Boston, PDDL; UCI no. 498, DOI 10.24432/C57S4H, CC BY 4.0; London Fire Brigade, Open Government Licence v3.0; DataCo, DOI
 * 10.17632/8gx2fvg2k6.5, CC BY 4.0; US Bureau of Transportation Statistics) is not part of the sources; without it the tests are skipped. Local
 * times of the files are read as UTC, as the expected results were.
 */
class RealItemsTest {
    private static Path data() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path data = folder.resolve("shared/data");
            if (Files.isReadable(data.resolve("boston311-2015-h1.csv.gz"))) {
                return data;
            }
        }
        return null;
    }

    /** No field of these files is quoted. */
    private static List<String[]> rows(String file) throws IOException {
        Path data = data();
        assumeTrue(data != null, "skipped: there is no folder shared/data beside the project or above it");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(data.resolve(file)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        }
    }

    /** The rows of all tables of a section. */
    private static List<String[]> expected(String section) throws IOException {
        String text = Files.readString(data().resolve("EXPECTED.json"));
        int start = text.indexOf("\"section\": \"" + section);
        int end = text.indexOf("\"section\"", start + 1);
        Matcher row = Pattern.compile("\\[([^\\[\\]]*)]").matcher(text.substring(start, end < 0 ? text.length() : end));
        List<String[]> rows = new ArrayList<>();
        while (row.find()) {
            rows.add(Stream.of(row.group(1).split(",", -1))
                    .map(field -> field.strip().replace("\"", ""))
                    .toArray(String[]::new));
        }
        assertTrue(rows.size() > 1, section);
        return rows;
    }

    private static Instant utc(String local) {
        return LocalDateTime.parse(local).toInstant(ZoneOffset.UTC);
    }

    private static Agreement agreement(EvaluationCycle cycle, Stream<ServiceLevelTarget> targets) {
        Agreement.Builder builder = Agreement.builder("real").zone("UTC").cycle(cycle);
        targets.forEach(builder::target);
        return builder.build();
    }

    private static ComplianceReport report(
            Agreement agreement, LocalDate date, List<? extends Measurement> evidence, Instant asOf) {
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        EvaluationPeriod period = engine.periodOf(date);
        return engine.start(period).add(evidence).report(asOf == null ? period.end() : asOf);
    }

    private static String percent(Figure figure) {
        return figure.value()
                .times(Ratio.of(100))
                .toDecimal(6, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    private static long number(String text) {
        return Long.parseLong(text);
    }

    private static final Instant WED_2016_01_13_EXTRACT = Instant.parse("2016-01-13T00:00:00Z");

    private static List<WorkItem> bostonCases() throws IOException {
        List<WorkItem> cases = new ArrayList<>();
        for (String[] row : rows("boston311-2015-h1.csv.gz")) {
            WorkItem item = WorkItem.of("case", row[0]).opened(utc(row[1])).attribute("department", row[10]);
            item = row[2].isEmpty() ? item : item.due(utc(row[2])).reached("target", utc(row[2]));
            item = row[4].isEmpty() ? item : item.attribute("flag", row[4]);
            cases.add(row[3].isEmpty() ? item : item.reached(WorkItem.CLOSED, utc(row[3])));
        }
        return cases;
    }

    /** The promises on all cases of a group, and on those that were closed, with and without a target, and by the flag of the publisher. */
    private static Stream<ServiceLevelTarget> cases(String group, Selection opened) {
        Condition onTime = Condition.within(Quantity.clock("opened", "closed"), LimitRule.until("due"));
        Condition promised = Condition.reached("target");
        return Stream.of(
                ServiceLevelTarget.of(group, Indicator.share(opened, onTime)),
                ServiceLevelTarget.of(
                        group + " closed", Indicator.share(opened.where(Condition.reached("closed")), onTime)),
                ServiceLevelTarget.of(group + " cases", Indicator.count(opened)),
                ServiceLevelTarget.of(group + " no target", Indicator.count(opened.where(promised.negated()))),
                ServiceLevelTarget.of(
                        group + " ONTIME",
                        Indicator.share(opened.where(promised).where("flag", "ONTIME"), onTime)),
                ServiceLevelTarget.of(
                        group + " OVERDUE",
                        Indicator.share(opened.where(promised).where("flag", "OVERDUE"), onTime)));
    }

    /** Every count and percentage of 58 119 cases: by the promised date, by month of opening and by department. */
    @Test
    void boston311() throws IOException {
        List<WorkItem> cases = bostonCases();
        Selection opened = Selection.items("case").by("opened");
        List<String[]> expected = expected("boston311").stream()
                .filter(row -> row.length == 10 && !row[0].equals("group"))
                .toList();
        assertEquals(17, expected.size());
        Agreement year = agreement(
                EvaluationCycle.yearly(),
                expected.stream().filter(row -> !row[0].startsWith("month ")).flatMap(row -> {
                    boolean all = row[0].equals("all");
                    return cases(row[0], all ? opened : opened.where("department", row[0].substring(5)));
                }));
        Agreement month = agreement(EvaluationCycle.monthly(), cases("month", opened));
        ComplianceReport yearly = report(year, LocalDate.of(2015, 1, 1), cases, WED_2016_01_13_EXTRACT);
        for (String[] row : expected) {
            boolean isMonth = row[0].startsWith("month ");
            ComplianceReport report = isMonth
                    ? report(month, YearMonth.parse(row[0].substring(6)).atDay(1), cases, WED_2016_01_13_EXTRACT)
                    : yearly;
            bostonGroup(row, isMonth ? "month" : row[0], report);
        }
        String exempt = "target all: 14527 items have no limit, so nothing was promised for them and they do not count";
        assertTrue(yearly.remarks().stream().anyMatch(remark -> remark.text().equals(exempt)), exempt);
        // The flagged cases with a target: none of them disagrees, and there are as many as README.md says.
        CountAccount flagged = yearly.target("all ONTIME")
                .counts()
                .plus(yearly.target("all OVERDUE").counts());
        assertEquals(43_490, flagged.counted() + flagged.pending());
    }

    private static void bostonGroup(String[] row, String group, ComplianceReport report) {
        TargetResult result = report.target(group);
        CountAccount counts = result.counts();
        assertEquals(
                Ratio.of(number(row[1])),
                report.target(group + " cases").figure().value(),
                row[0] + " cases");
        assertEquals(
                Ratio.of(number(row[2])),
                report.target(group + " no target").figure().value(),
                row[0] + " no target");
        assertEquals(number(row[3]), counts.good(), row[0] + " met");
        assertEquals(number(row[4]), counts.bad() - counts.lateOpen(), row[0] + " closed late");
        assertEquals(number(row[5]), counts.lateOpen(), row[0] + " late and open");
        assertEquals(number(row[6]), counts.pending(), row[0] + " pending");
        CountAccount inTime = report.target(group + " ONTIME").counts();
        CountAccount overdue = report.target(group + " OVERDUE").counts();
        assertEquals(number(row[7]), inTime.bad() + overdue.good() + overdue.pending(), row[0] + " disagree");
        assertEquals(0, counts.undecided() + counts.excluded(), row[0]);
        assertEquals(row[8], percentOrNone(report.target(group + " closed").figure()), row[0] + " met of closed");
        assertEquals(row[9], percentOrNone(result.figure()), row[0] + " met");
    }

    private static String percentOrNone(Figure share) {
        return share.isMeasured() ? percent(share) : "n/a";
    }

    /** By how much cases were late, what the publisher marked, and what no case should be: closed before it was opened. */
    @Test
    void bostonLateness() throws IOException {
        Selection opened = Selection.items("case").by("opened");
        Clock late = Quantity.clock("target", "closed");
        Selection closedLate = opened.where(Condition.reached("target"))
                .where(Condition.reached("closed"))
                .where(Condition.within(late, Limit.parse("> PT0S")));
        // A clock that stops before it starts has run no time, so that each of two runs backwards from the other.
        Condition closedFirst = Condition.within(Quantity.clock("closed", "opened"), Limit.parse("> PT0S"));
        Condition promisedFirst = Condition.within(Quantity.clock("target", "opened"), Limit.parse("> PT0S"));
        Condition inTime = Condition.within(late, Limit.parse("<= PT0S"));
        Condition notBefore = Condition.within(Quantity.clock("closed", "target"), Limit.parse("<= PT0S"));
        Map<String, Indicator> figures = new LinkedHashMap<>();
        figures.put("n", Indicator.count(closedLate));
        for (String rank : List.of("50", "90", "99")) {
            figures.put("p" + rank, Indicator.percentile(rank + "%", closedLate, late));
        }
        figures.put("max", statistic(Statistic.Kind.MAXIMUM, closedLate, late));
        figures.put("sum", statistic(Statistic.Kind.SUM, closedLate, late));
        Selection closed = opened.where(Condition.reached("closed"));
        figures.put(
                "Cases closed before they were opened (data error to survive):",
                Indicator.count(closed.where(closedFirst)));
        Selection promised = opened.where(Condition.reached("target"));
        figures.put("target before opening:", Indicator.count(promised.where(promisedFirst)));
        figures.put(
                "closed exactly at target:",
                Indicator.count(promised.where(Condition.reached("closed")).where(inTime.and(notBefore))));
        figures.put("'(blank)':", Indicator.count(opened.except("flag", "ONTIME", "OVERDUE")));
        figures.put("'ONTIME':", Indicator.count(opened.where("flag", "ONTIME")));
        figures.put("'OVERDUE':", Indicator.count(opened.where("flag", "OVERDUE")));
        ComplianceReport report = report(
                agreement(
                        EvaluationCycle.yearly(),
                        figures.entrySet().stream().map(each -> ServiceLevelTarget.of(each.getKey(), each.getValue()))),
                LocalDate.of(2015, 1, 1),
                bostonCases(),
                WED_2016_01_13_EXTRACT);
        String text = section("## boston311");
        for (String name : figures.keySet()) {
            Matcher printed =
                    Pattern.compile(Pattern.quote(name) + "[= ](\\d+)").matcher(text);
            assertTrue(printed.find(), name);
            assertEquals(
                    Ratio.of(number(printed.group(1))),
                    report.target(name).figure().value(),
                    name);
        }
    }

    /** A section of the expected results as they are printed for reading: some figures stand only there. */
    private static String section(String title) throws IOException {
        String text = Files.readString(data().resolve("EXPECTED.md"));
        int from = text.indexOf(title);
        int to = text.indexOf("\n## ", from + 1);
        return text.substring(from, to < 0 ? text.length() : to);
    }

    /** Gross and paused clocks of 8 995 incidents by priority, from 58 012 single events that arrive in no order. */
    @Test
    void uciIncidents() throws IOException {
        List<Measurement> events = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String[] row : rows("uci-incident-events-2016-03.csv.gz")) {
            Instant at = utc(row[9]);
            int order = Integer.parseInt(row[5]);
            events.add(ItemEvent.ofTicket(row[0], Moment.changed(at, "state", row[1]))
                    .order(order));
            events.add(ItemEvent.ofTicket(row[0], Moment.changed(at, "priority", row[14]))
                    .order(order));
            events.add(ItemEvent.ofTicket(row[0], Moment.changed(at, "made", row[6]))
                    .order(order));
            events.add(ItemEvent.ofTicket(row[0], Moment.changed(at, "reopened", row[4]))
                    .order(order));
            if (seen.add(row[0])) {
                events.add(ItemEvent.opened(row[0], utc(row[7])));
                if (!row[20].isEmpty()) {
                    events.add(ItemEvent.resolved(row[0], utc(row[20])));
                }
            }
        }
        java.util.Collections.shuffle(events, new java.util.Random(4));
        Map<String, String> limits = new LinkedHashMap<>();
        limits.put("1 - Critical", "<= PT240M");
        limits.put("2 - High", "<= PT480M");
        limits.put("3 - Moderate", "<= PT4320M");
        limits.put("4 - Low", "<= PT7200M");
        LimitRule.ByCase byPriority = null;
        for (Map.Entry<String, String> each : limits.entrySet()) {
            Condition priority = Condition.is("priority", each.getKey());
            Limit limit = Limit.parse(each.getValue());
            byPriority = byPriority == null ? LimitRule.when(priority, limit) : byPriority.or(priority, limit);
        }
        Clock gross = Quantity.clock("opened", "resolved").neverPaused();
        Clock net = gross.pausedInStates("Awaiting*");
        Selection opened = Selection.items("ticket").by("opened");
        List<ServiceLevelTarget> targets = new ArrayList<>();
        List<String> groups = new ArrayList<>(limits.keySet());
        groups.add("all");
        for (String group : groups) {
            Selection all = group.equals("all") ? opened : opened.where("priority", group);
            Selection done = all.where(Condition.reached("resolved"));
            Condition negative = Condition.within(Quantity.clock("resolved", "opened"), Limit.parse("> PT0S"));
            targets.add(ServiceLevelTarget.of(group + " negative", Indicator.count(done.where(negative))));
            targets.add(ServiceLevelTarget.of(group + " gross", share(done, gross, byPriority)));
            targets.add(ServiceLevelTarget.of(group + " net", share(done, net, byPriority)));
            targets.add(ServiceLevelTarget.of(group + " sum", statistic(Statistic.Kind.SUM, all, gross)));
            targets.add(ServiceLevelTarget.of(group + " max", statistic(Statistic.Kind.MAXIMUM, all, gross)));
            targets.add(ServiceLevelTarget.of(group + " net sum", statistic(Statistic.Kind.SUM, all, net)));
            for (String rank : List.of("50%", "90%", "95%")) {
                targets.add(ServiceLevelTarget.of(group + " " + rank, Indicator.percentile(rank, all, gross)));
            }
            targets.add(ServiceLevelTarget.of(group + " made", Indicator.share(all, Condition.is("made", "true"))));
        }
        Condition again = Condition.within(Quantity.attribute("reopened"), Limit.parse(">= 1"));
        targets.add(ServiceLevelTarget.of("incidents", Indicator.count(opened)));
        targets.add(ServiceLevelTarget.of("reopened", Indicator.count(opened.where(again))));
        ComplianceReport report =
                report(agreement(EvaluationCycle.monthly(), targets.stream()), LocalDate.of(2016, 3, 1), events, null);
        Matcher printed = Pattern.compile(" (\\d+) incidents; .* reopened at least once: (\\d+)\\.", Pattern.DOTALL)
                .matcher(section("## uci"));
        assertTrue(printed.find());
        assertEquals(
                Ratio.of(number(printed.group(1))),
                report.target("incidents").figure().value());
        assertEquals(
                Ratio.of(number(printed.group(2))),
                report.target("reopened").figure().value());
        Map<String, Set<String>> paused = paused(events, limits.keySet(), gross, net);
        int checked = 0;
        for (String[] row : expected("uci")) {
            if (row.length == 5 && !row[0].equals("priority")) {
                checked++;
                CountAccount made = report.target(row[0] + " made").counts();
                assertEquals(number(row[1]), made.counted(), row[0] + " incidents");
                assertEquals(number(row[2]), made.good(), row[0] + " made");
                assertEquals(number(row[3]), made.bad(), row[0] + " missed");
                assertEquals(row[4], percent(report.target(row[0] + " made").figure()), row[0] + " made");
            }
            if (row.length != 16 || row[0].equals("priority")) {
                continue;
            }
            checked++;
            assertEquals(minutes(row[4]), report.target(row[0] + " 50%").figure(), row[0] + " gross p50");
            assertEquals(minutes(row[5]), report.target(row[0] + " 90%").figure(), row[0] + " gross p90");
            assertEquals(minutes(row[6]), report.target(row[0] + " 95%").figure(), row[0] + " gross p95");
            Ratio still = report.target(row[0] + " sum")
                    .figure()
                    .value()
                    .minus(report.target(row[0] + " net sum").figure().value());
            assertEquals(minutes(row[11]).value(), still, row[0] + " paused");
            assertEquals(number(row[10]), paused.get(row[0]).size(), row[0] + " paused incidents");
            CountAccount sum = report.target(row[0] + " sum").counts();
            assertEquals(number(row[1]), sum.good(), row[0] + " measured");
            assertEquals(number(row[2]), sum.pending(), row[0] + " not resolved");
            assertEquals(0, sum.undecided(), row[0] + " undecided");
            assertEquals(
                    Ratio.of(number(row[3])),
                    report.target(row[0] + " negative").figure().value(),
                    row[0] + " negative");
            assertEquals(minutes(row[7]), report.target(row[0] + " max").figure(), row[0] + " gross max");
            assertEquals(minutes(row[8]), report.target(row[0] + " sum").figure(), row[0] + " gross sum");
            assertEquals(minutes(row[9]), report.target(row[0] + " net sum").figure(), row[0] + " net sum");
            assertEquals(
                    number(row[12]), report.target(row[0] + " gross").counts().good(), row[0] + " gross within");
            assertEquals(row[13], percent(report.target(row[0] + " gross").figure()), row[0] + " gross");
            assertEquals(
                    number(row[14]), report.target(row[0] + " net").counts().good(), row[0] + " net within");
            assertEquals(row[15], percent(report.target(row[0] + " net").figure()), row[0] + " net");
        }
        assertEquals(10, checked);
    }

    /** The single events as samples, each counted for itself: how many there are, those in state Closed, and of these those marked as in time. */
    @Test
    void uciEvents() throws IOException {
        List<Sample> events = rows("uci-incident-events-2016-03.csv.gz").stream()
                .map(row -> Sample.of(utc(row[9]), "event", row[5])
                        .id(row[0] + " " + row[5])
                        .attribute("state", row[1])
                        .attribute("made", row[6]))
                .toList();
        Selection all = Selection.samples("event");
        ComplianceReport report = report(
                agreement(
                        EvaluationCycle.anchored(LocalDate.of(2016, 1, 1), Period.ofYears(2)),
                        Stream.of(
                                ServiceLevelTarget.of("events", Indicator.count(all)),
                                ServiceLevelTarget.of(
                                        "closed",
                                        Indicator.share(all.where("state", "Closed"), Condition.is("made", "true"))))),
                LocalDate.of(2016, 3, 1),
                events,
                null);
        Matcher printed = Pattern.compile(
                        " (\\d+) events,.* Closed: (\\d+), of them made_sla=true: (\\d+)", Pattern.DOTALL)
                .matcher(section("## uci"));
        assertTrue(printed.find());
        assertEquals(
                Ratio.of(number(printed.group(1))),
                report.target("events").figure().value());
        assertEquals(number(printed.group(2)), report.target("closed").counts().counted());
        assertEquals(number(printed.group(3)), report.target("closed").counts().good());
    }

    /**
     * By priority, and of all, the incidents whose clocks with and without pauses differ: with no time allowed each item is kept with all that its
     * clock ran.
     */
    private static Map<String, Set<String>> paused(
            List<Measurement> events, Set<String> priorities, Clock gross, Clock net) {
        List<ServiceLevelTarget> targets = new ArrayList<>();
        for (String priority : priorities) {
            Selection of = Selection.items("ticket").by("opened").where("priority", priority);
            for (Clock clock : List.of(gross, net)) {
                targets.add(ServiceLevelTarget.of(
                                priority + (clock == gross ? " gross" : " net"),
                                Indicator.withinLimit(of.where(Condition.reached("resolved")), clock, "<= PT0S"))
                        .atLeast("100%")
                        .penalty(Penalty.flat(Amount.points("1")).by(Driver.EACH_ITEM)));
            }
        }
        ComplianceReport report =
                report(agreement(EvaluationCycle.monthly(), targets.stream()), LocalDate.of(2016, 3, 1), events, null);
        Map<String, Set<String>> paused = new LinkedHashMap<>();
        paused.put("all", new HashSet<>());
        for (String priority : priorities) {
            Map<String, BigInteger> ran = times(report.target(priority + " net"));
            Set<String> some = new HashSet<>();
            times(report.target(priority + " gross")).forEach((item, time) -> {
                if (!time.equals(ran.get(item))) {
                    some.add(item);
                }
            });
            paused.put(priority, some);
            paused.get("all").addAll(some);
        }
        return paused;
    }

    private static Map<String, BigInteger> times(TargetResult result) {
        Map<String, BigInteger> times = new LinkedHashMap<>();
        for (SingleItem item : result.subjects().get(0).items()) {
            times.put(item.id(), item.delay());
        }
        return times;
    }

    private static Indicator share(Selection of, Quantity quantity, LimitRule limit) {
        return Indicator.share(of, Condition.within(quantity, limit));
    }

    private static Indicator statistic(Statistic.Kind kind, Selection of, Quantity quantity) {
        return Indicator.statistic(kind, of, quantity);
    }

    private static Figure minutes(String minutes) {
        return new Figure.Time(Ratio.of(number(minutes) * 60));
    }

    /** Two promises on each of 3 380 incidents: the first engine within 6 minutes and the second within 8. */
    @Test
    void londonFires() throws IOException {
        List<WorkItem> incidents = new ArrayList<>();
        for (String[] row : rows("lfb-dwelling-fires-2009-h1.csv.gz")) {
            Instant called = utc(row[0]);
            WorkItem item = WorkItem.of("fire", "F" + incidents.size())
                    .reached("called", called)
                    .attribute("borough", row[1]);
            item = row[4].isEmpty() ? item : item.reached("first-pump", called.plusSeconds(number(row[4])));
            incidents.add(row[5].isEmpty() ? item : item.reached("second-pump", called.plusSeconds(number(row[5]))));
        }
        List<String[]> expected = expected("lfb").stream()
                .filter(row -> row.length == 13 && !row[0].equals("group"))
                .toList();
        Agreement month = agreement(EvaluationCycle.monthly(), fires("month", Selection.items("fire")));
        Agreement year = agreement(
                EvaluationCycle.yearly(),
                expected.stream().filter(row -> !row[0].startsWith("2009-")).flatMap(row -> {
                    Selection fires = Selection.items("fire");
                    return fires(row[0], row[0].equals("all") ? fires : fires.where("borough", row[0]));
                }));
        ComplianceReport all = report(year, LocalDate.of(2009, 1, 1), incidents, null);
        assertEquals(40, expected.size());
        for (String[] row : expected) {
            boolean monthly = row[0].startsWith("2009-");
            ComplianceReport report =
                    monthly ? report(month, YearMonth.parse(row[0]).atDay(1), incidents, null) : all;
            String group = monthly ? "month" : row[0];
            TargetResult first = report.target(group + " first");
            TargetResult second = report.target(group + " second");
            assertEquals(
                    Ratio.of(number(row[1])),
                    report.target(group + " incidents").figure().value(),
                    row[0]);
            assertEquals(number(row[2]), first.counts().counted(), row[0]);
            assertEquals(number(row[3]), first.counts().good(), row[0]);
            assertEquals(row[4], percent(first.figure()), row[0]);
            assertEquals(number(row[9]), second.counts().counted(), row[0]);
            assertEquals(number(row[10]), second.counts().good(), row[0]);
            assertEquals(row[11], percent(second.figure()), row[0]);
            assertEquals(seconds(row[5]), report.target(group + " p50").figure(), row[0]);
            assertEquals(seconds(row[6]), report.target(group + " p90").figure(), row[0]);
            assertEquals(seconds(row[12]), report.target(group + " second p90").figure(), row[0]);
            assertEquals(seconds(row[7]), report.target(group + " max").figure(), row[0]);
            assertEquals(seconds(row[8]), report.target(group + " sum").figure(), row[0]);
        }
    }

    private static Stream<ServiceLevelTarget> fires(String group, Selection fires) {
        Selection called = fires.by("called");
        Quantity first = Quantity.clock("called", "first-pump");
        Quantity second = Quantity.clock("called", "second-pump");
        return Stream.of(
                ServiceLevelTarget.of(
                        group + " first",
                        Indicator.withinLimit(called.where(Condition.reached("first-pump")), first, "<= PT360S")),
                ServiceLevelTarget.of(
                        group + " second",
                        Indicator.withinLimit(called.where(Condition.reached("second-pump")), second, "<= PT480S")),
                ServiceLevelTarget.of(group + " incidents", Indicator.count(called)),
                ServiceLevelTarget.of(group + " p50", Indicator.percentile("50%", called, first)),
                ServiceLevelTarget.of(group + " p90", Indicator.percentile("90%", called, first)),
                ServiceLevelTarget.of(group + " second p90", Indicator.percentile("90%", called, second)),
                ServiceLevelTarget.of(group + " max", statistic(Statistic.Kind.MAXIMUM, called, first)),
                ServiceLevelTarget.of(group + " sum", statistic(Statistic.Kind.SUM, called, first)));
    }

    private static Figure seconds(String seconds) {
        return new Figure.Time(Ratio.of(number(seconds)));
    }

    /**
     * Lead times in whole days by class of shipment: up to 4 days means less than 5 times 24 hours. At one dollar for each complete day after that the
     * credits are the days by which the missed are late, less the first: it is over when they are due.
     */
    @Test
    void dataCoShipments() throws IOException {
        List<WorkItem> orders = new ArrayList<>();
        for (String[] row : rows("dataco-shipments-fragment-a.csv.gz")) {
            orders.add(WorkItem.order(row[0])
                    .reached("ordered", utc(row[2]))
                    .reached("shipped", utc(row[3]))
                    .attribute("status", row[1])
                    .attribute("scheduled", row[4]));
        }
        LimitRule lead = LimitRule.when(Condition.is("scheduled", "0"), Limit.parse("< P1D"))
                .or(Condition.is("scheduled", "1"), Limit.parse("< P2D"))
                .or(Condition.is("scheduled", "2"), Limit.parse("< P3D"))
                .or(Condition.is("scheduled", "4"), Limit.parse("< P5D"));
        Selection ordered = Selection.items("order").by("ordered");
        List<String[]> expected = expected("dataco").stream()
                .filter(row -> row.length == 5 && !row[0].equals("group"))
                .toList();
        Agreement agreement = agreement(
                EvaluationCycle.anchored(LocalDate.of(2014, 1, 1), Period.ofYears(6)),
                expected.stream().map(row -> {
                    String[] group = row[0].split(" ");
                    Selection of = group.length == 1 ? ordered : ordered.where(group[0], group[1]);
                    return ServiceLevelTarget.of(row[0], share(of, Quantity.clock("ordered", "shipped"), lead))
                            .penalty(Penalty.of(Driver.EACH_ITEM, PerUnit.of("P1D", Amount.sum(Money.of("1", "USD")))));
                }));
        ComplianceReport report = report(agreement, LocalDate.of(2016, 1, 1), orders, null);
        assertEquals(14, expected.size());
        for (String[] row : expected) {
            TargetResult result = report.target(row[0]);
            CountAccount counts = result.counts();
            assertEquals(number(row[1]), counts.counted(), row[0]);
            assertEquals(0, counts.undecided() + counts.pending() + counts.excluded(), row[0]);
            assertEquals(number(row[2]), counts.good(), row[0]);
            assertEquals(row[3], percent(result.figure()), row[0]);
            Ratio late = Ratio.of(result.credit().amount());
            String mean = counts.bad() == 0
                    ? ""
                    : toSixDigits(late.dividedBy(Ratio.of(counts.bad())).plus(Ratio.ONE));
            assertEquals(row[4], mean, row[0] + " days late");
        }
    }

    private static String toSixDigits(Ratio value) {
        return value.toDecimal(6, RoundingMode.DOWN).stripTrailingZeros().toPlainString();
    }

    /** On time with a grace of less than 15 minutes, and strictly; early is fine. */
    @Test
    void flights() throws IOException {
        List<WorkItem> flights = new ArrayList<>();
        for (String[] row : rows("bts-flights-2001-01-02.csv.gz")) {
            Instant departed = utc(row[0]);
            Instant due = departed.plus(Duration.ofDays(1));
            flights.add(WorkItem.of("flight", "F" + flights.size())
                    .reached("departed", departed)
                    .reached("arrived", due.plus(Duration.ofMinutes(number(row[4]))))
                    .due(due)
                    .attribute("delay", row[4])
                    .attribute("origin", row[1]));
        }
        List<String[]> expected = expected("bts").stream()
                .filter(row -> row.length == 12 && !row[0].equals("group"))
                .toList();
        Agreement year = agreement(
                EvaluationCycle.yearly(),
                expected.stream().filter(row -> !row[0].startsWith("2001-")).flatMap(row -> {
                    Selection all = Selection.items("flight");
                    return flights(row[0], row[0].equals("all") ? all : all.where("origin", row[0]));
                }));
        Agreement month = agreement(EvaluationCycle.monthly(), flights("month", Selection.items("flight")));
        ComplianceReport all = report(year, LocalDate.of(2001, 1, 1), flights, null);
        assertEquals(13, expected.size());
        for (String[] row : expected) {
            boolean monthly = row[0].startsWith("2001-");
            ComplianceReport report =
                    monthly ? report(month, YearMonth.parse(row[0]).atDay(1), flights, null) : all;
            String group = monthly ? "month" : row[0];
            assertEquals(
                    number(row[1]), report.target(group + " grace").counts().counted(), row[0]);
            assertEquals(
                    number(row[2]), report.target(group + " grace").counts().good(), row[0]);
            assertEquals(row[3], percent(report.target(group + " grace").figure()), row[0]);
            assertEquals(
                    number(row[4]), report.target(group + " strict").counts().good(), row[0]);
            assertEquals(row[5], percent(report.target(group + " strict").figure()), row[0]);
            for (int i = 0; i < DELAYS.size(); i++) {
                Figure delay = report.target(group + " " + DELAYS.get(i)).figure();
                assertEquals(Ratio.of(number(row[6 + i])), delay.value(), row[0] + " " + DELAYS.get(i));
            }
        }
    }

    /** Figures of delays in minutes, below zero for what was early. */
    private static final List<String> DELAYS = List.of("50%", "90%", "99%", "minimum", "maximum", "sum");

    private static Indicator delay(String kind, Selection departed) {
        Quantity delay = Quantity.attribute("delay");
        return kind.endsWith("%")
                ? Indicator.percentile(kind, departed, delay)
                : statistic(Statistic.Kind.valueOf(kind.toUpperCase(Locale.ROOT)), departed, delay);
    }

    private static Stream<ServiceLevelTarget> flights(String group, Selection flights) {
        Quantity clock = Quantity.clock("departed", "arrived");
        Selection departed = flights.by("departed");
        Stream<ServiceLevelTarget> delays =
                DELAYS.stream().map(kind -> ServiceLevelTarget.of(group + " " + kind, delay(kind, departed)));
        return Stream.concat(
                delays,
                Stream.of(
                        ServiceLevelTarget.of(
                                group + " grace",
                                share(departed, clock, LimitRule.until("due").grace("< PT15M"))),
                        ServiceLevelTarget.of(group + " strict", share(departed, clock, LimitRule.until("due")))));
    }
}
