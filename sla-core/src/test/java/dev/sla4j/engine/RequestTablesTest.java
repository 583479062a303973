package dev.sla4j.engine;

import static dev.sla4j.engine.Days.daily;
import static dev.sla4j.engine.Days.monday;
import static dev.sla4j.engine.Days.month;
import static dev.sla4j.engine.Days.only;
import static dev.sla4j.engine.Days.remarks;
import static dev.sla4j.engine.Days.share;
import static dev.sla4j.engine.Days.summary;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.LatencyHistogram;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Origin;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Request;
import dev.sla4j.measurement.RequestColumns;
import dev.sla4j.measurement.RequestCount;
import dev.sla4j.measurement.Sample;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.CountAccount;
import dev.sla4j.report.Detail;
import dev.sla4j.report.Remark;
import dev.sla4j.report.TimeAccount;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.EmptySlot;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.Objective;
import dev.sla4j.target.Over;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Selection;
import dev.sla4j.target.SlotExclusion;
import dev.sla4j.target.Statistic;
import dev.sla4j.target.TooLittle;
import dev.sla4j.target.UnitsOfSize;
import dev.sla4j.target.UnknownTime;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.Schedule;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Ratio;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Constructs of requests, with the numbers of the catalogue. */
class RequestTablesTest {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Indicator SUCCESS = Indicator.goodRatio(Selection.requests());
    private static final Indicator ERRORS = Indicator.failedRatio(Selection.requests());

    private static ServiceLevelTarget target(Indicator indicator) {
        return ServiceLevelTarget.of("t", indicator);
    }

    private static Agreement monthly(ServiceLevelTarget... targets) {
        Agreement.Builder agreement = Agreement.builder("month").zone("UTC").monthly();
        for (ServiceLevelTarget target : targets) {
            agreement.target(target);
        }
        return agreement.build();
    }

    /** Requests of one of the five-minute intervals of April. */
    private static RequestCount interval(int number, long good, long failed) {
        Instant from = APRIL.plus(FIVE_MINUTES.multipliedBy(number));
        return RequestCount.of(from, from.plus(FIVE_MINUTES))
                .count("good", good)
                .count("failed", failed);
    }

    /** Requests of a minute of Monday. */
    private static RequestCount minute(int number, long good, long failed) {
        Instant from = MONDAY.plus(Duration.ofMinutes(number));
        return RequestCount.of(from, from.plusSeconds(60)).count("good", good).count("failed", failed);
    }

    /** A01: 8 640 intervals; 12 with one request each fail, the others have 1 000 good requests. C02, C03. */
    @Test
    void meanOfIntervalsAndRatioOfTotalsDiffer_A01() {
        List<Measurement> evidence = new ArrayList<>();
        for (int i = 0; i < 8640; i++) {
            evidence.add(i % 720 == 0 ? interval(i, 0, 1) : interval(i, 1000, 0));
        }
        ServiceLevelTarget mean = ServiceLevelTarget.of("mean", Indicator.meanOfIntervals(SUCCESS, FIVE_MINUTES))
                .resolution(FIVE_MINUTES)
                .atLeast("99.9%");
        ServiceLevelTarget total = ServiceLevelTarget.of("total", SUCCESS).atLeast("99.9%");
        ComplianceReport report = month(monthly(mean, total), "2026-04", evidence.toArray(Measurement[]::new));
        assertEquals(share(8628, 8640), report.target("mean").figure().value().toString());
        assertEquals("≈99.86 %", report.target("mean").figure().toText());
        assertEquals(Verdict.MISSED, report.target("mean").verdict());
        assertEquals(
                share(8_628_000, 8_628_012),
                report.target("total").figure().value().toString());
        assertEquals(Verdict.MET, report.target("total").verdict());
        String text = report.explanation().toText();
        assertTrue(text.contains("slots that count"), text);
        assertTrue(text.contains("mean over slots of 5 min of the share of requests with outcome good"), text);
    }

    /** A02: traffic in 864 of 8 640 intervals, 12 of them fail entirely. C29. */
    @ParameterizedTest
    @CsvSource({"AS_GOOD, 8628, 8640", "LEFT_OUT, 852, 864", "AS_BAD, 852, 8640"})
    void emptyIntervals_A02(EmptySlot reading, long good, long all) {
        List<Measurement> evidence = new ArrayList<>();
        for (int i = 0; i < 864; i++) {
            evidence.add(i < 12 ? interval(i * 10, 0, 7) : interval(i * 10, 7, 0));
        }
        ServiceLevelTarget mean = target(Indicator.meanOfIntervals(SUCCESS, FIVE_MINUTES))
                .resolution(FIVE_MINUTES)
                .policy(reading);
        ComplianceReport report = month(monthly(mean), "2026-04", evidence.toArray(Measurement[]::new));
        assertEquals(share(good, all), only(report).figure().value().toString());
    }

