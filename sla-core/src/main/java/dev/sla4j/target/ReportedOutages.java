package dev.sla4j.target;

/** What the absence of a reported outage says (S8). */
public enum ReportedOutages implements Policy {
    /** The list of outages is declared complete: time without an outage is up. The default. */
    DECLARED_COMPLETE,
    /** Time without an outage is up only where a source watched; elsewhere it is unknown. */
    WATCHED_ONLY
}
