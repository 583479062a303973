package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.ItemEvent;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Moment;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.CountAccount;
import dev.sla4j.report.Detail;
import dev.sla4j.report.Verdict;
import dev.sla4j.settlement.CreditWalker;
import dev.sla4j.target.Belonging;
import dev.sla4j.target.ChangedLimit;
import dev.sla4j.target.Clock;
import dev.sla4j.target.Condition;
import dev.sla4j.target.DeadlineAtClosing;
import dev.sla4j.target.ExcludedItemTime;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.Policy;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.ReopenedItem;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Statistic;
import dev.sla4j.time.HolidayCalendar;
import dev.sla4j.time.Schedule;
import dev.sla4j.time.WeeklySchedule;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import dev.sla4j.value.Ratio;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Work items: S12–S14, C89–C99, C101, D13, D15–D18, D29, D30, A18, A26, A29. March 2026 begins on a Sunday; there is no holiday unless said. */
class ItemTablesTest {
    private static final WeeklySchedule NINE_TO_FIVE = Schedule.weekly("UTC").monToFri("09:00", "17:00");
    private static final Selection TICKETS = Selection.items("ticket");

    /** A day of March 2026, which is a Sunday if the day is 1, and a time. */
    private static Instant at(int day, String time) {
        return LocalDateTime.parse("2026-03-%02dT%s".formatted(day, time)).toInstant(ZoneOffset.UTC);
    }

    private static Clock resolution() {
        return Quantity.clock("opened", "resolved");
    }

    private static Agreement.Builder agreement(ServiceLevelTarget target, Policy... policies) {
        ServiceLevelTarget stated = target;
        for (Policy policy : policies) {
            stated = stated.policy(policy);
        }
        return Agreement.builder("desk").zone("UTC").monthly().target(stated);
    }

    private static ComplianceReport report(Agreement agreement, Instant asOf, List<? extends Measurement> evidence) {
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        return engine.start(engine.periodOf(LocalDate.of(2026, 3, 1)))
                .add(evidence)
                .report(asOf);
    }

    private static CountAccount counts(ServiceLevelTarget target, Policy policy, Measurement... evidence) {
        Agreement agreement = policy == null
                ? agreement(target).build()
                : agreement(target, policy).build();
        return report(agreement, Instant.parse("2026-04-01T00:00:00Z"), List.of(evidence))
                .target(target.id())
                .counts();
    }

    private static ServiceLevelTarget within(Quantity clock, LimitRule limit) {
        return ServiceLevelTarget.of("t", Indicator.share(TICKETS, Condition.within(clock, limit)));
    }

    private static ServiceLevelTarget within(Quantity clock, String limit) {
        return within(clock, LimitRule.fixed(Limit.parse(limit)));
    }

    /** "met", "late", "open" (late and open), "pending", "undecided", "excluded" or "none", and each of them that is counted. */
    private static String outcome(CountAccount counts) {
        List<String> outcomes = new ArrayList<>();
        add(outcomes, "met", counts.good());
        add(outcomes, "late", counts.bad() - counts.lateOpen());
        add(outcomes, "open", counts.lateOpen());
        add(outcomes, "undecided", counts.undecided());
        add(outcomes, "pending", counts.pending());
        add(outcomes, "excluded", counts.excluded());
        return outcomes.isEmpty() ? "none" : String.join(" ", outcomes);
    }

    private static void add(List<String> outcomes, String name, long count) {
        for (long i = 0; i < count; i++) {
            outcomes.add(name);
        }
    }

    private static void check(String expected, ServiceLevelTarget target, Policy policy, Measurement... evidence) {
        assertEquals(expected, outcome(counts(target, policy, evidence)));
    }

    private static Figure figure(Indicator indicator, Policy policy, Measurement... evidence) {
        ServiceLevelTarget target = ServiceLevelTarget.of("f", indicator);
        Agreement agreement = policy == null
                ? agreement(target).build()
                : agreement(target, policy).build();
        return report(agreement, Instant.parse("2026-04-01T00:00:00Z"), List.of(evidence))
                .target("f")
                .figure();
    }

    // ---- the limit

    /** D13: 8 h target of which 99.996 % are used is kept; so is exactly 8 h; a nanosecond more is not. */
    @Test
    void onlyMoreThanTheTargetIsLate_D13() {
        ServiceLevelTarget target = within(resolution(), "<= PT8H");
        Instant due = at(2, "17:00:00");
        check("met", target, null, WorkItem.ticket("T").opened(at(2, "09:00")).resolved(due.minusSeconds(1)));
        check("met", target, null, WorkItem.ticket("T").opened(at(2, "09:00")).resolved(due));
        check("late", target, null, WorkItem.ticket("T").opened(at(2, "09:00")).resolved(due.plusNanos(1)));
        ServiceLevelTarget exclusive = within(resolution(), "< PT8H");
        check(
                "late",
                exclusive,
                null,
                WorkItem.ticket("T").opened(at(2, "09:00")).resolved(due));
        check(
                "met",
                exclusive,
                null,
                WorkItem.ticket("T").opened(at(2, "09:00")).resolved(due.minusNanos(1)));
    }

    /** D15: 8 h target Mon–Fri 9–17, opened Mon 9:00, on hold Mon 10–12 and Tue 9–10: due Tue 12:00. */
    @Test
    void holdsMoveTheDeadlineInWorkingTime_D15() {
        ServiceLevelTarget target = within(resolution().during(NINE_TO_FIVE), "<= PT8H");
        WorkItem held = WorkItem.ticket("T")
                .opened(at(2, "09:00"))
                .paused(at(2, "10:00"), at(2, "12:00"), "customer")
                .paused(at(3, "09:00"), at(3, "10:00"), "customer");
        check("met", target, null, held.resolved(at(3, "12:00")));
        check("late", target, null, held.resolved(at(3, "12:00").plusNanos(1)));
    }

    /** D30: pending for 3 days and then reopened: the deadline moved by the pause, and the explanation names it. */
    @Test
    void pendingTimeMovesTheDeadline_D30() {
        ServiceLevelTarget target = within(resolution(), "<= PT24H");
        WorkItem item = WorkItem.ticket("T7").opened(at(2, "09:00")).paused(at(2, "10:00"), at(5, "10:00"), "customer");
        check("met", target, null, item.resolved(at(6, "09:00")));
        Agreement agreement = agreement(target.atLeast("100%")).build();
        ComplianceReport late = report(agreement, at(31, "00:00"), List.of(item.resolved(at(6, "09:30"))));
        String text = late.explanation(Detail.EVIDENCE).toText();
        assertTrue(text.contains("T7"), text);
        assertTrue(text.contains("stood still for 3 d"), text);
        assertTrue(text.contains("due 2026-03-06 09:00Z"), text);
        assertTrue(text.contains("limit ≤ 1 d"), text);
        // Pending and then reopened, it is not late at once: its clock goes on where it stood, an hour after it began.
        Clock again = resolution().againAt("reopened");
        WorkItem reopened = WorkItem.ticket("T8")
                .opened(at(2, "09:00"))
                .paused(at(2, "10:00"), at(5, "10:00"), "customer")
                .reopened(at(5, "10:00"));
        check("met", within(again, "<= PT24H"), null, reopened.resolved(at(6, "09:00")));
        check("late", within(again, "<= PT24H"), null, reopened.resolved(at(6, "09:01")));
        // An agreement may say that pauses do not move it.
        check("late", within(resolution().neverPaused(), "<= PT24H"), null, item.resolved(at(5, "10:00")));
    }

    /** S13, S14: what stands still without end is not due, so that it belongs to no period yet; it is remarked where it began. */
    @Test
    void whatStandsStillIsDueInNoPeriodYet_S13_S14() {
        Agreement agreement =
                agreement(within(resolution(), "<= PT24H").atLeast("90%")).build();
        WorkItem item = WorkItem.ticket("T").opened(at(2, "09:00"));
        ItemEvent paused = ItemEvent.ofTicket("T", Moment.paused(at(2, "10:00"), "customer"));
        Instant end = Instant.parse("2026-04-01T00:00:00Z");
        ComplianceReport report = report(agreement, end, List.of(item, paused));
        assertEquals("none", outcome(report.target("t").counts()));
        assertEquals(
                "target t: 1 items of this period stand still, and nobody knows until when, so they are not due and belong"
                        + " to no period yet",
                report.remarks().get(0).text());
        ItemEvent resumed = ItemEvent.ofTicket("T", Moment.resumed(at(20, "10:00"), "customer"));
        ComplianceReport later = report(agreement, end, List.of(item, paused, resumed));
        assertEquals("open", outcome(later.target("t").counts()));
        assertEquals(List.of(), later.remarks());
    }

