package dev.sla4j.value;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A rounding that an agreement states: to multiples of a step, in a mode.
 *
 * <p>Models "<i>the percentage is rounded to two decimals</i>" (ambiguity A15) and "<i>credits are rounded up to the
 * next ten cents</i>". A rounding changes verdicts and money, so it is applied only where a clause says so and at the
 * one place it says.
 *
 * <p><b>Definition.</b> {@code apply(x) = step * round(x / step)}, where {@code round} goes to a whole number in the
 * mode. 99.895 to 0.01 is 99.90 half up and 99.89 down (ambiguity A13). The result has as many decimals as the step.
 * The mode {@code UNNECESSARY} is refused: a clause that rounds must say how, whatever the figure will be.
 *
 * <p>The step is kept without trailing zeros, so steps 0.10 and 0.1 are the same rounding. Immutable and safe for use
 * by many threads.
 *
 * @param step  the step, positive, not null
 * @param mode  how to round between two multiples, not null
 */
public record Rounding(BigDecimal step, RoundingMode mode) {

    /**
     * Checks the step and removes its trailing zeros.
     *
     * @throws IllegalArgumentException if the step is not positive or has more than 1000 digits before or after the
     *     point, or the mode is {@code UNNECESSARY}
     */
    public Rounding {
        requireNonNull(step, "step");
        requireNonNull(mode, "mode");
        if (step.signum() <= 0) {
            throw Check.failure("step", step, "must be positive");
        }
        if (mode == RoundingMode.UNNECESSARY) {
            throw Check.failure("mode", mode, "must say how to round");
        }
        step = Check.canonical(Check.bearable(step, "step"));
    }

    /**
     * Rounds to a number of decimals, halves away from zero.
     *
     * @param digits  the digits after the point, 0 to 1000
     * @return the rounding, not null
     * @throws IllegalArgumentException if digits is out of range
     */
    public static Rounding halfUp(int digits) {
        return of(digits, RoundingMode.HALF_UP);
    }

    /**
     * Cuts after a number of decimals.
     *
     * @param digits  the digits after the point, 0 to 1000
     * @return the rounding, not null
     * @throws IllegalArgumentException if digits is out of range
     */
    public static Rounding down(int digits) {
        return of(digits, RoundingMode.DOWN);
    }

    /**
     * Rounds to a number of decimals.
     *
     * @param digits  the digits after the point, 0 to 1000
     * @param mode  how to round, not null
     * @return the rounding, not null
     * @throws IllegalArgumentException if digits is out of range
     */
    public static Rounding of(int digits, RoundingMode mode) {
        if (digits < 0 || digits > Check.MAX_DIGITS) {
            throw Check.failure("digits", digits, "must be 0 to " + Check.MAX_DIGITS);
        }
        return new Rounding(BigDecimal.ONE.movePointLeft(digits), mode);
    }

    /**
     * Rounds to multiples of a step such as {@code 0.10} or {@code 5}.
     *
     * @param step  the step, positive decimal digits, not null
     * @param mode  how to round, not null
     * @return the rounding, not null
     * @throws IllegalArgumentException if the step is not a positive decimal
     */
    public static Rounding toStep(String step, RoundingMode mode) {
        requireNonNull(step, "step");
        if (!Check.isPlainDecimal(step)) {
            throw Check.failure("step", step, "must be a decimal such as 0.10");
        }
        return new Rounding(new BigDecimal(step), mode);
    }

    /**
     * Rounds a fraction.
     *
     * @param value  the exact value, not null
     * @return the multiple of the step, with the decimals of the step, not null
     */
    public BigDecimal apply(Ratio value) {
        requireNonNull(value, "value");
        return value.dividedBy(Ratio.of(step)).toDecimal(0, mode).multiply(step);
    }

    /**
     * Rounds a decimal.
     *
     * @param value  the exact value, not null
     * @return the multiple of the step, with the decimals of the step, not null
     * @throws IllegalArgumentException if the value has more than 1000 digits before or after the point
     */
    public BigDecimal apply(BigDecimal value) {
        return apply(Ratio.of(value));
    }

    /**
     * Returns step and mode, {@code 0.01 HALF_UP}.
     *
     * @return a short description, not null
     */
    @Override
    public String toString() {
        return step.toPlainString() + " " + mode;
    }
}
