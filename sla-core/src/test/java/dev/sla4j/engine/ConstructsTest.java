package dev.sla4j.engine;

import static dev.sla4j.engine.Days.at;
import static dev.sla4j.engine.Days.daily;
import static dev.sla4j.engine.Days.down;
import static dev.sla4j.engine.Days.instant;
import static dev.sla4j.engine.Days.maintenance;
import static dev.sla4j.engine.Days.monday;
import static dev.sla4j.engine.Days.only;
import static dev.sla4j.engine.Days.state;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.Notice;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.Request;
import dev.sla4j.measurement.RequestCount;
import dev.sla4j.measurement.Sample;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.report.TargetResult;
import dev.sla4j.target.CallCentre;
import dev.sla4j.target.CallCentre.Calls;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.EmptySlot;
import dev.sla4j.target.ExclusionEffect;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.PriorityMatrix;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Scope;
import dev.sla4j.target.Selection;
import dev.sla4j.target.SlotRule;
import dev.sla4j.target.Statistic;
import dev.sla4j.target.TooLittle;
import dev.sla4j.time.Schedule;
import dev.sla4j.time.WeeklySchedule;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Ratio;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each construct of the catalogue that measures (C01–C30, C42–C48, C89–C101), written as a composition and worked out by hand on Monday 2 March
 * 2026, which has 1 440 minutes. Readings and corners of each stand in the table tests of its kind; C15 needs earlier reports ({@link
 * CombinationsTest}).
 */
class ConstructsTest {
    private static final Indicator UP = Indicator.availability();
    private static final Selection REQUESTS = Selection.requests();
    private static final Selection TICKETS = Selection.items("ticket");
    private static final WeeklySchedule OFFICE = Schedule.weekly("UTC").monToFri("09:00", "17:00");

    private static void check(String expected, Indicator indicator, Measurement... evidence) {
        check(expected, daily(ServiceLevelTarget.of("t", indicator)), evidence);
    }

    private static void check(String expected, ServiceLevelTarget target, Measurement... evidence) {
        check(expected, daily(target), evidence);
    }

    /** The exact figure, in seconds if it is a time. */
    private static void check(String expected, Agreement agreement, Measurement... evidence) {
        TargetResult result = only(monday(agreement, evidence));
        assertEquals(
                expected.equals("none") ? "none" : Ratio.parse(expected).toString(),
                result.figure().isMeasured() ? result.figure().value().toString() : "none");
    }

    private static Agreement excluding(Indicator indicator, ExclusionRule rule) {
        return daily().target(ServiceLevelTarget.of("t", indicator))
                .exclusion(rule)
                .build();
    }

    private static Indicator up(Downtime downtime) {
        return Indicator.availability(downtime);
    }

    private static RequestCount minute(String from, long good, long failed) {
        return RequestCount.of(instant(from), instant(from).plusSeconds(60))
                .count("good", good)
                .count("failed", failed);
    }

    private static Request request(String time, String outcome, String latency) {
        return Request.of(instant(time), outcome, Duration.parse(latency));
    }

    private static Sample sample(String time, String value) {
        return Sample.of(instant(time), "x", value);
    }

    private static WorkItem ticket(String id, String opened, String resolved) {
        return WorkItem.ticket(id).opened(instant(opened)).resolved(instant(resolved));
    }

    private static Indicator within(Quantity clock, LimitRule limit) {
        return Indicator.share(TICKETS, Condition.within(clock, limit));
    }

    private static Quantity resolution() {
        return Quantity.clock("opened", "resolved");
    }