    @Test
    void pausesThatOverlapCountOnce_S14() {
        Indicator sum = Indicator.statistic(Statistic.Kind.SUM, TICKETS, resolution());
        WorkItem item = WorkItem.ticket("T")
                .opened(at(2, "09:00"))
                .paused(at(2, "10:00"), at(2, "12:00"), "customer")
                .paused(at(2, "11:00"), at(2, "13:00"), "vendor")
                .resolved(at(2, "17:00"));
        assertEquals(Figure.parse("PT5H"), figure(sum, null, item));
        assertEquals(
                Figure.parse("PT6H"),
                figure(
                        Indicator.statistic(
                                Statistic.Kind.SUM, TICKETS, resolution().pausedFor("customer")),
                        null,
                        item));
        assertEquals(
                Figure.parse("PT8H"),
                figure(
                        Indicator.statistic(
                                Statistic.Kind.SUM, TICKETS, resolution().neverPaused()),
                        null,
                        item));
        // Of one reason too, and the one that ends first ends none that goes on: 10 to 13, also with 11 to 12 within.
        WorkItem twice = WorkItem.ticket("T")
                .opened(at(2, "09:00"))
                .paused(at(2, "10:00"), at(2, "12:00"), "customer")
                .paused(at(2, "11:00"), at(2, "13:00"), "customer")
                .paused(at(2, "11:00"), at(2, "12:00"), "customer")
                .resolved(at(2, "17:00"));
        assertEquals(Figure.parse("PT5H"), figure(sum, null, twice));
    }

    @Test
    void statesMayPauseByPrefix_S14() {
        WorkItem item = WorkItem.ticket("T")
                .attribute("state", "New")
                .opened(at(2, "09:00"))
                .changed("state", "Awaiting User Info", at(2, "10:00"))
                .changed("state", "Awaiting Vendor", at(2, "11:00"))
                .changed("state", "Active", at(2, "12:00"))
                .resolved(at(2, "17:00"));
        Indicator sum =
                Indicator.statistic(Statistic.Kind.SUM, TICKETS, resolution().pausedInStates("Awaiting*"));
        assertEquals(Figure.parse("PT6H"), figure(sum, null, item));
        Indicator one =
                Indicator.statistic(Statistic.Kind.SUM, TICKETS, resolution().pausedInStates("Awaiting Vendor", "New"));
        assertEquals(Figure.parse("PT6H"), figure(one, null, item));
    }

    /** S14: 8 h of Mon–Fri 9–17 from Monday 9:00 end at 17:00; policy: at the next opening. */
    @Test
    void deadlineAtClosingTimeStays_S14() {
        ServiceLevelTarget target = within(resolution().during(NINE_TO_FIVE), "<= PT8H");
        WorkItem item = WorkItem.ticket("T").opened(at(2, "09:00")).resolved(at(2, "20:00"));
        check("late", target, null, item);
        check("met", target, DeadlineAtClosing.NEXT_OPENING, item);
        WorkItem next = WorkItem.ticket("T").opened(at(2, "09:00")).resolved(at(3, "09:00"));
        check("met", target, DeadlineAtClosing.NEXT_OPENING, next);
        check(
                "late",
                target,
                DeadlineAtClosing.NEXT_OPENING,
                WorkItem.ticket("T")
                        .opened(at(2, "09:00"))
                        .resolved(at(3, "09:00").plusNanos(1)));
    }

    /** A limit that is used up when a pause begins is not exceeded during the pause. */
    @Test
    void noTimePassesInAPauseThatBeginsAtTheDeadline() {
        ServiceLevelTarget target = within(resolution(), "<= PT1H");
        WorkItem item = WorkItem.ticket("T").opened(at(2, "09:00")).paused(at(2, "10:00"), at(2, "11:00"), "customer");
        check("met", target, null, item.resolved(at(2, "10:30")));
        check("met", target, null, item.resolved(at(2, "11:00")));
        check("late", target, null, item.resolved(at(2, "11:00").plusNanos(1)));
    }

    // ---- changes of the limit

    private static LimitRule byPriority() {
        return LimitRule.when(Condition.is("priority", "P1"), Limit.parse("<= PT2H"))
                .or(Condition.is("priority", "P2"), Limit.parse("<= PT8H"));
    }

    /** D17: a pause of 2 h, then the priority changes: the new limit counts from the start, and the pause is kept. */
    @Test
    void pausesOutlastAChangeOfPriority_D17() {
        ServiceLevelTarget target = within(resolution(), byPriority());
        WorkItem item = WorkItem.ticket("T")
                .attribute("priority", "P1")
                .opened(at(2, "09:00"))
                .paused(at(2, "09:30"), at(2, "11:30"), "customer")
                .changed("priority", "P2", at(2, "11:45"));
        check("met", target, null, item.resolved(at(2, "19:00")));
        check("late", target, null, item.resolved(at(2, "19:01")));
    }

    /** D29: which priority counts where it changed between opening and reply; D16: the limit is shortened after it had passed. */
    @Test
    void whichLimitCountsIsAPolicy_D16_D29() {
        ServiceLevelTarget target = within(resolution(), byPriority());
        WorkItem item = WorkItem.ticket("T")
                .attribute("priority", "P2")
                .opened(at(2, "09:00"))
                .changed("priority", "P1", at(2, "12:00"));
        WorkItem done = item.resolved(at(2, "13:00"));
        check("late", target, null, done);
        check("met", target, ChangedLimit.FIRST_STAYS, done);
        check("met", target, ChangedLimit.FROM_CHANGE, done);
        check("met", target, ChangedLimit.RESET, done);
        check("late", target, ChangedLimit.FROM_CHANGE, item.resolved(at(2, "14:01")));
        check("late", target, ChangedLimit.RESET, item.resolved(at(2, "14:01")));
        check("met", target, ChangedLimit.FIRST_STAYS, item.resolved(at(2, "17:00")));
    }

    private static String explained(ServiceLevelTarget target, WorkItem... items) {
        return report(agreement(target).build(), Instant.parse("2026-04-01T00:00:00Z"), List.of(items))
                .explanation(Detail.EVIDENCE)
                .toText();
    }

    /** D29: items that were met are not told of one by one, but which of the limits they were met by. */
    @Test
    void limitsOfItemsThatWereMetAreTold_D29() {
        WorkItem first = WorkItem.ticket("T1").attribute("priority", "P1").opened(at(2, "09:00"));
        WorkItem changed = WorkItem.ticket("T2")
                .attribute("priority", "P1")
                .opened(at(3, "09:00"))
                .changed("priority", "P2", at(3, "09:30"));
        WorkItem late = WorkItem.ticket("T3").attribute("priority", "P2").opened(at(4, "09:00"));
        WorkItem[] items = {
            first.resolved(at(2, "10:00")), changed.resolved(at(3, "17:00")), late.resolved(at(4, "17:01"))
        };
        ServiceLevelTarget target = within(resolution(), byPriority()).atLeast("50%");
        String text = explained(target, items);
        assertTrue(text.contains("limit ≤ 2 h, kept: 1\n"), text);
        assertTrue(text.contains("limit ≤ 8 h, kept: 1\n"), text);
        assertTrue(text.contains("limit ≤ 8 h, missed: 1\n"), text);
        assertFalse(text.contains("limit ≤ 2 h, missed"), text);
        String atOpening = explained(target.policy(ChangedLimit.FIRST_STAYS), items);
        assertTrue(atOpening.contains("limit ≤ 2 h, kept: 1\n"), atOpening);
        assertTrue(atOpening.contains("limit ≤ 2 h, missed: 1\n"), atOpening);
        assertTrue(atOpening.contains("limit ≤ 8 h, missed: 1\n"), atOpening);
        // One limit for all is told by the clause alone.
        assertFalse(
                explained(within(resolution(), "<= PT8H").atLeast("50%"), items).contains(", kept"), text);
    }

    /** C48, C99: a deadline that was moved by a tolerance, or a window that had not begun, says what was agreed. */
    @Test
    void agreedDatesAreTold_C48_C99() {
        LimitRule window = LimitRule.between("from", "until");
        WorkItem delivery = WorkItem.ticket("T")
                .opened(at(2, "09:00"))
                .attribute("from", "2026-03-04T09:00:00Z")
                .attribute("until", "2026-03-04T12:00:00Z");
        String early = explained(within(resolution(), window).atLeast("50%"), delivery.resolved(at(4, "08:59")));
        assertTrue(early.contains("early, not before 2026-03-04 09:00Z, due 2026-03-04 12:00Z"), early);
        LimitRule grace = LimitRule.until("until").grace("<= PT90M");
        String late = explained(within(resolution(), grace).atLeast("50%"), delivery.resolved(at(4, "13:31")));
        assertTrue(late.contains("agreed 2026-03-04 12:00Z; tolerated ≤ 1 h 30 min, due 2026-03-04 13:30Z"), late);
        LimitRule time = LimitRule.fixed(Limit.parse("<= PT8H")).grace("<= PT90M");
        String longer = explained(within(resolution(), time).atLeast("50%"), delivery.resolved(at(2, "18:31")));
        assertTrue(longer.contains("limit ≤ 8 h; tolerated ≤ 1 h 30 min, due 2026-03-02 18:30Z"), longer);
    }

    /** A limit that had passed before the change was missed, unless the clock begins anew. */
    @Test
    void aMissBeforeTheChangeIsForgottenOnlyByReset() {
        ServiceLevelTarget target = within(resolution(), byPriority());
        WorkItem item = WorkItem.ticket("T")
                .attribute("priority", "P1")
                .opened(at(2, "09:00"))
                .changed("priority", "P2", at(2, "12:00"))
                .resolved(at(2, "13:00"));
        check("met", target, null, item);
        check("late", target, ChangedLimit.FROM_CHANGE, item);
        check("met", target, ChangedLimit.RESET, item);
        check("late", target, ChangedLimit.FIRST_STAYS, item);
    }

