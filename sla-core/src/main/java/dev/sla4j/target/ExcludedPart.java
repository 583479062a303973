package dev.sla4j.target;

/** What an exclusion that names one part of a combination does to that part (S11). */
public enum ExcludedPart implements Policy {
    /** The part counts as up. The default. */
    UP,
    /** The part is left out. */
    ABSENT
}
