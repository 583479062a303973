package dev.sla4j.engine;

import static dev.sla4j.engine.Days.all;
import static dev.sla4j.engine.Days.at;
import static dev.sla4j.engine.Days.daily;
import static dev.sla4j.engine.Days.maintenance;
import static dev.sla4j.engine.Days.monday;
import static dev.sla4j.engine.Days.only;
import static dev.sla4j.engine.Days.remarks;
import static dev.sla4j.engine.Days.summary;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Request;
import dev.sla4j.measurement.RequestColumns;
import dev.sla4j.measurement.Sample;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.report.Bounds;
import dev.sla4j.report.Cause;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Remark;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.Objective;
import dev.sla4j.target.Percentile;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Scope;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Statistic;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Ratio;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Figures of samples: C10, C11, S9, S12, S18, S28, D8, D9, D11, D19. */
class SamplesTest {
    private static final Selection X = Selection.samples("x");

    private static Sample sample(String time, String value) {
        return Sample.of(Instant.parse(at(time).replace("Z", ":00Z")), "x", value);
    }

    /** One sample a minute from midnight on. */
    private static Measurement[] samples(String... values) {
        List<Measurement> samples = new ArrayList<>();
        for (String value : values) {
            samples.add(sample(String.format("%02d:%02d", samples.size() / 60, samples.size() % 60), value));
        }
        return samples.toArray(Measurement[]::new);
    }

    private static ServiceLevelTarget statistic(Statistic.Kind kind) {
        return ServiceLevelTarget.of(
                "x",
                kind == Statistic.Kind.COUNT ? Indicator.count(X) : Indicator.statistic(kind, X, Quantity.value()));
    }

    /** D8: 0.999, 0.998 and 0.9995 on average, and 150.9 and 250.9; exact, where a peer adds up integers. */
    @ParameterizedTest
    @CsvSource({"0.999 0.998 0.9995, 5993/6000", "150.9 250.9, 2009/10", "45.00 45.01, 9001/200", "-1 1, 0"})
    void meanIsExact_D8_C11(String values, String expected) {
        ComplianceReport report = monday(daily(statistic(Statistic.Kind.MEAN)), samples(values.split(" ")));
        assertEquals("NOT_APPLICABLE " + Ratio.parse(expected), summary(report));
    }

    @ParameterizedTest
    @CsvSource({"COUNT, 4", "SUM, 9/2", "MEAN, 9/8", "MINIMUM, -1", "MAXIMUM, 3"})
    void statistics(Statistic.Kind kind, String expected) {
        ComplianceReport report = monday(daily(statistic(kind)), samples("3", "-1", "0.5", "2"));
        assertEquals(Ratio.parse(expected), only(report).figure().value());
    }

    @ParameterizedTest
    @EnumSource(Statistic.Kind.class)
    void ofNothing_S9_D11(Statistic.Kind kind) {
        ComplianceReport report = monday(daily(statistic(kind).atMost("5")));
        boolean adds = kind == Statistic.Kind.COUNT || kind == Statistic.Kind.SUM;
        assertEquals(adds ? "MET 0" : "UNDETERMINED none", summary(report));
        assertEquals(adds ? null : Cause.NOTHING_MEASURED, only(report).cause());
    }

    /** D19: nothing good observed is a share of zero; nothing observed is no share. */
    @Test
    void zeroObservedIsNotUnobserved_D19() {
        ServiceLevelTarget target = ServiceLevelTarget.of("x", Indicator.withinLimit(X, Quantity.value(), "<= 1"))
                .atLeast("50%");
        assertEquals("MISSED 0", summary(monday(daily(target), samples("5", "5", "5", "5", "5"))));
        assertEquals("UNDETERMINED none", summary(monday(daily(target))));
    }

    @ParameterizedTest
    @CsvSource({"<= 2, 3/4", "< 2, 2/4", ">= 2 and < 3, 1/4", "> 3, 0"})
    void shareWithinALimit_C10(String limit, String expected) {
        ServiceLevelTarget target = ServiceLevelTarget.of("x", Indicator.withinLimit(X, Quantity.value(), limit));
        ComplianceReport report = monday(daily(target), samples("3", "2", "1.99", "0"));
        assertEquals(Ratio.parse(expected), only(report).figure().value());
    }

