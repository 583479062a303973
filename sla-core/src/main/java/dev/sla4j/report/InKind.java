package dev.sla4j.report;

import dev.sla4j.penalty.Creditor;
import dev.sla4j.value.Money;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What follows for one target beside money: service time, points, and what is no amount, such as a right to terminate.
 *
 * @param target the identity of the target, not blank
 * @param creditor to whom it is owed, not null
 * @param certain what follows on every reading, not null
 * @param most what follows on the reading that is best for the creditor, not null
 * @param value the certain service time in money, base × time ÷ length of the period, rounded half up; null without service time or without a base
 * @param steps how it was computed
 */
public record InKind(
        String target,
        Creditor creditor,
        Extent certain,
        Extent most,
        @Nullable Money value,
        List<Step> steps) {

    /** Checks and copies. */
    public InKind {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(creditor, "creditor");
        Objects.requireNonNull(certain, "certain");
        Objects.requireNonNull(most, "most");
        steps = List.copyOf(steps);
    }

    /**
     * Returns a copy that does not say how it was computed.
     *
     * @return the copy, not null
     */
    public InKind withoutSteps() {
        return new InKind(target, creditor, certain, most, value, List.of());
    }

    /**
     * How much follows.
     *
     * @param nanos the service time in nanoseconds, cut to whole ones
     * @param points the points
     * @param consequences the names of what is no amount
     */
    public record Extent(BigInteger nanos, Ratio points, SortedSet<String> consequences) {

        /** Nothing. */
        public static final Extent NONE = new Extent(BigInteger.ZERO, Ratio.ZERO, Collections.emptySortedSet());

        /** Checks and copies. */
        public Extent {
            Objects.requireNonNull(nanos, "nanos");
            Objects.requireNonNull(points, "points");
            consequences = Collections.unmodifiableSortedSet(new TreeSet<>(consequences));
        }

        /**
         * Returns the service time.
         *
         * @return the time, not null
         * @throws ArithmeticException if it is longer than 292 years
         */
        public Duration serviceTime() {
            return Duration.ofNanos(nanos.longValueExact());
        }
    }
}