    /** Each has a test that bears its number; the catalogue has no others of these kinds. */
    @Test
    void everyConstructOfTheCatalogueIsWorkedOut() {
        List<String> numbers = Stream.of(ConstructsTest.class.getDeclaredMethods())
                .map(Method::getName)
                .filter(name -> name.matches("c\\d+.*"))
                .map(name -> name.replaceFirst("c(\\d+).*", "$1"))
                .distinct()
                .sorted(Comparator.comparing(Integer::valueOf))
                .toList();
        String measured = "01 02 03 04 05 06 08 09 10 11 16 18 19 20 21 22 23 24 25 26 27 28 29 30";
        String excluded = "42 43 45 46 47 48";
        String items = "89 90 91 93 94 95 96 97 98 99 100 101";
        assertEquals(measured + " " + excluded + " " + items, String.join(" ", numbers));
    }

    @Test
    void c01StateMinutes() {
        check("1368/1440", UP, down("10:00", "11:12"));
    }

    @Test
    void c02MeanOfIntervalErrorRates() {
        Indicator mean = Indicator.meanOfIntervals(Indicator.failedRatio(REQUESTS), Duration.ofMinutes(5));
        check("1/8", mean, minute("10:00", 3, 1), minute("10:05", 100, 0));
    }

    @Test
    void c03RatioOfItems() {
        check("103/104", Indicator.goodRatio(REQUESTS), minute("10:00", 3, 1), minute("10:05", 100, 0));
    }

    @Test
    void c04DeadlineByTypeOfOperation() {
        LimitRule limit = LimitRule.when(Condition.is("operation", "read"), Limit.parse("<= PT2S"))
                .otherwise(Limit.parse("<= PT5S"));
        check(
                "2/3",
                Indicator.share(REQUESTS, Condition.within(Quantity.latency(), limit)),
                request("10:00", "good", "PT2S").attribute("operation", "read"),
                request("10:00", "good", "PT3S").attribute("operation", "read"),
                request("10:00", "good", "PT5S").attribute("operation", "write"));
    }

    @Test
    void c05MinuteAboveAnErrorRate() {
        Downtime minutes = Downtime.minutesWhere(Indicator.failedRatio(REQUESTS), "> 5%");
        check("1/2", up(minutes), minute("10:00", 95, 5), minute("10:01", 94, 6));
    }

    @Test
    void c06MinuteInWhichAllAttemptsFail() {
        Downtime minutes = Downtime.minutesWhere(Indicator.goodRatio(REQUESTS), "<= 0%");
        check("1/2", up(minutes), minute("10:00", 1, 99), minute("10:01", 0, 2));
    }

    /** "Retries are required": a minute with one attempt only is none of the down ones; of a call that was tried again only the last attempt counts. */
    @Test
    void c06RetriesAreRequired() {
        Downtime retried = Downtime.minutesWhere(Indicator.goodRatio(REQUESTS), "<= 0%")
                .minimum(2)
                .tooLittle(TooLittle.UP);
        check("1439/1440", up(retried), minute("10:00", 0, 1), minute("10:01", 0, 2), minute("10:02", 1, 1));
        check(
                "1/2",
                Indicator.goodRatio(REQUESTS.except("retried", "yes")),
                request("10:00", "failed", "PT1S").attribute("retried", "yes"),
                request("10:01", "good", "PT1S").attribute("attempt", "2"),
                request("10:02", "failed", "PT1S").attribute("retried", "yes"),
                request("10:03", "failed", "PT1S").attribute("attempt", "2"));
    }

    @Test
    void c08MinimalTraffic() {
        Downtime minutes = Downtime.minutesWhere(Indicator.failedRatio(REQUESTS), "> 5%")
                .minimum(100)
                .tooLittle(TooLittle.UP);
        check("1439/1440", up(minutes), minute("10:00", 0, 99), minute("10:01", 0, 100));
    }

    @Test
    void c09RequestsThatDoNotCount() {
        Indicator some = Indicator.goodRatio(REQUESTS.except("outcome", "throttled", "unauthenticated"));
        check(
                "1/2",
                some,
                request("10:00", "good", "PT1S"),
                request("10:00", "failed", "PT1S"),
                request("10:00", "throttled", "PT1S"),
                request("10:00", "unauthenticated", "PT1S"));
    }