    /** A change after the clock stopped has no part in it. */
    @Test
    void aChangeAfterTheEndDoesNotMatter_D29() {
        ServiceLevelTarget target = within(resolution(), byPriority());
        WorkItem item = WorkItem.ticket("T")
                .attribute("priority", "P2")
                .opened(at(2, "09:00"))
                .resolved(at(2, "13:00"));
        check("met", target, null, item.changed("priority", "P1", at(2, "13:01")));
    }

    // ---- reopened

    /** S14, D18: reopened items: one clock, without or with the time in which it was done, or cycles that are all kept. */
    @Test
    void reopenedItems_D18() {
        WorkItem item = WorkItem.ticket("T")
                .opened(at(2, "09:00"))
                .resolved(at(2, "09:50"))
                .reopened(at(2, "12:00"))
                .resolved(at(2, "12:20"));
        ServiceLevelTarget target = within(resolution(), "<= PT30M");
        check("late", target, null, item);
        check("met late", target, ReopenedItem.NEW_CYCLE, item);
        Indicator longest = Indicator.statistic(Statistic.Kind.MAXIMUM, TICKETS, resolution());
        assertEquals(Figure.parse("PT1H10M"), figure(longest, null, item));
        assertEquals(Figure.parse("PT3H20M"), figure(longest, ReopenedItem.NEVER_STOPPED, item));
        assertEquals(Figure.parse("PT50M"), figure(longest, ReopenedItem.NEW_CYCLE, item));
    }

    /** A ticket that was reopened and is not done again is open; its response stays given. */
    @Test
    void reopenedAndNotDoneIsOpen() {
        WorkItem item = WorkItem.ticket("T")
                .opened(at(2, "09:00"))
                .responded(at(2, "09:05"))
                .resolved(at(2, "09:10"))
                .reopened(at(2, "12:00"));
        check("open", within(resolution(), "<= PT30M"), null, item);
        check("met", within(Quantity.clock("opened", "responded"), "<= PT30M"), null, item);
        check("met", within(resolution().onceOnly(), "<= PT30M"), null, item);
    }

    /** S13, S14: each cycle belongs to the period of its own milestone, so that a month that is over stays what it was. */
    @ParameterizedTest(name = "by {0}: March {1}, April {2}")
    @CsvSource({"resolved, met, late", "opened, met, late", "due, met, late", "assigned, met late, none"})
    void eachCycleBelongsToItsOwnPeriod(String milestone, String march, String april) {
        WorkItem item = WorkItem.ticket("T")
                .opened(at(2, "09:00"))
                .reached("assigned", at(2, "09:10"))
                .resolved(at(2, "09:20"))
                .reopened(Instant.parse("2026-04-02T12:00:00Z"))
                .resolved(Instant.parse("2026-04-02T13:00:00Z"));
        ServiceLevelTarget target = ServiceLevelTarget.of(
                "t",
                Indicator.share(
                        TICKETS.by(milestone),
                        Condition.within(resolution(), LimitRule.fixed(Limit.parse("<= PT30M")))));
        ComplianceEngine engine =
                ComplianceEngine.of(agreement(target, ReopenedItem.NEW_CYCLE).build());
        Function<LocalDate, String> of = date -> outcome(engine.start(engine.periodOf(date))
                .add(item)
                .report(Instant.parse("2026-05-01T00:00:00Z"))
                .target("t")
                .counts());
        assertEquals(march, of.apply(LocalDate.of(2026, 3, 1)));
        assertEquals(april, of.apply(LocalDate.of(2026, 4, 1)));
    }

    /** Zammad's case (D18): two exchanges of 50 and 20 minutes under a limit of 30 are one late and one in time. */
    @Test
    void everyExchangeIsKept_D18() {
        WorkItem item = WorkItem.ticket("T")
                .reached("asked", at(2, "09:00"))
                .reached("answered", at(2, "09:50"))
                .reached("asked", at(2, "11:00"))
                .reached("answered", at(2, "11:20"));
        ServiceLevelTarget target = within(Quantity.clock("asked", "answered"), "<= PT30M");
        assertEquals("met late", outcome(counts(target, ReopenedItem.NEW_CYCLE, item)));
    }

    /** D18: what each reading pays at 10.00 for each late one: one clock of 90 minutes is late once; of 50 and 40 minutes both are; of 50 and 20 one. */
    @ParameterizedTest(name = "{0}: then 40 min {1}, then 20 min {2}")
    @CsvSource({"SAME_CLOCK, 10.00, 10.00", "NEVER_STOPPED, 10.00, 10.00", "NEW_CYCLE, 20.00, 10.00"})
    void theMoneyOfEachReading_D18(ReopenedItem reading, String long2, String short2) {
        assertEquals(long2, paidForExchanges(reading, "11:40"));
        assertEquals(short2, paidForExchanges(reading, "11:20"));
    }

    private static String paidForExchanges(ReopenedItem reading, String secondAnswer) {
        WorkItem item = WorkItem.ticket("T")
                .reached("asked", at(2, "09:00"))
                .reached("answered", at(2, "09:50"))
                .reached("asked", at(2, "11:00"))
                .reached("answered", at(2, secondAnswer));
        ServiceLevelTarget target = within(Quantity.clock("asked", "answered"), "<= PT30M")
                .penalty(Penalty.flat(Amount.sum(Money.of("10.00", "EUR"))).by(Driver.EACH_ITEM));
        ComplianceReport report =
                report(agreement(target, reading).build(), Instant.parse("2026-04-01T00:00:00Z"), List.of(item));
        CreditWalker.readd(report);
        return report.credits().total().amount().toPlainString();
    }

    @Test
    void aClockMayStartAtTheLastOccurrence() {
        WorkItem item = WorkItem.ticket("T")
                .reached("asked", at(2, "09:00"))
                .reached("answered", at(2, "09:50"))
                .reached("asked", at(2, "11:00"))
                .reached("answered", at(2, "11:20"))
                .reached("answered", at(2, "11:40"));
        Clock clock = Quantity.clock("asked", "answered");
        assertEquals(
                Figure.parse("PT50M"), figure(Indicator.statistic(Statistic.Kind.SUM, TICKETS, clock), null, item));
        assertEquals(
                Figure.parse("PT20M"),
                figure(Indicator.statistic(Statistic.Kind.SUM, TICKETS, clock.fromLast()), null, item));
        assertEquals(
                Figure.parse("PT2H40M"),
                figure(Indicator.statistic(Statistic.Kind.SUM, TICKETS, clock.toLast()), null, item));
    }

    // ---- periods

    /** S13, A29: open and not due is pending and does not count; open and past due is late; a period owns what falls due in it. */
    @Test
    void itemsBelongToThePeriodInWhichTheyFallDue_S13_A29() {
        ServiceLevelTarget target = within(resolution(), "<= PT48H");
        WorkItem before = WorkItem.ticket("T1").opened(Instant.parse("2026-02-27T12:00:00Z"));
        check("open", target, null, before);
        check("met", target, null, before.resolved(at(1, "11:00")));
        check("none", target, null, WorkItem.ticket("T2").opened(at(30, "00:00")));
        check("open", target, null, WorkItem.ticket("T2").opened(at(29, "23:59")));
        Agreement agreement = agreement(target).build();
        WorkItem item = WorkItem.ticket("T3").opened(at(9, "12:00")).resolved(at(12, "12:00"));
        assertEquals(
                "pending",
                outcome(report(agreement, at(11, "12:00"), List.of(item))
                        .target("t")
                        .counts()));
        assertEquals(
                "open",
                outcome(report(agreement, at(11, "12:01"), List.of(item))
                        .target("t")
                        .counts()));
        assertEquals(
                "late",
                outcome(report(agreement, at(12, "12:01"), List.of(item))
                        .target("t")
                        .counts()));
    }

    /**
     * A29: a ticket of 31 March 23:00 that must be resolved within 48 hours and is open at the end of March: by when it falls due it belongs to April; by when
     * it was opened it is pending in March, or, where what is not resolved by then has failed, bad.
     */
    @ParameterizedTest
    @CsvSource({"next period, none, open", "pending, pending, none", "failed, late, none"})
    void stillOpenAtTheEnd_A29(String reading, String inMarch, String inApril) {
        Condition onTime = Condition.within(resolution(), Limit.parse("<= PT48H"));
        Condition done = Condition.within(Quantity.times("resolved"), Limit.atLeast("1"));
        Selection opened = TICKETS.by("opened");
        Indicator share = switch (reading) {
            case "next period" -> Indicator.share(TICKETS, onTime);
            case "pending" -> Indicator.share(opened, onTime);
            default -> Indicator.share(opened, done.and(onTime));
        };
        ServiceLevelTarget target = ServiceLevelTarget.of("t", share);
        WorkItem ticket = WorkItem.ticket("T").opened(at(31, "23:00"));
        Agreement agreement = agreement(target).build();
        assertEquals(
                inMarch,
                outcome(report(agreement, Instant.parse("2026-04-01T00:00:00Z"), List.of(ticket))
                        .target("t")
                        .counts()));
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        assertEquals(
                inApril,
                outcome(engine.start(engine.periodOf(LocalDate.of(2026, 4, 2)))
                        .add(ticket)
                        .report(Instant.parse("2026-04-03T00:00:00Z"))
                        .target("t")
                        .counts()));
    }

