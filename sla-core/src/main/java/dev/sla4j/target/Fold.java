package dev.sla4j.target;

/** How the figures of several slots become one. */
public enum Fold {
    /** Their arithmetic mean, each of equal weight, exact. */
    MEAN,
    /** The lowest of them. */
    LOWEST,
    /** The highest of them. */
    HIGHEST
}