    /** Σ w x ÷ Σ w with 100 users at 4.0 and 300 at 3.0. */
    @Test
    void weightedMean() {
        Sample one = sample("10:00", "4.0").attribute("users", "100");
        Sample other = sample("11:00", "3.0").attribute("users", "300");
        ServiceLevelTarget target = ServiceLevelTarget.of(
                "x",
                Indicator.statistic(Statistic.Kind.MEAN, X, Quantity.value()).by(Quantity.attribute("users")));
        assertEquals(
                Figure.amount(Ratio.of(13, 4)),
                only(monday(daily(target), one, other)).figure());
        // A weight of zero counts nothing; without any weight there is no mean.
        Sample none = sample("12:00", "9").attribute("users", "0");
        assertEquals(
                Figure.amount(Ratio.of(13, 4)),
                only(monday(daily(target), one, other, none)).figure());
        assertEquals(Figure.none(), only(monday(daily(target), none)).figure());
    }

    /** What has no weight, or a negative one, is undecided, whatever little it would weigh by number. */
    @ParameterizedTest
    @CsvSource({"'',", "users, many", "users, -1"})
    void withoutAWeightItIsUndecided(String key, String weight) {
        Sample known = sample("10:00", "4.0").attribute("users", "1000000");
        Sample unknown = sample("11:00", "3.0");
        unknown = key.isEmpty() ? unknown : unknown.attribute(key, weight);
        ServiceLevelTarget target = ServiceLevelTarget.of(
                        "x",
                        Indicator.statistic(Statistic.Kind.MEAN, X, Quantity.value())
                                .by(Quantity.attribute("users")))
                .atLeast("3.5");
        ComplianceReport report = monday(daily(target), known, unknown);
        assertEquals("UNDETERMINED 4", summary(report));
        assertEquals(Ratio.of(1, 2), only(report).coverage());
        assertEquals(Cause.TOO_LITTLE_KNOWN, only(report).cause());
        ServiceLevelTarget share = ServiceLevelTarget.of(
                        "x", Indicator.withinLimit(X, Quantity.value(), "<= 5").by(Quantity.attribute("users")))
                .atLeast("90%");
        assertEquals("UNDETERMINED 1", summary(monday(daily(share), known, unknown)));
    }

    /** S12: samples are excluded by their instant; an exclusion of one subject concerns its samples only. */
    @Test
    void exclusionsLeaveOutByInstant_S12() {
        ServiceLevelTarget target = statistic(Statistic.Kind.COUNT).scope(Scope.together("a", "b"));
        Measurement[] evidence = {
            sample("09:59", "1").on("a"),
            sample("10:00", "1").on("a"),
            sample("10:59", "1").on("b"),
            sample("11:00", "1").on("b")
        };
        assertEquals(
                "NOT_APPLICABLE 2",
                summary(monday(
                        daily().target(target)
                                .exclusion(ExclusionRule.announced("m", "maintenance"))
                                .build(),
                        all(evidence, maintenance("10:00", "11:00")))));
        assertEquals(
                "NOT_APPLICABLE 3",
                summary(monday(
                        daily().target(target)
                                .exclusion(ExclusionRule.announced("m", "maintenance"))
                                .build(),
                        all(evidence, maintenance("10:00", "11:00").on("a")))));
    }

    /** S28: two versions of one sample that became known together are one thing of which nothing is decided. */
    @Test
    void contradictingVersionsAreUndecided_S28() {
        Sample one = sample("10:00", "1").id("s");
        Sample other = sample("10:01", "9").id("s");
        ServiceLevelTarget mean = statistic(Statistic.Kind.MEAN).atMost("2");
        ComplianceReport report = monday(daily(mean), one, other, sample("10:02", "1"));
        assertEquals("UNDETERMINED 1", summary(report));
        assertEquals(1, only(report).counts().good());
        assertEquals(1, only(report).counts().undecided());
        assertEquals(Cause.TOO_LITTLE_KNOWN, only(report).cause());
        assertEquals(1, remarks(report, Remark.Kind.CONFLICT).size());
        // Whatever it was, the share within the limit lies between a half and one.
        ServiceLevelTarget share = ServiceLevelTarget.of("x", Indicator.withinLimit(X, Quantity.value(), "<= 1"));
        report = monday(daily(share.atLeast("50%")), one, other, sample("10:02", "1"));
        assertEquals("MET 1", summary(report));
        assertEquals(Figure.share(Ratio.of(1, 2)), only(report).bounds().worst());
        assertEquals("UNDETERMINED 1", summary(monday(daily(share.atLeast("51%")), one, other, sample("10:02", "1"))));
        // A version that became known later stands.
        Sample later = other.knownAt(Instant.parse("2026-03-03T00:00:00Z"));
        assertEquals("MISSED 5", summary(monday(daily(mean), one, later, sample("10:02", "1"))));
    }

