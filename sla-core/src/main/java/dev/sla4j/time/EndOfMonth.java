package dev.sla4j.time;

/**
 * What "from the 29th, 30th or 31st of the month" means in a month without that day.
 *
 * <p>Models the open question of anniversary months: a customer who signed up on the 31st, and February.
 */
public enum EndOfMonth {

    /** The last day of the month: 31 January, 28 February, 31 March. The default. */
    LAST_DAY,

    /** The first day of the next month: 31 January, 1 March, 31 March. */
    NEXT_FIRST
}
