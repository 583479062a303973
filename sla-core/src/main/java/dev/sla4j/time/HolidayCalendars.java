package dev.sla4j.time;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The holiday calendars that the caller supplies, by id.
 *
 * <p>An agreement names calendars; what they contain is reference data and comes in here. Immutable, value-based and
 * thread-safe.
 */
public final class HolidayCalendars {

    private static final HolidayCalendars EMPTY = new HolidayCalendars(new TreeMap<>());

    private final SortedMap<String, HolidayCalendar> byId;

    private HolidayCalendars(SortedMap<String, HolidayCalendar> byId) {
        this.byId = byId;
    }

    /** Obtains the look-up without calendars. */
    public static HolidayCalendars empty() {
        return EMPTY;
    }

    /**
     * Obtains the look-up of the given calendars.
     *
     * @param calendars  the calendars, with different ids, not null
     * @return the look-up, not null
     * @throws IllegalArgumentException if two calendars have the same id
     */
    public static HolidayCalendars of(HolidayCalendar... calendars) {
        return of(List.of(requireNonNull(calendars, "calendars")));
    }

    /**
     * Obtains the look-up of the given calendars.
     *
     * @param calendars  the calendars, with different ids, not null
     * @return the look-up, not null
     * @throws IllegalArgumentException if two calendars have the same id
     */
    public static HolidayCalendars of(Collection<HolidayCalendar> calendars) {
        requireNonNull(calendars, "calendars");
        SortedMap<String, HolidayCalendar> byId = new TreeMap<>();
        for (HolidayCalendar calendar : calendars) {
            if (byId.put(calendar.id(), calendar) != null) {
                throw new IllegalArgumentException("id (" + calendar.id() + ") of a holiday calendar must be unique");
            }
        }
        return new HolidayCalendars(byId);
    }

    /**
     * Returns the calendar with an id.
     *
     * @param id  the id, not null
     * @return the calendar, not null
     * @throws IllegalArgumentException if there is none; the message names the id and the known ones
     */
    public HolidayCalendar get(String id) {
        HolidayCalendar calendar = byId.get(requireNonNull(id, "id"));
        if (calendar == null) {
            throw new IllegalArgumentException(
                    "holiday calendar (" + id + ") must be supplied; known are " + byId.keySet());
        }
        return calendar;
    }

    /** Says whether there is a calendar with the id. */
    public boolean contains(String id) {
        return byId.containsKey(requireNonNull(id, "id"));
    }

    /** Returns the ids in order. */
    public SortedSet<String> ids() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(byId.keySet()));
    }

    /** Returns the calendars in the order of their ids. */
    public List<HolidayCalendar> calendars() {
        return List.copyOf(byId.values());
    }

    /** Says whether the other object holds the same calendars. */
    @Override
    public boolean equals(Object o) {
        return o instanceof HolidayCalendars other && byId.equals(other.byId);
    }

    @Override
    public int hashCode() {
        return byId.hashCode();
    }

    /** Prints the calendars in the order of their ids. */
    @Override
    public String toString() {
        return byId.values().toString();
    }
}
