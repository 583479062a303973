package dev.sla4j.target;

/** What a slot counts as in which nothing happened, where a figure is folded over slots (S9, C29, A02). */
public enum EmptySlot implements Policy {
    /** It is left out of the figure. The default. */
    LEFT_OUT,
    /** It counts as all good: "an interval without requests is 100 %". A statistic has no such value; there it is left out. */
    AS_GOOD,
    /** It counts as all bad. A statistic has no such value; there it is left out. */
    AS_BAD
}
