package dev.sla4j.time;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HolidayCalendarTest {

    private static final LocalDate FRI_2026_04_03 = LocalDate.of(2026, 4, 3);
    private static final LocalDate MON_2026_04_06 = LocalDate.of(2026, 4, 6);
    private static final LocalDate FRI_2026_12_25 = LocalDate.of(2026, 12, 25);
    private static final HolidayCalendar EASTER = HolidayCalendar.of("easter", Set.of(MON_2026_04_06, FRI_2026_04_03));
    private static final HolidayCalendar XMAS = HolidayCalendar.of("xmas", List.of(FRI_2026_12_25));

    @Test
    void holdsSortedDatesOnce() {
        HolidayCalendar calendar =
                HolidayCalendar.of("easter", List.of(MON_2026_04_06, FRI_2026_04_03, MON_2026_04_06));
        assertEquals(List.of(FRI_2026_04_03, MON_2026_04_06), calendar.dates());
        assertEquals(EASTER, calendar);
        assertEquals(EASTER.hashCode(), calendar.hashCode());
        assertEquals("easter[2026-04-03, 2026-04-06]", calendar.toString());
        assertEquals("easter", calendar.id());
    }

    @Test
    void knowsItsHolidays() {
        assertTrue(EASTER.isHoliday(FRI_2026_04_03));
        assertTrue(EASTER.isHoliday(MON_2026_04_06));
        assertFalse(EASTER.isHoliday(FRI_2026_04_03.plusDays(1)));
        assertFalse(EASTER.isHoliday(FRI_2026_04_03.minusDays(1)));
        assertFalse(HolidayCalendar.of("none", List.of()).isHoliday(FRI_2026_04_03));
    }

    @Test
    void findsTheHolidaysOfARange() {
        long friday = FRI_2026_04_03.toEpochDay();
        long monday = MON_2026_04_06.toEpochDay();
        assertArrayEquals(new long[] {friday, monday}, EASTER.epochDays(friday, monday));
        assertArrayEquals(new long[] {friday, monday}, EASTER.epochDays(friday - 1, monday + 1));
        assertArrayEquals(new long[] {monday}, EASTER.epochDays(friday + 1, monday));
        assertArrayEquals(new long[] {friday}, EASTER.epochDays(friday, monday - 1));
        assertArrayEquals(new long[0], EASTER.epochDays(friday + 1, monday - 1));
    }

    @Test
    void checksItsInput() {
        assertEquals(
                "id ( ) of a holiday calendar must not be blank",
                assertThrows(IllegalArgumentException.class, () -> HolidayCalendar.of(" ", List.of()))
                        .getMessage());
        List<LocalDate> withNull = new ArrayList<>();
        withNull.add(null);
        assertEquals(
                "date",
                assertThrows(NullPointerException.class, () -> HolidayCalendar.of("x", withNull))
                        .getMessage());
    }

    @Test
    void combines() {
        HolidayCalendar both = XMAS.combinedWith(EASTER);
        assertEquals("xmas+easter", both.id());
        assertEquals(List.of(FRI_2026_04_03, MON_2026_04_06, FRI_2026_12_25), both.dates());
        assertEquals(XMAS.dates(), XMAS.combinedWith(XMAS).dates());
        assertEquals(HolidayCalendar.of("x", XMAS.dates()), XMAS.withId("x"));
        assertThrows(IllegalArgumentException.class, () -> XMAS.withId(""));
    }

    @Test
    void equality() {
        assertNotEquals(EASTER, XMAS);
        assertNotEquals(EASTER, EASTER.withId("x"));
        assertNotEquals(EASTER, XMAS.withId("easter"));
        assertNotEquals(EASTER.hashCode(), XMAS.withId("easter").hashCode());
        assertNotEquals(EASTER.hashCode(), EASTER.withId("x").hashCode());
    }

    @Test
    void lookUpById() {
        HolidayCalendars calendars = HolidayCalendars.of(XMAS, EASTER);
        assertEquals(calendars, HolidayCalendars.of(calendars.calendars()));
        assertEquals(EASTER, calendars.get("easter"));
        assertTrue(calendars.contains("xmas"));
        assertFalse(calendars.contains("XMAS"));
        assertEquals(List.of("easter", "xmas"), List.copyOf(calendars.ids()));
        assertEquals(List.of(EASTER, XMAS), calendars.calendars());
        assertEquals(HolidayCalendars.of(EASTER, XMAS), calendars);
        assertEquals(HolidayCalendars.of(EASTER, XMAS).hashCode(), calendars.hashCode());
        assertNotEquals(HolidayCalendars.of(EASTER), calendars);
        assertNotEquals(HolidayCalendars.of(EASTER).hashCode(), calendars.hashCode());
        assertEquals("[easter[2026-04-03, 2026-04-06], xmas[2026-12-25]]", calendars.toString());
        assertThrows(UnsupportedOperationException.class, () -> calendars.ids().clear());
    }

    @Test
    void lookUpNamesWhatIsMissing() {
        assertEquals(
                "holiday calendar (DE) must be supplied; known are [easter, xmas]",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> HolidayCalendars.of(XMAS, EASTER).get("DE"))
                        .getMessage());
        assertEquals(
                "holiday calendar (DE) must be supplied; known are []",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> HolidayCalendars.empty().get("DE"))
                        .getMessage());
        assertEquals(
                "id (xmas) of a holiday calendar must be unique",
                assertThrows(IllegalArgumentException.class, () -> HolidayCalendars.of(XMAS, XMAS))
                        .getMessage());
    }
}
