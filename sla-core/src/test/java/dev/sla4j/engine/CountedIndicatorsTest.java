package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Request;
import dev.sla4j.measurement.Sample;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Remark;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Over;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Scope;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Statistic;
import dev.sla4j.time.Schedule;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Money;
import dev.sla4j.value.Ratio;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures that count single things: C03, C09, C10, C11. */
class CountedIndicatorsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-03-02T23:00:00Z");

    private static ComplianceReport report(ServiceLevelTarget target, Measurement... measurements) {
        Agreement agreement = Agreement.builder("a")
                .provider("p")
                .customer("c")
                .zone("UTC")
                .monthly()
                .fee("fee", Money.of("100.00", "EUR"))
                .target(target)
                .build();
        return ComplianceEngine.of(agreement).evaluate(YearMonth.of(2026, 3), List.of(measurements));
    }

    @Test
    void goodRatioLeavesOutWhatIsNotSelected_C03_C09() {
        ServiceLevelTarget target = ServiceLevelTarget.of(
                        "success", Indicator.goodRatio(Selection.requests().except("outcome", "throttled")))
                .atLeast("99%");
        ComplianceReport report = report(
                target,
                Request.good(NOON, Duration.ofMillis(5)),
                Request.good(NOON, Duration.ofMillis(5)),
                Request.failed(NOON),
                Request.of(NOON, "throttled", Duration.ZERO));
        assertEquals(Figure.share(Ratio.of(2, 3)), report.target("success").figure());
        assertEquals(Verdict.MISSED, report.target("success").verdict());
        assertTrue(report.explanation().toText().contains("good over all = 2 ÷ 3"), report.explanation()::toText);
    }

    @Test
    void percentilePromiseIsTheShareWithinTheLimit_S18_C10() {
        ServiceLevelTarget target = ServiceLevelTarget.of(
                        "p50", Indicator.withinLimit(Selection.requests(), Quantity.latency(), "<= PT0.3S"))
                .atLeast("50%");
        assertEquals(
                Verdict.MET,
                report(target, Request.good(NOON, Duration.ofMillis(300)), Request.good(NOON, Duration.ofMillis(301)))
                        .target("p50")
                        .verdict());
    }

    @Test
    void serviceHoursLeaveThingsOut() {
        ServiceLevelTarget target = ServiceLevelTarget.of("success", Indicator.goodRatio(Selection.requests()))
                .atLeast("99%")
                .during(Schedule.weekly("UTC").monToFri("09:00", "17:00"));
        ComplianceReport report = report(target, Request.good(NOON, Duration.ZERO), Request.failed(NIGHT));
        assertEquals(Verdict.MET, report.target("success").verdict());
        assertEquals(1, report.target("success").counts().excluded());
    }

    @Test
    void meanOfSamplesIsExact_C11() {
        ServiceLevelTarget target = ServiceLevelTarget.of(
                "mos", Indicator.statistic(Statistic.Kind.MEAN, Selection.samples("mos"), Quantity.value()));
        ComplianceReport report = report(
                target,
                Sample.of(NOON, "mos", "0.999"),
                Sample.of(NOON, "mos", "0.998"),
                Sample.of(NOON, "mos", "0.9995"),
                Sample.of(NOON, "temperature", "30"));
        assertEquals(Figure.amount(Ratio.of(29965, 30000)), report.target("mos").figure());
    }

    @Test
    void nothingCountedIsNeverMet_S9() {
        ServiceLevelTarget target = ServiceLevelTarget.of("success", Indicator.goodRatio(Selection.requests()))
                .atLeast("99%");
        assertEquals(Verdict.UNDETERMINED, report(target).target("success").verdict());
    }

    @Test
    void penaltyOfDownTimeNeedsDownTime() {
        ServiceLevelTarget target = ServiceLevelTarget.of("success", Indicator.goodRatio(Selection.requests()));
        assertThrows(IllegalArgumentException.class, () -> target.penalty(Penalty.ofLostTime("100%")));
    }

    /** S10: nothing is down that could use up the allowance, so the windows do: of 15 hours one is excused. */
    @Test
    void anAllowanceIsUsedUpByTheWindowsWhereThingsAreCounted_S10() {
        ServiceLevelTarget target = ServiceLevelTarget.of("success", Indicator.goodRatio(Selection.requests()))
                .atLeast("99%");
        Agreement agreement = Agreement.builder("a")
                .zone("UTC")
                .monthly()
                .exclusion(ExclusionRule.announced("maintenance", "maintenance").withAllowance(Duration.ofHours(1)))
                .target(target)
                .build();
        ComplianceReport report = ComplianceEngine.of(agreement)
                .evaluate(
                        YearMonth.of(2026, 3),
                        List.of(
                                Exclusion.of("maintenance", "2026-03-02T11:00Z", "2026-03-03T02:00Z"),
                                Request.failed(NOON.minus(Duration.ofMinutes(30))),
                                Request.failed(NOON.plus(Duration.ofMinutes(30)))));
        assertEquals(1, report.target("success").counts().bad());
        assertEquals(1, report.target("success").counts().excluded());
    }

    /** A part of a combination is measured as if it stood alone: what is excluded for it leaves both terms (S11). */
    @Test
    void anExclusionOfAPartActsOnItsOwnFigure_S11() {
        Agreement agreement = Agreement.builder("a")
                .zone("UTC")
                .monthly()
                .exclusion(ExclusionRule.announced("maintenance", "maintenance"))
                .target(ServiceLevelTarget.of(
                        "lowest",
                        Indicator.lowest(Over.indicators(
                                Indicator.availability(Downtime.reported().on("rack")),
                                Indicator.availability(Downtime.reported().on("web"))))))
                .build();
        ComplianceReport report = ComplianceEngine.of(agreement)
                .evaluate(
                        YearMonth.of(2026, 3),
                        List.of(
                                Outage.of("2026-03-07T00:00Z", "2026-03-08T00:00Z")
                                        .on("rack"),
                                Exclusion.of("maintenance", "2026-03-07T00:00Z", "2026-03-07T12:00Z")
                                        .on("rack")));
        assertEquals(Figure.share(Ratio.of(720, 732)), report.target("lowest").figure());
    }

    @Test
    void samplesOfAMetricThatNothingReadsAreNamed_S30() {
        ServiceLevelTarget target = ServiceLevelTarget.of("complaints", Indicator.count(Selection.samples("complant")));
        assertTrue(report(target, Sample.of(NOON, "complaint", "1")).remarks().stream()
                .anyMatch(remark -> remark.text().contains("samples of the metric complaint")));
    }

    private static ComplianceReport excluding(ServiceLevelTarget target, Measurement... measurements) {
        Agreement agreement = Agreement.builder("a")
                .zone("UTC")
                .monthly()
                .exclusion(ExclusionRule.announced("maintenance", "maintenance"))
                .target(target)
                .build();
        return ComplianceEngine.of(agreement).evaluate(YearMonth.of(2026, 3), List.of(measurements));
    }

    private static Exclusion around(Instant at) {
        return Exclusion.of(
                "maintenance",
                at.minus(Duration.ofMinutes(30)).toString(),
                at.plus(Duration.ofMinutes(30)).toString());
    }

    /** S11, S12: what concerns the subject that a selection names, or the one that the scope lists, leaves out its things. */
    @ParameterizedTest
    @CsvSource({"s1, 1", "s0, 1", "other, 0"})
    void aSelectionOnAnotherSubjectThanTheScope_S11_S12(String excluded, int left) {
        Selection requests = Selection.requests().on("s1");
        ServiceLevelTarget target =
                ServiceLevelTarget.of("t", Indicator.goodRatio(requests)).scope(Scope.each("s0"));
        ComplianceReport report = excluding(
                target,
                Request.failed(NOON).on("s1"),
                Request.good(NIGHT, Duration.ZERO).on("s1"),
                Request.failed(NIGHT).on("s0"),
                around(NOON).on(excluded));
        assertEquals(left, report.target("t").counts().excluded());
        assertEquals(1 - left, report.target("t").counts().bad());
        assertEquals(1, report.target("t").counts().good());
    }

    /** S3: of a subject that a selection names only what lies within its life counts. */
    @Test
    void theLifeOfASelectedSubjectCounts_S3() {
        ServiceLevelTarget target = ServiceLevelTarget.of(
                        "t", Indicator.goodRatio(Selection.requests().on("s1")))
                .scope(Scope.each("s0"));
        ComplianceReport report = excluding(
                target,
                Request.failed(NOON).on("s1"),
                Request.good(NIGHT, Duration.ZERO).on("s1"),
                ServiceLife.of("2026-03-02T18:00Z", "2026-04-01T00:00Z").on("s1"));
        assertEquals(Figure.share(Ratio.ONE), report.target("t").figure());
    }

    /**
     * S12: an exclusion that names one of several subjects stops the clocks of its items only. Each ticket is open for 40 minutes around noon; a
     * limit of 15 is kept with the half-hour that is excluded of them.
     */
    @ParameterizedTest
    @CsvSource({"a, 1", "b, 1", "a b, 2", "'', 2", "c, 0"})
    void exclusionsOfOneSubjectsItems_S12(String excluded, int good) {
        ServiceLevelTarget target = ServiceLevelTarget.of(
                        "t",
                        Indicator.withinLimit(
                                Selection.items("ticket"), Quantity.clock("opened", "resolved"), "<= PT15M"))
                .scope(Scope.together("a", "b"));
        List<Measurement> evidence = new ArrayList<>();
        for (String subject : List.of("a", "b")) {
            evidence.add(WorkItem.ticket(subject)
                    .opened(NOON.minus(Duration.ofMinutes(20)))
                    .resolved(NOON.plus(Duration.ofMinutes(20)))
                    .on(subject));
        }
        for (String subject : excluded.split(" ")) {
            evidence.add(subject.isEmpty() ? around(NOON) : around(NOON).on(subject));
        }
        ComplianceReport report = excluding(target, evidence.toArray(Measurement[]::new));
        assertEquals(good, report.target("t").counts().good());
        assertEquals(2 - good, report.target("t").counts().bad());
    }

    /** S3, S13: an item that falls due outside the life of its subject, or of the service, does not count. */
    @Test
    void itemsWithinTheLifeOfTheirSubject_S3_S13() {
        ServiceLevelTarget target = ServiceLevelTarget.of(
                        "t", Indicator.count(Selection.items("ticket").by("opened")))
                .scope(Scope.together("a", "b"));
        ComplianceReport report = excluding(
                target,
                WorkItem.ticket("1").opened(NOON).on("a"),
                WorkItem.ticket("2").opened(NOON).on("b"),
                WorkItem.ticket("3").opened(NIGHT).on("b"),
                ServiceLife.of("2026-03-02T18:00Z", "2026-04-01T00:00Z").on("b"));
        assertEquals(Figure.count(2), report.target("t").figure());
    }

    /** S10: an exclusion that names one of several subjects and is refused is told, as every other. */
    @Test
    void refusedExclusionsOfOneSubjectAreTold_S10() {
        ServiceLevelTarget target = ServiceLevelTarget.of("t", Indicator.goodRatio(Selection.requests()))
                .scope(Scope.together("a", "b"));
        ComplianceReport report = excluding(
                target,
                Request.failed(NOON).on("a"),
                Exclusion.of("storm", "2026-03-02T11:00Z", "2026-03-02T13:00Z").on("a"));
        assertTrue(
                report.remarks().stream().anyMatch(remark -> remark.kind() == Remark.Kind.REFUSED_EXCLUSION),
                report.remarks()::toString);
    }
}
