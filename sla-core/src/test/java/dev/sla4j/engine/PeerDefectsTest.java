package dev.sla4j.engine;

import static dev.sla4j.engine.Days.daily;
import static dev.sla4j.engine.Days.down;
import static dev.sla4j.engine.Days.maintenance;
import static dev.sla4j.engine.Days.monday;
import static dev.sla4j.engine.Days.only;
import static dev.sla4j.engine.Days.report;
import static dev.sla4j.engine.Days.share;
import static dev.sla4j.engine.Days.state;
import static dev.sla4j.engine.Days.summary;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Sample;
import dev.sla4j.measurement.StateChange;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.TargetResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.ExclusionEffect;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Scope;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Statistic;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Ratio;
import dev.sla4j.value.Rounding;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong answers of existing systems, each by its number in the collection of such answers. */
class PeerDefectsTest {
    private static final LocalDate MON_2019_04_15 = LocalDate.of(2019, 4, 15);

    private static Instant milli(long epochMilli) {
        return Instant.ofEpochMilli(epochMilli);
    }

    private static Agreement.Builder ofOneSecond(ExclusionEffect effect) {
        return Agreement.builder("second")
                .zone("UTC")
                .cycle(EvaluationCycle.fixedLength(Duration.ofSeconds(1), milli(1000)))
                .policy(effect)
                .target(ServiceLevelTarget.of("uptime", Indicator.availability(Downtime.observed()))
                        .atLeast("50%"));
    }

    private static TargetResult second(Agreement agreement, Measurement... evidence) {
        EvaluationPeriod period = new EvaluationPeriod("second", TimeRange.of(milli(1000), milli(2000)));
        return ComplianceEngine.of(agreement)
                .evaluate(period, List.of(evidence))
                .target("uptime");
    }

    /** Unknown until 1500 ms, down 1500–1700, up after: 300 of 500 known milliseconds, with and without a planned 1200–1300. */
    @Test
    void d1UnknownAndExcluded() {
        Measurement[] states = {StateChange.of(milli(1500), "down"), StateChange.of(milli(1700), "up")};
        Exclusion planned = Exclusion.of("planned", TimeRange.of(milli(1200), milli(1300)));
        ExclusionRule rule = ExclusionRule.announced("planned", "planned");
        Agreement both =
                ofOneSecond(ExclusionEffect.LEAVES_BOTH).exclusion(rule).build();
        assertEquals(Figure.share(Ratio.of(300, 500)), second(both, states).figure());
        assertEquals(
                Figure.share(Ratio.of(300, 500)),
                second(both, Days.all(states, planned)).figure());
        // Only if excused time is declared up does it join the known time: 400 of 600.
        Agreement up = ofOneSecond(ExclusionEffect.COUNTS_AS_UP).exclusion(rule).build();
        assertEquals(
                Figure.share(Ratio.of(400, 600)),
                second(up, Days.all(states, planned)).figure());
    }

    /** Nothing known is neither 100 % nor a pass, even of a promise that nothing could break. */
    @ParameterizedTest
    @CsvSource({"99.9%", "50%", "0%"})
    void d2NothingKnown(String promised) {
        Agreement agreement = daily(ServiceLevelTarget.of("uptime", Indicator.availability(Downtime.observed()))
                .atLeast(promised));
        ComplianceReport report = monday(agreement, state("00:00", "unknown"));
        assertEquals("UNDETERMINED none", summary(report));
        assertEquals(Ratio.ZERO, only(report).coverage());
        assertEquals("not measured", only(report).figure().toText());
        assertNull(only(report).margin());
        assertEquals(Figure.share(Ratio.ZERO), only(report).bounds().worst());
        assertEquals(Figure.share(Ratio.ONE), only(report).bounds().best());
    }

    /** 31 days, 1 340 s down, 99.95 % allows 1 339.2 s: missed, and shown with the digits that say so. */
    @Test
    void d3RoundingAcrossALimit() {
        Agreement agreement = Agreement.builder("d3")
                .zone("UTC")
                .monthly()
                .target(ServiceLevelTarget.of("uptime", Indicator.availability())
                        .atLeast("99.95%"))
                .build();
        ComplianceReport report =
                Days.month(agreement, "2026-03", Outage.of("2026-03-10T00:00:00Z", "2026-03-10T00:22:20Z"));
        TargetResult result = only(report);
        assertEquals(Verdict.MISSED, result.verdict());
        assertEquals(Ratio.of(2_678_400 - 1_340, 2_678_400), result.figure().value());
        assertEquals("≈99.94997 %", result.figure().toText(Limit.atLeast("99.95%")));
        // 0.8 s of 2 678 400 s too much.
        assertEquals(Ratio.of(-8, 26_784_000), result.margin());
        assertTrue(
                report.explanation().toText().contains("promised ≥ 99.95 %, attained ≈99.94997 %: MISSED"),
                () -> report.explanation().toText());
        assertEquals(
                Verdict.MET,
                only(Days.month(agreement, "2026-03", Outage.of("2026-03-10T00:00:00Z", "2026-03-10T00:22:19.2Z")))
                        .verdict());
    }

