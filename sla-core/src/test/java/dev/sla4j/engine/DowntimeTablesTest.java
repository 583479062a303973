package dev.sla4j.engine;

import static dev.sla4j.engine.Days.daily;
import static dev.sla4j.engine.Days.down;
import static dev.sla4j.engine.Days.maintenance;
import static dev.sla4j.engine.Days.monday;
import static dev.sla4j.engine.Days.month;
import static dev.sla4j.engine.Days.only;
import static dev.sla4j.engine.Days.remarks;
import static dev.sla4j.engine.Days.report;
import static dev.sla4j.engine.Days.share;
import static dev.sla4j.engine.Days.state;
import static dev.sla4j.engine.Days.summary;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.measurement.Watched;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Flat;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Detail;
import dev.sla4j.report.Remark;
import dev.sla4j.report.SingleOutage;
import dev.sla4j.report.TargetResult;
import dev.sla4j.report.TimeAccount;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.AtLeast;
import dev.sla4j.target.CombinedUnknown;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.DowntimeStatistic.Kind;
import dev.sla4j.target.ExclusionEffect;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.PartOfPeriod;
import dev.sla4j.target.Policy;
import dev.sla4j.target.ReportedOutages;
import dev.sla4j.target.Scope;
import dev.sla4j.target.SlotRule;
import dev.sla4j.target.UnknownInOutage;
import dev.sla4j.time.Schedule;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Money;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What counts as down, for how long, and in which period (S3, S5–S9). Minutes of Monday 2 March 2026, of 1 440. */
class DowntimeTablesTest {
    private static final Downtime REPORTED = Downtime.reported();
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static ServiceLevelTarget uptime(Downtime downtime) {
        return ServiceLevelTarget.of("uptime", Indicator.availability(downtime)).atLeast("99%");
    }

    private static Agreement total(Downtime downtime) {
        return daily(ServiceLevelTarget.of("down", Indicator.totalDowntime(downtime)));
    }

    private static Agreement statistic(Kind kind, Downtime downtime) {
        return daily(ServiceLevelTarget.of("down", Indicator.downtime(kind, downtime)));
    }

    private static Ratio minutes(long minutes) {
        return Ratio.of(minutes * 60);
    }

