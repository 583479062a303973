package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.CountAccount;
import dev.sla4j.report.Detail;
import dev.sla4j.target.Condition;
import dev.sla4j.target.DeliveryMatch;
import dev.sla4j.target.ExcludedItemTime;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Selection;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.HolidayCalendar;
import dev.sla4j.time.HolidayCalendars;
import dev.sla4j.time.Recurrence;
import dev.sla4j.time.Schedule;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.WeeklySchedule;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Ratio;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Deliverables that recur: C101, P34, S13. The Mondays of March 2026 are 2, 9, 16, 23 and 30; reports are due by 10:00 UTC. */
class DeliverablesTest {
    private static final Recurrence MONDAYS = Recurrence.weekly(DayOfWeek.MONDAY, "10:00", "UTC");
    private static final Selection REPORTS = Selection.items("report").expecting(MONDAYS);
    private static final Condition IN_TIME =
            Condition.within(Quantity.clock("expected", "delivered"), LimitRule.until("due"));
    private static final Condition CORRECT = Condition.is("correct", "yes");
    private static final WeeklySchedule WORKING_DAYS = Schedule.weekly("UTC").monToFri("09:00", "17:00");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");

    private static Instant at(String dayAndTime) {
        return Instant.parse("2026-03-" + dayAndTime + ":00Z");
    }

    private static WorkItem report(String id, String delivered) {
        return WorkItem.of("report", id).delivered(at(delivered)).attribute("correct", "yes");
    }

    private static Agreement agreement(Indicator... indicators) {
        Agreement.Builder agreement = Agreement.builder("reporting").zone("UTC").monthly();
        for (int i = 0; i < indicators.length; i++) {
            agreement.target(ServiceLevelTarget.of("t" + i, indicators[i]));
        }
        return agreement.build();
    }

    private static ComplianceReport evaluate(Agreement agreement, Instant asOf, List<? extends Measurement> evidence) {
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        ComplianceReport report = engine.start(engine.periodOf(LocalDate.of(2026, 3, 1)))
                .add(evidence)
                .report(asOf);
        report.explanation(Detail.EVIDENCE).toText();
        return report;
    }

    /** One early, one at 10:00, one a day late, one incorrect, and none for the 23rd: of five two are good. */
    @Test
    void noneLateAndIncorrect_C101() {
        Selection delivered = REPORTS.where(Condition.reached("delivered"));
        Agreement agreement = agreement(
                Indicator.share(REPORTS, IN_TIME.and(CORRECT)),
                Indicator.count(REPORTS.where(Condition.reached("delivered").negated())),
                Indicator.count(delivered.where(IN_TIME.negated())),
                Indicator.count(REPORTS.where("correct", "no")),
                Indicator.count(REPORTS));
        List<WorkItem> evidence = List.of(
                report("a", "01T18:00"),
                report("b", "09T10:00"),
                report("c", "17T10:00"),
                report("d", "30T09:00").attribute("correct", "no"));
        ComplianceReport report = evaluate(agreement, APRIL, evidence);
        CountAccount counts = report.target("t0").counts();
        assertEquals(Ratio.of(2, 5), report.target("t0").figure().value());
        assertEquals(1, counts.lateOpen(), "none delivered for the 23rd");
        List<String> offences = new ArrayList<>();
        for (int i = 1; i < 5; i++) {
            offences.add(report.target("t" + i).figure().value().toString());
        }
        assertEquals(List.of("1", "1", "1", "5"), offences);
        String text = report.explanation(Detail.EVIDENCE).toText();
        assertTrue(text.contains("expected 2026-03-23T10:00Z"), text);
        assertTrue(text.contains("report items expected"), text);
    }

    /** Nothing at all was delivered: five are missing, which is no share of nothing. */
    @Test
    void nothingDelivered_S9() {
        ComplianceReport report = evaluate(agreement(Indicator.share(REPORTS, IN_TIME)), APRIL, List.of());
        assertEquals(Ratio.ZERO, report.target("t0").figure().value());
        assertEquals(5, report.target("t0").counts().lateOpen());
    }

    /** While the period runs, what is not due yet is not expected yet. */
    @ParameterizedTest
    @CsvSource({"09T09:59, 1, 0", "09T10:00, 1, 0", "09T10:01, 1, 1", "02T09:00, 1, 0", "02T08:00, 0, 0"})
    void onlyWhatWasExpectedCounts_S13(String asOf, long good, long open) {
        ComplianceReport report =
                evaluate(agreement(Indicator.share(REPORTS, IN_TIME)), at(asOf), List.of(report("a", "02T08:00")));
        assertEquals(good, report.target("t0").counts().good());
        assertEquals(open, report.target("t0").counts().lateOpen());
    }

