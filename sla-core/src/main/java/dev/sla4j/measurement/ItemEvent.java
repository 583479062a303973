package dev.sla4j.measurement;

import java.time.Instant;
import java.util.Objects;

/**
 * One thing that happened to a work item, for systems that hand in events as they come, in any order.
 *
 * <p>All events of one type and item are one {@link WorkItem}: its moments are those of the events, whatever their order of arrival; an event
 * that is delivered twice counts once. Attributes of an event say what the item is like until an attribute is {@link Moment.Changed changed};
 * the earliest event that names one decides. The identity of the origin is that of the <em>event</em>, by which it can be corrected.
 *
 * @param type what the item is, such as {@code ticket}, not blank
 * @param item the identity of the item, not blank
 * @param moment what happened, not null
 * @param order the place among the events of one instant, such as a number of the ticket system; not negative. Two changes of one attribute at
 *     one instant and place that differ are a conflict (S28)
 * @param origin what it is about and where it came from, not null
 */
public record ItemEvent(String type, String item, Moment moment, int order, Origin origin)
        implements Measurement, Traceable<ItemEvent> {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the type or the item is blank or the order is negative
     */
    public ItemEvent {
        Check.notBlank(type, "type");
        Check.notBlank(item, "item");
        Objects.requireNonNull(moment, "moment");
        Objects.requireNonNull(origin, "origin");
        if (order < 0) {
            throw new IllegalArgumentException("order (" + order + ") must not be negative");
        }
    }

    /**
     * An event.
     *
     * @param type what the item is, not blank
     * @param item the identity of the item, not blank
     * @param moment what happened, not null
     * @return the event, not null
     */
    public static ItemEvent of(String type, String item, Moment moment) {
        return new ItemEvent(type, item, moment, 0, Origin.NONE);
    }

    /**
     * A ticket was opened.
     *
     * @param ticket the identity of the ticket, not blank
     * @param at when, not null
     * @return the event, not null
     */
    public static ItemEvent opened(String ticket, Instant at) {
        return ofTicket(ticket, Moment.reached(at, WorkItem.OPENED));
    }

    /**
     * A ticket was answered.
     *
     * @param ticket the identity of the ticket, not blank
     * @param at when, not null
     * @return the event, not null
     */
    public static ItemEvent responded(String ticket, Instant at) {
        return ofTicket(ticket, Moment.reached(at, WorkItem.RESPONDED));
    }

    /**
     * A ticket was resolved.
     *
     * @param ticket the identity of the ticket, not blank
     * @param at when, not null
     * @return the event, not null
     */
    public static ItemEvent resolved(String ticket, Instant at) {
        return ofTicket(ticket, Moment.reached(at, WorkItem.RESOLVED));
    }

    /**
     * A ticket was opened again.
     *
     * @param ticket the identity of the ticket, not blank
     * @param at when, not null
     * @return the event, not null
     */
    public static ItemEvent reopened(String ticket, Instant at) {
        return ofTicket(ticket, Moment.reached(at, WorkItem.REOPENED));
    }

    /**
     * Something happened to a ticket.
     *
     * @param ticket the identity of the ticket, not blank
     * @param moment what happened, not null
     * @return the event, not null
     */
    public static ItemEvent ofTicket(String ticket, Moment moment) {
        return of("ticket", ticket, moment);
    }

    /**
     * Returns a copy with a place among the events of one instant.
     *
     * @param place the place, not negative
     * @return the copy, not null
     */
    public ItemEvent order(int place) {
        return new ItemEvent(type, item, moment, place, origin);
    }

    @Override
    public ItemEvent with(Origin newOrigin) {
        return new ItemEvent(type, item, moment, order, newOrigin);
    }
}