    /** An expression, evidence, and the down time in minutes that it gives. */
    record Case(String name, Downtime downtime, List<Measurement> evidence, long minutes) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> expressions() {
        Downtime a = Downtime.reported().on("a");
        Downtime b = Downtime.reported().on("b");
        Downtime c = Downtime.reported().on("c");
        List<Measurement> abc = List.of(
                down("10:00", "12:00").on("a"),
                down("11:00", "13:00").on("b"),
                down("11:30", "11:40").on("c"));
        List<Measurement> weighted = List.of(
                down("10:00", "12:00").affecting("25%").on("a"),
                down("11:00", "13:00").affecting("50%").on("b"));
        Outage told = down("10:00", "12:00").milestone(Outage.REPORTED, Instant.parse("2026-03-02T10:30:00Z"));
        return Stream.of(
                new Case(
                        "S5: touching ranges are one",
                        REPORTED.lastingAtLeast(Duration.ofHours(2)),
                        List.of(down("10:00", "11:00"), down("11:00", "12:00")),
                        120),
                new Case(
                        "S5: a gap of a second parts them",
                        REPORTED.lastingAtLeast(Duration.ofHours(2)),
                        List.of(down("10:00", "11:00"), down("11:00:01", "12:00")),
                        0),
                new Case("an outage without length counts for nothing", REPORTED, List.of(down("10:00", "10:00")), 0),
                new Case("S6: any of a, b", Downtime.anyOf(a, b), abc, 180),
                new Case("S6: all of a, b", Downtime.allOf(a, b), abc, 60),
                new Case("S6: two of three", Downtime.atLeast(2, a, b, c), abc, 60),
                new Case("S6: three of three", Downtime.atLeast(3, a, b, c), abc, 10),
                new Case("S6: half of three, rounded up: two", Downtime.atLeast("50%", a, b, c), abc, 60),
                new Case("S6: a third of three: one", Downtime.atLeast("33%", a, b, c), abc, 180),
                new Case("S6: nested, c or (a and b)", Downtime.anyOf(c, Downtime.allOf(a, b)), abc, 60),
                // ¼·60 + ½·60 + ½·60
                new Case("S6: any of takes the highest weight", Downtime.anyOf(a, b), weighted, 75),
                new Case("S6: all of takes the lowest", Downtime.allOf(a, b), weighted, 15),
                new Case(
                        "C47: only a cause",
                        Downtime.reported().onlyCauses("network"),
                        List.of(
                                down("10:00", "11:00").cause("network"),
                                down("12:00", "12:30").cause("power"),
                                down("13:00", "13:05")),
                        60),
                new Case(
                        "C47: all but a cause",
                        Downtime.reported().exceptCauses("network"),
                        List.of(
                                down("10:00", "11:00").cause("network"),
                                down("12:00", "12:30").cause("power"),
                                down("13:00", "13:05")),
                        35),
                new Case(
                        "one source only",
                        Downtime.reported().fromSource("probe"),
                        List.of(
                                down("10:00", "11:00").from("probe"),
                                down("12:00", "12:30").from("desk"),
                                down("13:00", "13:05")),
                        60),
                new Case("P44: from the report on", Downtime.reported().startingAt(Outage.REPORTED), List.of(told), 90),
                new Case(
                        "P37: to the first of several milestones",
                        Downtime.reported().endingAt(Outage.WORKED_AROUND, Outage.RESTORED),
                        List.of(down("10:00", "12:00")
                                .milestone(Outage.WORKED_AROUND, Instant.parse("2026-03-02T10:45:00Z"))),
                        45),
                new Case(
                        "a milestone before the start gives no negative time",
                        Downtime.reported().endingAt(Outage.CLOSED),
                        List.of(down("10:00", "12:00").milestone(Outage.CLOSED, Instant.parse("2026-03-02T09:00:00Z"))),
                        0),
                new Case(
                        "reported in time, exactly",
                        Downtime.reported().reportedWithin(Duration.ofMinutes(30)),
                        List.of(told),
                        120),
                new Case(
                        "reported too late",
                        Downtime.reported().reportedWithin(Duration.ofMinutes(29)),
                        List.of(told),
                        0),
                new Case("P18: at least, exactly", REPORTED.lastingAtLeast(MINUTE), List.of(down("10:00", "10:01")), 1),
                new Case(
                        "P51: more than, exactly",
                        REPORTED.lastingMoreThan(MINUTE),
                        List.of(down("10:00", "10:01")),
                        0),
                new Case(
                        "C: each outage has its deductible",
                        REPORTED.deductible(Duration.ofMinutes(5)),
                        List.of(down("10:00", "10:20"), down("11:00", "11:03"), down("12:00", "12:07")),
                        17),
                new Case(
                        "refinements in the order written: first the deductible, then the length",
                        REPORTED.deductible(Duration.ofMinutes(5)).lastingAtLeast(Duration.ofMinutes(10)),
                        List.of(down("10:00", "10:12"), down("11:00", "11:20")),
                        15),
                new Case(
                        "first the length, then the deductible",
                        REPORTED.lastingAtLeast(Duration.ofMinutes(10)).deductible(Duration.ofMinutes(5)),
                        List.of(down("10:00", "10:12"), down("11:00", "11:20")),
                        22),
                new Case(
                        "the length of each part, then the union",
                        Downtime.anyOf(
                                a.lastingAtLeast(Duration.ofMinutes(10)), b.lastingAtLeast(Duration.ofMinutes(10))),
                        List.of(
                                down("10:00", "10:06").on("a"),
                                down("10:06", "10:12").on("b")),
                        0),
                new Case(
                        "the union, then its length",
                        Downtime.anyOf(a, b).lastingAtLeast(Duration.ofMinutes(10)),
                        List.of(
                                down("10:00", "10:06").on("a"),
                                down("10:06", "10:12").on("b")),
                        12),
                new Case(
                        "P15: whole minutes",
                        Downtime.wholeMinutes(REPORTED),
                        List.of(down("10:00:30", "10:03:20")),
                        2),
                new Case(
                        "P19: touched minutes",
                        Downtime.touchedMinutes(REPORTED),
                        List.of(down("10:00:30", "10:03:20")),
                        4),
                new Case(
                        "a minute that is touched at its end only is not",
                        Downtime.touchedMinutes(REPORTED),
                        List.of(down("10:00", "10:01")),
                        1),
                new Case(
                        "P03: hours with more than six minutes",
                        REPORTED.inUnits(Duration.ofHours(1), SlotRule.moreThan(Duration.ofMinutes(6))),
                        List.of(down("10:00", "10:06"), down("11:00", "11:07"), down("12:57", "13:04")),
                        60),
                new Case(
                        "hours with at least six minutes, in pieces",
                        REPORTED.inUnits(Duration.ofHours(1), SlotRule.atLeast(Duration.ofMinutes(6))),
                        List.of(down("10:00", "10:03"), down("10:30", "10:33")),
                        60),
                new Case(
                        "a down unit has the highest weight in it",
                        REPORTED.inUnits(Duration.ofHours(1), SlotRule.TOUCHED),
                        List.of(
                                down("10:00", "10:10").affecting("50%"),
                                down("10:30", "10:31").affecting("25%")),
                        30),
                new Case(
                        "P53: days with an outage of more than five minutes",
                        REPORTED.lastingMoreThan(Duration.ofMinutes(5)).inUnits(Duration.ofDays(1), SlotRule.TOUCHED),
                        List.of(down("10:00", "10:04"), down("12:00", "12:04")),
                        0));
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void expression(Case row) {
        ComplianceReport report = monday(total(row.downtime()), row.evidence().toArray(Measurement[]::new));
        assertEquals(
                minutes(row.minutes()),
                only(report).figure().value(),
                () -> report.explanation().toText());
    }

    /** Statistics: outages 10:00–10:30, 12:00–12:10 and, begun the day before, until 00:20; one reaches into Tuesday. */
    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({"TOTAL, 5400", "LONGEST, 1800", "COUNT, 3", "MEAN_TO_RESTORE, 2200", "MEAN_BETWEEN, 27000"})
    void statistics(Kind kind, long expected) {
        // In the day: 20 + 30 + 10 + 30 = 90 min; begun in it: 30, 10 and 30 + 40 = 70 min: 110 ÷ 3; up 1 350 min ÷ 3.
        ComplianceReport report = monday(
                statistic(kind, REPORTED),
                down("2026-03-01T23:00Z", "00:20"),
                down("10:00", "10:30"),
                down("12:00", "12:10"),
                down("23:30", "2026-03-03T00:40Z"));
        assertEquals(Ratio.of(expected), only(report).figure().value());
    }

