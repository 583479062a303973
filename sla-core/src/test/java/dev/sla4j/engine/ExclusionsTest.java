package dev.sla4j.engine;

import static dev.sla4j.engine.Days.MON_2026_03_02;
import static dev.sla4j.engine.Days.at;
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
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.Notice;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.RequestCount;
import dev.sla4j.report.Bounds;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Remark;
import dev.sla4j.report.TimeAccount;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.MinimumLength;
import dev.sla4j.target.Scope;
import dev.sla4j.target.Selection;
import dev.sla4j.target.UnknownInOutage;
import dev.sla4j.target.UnknownTime;
import dev.sla4j.time.HolidayCalendar;
import dev.sla4j.time.Schedule;
import dev.sla4j.time.WeeklySchedule;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Exclusion rules (S10, S11): what is excused, what is refused, and why. X is the excused time in minutes. */
class ExclusionsTest {
    private static final LocalDate MON_2026_03_09 = LocalDate.of(2026, 3, 9);
    private static final LocalDate FRI_2026_03_06 = LocalDate.of(2026, 3, 6);
    private static final ServiceLevelTarget UPTIME =
            ServiceLevelTarget.of("uptime", Indicator.availability()).atLeast("99%");
    private static final ExclusionRule MAINTENANCE = ExclusionRule.announced("maintenance", "maintenance");

    private static Agreement with(ExclusionRule... rules) {
        Agreement.Builder agreement = daily().target(UPTIME);
        Stream.of(rules).forEach(agreement::exclusion);
        return agreement.build();
    }

    /** A rule, evidence of Monday 2 March, the expected figure and the reason of a refusal, empty if there is none. */
    record Case(String name, ExclusionRule rule, List<Measurement> evidence, String expected, String refusal) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        ExclusionRule notice = MAINTENANCE.withNotice(Notice.of(Duration.ofHours(48)));
        ExclusionRule inside = MAINTENANCE.inside(Schedule.weekly("UTC").everyDay("02:00", "05:00"));
        ExclusionRule hour = MAINTENANCE.noLongerThan(Duration.ofHours(1));
        ExclusionRule proof = MAINTENANCE.withEvidence();
        String none = share(1380, 1440);
        return Stream.of(
                new Case(
                        "P54, P60: exactly 48 hours' notice is enough; D 0, X 60",
                        notice,
                        List.of(
                                down("10:00", "11:00"),
                                maintenance("10:00", "11:00").announcedAt("2026-02-28T10:00Z")),
                        "MET 1",
                        ""),
                new Case(
                        "a second less is not",
                        notice,
                        List.of(
                                down("10:00", "11:00"),
                                maintenance("10:00", "11:00").announcedAt("2026-02-28T10:00:01Z")),
                        "MISSED " + none,
                        "rule maintenance: it was announced PT47H59M59S ahead, not PT48H"),
                new Case(
                        "announced after the fact",
                        notice,
                        List.of(
                                down("10:00", "11:00"),
                                maintenance("10:00", "11:00").announcedAt(at("12:00"))),
                        "MISSED " + none,
                        "rule maintenance: it was announced PT-2H ahead, not PT48H"),
                new Case(
                        "never announced",
                        notice,
                        List.of(down("10:00", "11:00"), maintenance("10:00", "11:00")),
                        "MISSED " + none,
                        "rule maintenance: it was not announced"),
                new Case(
                        "a category that no rule names",
                        ExclusionRule.announced("other", "emergency", "security"),
                        List.of(down("10:00", "11:00"), maintenance("10:00", "11:00")),
                        "MISSED " + none,
                        "no rule admits 'maintenance'"),
                new Case(
                        "the part inside the windows counts: down 00:30–05:30, X 02–05; D 300 − 180, K 1260",
                        inside,
                        List.of(down("00:30", "05:30"), maintenance("01:00", "06:00")),
                        "MISSED " + share(1140, 1260),
                        ""),
                new Case(
                        "no part is inside",
                        inside,
                        List.of(down("10:00", "11:00"), maintenance("10:00", "11:00")),
                        "MISSED " + none,
                        "rule maintenance: it lies outside the admitted windows"),
                new Case(
                        "touching the window from outside is no part",
                        inside,
                        List.of(down("10:00", "11:00"), maintenance("05:00", "06:00")),
                        "MISSED " + none,
                        "rule maintenance: it lies outside the admitted windows"),
                new Case(
                        "exactly the longest length",
                        hour,
                        List.of(down("10:00", "11:00"), maintenance("10:00", "11:00")),
                        "MET 1",
                        ""),
                new Case(
                        "longer: refused as a whole",
                        hour,
                        List.of(down("10:00", "11:00"), maintenance("10:00", "11:01")),
                        "MISSED " + none,
                        "rule maintenance: it is longer than PT1H"),
                new Case(
                        "a proof is wanted and missing",
                        proof,
                        List.of(down("10:00", "11:00"), maintenance("10:00", "11:00")),
                        "MISSED " + none,
                        "rule maintenance: it carries no evidence"),
                new Case(
                        "a proof is wanted and given",
                        proof,
                        List.of(
                                down("10:00", "11:00"),
                                maintenance("10:00", "11:00").evidence("CHG-7")),
                        "MET 1",
                        ""),
                new Case(
                        "an empty window asks for nothing and is not refused",
                        proof,
                        List.of(maintenance("10:00", "10:00")),
                        "MET 1",
                        ""),
                new Case(
                        "an exclusion without down time still leaves the denominator: D 30, K 1380",
                        MAINTENANCE,
                        List.of(down("12:00", "12:30"), maintenance("10:00", "11:00")),
                        "MISSED " + share(1350, 1380),
                        ""),
                new Case(
                        "overlapping windows excuse once: X 10:00–11:30",
                        MAINTENANCE,
                        List.of(down("10:00", "12:00"), maintenance("10:00", "11:00"), maintenance("10:30", "11:30")),
                        "MISSED " + share(1320, 1350),
                        ""));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rule(Case row) {
        ComplianceReport report = monday(with(row.rule()), row.evidence().toArray(Measurement[]::new));
        assertEquals(row.expected(), summary(report), () -> report.explanation().toText());
        List<String> refused = remarks(report, Remark.Kind.REFUSED_EXCLUSION);
        if (row.refusal().isEmpty()) {
            assertEquals(List.of(), refused);
        } else {
            assertEquals(1, refused.size());
            assertTrue(refused.get(0).endsWith(" is refused for target uptime: " + row.refusal()), refused.get(0));
            assertTrue(report.explanation().toText().contains(refused.get(0)));
        }
    }

