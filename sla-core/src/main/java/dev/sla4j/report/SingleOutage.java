package dev.sla4j.report;

import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Objects;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * One outage as it counts: a connected piece of down time.
 *
 * @param range from its begin to its end; while it is open, to the instant of the report
 * @param open whether it had not ended at the instant of the report
 * @param counted its down time in measured time that is not excluded, in nanoseconds without weights: also beyond the period, unless only a part of it
 *     belongs to the period (policy {@code OutageOverBorder})
 * @param countedInPeriod the part of it that lies in the period
 * @param ids the identities of the measurements that make it up, as far as they have any
 * @param down the down time that is counted, as it lies
 * @param incident the incident that all that makes it up carries, or null if there is none or several
 */
public record SingleOutage(
        TimeRange range,
        boolean open,
        BigInteger counted,
        BigInteger countedInPeriod,
        SortedSet<String> ids,
        TimeSet down,
        @Nullable String incident) {

    /** Checks. */
    public SingleOutage {
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(counted, "counted");
        Objects.requireNonNull(countedInPeriod, "countedInPeriod");
        Objects.requireNonNull(ids, "ids");
        Objects.requireNonNull(down, "down");
    }

    /**
     * An outage that is down all the time.
     *
     * @param range from its begin to its end
     * @param open whether it had not ended at the instant of the report
     * @param counted its down time, in nanoseconds
     * @param countedInPeriod the part of it that lies in the period
     * @param ids the identities of the measurements that make it up
     */
    public SingleOutage(
            TimeRange range, boolean open, BigInteger counted, BigInteger countedInPeriod, SortedSet<String> ids) {
        this(range, open, counted, countedInPeriod, ids, TimeSet.of(range), null);
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