    @ParameterizedTest(name = "{0} of no outage: {1}")
    @CsvSource({"TOTAL, 0", "LONGEST, 0", "COUNT, 0", "MEAN_TO_RESTORE, none", "MEAN_BETWEEN, none"})
    void statisticsOfNothing(Kind kind, String expected) {
        assertEquals("NOT_APPLICABLE " + expected, summary(monday(statistic(kind, REPORTED))));
    }

    /** An outage of which nothing counts is none: wholly excluded, or outside the service hours. */
    @Test
    void statisticsCountWhatCounts() {
        Agreement agreement = daily().target(ServiceLevelTarget.of("down", Indicator.downtime(Kind.COUNT, REPORTED))
                        .during(Schedule.weekly("UTC").monToFri("09:00", "17:00")))
                .exclusion(ExclusionRule.announced("maintenance", "maintenance"))
                .build();
        ComplianceReport report = monday(
                agreement,
                down("02:00", "03:00"),
                down("10:00", "11:00"),
                maintenance("10:00", "11:00"),
                down("12:00", "12:01"));
        assertEquals(Figure.count(1), only(report).figure());
        assertEquals(
                List.of("2026-03-02T12:00Z/2026-03-02T12:01Z"),
                only(report).subjects().get(0).outages().stream()
                        .map(outage -> outage.range().toString())
                        .toList());
    }

    /** S7: a minimum length and a deductible see the whole outage, 23:58–00:04; the days share its time. */
    @Test
    void wholeOutagesOverTheBorder() {
        Outage outage = down("23:58", "2026-03-03T00:04Z");
        LocalDate tuesday = LocalDate.of(2026, 3, 3);
        Agreement lasting = total(REPORTED.lastingAtLeast(Duration.ofMinutes(5)));
        assertEquals(minutes(2), only(monday(lasting, outage)).figure().value());
        assertEquals(minutes(4), only(report(lasting, tuesday, outage)).figure().value());
        Agreement deductible = total(REPORTED.deductible(Duration.ofMinutes(5)));
        assertEquals(minutes(0), only(monday(deductible, outage)).figure().value());
        assertEquals(
                minutes(1), only(report(deductible, tuesday, outage)).figure().value());
    }

    /** S7, S25: what belongs to the day of its start is provisional until it ended, and knows its length on both sides. */
    @Test
    void singleOutagesOverTheBorder() {
        Agreement agreement = statistic(Kind.COUNT, REPORTED);
        ComplianceReport restored =
                monday(agreement, down("23:58", "2026-03-03T00:04Z").id("INC-1"));
        assertFalse(restored.isProvisional());
        SingleOutage single = only(restored).subjects().get(0).outages().get(0);
        assertEquals(nanos(6), single.counted());
        assertEquals(nanos(2), single.countedInPeriod());
        assertEquals(Instant.parse("2026-03-02T23:58:00Z"), single.start());
        assertFalse(single.open());
        assertEquals(List.of("INC-1"), List.copyOf(single.ids()));
        ComplianceReport open = monday(agreement, Outage.since(Days.at("23:58")).id("INC-1"));
        assertTrue(open.isProvisional());
        assertTrue(only(open).subjects().get(0).outages().get(0).open());
        assertEquals(
                List.of("outage INC-1 of 2026-03-02T23:58Z is still open; it counts until 2026-03-03T00:00Z"),
                remarks(open, Remark.Kind.OPEN_OUTAGE));
        // Some minutes later more of it is known.
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        ComplianceReport later = engine.start(engine.periodOf(Days.MON_2026_03_02))
                .add(Outage.since(Days.at("23:58")))
                .report(Instant.parse("2026-03-03T00:10:00Z"));
        assertTrue(later.isProvisional());
        assertEquals(nanos(12), only(later).subjects().get(0).outages().get(0).counted());
        assertEquals(
                Figure.count(0),
                only(report(agreement, LocalDate.of(2026, 3, 3), down("23:58", "2026-03-03T00:04Z")))
                        .figure());
    }

    private static BigInteger nanos(long minutes) {
        return BigInteger.valueOf(Duration.ofMinutes(minutes).toNanos());
    }

    /** An outage that was restored is closed even if the report is made before its end was due: nothing is provisional but the period. */
    @Test
    void aRunningPeriodIsProvisional() {
        ComplianceEngine engine = ComplianceEngine.of(total(REPORTED));
        ComplianceReport noon = engine.start(engine.periodOf(Days.MON_2026_03_02))
                .add(down("11:00", "13:00"))
                .report(Instant.parse("2026-03-02T12:00:00Z"));
        assertTrue(noon.isProvisional());
        assertEquals(minutes(60), only(noon).figure().value());
        TimeAccount account = only(noon).account();
        assertEquals(nanos(660), account.up());
        assertEquals(nanos(720), account.outside());
        assertEquals(nanos(1440), account.total());
    }

    /** S8: no outage on a list declared complete is 100 %, MET, and printed so. */
    @Test
    void asDeclared() {
        ComplianceReport report = monday(daily(uptime(REPORTED)));
        assertEquals("MET 1", summary(report));
        assertTrue(report.explanation().toText().contains("as declared: 0 outages"));
        ComplianceReport watched = monday(daily(uptime(REPORTED).policy(ReportedOutages.WATCHED_ONLY)));
        assertEquals("UNDETERMINED none", summary(watched));
        assertFalse(watched.explanation().toText().contains("as declared"), watched.explanation()::toText);
        ComplianceReport observed = monday(daily(uptime(Downtime.observed())));
        assertEquals("UNDETERMINED none", summary(observed));
        assertFalse(observed.explanation().toText().contains("as declared"));
    }

