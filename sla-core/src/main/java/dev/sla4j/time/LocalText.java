package dev.sla4j.time;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/**
 * Instants as people of a zone read them: local date and time with the offset, {@code 2026-03-29 01:30+01:00}.
 *
 * <p>Reports and statements say every instant in the zone of the agreement; the offset tells the two 02:30 of an autumn night apart. Seconds stand
 * only where they are not zero, fractions likewise. Text for people: documents keep instants in UTC.
 */
public final class LocalText {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter NANOS = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    private LocalText() {}

    /**
     * Writes an instant.
     *
     * @param instant the instant, not null
     * @param zone where it is read, not null
     * @return local date, time and offset, not null
     */
    public static String of(Instant instant, ZoneId zone) {
        ZonedDateTime local = instant.atZone(zone);
        boolean whole = local.getSecond() == 0 && local.getNano() == 0;
        return (whole ? MINUTES : NANOS).format(local) + local.getOffset();
    }

    /**
     * Writes a range.
     *
     * @param range the range, not null
     * @param zone where it is read, not null
     * @return its start, and its end, exclusive, if it is not empty
     */
    public static String of(TimeRange range, ZoneId zone) {
        String start = of(range.start(), zone);
        return range.isEmpty() ? start : start + " to " + of(range.end(), zone);
    }
}
