package dev.sla4j.engine;

import static dev.sla4j.engine.Days.at;
import static dev.sla4j.engine.Days.daily;
import static dev.sla4j.engine.Days.down;
import static dev.sla4j.engine.Days.maintenance;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.measurement.StateChange;
import dev.sla4j.measurement.Watched;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Outlook;
import dev.sla4j.report.TargetResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.CombinedUnknown;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.DowntimeStatistic.Kind;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.OutageIdentity;
import dev.sla4j.target.PartOfPeriod;
import dev.sla4j.target.ReportedOutages;
import dev.sla4j.target.Scope;
import dev.sla4j.time.Schedule;
import dev.sla4j.value.Figure;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is certain while a period runs (S19), on Monday 2 March 2026. 99 % of 1 440 minutes allow 14 min 24 s. */
class OutlookTest {
    private static final ServiceLevelTarget UPTIME =
            ServiceLevelTarget.of("uptime", Indicator.availability()).atLeast("99%");

    private static String outlook(Agreement agreement, String asOf, Measurement... evidence) {
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        ComplianceReport report = engine.start(engine.periodOf(Days.MON_2026_03_02))
                .add(List.of(evidence))
                .report(OffsetDateTime.parse(at(asOf)).toInstant());
        report.explanation().toText();
        Outlook outlook = report.targets().get(0).outlook();
        return outlook.state()
                + (outlook.left().isMeasured() ? " " + outlook.left().toText() : "");
    }

    @ParameterizedTest(name = "as of {0}, down {1}–{2}: {3}")
    @CsvSource({
        "00:00, 09:00, 09:00, OPEN 14 min 24 s",
        "12:00, 10:00, 10:10, OPEN 4 min 24 s",
        "12:00, 10:00:00, 10:14:24, OPEN 0 s",
        "12:00, 10:00:00, 10:14:25, CERTAINLY_MISSED 0 s",
        "23:45, 10:00, 10:00, OPEN 14 min 24 s",
        "23:46, 10:00, 10:00, CERTAINLY_MET 14 min 24 s",
        "23:50, 10:00:00, 10:04:24, CERTAINLY_MET 10 min",
        "23:50, 10:00:00, 10:04:25, OPEN 9 min 59 s",
        "24:00, 10:00, 12:00, CLOSED",
        "2026-03-04T00:00Z, 10:00, 12:00, CLOSED",
    })
    void availability(String asOf, String from, String to, String expected) {
        assertEquals(expected, outlook(daily(UPTIME), asOf, down(from, to)));
    }

    /** What happens after the instant of the report is not yet known, even if it was handed in. */
    @Test
    void futureEvidenceIsNotRead() {
        assertEquals("OPEN 0 s", outlook(daily(UPTIME), "12:00", down("10:00", "10:14:24")));
        assertEquals(
                "CERTAINLY_MISSED 0 s",
                outlook(daily(UPTIME), "12:00", down("10:00", "10:14:24"), down("11:59:59", "13:00")));
    }

    /** S8: unknown time before the report counts in the worst case, and never as met. */
    @Test
    void unknownTime() {
        Agreement agreement = watchedOnly(Downtime.reported().on("web"));
        Measurement tenMinutesMissing = Watched.of(at("00:00"), at("23:40")).on("web");
        // 10 min unknown and 10 to come: up to 20 are more than 14.4.
        assertEquals("OPEN 14 min 24 s", outlook(agreement, "23:50", tenMinutesMissing));
        assertEquals(
                "CERTAINLY_MET 14 min 24 s",
                outlook(agreement, "23:50", Watched.of(at("00:00"), at("23:50")).on("web")));
        assertEquals(
                "CERTAINLY_MISSED 0 s",
                outlook(
                        agreement,
                        "23:50",
                        tenMinutesMissing,
                        down("10:00", "10:15").on("web")));
    }

    private static Agreement watchedOnly(Downtime downtime) {
        return daily(ServiceLevelTarget.of("uptime", Indicator.availability(downtime))
                .atLeast("99%")
                .policy(ReportedOutages.WATCHED_ONLY));
    }

