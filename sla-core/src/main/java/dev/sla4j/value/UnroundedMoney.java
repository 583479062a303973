package dev.sla4j.value;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An exact amount of money that is not yet a line of a statement.
 *
 * <p>Models "<i>10 % of the fee, pro rata to the days of the month</i>": shares of a fee stay exact through any number
 * of factors and are rounded once, where the amount becomes a line (S22). 100 000 × 10 % × 50 % × 40 % is exactly 2 000
 * (D28); a third of EUR 1.00 is EUR 1/3 until {@link #round(RoundingMode)} makes it {@link Money}.
 *
 * <p>Amounts of different currencies are never added or compared: both are named in the error. Immutable and safe for
 * use by many threads.
 *
 * @param amount  the exact amount in the currency's major unit, not null
 * @param currency  the currency, one that has a smallest unit, not null
 */
public record UnroundedMoney(Ratio amount, Currency currency) implements Comparable<UnroundedMoney> {

    /**
     * Checks the currency.
     *
     * @throws IllegalArgumentException if the currency has no smallest unit, as XXX and XAU
     */
    public UnroundedMoney {
        requireNonNull(amount, "amount");
        Check.requireUnit(requireNonNull(currency, "currency"));
    }

    /**
     * Obtains the exact form of an amount.
     *
     * @param money  the amount, not null
     * @return the same amount, not null
     */
    public static UnroundedMoney of(Money money) {
        requireNonNull(money, "money");
        return new UnroundedMoney(Ratio.ofAnySize(money.amount()), money.currency());
    }

    /**
     * Obtains nothing in a currency.
     *
     * @param currency  the currency, not null
     * @return zero, not null
     * @throws IllegalArgumentException if the currency has no smallest unit
     */
    public static UnroundedMoney zero(Currency currency) {
        return new UnroundedMoney(Ratio.ZERO, currency);
    }

    /**
     * Returns the sum.
     *
     * @param other  the amount to add, not null
     * @return the exact sum, not null
     * @throws IllegalArgumentException if the currencies differ
     */
    public UnroundedMoney plus(UnroundedMoney other) {
        return new UnroundedMoney(amount.plus(sameCurrency(other).amount), currency);
    }

    /**
     * Returns the difference.
     *
     * @param other  the amount to subtract, not null
     * @return the exact difference, not null
     * @throws IllegalArgumentException if the currencies differ
     */
    public UnroundedMoney minus(UnroundedMoney other) {
        return new UnroundedMoney(amount.minus(sameCurrency(other).amount), currency);
    }

    /**
     * Returns this amount with the other sign.
     *
     * @return the negated amount, not null
     */
    public UnroundedMoney negated() {
        return new UnroundedMoney(amount.negated(), currency);
    }

    /**
     * Returns a multiple or share of this amount.
     *
     * @param factor  the factor, not null
     * @return the exact product, not null
     */
    public UnroundedMoney times(Ratio factor) {
        return new UnroundedMoney(amount.times(requireNonNull(factor, "factor")), currency);
    }

    /**
     * Returns the smaller of two amounts.
     *
     * @param other  the other amount, not null
     * @return this or the other, not null
     * @throws IllegalArgumentException if the currencies differ
     */
    public UnroundedMoney min(UnroundedMoney other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /**
     * Returns the greater of two amounts.
     *
     * @param other  the other amount, not null
     * @return this or the other, not null
     * @throws IllegalArgumentException if the currencies differ
     */
    public UnroundedMoney max(UnroundedMoney other) {
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
        return amount.isZero();
    }

    /**
     * Rounds to a line as a clause states it.
     *
     * @param rounding  the step and the mode; the step is a multiple of the currency's smallest unit, not null
     * @return the line, not null
     * @throws IllegalArgumentException if the step has more decimals than the currency
     */
    public Money round(Rounding rounding) {
        requireNonNull(rounding, "rounding");
        BigDecimal step = rounding.step();
        int digits = currency.getDefaultFractionDigits();
        if (step.scale() > digits) {
            throw Check.failure("step", step.toPlainString(), "must be a multiple of the smallest unit of " + currency);
        }
        return new Money(rounding.apply(amount).setScale(digits), currency);
    }

    /**
     * Rounds to the currency's smallest unit.
     *
     * @param mode  how to round, not null
     * @return the line, not null
     * @throws ArithmeticException if the mode is {@code UNNECESSARY} and the amount has more digits
     */
    public Money round(RoundingMode mode) {
        return new Money(amount.toDecimal(currency.getDefaultFractionDigits(), requireNonNull(mode, "mode")), currency);
    }

    /**
     * Compares two amounts of one currency.
     *
     * @param other  the other amount, not null
     * @return negative, zero or positive as this is less than, equal to or greater than the other
     * @throws IllegalArgumentException if the currencies differ
     */
    @Override
    public int compareTo(UnroundedMoney other) {
        return amount.compareTo(sameCurrency(other).amount);
    }

    /**
     * Returns currency and exact amount, {@code EUR 2000} or {@code EUR 1/3}.
     *
     * @return a short description, not null
     */
    @Override
    public String toString() {
        return currency + " " + amount;
    }

    private UnroundedMoney sameCurrency(UnroundedMoney other) {
        if (!currency.equals(requireNonNull(other, "other").currency)) {
            throw Check.failure("other", other, "must have the currency of " + this);
        }
        return other;
    }
}
