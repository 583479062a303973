package dev.sla4j.settlement;

/** Whether something holds; the order is from no to yes, so that any-of is the greatest and all-of the least. */
enum Holds {
    NO,
    UNKNOWN,
    YES;

    static Holds of(boolean holds) {
        return holds ? YES : NO;
    }

    Holds or(Holds other) {
        return compareTo(other) >= 0 ? this : other;
    }

    Holds and(Holds other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
