package dev.sla4j.agreement;

import dev.sla4j.time.HolidayCalendar;
import dev.sla4j.time.HolidayCalendars;
import java.util.Objects;

/**
 * What an agreement refers to by name and the caller supplies. Nothing is looked up anywhere else.
 *
 * @param calendars the holiday calendars, not null
 */
public record ReferenceData(HolidayCalendars calendars) {

    /** Checks. */
    public ReferenceData {
        Objects.requireNonNull(calendars, "calendars");
    }

    /**
     * Nothing.
     *
     * @return the reference data, not null
     */
    public static ReferenceData empty() {
        return new ReferenceData(HolidayCalendars.empty());
    }

    /**
     * Some holiday calendars.
     *
     * @param calendars the calendars
     * @return the reference data, not null
     */
    public static ReferenceData of(HolidayCalendar... calendars) {
        return new ReferenceData(HolidayCalendars.of(calendars));
    }
}
