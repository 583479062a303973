package dev.sla4j.settlement;

import dev.sla4j.report.SingleItem;
import dev.sla4j.report.SingleOutage;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an amount is for: when it happened, how much drives it, and which item it is about.
 *
 * @param at the first instant of the single outage, day or item, else of the period
 * @param event whether it is a single outage, day or item
 * @param lost the time that drives it, in nanoseconds
 * @param quantity the number that drives it
 * @param item the item, or null
 * @param outages the outages that it is for, where it is for some of all
 */
record Occasion(
        Instant at,
        boolean event,
        BigInteger lost,
        Ratio quantity,
        @Nullable SingleItem item,
        List<Lost> outages) {
    private static final Ratio NANOS = Ratio.of(1_000_000_000L);

    /**
     * An outage and how much of its down time something is for.
     *
     * @param outage the outage
     * @param nanos the time, in nanoseconds
     */
    record Lost(SingleOutage outage, BigInteger nanos) {}

    static Occasion of(Instant at) {
        return new Occasion(at, false, BigInteger.ZERO, Ratio.ZERO, null, List.of());
    }

    static Occasion of(Instant at, List<Lost> outages) {
        return new Occasion(at, true, BigInteger.ZERO, Ratio.ZERO, null, outages);
    }

    /** The first instant of the single thing, by which it follows a version of the agreement (S29). */
    Instant first() {
        return item == null ? at : item.begin();
    }

    /** The local day whose amounts are paid; an item that was due before midnight was due on the day that ends then. */
    LocalDate day(ZoneId zone) {
        boolean before = item != null && item.due() != null && !item.dueInclusive();
        return (before ? at.minusNanos(1) : at).atZone(zone).toLocalDate();
    }

    /** The same occasion, driven by a value. */
    Occasion drivenBy(Figure value) {
        return switch (value.unit()) {
            case TIME -> losing(nanos(value));
            case NUMBER -> new Occasion(at, event, lost, value.value(), item, outages);
            case SHARE, NONE -> this;
        };
    }

    Occasion losing(BigInteger nanos) {
        return new Occasion(at, event, nanos, quantity, item, outages);
    }

    static BigInteger nanos(Figure time) {
        return time.value().times(NANOS).toDecimal(0, RoundingMode.DOWN).toBigInteger();
    }
}
