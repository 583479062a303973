package dev.sla4j.target;

/** What unknown time does to an outage (S8). */
public enum UnknownInOutage implements Policy {
    /** An outage ends where unknown time begins. The default. */
    ENDS,
    /** Down time before and after unknown time is one outage; the unknown time stays unknown. */
    BRIDGES
}
