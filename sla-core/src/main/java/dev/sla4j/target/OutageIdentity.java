package dev.sla4j.target;

/** What is one outage (S5). */
public enum OutageIdentity implements Policy {
    /** A connected piece of down time. The default. */
    CONNECTED,
    /**
     * All down time of one incident, whatever lies between; down time without an incident as if connected. The incidents are those of the outages that
     * an expression reads: for a minimum length or a deductible, of what stands under it.
     */
    INCIDENT
}
