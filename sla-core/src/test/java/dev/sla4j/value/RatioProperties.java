package dev.sla4j.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of fractions, against whole-number arithmetic as the oracle. */
class RatioProperties {

    @Property
    void comparesLikeCrossProducts(
            @ForAll("longs") long n1,
            @ForAll("positive") long d1,
            @ForAll("longs") long n2,
            @ForAll("positive") long d2) {
        int expected = big(n1).multiply(big(d2)).compareTo(big(n2).multiply(big(d1)));
        assertEquals(expected, Integer.signum(Ratio.compare(n1, d1, n2, d2)));
        assertEquals(expected, Integer.signum(Ratio.of(n1, d1).compareTo(Ratio.of(n2, d2))));
    }

    @Property
    void comparesNeighboursNearTheLimit(@ForAll("positive") long numerator, @ForAll("positive") long denominator) {
        long next = numerator == Long.MAX_VALUE ? numerator - 1 : numerator + 1;
        int expected = Long.compare(numerator, next);
        assertEquals(expected, Ratio.compare(numerator, denominator, next, denominator));
        assertEquals(-expected, Ratio.compare(denominator, numerator, denominator, next));
    }

    @Property
    void isInLowestTerms(@ForAll("ratios") Ratio ratio) {
        assertEquals(BigInteger.ONE, ratio.numerator().gcd(ratio.denominator()));
        assertEquals(1, ratio.denominator().signum());
    }

    @Property
    void hasOneRepresentation(@ForAll("ratios") Ratio ratio, @ForAll("longs") long factor) {
        BigInteger by = factor == 0 ? BigInteger.TEN : big(factor);
        Ratio same =
                Ratio.of(ratio.numerator().multiply(by), ratio.denominator().multiply(by));
        assertEquals(ratio, same);
        assertEquals(ratio.hashCode(), same.hashCode());
        assertEquals(0, ratio.compareTo(same));
    }

    @Property
    void addsLikeWholeNumbers(@ForAll("ratios") Ratio a, @ForAll("ratios") Ratio b) {
        BigInteger n = a.numerator().multiply(b.denominator()).add(b.numerator().multiply(a.denominator()));
        BigInteger d = a.denominator().multiply(b.denominator());
        assertEquals(Ratio.of(n, d), a.plus(b));
        assertEquals(a, a.plus(b).minus(b));
        assertEquals(a.minus(b), b.minus(a).negated());
    }

    @Property
    void multipliesLikeWholeNumbers(@ForAll("ratios") Ratio a, @ForAll("ratios") Ratio b) {
        Ratio product = a.times(b);
        assertEquals(
                Ratio.of(a.numerator().multiply(b.numerator()), a.denominator().multiply(b.denominator())), product);
        if (!b.isZero()) {
            assertEquals(a, product.dividedBy(b));
            assertEquals(a, a.dividedBy(b).times(b));
        }
    }

    @Property
    void ordersLikeTheSignOfTheDifference(@ForAll("ratios") Ratio a, @ForAll("ratios") Ratio b) {
        assertEquals(a.minus(b).signum(), Integer.signum(a.compareTo(b)));
        assertEquals(a.equals(b), a.compareTo(b) == 0);
        assertEquals(a.plus(b), a.min(b).plus(a.max(b)));
        assertEquals(true, a.min(b).compareTo(a.max(b)) <= 0);
    }

    @Property
    void complementsTwice(@ForAll("ratios") Ratio ratio) {
        assertEquals(ratio, ratio.complement().complement());
        assertEquals(Ratio.ONE, ratio.plus(ratio.complement()));
    }

    /** S16, D8: the sum does not depend on the order. */
    @Property
    void sumsInAnyOrder(@ForAll("listsOfRatios") List<Ratio> ratios, @ForAll long seed) {
        List<Ratio> shuffled = new ArrayList<>(ratios);
        Collections.shuffle(shuffled, new Random(seed));
        assertEquals(Ratio.sum(ratios), Ratio.sum(shuffled));
    }

    @Property
    void readsWhatItWrites(@ForAll("ratios") Ratio ratio) {
        assertEquals(ratio, Ratio.parse(ratio.toString()));
    }

    @Property
    void readsDecimals(@ForAll BigDecimal decimal) {
        assertEquals(Ratio.of(decimal), Ratio.parse(decimal.toString()));
        assertEquals(Ratio.of(decimal), Ratio.parse(decimal.toPlainString()));
        assertEquals(0, decimal.compareTo(Ratio.of(decimal).toDecimalExact()));
    }

    @Property
    void roundsWithinOneUnit(@ForAll("ratios") Ratio ratio, @ForAll RoundingMode mode) {
        if (mode == RoundingMode.UNNECESSARY) {
            return;
        }
        BigDecimal rounded = ratio.toDecimal(3, mode);
        BigDecimal oracle = new BigDecimal(ratio.numerator()).divide(new BigDecimal(ratio.denominator()), 3, mode);
        assertEquals(oracle, rounded);
        Ratio error = Ratio.ofAnySize(rounded).minus(ratio);
        assertEquals(true, error.max(error.negated()).compareTo(Ratio.of(1, 1000)) < 0);
    }

    @Provide
    Arbitrary<Long> longs() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(-100, 100),
                Arbitraries.longs(),
                Arbitraries.longs().between(Long.MAX_VALUE - 3, Long.MAX_VALUE),
                Arbitraries.longs().between(Long.MIN_VALUE, Long.MIN_VALUE + 3),
                Arbitraries.longs().between((1L << 31) - 3, (1L << 31) + 3),
                Arbitraries.longs().between((1L << 32) - 3, (1L << 32) + 3));
    }

    @Provide
    Arbitrary<Long> positive() {
        return longs().filter(value -> value != Long.MIN_VALUE).map(Math::abs).filter(value -> value > 0);
    }

    @Provide
    Arbitrary<Ratio> ratios() {
        Arbitrary<Ratio> small = Combinators.combine(longs(), positive()).as(Ratio::of);
        Arbitrary<Ratio> large = Combinators.combine(Arbitraries.bigIntegers(), longs(), longs())
                .as((whole, n, d) -> Ratio.of(
                        whole.shiftLeft(70).add(big(n)), BigInteger.TWO.pow(70).add(big(d).abs())));
        return Arbitraries.oneOf(small, large);
    }

    @Provide
    Arbitrary<List<Ratio>> listsOfRatios() {
        return ratios().list().ofMaxSize(12);
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