    /** Delivered on Tuesday the 3rd: late for the 2nd, or early for the 9th. On Thursday at 22:00 both are equally near. */
    @ParameterizedTest
    @CsvSource({
        "NEAREST, 03T10:00, 0, 1",
        "NEXT, 03T10:00, 1, 0",
        "NEAREST, 05T22:00, 0, 1",
        "NEAREST, 05T22:01, 1, 0",
        "NEXT, 02T10:00, 1, 0"
    })
    void whatADeliveryIsFor(DeliveryMatch match, String delivered, long good, long late) {
        Agreement agreement = Agreement.builder("reporting")
                .zone("UTC")
                .monthly()
                .target(ServiceLevelTarget.of("t0", Indicator.share(REPORTS, IN_TIME)))
                .policy(match)
                .build();
        CountAccount counts = evaluate(agreement, APRIL, List.of(report("a", delivered)))
                .target("t0")
                .counts();
        assertEquals(good, counts.good());
        assertEquals(late, counts.bad() - counts.lateOpen());
    }

    /** A delivery may name the instant: then it may be a month late, and one that names another instant is for none. */
    @Test
    void aDeliveryMayNameItsInstant() {
        WorkItem late = report("a", "20T12:00").due(at("02T10:00"));
        WorkItem other = report("b", "09T09:00").due(at("09T09:30"));
        CountAccount counts = evaluate(agreement(Indicator.share(REPORTS, IN_TIME)), APRIL, List.of(late, other))
                .target("t0")
                .counts();
        assertEquals(0, counts.good());
        assertEquals(4, counts.lateOpen());
    }

    /** What had come last when it was due counts, else what came first; a correction after it is too late. */
    @ParameterizedTest
    @CsvSource({"08T10:00, 09T09:00, true", "09T09:00, 09T11:00, false", "09T11:00, 09T12:00, false"})
    void ofSeveralTheLastInTime(String wrong, String right, boolean good) {
        List<WorkItem> evidence = List.of(report("a", wrong).attribute("correct", "no"), report("b", right));
        CountAccount counts = evaluate(agreement(Indicator.share(REPORTS, IN_TIME.and(CORRECT))), APRIL, evidence)
                .target("t0")
                .counts();
        assertEquals(good ? 1 : 0, counts.good());
        assertEquals(5, counts.good() + counts.bad());
    }

    /** S28: versions of a delivery that contradict each other leave its instant undecided. */
    @Test
    void contradictoryDeliveries_S28() {
        List<WorkItem> evidence = List.of(report("a", "09T09:00"), report("a", "09T11:00"));
        CountAccount counts = evaluate(agreement(Indicator.share(REPORTS, IN_TIME)), APRIL, evidence)
                .target("t0")
                .counts();
        assertEquals(1, counts.undecided());
        assertEquals(4, counts.lateOpen());
    }

    /** Nothing is expected outside the term. */
    @Test
    void withinTheTerm_S3() {
        Agreement agreement = Agreement.builder("reporting")
                .zone("UTC")
                .monthly()
                .from(LocalDate.of(2026, 3, 9))
                .until(LocalDate.of(2026, 3, 23))
                .target(ServiceLevelTarget.of("t0", Indicator.share(REPORTS, IN_TIME)))
                .build();
        CountAccount counts = evaluate(agreement, APRIL, List.of(report("a", "03T09:00")))
                .target("t0")
                .counts();
        assertEquals(1, counts.good(), "there is none before the 9th that it could be late for");
        assertEquals(1, counts.lateOpen());
    }

    /** Figures by the third working day after the month, which begins on a Sunday: Monday to Wednesday, 4 March, 24:00. */
    @ParameterizedTest
    @CsvSource({"04T23:59, 1", "05T00:00, 0"})
    void withinWorkingDaysOfTheMonth(String delivered, long good) {
        Selection monthly = Selection.items("report").expecting(Recurrence.monthly(1, "00:00", "UTC"));
        LimitRule third = LimitRule.endOfWorkingDay(3, Schedule.weekly("UTC").monToFri("09:00", "17:00"));
        CountAccount counts = evaluate(
                        agreement(Indicator.share(
                                monthly, Condition.within(Quantity.clock("expected", "delivered"), third))),
                        APRIL,
                        List.of(report("a", delivered)))
                .target("t0")
                .counts();
        assertEquals(good, counts.good());
        assertEquals(1 - good, counts.bad());
    }