    /** The remark names category, identity and range, and the reason of every rule that names the category. */
    @Test
    void aRefusalNamesWhatItRefuses() {
        Agreement agreement = with(
                MAINTENANCE.withEvidence(),
                ExclusionRule.announced("nightly", "maintenance").withNotice(Notice.of(Duration.ofDays(1))));
        assertEquals(
                List.of(
                        "maintenance CHG-9 2026-03-02T10:00Z/2026-03-02T11:00Z is refused for target uptime: rule maintenance: it carries no"
                                + " evidence; rule nightly: it was not announced"),
                remarks(monday(agreement, maintenance("10:00", "11:00").id("CHG-9")), Remark.Kind.REFUSED_EXCLUSION));
    }

    /**
     * Business days (S10): so many whole business days lie between the day of the announcement and the day of the start. The window is on
     * Monday 9 March; Thursday and Friday lie between Wednesday and Monday, the weekend does not count.
     */
    @ParameterizedTest(name = "announced {0}, closed {1}: {2}")
    @CsvSource({
        "2026-03-04T23:59Z, 2026-12-25, ''",
        "2026-03-05T00:00Z, 2026-12-25, 'it was announced 1 business days ahead, not 2'",
        "2026-03-04T00:00Z, 2026-03-06, 'it was announced 1 business days ahead, not 2'",
        "2026-03-03T23:59Z, 2026-03-06, ''",
        "2026-03-09T08:00Z, 2026-12-25, 'it was announced 0 business days ahead, not 2'",
        "2026-03-10T08:00Z, 2026-12-25, 'it was announced 0 business days ahead, not 2'",
    })
    void noticeInBusinessDays(String announced, LocalDate holiday, String refusal) {
        WeeklySchedule office =
                Schedule.weekly("UTC").monToFri("09:00", "17:00").closedOn("bank");
        Agreement agreement = with(MAINTENANCE.withNotice(Notice.businessDays(2, office)));
        ComplianceReport report = report(
                agreement,
                ReferenceData.of(HolidayCalendar.of("bank", List.of(holiday))),
                MON_2026_03_09,
                Exclusion.of("maintenance", "2026-03-09T10:00Z", "2026-03-09T11:00Z")
                        .announcedAt(announced));
        assertEquals(
                refusal.isEmpty() ? 60 : 0, only(report).account().excluded().longValueExact() / 60_000_000_000L);
        List<String> refused = remarks(report, Remark.Kind.REFUSED_EXCLUSION);
        assertEquals(refusal.isEmpty(), refused.isEmpty());
        assertTrue(refusal.isEmpty() || refused.get(0).endsWith("rule maintenance: " + refusal));
        assertEquals(5, FRI_2026_03_06.getDayOfWeek().getValue());
    }

