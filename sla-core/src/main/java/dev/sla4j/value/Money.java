package dev.sla4j.value;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An amount of money in whole smallest units of its currency: what a statement shows and a party pays.
 *
 * <p>Models the fee, the credit line and the cap of an agreement. An amount has exactly the decimals of its currency
 * (EUR 2, JPY 0, KWD 3, by {@link Currency#getDefaultFractionDigits}); a share of an amount is {@link UnroundedMoney}
 * until a rounding makes it a line (S22).
 *
 * <p>Currencies without a smallest unit (XXX, XAU and their like) are refused. Amounts of different currencies are
 * never added or compared: both are named in the error. Amounts may be negative. Arithmetic is exact and unlimited;
 * decimals are read with at most 1000 digits.
 *
 * <p>This type is immutable, value-based and safe for use by many threads.
 */
public final class Money implements Comparable<Money> {

    // Invariant: the scale of the amount is the number of fraction digits of the currency, so equality compares fields.
    private final BigDecimal amount;
    private final Currency currency;

    Money(BigDecimal amount, Currency currency) {
        this.amount = amount;
        this.currency = currency;
    }

    /**
     * Obtains an amount from text.
     *
     * @param amount  decimal digits such as {@code 1200.00} or {@code 1200}, not null
     * @param currency  the ISO 4217 code such as {@code EUR}, not null
     * @return the amount, not null
     * @throws IllegalArgumentException if the amount is not decimal digits or finer than the currency's smallest unit,
     *     or if the currency is unknown or has no smallest unit
     */
    public static Money of(String amount, String currency) {
        requireNonNull(amount, "amount");
        requireNonNull(currency, "currency");
        if (!Check.isPlainDecimal(amount)) {
            throw Check.failure("amount", amount, "must be a decimal such as 1200.00");
        }
        return of(new BigDecimal(amount), currency(currency));
    }

    /**
     * Obtains an amount.
     *
     * @param amount  the amount in the currency's major unit; zeros beyond the currency's digits are ignored, not null
     * @param currency  the currency, not null
     * @return the amount, not null
     * @throws IllegalArgumentException if the amount is finer than the currency's smallest unit or has more than 1000
     *     digits, or if the currency has no smallest unit
     */
    public static Money of(BigDecimal amount, Currency currency) {
        requireNonNull(amount, "amount");
        Check.requireUnit(requireNonNull(currency, "currency"));
        BigDecimal checked = Check.canonical(Check.bearable(amount, "amount"));
        int digits = currency.getDefaultFractionDigits();
        if (checked.scale() > digits) {
            String rule = "must have at most " + digits + " decimals in " + currency;
            throw Check.failure("amount", amount, rule, "it is a share of an amount, which is rounded first");
        }
        return new Money(checked.setScale(digits), currency);
    }

    /**
     * Obtains an amount from smallest units: 120000 in EUR is EUR 1200.00.
     *
     * @param minorUnits  the number of smallest units
     * @param currency  the currency, not null
     * @return the amount, not null
     * @throws IllegalArgumentException if the currency has no smallest unit
     */
    public static Money ofMinor(long minorUnits, Currency currency) {
        return ofMinor(BigInteger.valueOf(minorUnits), currency);
    }

    /**
     * Obtains an amount from smallest units: 120000 in EUR is EUR 1200.00.
     *
     * @param minorUnits  the number of smallest units, not null
     * @param currency  the currency, not null
     * @return the amount, not null
     * @throws IllegalArgumentException if the currency has no smallest unit
     */
    public static Money ofMinor(BigInteger minorUnits, Currency currency) {
        requireNonNull(minorUnits, "minorUnits");
        Check.requireUnit(requireNonNull(currency, "currency"));
        return new Money(new BigDecimal(minorUnits, currency.getDefaultFractionDigits()), currency);
    }

    /**
     * Obtains nothing in a currency.
     *
     * @param currency  the currency, not null
     * @return zero, not null
     * @throws IllegalArgumentException if the currency has no smallest unit
     */
    public static Money zero(Currency currency) {
        return ofMinor(0, currency);
    }

    /**
     * Obtains a currency by its code.
     *
     * @param code  the ISO 4217 code in capitals, such as {@code EUR}, not null
     * @return the currency, not null
     * @throws IllegalArgumentException if there is no such currency
     */
    public static Currency currency(String code) {
        try {
            if (Check.isCurrencyCode(requireNonNull(code, "code"))) {
                return Currency.getInstance(code);
            }
        } catch (IllegalArgumentException e) {
            // Told like a code of another form.
        }
        throw Check.failure("currency", code, "must be an ISO 4217 code such as EUR");
    }

    /**
     * Obtains an amount from text such as {@code EUR 1200.00}, as reports print it, or {@code 1200.00 EUR}, as documents write it.
     *
     * @param text  the ISO 4217 code, one space, and decimal digits, or the digits first, not null
     * @return the amount, not null
     * @throws IllegalArgumentException if the text is not of this form, or for the reasons of
     *     {@link #of(String, String)}
     */
    public static Money parse(String text) {
        requireNonNull(text, "text");
        int space = text.indexOf(' ');
        if (space < 0) {
            throw Check.failure("text", text, "must be a currency code and an amount, such as EUR 1200.00");
        }
        String first = text.substring(0, space);
        String second = text.substring(space + 1);
        boolean codeIsLast = !second.isEmpty() && Character.isLetter(second.charAt(0));
        return codeIsLast ? of(first, second) : of(second, first);
    }

    /**
     * Splits a total in proportion to weights, without losing a smallest unit.
     *
     * <p><b>Definition.</b> The largest remainder method: each share is first cut to whole units; the units left over
     * go, one each, to the shares that lost most by the cut, and among equal losses in the order of the list. A weight
     * of zero gets nothing. A negative total is split like the positive one with the sign changed. Splitting EUR 1.00
     * by 1 : 1 : 1 gives 0.34, 0.33, 0.33.
     *
     * <p><b>Cost.</b> O(n log n) for the order of the remainders.
     *
     * @param total  the amount to split, not null
     * @param weights  the weights, none negative, not all zero, not null
     * @return the shares in the order of the weights; they sum to the total exactly; unmodifiable, not null
     * @throws IllegalArgumentException if a weight is negative, or if there is no positive weight
     */
    public static List<Money> allocate(Money total, List<Ratio> weights) {
        requireNonNull(total, "total");
        requireNonNull(weights, "weights");
        BigInteger common = BigInteger.ONE;
        for (Ratio weight : weights) {
            if (requireNonNull(weight, "weight").signum() < 0) {
                throw Check.failure("weight", weight, "must not be negative");
            }
            BigInteger denominator = weight.denominator();
            common = common.multiply(denominator).divide(common.gcd(denominator));
        }
        List<BigInteger> parts = new ArrayList<>(weights.size());
        for (Ratio weight : weights) {
            parts.add(weight.numerator().multiply(common.divide(weight.denominator())));
        }
        return split(total, parts);
    }

    /**
     * Cuts claims to a cap.
     *
     * <p>Models "<i>in no case do the credits of a month exceed the monthly fee</i>" (S21). If the claims do not exceed
     * the cap they stay as they are; otherwise the cap is shared in proportion to the claims by {@link #allocate}, so
     * that the sum is the cap exactly and no claim grows.
     *
     * @param claims  the claims, none negative, all in the currency of the cap, not null
     * @param cap  the most that is paid, not negative, not null
     * @return the cut claims in the order of the claims, unmodifiable, not null
     * @throws IllegalArgumentException if a claim or the cap is negative, or if currencies differ
     */
    public static List<Money> cut(List<Money> claims, Money cap) {
        requireNonNull(claims, "claims");
        if (requireNonNull(cap, "cap").signum() < 0) {
            throw Check.failure("cap", cap, "must not be negative");
        }
        BigInteger sum = BigInteger.ZERO;
        List<BigInteger> parts = new ArrayList<>(claims.size());
        for (Money claim : claims) {
            cap.sameCurrency(requireNonNull(claim, "claim"), "claim");
            if (claim.signum() < 0) {
                throw Check.failure("claim", claim, "must not be negative");
            }
            parts.add(claim.minorUnits());
            sum = sum.add(claim.minorUnits());
        }
        return sum.compareTo(cap.minorUnits()) <= 0 ? List.copyOf(claims) : split(cap, parts);
    }

    /**
     * Returns the amount in the major unit, with the decimals of the currency.
     *
     * @return the decimal, not null
     */
    public BigDecimal amount() {
        return amount;
    }

    /**
     * Returns the currency.
     *
     * @return the currency, not null
     */
    public Currency currency() {
        return currency;
    }

    /**
     * Returns the amount in smallest units: 120000 for EUR 1200.00.
     *
     * @return the whole number of smallest units, not null
     */
    public BigInteger minorUnits() {
        return amount.unscaledValue();
    }

    /**
     * Returns the sum.
     *
     * @param other  the amount to add, not null
     * @return the sum, not null
     * @throws IllegalArgumentException if the currencies differ
     */
    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other, "other").amount), currency);
    }

    /**
     * Returns the difference.
     *
     * @param other  the amount to subtract, not null
     * @return the difference, not null
     * @throws IllegalArgumentException if the currencies differ
     */
    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other, "other").amount), currency);
    }

    /**
     * Returns this amount with the other sign.
     *
     * @return the negated amount, not null
     */
    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    /**
     * Returns a multiple or share of this amount, exact and not yet rounded.
     *
     * @param factor  the factor, not null
     * @return the exact product, not null
     */
    public UnroundedMoney times(Ratio factor) {
        return UnroundedMoney.of(this).times(factor);
    }

    /**
     * Returns the smaller of two amounts.
     *
     * @param other  the other amount, not null
     * @return this or the other, not null
     * @throws IllegalArgumentException if the currencies differ
     */
    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /**
     * Returns the greater of two amounts.
     *
     * @param other  the other amount, not null
     * @return this or the other, not null
     * @throws IllegalArgumentException if the currencies differ
     */
    public Money max(Money other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /**
     * Returns the sign.
     *
     * @return -1, 0 or 1
     */
    public int signum() {
        return amount.signum();
    }

    /**
     * Returns whether the amount is zero.
     *
     * @return true if zero
     */
    public boolean isZero() {
        return amount.signum() == 0;
    }

    /**
     * Compares two amounts of one currency.
     *
     * @param other  the other amount, not null
     * @return negative, zero or positive as this is less than, equal to or greater than the other
     * @throws IllegalArgumentException if the currencies differ
     */
    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency(other, "other").amount);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Money that && amount.equals(that.amount) && currency.equals(that.currency);
    }

    @Override
    public int hashCode() {
        return 31 * amount.hashCode() + currency.hashCode();
    }

    /**
     * Returns currency code and amount, {@code EUR 1200.00}; {@link #parse} reads it. Texts for people have this order; JSON documents write
     * {@code 1200.00 EUR}, as agreements mostly do. Whatever reads one reads the other.
     *
     * @return the text, not null
     */
    @Override
    public String toString() {
        return currency + " " + amount.toPlainString();
    }

    private Money sameCurrency(Money other, String name) {
        if (!currency.equals(requireNonNull(other, name).currency)) {
            throw Check.failure(name, other, "must have the currency of " + this);
        }
        return other;
    }

    /** Largest remainder over whole weights. Fewer units are left than there are remainders above zero. */
    private static List<Money> split(Money total, List<BigInteger> weights) {
        BigInteger sum = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() == 0) {
            throw Check.failure("weights", weights, "must contain a positive one");
        }
        BigInteger units = total.minorUnits().abs();
        BigInteger left = units;
        List<BigInteger> shares = new ArrayList<>(weights.size());
        List<BigInteger> remainders = new ArrayList<>(weights.size());
        List<Integer> order = new ArrayList<>(weights.size());
        for (BigInteger weight : weights) {
            BigInteger[] cut = units.multiply(weight).divideAndRemainder(sum);
            order.add(shares.size());
            shares.add(cut[0]);
            remainders.add(cut[1]);
            left = left.subtract(cut[0]);
        }
        order.sort(Comparator.comparing(remainders::get, Comparator.reverseOrder())); // stable: ties keep their order
        for (int index : order.subList(0, left.intValueExact())) {
            shares.set(index, shares.get(index).add(BigInteger.ONE));
        }
        List<Money> result = new ArrayList<>(shares.size());
        for (BigInteger share : shares) {
            result.add(ofMinor(total.signum() < 0 ? share.negate() : share, total.currency));
        }
        return List.copyOf(result);
    }
}
