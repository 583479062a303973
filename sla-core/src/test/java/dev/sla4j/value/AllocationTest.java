package dev.sla4j.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * No cent is lost in random allocations, in every currency of the JDK with 0, 2 or 3 digits (L12). {@code -Dsla4j.allocations=1000000} takes more than the 100 000
 * of each build.
 */
class AllocationTest {
    private static final int ALLOCATIONS = Integer.getInteger("sla4j.allocations", 100_000);

    private static List<Currency> currencies() {
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> List.of(0, 2, 3).contains(currency.getDefaultFractionDigits()))
                .sorted(Comparator.comparing(Currency::getCurrencyCode))
                .toList();
    }

    @Test
    void noUnitIsLost() {
        List<Currency> currencies = currencies();
        assertTrue(currencies.size() > 150, () -> "currencies " + currencies.size());
        Random random = new Random(20260301);
        for (int i = 0; i < ALLOCATIONS; i++) {
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
            assertEquals(total, again);
        }
    }
}
