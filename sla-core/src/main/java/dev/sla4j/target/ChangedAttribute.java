package dev.sla4j.target;

/**
 * Which value of an attribute selections, conditions and numbers read of a work item whose attribute changed (S13): that of a ticket which came in as
 * "P2", was raised to "P1" and was closed as "P3". For limits {@link ChangedLimit} says it.
 *
 * <p>The clock is the one of the figure; where the figure has none, the item begins with its first moment, and is never done.
 */
public enum ChangedAttribute implements Policy {
    /** The last one that is known, also if it was changed after the item was done. The default. */
    LAST,
    /** The one when its clock started: what it came in as. As long as that is yet to come, the last one. */
    AT_START,
    /** The one when its clock stopped; of an item that is open the last one. */
    WHEN_DONE
}
