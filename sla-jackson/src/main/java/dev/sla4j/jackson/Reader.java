package dev.sla4j.jackson;

import org.jspecify.annotations.Nullable;

/**
 * Reads a value of the model from JSON.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
interface Reader<T> {
    /** Returns the value, or notes a fault and returns null. */
    @Nullable
    T read(Node node);
}