    /** In each slot that a version lies in there may be one; minutes of which nothing else is known are unknown. */
    @Test
    void contradictingVersionsAreUndecidedInTheirSlots_S28() {
        Measurement[] evidence = {
            sample("10:00", "1").id("s"), sample("12:00", "9").id("s"), sample("10:02", "1"), sample("12:02", "1")
        };
        Indicator share = Indicator.withinLimit(X, Quantity.value(), "<= 1");
        ComplianceReport report = monday(
                daily(ServiceLevelTarget.of("x", Indicator.meanOfIntervals(share, Duration.ofHours(1)))), evidence);
        assertEquals(1, only(report).counts().undecided());
        assertEquals(Ratio.ONE, only(report).figure().value());
        assertEquals(Ratio.of(1, 2), only(report).bounds().worst().value());
        assertEquals(Ratio.ONE, only(report).bounds().best().value());
        ComplianceReport minutes = monday(
                daily(ServiceLevelTarget.of("x", Indicator.availability(Downtime.minutesWhere(share, "< 50%")))),
                evidence);
        assertEquals(
                Duration.ofMinutes(2).toNanos(),
                only(minutes).subjects().get(0).account().unknown().longValueExact());
    }

    @Test
    void samplesOfADowntimeAreRead() {
        Indicator sampled = Indicator.availability(Downtime.sampled("x", "<= 1").validFor(Duration.ofMinutes(5)));
        ComplianceReport report = monday(daily(ServiceLevelTarget.of("x", sampled)), sample("10:00", "1"));
        assertEquals(List.of(), remarks(report, Remark.Kind.IGNORED_EVIDENCE));
    }

    @Test
    void contradictingVersionsOfSeveralSubjectsAreOneThing_S28() {
        ServiceLevelTarget target = statistic(Statistic.Kind.COUNT).scope(Scope.together("a", "b"));
        ComplianceReport report = monday(
                daily(target),
                sample("10:00", "1").id("s").on("a"),
                sample("10:00", "1").id("s").on("b"));
        assertEquals(1, only(report).counts().undecided());
        assertEquals(Figure.count(1), only(report).bounds().worst());
        assertEquals(Figure.count(0), only(report).bounds().best());
    }

    /** S28: a device may tell several metrics of one reading under one identity; only versions of one metric contradict each other. */
    @Test
    void anIdentityIsThatOfASampleOfItsMetric_S28() {
        Sample jitter = Sample.of(sample("10:00", "1").at(), "jitter", "7").id("r1");
        ComplianceReport report = monday(
                daily().target(statistic(Statistic.Kind.MEAN))
                        .target(ServiceLevelTarget.of("jitter", Indicator.count(Selection.samples("jitter"))))
                        .build(),
                sample("10:00", "1").id("r1"),
                jitter,
                jitter);
        assertEquals(Figure.amount(Ratio.ONE), report.target("x").figure());
        assertEquals(Figure.count(1), report.target("jitter").figure());
        assertEquals(List.of(), remarks(report, Remark.Kind.CONFLICT));
    }

    /** S8, S18: of 18 known values and one that is not, the rank is that of 19 with the unknown one below or above all of them, or it is the unknown one. */
    @ParameterizedTest
    @CsvSource({
        "50%, NEAREST_RANK, 9, 10",
        "90%, NEAREST_RANK, 17, 18",
        "90%, LINEAR, 16.2, 17.2",
        "50%, LINEAR, 9, 10",
        "50%, AVERAGED_STEP, 9, 10",
        "95%, NEAREST_RANK, 18, none",
        "0%, NEAREST_RANK, none, 1",
        "92%, LINEAR, 16.56, 17.56",
        "96%, LINEAR, 17.28, none"
    })
    void anUnknownValueBoundsAPercentile_S8_S18(
            String rank, Percentile.Definition definition, String least, String most) {
        String[] values = new String[18];
        for (int i = 0; i < 18; i++) {
            values[i] = Integer.toString(i + 1);
        }
        Indicator value = Indicator.percentile(rank, X, Quantity.value()).by(definition);
        Measurement[] disputed = {
            sample("20:00", "1").id("s"), sample("20:00", "99").id("s")
        };
        ComplianceReport report = monday(daily(ServiceLevelTarget.of("x", value)), all(samples(values), disputed));
        Bounds bounds = only(report).subjects().get(0).bounds();
        assertEquals(least, bounds == null ? "none" : decimal(bounds.best()));
        assertEquals(most, bounds == null ? "none" : decimal(bounds.worst()));
        report.explanation().toText();
    }

