package dev.sla4j.value;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * An exact fraction of two whole numbers.
 *
 * <p>Models what a clause calls a percentage, a share or a rate before anything is rounded: "<i>available minutes
 * divided by the minutes of the month</i>" is {@code Ratio.of(up, total)}. Every decision of this library is made on
 * values of this type; decimals exist only where an agreement states digits, and for display.
 *
 * <p><b>Definition.</b> The quotient <i>n / d</i> in lowest terms with <i>d</i> &gt; 0. Equal quotients are equal:
 * {@code of(1, 2)}, {@code of(-3, -6)} and {@code parse("0.50")} are the same value. There is no infinity and no
 * not-a-number; a denominator of zero is refused.
 *
 * <p><b>Range.</b> Unlimited for arithmetic. Text and decimals are read with at most 1000 digits before and after the
 * point, so that a hostile exponent ({@code 1e999999999}) is a clear error and not a full memory.
 *
 * <p><b>Cost.</b> 40 bytes and no further object while numerator and denominator fit a {@code long}; comparison is then
 * a 128-bit cross product without allocation. Larger values use {@link BigInteger}.
 *
 * <p>This type is immutable, value-based and safe for use by many threads.
 */
public final class Ratio implements Comparable<Ratio> {

    /** The fraction 0. */
    public static final Ratio ZERO = new Ratio(0, 1);

    /** The fraction 1. */
    public static final Ratio ONE = new Ratio(1, 1);

