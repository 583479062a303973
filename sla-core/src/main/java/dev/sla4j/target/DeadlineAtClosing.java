package dev.sla4j.target;

/** Where a deadline lies whose service time is used up exactly when its hours end (S14). */
public enum DeadlineAtClosing implements Policy {
    /** At closing time. The default. */
    STAYS,
    /** At the next opening: until then no more time has passed. */
    NEXT_OPENING
}
