package dev.sla4j.target;

/** What becomes of a clock that goes on after it had stopped (S14). */
public enum ReopenedItem implements Policy {
    /** It is the same clock and goes on from where it stood: the time in which the item was done does not count. The default. */
    SAME_CLOCK,
    /** It is as if it had never stopped: the time in which the item was done counts. */
    NEVER_STOPPED,
    /**
     * Each time is a cycle of its own, judged and counted by itself, in the period of its own start, stop or deadline; so is each further start.
     */
    NEW_CYCLE
}
