package dev.sla4j.engine;

import dev.sla4j.measurement.Moment;
import dev.sla4j.measurement.Origin;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.target.DeliveryMatch;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.HolidayCalendars;
import dev.sla4j.time.Recurrence;
import dev.sla4j.time.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Work items that recur: one for each instant at which something is expected, with what was delivered for it (C101). What was not delivered is an
 * item too, of which nothing but that is known.
 */
final class Deliverables {
    private final String type;
    private final DeliveryMatch match;
    private final TreeMap<Long, List<WorkItem>> expected = new TreeMap<>();

    /**
     * Expects.
     *
     * @param within the part of the period that lies within the term
     * @param inTerm whether anything is promised at an instant
     */
    Deliverables(
            String type,
            Recurrence recurrence,
            DeliveryMatch match,
            TimeRange within,
            LongPredicate inTerm,
            HolidayCalendars calendars) {
        this.type = type;
        this.match = match;
        for (Instant instant : recurrence.around(within, calendars)) {
            long at = EpochNanos.of(instant);
            if (inTerm.test(at)) {
                expected.put(at, new ArrayList<>());
            }
        }
    }

    /** For which instant something was delivered; null for none. */
    @Nullable
    Long instantOf(WorkItem delivered) {
        String named = delivered.origin().attributes().get(WorkItem.DUE);
        if (named != null) {
            return namedBy(named);
        }
        if (delivered.moments().isEmpty()) {
            return null;
        }
        long at = delivered.moments().get(0).atNanos();
        Long next = expected.ceilingKey(at);
        Long before = expected.floorKey(at);
        if (match == DeliveryMatch.NEXT || before == null) {
            return next;
        }
        return next == null || at - before <= next - at ? before : next;
    }

    private @Nullable Long namedBy(String text) {
        try {
            long at = EpochNanos.parse(text);
            return expected.containsKey(at) ? at : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    void add(WorkItem delivered) {
        Long instant = instantOf(delivered);
        List<WorkItem> all = instant == null ? null : expected.get(instant);
        if (all != null) {
            all.add(delivered);
        }
    }

    /** Whether nothing was delivered for an instant. */
    boolean isMissing(long due) {
        return expected.getOrDefault(due, List.of()).isEmpty();
    }

    /** One item for each instant, with what had been delivered last when it was due, else with what came first. */
    Map<Long, WorkItem> items() {
        Map<Long, WorkItem> items = new TreeMap<>();
        expected.forEach((due, delivered) -> {
            WorkItem found = null;
            for (WorkItem each : delivered) {
                found = found == null || isBetter(each, found, due) ? each : found;
            }
            items.put(due, at(due, found));
        });
        return items;
    }

    private static boolean isBetter(WorkItem one, WorkItem other, long due) {
        long at = one.moments().get(0).atNanos();
        long before = other.moments().get(0).atNanos();
        boolean inTime = at <= due && before <= due;
        return inTime ? at > before : at < before;
    }

    /** What is expected at an instant, with what was delivered for it, if anything was. */
    WorkItem at(long due, @Nullable WorkItem delivered) {
        Moment expects = Moment.reached(EpochNanos.toInstant(due), WorkItem.EXPECTED);
        String instant = EpochNanos.format(due);
        if (delivered == null) {
            Origin origin = Origin.NONE.withId("expected " + instant);
            return new WorkItem(type, List.of(expects), origin).attribute(WorkItem.DUE, instant);
        }
        return delivered.and(expects).attribute(WorkItem.DUE, instant);
    }
}
