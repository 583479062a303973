package dev.sla4j.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneRulesException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalDate WED_2026_12_23 = LocalDate.of(2026, 12, 23);
    private static final LocalDate THU_2026_12_24 = LocalDate.of(2026, 12, 24);
    private static final LocalDate FRI_2026_12_25 = LocalDate.of(2026, 12, 25);
    private static final LocalDate SAT_2026_12_26 = LocalDate.of(2026, 12, 26);
    private static final LocalDate SUN_2026_03_29 = LocalDate.of(2026, 3, 29);
    private static final LocalDate SUN_2026_10_25 = LocalDate.of(2026, 10, 25);
    private static final HolidayCalendars NONE = HolidayCalendars.empty();
    private static final HolidayCalendars XMAS =
            HolidayCalendars.of(HolidayCalendar.of("xmas", List.of(FRI_2026_12_25, SAT_2026_12_26)));
    private static final WeeklySchedule OFFICE =
            Schedule.weekly("Europe/London").monToFri("09:00", "17:00");

    private static TimeRange days(ZoneId zone, LocalDate first, int count) {
        return TimeRange.ofNanos(Zones.midnight(first, zone), Zones.midnight(first.plusDays(count), zone));
    }

    private static String layOut(Schedule schedule, LocalDate first, int count) {
        return schedule.toTimeSet(days(LONDON, first, count), XMAS).toString();
    }

    @Test
    void always() {
        TimeRange week = days(LONDON, THU_2026_12_24, 7);
        assertEquals(TimeSet.of(week), Schedule.always().toTimeSet(week, NONE));
        assertEquals("always", Schedule.always().toString());
        assertEquals(Schedule.always(), Schedule.always());
        assertEquals(Set.of(), Schedule.always().calendarIds());
        TimeRange empty = TimeRange.ofNanos(5, 5);
        assertEquals(TimeSet.EMPTY, Schedule.always().toTimeSet(empty, NONE));
        assertEquals(TimeSet.EMPTY, OFFICE.toTimeSet(empty, NONE));
        for (Schedule schedule : List.of(Schedule.always(), OFFICE, Schedule.of(TimeSet.EMPTY), OFFICE.union(OFFICE))) {
            assertThrows(NullPointerException.class, () -> schedule.toTimeSet(null, NONE));
        }
        assertThrows(NullPointerException.class, () -> Schedule.always().toTimeSet(week, null));
        assertThrows(
                NullPointerException.class, () -> Schedule.of(TimeSet.EMPTY).toTimeSet(week, null));
    }

    @Test
    void explicitRanges() {
        TimeSet open = TimeSet.parse("{2026-12-24T10:00Z/2026-12-24T11:00Z, 2026-12-30T10:00Z/2026-12-30T11:00Z}");
        assertEquals("{2026-12-24T10:00Z/2026-12-24T11:00Z}", layOut(Schedule.of(open), THU_2026_12_24, 1));
        assertEquals(open.toString(), Schedule.of(open).toString());
        assertEquals(Set.of(), Schedule.of(open).calendarIds());
    }

    @Test
    void aWeeklyScheduleWithoutWindowsIsClosed() {
        assertEquals("{}", layOut(Schedule.weekly(LONDON), THU_2026_12_24, 7));
        assertThrows(ZoneRulesException.class, () -> Schedule.weekly("Europe/Atlantis"));
        assertThrows(NullPointerException.class, () -> Schedule.weekly((String) null));
    }

    /** peer-defects D6: March 2026 has 22 working days of 8 hours, 09-17 local also on 30 and 31 March. */
    @Test
    void marchInLondonHas22WorkingDays() {
        TimeSet march = OFFICE.toTimeSet(days(LONDON, LocalDate.of(2026, 3, 1), 31), NONE);
        assertEquals(22, march.size());
        assertEquals(Duration.ofSeconds(633_600), march.length());
        assertEquals("2026-03-27T09:00Z/2026-03-27T17:00Z", march.range(19).toString());
        assertEquals("2026-03-30T08:00Z/2026-03-30T16:00Z", march.range(20).toString());
        assertEquals("2026-03-31T08:00Z/2026-03-31T16:00Z", march.range(21).toString());
    }

    /** peer-defects D7: both outages take 30 minutes of service time, one over each clock change. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-28T12:00:00Z, 2026-03-30T08:30:00Z", // SAT_2026_03_28 12:00 to MON_2026_03_30 09:30 local
        "2026-10-24T11:00:00Z, 2026-10-26T09:30:00Z" // SAT_2026_10_24 12:00 to MON_2026_10_26 09:30 local
    })
    void outageOverAClockChange(String start, String end) {
        TimeRange outage = TimeRange.ofNanos(Zones.nanos(start), Zones.nanos(end));
        assertEquals(Duration.ofSeconds(1_800), OFFICE.toTimeSet(outage, NONE).length());
    }

    /** S4 in London: 01:00-02:00 is skipped on SUN_2026_03_29 and repeated on SUN_2026_10_25. */
    @ParameterizedTest
    @CsvSource({
        "spring: whole day,      3, 00:00, 24:00, 2026-03-29T00:00Z, 2026-03-29T23:00Z",
        "spring: start in gap,   3, 01:30, 04:00, 2026-03-29T01:30Z, 2026-03-29T03:00Z",
        "spring: end in gap,     3, 00:30, 01:30, 2026-03-29T00:30Z, 2026-03-29T01:30Z",
        "spring: both in gap,    3, 01:15, 01:45, 2026-03-29T01:15Z, 2026-03-29T01:45Z",
        "spring: around gap,     3, 00:30, 02:30, 2026-03-29T00:30Z, 2026-03-29T01:30Z",
        "autumn: whole day,     10, 00:00, 24:00, 2026-10-24T23:00Z, 2026-10-26T00:00Z",
        "autumn: start repeated,10, 01:30, 04:00, 2026-10-25T00:30Z, 2026-10-25T04:00Z",
        "autumn: end repeated,  10, 00:30, 01:30, 2026-10-24T23:30Z, 2026-10-25T00:30Z",
        "autumn: both repeated, 10, 01:15, 01:45, 2026-10-25T00:15Z, 2026-10-25T00:45Z",
        "autumn: until after,   10, 01:15, 02:15, 2026-10-25T00:15Z, 2026-10-25T02:15Z"
    })
    void windowsAtClockChanges(String row, int month, String from, String to, String start, String end) {
        LocalDate date = month == 3 ? SUN_2026_03_29 : SUN_2026_10_25;
        Schedule schedule = Schedule.weekly(LONDON).on(DayOfWeek.SUNDAY, from, to);
        assertEquals("{" + start + "/" + end + "}", layOut(schedule, date.minusDays(1), 3), row);
    }

    /** A start in the gap moves behind an end beside it: nothing is left. */
    @Test
    void aWindowThatEndsBeforeItsMovedStartIsEmpty() {
        assertEquals("{}", layOut(Schedule.weekly(LONDON).everyDay("01:30", "02:15"), SUN_2026_03_29, 1));
        assertEquals("{}", layOut(Schedule.weekly(LONDON).everyDay("01:30", "02:30"), SUN_2026_03_29, 1));
    }

    /** Samoa skipped FRI_2011_12_30: the day is a gap, and by S4 its windows lie a day later. */
    @Test
    void windowsOfASkippedDateMoveForwardByTheGap() {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        LocalDate thu = LocalDate.of(2011, 12, 29);
        Schedule office = Schedule.weekly(apia).on(DayOfWeek.FRIDAY, "09:00", "17:00");
        assertEquals(
                "{2011-12-30T19:00Z/2011-12-31T03:00Z}",
                office.toTimeSet(days(apia, thu, 4), NONE).toString());
        assertEquals(Duration.ofHours(72), days(apia, thu, 4).length());
    }

    @Test
    void windowsThatStartBeforeTheRangeAreSeen() {
        Schedule nights = Schedule.weekly(LONDON).on(DayOfWeek.THURSDAY, "22:00", "06:00");
        assertEquals("{2026-12-25T00:00Z/2026-12-25T06:00Z}", layOut(nights, FRI_2026_12_25, 1));
        Schedule wholeDays = Schedule.weekly(LONDON).on(DayOfWeek.WEDNESDAY, "23:00", "23:00");
        assertEquals("{2026-12-24T00:00Z/2026-12-24T23:00Z}", layOut(wholeDays, THU_2026_12_24, 1));
    }

    @Test
    void severalWindowsADayAreUnited() {
        Schedule schedule = Schedule.weekly(LONDON)
                .on(DayOfWeek.THURSDAY, "13:00", "17:00")
                .on(List.of(DayOfWeek.THURSDAY, DayOfWeek.SUNDAY), "09:00", "12:00")
                .on(Set.of(DayOfWeek.THURSDAY), DayWindow.of("11:00", "12:30"));
        assertEquals(
                "{2026-12-24T09:00Z/2026-12-24T12:30Z, 2026-12-24T13:00Z/2026-12-24T17:00Z}",
                layOut(schedule, THU_2026_12_24, 2));
    }

    @Test
    void breaksAreTakenOutDaily() {
        Schedule schedule = Schedule.weekly(LONDON)
                .everyDay("22:00", "06:00")
                .breaks("23:30", "00:30")
                .breaks("02:00", "02:30");
        assertEquals(
                "{2026-12-24T00:30Z/2026-12-24T02:00Z, 2026-12-24T02:30Z/2026-12-24T06:00Z,"
                        + " 2026-12-24T22:00Z/2026-12-24T23:30Z}",
                layOut(schedule, THU_2026_12_24, 1));
    }

    @Test
    void holidaysCloseTheWindowsThatStartOnThem() {
        Schedule nights = Schedule.weekly(LONDON).everyDay("22:00", "06:00").closedOn("xmas");
        assertEquals(
                "{2026-12-24T22:00Z/2026-12-25T06:00Z, 2026-12-27T22:00Z/2026-12-28T00:00Z}",
                layOut(nights, LocalDate.of(2026, 12, 24), 4).replace("2026-12-24T00:00Z/2026-12-24T06:00Z, ", ""));
    }

    @Test
    void overridesReplaceWindowsAndBreaksAndWinOverHolidays() {
        WeeklySchedule schedule = OFFICE.breaks("12:00", "13:00")
                .closedOn("xmas")
                .override(WED_2026_12_23)
                .override(THU_2026_12_24, DayWindow.of("14:00", "15:00"), DayWindow.of("09:00", "12:30"))
                .override(SAT_2026_12_26, DayWindow.of("10:00", "11:00"));
        assertEquals(
                "{2026-12-22T09:00Z/2026-12-22T12:00Z, 2026-12-22T13:00Z/2026-12-22T17:00Z,"
                        + " 2026-12-24T09:00Z/2026-12-24T12:30Z, 2026-12-24T14:00Z/2026-12-24T15:00Z,"
                        + " 2026-12-26T10:00Z/2026-12-26T11:00Z}",
                layOut(schedule, LocalDate.of(2026, 12, 22), 5));
        assertEquals(List.of(), schedule.windowsOn(WED_2026_12_23, XMAS));
        assertEquals(List.of(), schedule.windowsOn(FRI_2026_12_25, XMAS));
        assertEquals(List.of(DayWindow.of("10:00", "11:00")), schedule.windowsOn(SAT_2026_12_26, XMAS));
        assertEquals(List.of(DayWindow.of("09:00", "17:00")), schedule.windowsOn(WED_2026_12_23.minusDays(1), XMAS));
    }

    /** P60: "Mon/Wed/Fri 18:30-7:00, weekends and holidays 17:00-7:00". */
    @Test
    void holidaysMayBeOpenLikeAWeekday() {
        WeeklySchedule maintenance = Schedule.weekly(LONDON)
                .on(List.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY), "18:30", "07:00")
                .on(List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), "17:00", "07:00")
                .openLike(DayOfWeek.SUNDAY, "xmas");
        assertEquals(
                "{2026-12-23T18:30Z/2026-12-24T07:00Z, 2026-12-25T17:00Z/2026-12-26T00:00Z}",
                layOut(maintenance, WED_2026_12_23, 3));
        assertEquals("{}", layOut(maintenance.closedOn("xmas"), FRI_2026_12_25, 1));
        HolidayCalendars two =
                HolidayCalendars.of(XMAS.get("xmas"), XMAS.get("xmas").withId("two"));
        assertEquals(
                List.of(DayWindow.of("17:00", "07:00"), DayWindow.of("18:30", "07:00")),
                maintenance.openLike(DayOfWeek.MONDAY, "two").windowsOn(FRI_2026_12_25, two));
        assertEquals(List.of(), maintenance.openLike(DayOfWeek.TUESDAY, "xmas").windowsOn(FRI_2026_12_25, XMAS));
    }

    @Test
    void missingCalendarsAreNamed() {
        for (Schedule schedule : List.of(
                OFFICE.closedOn("xmas"),
                OFFICE.openLike(DayOfWeek.SUNDAY, "xmas"),
                OFFICE.minus(OFFICE.closedOn("xmas")))) {
            assertEquals(
                    "holiday calendar (xmas) must be supplied; known are []",
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> schedule.toTimeSet(days(LONDON, THU_2026_12_24, 1), NONE))
                            .getMessage());
        }
        assertThrows(
                IllegalArgumentException.class, () -> OFFICE.closedOn("xmas").windowsOn(THU_2026_12_24, NONE));
        assertThrows(IllegalArgumentException.class, () -> OFFICE.closedOn(""));
        assertThrows(IllegalArgumentException.class, () -> OFFICE.openLike(DayOfWeek.SUNDAY, " "));
    }

    /** P56: maintenance 2-5 am of each data centre; here the service is promised outside both. */
    @Test
    void combinesSchedulesOfDifferentZones() {
        Schedule london = Schedule.weekly("Europe/London").everyDay("02:00", "05:00");
        Schedule berlin = Schedule.weekly("Europe/Berlin").everyDay("02:00", "05:00");
        assertEquals("{2026-12-24T01:00Z/2026-12-24T05:00Z}", layOut(london.union(berlin), THU_2026_12_24, 1));
        assertEquals("{2026-12-24T02:00Z/2026-12-24T04:00Z}", layOut(london.intersection(berlin), THU_2026_12_24, 1));
        assertEquals(
                "{2026-12-24T00:00Z/2026-12-24T01:00Z, 2026-12-24T05:00Z/2026-12-25T00:00Z}",
                layOut(Schedule.always().minus(london).minus(berlin), THU_2026_12_24, 1));
    }

    @Test
    void calendarIdsOfAllParts() {
        Schedule schedule =
                OFFICE.closedOn("uk", "de").openLike(DayOfWeek.SUNDAY, "fr").minus(OFFICE.closedOn("at"));
        assertEquals(List.of("at", "de", "fr", "uk"), List.copyOf(schedule.calendarIds()));
        assertThrows(
                UnsupportedOperationException.class,
                () -> schedule.calendarIds().clear());
    }

    @Test
    void accessors() {
        WeeklySchedule schedule = OFFICE.breaks("12:00", "13:00")
                .closedOn("uk")
                .openLike(DayOfWeek.SUNDAY, "fr")
                .override(THU_2026_12_24);
        assertEquals(LONDON, schedule.zone());
        assertEquals(5, schedule.week().size());
        assertEquals(List.of(DayWindow.of("09:00", "17:00")), schedule.windowsOn(DayOfWeek.FRIDAY));
        assertEquals(List.of(), schedule.windowsOn(DayOfWeek.SATURDAY));
        assertEquals(List.of(DayWindow.of("12:00", "13:00")), schedule.breaks());
        assertEquals(Set.of("uk"), schedule.closedOn());
        assertEquals(Map.of("fr", DayOfWeek.SUNDAY), schedule.openLike());
        assertEquals(Map.of(THU_2026_12_24, List.of()), schedule.overrides());
        assertThrows(UnsupportedOperationException.class, () -> schedule.week().clear());
        assertThrows(
                UnsupportedOperationException.class, () -> schedule.closedOn().clear());
        assertThrows(
                UnsupportedOperationException.class, () -> schedule.openLike().clear());
        assertThrows(
                UnsupportedOperationException.class, () -> schedule.overrides().clear());
        assertEquals(Map.of(), OFFICE.overrides());
        assertEquals(List.of(), OFFICE.breaks());
    }

    @Test
    void equalityDoesNotDependOnTheOrderOfClauses() {
        WeeklySchedule a = OFFICE.on(DayOfWeek.SATURDAY, "09:00", "12:00")
                .closedOn("b", "a")
                .breaks("12:00", "12:30");
        WeeklySchedule b = Schedule.weekly(LONDON)
                .breaks("12:00", "12:30")
                .closedOn("a")
                .on(DayOfWeek.SATURDAY, "09:00", "12:00")
                .monToFri("09:00", "17:00")
                .monToFri("09:00", "17:00")
                .closedOn("b");
        assertEquals(a, b);
        assertEquals(a.hashCode(), b.hashCode());
        assertEquals(a.toString(), b.toString());
        List<WeeklySchedule> others = List.of(
                Schedule.weekly("Europe/Berlin").monToFri("09:00", "17:00"),
                OFFICE.on(DayOfWeek.SATURDAY, "09:00", "17:00"),
                OFFICE.breaks("12:00", "12:30"),
                OFFICE.closedOn("a"),
                OFFICE.openLike(DayOfWeek.SUNDAY, "a"),
                OFFICE.override(THU_2026_12_24));
        for (WeeklySchedule other : others) {
            assertNotEquals(OFFICE, other);
            assertNotEquals(OFFICE.hashCode(), other.hashCode());
        }
        assertNotEquals(OFFICE, (Object) "office");
    }

    @Test
    void printsAllClauses() {
        Schedule schedule = Schedule.weekly(LONDON)
                .on(DayOfWeek.SATURDAY, "22:00", "06:00")
                .on(DayOfWeek.MONDAY, "13:00", "17:00")
                .on(DayOfWeek.MONDAY, "09:00", "12:00")
                .breaks("10:00", "10:15")
                .closedOn("uk", "de")
                .openLike(DayOfWeek.SUNDAY, "fr")
                .override(FRI_2026_12_25, DayWindow.of("00:00", "24:00"))
                .override(THU_2026_12_24);
        assertEquals(
                "weekly Europe/London MONDAY[09:00-12:00, 13:00-17:00] SATURDAY[22:00-06:00] breaks [10:00-10:15]"
                        + " closed on [de, uk] on fr like SUNDAY 2026-12-24[] 2026-12-25[00:00-24:00]",
                schedule.toString());
        assertEquals(
                "((always except weekly Europe/London) or (always and always))",
                Schedule.always()
                        .minus(Schedule.weekly(LONDON))
                        .union(Schedule.always().intersection(Schedule.always()))
                        .toString());
    }

    @Test
    void worksAtTheEndsOfTheTimeLine() {
        Schedule daily = Schedule.weekly("Pacific/Kiritimati").everyDay("00:00", "24:00");
        for (TimeRange edge : List.of(
                TimeRange.ofNanos(EpochNanos.MIN, EpochNanos.MIN + Zones.hours(100)),
                TimeRange.ofNanos(EpochNanos.MAX - Zones.hours(100), EpochNanos.MAX))) {
            assertEquals(TimeSet.of(edge), daily.toTimeSet(edge, NONE));
        }
    }

    /** Costs stay linear: 130 years are laid out with two stretches of equal offset a year. */
    @Test
    void laysOut130Years() {
        TimeRange years = TimeRange.parse("1970-01-01T00:00Z/2100-01-01T00:00Z");
        TimeSet open = OFFICE.toTimeSet(years, NONE);
        assertEquals(33_916, open.size());
        assertTrue(open.ranges().stream().allMatch(r -> r.length().equals(Duration.ofHours(8))));
    }

    /** A century of very many windows a day would not fit into memory. */
    @Test
    void atMostAHundredWindowsOfADay() {
        WeeklySchedule hours = Schedule.weekly("UTC");
        for (int minute = 0; minute < 100; minute++) {
            hours = hours.on(Set.of(DayOfWeek.MONDAY), window(minute));
        }
        WeeklySchedule full = hours;
        assertEquals(100, full.windowsOn(DayOfWeek.MONDAY).size());
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> full.on(Set.of(DayOfWeek.MONDAY), window(100)));
        assertEquals("window (" + window(100) + ") must not be one of more than 100 of a day", refused.getMessage());
    }

    private static DayWindow window(int minute) {
        LocalTime start = LocalTime.MIDNIGHT.plusMinutes(10L * minute);
        return DayWindow.of(start.toString(), start.plusMinutes(5).toString());
    }
}
