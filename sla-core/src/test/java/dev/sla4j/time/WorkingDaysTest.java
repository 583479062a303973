package dev.sla4j.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalDate FRI_2026_04_03 = LocalDate.of(2026, 4, 3);
    private static final LocalDate MON_2026_04_06 = LocalDate.of(2026, 4, 6);
    private static final LocalDate SAT_2026_04_11 = LocalDate.of(2026, 4, 11);
    private static final HolidayCalendar ENGLAND =
            HolidayCalendar.of("england", List.of(FRI_2026_04_03, MON_2026_04_06, SAT_2026_04_11));
    private static final HolidayCalendar SCOTLAND = HolidayCalendar.of("scotland", List.of(FRI_2026_04_03));
    private static final WorkingDays PLAIN = WorkingDays.monToFri(LONDON);
    private static final WorkingDays UK = WorkingDays.monToFri(LONDON, ENGLAND);

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(LONDON).toInstant();
    }

    /**
     * P82: not fixed by 23:59 of the second working day after the report. A report on Monday pays from Thursday, so the
     * deadline is Wednesday 24:00. A26: 20 minutes make a day of difference.
     */
    @ParameterizedTest
    @CsvSource({
        "2026-03-02T10:00, 2, 2026-03-05T00:00", // Monday
        "2026-03-02T23:50, 2, 2026-03-05T00:00", // Monday
        "2026-03-03T00:10, 2, 2026-03-06T00:00", // Tuesday
        "2026-03-05T10:00, 2, 2026-03-10T00:00", // Thursday: Friday, Monday
        "2026-03-06T10:00, 2, 2026-03-11T00:00", // Friday: Monday, Tuesday
        "2026-03-07T10:00, 2, 2026-03-11T00:00", // Saturday: Monday, Tuesday
        "2026-03-08T10:00, 1, 2026-03-10T00:00", // Sunday: Monday
        "2026-03-02T10:00, 0, 2026-03-03T00:00", // Monday itself
        "2026-03-07T10:00, 0, 2026-03-10T00:00", // Saturday: the next working day, Monday
        "2026-03-27T10:00, 1, 2026-03-31T00:00" // Friday before the clock change
    })
    void endOfWorkingDay(String from, int k, String end) {
        assertEquals(at(end), PLAIN.endOfWorkingDay(at(from), k));
    }

    /** A26: public holidays differ within the UK. Report on THU_2026_04_02, Easter from FRI_2026_04_03. */
    @Test
    void holidaysAreNoWorkingDays() {
        Instant report = at("2026-04-02T10:00");
        assertEquals(at("2026-04-09T00:00"), UK.endOfWorkingDay(report, 2));
        assertEquals(
                at("2026-04-08T00:00"), WorkingDays.monToFri(LONDON, SCOTLAND).endOfWorkingDay(report, 2));
        assertEquals(at("2026-04-07T00:00"), PLAIN.endOfWorkingDay(report, 2));
    }

    @Test
    void refusesNegativeNumbers() {
        assertEquals(
                "k (-1) must not be negative",
                assertThrows(IllegalArgumentException.class, () -> PLAIN.endOfWorkingDay(Instant.EPOCH, -1))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-02, 0, 2026-04-02",
        "2026-04-04, 0, 2026-04-04",
        "2026-04-02, 1, 2026-04-07",
        "2026-04-03, 1, 2026-04-07",
        "2026-04-07, 4, 2026-04-13",
        "2026-04-07, -1, 2026-04-02",
        "2026-04-05, -1, 2026-04-02",
        "2026-04-08, -2, 2026-04-02",
        "2026-04-02, 261, 2027-04-06" // 52 weeks, a day and two for the holidays
    })
    void plus(LocalDate date, int workingDays, LocalDate expected) {
        assertEquals(expected, UK.plus(date, workingDays));
    }

    @Test
    void between() {
        LocalDate first = LocalDate.of(2026, 4, 1);
        assertEquals(20, UK.between(first, LocalDate.of(2026, 5, 1)));
        assertEquals(22, PLAIN.between(first, LocalDate.of(2026, 5, 1)));
        assertEquals(0, UK.between(first, first));
        assertEquals(1, UK.between(first, first.plusDays(1)));
        assertEquals(0, UK.between(FRI_2026_04_03, FRI_2026_04_03.plusDays(4)));
        assertEquals(
                "end (2026-03-31) must not be before start (2026-04-01)",
                assertThrows(IllegalArgumentException.class, () -> UK.between(first, first.minusDays(1)))
                        .getMessage());
    }

    @Test
    void fromASchedule() {
        WeeklySchedule schedule = Schedule.weekly(LONDON)
                .monToFri("09:00", "17:00")
                .on(DayOfWeek.FRIDAY, "22:00", "06:00")
                .closedOn("england")
                .override(SAT_2026_04_11, DayWindow.of("10:00", "12:00"))
                .override(LocalDate.of(2026, 4, 8));
        WorkingDays days = WorkingDays.of(schedule, HolidayCalendars.of(ENGLAND));
        assertEquals(LONDON, days.zone());
        assertFalse(days.isWorkingDay(FRI_2026_04_03));
        assertTrue(days.isWorkingDay(LocalDate.of(2026, 4, 7)));
        assertFalse(days.isWorkingDay(LocalDate.of(2026, 4, 8)));
        assertTrue(days.isWorkingDay(SAT_2026_04_11));
        assertFalse(days.isWorkingDay(SAT_2026_04_11.plusWeeks(1)));
        assertEquals(
                "working days [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY] in Europe/London except 3 dates and with"
                        + " 1 more",
                days.toString());
        assertThrows(IllegalArgumentException.class, () -> WorkingDays.of(schedule, HolidayCalendars.empty()));
    }

    @Test
    void needsAWeekday() {
        assertEquals(
                "weekdays ([]) must have a working day",
                assertThrows(IllegalArgumentException.class, () -> WorkingDays.of(LONDON, Set.of()))
                        .getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> WorkingDays.of(Schedule.weekly(LONDON), HolidayCalendars.empty()));
    }

    @Test
    void equality() {
        WorkingDays same = WorkingDays.of(
                LONDON,
                List.of(DayOfWeek.FRIDAY, DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY),
                HolidayCalendar.of("other", List.of(FRI_2026_04_03, MON_2026_04_06)));
        assertEquals(UK, same);
        assertEquals(UK.hashCode(), same.hashCode());
        assertEquals(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), UK.weekdays());
        assertThrows(UnsupportedOperationException.class, () -> UK.weekdays().clear());
        WorkingDays saturday = WorkingDays.of(
                Schedule.weekly(LONDON)
                        .monToFri("09:00", "17:00")
                        .override(SAT_2026_04_11, DayWindow.of("10:00", "12:00")),
                HolidayCalendars.empty());
        for (WorkingDays other : List.of(
                UK,
                saturday,
                WorkingDays.monToFri(ZoneId.of("Europe/Dublin")),
                WorkingDays.of(LONDON, Set.of(DayOfWeek.MONDAY)))) {
            assertNotEquals(PLAIN, other);
            assertNotEquals(PLAIN.hashCode(), other.hashCode());
        }
    }
}
