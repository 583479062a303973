package dev.sla4j.value;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;

/**
 * A measured quantity, exact: a share, a time, a count, another number, or nothing.
 *
 * <p>Models what a clause compares with its target: "<i>monthly uptime percentage</i>" is a {@link Share}, "<i>longest
 * outage</i>" a {@link Time}, "<i>number of incidents</i>" a {@link Count}, "<i>mean score</i>" an {@link Amount};
 * where nothing was measured the figure is {@link None} – neither 0 % nor 100 % nor a not-a-number (S9, S16).
 *
 * <p><b>Comparison.</b> {@link #compare} is exact and refuses different units. Counts and amounts are both numbers and
 * compare with each other; equality, however, tells the count 5 and the amount 5 apart.
 *
 * <p><b>Display.</b> {@link #toText()} and {@link #toText(Limit)} follow three rules. A text without "≈" is exact; a
 * text with "≈" is rounded half up. It never reads 100 % or 0 unless the figure is exactly that (D4). Compared with a
 * limit it has as many decimals as show the side on which it lies: rounding neither crosses nor reaches a bound (D3,
 * S17).
 *
 * <p>All members are immutable and safe for use by many threads. Further members may be added in a minor
 * version: end a chain of {@code instanceof} with a default.
 */
public sealed interface Figure
        permits Figure.Share, Figure.Time, Figure.Count, Figure.Amount, Figure.None, MeanOfFractions, Enclosed {

    /** What a figure measures; only figures of one unit compare. */
    enum Unit {
        /** A share of a whole, 0 to 1. */
        SHARE,
        /** A length of time in seconds. */
        TIME,
        /** A count or any other number. */
        NUMBER,
        /** Nothing was measured. */
        NONE
    }

    /**
     * A share of a whole.
     *
     * @param value  the share, 0 to 1, not null
     */
    record Share(Ratio value) implements Figure {

        /**
         * Checks the range: more than 100 % up, or less than 0 %, is a fault of the calculation and not a result (D23,
         * L4).
         *
         * @throws IllegalArgumentException if the value is below 0 or above 1
         */
        public Share {
            requireNonNull(value, "value");
            if (value.signum() < 0 || value.compareTo(Ratio.ONE) > 0) {
                throw Check.failure("share", value, "must be 0 to 1");
            }
        }

        @Override
        public Unit unit() {
            return Unit.SHARE;
        }

        /** Returns the exact text: {@code 99.9%}, or {@code share 433/434} if no decimal is exact. */
        @Override
        public String toString() {
            Ratio hundredths = value.times(FigureText.HUNDRED);
            return hundredths.exactDigits() >= 0 ? hundredths.toDecimalExact().toPlainString() + "%" : "share " + value;
        }
    }

    /**
     * A length of time.
     *
     * @param seconds  the seconds, not null
     */
    record Time(Ratio seconds) implements Figure {

        /** Checks for null. */
        public Time {
            requireNonNull(seconds, "seconds");
        }

        @Override
        public Ratio value() {
            return seconds;
        }

        @Override
        public Unit unit() {
            return Unit.TIME;
        }

        /** Returns the exact text: ISO-8601 {@code PT30M}, or in seconds {@code time 1340/3} if finer than 1 ns. */
        @Override
        public String toString() {
            return FigureText.iso(seconds);
        }
    }

    /**
     * A number of things.
     *
     * @param count  the count, not negative
     */
    record Count(long count) implements Figure {

        /**
         * Checks the sign.
         *
         * @throws IllegalArgumentException if the count is negative
         */
        public Count {
            if (count < 0) {
                throw Check.failure("count", count, "must not be negative");
            }
        }

        @Override
        public Ratio value() {
            return Ratio.of(count);
        }

        @Override
        public Unit unit() {
            return Unit.NUMBER;
        }

        /** Returns the digits. */
        @Override
        public String toString() {
            return Long.toString(count);
        }
    }

    /**
     * Any other number: a mean, a rate, a score.
     *
     * @param value  the number, not null
     */
    record Amount(Ratio value) implements Figure {

        /** Checks for null. */
        public Amount {
            requireNonNull(value, "value");
        }

        /**
         * Creates the figure of a decimal.
         *
         * @param value  the number, not null
         * @throws IllegalArgumentException if the number has more than 1000 digits before or after the point
         */
        public Amount(BigDecimal value) {
            this(Ratio.of(value));
        }

        @Override
        public Unit unit() {
            return Unit.NUMBER;
        }

        /** Returns the exact text, with a point unlike a count: {@code 200.9}, {@code 5.0}, or {@code number 1/3}. */
        @Override
        public String toString() {
            int digits = value.exactDigits();
            return digits < 0
                    ? "number " + value
                    : value.toDecimal(Math.max(1, digits), RoundingMode.UNNECESSARY)
                            .toPlainString();
        }
    }

    /** No figure: nothing was measured. */
    record None() implements Figure {

        @Override
        public Ratio value() {
            throw new IllegalStateException("figure (none) has no value: nothing was measured");
        }

        @Override
        public Unit unit() {
            return Unit.NONE;
        }

        /** Returns {@code none}. */
        @Override
        public String toString() {
            return "none";
        }
    }

    /**
     * Returns the number: the share as a fraction, the time in seconds, the count or amount itself.
     *
     * @return the exact value, not null
     * @throws IllegalStateException if nothing was measured
     */
    Ratio value();

    /**
     * Returns what the figure measures.
     *
     * @return the unit, not null
     */
    Unit unit();

    /**
     * Returns whether there is a value.
     *
     * @return false for {@link None} only
     */
    default boolean isMeasured() {
        return unit() != Unit.NONE;
    }

    /**
     * Obtains a share.
     *
     * @param value  the share, 0 to 1, not null
     * @return the figure, not null
     * @throws IllegalArgumentException if the value is below 0 or above 1
     */
    static Figure share(Ratio value) {
        return new Share(value);
    }

    /**
     * Obtains a share.
     *
     * @param value  the percentage, 0 % to 100 %, not null
     * @return the figure, not null
     * @throws IllegalArgumentException if the value is below 0 % or above 100 %
     */
    static Figure share(Percent value) {
        return new Share(requireNonNull(value, "value").toRatio());
    }

    /**
     * Obtains a time.
     *
     * @param duration  the time, not null
     * @return the figure, not null
     */
    static Figure time(Duration duration) {
        requireNonNull(duration, "duration");
        return new Time(Ratio.of(duration.getSeconds()).plus(Ratio.of(duration.getNano(), FigureText.NANOS)));
    }

    /**
     * Obtains a time from nanoseconds.
     *
     * @param nanos  the nanoseconds, not null
     * @return the figure, not null
     */
    static Figure timeNanos(BigInteger nanos) {
        return new Time(Ratio.of(requireNonNull(nanos, "nanos"), BigInteger.valueOf(FigureText.NANOS)));
    }

    /**
     * Obtains a count.
     *
     * @param count  the count, not negative
     * @return the figure, not null
     * @throws IllegalArgumentException if the count is negative
     */
    static Figure count(long count) {
        return new Count(count);
    }

    /**
     * Obtains a number.
     *
     * @param value  the number, not null
     * @return the figure, not null
     * @throws IllegalArgumentException if the number has more than 1000 digits before or after the point
     */
    static Figure amount(BigDecimal value) {
        return new Amount(value);
    }

    /**
     * Obtains a number that need not have a finite decimal form, such as the mean of three.
     *
     * @param value  the number, not null
     * @return the figure, not null
     */
    static Figure amount(Ratio value) {
        return new Amount(value);
    }

    /**
     * Obtains the figure of nothing measured.
     *
     * @return none, not null
     */
    static Figure none() {
        return FigureText.NONE;
    }

    /**
     * Obtains a figure from text, as an agreement states it.
     *
     * <ul>
     *   <li>{@code 99.9%}, {@code 99.9 %}: a share, 0 % to 100 %;
     *   <li>{@code PT30M}, {@code PT1H30M}, {@code P1D}: a time, in the ISO-8601 form of {@link Duration#parse}; a day
     *     is 24 h;
     *   <li>{@code 5}: a count, if it is not negative and fits a {@code long}; otherwise an amount;
     *   <li>{@code 200.9}, {@code -5}: an amount;
     *   <li>what {@link #toString} writes where no decimal is exact: {@code share 433/434}, {@code time 1340/3} (in
     *     seconds), {@code number 1/3}; and {@code none}.
     * </ul>
     *
     * @param text  the text, not null
     * @return the figure, not null
     * @throws IllegalArgumentException if the text is none of these, or a percentage outside 0 % to 100 %
     */
    static Figure parse(String text) {
        return FigureText.parse(requireNonNull(text, "text"));
    }

    /**
     * Compares two figures of one unit, exactly.
     *
     * @param a  the first figure, not null
     * @param b  the second figure, not null
     * @return negative, zero or positive as the first is less than, equal to or greater than the second
     * @throws IllegalArgumentException if one is none or the units differ
     * @throws IllegalStateException if one is {@link Enclosed} and the other lies between its ends
     */
    static int compare(Figure a, Figure b) {
        FigureText.requireSameUnit(requireNonNull(a, "a"), requireNonNull(b, "b"));
        if (a instanceof Enclosed enclosed) {
            return a.equals(b) ? 0 : enclosed.compareTo(b.value());
        }
        if (b instanceof Enclosed enclosed) {
            return -enclosed.compareTo(a.value());
        }
        if (a instanceof MeanOfFractions mean) {
            return a.equals(b) ? 0 : mean.compareTo(b.value());
        }
        if (b instanceof MeanOfFractions mean) {
            return -mean.compareTo(a.value());
        }
        return a.value().compareTo(b.value());
    }

    /**
     * Returns the figure rounded as a clause states before it is compared (S17, A15).
     *
     * <p>The digits refer to what the clause prints: for a share to the percentage number ({@code Rounding.halfUp(2)}
     * makes 99.8951 % to 99.90 %), for a time to seconds, otherwise to the number. A rounded share stays within 0 % and
     * 100 %. A count stays a count if the result is one. Nothing measured stays nothing.
     *
     * @param rounding  the rounding, not null
     * @return the rounded figure, not null
     * @throws ArithmeticException if the mode is {@code UNNECESSARY} and the figure is not a multiple of the step
     */
    default Figure rounded(Rounding rounding) {
        return FigureText.rounded(this, requireNonNull(rounding, "rounding"));
    }

    /**
     * Returns the figure for people.
     *
     * <p>Shares as percentages with two decimals or more, {@code 99.90 %}; times in days of 24 h, hours, minutes and
     * seconds, {@code 44 min 38.4 s}; numbers in plain digits; {@code not measured}. Up to nine decimals are written
     * where they make the text exact. Otherwise the text starts with "≈" and has two (shares), three (seconds) or six
     * (numbers) decimals, or as many more as keep it from reading 100 % or 0.
     *
     * @return the text, not null
     */
    default String toText() {
        return FigureText.of(this, List.of());
    }

    /**
     * Returns the figure for people, rounded half up to a number of decimals: for a column of a table, where {@link #toText()} would give each
     * row its own.
     *
     * <p>For a share they are those of the percentage, for a time those of the seconds. The text starts with "≈" unless it is exact; an exact time
     * or number has no zeros at its end. Only where so few decimals would read 100 % or 0 there are as many more as avoid it; to show on which side
     * of a limit a figure lies use {@link #toText(Limit)}.
     *
     * @param digits the number of decimals, 0 to 1000
     * @return the text, not null
     * @throws IllegalArgumentException if the number is not within 0 to 1000
     */
    default String toText(int digits) {
        return FigureText.of(this, digits);
    }

    /**
     * Returns the figure for people, with as many decimals as show on which side of a limit it lies.
     *
     * <p>The number in the text is less than, equal to or greater than each bound exactly as the figure is: 1 340 s
     * down in 31 days against at least 99.95 % reads {@code ≈99.94997 %}, never 99.95 % (D3). One case is beyond
     * decimals: a figure that equals a bound without a finite decimal form, as 1/3; it is written as without a limit.
     *
     * @param limit  the limit, of the unit of this figure, not null
     * @return the text, not null
     * @throws IllegalArgumentException if the limit is of another unit; a figure that is none is written for any limit
     */
    default String toText(Limit limit) {
        return FigureText.of(this, requireNonNull(limit, "limit").bounds());
    }

    /**
     * Returns the figure as exact text; {@link #parse} reads it. Only of a mean of many fractions it is an enclosure, which is not read.
     *
     * @return the text, not null
     */
    @Override
    String toString();
}