    /** A03: a fault from 10:00:30 to 10:03:20, one request a second. C05, C06, C23. */
    @ParameterizedTest
    @CsvSource({"< 100%, 4", "<= 0%, 2", "< 50%, 2", "<= 50%, 3"})
    void partialMinutes_A03(String down, int minutes) {
        List<Measurement> evidence = new ArrayList<>();
        for (int second = 36_000 - 60; second < 36_000 + 300; second++) {
            boolean failed = second >= 36_030 && second < 36_200;
            evidence.add(new Request(
                    MONDAY.plusSeconds(second).getEpochSecond() * 1_000_000_000L,
                    failed ? Request.FAILED : Request.GOOD,
                    Request.UNTIMED,
                    Origin.NONE));
        }
        Downtime downtime = Downtime.minutesWhere(SUCCESS, down).tooLittle(TooLittle.UP);
        ComplianceReport report =
                monday(daily(target(Indicator.totalDowntime(downtime))), evidence.toArray(Measurement[]::new));
        assertEquals(Figure.time(Duration.ofMinutes(minutes)), only(report).figure());
    }

    /** C05: "exceeds 5 %" is strict (D13); C08: fewer than 20 requests are not judged; C21: five minutes in a row. */
    @Test
    void minutesWhoseErrorRateExceeds_C05_C08_C21() {
        Measurement[] evidence = {
            minute(0, 19, 1), minute(1, 18, 2), minute(2, 0, 19), minute(3, 0, 20), minute(4, 20, 0)
        };
        Downtime errors = Downtime.minutesWhere(ERRORS, "> 5%").minimum(20);
        assertEquals(
                "NOT_APPLICABLE " + share(2, 4),
                summary(monday(daily(target(Indicator.availability(errors))), evidence)));
        Downtime quietIsUp = Downtime.minutesWhere(ERRORS, "> 5%").minimum(20).tooLittle(TooLittle.UP);
        assertEquals(
                "NOT_APPLICABLE " + share(1438, 1440),
                summary(monday(daily(target(Indicator.availability(quietIsUp))), evidence)));
        Downtime rows = Downtime.minutesWhere(ERRORS, "> 5%").lastingAtLeast(Duration.ofMinutes(3));
        assertEquals(
                "NOT_APPLICABLE " + share(2, 5),
                summary(monday(daily(target(Indicator.availability(rows))), evidence)));
        Downtime longer = Downtime.minutesWhere(ERRORS, "> 5%").lastingAtLeast(Duration.ofMinutes(4));
        assertEquals(
                "NOT_APPLICABLE " + share(5, 5),
                summary(monday(daily(target(Indicator.availability(longer))), evidence)));
    }

    /** Two thresholds on one stream: errors or slowness. */
    @Test
    void twoThresholdsOnOneStream() {
        Indicator latency = Indicator.statistic(Statistic.Kind.MEAN, Selection.requests(), Quantity.latency());
        Downtime either =
                Downtime.anyOf(Downtime.minutesWhere(ERRORS, "> 10%"), Downtime.minutesWhere(latency, "> PT1S"));
        Downtime both =
                Downtime.allOf(Downtime.minutesWhere(ERRORS, "> 10%"), Downtime.minutesWhere(latency, "> PT1S"));
        Measurement[] evidence = {
            Request.good(MONDAY, Duration.ofSeconds(2)),
            Request.of(MONDAY.plusSeconds(60), "failed", Duration.ofMillis(1)),
            Request.of(MONDAY.plusSeconds(120), "failed", Duration.ofSeconds(3)),
            Request.good(MONDAY.plusSeconds(180), Duration.ofSeconds(1)),
        };
        assertEquals(
                "NOT_APPLICABLE " + share(1, 4),
                summary(monday(daily(target(Indicator.availability(either))), evidence)));
        assertEquals(
                "NOT_APPLICABLE " + share(3, 4),
                summary(monday(daily(target(Indicator.availability(both))), evidence)));
    }