    private static String decimal(Figure figure) {
        return !figure.isMeasured()
                ? "none"
                : figure.value()
                        .toDecimal(6, RoundingMode.UNNECESSARY)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    /** S8: what is not known may be less than the least that is known, but no latency is below zero; it may be as great as it likes. */
    @ParameterizedTest
    @CsvSource({"MINIMUM, PT0S, PT0.1S", "MAXIMUM, PT0.1S, none", "MEAN, PT0.05S, none", "SUM, PT0.1S, none"})
    void anUnknownLatencyBounds_S8(Statistic.Kind kind, String best, String worst) {
        Instant noon = Instant.parse("2026-03-02T12:00:00Z");
        Indicator latency = Indicator.statistic(kind, Selection.requests(), Quantity.latency());
        ComplianceReport report = monday(
                daily(ServiceLevelTarget.of("x", latency)),
                Request.good(noon, Duration.ofMillis(100)),
                Request.failed(noon));
        Bounds bounds = Objects.requireNonNull(only(report).subjects().get(0).bounds());
        assertEquals(best, bounds.best().toString());
        assertEquals(worst, bounds.worst().toString());
        String text = report.explanation().toText();
        assertTrue(
                text.contains(worst.equals("none") ? "at least " + bounds.best().toText() + "," : "; between"), text);
    }

    /** S8: two of three latencies are not known; what is bounded on one side decides where the limit stands on that side. */
    @ParameterizedTest
    @CsvSource({
        "MAXIMUM, <= PT0.2S, MISSED",
        "MAXIMUM, <= PT0.3S, UNDETERMINED",
        "MAXIMUM, >= PT0.3S, MET",
        "MAXIMUM, >= PT0.4S, UNDETERMINED",
        "SUM, < PT0.3S, MISSED",
        "MEAN, <= PT0.09S, MISSED",
        "MEAN, <= PT0.1S, UNDETERMINED",
        "MINIMUM, <= PT0.3S, MET",
        "MINIMUM, <= PT0.2S, UNDETERMINED",
        "MINIMUM, > PT0.3S, MISSED",
    })
    void oneBoundMayDecide_S8(Statistic.Kind kind, String limit, Verdict expected) {
        Instant noon = Instant.parse("2026-03-02T12:00:00Z");
        Indicator latency = Indicator.statistic(kind, Selection.requests(), Quantity.latency());
        ComplianceReport report = monday(
                daily(ServiceLevelTarget.of("x", latency).objective(Objective.limit(limit))),
                Request.good(noon, Duration.ofMillis(300)),
                Request.failed(noon),
                Request.failed(noon));
        assertEquals(expected, only(report).verdict());
    }

    /** A rate of things of one subject is over the time in which these count, here 12 h, whatever subject the target is about. */
    @Test
    void aRateOfASubjectThatIsNamed() {
        ServiceLevelTarget target = ServiceLevelTarget.of("x", Indicator.throughput(X.on("s1"), Duration.ofHours(1)))
                .scope(Scope.each("s0"))
                .atLeast("0.5");
        ComplianceReport report = monday(
                daily(target),
                ServiceLife.of("2026-03-02T00:00Z", "2026-03-02T12:00Z").on("s1"),
                sample("10:00", "1").on("s1"),
                sample("10:01", "1").on("s1"),
                sample("10:02", "1").on("s1"),
                sample("10:03", "1").on("s1"),
                sample("10:04", "1").on("s1"),
                sample("10:05", "1").on("s1"),
                sample("13:00", "1").on("s1"),
                sample("10:00", "1").on("s0"));
        assertEquals(
                Ratio.of(1, 2), report.target("x").subjects().get(0).figure().value());
        assertTrue(FigureWalker.walk(report) > 0, "L6");
        String text = report.explanation().toText();
        assertTrue(text.contains("6 ÷ 12"), text);
    }

    /** S8: a rate lies between that of the things that are certain and that of all. */
    @Test
    void anUndecidedThingBoundsARate_S8() {
        ServiceLevelTarget target = ServiceLevelTarget.of("x", Indicator.throughput(X, Duration.ofHours(1)))
                .atLeast("1");
        ComplianceReport report = monday(
                daily(target),
                sample("20:00", "1").id("s"),
                sample("20:00", "99").id("s"),
                sample("21:00", "1"));
        assertEquals(Ratio.of(1, 24), only(report).figure().value());
        assertEquals(Ratio.of(1, 24), only(report).bounds().worst().value());
        assertEquals(Ratio.of(2, 24), only(report).bounds().best().value());
        assertEquals("MISSED 1/24", summary(report));
    }

    /**
     * S18: a request of which no latency is known is decided neither for the promise nor for the value; a clause by which failures miss the promise
     * says so. Of 98 fast requests, one slow one and one that failed.
     */
    @ParameterizedTest
    @CsvSource({"false, false, 98, 1, 1", "false, true, 98, 1, 1", "true, false, 98, 2, 0", "true, true, 98, 2, 0"})
    void aRequestWithoutALatencyIsUndecided_S18(
            boolean failuresMiss, boolean columns, long good, long bad, long undecided) {
        Condition fast = Condition.within(Quantity.latency(), Limit.parse("<= PT0.3S"));
        Indicator share = Indicator.share(
                Selection.requests(),
                failuresMiss ? Condition.is("outcome", "good").and(fast) : fast);
        ServiceLevelTarget promise = ServiceLevelTarget.of("x", share).atLeast("99%");
        ComplianceReport report = columns
                ? ComplianceEngine.of(daily(promise))
                        .start(ComplianceEngine.of(daily(promise)).periodOf(Days.MON_2026_03_02))
                        .add(hundred())
                        .report(Instant.parse("2026-03-03T00:00:00Z"))
                : monday(daily(promise), requests(hundred()));
        assertEquals(good, only(report).counts().good());
        assertEquals(bad, only(report).counts().bad());
        assertEquals(undecided, only(report).counts().undecided());
        ComplianceReport value = monday(
                daily(ServiceLevelTarget.of(
                        "p99", Indicator.percentile("98%", Selection.requests(), Quantity.latency()))),
                requests(hundred()));
        assertEquals(1, only(value).counts().undecided());
        assertEquals(Figure.parse("PT0.1S"), only(value).bounds().best());
        assertEquals(Figure.parse("PT0.1S"), only(value).bounds().worst());
    }

    /** 98 requests of 100 ms, one of 400 ms, one that was served without a latency if none failed, and one that failed without one. */
    private static RequestColumns hundred() {
        long noon = Instant.parse("2026-03-02T12:00:00Z").toEpochMilli();
        long[] at = new long[100];
        int[] latency = new int[100];
        for (int i = 0; i < 100; i++) {
            at[i] = noon + i;
            latency[i] = i < 98 ? 100 : 400;
        }
        latency[99] = RequestColumns.encode(RequestColumns.UNTIMED, true);
        return RequestColumns.wrap(at, latency, ChronoUnit.MILLIS);
    }

    private static Measurement[] requests(RequestColumns columns) {
        List<Measurement> rows = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            rows.add(columns.get(i));
        }
        return rows.toArray(Measurement[]::new);
    }

