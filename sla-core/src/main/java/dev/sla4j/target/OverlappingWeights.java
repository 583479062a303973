package dev.sla4j.target;

/** How outages of one subject that overlap with different weights count (S6). */
public enum OverlappingWeights implements Policy {
    /** With the highest weight. The default. */
    HIGHEST,
    /** With the sum of the weights, at most 1. */
    SUM
}