    /** D21: 10 080 slices, 100 without data, 80 bad: three answers – ignored, missing is good or bad –, each by its name, the last known, and the interval. */
    @ParameterizedTest
    @CsvSource({
        "LEFT_OUT, IGNORE, 9900, 9980",
        "UP, IGNORE, 10000, 10080",
        "UNKNOWN, IGNORE, 9900, 9980",
        "UNKNOWN, AS_DOWN, 9900, 10080",
        "UNKNOWN, AS_UP, 10000, 10080",
        "UNKNOWN, LAST_KNOWN, 10000, 10080"
    })
    void slicesWithoutData_D21(TooLittle few, UnknownTime unknown, long up, long all) {
        List<Measurement> evidence = new ArrayList<>();
        for (int i = 0; i < 9980; i++) {
            evidence.add(i < 80 ? minute(i, 0, 1) : minute(i, 1, 0));
        }
        Agreement weekly = Agreement.builder("week")
                .zone("UTC")
                .cycle(EvaluationCycle.weekly(DayOfWeek.MONDAY))
                .policy(unknown)
                .target(target(Indicator.availability(
                        Downtime.minutesWhere(SUCCESS, "< 100%").tooLittle(few))))
                .build();
        var result = only(monday(weekly, evidence.toArray(Measurement[]::new)));
        assertEquals(share(up, all), result.figure().value().toString());
        var bounds = result.subjects().get(0).bounds();
        if (few == TooLittle.UNKNOWN && unknown == UnknownTime.IGNORE) {
            assertNotNull(bounds);
            assertEquals(share(9900, 10080), bounds.worst().value().toString());
            assertEquals(share(10000, 10080), bounds.best().value().toString());
        } else {
            assertNull(bounds);
        }
    }

    /** S12, S26: what is left out is told by its window and rule, where single things are counted too. */
    @Test
    void whatIsExcludedIsNamed_S12() {
        ServiceLevelTarget target = target(SUCCESS).atLeast("99%");
        Agreement agreement = daily().exclusion(ExclusionRule.announced("m", "maintenance"))
                .exclusion(ExclusionRule.recurring("w", Schedule.weekly("UTC").monToFri("22:00", "23:00")))
                .target(target)
                .build();
        String told = monday(
                        agreement, Days.maintenance("00:00", "00:30").id("change 7"), minute(1, 0, 5), minute(60, 5, 0))
                .explanation()
                .toText();
        assertTrue(
                told.contains(
                        "excluded: maintenance by rule m [change 7] 2026-03-02 00:00Z to 2026-03-02 00:30Z counts 30 min"),
                told);
        assertTrue(told.contains("excluded by rule w: 1 window, 1 h"), told);
        assertTrue(told.contains("left out by hours or exclusions: 5"), told);
    }

    /** D19: nothing good of five is 0 %; nothing at all is no figure. */
    @Test
    void noneGoodIsNotNoneSeen_D19() {
        ServiceLevelTarget target = target(SUCCESS).atLeast("99%");
        assertEquals("MISSED 0", summary(monday(daily(target), minute(0, 0, 5))));
        assertEquals("UNDETERMINED none", summary(monday(daily(target))));
        assertEquals("UNDETERMINED none", summary(monday(daily(target), minute(0, 0, 0))));
    }

    /** D19: of two counters each for itself, "observed to be zero" is a figure; "not observed", for which a sum of nothing would be zero too, is none where it is required. */
    @ParameterizedTest
    @CsvSource({
        "0, 5, MISSED 0",
        "5, 5, MET 1",
        "0, , UNDETERMINED none",
        "5, , UNDETERMINED none",
        ", 5, UNDETERMINED none",
        ", , UNDETERMINED none"
    })
    void aSideThatIsZeroIsNotASideThatIsMissing_D19(Integer good, Integer all, String expected) {
        List<Measurement> evidence = new ArrayList<>();
        if (good != null) {
            evidence.add(Sample.of(Days.instant("12:00"), "good", good.toString()));
        }
        if (all != null) {
            evidence.add(Sample.of(Days.instant("12:00"), "all", all.toString()));
        }
        ServiceLevelTarget target = target(counter("good")
                        .dividedBy(counter("all"))
                        .requiring(Indicator.count(Selection.samples("good")), Limit.parse(">= 1"))
                        .requiring(Indicator.count(Selection.samples("all")), Limit.parse(">= 1")))
                .atLeast("0.99");
        assertEquals(expected, summary(monday(daily(target), evidence.toArray(Measurement[]::new))));
    }

    private static Indicator counter(String name) {
        return Indicator.statistic(Statistic.Kind.SUM, Selection.samples(name), Quantity.value());
    }

