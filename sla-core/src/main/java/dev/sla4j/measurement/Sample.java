package dev.sla4j.measurement;

import dev.sla4j.time.EpochNanos;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;

/**
 * A number that was measured at an instant.
 *
 * <p>Models a mean opinion score, a temperature, a round trip time, an answer to a survey: "the mean of all samples of the month" (C11). An identity is
 * one within the metric: one reading of a device may tell several metrics (S28).
 *
 * @param atNanos when it was measured, epoch nanoseconds
 * @param metric what was measured, such as {@code mos}, not blank
 * @param value the number, exact, in the unit that the agreement uses; not null
 * @param origin what it is about and where it came from, not null
 */
public record Sample(long atNanos, String metric, BigDecimal value, Origin origin)
        implements Measurement, Traceable<Sample> {
    private static final int MOST_DIGITS = 1000;

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the metric is blank or the number has more than 1000 digits before or after the point
     */
    public Sample {
        Check.notBlank(metric, "metric");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(origin, "origin");
        if (Math.abs((long) value.scale()) > MOST_DIGITS || value.precision() > 2 * MOST_DIGITS) {
            throw new IllegalArgumentException(
                    "value must have at most " + MOST_DIGITS + " digits before and after the point");
        }
    }

    /**
     * A sample.
     *
     * @param at when it was measured, not null
     * @param metric what was measured, not blank
     * @param value the number, such as {@code 4.21}
     * @return the sample, not null
     * @throws IllegalArgumentException if the text is no decimal number
     */
    public static Sample of(Instant at, String metric, String value) {
        try {
            return new Sample(EpochNanos.of(at), metric, new BigDecimal(value), Origin.NONE);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("value (" + value + ") must be a decimal number", e);
        }
    }

    /**
     * Returns when it was measured.
     *
     * @return the instant, not null
     */
    public Instant at() {
        return EpochNanos.toInstant(atNanos);
    }

    @Override
    public Sample with(Origin newOrigin) {
        return new Sample(atNanos, metric, value, newOrigin);
    }
}
