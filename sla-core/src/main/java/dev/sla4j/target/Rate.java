package dev.sla4j.target;

import dev.sla4j.value.Figure;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The throughput: {@code things ÷ measured time × unit of time}.
 *
 * <p>Models "at least 500 messages per second", "20 operations per hour of service time". The measured time is the period within term, life and
 * service hours, without exclusions, up to the instant of the report; of requests, which are left out by whole slots of the target's resolution or of the row
 * in which they were counted, it is the time of the slots that count (S12). Things count as they do for a share. Without measured time there is no
 * figure; a time in which nothing happened has the rate zero. Example:
 *
 * <pre>{@code Indicator.throughput(Selection.requests().where("outcome", "good"), Duration.ofSeconds(1))}</pre>
 *
 * <p>Memory: that of the {@link Statistic} of what is divided.
 *
 * @param of which things count, not null
 * @param quantity a number of each that is added up instead of counting it once, or null
 * @param per the unit of time, above zero
 */
public record Rate(Selection of, @Nullable Quantity quantity, Duration per) implements Indicator {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the unit of time is not above zero or longer than 292 years, or the quantity is not a number
     */
    public Rate {
        Objects.requireNonNull(of, "of");
        Check.positive(per, "per");
        if (per.compareTo(Duration.ofNanos(Long.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException("per (" + per + ") must not be longer than 292 years");
        }
        if (quantity != null && quantity.unit() != Figure.Unit.NUMBER) {
            throw new IllegalArgumentException("quantity (" + quantity + ") must be a number");
        }
    }

    @Override
    public Figure.Unit unit() {
        return Figure.Unit.NUMBER;
    }

    /**
     * Returns what is divided by the time: the number of things or the sum of the quantity.
     *
     * @return the statistic, not null
     */
    public Statistic things() {
        return quantity == null
                ? new Statistic(of, null, Statistic.Kind.COUNT)
                : new Statistic(of, quantity, Statistic.Kind.SUM);
    }
}