    /** S8: under the minimum coverage a verdict is given only if both bounds agree. Known is what was watched. */
    @ParameterizedTest(name = "watched until {0}, down 10:00–{1}, at least {2}: {3}")
    @CsvSource({
        // 1 368 of 1 440 are 95 % exactly: the figure alone decides, 12 of 1 368 are 0.877 %.
        "22:48, 10:12, 99%, MET",
        "22:47, 10:12, 99%, UNDETERMINED",
        // Both bounds agree: at worst 12 + 720 of 1 440, at best 12 of 1 440.
        "12:00, 10:12, 49%, MET",
        "12:00, 10:12, 99.5%, MISSED",
        "12:00, 10:12, 98%, UNDETERMINED",
    })
    void coverage(String until, String end, String limit, Verdict verdict) {
        Agreement agreement = daily(ServiceLevelTarget.of("uptime", Indicator.availability(REPORTED))
                .atLeast(limit)
                .policy(ReportedOutages.WATCHED_ONLY));
        ComplianceReport report = monday(agreement, down("10:00", end), Watched.of(Days.at("00:00"), Days.at(until)));
        assertEquals(verdict, only(report).verdict(), () -> report.explanation().toText());
    }

    /** Coverage and bounds are in the result: known 720, down 12; worst 732 of 1 440, best 12 of 1 440. */
    @Test
    void bounds() {
        Agreement agreement = daily(uptime(REPORTED).policy(ReportedOutages.WATCHED_ONLY));
        TargetResult result =
                only(monday(agreement, down("10:00", "10:12"), Watched.of(Days.at("00:00"), Days.at("12:00"))));
        assertEquals(Ratio.of(1, 2), result.coverage());
        assertEquals(Figure.share(Ratio.of(708, 720)), result.figure());
        assertEquals(Figure.share(Ratio.of(708, 1440)), result.bounds().worst());
        assertEquals(Figure.share(Ratio.of(1428, 1440)), result.bounds().best());
        assertEquals(nanos(732), result.bounds().mostDown());
        assertEquals(nanos(12), result.bounds().leastDown());
        assertNull(only(monday(daily(uptime(REPORTED)), down("10:00", "10:12"))).bounds());
    }

    /** S8: an unknown stretch may complete an outage that is too short by itself: 20 + 10 + 20 minutes, at least 45 count. */
    @Test
    void boundsOfAMinimumLength() {
        Downtime lasting = Downtime.observed().lastingAtLeast(Duration.ofMinutes(45));
        TargetResult result = only(monday(
                daily(uptime(lasting).minimumCoverage("100%")),
                state("00:00", "up"),
                state("10:00", "down"),
                state("10:20", "unknown"),
                state("10:30", "down"),
                state("10:50", "up")));
        assertEquals(Figure.share(Ratio.ONE), result.figure());
        assertEquals(Figure.share(Ratio.of(1390, 1440)), result.bounds().worst());
        assertEquals(Figure.share(Ratio.ONE), result.bounds().best());
        assertEquals(Verdict.UNDETERMINED, result.verdict());
    }

    /** S8: a state speaks until the next, a probe for a time at most; three-valued combination. */
    @Test
    void threeValued() {
        Measurement[] evidence = {
            state("00:00", "up").on("a"),
            state("10:00", "down").on("a"),
            state("14:00", "up").on("a"),
            state("00:00", "up").on("b"),
            state("12:00", "unknown").on("b"),
            state("16:00", "up").on("b")
        };
        Downtime a = Downtime.observed().on("a");
        Downtime b = Downtime.observed().on("b");
        // Any: 10–14 a is down whatever b is, 14–16 depends on b.
        TimeAccount any =
                only(monday(daily(uptime(Downtime.anyOf(a, b))), evidence)).account();
        assertEquals(nanos(240), any.down());
        assertEquals(nanos(120), any.unknown());
        // All: 10–12 b is up, 12–14 depends on b, 14–16 a is up.
        TimeAccount all =
                only(monday(daily(uptime(Downtime.allOf(a, b))), evidence)).account();
        assertEquals(nanos(0), all.down());
        assertEquals(nanos(120), all.unknown());
    }

    /** S8: where the known parts decide, an unknown part is in no bound either: only 14–15, when both are unknown, moves them. */
    @Test
    void boundsOfTheKnownParts() {
        Downtime a = Downtime.observed().on("a");
        Downtime b = Downtime.observed().on("b");
        Measurement[] evidence = {
            state("00:00", "up").on("a"),
            state("10:00", "down").on("a"),
            state("12:00", "up").on("a"),
            state("14:00", "unknown").on("a"),
            state("15:00", "up").on("a"),
            state("00:00", "up").on("b"),
            state("10:00", "unknown").on("b"),
            state("12:00", "up").on("b"),
            state("14:00", "unknown").on("b"),
            state("18:00", "up").on("b")
        };
        for (Downtime both : List.of(Downtime.anyOf(a, b), Downtime.allOf(a, b), Downtime.atLeast(2, a, b))) {
            TargetResult result = only(monday(
                    daily(uptime(both).policy(CombinedUnknown.KNOWN_PARTS).minimumCoverage("100%")), evidence));
            // Two of the parts that are known: a alone can never be two.
            long down = both instanceof AtLeast ? 0 : 120;
            assertEquals(nanos(down), result.account().down(), both.toString());
            assertEquals(nanos(60), result.account().unknown(), both.toString());
            assertEquals(Figure.share(Ratio.of(1380 - down, 1380)), result.figure(), both.toString());
            assertEquals(nanos(down + 60), result.bounds().mostDown(), both.toString());
            assertEquals(nanos(down), result.bounds().leastDown(), both.toString());
        }
    }

