package dev.sla4j.target;

/** What is one outage (S5). */
public enum OutageIdentity implements Policy {
    /** A connected piece of down time. The default. */
    CONNECTED,
    /** All down time of one incident, whatever lies between; down time without an incident as if connected. */
    INCIDENT
}