    /** Repeats of one request within a minute: the log says of each whether it repeats, and only those are left out. */
    @Test
    void c09IdenticalRepeatsDoNotCount() {
        Downtime minutes = Downtime.minutesWhere(Indicator.failedRatio(REQUESTS.except("repeat", "yes")), "> 50%");
        check(
                "1/2",
                up(minutes),
                request("10:00", "good", "PT1S"),
                request("10:00", "failed", "PT1S"),
                request("10:00:10", "failed", "PT1S").attribute("repeat", "yes"),
                request("10:00:20", "failed", "PT1S").attribute("repeat", "yes"),
                request("10:01", "failed", "PT1S").attribute("repeat", "no"));
    }

    @Test
    void c10ShareWithinALimitOfLatency() {
        Indicator share = Indicator.withinLimit(REQUESTS, Quantity.latency(), "<= PT0.3S");
        check("1/2", share, request("10:00", "good", "PT0.3S"), request("10:00", "good", "PT0.301S"));
        Indicator p99 = Indicator.percentile("99%", REQUESTS, Quantity.latency());
        check("301/1000", p99, request("10:00", "good", "PT0.3S"), request("10:00", "good", "PT0.301S"));
    }

    @Test
    void c11MeanOfSamples() {
        Indicator mean = Indicator.statistic(Statistic.Kind.MEAN, Selection.samples("x"), Quantity.value());
        check("38/10", mean, sample("10:00", "3.5"), sample("11:00", "4.1"));
    }

    /** Above 95 for 91 minutes, and for 90. */
    @Test
    void c16SustainedThreshold() {
        Downtime hot = Downtime.sampled("x", "<= 95").lastingMoreThan(Duration.ofMinutes(90));
        check("1349/1440", up(hot), sample("00:00", "70"), sample("10:00", "96"), sample("11:31", "95"));
        check("1", up(hot), sample("00:00", "70"), sample("10:00", "96"), sample("11:30", "95"));
    }

    @Test
    void c18EitherMonitorOrBothFeeds() {
        Measurement[] feeds = {
            down("10:00", "12:00").on("a"), down("11:00", "13:00").on("b")
        };
        Downtime a = Downtime.reported().on("a");
        Downtime b = Downtime.reported().on("b");
        check("1260/1440", up(Downtime.anyOf(a, b)), feeds);
        check("1380/1440", up(Downtime.allOf(a, b)), feeds);
        check("1260/1440", up(Downtime.atLeast(1, a, b)), feeds);
    }

    /** A quarter of the users for four hours is an hour; of 1 and 3 users, the three were down for two hours. */
    @Test
    void c19WeightedByImpact() {
        check("1380/1440", UP, down("10:00", "14:00").affecting("25%"));
        check(
                "90/96",
                ServiceLevelTarget.of("t", UP).scope(Scope.pooled("a", "b")),
                ServiceLife.of(at("00:00"), at("24:00")).on("a"),
                ServiceLife.of(at("00:00"), at("24:00")).population(3).on("b"),
                down("10:00", "12:00").on("b"));
    }

    @Test
    void c20UnionOfSimultaneousOutages() {
        check("1350/1440", UP, down("10:00", "11:00"), down("10:30", "11:30"));
    }

    @Test
    void c21OutagesOfSomeLengthFromTheFirstUnit() {
        Downtime lasting = Downtime.wholeMinutes(Downtime.reported()).lastingAtLeast(Duration.ofMinutes(5));
        check("1435/1440", up(lasting), down("10:00", "10:05"), down("12:00", "12:04"));
    }

    @Test
    void c22Deductible() {
        Downtime after = Downtime.reported().deductible(Duration.ofMinutes(1));
        check("1431/1440", up(after), down("10:00", "10:10"), down("12:00", "12:01"));
    }

    @Test
    void c23PartialMinutesIgnored() {
        check("1438/1440", up(Downtime.wholeMinutes(Downtime.reported())), down("10:00:30", "10:03:20"));
    }

