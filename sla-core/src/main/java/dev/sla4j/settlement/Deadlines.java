package dev.sla4j.settlement;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.Deadline;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.WorkingDays;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZonedDateTime;

/** The instants at which deadlines end, exclusive (C83). */
final class Deadlines {
    private Deadlines() {}

    static Instant of(Deadline deadline, Agreement agreement, ReferenceData data, EvaluationPeriod period) {
        return of(deadline, agreement, data, period, period.end());
    }

    /** Counted from the end of something that ended in a period. */
    static Instant of(
            Deadline deadline, Agreement agreement, ReferenceData data, EvaluationPeriod period, Instant end) {
        ZonedDateTime local = end.atZone(agreement.zone());
        if (deadline instanceof Deadline.Elapsed elapsed) {
            return end.plus(elapsed.length());
        }
        if (deadline instanceof Deadline.Days days) {
            return local.plusDays(days.days()).toInstant();
        }
        if (deadline instanceof Deadline.Months months) {
            return local.plusMonths(months.months()).toInstant();
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
            EvaluationPeriod later = period;
            for (int i = 0; i < cycles.cycles(); i++) {
                later = agreement.cycle().next(later, agreement.zone());
            }
            return later.end();
        }
        throw new AssertionError("unhandled deadline " + deadline);
    }
}
