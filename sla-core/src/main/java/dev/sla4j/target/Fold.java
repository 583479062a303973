package dev.sla4j.target;

/** How several figures become one. */
public enum Fold {
    /** Their arithmetic mean, exact; of equal weight unless weights are stated. */
    MEAN,
    /** The lowest of them. */
    LOWEST,
    /** The highest of them. */
    HIGHEST
}
