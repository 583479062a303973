package dev.sla4j.agreement;

import dev.sla4j.time.HolidayCalendar;
import dev.sla4j.time.HolidayCalendars;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What an agreement refers to by name and the caller supplies. Nothing is looked up anywhere else.
 *
 * @param calendars the holiday calendars, not null
 * @param levels the levels from which agreements inherit, each identity once; an evaluation does not read them
 */
public record ReferenceData(HolidayCalendars calendars, List<AgreementLevel> levels) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if two levels have one identity
     */
    public ReferenceData {
        Objects.requireNonNull(calendars, "calendars");
        levels = List.copyOf(levels);
        Set<String> seen = new HashSet<>();
        for (AgreementLevel level : levels) {
            if (!seen.add(level.id())) {
                throw new IllegalArgumentException("level (" + level.id() + ") must be supplied once only");
            }
        }
    }

    /**
     * Holiday calendars only.
     *
     * @param calendars the holiday calendars, not null
     */
    public ReferenceData(HolidayCalendars calendars) {
        this(calendars, List.of());
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

    /**
     * Returns a copy with levels from which agreements inherit, instead of those before.
     *
     * @param newLevels the levels, each identity once
     * @return the copy, not null
     * @throws IllegalArgumentException if two levels have one identity
     */
    public ReferenceData withLevels(AgreementLevel... newLevels) {
        return new ReferenceData(calendars, Arrays.asList(newLevels));
    }
}
