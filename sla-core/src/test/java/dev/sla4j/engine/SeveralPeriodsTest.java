package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Detail;
import dev.sla4j.report.History;
import dev.sla4j.report.Remark;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Learned;
import dev.sla4j.target.Objective;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Money;
import dev.sla4j.value.Ratio;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** S24, S30: a range of periods, and what a period needs of those before it. */
class SeveralPeriodsTest {
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final YearMonth MARCH = YearMonth.of(2026, 3);

    private static Agreement.Builder monthly() {
        return Agreement.builder("a").zone("UTC").monthly();
    }

    private static ServiceLevelTarget moving() {
        return ServiceLevelTarget.of("moving", Indicator.movingAverage(Indicator.availability(), 3));
    }

    @Test
    void eachPeriodHasThoseBeforeAsHistory() {
        ComplianceEngine engine = ComplianceEngine.of(
                monthly().from(LocalDate.of(2026, 1, 1)).target(moving()).build());
        List<Measurement> evidence = List.of(
                Outage.of("2026-01-10T00:00Z", "2026-01-11T00:00Z"),
                Outage.of("2026-02-10T00:00Z", "2026-02-12T00:00Z"));
        List<ComplianceReport> reports = engine.evaluate(JANUARY, MARCH, evidence);
        assertEquals(
                List.of("2026-01", "2026-02", "2026-03"),
                reports.stream().map(report -> report.period().label()).toList());
        History history = History.empty();
        for (ComplianceReport report : reports) {
            assertEquals(report, engine.evaluate(report.period(), history, evidence));
            assertEquals(List.of(), report.remarks());
            history = history.with(report);
        }
        // (30/31 + 26/28 + 1) / 3 in months of 31, 28 and 31 days
        assertEquals(
                Figure.share(Ratio.sum(List.of(Ratio.of(30, 31), Ratio.of(26, 28), Ratio.ONE))
                        .dividedBy(Ratio.of(3))),
                reports.get(2).target("moving").figure());
    }

    @Test
    void theExplanationSaysHowManyEarlierReportsWereThere() {
        ComplianceEngine engine = ComplianceEngine.of(monthly()
                .from(LocalDate.of(2026, 1, 1))
                .fee("fee", Money.of("1.00", "EUR"))
                .target(ServiceLevelTarget.of("up", Indicator.availability())
                        .atLeast("99%")
                        .penalty(Penalty.flat("10%")))
                .build());
        List<ComplianceReport> reports = engine.evaluate(JANUARY, MARCH, List.of());
        List<String> said = List.of("without earlier reports", "with 1 earlier report", "with 2 earlier reports");
        for (int i = 0; i < said.size(); i++) {
            assertTrue(
                    reports.get(i).explanation(Detail.STEPS).toText().contains(said.get(i) + "\n"),
                    reports.get(i).explanation(Detail.STEPS)::toText);
        }
    }

    @Test
    void aRangeIsInOrderAndWithoutGaps() {
        ComplianceEngine engine = ComplianceEngine.of(monthly().target(moving()).build());
        EvaluationPeriod january = engine.periodOf(LocalDate.of(2026, 1, 1));
        EvaluationPeriod march = engine.periodOf(LocalDate.of(2026, 3, 31));
        assertEquals(1, engine.periods(january, january).size());
        assertEquals(3, engine.periods(january, march).size());
        assertThrows(IllegalArgumentException.class, () -> engine.periods(march, january));
        ComplianceEngine rolling = ComplianceEngine.of(Agreement.builder("r")
                .zone("UTC")
                .cycle(EvaluationCycle.rolling(Duration.ofDays(30)))
                .target(ServiceLevelTarget.of("up", Indicator.availability()))
                .build());
        EvaluationPeriod any = rolling.periodOf(LocalDate.of(2026, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> rolling.periods(any, any));
    }

    @Test
    void whatIsMissingIsNamedAndNeverGood() {
        ServiceLevelTarget learned = ServiceLevelTarget.of("learned", Indicator.availability())
                .objective(Objective.atLeastUsual("1", Learned.Centre.MEAN, 2));
        ComplianceEngine engine = ComplianceEngine.of(monthly().target(learned).build());
        List<ComplianceReport> reports = engine.evaluate(JANUARY, MARCH, List.of());
        ComplianceReport first = reports.get(0);
        assertEquals(Verdict.UNDETERMINED, first.target("learned").verdict());
        assertEquals(Remark.Kind.MISSING_RESULT, first.remarks().get(0).kind());
        assertTrue(first.remarks().get(0).text().contains("2025-12, 2025-11"), first.remarks()::toString);
        assertTrue(reports.get(1).remarks().get(0).text().contains("2025-12"));
        assertEquals(List.of(), reports.get(2).remarks());
        assertEquals(Verdict.MET, reports.get(2).target("learned").verdict());
    }

    @Test
    void theHorizonSaysWhatIsNeeded() {
        ServiceLevelTarget probed = ServiceLevelTarget.of(
                "probed", Indicator.availability(Downtime.observed().lastingMoreThan(Duration.ofMinutes(5))));
        ComplianceEngine engine = ComplianceEngine.of(monthly()
                .from(LocalDate.of(2026, 2, 1))
                .target(moving())
                .target(probed)
                .build());
        Horizon horizon = engine.horizon(engine.periodOf(LocalDate.of(2026, 3, 1)));
        assertEquals(
                List.of("2026-02"),
                horizon.results().stream().map(EvaluationPeriod::label).toList());
        assertTrue(horizon.evidence().start().compareTo(Instant.parse("2026-02-28T23:55:00Z")) <= 0);
        assertTrue(horizon.evidence().end().compareTo(Instant.parse("2026-04-01T00:05:00Z")) >= 0);
        assertEquals(2, horizon.wholes().size());
        assertEquals(
                2,
                ComplianceEngine.of(monthly().target(moving()).build())
                        .horizon(engine.periodOf(LocalDate.of(2026, 3, 1)))
                        .results()
                        .size());
    }
}
