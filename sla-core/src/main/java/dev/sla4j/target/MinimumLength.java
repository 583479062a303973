package dev.sla4j.target;

/** On what a minimum length and a deductible are judged (S5). */
public enum MinimumLength implements Policy {
    /** On the outage as it was. The default. */
    RAW,
    /**
     * On what is left of it in measured time that is not excluded. Allowances are used up by the outages that count: one that is too short uses up
     * nothing, and what that excuses of others may make them too short as well.
     */
    REMAINING
}