    /** S4: local times across a clock change, months without the day, and dates that move to a working day. */
    @Test
    void instantsOfARecurrence_S4() {
        assertEquals(
                "[2026-03-22T09:00:00Z, 2026-03-29T08:00:00Z]",
                instants(Recurrence.weekly(DayOfWeek.SUNDAY, "10:00", "Europe/Berlin"), "2026-03-20", "2026-03-31"));
        assertEquals(
                "[2026-03-29T01:30:00Z]",
                instants(Recurrence.of(EvaluationCycle.daily(), "02:30", "Europe/Berlin"), "2026-03-29", "2026-03-30"));
        assertEquals(
                "[2026-01-31T12:00:00Z, 2026-02-28T12:00:00Z, 2026-03-31T12:00:00Z]",
                instants(Recurrence.monthly(31, "12:00", "UTC"), "2026-01-15", "2026-04-15"));
        assertEquals(
                "[2026-04-07T12:00:00Z, 2026-05-05T12:00:00Z]",
                instants(
                        Recurrence.monthly(5, "12:00", "UTC")
                                .onWorkingDays(Schedule.weekly("UTC")
                                        .monToFri("09:00", "17:00")
                                        .closedOn("easter")),
                        "2026-04-01",
                        "2026-05-31"));
    }

    private static String instants(Recurrence recurrence, String from, String until) {
        TimeRange range = TimeRange.of(
                LocalDate.parse(from).atStartOfDay().toInstant(ZoneOffset.UTC),
                LocalDate.parse(until).atStartOfDay().toInstant(ZoneOffset.UTC));
        HolidayCalendars easter = HolidayCalendars.of(
                HolidayCalendar.of("easter", List.of(LocalDate.of(2026, 4, 3), LocalDate.of(2026, 4, 6))));
        List<Instant> around = recurrence.around(range, easter);
        assertTrue(around.get(0).isBefore(range.start()), around::toString);
        assertTrue(around.get(around.size() - 1).isAfter(range.end()), around::toString);
        return around.stream()
                .filter(instant -> range.contains(instant))
                .toList()
                .toString();
    }

    /** Each Monday of the half-year falls due once, in the month of its deadline, however many recurrences the deadline spans. */
    @ParameterizedTest
    @CsvSource({
        // Those of 22 December to 15 June fall due from 1 January to 25 June.
        "PT240H, 5 4 4 5 4 4",
        // Those of 8 December to 1 June, 24 days later.
        "PT576H, 5 4 4 5 4 4",
        "PT24H, 4 4 5 4 4 5"
    })
    void dueAfterOtherRecurrences_S13(String limit, String expected) {
        LimitRule rule = LimitRule.fixed(Limit.parse("<= " + limit));
        assertEquals(expected, missingByMonth(agreement(Indicator.share(REPORTS, clock(rule)))));
    }

    /** Due at the end of the 15th working day after the Monday: three weeks later. */
    @Test
    void dueWorkingDaysAfterOtherRecurrences_C96() {
        LimitRule rule = LimitRule.endOfWorkingDay(15, WORKING_DAYS);
        assertEquals("4 4 5 4 4 5", missingByMonth(agreement(Indicator.share(REPORTS, clock(rule)))));
    }

    /** A daily report by the third working day: those of Friday to Sunday are all due on Wednesday, and none is lost at the border. */
    @Test
    void dailyWithinWorkingDays_C96() {
        Selection days = Selection.items("report").expecting(Recurrence.of(EvaluationCycle.daily(), "10:00", "UTC"));
        LimitRule rule = LimitRule.endOfWorkingDay(3, WORKING_DAYS);
        List<String> months = new ArrayList<>();
        for (int month = 1; month <= 6; month++) {
            LocalDate first = LocalDate.of(2026, month, 1);
            int due = 0;
            for (LocalDate day = first.minusDays(10); day.isBefore(first.plusMonths(1)); day = day.plusDays(1)) {
                LocalDate last = day;
                for (int left = 3; left > 0; ) {
                    last = last.plusDays(1);
                    left -= last.getDayOfWeek().getValue() <= 5 ? 1 : 0;
                }
                due += last.getMonthValue() == month && last.getYear() == 2026 ? 1 : 0;
            }
            months.add(String.valueOf(due));
        }
        assertEquals(String.join(" ", months), missingByMonth(agreement(Indicator.share(days, clock(rule)))));
    }

