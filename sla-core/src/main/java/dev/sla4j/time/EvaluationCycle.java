package dev.sla4j.time;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * How time is cut into evaluation periods.
 *
 * <p>Models "per calendar month", "monthly billing period from the sign-up day", "quarter", "contract year", "any
 * period of 30 days". The zone is that of the agreement and always a parameter: there is no default zone.
 *
 * <p><b>Date cycles</b> (day, week, month, quarter, half-year, year, anniversaries) cut at local dates: a period lasts
 * from 00:00 of its first local date to 00:00 of the first date of the next one, by S4, and its length is its real
 * length. <b>Fixed-length cycles</b> cut the UTC time-line into equal pieces. The periods of both kinds tile time:
 * each instant belongs to exactly one. <b>Rolling cycles</b> do not: each local date has the window that ends at the
 * end of that date, so consecutive windows overlap.
 *
 * <p>A local date that a zone skipped altogether (Samoa, 30 December 2011) has an empty daily period, which
 * {@link #periodOf} gives and {@link #next}, {@link #previous} and {@link #periods} pass over.
 *
 * <p>A sealed family; code outside this package that tells the members apart should have a default for members to
 * come. Immutable, value-based and thread-safe; {@code toString} is canonical. A period takes about a microsecond.
 * Source: DESIGN S2, S4; published agreements P56 (sign-up day), P60 (month lengths), P48, P64 (rolling).
 */
public sealed interface EvaluationCycle permits DateCycle, EvaluationCycle.FixedLength, EvaluationCycle.Rolling {

    /** Obtains the cycle of local days. */
    static EvaluationCycle daily() {
        return new Daily();
    }

    /**
     * Obtains the cycle of weeks.
     *
     * @param firstDay  the first day of the week, not null
     * @return the cycle, not null
     */
    static EvaluationCycle weekly(DayOfWeek firstDay) {
        return new Weekly(firstDay);
    }

    /** Obtains the cycle of calendar months. */
    static EvaluationCycle monthly() {
        return monthlyFrom(1, EndOfMonth.LAST_DAY);
    }

    /**
     * Obtains the cycle of months that start on a day of the month, such as the sign-up day.
     *
     * @param day  the day of the month, from 1 to 31
     * @param rule  where the month starts if it has no such day, not null
     * @return the cycle, not null
     * @throws IllegalArgumentException if the day is not from 1 to 31
     */
    static EvaluationCycle monthlyFrom(int day, EndOfMonth rule) {
        return new Months(1, 1, day, rule);
    }

    /** Obtains the cycle of calendar quarters. */
    static EvaluationCycle quarterly() {
        return new Months(3, 1, 1, EndOfMonth.LAST_DAY);
    }

    /** Obtains the cycle of calendar half-years. */
    static EvaluationCycle halfYearly() {
        return new Months(6, 1, 1, EndOfMonth.LAST_DAY);
    }

    /** Obtains the cycle of calendar years. */
    static EvaluationCycle yearly() {
        return new Months(12, 1, 1, EndOfMonth.LAST_DAY);
    }

    /**
     * Obtains the cycle of years that start on a date, such as a financial year from 1 April; 29 February means the
     * last day of February.
     *
     * @param firstDay  the first day of the year, not null
     * @return the cycle, not null
     */
    static EvaluationCycle yearlyFrom(MonthDay firstDay) {
        requireNonNull(firstDay, "firstDay");
        return new Months(12, firstDay.getMonthValue(), firstDay.getDayOfMonth(), EndOfMonth.LAST_DAY);
    }

    /**
     * Obtains the cycle of periods of equal length on the UTC time-line.
     *
     * @param length  the length, positive, not null
     * @param anchor  the start of a period, not null
     * @return the cycle, not null
     * @throws IllegalArgumentException if the length is not positive
     */
    static EvaluationCycle fixedLength(Duration length, Instant anchor) {
        return new FixedLength(length, anchor);
    }

    /**
     * Obtains the cycle of windows of a length that end at the end of each local date: "any 30 consecutive days",
     * judged daily.
     *
     * @param length  the length on the time-line, positive, not null
     * @return the cycle, not null
     * @throws IllegalArgumentException if the length is not positive
     */
    static EvaluationCycle rolling(Duration length) {
        return new Rolling(length);
    }

    /**
     * Obtains the cycle of anniversaries: period {@code k} starts on {@code anchor + k × length} by the calendar, which
     * is counted from the anchor each time, so that months from 31 January start on the last day of February and on 31
     * March. Periods before the anchor are those with negative {@code k}.
     *
     * @param anchor  the first day of a period, not null
     * @param length  the length by the calendar, at least one day, not null
     * @return the cycle, not null
     * @throws IllegalArgumentException if a part of the length is negative, all are zero, or one is longer than 292 years; if the anchor lies
     *     beyond the years 1677 to 2262
     */
    static EvaluationCycle anchored(LocalDate anchor, Period length) {
        return new Anchored(anchor, length);
    }

    /**
     * Returns the period of a local date: of a date cycle the period with this date; of a fixed-length cycle the one
     * that contains the start of the date; of a rolling cycle the window that ends at the end of the date.
     *
     * @param date  the local date, not null
     * @param zone  the zone of the agreement, not null
     * @return the period, not null
     * @throws IllegalArgumentException if the period reaches beyond the years 1677 to 2262
     */
    EvaluationPeriod periodOf(LocalDate date, ZoneId zone);

    /**
     * Returns the period that contains an instant; of a rolling cycle the window that ends at the end of the local day
     * of the instant.
     *
     * @param instant  the instant, not null
     * @param zone  the zone of the agreement, not null
     * @return the period, not null
     * @throws IllegalArgumentException if the period reaches beyond the years 1677 to 2262
     */
    EvaluationPeriod periodContaining(Instant instant, ZoneId zone);

    /**
     * Returns the period after one of this cycle: the one that contains its end; of a rolling cycle the window that
     * ends a local day later.
     *
     * @param period  a period of this cycle that is not clipped, not null
     * @param zone  the zone of the agreement, not null
     * @return the next period, not empty, not null
     */
    default EvaluationPeriod next(EvaluationPeriod period, ZoneId zone) {
        requireNonNull(period, "period");
        return periodContaining(period.end(), zone);
    }

    /**
     * Returns the period before one of this cycle: the one that contains the instant before its start; of a rolling
     * cycle the window that ends a local day earlier.
     *
     * @param period  a period of this cycle that is not clipped, not null
     * @param zone  the zone of the agreement, not null
     * @return the previous period, not empty, not null
     */
    default EvaluationPeriod previous(EvaluationPeriod period, ZoneId zone) {
        requireNonNull(period, "period");
        return periodContaining(period.start().minusNanos(1), zone);
    }

    /**
     * Returns the periods that overlap a range, whole, in order; of a rolling cycle the windows of the local days that
     * overlap it. None if the range is empty.
     *
     * @param within  the range, not null
     * @param zone  the zone of the agreement, not null
     * @return the periods, not clipped to the range, not null
     */
    default List<EvaluationPeriod> periods(TimeRange within, ZoneId zone) {
        requireNonNull(within, "within");
        requireNonNull(zone, "zone");
        List<EvaluationPeriod> periods = new ArrayList<>();
        if (!within.isEmpty()) {
            EvaluationPeriod period = periodContaining(within.start(), zone);
            periods.add(period);
            while (period.range().endNanos() < within.endNanos()) {
                period = next(period, zone);
                periods.add(period);
            }
        }
        return Collections.unmodifiableList(periods);
    }

    /** Says whether the periods are calendar months, from the first to the last day. */
    default boolean isCalendarMonth() {
        return false;
    }

    /** Local days. */
    record Daily() implements DateCycle {

        @Override
        public LocalDate firstDateOf(LocalDate date) {
            return date;
        }

        @Override
        public LocalDate nextFirstDate(LocalDate firstDate) {
            return firstDate.plusDays(1);
        }

        @Override
        public String label(LocalDate firstDate) {
            return firstDate.toString();
        }

        @Override
        public String toString() {
            return "daily";
        }
    }

    /**
     * Weeks; those from Monday are named by ISO 8601, {@code 2026-W10}.
     *
     * @param firstDay  the first day of the week, not null
     */
    record Weekly(DayOfWeek firstDay) implements DateCycle {

        /** Checks the day. */
        public Weekly {
            requireNonNull(firstDay, "firstDay");
        }

        @Override
        public LocalDate firstDateOf(LocalDate date) {
            return date.with(TemporalAdjusters.previousOrSame(firstDay));
        }

        @Override
        public LocalDate nextFirstDate(LocalDate firstDate) {
            return firstDate.plusWeeks(1);
        }

        @Override
        public String label(LocalDate firstDate) {
            if (firstDay != DayOfWeek.MONDAY) {
                return DateCycle.super.label(firstDate);
            }
            int week = firstDate.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            return firstDate.get(IsoFields.WEEK_BASED_YEAR) + (week < 10 ? "-W0" : "-W") + week;
        }

        @Override
        public String toString() {
            return "weekly from " + firstDay.toString().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One or several months from a day of the month: months, quarters, half-years and years.
     *
     * @param months  the number of months, which divides 12
     * @param firstMonth  a month in which a period starts, from 1 to 12; reduced to the first one of the year
     * @param day  the day of the month on which a period starts, from 1 to 31
     * @param rule  where it starts if the month has no such day, not null
     */
    record Months(int months, int firstMonth, int day, EndOfMonth rule) implements DateCycle {

        /** Checks the numbers. */
        public Months {
            requireNonNull(rule, "rule");
            if (months < 1 || 12 % months != 0) {
                throw new IllegalArgumentException("months (" + months + ") must divide 12");
            }
            if (firstMonth < 1 || firstMonth > 12) {
                throw new IllegalArgumentException("firstMonth (" + firstMonth + ") must be from 1 to 12");
            }
            if (day < 1 || day > 31) {
                throw new IllegalArgumentException("day (" + day + ") must be from 1 to 31");
            }
            firstMonth = (firstMonth - 1) % months + 1;
            rule = day <= 28 ? EndOfMonth.LAST_DAY : rule;
        }

        @Override
        public LocalDate firstDateOf(LocalDate date) {
            YearMonth month = YearMonth.from(date);
            YearMonth first = month.minusMonths(Math.floorMod(month.getMonthValue() - firstMonth, months));
            LocalDate start = startIn(first);
            return start.isAfter(date) ? startIn(first.minusMonths(months)) : start;
        }

        @Override
        public LocalDate nextFirstDate(LocalDate firstDate) {
            YearMonth month = YearMonth.from(firstDate);
            // by NEXT_FIRST a period may start on the first day of the month after its own
            return startsAsNextFirst(firstDate)
                    ? startIn(month.plusMonths(months - 1))
                    : startIn(month.plusMonths(months));
        }

        private boolean startsAsNextFirst(LocalDate firstDate) {
            return firstDate.getDayOfMonth() < day && rule == EndOfMonth.NEXT_FIRST;
        }

        private LocalDate startIn(YearMonth month) {
            if (day <= month.lengthOfMonth()) {
                return month.atDay(day);
            }
            return rule == EndOfMonth.LAST_DAY
                    ? month.atEndOfMonth()
                    : month.plusMonths(1).atDay(1);
        }

        @Override
        public String label(LocalDate firstDate) {
            if (day != 1 || firstMonth != 1) {
                return DateCycle.super.label(firstDate);
            }
            int part = firstDate.getMonthValue() / months + 1;
            return switch (months) {
                case 1 -> YearMonth.from(firstDate).toString();
                case 3 -> firstDate.getYear() + "-Q" + part;
                case 6 -> firstDate.getYear() + "-H" + part;
                case 12 -> Integer.toString(firstDate.getYear());
                default -> DateCycle.super.label(firstDate);
            };
        }

        @Override
        public boolean isCalendarMonth() {
            return months == 1 && day == 1;
        }

        @Override
        public String toString() {
            String name = switch (months) {
                case 1 -> "monthly";
                case 3 -> "quarterly";
                case 6 -> "half-yearly";
                case 12 -> "yearly";
                default -> "every " + months + " months";
            };
            if (day == 1 && firstMonth == 1) {
                return name;
            }
            String from = months == 1
                    ? " from day " + day
                    : (firstMonth < 10 ? " from --0" : " from --") + firstMonth + (day < 10 ? "-0" : "-") + day;
            return name + from + (day > 28 ? " " + rule : "");
        }
    }

    /**
     * Anniversaries of a date.
     *
     * @param anchor  the first day of a period, not null
     * @param length  the length by the calendar, not null
     */
    record Anchored(LocalDate anchor, Period length) implements DateCycle {
        /** Instants lie in these years. */
        private static final int FIRST_YEAR = 1677;

        private static final int LAST_YEAR = 2262;
        private static final int MOST_YEARS = 292;

        /** Checks the length. */
        public Anchored {
            requireNonNull(anchor, "anchor");
            requireNonNull(length, "length");
            if (length.isZero() || length.getDays() < 0 || length.getMonths() < 0 || length.getYears() < 0) {
                throw new IllegalArgumentException("length (" + length + ") must be positive in all its parts");
            }
            if (length.toTotalMonths() > MOST_YEARS * 12 || length.getDays() > MOST_YEARS * 366) {
                throw new IllegalArgumentException("length (" + length + ") must be at most " + MOST_YEARS + " years");
            }
            checkYear(anchor, "anchor");
        }

        private static void checkYear(LocalDate date, String name) {
            if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
                throw new IllegalArgumentException(
                        name + " (" + date + ") must lie in the years " + FIRST_YEAR + " to " + LAST_YEAR);
            }
        }

        @Override
        public LocalDate firstDateOf(LocalDate date) {
            return start(indexOf(date));
        }

        @Override
        public LocalDate nextFirstDate(LocalDate firstDate) {
            return start(indexOf(firstDate) + 1);
        }

        private LocalDate start(long index) {
            return anchor.plusMonths(Math.multiplyExact(index, length.toTotalMonths()))
                    .plusDays(Math.multiplyExact(index, length.get(ChronoUnit.DAYS)));
        }

        private long indexOf(LocalDate date) {
            checkYear(date, "date");
            long days = date.toEpochDay() - anchor.toEpochDay();
            // 146 097 days are 4 800 months; the estimate is off by a few periods at most
            long index =
                    Math.floorDiv(days * 4800, length.toTotalMonths() * 146_097 + length.get(ChronoUnit.DAYS) * 4800);
            while (start(index).isAfter(date)) {
                index--;
            }
            while (!start(index + 1).isAfter(date)) {
                index++;
            }
            return index;
        }

        @Override
        public String toString() {
            return "every " + length + " from " + anchor;
        }
    }

    /**
     * Periods of equal length on the UTC time-line.
     *
     * @param length  the length, not null
     * @param anchor  the start of a period, not null
     */
    record FixedLength(Duration length, Instant anchor) implements EvaluationCycle {

        /** Checks the length and the anchor. */
        public FixedLength {
            Grid.of(length).anchoredAt(anchor);
        }

        @Override
        public EvaluationPeriod periodOf(LocalDate date, ZoneId zone) {
            requireNonNull(date, "date");
            return period(LocalTimeLine.startOfDay(date, requireNonNull(zone, "zone")), zone);
        }

        @Override
        public EvaluationPeriod periodContaining(Instant instant, ZoneId zone) {
            return period(EpochNanos.of(instant), requireNonNull(zone, "zone"));
        }

        private EvaluationPeriod period(long nanos, ZoneId zone) {
            Grid grid = Grid.of(length).anchoredAt(anchor);
            return labelled(TimeRange.ofNanos(grid.unitStart(nanos), grid.unitEnd(nanos)), zone);
        }

        @Override
        public String toString() {
            return "every " + length + " from " + EpochNanos.format(EpochNanos.of(anchor));
        }
    }

    /**
     * Windows of a length that end at the end of each local date.
     *
     * @param length  the length on the time-line, not null
     */
    record Rolling(Duration length) implements EvaluationCycle {

        /** Checks the length. */
        public Rolling {
            Grid.positiveNanos(length);
        }

        @Override
        public EvaluationPeriod periodOf(LocalDate date, ZoneId zone) {
            return endingWith(daily().periodOf(date, zone), zone);
        }

        @Override
        public EvaluationPeriod periodContaining(Instant instant, ZoneId zone) {
            return endingWith(daily().periodContaining(instant, zone), zone);
        }

        @Override
        public EvaluationPeriod previous(EvaluationPeriod period, ZoneId zone) {
            EvaluationPeriod lastDay = daily().periodContaining(period.end().minusNanos(1), zone);
            return endingWith(daily().previous(lastDay, zone), zone);
        }

        private EvaluationPeriod endingWith(EvaluationPeriod day, ZoneId zone) {
            TimeRange window = TimeRange.of(day.end().minus(length), day.end());
            return labelled(window, zone);
        }

        @Override
        public String toString() {
            return "rolling " + length;
        }
    }

    private static EvaluationPeriod labelled(TimeRange range, ZoneId zone) {
        LocalDate first = LocalTimeLine.dayOf(range.startNanos(), zone);
        LocalDate end = LocalTimeLine.dayOf(range.endNanos(), zone);
        boolean atMidnight = LocalTimeLine.startOfDay(first, zone) == range.startNanos()
                && LocalTimeLine.startOfDay(end, zone) == range.endNanos();
        return new EvaluationPeriod(atMidnight ? first + "/" + end : range.toString(), range);
    }
}