    /** Failures at 10:01, 10:02, 10:03, successes at 10:10, 10:11, 10:12: down from 10:01 to 10:10. */
    @Test
    void c24ConsecutiveProbes() {
        Downtime probed = Downtime.observed().failuresToOpen(3).successesToClose(3);
        List<Measurement> probes = new ArrayList<>(List.of(Probe.good(instant("00:00"))));
        for (String time : List.of("10:01", "10:02", "10:03")) {
            probes.add(Probe.failed(instant(time)));
        }
        for (String time : List.of("10:10", "10:11", "10:12")) {
            probes.add(Probe.good(instant(time)));
        }
        check("1431/1440", up(probed), probes.toArray(Measurement[]::new));
    }

    @Test
    void c25FirstFailureToNextSuccess() {
        check(
                "1380/1440",
                up(Downtime.observed()),
                Probe.good(instant("00:00")),
                Probe.failed(instant("10:00")),
                Probe.failed(instant("10:59")),
                Probe.good(instant("11:00")));
    }

    /** The fault lasts from 10:00 to 14:00; the ticket was opened at 10:30, a workaround helped at 13:00. */
    @Test
    void c26ClockOfTheTicket() {
        Downtime tickets = Downtime.reported().startingAt("opened").endingAt("worked-around", "restored");
        check(
                "1290/1440",
                up(tickets),
                down("10:00", "14:00")
                        .milestone("opened", instant("10:30"))
                        .milestone("worked-around", instant("13:00")));
    }

    @Test
    void c27OnlyIfReportedInTime() {
        Downtime claimed = Downtime.reported().reportedWithin(Duration.ofHours(24));
        Outage outage = down("10:00", "11:00");
        check("1380/1440", up(claimed), outage.milestone("reported", instant("2026-03-03T10:00Z")));
        check("1", up(claimed), outage.milestone("reported", instant("2026-03-03T10:01Z")));
    }

    @Test
    void c28UnmeasuredTimeIsNeitherUpNorDown() {
        check(
                "1260/1380",
                up(Downtime.observed()),
                state("00:00", "up"),
                state("10:00", "down"),
                state("12:00", "unknown"),
                state("13:00", "up"));
    }

    /** 288 intervals, in one of which a request failed. */
    @Test
    void c29AnIntervalWithoutRequestsIsGood() {
        Indicator mean = Indicator.meanOfIntervals(Indicator.goodRatio(REQUESTS), Duration.ofMinutes(5));
        check("287/288", ServiceLevelTarget.of("t", mean).policy(EmptySlot.AS_GOOD), minute("10:00", 0, 1));
    }

    @Test
    void c30NothingDividedByNothing() {
        check("none", Indicator.goodRatio(REQUESTS));
        check("none", CallCentre.over(Calls.OFFERED).abandonment());
        check("none", Indicator.statistic(Statistic.Kind.MEAN, Selection.samples("x"), Quantity.value()));
    }

    /** 48 hours ahead is enough, a minute less is not; three business days ahead of Monday is Tuesday before. */
    @Test
    void c42MaintenanceWithNotice() {
        ExclusionRule hours = ExclusionRule.announced("m", "maintenance").withNotice(Notice.of(Duration.ofHours(48)));
        ExclusionRule days = ExclusionRule.announced("m", "maintenance").withNotice(Notice.businessDays(3, OFFICE));
        Exclusion window = maintenance("10:00", "11:00");
        Outage outage = down("10:00", "12:00");
        check("1320/1380", excluding(UP, hours), outage, window.announcedAt("2026-02-28T10:00Z"));
        check("1320/1440", excluding(UP, hours), outage, window.announcedAt("2026-02-28T10:01Z"));
        check("1320/1380", excluding(UP, days), outage, window.announcedAt("2026-02-24T23:00Z"));
        check("1320/1440", excluding(UP, days), outage, window.announcedAt("2026-02-25T01:00Z"));
    }

