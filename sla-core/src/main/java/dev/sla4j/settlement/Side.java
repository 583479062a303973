package dev.sla4j.settlement;

/** Which reading of an agreement and of what is unknown: what the lowest leaves is certain, the difference to the highest is disputed (S20). */
enum Side {
    LOWEST,
    HIGHEST;

    /** The better of two for this side: the first if they are equal. */
    <T extends Comparable<T>> T better(T one, T other) {
        int order = other.compareTo(one);
        return (this == LOWEST ? order < 0 : order > 0) ? other : one;
    }
}
