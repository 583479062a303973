package dev.sla4j.settlement;

/** Which reading of an agreement and of what is unknown: what the lowest leaves is certain, the difference to the highest is disputed (S20). */
enum Side {
    LOWEST,
    HIGHEST;

    /** Whether one is what this side looks for, rather than the other. */
    <T extends Comparable<T>> boolean isBetter(T one, T other) {
        int order = one.compareTo(other);
        return this == LOWEST ? order < 0 : order > 0;
    }
}