    /** 02:00 to 03:00 in London and in Berlin are 01:00 to 03:00 UTC in winter. */
    @Test
    void c43RecurringMaintenanceInSeveralZones() {
        Schedule nights = Schedule.weekly("Europe/London")
                .on(DayOfWeek.MONDAY, "02:00", "03:00")
                .union(Schedule.weekly("Europe/Berlin").on(DayOfWeek.MONDAY, "02:00", "03:00"));
        check("1260/1320", excluding(UP, ExclusionRule.recurring("nights", nights)), down("01:00", "04:00"));
    }

    /** A05 in small: out of both terms, or only out of the numerator, which is as if the excluded time was up. */
    @Test
    void c45WhatAnExclusionLeaves() {
        ExclusionRule rule = ExclusionRule.announced("m", "maintenance");
        Measurement[] evidence = {down("10:00", "12:00"), maintenance("09:00", "11:00")};
        check("1260/1320", excluding(UP, rule), evidence);
        check(
                "1380/1440",
                daily().target(ServiceLevelTarget.of("t", UP))
                        .exclusion(rule)
                        .policy(ExclusionEffect.COUNTS_AS_UP)
                        .build(),
                evidence);
    }

    @Test
    void c46WhileTheUpstreamIsDown() {
        ExclusionRule rule =
                ExclusionRule.whileDown("upstream", Downtime.reported().on("cloud"));
        check(
                "1320/1380",
                excluding(up(Downtime.reported().on("app")), rule),
                down("10:00", "12:00").on("app"),
                down("10:00", "11:00").on("cloud"));
    }

    @Test
    void c47LabelledCauses() {
        Downtime own = Downtime.reported().exceptCauses("force-majeure", "customer");
        check(
                "1380/1440",
                up(own),
                down("10:00", "11:00"),
                down("12:00", "13:00").cause("customer"));
    }

    @Test
    void c48Tolerance() {
        Indicator share =
                within(resolution(), LimitRule.fixed(Limit.parse("<= PT1H")).grace("<= PT10M"));
        check("1/2", share, ticket("1", "10:00", "11:10"), ticket("2", "10:00", "11:11"));
    }

    @Test
    void c89LimitByPriority() {
        LimitRule limits = LimitRule.when(Condition.is("priority", "P1"), Limit.parse("<= PT1H"))
                .or(Condition.is("priority", "P2"), Limit.parse("<= PT4H"));
        check(
                "1/2",
                within(resolution(), limits),
                ticket("1", "10:00", "12:00").attribute("priority", "P1"),
                ticket("2", "10:00", "12:00").attribute("priority", "P2"),
                ticket("3", "10:00", "12:00").attribute("priority", "P9"));
    }

    @Test
    void c90PriorityFromImpactAndUrgency() {
        PriorityMatrix matrix =
                PriorityMatrix.empty().cell("high", "high", "P1").always(Condition.is("site", "clinical"), "P1");
        LimitRule limits =
                LimitRule.when(matrix.is("P1"), Limit.parse("<= PT1H")).otherwise(Limit.parse("<= PT4H"));
        check(
                "1/3",
                within(resolution(), limits),
                ticket("1", "10:00", "12:00").attribute("impact", "high").attribute("urgency", "high"),
                ticket("2", "10:00", "12:00").attribute("impact", "low").attribute("urgency", "high"),
                ticket("3", "10:00", "12:00").attribute("site", "clinical"));
    }

    @Test
    void c91BusinessHours() {
        Indicator share =
                within(Quantity.clock("opened", "resolved").during(OFFICE), LimitRule.fixed(Limit.parse("<= PT4H")));
        check("1/2", share, ticket("1", "2026-02-27T16:00Z", "12:00"), ticket("2", "2026-02-27T16:00Z", "12:01"));
    }

    @Test
    void c93LimitByTimeOfArrival() {
        LimitRule limits = LimitRule.when(Condition.during("opened", OFFICE), Limit.parse("<= PT30M"))
                .otherwise(Limit.parse("<= PT2H"));
        check("1/2", within(resolution(), limits), ticket("1", "10:00", "11:00"), ticket("2", "18:00", "19:00"));
    }

