package dev.sla4j.engine;

import dev.sla4j.target.LimitRule;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import dev.sla4j.time.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** By when something is due that is due on the k-th working day (C96). */
final class WorkingDayDeadline {
    private WorkingDayDeadline() {}

    static Promise.Deadline of(LimitRule.OnWorkingDay rule, long start, Cycle cycle, ItemScene scene) {
        WorkingDays days = scene.days(rule);
        TimeSet stops = cycle.stops().union(scene.stopping());
        // "On the same day" is on the first working day, for what began on a day that is none.
        boolean sameDay = rule.k() == 0 && rule.until() == LimitRule.OnWorkingDay.Until.END_OF_DAY;
        boolean onWorkingDay = counts(dateOf(start, days), days, stops);
        int first = sameDay && !onWorkingDay ? 1 : rule.k();
        int k = first;
        Instant due = due(rule, days, start, onWorkingDay, k);
        // Each working day that does not count moves the deadline by one more, which may again be one that does not
        // count.
        for (int stopped = stoppedDays(rule, days, stops, start, due); first + stopped > k; ) {
            if (EpochNanos.of(due) > scene.horizonEnd()) {
                return Promise.Deadline.NONE;
            }
            k = first + stopped;
            due = due(rule, days, start, onWorkingDay, k);
            stopped = stoppedDays(rule, days, stops, start, due);
        }
        return new Promise.Deadline(EpochNanos.of(due), rule.until() == LimitRule.OnWorkingDay.Until.SAME_TIME);
    }

    /** At the end of a day it is over already, so done at 24:00 is late; a time of day may be reached. */
    private static Instant due(LimitRule.OnWorkingDay rule, WorkingDays days, long start, boolean onWorkingDay, int k) {
        Instant from = EpochNanos.toInstant(start);
        if (rule.until() == LimitRule.OnWorkingDay.Until.END_OF_DAY) {
            return days.endOfWorkingDay(from, k);
        }
        ZoneId zone = days.zone();
        LocalDate date = from.atZone(zone).toLocalDate();
        if (onWorkingDay) {
            return days.plus(date, k)
                    .atTime(from.atZone(zone).toLocalTime())
                    .atZone(zone)
                    .toInstant();
        }
        return days.plus(date, k + 1).atStartOfDay(zone).toInstant();
    }

    /** Whether a day is one of work that was not paused or excluded as a whole. */
    private static boolean counts(LocalDate date, WorkingDays days, TimeSet stops) {
        ZoneId zone = days.zone();
        return days.isWorkingDay(date)
                && (stops.isEmpty()
                        || !stops.encloses(TimeRange.of(
                                date.atStartOfDay(zone).toInstant(),
                                date.plusDays(1).atStartOfDay(zone).toInstant())));
    }

    private static LocalDate dateOf(long nanos, WorkingDays days) {
        return EpochNanos.toInstant(nanos).atZone(days.zone()).toLocalDate();
    }

    /** Those after the day of the start, up to and with the day on which it is due: at 24:00 that is the day before, at 00:00 as a time of day it is not. */
    private static int stoppedDays(
            LimitRule.OnWorkingDay rule, WorkingDays days, TimeSet stops, long start, Instant due) {
        ZoneId zone = days.zone();
        LocalDate first = dateOf(start, days).plusDays(1);
        Instant last = rule.until() == LimitRule.OnWorkingDay.Until.END_OF_DAY ? due.minusNanos(1) : due;
        LocalDate end = last.atZone(zone).toLocalDate().plusDays(1);
        int stopped = 0;
        for (int i = stops.isEmpty() ? 0 : stops.firstEndingAfter(start); i < stops.size(); i++) {
            LocalDate from = firstWholeDay(stops.startNanos(i), zone);
            LocalDate to = EpochNanos.toInstant(stops.endNanos(i)).atZone(zone).toLocalDate();
            LocalDate low = from.isBefore(first) ? first : from;
            LocalDate high = to.isAfter(end) ? end : to;
            if (!low.isBefore(end)) {
                break;
            }
            stopped += low.isBefore(high) ? (int) days.between(low, high) : 0;
        }
        return stopped;
    }

    private static LocalDate firstWholeDay(long nanos, ZoneId zone) {
        Instant at = EpochNanos.toInstant(nanos);
        LocalDate date = at.atZone(zone).toLocalDate();
        return date.atStartOfDay(zone).toInstant().equals(at) ? date : date.plusDays(1);
    }
}