    /**
     * S3: measured while at least so many of the listed subjects live. a lives from 06:00 to 18:00, b from 12:00 on, c always, so at least two from 06:00
     * on and three from 12:00 to 18:00.
     */
    @ParameterizedTest(name = "{0} living: {1} min outside, {2} min down")
    @CsvSource({"1, 0, 180", "2, 360, 120", "3, 1080, 60"})
    void atLeastSoManyLive(int living, long outside, long down) {
        ServiceLevelTarget target =
                uptime(Downtime.reported()).scope(Scope.together("a", "b", "c").whileLiving(living));
        TargetResult result = only(monday(
                daily(target),
                ServiceLife.of(Days.at("06:00"), Days.at("18:00")).on("a"),
                ServiceLife.of(Days.at("12:00"), Days.at("24:00")).on("b"),
                down("05:00", "06:00").on("c"),
                down("11:00", "12:00").on("c"),
                down("12:00", "13:00").on("c")));
        assertEquals(nanos(outside), result.account().outside());
        assertEquals(nanos(down), result.account().down());
    }

    /** S3: why the promise does not apply: who lived less than it asks for. */
    @ParameterizedTest(name = "{0} living, the service {1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "1; lives; ",
                "2; lives; at least 2 of a, b, c existed for 12 h of the period, not for 20 h",
                "3; lives; fewer than 3 of a, b, c existed at any time of the period",
                "1; is gone; it did not exist in the period",
                "2; is gone; it did not exist in the period",
                "3; is gone; fewer than 3 of a, b, c existed at any time of the period"
            })
    void whyTooFewLive(int living, String service, @Nullable String why) {
        ServiceLevelTarget target = uptime(Downtime.reported())
                .scope(Scope.together("a", "b", "c").whileLiving(living))
                .minimumLife(Duration.ofHours(20));
        boolean gone = service.equals("is gone");
        String text = monday(
                        daily(target),
                        ServiceLife.of(Days.at("00:00"), Days.at("06:00")).on("a"),
                        ServiceLife.of(Days.at("18:00"), Days.at("24:00")).on("b"),
                        gone
                                ? ServiceLife.of(Days.at("24:00"), Days.at("2026-03-03T12:00Z"))
                                : ServiceLife.of(Days.at("00:00"), Days.at("24:00")),
                        ServiceLife.of(Days.at("00:00"), Days.at("24:00")).on("c"))
                .explanation()
                .toText();
        String told = text.lines()
                .filter(line -> line.contains("the promise does not apply: "))
                .map(line -> line.substring(line.indexOf(": ") + 2))
                .findFirst()
                .orElse(null);
        assertEquals(why, told, text);
    }

    /** S3: more than one must be listed, taken together, and be as many. */
    @Test
    void howManyMustLive() {
        assertThrows(
                IllegalArgumentException.class, () -> Scope.together("a", "b").whileLiving(3));
        assertThrows(
                IllegalArgumentException.class, () -> Scope.together("a", "b").whileLiving(0));
        assertThrows(IllegalArgumentException.class, () -> Scope.each("a", "b").whileLiving(2));
        assertThrows(IllegalArgumentException.class, () -> Scope.SERVICE.whileLiving(2));
        assertEquals(Scope.SERVICE, Scope.SERVICE.whileLiving(1));
    }

    /** S3: a part outside its life is neutral; the whole is absent where none lives. */
    @Test
    void absentParts() {
        Downtime both =
                Downtime.allOf(Downtime.reported().on("a"), Downtime.reported().on("b"));
        // a from 06:00 to 18:00, b from 12:00 on: measured 06:00–24:00; down a 07–08, b 13–14, both 15–16.
        TargetResult result = only(monday(
                daily(uptime(both)),
                ServiceLife.of(Days.at("06:00"), Days.at("18:00")).on("a"),
                ServiceLife.of(Days.at("12:00"), Days.at("24:00")).on("b"),
                down("07:00", "08:00").on("a"),
                down("13:00", "14:00").on("b"),
                down("15:00", "16:00").on("a"),
                down("15:00", "16:00").on("b"),
                down("20:00", "20:30").on("b")));
        assertEquals(nanos(360), result.account().outside());
        assertEquals(nanos(60 + 60 + 30), result.account().down());
        assertEquals(Ratio.of(1080 - 150, 1080), result.figure().value());
    }

    /** S3: the life, the term and the service hours limit the measured time; the buckets add up to the period (L3). */
    @Test
    void measuredTime() {
        Agreement agreement = daily().target(uptime(REPORTED)
                        .scope(Scope.each("db"))
                        .during(Schedule.weekly("UTC").monToFri("08:00", "18:00")))
                .exclusion(ExclusionRule.announced("maintenance", "maintenance"))
                .build();
        TargetResult result = only(monday(
                agreement,
                ServiceLife.of(Days.at("09:00"), Days.at("24:00")).on("db"),
                maintenance("07:00", "10:00"),
                down("08:30", "10:30").on("db"),
                down("17:45", "19:00").on("db")));
        // Measured 09–18, excluded 09–10; down 10:00–10:30 and 17:45–18:00.
        assertEquals(nanos(45), result.account().down());
        assertEquals(nanos(435), result.account().up());
        assertEquals(nanos(60), result.account().excluded());
        assertEquals(nanos(900), result.account().outside());
        assertEquals(nanos(1440), result.account().total());
        assertEquals(Ratio.of(435, 480), result.figure().value());
    }

