package dev.sla4j.measurement;

import dev.sla4j.time.EpochNanos;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A ticket, call, delivery, job, order or lead: something that passes milestones.
 *
 * <p>Models what "P1 tickets are resolved within 4 business hours, the clock stops while we wait for the customer" speaks of:
 * <pre>{@code
 * WorkItem.ticket("T1").opened(nine).attribute("priority", "P2").responded(tenPastNine)
 *         .paused(ten, noon, "customer").changed("priority", "P1", one).resolved(three)
 * }</pre>
 * The type and the identity name the item; quantity, value and classes are attributes, as they are at its first moment; later changes are
 * moments. Milestones are names; those that most agreements use are constants here.
 *
 * <p>The same item may be handed in as {@link ItemEvent}s instead, in any order, or as a record and further events.
 *
 * @param type what it is, such as {@code ticket}, not blank
 * @param moments what happened to it, in the order of time; moments of one instant in the order in which they were given
 * @param origin what it is about and where it came from, with the identity of the item
 */
public record WorkItem(String type, List<Moment> moments, Origin origin) implements Measurement, Traceable<WorkItem> {
    /** The milestone at which it began: reported, placed, received. */
    public static final String OPENED = "opened";
    /** The milestone at which it was answered for the first time, be it by a machine. */
    public static final String RESPONDED = "responded";
    /** The milestone at which a person took it on (C94). */
    public static final String ACKNOWLEDGED = "acknowledged";
    /** The milestone at which a workaround restored service (C94). */
    public static final String WORKED_AROUND = "worked-around";
    /** The milestone at which it was resolved. */
    public static final String RESOLVED = "resolved";
    /** The milestone at which it was closed. */
    public static final String CLOSED = "closed";
    /** The milestone at which it turned out not to be resolved. */
    public static final String REOPENED = "reopened";
    /** The milestone at which something was ordered. */
    public static final String ORDERED = "ordered";
    /** The milestone at which something was handed over, or a job was done. */
    public static final String DELIVERED = "delivered";
    /** The milestone at which a job began. */
    public static final String STARTED = "started";
    /** The milestone at which a job was done. */
    public static final String COMPLETED = "completed";
    /** The milestone at which a call reached the switch. */
    public static final String OFFERED = "offered";
    /** The milestone at which a call entered the queue. */
    public static final String ACCEPTED = "accepted";
    /** The milestone at which a call was taken by the call centre's system: after the menus, before the queue. */
    public static final String RECEIVED = "received";
    /** The milestone at which a person answered a call. */
    public static final String ANSWERED = "answered";
    /** The milestone at which the caller gave up. */
    public static final String ABANDONED = "abandoned";

    /** The milestone at which something was expected that recurs, such as a report every Monday (C101). */
    public static final String EXPECTED = "expected";

    /** The attribute that says what state an item is in. */
    public static final String STATE = "state";
    /** The attribute that says when an item was promised: ISO-8601 text with an offset. */
    public static final String DUE = "due";

    private static final Comparator<Moment> BY_TIME = Comparator.comparingLong(Moment::atNanos);

    /**
     * Checks, and copies the moments in the order of time.
     *
     * @throws IllegalArgumentException if the type is blank or there is no identity
     */
    public WorkItem {
        Check.notBlank(type, "type");
        Objects.requireNonNull(origin, "origin");
        if (origin.id() == null) {
            throw new IllegalArgumentException("id of a " + type + " must be given");
        }
        moments = inOrder(moments);
    }

    private static List<Moment> inOrder(List<Moment> moments) {
        for (int i = 1; i < moments.size(); i++) {
            if (moments.get(i - 1).atNanos() > moments.get(i).atNanos()) {
                List<Moment> sorted = new ArrayList<>(moments);
                sorted.sort(BY_TIME);
                return List.copyOf(sorted);
            }
        }
        return List.copyOf(moments);
    }

    /**
     * An item of any type.
     *
     * @param type the type, not blank
     * @param id its identity, not blank
     * @return the item, of which nothing happened yet, not null
     */
    public static WorkItem of(String type, String id) {
        return new WorkItem(type, List.of(), Origin.NONE.withId(id));
    }

    /**
     * A ticket.
     *
     * @param id its identity, not blank
     * @return the item, not null
     */
    public static WorkItem ticket(String id) {
        return of("ticket", id);
    }

    /**
     * A call.
     *
     * @param id its identity, not blank
     * @return the item, not null
     */
    public static WorkItem call(String id) {
        return of("call", id);
    }

    /**
     * A delivery.
     *
     * @param id its identity, not blank
     * @return the item, not null
     */
    public static WorkItem delivery(String id) {
        return of("delivery", id);
    }

    /**
     * A job.
     *
     * @param id its identity, not blank
     * @return the item, not null
     */
    public static WorkItem job(String id) {
        return of("job", id);
    }

    /**
     * An order.
     *
     * @param id its identity, not blank
     * @return the item, not null
     */
    public static WorkItem order(String id) {
        return of("order", id);
    }

    /**
     * A lead.
     *
     * @param id its identity, not blank
     * @return the item, not null
     */
    public static WorkItem lead(String id) {
        return of("lead", id);
    }

    /**
     * Returns a copy to which something more happened.
     *
     * @param moment what happened, not null
     * @return the copy, not null
     */
    public WorkItem and(Moment moment) {
        List<Moment> more = new ArrayList<>(moments);
        more.add(Objects.requireNonNull(moment, "moment"));
        return new WorkItem(type, more, origin);
    }

    /**
     * Returns a copy that reached a milestone, perhaps once more.
     *
     * @param milestone the milestone, not blank
     * @param at when, not null
     * @return the copy, not null
     */
    public WorkItem reached(String milestone, Instant at) {
        return and(Moment.reached(at, milestone));
    }

