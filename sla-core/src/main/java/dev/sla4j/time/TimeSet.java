package dev.sla4j.time;

/** A set of instants. */
public final class TimeSet {
    private TimeSet() {}
}
