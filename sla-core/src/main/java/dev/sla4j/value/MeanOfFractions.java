package dev.sla4j.value;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The mean of so many fractions that writing it as one fraction would take thousands of digits (S16).
 *
 * <p>Models "the average of the error rates of all five-minute intervals of the month": 8 928 fractions with as many denominators. Kept is the
 * sum of the numerators for each denominator, which is exact and the same in every order.
 *
 * <p><b>Comparison.</b> The sum is enclosed between two multiples of 2<sup>-n</sup>, wide at most 2<sup>-n</sup> for each denominator; n
 * is doubled until the other number lies outside. A number that is still inside at 1 024 bits is compared with the exact fraction. So every
 * comparison is exact, and no {@code double} takes part.
 *
 * <p><b>Text.</b> {@link #toString} gives an enclosure, {@code share between 0.99861111111111111111 and 0.99861111111111111112}, which
 * {@link Figure#parse} reads as {@link Enclosed}; {@link #toText()} rounds as for every figure. {@link #value()} is the exact fraction, made on demand.
 *
 * <p>Immutable and safe for use by many threads. Cost: a comparison takes one division for each denominator and doubling, the exact fraction some
 * ten milliseconds for ten thousand denominators.
 */
public final class MeanOfFractions implements Figure {
    /** Means whose denominators have fewer bits in total are written as one fraction at once. */
    private static final int SHORT_BITS = 512;

    /** Shares of fewer things than these are added up in an array, where no sum of an {@code int} of rows is too large. */
    private static final int FEW = 1024;

    private static final int FIRST_BITS = 64;
    private static final int LAST_BITS = 1024;
    private static final int DECIMALS = 20;

    private final SortedMap<BigInteger, BigInteger> numerators;
    private final BigInteger count;
    private final Unit unit;
    private @Nullable Ratio exact;

    private MeanOfFractions(SortedMap<BigInteger, BigInteger> numerators, long count, Unit unit) {
        this.numerators = numerators;
        this.count = BigInteger.valueOf(count);
        this.unit = unit;
    }

    /**
     * Obtains the arithmetic mean of figures of one unit, as a plain figure if that is short, else as a figure of this class.
     *
     * @param figures  the figures, measured and of one unit, not null
     * @return their mean, none if there are no figures, not null
     * @throws IllegalArgumentException if a figure is none or the units differ
     */
    public static Figure of(Collection<? extends Figure> figures) {
        Map<BigInteger, BigInteger> numerators = new HashMap<>();
        Figure first = null;
        for (Figure figure : figures) {
            first = first == null ? figure : first;
            FigureText.requireSameUnit(figure, first);
            Ratio value = figure.value();
            numerators.merge(value.denominator(), value.numerator(), BigInteger::add);
        }
        return first == null ? Figure.none() : of(numerators, figures.size(), first.unit());
    }

    /**
     * Obtains the arithmetic mean of shares that are given as columns: the same figure as {@link #of} the same shares.
     *
     * @param parts  the numerators, 0 or more, not null
     * @param wholes  the denominators, each at least its numerator and 1, not null
     * @param rows  how many rows of the columns there are, from the first on
     * @return their mean, none if there are no shares, not null
     * @throws IllegalArgumentException if a column is shorter or a row is no share
     * @throws ArithmeticException if the numerators above one reduced denominator add up to more than a {@code long} holds
     */
    public static Figure ofShares(long[] parts, long[] wholes, int rows) {
        if (rows < 0 || rows > parts.length || rows > wholes.length) {
            throw new IllegalArgumentException("rows (" + rows + ") must lie between 0 and the length of parts ("
                    + parts.length + ") and of wholes (" + wholes.length + ")");
        }
        // Most shares are of few things, and most of them all or all but one.
        long[] ofFew = new long[FEW];
        Map<Long, Long> ofMany = new HashMap<>();
        boolean integral = false;
        for (int row = 0; row < rows; row++) {
            long part = parts[row];
            long whole = wholes[row];
            if (part < 0 || part > whole || whole <= 0) {
                throw new IllegalArgumentException(
                        "row " + row + ": part (" + part + ") must lie between 0 and whole (" + whole + ")");
            }
            if (part == 0 || part == whole) {
                integral = true;
                ofFew[1] += part == 0 ? 0 : 1;
                continue;
            }
            long smaller = Math.min(part, whole - part);
            long common = smaller == 1 ? 1 : Ratio.gcd(smaller, whole);
            long denominator = whole / common;
            if (denominator < FEW) {
                ofFew[(int) denominator] += part / common;
            } else {
                ofMany.merge(denominator, part / common, Math::addExact);
            }
        }
        Map<BigInteger, BigInteger> numerators = new HashMap<>();
        for (int denominator = 1; denominator < FEW; denominator++) {
            if (ofFew[denominator] != 0 || (denominator == 1 && integral)) {
                numerators.put(BigInteger.valueOf(denominator), BigInteger.valueOf(ofFew[denominator]));
            }
        }
        ofMany.forEach((whole, sum) -> numerators.put(BigInteger.valueOf(whole), BigInteger.valueOf(sum)));
        return rows == 0 ? Figure.none() : of(numerators, rows, Unit.SHARE);
    }

    private static Figure of(Map<BigInteger, BigInteger> numerators, long count, Unit unit) {
        MeanOfFractions mean = new MeanOfFractions(new TreeMap<>(numerators), count, unit);
        long bits = 0;
        for (BigInteger denominator : numerators.keySet()) {
            bits += denominator.bitLength();
        }
        return bits <= SHORT_BITS ? mean.plain() : mean;
    }

    /**
     * Returns an enclosure of the mean.
     *
     * @param decimals  the number of decimals of both ends, 0 to 300
     * @return the ends, at most two units of the last decimal apart, not null
     * @throws IllegalArgumentException if the number of decimals is negative or above 300
     */
    public Enclosure enclosure(int decimals) {
        if (decimals < 0 || decimals > 300) {
            throw Check.failure("decimals", decimals, "must be 0 to 300");
        }
        Sum sum = sum(4 * decimals + FIRST_BITS);
        return new Enclosure(
                Ratio.ofAnySize(meanOf(sum.lower(), sum.bits()).toDecimal(decimals, RoundingMode.FLOOR)),
                Ratio.ofAnySize(meanOf(sum.upper(), sum.bits()).toDecimal(decimals, RoundingMode.CEILING)));
    }

    /**
     * Two numbers between which a mean lies, both included.
     *
     * @param lower  the lower end, not null
     * @param upper  the upper end, not null
     */
    public record Enclosure(Ratio lower, Ratio upper) {

        /** Checks for null. */
        public Enclosure {
            requireNonNull(lower, "lower");
            requireNonNull(upper, "upper");
        }
    }

    /** The exact fraction, made once: the same whoever makes it. */
    @Override
    public Ratio value() {
        Ratio known = exact;
        if (known == null) {
            known = exactSum().dividedBy(Ratio.of(count, BigInteger.ONE));
            exact = known;
        }
        return known;
    }

    @Override
    public Unit unit() {
        return unit;
    }

    /** Returns the mean as a figure of another class, which is one fraction. */
    Figure plain() {
        return switch (unit) {
            case SHARE -> new Share(value());
            case TIME -> new Time(value());
            case NUMBER -> new Amount(value());
            case NONE -> throw new AssertionError("a mean is measured");
        };
    }

    /** Compares the mean with a number, exactly. */
    int compareTo(Ratio other) {
        BigInteger scaled = other.numerator().multiply(count);
        for (int bits = FIRST_BITS; bits <= LAST_BITS; bits *= 2) {
            Sum sum = sum(bits);
            BigInteger mark = scaled.shiftLeft(bits);
            if (sum.lower().multiply(other.denominator()).compareTo(mark) > 0) {
                return 1;
            }
            if (sum.upper().multiply(other.denominator()).compareTo(mark) < 0) {
                return -1;
            }
        }
        return value().compareTo(other);
    }

    /** Two numbers of 2^-bits between which the sum lies. */
    private record Sum(BigInteger lower, BigInteger upper, int bits) {}

    private Sum sum(int bits) {
        BigInteger lower = BigInteger.ZERO;
        long inexact = 0;
        for (Map.Entry<BigInteger, BigInteger> term : numerators.entrySet()) {
            BigInteger[] parts = term.getValue().shiftLeft(bits).divideAndRemainder(term.getKey());
            lower = lower.add(parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0]);
            inexact += parts[1].signum() == 0 ? 0 : 1;
        }
        return new Sum(lower, lower.add(BigInteger.valueOf(inexact)), bits);
    }

    private Ratio meanOf(BigInteger sum, int bits) {
        return Ratio.of(sum, count.shiftLeft(bits));
    }

    /** Adds in pairs of about equal size, which costs far less than one by one. */
    private Ratio exactSum() {
        BigInteger[] over = numerators.values().toArray(BigInteger[]::new);
        BigInteger[] under = numerators.keySet().toArray(BigInteger[]::new);
        int left = over.length;
        while (left > 1) {
            int half = (left + 1) / 2;
            for (int i = 0; i < half; i++) {
                int other = i + half;
                if (other < left) {
                    over[i] = over[i].multiply(under[other]).add(over[other].multiply(under[i]));
                    under[i] = under[i].multiply(under[other]);
                }
            }
            left = half;
        }
        return Ratio.of(over[0], under[0]);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MeanOfFractions that
                && unit == that.unit
                && count.equals(that.count)
                && numerators.equals(that.numerators);
    }

    @Override
    public int hashCode() {
        return 31 * numerators.hashCode() + count.hashCode();
    }

    /** Returns an enclosure of 20 decimals. */
    @Override
    public String toString() {
        Enclosure ends = enclosure(DECIMALS);
        String kind = unit == Unit.SHARE ? "share" : unit == Unit.TIME ? "time" : "number";
        return kind + " between "
                + ends.lower().toDecimal(DECIMALS, RoundingMode.UNNECESSARY).toPlainString() + " and "
                + ends.upper().toDecimal(DECIMALS, RoundingMode.UNNECESSARY).toPlainString();
    }
}