    /**
     * Returns a copy that was opened.
     *
     * @param at when, not null
     * @return the copy, not null
     */
    public WorkItem opened(Instant at) {
        return reached(OPENED, at);
    }

    /**
     * Returns a copy that was answered, be it by a machine; see {@link #acknowledged} for a person.
     *
     * @param at when, not null
     * @return the copy, not null
     */
    public WorkItem responded(Instant at) {
        return reached(RESPONDED, at);
    }

    /**
     * Returns a copy that a person took on (C94): what most agreements mean by a response.
     *
     * @param at when, not null
     * @return the copy, not null
     */
    public WorkItem acknowledged(Instant at) {
        return reached(ACKNOWLEDGED, at);
    }

    /**
     * Returns a copy that was resolved.
     *
     * @param at when, not null
     * @return the copy, not null
     */
    public WorkItem resolved(Instant at) {
        return reached(RESOLVED, at);
    }

    /**
     * Returns a copy that was opened again.
     *
     * @param at when, not null
     * @return the copy, not null
     */
    public WorkItem reopened(Instant at) {
        return reached(REOPENED, at);
    }

    /**
     * Returns a copy that was handed over.
     *
     * @param at when, not null
     * @return the copy, not null
     */
    public WorkItem delivered(Instant at) {
        return reached(DELIVERED, at);
    }

    /**
     * Returns a copy that was paused for some time. Where it overlaps other pauses for the reason, all of them together are one pause: what ends earlier
     * ends none that goes on. A pause without length is none.
     *
     * @param startInclusive from when, not null
     * @param endExclusive until when, not null, not before the start
     * @param reason for whom or what it waited, not blank
     * @return the copy, not null
     * @throws IllegalArgumentException if the end is before the start
     */
    public WorkItem paused(Instant startInclusive, Instant endExclusive, String reason) {
        if (endExclusive.isBefore(startInclusive)) {
            throw new IllegalArgumentException(
                    "end of the pause (" + endExclusive + ") must not be before its start (" + startInclusive + ")");
        }
        Moment start = Moment.paused(startInclusive, reason);
        Moment end = Moment.resumed(endExclusive, reason);
        if (start.atNanos() == end.atNanos()) {
            return this;
        }
        List<Moment> more = new ArrayList<>(moments);
        more.removeIf(moment ->
                isEndOf(reason, moment) && start.atNanos() < moment.atNanos() && moment.atNanos() < end.atNanos());
        more.add(start);
        if (!isPausedBefore(end.atNanos(), reason)) {
            more.add(end);
        }
        return new WorkItem(type, more, origin);
    }

    private static boolean isEndOf(String reason, Moment moment) {
        return moment instanceof Moment.Resumed resumed && reason.equals(resumed.reason());
    }

    /** Whether it waits for a reason directly before an instant, at which that pause may end. */
    private boolean isPausedBefore(long nanos, String reason) {
        boolean paused = false;
        for (int i = 0; i < moments.size() && moments.get(i).atNanos() < nanos; ) {
            boolean begins = false;
            boolean ends = false;
            // At one instant the order does not matter: a pause that ends and begins again goes on.
            for (long at = moments.get(i).atNanos();
                    i < moments.size() && moments.get(i).atNanos() == at;
                    i++) {
                Moment moment = moments.get(i);
                begins |= moment instanceof Moment.Paused pause && reason.equals(pause.reason());
                ends |= moment instanceof Moment.Resumed resumed
                        && (resumed.reason() == null || reason.equals(resumed.reason()));
            }
            paused = begins ? paused || !ends : paused && !ends;
        }
        return paused;
    }

    /**
     * Returns a copy that is paused until it is next resumed, from that reason or from all.
     *
     * @param at since when, not null
     * @param reason for whom or what it waits, not blank
     * @return the copy, not null
     */
    public WorkItem pausedSince(Instant at, String reason) {
        return and(Moment.paused(at, reason));
    }

    /**
     * Returns a copy in which all pauses ended.
     *
     * @param at when, not null
     * @return the copy, not null
     */
    public WorkItem resumed(Instant at) {
        return and(Moment.resumed(at, null));
    }

    /**
     * Returns a copy in which an attribute changed.
     *
     * @param key the attribute, not blank
     * @param value its value from then on, not null
     * @param at when, not null
     * @return the copy, not null
     */
    public WorkItem changed(String key, String value, Instant at) {
        return and(Moment.changed(at, key, value));
    }

    /**
     * Returns a copy that was promised for an instant.
     *
     * @param at the instant, not null
     * @return the copy, with the attribute {@link #DUE}, not null
     */
    public WorkItem due(Instant at) {
        return attribute(DUE, EpochNanos.format(EpochNanos.of(at)));
    }

    /**
     * Returns the same facts as single events, from which an engine makes the same item.
     *
     * @return the events in the order of time, not null
     */
    public List<ItemEvent> events() {
        List<ItemEvent> events = new ArrayList<>();
        Origin shared = new Origin(origin.subject(), origin.source(), null, null, origin.attributes());
        int order = 0;
        for (int i = 0; i < moments.size(); i++) {
            boolean same =
                    i > 0 && moments.get(i - 1).atNanos() == moments.get(i).atNanos();
            order = same ? order + 1 : 0;
            events.add(new ItemEvent(type, Objects.requireNonNull(origin.id()), moments.get(i), order, shared));
        }
        return events;
    }

    @Override
    public WorkItem with(Origin newOrigin) {
        return new WorkItem(type, moments, newOrigin);
    }
}