    /** The day of an announcement is that of the agreement's zone: Wednesday 23:30 in New York is Thursday in Universal Time. */
    @Test
    void businessDaysAreLocal() {
        WeeklySchedule office = Schedule.weekly("America/New_York").monToFri("09:00", "17:00");
        Agreement agreement = Agreement.builder("ny")
                .zone("America/New_York")
                .monthly()
                .target(UPTIME)
                .exclusion(MAINTENANCE.withNotice(Notice.businessDays(2, office)))
                .build();
        ComplianceReport report = month(
                agreement,
                "2026-03",
                Exclusion.of("maintenance", "2026-03-09T14:00Z", "2026-03-09T15:00Z")
                        .announcedAt("2026-03-05T04:30Z"));
        assertEquals(List.of(), report.remarks());
    }

    /** S10. An hour is allowed; down 10–13. The earlier window takes 40 minutes, the later one 20 of its 40; the excess counts. */
    @Test
    void allowanceIsUsedByTheEarliestFirst() {
        Agreement agreement = with(MAINTENANCE.withAllowance(Duration.ofHours(1)));
        ComplianceReport report = monday(
                agreement,
                maintenance("11:00", "11:40").id("A-late"),
                maintenance("10:00", "10:40").id("B-early"),
                down("10:00", "13:00"));
        assertEquals("MISSED " + share(1440 - 60 - 120, 1440 - 60), summary(report));
        String text = report.explanation().toText();
        assertTrue(text.contains("[B-early] 2026-03-02 10:00Z to 2026-03-02 10:40Z counts 40 min"), text);
        assertTrue(text.contains("[A-late] 2026-03-02 11:00Z to 2026-03-02 11:40Z counts 20 min"), text);
    }

    /** S10: by start, then end, then identity. Half an hour is allowed and all is down. */
    @Test
    void allowanceTies() {
        Agreement agreement = with(MAINTENANCE.withAllowance(Duration.ofMinutes(30)));
        String byEnd = monday(
                        agreement,
                        maintenance("10:00", "11:00").id("a"),
                        maintenance("10:00", "10:30").id("b"),
                        down("09:00", "12:00"))
                .explanation()
                .toText();
        assertTrue(byEnd.contains("[b] 2026-03-02 10:00Z to 2026-03-02 10:30Z counts 30 min"), byEnd);
        assertTrue(byEnd.contains("[a] 2026-03-02 10:00Z to 2026-03-02 11:00Z counts 0 s"), byEnd);
        String byId = monday(
                        agreement,
                        maintenance("10:00", "11:00").id("z"),
                        maintenance("10:00", "11:00").id("y"),
                        down("09:00", "12:00"))
                .explanation()
                .toText();
        assertTrue(byId.contains("[y] 2026-03-02 10:00Z to 2026-03-02 11:00Z counts 30 min"), byId);
        assertTrue(byId.contains("[z] 2026-03-02 10:00Z to 2026-03-02 11:00Z counts 0 s"), byId);
    }

    /**
     * S10. Earliest is the window that starts earliest, also where that is before the period: the night of Sunday 22:00 takes 0:00–0:12, so nothing is left
     * for the maintenance of 23:30–0:03. Of the nights 12 minutes down and 7 h up are left out.
     */
    @Test
    void allowanceGoesToTheWindowThatBeganFirst() {
        Duration allowance = Duration.ofMinutes(12);
        Schedule night = Schedule.weekly("UTC").everyDay("22:00", "06:00");
        Agreement agreement = with(
                MAINTENANCE.withAllowance(allowance),
                ExclusionRule.recurring("night", night).withAllowance(allowance));
        assertEquals(
                "MISSED " + share(1440 - 12 - 420 - 48, 1440 - 12 - 420),
                summary(monday(
                        agreement,
                        Exclusion.of("maintenance", "2026-03-01T23:30Z", "2026-03-02T00:03Z"),
                        down("00:00", "01:00"))));
    }

    /** S10. Where a rule without an allowance applies, no allowance is used: all of 10–11 is excused. */
    @Test
    void unlimitedRulesComeFirst() {
        Agreement agreement = with(
                MAINTENANCE.withAllowance(Duration.ofMinutes(30)), ExclusionRule.announced("security", "security"));
        assertEquals(
                "MET 1",
                summary(monday(
                        agreement,
                        down("10:00", "11:00"),
                        maintenance("10:00", "11:00"),
                        Exclusion.of("security", at("10:00"), at("10:30")))));
    }