    /** 15 s in a year of 365 days are not 100 %. */
    @Test
    void d4Display() {
        Agreement agreement = Agreement.builder("d4")
                .zone("UTC")
                .yearly()
                .target(ServiceLevelTarget.of("uptime", Indicator.availability())
                        .atLeast("99.9%"))
                .build();
        LocalDate thu = LocalDate.of(2026, 1, 1);
        ComplianceReport report =
                Days.report(agreement, thu, Outage.of("2026-06-01T00:00:00Z", "2026-06-01T00:00:15Z"));
        assertEquals(Ratio.of(31_535_985, 31_536_000), only(report).figure().value());
        assertEquals("≈99.99995 %", only(report).figure().toText());
        assertFalse(report.explanation().toText().contains("100"), report.explanation()::toText);
        assertEquals("100.00 %", only(Days.report(agreement, thu)).figure().toText());
    }

    /** Day of 1 440 min, down 30, excused 10: 1 420/1 440 if excused time is up, 1 410/1 430 if it leaves both terms. */
    @Test
    void d5Excused() {
        Measurement[] evidence = {
            Outage.of("2019-04-15T11:40Z", "2019-04-15T12:10Z"),
            Exclusion.of("planned", "2019-04-15T11:45Z", "2019-04-15T11:50Z"),
            Exclusion.of("planned", "2019-04-15T12:00Z", "2019-04-15T12:05Z")
        };
        Agreement.Builder agreement = daily().target(ServiceLevelTarget.of("uptime", Indicator.availability())
                        .atLeast("98%"))
                .exclusion(ExclusionRule.announced("planned", "planned"));
        assertEquals(
                "MET " + share(1420, 1440),
                summary(report(agreement.policy(ExclusionEffect.COUNTS_AS_UP).build(), MON_2019_04_15, evidence)));
        assertEquals(
                "MET " + share(1410, 1430),
                summary(report(agreement.policy(ExclusionEffect.LEAVES_BOTH).build(), MON_2019_04_15, evidence)));
    }

    /** The second vector of D5: in 11:46–11:49 all is excused. That is no figure, or all up; never 0 %. */
    @Test
    void d5WhollyExcused() {
        Instant start = Instant.parse("2019-04-15T11:46:00Z");
        EvaluationPeriod period = new EvaluationPeriod("3 min", TimeRange.of(start, start.plusSeconds(180)));
        List<Measurement> evidence = List.of(
                Outage.of("2019-04-15T11:40Z", "2019-04-15T12:10Z"),
                Exclusion.of("planned", "2019-04-15T11:45Z", "2019-04-15T11:50Z"));
        Agreement.Builder agreement = Agreement.builder("d5")
                .zone("UTC")
                .cycle(EvaluationCycle.fixedLength(Duration.ofMinutes(3), start))
                .target(ServiceLevelTarget.of("uptime", Indicator.availability())
                        .atLeast("98%"))
                .exclusion(ExclusionRule.announced("planned", "planned"));
        assertEquals(
                "UNDETERMINED none",
                summary(ComplianceEngine.of(agreement.build()).evaluate(period, evidence)));
        assertEquals(
                "MET 1",
                summary(ComplianceEngine.of(
                                agreement.policy(ExclusionEffect.COUNTS_AS_UP).build())
                        .evaluate(period, evidence)));
    }

    /** 10:00–11:00 and 10:30–11:30 are 90 minutes. */
    @Test
    void d14Overlap() {
        Agreement agreement = daily(ServiceLevelTarget.of("down", Indicator.totalDowntime(Downtime.reported()))
                .atMost("PT2H"));
        assertEquals("MET 5400", summary(monday(agreement, down("10:00", "11:00"), down("10:30", "11:30"))));
    }

