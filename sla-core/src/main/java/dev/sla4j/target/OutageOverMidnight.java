package dev.sla4j.target;

/** To which day an outage over midnight belongs where days are judged (A16). */
public enum OutageOverMidnight implements Policy {
    /** Each day has its own part. The default. */
    SPLIT,
    /** It belongs as a whole to the day on which it began, and to the period of that day. */
    FIRST_DAY,
    /** As a whole to each day that it touches. */
    EACH_DAY
}
