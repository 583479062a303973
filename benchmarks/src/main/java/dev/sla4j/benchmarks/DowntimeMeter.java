package dev.sla4j.benchmarks;

/** One way to find the time that a workload was down inside its hours and outside its maintenance, overlaps counted once. */
@FunctionalInterface
interface DowntimeMeter {

    /** Returns the exact down time in nanoseconds. */
    long downNanos();
}
