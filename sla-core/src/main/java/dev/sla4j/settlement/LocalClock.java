package dev.sla4j.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;

/** Calendar days, months and years from one instant to another, by the local time of a zone (S4). */
final class LocalClock {
    private LocalClock() {}

    /**
     * The same local time so much later or earlier: one that is not there moves forward by the gap, of one that is there twice the first is meant, and the
     * begin of a day becomes that of another, whatever its clock shows.
     */
    static Instant plus(Instant from, Period by, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(from, zone);
        LocalDate day = local.toLocalDate();
        boolean begins = from.equals(day.atStartOfDay(zone).toInstant());
        return (begins ? day.atStartOfDay() : local).plus(by).atZone(zone).toInstant();
    }
}
