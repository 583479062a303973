package dev.sla4j.target;

/** How time of which nothing is known counts (S8). */
public enum UnknownTime implements Policy {
    /** It leaves both terms; the figure carries its coverage and bounds. The default. */
    IGNORE,
    /** It counts as up. */
    AS_UP,
    /** It counts as down. */
    AS_DOWN,
    /** It counts as the last known state; before the first one it stays unknown. */
    LAST_KNOWN
}
