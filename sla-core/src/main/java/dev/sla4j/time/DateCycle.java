package dev.sla4j.time;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A cycle that is cut at local dates; its members only know the calendar. */
sealed interface DateCycle extends EvaluationCycle
        permits EvaluationCycle.Daily, EvaluationCycle.Weekly, EvaluationCycle.Months, EvaluationCycle.Anchored {

    /** The first date of the period with this date. */
    LocalDate firstDateOf(LocalDate date);

    /** The first date of the period after the one that starts on this date. */
    LocalDate nextFirstDate(LocalDate firstDate);

    /** The name of the period that starts on this date; by default its dates. */
    default String label(LocalDate firstDate) {
        return firstDate + "/" + nextFirstDate(firstDate);
    }

    @Override
    default EvaluationPeriod periodOf(LocalDate date, ZoneId zone) {
        requireNonNull(date, "date");
        requireNonNull(zone, "zone");
        LocalDate first = firstDateOf(date);
        return new EvaluationPeriod(
                label(first),
                TimeRange.ofNanos(
                        LocalTimeLine.startOfDay(first, zone), LocalTimeLine.startOfDay(nextFirstDate(first), zone)));
    }

    @Override
    default EvaluationPeriod periodContaining(Instant instant, ZoneId zone) {
        long nanos = EpochNanos.of(instant);
        return periodOf(LocalTimeLine.dayOf(nanos, requireNonNull(zone, "zone")), zone);
    }
}
