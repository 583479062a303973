package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Request;
import dev.sla4j.report.Outlook;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Objective;
import dev.sla4j.target.Over;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Statistic;
import dev.sla4j.target.Weight;
import dev.sla4j.time.Schedule;
import dev.sla4j.value.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is certain at noon of a day that runs, of each kind of figure and combination (S19). */
class OutlookOfFiguresTest {
    private static Instant at(int quarter) {
        return Days.instant("00:00").plusSeconds(900L * quarter);
    }

    private static final Downtime WEB = Downtime.reported().on("web");
    private static final Downtime DB = Downtime.reported().on("db");

    /**
     * At noon: web was down for 6 h, so that 25 to 75 % of the day will be up; db for none, so that 50 to 100 % will be. 48 of 48 requests were good, the
     * slowest took 0.9 s; others may follow in any number.
     */
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        // 0.6 × 25 % + 0.4 × 0 % = 15 %; 0.6 × 75 % + 0.4 × 100 % = 85 %
        "weighted mean, >= 15%, CERTAINLY_MET",
        "weighted mean, > 15%, OPEN",
        "weighted mean, >= 85%, OPEN",
        "weighted mean, > 85%, CERTAINLY_MISSED",
        "lowest, >= 25%, CERTAINLY_MET",
        "lowest, > 75%, CERTAINLY_MISSED",
        "highest, >= 50%, CERTAINLY_MET",
        "highest, > 50%, OPEN",
        // 25 − 100 and 75 − 50 points
        "difference, >= -75, CERTAINLY_MET",
        "difference, >= 25, OPEN",
        "difference, > 25, CERTAINLY_MISSED",
        // 25 ÷ 100 and 75 ÷ 50
        "quotient, >= 0.25, CERTAINLY_MET",
        "quotient, > 1.5, CERTAINLY_MISSED",
        "quotient, >= 1.5, OPEN",
        "enough requests, >= 25%, CERTAINLY_MET",
        "too few requests, >= 25%, OPEN",
        // 48 in 24 h at least
        "rate, >= 2, CERTAINLY_MET",
        "rate, > 2, OPEN",
        "rate, < 2, CERTAINLY_MISSED",
        "slowest, <= PT0.9S, OPEN",
        "slowest, < PT0.9S, CERTAINLY_MISSED",
        "fastest, <= PT0.1S, CERTAINLY_MET",
        "sum, > PT5.5S, CERTAINLY_MET",
        "percentile, <= PT1S, OPEN",
        "mean, >= PT0S, CERTAINLY_MET",
        "mean, <= PT1H, OPEN",
        // of the four in the second hour one took 0.9 s
        "slowest hour, < PT0.9S, CERTAINLY_MISSED",
        "slowest hour, <= PT0.9S, OPEN",
        "fastest hour, > PT0.1S, CERTAINLY_MISSED",
        "fastest hour, >= PT0.1S, OPEN",
        "fastest hour, >= PT0S, CERTAINLY_MET",
        // 11 × 0.1 s + 0.3 s = 1.4 s in 12 hours, and 12 hours to come: at least 1.4 ÷ 24
        "mean of hours, >= PT0.058S, CERTAINLY_MET",
        "mean of hours, < PT0.058S, CERTAINLY_MISSED",
        "mean of hours, <= PT0.059S, OPEN",
        "busiest hour, <= 3, CERTAINLY_MISSED",
        "busiest hour, <= 4, OPEN",
        "48 counted, >= 0%, CERTAINLY_MET",
        "49 counted, >= 0%, OPEN",
        // 25 to 75 and 50 to 100 % by whatever weights, one of which is at least 48
        "by traffic, >= 25%, CERTAINLY_MET",
        "by traffic, > 25%, OPEN",
        "by no traffic, >= 25%, OPEN",
        "worst of two, < PT0.9S, CERTAINLY_MISSED",
        "worst of two, <= PT0.9S, OPEN",
    })
    void atNoon_S19(String what, String limit, Outlook.State expected) {
        assertEquals(expected, atNoon(ServiceLevelTarget.of("t", figure(what)).objective(Objective.limit(limit))));
    }

    private static Indicator figure(String what) {
        Indicator web = Indicator.availability(WEB);
        Indicator db = Indicator.availability(DB);
        Selection requests = Selection.requests();
        Quantity latency = Quantity.latency();
        return switch (what) {
            case "weighted mean" ->
                Indicator.weightedMean(
                        Over.Part.of("up", web).weighing("0.6"),
                        Over.Part.of("success", Indicator.goodRatio(requests)).weighing("0.4"));
            case "lowest" -> Indicator.lowest(Over.indicators(web, db));
            case "highest" -> Indicator.highest(Over.indicators(web, db));
            case "difference" -> web.minus(db);
            case "quotient" -> web.dividedBy(db);
            case "enough requests" -> web.requiring(Indicator.count(requests), Limit.parse(">= 48"));
            case "too few requests" -> web.requiring(Indicator.count(requests), Limit.parse(">= 49"));
            case "rate" -> Indicator.throughput(requests, Duration.ofHours(1));
            case "slowest" -> Indicator.statistic(Statistic.Kind.MAXIMUM, requests, latency);
            case "fastest" -> Indicator.statistic(Statistic.Kind.MINIMUM, requests, latency);
            case "sum" -> Indicator.statistic(Statistic.Kind.SUM, requests, latency);
            case "mean" -> Indicator.statistic(Statistic.Kind.MEAN, requests, latency);
            case "percentile" -> Indicator.percentile("95%", requests, latency);
            case "slowest hour" -> Indicator.highestOfIntervals(figure("percentile"), Duration.ofHours(1));
            case "fastest hour" -> Indicator.lowestOfIntervals(figure("mean"), Duration.ofHours(1));
            case "mean of hours" -> Indicator.meanOfIntervals(figure("mean"), Duration.ofHours(1));
            case "busiest hour" -> Indicator.highestOfIntervals(Indicator.count(requests), Duration.ofHours(1));
            case "48 counted" -> Indicator.goodRatio(requests).requiringCount(48);
            case "49 counted" -> Indicator.goodRatio(requests).requiringCount(49);
            case "by traffic" -> byTraffic(requests);
            case "by no traffic" -> byTraffic(Selection.samples("none"));
            case "worst of two" -> Indicator.highest(Over.indicators(figure("mean"), figure("slowest")));
            default -> throw new AssertionError(what);
        };
    }

    private static Indicator byTraffic(Selection first) {
        return Indicator.weightedMean(
                Over.Part.of("web", Indicator.availability(WEB)).weighing(Weight.of(Indicator.count(first))),
                Over.Part.of("db", Indicator.availability(DB))
                        .weighing(Weight.of(Indicator.count(Selection.samples("none")))));
    }

    private static Outlook.State atNoon(ServiceLevelTarget target) {
        List<Measurement> evidence =
                new ArrayList<>(List.of(Days.down("00:00", "06:00").on("web")));
        for (int quarter = 0; quarter < 48; quarter++) {
            evidence.add(Request.good(at(quarter), Duration.ofMillis(quarter == 7 ? 900 : 100)));
        }
        ComplianceEngine engine = ComplianceEngine.of(Days.daily(target));
        return engine.start(engine.periodOf(Days.MON_2026_03_02))
                .add(evidence)
                .report(at(48))
                .target("t")
                .outlook()
                .state();
    }

    /** Of three conditions one is met for certain, one is missed for certain and one is open. */
    @Example
    void conditions_S19() {
        Objective met = Objective.of(Indicator.totalDowntime(DB), "<= PT12H");
        Objective missed = Objective.of(Indicator.totalDowntime(WEB), "< PT6H");
        Objective open = Objective.of(Indicator.totalDowntime(DB), "<= PT6H");
        assertEquals(Outlook.State.CERTAINLY_MISSED, atNoon(Objective.allOf(met, missed)));
        assertEquals(Outlook.State.CERTAINLY_MISSED, atNoon(Objective.allOf(open, missed)));
        assertEquals(Outlook.State.OPEN, atNoon(Objective.allOf(met, open)));
        assertEquals(Outlook.State.CERTAINLY_MET, atNoon(Objective.anyOf(met, missed)));
        assertEquals(Outlook.State.CERTAINLY_MET, atNoon(Objective.anyOf(open, met)));
        assertEquals(Outlook.State.OPEN, atNoon(Objective.anyOf(open, missed)));
        assertEquals(Outlook.State.OPEN, atNoon(Objective.atLeast(2, met, missed, open)));
        assertEquals(Outlook.State.CERTAINLY_MET, atNoon(Objective.atLeast(2, met, missed, met)));
        assertEquals(Outlook.State.CERTAINLY_MISSED, atNoon(Objective.atLeast(2, missed, missed, met)));
        assertEquals(
                Outlook.State.CERTAINLY_MISSED,
                atNoon(Objective.levels(Objective.level("minimum", "> 75%"), Objective.level("expected", ">= 25%"))));
    }

    private static Outlook.State atNoon(Objective objective) {
        return atNoon(ServiceLevelTarget.of("t", Indicator.availability(WEB)).objective(objective));
    }

    /** All of a quota is expected in the end: 48 requests are certain, whatever is expected by noon. */
    @Example
    void quota_S19() {
        ServiceLevelTarget target = ServiceLevelTarget.of("t", Indicator.count(Selection.requests()));
        assertEquals(Outlook.State.CERTAINLY_MET, atNoon(target.objective(Objective.proRata(">= 48"))));
        assertEquals(Outlook.State.OPEN, atNoon(target.objective(Objective.proRata(">= 49"))));
        assertEquals(Outlook.State.CERTAINLY_MISSED, atNoon(target.objective(Objective.proRata("<= 47"))));
    }

    /** Once the hours of the day are over nothing more counts: 95 % took 0.1 s, and their mean is 5.6 ÷ 48 s. */
    @ParameterizedTest
    @CsvSource({
        "percentile, <= PT0.1S, CERTAINLY_MET",
        "percentile, < PT0.1S, CERTAINLY_MISSED",
        "mean, <= PT0.12S, CERTAINLY_MET"
    })
    void afterHours_S19(String what, String limit, Outlook.State expected) {
        ServiceLevelTarget target = ServiceLevelTarget.of("t", figure(what)).objective(Objective.limit(limit));
        assertEquals(expected, atNoon(target.during(Schedule.weekly("UTC").everyDay("00:00", "12:00"))));
        assertEquals(
                Outlook.State.OPEN, atNoon(target.during(Schedule.weekly("UTC").everyDay("00:00", "12:01"))));
    }
}
