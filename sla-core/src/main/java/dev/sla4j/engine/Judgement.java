package dev.sla4j.engine;

/** What becomes of one thing (request, sample, work item) that a condition is applied to. */
enum Judgement {
    GOOD,
    BAD,
    /** Bad, though not done yet: its limit has passed. */
    LATE_OPEN,
    /** It cannot be decided. */
    UNDECIDED,
    /** Neither done nor due: it does not count yet. */
    PENDING,
    /** Nothing was promised for it: it does not count. */
    EXEMPT;

    /** Whether a thing counts that is judged so. */
    boolean counts() {
        return this != PENDING && this != EXEMPT;
    }

    boolean isBad() {
        return this == BAD || this == LATE_OPEN;
    }

    static Judgement of(boolean good) {
        return good ? GOOD : BAD;
    }
}