    /** S8: what was served and has no latency is undecided also where the branch-free loop counts it. */
    @Test
    void servedWithoutALatencyIsUndecidedInColumns_S8() {
        long noon = Instant.parse("2026-03-02T12:00:00Z").toEpochMilli();
        int[] latency = {100, 300, 301, RequestColumns.UNTIMED, RequestColumns.encode(5, true), Integer.MAX_VALUE - 1};
        long[] at = {noon, noon, noon, noon, noon, noon};
        ServiceLevelTarget target = ServiceLevelTarget.of(
                "x",
                Indicator.share(
                        Selection.requests(),
                        Condition.is("outcome", "good")
                                .and(Condition.within(Quantity.latency(), Limit.parse("<= PT0.3S")))));
        ComplianceEngine engine = ComplianceEngine.of(daily(target));
        ComplianceReport report = engine.start(engine.periodOf(Days.MON_2026_03_02))
                .add(RequestColumns.wrap(at, latency, ChronoUnit.MILLIS))
                .report(Instant.parse("2026-03-03T00:00:00Z"));
        assertEquals(2, only(report).counts().good());
        assertEquals(3, only(report).counts().bad());
        assertEquals(1, only(report).counts().undecided());
    }

    /** A limit that grows with a size that is not known decides nothing (C100, S8). */
    @Test
    void aLimitBySizeThatIsNotKnownDecidesNothing_C100() {
        Instant noon = Instant.parse("2026-03-02T12:00:00Z");
        LimitRule scaled =
                LimitRule.perUnit(Limit.parse("<= PT2S"), Quantity.attribute("items"), new BigDecimal("1000"));
        ServiceLevelTarget target = ServiceLevelTarget.of(
                "x", Indicator.share(Selection.requests(), Condition.within(Quantity.latency(), scaled)));
        ComplianceReport report = monday(
                daily(target),
                Request.good(noon, Duration.ofSeconds(1)),
                Request.good(noon, Duration.ofSeconds(1)).attribute("items", "10"));
        assertEquals(1, only(report).counts().good());
        assertEquals(1, only(report).counts().undecided());
    }