    @Test
    void c94AnAnswerByAPersonAndAWorkaround() {
        Indicator answered = within(Quantity.clock("opened", "acknowledged"), LimitRule.fixed(Limit.parse("<= PT15M")));
        WorkItem ticket = ticket("1", "10:00", "15:00")
                .responded(instant("10:01"))
                .reached("acknowledged", instant("10:16"))
                .reached("worked-around", instant("11:00"));
        check("0", answered, ticket);
        check(
                "1",
                within(Quantity.clock("opened", "resolved", "worked-around"), LimitRule.fixed(Limit.parse("<= PT1H"))),
                ticket);
    }

    @Test
    void c95PauseAndResume() {
        Indicator sum = Indicator.statistic(
                Statistic.Kind.SUM,
                TICKETS,
                Quantity.clock("opened", "resolved").pausedFor("customer"));
        check("7200", sum, ticket("1", "10:00", "15:00").paused(instant("11:00"), instant("14:00"), "customer"));
    }

    /** Reported on the Friday before: the first working day after it ends on Monday at midnight. */
    @Test
    void c96EndOfTheWorkingDay() {
        Indicator share = within(resolution(), LimitRule.endOfWorkingDay(1, OFFICE));
        check(
                "1/2",
                share,
                ticket("1", "2026-02-27T16:00Z", "23:59"),
                ticket("2", "2026-02-27T16:00Z", "2026-03-03T00:01Z"));
    }