    /** S18: nearest rank from counts; D20: nothing is rounded before it is compared. */
    @ParameterizedTest
    @CsvSource({"95, 5, MET", "94, 6, MISSED", "949999, 50001, MISSED", "950000, 50000, MET"})
    void percentilePromise_S18(long within, long beyond, Verdict verdict) {
        ServiceLevelTarget target = target(Indicator.withinLimit(Selection.requests(), Quantity.latency(), "<= PT0.3S"))
                .atLeast("95%");
        LatencyHistogram latencies = LatencyHistogram.EMPTY
                .plus(Duration.ofMillis(1), Duration.ofMillis(300), within)
                .plus(Duration.ofMillis(301), Duration.ofMillis(400), beyond);
        RequestCount count =
                RequestCount.of("2026-03-02T10:00Z", "2026-03-02T11:00Z").count("good", latencies);
        assertEquals(verdict, only(monday(daily(target), count)).verdict());
    }

    /** S8: a bucket that the limit divides is undecided, and the bounds are exact. */
    @Test
    void aDividedBucketIsUndecided_S8() {
        ServiceLevelTarget target = target(Indicator.withinLimit(Selection.requests(), Quantity.latency(), "<= PT0.3S"))
                .atLeast("90%");
        LatencyHistogram latencies = LatencyHistogram.EMPTY
                .plus(Duration.ZERO, Duration.ofMillis(200), 80)
                .plus(Duration.ofNanos(200_000_001), Duration.ofMillis(400), 15)
                .plus(Duration.ofNanos(400_000_001), Duration.ofMillis(900), 5);
        RequestCount count =
                RequestCount.of("2026-03-02T10:00Z", "2026-03-02T10:01Z").count("good", latencies);
        var result = only(monday(daily(target), count));
        assertEquals(15, result.counts().undecided());
        assertEquals(share(80, 85), result.figure().value().toString());
        var bounds = result.subjects().get(0).bounds();
        assertNotNull(bounds);
        assertEquals(share(80, 100), bounds.worst().value().toString());
        assertEquals(share(95, 100), bounds.best().value().toString());
        assertEquals(Verdict.UNDETERMINED, result.verdict());
        assertEquals(
                20,
                only(monday(daily(target), minute(0, 20, 0))).counts().undecided(),
                "without a histogram no latency is known");
    }

    /** S12: rows that no slot can take are refused and named; nothing is lost in silence. */
    @Test
    void rowsOverBordersAreRefused_S12() {
        ServiceLevelTarget mean = target(Indicator.meanOfIntervals(SUCCESS, FIVE_MINUTES));
        ComplianceReport report = monday(
                daily(mean),
                RequestCount.of("2026-03-01T23:58Z", "2026-03-02T00:02Z").count("good", 7),
                RequestCount.of("2026-03-02T10:03Z", "2026-03-02T10:06Z").count("good", 9),
                minute(0, 1, 1));
        assertEquals(share(1, 2), only(report).figure().value().toString());
        List<String> refused = remarks(report, Remark.Kind.REFUSED_ROWS);
        assertEquals(2, refused.size(), refused::toString);
        assertTrue(refused.get(0).contains("must not cross the border of the period"), refused::toString);
        assertTrue(refused.get(1).contains("must lie in one slot of PT5M"), refused::toString);
    }

    /** S12: a row coarser than the resolution is a slot of its own: left out only when wholly covered. */
    @Test
    void coarserRowsRaiseTheResolution_S12() {
        Agreement agreement = daily().target(target(SUCCESS))
                .exclusion(ExclusionRule.announced("windows", "maintenance"))
                .build();
        RequestCount hour =
                RequestCount.of("2026-03-02T10:00Z", "2026-03-02T11:00Z").count("failed", 4);
        RequestCount good =
                RequestCount.of("2026-03-02T12:00Z", "2026-03-02T13:00Z").count("good", 4);
        assertEquals(
                "NOT_APPLICABLE " + share(1, 2),
                summary(monday(agreement, hour, good, Days.maintenance("10:00", "10:59"))));
        assertEquals(
                "NOT_APPLICABLE " + share(1, 1),
                summary(monday(agreement, hour, good, Days.maintenance("10:00", "11:00"))));
    }

