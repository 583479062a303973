package dev.sla4j.time;

import static java.util.Objects.requireNonNull;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;

/**
 * A window of local time that starts on a given day: 09:00–17:00, or 22:00–06:00 of the next day.
 *
 * <p>An end at or before the start means the next day, so 22:00–06:00 lasts until the next morning and 00:00–00:00 is
 * the whole day like 00:00–24:00. Local times have no length: what a window lasts is decided on the time-line of a
 * zone (S4).
 *
 * @param startNanoOfDay  nanoseconds from the local midnight on which the window starts, from 0 to less than 24 hours
 * @param endNanoOfDay  nanoseconds from the same midnight, after the start and at most 24 hours later
 */
public record DayWindow(long startNanoOfDay, long endNanoOfDay) implements Comparable<DayWindow> {

    /** Checks the ends. */
    public DayWindow {
        if (startNanoOfDay < 0 || startNanoOfDay >= LocalTimeLine.DAY_NANOS) {
            throw new IllegalArgumentException(
                    "startNanoOfDay (" + startNanoOfDay + ") must be from 0 to less than 24 hours");
        }
        if (endNanoOfDay <= startNanoOfDay || endNanoOfDay - startNanoOfDay > LocalTimeLine.DAY_NANOS) {
            throw new IllegalArgumentException("endNanoOfDay (" + endNanoOfDay + ") must be after startNanoOfDay ("
                    + startNanoOfDay + ") and at most 24 hours later");
        }
    }

    /**
     * Obtains a window from the text of its ends.
     *
     * @param from  the local start such as {@code 09:00}, seconds and a fraction optional, not null
     * @param to  the local end, up to {@code 24:00}; at or before the start it means the next day, not null
     * @return the window, not null
     * @throws IllegalArgumentException if a text is not a local time
     */
    public static DayWindow of(String from, String to) {
        long start = nanoOfDay(from, "from", false);
        long end = nanoOfDay(to, "to", true);
        return new DayWindow(start, end <= start ? end + LocalTimeLine.DAY_NANOS : end);
    }

    private static long nanoOfDay(String text, String name, boolean isEnd) {
        requireNonNull(text, name);
        if (text.equals("24:00")) {
            if (isEnd) {
                return LocalTimeLine.DAY_NANOS;
            }
            throw new IllegalArgumentException(
                    name + " (24:00) must not be the start of a window\nMaybe 00:00 of the next day is meant");
        }
        try {
            return LocalTime.parse(text).toNanoOfDay();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(name + " (" + text + ") must be a local time such as 09:00 or 24:00", e);
        }
    }

    /** Says whether the window ends after the midnight that ends its day. */
    public boolean isOvernight() {
        return endNanoOfDay > LocalTimeLine.DAY_NANOS;
    }

    /** Compares the starts, then the ends. */
    @Override
    public int compareTo(DayWindow other) {
        int byStart = Long.compare(startNanoOfDay, other.startNanoOfDay);
        return byStart != 0 ? byStart : Long.compare(endNanoOfDay, other.endNanoOfDay);
    }

    /** Prints the ends, such as {@code 09:00-17:00}, {@code 00:00-24:00} or {@code 22:00-06:00}. */
    @Override
    public String toString() {
        String end = endNanoOfDay == LocalTimeLine.DAY_NANOS
                ? "24:00"
                : LocalTime.ofNanoOfDay(endNanoOfDay % LocalTimeLine.DAY_NANOS).toString();
        return LocalTime.ofNanoOfDay(startNanoOfDay) + "-" + end;
    }
}