    /** "Worst of A and B" has all outages of A, also those shorter than any sampling. */
    @Test
    void d22CompositeFromThePartsTimelines() {
        Agreement agreement = daily().target(ServiceLevelTarget.of("parts", Indicator.availability(Downtime.observed()))
                        .atLeast("99%")
                        .scope(Scope.each("a", "b")))
                .target(ServiceLevelTarget.of(
                                "worst",
                                Indicator.availability(Downtime.anyOf(
                                        Downtime.observed().on("a"),
                                        Downtime.observed().on("b"))))
                        .atLeast("99%"))
                .target(ServiceLevelTarget.of(
                                "outages",
                                Indicator.downtime(
                                        dev.sla4j.target.DowntimeStatistic.Kind.COUNT,
                                        Downtime.anyOf(
                                                Downtime.observed().on("a"),
                                                Downtime.observed().on("b"))))
                        .atMost("9"))
                .build();
        ComplianceReport report = monday(
                agreement,
                state("00:00", "up").on("a"),
                state("00:00", "up").on("b"),
                state("10:00:01", "down").on("a"),
                state("10:00:02", "up").on("a"),
                state("11:30:00", "down").on("a"),
                state("11:30:07", "up").on("a"));
        assertEquals(Ratio.of(86_392, 86_400), report.target("worst").figure().value());
        assertEquals(
                report.target("worst").figure(),
                report.target("parts").subjects().get(0).figure());
        assertEquals(Figure.count(2), report.target("outages").figure());
    }

    /** Records that overlap, lie before the window or reach over it never leave [0 %, 100 %]. */
    @Test
    void d23Invariants() {
        Agreement agreement =
                daily(ServiceLevelTarget.of("uptime", Indicator.availability()).atLeast("99%"));
        String eve = "2026-03-01T";
        String after = "2026-03-03T";
        Measurement[] wholeDay = {
            down(eve + "00:00Z", "12:00"), down("06:00", after + "12:00Z"), down(eve + "23:00Z", after + "01:00Z")
        };
        assertEquals("MISSED 0", summary(monday(agreement, wholeDay)));
        assertEquals(
                "MET 1", summary(monday(agreement, down(eve + "00:00Z", "00:00"), down("24:00", after + "05:00Z"))));
        assertEquals("MISSED " + share(1439, 1440), summaryOfMinute(agreement, eve));
    }

    private static String summaryOfMinute(Agreement agreement, String eve) {
        Agreement strict =
                daily(ServiceLevelTarget.of("uptime", Indicator.availability()).atLeast("99.99%"));
        return summary(monday(strict, down(eve + "12:00Z", "00:01"), down(eve + "13:00Z", "00:00:30")));
    }

    /** A parent with one mandatory child is the child, whatever the child's history. */
    @Test
    void d24Composite() {
        Agreement agreement = daily().target(ServiceLevelTarget.of(
                                "child",
                                Indicator.availability(Downtime.observed().on("db")))
                        .atLeast("99%"))
                .target(ServiceLevelTarget.of(
                                "any",
                                Indicator.availability(
                                        Downtime.anyOf(Downtime.observed().on("db"))))
                        .atLeast("99%"))
                .target(ServiceLevelTarget.of(
                                "all",
                                Indicator.availability(
                                        Downtime.allOf(Downtime.observed().on("db"))))
                        .atLeast("99%"))
                .target(ServiceLevelTarget.of(
                                "half",
                                Indicator.availability(Downtime.atLeast(
                                        "50%", Downtime.observed().on("db"))))
                        .atLeast("99%"))
                .target(ServiceLevelTarget.of("pool", Indicator.availability(Downtime.observed()))
                        .atLeast("99%")
                        .scope(Scope.pooled("db")))
                .exclusion(ExclusionRule.announced("maintenance", "maintenance"))
                .build();
        ComplianceReport report = monday(
                agreement,
                state("03:00", "up").on("db"),
                state("10:00", "down").on("db"),
                state("10:26", "up").on("db"),
                maintenance("10:20", "10:30"));
        SubjectResult child = report.target("child").attainment().deciding();
        for (TargetResult parent : report.targets()) {
            SubjectResult result = parent.attainment().deciding();
            assertEquals(child.figure(), result.figure(), parent.id());
            assertEquals(child.bounds(), result.bounds(), parent.id());
            assertEquals(child.account(), result.account(), parent.id());
            assertEquals(child.verdict(), result.verdict(), parent.id());
        }
        // Known from 03:00, 1 260 − 10 excluded; down 20.
        assertEquals(Ratio.of(1230, 1250), child.figure().value());
    }

    /** A rate of 14.44 against a threshold of 14.4 is beyond it; only an agreement that states one digit rounds it away. */
    @ParameterizedTest
    @CsvSource({"14.44, MISSED", "14.4, MET", "14.400000000000000001, MISSED"})
    void d20ComparedUnrounded(String rate, String verdict) {
        Sample sample = Sample.of(Days.instant("10:00"), "burn-rate", rate);
        Indicator mean = Indicator.statistic(Statistic.Kind.MEAN, Selection.samples("burn-rate"), Quantity.value());
        ServiceLevelTarget target = ServiceLevelTarget.of("burn", mean).atMost("14.4");
        assertEquals(verdict, only(monday(daily(target), sample)).verdict().name());
        assertEquals(
                Verdict.MET,
                only(monday(daily(target.rounded(Rounding.halfUp(1))), sample)).verdict());
    }
}