    /** S12: a request in a stretch that was counted before lies in a slot of its own, whichever of them is told first. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void requestsAreNoPartOfAStretch_S12(boolean stretchFirst) {
        Agreement agreement = daily().target(target(SUCCESS))
                .exclusion(ExclusionRule.announced("windows", "maintenance"))
                .build();
        RequestCount stretch =
                RequestCount.of("2026-03-02T10:00Z", "2026-03-02T10:05Z").count("good", 5);
        RequestCount later =
                RequestCount.of("2026-03-02T12:00Z", "2026-03-02T12:05Z").count("good", 1);
        Request failed = Request.failed(MONDAY.plusSeconds(10 * 3600 + 150));
        Measurement window = Days.maintenance("10:02", "10:03");
        assertEquals(
                "NOT_APPLICABLE 1",
                summary(
                        stretchFirst
                                ? monday(agreement, later, stretch, failed, window)
                                : monday(agreement, later, failed, stretch, window)));
    }

    /** D25: ten severely errored seconds in a row open, ten others close, both dated back. */
    @ParameterizedTest
    @CsvSource({
        "9 bad, DDDDDDDDDU, 0",
        "10 bad, DDDDDDDDDDU, 10",
        "short good row inside, DDDDDDDDDDUUUUUUUUUDDUU, 21",
        "10 good close, DDDDDDDDDDUUUUUUUUUUDDDDDDDDDUU, 10",
        "reopened, DDDDDDDDDDUUUUUUUUUUDDDDDDDDDDUU, 20"
    })
    void runRule_D25(String name, String seconds, int down) {
        List<Measurement> evidence = new ArrayList<>();
        for (int i = 0; i < 86_400; i++) {
            boolean bad = i >= 100 && i < 100 + seconds.length() && seconds.charAt(i - 100) == 'D';
            if (bad || i % 600 == 0) {
                evidence.add(Sample.of(MONDAY.plusSeconds(i), "errored blocks", bad ? "30" : "29"));
            }
        }
        Downtime severe = Downtime.slotsWhere(
                        Duration.ofSeconds(1),
                        Indicator.statistic(Statistic.Kind.SUM, Selection.samples("errored blocks"), Quantity.value()),
                        ">= 30")
                .tooLittle(TooLittle.UP)
                .sustained(Duration.ofSeconds(10), Duration.ofSeconds(10));
        ComplianceReport report =
                monday(daily(target(Indicator.totalDowntime(severe))), evidence.toArray(Measurement[]::new));
        assertEquals(Figure.time(Duration.ofSeconds(down)), only(report).figure(), name);
    }

    /** D25: the border of the period after 6 of 10 bad seconds: provisional and unknown, until what follows is known. */
    @Test
    void runRuleAtTheBorder_D25() {
        List<Measurement> evidence = new ArrayList<>();
        for (int i = 86_394; i < 86_400; i++) {
            evidence.add(Request.failed(MONDAY.plusSeconds(i)));
        }
        Downtime severe = Downtime.slotsWhere(Duration.ofSeconds(1), ERRORS, ">= 30%")
                .tooLittle(TooLittle.UP)
                .sustained(Duration.ofSeconds(10), Duration.ofSeconds(10));
        Agreement agreement = daily(target(Indicator.availability(severe)).atLeast("99.9999%"));
        ComplianceReport before = monday(agreement, evidence.toArray(Measurement[]::new));
        assertTrue(only(before).attainment().provisional());
        assertEquals(6_000_000_000L, only(before).account().unknown().longValueExact());
        for (int i = 86_400; i < 86_404; i++) {
            evidence.add(Request.failed(MONDAY.plusSeconds(i)));
        }
        ComplianceReport after = ComplianceEngine.of(agreement)
                .start(before.period())
                .add(evidence)
                .report(before.period().end().plusSeconds(60));
        assertFalse(only(after).attainment().provisional());
        assertEquals("MISSED " + share(86_394, 86_400), summary(after));
    }