    /** S13: what falls due in March belongs to March also if it fails for another reason than being late. */
    @Test
    void anItemThatFailsOtherwiseStaysInThePeriodInWhichItFallsDue_S13() {
        Condition onTime = Condition.within(Quantity.clock("ordered", "delivered"), LimitRule.until("due"));
        Indicator onTimeInFull =
                Indicator.share(Selection.items("delivery"), onTime.and(Condition.is("in-full", "yes")));
        WorkItem delivery = WorkItem.delivery("D")
                .reached("ordered", Instant.parse("2026-02-20T10:00:00Z"))
                .due(at(5, "10:00"))
                .reached("delivered", at(4, "10:00"));
        ServiceLevelTarget target = ServiceLevelTarget.of("t", onTimeInFull);
        check("met", target, null, delivery.attribute("in-full", "yes"));
        check("late", target, null, delivery.attribute("in-full", "no"));
    }

    /** S13: before midnight and at midnight at the latest: what must be done before the month ends belongs to it, whichever is named first. */
    @Test
    void ofTwoLimitsAtMidnightTheStricterSaysThePeriod_S13() {
        Condition atMidnight = Condition.within(Quantity.clock("opened", "answered"), Limit.parse("<= PT4H"));
        Condition before = Condition.within(resolution(), Limit.parse("< PT4H"));
        WorkItem item = WorkItem.ticket("T").opened(at(31, "20:00")).resolved(at(31, "21:00"));
        for (Condition good : List.of(atMidnight.and(before), before.and(atMidnight))) {
            ServiceLevelTarget target = ServiceLevelTarget.of("t", Indicator.share(TICKETS, good));
            check("met", target, null, item.reached("answered", at(31, "22:00")));
        }
    }

    /** S13: a limit without an end does not take an item out of every period. */
    @Test
    void anItemWithoutADeadlineBelongsWhereItsClockStopped_S13() {
        WorkItem quick = WorkItem.ticket("T").opened(at(2, "09:00")).resolved(at(2, "09:30"));
        check("late", within(resolution(), ">= PT1H"), null, quick);
        check("met", within(resolution(), ">= PT15M"), null, quick);
    }

    /** S13, S14: a pause that nobody ended is over once the item is done, and takes it out of no period. */
    @Test
    void aPauseThatNobodyEndedEndsWithTheClock_S14() {
        WorkItem paused = WorkItem.ticket("T")
                .opened(at(2, "09:00"))
                .pausedSince(at(2, "10:00"), "customer")
                .resolved(at(5, "12:00"));
        check("met", within(resolution(), "<= PT4H"), null, paused);
        check("late", within(resolution(), "<= PT30M"), null, paused);
    }

    /**
     * S14: a pause that nobody ended was over when the item was done, so it does not stop the clock that goes on once the item is reopened at
     * 12:00, unless that clock never stopped. One that begins or is ended later is as it is told, and so is a state that the item still has.
     */
    @ParameterizedTest(name = "{0}, resolved at {1}: {2}")
    @CsvSource({
        "SAME_CLOCK, 14:00, met",
        "SAME_CLOCK, 14:01, late",
        "SAME_CLOCK, , open",
        "NEW_CYCLE, 15:00, met met",
        "NEW_CYCLE, 15:01, met late",
        "NEW_CYCLE, , met open",
        "NEVER_STOPPED, 20:00, met"
    })
    void aPauseThatNobodyEndedIsOverWhenTheItemIsReopened_S14(ReopenedItem policy, String resolved, String expected) {
        WorkItem item = WorkItem.ticket("T")
                .opened(at(2, "08:00"))
                .pausedSince(at(2, "09:00"), "customer")
                .resolved(at(2, "10:00"))
                .reopened(at(2, "12:00"));
        WorkItem done = resolved == null ? item : item.resolved(at(2, resolved));
        check(expected, within(resolution(), "<= PT3H"), policy, done);
    }

    /** S13, S14: due in March at 19:00, and done; that the next cycle is paused into April does not move that. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"a pause, met", "a pause that nobody ended, met", "a state, met", "nothing, met late"})
    void pausesOfTheNextCycleMoveNoDeadlineOfTheOneBefore_S14(String told, String march) {
        WorkItem item = WorkItem.ticket("T")
                .attribute("state", "Active")
                .opened(at(31, "09:00"))
                .resolved(at(31, "10:00"))
                .reopened(at(31, "11:00"));
        Instant later = Instant.parse("2026-04-03T13:00:00Z");
        item = switch (told) {
            case "a pause" -> item.paused(at(31, "11:00"), later, "customer");
            case "a pause that nobody ended" -> item.pausedSince(at(31, "11:00"), "customer");
            case "a state" -> item.changed("state", "Awaiting user", at(31, "11:00"));
            default -> item;
        };
        Clock clock = resolution().pausedInStates("Awaiting*");
        check(march, within(clock, "<= PT10H"), ReopenedItem.NEW_CYCLE, item.resolved(later.plusSeconds(3600)));
    }

    /** S13, S14, S25: a pause stops a clock that runs, so that one into April moves no deadline in March of what was done at 10:00. */
    @ParameterizedTest(name = "paused from {0}, {1}")
    @CsvSource({"09:30, ", "09:30, NEVER_STOPPED", "10:00, ", "11:00, ", "11:00, NEW_CYCLE"})
    void aPauseMovesNoDeadlineOfWhatIsDone_S14(String from, ReopenedItem policy) {
        WorkItem item = WorkItem.ticket("T")
                .opened(at(31, "09:00"))
                .resolved(at(31, "10:00"))
                .paused(at(31, from), Instant.parse("2026-04-03T13:00:00Z"), "customer");
        check("met", within(resolution(), "<= PT10H"), policy, item);
    }

    @ParameterizedTest(name = "{0} of a lap of 12:00 to 16:00")
    @CsvSource({
        "paused again, PT2H",
        "paused and resumed at once, PT4H",
        "resumed, PT4H",
        "resumed the day after, PT4H",
        "paused again and resumed, PT3H",
        "in a state, PT0H",
        "nothing told, PT4H"
    })
    void whatIsPausedAfterItWasReopened_S14(String told, String length) {
        WorkItem item = WorkItem.ticket("T")
                .attribute("state", told.equals("in a state") ? "Awaiting user" : "Active")
                .opened(at(2, "08:00"))
                .pausedSince(at(2, "09:00"), "customer")
                .resolved(at(2, "10:00"))
                .reopened(at(2, "12:00"));
        item = told.equals("paused again") ? item.pausedSince(at(2, "14:00"), "customer") : item;
        item = told.equals("paused and resumed at once")
                ? item.pausedSince(at(2, "14:00"), "customer").resumed(at(2, "14:00"))
                : item;
        item = told.equals("paused again and resumed")
                ? item.pausedSince(at(2, "14:00"), "customer").resumed(at(2, "15:00"))
                : item;
        item = told.equals("resumed") ? item.resumed(at(2, "13:00")) : item;
        item = told.equals("resumed the day after") ? item.resumed(at(3, "13:00")) : item;
        Clock clock = resolution().pausedInStates("Awaiting*");
        Indicator sum = Indicator.statistic(Statistic.Kind.SUM, TICKETS, clock);
        Figure one = figure(sum, ReopenedItem.NEW_CYCLE, item.resolved(at(2, "16:00")));
        boolean first = told.equals("in a state");
        assertEquals(Figure.parse(length).value(), one.value().minus(Ratio.of(first ? 0 : 3600)));
    }

    /** S14, S17: opened at 08:00, paused from 10:00 to 14:00: at 12:00 the clock reads two hours, which is within two and not less. */
    @ParameterizedTest(name = "{0}, done at {1}")
    @CsvSource({
        "<= PT2H, 12:00, met",
        "<= PT2H, 14:00, met",
        "<= PT2H, 14:01, late",
        "< PT2H, 09:59, met",
        "< PT2H, 10:00, late",
        "< PT2H, 12:00, late",
        "< PT0S, 08:00, late"
    })
    void aPauseThatBeginsAtTheDeadline_S14_S17(String limit, String done, String expected) {
        WorkItem item = WorkItem.ticket("T")
                .opened(at(2, "08:00"))
                .paused(at(2, "10:00"), at(2, "14:00"), "customer")
                .resolved(at(2, done));
        check(expected, within(resolution(), limit), null, item);
    }

    /** Open at noon it is late already if less than two hours were promised, however long it is paused; if they were, it is not due. */
    @ParameterizedTest
    @CsvSource({"<= PT2H, none", "< PT2H, open", "< PT2H1S, none"})
    void openInAPauseThatBeginsAtTheDeadline_S14_S25(String limit, String expected) {
        WorkItem item = WorkItem.ticket("T").opened(at(2, "08:00")).pausedSince(at(2, "10:00"), "customer");
        ComplianceReport report = report(agreement(within(resolution(), limit)).build(), at(2, "12:00"), List.of(item));
        assertEquals(expected, outcome(report.target("t").counts()));
    }

