package dev.sla4j.settlement;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.Deadline;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.WorkingDays;
import java.time.Instant;
import java.time.Period;
import java.time.YearMonth;

/** The instants at which deadlines end, exclusive (C83). */
final class Deadlines {
    private Deadlines() {}

    static Instant of(Deadline deadline, Agreement agreement, ReferenceData data, EvaluationPeriod period) {
        return of(deadline, agreement, data, period, period.end());
    }

    /** Counted from the end of something that ended in a period. */
    static Instant of(
            Deadline deadline, Agreement agreement, ReferenceData data, EvaluationPeriod period, Instant end) {
        if (deadline instanceof Deadline.Elapsed elapsed) {
            return end.plus(elapsed.length());
        }
        if (deadline instanceof Deadline.Days days) {
            return LocalClock.plus(end, Period.ofDays(days.days()), agreement.zone());
        }
        if (deadline instanceof Deadline.Months months) {
            return LocalClock.plus(end, Period.ofMonths(months.months()), agreement.zone());
        }
        if (deadline instanceof Deadline.BusinessDays business) {
            WorkingDays days = WorkingDays.of(business.workingDays(), data.calendars());
            return days.endOfWorkingDay(end.minusNanos(1), business.days());
        }
        if (deadline instanceof Deadline.EndOfMonth month) {
            // The end of a month is the first instant of the next; the month that ended is that before it.
            YearMonth ended = YearMonth.from(end.minusNanos(1).atZone(agreement.zone()));
            return ended.plusMonths(month.months() + 1L)
                    .atDay(1)
                    .atStartOfDay(agreement.zone())
                    .toInstant();
        }
        if (deadline instanceof Deadline.Cycles cycles) {
            // It happened in a whole cycle, also where a change of the agreement cuts the period: customers count their
            // bills.
            EvaluationPeriod later = agreement.cycle() instanceof EvaluationCycle.Rolling
                    ? period
                    : agreement.cycle().periodContaining(end.minusNanos(1), agreement.zone());
            for (int i = 0; i < cycles.cycles(); i++) {
                later = agreement.cycle().next(later, agreement.zone());
            }
            return later.end();
        }
        throw new AssertionError("unhandled deadline " + deadline);
    }
}
