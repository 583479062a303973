package dev.sla4j.time;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The working days of a zone: which local dates count in "by the end of the second working day".
 *
 * <p>Models clauses that count days, not hours: "repaired by 23:59 of the second working day after the report",
 * "claims within 10 business days". Such clauses count working days whether or not somebody is on duty round the
 * clock, so this is not a property of a {@link ServiceClock}: a working day is a local date with a working weekday that
 * is no holiday, or, if derived from a {@link WeeklySchedule}, a local date on which a window of that schedule starts.
 *
 * <p>Days are counted <em>after</em> the day of the event, whatever its time: reports at 23:50 and 20 minutes later
 * are a whole day apart (A26), and a report at the weekend counts from Monday as the first. The zone decides on which
 * date an instant lies; a date ends at 00:00 of the next one by S4, so clauses that print 23:59 include that minute.
 *
 * <p>Immutable, value-based and thread-safe. Counting takes O(log exceptions), however many years lie between.
 * Source: published agreement P82, ambiguity A26.
 */
public final class WorkingDays {

    private static final int MONDAY_OFFSET = 3;

    private final ZoneId zone;
    private final Set<DayOfWeek> weekdays;
    private final long[] daysOff;
    private final long[] extraDays;

    private WorkingDays(ZoneId zone, Set<DayOfWeek> weekdays, Map<Long, Boolean> exceptions) {
        if (weekdays.isEmpty()) {
            throw new IllegalArgumentException("weekdays (" + weekdays + ") must have a working day");
        }
        this.zone = zone;
        this.weekdays = weekdays;
        this.daysOff = exceptionsThat(false, exceptions);
        this.extraDays = exceptionsThat(true, exceptions);
    }

    private long[] exceptionsThat(boolean work, Map<Long, Boolean> exceptions) {
        return exceptions.entrySet().stream()
                .filter(e -> e.getValue() == work && weekdays.contains(weekday(e.getKey())) != work)
                .mapToLong(Map.Entry::getKey)
                .sorted()
                .toArray();
    }

    /**
     * Obtains the working days of some weekdays except holidays.
     *
     * @param zone  the zone of the dates, not null
     * @param weekdays  the working weekdays, at least one, not null
     * @param holidays  the calendars whose holidays are no working days, not null
     * @return the working days, not null
     * @throws IllegalArgumentException if there is no weekday
     */
    public static WorkingDays of(ZoneId zone, Collection<DayOfWeek> weekdays, HolidayCalendar... holidays) {
        requireNonNull(zone, "zone");
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        days.addAll(requireNonNull(weekdays, "weekdays"));
        Map<Long, Boolean> exceptions = new HashMap<>();
        for (HolidayCalendar calendar : requireNonNull(holidays, "holidays")) {
            calendar.dates().forEach(date -> exceptions.put(date.toEpochDay(), false));
        }
        return new WorkingDays(zone, days, exceptions);
    }