    /** S3: several subjects taken together live while one of them does, and within the life of the service itself. */
    @Test
    void lifeOfSubjectsTakenTogether() {
        ServiceLevelTarget together = uptime(REPORTED).scope(Scope.together("a", "b"));
        ServiceLife late = ServiceLife.of(Days.at("12:00"), Days.at("18:00")).on("a");
        ServiceLife later = ServiceLife.of(Days.at("17:00"), Days.at("24:00")).on("b");
        ServiceLife early = ServiceLife.of(Days.at("00:00"), Days.at("12:00")).on("b");
        ServiceLife whole = ServiceLife.of(Days.at("13:00"), Days.at("24:00"));
        Outage outage = down("13:00", "14:00").on("a");
        // From noon to midnight, 12 hours.
        assertEquals("MISSED " + share(660, 720), summary(monday(daily(together), late, later, outage)));
        Agreement twelve = daily(together.minimumLife(Duration.ofHours(12)));
        assertEquals("MISSED " + share(660, 720), summary(monday(twelve, late, later, outage)));
        assertEquals("NOT_APPLICABLE " + share(600, 660), summary(monday(twelve, late, later, whole, outage)));
        assertEquals("MISSED " + share(1380, 1440), summary(monday(twelve, late, outage)), "b lived always");
        Agreement rest = daily(together.policy(PartOfPeriod.REST_AS_UP));
        assertEquals("MISSED " + share(1380, 1440), summary(monday(rest, late, later, outage)));
        Agreement periods = daily(together.policy(PartOfPeriod.WHOLE_PERIODS));
        assertEquals("NOT_APPLICABLE " + share(660, 720), summary(monday(periods, late, later, outage)));
        assertEquals("MISSED " + share(1380, 1440), summary(monday(periods, late, early, later, outage)));
        assertEquals(
                "NOT_APPLICABLE none",
                summary(monday(
                        daily(together),
                        ServiceLife.of("2026-04-01T00:00Z", "2026-05-01T00:00Z").on("a"),
                        ServiceLife.of("2026-04-01T00:00Z", "2026-05-01T00:00Z").on("b"))));
    }

    /** S3: the term is one of days in the agreement's zone. */
    @Test
    void term() {
        Agreement agreement = Agreement.builder("term")
                .zone("UTC")
                .monthly()
                .from(LocalDate.of(2026, 4, 11))
                .until(LocalDate.of(2026, 4, 21))
                .target(uptime(REPORTED))
                .build();
        // Ten days are measured, 240 h; down on the 10th (outside) and for an hour on the 12th.
        ComplianceReport report = month(
                agreement,
                "2026-04",
                down("2026-04-10T10:00Z", "2026-04-10T12:00Z"),
                down("2026-04-12T10:00Z", "2026-04-12T11:00Z"));
        assertEquals("MET " + share(239, 240), summary(report));
        ComplianceReport outside = month(agreement, "2026-06", down("2026-06-10T10:00Z", "2026-06-10T12:00Z"));
        assertEquals("UNDETERMINED none", summary(outside));
    }

    /** S3: too young a subject: NOT_APPLICABLE, and the others decide. */
    @Test
    void minimumLife() {
        Agreement agreement = daily(uptime(REPORTED).scope(Scope.each()).minimumLife(Duration.ofHours(6)));
        ComplianceReport report = monday(
                agreement,
                ServiceLife.of(Days.at("18:00"), Days.at("24:00")).on("enough"),
                ServiceLife.of(Days.at("18:01"), Days.at("24:00")).on("young"),
                down("19:00", "20:00").on("young"));
        assertEquals(
                List.of(Verdict.MET, Verdict.NOT_APPLICABLE),
                only(report).subjects().stream().map(result -> result.verdict()).toList());
        assertEquals(Verdict.MET, only(report).verdict());
        assertEquals(
                List.of(true, false),
                only(report).subjects().stream().map(result -> result.applies()).toList());
    }

    private static ServiceLife users(String from, String to, long number, String subject) {
        return ServiceLife.of(Days.at(from), Days.at(to)).population(number).on(subject);
    }

    /** S2, S6: a fixed length is that of each user: 10 h for one, so 30 h for three; of varying numbers the mean counts. */
    @Test
    void fixedLengthOfAPopulation() {
        ServiceLevelTarget fixed = ServiceLevelTarget.of(
                        "uptime", Indicator.availability(REPORTED).overFixedLength(Duration.ofHours(10)))
                .atLeast("99%");
        Agreement each = daily(fixed.scope(Scope.each()));
        assertEquals(
                "MISSED " + share(27, 30),
                summary(monday(
                        each,
                        users("00:00", "24:00", 3, "a"),
                        down("10:00", "11:00").on("a"))));
        // One user until noon and three after it, two in the mean.
        assertEquals(
                "MISSED " + share(17, 20),
                summary(monday(
                        each,
                        users("00:00", "12:00", 1, "a"),
                        users("12:00", "24:00", 3, "a"),
                        down("13:00", "14:00").on("a"))));
        // Measured from 06:00 on: (6·1 + 12·3) ÷ 18 = 7/3 in the mean.
        assertEquals(
                "MISSED " + share(61, 70),
                summary(monday(
                        each,
                        users("06:00", "12:00", 1, "a"),
                        users("12:00", "24:00", 3, "a"),
                        down("13:00", "14:00").on("a"))));
        Agreement pooled = daily(fixed.scope(Scope.pooled()));
        ComplianceReport report = monday(
                pooled,
                users("00:00", "24:00", 3, "a"),
                users("00:00", "24:00", 1, "b"),
                down("10:00", "11:00").on("a"),
                down("10:00", "12:00").on("b"));
        assertEquals("MISSED " + share(35, 40), summary(report));
        assertTrue(
                report.explanation().toText().contains("10 h × 4 = 1 d 16 h"),
                () -> report.explanation().toText());
    }