    /** An allowance is for one period: the month of the down time, not that of the announcement. */
    @Test
    void allowanceIsPerPeriod() {
        Agreement agreement = with(MAINTENANCE.withAllowance(Duration.ofMinutes(30)));
        Measurement[] evidence = {
            maintenance("2026-03-02T23:00Z", "2026-03-03T01:00Z"), down("2026-03-02T23:00Z", "2026-03-03T01:00Z")
        };
        // Monday: D 60 − 30, K 1410; Tuesday the same, with an allowance of its own.
        assertEquals("MISSED " + share(1380, 1410), summary(report(agreement, MON_2026_03_02, evidence)));
        assertEquals("MISSED " + share(1380, 1410), summary(report(agreement, LocalDate.of(2026, 3, 3), evidence)));
    }

    /** Down time outside the measured time uses no allowance: service hours 09–17, down 07–11, maintenance 07–11, allowance 60. */
    @Test
    void allowanceIsNotUsedOutsideTheServiceHours() {
        Agreement agreement = daily().target(
                        UPTIME.during(Schedule.weekly("UTC").everyDay("09:00", "17:00")))
                .exclusion(MAINTENANCE.withAllowance(Duration.ofHours(1)))
                .build();
        // X 09–10; D 120 − 60, K 480 − 60.
        assertEquals(
                "MISSED " + share(360, 420),
                summary(monday(agreement, down("07:00", "11:00"), maintenance("07:00", "11:00"))));
    }

    /** C46 (P18): while the upstream provider is down the service is excused. Cloud down 10:00–10:30, app down 10:10–11:00. */
    @Test
    void whileSomethingElseIsDown() {
        Agreement agreement = daily().target(UPTIME.scope(Scope.together("app")))
                .exclusion(
                        ExclusionRule.whileDown("upstream", Downtime.reported().on("cloud")))
                .build();
        // X 30, D 50 − 20, K 1410.
        assertEquals(
                "MISSED " + share(1380, 1410),
                summary(monday(
                        agreement,
                        down("10:00", "10:30").on("cloud"),
                        down("10:10", "11:00").on("app"))));
    }

    /** C47: a cause that the customer answers for leaves both terms by a rule, and counts as up by a filter. */
    @Test
    void whileDownForACause() {
        Measurement[] evidence = {down("10:00", "11:00").cause("customer"), down("12:00", "12:30")};
        Agreement ruled =
                with(ExclusionRule.whileDown("customer", Downtime.reported().onlyCauses("customer")));
        assertEquals("MISSED " + share(1350, 1380), summary(monday(ruled, evidence)));
        Agreement filtered = daily(ServiceLevelTarget.of(
                        "uptime", Indicator.availability(Downtime.reported().exceptCauses("customer")))
                .atLeast("99%"));
        assertEquals("MISSED " + share(1410, 1440), summary(monday(filtered, evidence)));
    }

    /** A rule over down time keeps its refinements: only upstream outages of an hour and more excuse. */
    @Test
    void whileDownForSomeTime() {
        Agreement agreement = daily().target(UPTIME.scope(Scope.together("app")))
                .exclusion(ExclusionRule.whileDown(
                        "upstream", Downtime.reported().on("cloud").lastingAtLeast(Duration.ofHours(1))))
                .build();
        assertEquals(
                "MISSED " + share(1380, 1440),
                summary(monday(
                        agreement,
                        down("10:00", "10:59").on("cloud"),
                        down("10:00", "11:00").on("app"))));
    }

    /**
     * S8. Whether the upstream provider was down 10–11 is not known, so neither is whether the down time of 10–12 is excused there: it is
     * unknown, and the bounds are those of both answers. K 1380, D 60; worst D 120 of 1440, best D 60 of 1380.
     */
    @Test
    void whileItIsUnknownWhetherSomethingElseIsDown() {
        Agreement agreement = daily().target(UPTIME.scope(Scope.together("app")))
                .exclusion(
                        ExclusionRule.whileDown("upstream", Downtime.observed().on("cloud")))
                .build();
        ComplianceReport report = monday(
                agreement,
                state("00:00", "up").on("cloud"),
                state("10:00", "unknown").on("cloud"),
                state("11:00", "up").on("cloud"),
                down("10:00", "12:00").on("app"));
        assertEquals("MISSED " + share(1320, 1380), summary(report));
        Bounds bounds = only(report).bounds();
        assertEquals(Figure.share(Ratio.of(1320, 1440)), bounds.worst());
        assertEquals(Figure.share(Ratio.of(1320, 1380)), bounds.best());
    }

