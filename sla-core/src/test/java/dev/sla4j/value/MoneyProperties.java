package dev.sla4j.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of money: L12, no cent is lost and caps hold. */
class MoneyProperties {

    private static final Currency EUR = Currency.getInstance("EUR");

    @Property
    void allocationLosesNothing(@ForAll("monies") Money total, @ForAll("weights") List<Ratio> weights) {
        List<Money> shares = Money.allocate(total, weights);
        assertEquals(weights.size(), shares.size());
        assertEquals(total, sum(shares, total.currency()));
    }

    @Property
    void allocationStaysWithinOneUnitOfTheQuota(@ForAll("monies") Money total, @ForAll("weights") List<Ratio> weights) {
        Ratio sum = Ratio.sum(weights);
        List<Money> shares = Money.allocate(total, weights);
        for (int i = 0; i < shares.size(); i++) {
            Ratio quota = Ratio.of(total.minorUnits(), BigInteger.ONE)
                    .times(weights.get(i))
                    .dividedBy(sum);
            Ratio error = Ratio.of(shares.get(i).minorUnits(), BigInteger.ONE).minus(quota);
            assertTrue(error.max(error.negated()).compareTo(Ratio.ONE) < 0);
            if (quota.isInteger()) {
                assertTrue(error.isZero()); // so a weight of zero gets nothing
            }
        }
    }

    @Property
    void allocationMirrors(@ForAll("monies") Money total, @ForAll("weights") List<Ratio> weights) {
        List<Money> mirrored = Money.allocate(total.negated(), weights).stream()
                .map(Money::negated)
                .toList();
        assertEquals(Money.allocate(total, weights), mirrored);
    }

    @Property
    void allocationIgnoresTheScaleOfTheWeights(
            @ForAll("monies") Money total, @ForAll("weights") List<Ratio> weights, @ForAll("factors") Ratio factor) {
        List<Ratio> scaled = weights.stream().map(factor::times).toList();
        assertEquals(Money.allocate(total, weights), Money.allocate(total, scaled));
    }

    /** The definition, step by step: cut, then one unit to the largest remainder that is left, first in the list first. */
    @Property
    void allocationIsTheLargestRemainderMethod(@ForAll("monies") Money signed, @ForAll("weights") List<Ratio> weights) {
        Money total = signed.signum() < 0 ? signed.negated() : signed;
        Ratio sum = Ratio.sum(weights);
        List<BigInteger> shares = new ArrayList<>();
        List<Ratio> losses = new ArrayList<>();
        BigInteger left = total.minorUnits();
        for (Ratio weight : weights) {
            Ratio quota =
                    Ratio.of(total.minorUnits(), BigInteger.ONE).times(weight).dividedBy(sum);
            BigInteger whole = quota.toDecimal(0, RoundingMode.DOWN).toBigInteger();
            shares.add(whole);
            losses.add(quota.minus(Ratio.of(whole, BigInteger.ONE)));
            left = left.subtract(whole);
        }
        for (; left.signum() > 0; left = left.subtract(BigInteger.ONE)) {
            int first = losses.indexOf(
                    losses.stream().max(Comparator.naturalOrder()).orElseThrow());
            shares.set(first, shares.get(first).add(BigInteger.ONE));
            losses.set(first, Ratio.of(-1));
        }
        assertEquals(
                shares.stream()
                        .map(share -> Money.ofMinor(share, total.currency()))
                        .toList(),
                Money.allocate(total, weights));
    }

    @Property
    void capHoldsAndNoClaimGrows(@ForAll("claims") List<Money> claims, @ForAll("cap") Money cap) {
        List<Money> paid = Money.cut(claims, cap);
        assertEquals(sum(claims, EUR).min(cap), sum(paid, EUR));
        for (int i = 0; i < claims.size(); i++) {
            assertTrue(paid.get(i).compareTo(claims.get(i)) <= 0);
            assertTrue(paid.get(i).signum() >= 0);
        }
        assertEquals(paid, Money.cut(paid, cap)); // once cut, it stays
    }

    @Property
    void everyCurrencyRoundTrips(@ForAll("monies") Money money) {
        assertEquals(money, Money.parse(money.toString()));
        assertEquals(money, Money.of(money.amount(), money.currency()));
        assertEquals(money, Money.ofMinor(money.minorUnits(), money.currency()));
        assertEquals(money, UnroundedMoney.of(money).round(RoundingMode.UNNECESSARY));
    }

    @Property
    void addsLikeMinorUnits(@ForAll("cap") Money a, @ForAll("cap") Money b) {
        assertEquals(a.minorUnits().add(b.minorUnits()), a.plus(b).minorUnits());
        assertEquals(a, a.plus(b).minus(b));
        assertEquals(a.minorUnits().compareTo(b.minorUnits()), Integer.signum(a.compareTo(b)));
    }

    @Example
    void everyCurrencyOfTheJdk() {
        for (Currency currency : Currency.getAvailableCurrencies()) {
            if (currency.getDefaultFractionDigits() >= 0) {
                Money total = Money.ofMinor(100, currency);
                List<Money> shares = Money.allocate(total, List.of(Ratio.ONE, Ratio.ONE, Ratio.ONE));
                assertEquals(
                        List.of(Money.ofMinor(34, currency), Money.ofMinor(33, currency), Money.ofMinor(33, currency)),
                        shares);
                assertEquals(total, Money.parse(total.toString()));
            } else {
                Refusal.assertRefused(
                        "currency (" + currency + ") must have a smallest unit", () -> Money.ofMinor(100, currency));
            }
        }
    }

    @Provide
    Arbitrary<Money> monies() {
        List<Currency> currencies = Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                .sorted(Comparator.comparing(Currency::getCurrencyCode))
                .toList();
        return Combinators.combine(
                        Arbitraries.oneOf(
                                Arbitraries.bigIntegers().between(BigInteger.valueOf(-50), BigInteger.valueOf(50)),
                                Arbitraries.bigIntegers()),
                        Arbitraries.of(currencies))
                .as(Money::ofMinor);
    }

    @Provide
    Arbitrary<List<Ratio>> weights() {
        Arbitrary<Ratio> weight = Arbitraries.oneOf(
                Arbitraries.of(Ratio.ZERO, Ratio.ONE),
                Combinators.combine(
                                Arbitraries.longs().between(0, 40),
                                Arbitraries.longs().between(1, 12))
                        .as(Ratio::of),
                Combinators.combine(
                                Arbitraries.longs().greaterOrEqual(0),
                                Arbitraries.longs().greaterOrEqual(1))
                        .as(Ratio::of));
        return weight.list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .filter(list -> Ratio.sum(list).signum() > 0);
    }

    @Provide
    Arbitrary<Ratio> factors() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 1000),
                        Arbitraries.longs().between(1, 1000))
                .as(Ratio::of);
    }

    @Provide
    Arbitrary<List<Money>> claims() {
        return cap().list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<Money> cap() {
        return Arbitraries.longs().between(0, 10_000).map(units -> Money.ofMinor(units, EUR));
    }

    private static Money sum(List<Money> monies, Currency currency) {
        return monies.stream().reduce(Money.zero(currency), Money::plus);
    }
}