    /** S9: none on record is a number, as a list of outages without an entry is; who wants a list that is not empty requires it. */
    @Test
    void aCountOfNothingIsNone_S9() {
        Indicator late = Indicator.count(X.where(Condition.within(Quantity.value(), Limit.parse("> 45"))));
        ServiceLevelTarget atMost = ServiceLevelTarget.of("x", late).atMost("3");
        assertEquals("MET 0", summary(monday(daily(atMost))));
        assertEquals(
                "MISSED 0",
                summary(monday(daily(ServiceLevelTarget.of("x", late).atLeast("3")))));
        ServiceLevelTarget seen = ServiceLevelTarget.of("x", late.requiring(Indicator.count(X), Limit.parse(">= 1")))
                .atMost("3");
        assertEquals("UNDETERMINED none", summary(monday(daily(seen))));
        assertEquals("MET 0", summary(monday(daily(seen), samples("1"))));
    }

    @Test
    void percentileValue_S18_C10() {
        String[] values = new String[20];
        for (int i = 0; i < 20; i++) {
            values[i] = Integer.toString(20 - i);
        }
        Percentile p95 = Indicator.percentile("95%", X, Quantity.value());
        ComplianceReport nearest = monday(daily(ServiceLevelTarget.of("x", p95).atMost("19")), samples(values));
        assertEquals("MET 19", summary(nearest));
        assertTrue(nearest.explanation().toText().contains("percentile 95% by definition nearest rank   19"));
        ComplianceReport linear = monday(
                daily(ServiceLevelTarget.of("x", p95.by(Percentile.Definition.LINEAR))
                        .atMost("19")),
                samples(values));
        assertEquals("MISSED 381/20", summary(linear));
        assertEquals(
                "UNDETERMINED none",
                summary(monday(daily(ServiceLevelTarget.of("x", p95).atMost("19")))));
    }

    /** Latencies are a quantity like any other; a request without one leaves the value undecided. */
    @Test
    void percentileOfLatencies_C10() {
        Instant noon = Instant.parse("2026-03-02T12:00:00Z");
        ServiceLevelTarget target = ServiceLevelTarget.of(
                        "p50", Indicator.percentile("50%", Selection.requests(), Quantity.latency()))
                .atMost("PT0.2S");
        Measurement[] requests = {
            Request.good(noon, Duration.ofMillis(100)),
            Request.good(noon, Duration.ofMillis(200)),
            Request.good(noon, Duration.ofMillis(300))
        };
        assertEquals("MET 1/5", summary(monday(daily(target), requests)));
        // Whatever it was, half of the four are within 200 ms, but not certainly within 150.
        assertEquals("MET 1/5", summary(monday(daily(target), all(requests, Request.failed(noon)))));
        ServiceLevelTarget faster = target.atMost("PT0.15S");
        assertEquals("UNDETERMINED 1/5", summary(monday(daily(faster), all(requests, Request.failed(noon)))));
    }

