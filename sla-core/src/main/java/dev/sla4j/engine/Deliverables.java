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
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Work items that recur: one for each instant at which something is expected, with what was delivered for it (C101). What was not delivered is an
 * item too, of which nothing but that is known.
 */
final class Deliverables {
    private final String type;
    private final DeliveryMatch match;
    private final Calendar calendar;
    private final TreeMap<Long, List<WorkItem>> expected = new TreeMap<>();
    /** Other instants, long before or after them, for which something was delivered. */
    private final TreeMap<Long, List<WorkItem>> others = new TreeMap<>();

    /**
     * When something is expected.
     *
     * @param reach the time of which anything is read
     * @param inTerm whether anything is promised at an instant
     */
    record Calendar(Recurrence recurrence, TimeRange reach, LongPredicate inTerm, HolidayCalendars holidays) {
        /** The instants of a range and those around it. */
        TreeSet<Long> around(TimeRange range) {
            TreeSet<Long> instants = new TreeSet<>();
            for (Instant instant : recurrence.around(range, holidays)) {
                long at = EpochNanos.of(instant);
                if (inTerm.test(at)) {
                    instants.add(at);
                }
            }
            return instants;
        }

        /** Those around an instant; none if it is not read. */
        TreeSet<Long> around(long at) {
            return reach.containsNanos(at) ? around(TimeRange.ofNanos(at, at + 1)) : new TreeSet<>();
        }
    }

    /**
     * Expects.
     *
     * @param within the part of the period that lies within the term, and what lies before it
     */
    Deliverables(String type, Calendar calendar, DeliveryMatch match, TimeRange within) {
        this.type = type;
        this.calendar = calendar;
        this.match = match;
        calendar.around(within).forEach(at -> expected.put(at, new ArrayList<>()));
    }

    /** For which instant something was delivered; null for none. */
    @Nullable
    Long instantOf(WorkItem delivered) {
        String named = delivered.origin().attributes().get(WorkItem.DUE);
        Long instant = named != null
                ? namedBy(named)
                : delivered.moments().isEmpty()
                        ? null
                        : matching(delivered.moments().get(0).atNanos());
        if (instant != null && !expected.containsKey(instant)) {
            others.computeIfAbsent(instant, key -> new ArrayList<>());
        }
        return instant;
    }

    private @Nullable Long matching(long at) {
        Long next = expected.ceilingKey(at);
        Long before = expected.floorKey(at);
        if (next == null || before == null) {
            TreeSet<Long> around = calendar.around(at);
            Long following = around.ceiling(at);
            Long preceding = around.floor(at);
            next = next == null || (following != null && following < next) ? following : next;
            before = before == null || (preceding != null && preceding > before) ? preceding : before;
        }
        if (match == DeliveryMatch.NEXT || before == null) {
            return next;
        }
        return next == null || at - before <= next - at ? before : next;
    }

    private @Nullable Long namedBy(String text) {
        try {
            long at = EpochNanos.parse(text);
            return expected.containsKey(at) || calendar.around(at).contains(at) ? at : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    void add(WorkItem delivered) {
        Long instant = instantOf(delivered);
        if (instant != null) {
            deliveredFor(instant).add(delivered);
        }
    }

    private List<WorkItem> deliveredFor(long instant) {
        List<WorkItem> all = expected.get(instant);
        return all == null ? Objects.requireNonNull(others.get(instant)) : all;
    }

    /** Whether nothing was delivered for an instant. */
    boolean isMissing(long due) {
        return deliveredFor(due).isEmpty();
    }

    /** One item for each instant, with what had been delivered last when it was due, else with what came first. */
    Map<Long, WorkItem> items() {
        Map<Long, WorkItem> items = new TreeMap<>();
        Map<Long, List<WorkItem>> all = new TreeMap<>(expected);
        all.putAll(others);
        all.forEach((due, delivered) -> {
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
