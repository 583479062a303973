package dev.sla4j.engine;

import static dev.sla4j.engine.Days.MON_2026_03_02;
import static dev.sla4j.engine.Days.daily;
import static dev.sla4j.engine.Days.down;
import static dev.sla4j.engine.Days.only;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.RequestCount;
import dev.sla4j.measurement.StateChange;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.target.ChangedAttribute;
import dev.sla4j.target.Clock;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Selection;
import dev.sla4j.target.SlotRule;
import dev.sla4j.target.UnknownInOutage;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.Recurrence;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes after the end of a period may still decide what was down before it (S25, D25). Seconds of Monday 2 March 2026. */
class ProvisionalTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-03-03T00:00:00Z");

    /** Unavailable from the first of ten severely errored seconds in a row to the first of ten good ones. */
    private static final Downtime TEN_SECONDS =
            Downtime.observed().failuresToOpen(10).successesToClose(10);

    private static Agreement total(Downtime downtime) {
        return daily(ServiceLevelTarget.of("down", Indicator.totalDowntime(downtime)));
    }

    private static ComplianceReport report(Agreement agreement, Instant asOf, List<? extends Measurement> evidence) {
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        ComplianceReport report =
                engine.start(engine.periodOf(MON_2026_03_02)).add(evidence).report(asOf);
        assertEquals(
                report.isProvisional(),
                report.explanation().toText().contains("provisional: "),
                () -> report.explanation().toText());
        return report;
    }

    private static String found(ComplianceReport report) {
        return only(report).figure() + (report.isProvisional() ? " provisional" : "");
    }

    /** One probe a second, {@code x} bad and {@code .} good, so many seconds from midnight on; good ones before. */
    private static List<Probe> seconds(long from, String probes) {
        List<Probe> all = new ArrayList<>();
        for (int i = 20; i > 0; i--) {
            all.add(Probe.good(MIDNIGHT.plusSeconds(from - i)));
        }
        for (int i = 0; i < probes.length(); i++) {
            Instant at = MIDNIGHT.plusSeconds(from + i);
            all.add(probes.charAt(i) == 'x' ? Probe.failed(at) : Probe.good(at));
        }
        return all;
    }

    /** D25. The report is made after the last second that was seen. */
    @ParameterizedTest(name = "{0} s, {1}: {2}")
    @CsvSource({
        // nine bad seconds and a good one change nothing; of ten the first one counts
        "-60, xxxxxxxxx., PT0S",
        "-60, xxxxxxxxxx.........., PT10S",
        "-60, xxxxxxxxxx.........x.........., PT20S",
        // the border after six of ten: nothing yet, and six if four more follow
        "-6, xxxxxx, PT0S provisional",
        "-6, xxxxxxxxx, PT0S provisional",
        "-6, xxxxxxxxx., PT0S",
        "-6, xxxxxxxxxx, PT6S provisional",
        "-6, xxxxxxxxxx.........., PT6S",
        // the border after six of ten good ones: down until midnight, and less if four more follow
        "-16, xxxxxxxxxx......, PT16S provisional",
        "-16, xxxxxxxxxx.........., PT10S",
        "-16, xxxxxxxxxx.......x.........., PT16S",
    })
    void rowsOverTheBorder(long from, String probes, String expected) {
        Instant asOf = MIDNIGHT.plusSeconds(Math.max(0, from + probes.length()));
        assertEquals(expected, found(report(total(TEN_SECONDS), asOf, seconds(from, probes))));
    }

    /** A probe that speaks for a time ends its row when nothing follows, and then nothing is left to be decided. */
    @Test
    void aRowThatEnds() {
        Downtime downtime = Downtime.observed().failuresToOpen(10).validFor(Duration.ofSeconds(5));
        assertEquals(
                "PT0S provisional", found(report(total(downtime), MIDNIGHT.plusSeconds(4), seconds(-6, "xxxxxx"))));
        assertEquals("PT0S", found(report(total(downtime), MIDNIGHT.plusSeconds(5), seconds(-6, "xxxxxx"))));
    }

    /** S8, S25: two good probes end an outage; had it been down when nothing was known, only what follows would tell that the first one ended it. */
    @Test
    void aBoundMayChange() {
        Downtime downtime = Downtime.observed().successesToClose(2).unknownWhen("unknown");
        List<Measurement> evidence = new ArrayList<>();
        evidence.add(Probe.good(MIDNIGHT.minusSeconds(90_000)));
        evidence.add(Probe.good(MIDNIGHT.minusSeconds(88_000)));
        evidence.add(StateChange.of(MIDNIGHT.minusSeconds(3_600), "unknown"));
        evidence.add(Probe.good(MIDNIGHT.minusSeconds(1_800)));
        ComplianceReport before = report(total(downtime), MIDNIGHT, evidence);
        evidence.add(Probe.good(MIDNIGHT.plusSeconds(600)));
        ComplianceReport after = report(total(downtime), MIDNIGHT.plusSeconds(600), evidence);
        assertEquals("PT0S provisional, PT1H", found(before) + ", " + mostDown(before));
        assertEquals("PT0S, PT30M", found(after) + ", " + mostDown(after));
    }

    private static Duration mostDown(ComplianceReport report) {
        return Duration.ofNanos(
                Objects.requireNonNull(only(report).bounds()).mostDown().longValueExact());
    }

    /** More than five minutes count: an outage that touches the border may yet become long enough, until the report sees its end. */
    @ParameterizedTest(name = "{0} to {1}, as of {2}: {3}")
    @CsvSource({
        "23:58, 24:00, 2026-03-03T00:00:00Z, PT0S provisional",
        "23:58, 24:00, 2026-03-03T00:00:01Z, PT0S",
        "23:58, 23:59, 2026-03-03T00:00:00Z, PT0S",
        "23:50, 24:00, 2026-03-03T00:00:00Z, PT10M",
        "23:58, 2026-03-03T00:02Z, 2026-03-03T00:01:00Z, PT0S provisional",
        "23:58, 2026-03-03T00:02Z, 2026-03-03T00:02:01Z, PT0S",
        "23:58, 2026-03-03T00:04Z, 2026-03-03T00:04:00Z, PT2M",
    })
    void minimumLength(String from, String to, Instant asOf, String expected) {
        Downtime lasting = Downtime.reported().lastingMoreThan(Duration.ofMinutes(5));
        assertEquals(expected, found(report(total(lasting), asOf, List.of(down(from, to)))));
    }

    /** In India (UTC+05:30) an hour counted from the epoch crosses midnight, 18:30 in Universal Time; 40 minutes make it down. */
    @ParameterizedTest(name = "as of {0}: {1}")
    @CsvSource({"2026-03-02T18:30:00Z, PT0S provisional", "2026-03-02T19:00:00Z, PT0S"})
    void units(Instant asOf, String expected) {
        Downtime hours = Downtime.reported().inUnits(Duration.ofHours(1), SlotRule.atLeast(Duration.ofMinutes(40)));
        Agreement india = Agreement.builder("india")
                .zone("Asia/Kolkata")
                .cycle(EvaluationCycle.daily())
                .target(ServiceLevelTarget.of("down", Indicator.totalDowntime(hours)))
                .build();
        assertEquals(expected, found(report(india, asOf, List.of(down("18:05", "18:20")))));
        assertEquals("PT0S", found(report(india, asOf, List.of(down("17:05", "17:20")))), "30 minutes are left");
    }

    /**
     * The hour over midnight in India, 18:30 in Universal Time, is down as a whole if both are: one is, and of the other nothing is known. If that
     * stays so to the end of the hour, nothing is known of the hour. All down from midnight on would not tell, as the first half hour of that outage
     * does not count, nor would all up.
     */
    @ParameterizedTest(name = "as of {0}: {1}, {2} unknown")
    @CsvSource({
        "2026-03-02T18:30:00Z, PT0S provisional, PT0S",
        "2026-03-02T18:45:00Z, PT0S provisional, PT0S",
        "2026-03-02T19:00:00Z, PT0S, PT30M",
    })
    void aUnitThatMayNeverBeKnown(String asOf, String expected, Duration unknown) {
        Downtime hours = Downtime.allOf(
                        Downtime.reported().on("web"),
                        Downtime.observed().on("probe").deductible(Duration.ofMinutes(30)))
                .inUnits(Duration.ofHours(1), SlotRule.WHOLE);
        Agreement india = Agreement.builder("india")
                .zone("Asia/Kolkata")
                .cycle(EvaluationCycle.daily())
                .target(ServiceLevelTarget.of("down", Indicator.totalDowntime(hours)))
                .build();
        Measurement open = Outage.since(Instant.parse("2026-03-02T18:00:00Z")).on("web");
        ComplianceReport report = report(india, Instant.parse(asOf), List.of(open));
        assertEquals(expected, found(report));
        assertEquals(unknown.toNanos(), only(report).account().unknown().longValueExact());
    }

    /** What excuses may be undecided, too: the power is out for a row of two, or not. */
    @Test
    void anExcuseOverTheBorder() {
        Agreement agreement = daily().target(
                        ServiceLevelTarget.of("down", Indicator.totalDowntime(Downtime.reported())))
                .exclusion(ExclusionRule.whileDown(
                        "power", Downtime.observed().failuresToOpen(7).on("power")))
                .build();
        List<Measurement> evidence = new ArrayList<>(List.of(
                down("23:59", "23:59:58"),
                Probe.good(MIDNIGHT.minusSeconds(86_400)).on("power")));
        seconds(-6, "xxxxxx").forEach(probe -> evidence.add(probe.on("power")));
        assertTrue(report(agreement, MIDNIGHT, evidence).isProvisional());
        evidence.add(Probe.good(MIDNIGHT).on("power"));
        assertEquals("PT58S", found(report(agreement, MIDNIGHT.plusSeconds(1), evidence)));
    }

    private static Measurement minute(String at, boolean good) {
        Instant from = Instant.parse("2026-03-" + at + ":00Z");
        return RequestCount.of(from, from.plusSeconds(60)).count(good ? "good" : "failed", 10);
    }

    /**
     * Minutes of requests: the last one before the report was down, and the one in which the report is made is not over, so the outage may go on; what
     * is good in that minute so far says that it does not.
     */
    @ParameterizedTest(name = "as of {0}: {1}")
    @CsvSource({
        "2026-03-03T00:00:00Z, , true",
        "2026-03-03T00:00:30Z, , true",
        "2026-03-03T00:01:00Z, , false",
        "2026-03-03T00:00:30Z, good, false",
        "2026-03-03T00:00:30Z, failed, true",
        "2026-03-03T00:01:00Z, failed, true",
        "2026-03-03T00:02:00Z, failed, false",
    })
    void aCountedSlotThatIsNotOver_S25(Instant asOf, String next, boolean open) {
        Downtime minutes = Downtime.minutesWhere(Indicator.failedRatio(Selection.requests()), "> 5%");
        Agreement agreement =
                daily(ServiceLevelTarget.of("down", Indicator.downtime(DowntimeStatistic.Kind.LONGEST, minutes)));
        List<Measurement> evidence = new ArrayList<>(List.of(minute("02T23:58", true), minute("02T23:59", false)));
        if (next != null) {
            evidence.add(minute("03T00:00", next.equals("good")));
        }
        ComplianceReport report = report(agreement, asOf, evidence);
        assertEquals(Figure.time(Duration.ofMinutes(1)), only(report).figure());
        assertEquals(open, only(report).subjects().get(0).outages().get(0).open());
        assertEquals(open, report.isProvisional());
    }

    /** Where unknown time bridges an outage, one after which nothing is known up to the report may still go on. */
    @ParameterizedTest
    @CsvSource({"BRIDGES, true", "ENDS, false"})
    void unknownTimeThatBridgesIsOpen_S8_S25(UnknownInOutage reading, boolean open) {
        Downtime probes = Downtime.observed().validFor(Duration.ofMinutes(1));
        Agreement agreement =
                daily(ServiceLevelTarget.of("down", Indicator.downtime(DowntimeStatistic.Kind.LONGEST, probes))
                        .policy(reading));
        List<Measurement> evidence = List.of(Probe.failed(MIDNIGHT.minusSeconds(600)));
        ComplianceReport report = report(agreement, MIDNIGHT, evidence);
        assertEquals(open, only(report).subjects().get(0).outages().get(0).open());
        assertEquals(open, report.isProvisional());
        List<Measurement> more =
                List.of(Probe.failed(MIDNIGHT.minusSeconds(600)), Probe.good(MIDNIGHT.minusSeconds(60)));
        assertFalse(only(report(agreement, MIDNIGHT, more))
                .subjects()
                .get(0)
                .outages()
                .get(0)
                .open());
    }

    private static final Clock RESOLUTION = Quantity.clock("opened", "resolved");
    private static final Condition IN_FOUR_HOURS = Condition.within(RESOLUTION, Limit.parse("<= PT4H"));
    private static final Selection OPENED = Selection.items("ticket").by("opened");

    private static Agreement of(Indicator indicator) {
        return daily(ServiceLevelTarget.of("t", indicator));
    }

    /** Opened at 23:00, a ticket may still be late, and so be one of those that were late: 0 of them is not the last word. */
    @Test
    void whatMayStillBeSelectedIsOpen_S25() {
        Agreement late = of(Indicator.count(OPENED.where(IN_FOUR_HOURS.negated())));
        WorkItem open = WorkItem.ticket("T").opened(Days.instant("23:00"));
        assertEquals("0 provisional", found(report(late, MIDNIGHT, List.of(open))));
        Instant fiveHours = MIDNIGHT.plusSeconds(5 * 3600);
        assertEquals("1 provisional", found(report(late, fiveHours, List.of(open))), "its limit may change");
        assertEquals("1", found(report(late, fiveHours, List.of(open.resolved(fiveHours)))));
        assertEquals("0", found(report(late, MIDNIGHT, List.of(open.opened(Days.instant("2026-03-01T23:00Z"))))));
    }

    /** Which priority an open ticket has may still turn out, and so whether it counts. */
    @Test
    void whatMayStillTurnOutIsOpen_S25() {
        Agreement urgent = of(Indicator.share(OPENED.where("priority", "P1"), IN_FOUR_HOURS));
        WorkItem open = WorkItem.ticket("T").opened(Days.instant("10:00"));
        WorkItem done = open.resolved(Days.instant("16:00"));
        assertEquals("none provisional", found(report(urgent, MIDNIGHT, List.of(open))));
        assertEquals("none", found(report(urgent, MIDNIGHT, List.of(done))));
        assertEquals("0%", found(report(urgent, MIDNIGHT, List.of(done.attribute("priority", "P1")))));
        assertEquals("none", found(report(urgent, MIDNIGHT, List.of(open.attribute("priority", "P2")))));
    }

    /** As long as its clock is yet to start, a ticket is what it is now: raised to P1 at 09:00, it is one of those that may be late. */
    @Test
    void whatItWillBeWhenItsClockStartsIsOpen_S13_S25() {
        Clock passed = Quantity.clock("passed", "resolved");
        Indicator urgent = Indicator.withinLimit(OPENED.where("priority", "P1"), passed, "<= PT4H");
        Agreement agreement = daily(ServiceLevelTarget.of("t", urgent).policy(ChangedAttribute.AT_START));
        WorkItem raised =
                WorkItem.ticket("T").opened(Days.instant("08:00")).changed("priority", "P1", Days.instant("09:00"));
        assertEquals("none provisional", found(report(agreement, MIDNIGHT, List.of(raised))));
        WorkItem late = raised.reached("passed", MIDNIGHT.plusSeconds(3600)).resolved(MIDNIGHT.plusSeconds(9 * 3600));
        assertEquals("0%", found(report(agreement, MIDNIGHT.plusSeconds(86_400), List.of(late))));
    }

    /** What was expected and not delivered is an item that is not done: none delivered may become one that was late, and of one that is correct. */
    @Test
    void whatWasNotDeliveredIsOpen_S25() {
        Selection reports = Selection.items("report").expecting(Recurrence.of(EvaluationCycle.daily(), "12:00", "UTC"));
        Condition delivered = Condition.reached("delivered");
        List<WorkItem> late = List.of(
                WorkItem.of("report", "r").delivered(MIDNIGHT.minusSeconds(1)).attribute("correct", "yes"));
        Map<Indicator, String> figures = new LinkedHashMap<>();
        figures.put(Indicator.count(reports.where(delivered.negated())), "1 provisional, 0");
        figures.put(Indicator.count(reports.where(delivered)), "0 provisional, 1");
        figures.put(Indicator.count(reports), "1 provisional, 1");
        figures.put(Indicator.share(reports, Condition.is("correct", "yes")), "0% provisional, 100%");
        figures.forEach((indicator, expected) -> assertEquals(
                expected,
                found(report(of(indicator), MIDNIGHT, List.of()))
                        + ", "
                        + found(report(of(indicator), MIDNIGHT, late))));
    }
}
