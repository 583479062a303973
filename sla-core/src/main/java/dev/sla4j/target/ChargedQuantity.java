package dev.sla4j.target;

/** Of what does not comply, which part is charged (A19). */
public enum ChargedQuantity implements Policy {
    /** All of it. The default. */
    ALL,
    /** Only what the goal does not allow. */
    BEYOND_GOAL
}
