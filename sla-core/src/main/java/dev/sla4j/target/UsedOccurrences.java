package dev.sla4j.target;

/** Whether periods that made a right arise count towards it again (D10). */
public enum UsedOccurrences implements Policy {
    /** They are used up: for the right to arise again, as many others must follow. */
    USED_UP,
    /** They count again as long as they lie among the periods that are looked at. */
    COUNT_AGAIN
}
