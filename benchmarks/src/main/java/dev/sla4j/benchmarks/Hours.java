package dev.sla4j.benchmarks;

/** When the service is promised. */
public enum Hours {
    /** Monday to Friday, 08:00 to 18:00. */
    SERVICE_HOURS,
    /** Around the clock. */
    ALWAYS
}
