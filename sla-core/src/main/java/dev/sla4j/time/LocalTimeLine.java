package dev.sla4j.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The local date-times of a zone on the UTC time-line: the one place that applies rule S4.
 *
 * <p>A local date-time in a gap moves forward by the length of the gap, and an ambiguous one means its first
 * occurrence. Both mean: take the offset before the transition. So the offset is constant for all local date-times
 * from {@code t + max(before, after)} of one transition {@code t} to the same bound of the next, and a walk over many
 * days asks the zone rules only when it leaves that stretch.
 *
 * <p>Holds the current stretch: not thread-safe, made for one walk. Source: DESIGN S4; the resolution is that of
 * {@link java.time.ZonedDateTime#of(LocalDateTime, ZoneId)}.
 */
final class LocalTimeLine {

    static final long DAY_SECONDS = 86_400;
    static final long DAY_NANOS = DAY_SECONDS * EpochNanos.PER_SECOND;

    private final ZoneRules rules;
    private long stretchStart = 1;
    private long stretchEnd;
    private long offset;

    LocalTimeLine(ZoneId zone) {
        this.rules = zone.getRules();
    }

    /** The start of a local day (its 00:00, by S4). */
    static long startOfDay(LocalDate date, ZoneId zone) {
        LocalDateTime midnight = date.atStartOfDay();
        return EpochNanos.of(
                Instant.ofEpochSecond(midnight.toEpochSecond(zone.getRules().getOffset(midnight))));
    }

    /** The date that the local clock shows. */
    static LocalDate dateAt(long nanos, ZoneId zone) {
        return LocalDate.ofInstant(EpochNanos.toInstant(nanos), zone);
    }

    /** The date whose local day, from 00:00 to 00:00 of the next date by S4, contains the instant. */
    static LocalDate dayOf(long nanos, ZoneId zone) {
        LocalDate date = dateAt(nanos, zone);
        while (startOfDay(date, zone) > nanos) {
            date = date.minusDays(1);
        }
        while (startOfDay(date.plusDays(1), zone) <= nanos) {
            date = date.plusDays(1);
        }
        return date;
    }

    /** The instant of the local time {@code nanoOfDay} (24:00 and later mean the next day) of a date, saturated. */
    long at(long epochDay, long nanoOfDay) {
        long local = epochDay * DAY_SECONDS + nanoOfDay / EpochNanos.PER_SECOND;
        if (local < stretchStart || local >= stretchEnd) {
            move(local);
        }
        return EpochNanos.saturated(local - offset, (int) (nanoOfDay % EpochNanos.PER_SECOND));
    }

    private void move(long local) {
        LocalDateTime dateTime = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
        offset = rules.getOffset(dateTime).getTotalSeconds();
        ZoneOffsetTransition around = rules.getTransition(dateTime);
        if (around != null) {
            stretchStart = local;
            stretchEnd = local + 1;
            return;
        }
        Instant instant = Instant.ofEpochSecond(local - offset);
        ZoneOffsetTransition before = rules.previousTransition(instant.plusNanos(1));
        ZoneOffsetTransition after = rules.nextTransition(instant);
        stretchStart = before == null ? Long.MIN_VALUE : bound(before);
        stretchEnd = after == null ? Long.MAX_VALUE : bound(after);
    }

    private static long bound(ZoneOffsetTransition transition) {
        return transition.toEpochSecond()
                + Math.max(
                        transition.getOffsetBefore().getTotalSeconds(),
                        transition.getOffsetAfter().getTotalSeconds());
    }
}
