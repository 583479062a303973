package dev.sla4j.target;

/** Which down time of a day decides about that day (A16). */
public enum QualifyingDay implements Policy {
    /** The longest outage of the day: "each day with an outage of more than 5 minutes". The default. */
    LONGEST,
    /** The down time of the day in total. */
    SUM
}