    /** S6: down time in total is a time, however many users there are, also of pooled subjects and where it drives a penalty. */
    @Test
    void downTimeInTotalOfAPopulation() {
        ServiceLevelTarget total =
                ServiceLevelTarget.of("down", Indicator.totalDowntime(REPORTED)).atMost("PT2H");
        Measurement[] evidence = {
            users("00:00", "24:00", 3, "a"),
            users("00:00", "24:00", 1, "b"),
            down("10:00", "11:00").on("a"),
            down("10:00", "10:30").affecting("50%").on("b")
        };
        ComplianceReport each = monday(daily(total.scope(Scope.each())), evidence);
        assertEquals(
                List.of(Ratio.of(3600), Ratio.of(900)),
                only(each).subjects().stream()
                        .map(result -> result.figure().value())
                        .toList());
        assertEquals("MET " + (3600 + 900), summary(monday(daily(total.scope(Scope.pooled())), evidence)));
        // An hour of 24 is lost, whatever drives the price of the lost time: 240 ÷ 24.
        for (Driver driver : List.of(Driver.FIGURE, Driver.DOWNTIME)) {
            Agreement paid = daily().fee("f", Money.of("240.00", "EUR"))
                    .target(total.atMost("PT30M")
                            .scope(Scope.each("a"))
                            .penalty(Penalty.of(driver, new Flat(Amount.share("100%")))
                                    .of(Base.lostTime(Base.onlyFee()))))
                    .build();
            assertEquals(
                    "MISSED 3600 pays EUR 10.00 and EUR 0.00 disputed",
                    summary(monday(paid, evidence[0], evidence[2])),
                    driver.toString());
        }
    }

    /** S2: a fixed length replaces the denominator only; a share is held at 0 %, and that is said. */
    @Test
    void fixedLength() {
        Indicator hours = Indicator.availability().overFixedLength(Duration.ofHours(10));
        Agreement agreement = daily(ServiceLevelTarget.of("uptime", hours).atLeast("99%"));
        assertEquals("MISSED " + share(9, 10), summary(monday(agreement, down("10:00", "11:00"))));
        assertEquals("MISSED 0", summary(monday(agreement, down("10:00", "20:00"))));
        assertEquals(List.of(), remarks(monday(agreement, down("10:00", "20:00")), Remark.Kind.CLAMPED));
        ComplianceReport clamped = monday(agreement, down("10:00", "21:00"));
        assertEquals("MISSED 0", summary(clamped));
        assertEquals(
                List.of(
                        "target uptime: 11 h of down time are more than the 10 h that the agreement divides by; the share is"
                                + " held at 0 %"),
                remarks(clamped, Remark.Kind.CLAMPED));
        // Pooled, the length stands for each of the subjects.
        Agreement pooled =
                daily(ServiceLevelTarget.of("uptime", hours).atLeast("99%").scope(Scope.pooled("a", "b")));
        assertEquals(
                "MISSED " + share(19, 20),
                summary(monday(pooled, down("10:00", "11:00").on("a"))));
    }

    /** S19: the worst subject is the target's verdict, and the smallest margin decides which is shown. */
    @Test
    void eachSubject() {
        Agreement agreement = daily(uptime(REPORTED).scope(Scope.each("a", "b", "c")));
        ComplianceReport report = monday(
                agreement,
                down("10:00", "10:30").on("b"),
                down("10:00", "11:00").on("c"));
        assertEquals(Verdict.MISSED, only(report).verdict());
        assertEquals("c", only(report).attainment().deciding().subject());
        assertEquals(Ratio.of(1380, 1440), only(report).figure().value());
        assertEquals(Ratio.of(1380, 1440).minus(Ratio.of(99, 100)), only(report).margin());
    }

    /** An outage lacks the milestone at which its clock starts, or was reported late: it does not count and is named. */
    @Test
    void uncountedOutages() {
        Agreement agreement = total(Downtime.reported().startingAt(Outage.DETECTED));
        ComplianceReport report = monday(agreement, down("10:00", "11:00").id("INC-1"), down("12:00", "13:00"));
        assertEquals(minutes(0), only(report).figure().value());
        assertEquals(
                List.of(
                        "outage INC-1 of 2026-03-02T10:00Z does not count for target down: it has no instant 'detected', at"
                                + " which its clock would start",
                        "outages of which only begin and end are known do not count for target down"),
                remarks(report, Remark.Kind.UNCOUNTED_OUTAGE));
        Agreement late = total(Downtime.reported().reportedWithin(Duration.ofHours(1)));
        ComplianceReport lateReport = monday(
                late,
                down("10:00", "11:00").id("INC-1"),
                down("10:00", "13:00").id("INC-2").milestone(Outage.REPORTED, Instant.parse("2026-03-02T11:00:01Z")));
        assertEquals(
                List.of(
                        "outage INC-1 of 2026-03-02T10:00Z does not count for target down: it was not reported",
                        "outage INC-2 of 2026-03-02T10:00Z does not count for target down: it was reported at"
                                + " 2026-03-02T11:00:01Z, later than PT1H after its begin"),
                remarks(lateReport, Remark.Kind.UNCOUNTED_OUTAGE));
    }

