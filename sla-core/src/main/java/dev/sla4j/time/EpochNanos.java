package dev.sla4j.time;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/**
 * Conversions between instants, their ISO-8601 text and epoch nanoseconds in a {@code long}.
 *
 * <p>Inside the library an instant is the number of nanoseconds since 1970-01-01T00:00Z, so an {@link Instant} loses
 * nothing. A {@code long} reaches from 1677-09-21T00:12:43.145224192Z to 2262-04-11T23:47:16.854775807Z; what lies
 * outside is refused at the edge, with the value and the limits in the message.
 *
 * <p><b>Time text</b> is ISO-8601: seconds are optional, a fraction has one to nine digits, and the offset ({@code Z},
 * {@code +01:00}, {@code +01}) is required, as a local time without a zone is not an instant. {@code 24:00} is refused (write
 * {@code 00:00} of the next day, so that an instant has one spelling), and so is a leap second {@code :60}.
 *
 * <p>Stateless. Source: DESIGN S1; ISO 8601-1:2019.
 */
public final class EpochNanos {

    /** The earliest instant: 1677-09-21T00:12:43.145224192Z. */
    public static final long MIN = Long.MIN_VALUE;

    /** The latest instant: 2262-04-11T23:47:16.854775807Z. */
    public static final long MAX = Long.MAX_VALUE;

    static final long PER_SECOND = 1_000_000_000L;

    private EpochNanos() {}

    /**
     * Converts an instant.
     *
     * @param instant  the instant, not null
     * @return its epoch nanoseconds
     * @throws IllegalArgumentException if the instant lies outside {@link #MIN} to {@link #MAX}
     */
    public static long of(Instant instant) {
        requireNonNull(instant, "instant");
        return of(instant.getEpochSecond(), instant.getNano(), instant);
    }

    /**
     * Converts epoch nanoseconds back; the inverse of {@link #of}.
     *
     * @param nanos  the epoch nanoseconds
     * @return the instant, not null
     */
    public static Instant toInstant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, PER_SECOND), Math.floorMod(nanos, PER_SECOND));
    }

    /**
     * Reads an instant from ISO-8601 text with an offset, such as {@code 2026-03-07T10:00Z}.
     *
     * @param text  the text, not null
     * @return the epoch nanoseconds
     * @throws IllegalArgumentException if the text is not an ISO-8601 date-time with an offset, or out of range
     */
    public static long parse(String text) {
        requireNonNull(text, "text");
        OffsetDateTime parsed;
        try {
            parsed = OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(explain(text), e);
        }
        return of(parsed.toEpochSecond(), parsed.getNano(), text);
    }

    /**
     * Prints an instant as the shortest ISO-8601 text in UTC: no seconds if they are zero, no zeros at the end of the
     * fraction. {@link #parse} reads it back.
     *
     * @param nanos  the epoch nanoseconds
     * @return the text, not null
     */
    public static String format(long nanos) {
        int nano = (int) Math.floorMod(nanos, PER_SECOND);
        LocalDateTime utc = LocalDateTime.ofEpochSecond(Math.floorDiv(nanos, PER_SECOND), nano, ZoneOffset.UTC);
        String text = utc.toString();
        if (nano != 0) {
            int end = text.length();
            while (text.charAt(end - 1) == '0') {
                end--;
            }
            text = text.substring(0, end);
        }
        return text + 'Z';
    }

    /** Epoch nanoseconds of a second and its nanosecond, or the nearer limit: for bounds that are clipped afterwards. */
    static long saturated(long second, int nano) {
        if (isInRange(second, nano)) {
            return second * PER_SECOND + nano; // the product of the earliest second overflows, and the sum back again
        }
        return second < 0 ? MIN : MAX;
    }

    private static long of(long second, int nano, Object source) {
        if (!isInRange(second, nano)) {
            throw new IllegalArgumentException(
                    "instant (" + source + ") must lie between " + format(MIN) + " and " + format(MAX));
        }
        return saturated(second, nano);
    }

    private static boolean isInRange(long second, int nano) {
        long first = Math.floorDiv(MIN, PER_SECOND);
        long last = Math.floorDiv(MAX, PER_SECOND);
        return (second > first && second < last)
                || (second == first && nano >= Math.floorMod(MIN, PER_SECOND))
                || (second == last && nano <= Math.floorMod(MAX, PER_SECOND));
    }

    private static String explain(String text) {
        String rule = "time text (" + text + ") must be an ISO-8601 date-time with an offset, such as"
                + " 2026-03-07T10:00Z or 2026-03-07T11:00+01:00";
        if (text.contains("T24:00")) {
            return rule + "\nMaybe 00:00 of the next day is meant";
        }
        try {
            LocalDateTime.parse(text);
            return rule + "\nMaybe the offset is missing";
        } catch (DateTimeException e) {
            return rule;
        }
    }
}