    /**
     * L13, S8: of a part of which nothing is known an outage in the future would forgive an hour, and so divide the outage of the whole; that it stays
     * unknown, and is left out, is worse.
     */
    @Test
    void aPartThatIsLeftOutMayBeBetterDown() {
        Downtime forgiving = Downtime.observed().on("b").deductible(Duration.ofHours(1));
        Measurement up = StateChange.of(at("00:00"), "up").on("a");
        Measurement bad = StateChange.of(at("10:00"), "down").on("a");
        assertEquals("OPEN", outlook(longestOfBoth(forgiving), "17:00", up, bad));
        assertEquals("CERTAINLY_MISSED", outlook(longestOfBoth(forgiving), "18:00", up, bad));
        assertEquals("OPEN", outlook(longestOfBoth(Downtime.observed().on("b")), "15:00", up, bad));
        Measurement upAgain = StateChange.of(at("16:01"), "up").on("a");
        assertEquals("CERTAINLY_MET", outlook(longestOfBoth(Downtime.observed().on("b")), "17:00", up, bad, upAgain));
    }

    /**
     * L13, S10: a window with an allowance leaves out what is up; what is down by 1 % uses the allowance up and then counts, 99 % up. So what is still to
     * come may yet count, and make the share better.
     */
    @Test
    void timeThatIsDownByALittleMayBeBetterThanTimeThatIsLeftOut() {
        Agreement agreement = daily().target(ServiceLevelTarget.of("uptime", Indicator.availability())
                        .atLeast("10%"))
                .exclusion(ExclusionRule.recurring("always", Schedule.always()).withAllowance(Duration.ofMinutes(45)))
                .build();
        assertEquals("OPEN 0 s", outlook(agreement, "18:00", down("00:00", "18:00")));
        assertEquals("CERTAINLY_MISSED 0 s", outlook(agreement, "22:00", down("00:00", "22:00")));
        Measurement little = down("18:00", "24:00").affecting("1%");
        ComplianceReport closed = Days.monday(agreement, down("00:00", "18:00"), little);
        assertEquals(Verdict.MET, closed.target("uptime").verdict());
    }

    private static Agreement longestOfBoth(Downtime ofB) {
        Downtime both = Downtime.allOf(ofB, Downtime.observed().on("a"));
        return daily(ServiceLevelTarget.of("longest", Indicator.downtime(Kind.LONGEST, both))
                .below("PT8H")
                .policy(CombinedUnknown.KNOWN_PARTS));
    }

    /** L13: a subject that nobody has heard of was not watched so far; that of one more, an outage was not reported, says that it was up. */
    @Test
    void aSubjectMayAppear() {
        Measurement web = Watched.of(at("00:00"), at("23:50")).on("web");
        assertEquals("OPEN 14 min 24 s", outlook(watchedOnly(Downtime.reported()), "23:50", web));
        assertEquals("CERTAINLY_MET 14 min 24 s", outlook(daily(UPTIME), "23:50", web));
        assertEquals(
                "CERTAINLY_MISSED 0 s",
                outlook(
                        watchedOnly(Downtime.reported()),
                        "23:50",
                        web,
                        down("10:00", "10:15").on("web")));
    }

    /** L13, S11: an exclusion that names the only subject no longer leaves both terms once there is another. */
    @Test
    void aSecondSubjectMayMakeTheFirstAPart() {
        Agreement agreement = daily().target(ServiceLevelTarget.of("uptime", Indicator.availability())
                        .below("90%"))
                .exclusion(ExclusionRule.announced("maintenance", "maintenance"))
                .build();
        // 20 of 60 min so far, or 20 of 1 380: the rest of the day, if it is up, makes more than 90 % of either.
        Measurement maintenance = maintenance("01:00", "23:00").on("web");
        Measurement outage = down("00:00", "00:20").on("web");
        assertEquals("OPEN", outlook(agreement, "23:59", outage, maintenance));
        Measurement second = down("23:59", "24:00").on("db");
        assertEquals(
                "MET",
                Days.monday(agreement, outage, maintenance)
                        .targets()
                        .get(0)
                        .verdict()
                        .toString());
        assertEquals(
                "MISSED",
                Days.monday(agreement, outage, maintenance, second)
                        .targets()
                        .get(0)
                        .verdict()
                        .toString());
    }