    /** S14, S25: paused at 09:00 and done at 10:00, its clock runs again from 12:00, also if somebody ends that pause the day after. */
    @Test
    void whatIsResumedOnceItIsDoneChangesNothing_S14() {
        WorkItem item = WorkItem.ticket("T")
                .opened(at(2, "08:00"))
                .pausedSince(at(2, "09:00"), "customer")
                .resolved(at(2, "10:00"))
                .reopened(at(2, "12:00"))
                .resolved(at(2, "15:00"));
        Indicator sum = Indicator.statistic(Statistic.Kind.SUM, TICKETS, resolution());
        for (WorkItem told : List.of(item, item.resumed(at(3, "09:00")), item.resumed(at(2, "14:00")))) {
            assertEquals(Figure.time(Duration.ofHours(4)), figure(sum, ReopenedItem.SAME_CLOCK, told));
            check("late", within(resolution(), "<= PT3H"), ReopenedItem.SAME_CLOCK, told);
        }
        WorkItem later = item.resumed(at(2, "14:00"));
        check("met", within(resolution(), "<= PT2H"), ReopenedItem.NEVER_STOPPED, later);
    }

    @Test
    void whichMilestoneOwnsAnItemMayBeSaid_S13() {
        WorkItem item = WorkItem.ticket("T")
                .opened(Instant.parse("2026-02-28T12:00:00Z"))
                .resolved(at(3, "12:00"));
        Condition good = Condition.within(resolution(), Limit.parse("<= PT100H"));
        check("none", ServiceLevelTarget.of("t", Indicator.share(TICKETS.by("opened"), good)), null, item);
        check("met", ServiceLevelTarget.of("t", Indicator.share(TICKETS.by("resolved"), good)), null, item);
        check("met", ServiceLevelTarget.of("t", Indicator.share(TICKETS.by("due"), good)), null, item);
        Selection earliest = TICKETS.belonging(Belonging.byEarliest("opened", "resolved"));
        Selection latest = TICKETS.belonging(Belonging.byLatest("opened", "resolved"));
        check("none", ServiceLevelTarget.of("t", Indicator.share(earliest, good)), null, item);
        check("met", ServiceLevelTarget.of("t", Indicator.share(latest, good)), null, item);
        Selection unreached = TICKETS.belonging(Belonging.byLatest("resolved", "closed"));
        check("none", ServiceLevelTarget.of("t", Indicator.share(unreached, good)), null, item);
    }

    @Test
    void anOpenItemMakesTheReportProvisional_S25() {
        Agreement agreement =
                agreement(within(resolution(), "<= PT1H").atLeast("50%")).build();
        Instant end = Instant.parse("2026-04-01T00:00:00Z");
        WorkItem open = WorkItem.ticket("T").opened(at(2, "09:00"));
        assertTrue(report(agreement, end, List.of(open)).isProvisional());
        assertTrue(
                !report(agreement, end, List.of(open.resolved(at(2, "10:00")))).isProvisional());
    }

    /** The backlog at the end of the month, at an instant, and of a reopened ticket. */
    @Test
    void backlog() {
        Indicator atEnd = Indicator.count(TICKETS.belonging(Belonging.openAtEnd(resolution())));
        WorkItem old = WorkItem.ticket("T1").opened(Instant.parse("2026-01-05T12:00:00Z"));
        WorkItem done = WorkItem.ticket("T2").opened(at(2, "09:00")).resolved(at(5, "09:00"));
        WorkItem again = WorkItem.ticket("T3")
                .opened(at(2, "09:00"))
                .resolved(at(3, "09:00"))
                .reopened(at(6, "09:00"));
        WorkItem atBorder =
                WorkItem.ticket("T4").opened(at(2, "09:00")).resolved(Instant.parse("2026-04-01T00:00:00Z"));
        WorkItem later = WorkItem.ticket("T5").opened(Instant.parse("2026-04-01T00:00:00Z"));
        assertEquals(Figure.count(3), figure(atEnd, null, old, done, again, atBorder, later));
        Indicator onThe4th = Indicator.count(TICKETS.belonging(Belonging.openAt(resolution(), at(4, "00:00"))));
        assertEquals(Figure.count(3), figure(onThe4th, null, old, done, again, atBorder, later));
    }

    // ---- exclusions

    /** S12: an exclusion stops the clock; policies: items due in it, or opened in it, are left out. */
    @Test
    void exclusionsOfItems_S12() {
        ServiceLevelTarget target = within(resolution(), "<= PT4H");
        Exclusion window = Exclusion.of("force-majeure", "2026-03-02T10:00Z", "2026-03-02T14:00Z");
        WorkItem late = WorkItem.ticket("T").opened(at(2, "09:00")).resolved(at(2, "17:00"));
        WorkItem later = WorkItem.ticket("T").opened(at(2, "09:00")).resolved(at(2, "17:01"));
        WorkItem inside = WorkItem.ticket("T").opened(at(2, "11:00")).resolved(at(2, "17:00"));
        assertEquals("met", excluding(target, null, window, late));
        assertEquals("late", excluding(target, null, window, later));
        assertEquals("excluded", excluding(target, ExcludedItemTime.DUE_LEFT_OUT, window, late));
        assertEquals("late", excluding(target, ExcludedItemTime.OPENED_LEFT_OUT, window, late));
        assertEquals("excluded", excluding(target, ExcludedItemTime.OPENED_LEFT_OUT, window, inside));
        assertEquals("late", excluding(target, ExcludedItemTime.DUE_LEFT_OUT, window, inside));
    }

    /** S12, S30: opened in March and due on Friday, 3 April, which is excluded: left out whenever the report is made, whatever else is on record. */
    @ParameterizedTest(name = "as of {0}, recurring: {1}")
    @CsvSource({
        "2026-04-01T00:00Z, false",
        "2026-04-01T00:00Z, true",
        "2026-05-01T00:00Z, false",
        "2026-05-01T00:00Z, true"
    })
    void dueInAnExclusionLongAfterThePeriod_S12(String asOf, boolean recurring) {
        ServiceLevelTarget target = ServiceLevelTarget.of(
                        "t",
                        Indicator.withinLimit(TICKETS.by("opened"), resolution().during(NINE_TO_FIVE), "<= PT24H"))
                .policy(ExcludedItemTime.DUE_LEFT_OUT);
        Agreement agreement = agreement(target)
                .exclusion(
                        recurring
                                ? ExclusionRule.recurring(
                                        "x", Schedule.weekly("UTC").on(DayOfWeek.FRIDAY, "00:00", "24:00"))
                                : ExclusionRule.announced("x", "storm"))
                .build();
        List<Measurement> evidence = new ArrayList<>();
        evidence.add(WorkItem.ticket("T").opened(at(31, "16:00")).resolved(at(31, "16:30")));
        if (!recurring) {
            evidence.add(Exclusion.of("storm", "2026-04-03T00:00Z", "2026-04-04T00:00Z"));
        }
        ComplianceReport report = report(agreement, Instant.parse(asOf.replace("Z", ":00Z")), evidence);
        assertEquals("excluded", outcome(report.target("t").counts()));
    }

    /** In one hour a week 70 hours take more than a year: an exclusion on record by then leaves the item out whenever the report is made. */
    @ParameterizedTest
    @CsvSource({"2026-04-02T00:00:00Z", "2027-09-01T00:00:00Z"})
    void dueInAnExclusionMoreThanAYearLater_S12(Instant asOf) {
        WeeklySchedule mondays = Schedule.weekly("UTC").on(DayOfWeek.MONDAY, "08:00", "09:00");
        ServiceLevelTarget target = ServiceLevelTarget.of(
                        "t",
                        Indicator.withinLimit(TICKETS.by("opened"), resolution().during(mondays), "<= PT70H"))
                .policy(ExcludedItemTime.DUE_LEFT_OUT);
        Agreement agreement = agreement(target)
                .exclusion(ExclusionRule.announced("x", "storm"))
                .build();
        List<Measurement> evidence = List.of(
                WorkItem.ticket("T").opened(at(1, "00:00")).resolved(at(5, "00:00")),
                Exclusion.of("storm", "2027-06-01T00:00Z", "2027-08-01T00:00Z"));
        assertEquals(
                "excluded",
                outcome(report(agreement, asOf, evidence).target("t").counts()));
    }