    /** A18 (P76): 1 000 calls, 65 abandoned, 28 of them after less than 5 s, by each reading of what is divided by. */
    @Test
    void a18ShortCallFilter() {
        List<Measurement> calls = new ArrayList<>();
        Instant noon = Instant.parse("2026-03-02T12:00:00Z");
        for (int i = 0; i < 1000; i++) {
            String outcome = i < 65 ? "abandoned" : "answered";
            calls.add(Request.of(noon, outcome, Duration.ofSeconds(i < 28 ? 4 : 5)));
        }
        Condition abandoned = Condition.is("outcome", "abandoned");
        Condition shortly = abandoned.and(Condition.within(Quantity.latency(), Limit.below("PT5S")));
        Condition counted = abandoned.and(shortly.negated());
        Selection received = Selection.requests();
        assertEquals(Ratio.of(37, 1000), figure(Indicator.share(received, counted), calls));
        assertEquals(Ratio.of(37, 972), figure(Indicator.share(received.where(shortly.negated()), abandoned), calls));
    }

    private static Ratio figure(Indicator indicator, List<Measurement> evidence) {
        return only(monday(daily(ServiceLevelTarget.of("x", indicator)), evidence.toArray(Measurement[]::new)))
                .figure()
                .value();
    }

    /** D9: too few answers, or too low a response rate, are no satisfaction and never met. */
    @ParameterizedTest
    @CsvSource({"30, 100, MET", "29, 100, UNDETERMINED", "30, 150, MET", "30, 151, UNDETERMINED", "0, 100, UNDETERMINED"
    })
    void surveysNeedEnoughAnswers_D9(int answers, int sent, String verdict) {
        List<Measurement> evidence = new ArrayList<>();
        for (int i = 0; i < sent; i++) {
            Sample survey = sample("12:00", i < answers ? "5" : "0");
            evidence.add(survey.attribute("state", i < answers ? "answered" : "sent"));
        }
        Selection all = X;
        Selection answered = X.where("state", "answered");
        Indicator satisfied = Indicator.withinLimit(answered, Quantity.value(), ">= 4")
                .requiringCount(30)
                .requiring(Indicator.share(all, Condition.is("state", "answered")), Limit.atLeast("20%"));
        ComplianceReport report = monday(
                daily(ServiceLevelTarget.of("csat", satisfied).atLeast("90%")), evidence.toArray(Measurement[]::new));
        assertEquals(verdict, only(report).verdict().toString());
        boolean enough = verdict.equals("MET");
        assertEquals(enough ? null : Cause.INSUFFICIENT, only(report).cause());
        assertEquals(enough, only(report).figure().isMeasured());
        assertEquals(!enough && answers > 0, report.explanation().toText().contains("; it would be "));
        assertEquals(!enough, report.explanation().toText().contains("insufficient"));
    }

    /** D9, S28: a sample whose versions contradict each other may be an answer or not, so 29 to 30 answers are not known to be enough. */
    @Test
    void whatMayBeTooLittleIsNotEnough_D9_S28() {
        List<Measurement> evidence = new ArrayList<>();
        for (int i = 0; i < 29; i++) {
            evidence.add(sample("12:00", "5"));
        }
        ServiceLevelTarget target = ServiceLevelTarget.of(
                        "csat",
                        Indicator.withinLimit(X, Quantity.value(), ">= 4")
                                .requiring(Indicator.count(X), Limit.atLeast("30")))
                .atLeast("90%");
        evidence.add(sample("12:00", "5").id("s"));
        assertEquals("MET 1", summary(monday(daily(target), evidence.toArray(Measurement[]::new))));
        evidence.add(sample("12:00", "4").id("s"));
        ComplianceReport report = monday(daily(target), evidence.toArray(Measurement[]::new));
        assertEquals("UNDETERMINED none", summary(report));
        assertEquals(Cause.INSUFFICIENT, only(report).cause());
    }

    /** D9 on the target itself, and for requests. */
    @Test
    void targetsNeedEnoughRequests_D9() {
        Instant noon = Instant.parse("2026-03-02T12:00:00Z");
        ServiceLevelTarget target = ServiceLevelTarget.of("ok", Indicator.goodRatio(Selection.requests()))
                .atLeast("99%")
                .requiringCount(2);
        ComplianceReport one = monday(daily(target), Request.good(noon, Duration.ZERO));
        assertEquals("UNDETERMINED none", summary(one));
        assertEquals(Cause.INSUFFICIENT, only(one).cause());
        ComplianceReport two =
                monday(daily(target), Request.good(noon, Duration.ZERO), Request.good(noon, Duration.ZERO));
        assertEquals("MET 1", summary(two));
        assertNull(only(two).cause());
    }
}
