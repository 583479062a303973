package dev.sla4j.engine;

import static dev.sla4j.engine.Days.daily;
import static dev.sla4j.engine.Days.instant;
import static dev.sla4j.engine.Days.monday;
import static dev.sla4j.engine.Days.only;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.LatencyHistogram;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Request;
import dev.sla4j.measurement.RequestColumns;
import dev.sla4j.measurement.RequestCount;
import dev.sla4j.measurement.Sample;
import dev.sla4j.measurement.Traceable;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.report.Bounds;
import dev.sla4j.report.Cause;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.TargetResult;
import dev.sla4j.report.TimeAccount;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.Fold;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.MissingPart;
import dev.sla4j.target.Objective;
import dev.sla4j.target.Over;
import dev.sla4j.target.Percentile.Definition;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Statistic;
import dev.sla4j.target.TooLittle;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bounds of percentiles, and of figures beside them, worked out by hand. */
class PercentileBoundsTest {
    private static final Selection REQUESTS = Selection.requests();

    private static Request took(String at, int seconds) {
        return Request.good(instant(at), Duration.ofSeconds(seconds));
    }

    private static String told(Indicator indicator, String limit, List<Measurement> evidence) {
        return told(ServiceLevelTarget.of("t", indicator).minimumCoverage("100%"), limit, evidence);
    }

    private static String told(ServiceLevelTarget asked, String limit, List<Measurement> evidence) {
        ServiceLevelTarget target = asked.objective(Objective.limit(limit));
        ComplianceReport report = monday(daily(target), evidence.toArray(Measurement[]::new));
        Bounds bounds = only(report).subjects().get(0).bounds();
        String between = bounds == null ? "" : " " + text(bounds.best()) + " to " + text(bounds.worst());
        return only(report).verdict() + " " + text(only(report).figure()) + between;
    }

    private static String text(Figure figure) {
        return figure.isMeasured() ? figure.value().toString() : "none";
    }

    /** Latencies of 4 and 10 seconds, and one that is not known: no time is below zero, so from 0, 4, 10 to 4, 10 and more. */
    @ParameterizedTest
    @CsvSource({
        "NEAREST_RANK, 50%, >= PT4S, MET 4 4 to 10",
        "AVERAGED_STEP, 50%, >= PT4S, MET 7 4 to 10",
        "LINEAR_STEPS, 50%, >= PT2S, MET 4 2 to 7",
        "LINEAR_STEPS, 50%, > PT2S, UNDETERMINED 4 2 to 7",
        "WEIBULL, 25%, >= PT0S, MET 4 0 to 4",
        "LINEAR, 25%, >= PT2S, MET 11/2 2 to 7",
        "LINEAR, 75%, <= PT10S, UNDETERMINED 17/2 7 to none",
        "MEDIAN_UNBIASED, 40%, > PT2.5S, MET 28/5 8/3 to 8"
    })
    void percentilesBetweenNoTimeAndOne_S8(Definition definition, String rank, String limit, String expected) {
        Indicator percentile =
                Indicator.percentile(rank, REQUESTS, Quantity.latency()).by(definition);
        List<Measurement> evidence = List.of(took("10:00", 4), took("10:01", 10), Request.failed(instant("10:02")));
        assertEquals(expected, told(percentile, limit, evidence));
    }

