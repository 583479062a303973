package dev.sla4j.time;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Weekly hours in a zone, with breaks, holidays and exceptions for single dates.
 *
 * <p>Models "Monday to Friday 09:00–17:00 UK time, excluding public holidays; 24 December until 12:00":
 * <pre>{@code
 * Schedule.weekly("Europe/London")
 *         .monToFri("09:00", "17:00")
 *         .breaks("12:00", "13:00")
 *         .closedOn("england-and-wales")
 *         .override(LocalDate.of(2026, 12, 24), DayWindow.of("09:00", "12:00"));
 * }</pre>
 *
 * <p>Each method returns a copy with one more clause; windows add up, at most a hundred of a day. The windows that <em>start</em> on a local date
 * are, in this order of precedence: those of its override; none, if it is a holiday of a calendar in
 * {@link #closedOn}; those of another weekday, if it is a holiday of a calendar in {@link #openLike}; those of its
 * weekday. A window that ends at or before its start runs into the next day, even into a holiday.
 *
 * <p>Breaks start on every local date except an overridden one, whose windows are complete as they are given.
 *
 * <p>The ends of a window are local date-times (S4): in a gap they move forward by the length of the gap, an ambiguous
 * one means its first occurrence, and the time between them is elapsed time: 00:00–24:00 is 25 hours on the day that
 * clocks go back. A window whose end would not come after its start, as both lie in or beside a gap, is empty.
 *
 * <p>Immutable, value-based and thread-safe. {@link #toTimeSet} takes O(days) with about ten nanoseconds a window, as
 * it asks the zone rules once for each clock change and not for each day. Source: DESIGN S4; published agreements P34,
 * P56, P60, P80; {@code peer-defects.md} D6, D7.
 */
public final class WeeklySchedule implements Schedule {

    private static final int MONDAY_OFFSET = 3;

    /** More are hardly meant, and a century of them would not fit into memory. */
    private static final int MOST_WINDOWS = 100;

    private final ZoneId zone;
    private final Map<DayOfWeek, List<DayWindow>> week;
    private final List<DayWindow> breaks;
    private final SortedSet<String> closedOn;
    private final SortedMap<String, DayOfWeek> openLike;
    private final SortedMap<LocalDate, List<DayWindow>> overrides;

    private WeeklySchedule(
            ZoneId zone,
            Map<DayOfWeek, List<DayWindow>> week,
            List<DayWindow> breaks,
            SortedSet<String> closedOn,
            SortedMap<String, DayOfWeek> openLike,
            SortedMap<LocalDate, List<DayWindow>> overrides) {
        this.zone = zone;
        this.week = week;
        this.breaks = breaks;
        this.closedOn = closedOn;
        this.openLike = openLike;
        this.overrides = overrides;
    }

    static WeeklySchedule in(ZoneId zone) {
        return new WeeklySchedule(
                requireNonNull(zone, "zone"),
                Map.of(),
                List.of(),
                Collections.emptySortedSet(),
                Collections.emptySortedMap(),
                Collections.emptySortedMap());
    }

    /**
     * Adds a window on a weekday.
     *
     * @param day  the weekday on which the window starts, not null
     * @param from  the local start, see {@link DayWindow#of}, not null
     * @param to  the local end; at or before the start it means the next day, not null
     * @return the schedule with the window, not null
     */
    public WeeklySchedule on(DayOfWeek day, String from, String to) {
        return on(List.of(requireNonNull(day, "day")), from, to);
    }

    /**
     * Adds a window on several weekdays.
     *
     * @param days  the weekdays on which the window starts, not null
     * @param from  the local start, see {@link DayWindow#of}, not null
     * @param to  the local end; at or before the start it means the next day, not null
     * @return the schedule with the windows, not null
     */
    public WeeklySchedule on(Collection<DayOfWeek> days, String from, String to) {
        return on(days, DayWindow.of(from, to));
    }

    /**
     * Adds a window on several weekdays.
     *
     * @param days  the weekdays on which the window starts, not null
     * @param window  the window, not null
     * @return the schedule with the windows, not null
     */
    public WeeklySchedule on(Collection<DayOfWeek> days, DayWindow window) {
        requireNonNull(days, "days");
        Map<DayOfWeek, List<DayWindow>> changed = new EnumMap<>(DayOfWeek.class);
        changed.putAll(week);
        for (DayOfWeek day : days) {
            changed.put(day, with(changed.getOrDefault(day, List.of()), window));
        }
        return new WeeklySchedule(zone, Collections.unmodifiableMap(changed), breaks, closedOn, openLike, overrides);
    }

    /** Adds a window on Monday to Friday; see {@link #on(Collection, String, String)}. */
    public WeeklySchedule monToFri(String from, String to) {
        return on(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), from, to);
    }

    /** Adds a window on every weekday; see {@link #on(Collection, String, String)}. */
    public WeeklySchedule everyDay(String from, String to) {
        return on(EnumSet.allOf(DayOfWeek.class), from, to);
    }

    /**
     * Adds a daily break, which is taken out of the windows of every day that is not overridden.
     *
     * @param from  the local start, see {@link DayWindow#of}, not null
     * @param to  the local end; at or before the start it means the next day, not null
     * @return the schedule with the break, not null
     */
    public WeeklySchedule breaks(String from, String to) {
        return new WeeklySchedule(zone, week, with(breaks, DayWindow.of(from, to)), closedOn, openLike, overrides);
    }

    /**
     * Closes the windows that start on the holidays of calendars.
     *
     * @param calendarIds  the ids of the calendars, not null
     * @return the schedule that is closed on these holidays, not null
     * @throws IllegalArgumentException if an id is blank
     */
    public WeeklySchedule closedOn(String... calendarIds) {
        SortedSet<String> changed = new TreeSet<>(closedOn);
        for (String id : requireNonNull(calendarIds, "calendarIds")) {
            changed.add(HolidayCalendar.checkId(id));
        }
        return new WeeklySchedule(zone, week, breaks, Collections.unmodifiableSortedSet(changed), openLike, overrides);
    }

    /**
     * Opens on the holidays of a calendar as on a weekday: "weekends and holidays 17:00–07:00".
     *
     * <p>If a date is a holiday of several such calendars, the windows of all their weekdays are open; if it is also a
     * holiday of a calendar in {@link #closedOn}, it is closed.
     *
     * @param day  the weekday whose windows start on the holidays, not null
     * @param calendarId  the id of the calendar, not null
     * @return the schedule with these hours on the holidays, not null
     * @throws IllegalArgumentException if the id is blank
     */
    public WeeklySchedule openLike(DayOfWeek day, String calendarId) {
        SortedMap<String, DayOfWeek> changed = new TreeMap<>(openLike);
        changed.put(HolidayCalendar.checkId(calendarId), requireNonNull(day, "day"));
        return new WeeklySchedule(zone, week, breaks, closedOn, Collections.unmodifiableSortedMap(changed), overrides);
    }

    /**
     * Replaces the windows that start on a date, and its breaks; it wins over holidays.
     *
     * @param date  the local date, not null
     * @param windows  the windows that start on it, none to close, not null
     * @return the schedule with the exception, not null
     */
    public WeeklySchedule override(LocalDate date, DayWindow... windows) {
        requireNonNull(date, "date");
        List<DayWindow> plan = List.of();
        for (DayWindow window : requireNonNull(windows, "windows")) {
            plan = with(plan, window);
        }
        SortedMap<LocalDate, List<DayWindow>> changed = new TreeMap<>(overrides);
        changed.put(date, plan);
        return new WeeklySchedule(zone, week, breaks, closedOn, openLike, Collections.unmodifiableSortedMap(changed));
    }

    private static List<DayWindow> with(List<DayWindow> windows, DayWindow added) {
        SortedSet<DayWindow> sorted = new TreeSet<>(windows);
        sorted.add(requireNonNull(added, "window"));
        if (sorted.size() > MOST_WINDOWS) {
            throw new IllegalArgumentException(
                    "window (" + added + ") must not be one of more than " + MOST_WINDOWS + " of a day");
        }
        return List.copyOf(sorted);
    }

    /** Returns the zone of the local times. */
    public ZoneId zone() {
        return zone;
    }

    /** Returns the windows of the weekdays that have some, in order. */
    public Map<DayOfWeek, List<DayWindow>> week() {
        return week;
    }

    /** Returns the windows that start on a weekday, in order. */
    public List<DayWindow> windowsOn(DayOfWeek day) {
        return week.getOrDefault(requireNonNull(day, "day"), List.of());
    }

    /** Returns the daily breaks in order. */
    public List<DayWindow> breaks() {
        return breaks;
    }

    /** Returns the ids of the calendars on whose holidays no window starts, in order. */
    public SortedSet<String> closedOn() {
        return closedOn;
    }

    /** Returns the weekday whose windows start on the holidays of a calendar, by its id, in order. */
    public SortedMap<String, DayOfWeek> openLike() {
        return openLike;
    }

    /** Returns the windows of the dates that have exceptions, in order. */
    public SortedMap<LocalDate, List<DayWindow>> overrides() {
        return overrides;
    }

    @Override
    public SortedSet<String> calendarIds() {
        SortedSet<String> ids = new TreeSet<>(closedOn);
        ids.addAll(openLike.keySet());
        return Collections.unmodifiableSortedSet(ids);
    }

    /**
     * Returns the windows that start on a local date, in order, before breaks are taken out.
     *
     * @param date  the local date, not null
     * @param calendars  the holiday calendars, with all of {@link #calendarIds}, not null
     * @return the windows, none if closed, not null
     * @throws IllegalArgumentException if a calendar is missing
     */
    public List<DayWindow> windowsOn(LocalDate date, HolidayCalendars calendars) {
        requireNonNull(date, "date");
        List<DayWindow> special =
                specialDays(date.toEpochDay(), date.toEpochDay(), calendars).get(date.toEpochDay());
        return special != null ? special : windowsOn(date.getDayOfWeek());
    }

    @Override
    public TimeSet toTimeSet(TimeRange within, HolidayCalendars calendars) {
        requireNonNull(within, "within");
        // a window may start a day before, end a day after it started, and be moved by a gap of a day
        long first = LocalTimeLine.dateAt(within.startNanos(), zone).toEpochDay() - 3;
        long last = LocalTimeLine.dateAt(within.endNanos(), zone).toEpochDay() + 1;
        Map<Long, List<DayWindow>> special = specialDays(first, last, calendars);
        TimeSet open = layOut(first, last, special, byWeekday());
        if (!breaks.isEmpty()) {
            Map<Long, List<DayWindow>> unbroken = new HashMap<>();
            overrides.keySet().forEach(date -> unbroken.put(date.toEpochDay(), List.of()));
            open = open.minus(layOut(first, last, unbroken, Collections.nCopies(7, breaks)));
        }
        return open.clip(within);
    }

    private List<List<DayWindow>> byWeekday() {
        List<List<DayWindow>> windows = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            windows.add(windowsOn(day));
        }
        return windows;
    }

    private TimeSet layOut(long first, long last, Map<Long, List<DayWindow>> special, List<List<DayWindow>> byWeekday) {
        LocalTimeLine line = new LocalTimeLine(zone);
        TimeSet.Builder set = new TimeSet.Builder((int) (last - first + 1));
        for (long day = first; day <= last; day++) {
            List<DayWindow> windows = special.isEmpty() ? null : special.get(day);
            if (windows == null) {
                windows = byWeekday.get((int) Math.floorMod(day + MONDAY_OFFSET, 7L));
            }
            for (DayWindow window : windows) {
                long start = line.at(day, window.startNanoOfDay());
                long end = line.at(day, window.endNanoOfDay());
                if (start < end) {
                    set.add(start, end);
                }
            }
        }
        return set.build();
    }

    /** The windows of the dates that do not follow their weekday; in rising precedence. */
    Map<Long, List<DayWindow>> specialDays(long first, long last, HolidayCalendars calendars) {
        Map<Long, List<DayWindow>> special = new HashMap<>();
        openLike.forEach((id, day) -> {
            for (long date : calendars.get(id).epochDays(first, last)) {
                List<DayWindow> windows = special.getOrDefault(date, List.of());
                for (DayWindow window : windowsOn(day)) {
                    windows = with(windows, window);
                }
                special.put(date, windows);
            }
        });
        for (String id : closedOn) {
            for (long date : calendars.get(id).epochDays(first, last)) {
                special.put(date, List.of());
            }
        }
        overrides
                .subMap(LocalDate.ofEpochDay(first), LocalDate.ofEpochDay(last + 1))
                .forEach((date, windows) -> special.put(date.toEpochDay(), windows));
        return special;
    }

    /** Says whether the other object is a weekly schedule with the same clauses. */
    @Override
    public boolean equals(Object o) {
        return o instanceof WeeklySchedule other
                && zone.equals(other.zone)
                && week.equals(other.week)
                && breaks.equals(other.breaks)
                && closedOn.equals(other.closedOn)
                && openLike.equals(other.openLike)
                && overrides.equals(other.overrides);
    }

    @Override
    public int hashCode() {
        return Objects.hash(zone, week, breaks, closedOn, openLike, overrides);
    }

    /** Prints all clauses in order on one line. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("weekly ").append(zone);
        week.forEach((day, windows) -> text.append(' ').append(day).append(windows));
        text.append(breaks.isEmpty() ? "" : " breaks " + breaks);
        text.append(closedOn.isEmpty() ? "" : " closed on " + closedOn);
        openLike.forEach(
                (id, day) -> text.append(" on ").append(id).append(" like ").append(day));
        overrides.forEach((date, windows) -> text.append(' ').append(date).append(windows));
        return text.toString();
    }
}
