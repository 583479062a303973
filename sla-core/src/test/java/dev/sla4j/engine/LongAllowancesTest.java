package dev.sla4j.engine;

import static dev.sla4j.engine.Days.remarks;
import static dev.sla4j.engine.Days.share;
import static dev.sla4j.engine.Days.summary;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.StateChange;
import dev.sla4j.report.AllowanceUsed;
import dev.sla4j.report.Bounds;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.History;
import dev.sla4j.report.Remark;
import dev.sla4j.target.AllowanceUse;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Scope;
import dev.sla4j.target.Selection;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.EvaluationPeriod;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Allowances of a longer cycle than the period (S10): 24 hours of maintenance in a calendar year, settled by month. */
class LongAllowancesTest {
    private static final ExclusionRule YEARLY = ExclusionRule.announced("maintenance", "maintenance")
            .withAllowance(Duration.ofHours(24), EvaluationCycle.yearly());
    private static final ServiceLevelTarget UPTIME =
            ServiceLevelTarget.of("uptime", Indicator.availability()).atLeast("99.9%");

    private static Agreement.Builder agreement(ServiceLevelTarget target) {
        return Agreement.builder("yearly")
                .zone("UTC")
                .cycle(EvaluationCycle.monthly())
                .target(target);
    }

    private static final Agreement AGREEMENT =
            agreement(UPTIME).exclusion(YEARLY).build();

    /** Down in announced maintenance on the fifth of a month from midnight on, for so many hours. */
    private static List<Measurement> maintained(String month, int hours) {
        return List.of(window(month, hours), outage(month, hours));
    }

    private static Exclusion window(String month, int hours) {
        return Exclusion.of("maintenance", month + "-05T00:00Z", end(month, hours));
    }

    private static Outage outage(String month, int hours) {
        return Outage.of(month + "-05T00:00Z", end(month, hours));
    }

    private static String end(String month, int hours) {
        return YearMonth.parse(month).atDay(5).atStartOfDay().plusHours(hours) + "Z";
    }

    private static ComplianceReport report(
            Agreement agreement, String month, History history, List<? extends Measurement> evidence) {
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        return engine.evaluate(engine.periodOf(YearMonth.parse(month).atDay(1)), history, evidence);
    }

    private static List<String> used(ComplianceReport report) {
        List<String> all = new ArrayList<>();
        for (AllowanceUsed used : report.result().sequel().allowances()) {
            all.add((used.subject() == null ? "" : used.subject() + " ")
                    + used.least()
                    + (used.least().equals(used.most()) ? "" : ".." + used.most()));
        }
        return all;
    }

    private static String bounds(ComplianceReport report) {
        Bounds bounds = report.targets().get(0).attainment().deciding().bounds();
        return bounds == null
                ? "none"
                : bounds.worst().value() + " to " + bounds.best().value();
    }

    /** 10 + 10 + 4 of 10 hours are excused; of the 744 hours of March 740 count, 6 of them down. The next year begins anew. */
    @Test
    void earlierMonthsOfTheYearHaveUsedAPartOfIt() {
        History history = History.empty();
        List<String> seen = new ArrayList<>();
        for (String month : List.of("2026-01", "2026-02", "2026-03", "2026-04")) {
            ComplianceReport report = report(AGREEMENT, month, history, maintained(month, 10));
            seen.add(summary(report) + " " + used(report));
            assertEquals("none", bounds(report));
            history = history.with(report);
        }
        assertEquals(
                List.of(
                        "MET 1 [PT10H]",
                        "MET 1 [PT10H]",
                        "MISSED " + share(734, 740) + " [PT4H]",
                        "MISSED " + share(710, 720) + " [PT0S]"),
                seen);
        ComplianceReport next = report(AGREEMENT, "2027-01", history, maintained("2027-01", 10));
        assertEquals("MET 1 [PT10H]", summary(next) + " " + used(next));
    }

    @Test
    void theExplanationTellsOfTheYear() {
        History history = History.of(report(AGREEMENT, "2026-01", History.empty(), maintained("2026-01", 10)));
        String text = report(AGREEMENT, "2026-02", history, maintained("2026-02", 3))
                .explanation()
                .toText();
        assertSteps(
                text,
                "allowance of rule maintenance in 2026",
                "allowance + 1 d",
                "used in 2026-01 − 10 h",
                "used in 2026-02 − 3 h",
                "left = 11 h");
    }

    /** February may have taken all that January left, and nothing. */
    @Test
    void theExplanationTellsBothReadingsOfAMissingMonth() {
        History history = History.of(report(AGREEMENT, "2026-01", History.empty(), maintained("2026-01", 10)));
        String text = report(AGREEMENT, "2026-03", history, maintained("2026-03", 10))
                .explanation()
                .toText();
        assertSteps(
                text,
                "allowance of rule maintenance in 2026",
                "allowance + 1 d",
                "used in 2026-01 − 10 h",
                "used in 2026-02, at least − 0 s",
                "available at most = 14 h",
                "allowance + 1 d",
                "used in 2026-01 − 10 h",
                "used in 2026-02, at most − 14 h",
                "available at least = 0 s",
                "used in 2026-03: 0 s to 10 h");
    }