    /**
     * What may be excused is granted stretch by stretch: if the cloud was down just then, its hour is used from 09:00 to 09:15 and, behind the
     * maintenance that began at 10:00, from 11:30 to 12:15. So an hour is in doubt, not the half hour that is left if all of it was one window from 09:00.
     */
    @Test
    void aPossibleExcuseIsGrantedStretchByStretch_S8_S10() {
        Agreement agreement = daily().target(UPTIME.scope(Scope.together("app")))
                .exclusion(ExclusionRule.announced("maintenance", "maintenance").withAllowance(Duration.ofMinutes(30)))
                .exclusion(
                        ExclusionRule.whileDown("upstream", Downtime.observed().on("cloud"))
                                .withAllowance(Duration.ofHours(1)))
                .build();
        ComplianceReport report = monday(
                agreement,
                state("00:00", "up").on("cloud"),
                state("09:00", "unknown").on("cloud"),
                state("14:00", "up").on("cloud"),
                maintenance("10:00", "11:30"),
                down("09:00", "09:15").on("app"),
                down("11:00", "13:00").on("app"));
        TimeAccount account = only(report).subjects().get(0).account();
        assertEquals(
                "up 1245 min, down 45 min, unknown 60 min, excluded 90 min",
                "up %d min, down %d min, unknown %d min, excluded %d min"
                        .formatted(
                                minutes(account.up()),
                                minutes(account.down()),
                                minutes(account.unknown()),
                                minutes(account.excluded())));
    }

    /**
     * One stretch of a cause that reaches over several of the hours inside which it excuses is one window: it may have been down throughout. It begins with
     * the maintenance and ends later, so maintenance is granted first, 06:00 to 06:30, and upstream 06:30 to 07:00 and 10:00 to 10:45: 75 minutes in doubt.
     */
    @Test
    void aPossibleExcuseOverSeveralHoursIsOneWindow_S8_S10() {
        Schedule hours = Schedule.weekly("UTC").everyDay("06:00", "07:00").everyDay("10:00", "11:00");
        Agreement agreement = daily().target(UPTIME.scope(Scope.together("app")))
                .exclusion(ExclusionRule.announced("maintenance", "maintenance").withAllowance(Duration.ofMinutes(30)))
                .exclusion(
                        ExclusionRule.whileDown("upstream", Downtime.observed().on("cloud"))
                                .inside(hours)
                                .withAllowance(Duration.ofMinutes(75)))
                .build();
        for (String cloud : List.of("unknown", "down")) {
            TimeAccount account = only(monday(
                            agreement,
                            state("00:00", cloud).on("cloud"),
                            maintenance("06:00", "07:15"),
                            down("00:00", "24:00").on("app")))
                    .subjects()
                    .get(0)
                    .account();
            assertEquals(1335, minutes(account.down()));
            assertEquals(cloud.equals("unknown") ? 75 : 0, minutes(account.unknown()));
            assertEquals(cloud.equals("unknown") ? 30 : 105, minutes(account.excluded()));
        }
    }

    private static long minutes(BigInteger nanos) {
        return nanos.longValueExact() / 60_000_000_000L;
    }

    /**
     * S8, S10. Whether the upstream provider was down 10–11 is not known, 16–17 it was; the service was down in both hours. An allowance of one hour
     * excuses one of them whatever it was, so 60 of 1 380 minutes are down; of 90 minutes, it is unknown whether 30 more are excused.
     */
    @ParameterizedTest
    @CsvSource({"PT1H, 1320, 1380, 0", "PT1H30M, 1320, 1350, 30", "PT2H, 1320, 1320, 60"})
    void anAllowanceExcusesOneHourOrTheOther_S8_S10(Duration allowance, int up, int known, int unknown) {
        Agreement agreement = daily().target(UPTIME.scope(Scope.together("app")))
                .exclusion(
                        ExclusionRule.whileDown("upstream", Downtime.observed().on("cloud"))
                                .withAllowance(allowance))
                .build();
        ComplianceReport report = monday(
                agreement,
                state("00:00", "up").on("cloud"),
                state("10:00", "unknown").on("cloud"),
                state("11:00", "up").on("cloud"),
                state("16:00", "down").on("cloud"),
                state("17:00", "up").on("cloud"),
                down("10:00", "11:00").on("app"),
                down("16:00", "17:00").on("app"));
        assertEquals(Ratio.of(up, known), only(report).figure().value());
        assertEquals(
                Duration.ofMinutes(unknown).toNanos(),
                only(report).subjects().get(0).account().unknown().longValueExact());
        Bounds bounds = only(report).bounds();
        if (bounds != null) {
            assertTrue(Figure.compare(bounds.worst(), only(report).figure()) <= 0, bounds::toString);
            assertTrue(Figure.compare(only(report).figure(), bounds.best()) <= 0, bounds::toString);
        }
    }

