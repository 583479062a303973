package dev.sla4j.agreement;

import dev.sla4j.time.WeeklySchedule;
import java.time.Duration;
import java.util.Objects;

/**
 * Until when something must be done after a period: a claim, a notice, a termination (C83).
 *
 * <p>It counts from the end of the evaluation period, and what is done at the very instant is too late: "within 15 days after the end of the
 * month" is all of these 15 days. More members may be added in a minor release: a chain of {@code instanceof} over this type should end with a
 * default.
 */
public sealed interface Deadline
        permits Deadline.Elapsed,
                Deadline.Days,
                Deadline.Months,
                Deadline.BusinessDays,
                Deadline.EndOfMonth,
                Deadline.Cycles {

    /**
     * So much elapsed time: "72 hours".
     *
     * @param length the time, above zero
     * @return the deadline, not null
     */
    static Deadline elapsed(Duration length) {
        return new Elapsed(length);
    }

    /**
     * So many days of the agreement's zone.
     *
     * @param days the number, at least 1
     * @return the deadline, not null
     */
    static Deadline days(int days) {
        return new Days(days);
    }

    /**
     * So many calendar months: the same day of a later month, or its last.
     *
     * @param months the number, at least 1
     * @return the deadline, not null
     */
    static Deadline months(int months) {
        return new Months(months);
    }

    /**
     * The end of the so many-th business day after the period.
     *
     * @param days the number, at least 1
     * @param workingDays the schedule on whose days business is done, not null
     * @return the deadline, not null
     */
    static Deadline businessDays(int days, WeeklySchedule workingDays) {
        return new BusinessDays(days, workingDays);
    }

    /**
     * The end of a calendar month: 1 is "by the end of the calendar month that follows the one in which the period ended".
     *
     * @param months how many months after the month in which the period ended, at least 1
     * @return the deadline, not null
     */
    static Deadline endOfMonth(int months) {
        return new EndOfMonth(months);
    }

    /**
     * The end of a later evaluation period: 2 is "by the end of the second billing cycle after that in which it happened". A change that cuts a period
     * (S29) cuts no billing cycle.
     *
     * @param cycles how many periods later, at least 1
     * @return the deadline, not null
     */
    static Deadline cycles(int cycles) {
        return new Cycles(cycles);
    }

    /**
     * Elapsed time.
     *
     * @param length the time, above zero
     */
    record Elapsed(Duration length) implements Deadline {

        /** Checks. */
        public Elapsed {
            Check.length(length, "length");
        }
    }

    /**
     * Days of the agreement's zone.
     *
     * @param days the number, at least 1
     */
    record Days(int days) implements Deadline {

        /** Checks. */
        public Days {
            Check.atLeastOne(days, "days");
        }
    }

    /**
     * Calendar months.
     *
     * @param months the number, at least 1
     */
    record Months(int months) implements Deadline {

        /** Checks. */
        public Months {
            Check.atLeastOne(months, "months");
        }
    }

    /**
     * Business days.
     *
     * @param days the number, at least 1
     * @param workingDays the schedule on whose days business is done, not null
     */
    record BusinessDays(int days, WeeklySchedule workingDays) implements Deadline {

        /** Checks. */
        public BusinessDays {
            Check.atLeastOne(days, "days");
            Objects.requireNonNull(workingDays, "workingDays");
        }
    }

    /**
     * The end of a calendar month.
     *
     * @param months how many months after the month in which the period ended, at least 1
     */
    record EndOfMonth(int months) implements Deadline {

        /** Checks. */
        public EndOfMonth {
            Check.atLeastOne(months, "months");
        }
    }

    /**
     * The end of a later evaluation period.
     *
     * @param cycles how many periods later, at least 1
     */
    record Cycles(int cycles) implements Deadline {

        /** Checks. */
        public Cycles {
            Check.atLeastOne(cycles, "cycles");
        }
    }
}