    /** L13: the first subject that is seen takes the place of the service as a whole. */
    @Test
    void theFirstOfEachSubject() {
        Agreement agreement = daily(UPTIME.scope(Scope.each()));
        assertEquals("OPEN 0 s", outlook(agreement, "12:00", down("10:00", "11:00")));
        assertEquals(
                "CERTAINLY_MISSED 0 s",
                outlook(agreement, "12:00", down("10:00", "11:00").on("web")));
    }

    /** L13: of an outage that weighs half, unknown time would leave only the rest: 8 of 16 h down, half of it, or 8 of 8 h. */
    @Test
    void timeThatWeighsLessMayBeLeftOut() {
        Downtime both = Downtime.allOf(
                Downtime.reported().on("web"), Downtime.observed().on("probe"));
        ServiceLevelTarget target = ServiceLevelTarget.of("uptime", Indicator.availability(both))
                .atLeast("25%")
                .minimumCoverage("0%");
        Measurement[] evidence = {
            down("00:00", "16:00").on("web").affecting("50%"),
            down("16:00", "24:00").on("web"),
            Days.state("00:00", "unknown").on("probe"),
            Days.state("16:00", "down").on("probe")
        };
        // If the unknown time were down: 8 h of 24 and 16 h of half a weight are 16 of 24 h, a third is up.
        assertEquals("OPEN 18 h", outlook(daily(target), "16:00", evidence[0], evidence[2]));
        assertEquals(
                "MISSED",
                Days.monday(daily(target), evidence).targets().get(0).verdict().toString());
    }

    /** L13: a number needs enough known time for a verdict, and what is observed may become unknown. */
    @Test
    void aNumberOfObservedOutages() {
        Agreement agreement =
                daily(ServiceLevelTarget.of("outages", Indicator.downtime(Kind.COUNT, Downtime.observed()))
                        .atMost("0"));
        assertEquals(
                "OPEN 0",
                outlook(
                        agreement,
                        "12:00",
                        Days.state("00:00", "up"),
                        Days.state("08:00", "down"),
                        Days.state("08:10", "up")));
    }

    /** Announced maintenance to come leaves the denominator: 99 % of 1 380 min allow 13 min 48 s. */
    @Test
    void exclusionsToCome() {
        Agreement agreement = daily().target(UPTIME)
                .exclusion(ExclusionRule.announced("maintenance", "maintenance"))
                .build();
        assertEquals("OPEN 13 min 48 s", outlook(agreement, "12:00", maintenance("20:00", "21:00")));
        // Until 23:50 all is excused; ten minutes are left to break 12 min 6 s, 1 % of 1 210 min.
        assertEquals("CERTAINLY_MET 12 min 6 s", outlook(agreement, "20:00", maintenance("20:00", "23:50")));
    }

    /** A rule that excuses while the upstream provider is down promises nothing: whether it will be is open. */
    @Test
    void aCauseThatMayOrMayNotCome() {
        Agreement agreement = daily().target(UPTIME.scope(Scope.together("app")))
                .exclusion(
                        ExclusionRule.whileDown("upstream", Downtime.reported().on("cloud")))
                .build();
        assertEquals(
                "OPEN 14 min 24 s",
                outlook(agreement, "12:00", down("10:00", "10:00").on("app")));
        assertEquals(
                "CERTAINLY_MISSED 0 s",
                outlook(agreement, "12:00", down("10:00", "11:00").on("app")));
        // 20 min down, of which 10 are excused: 99 % of 1 430 min allow 14 min 18 s.
        assertEquals(
                "OPEN 4 min 18 s",
                outlook(
                        agreement,
                        "12:00",
                        down("10:00", "10:20").on("app"),
                        down("10:00", "10:10").on("cloud")));
    }

    @ParameterizedTest(name = "at most {0}, as of {1}, down 10:00–{2}: {3}")
    @CsvSource({
        "PT1H, 12:00, 10:20, OPEN 40 min",
        "PT1H, 12:00, 11:00, OPEN 0 s",
        "PT1H, 12:00, 11:01, CERTAINLY_MISSED 0 s",
        "PT1H, 23:30, 10:30, CERTAINLY_MET 30 min",
        "PT1H, 23:29, 10:30, OPEN 30 min",
    })
    void total(String limit, String asOf, String to, String expected) {
        Agreement agreement = daily(ServiceLevelTarget.of("down", Indicator.totalDowntime(Downtime.reported()))
                .atMost(limit));
        assertEquals(expected, outlook(agreement, asOf, down("10:00", to)));
    }