    /**
     * Three slow requests in one hour, and two in another of which that is not known: that hour has one or two, or nothing happened in it, but never
     * none.
     */
    @ParameterizedTest
    @CsvSource({
        "MEAN, >= 2, MET 3 2 to 3",
        "MEAN, <= 2.5, UNDETERMINED 3 2 to 3",
        "LOWEST, >= 1, MET 3 1 to 3",
        "LOWEST, <= 2, UNDETERMINED 3 1 to 3",
        "HIGHEST, <= 3, MET 3 3 to 3"
    })
    void countsOfHoursInWhichMaybeNothingHappened_S9(Fold.Kind kind, String limit, String expected) {
        Selection slow = REQUESTS.where(Condition.within(Quantity.latency(), Limit.parse("> PT2S")));
        Indicator hours = new Fold(kind, Over.slots(Indicator.count(slow), Duration.ofHours(1)));
        List<Measurement> evidence = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            evidence.add(took("10:0" + i, 3));
        }
        evidence.add(Request.failed(instant("11:00")));
        evidence.add(Request.failed(instant("11:01")));
        assertEquals(expected, told(hours, limit, evidence));
    }

    /** The same while the day runs: what is not known to have happened makes no hour certain. */
    @ParameterizedTest
    @CsvSource({
        "LOWEST, <= 2, OPEN",
        "LOWEST, <= 3, CERTAINLY_MET",
        "LOWEST, > 3, CERTAINLY_MISSED",
        "LOWEST, >= 1, OPEN",
        "HIGHEST, >= 3, CERTAINLY_MET",
        "HIGHEST, < 3, CERTAINLY_MISSED"
    })
    void whatIsCertainOfHoursInWhichMaybeNothingHappened_S19(Fold.Kind kind, String limit, String expected) {
        Selection slow = REQUESTS.where(Condition.within(Quantity.latency(), Limit.parse("> PT2S")));
        Indicator hours = new Fold(kind, Over.slots(Indicator.count(slow), Duration.ofHours(1)));
        ComplianceEngine engine =
                ComplianceEngine.of(daily(ServiceLevelTarget.of("t", hours).objective(Objective.limit(limit))));
        List<Measurement> evidence = new ArrayList<>(List.of(Request.failed(instant("11:00"))));
        for (int i = 0; i < 3; i++) {
            evidence.add(took("10:0" + i, 3));
        }
        ComplianceReport report =
                engine.start(engine.periodOf(Days.MON_2026_03_02)).add(evidence).report(instant("13:00"));
        assertEquals(expected, only(report).outlook().state().name());
    }

    /** S9: a requirement that is not known to be fulfilled is not: of one latency nothing is known. */
    @ParameterizedTest
    @CsvSource({
        "MAXIMUM, <= PT5S, UNDETERMINED none",
        "MAXIMUM, >= PT4S, MET 1",
        "MEAN, <= PT5S, UNDETERMINED none",
        "MEAN, >= PT1S, MET 1",
        "MINIMUM, <= PT4S, MET 1",
        "MINIMUM, >= PT1S, UNDETERMINED none"
    })
    void requirementsThatAreBoundedOnOneSide_S9(Statistic.Kind kind, String limit, String expected) {
        Indicator all = Indicator.goodRatio(REQUESTS.except("outcome", "failed"));
        Indicator required = all.requiring(Indicator.statistic(kind, REQUESTS, Quantity.latency()), Limit.parse(limit));
        List<Measurement> evidence = List.of(took("10:00", 4), Request.failed(instant("10:02")));
        assertEquals(expected, told(ServiceLevelTarget.of("t", required).minimumCoverage("0%"), ">= 90%", evidence));
    }

    /** Nineteen things of weight one, and one of weight 100 of which it is not known whether it counts: by weight little is known. */
    @ParameterizedTest
    @CsvSource({"sample", "request", "item"})
    void whatMayNotCountWeighsWhatItWouldWeigh_S8(String kind) {
        List<Measurement> evidence = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String at = "10:" + (10 + i);
            evidence.add(
                    switch (kind) {
                        case "sample" -> sized(Sample.of(instant(at), "mos", "4"), i);
                        case "request" -> sized(took(at, 1), i);
                        default ->
                            sized(
                                    WorkItem.ticket("T" + i)
                                            .opened(instant(at))
                                            .resolved(instant(at).plusSeconds(1)),
                                    i);
                    });
        }
        Selection of = kind.equals("sample")
                ? Selection.samples("mos")
                : kind.equals("request") ? REQUESTS : Selection.items("ticket").by("resolved");
        Condition large = Condition.within(Quantity.attribute("size"), Limit.parse(">= 5"));
        Indicator share =
                Indicator.share(of.where(large), Condition.is("site", "a")).by(Quantity.attribute("users"));
        assertEquals("UNDETERMINED 1 1 to 19/119", told(ServiceLevelTarget.of("t", share), ">= 90%", evidence));
    }

    private static <M extends Traceable<M>> M sized(M plain, int number) {
        M named = plain.attribute("site", "a").attribute("users", number == 0 ? "100" : "1");
        return number == 0 ? named : named.attribute("size", "9");
    }

    /** S13: an open ticket has no time yet and does not count, whether or not it is known what it would weigh; one that is done does. */
    @ParameterizedTest
    @CsvSource({"1, false, MET 2", "'', false, MET 2", "1, true, UNDETERMINED 2 1 to none", "'', true, UNDETERMINED 2"})
    void openTicketsWithoutAWeight_S13(String users, boolean done, String expected) {
        WorkItem known = WorkItem.ticket("A")
                .opened(instant("10:00"))
                .resolved(instant("10:00").plusSeconds(2))
                .attribute("users", "1");
        WorkItem other = done
                ? WorkItem.ticket("B").resolved(instant("10:00"))
                : WorkItem.ticket("B").opened(instant("10:00"));
        Indicator mean = Indicator.statistic(
                        Statistic.Kind.MEAN, Selection.items("ticket"), Quantity.clock("opened", "resolved"))
                .by(Quantity.attribute("users"));
        assertEquals(
                expected,
                told(mean, "<= PT3S", List.of(known, users.isEmpty() ? other : other.attribute("users", users))));
    }

    /**
     * A ticket of the day that is open, and of which it is not known whether it is one of those meant: once it is, it counts in the day, so the report
     * may still change. What is known to be another one never counts, and what was opened the day after neither.
     */
    @ParameterizedTest
    @CsvSource({
        "size, '', 23:00, true",
        "size, 50, 23:00, false",
        "size, 5, 23:00, true",
        "size, '', 2026-03-03T01:00Z, false",
        "priority, '', 23:00, true",
        "priority, P2, 23:00, false"
    })
    void openTicketsThatMayBeMeant_S25(String key, String value, String opened, boolean provisional) {
        Condition meant = key.equals("size")
                ? Condition.within(Quantity.attribute(key), Limit.parse("<= 10"))
                : Condition.is(key, "P1");
        Indicator longest = Indicator.statistic(
                Statistic.Kind.MAXIMUM, Selection.items("ticket").where(meant), Quantity.clock("opened", "resolved"));
        WorkItem ticket = WorkItem.ticket("T").opened(instant(opened));
        ServiceLevelTarget target = ServiceLevelTarget.of("t", longest).atMost("PT4H");
        ComplianceReport report = monday(daily(target), value.isEmpty() ? ticket : ticket.attribute(key, value));
        assertEquals(provisional, report.isProvisional());
    }

    /**
     * A minute in which one request took five seconds, and others of which no latency is known. With too little evidence it is left out or up; it has
     * too little where fewer are known to count, and is unknown as long as it may have enough.
     */
    @ParameterizedTest
    @CsvSource({
        // Of nothing the number is known: it may have been slow.
        "MAXIMUM, > PT1S, 0, 1, 1, false, UP, 0 down and 60 unknown",
        "MAXIMUM, > PT1S, 0, 1, 1, false, LEFT_OUT, 0 down and 60 unknown",
        "MAXIMUM, > PT1S, 0, 1, 2, false, UP, 0 down and 0 unknown",
        // One side decides alone.
        "MAXIMUM, > PT1S, 1, 1, 1, false, UP, 60 down and 0 unknown",
        "MAXIMUM, <= PT4S, 1, 1, 1, false, UP, 0 down and 0 unknown",
        "MAXIMUM, > PT6S, 1, 1, 1, false, UP, 0 down and 60 unknown",
        "MEAN, >= PT2.5S, 1, 1, 1, false, UP, 60 down and 0 unknown",
        "MEAN, <= PT9S, 1, 1, 1, false, UP, 0 down and 60 unknown",
        // Both count.
        "MINIMUM, <= PT6S, 1, 1, 2, false, LEFT_OUT, 60 down and 0 unknown",
        "MINIMUM, <= PT6S, 1, 1, 3, false, LEFT_OUT, 0 down and 0 unknown",
        // Maybe one counts only.
        "MINIMUM, <= PT6S, 1, 1, 2, true, LEFT_OUT, 0 down and 60 unknown",
        "MINIMUM, <= PT6S, 1, 1, 2, true, UP, 0 down and 60 unknown",
        "MINIMUM, <= PT6S, 1, 1, 1, true, LEFT_OUT, 60 down and 0 unknown",
        "MINIMUM, > PT6S, 1, 1, 2, true, UP, 0 down and 0 unknown",
        "COUNT, <= 2, 0, 2, 1, true, LEFT_OUT, 0 down and 60 unknown",
        "COUNT, <= 2, 1, 1, 1, true, LEFT_OUT, 60 down and 0 unknown"
    })
    void minutesOfWhichNotAllIsKnown_S8(
            Statistic.Kind kind,
            String down,
            int timed,
            int untimed,
            int minimum,
            boolean selected,
            TooLittle few,
            String expected) {
        Selection of =
                selected ? REQUESTS.where(Condition.within(Quantity.latency(), Limit.parse("<= PT9S"))) : REQUESTS;
        Indicator figure =
                kind == Statistic.Kind.COUNT ? Indicator.count(of) : Indicator.statistic(kind, of, Quantity.latency());
        Downtime minutes = Downtime.minutesWhere(figure, down).minimum(minimum).tooLittle(few);
        List<Measurement> evidence = new ArrayList<>();
        for (int i = 0; i < timed + untimed; i++) {
            evidence.add(i < timed ? took("10:00", 5) : Request.failed(instant("10:00")));
        }
        ServiceLevelTarget target = ServiceLevelTarget.of("t", Indicator.availability(minutes));
        assertEquals(expected, told(monday(daily(target), evidence.toArray(Measurement[]::new))));
    }

    /** Only of the minute of a batch it is not known how many requests there were: in another one, of two at most one was fast. */
    @Test
    void minutesBesideABatchThatIsContradicted_S28() {
        Indicator fast = Indicator.withinLimit(REQUESTS, Quantity.latency(), "<= PT1S");
        Downtime minutes = Downtime.minutesWhere(fast, "< 60%").minimum(2);
        ComplianceEngine engine =
                ComplianceEngine.of(daily(ServiceLevelTarget.of("t", Indicator.availability(minutes))));
        Evaluation evaluation = engine.start(engine.periodOf(Days.MON_2026_03_02));
        evaluation.add(List.of(took("10:00", 5), Request.failed(instant("10:00"))));
        long at = instant("20:00").getEpochSecond();
        for (long[] version : new long[][] {{at, at, at}, {at, at, at, at}}) {
            evaluation.add(RequestColumns.wrap(version, new int[version.length], ChronoUnit.SECONDS)
                    .batch(7));
        }
        assertEquals("60 down and 60 unknown", told(evaluation.report(instant("24:00"))));
    }

    /** Of 100 requests 90 took up to 0.1 s and 10 from 0.2 s to 0.4 s; of one more nothing is known, if one failed. */
    @ParameterizedTest(name = "{0} {1}, {2} failed")
    @CsvSource({
        "85%, <= PT0.1S, 0, MET",
        "95%, < PT0.2S, 0, MISSED",
        "95%, <= PT0.3S, 0, UNDETERMINED",
        "MAXIMUM, <= PT0.4S, 0, MET",
        "MAXIMUM, <= PT0.1S, 0, MISSED",
        "MAXIMUM, <= PT0.3S, 0, UNDETERMINED",
        "MINIMUM, <= PT0.1S, 0, MET",
        "MINIMUM, < PT0.1S, 0, UNDETERMINED",
        "MEAN, <= PT0.13S, 0, MET",
        "MEAN, < PT0.02S, 0, MISSED",
        "MEAN, <= PT0.02S, 0, UNDETERMINED",
        "SUM, <= PT13S, 0, MET",
        "SUM, < PT2S, 0, MISSED",
        "SUM, <= PT12.9S, 0, UNDETERMINED",
        "85%, <= PT0.1S, 1, MET",
        "99.5%, <= PT0.4S, 1, UNDETERMINED",
        "MAXIMUM, <= PT0.4S, 1, UNDETERMINED",
        "MAXIMUM, <= PT0.1S, 1, MISSED",
        "MINIMUM, <= PT0.1S, 1, MET",
        "MEAN, <= PT0.13S, 1, UNDETERMINED",
        "MEAN, < PT0.01S, 1, MISSED",
        "SUM, < PT2S, 1, MISSED"
    })
    void latenciesInBuckets_S8_S18(String kind, String limit, int failed, Verdict verdict) {
        RequestCount counts = RequestCount.of("2026-03-02T10:00Z", "2026-03-02T10:01Z")
                .count(
                        "good",
                        LatencyHistogram.EMPTY
                                .plus(Duration.ZERO, Duration.ofMillis(100), 90)
                                .plus(Duration.ofMillis(200), Duration.ofMillis(400), 10));
        List<Measurement> evidence = new ArrayList<>(List.of(counts));
        if (failed > 0) {
            evidence.add(Request.failed(instant("10:00")));
        }
        List<Quantity> latencies = failed > 0
                ? List.of(Quantity.latency())
                : List.of(Quantity.latency(), Quantity.latency().orElse("PT10S"));
        for (Quantity latency : latencies) {
            Indicator figure = kind.endsWith("%")
                    ? Indicator.percentile(kind, REQUESTS, latency)
                    : Indicator.statistic(Statistic.Kind.valueOf(kind), REQUESTS, latency);
            ServiceLevelTarget target = ServiceLevelTarget.of("t", figure).objective(Objective.limit(limit));
            assertEquals(
                    verdict,
                    only(monday(daily(target), evidence.toArray(Measurement[]::new)))
                            .verdict(),
                    latency.toString());
        }
    }

    private static RequestCount buckets(String from, String to) {
        return RequestCount.of("2026-03-02T" + from + "Z", "2026-03-02T" + to + "Z")
                .count(
                        "good",
                        LatencyHistogram.EMPTY
                                .plus(Duration.ZERO, Duration.ofMillis(100), 90)
                                .plus(Duration.ofMillis(200), Duration.ofMillis(400), 10));
    }

    /** What is made of such figures lies between what is made of their bounds: p85 up to 0.1 s, p95 from 0.2 s to 0.4 s. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "hours, <= PT0.4S, MET",
        "hours, < PT0.2S, MISSED",
        "hours, <= PT0.3S, UNDETERMINED",
        "difference, >= PT0.1S, MET",
        "difference, <= PT0.4S, MET",
        "difference, < PT0.1S, MISSED",
        "difference, <= PT0.3S, UNDETERMINED",
        "mean, <= PT0.25S, MET",
        "mean, >= PT0.1S, MET",
        "mean, <= PT0.2S, UNDETERMINED",
        "highest, >= PT0.2S, MET",
        "highest, > PT0.4S, MISSED",
    })
    void whatIsMadeOfLatenciesInBuckets_S8(String made, String limit, Verdict verdict) {
        Indicator most = Indicator.percentile("85%", REQUESTS, Quantity.latency());
        Indicator nearlyAll = Indicator.percentile("95%", REQUESTS, Quantity.latency());
        Indicator figure = switch (made) {
            case "hours" -> new Fold(Fold.Kind.HIGHEST, Over.slots(nearlyAll, Duration.ofHours(1)));
            case "difference" -> nearlyAll.minus(most);
            case "mean" -> Indicator.weightedMean(Over.Part.of("most", most), Over.Part.of("all", nearlyAll));
            default ->
                Indicator.highest(new Over.Parts(List.of(Over.Part.of("most", most), Over.Part.of("all", nearlyAll))));
        };
        ServiceLevelTarget target = ServiceLevelTarget.of("t", figure).objective(Objective.limit(limit));
        ComplianceReport report = monday(daily(target), buckets("10:00", "10:01"), buckets("11:00", "11:01"));
        assertEquals(verdict, only(report).verdict(), report.explanation().toString());
        assertEquals(
                verdict == Verdict.UNDETERMINED ? Cause.TOO_LITTLE_KNOWN : null,
                only(report).subjects().get(0).cause());
    }

    /**
     * Nearly all requests took 2 ms exactly, and the slow ones are known by bucket, from 1 s to 2 s: too few to be unknown, and yet they are the ones that
     * count. Where they leave a figure open there is none.
     */
    @ParameterizedTest
    @CsvSource({
        "99%, <= PT0.002S, MISSED none",
        "99%, >= PT1S, MET none",
        "99%, <= PT1.5S, UNDETERMINED none",
        "97%, <= PT0.002S, MET 1/500",
        "MAXIMUM, <= PT0.002S, MISSED none",
        "MINIMUM, <= PT0.002S, MET 1/500",
        "MEAN, <= PT0.002S, MISSED none",
        "MEAN, <= PT0.07S, MET none",
        "SUM, <= PT0.194S, MISSED none",
        "highest, <= PT0.002S, MISSED none",
        "highest, <= PT2S, MET none",
        "lowest, <= PT0.002S, MET 1/500",
        "part, <= PT0.002S, MISSED none"
    })
    void slowRequestsInBuckets_S8(String kind, String limit, String expected) {
        List<Measurement> evidence = new ArrayList<>();
        evidence.add(RequestCount.of(instant("10:00"), instant("10:01"))
                .count(
                        "good",
                        LatencyHistogram.EMPTY
                                .plus(Duration.ofMillis(2), Duration.ofMillis(2), 97)
                                .plus(Duration.ofSeconds(1), Duration.ofSeconds(2), 3)));
        Indicator slowest = Indicator.percentile("99%", REQUESTS, Quantity.latency());
        if (kind.endsWith("est") || kind.equals("part")) {
            evidence.add(Request.good(instant("11:30"), Duration.ofMillis(2)));
        }
        Indicator figure = switch (kind) {
            case "highest" -> Indicator.highest(Over.slots(slowest, Duration.ofHours(1)));
            case "lowest" -> Indicator.lowest(Over.slots(slowest, Duration.ofHours(1)));
            case "part" ->
                Indicator.highest(new Over.Parts(List.of(
                        Over.Part.of("slowest", slowest),
                        Over.Part.of("fastest", Indicator.percentile("1%", REQUESTS, Quantity.latency())))));
            default ->
                kind.endsWith("%")
                        ? Indicator.percentile(kind, REQUESTS, Quantity.latency())
                        : Indicator.statistic(Statistic.Kind.valueOf(kind), REQUESTS, Quantity.latency());
        };
        ServiceLevelTarget target = ServiceLevelTarget.of("t", figure).policy(MissingPart.LEFT_OUT);
        String told = told(target, limit, evidence);
        assertEquals(expected, told.replaceFirst(" [^ ]+ to [^ ]+$", ""));
    }

    /** p95 is from 0.2 s to 0.4 s: by the table what both ends pay is owed, the rest is possible, also where nothing need be known. */
    @ParameterizedTest(name = "{0}, {1}, {2}")
    @CsvSource({
        "95%, PT0.1S, 100%, EUR 10.00 + EUR 15.00",
        "95%, PT0.1S, 0%, EUR 10.00 + EUR 15.00",
        "95%, PT0.3S, 100%, EUR 10.00 + EUR 15.00",
        "85%, PT0.1S, 100%, EUR 0.00 + EUR 0.00"
    })
    void creditsOfLatenciesInBuckets_S8_S20(String rank, String most, String enough, String expected) {
        ServiceLevelTarget target = ServiceLevelTarget.of("t", Indicator.percentile(rank, REQUESTS, Quantity.latency()))
                .minimumCoverage(enough)
                .atMost(most)
                .penalty(Penalty.tiered()
                        .moreThan("PT0.1S", "10%")
                        .moreThan("PT0.3S", "25%")
                        .toPenalty());
        Agreement agreement =
                daily().fee("service", Money.of("100", "EUR")).target(target).build();
        TargetResult result = only(monday(agreement, buckets("10:00", "10:01")));
        assertEquals(expected, result.credit() + " + " + result.disputed());
    }

    /** A minute is down whose p95 is above the limit, from 0.2 s to 0.4 s. */
    @ParameterizedTest
    @CsvSource({"> PT0.1S, 60 down and 0 unknown", "> PT0.4S, 0 down and 0 unknown", "> PT0.3S, 0 down and 60 unknown"})
    void minutesOfLatenciesInBuckets_S8(String down, String expected) {
        Indicator nearlyAll = Indicator.percentile("95%", REQUESTS, Quantity.latency());
        ServiceLevelTarget target =
                ServiceLevelTarget.of("t", Indicator.availability(Downtime.minutesWhere(nearlyAll, down)));
        assertEquals(expected, told(monday(daily(target), buckets("10:00", "10:01"))));
    }

    /** Both samples are known to be selected, so that they are enough; of two without an error at most one. */
    @Test
    void minutesOfSelectedSamples_S8() {
        Condition small = Condition.within(Quantity.attribute("size"), Limit.parse("<= 100"));
        Indicator right =
                Indicator.withinLimit(Selection.samples("job").where(small), Quantity.attribute("errors"), "<= 0");
        Downtime minutes = Downtime.minutesWhere(right, "< 60%").minimum(2);
        ServiceLevelTarget target = ServiceLevelTarget.of("t", Indicator.availability(minutes));
        Sample failed = Sample.of(instant("10:00"), "job", "1").attribute("errors", "5");
        Sample unknown = Sample.of(instant("10:00"), "job", "2");
        assertEquals(
                "60 down and 0 unknown",
                told(monday(daily(target), failed.attribute("size", "1"), unknown.attribute("size", "1"))));
        assertEquals("0 down and 60 unknown", told(monday(daily(target), failed.attribute("size", "1"), unknown)));
    }

    private static String told(ComplianceReport report) {
        TimeAccount account = only(report).subjects().get(0).account();
        return account.down().longValueExact() / 1_000_000_000L + " down and "
                + account.unknown().longValueExact() / 1_000_000_000L + " unknown";
    }

    /** A batch of one request, or of two: neither version is chosen, so it is not known whether there were enough, but three there were not. */
    @ParameterizedTest
    @CsvSource({"1, 0 down and 60 unknown", "2, 0 down and 60 unknown", "3, 0 down and 0 unknown"})
    void minutesOfBatchesThatContradictEachOther_S28(int minimum, String expected) {
        Downtime minutes =
                Downtime.minutesWhere(Indicator.count(REQUESTS), "<= 5").minimum(minimum);
        ComplianceEngine engine =
                ComplianceEngine.of(daily(ServiceLevelTarget.of("t", Indicator.availability(minutes))));
        Evaluation evaluation = engine.start(engine.periodOf(Days.MON_2026_03_02));
        long at = instant("10:00").getEpochSecond();
        for (long[] version : new long[][] {{at}, {at, at}}) {
            evaluation.add(RequestColumns.wrap(version, new int[version.length], ChronoUnit.SECONDS)
                    .batch(7));
        }
        assertEquals(expected, told(evaluation.report(instant("24:00"))));
    }
}
