package dev.sla4j.target;

/** What happens to an exclusion that is longer than its rule admits (S10). */
public enum OverlongWindow implements Policy {
    /** It is refused as a whole. The default. */
    REFUSED,
    /** It is cut to the admitted length. */
    CUT
}
