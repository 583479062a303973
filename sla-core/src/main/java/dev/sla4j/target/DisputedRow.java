package dev.sla4j.target;

/** What is paid where a table leaves room for several readings (S20). */
public enum DisputedRow implements Policy {
    /** The lowest reading is certain, the difference to the highest is disputed. The default. */
    SPLIT,
    /** The lowest reading. */
    LOWEST,
    /** The highest reading. */
    HIGHEST
}