    private static final Pattern FRACTION = Pattern.compile("[+-]?[0-9]+/[0-9]+");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,9})?");
    /** Two numbers of the most digits, a sign, a fraction bar, and an exponent. */
    private static final int LONGEST_TEXT = 2 * Check.MAX_DIGITS + 16;

    private static final BigInteger FIVE = BigInteger.valueOf(5);
    /** The powers of ten that fit a long. */
    private static final long[] TENS =
            LongStream.iterate(1, ten -> ten * 10).limit(19).toArray();

    // Invariants. I1 lowest terms, denominator > 0. I2 if both fit a long (the numerator above Long.MIN_VALUE, so that
    // it can be negated) they are in num and den and the big fields are null. I3 otherwise both big fields are set and
    // num and den are 0. By I1 and I2 every value has one representation only, so equality compares fields.
    private final long num;
    private final long den;
    private final @Nullable BigInteger bigNum;
    private final @Nullable BigInteger bigDen;

    private Ratio(long num, long den) {
        this.num = num;
        this.den = den;
        this.bigNum = null;
        this.bigDen = null;
    }

    private Ratio(BigInteger bigNum, BigInteger bigDen) {
        this.num = 0;
        this.den = 0;
        this.bigNum = bigNum;
        this.bigDen = bigDen;
    }

    /**
     * Obtains the fraction of two whole numbers.
     *
     * @param numerator  the numerator
     * @param denominator  the denominator, not zero
     * @return the fraction in lowest terms, not null
     * @throws IllegalArgumentException if the denominator is zero
     */
    public static Ratio of(long numerator, long denominator) {
        if (denominator != 0 && denominator != Long.MIN_VALUE && numerator != Long.MIN_VALUE) {
            long divisor = gcd(Math.abs(numerator), Math.abs(denominator)) * Long.signum(denominator);
            return new Ratio(numerator / divisor, denominator / divisor);
        }
        return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /**
     * Obtains a whole number as a fraction.
     *
     * @param value  the number
     * @return the fraction, not null
     */
    public static Ratio of(long value) {
        return of(value, 1);
    }

    /**
     * Obtains the fraction of two whole numbers of any size.
     *
     * @param numerator  the numerator, not null
     * @param denominator  the denominator, not zero, not null
     * @return the fraction in lowest terms, not null
     * @throws IllegalArgumentException if the denominator is zero
     */
    public static Ratio of(BigInteger numerator, BigInteger denominator) {
        requireNonNull(numerator, "numerator");
        requireNonNull(denominator, "denominator");
        if (denominator.signum() == 0) {
            throw Check.failure("denominator", denominator, "must not be zero");
        }
        if (numerator.bitLength() <= 62 && denominator.bitLength() <= 62) {
            return of(numerator.longValue(), denominator.longValue());
        }
        BigInteger divisor = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            divisor = divisor.negate();
        }
        return ofReduced(numerator.divide(divisor), denominator.divide(divisor));
    }

    /**
     * Obtains the fraction equal to a decimal.
     *
     * @param value  the decimal, with at most 1000 digits before and after the point, not null
     * @return the fraction, not null
     * @throws IllegalArgumentException if the decimal has more digits
     */
    public static Ratio of(BigDecimal value) {
        return ofAnySize(Check.bearable(requireNonNull(value, "value"), "value"));
    }

    /**
     * Obtains a fraction from text: {@code 3/4}, {@code -3/4}, {@code 0.75}, {@code -2} or {@code 7.5e-1}.
     *
     * <p>Digits are ASCII digits, without spaces or grouping; the sign stands in front; a decimal point has digits on
     * both sides. Everything {@link #toString} prints is read, up to the digit limit.
     *
     * @param text  the text, with at most 1000 digits before and after the point or fraction bar, not null
     * @return the fraction, not null
     * @throws IllegalArgumentException if the text is not a number of this form, has a denominator of zero, or too many
     *     digits
     */
    public static Ratio parse(String text) {
        requireNonNull(text, "text");
        if (text.length() <= LONGEST_TEXT && FRACTION.matcher(text).matches()) {
            int bar = text.indexOf('/');
            return decimal(text.substring(0, bar)).over("denominator", decimal(text.substring(bar + 1)));
        }
        if (text.length() <= LONGEST_TEXT && DECIMAL.matcher(text).matches()) {
            return decimal(text);
        }
        throw Check.failure("text", text, "must be a fraction such as 3/4 or a decimal such as 0.75");
    }

    /**
     * Returns the sum of fractions, zero for none.
     *
     * @param values  the fractions, not null
     * @return the exact sum, the same in every order, not null
     */
    public static Ratio sum(Iterable<Ratio> values) {
        requireNonNull(values, "values");
        Ratio sum = ZERO;
        for (Ratio value : values) {
            sum = sum.plus(value);
        }
        return sum;
    }

    /**
     * Compares two fractions without creating them.
     *
     * <p>{@code n1 / d1 < n2 / d2} is decided as {@code n1 * d2 < n2 * d1} in 128 bits, exact for every {@code long}.
     *
     * @param n1  the numerator of the first fraction
     * @param d1  the denominator of the first fraction, positive
     * @param n2  the numerator of the second fraction
     * @param d2  the denominator of the second fraction, positive
     * @return negative, zero or positive as the first is less than, equal to or greater than the second
     * @throws IllegalArgumentException if a denominator is not positive
     */
    public static int compare(long n1, long d1, long n2, long d2) {
        if (d1 <= 0 || d2 <= 0) {
            throw Check.failure("denominator", d1 <= 0 ? d1 : d2, "must be positive");
        }
        long high1 = Math.multiplyHigh(n1, d2);
        long high2 = Math.multiplyHigh(n2, d1);
        return high1 != high2 ? Long.compare(high1, high2) : Long.compareUnsigned(n1 * d2, n2 * d1);
    }

    /**
     * Returns the numerator in lowest terms; it carries the sign.
     *
     * @return the numerator, not null
     */
    public BigInteger numerator() {
        return bigNum != null ? bigNum : BigInteger.valueOf(num);
    }

    /**
     * Returns the denominator in lowest terms, always positive.
     *
     * @return the denominator, not null
     */
    public BigInteger denominator() {
        return bigDen != null ? bigDen : BigInteger.valueOf(den);
    }

    /**
     * Returns this fraction plus another.
     *
     * @param other  the fraction to add, not null
     * @return the exact sum, not null
     */
    public Ratio plus(Ratio other) {
        requireNonNull(other, "other");
        if (isZero() || other.isZero()) {
            return isZero() ? other : this;
        }
        if (bigNum == null && other.bigNum == null) {
            long divisor = gcd(den, other.den);
            long toOther = other.den / divisor;
            long toThis = den / divisor;
            if (fits(num, toOther) && fits(other.num, toThis) && fits(den, toOther)) {
                long addend1 = num * toOther;
                long addend2 = other.num * toThis;
                long sum = addend1 + addend2;
                if (((addend1 ^ sum) & (addend2 ^ sum)) >= 0) { // no overflow
                    return of(sum, den * toOther);
                }
            }
        }
        BigInteger d1 = denominator();
        BigInteger d2 = other.denominator();
        return of(numerator().multiply(d2).add(other.numerator().multiply(d1)), d1.multiply(d2));
    }

    /**
     * Returns this fraction minus another.
     *
     * @param other  the fraction to subtract, not null
     * @return the exact difference, not null
     */
    public Ratio minus(Ratio other) {
        return plus(requireNonNull(other, "other").negated());
    }

    /**
     * Returns this fraction times another.
     *
     * @param other  the factor, not null
     * @return the exact product, not null
     */
    public Ratio times(Ratio other) {
        requireNonNull(other, "other");
        if (bigNum == null && other.bigNum == null) {
            // Reduced crosswise, the factors are small and the product is in lowest terms.
            long divisor1 = gcd(Math.abs(num), other.den);
            long divisor2 = gcd(Math.abs(other.num), den);
            long n1 = num / divisor1;
            long n2 = other.num / divisor2;
            long d1 = den / divisor2;
            long d2 = other.den / divisor1;
            if (fits(n1, n2) && fits(d1, d2)) {
                return new Ratio(n1 * n2, d1 * d2);
            }
        }
        return of(numerator().multiply(other.numerator()), denominator().multiply(other.denominator()));
    }

    /**
     * Returns this fraction divided by another.
     *
     * @param divisor  the divisor, not zero, not null
     * @return the exact quotient, not null
     * @throws IllegalArgumentException if the divisor is zero
     */
    public Ratio dividedBy(Ratio divisor) {
        return over("divisor", requireNonNull(divisor, "divisor"));
    }

    /**
     * Returns this fraction with the other sign.
     *
     * @return the negated fraction, not null
     */
    public Ratio negated() {
        return bigNum == null ? new Ratio(-num, den) : ofReduced(numerator().negate(), denominator());
    }

    /**
     * Returns one minus this fraction: the share that is missing.
     *
     * @return the complement, not null
     */
    public Ratio complement() {
        return ONE.minus(this);
    }

    /**
     * Returns the smaller of two fractions.
     *
     * @param other  the other fraction, not null
     * @return this or the other, not null
     */
    public Ratio min(Ratio other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /**
     * Returns the greater of two fractions.
     *
     * @param other  the other fraction, not null
     * @return this or the other, not null
     */
    public Ratio max(Ratio other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /**
     * Returns the sign.
     *
     * @return -1, 0 or 1
     */
    public int signum() {
        return bigNum != null ? bigNum.signum() : Long.signum(num);
    }

    /**
     * Returns whether this fraction is zero.
     *
     * @return true if zero
     */
    public boolean isZero() {
        return signum() == 0;
    }

    /**
     * Returns whether this fraction is a whole number.
     *
     * @return true if the denominator is one
     */
    public boolean isInteger() {
        return bigDen != null ? bigDen.equals(BigInteger.ONE) : den == 1;
    }

    /**
     * Compares exactly.
     *
     * @param other  the other fraction, not null
     * @return negative, zero or positive as this is less than, equal to or greater than the other
     */
    @Override
    public int compareTo(Ratio other) {
        requireNonNull(other, "other");
        if (bigNum == null && other.bigNum == null) {
            return compare(num, den, other.num, other.den);
        }
        return numerator()
                .multiply(other.denominator())
                .compareTo(other.numerator().multiply(denominator()));
    }

    /**
     * Returns this fraction rounded to a number of decimals.
     *
     * @param digits  the digits after the point, not negative
     * @param mode  how to round, not null
     * @return a decimal of exactly this scale, not null
     * @throws IllegalArgumentException if digits is negative
     * @throws ArithmeticException if the mode is {@code UNNECESSARY} and the fraction needs more digits
     */
    public BigDecimal toDecimal(int digits, RoundingMode mode) {
        requireNonNull(mode, "mode");
        if (digits < 0) {
            throw Check.failure("digits", digits, "must not be negative");
        }
        return new BigDecimal(numerator()).divide(new BigDecimal(denominator()), digits, mode);
    }

    /**
     * Returns the decimal equal to this fraction, without trailing zeros.
     *
     * @return the exact decimal with a scale of zero or more, not null
     * @throws ArithmeticException if the fraction has no finite decimal form, as 1/3
     */
    public BigDecimal toDecimalExact() {
        int digits = exactDigits();
        if (digits < 0) {
            throw new ArithmeticException("ratio (" + this + ") must have a finite decimal form");
        }
        return toDecimal(digits, RoundingMode.UNNECESSARY);
    }

    /** Returns how many decimals write this fraction exactly, or -1 if no number of decimals does. */
    int exactDigits() {
        BigInteger rest = denominator();
        int twos = rest.getLowestSetBit();
        rest = rest.shiftRight(twos);
        int fives = 0;
        while (!rest.equals(BigInteger.ONE)) {
            BigInteger[] quotientAndRest = rest.divideAndRemainder(FIVE);
            if (quotientAndRest[1].signum() != 0) {
                return -1;
            }
            rest = quotientAndRest[0];
            fives++;
        }
        return Math.max(twos, fives);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ratio that
                && num == that.num
                && den == that.den
                && Objects.equals(bigNum, that.bigNum)
                && Objects.equals(bigDen, that.bigDen);
    }

    @Override
    public int hashCode() {
        return bigNum == null ? 31 * Long.hashCode(num) + Long.hashCode(den) : Objects.hash(bigNum, bigDen);
    }

    /**
     * Returns the fraction as text, {@code 3/4}, or {@code 2} for a whole number; {@link #parse} reads it.
     *
     * @return the exact text, not null
     */
    @Override
    public String toString() {
        return isInteger() ? numerator().toString() : numerator() + "/" + denominator();
    }

    private Ratio over(String name, Ratio divisor) {
        if (divisor.isZero()) {
            throw Check.failure(name, divisor, "must not be zero");
        }
        if (divisor.bigNum == null) {
            return times(new Ratio(divisor.den * Long.signum(divisor.num), Math.abs(divisor.num)));
        }
        return of(numerator().multiply(divisor.denominator()), denominator().multiply(divisor.numerator()));
    }

    private static Ratio decimal(String text) {
        return ofAnySize(Check.bearable(new BigDecimal(text), "text"));
    }

    /** Returns whether a product fits a long that can be negated. */
    private static boolean fits(long a, long b) {
        long product = a * b;
        return Math.multiplyHigh(a, b) == product >> 63 && product != Long.MIN_VALUE;
    }

    /** Returns the fraction equal to a decimal of any size. */
    static Ratio ofAnySize(BigDecimal value) {
        if (value.scale() >= 0 && value.scale() < TENS.length && value.precision() < TENS.length) {
            return of(value.unscaledValue().longValue(), TENS[value.scale()]);
        }
        return value.scale() <= 0
                ? of(value.toBigIntegerExact(), BigInteger.ONE)
                : of(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
    }

    private static Ratio ofReduced(BigInteger numerator, BigInteger denominator) {
        if (numerator.bitLength() <= 63 && denominator.bitLength() <= 63) {
            long small = numerator.longValue();
            if (small != Long.MIN_VALUE) {
                return new Ratio(small, denominator.longValue());
            }
        }
        return new Ratio(numerator, denominator);
    }

    /** The greatest common divisor of two numbers, not negative and not both 0: by shifts, as a division costs ten of them. */
    static long gcd(long a, long b) {
        if (a == 0 || b == 0) {
            return a + b;
        }
        int twos = Long.numberOfTrailingZeros(a | b);
        long x = a >> Long.numberOfTrailingZeros(a);
        long y = b >> Long.numberOfTrailingZeros(b);
        while (x != y) {
            if (x > y) {
                x -= y;
                x >>= Long.numberOfTrailingZeros(x);
            } else {
                y -= x;
                y >>= Long.numberOfTrailingZeros(y);
            }
        }
        return x << twos;
    }
}
