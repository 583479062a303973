package dev.sla4j.target;

/** What excluded time does to a share of time (S11). */
public enum ExclusionEffect implements Policy {
    /** It leaves the down time and the measured time: |D∖X| ÷ |M∖X|. The default. */
    LEAVES_BOTH,
    /** It counts as up: |D∖X| ÷ |M|. */
    COUNTS_AS_UP
}
