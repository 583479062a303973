package dev.sla4j.time;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Service hours: when a promise applies, a clock runs or maintenance may take place.
 *
 * <p>Models clauses such as "Monday to Friday, 9 am to 5 pm UK time, excluding public holidays", "daily maintenance
 * 2–5 am local time of the data centre" and, with the combinators, "around the clock except that maintenance". It is
 * declarative: it names holiday calendars by id and says nothing about a certain month until {@link #toTimeSet} lays it
 * on the time-line.
 *
 * <p>A sealed family: {@link #always}, {@link WeeklySchedule}, explicit {@link Ranges}, and {@link Combined} schedules,
 * which may be of different zones. Code outside this package that tells the members apart should have a default for
 * members to come.
 *
 * <p>Immutable, value-based and thread-safe; {@code toString} is deterministic. Source: DESIGN S3, S4; published
 * agreements P34, P56, P60, P79, P80.
 */
public sealed interface Schedule permits Schedule.Always, WeeklySchedule, Schedule.Ranges, Schedule.Combined {

    /** Obtains the schedule that is open all the time. */
    static Schedule always() {
        return new Always();
    }

    /**
     * Obtains a weekly schedule without windows, which is closed until windows are added.
     *
     * @param zone  the zone of its local times, not null
     * @return the schedule, not null
     */
    static WeeklySchedule weekly(ZoneId zone) {
        return WeeklySchedule.in(zone);
    }

    /**
     * Obtains a weekly schedule without windows, which is closed until windows are added.
     *
     * @param zone  the id of the zone of its local times, such as {@code Europe/London}, not null
     * @return the schedule, not null
     * @throws java.time.DateTimeException if there is no such zone
     */
    static WeeklySchedule weekly(String zone) {
        return WeeklySchedule.in(ZoneId.of(requireNonNull(zone, "zone")));
    }

    /**
     * Obtains the schedule that is open exactly in the given ranges.
     *
     * @param ranges  the ranges, not null
     * @return the schedule, not null
     */
    static Schedule of(TimeSet ranges) {
        return new Ranges(ranges);
    }

    /**
     * Lays this schedule on the time-line.
     *
     * <p>The result is the part of the schedule within the range: a window that starts before the range and runs into
     * it is cut, and so is one that ends after it.
     *
     * @param within  the range to lay out, not null
     * @param calendars  the holiday calendars, with all of {@link #calendarIds}, not null
     * @return the open time within the range, not null
     * @throws IllegalArgumentException if a calendar is missing
     */
    TimeSet toTimeSet(TimeRange within, HolidayCalendars calendars);

    /** Returns the ids of the holiday calendars that this schedule needs, in order. */
    SortedSet<String> calendarIds();

    /**
     * Returns the schedule that is open when this one or the other is.
     *
     * @param other  the other schedule, not null
     * @return the combined schedule, not null
     */
    default Schedule union(Schedule other) {
        return new Combined(this, Combination.UNION, other);
    }

    /**
     * Returns the schedule that is open when both this one and the other are.
     *
     * @param other  the other schedule, not null
     * @return the combined schedule, not null
     */
    default Schedule intersection(Schedule other) {
        return new Combined(this, Combination.INTERSECTION, other);
    }

    /**
     * Returns the schedule that is open when this one is and the other is not.
     *
     * @param other  the schedule to take away, not null
     * @return the combined schedule, not null
     */
    default Schedule minus(Schedule other) {
        return new Combined(this, Combination.MINUS, other);
    }

    /** How two schedules are combined. */
    enum Combination {
        /** Open when one of the two is. */
        UNION,
        /** Open when both are. */
        INTERSECTION,
        /** Open when the first is and the second is not. */
        MINUS
    }

    /** Open all the time. */
    record Always() implements Schedule {

        @Override
        public TimeSet toTimeSet(TimeRange within, HolidayCalendars calendars) {
            requireNonNull(within, "within");
            requireNonNull(calendars, "calendars");
            return TimeSet.of(within);
        }

        @Override
        public SortedSet<String> calendarIds() {
            return Collections.emptySortedSet();
        }

        @Override
        public String toString() {
            return "always";
        }
    }

    /**
     * Open exactly in explicit ranges.
     *
     * @param open  the ranges, not null
     */
    record Ranges(TimeSet open) implements Schedule {

        /** Checks the ranges. */
        public Ranges {
            requireNonNull(open, "open");
        }

        @Override
        public TimeSet toTimeSet(TimeRange within, HolidayCalendars calendars) {
            requireNonNull(calendars, "calendars");
            return open.clip(within);
        }

        @Override
        public SortedSet<String> calendarIds() {
            return Collections.emptySortedSet();
        }

        @Override
        public String toString() {
            return open.toString();
        }
    }

    /**
     * Two schedules, each in its own zone, combined on the time-line.
     *
     * @param first  the first schedule, not null
     * @param combination  how they are combined, not null
     * @param second  the second schedule, not null
     */
    record Combined(Schedule first, Combination combination, Schedule second) implements Schedule {

        /** Checks the parts. */
        public Combined {
            requireNonNull(first, "first");
            requireNonNull(combination, "combination");
            requireNonNull(second, "second");
        }

        @Override
        public TimeSet toTimeSet(TimeRange within, HolidayCalendars calendars) {
            TimeSet a = first.toTimeSet(within, calendars);
            TimeSet b = second.toTimeSet(within, calendars);
            return switch (combination) {
                case UNION -> a.union(b);
                case INTERSECTION -> a.intersection(b);
                case MINUS -> a.minus(b);
            };
        }

        @Override
        public SortedSet<String> calendarIds() {
            SortedSet<String> ids = new TreeSet<>(first.calendarIds());
            ids.addAll(second.calendarIds());
            return Collections.unmodifiableSortedSet(ids);
        }

        @Override
        public String toString() {
            String sign = switch (combination) {
                case UNION -> "or";
                case INTERSECTION -> "and";
                case MINUS -> "except";
            };
            return "(" + first + " " + sign + " " + second + ")";
        }
    }
}
