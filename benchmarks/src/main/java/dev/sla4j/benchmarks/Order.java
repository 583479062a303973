package dev.sla4j.benchmarks;

/** In which order the rows are handed in. */
public enum Order {
    /** By their starts, as a log is written. */
    ORDERED,
    /** In random order. */
    SHUFFLED
}
