package dev.sla4j.target;

/**
 * To which evaluation period an outage belongs that goes over the border of one, where what follows is of each outage: its credit, the number of outages,
 * the mean time to restore and between (S7, A30).
 *
 * <p>Time itself is always split at the border, and days have a policy of their own, {@link OutageOverMidnight}. For an agreement with a term an outage begins
 * and ends with the term at the latest, since before and after it nothing is promised. The instant at which an outage ends is its end, exclusive: one that
 * ends with a period lies in it.
 */
public enum OutageOverBorder implements Policy {
    /** As a whole to the period in which it began; while it is open, that period is provisional. The default. */
    START,
    /**
     * As a whole to the period in which it ended, and to none before it has: nothing says yet in which. What it has before that period needs evidence
     * from before it; of what unknown time makes down since ever only the part in the period counts.
     */
    END,
    /** Each period has its own part, as if it were an outage of its own, also for its allowance and cap: its amounts are those of the first instant of the part. */
    SPLIT
}