    @ParameterizedTest(name = "as of {0}, down {1}–{2}: {3}")
    @CsvSource({
        "12:00, 10:00, 11:00, OPEN",
        "12:00, 10:00, 11:01, CERTAINLY_MISSED",
        "23:00, 10:00, 11:00, CERTAINLY_MET",
        // It still runs, and may last 70 min.
        "23:00, 22:50, 23:00, OPEN",
    })
    void longest(String asOf, String from, String to, String expected) {
        Agreement agreement =
                daily(ServiceLevelTarget.of("longest", Indicator.downtime(Kind.LONGEST, Downtime.reported()))
                        .atMost("PT1H"));
        assertEquals(expected, outlook(agreement, asOf, down(from, to)));
    }

    /** L13. Where an outage is an incident, what comes may be of one that there has been: 40 min and 35 more are one outage of 75 min. */
    @ParameterizedTest(name = "as of {0}, down 10:00–10:40: {1}, and then {2}")
    @CsvSource({"23:00, OPEN, MISSED", "23:40, CERTAINLY_MET, MET"})
    void longestOfAnIncident(String asOf, String expected, Verdict then) {
        Agreement agreement =
                daily(ServiceLevelTarget.of("longest", Indicator.downtime(Kind.LONGEST, Downtime.reported()))
                        .atMost("PT1H")
                        .policy(OutageIdentity.INCIDENT));
        Outage first = down("10:00", "10:40").incident("INC-1");
        assertEquals(expected, outlook(agreement, asOf, first));
        Outage again = down(asOf, asOf.equals("23:00") ? "23:35" : "24:00").incident("INC-1");
        assertEquals(then, Days.only(Days.monday(agreement, first, again)).verdict());
    }

    /**
     * S25. An incident that is still open joins what both monitors see of it on several days to one outage: the half hour of Monday, too short by itself,
     * counts once Tuesday has 45 minutes more.
     */
    @ParameterizedTest(name = "the incident ended at {0}: provisional is {1}, and then {2} min are down")
    @CsvSource({"'', true, 30", "12:00, false, 0"})
    void anOpenIncidentIsProvisional_S25(String end, boolean provisional, long then) {
        Downtime both = Downtime.allOf(
                Downtime.reported().fromSource("one"), Downtime.reported().fromSource("two"));
        Agreement agreement =
                daily(ServiceLevelTarget.of("down", Indicator.totalDowntime(both.lastingMoreThan(Duration.ofHours(1))))
                        .atMost("PT10M")
                        .policy(OutageIdentity.INCIDENT));
        laterPieceOfAnIncident(agreement, end, 0, provisional, then);
    }

    /** S7, S25. An outage counts with its whole length: while its incident is open, what comes may be a piece of it. */
    @ParameterizedTest(name = "incident until \"{0}\": provisional {1}, later {2} min")
    @CsvSource({"'', true, 75", "12:00, false, 30"})
    void aSingleOutageOfAnOpenIncidentIsProvisional_S7_S25(String end, boolean provisional, long then) {
        Downtime both = Downtime.allOf(
                Downtime.reported().fromSource("one"), Downtime.reported().fromSource("two"));
        Agreement agreement = daily(ServiceLevelTarget.of("repair", Indicator.downtime(Kind.MEAN_TO_RESTORE, both))
                .atMost("PT1H")
                .policy(OutageIdentity.INCIDENT));
        laterPieceOfAnIncident(agreement, end, 30, provisional, then);
    }