    /** C46: what excuses may be counted, too: in the minute 10:00 the upstream failed, in 10:01 it did not. */
    @Test
    void whileMostRequestsOfTheUpstreamFail_C46() {
        Indicator errors = Indicator.failedRatio(Selection.requests().on("cloud"));
        Agreement agreement = daily().target(UPTIME.scope(Scope.together("app")))
                .exclusion(ExclusionRule.whileDown("upstream", Downtime.minutesWhere(errors, "> 50%")))
                .build();
        ComplianceReport report = monday(
                agreement,
                RequestCount.of(at("10:00"), at("10:01")).count("failed", 10).on("cloud"),
                RequestCount.of(at("10:01"), at("10:02")).count("good", 10).on("cloud"),
                down("10:00", "10:02").on("app"));
        assertEquals("MET " + share(1438, 1439), summary(report));
    }

    /** Unless unknown time is declared to be down or up. */
    @Test
    void whileItIsDeclaredWhetherSomethingElseIsDown() {
        Agreement.Builder agreement = daily().target(UPTIME.scope(Scope.together("app")))
                .exclusion(
                        ExclusionRule.whileDown("upstream", Downtime.observed().on("cloud")));
        Measurement[] evidence = {
            state("00:00", "up").on("cloud"),
            state("10:00", "unknown").on("cloud"),
            state("11:00", "up").on("cloud"),
            down("10:00", "12:00").on("app")
        };
        assertEquals(
                "MISSED " + share(1320, 1380),
                summary(monday(agreement.policy(UnknownTime.AS_DOWN).build(), evidence)));
        assertEquals(
                "MISSED " + share(1320, 1440),
                summary(monday(agreement.policy(UnknownTime.AS_UP).build(), evidence)));
    }

    /** S11. Naming the subject acts on the result of that subject only. */
    @Test
    void anExclusionMayNameASubject() {
        Agreement agreement = daily().target(UPTIME.scope(Scope.each()))
                .exclusion(MAINTENANCE)
                .build();
        ComplianceReport report = monday(
                agreement,
                down("10:00", "12:00").on("a"),
                down("10:00", "12:00").on("b"),
                maintenance("10:00", "11:00").on("a"));
        assertEquals(
                Ratio.of(1320, 1380), only(report).subjects().get(0).figure().value());
        assertEquals(
                Ratio.of(1320, 1440), only(report).subjects().get(1).figure().value());
    }

    /** S11. In a union of two a maintained part is up; the other part is not excused. Down: b 11–12 and, excused, a 10–11. */
    @Test
    void anExclusionMayNameAPart() {
        Agreement agreement = daily().target(UPTIME.scope(Scope.together("a", "b")))
                .exclusion(MAINTENANCE)
                .build();
        assertEquals(
                "MISSED " + share(1380, 1440),
                summary(monday(
                        agreement,
                        down("10:00", "11:00").on("a"),
                        down("11:00", "12:00").on("b"),
                        maintenance("10:00", "12:00").on("a"))));
    }

    /** S10, S11. However many detectors read a part, its allowance is granted once: of a's 10–11 and 12–13 the first hour. */
    @Test
    void theAllowanceOfAPartIsGrantedOnce() {
        Downtime either = Downtime.anyOf(
                Downtime.reported().fromSource("m1"), Downtime.reported().fromSource("m2"));
        Agreement agreement = daily().target(ServiceLevelTarget.of("uptime", Indicator.availability(either))
                        .atLeast("99%")
                        .scope(Scope.together("a", "b")))
                .exclusion(MAINTENANCE.withAllowance(Duration.ofHours(1)))
                .build();
        assertEquals(
                "MISSED " + share(1380, 1440),
                summary(monday(
                        agreement,
                        down("10:00", "11:00").on("a").from("m1"),
                        down("12:00", "13:00").on("a").from("m2"),
                        maintenance("10:00", "14:00").on("a"))));
        // What both detectors see is used once.
        assertEquals(
                "MET 1",
                summary(monday(
                        agreement,
                        down("10:00", "11:00").on("a").from("m1"),
                        down("10:00", "11:00").on("a").from("m2"),
                        maintenance("10:00", "14:00").on("a"))));
    }

