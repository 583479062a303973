package dev.sla4j.target;

/** What uses up the allowance of an exclusion rule (S10). */
public enum AllowanceUse implements Policy {
    /** The down time inside its windows. The default. */
    DOWN_TIME,
    /** The windows themselves, as far as they lie in measured time. */
    WINDOW
}
