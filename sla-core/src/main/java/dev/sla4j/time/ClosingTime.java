package dev.sla4j.time;

/**
 * Where a deadline lies whose service time is used up exactly at closing time.
 *
 * <p>Models an open question of clauses such as "within 8 business hours": opened on Monday at 09:00 with hours
 * 09:00–17:00, is the answer due on Monday at 17:00, or may it come until Tuesday at 09:00, when no more than 8 hours
 * have passed either? Source: DESIGN S14.
 */
public enum ClosingTime {

    /** The earliest instant by which the service time has passed: a deadline at closing time stays there. The default. */
    STAYS,

    /** The latest instant by which no more than the service time has passed: the next opening. */
    NEXT_OPENING
}