    /**
     * S5, S10. An hour of maintenance is free, in 10–14; an outage counts if more than 30 minutes of it are left. Down 10:00–10:20 is excused and
     * too short, so that it uses up nothing; the hour is used by the next outage, and of the last one all is left.
     */
    @ParameterizedTest(name = "{0} to {1} and 13:00 to 13:40: {2}")
    @CsvSource({
        // 60 excused, 25 left of the outage itself, too short; the hour then excuses the last one
        "11:00, 12:25, MET 1",
        // 60 excused, 35 left: it counts with 35, and the last one with 40; D 75, K 1440 − 240 + 75
        "11:00, 12:35, MISSED 16/17",
    })
    void whatIsLeftOfAnOutageAfterAnAllowance(String from, String to, String expected) {
        Downtime lasting = Downtime.reported().lastingMoreThan(Duration.ofMinutes(30));
        Agreement agreement = daily().policy(MinimumLength.REMAINING)
                .target(ServiceLevelTarget.of("uptime", Indicator.availability(lasting))
                        .atLeast("99%"))
                .exclusion(MAINTENANCE.withAllowance(Duration.ofHours(1)))
                .build();
        assertEquals(
                expected,
                summary(monday(
                        agreement,
                        down("10:00", "10:20"),
                        down(from, to),
                        down("13:00", "13:40"),
                        maintenance("10:00", "14:00"))));
    }

    /** A rule may be for some targets only, and a target that is not named has all its down time. */
    @Test
    void onlyForSomeTargets() {
        Agreement agreement = daily().target(UPTIME)
                .target(ServiceLevelTarget.of("raw", Indicator.availability()).atLeast("99%"))
                .exclusion(MAINTENANCE.onlyFor("uptime"))
                .build();
        ComplianceReport report = monday(agreement, down("10:00", "11:00"), maintenance("10:00", "11:00"));
        assertEquals(Figure.share(Ratio.ONE), report.target("uptime").figure());
        assertEquals(Figure.share(Ratio.of(1380, 1440)), report.target("raw").figure());
        assertEquals(
                List.of("maintenance 2026-03-02T10:00Z/2026-03-02T11:00Z is refused for target raw: no rule admits"
                        + " 'maintenance'"),
                remarks(report, Remark.Kind.REFUSED_EXCLUSION));
    }

    /** S8, S28. Down 10–12; a disputed window leaves open whether that uses up an hour that is free: the bounds say so, X 120 or 60. */
    @Test
    void aDisputedWindowBesideAnAllowance() {
        Agreement agreement =
                with(MAINTENANCE, ExclusionRule.announced("upgrade", "upgrade").withAllowance(Duration.ofHours(1)));
        Bounds bounds = only(monday(
                        agreement,
                        down("10:00", "12:00"),
                        maintenance("10:00", "12:00").id("CHG-1"),
                        maintenance("10:00", "12:01").id("CHG-1"),
                        Exclusion.of("upgrade", at("10:00"), at("12:00"))))
                .bounds();
        assertEquals(Figure.share(Ratio.of(1320, 1380)), bounds.worst());
        assertEquals(Figure.share(Ratio.ONE), bounds.best());
    }

    /**
     * S7, S8, S28. Nothing is seen, which is read as down, and an outage goes on over unknown time: it went on since ever and belongs to no period. Inside a
     * disputed window over midnight the down time is unknown; what was before that window still says that the outage did not begin behind it.
     */
    @Test
    void anOutageGoesOnOverADisputedWindowAtTheStartOfThePeriod() {
        Agreement agreement = daily().target(ServiceLevelTarget.of(
                                "outages", Indicator.downtime(DowntimeStatistic.Kind.COUNT, Downtime.observed()))
                        .atMost("0")
                        .scope(Scope.together("app"))
                        .policy(UnknownTime.AS_DOWN)
                        .policy(UnknownInOutage.BRIDGES))
                .exclusion(MAINTENANCE)
                .build();
        ComplianceReport report = monday(
                agreement,
                Exclusion.of("maintenance", "2026-03-01T23:00Z", at("08:00")).id("CHG-1"),
                maintenance("20:00", "21:00").id("CHG-1"));
        assertEquals(Ratio.ZERO, only(report).figure().value());
    }

