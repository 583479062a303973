package dev.sla4j.time;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Instants that recur by the calendar.
 *
 * <p>Models "a report every Monday by 10:00", "the invoice data on the 5th of each month, or the next working day": on the first date of each period
 * of a cycle, at a local time. A local time in the gap of a clock change moves forward by the gap, an ambiguous one means its first occurrence (S4).
 * Immutable.
 *
 * @param cycle the cycle whose periods begin on the dates: one of days, weeks, months or of an anchor date
 * @param at the local time
 * @param zone the zone of the dates and the time
 * @param workingDays the hours whose days are working days, where a date that is none moves to the next that is; null if dates stay
 */
public record Recurrence(
        EvaluationCycle cycle,
        LocalTime at,
        ZoneId zone,
        @Nullable WeeklySchedule workingDays) {
    private static final int MOST_DAYS = 366;

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the cycle is not one of dates
     */
    public Recurrence {
        requireNonNull(cycle, "cycle");
        requireNonNull(at, "at");
        requireNonNull(zone, "zone");
        if (!(cycle instanceof DateCycle)) {
            throw new IllegalArgumentException("cycle (" + cycle + ") must be one of dates, such as weekly");
        }
    }

    /**
     * Obtains a recurrence on one day of each week.
     *
     * @param day the day, not null
     * @param at the local time, such as {@code 10:00}
     * @param zone the zone, such as {@code Europe/Berlin}
     * @return the recurrence, not null
     */
    public static Recurrence weekly(DayOfWeek day, String at, String zone) {
        return of(EvaluationCycle.weekly(day), at, zone);
    }

    /**
     * Obtains a recurrence on one day of each month; in a month without that day, on its last.
     *
     * @param day the day of the month, 1 to 31
     * @param at the local time, such as {@code 10:00}
     * @param zone the zone, such as {@code Europe/Berlin}
     * @return the recurrence, not null
     */
    public static Recurrence monthly(int day, String at, String zone) {
        return of(
                day == 1 ? EvaluationCycle.monthly() : EvaluationCycle.monthlyFrom(day, EndOfMonth.LAST_DAY), at, zone);
    }

    /**
     * Obtains a recurrence on the first date of each period of a cycle.
     *
     * @param cycle the cycle, one of dates
     * @param at the local time, such as {@code 10:00}
     * @param zone the zone, such as {@code Europe/Berlin}
     * @return the recurrence, not null
     */
    public static Recurrence of(EvaluationCycle cycle, String at, String zone) {
        return new Recurrence(cycle, LocalTime.parse(at), ZoneId.of(zone), null);
    }

    /**
     * Returns a copy in which a date that is no working day moves to the next one that is.
     *
     * @param days the hours whose days are working days, not null
     * @return the copy, not null
     */
    public Recurrence onWorkingDays(WeeklySchedule days) {
        return new Recurrence(cycle, at, zone, requireNonNull(days, "workingDays"));
    }

    /**
     * Returns the instants of a range and those around it: at least one before its start and one after its end.
     *
     * @param range the range, not null
     * @param calendars the holiday calendars that the working days name
     * @return the instants in ascending order, not null
     * @throws IllegalArgumentException if a date that is no working day is followed by none within a year
     */
    public List<Instant> around(TimeRange range, HolidayCalendars calendars) {
        WorkingDays days = workingDays == null ? null : WorkingDays.of(workingDays, calendars);
        EvaluationPeriod period = cycle.periodContaining(range.start(), zone);
        // Dates that are no working days move on, so several before the range may give no instant before it.
        while (!instantOf(period, days).isBefore(range.start())) {
            period = cycle.previous(period, zone);
        }
        List<Instant> instants = new ArrayList<>();
        int beyond = 0;
        while (beyond < 2) {
            Instant instant = instantOf(period, days);
            instants.add(instant);
            beyond += instant.isAfter(range.end()) ? 1 : 0;
            period = cycle.next(period, zone);
        }
        return instants;
    }

    private Instant instantOf(EvaluationPeriod period, @Nullable WorkingDays days) {
        LocalDate date = period.start().atZone(zone).toLocalDate();
        for (int moved = 0; days != null && !days.isWorkingDay(date); moved++) {
            if (moved == MOST_DAYS) {
                throw new IllegalArgumentException("workingDays (" + workingDays + ") must have a day within a year");
            }
            date = date.plusDays(1);
        }
        return date.atTime(at).atZone(zone).toInstant();
    }
}