    /** S25: what is left out because it falls due in an exclusion may fall due later, as long as it is open; then it counts where it was opened. */
    @ParameterizedTest(name = "{0} by {1}: provisional {2}")
    @CsvSource({
        "DUE_LEFT_OUT, opened, true",
        "DUE_LEFT_OUT, due, false",
        "OPENED_LEFT_OUT, opened, false",
        "OPENED_LEFT_OUT, noted, true"
    })
    void whatIsLeftOutMayYetCount_S25(ExcludedItemTime policy, String by, boolean provisional) {
        ServiceLevelTarget target = ServiceLevelTarget.of(
                        "t", Indicator.withinLimit(TICKETS.by(by), resolution(), "<= PT2H"))
                .policy(policy);
        Agreement agreement = agreement(target)
                .exclusion(ExclusionRule.announced("x", "storm"))
                .build();
        WorkItem item = WorkItem.ticket("T").reached("noted", at(31, "21:00"));
        Exclusion storm = Exclusion.of("storm", "2026-03-31T20:00Z", "2026-04-01T00:00Z");
        WorkItem open = by.equals("noted") ? item : item.opened(at(31, "21:00"));
        Instant end = Instant.parse("2026-04-01T00:00:00Z");
        ComplianceReport left = report(agreement, end, List.of(storm, open));
        assertEquals("excluded", outcome(left.target("t").counts()));
        assertEquals(provisional, left.isProvisional());
        assertTrue(!report(
                        agreement,
                        end,
                        List.of(storm, open.opened(at(31, "21:00")).resolved(at(31, "22:00"))))
                .isProvisional());
    }

    /** A limit that is used up when an exclusion begins is not exceeded while it lasts. */
    @Test
    void noTimePassesInAnExclusionThatBeginsAtTheDeadline_S12() {
        ServiceLevelTarget target = within(resolution(), "<= PT1H");
        Exclusion window = Exclusion.of("force-majeure", "2026-03-02T10:00Z", "2026-03-02T14:00Z");
        WorkItem item = WorkItem.ticket("T").opened(at(2, "09:00"));
        assertEquals("met", excluding(target, null, window, item.resolved(at(2, "14:00"))));
        assertEquals("late", excluding(target, null, window, item.resolved(at(2, "14:01"))));
    }

    private static String excluding(ServiceLevelTarget target, Policy policy, Measurement... evidence) {
        Agreement.Builder builder = policy == null ? agreement(target) : agreement(target, policy);
        Agreement agreement =
                builder.exclusion(ExclusionRule.announced("x", "force-majeure")).build();
        return outcome(report(agreement, Instant.parse("2026-04-01T00:00:00Z"), List.of(evidence))
                .target("t")
                .counts());
    }

    /** The service hours of the target are those of its clocks; items that come in at night count. */
    @Test
    void hoursOfTheTargetAreThoseOfTheClock() {
        ServiceLevelTarget target = within(resolution(), "<= PT1H").during(NINE_TO_FIVE);
        check("met", target, null, WorkItem.ticket("T").opened(at(2, "03:00")).resolved(at(2, "10:00")));
        check("late", target, null, WorkItem.ticket("T").opened(at(2, "03:00")).resolved(at(2, "10:01")));
        ServiceLevelTarget elapsed = within(resolution().elapsed(), "<= PT1H").during(NINE_TO_FIVE);
        check("late", elapsed, null, WorkItem.ticket("T").opened(at(2, "03:00")).resolved(at(2, "10:00")));
    }

    // ---- limits

    /** C91: 32 business hours over a weekend and a holiday. */
    @Test
    void longLimitsInBusinessHours_C91() {
        HolidayCalendar uk = HolidayCalendar.of("UK", List.of(LocalDate.of(2026, 3, 9)));
        ServiceLevelTarget target = within(resolution(), "<= PT32H").during(NINE_TO_FIVE.closedOn("UK"));
        Agreement agreement = agreement(target).build();
        ComplianceEngine engine = ComplianceEngine.of(agreement, ReferenceData.of(uk));
        WorkItem item = WorkItem.ticket("T").opened(at(5, "09:00"));
        assertEquals(
                "met",
                outcome(engine.evaluate(YearMonth.of(2026, 3), List.of(item.resolved(at(11, "17:00"))))
                        .target("t")
                        .counts()));
        assertEquals(
                "late",
                outcome(engine.evaluate(YearMonth.of(2026, 3), List.of(item.resolved(at(12, "09:00"))))
                        .target("t")
                        .counts()));
    }

    /** C93, P80: the limit depends on whether the alarm comes in within hours. */
    @Test
    void limitByTimeOfArrival_C93() {
        LimitRule rule = LimitRule.when(Condition.during("opened", NINE_TO_FIVE), Limit.parse("<= PT30M"))
                .otherwise(Limit.parse("<= PT1H"));
        ServiceLevelTarget target = within(Quantity.clock("opened", "responded"), rule);
        check("late", target, null, WorkItem.ticket("T").opened(at(2, "16:59")).responded(at(2, "17:30")));
        check("met", target, null, WorkItem.ticket("T").opened(at(2, "17:00")).responded(at(2, "17:31")));
    }

    /** C96, A26, P82: by 23:59 of the second working day after the report; a report at 23:50 and one at 00:10 differ by a day. */
    @Test
    void endOfTheSecondWorkingDay_C96_A26() {
        ServiceLevelTarget target = within(resolution(), LimitRule.endOfWorkingDay(2, NINE_TO_FIVE));
        check("met", target, null, WorkItem.ticket("T").opened(at(2, "23:50")).resolved(at(4, "23:59:59")));
        check("late", target, null, WorkItem.ticket("T").opened(at(2, "23:50")).resolved(at(5, "00:00")));
        check("met", target, null, WorkItem.ticket("T").opened(at(3, "00:10")).resolved(at(5, "23:59:59")));
        check("met", target, null, WorkItem.ticket("T").opened(at(5, "12:00")).resolved(at(9, "23:59")));
        check("late", target, null, WorkItem.ticket("T").opened(at(6, "12:00")).resolved(at(11, "00:00")));
    }

    /** C95, P82: while the customer does not give access whole working days do not count. */
    @Test
    void pausedWorkingDaysDoNotCount_C95_C96() {
        ServiceLevelTarget target = within(resolution(), LimitRule.endOfWorkingDay(2, NINE_TO_FIVE));
        WorkItem item = WorkItem.ticket("T").opened(at(2, "12:00")).paused(at(2, "18:00"), at(5, "00:00"), "customer");
        check("met", target, null, item.resolved(at(6, "23:59")));
        check("late", target, null, item.resolved(at(7, "00:00")));
        WorkItem part = WorkItem.ticket("T").opened(at(2, "12:00")).paused(at(3, "00:01"), at(3, "23:00"), "customer");
        check("late", target, null, part.resolved(at(5, "00:00")));
    }

    @Test
    void workingDaysToTheMinute() {
        ServiceLevelTarget target = within(resolution(), LimitRule.workingDays(2, NINE_TO_FIVE));
        check("met", target, null, WorkItem.ticket("T").opened(at(6, "15:00")).resolved(at(10, "15:00")));
        check("late", target, null, WorkItem.ticket("T").opened(at(6, "15:00")).resolved(at(10, "15:01")));
        check("met", target, null, WorkItem.ticket("T").opened(at(7, "15:00")).resolved(at(11, "00:00")));
        check("late", target, null, WorkItem.ticket("T").opened(at(7, "15:00")).resolved(at(11, "00:01")));
    }

    /** C98, P85: before the window is a miss, too. */
    @Test
    void earlyFailsToo_C98() {
        ServiceLevelTarget target = ServiceLevelTarget.of(
                "t",
                Indicator.share(
                        Selection.items("delivery"),
                        Condition.within(
                                Quantity.clock("ordered", "delivered"), LimitRule.between("window-start", "due"))));
        WorkItem item = WorkItem.delivery("D")
                .reached("ordered", at(2, "09:00"))
                .attribute("window-start", "2026-03-05T08:00Z")
                .due(at(5, "12:00"));
        check("late", target, null, item.delivered(at(5, "07:59")));
        check("met", target, null, item.delivered(at(5, "08:00")));
        check("met", target, null, item.delivered(at(5, "12:00")));
        check("late", target, null, item.delivered(at(5, "12:01")));
        check("open", target, null, item);
        ServiceLevelTarget clock = within(resolution(), ">= PT1H and <= PT2H");
        check("late", clock, null, WorkItem.ticket("T").opened(at(2, "09:00")).resolved(at(2, "09:59")));
        check("met", clock, null, WorkItem.ticket("T").opened(at(2, "09:00")).resolved(at(2, "10:00")));
    }

    /** C48, P84: a minute of tolerance, 90 minutes in the weeks before the holidays. */
    @Test
    void graceAndSeasonalTolerance_C48() {
        Schedule season = Schedule.weekly("UTC")
                .override(LocalDate.of(2026, 3, 10), dev.sla4j.time.DayWindow.of("00:00", "24:00"));
        LimitRule rule = LimitRule.when(
                        Condition.during("due", season), LimitRule.until("due").grace("<= PT90M"))
                .otherwise(LimitRule.until("due").grace("< PT60S"));
        ServiceLevelTarget target = ServiceLevelTarget.of(
                "t",
                Indicator.share(
                        Selection.items("delivery"), Condition.within(Quantity.clock("ordered", "delivered"), rule)));
        WorkItem plain =
                WorkItem.delivery("D").reached("ordered", at(2, "09:00")).due(at(9, "10:30"));
        check("met", target, null, plain.delivered(at(9, "10:30:59")));
        check("late", target, null, plain.delivered(at(9, "10:31")));
        WorkItem seasonal =
                WorkItem.delivery("D").reached("ordered", at(2, "09:00")).due(at(10, "10:30"));
        check("met", target, null, seasonal.delivered(at(10, "12:00")));
        check("late", target, null, seasonal.delivered(at(10, "12:00:01")));
    }