    /** S10. One remark for an exclusion and a reason, with all targets; none for a target for which another rule grants it. */
    @Test
    void aRefusalNamesItsTargets() {
        ServiceLevelTarget other =
                ServiceLevelTarget.of("other", Indicator.availability()).atLeast("99%");
        Agreement agreement = daily().target(UPTIME)
                .target(other)
                .target(ServiceLevelTarget.of("down", Indicator.totalDowntime(Downtime.reported())))
                .exclusion(MAINTENANCE.withEvidence())
                .exclusion(ExclusionRule.announced("any", "maintenance").onlyFor("down"))
                .build();
        ComplianceReport report = monday(
                agreement,
                down("10:00", "11:00"),
                maintenance("10:00", "11:00").id("CHG-1"),
                maintenance("12:00", "13:00").id("CHG-2").evidence("ticket"));
        assertEquals(
                List.of(
                        "maintenance CHG-1 2026-03-02T10:00Z/2026-03-02T11:00Z is refused for targets other, uptime: rule"
                                + " maintenance: it carries no evidence"),
                remarks(report, Remark.Kind.REFUSED_EXCLUSION));
        assertEquals(Ratio.ZERO, report.target("down").figure().value());
    }

    /**
     * P56, C43: daily maintenance 02–05 local time of the data centre, in two zones. In March 2026, a UTC month, Frankfurt has 31 windows
     * of 3 h but that of Sunday the 29th, when 02:00 is moved to 03:00, has 2 h: 92 h. Tokyo, 17–20 UTC, has 93 h.
     */
    @Test
    void windowsInTwoZones() {
        ServiceLevelTarget frankfurt = ServiceLevelTarget.of("frankfurt", Indicator.availability())
                .atLeast("99.9%")
                .scope(Scope.together("fra"));
        ServiceLevelTarget tokyo = ServiceLevelTarget.of("tokyo", Indicator.availability())
                .atLeast("99.9%")
                .scope(Scope.together("nrt"));
        ServiceLevelTarget both = ServiceLevelTarget.of("both", Indicator.availability())
                .atLeast("99.9%")
                .scope(Scope.together("fra", "nrt"));
        Schedule berlin = Schedule.weekly("Europe/Berlin").everyDay("02:00", "05:00");
        Schedule japan = Schedule.weekly("Asia/Tokyo").everyDay("02:00", "05:00");
        Agreement agreement = Agreement.builder("kinsta")
                .zone("UTC")
                .monthly()
                .target(frankfurt)
                .target(tokyo)
                .target(both)
                .exclusion(ExclusionRule.recurring("fra-window", berlin).onlyFor("frankfurt", "both"))
                .exclusion(ExclusionRule.recurring("nrt-window", japan).onlyFor("tokyo", "both"))
                .build();
        // Down 00:30–03:30 UTC on the 29th, excused 01–03: one hour is left.
        ComplianceReport report = month(
                agreement,
                "2026-03",
                down("2026-03-29T00:30Z", "2026-03-29T03:30Z").on("fra"));
        BigInteger hour = BigInteger.valueOf(3_600_000_000_000L);
        assertEquals(
                hour.multiply(BigInteger.valueOf(92)),
                report.target("frankfurt").account().excluded());
        assertEquals(
                hour.multiply(BigInteger.valueOf(93)),
                report.target("tokyo").account().excluded());
        assertEquals(
                hour.multiply(BigInteger.valueOf(185)),
                report.target("both").account().excluded());
        assertEquals(
                Figure.share(Ratio.of(651, 652)), report.target("frankfurt").figure());
        assertEquals(Figure.share(Ratio.ONE), report.target("tokyo").figure());
        assertEquals(Figure.share(Ratio.of(558, 559)), report.target("both").figure());
    }

    /** A recurring window has conditions too: only its part inside the schedule, and a longest length. */
    @Test
    void recurringWindowsHaveConditions() {
        Schedule night = Schedule.weekly("UTC").everyDay("00:00", "06:00");
        assertEquals(
                "MISSED " + share(1440 - 120 - 120, 1440 - 120),
                summary(monday(
                        with(ExclusionRule.recurring("night", night)
                                .inside(Schedule.weekly("UTC").monToFri("02:00", "04:00"))),
                        down("01:00", "05:00"))));
        assertEquals(
                "MISSED " + share(1200, 1440),
                summary(monday(
                        with(ExclusionRule.recurring("night", night).noLongerThan(Duration.ofHours(5))),
                        down("01:00", "05:00"))));
    }

    /** Everything excluded: nothing is measured, so there is no figure and no verdict (S9, D5). */
    @Test
    void everythingExcluded() {
        ComplianceReport report =
                report(with(MAINTENANCE), MON_2026_03_02, down("10:00", "11:00"), maintenance("00:00", "24:00"));
        assertEquals("UNDETERMINED none", summary(report));
        assertTrue(report.explanation().toText().contains("nothing was measured, so there is no figure"));
    }
}
