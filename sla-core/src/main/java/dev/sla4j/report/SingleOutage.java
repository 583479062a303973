package dev.sla4j.report;

import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.TimeRange;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Objects;
import java.util.SortedSet;

/**
 * One outage as it counts: a connected piece of down time.
 *
 * @param range from its begin to its end; while it is open, to the instant of the report
 * @param open whether it had not ended at the instant of the report
 * @param counted its down time in measured time that is not excluded, also beyond the period, in nanoseconds without weights
 * @param countedInPeriod the part of it that lies in the period
 * @param ids the identities of the measurements that make it up, as far as they have any
 */
public record SingleOutage(
        TimeRange range, boolean open, BigInteger counted, BigInteger countedInPeriod, SortedSet<String> ids) {

    /** Checks. */
    public SingleOutage {
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(counted, "counted");
        Objects.requireNonNull(countedInPeriod, "countedInPeriod");
        Objects.requireNonNull(ids, "ids");
    }

    /**
     * Returns when it began.
     *
     * @return the start, inclusive, not null
     */
    public Instant start() {
        return EpochNanos.toInstant(range.startNanos());
    }
}
