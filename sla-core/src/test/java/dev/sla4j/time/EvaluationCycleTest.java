package dev.sla4j.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EvaluationCycleTest {

    private static final ZoneId UTC = ZoneOffset.UTC;
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId APIA = ZoneId.of("Pacific/Apia");
    private static final LocalDate SAT_2026_03_07 = LocalDate.of(2026, 3, 7);
    private static final LocalDate THU_2026_01_01 = LocalDate.of(2026, 1, 1);
    private static final Instant ANCHOR = Instant.parse("2026-01-01T00:00:00Z");

    private static EvaluationCycle from(int day, EndOfMonth rule) {
        return EvaluationCycle.monthlyFrom(day, rule);
    }

    /** Rows: cycle, its text, a date, the label of its period and its range in UTC. */
    static Stream<Arguments> data_periodOf() {
        EvaluationCycle from31 = from(31, EndOfMonth.LAST_DAY);
        EvaluationCycle next31 = from(31, EndOfMonth.NEXT_FIRST);
        EvaluationCycle next30 = from(30, EndOfMonth.NEXT_FIRST);
        EvaluationCycle sign31 = EvaluationCycle.anchored(LocalDate.of(2026, 1, 31), Period.ofMonths(1));
        return Stream.of(
                row(EvaluationCycle.daily(), "daily", "2026-03-07", "2026-03-07", "2026-03-07/2026-03-08"),
                row(
                        EvaluationCycle.weekly(DayOfWeek.MONDAY),
                        "weekly from monday",
                        "2026-03-07",
                        "2026-W10",
                        "2026-03-02/2026-03-09"),
                row(
                        EvaluationCycle.weekly(DayOfWeek.MONDAY),
                        "weekly from monday",
                        "2027-01-01",
                        "2026-W53",
                        "2026-12-28/2027-01-04"),
                row(
                        EvaluationCycle.weekly(DayOfWeek.MONDAY),
                        "weekly from monday",
                        "2025-12-30",
                        "2026-W01",
                        "2025-12-29/2026-01-05"),
                row(
                        EvaluationCycle.weekly(DayOfWeek.SUNDAY),
                        "weekly from sunday",
                        "2026-03-07",
                        "2026-03-01/2026-03-08",
                        "2026-03-01/2026-03-08"),
                row(EvaluationCycle.monthly(), "monthly", "2026-03-31", "2026-03", "2026-03-01/2026-04-01"),
                row(EvaluationCycle.monthly(), "monthly", "2026-12-01", "2026-12", "2026-12-01/2027-01-01"),
                row(EvaluationCycle.quarterly(), "quarterly", "2026-03-31", "2026-Q1", "2026-01-01/2026-04-01"),
                row(EvaluationCycle.quarterly(), "quarterly", "2026-12-31", "2026-Q4", "2026-10-01/2027-01-01"),
                row(EvaluationCycle.halfYearly(), "half-yearly", "2026-06-30", "2026-H1", "2026-01-01/2026-07-01"),
                row(EvaluationCycle.halfYearly(), "half-yearly", "2026-07-01", "2026-H2", "2026-07-01/2027-01-01"),
                row(EvaluationCycle.yearly(), "yearly", "2026-07-01", "2026", "2026-01-01/2027-01-01"),
                row(
                        EvaluationCycle.yearlyFrom(MonthDay.of(4, 6)),
                        "yearly from --04-06",
                        "2026-04-05",
                        "2025-04-06/2026-04-06",
                        "2025-04-06/2026-04-06"),
                row(
                        EvaluationCycle.yearlyFrom(MonthDay.of(2, 29)),
                        "yearly from --02-29 LAST_DAY",
                        "2026-03-07",
                        "2026-02-28/2027-02-28",
                        "2026-02-28/2027-02-28"),
                row(
                        EvaluationCycle.yearlyFrom(MonthDay.of(2, 29)),
                        "yearly from --02-29 LAST_DAY",
                        "2028-02-28",
                        "2027-02-28/2028-02-29",
                        "2027-02-28/2028-02-29"),
                row(
                        EvaluationCycle.yearlyFrom(MonthDay.of(10, 1)),
                        "yearly from --10-01",
                        "2026-10-01",
                        "2026-10-01/2027-10-01",
                        "2026-10-01/2027-10-01"),
                // P56: from the sign-up day to the day before the same day of the next month, 6 September-5 October
                row(
                        from(6, EndOfMonth.LAST_DAY),
                        "monthly from day 6",
                        "2026-10-05",
                        "2026-09-06/2026-10-06",
                        "2026-09-06/2026-10-06"),
                row(
                        from(6, EndOfMonth.LAST_DAY),
                        "monthly from day 6",
                        "2026-09-06",
                        "2026-09-06/2026-10-06",
                        "2026-09-06/2026-10-06"),
                row(
                        from(6, EndOfMonth.LAST_DAY),
                        "monthly from day 6",
                        "2026-01-05",
                        "2025-12-06/2026-01-06",
                        "2025-12-06/2026-01-06"),
                row(
                        from31,
                        "monthly from day 31 LAST_DAY",
                        "2026-02-27",
                        "2026-01-31/2026-02-28",
                        "2026-01-31/2026-02-28"),
                row(
                        from31,
                        "monthly from day 31 LAST_DAY",
                        "2026-02-28",
                        "2026-02-28/2026-03-31",
                        "2026-02-28/2026-03-31"),
                row(
                        from31,
                        "monthly from day 31 LAST_DAY",
                        "2028-02-29",
                        "2028-02-29/2028-03-31",
                        "2028-02-29/2028-03-31"),
                row(
                        next31,
                        "monthly from day 31 NEXT_FIRST",
                        "2026-02-28",
                        "2026-01-31/2026-03-01",
                        "2026-01-31/2026-03-01"),
                row(
                        next31,
                        "monthly from day 31 NEXT_FIRST",
                        "2026-03-30",
                        "2026-03-01/2026-03-31",
                        "2026-03-01/2026-03-31"),
                row(
                        next31,
                        "monthly from day 31 NEXT_FIRST",
                        "2026-05-01",
                        "2026-05-01/2026-05-31",
                        "2026-05-01/2026-05-31"),
                row(
                        next30,
                        "monthly from day 30 NEXT_FIRST",
                        "2026-03-01",
                        "2026-03-01/2026-03-30",
                        "2026-03-01/2026-03-30"),
                row(
                        next30,
                        "monthly from day 30 NEXT_FIRST",
                        "2028-02-29",
                        "2028-01-30/2028-03-01",
                        "2028-01-30/2028-03-01"),
                row(
                        sign31,
                        "every P1M from 2026-01-31",
                        "2026-02-27",
                        "2026-01-31/2026-02-28",
                        "2026-01-31/2026-02-28"),
                row(
                        sign31,
                        "every P1M from 2026-01-31",
                        "2026-03-01",
                        "2026-02-28/2026-03-31",
                        "2026-02-28/2026-03-31"),
                row(
                        sign31,
                        "every P1M from 2026-01-31",
                        "2025-12-30",
                        "2025-11-30/2025-12-31",
                        "2025-11-30/2025-12-31"),
                row(
                        EvaluationCycle.anchored(LocalDate.of(2024, 2, 29), Period.ofYears(1)),
                        "every P1Y from 2024-02-29",
                        "2028-02-28",
                        "2027-02-28/2028-02-29",
                        "2027-02-28/2028-02-29"),
                row(
                        EvaluationCycle.anchored(SAT_2026_03_07, Period.ofDays(10)),
                        "every P10D from 2026-03-07",
                        "2026-03-06",
                        "2026-02-25/2026-03-07",
                        "2026-02-25/2026-03-07"),
                row(
                        EvaluationCycle.anchored(SAT_2026_03_07, Period.of(0, 1, 10)),
                        "every P1M10D from 2026-03-07",
                        "2026-04-17",
                        "2026-04-17/2026-05-27",
                        "2026-04-17/2026-05-27"),
                row(
                        EvaluationCycle.fixedLength(Duration.ofDays(30), ANCHOR),
                        "every PT720H from 2026-01-01T00:00Z",
                        "2026-01-31",
                        "2026-01-31/2026-03-02",
                        "2026-01-31/2026-03-02"),
                row(
                        EvaluationCycle.rolling(Duration.ofDays(30)),
                        "rolling PT720H",
                        "2026-03-07",
                        "2026-02-06/2026-03-08",
                        "2026-02-06/2026-03-08"));
    }

    private static Arguments row(EvaluationCycle cycle, String text, String date, String label, String dates) {
        return Arguments.of(cycle, text, date, label, dates);
    }

    @ParameterizedTest
    @MethodSource("data_periodOf")
    void periodOf(EvaluationCycle cycle, String text, LocalDate date, String label, String dates) {
        assertEquals(text, cycle.toString());
        EvaluationPeriod period = cycle.periodOf(date, UTC);
        assertEquals(label, period.label());
        assertEquals(TimeRange.parse(dates.replace("/", "T00:00Z/") + "T00:00Z"), period.range());
        Instant noon = date.atTime(12, 0).toInstant(ZoneOffset.UTC);
        assertEquals(period, cycle.periodContaining(noon, UTC));
        assertEquals(period, cycle.previous(cycle.next(period, UTC), UTC));
        assertEquals(period, cycle.next(cycle.previous(period, UTC), UTC));
    }

    @Test
    void factories() {
        for (EvaluationCycle cycle : List.of(
                EvaluationCycle.daily(),
                EvaluationCycle.weekly(DayOfWeek.MONDAY),
                EvaluationCycle.monthly(),
                EvaluationCycle.quarterly(),
                EvaluationCycle.halfYearly(),
                EvaluationCycle.yearly(),
                EvaluationCycle.yearlyFrom(MonthDay.of(4, 10)))) {
            assertTrue(cycle.periodOf(SAT_2026_03_07, BERLIN).range().contains(Instant.parse("2026-03-07T12:00:00Z")));
        }
        assertEquals(
                "yearly from --04-10",
                EvaluationCycle.yearlyFrom(MonthDay.of(4, 10)).toString());
    }

    /** P60 prints: 44 640 and 43 200 minutes, March 44 580, October 44 700, February 40 320 or 41 760. */
    @ParameterizedTest
    @CsvSource({
        "2026-01, 44640", "2026-02, 40320", "2026-03, 44580", "2026-04, 43200", "2026-05, 44640", "2026-06, 43200",
        "2026-07, 44640", "2026-08, 44640", "2026-09, 43200", "2026-10, 44700", "2026-11, 43200", "2026-12, 44640",
        "2028-02, 41760"
    })
    void monthsHaveTheirRealLength(String month, long minutes) {
        EvaluationPeriod period = EvaluationCycle.monthly().periodOf(LocalDate.parse(month + "-15"), BERLIN);
        assertEquals(month, period.label());
        assertEquals(Duration.ofMinutes(minutes), period.length());
    }

    /** S2: a March with a clock change has 743 hours. */
    @Test
    void aPeriodIsResolvedInTheZone() {
        EvaluationPeriod march = EvaluationCycle.monthly().periodOf(SAT_2026_03_07, BERLIN);
        assertEquals(Duration.ofHours(743), march.length());
        assertEquals("2026-03 2026-02-28T23:00Z/2026-03-31T22:00Z", march.toString());
        Instant lateOnSaturday = Instant.parse("2026-02-28T23:30:00Z");
        assertEquals(march, EvaluationCycle.monthly().periodContaining(lateOnSaturday, BERLIN));
        assertEquals(
                "2026-02",
                EvaluationCycle.monthly().periodContaining(lateOnSaturday, UTC).label());
    }

    /** Samoa skipped FRI_2011_12_30. */
    @Test
    void aSkippedDateIsEmptyAndPassedOver() {
        EvaluationCycle daily = EvaluationCycle.daily();
        EvaluationPeriod skipped = daily.periodOf(LocalDate.of(2011, 12, 30), APIA);
        assertTrue(skipped.range().isEmpty());
        EvaluationPeriod before = daily.periodOf(LocalDate.of(2011, 12, 29), APIA);
        EvaluationPeriod after = daily.periodOf(LocalDate.of(2011, 12, 31), APIA);
        assertEquals(after, daily.next(before, APIA));
        assertEquals(before, daily.previous(after, APIA));
        assertEquals(List.of(before, after), daily.periods(before.range().span(after.range()), APIA));
        EvaluationCycle rolling = EvaluationCycle.rolling(Duration.ofHours(48));
        EvaluationPeriod window = rolling.periodOf(LocalDate.of(2011, 12, 29), APIA);
        assertEquals(window, rolling.periodOf(LocalDate.of(2011, 12, 30), APIA));
        assertEquals(rolling.periodOf(LocalDate.of(2011, 12, 31), APIA), rolling.next(window, APIA));
        assertEquals(window, rolling.previous(rolling.next(window, APIA), APIA));
    }

    @Test
    void periodsThatOverlapARange() {
        EvaluationCycle monthly = EvaluationCycle.monthly();
        TimeRange range = TimeRange.parse("2026-01-31T12:00Z/2026-03-01T00:00:01Z");
        assertEquals(
                List.of("2026-01", "2026-02", "2026-03"),
                monthly.periods(range, UTC).stream()
                        .map(EvaluationPeriod::label)
                        .toList());
        TimeRange february = monthly.periodOf(LocalDate.of(2026, 2, 1), UTC).range();
        assertEquals(1, monthly.periods(february, UTC).size());
        assertEquals(List.of(), monthly.periods(TimeRange.ofNanos(0, 0), UTC));
    }

    @Test
    void rollingWindowsEndWithEachLocalDay() {
        EvaluationCycle rolling = EvaluationCycle.rolling(Duration.ofDays(30));
        EvaluationPeriod window = rolling.periodOf(LocalDate.of(2026, 3, 29), BERLIN);
        assertEquals(Instant.parse("2026-03-29T22:00:00Z"), window.end());
        assertEquals(Duration.ofDays(30), window.length());
        assertEquals("2026-02-27T22:00Z/2026-03-29T22:00Z", window.label());
        assertEquals(window, rolling.periodContaining(Instant.parse("2026-03-29T21:59:59Z"), BERLIN));
        assertEquals(
                Instant.parse("2026-03-30T22:00:00Z"),
                rolling.next(window, BERLIN).end());
        assertEquals(
                Instant.parse("2026-03-28T23:00:00Z"),
                rolling.previous(window, BERLIN).end());
        TimeRange days = TimeRange.parse("2026-03-01T12:00Z/2026-03-03T12:00Z");
        assertEquals(
                List.of("2026-01-31/2026-03-02", "2026-02-01/2026-03-03", "2026-02-02/2026-03-04"),
                rolling.periods(days, UTC).stream().map(EvaluationPeriod::label).toList());
    }

    @Test
    void fixedLengthContainsTheStartOfTheDate() {
        EvaluationCycle fourWeeks = EvaluationCycle.fixedLength(Duration.ofDays(28), ANCHOR.plusSeconds(3600));
        EvaluationPeriod period = fourWeeks.periodOf(THU_2026_01_01, UTC);
        assertEquals("2025-12-04T01:00Z/2026-01-01T01:00Z", period.label());
        assertEquals(period.end(), fourWeeks.next(period, UTC).start());
        assertEquals(
                "2026-01-01/2026-01-31",
                EvaluationCycle.fixedLength(Duration.ofDays(30), Instant.parse("2025-12-31T23:00:00Z"))
                        .periodOf(THU_2026_01_01, BERLIN)
                        .label());
    }

    @Test
    void calendarMonths() {
        assertTrue(EvaluationCycle.monthly().isCalendarMonth());
        assertTrue(from(1, EndOfMonth.NEXT_FIRST).isCalendarMonth());
        for (EvaluationCycle other : List.of(
                from(2, EndOfMonth.LAST_DAY),
                EvaluationCycle.quarterly(),
                EvaluationCycle.daily(),
                EvaluationCycle.rolling(Duration.ofDays(30)))) {
            assertFalse(other.isCalendarMonth());
        }
    }

    @Test
    void equalCyclesAreEqual() {
        assertEquals(EvaluationCycle.monthly(), from(1, EndOfMonth.NEXT_FIRST));
        assertEquals(from(28, EndOfMonth.NEXT_FIRST), from(28, EndOfMonth.LAST_DAY));
        assertNotEquals(from(29, EndOfMonth.NEXT_FIRST), from(29, EndOfMonth.LAST_DAY));
        assertEquals(EvaluationCycle.quarterly(), new EvaluationCycle.Months(3, 10, 1, EndOfMonth.LAST_DAY));
        assertEquals("quarterly from --02-01", new EvaluationCycle.Months(3, 11, 1, EndOfMonth.LAST_DAY).toString());
        EvaluationCycle twoMonths = new EvaluationCycle.Months(2, 1, 1, EndOfMonth.LAST_DAY);
        assertEquals("every 2 months", twoMonths.toString());
        assertEquals(
                "2026-03-01/2026-05-01", twoMonths.periodOf(SAT_2026_03_07, UTC).label());
    }

    @Test
    void checksItsNumbers() {
        assertEquals(
                "day (32) must be from 1 to 31",
                assertThrows(IllegalArgumentException.class, () -> from(32, EndOfMonth.LAST_DAY))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> from(0, EndOfMonth.LAST_DAY));
        assertEquals(
                "months (5) must divide 12",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new EvaluationCycle.Months(5, 1, 1, EndOfMonth.LAST_DAY))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> new EvaluationCycle.Months(0, 1, 1, EndOfMonth.LAST_DAY));
        assertThrows(IllegalArgumentException.class, () -> new EvaluationCycle.Months(1, 0, 1, EndOfMonth.LAST_DAY));
        assertEquals(
                "firstMonth (13) must be from 1 to 12",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new EvaluationCycle.Months(1, 13, 1, EndOfMonth.LAST_DAY))
                        .getMessage());
        for (Period length : List.of(Period.ZERO, Period.ofDays(-1), Period.of(-1, 13, 0), Period.of(1, -1, 0))) {
            assertEquals(
                    "length (" + length + ") must be positive in all its parts",
                    assertThrows(IllegalArgumentException.class, () -> EvaluationCycle.anchored(SAT_2026_03_07, length))
                            .getMessage());
        }
        for (int year : new int[] {1676, 2263}) {
            LocalDate far = LocalDate.of(year, 1, 1);
            assertEquals(
                    "anchor (" + far + ") must lie in the years 1677 to 2262",
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> EvaluationCycle.anchored(far, Period.ofMonths(1)))
                            .getMessage());
            assertEquals(
                    "date (" + far + ") must lie in the years 1677 to 2262",
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> EvaluationCycle.anchored(SAT_2026_03_07, Period.ofMonths(1))
                                            .periodOf(far, UTC))
                            .getMessage());
        }
        assertThrows(IllegalArgumentException.class, () -> EvaluationCycle.rolling(Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> EvaluationCycle.fixedLength(Duration.ZERO, ANCHOR));
        assertThrows(NullPointerException.class, () -> EvaluationCycle.weekly(null));
        assertThrows(
                IllegalArgumentException.class, () -> EvaluationCycle.yearly().periodOf(LocalDate.of(2262, 1, 1), UTC));
    }

    @Test
    void aPeriodMayBeClippedToTheTerm() {
        EvaluationPeriod march = EvaluationCycle.monthly().periodOf(SAT_2026_03_07, UTC);
        TimeRange term = TimeRange.parse("2026-03-10T00:00Z/2027-03-10T00:00Z");
        assertEquals(
                "2026-03 2026-03-10T00:00Z/2026-04-01T00:00Z",
                march.clippedTo(term).toString());
        assertSame(march, march.clippedTo(march.range()));
        TimeRange later = TimeRange.parse("2026-04-01T00:00Z/2027-03-10T00:00Z");
        assertEquals(
                "period (2026-03 2026-03-01T00:00Z/2026-04-01T00:00Z) must overlap the term"
                        + " (2026-04-01T00:00Z/2027-03-10T00:00Z)",
                assertThrows(IllegalArgumentException.class, () -> march.clippedTo(later))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> new EvaluationPeriod(" ", term));
        assertEquals(Instant.parse("2026-03-01T00:00:00Z"), march.start());
        assertEquals(Instant.parse("2026-04-01T00:00:00Z"), march.end());
    }
}