    /** On Saturday 30 May the report of Friday came late; it is none of Monday 1 June, with which the next month begins. */
    @Test
    void lateOverAWeekendAtTheBorder_S13() {
        Recurrence workdays =
                Recurrence.of(EvaluationCycle.daily(), "10:00", "UTC").onWorkingDays(WORKING_DAYS);
        Selection selection = Selection.items("report").expecting(workdays);
        ComplianceEngine engine = ComplianceEngine.of(agreement(Indicator.share(selection, IN_TIME)));
        WorkItem late = WorkItem.of("report", "a").delivered(Instant.parse("2026-05-30T09:00:00Z"));
        CountAccount may = counts(engine, 5, List.of(late));
        assertEquals("0 1 20", may.good() + " " + (may.bad() - may.lateOpen()) + " " + may.lateOpen());
        CountAccount june = counts(engine, 6, List.of(late));
        assertEquals("0 0 22", june.good() + " " + (june.bad() - june.lateOpen()) + " " + june.lateOpen());
    }

    private static Condition clock(LimitRule rule) {
        return Condition.within(Quantity.clock("expected", "delivered"), rule);
    }

    /** How many were missing in each month from January to June, nothing being delivered. */
    private static String missingByMonth(Agreement agreement) {
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        List<String> months = new ArrayList<>();
        for (int month = 1; month <= 6; month++) {
            CountAccount counts = counts(engine, month, List.of());
            assertEquals(0, counts.good());
            months.add(String.valueOf(counts.lateOpen()));
        }
        return String.join(" ", months);
    }

    private static CountAccount counts(ComplianceEngine engine, int month, List<? extends Measurement> evidence) {
        EvaluationPeriod period = engine.periodOf(LocalDate.of(2026, month, 1));
        return engine.start(period)
                .add(evidence)
                .report(period.end())
                .target("t0")
                .counts();
    }

    /** A report that is delivered in March for a Monday in May counts among those delivered in March, as one for April does. */
    @ParameterizedTest
    @CsvSource({"2026-04-06, 1", "2026-05-04, 1", "2027-05-03, 1", "2026-05-05, 0"})
    void longBeforeItIsDue_S13(LocalDate monday, long good) {
        Instant due = monday.atTime(10, 0).toInstant(ZoneOffset.UTC);
        Agreement agreement = agreement(Indicator.share(REPORTS.by("delivered"), IN_TIME));
        CountAccount counts = evaluate(
                        agreement, APRIL, List.of(report("a", "20T10:00").due(due)))
                .target("t0")
                .counts();
        assertEquals(good + " of " + good, counts.good() + " of " + counts.counted());
    }

    /** Delivered on Monday 30 March for 6 April: until then another one may take its place. */
    @ParameterizedTest
    @CsvSource({"2026-04-06T10:00:00Z, true", "2026-04-06T10:00:01Z, false"})
    void whatMayBeDeliveredAgainIsProvisional_S25(Instant asOf, boolean provisional) {
        Agreement agreement = agreement(Indicator.share(REPORTS.by("delivered"), IN_TIME));
        WorkItem early = report("a", "30T12:00").due(Instant.parse("2026-04-06T10:00:00Z"));
        assertEquals(provisional, evaluate(agreement, asOf, List.of(early)).isProvisional());
    }

    /** S25: what falls due in an exclusion is left out, delivered or not: nothing of it is open. */
    @ParameterizedTest
    @EnumSource(ExcludedItemTime.class)
    void whatIsLeftOutIsNotOpen_S25(ExcludedItemTime policy) {
        Agreement agreement = Agreement.builder("reporting")
                .zone("UTC")
                .monthly()
                .target(ServiceLevelTarget.of("t0", Indicator.share(REPORTS, IN_TIME))
                        .policy(policy))
                .exclusion(ExclusionRule.announced("x", "storm"))
                .build();
        List<Measurement> evidence = List.of(
                report("a", "02T09:00"),
                report("b", "09T09:00"),
                report("c", "16T09:00"),
                report("e", "30T09:00"),
                Exclusion.of("storm", "2026-03-23T08:00Z", "2026-03-23T12:00Z"));
        ComplianceReport report = evaluate(agreement, APRIL, evidence);
        CountAccount counts = report.target("t0").counts();
        boolean counted = policy == ExcludedItemTime.CLOCK_STOPS;
        assertEquals(
                counted ? "1 0 true" : "0 1 false",
                counts.lateOpen() + " " + counts.excluded() + " " + report.isProvisional());
    }

    @Test
    void whatCannotRecur() {
        EvaluationCycle rolling = EvaluationCycle.rolling(Duration.ofDays(30));
        assertThrows(
                IllegalArgumentException.class, () -> new Recurrence(rolling, LocalTime.NOON, ZoneId.of("UTC"), null));
        Selection requests = Selection.requests();
        assertThrows(IllegalArgumentException.class, () -> requests.expecting(MONDAYS));
    }
}