    /** D25, by weight: what is down at least so much is read alone, ten minutes of it open and ten without close; a digit is the quarters of a minute. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // a peak that is too short weighs as the time around it, and so does a gap
        "22222444442222222222, PT10M",
        "44444444440000044444, PT20M",
        "44444444442222244444, PT20M",
        "00000444440000000000, PT0S",
        "22222222220000022222, PT10M",
        // a row that is long enough weighs what it weighs
        "22222222224444444444, PT15M",
        "44444444442222222222, PT15M",
        // ten of at least a quarter, but of a half not
        "11111444441111144444, PT5M",
        "11111222223333322222, PT8M45S",
    })
    void runRuleByWeight_D25(String quarters, String lost) {
        List<Measurement> evidence = new ArrayList<>();
        Instant noon = MONDAY.plusSeconds(43_200);
        for (int i = 0; i < quarters.length(); i++) {
            Instant minute = noon.plusSeconds(60L * i);
            int weight = 25 * (quarters.charAt(i) - '0');
            if (weight > 0) {
                evidence.add(Outage.of(minute, minute.plusSeconds(60)).affecting(weight + "%"));
            }
        }
        Duration ten = Duration.ofMinutes(10);
        Indicator up = Indicator.availability(Downtime.reported().sustained(ten, ten));
        ComplianceReport report = monday(daily(target(up)), evidence.toArray(Measurement[]::new));
        long day = Duration.ofDays(1).toSeconds();
        assertEquals(
                Ratio.of(day - Duration.parse(lost).toSeconds(), day),
                only(report).figure().value());
    }

    /** D25, S8: until it ends a slot stands as its requests so far, and counts as a whole in a row; nothing else is known of what follows. */
    @ParameterizedTest(name = "a slot of {0} min, {1}")
    @CsvSource({"30, bad, PT0S PT10M PT0S", "30, good, PT10M PT0S PT0S", "15, bad, PT0S PT0S PT10M"})
    void runRuleOverASlotThatRuns_D25(int minutes, String seen, String account) {
        Instant noon = MONDAY.plusSeconds(43_200);
        Downtime bad = Downtime.slotsWhere(Duration.ofMinutes(minutes), ERRORS, "> 50%")
                .tooLittle(TooLittle.UP)
                .sustained(Duration.ofMinutes(20), Duration.ofMinutes(20));
        Request request = seen.equals("bad") ? Request.failed(noon) : Request.good(noon, Duration.ofMillis(1));
        ComplianceEngine engine = ComplianceEngine.of(daily(target(Indicator.totalDowntime(bad))));
        TimeAccount now = only(engine.start(engine.periodOf(LocalDate.ofInstant(MONDAY, ZoneOffset.UTC)))
                        .add(request)
                        .report(noon.plusSeconds(600)))
                .account();
        long before = 43_200_000_000_000L;
        assertEquals(
                account,
                Duration.ofNanos(now.up().longValueExact() - before)
                        + " " + Duration.ofNanos(now.down().longValueExact())
                        + " " + Duration.ofNanos(now.unknown().longValueExact()));
    }

    /** Throughput over the measured time: 8 hours of service. */
    @Test
    void throughputIsPerMeasuredTime() {
        ServiceLevelTarget target = target(Indicator.throughput(Selection.requests(), Duration.ofSeconds(1)))
                .atLeast("500")
                .during(Schedule.weekly("UTC").monToFri("09:00", "17:00"));
        RequestCount noon =
                RequestCount.of("2026-03-02T12:00Z", "2026-03-02T13:00Z").count("good", 28_800 * 500);
        RequestCount night =
                RequestCount.of("2026-03-02T03:00Z", "2026-03-02T04:00Z").count("good", 1_000_000);
        assertEquals("MET 500", summary(monday(daily(target), noon, night)));
        assertEquals("MISSED 0", summary(monday(daily(target), night)));
    }