    private static void assertSteps(String text, String... lines) {
        assertTrue(text.replaceAll(" +", " ").contains(String.join("\n ", lines) + "\n"), text);
    }

    /** Each unit of a pool has its own, by its name. */
    @Test
    void eachUnitOfAPoolHasItsOwn() {
        Agreement pool = agreement(UPTIME.scope(Scope.pooled("a", "b")))
                .exclusion(YEARLY)
                .build();
        ComplianceReport january = report(
                pool,
                "2026-01",
                History.empty(),
                List.of(window("2026-01", 20), outage("2026-01", 20).on("b")));
        assertEquals(List.of("a PT0S", "b PT20H"), used(january));
        ComplianceReport february = report(
                pool,
                "2026-02",
                History.of(january),
                List.of(window("2026-02", 10), outage("2026-02", 10).on("b")));
        assertEquals(List.of("a PT0S", "b PT4H"), used(february));
    }

    /** January used 10 hours and February 0 to 24, so that 0 to 14 are left for the 10 of March: 734 of 744 hours up, or all. */
    @Test
    void ofAMissingMonthBothReadingsAreTold() {
        History history = History.of(report(AGREEMENT, "2026-01", History.empty(), maintained("2026-01", 10)));
        ComplianceReport march = report(AGREEMENT, "2026-03", history, maintained("2026-03", 10));
        assertEquals("UNDETERMINED", march.targets().get(0).verdict().toString());
        assertEquals(share(734, 744) + " to 1", bounds(march));
        assertEquals(List.of("PT0S..PT10H"), used(march));
        assertTrue(
                remarks(march, Remark.Kind.MISSING_RESULT).get(0).contains("2026-02"),
                march.remarks().toString());
    }

    /** February used 20 hours, of January nothing is known: at most 4 of the 10 hours are excused, 740 − 6 of them up at best. */
    @Test
    void whatIsKnownToBeUsedIsNotLeft() {
        ComplianceReport february = report(
                AGREEMENT,
                "2026-02",
                History.of(report(AGREEMENT, "2026-01", History.empty(), List.of())),
                maintained("2026-02", 20));
        ComplianceReport march = report(AGREEMENT, "2026-03", History.of(february), maintained("2026-03", 10));
        assertEquals(share(734, 744) + " to " + share(734, 740), bounds(march));
        assertEquals("MISSED", march.targets().get(0).verdict().toString());
    }

    /** By the windows: 20 hours of January without down time leave 4 of the 10 of February; 672 − 4 hours count, 6 of them down. */
    @Test
    void windowsMayUseItUp() {
        Agreement byWindow =
                agreement(UPTIME.policy(AllowanceUse.WINDOW)).exclusion(YEARLY).build();
        ComplianceReport january = report(byWindow, "2026-01", History.empty(), List.of(window("2026-01", 20)));
        assertEquals(List.of("PT20H"), used(january));
        ComplianceReport february = report(byWindow, "2026-02", History.of(january), maintained("2026-02", 10));
        assertEquals("MISSED " + share(662, 668), summary(february));
        // Nothing known of January: 0 to 24 hours are left for a window of 10 of which 5 are down.
        ComplianceReport alone =
                report(byWindow, "2026-02", History.empty(), List.of(window("2026-02", 10), outage("2026-02", 5)));
        // At best the 5 down are excused alone, at worst the 5 up.
        assertEquals(share(662, 667) + " to 1", bounds(alone));
    }