    /** C99, P69: the clock starts at the verdict, by plan. */
    @Test
    void aClockMayStartAtAnExternalEvent_C99() {
        LimitRule byPlan = LimitRule.when(Condition.is("plan", "gold"), Limit.parse("<= PT4H"))
                .otherwise(Limit.parse("<= PT12H"));
        ServiceLevelTarget target = ServiceLevelTarget.of(
                "t",
                Indicator.share(
                        Selection.items("job"), Condition.within(Quantity.clock("passed", "delivered"), byPlan)));
        WorkItem job = WorkItem.job("J").reached("uploaded", at(2, "09:00"));
        check("pending", target, null, job);
        check("undecided", target, null, job.delivered(at(2, "12:00")));
        WorkItem passed = job.reached("passed", at(3, "09:00")).delivered(at(3, "14:00"));
        check("met", target, null, passed);
        check("late", target, null, passed.attribute("plan", "gold"));
    }

    /** C94, P63, P79: a workaround resolves; a response is the acknowledgement by a person. */
    @Test
    void workaroundResolvesAndAPersonResponds_C94() {
        ServiceLevelTarget target = within(Quantity.clock("opened", "resolved", "worked-around"), "<= PT4H");
        WorkItem item = WorkItem.ticket("T")
                .opened(at(2, "09:00"))
                .responded(at(2, "09:00"))
                .reached(WorkItem.ACKNOWLEDGED, at(2, "10:00"))
                .reached(WorkItem.WORKED_AROUND, at(2, "12:00"))
                .resolved(at(4, "12:00"));
        check("met", target, null, item);
        check("late", within(resolution(), "<= PT4H"), null, item);
        check("late", within(Quantity.clock("opened", "acknowledged"), "<= PT30M"), null, item);
        check("met", within(Quantity.clock("opened", "responded"), "<= PT30M"), null, item);
    }

    /** C34 and a new promise: the date that counts is the one in force when it was done; without a promise nothing is late. */
    @Test
    void datePromises_C101() {
        ServiceLevelTarget target = within(resolution(), LimitRule.until("due"));
        WorkItem item = WorkItem.ticket("T").opened(at(2, "09:00")).due(at(5, "12:00"));
        check("late", target, null, item.resolved(at(6, "12:00")));
        String later = "2026-03-08T12:00Z";
        check("met", target, null, item.changed("due", later, at(4, "12:00")).resolved(at(6, "12:00")));
        check(
                "met",
                target,
                ChangedLimit.FROM_CHANGE,
                item.changed("due", later, at(4, "12:00")).resolved(at(6, "12:00")));
        check(
                "late",
                target,
                ChangedLimit.FROM_CHANGE,
                item.changed("due", later, at(5, "13:00")).resolved(at(6, "12:00")));
        check(
                "late",
                target,
                ChangedLimit.FIRST_STAYS,
                item.changed("due", later, at(4, "12:00")).resolved(at(6, "12:00")));
        check("none", target, null, WorkItem.ticket("T").opened(at(2, "09:00")).resolved(at(6, "12:00")));
    }

    /** On time, in full and correct: what an open order is like may still turn out (C73, C98). */
    @Test
    void onTimeInFullAndCorrect_C98() {
        Condition good = Condition.within(Quantity.clock("ordered", "delivered"), LimitRule.until("due"))
                .and(Condition.is("in-full", "yes"))
                .and(Condition.is("correct", "yes"));
        ServiceLevelTarget target = ServiceLevelTarget.of("t", Indicator.share(Selection.items("delivery"), good));
        WorkItem open = WorkItem.delivery("D").reached("ordered", at(2, "09:00"));
        WorkItem full =
                open.attribute("in-full", "yes").attribute("correct", "yes").delivered(at(4, "12:00"));
        check("met", target, null, full.due(at(5, "12:00")));
        check("late", target, null, full.attribute("correct", "no").due(at(5, "12:00")));
        check("open", target, null, open.due(at(5, "12:00")));
        assertEquals(
                "pending",
                outcome(report(agreement(target).build(), at(4, "00:00"), List.of(open.due(at(5, "12:00"))))
                        .target("t")
                        .counts()));
        WorkItem silent = open.delivered(at(4, "12:00")).due(at(5, "12:00"));
        check("late", target, null, silent);
    }

    /** Charged by value (C73): the share weighs each delivery. */
    @Test
    void weighedByValue_C73() {
        Indicator share = Indicator.share(
                        Selection.items("delivery"),
                        Condition.within(Quantity.clock("ordered", "delivered"), LimitRule.until("due")))
                .by(Quantity.attribute("value"));
        WorkItem good = WorkItem.delivery("D1").attribute("value", "950.5").reached("ordered", at(2, "09:00"));
        WorkItem bad = WorkItem.delivery("D2").attribute("value", "49.5").reached("ordered", at(2, "09:00"));
        assertEquals(
                Figure.share(Ratio.parse("0.9505")),
                figure(
                        share,
                        null,
                        good.delivered(at(3, "09:00")).due(at(4, "09:00")),
                        bad.delivered(at(5, "09:00")).due(at(4, "09:00"))));
    }

    // ---- errors in the data

    /** Closed before it was opened: in time, and no length of time. */
    @Test
    void doneBeforeItBegan() {
        WorkItem item = WorkItem.ticket("T").opened(at(2, "09:00")).resolved(at(1, "09:00"));
        check("met", within(resolution(), "<= PT1H"), null, item);
        ServiceLevelTarget mean =
                ServiceLevelTarget.of("t", Indicator.statistic(Statistic.Kind.MEAN, TICKETS, resolution()));
        check("undecided", mean, null, item);
    }

    // ---- identity

    /** S28, L1, L2: the events of an item are the item, in any order and told twice. */
    @Test
    void eventsAreTheItem_S28() {
        WorkItem item = WorkItem.ticket("T")
                .attribute("priority", "P2")
                .opened(at(2, "09:00"))
                .paused(at(2, "09:30"), at(2, "11:30"), "customer")
                .changed("priority", "P1", at(2, "11:45"))
                .changed("priority", "P2", at(2, "11:45"))
                .resolved(at(2, "19:00"));
        List<Measurement> events = new ArrayList<>(item.events());
        java.util.Collections.reverse(events);
        events.addAll(item.events());
        events.add(item);
        ServiceLevelTarget target = within(resolution(), byPriority());
        check("met", target, null, events.toArray(Measurement[]::new));
    }

    /** S28: versions of one time that differ are a conflict; where they say the same nothing is in doubt. */
    @Test
    void contradictoryVersions_S28() {
        ServiceLevelTarget target = within(resolution(), "<= PT8H");
        WorkItem early = WorkItem.ticket("T").opened(at(2, "09:00")).resolved(at(2, "10:00"));
        WorkItem late = WorkItem.ticket("T").opened(at(2, "09:00")).resolved(at(2, "19:00"));
        WorkItem fine = WorkItem.ticket("T").opened(at(2, "09:00")).resolved(at(2, "11:00"));
        check("undecided", target, null, early, late);
        check("met", target, null, early, fine);
        check("late", target, null, early, late.knownAt(at(3, "00:00")));
        check("met", target, null, early, early);
        ItemEvent resolved = ItemEvent.resolved("U", at(2, "10:00")).id("e2");
        ItemEvent other = ItemEvent.resolved("U", at(2, "20:00")).id("e2");
        ItemEvent opened = ItemEvent.opened("U", at(2, "09:00")).id("e1");
        check("met", target, null, opened, resolved);
        check("undecided", target, null, opened, resolved, other);
        check("late", target, null, opened, resolved, other.knownAt(at(3, "00:00")));
    }

    @Test
    void contradictoryEventsOfOneInstant_S28() {
        ServiceLevelTarget target = within(resolution(), byPriority());
        List<Measurement> events = new ArrayList<>(WorkItem.ticket("T")
                .opened(at(2, "09:00"))
                .resolved(at(2, "13:00"))
                .events());
        events.add(ItemEvent.ofTicket("T", Moment.changed(at(2, "10:00"), "priority", "P1")));
        ItemEvent other = ItemEvent.ofTicket("T", Moment.changed(at(2, "10:00"), "priority", "P2"));
        Agreement agreement = agreement(target).build();
        events.add(other.order(1));
        ComplianceReport ordered = report(agreement, at(31, "00:00"), events);
        assertEquals("met", outcome(ordered.target("t").counts()));
        events.set(events.size() - 1, other);
        ComplianceReport doubtful = report(agreement, at(31, "00:00"), events);
        assertEquals("undecided", outcome(doubtful.target("t").counts()));
        assertEquals(1, doubtful.remarks().size(), doubtful.remarks()::toString);
    }

    @Test
    void itemsThatNobodyReadsAreNamed_S30() {
        Agreement agreement = agreement(within(resolution(), "<= PT8H")).build();
        List<WorkItem> items = List.of(
                WorkItem.call("1").opened(at(2, "09:00")), WorkItem.ticket("1").opened(at(2, "09:00")));
        assertEquals(
                "[Remark[kind=IGNORED_EVIDENCE, text=items of type call of the service are read by no target]]",
                report(agreement, at(31, "00:00"), items).remarks().toString());
    }