    /** S12: what happened in slots is divided by the time of these slots: hours, exclusions and the report cut neither of the two alone. */
    @Test
    void throughputIsPerTimeOfWholeSlots_S12() {
        List<Measurement> hours = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            Instant start = Instant.parse("2026-03-02T00:00:00Z").plus(Duration.ofHours(hour));
            hours.add(RequestCount.of(start, start.plus(Duration.ofHours(1))).count("good", 3600));
        }
        ServiceLevelTarget target = target(Indicator.throughput(Selection.requests(), Duration.ofSeconds(1)))
                .atLeast("1");
        ServiceLevelTarget half = target.during(Schedule.weekly("UTC").everyDay("09:30", "17:30"));
        ComplianceReport ofHours = monday(daily(half), hours.toArray(Measurement[]::new));
        assertEquals("MET 1", summary(ofHours));
        String text = ofHours.explanation(Detail.STEPS).toText();
        assertTrue(text.contains("the slots that count are 9 h long, because each counts as a whole"), text);
        assertTrue(text.contains("32400 ÷ 32400 = 1"), text);
        for (SlotExclusion policy : SlotExclusion.values()) {
            Agreement excluding = Days.daily()
                    .target(target.policy(policy))
                    .exclusion(ExclusionRule.announced("windows", "maintenance"))
                    .build();
            List<Measurement> all = new ArrayList<>(hours);
            all.add(Exclusion.of("maintenance", "2026-03-02T10:00Z", "2026-03-02T10:59Z"));
            assertEquals("MET 1", summary(monday(excluding, all.toArray(Measurement[]::new))));
            List<Measurement> minutes = new ArrayList<>();
            for (int minute = 0; minute < 24 * 60; minute++) {
                Instant start = Instant.parse("2026-03-02T00:00:00Z").plus(Duration.ofMinutes(minute));
                minutes.add(RequestCount.of(start, start.plusSeconds(60)).count("good", 60));
            }
            minutes.add(Exclusion.of("maintenance", "2026-03-02T10:00:30Z", "2026-03-02T10:01:30Z"));
            assertEquals("MET 1", summary(monday(excluding, minutes.toArray(Measurement[]::new))));
        }
        // As of half past ten, and ten hours and a half of which one is counted whole.
        ComplianceEngine engine = ComplianceEngine.of(daily(target));
        ComplianceReport running = engine.start(engine.periodOf(Days.MON_2026_03_02))
                .add(hours.subList(0, 11))
                .report(Instant.parse("2026-03-02T10:30:00Z"));
        assertEquals("MET 1", summary(running));
    }

    /** C04: the limit by type of operation; C100: by size, in units begun, complete or in proportion. */
    @ParameterizedTest
    @CsvSource({
        "STARTED, 2100, PT6S, true",
        "STARTED, 2100, PT6.1S, false",
        "STARTED, 2000, PT4.1S, false",
        "COMPLETE, 2100, PT4S, true",
        "COMPLETE, 2100, PT4.1S, false",
        "PROPORTIONAL, 2100, PT4.2S, true",
        "PROPORTIONAL, 2100, PT4.200000001S, false",
        "STARTED, many, PT0S, false",
        "STARTED, -1, PT0S, false"
    })
    void limitBySize_C04_C100(UnitsOfSize units, String size, Duration latency, boolean good) {
        LimitRule perThousand = LimitRule.perUnit(
                        Limit.atMost("PT2S"), Quantity.attribute("items"), new BigDecimal("1000"))
                .by(units);
        LimitRule rule = new LimitRule.ByCase(
                List.of(new LimitRule.Case(Condition.is("operation", "bulk"), perThousand)),
                LimitRule.fixed(Limit.atMost("PT1S")));
        ServiceLevelTarget target =
                target(Indicator.share(Selection.requests(), Condition.within(Quantity.latency(), rule)));
        Request request = Request.of(MONDAY, "good", latency)
                .with(Origin.NONE.withAttribute("operation", "bulk").withAttribute("items", size));
        assertEquals(good ? 1 : 0, only(monday(daily(target), request)).counts().good());
        if (latency.toNanos() % 1_000_000 == 0) {
            Evaluation columns = ComplianceEngine.of(daily(target))
                    .start(ComplianceEngine.of(daily(target)).periodOf(Days.MON_2026_03_02))
                    .add(RequestColumns.wrap(
                                    new long[] {MONDAY.toEpochMilli()},
                                    new int[] {(int) latency.toMillis()},
                                    ChronoUnit.MILLIS)
                            .attribute("operation", "bulk")
                            .attribute("items", size));
            assertEquals(good ? 1 : 0, only(columns.report()).counts().good());
        }
    }

    /** S18. Of 20 requests of a minute 19 take 100 ms: the 95th percentile is 100 ms. With a second slow one it is 2 s, and the minute is down. */
    @Test
    void minutesByTheirPercentile() {
        Indicator p95 = Indicator.percentile("95%", Selection.requests(), Quantity.latency());
        ServiceLevelTarget target =
                target(Indicator.downtime(DowntimeStatistic.Kind.TOTAL, Downtime.minutesWhere(p95, "> PT1S")));
        List<Measurement> evidence = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            evidence.add(Request.good(MONDAY.plusSeconds(i), i == 0 ? Duration.ofSeconds(2) : Duration.ofMillis(100)));
            evidence.add(
                    Request.good(MONDAY.plusSeconds(60 + i), i < 2 ? Duration.ofSeconds(2) : Duration.ofMillis(100)));
        }
        ComplianceReport report = monday(daily(target), evidence.toArray(Measurement[]::new));
        assertEquals("PT1M", only(report).figure().toString());
    }

    /** Requests that nothing reads are named; a slot must be a multiple of the resolution. */
    @Test
    void whatCannotBe() {
        ComplianceReport report =
                monday(daily(target(Indicator.goodRatio(Selection.requests().fromSource("gateway")))), minute(0, 1, 0));
        assertEquals(
                List.of("requests of the service are read by no target"),
                remarks(report, Remark.Kind.IGNORED_EVIDENCE));
        ServiceLevelTarget mean = target(Indicator.meanOfIntervals(SUCCESS, FIVE_MINUTES));
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> daily(mean.resolution(Duration.ofMinutes(2))));
        assertTrue(
                e.getMessage().endsWith(": target t: resolution (PT2M) must divide its slot (PT5M)"), e.getMessage());
        ServiceLevelTarget worst = target(Indicator.lowest(Over.subjects(mean.indicator())));
        assertThrows(IllegalArgumentException.class, () -> daily(worst.resolution(Duration.ofMinutes(2))));
        ServiceLevelTarget total = target(SUCCESS).resolution(Duration.ofMinutes(2));
        assertThrows(
                IllegalArgumentException.class, () -> daily(total.objective(Objective.of(mean.indicator(), ">= 99%"))));
        // Slots shorter than a minute need a resolution that is shorter, too (S12).
        ServiceLevelTarget seconds = target(Indicator.meanOfIntervals(SUCCESS, Duration.ofSeconds(10)));
        assertThrows(IllegalArgumentException.class, () -> daily(seconds));
        assertEquals(
                Duration.ofSeconds(10),
                daily(seconds.resolution(Duration.ofSeconds(10))).target("t").resolution());
        assertThrows(
                IllegalArgumentException.class,
                () -> Indicator.meanOfIntervals(Indicator.availability(), FIVE_MINUTES));
        assertThrows(IllegalArgumentException.class, () -> Downtime.minutesWhere(SUCCESS, "> PT1S"));
        assertThrows(
                IllegalArgumentException.class,
                () -> Downtime.minutesWhere(SUCCESS, "> 5%").minimum(0));
    }

    /** S12: of very many rows in one slot, failed, fast, slow and without a time, none is lost or counted as another. */
    @ParameterizedTest
    @CsvSource({"1", "1000", "1023", "1024", "1025", "40000"})
    void slotsWithManyRows(int rows) {
        int fast = RequestColumns.encode(100, false);
        int slow = RequestColumns.encode(301, false);
        int untimed = RequestColumns.UNTIMED;
        int failed = RequestColumns.encode(100, true);
        int failedUntimed = RequestColumns.encode(RequestColumns.UNTIMED, true);
        int[] kinds = {fast, slow, untimed, failed, failedUntimed};
        int[] latency = new int[kinds.length * rows];
        long[] at = new long[latency.length];
        for (int row = 0; row < latency.length; row++) {
            latency[row] = kinds[row / rows];
            at[row] = MONDAY.toEpochMilli() + row / kinds.length % 2;
        }
        Arrays.sort(at);
        ServiceLevelTarget target = target(Indicator.share(
                Selection.requests(),
                Condition.is("outcome", "good").and(Condition.within(Quantity.latency(), Limit.atMost("PT0.3S")))));
        Agreement agreement = daily(target.resolution(Duration.ofMinutes(5)));
        CountAccount counts = only(ComplianceEngine.of(agreement)
                        .start(ComplianceEngine.of(agreement).periodOf(Days.MON_2026_03_02))
                        .add(RequestColumns.wrap(at, latency, ChronoUnit.MILLIS))
                        .report())
                .counts();
        assertEquals(rows, counts.good());
        assertEquals(3L * rows, counts.bad());
        assertEquals(rows, counts.undecided());
    }

    /** Rows of columns out of range are refused and named. */
    @Test
    void columnsKeepWhatTheyRefuse() {
        RequestColumns columns = RequestColumns.copyOf(
                new long[] {MONDAY.getEpochSecond(), Long.MAX_VALUE}, new int[] {1, 1}, ChronoUnit.SECONDS);
        assertEquals(1, columns.size());
        Agreement agreement = daily(target(SUCCESS));
        ComplianceReport report = ComplianceEngine.of(agreement)
                .start(ComplianceEngine.of(agreement).periodOf(Days.MON_2026_03_02))
                .add(columns)
                .report();
        assertEquals(1, only(report).counts().good());
        assertEquals(1, remarks(report, Remark.Kind.REFUSED_ROWS).size());
        assertThrows(IllegalArgumentException.class, () -> RequestColumns.encode(-1, false));
        assertThrows(
                IllegalArgumentException.class, () -> RequestColumns.wrap(new long[1], new int[2], ChronoUnit.MILLIS));
    }
}
