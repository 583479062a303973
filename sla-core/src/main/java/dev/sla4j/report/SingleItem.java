package dev.sla4j.report;

import dev.sla4j.time.EpochNanos;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A work item that is late, or of which it is not known whether it is: what a penalty for each item is about.
 *
 * @param id its identity, not null
 * @param beginNanos its first instant, in epoch nanoseconds
 * @param late whether it is late for certain; otherwise it cannot be decided
 * @param dueNanos when it was due, in epoch nanoseconds, or null if that is not known
 * @param dueInclusive whether it was still in time at that very instant, and not only before it
 * @param doneNanos when it was done, in epoch nanoseconds; while it is open, the instant of the report; null if not known
 * @param open whether it is still open
 * @param delay how long its clock ran after it was due, in nanoseconds, not negative
 * @param attributes its attributes
 * @param others what it may be instead, where versions of it contradict each other or it is not known which limit it has (S8, S28); else none
 */
public record SingleItem(
        String id,
        long beginNanos,
        boolean late,
        @Nullable Long dueNanos,
        boolean dueInclusive,
        @Nullable Long doneNanos,
        boolean open,
        BigInteger delay,
        SortedMap<String, String> attributes,
        List<SingleItem> others) {

    /** Checks and copies. */
    public SingleItem {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(delay, "delay");
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        others = List.copyOf(others);
    }

    /**
     * Returns its first instant.
     *
     * @return the instant, not null
     */
    public Instant begin() {
        return EpochNanos.toInstant(beginNanos);
    }

    /**
     * Returns when it was due.
     *
     * @return the instant, or null if that is not known
     */
    public @Nullable Instant due() {
        return dueNanos == null ? null : EpochNanos.toInstant(dueNanos);
    }

    /**
     * Returns when it was done; while it is open, the instant of the report.
     *
     * @return the instant, or null if that is not known
     */
    public @Nullable Instant done() {
        return doneNanos == null ? null : EpochNanos.toInstant(doneNanos);
    }
}
