package dev.sla4j.target;

/** What a cap of a settlement cuts (A25). A settlement is about exact credits only where that is the reading of all its targets with a penalty. */
public enum CappedAmount implements Policy {
    /** Credits that are rounded already. The default. */
    ROUNDED,
    /** Exact credits, each of which is rounded afterwards; their sum may then exceed the cap by the rounding. */
    EXACT
}