    /** S8: when nothing is known is told, of many stretches for the first twenty. */
    @Test
    void unknownStretches() {
        Downtime observed = Downtime.observed().validFor(Duration.ofMinutes(10));
        List<Probe> hourly = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            hourly.add(Probe.good(Days.instant("00:00").plusSeconds(3_600L * hour)));
        }
        String text = monday(
                        daily(ServiceLevelTarget.of("uptime", Indicator.availability(observed))),
                        hourly.toArray(Probe[]::new))
                .explanation(Detail.EVIDENCE)
                .toText();
        assertEquals(
                20, text.lines().filter(line -> line.contains("unknown: 2026")).count(), text);
        assertTrue(text.contains("unknown: 2026-03-02 00:10Z to 2026-03-02 01:00Z, 50 min\n"), text);
        assertTrue(text.contains("unknown: 3 h 20 min in 4 stretches more\n"), text);
    }

    /** Evidence that no target reads is named. */
    @Test
    void unreadEvidence() {
        Agreement agreement = daily(uptime(Downtime.reported()).scope(Scope.each("a")));
        ComplianceReport report = monday(
                agreement,
                down("10:00", "11:00").on("b"),
                state("10:00", "down").on("a"));
        assertEquals(
                List.of("outages of b are read by no target", "states and probes of a are read by no target"),
                remarks(report, Remark.Kind.IGNORED_EVIDENCE));
        assertEquals("MET 1", summary(report));
    }

    /** S28: the later version of one identity wins, an equal one changes nothing, and a contradiction is unknown time. */
    @Test
    void versions() {
        Agreement agreement = daily(uptime(REPORTED));
        Instant first = Instant.parse("2026-03-03T08:00:00Z");
        Outage early = down("10:00", "10:30").id("INC-1").knownAt(first);
        Outage corrected = down("10:00", "10:06").id("INC-1").knownAt(first.plusSeconds(1));
        assertEquals("MET " + share(1434, 1440), summary(monday(agreement, early, corrected)));
        assertEquals("MET " + share(1434, 1440), summary(monday(agreement, corrected, early)));
        assertEquals("MET " + share(1434, 1440), summary(monday(agreement, corrected, corrected)));
        // Without an instant a version is the earliest.
        assertEquals(
                "MET " + share(1434, 1440),
                summary(monday(agreement, down("10:00", "10:30").id("INC-1"), corrected)));
        ComplianceReport conflict =
                monday(agreement, early, down("10:10", "10:50").id("INC-1").knownAt(first));
        // Unknown 10:00–10:50.
        assertEquals(nanos(50), only(conflict).account().unknown());
        assertEquals(
                List.of(
                        "outage INC-1 has 2 versions that contradict each other and became known at the same time; what they"
                                + " are about is taken as unknown"),
                remarks(conflict, Remark.Kind.CONFLICT));
        // The same identity of another subject is another thing.
        assertEquals(
                List.of(),
                monday(daily(uptime(REPORTED).scope(Scope.each("a", "b"))), early.on("a"), corrected.on("b"))
                        .remarks());
    }

    /** S27: what a report names as its inputs does not depend on the order of events, and changes with each of them. */
    @Test
    void identity() {
        Agreement agreement = daily(uptime(REPORTED));
        Outage one = down("10:00", "10:30").id("INC-1");
        Outage two = down("11:00", "11:30").id("INC-2");
        ComplianceReport report = monday(agreement, one, two);
        assertEquals(report.identity(), monday(agreement, two, one).identity());
        assertEquals(report.identity(), monday(agreement, two, one, one).identity());
        assertEquals(report, monday(agreement, two, one));
        assertFalse(report.identity()
                .evidence()
                .equals(monday(agreement, one).identity().evidence()));
        assertEquals(64, report.identity().agreement().length());
        assertFalse(report.identity().zoneRules().isBlank());
        Agreement other = daily(uptime(REPORTED).clause("§5"));
        assertFalse(report.identity()
                .agreement()
                .equals(monday(other, one, two).identity().agreement()));
        assertEquals(
                report.identity().evidence(), monday(other, one, two).identity().evidence());
    }

    /** Part-life with an exclusion effect, bridging of unknown time: policies work together. */
    @Test
    void policiesTogether() {
        Policy[] stated = {PartOfPeriod.REST_AS_UP, ExclusionEffect.COUNTS_AS_UP, UnknownInOutage.BRIDGES};
        Agreement.Builder agreement = daily().target(uptime(Downtime.observed().lastingAtLeast(Duration.ofMinutes(45)))
                        .scope(Scope.each("db")))
                .exclusion(ExclusionRule.announced("maintenance", "maintenance"));
        Stream.of(stated).forEach(agreement::policy);
        // Alive from noon; down 13:00–13:20, unknown to 13:30, down to 13:50; excluded 13:00–13:10.
        assertEquals(
                "MISSED " + share(1430 - 30, 1430),
                summary(monday(
                        agreement.build(),
                        ServiceLife.of(Days.at("12:00"), Days.at("24:00")).on("db"),
                        state("12:00", "up").on("db"),
                        state("13:00", "down").on("db"),
                        state("13:20", "unknown").on("db"),
                        state("13:30", "down").on("db"),
                        state("13:50", "up").on("db"),
                        maintenance("13:00", "13:10"))));
    }
}