    @Test
    void c97AbandonmentWithoutShortCalls() {
        List<Measurement> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            WorkItem call = WorkItem.call("c" + i).reached("offered", instant("10:00"));
            calls.add(
                    i < 3
                            ? call.reached("abandoned", instant("10:00").plusSeconds(i == 0 ? 3 : 30))
                            : call.reached("answered", instant("10:00").plusSeconds(10)));
        }
        check(
                "2/9",
                CallCentre.over(Calls.OFFERED)
                        .withoutShort(Duration.ofSeconds(5))
                        .abandonment(),
                calls.toArray(Measurement[]::new));
        check(
                "7/10",
                CallCentre.over(Calls.OFFERED).answeredWithin(Duration.ofSeconds(20)),
                calls.toArray(Measurement[]::new));
    }

    @Test
    void c98TwoSidedWindow() {
        Indicator share = Indicator.share(
                Selection.items("delivery"),
                Condition.within(Quantity.clock("ordered", "delivered"), LimitRule.between("from", "due")));
        List<Measurement> deliveries = new ArrayList<>();
        for (String time : List.of("09:59", "10:00", "12:00", "12:01")) {
            deliveries.add(WorkItem.delivery(time)
                    .reached("ordered", instant("08:00"))
                    .attribute("from", at("10:00"))
                    .attribute("due", at("12:00"))
                    .delivered(instant(time)));
        }
        check("2/4", share, deliveries.toArray(Measurement[]::new));
    }

    @Test
    void c99AClockFromAnExternalEvent() {
        Indicator share = within(
                Quantity.clock("fix-published", "patched"),
                LimitRule.when(Condition.is("severity", "critical"), Limit.parse("<= PT4H"))
                        .otherwise(Limit.parse("<= PT8H")));
        WorkItem patch = WorkItem.ticket("1")
                .opened(instant("01:00"))
                .reached("fix-published", instant("10:00"))
                .reached("patched", instant("15:00"));
        check("0", share, patch.attribute("severity", "critical"));
        check("1", share, patch.attribute("severity", "low"));
    }

    @Test
    void c100DeadlineByNumberOfItems() {
        LimitRule scaled =
                LimitRule.perUnit(Limit.parse("<= PT2S"), Quantity.attribute("items"), new BigDecimal("1000"));
        Indicator share = Indicator.share(REQUESTS, Condition.within(Quantity.latency(), scaled));
        check(
                "1/2",
                share,
                request("10:00", "good", "PT4S").attribute("items", "1001"),
                request("10:00", "good", "PT4S").attribute("items", "1000"));
    }

    /** The customer is told of each outage within 15 minutes of its detection, and of a change by the date promised. */
    @Test
    void c101NotificationDutiesAndDates() {
        Indicator told = Indicator.share(
                Selection.items("incident"),
                Condition.within(Quantity.clock("detected", "notified"), Limit.parse("<= PT15M")));
        check(
                "1/2",
                told,
                WorkItem.of("incident", "1")
                        .reached("detected", instant("10:00"))
                        .reached("notified", instant("10:15")),
                WorkItem.of("incident", "2").reached("detected", instant("11:00")));
        Indicator kept = Indicator.share(
                Selection.items("order"),
                Condition.within(Quantity.clock("ordered", "delivered"), LimitRule.until("due")));
        check(
                "0",
                kept,
                WorkItem.order("1")
                        .reached("ordered", instant("01:00"))
                        .due(instant("12:00"))
                        .delivered(instant("12:01")));
    }

    /** N10: the strict figure and that of the provider's own faults, side by side; the second target only reports. */
    @Test
    void responsibilityOfEachSegment() {
        Agreement agreement = daily().target(ServiceLevelTarget.of("strict", UP))
                .target(ServiceLevelTarget.of("own", up(Downtime.reported().exceptCauses("customer", "upstream"))))
                .target(ServiceLevelTarget.of(
                        "upstream", Indicator.totalDowntime(Downtime.reported().onlyCauses("upstream"))))
                .build();
        Measurement[] evidence = {
            down("10:00", "11:00"),
            down("12:00", "14:00").cause("customer"),
            down("13:00", "15:00").cause("upstream")
        };
        var report = monday(agreement, evidence);
        assertEquals(Ratio.of(1200, 1440), report.target("strict").figure().value());
        assertEquals(Ratio.of(1380, 1440), report.target("own").figure().value());
        assertEquals(Ratio.of(7200), report.target("upstream").figure().value());
    }

    /** D22, D24: a tree of its parts' own timelines: power and (web in series with two of three databases). */
    @Test
    void serviceTree_D22_D24() {
        Downtime databases = Downtime.atLeast(
                2,
                Downtime.reported().on("db1"),
                Downtime.reported().on("db2"),
                Downtime.reported().on("db3"));
        Downtime service = Downtime.anyOf(
                Downtime.allOf(
                        Downtime.reported().on("power-a"), Downtime.reported().on("power-b")),
                Downtime.reported().on("web").lastingAtLeast(Duration.ofMinutes(5)),
                databases);
        check(
                "1364/1440",
                up(service),
                down("01:00", "03:00").on("power-a"),
                down("02:50", "04:00").on("power-b"), // both for 10 minutes
                down("05:00", "05:04").on("web"), // too short
                down("06:00", "06:06").on("web"), // 6 minutes
                down("07:00", "09:00").on("db1"),
                down("08:00", "08:30").on("db2"), // two from 08:00
                down("08:20", "09:20").on("db3")); // until 09:00
    }

    /** Qualifying hours, the longest outage and the time between: statistics of one expression. */
    @Test
    void statisticsOfOutages() {
        Measurement[] evidence = {down("10:00", "10:30"), down("12:00", "13:30")};
        check("5400", Indicator.downtime(DowntimeStatistic.Kind.LONGEST, Downtime.reported()), evidence);
        check("3600", Indicator.downtime(DowntimeStatistic.Kind.MEAN_TO_RESTORE, Downtime.reported()), evidence);
        check("39600", Indicator.downtime(DowntimeStatistic.Kind.MEAN_BETWEEN, Downtime.reported()), evidence);
        Downtime hours = Downtime.reported().inUnits(Duration.ofHours(1), SlotRule.moreThan(Duration.ofMinutes(30)));
        check("3600", Indicator.totalDowntime(hours), evidence);
    }
}