    /** Obtains Monday to Friday except holidays; see {@link #of(ZoneId, Collection, HolidayCalendar...)}. */
    public static WorkingDays monToFri(ZoneId zone, HolidayCalendar... holidays) {
        return of(zone, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), holidays);
    }

    /**
     * Obtains the local dates on which a window of a schedule starts, with its holidays and overrides; a window that
     * only runs into a date does not make it a working day, and neither do breaks unmake one.
     *
     * @param schedule  the schedule, with windows on at least one weekday, not null
     * @param calendars  the holiday calendars that it needs, not null
     * @return the working days, not null
     * @throws IllegalArgumentException if a calendar is missing or no weekday has a window
     */
    public static WorkingDays of(WeeklySchedule schedule, HolidayCalendars calendars) {
        requireNonNull(schedule, "schedule");
        Map<Long, Boolean> exceptions = new HashMap<>();
        schedule.specialDays(LocalDate.MIN.toEpochDay(), LocalDate.MAX.toEpochDay() - 1, calendars)
                .forEach((day, windows) -> exceptions.put(day, !windows.isEmpty()));
        return new WorkingDays(schedule.zone(), schedule.week().keySet(), exceptions);
    }

    /** Returns the zone of the dates. */
    public ZoneId zone() {
        return zone;
    }

    /** Returns the working weekdays in order. */
    public Set<DayOfWeek> weekdays() {
        return Collections.unmodifiableSet(weekdays);
    }

    /** Says whether the date is a working day. */
    public boolean isWorkingDay(LocalDate date) {
        requireNonNull(date, "date");
        return countBefore(date.toEpochDay() + 1) > countBefore(date.toEpochDay());
    }

    /**
     * Returns the number of working days from a date until before another.
     *
     * @param startInclusive  the first date, not null
     * @param endExclusive  the first date that does not count, not before the start, not null
     * @return the number of working days
     * @throws IllegalArgumentException if the end is before the start
     */
    public long between(LocalDate startInclusive, LocalDate endExclusive) {
        requireNonNull(startInclusive, "startInclusive");
        requireNonNull(endExclusive, "endExclusive");
        if (endExclusive.isBefore(startInclusive)) {
            throw new IllegalArgumentException(
                    "end (" + endExclusive + ") must not be before start (" + startInclusive + ")");
        }
        return countBefore(endExclusive.toEpochDay()) - countBefore(startInclusive.toEpochDay());
    }

    /**
     * Returns the date a number of working days later or earlier.
     *
     * @param date  the date from which to count, a working day or not, not null
     * @param workingDays  {@code k > 0} for the {@code k}-th working day after the date, {@code k < 0} for the
     *     {@code -k}-th before it, 0 for the date itself
     * @return the date, a working day unless the number is 0, not null
     */
    public LocalDate plus(LocalDate date, int workingDays) {
        requireNonNull(date, "date");
        if (workingDays == 0) {
            return date;
        }
        long day = date.toEpochDay();
        long wanted = workingDays + (workingDays > 0 ? countBefore(day + 1) : countBefore(day) + 1);
        long reach = 7 * ((Math.abs((long) workingDays) + daysOff.length) / weekdays.size() + 2);
        return LocalDate.ofEpochDay(firstWithCount(wanted, day - reach, day + reach));
    }

    /**
     * Returns the end of a working day, 24:00 local time, that is counted from an event: the deadline of "by the end of
     * the {@code k}-th working day after the report".
     *
     * @param from  the event, not null
     * @param k  the number of working days after the local date of the event; 0 for the date of the event itself or, if
     *     it is no working day, the first one after it; not negative
     * @return the first instant after that day, not null
     * @throws IllegalArgumentException if the number is negative
     */
    public Instant endOfWorkingDay(Instant from, int k) {
        if (k < 0) {
            throw new IllegalArgumentException("k (" + k + ") must not be negative");
        }
        LocalDate date = LocalTimeLine.dayOf(EpochNanos.of(from), zone);
        LocalDate last = k > 0 || !isWorkingDay(date) ? plus(date, Math.max(1, k)) : date;
        return EpochNanos.toInstant(LocalTimeLine.startOfDay(last.plusDays(1), zone));
    }

    /** The first day up to and with which there are as many working days, counted like {@link #countBefore}. */
    private long firstWithCount(long wanted, long first, long last) {
        long low = first;
        long high = last;
        while (low < high) {
            long middle = Math.floorDiv(low + high, 2L);
            if (countBefore(middle + 1) < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Working days before a day, counted from the Monday before the epoch and corrected by all exceptions before. */
    private long countBefore(long epochDay) {
        long week = Math.floorDiv(epochDay + MONDAY_OFFSET, 7L);
        long count = week * weekdays.size();
        for (DayOfWeek day : weekdays) {
            if (day.getValue() <= Math.floorMod(epochDay + MONDAY_OFFSET, 7L)) {
                count++;
            }
        }
        return count - numberBefore(daysOff, epochDay) + numberBefore(extraDays, epochDay);
    }

    private static int numberBefore(long[] days, long epochDay) {
        int index = Arrays.binarySearch(days, epochDay);
        return index < 0 ? -index - 1 : index;
    }

    private static DayOfWeek weekday(long epochDay) {
        return DayOfWeek.of((int) Math.floorMod(epochDay + MONDAY_OFFSET, 7L) + 1);
    }

    /** Says whether the other object has the same working days in the same zone. */
    @Override
    public boolean equals(Object o) {
        return o instanceof WorkingDays other
                && zone.equals(other.zone)
                && weekdays.equals(other.weekdays)
                && Arrays.equals(daysOff, other.daysOff)
                && Arrays.equals(extraDays, other.extraDays);
    }

    @Override
    public int hashCode() {
        return Objects.hash(zone, weekdays, Arrays.hashCode(daysOff), Arrays.hashCode(extraDays));
    }

    /** Prints the weekdays, the zone and the number of exceptions. */
    @Override
    public String toString() {
        return "working days " + weekdays + " in " + zone + " except " + daysOff.length + " dates and with "
                + extraDays.length + " more";
    }
}
