package dev.sla4j.penalty;

/**
 * How the driving value becomes an amount.
 *
 * <p>More members may be added in a minor release: a chain of {@code instanceof} over this type should end with a default.
 */
public sealed interface Formula permits Flat, Table {}
