package dev.sla4j.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A clock for Mon-Fri 09:00-17:00 in London; MON_2026_03_02 to FRI_2026_03_06 is a plain week. */
class ServiceClockTest {

    private static final HolidayCalendars NONE = HolidayCalendars.empty();
    private static final TimeRange YEAR = TimeRange.parse("2026-01-01T00:00Z/2027-01-01T00:00Z");
    private static final Schedule OFFICE = Schedule.weekly("Europe/London").monToFri("09:00", "17:00");
    private static final ServiceClock CLOCK = ServiceClock.of(OFFICE, NONE, YEAR);

    /** An instant from the local time in London. */
    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Europe/London")).toInstant();
    }

    private static void assertRefused(String message, Executable question) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, question).getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T09:00, 2026-03-02T17:00, PT8H",
        "2026-03-02T10:15, 2026-03-02T10:45, PT30M",
        "2026-03-02T00:00, 2026-03-03T00:00, PT8H",
        "2026-03-02T16:00, 2026-03-03T10:00, PT2H",
        "2026-03-06T17:00, 2026-03-09T09:00, PT0S",
        "2026-03-06T16:59:59.999999999, 2026-03-09T09:00, PT0.000000001S",
        "2026-03-02T09:00, 2026-03-02T09:00, PT0S",
        "2026-03-27T09:00, 2026-03-30T10:00, PT9H",
        "2026-01-01T00:00, 2027-01-01T00:00, PT2088H",
        "2027-01-01T00:00, 2027-01-01T00:00, PT0S"
    })
    void serviceTime(String from, String to, Duration expected) {
        assertEquals(expected, CLOCK.serviceTime(at(from), at(to)));
        assertEquals(expected.toNanos(), CLOCK.serviceNanos(EpochNanos.of(at(from)), EpochNanos.of(at(to))));
    }

    /** peer-defects D7: 30 minutes over the weekend with the clock change, not 0 and not 90. */
    @Test
    void serviceTimeOverClockChanges() {
        assertEquals(Duration.ofMinutes(30), CLOCK.serviceTime(at("2026-03-28T12:00"), at("2026-03-30T09:30")));
        assertEquals(Duration.ofMinutes(30), CLOCK.serviceTime(at("2026-10-24T12:00"), at("2026-10-26T09:30")));
    }

    /** Rows: start, service time, deadline if it stays at closing time, deadline if it moves to the next opening. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-02T09:00, PT8H,  2026-03-02T17:00, 2026-03-03T09:00",
        "2026-03-02T09:00, PT7H,  2026-03-02T16:00, 2026-03-02T16:00",
        "2026-03-02T10:00, PT8H,  2026-03-03T10:00, 2026-03-03T10:00",
        "2026-03-06T16:00, PT1H,  2026-03-06T17:00, 2026-03-09T09:00",
        "2026-03-07T12:00, PT1H,  2026-03-09T10:00, 2026-03-09T10:00",
        "2026-03-07T12:00, PT0S,  2026-03-07T12:00, 2026-03-09T09:00",
        "2026-03-06T17:00, PT0S,  2026-03-06T17:00, 2026-03-09T09:00",
        "2026-03-06T16:00, PT0S,  2026-03-06T16:00, 2026-03-06T16:00",
        "2026-03-09T09:00, PT0S,  2026-03-09T09:00, 2026-03-09T09:00",
        "2026-03-27T16:00, PT2H,  2026-03-30T10:00, 2026-03-30T10:00",
        "2026-03-02T09:00, PT40H, 2026-03-06T17:00, 2026-03-09T09:00",
        "2026-03-02T09:00, PT0.000000001S, 2026-03-02T09:00:00.000000001, 2026-03-02T09:00:00.000000001"
    })
    void deadline(String start, Duration serviceTime, String stays, String nextOpening) {
        assertEquals(at(stays), CLOCK.deadline(at(start), serviceTime));
        assertEquals(at(stays), CLOCK.deadline(at(start), serviceTime, ClosingTime.STAYS));
        assertEquals(at(nextOpening), CLOCK.deadline(at(start), serviceTime, ClosingTime.NEXT_OPENING));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T17:00, PT8H, 2026-03-02T09:00",
        "2026-03-03T09:00, PT8H, 2026-03-02T09:00",
        "2026-03-09T10:00, PT2H, 2026-03-06T16:00",
        "2026-03-09T10:00, PT1H, 2026-03-09T09:00",
        "2026-03-07T12:00, PT1H, 2026-03-06T16:00",
        "2026-03-07T12:00, PT0S, 2026-03-07T12:00"
    })
    void latestStart(String end, Duration serviceTime, String expected) {
        assertEquals(at(expected), CLOCK.latestStart(at(end), serviceTime));
    }

    /** peer-defects D15: opened Mon 09:00, hold Mon 10-12 and Tue 09-10, target 8 h: due Tue 12:00. */
    @Test
    void deadlineWithPauses() {
        TimeSet pauses = TimeSet.of(
                TimeRange.of(at("2026-03-02T10:00"), at("2026-03-02T12:00")),
                TimeRange.of(at("2026-03-03T09:00"), at("2026-03-03T10:00")));
        assertEquals(
                at("2026-03-03T12:00"),
                CLOCK.pausedDuring(pauses).deadline(at("2026-03-02T09:00"), Duration.ofHours(8)));
    }

    @Test
    void overlappingPausesLoseTimeOnce() {
        ServiceClock paused = CLOCK.pausedDuring(TimeSet.of(
                TimeRange.of(at("2026-03-02T10:00"), at("2026-03-02T12:00")),
                TimeRange.of(at("2026-03-02T11:00"), at("2026-03-02T13:00")),
                TimeRange.of(at("2026-03-02T18:00"), at("2026-03-03T08:00"))));
        assertEquals(Duration.ofHours(5), paused.serviceTime(at("2026-03-02T00:00"), at("2026-03-03T00:00")));
        assertEquals(YEAR, paused.horizon());
        assertEquals(CLOCK, CLOCK.pausedDuring(TimeSet.EMPTY));
    }

    /** Rows: instant, is open, next opening, previous opening, next closing. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-04T08:00, false, 2026-03-04T09:00, 2026-03-03T09:00, 2026-03-04T17:00",
        "2026-03-04T09:00, true,  2026-03-04T09:00, 2026-03-04T09:00, 2026-03-04T17:00",
        "2026-03-04T12:00, true,  2026-03-05T09:00, 2026-03-04T09:00, 2026-03-04T17:00",
        "2026-03-04T17:00, false, 2026-03-05T09:00, 2026-03-04T09:00, 2026-03-05T17:00",
        "2026-03-07T12:00, false, 2026-03-09T09:00, 2026-03-06T09:00, 2026-03-09T17:00"
    })
    void openingsAndClosings(String t, boolean open, String nextOpening, String previousOpening, String nextClosing) {
        assertEquals(open, CLOCK.isOpen(at(t)));
        assertEquals(at(nextOpening), CLOCK.nextOpening(at(t)));
        assertEquals(at(previousOpening), CLOCK.previousOpening(at(t)));
        assertEquals(at(nextClosing), CLOCK.nextClosing(at(t)));
    }

    @Test
    void bothEndsOfTheHorizonMayBeAskedAbout() {
        assertEquals(Duration.ofHours(2088), CLOCK.serviceTime(YEAR.start(), YEAR.end()));
        assertFalse(CLOCK.isOpen(YEAR.end()));
        ServiceClock always = ServiceClock.of(Schedule.always(), NONE, YEAR);
        assertEquals(YEAR.end(), always.deadline(YEAR.start(), Duration.ofDays(365)));
        assertEquals(YEAR.start(), always.latestStart(YEAR.end(), Duration.ofDays(365)));
        assertTrue(always.isOpen(YEAR.start()));
        assertFalse(always.isOpen(YEAR.end()));
        assertEquals(YEAR.start(), always.previousOpening(YEAR.end()));
        assertEquals(YEAR.end(), always.nextClosing(YEAR.start()));
        assertEquals(YEAR.end(), always.deadline(YEAR.end(), Duration.ZERO));
    }

    @Test
    void questionsBeyondTheHorizonAreRefused() {
        String horizon = "(2026-01-01T00:00Z/2027-01-01T00:00Z)";
        Instant before = YEAR.start().minusNanos(1);
        Instant after = YEAR.end().plusNanos(1);
        assertRefused(
                "instant (2025-12-31T23:59:59.999999999Z) must lie within the horizon " + horizon,
                () -> CLOCK.isOpen(before));
        assertRefused(
                "instant (2027-01-01T00:00:00.000000001Z) must lie within the horizon " + horizon,
                () -> CLOCK.serviceTime(YEAR.start(), after));
        assertThrows(IllegalArgumentException.class, () -> CLOCK.serviceTime(before, YEAR.end()));
        assertThrows(IllegalArgumentException.class, () -> CLOCK.nextOpening(before));
        assertThrows(IllegalArgumentException.class, () -> CLOCK.deadline(after, Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> CLOCK.latestStart(before, Duration.ZERO));
    }

    @Test
    void answersBeyondTheHorizonAreRefused() {
        String horizon = "(2026-01-01T00:00Z/2027-01-01T00:00Z)";
        Instant evening = at("2026-12-31T16:00");
        assertRefused(
                "deadline of PT1H0.000000001S from 2026-12-31T16:00Z must lie within the horizon " + horizon
                        + ", which has PT1H of service time left",
                () -> CLOCK.deadline(evening, Duration.ofHours(1).plusNanos(1)));
        assertEquals(at("2026-12-31T17:00"), CLOCK.deadline(evening, Duration.ofHours(1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> CLOCK.deadline(evening, Duration.ofHours(1), ClosingTime.NEXT_OPENING));
        assertRefused(
                "start of PT8H0.000000001S until 2026-01-02T00:00Z must lie within the horizon " + horizon
                        + ", which has PT8H of service time before",
                () -> CLOCK.latestStart(
                        at("2026-01-02T00:00"), Duration.ofHours(8).plusNanos(1)));
        assertRefused(
                "opening at or after 2026-12-31T16:00Z must lie within the horizon " + horizon,
                () -> CLOCK.nextOpening(evening));
        assertRefused(
                "closing after 2026-12-31T17:00Z must lie within the horizon " + horizon,
                () -> CLOCK.nextClosing(at("2026-12-31T17:00")));
        assertRefused(
                "opening at or before 2026-01-01T08:00Z must lie within the horizon " + horizon,
                () -> CLOCK.previousOpening(at("2026-01-01T08:00")));
    }

    @Test
    void checksItsArguments() {
        Instant t = at("2026-03-02T09:00");
        assertRefused("serviceTime (PT-1S) must not be negative", () -> CLOCK.deadline(t, Duration.ofSeconds(-1)));
        assertRefused("serviceTime (PT-1S) must not be negative", () -> CLOCK.latestStart(t, Duration.ofSeconds(-1)));
        assertRefused(
                "serviceTime (PT8784000H) must not be longer than 292 years",
                () -> CLOCK.deadline(t, Duration.ofDays(366_000)));
        assertRefused(
                "end (2026-03-02T09:00Z) must not be before start (2026-03-02T09:00:01Z)",
                () -> CLOCK.serviceTime(t.plusSeconds(1), t));
        assertThrows(NullPointerException.class, () -> CLOCK.deadline(t, Duration.ZERO, null));
        assertThrows(
                IllegalArgumentException.class,
                () -> ServiceClock.of(Schedule.weekly("Europe/London").closedOn("x"), NONE, YEAR));
    }

    @Test
    void aClockThatNeverRuns() {
        ServiceClock never = ServiceClock.of(TimeSet.EMPTY, YEAR);
        assertEquals(Duration.ZERO, never.serviceTime(YEAR.start(), YEAR.end()));
        assertEquals(at("2026-03-02T09:00"), never.deadline(at("2026-03-02T09:00"), Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> never.deadline(YEAR.start(), Duration.ofNanos(1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> never.deadline(YEAR.start(), Duration.ZERO, ClosingTime.NEXT_OPENING));
        assertThrows(IllegalArgumentException.class, () -> never.previousOpening(YEAR.end()));
        ServiceClock noHorizon = ServiceClock.of(TimeSet.EMPTY, TimeRange.ofNanos(5, 5));
        assertEquals(0, noHorizon.serviceNanos(5, 5));
        assertThrows(IllegalArgumentException.class, () -> noHorizon.serviceNanosUntil(6));
    }

    @Test
    void theHorizonCutsWindows() {
        TimeRange noon = TimeRange.of(at("2026-03-02T12:00"), at("2026-03-03T12:00"));
        ServiceClock cut = ServiceClock.of(CLOCK.open(), noon);
        assertEquals(ServiceClock.of(OFFICE, NONE, noon), cut);
        assertEquals(2, cut.open().size());
        assertEquals(noon.start(), cut.previousOpening(at("2026-03-02T18:00")));
    }

    /** peer-defects D26: ten years cost no more than a day, as sums are kept before each window. */
    @Test
    void tenYearsAnd450WorkingHours() {
        TimeRange decade = TimeRange.parse("2020-01-01T00:00Z/2031-01-01T00:00Z");
        ServiceClock clock = ServiceClock.of(OFFICE, NONE, decade);
        assertEquals(
                Duration.ofHours(8 * (5 * 521 + 4)), // 3 653 days from a Wednesday: 521 weeks, Wed to Fri and Mon
                clock.serviceTime(at("2020-01-01T00:00"), at("2030-01-01T00:00")));
        assertEquals(at("2026-05-19T11:00"), clock.deadline(at("2026-03-02T09:00"), Duration.ofHours(450)));
        assertEquals(at("2026-03-02T09:00"), clock.latestStart(at("2026-05-19T11:00"), Duration.ofHours(450)));
    }

    /** D26 by counting: a look-up chooses among as few windows in a century as in a year, at every instant. */
    @ParameterizedTest
    @CsvSource({"2026-01-01, 2027-01-01", "2020-01-01, 2030-01-01", "2000-01-01, 2100-01-01"})
    void aLookUpCostsTheSameForEverySpan(String first, String end) {
        TimeRange horizon = TimeRange.parse(first + "T00:00Z/" + end + "T00:00Z");
        ServiceClock clock = ServiceClock.of(OFFICE, NONE, horizon);
        int most = 0;
        for (long t = horizon.startNanos(); t < horizon.endNanos(); t += Zones.hours(5)) {
            most = Math.max(most, clock.windowsToSearch(t));
        }
        assertEquals(1, most);
    }

    /** The span of a look-up does not matter, but neither does a crowd of windows in a corner of the horizon. */
    @Test
    void manyShortWindowsInALongHorizon() {
        TimeSet.Builder windows = TimeSet.builder();
        for (long i = 0; i < 100_000; i++) {
            windows.add(10 * i, 10 * i + 3);
        }
        ServiceClock clock = ServiceClock.of(windows.build(), TimeRange.ofNanos(-5, Long.MAX_VALUE - 10));
        for (long i = 0; i < 100_000; i += 997) {
            assertEquals(3 * i + 2, clock.serviceNanosUntil(10 * i + 2));
            assertEquals(3 * i + 3, clock.serviceNanosUntil(10 * i + 7));
            assertEquals(10 * i + 2, clock.deadlineNanos(-5, 3 * i + 2, ClosingTime.STAYS));
        }
        assertEquals(300_000, clock.serviceNanosUntil(Long.MAX_VALUE - 10));
    }

    @Test
    void equality() {
        assertEquals(CLOCK, ServiceClock.of(OFFICE, NONE, YEAR));
        assertEquals(CLOCK.hashCode(), ServiceClock.of(OFFICE, NONE, YEAR).hashCode());
        ServiceClock shorter = ServiceClock.of(CLOCK.open(), TimeRange.parse("2026-01-01T00:00Z/2026-12-31T23:00Z"));
        assertNotEquals(CLOCK, shorter);
        assertNotEquals(CLOCK.hashCode(), shorter.hashCode());
        assertNotEquals(CLOCK, ServiceClock.of(TimeSet.EMPTY, YEAR));
        assertEquals("service clock 2026-01-01T00:00Z/2027-01-01T00:00Z with PT2088H in 261 windows", CLOCK.toString());
    }
}
