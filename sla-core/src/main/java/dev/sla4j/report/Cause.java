package dev.sla4j.report;

/** Why a verdict is undetermined (D11). */
public enum Cause {
    /** Nothing was measured, so there is no figure. */
    NOTHING_MEASURED,
    /**
     * Too little of what was measured is known, and the bounds of the figure do not agree. Also of a figure that is only known to lie within its bounds,
     * such as a percentile of latencies in the buckets of a histogram.
     */
    TOO_LITTLE_KNOWN,
    /** A requirement on the evidence is not fulfilled: too few things, too low a response rate (D9). */
    INSUFFICIENT,
    /** A part of a combination, or its weight, has no figure. */
    PART_MISSING,
    /** Too few earlier reports were handed in, or they do not say how much they left of an allowance. */
    NO_HISTORY,
    /** Which limit applies is not known. */
    NO_LIMIT,
    /** A function of the user's own failed. */
    FUNCTION_FAILED,
    /** Parts of the objective are undetermined. */
    CONDITION_OPEN
}
