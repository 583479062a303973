package dev.sla4j.settlement;

import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.report.SingleItem;
import dev.sla4j.report.Step;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** By how much each late item is late. */
final class DrivingItems {
    private final ServiceLevelTarget target;
    private final Driver driver;
    private final Terms terms;
    private final Occasion otherwise;

    DrivingItems(ServiceLevelTarget target, Terms terms, Occasion otherwise) {
        this.target = target;
        this.driver = Objects.requireNonNull(target.penalty()).driver();
        this.terms = terms;
        this.otherwise = otherwise;
    }

    List<Driven> of(List<SingleItem> items) {
        List<Driven> values = new ArrayList<>();
        for (SingleItem item : items) {
            List<Driven> each = new ArrayList<>();
            add(item, item.others().size(), each);
            item.others().forEach(other -> add(other, item.others().size(), each));
            if (!each.isEmpty()) {
                Driven first = each.get(0).or(each.subList(1, each.size()));
                // What is within the free time by another reading may pay nothing.
                values.add(each.size() <= item.others().size() ? first.doubted() : first);
            }
        }
        return values;
    }

    /** Adds a late item, unless it is not later than is free. */
    private void add(SingleItem item, int others, List<Driven> values) {
        Figure late = driver.of() == Driver.Of.EACH_ITEM
                ? Figure.timeNanos(item.delay())
                : Figure.amount(Ratio.of(days(item)));
        List<Step> steps = new ArrayList<>();
        steps.add(new Step.FigureTerm("late by" + (item.late() ? "" : ", as far as is known"), null, late));
        if (others > 0) {
            steps.add(new Step.Note("one of " + (others + 1) + " ways in which it may have been, as far as is known"));
        }
        Occasion occasion = occasion(item);
        Penalty valid = terms.penaltyFor(target, occasion);
        Figure free = valid == null ? null : valid.driver().allowance();
        Figure left = late;
        if (free != null) {
            Figure allowed = free.unit() == Figure.Unit.SHARE
                    ? new Figure.Time(
                            Figure.time(terms.period().length()).value().times(free.value()))
                    : free;
            left = Limits.excess(late, allowed, steps);
        }
        if (free == null || left.value().signum() > 0) {
            values.add(new Driven(
                    "for the item " + item.id(), steps, left, left, Driven.Open.NO, !item.late(), occasion, null));
        }
    }

    private Occasion occasion(SingleItem item) {
        Instant due = item.due();
        return new Occasion(due == null ? otherwise.at() : due, true, BigInteger.ZERO, Ratio.ZERO, item, List.of());
    }

    /**
     * The local days after the one on which it was due, until it was done. Due at midnight is due on the day that ends then, done at midnight on the one
     * that begins; of what is still open the day counts that has begun.
     */
    private long days(SingleItem item) {
        Instant due = item.due();
        Instant done = item.done();
        if (due == null || done == null || !done.isAfter(due)) {
            return 0;
        }
        ZoneId zone = terms.agreement().zone();
        LocalDate last = item.open() ? dayUntil(done, zone) : LocalDate.ofInstant(done, zone);
        return Math.max(0, ChronoUnit.DAYS.between(dayUntil(due, zone), last));
    }

    private static LocalDate dayUntil(Instant instant, ZoneId zone) {
        return instant.minusNanos(1).atZone(zone).toLocalDate();
    }
}
