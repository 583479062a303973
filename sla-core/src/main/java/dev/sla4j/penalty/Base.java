package dev.sla4j.penalty;

import dev.sla4j.value.Money;
import dev.sla4j.value.Percent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a share is a share of (S23).
 *
 * <p>More members may be added in a minor release: a chain of {@code instanceof} over this type should end with a default.
 */
public sealed interface Base
        permits Base.OnlyFee,
                Base.NamedFee,
                Base.Fees,
                Base.AllFees,
                Base.FixedSum,
                Base.Units,
                Base.LostTime,
                Base.TimePrice,
                Base.ShareOf,
                Base.EachSubject,
                Base.During,
                Base.Driven,
                Base.ItemValue {

    /**
     * The fee of the agreement, which must have exactly one.
     *
     * @return the base, not null
     */
    static Base onlyFee() {
        return new OnlyFee();
    }

    /**
     * A named fee of the period: "the charges for that service".
     *
     * @param name the name of the fee, not blank
     * @return the base, not null
     */
    static Base fee(String name) {
        return new NamedFee(name);
    }

    /**
     * Several named fees of the period, added.
     *
     * @param names the names, at least one
     * @return the base, not null
     */
    static Base fees(String... names) {
        return new Fees(List.of(names));
    }

    /**
     * All fees of the period: "the invoice".
     *
     * @return the base, not null
     */
    static Base allFees() {
        return new AllFees();
    }

    /**
     * A sum that does not depend on the period.
     *
     * @param sum the sum, not null
     * @return the base, not null
     */
    static Base sum(Money sum) {
        return new FixedSum(sum);
    }

    /**
     * The price of the lost time: another base × the driving down time ÷ the length of the period.
     *
     * @param price the price of the whole period, not null
     * @return the base, not null
     */
    static Base lostTime(Base price) {
        return new LostTime(price);
    }

    /**
     * The price of a length of time, from the only fee: "the price of ten full hours", "one day's share of the monthly fee".
     *
     * @param time the length, above zero
     * @return the base, not null
     */
    static Base priceOf(Duration time) {
        return new TimePrice(time, onlyFee());
    }

    /**
     * A share of another base: "50 % of the amount at risk, which is 10 % of the invoice".
     *
     * @param percent the share, not negative
     * @param of the other base, not null
     * @return the base, not null
     */
    static Base shareOf(String percent, Base of) {
        return new ShareOf(Percent.parse(percent), of);
    }

    /**
     * The part of each subject of a target in another base: "the cost of the line ÷ number of kits".
     *
     * @param whole the base that is divided equally, not null
     * @return the base, not null
     */
    static Base eachSubject(Base whole) {
        return new EachSubject(whole);
    }

    /**
     * A base of the period before.
     *
     * @param of the base, not null
     * @return the base, not null
     */
    static Base previousPeriod(Base of) {
        return new During(Span.PREVIOUS_PERIOD, null, of);
    }

    /**
     * A base of the period after: "the amount of that later invoice".
     *
     * @param of the base, not null
     * @return the base, not null
     */
    static Base nextPeriod(Base of) {
        return new During(Span.NEXT_PERIOD, null, of);
    }

    /**
     * A base of the whole term of the agreement, which must have a beginning and an end.
     *
     * @param of the base, not null
     * @return the base, not null
     */
    static Base term(Base of) {
        return new During(Span.TERM, null, of);
    }

    /**
     * A base of the time before the event: "the charges of the 30 days before the interruption".
     *
     * @param length how long before, in days, months or years
     * @param of the base, not null
     * @return the base, not null
     */
    static Base trailing(Period length, Base of) {
        return new During(Span.TRAILING, Objects.requireNonNull(length, "length"), of);
    }

    /**
     * The price of the driving quantity: each unit of the number that drives the penalty has a price.
     *
     * @param price the price of one unit, not negative
     * @return the base, not null
     */
    static Base priceOfEach(Money price) {
        return new Driven(price);
    }

    /**
     * A quantity that the agreement states, times a price: "30 USD per ampere".
     *
     * @param quantity how many units the agreement is about, such as {@code 16}, not negative
     * @param unit the unit, such as {@code ampere}, not blank
     * @param price the price of one unit, not negative
     * @return the base, not null
     */
    static Base units(String quantity, String unit, Money price) {
        return new Units(new BigDecimal(quantity), unit, price);
    }

    /**
     * The value of each item: "100 % of the transport charges of the shipment".
     *
     * @param attribute the attribute of the item that holds it, a decimal number, not blank
     * @param currency the currency code of that number
     * @return the base, not null
     */
    static Base itemValue(String attribute, String currency) {
        return new ItemValue(attribute, Money.currency(currency));
    }

    /**
     * Returns the base that this one is made of.
     *
     * @return the base, or null
     */
    default @Nullable Base inner() {
        return null;
    }

    /**
     * Says whether it, or what it is made of, is one of a kind.
     *
     * @param kind the kind, not null
     * @return true if it is
     */
    default boolean is(Class<? extends Base> kind) {
        Base inner = inner();
        return kind.isInstance(this) || (inner != null && inner.is(kind));
    }

    /** The only fee of the agreement. */
    record OnlyFee() implements Base {}

    /**
     * A named fee.
     *
     * @param name the name, not blank
     */
    record NamedFee(String name) implements Base {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the name is blank
         */
        public NamedFee {
            if (name.isBlank()) {
                throw new IllegalArgumentException("name must not be blank");
            }
        }
    }

    /**
     * Several named fees, added.
     *
     * @param names the names, at least one, each once
     */
    record Fees(List<String> names) implements Base {

        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if there are none or one is stated twice
         */
        public Fees {
            names = List.copyOf(names);
            if (names.isEmpty() || names.stream().distinct().count() < names.size()) {
                throw new IllegalArgumentException("names (" + names + ") must be one at least, and each once");
            }
        }
    }

    /** All fees of the agreement. */
    record AllFees() implements Base {}

    /**
     * A fixed sum.
     *
     * @param sum the sum, not negative
     */
    record FixedSum(Money sum) implements Base {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the sum is negative
         */
        public FixedSum {
            if (sum.signum() < 0) {
                throw new IllegalArgumentException("sum (" + sum + ") must not be negative");
            }
        }
    }

    /**
     * A stated quantity times a price.
     *
     * @param quantity how many units, not negative
     * @param unit the unit, not blank
     * @param price the price of one unit, not negative
     */
    record Units(BigDecimal quantity, String unit, Money price) implements Base {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the quantity or the price is negative, or the unit blank
         */
        public Units {
            if (quantity.signum() < 0 || price.signum() < 0 || unit.isBlank()) {
                throw new IllegalArgumentException(
                        "units (" + quantity + " " + unit + " of " + price + ") must be named and not be negative");
            }
            quantity = quantity.signum() == 0 ? BigDecimal.ZERO : quantity.stripTrailingZeros();
        }
    }

    /**
     * The price of the time that was lost.
     *
     * @param price the price of the whole period, not itself a price of lost time
     */
    record LostTime(Base price) implements Base {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the price is one of time or depends on what drives the penalty
         */
        public LostTime {
            Objects.requireNonNull(price, "price");
            if (price.is(LostTime.class) || isOfOne(price)) {
                throw new IllegalArgumentException("price must not be the price of lost time itself");
            }
        }

        @Override
        public Base inner() {
            return price;
        }
    }

    /**
     * The price of a length of time: {@code price × time ÷ length of the period}.
     *
     * @param time the length, above zero
     * @param price the price of the whole period, not itself a price of time
     */
    record TimePrice(Duration time, Base price) implements Base {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the length is not above zero, or the price one of time
         */
        public TimePrice {
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException("time (" + time + ") must be above zero");
            }
            if (price.is(LostTime.class) || isOfOne(price)) {
                throw new IllegalArgumentException("price must be the price of a period");
            }
        }

        @Override
        public Base inner() {
            return price;
        }
    }

    /**
     * A share of another base.
     *
     * @param percent the share, not negative
     * @param of the other base, not null
     */
    record ShareOf(Percent percent, Base of) implements Base {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the share is negative
         */
        public ShareOf {
            Objects.requireNonNull(of, "of");
            if (percent.toRatio().signum() < 0) {
                throw new IllegalArgumentException("percent (" + percent + ") must not be negative");
            }
        }

        @Override
        public Base inner() {
            return of;
        }
    }

    /**
     * What is divided equally among the subjects of a target: the amount for all of them is rounded, and divided by largest remainder, so that no
     * cent is lost.
     *
     * @param whole the base that is divided, not null
     */
    record EachSubject(Base whole) implements Base {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if it is divided twice
         */
        public EachSubject {
            if (whole.is(EachSubject.class)) {
                throw new IllegalArgumentException("whole must not be divided itself");
            }
        }

        @Override
        public Base inner() {
            return whole;
        }
    }

    /** Which time a base is about instead of the period. */
    enum Span {
        /** The period before. */
        PREVIOUS_PERIOD,
        /** The period after. */
        NEXT_PERIOD,
        /** The term of the agreement. */
        TERM,
        /** A time before the single outage, day or item; before the period where there is none. */
        TRAILING
    }

    /**
     * A base of another time than the period.
     *
     * @param span which time, not null
     * @param length how long the trailing time is; null for others
     * @param of the base, made of fees
     */
    record During(Span span, @Nullable Period length, Base of) implements Base {

        private static final long LONGEST_MONTHS = 1200;

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the length is missing, out of place or more than 100 years, or the base is not made
         *     of fees
         */
        public During {
            Objects.requireNonNull(span, "span");
            if ((length != null) != (span == Span.TRAILING)) {
                throw new IllegalArgumentException("length (" + length + ") must be stated for a trailing time only");
            }
            if (length != null && (length.isNegative() || length.isZero())) {
                throw new IllegalArgumentException("length (" + length + ") must be above zero");
            }
            if (length != null && isTooLong(length)) {
                throw new IllegalArgumentException("length (" + length + ") must be at most 100 years");
            }
            if (of.is(During.class) || of.is(LostTime.class) || of.is(TimePrice.class) || isOfOne(of)) {
                throw new IllegalArgumentException("base of another time must be made of fees");
            }
        }

        /** Months first, so that days are added to a date that there is. */
        private static boolean isTooLong(Period length) {
            return length.toTotalMonths() > LONGEST_MONTHS
                    || LocalDate.EPOCH.plus(length).isAfter(LocalDate.EPOCH.plusMonths(LONGEST_MONTHS));
        }

        @Override
        public Base inner() {
            return of;
        }
    }

    /**
     * The price of the driving quantity.
     *
     * @param price the price of one unit, not negative
     */
    record Driven(Money price) implements Base {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the price is negative
         */
        public Driven {
            if (price.signum() < 0) {
                throw new IllegalArgumentException("price (" + price + ") must not be negative");
            }
        }
    }

    /**
     * The value of each item.
     *
     * @param attribute the attribute that holds it, not blank
     * @param currency its currency, not null
     */
    record ItemValue(String attribute, Currency currency) implements Base {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the attribute is blank, or the currency has no smallest unit
         */
        public ItemValue {
            Money.zero(currency);
            if (attribute.isBlank()) {
                throw new IllegalArgumentException("attribute must not be blank");
            }
        }
    }

    private static boolean isOfOne(Base base) {
        return base.is(Driven.class) || base.is(ItemValue.class);
    }
}
