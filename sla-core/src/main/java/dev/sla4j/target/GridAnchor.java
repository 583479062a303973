package dev.sla4j.target;

/** From where units of time are counted (S2). */
public enum GridAnchor implements Policy {
    /** From the epoch, in Universal Time. The default. */
    EPOCH,
    /** From midnight in the zone of the agreement; the unit must divide a day. */
    LOCAL
}
