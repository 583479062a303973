package dev.sla4j.target;

/** What becomes of a clock whose limit changes while it runs, such as by a change of the priority (S14). */
public enum ChangedLimit implements Policy {
    /** The new limit applies from the start of the clock; pauses are kept. The default. */
    FROM_START,
    /** Each limit applies from the change to it on, and a limit that had passed before the change was missed. */
    FROM_CHANGE,
    /** The clock begins anew at the change; what was before it is forgotten. */
    RESET,
    /** The limit at the start of the clock stays. */
    FIRST_STAYS
}
