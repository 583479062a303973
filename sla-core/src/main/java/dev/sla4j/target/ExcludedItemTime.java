package dev.sla4j.target;

/** What excluded time does to work items (S12). */
public enum ExcludedItemTime implements Policy {
    /** It stops their clocks. The default. */
    CLOCK_STOPS,
    /** Items that fall due in it are left out; clocks run on. */
    DUE_LEFT_OUT,
    /** Items whose clock starts in it are left out; clocks run on. */
    OPENED_LEFT_OUT
}