    /** Monday 09:00 to 09:30 both are down, and of the incident that "two" reports from 08:00 on there are 45 min more on Tuesday. */
    private static void laterPieceOfAnIncident(
            Agreement agreement, String end, long now, boolean provisional, long then) {
        Outage incident = end.isEmpty() ? Outage.since(Days.at("08:00")) : down("08:00", end);
        List<Outage> known = List.of(
                incident.incident("INC-1").from("two"), down("09:00", "09:30").from("one"));
        List<Outage> later = new ArrayList<>(known);
        later.add(Outage.of("2026-03-03T10:00Z", "2026-03-03T10:45Z").from("one"));
        TargetResult first = Days.only(Days.monday(agreement, known.toArray(Outage[]::new)));
        assertEquals(Figure.time(Duration.ofMinutes(now)), first.figure());
        assertEquals(provisional, first.attainment().provisional());
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        ComplianceReport second = engine.start(engine.periodOf(Days.MON_2026_03_02))
                .add(later)
                .report(Instant.parse("2026-03-04T00:00:00Z"));
        assertEquals(Figure.time(Duration.ofMinutes(then)), Days.only(second).figure());
    }

    /** S8, S25. Down for 5 min when the day ends, and half an hour makes an outage: these minutes are unknown, and decided once it is known how it went on. */
    @ParameterizedTest(name = "as of {0}: {1} min are down, {2} unknown")
    @CsvSource({"2026-03-03T00:00:00Z, 0, 5", "2026-03-03T00:20:00Z, 0, 5", "2026-03-03T00:25:00Z, 5, 0"})
    void aRunOfReportedDownTimeAtTheReport_S25(String asOf, long down, long unknown) {
        Duration half = Duration.ofMinutes(30);
        Agreement agreement = daily(ServiceLevelTarget.of(
                        "uptime", Indicator.availability(Downtime.reported().sustained(half, half)))
                .atLeast("99%"));
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        TargetResult result = Days.only(engine.start(engine.periodOf(Days.MON_2026_03_02))
                .add(Outage.since(Days.at("23:55")))
                .report(Instant.parse(asOf)));
        assertEquals(Duration.ofMinutes(down).toNanos(), result.account().down().longValueExact());
        assertEquals(
                Duration.ofMinutes(unknown).toNanos(),
                result.account().unknown().longValueExact());
        assertEquals(true, result.attainment().provisional());
    }

    /** A number of outages: those so far cannot become fewer. */
    @Test
    void count() {
        Indicator outages = Indicator.downtime(Kind.COUNT, Downtime.reported());
        Agreement atMost = daily(ServiceLevelTarget.of("outages", outages).atMost("2"));
        Agreement below = daily(ServiceLevelTarget.of("outages", outages).below("2"));
        Agreement half = daily(ServiceLevelTarget.of("outages", outages).below("2.5"));
        Measurement[] two = {down("08:00", "08:10"), down("09:00", "09:10")};
        Measurement[] three = Days.all(two, down("10:00", "10:10"));
        assertEquals("OPEN 2", outlook(atMost, "12:00"));
        assertEquals("OPEN 0", outlook(atMost, "12:00", two));
        assertEquals("CERTAINLY_MISSED 0", outlook(atMost, "12:00", three));
        assertEquals("OPEN 1", outlook(below, "12:00"));
        assertEquals("CERTAINLY_MISSED 0", outlook(below, "12:00", two));
        assertEquals("OPEN 0", outlook(half, "12:00", two));
        assertEquals("CERTAINLY_MISSED 0", outlook(half, "12:00", three));
        // One that shares two incidents could still join those so far.
        Agreement byIncident =
                daily(ServiceLevelTarget.of("outages", outages).atMost("2").policy(OutageIdentity.INCIDENT));
        assertEquals("OPEN 0", outlook(byIncident, "12:00", three));
    }

    /** Unknown time between two outages may join them to one. */
    @Test
    void countWithUnknownTime() {
        Agreement agreement =
                daily(ServiceLevelTarget.of("outages", Indicator.downtime(Kind.COUNT, Downtime.observed()))
                        .atMost("1"));
        Measurement[] states = {
            Days.state("00:00", "up"),
            Days.state("08:00", "down"),
            Days.state("08:10", "unknown"),
            Days.state("08:20", "down"),
            Days.state("08:30", "up")
        };
        assertEquals("OPEN 0", outlook(agreement, "12:00", states));
    }

