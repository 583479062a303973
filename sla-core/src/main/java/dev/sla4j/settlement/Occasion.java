package dev.sla4j.settlement;

import dev.sla4j.report.SingleItem;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an amount is for: when it happened, how much drives it, and which item it is about.
 *
 * @param at the first instant of the single outage, day or item, else of the period
 * @param event whether it is a single outage, day or item
 * @param lost the time that drives it, in nanoseconds
 * @param quantity the number that drives it
 * @param item the item, or null
 */
record Occasion(
        Instant at,
        boolean event,
        BigInteger lost,
        Ratio quantity,
        @Nullable SingleItem item) {
    private static final Ratio NANOS = Ratio.of(1_000_000_000L);

    static Occasion of(Instant at) {
        return new Occasion(at, false, BigInteger.ZERO, Ratio.ZERO, null);
    }

    /** The first instant of the single thing, by which it follows a version of the agreement (S29). */
    Instant first() {
        return item == null ? at : item.begin();
    }

    /** The same occasion, driven by a value. */
    Occasion drivenBy(Figure value) {
        return switch (value.unit()) {
            case TIME -> losing(nanos(value));
            case NUMBER -> new Occasion(at, event, lost, value.value(), item);
            case SHARE, NONE -> this;
        };
    }

    Occasion losing(BigInteger nanos) {
        return new Occasion(at, event, nanos, quantity, item);
    }

    static BigInteger nanos(Figure time) {
        return time.value().times(NANOS).toDecimal(0, RoundingMode.DOWN).toBigInteger();
    }
}
