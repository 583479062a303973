package dev.sla4j.time;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A named list of local dates on which there is no service, such as the public holidays of a country.
 *
 * <p>Models "excluding public holidays in England and Wales". Agreements refer to a calendar by its id and the caller
 * supplies the dates, for all years that are evaluated: the library ships none and computes none. A date that is not
 * listed is no holiday, whatever its year.
 *
 * <p>Immutable, value-based and thread-safe. 8 bytes a date; a look-up takes O(log n).
 */
public final class HolidayCalendar {

    private final String id;
    private final long[] days;

    private HolidayCalendar(String id, long[] days) {
        this.id = id;
        this.days = days;
    }

    /**
     * Obtains a calendar.
     *
     * @param id  the name by which agreements refer to it, not blank, not null
     * @param dates  the holidays in any order, repeated ones count once, not null
     * @return the calendar, not null
     * @throws IllegalArgumentException if the id is blank
     */
    public static HolidayCalendar of(String id, Collection<LocalDate> dates) {
        requireNonNull(dates, "dates");
        return new HolidayCalendar(
                checkId(id),
                dates.stream()
                        .mapToLong(date -> requireNonNull(date, "date").toEpochDay())
                        .sorted()
                        .distinct()
                        .toArray());
    }

    static String checkId(String id) {
        requireNonNull(id, "id");
        if (id.isBlank()) {
            throw new IllegalArgumentException("id (" + id + ") of a holiday calendar must not be blank");
        }
        return id;
    }

    /** Returns the name by which agreements refer to this calendar. */
    public String id() {
        return id;
    }

    /** Returns the holidays in order. */
    public List<LocalDate> dates() {
        return LongStream.of(days).mapToObj(LocalDate::ofEpochDay).toList();
    }

    /** Says whether the date is a holiday. */
    public boolean isHoliday(LocalDate date) {
        requireNonNull(date, "date");
        return isHoliday(date.toEpochDay());
    }

    boolean isHoliday(long epochDay) {
        return Arrays.binarySearch(days, epochDay) >= 0;
    }

    /** The holidays from the first to the last date, both included, as epoch days in order. */
    long[] epochDays(long first, long last) {
        int from = Arrays.binarySearch(days, first);
        int to = Arrays.binarySearch(days, last);
        return Arrays.copyOfRange(days, from < 0 ? -from - 1 : from, to < 0 ? -to - 1 : to + 1);
    }

    /**
     * Returns a calendar in which a date is a holiday if it is one here or in the other.
     *
     * @param other  the other calendar, not null
     * @return the calendar with the id {@code "this+other"}, not null
     */
    public HolidayCalendar combinedWith(HolidayCalendar other) {
        requireNonNull(other, "other");
        long[] both = LongStream.concat(LongStream.of(days), LongStream.of(other.days))
                .sorted()
                .distinct()
                .toArray();
        return new HolidayCalendar(id + "+" + other.id, both);
    }

    /**
     * Returns a calendar with the same dates and another id.
     *
     * @param newId  the id, not blank, not null
     * @return the calendar, not null
     */
    public HolidayCalendar withId(String newId) {
        return new HolidayCalendar(checkId(newId), days);
    }

    /** Says whether the other object is a calendar with the same id and dates. */
    @Override
    public boolean equals(Object o) {
        return o instanceof HolidayCalendar other && id.equals(other.id) && Arrays.equals(days, other.days);
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + Arrays.hashCode(days);
    }

    /** Prints the id and the dates. */
    @Override
    public String toString() {
        return id + dates();
    }
}