    /** The type is part of the identity, and items of other types are not counted. */
    @Test
    void typesAreApart() {
        ServiceLevelTarget target = within(resolution(), "<= PT8H");
        check(
                "met",
                target,
                null,
                WorkItem.ticket("1").opened(at(2, "09:00")).resolved(at(2, "10:00")),
                WorkItem.call("1").opened(at(2, "09:00")).resolved(at(2, "20:00")));
    }

    @Test
    void attainmentPerPriorityIsAVerdictEach_C89() {
        ServiceLevelTarget critical = ServiceLevelTarget.of(
                        "critical",
                        Indicator.withinLimit(
                                TICKETS.where("priority", "P1"), resolution().elapsed(), "<= PT4H"))
                .atLeast("90%");
        ServiceLevelTarget normal = ServiceLevelTarget.of(
                        "normal", Indicator.withinLimit(TICKETS.where("priority", "P2"), resolution(), "<= PT8H"))
                .atLeast("50%")
                .during(NINE_TO_FIVE);
        Agreement agreement = Agreement.builder("a")
                .zone("UTC")
                .monthly()
                .target(critical)
                .target(normal)
                .build();
        WorkItem one = WorkItem.ticket("T1").attribute("priority", "P1").opened(at(2, "16:00"));
        WorkItem two = WorkItem.ticket("T2").attribute("priority", "P2").opened(at(2, "16:00"));
        ComplianceReport report = report(
                agreement,
                Instant.parse("2026-04-01T00:00:00Z"),
                List.of(one.resolved(at(2, "20:01")), two.resolved(at(3, "16:00"))));
        assertEquals(Verdict.MISSED, report.target("critical").verdict());
        assertEquals(Verdict.MET, report.target("normal").verdict());
    }

    /** S2, S13: what is due by the end of the last day of the month belongs to it, though a day ends where the next one begins. */
    @Test
    void dueByTheEndOfTheMonthBelongsToIt_S13() {
        ServiceLevelTarget target = within(resolution(), LimitRule.endOfWorkingDay(1, NINE_TO_FIVE));
        WorkItem ticket = WorkItem.ticket("T").opened(at(30, "10:00"));
        check("met", target, null, ticket.resolved(at(31, "23:59")));
        check("late", target, null, ticket.resolved(Instant.parse("2026-04-01T00:00:00Z")));
        ServiceLevelTarget exclusive = within(resolution(), "< PT24H");
        check("open", exclusive, null, WorkItem.ticket("T").opened(at(31, "00:00")));
        ServiceLevelTarget inclusive = within(resolution(), "<= PT24H");
        check("none", inclusive, null, WorkItem.ticket("T").opened(at(31, "00:00")));
    }

    /** S3, S13: what falls due after the term or the life of its subject belongs to no period, and a remark says so. */
    @Test
    void dueAfterTheEndOfTheLifeIsTold_S13() {
        ServiceLevelTarget target = within(resolution(), "<= PT48H");
        WorkItem ticket = WorkItem.ticket("T").opened(at(10, "10:00")).resolved(at(15, "10:00"));
        Measurement life = ServiceLife.of("2026-03-01T00:00Z", "2026-03-11T00:00Z");
        ComplianceReport ended =
                report(agreement(target).build(), Instant.parse("2026-04-01T00:00:00Z"), List.of(ticket, life));
        assertEquals("none", outcome(ended.target("t").counts()));
        assertTrue(
                ended.remarks().stream()
                        .anyMatch(remark -> remark.text().contains("1 items of this period are due after")),
                ended.remarks()::toString);
        Agreement term = agreement(target).until(LocalDate.of(2026, 3, 11)).build();
        ComplianceReport over = report(term, Instant.parse("2026-04-01T00:00:00Z"), List.of(ticket));
        assertTrue(
                over.remarks().stream()
                        .anyMatch(remark -> remark.text().contains("1 items of this period are due after")),
                over.remarks()::toString);
        ComplianceReport none =
                report(agreement(target).build(), Instant.parse("2026-04-01T00:00:00Z"), List.of(ticket));
        assertEquals(List.of(), none.remarks());
    }

    /** S13: where no alternative can be kept any more, the latest of all says to which period an item belongs. */
    @Test
    void noAlternativeIsLeft_S13() {
        Condition either = Condition.is("class", "a")
                .and(Condition.within(resolution(), Limit.parse("<= PT24H")))
                .or(Condition.is("class", "b").and(Condition.within(resolution(), Limit.parse("<= PT72H"))));
        ServiceLevelTarget target = ServiceLevelTarget.of("t", Indicator.share(TICKETS, either));
        WorkItem ticket = WorkItem.ticket("T").opened(Instant.parse("2026-02-27T10:00:00Z"));
        check("late", target, null, ticket.attribute("class", "c").resolved(at(2, "11:00")));
        check("late", target, null, ticket.attribute("class", "b").resolved(at(2, "11:00")));
        check("none", target, null, ticket.attribute("class", "a").resolved(at(2, "11:00")));
    }

    /**
     * S14: a working day that was paused as a whole does not count, on whichever the counting begins and at whatever time of day it ends. Saturday is the
     * 7th; Monday or Tuesday is paused.
     */
    @ParameterizedTest
    @CsvSource({
        // On Saturday "the same working day" is Monday, or Tuesday if Monday is paused.
        "END_OF_DAY, 0, 7, 12:00, 9, 10, 23:59, 1",
        "END_OF_DAY, 0, 7, 12:00, 9, 11, 00:00, 0",
        // From Monday 00:00, as from a nanosecond later, one working day is over on Wednesday.
        "SAME_TIME, 1, 9, 00:00, 10, 11, 00:00, 1",
        "SAME_TIME, 1, 9, 00:01, 10, 11, 00:01, 1",
        "SAME_TIME, 1, 9, 00:00, 10, 11, 00:01, 0",
        "SAME_TIME, 1, 7, 12:00, 10, 11, 00:00, 1",
        "SAME_TIME, 1, 7, 12:00, 10, 11, 00:01, 0",
        // So it is with the day of the start itself: what is opened on Monday at 00:00 and paused all Monday is opened
        // on a day that is none.
        "END_OF_DAY, 0, 9, 00:00, 9, 10, 23:59, 1",
        "END_OF_DAY, 0, 9, 00:00, 9, 11, 00:00, 0",
        "END_OF_DAY, 1, 9, 00:00, 9, 10, 23:59, 1",
        "END_OF_DAY, 1, 9, 00:00, 9, 11, 00:00, 0",
        "SAME_TIME, 0, 9, 00:00, 9, 10, 00:00, 1",
        "SAME_TIME, 0, 9, 00:00, 9, 10, 00:01, 0",
        "SAME_TIME, 1, 9, 00:00, 9, 11, 00:00, 1",
        "SAME_TIME, 1, 9, 00:00, 9, 11, 00:01, 0"
    })
    void workingDaysPausedAsAWhole_S14(
            LimitRule.OnWorkingDay.Until until,
            int k,
            int opened,
            String time,
            int paused,
            int resolved,
            String done,
            long good) {
        LimitRule rule = new LimitRule.OnWorkingDay(k, until, NINE_TO_FIVE);
        WorkItem item = WorkItem.ticket("T")
                .opened(at(opened, time))
                .paused(at(paused, "00:00"), at(paused + 1, "00:00"), "customer")
                .resolved(at(resolved, done));
        Agreement agreement = agreement(
                        ServiceLevelTarget.of("t", Indicator.share(TICKETS, Condition.within(resolution(), rule))))
                .build();
        CountAccount counts = report(agreement, Instant.parse("2026-04-01T00:00:00Z"), List.of(item))
                .target("t")
                .counts();
        assertEquals(good + " of 1", counts.good() + " of " + (counts.good() + counts.bad()));
    }

    /** S14: so is a working day that is excluded as a whole, also if the clock starts in the middle of it: opened on Monday the 9th is opened on none. */
    @ParameterizedTest
    @CsvSource({
        "END_OF_DAY, 0, 10, 23:59, met",
        "END_OF_DAY, 0, 11, 00:00, late",
        "END_OF_DAY, 1, 10, 23:59, met",
        "END_OF_DAY, 1, 11, 00:00, late",
        "SAME_TIME, 1, 11, 00:00, met",
        "SAME_TIME, 1, 11, 00:01, late"
    })
    void workingDaysExcludedAsAWhole_S14(
            LimitRule.OnWorkingDay.Until until, int k, int resolved, String done, String expected) {
        LimitRule rule = new LimitRule.OnWorkingDay(k, until, NINE_TO_FIVE);
        Agreement agreement = agreement(within(resolution(), rule))
                .exclusion(ExclusionRule.announced("storm", "storm"))
                .build();
        List<Measurement> evidence = List.of(
                WorkItem.ticket("T").opened(at(9, "10:00")).resolved(at(resolved, done)),
                Exclusion.of("storm", "2026-03-09T00:00Z", "2026-03-10T00:00Z"));
        ComplianceReport report = report(agreement, Instant.parse("2026-04-01T00:00:00Z"), evidence);
        assertEquals(expected, outcome(report.target("t").counts()));
    }
}