    /**
     * Of four hours in which the network may be down one is down: by the windows 0 or 4 are used, by the down time 0 or 1. Where the power is down too,
     * which excuses without an allowance, nothing is used of the same time: in doubt it may be, and later hours are used whatever the power did.
     */
    @Test
    void whatIsUnknownOfCausesMayHaveUsedIt() {
        record Case(AllowanceUse use, String network, String power, String used) {}
        ExclusionRule network = ExclusionRule.whileDown(
                        "network", Downtime.observed().on("network"))
                .withAllowance(Duration.ofHours(24), EvaluationCycle.yearly());
        ExclusionRule power =
                ExclusionRule.whileDown("power", Downtime.observed().on("power"));
        for (Case one : List.of(
                new Case(AllowanceUse.WINDOW, "down", "up", "PT7H"),
                new Case(AllowanceUse.WINDOW, "down", "down", "PT3H"),
                new Case(AllowanceUse.WINDOW, "unknown", "up", "PT0S..PT7H"),
                new Case(AllowanceUse.WINDOW, "down", "unknown", "PT3H..PT7H"),
                new Case(AllowanceUse.DOWN_TIME, "down", "up", "PT4H"),
                new Case(AllowanceUse.DOWN_TIME, "down", "down", "PT3H"),
                new Case(AllowanceUse.DOWN_TIME, "unknown", "up", "PT0S..PT4H"),
                new Case(AllowanceUse.DOWN_TIME, "down", "unknown", "PT3H..PT4H"),
                new Case(AllowanceUse.DOWN_TIME, "unknown", "unknown", "PT0S..PT4H"))) {
            Agreement causes = agreement(UPTIME.policy(one.use()))
                    .exclusion(network)
                    .exclusion(power)
                    .build();
            List<Measurement> evidence = new ArrayList<>(List.of(
                    Outage.of("2026-01-05T10:00Z", "2026-01-05T11:00Z"),
                    Outage.of("2026-01-06T10:00Z", "2026-01-06T13:00Z")));
            evidence.addAll(states("network", one.network(), "2026-01-05T10:00Z", "2026-01-05T14:00Z"));
            evidence.addAll(states("network", one.network(), "2026-01-06T10:00Z", "2026-01-06T13:00Z"));
            evidence.addAll(states("power", one.power(), "2026-01-05T10:00Z", "2026-01-05T14:00Z"));
            assertEquals(
                    List.of(one.used()), used(report(causes, "2026-01", History.empty(), evidence)), one.toString());
        }
    }

    private static List<StateChange> states(String on, String state, String start, String end) {
        return List.of(
                StateChange.of("2026-01-01T00:00Z", "up").on(on),
                StateChange.of(start, state).on(on),
                StateChange.of(end, "up").on(on));
    }

    /** Each subject has an allowance of its own; one that a result does not name has used nothing. */
    @Test
    void eachSubjectHasItsOwn() {
        Agreement each =
                agreement(UPTIME.scope(Scope.each("a", "b"))).exclusion(YEARLY).build();
        ComplianceReport january = report(
                each,
                "2026-01",
                History.empty(),
                List.of(window("2026-01", 20), outage("2026-01", 20).on("a")));
        assertEquals(List.of("a PT20H", "b PT0S"), used(january));
        ComplianceReport february = report(
                each,
                "2026-02",
                History.of(january),
                List.of(
                        window("2026-02", 10),
                        outage("2026-02", 10).on("a"),
                        outage("2026-02", 10).on("b")));
        assertEquals(List.of("a PT4H", "b PT10H"), used(february));
    }

    /** The first hour is known to be down, of nine nothing is known: 1 to 10 hours are used. */
    @Test
    void whatIsUnknownMayHaveUsedIt() {
        Agreement observed = agreement(ServiceLevelTarget.of("uptime", Indicator.availability(Downtime.observed()))
                        .atLeast("99.9%"))
                .exclusion(YEARLY)
                .build();
        ComplianceReport january = report(
                observed,
                "2026-01",
                History.empty(),
                List.of(
                        window("2026-01", 10),
                        StateChange.of("2026-01-01T00:00Z", "up"),
                        StateChange.of("2026-01-05T00:00Z", "down"),
                        StateChange.of("2026-01-05T01:00Z", "unknown"),
                        StateChange.of("2026-01-05T10:00Z", "up")));
        assertEquals(List.of("PT1H..PT10H"), used(january));
    }

    @Test
    void theHorizonReachesToTheBeginOfTheContractYear() {
        Agreement contract = agreement(UPTIME)
                .exclusion(YEARLY.withAllowance(
                        Duration.ofHours(24), EvaluationCycle.anchored(LocalDate.of(2025, 11, 1), Period.ofYears(1))))
                .build();
        ComplianceEngine engine = ComplianceEngine.of(contract);
        List<EvaluationPeriod> needed =
                engine.horizon(engine.periodOf(LocalDate.of(2026, 2, 1))).results();
        assertEquals(
                List.of("2026-01", "2025-12", "2025-11"),
                needed.stream().map(EvaluationPeriod::label).toList());
    }

    @Test
    void aLongerPeriodConsistsOfWholePeriods() {
        Agreement.Builder weekly = Agreement.builder("w")
                .zone("UTC")
                .cycle(EvaluationCycle.weekly(DayOfWeek.MONDAY))
                .target(UPTIME)
                .exclusion(YEARLY);
        assertEquals(
                "agreement w: exclusion rule maintenance: periods of the cycle (yearly) of its allowance must consist of"
                        + " whole evaluation periods (weekly from monday)",
                assertThrows(IllegalArgumentException.class, weekly::build).getMessage());
    }

    @Test
    void itIsForDownTimeOnly() {
        Agreement.Builder counted = agreement(
                        ServiceLevelTarget.of("answered", Indicator.share(Selection.requests(), Condition.always()))
                                .atLeast("99%"))
                .exclusion(YEARLY);
        String message =
                assertThrows(IllegalArgumentException.class, counted::build).getMessage();
        assertTrue(message.contains("which answered is not; name those it is for (only-for)"), message);
    }
}