    /** Means can move both ways: nothing is certain. */
    @Test
    void means() {
        for (Kind kind : List.of(Kind.MEAN_TO_RESTORE, Kind.MEAN_BETWEEN)) {
            Agreement agreement = daily(ServiceLevelTarget.of("mean", Indicator.downtime(kind, Downtime.reported()))
                    .atMost("PT1M"));
            assertEquals("OPEN", outlook(agreement, "12:00", down("10:00", "11:00")));
        }
    }

    /** S19: the worst of the subjects, and the least that is left. */
    @Test
    void eachSubject() {
        Agreement agreement = daily(UPTIME.scope(Scope.each("a", "b")));
        assertEquals(
                "OPEN 4 min 24 s",
                outlook(agreement, "12:00", down("10:00", "10:10").on("b")));
        assertEquals(
                "CERTAINLY_MISSED 0 s",
                outlook(agreement, "12:00", down("10:00", "10:15").on("b")));
        assertEquals(
                "CERTAINLY_MET 10 min",
                outlook(agreement, "23:50", down("10:00:00", "10:04:24").on("b")));
        assertEquals(
                "OPEN 9 min 59 s",
                outlook(agreement, "23:50", down("10:00:00", "10:04:25").on("b")));
    }

    /** Pooled: 2 × 1 440 min allow 28 min 48 s, of which both may still use 20. */
    @Test
    void pooled() {
        Agreement agreement = daily(UPTIME.scope(Scope.pooled("a", "b")));
        assertEquals(
                "CERTAINLY_MET 20 min",
                outlook(agreement, "23:50", down("10:00:00", "10:08:48").on("a")));
        assertEquals(
                "OPEN 19 min 59 s",
                outlook(agreement, "23:50", down("10:00:00", "10:08:49").on("a")));
    }

    /** Subjects to which the promise does not apply say nothing. */
    @Test
    void nothingApplies() {
        Agreement agreement = daily(UPTIME.scope(Scope.each()).minimumLife(Duration.ofHours(2)));
        assertEquals(
                "OPEN",
                outlook(
                        agreement,
                        "12:00",
                        ServiceLife.of(at("11:00"), at("12:00")).on("young")));
    }

    /** L13, S3: once the service as a whole is a part, its life is that of the unit, and the promise may not apply to it. */
    @Test
    void theServiceAsAWholeMayComeWithItsLife() {
        Downtime two = Downtime.atLeast(
                2, Downtime.reported().on("web"), Downtime.reported().fromSource("m1"), Downtime.reported());
        Agreement agreement = daily(ServiceLevelTarget.of("uptime", Indicator.availability(two))
                .atLeast("10%")
                .minimumLife(Duration.ofHours(20))
                .policy(PartOfPeriod.REST_AS_UP));
        Measurement life = ServiceLife.of(at("10:00"), at("24:00"));
        assertEquals("OPEN", outlook(agreement, "09:00", life).split(" ")[0]);
        assertEquals(
                "NOT_APPLICABLE",
                Days.monday(agreement, life, down("10:00", "15:00"))
                        .target("uptime")
                        .verdict()
                        .toString());
    }

    /** A target that only reports has no outlook but that the period runs. */
    @Test
    void withoutObjective() {
        Agreement agreement = daily(ServiceLevelTarget.of("uptime", Indicator.availability()));
        assertEquals("OPEN", outlook(agreement, "12:00"));
        assertEquals("CLOSED", outlook(agreement, "24:00"));
    }

    /** L13: the certain outlooks of every quarter of an hour agree with the verdict in the end. */
    @ParameterizedTest
    @CsvSource({"10:00:00, 10:14:24, MET", "10:00:00, 10:14:25, MISSED", "23:40:00, 23:50:00, MET"})
    void neverContradictsTheEnd(String from, String to, String verdict) {
        Agreement agreement = daily(UPTIME);
        Instant start = Instant.parse("2026-03-02T00:00:00Z");
        for (int quarter = 0; quarter < 96; quarter++) {
            String asOf = start.plusSeconds(900L * quarter).toString();
            String state = outlook(agreement, asOf, down(from, to));
            assertTrue(!state.startsWith("CERTAINLY") || state.startsWith("CERTAINLY_" + verdict), asOf + ": " + state);
        }
    }
}
