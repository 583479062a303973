package dev.sla4j.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * No cent is lost in random allocations and cuts, in every currency of the JDK that has a smallest unit, whether of 0, 2, 3 or 4 digits (L12). Each build
 * walks the same few thousand, some for every currency; {@code -Dsla4j.tries=1000000} walks as many, {@code -Dsla4j.seed=7} others.
 */
class AllocationTest {
    private static final int TRIES = Integer.getInteger("sla4j.tries", 5000);
    private static final long SEED = Long.getLong("sla4j.seed", 20260301);

    private static List<Currency> currencies() {
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                .sorted(Comparator.comparing(Currency::getCurrencyCode))
                .toList();
    }

    @Test
    void noUnitIsLost() {
        List<Currency> currencies = currencies();
        assertTrue(currencies.size() > 150, () -> "currencies " + currencies.size());
        assertTrue(TRIES >= currencies.size(), () -> "tries " + TRIES);
        Set<Integer> digits =
                currencies.stream().map(Currency::getDefaultFractionDigits).collect(Collectors.toSet());
        assertTrue(digits.containsAll(Set.of(0, 2, 3)), () -> "digits " + digits);
        Random random = new Random(SEED);
        for (int i = 0; i < TRIES; i++) {
            Currency currency = currencies.get(i % currencies.size());
            Money total = Money.ofMinor(random.nextLong() >> random.nextInt(63), currency);
            List<Ratio> weights = new ArrayList<>();
            for (int k = random.nextInt(8); k >= 0; k--) {
                weights.add(Ratio.of(random.nextInt(1000), 1 + random.nextInt(97)));
            }
            weights.add(Ratio.ONE);
            List<Money> parts = Money.allocate(total, weights);
            Ratio sum = Ratio.sum(weights);
            Money again = Money.zero(currency);
            for (int k = 0; k < parts.size(); k++) {
                again = again.plus(parts.get(k));
                Ratio exact = Ratio.of(total.minorUnits(), BigInteger.ONE)
                        .times(weights.get(k))
                        .dividedBy(sum);
                Ratio apart =
                        Ratio.of(parts.get(k).minorUnits(), BigInteger.ONE).minus(exact);
                assertTrue(apart.max(apart.negated()).compareTo(Ratio.ONE) < 0, () -> total + " by " + weights);
            }
            assertEquals(total, again, () -> total + " by " + weights);
            assertNoUnitIsCutAway(random, total);
        }
    }

    /** Where the claims exceed a cap, what is paid is the cap, and nobody is paid more than was claimed. */
    private static void assertNoUnitIsCutAway(Random random, Money total) {
        Money cap = total.signum() < 0 ? total.negated() : total;
        List<Money> claims = new ArrayList<>();
        for (int k = random.nextInt(8); k >= 0; k--) {
            claims.add(Money.ofMinor(random.nextLong() >>> (1 + random.nextInt(62)), total.currency()));
        }
        List<Money> paid = Money.cut(claims, cap);
        assertEquals(sum(claims).min(cap), sum(paid), () -> claims + " cut to " + cap);
        for (int k = 0; k < paid.size(); k++) {
            assertTrue(
                    paid.get(k).signum() >= 0 && paid.get(k).compareTo(claims.get(k)) <= 0,
                    () -> claims + " cut to " + cap);
        }
    }

    private static Money sum(List<Money> monies) {
        return monies.stream().reduce(Money.zero(monies.get(0).currency()), Money::plus);
    }
}
