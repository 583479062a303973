package dev.sla4j.target;

/** What a delivery that names no instant was expected for, of deliverables that recur (S13, C101). */
public enum DeliveryMatch implements Policy {
    /** For the nearest instant, of two equally near for the earlier: it may be early or late. The default. */
    NEAREST,
    /** For the next instant: what comes after one was not delivered for it. */
    NEXT
}
