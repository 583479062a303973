package dev.sla4j.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of limits: exact verdicts, and a margin that agrees with them. */
class LimitProperties {

    /** S16: the verdict is that of whole numbers, here of cross products of any size. */
    @Property
    void decidesLikeWholeNumbers(@ForAll("shares") Ratio measured, @ForAll("shares") Ratio promised) {
        BigInteger left = measured.numerator().multiply(promised.denominator());
        BigInteger right = promised.numerator().multiply(measured.denominator());
        Figure figure = Figure.share(measured);
        Figure bound = Figure.share(promised);
        assertEquals(left.compareTo(right) >= 0, Limit.atLeast(bound).accepts(figure));
        assertEquals(left.compareTo(right) > 0, Limit.moreThan(bound).accepts(figure));
        assertEquals(left.compareTo(right) <= 0, Limit.atMost(bound).accepts(figure));
        assertEquals(left.compareTo(right) < 0, Limit.below(bound).accepts(figure));
    }

    @Property
    void oppositesExcludeEachOther(@ForAll("shares") Ratio measured, @ForAll("shares") Ratio promised) {
        Figure figure = Figure.share(measured);
        Figure bound = Figure.share(promised);
        assertEquals(!Limit.below(bound).accepts(figure), Limit.atLeast(bound).accepts(figure));
        assertEquals(!Limit.moreThan(bound).accepts(figure), Limit.atMost(bound).accepts(figure));
    }

    @Property
    void marginAgreesWithTheVerdict(@ForAll("limits") Limit limit, @ForAll("shares") Ratio measured) {
        Figure figure = Figure.share(measured);
        int side = limit.margin(figure).signum();
        if (side != 0) {
            assertEquals(side > 0, limit.accepts(figure));
        } else {
            Bound lower = limit.lower();
            boolean atLower = lower != null && lower.figure().equals(figure);
            Bound hit = atLower ? lower : limit.upper();
            assertEquals(hit != null && hit.inclusive(), limit.accepts(figure));
        }
    }

    @Property
    void twoBoundsAreBothBounds(@ForAll("limits") Limit limit, @ForAll("shares") Ratio measured) {
        Figure figure = Figure.share(measured);
        boolean lower = limit.lower() == null || Limit.of(limit.lower(), null).accepts(figure);
        boolean upper = limit.upper() == null || Limit.of(null, limit.upper()).accepts(figure);
        assertEquals(lower && upper, limit.accepts(figure));
        assertEquals(limit.lower() == null || limit.upper() == null, limit.isOneSided());
    }

    @Property
    void readsWhatItWrites(@ForAll("limits") Limit limit) {
        assertEquals(limit, Limit.parse(limit.toString()));
    }

    /** Few values, so that equal ones meet, and many. */
    @Provide
    Arbitrary<Ratio> shares() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, 8).map(part -> Ratio.of(part, 8)),
                Combinators.combine(
                                Arbitraries.longs().greaterOrEqual(0),
                                Arbitraries.longs().greaterOrEqual(1))
                        .as((part, whole) -> Ratio.of(part % whole, whole)),
                Arbitraries.longs().between(1, Long.MAX_VALUE).map(whole -> Ratio.of(whole - 1, whole)));
    }

    @Provide
    Arbitrary<Limit> limits() {
        return Combinators.combine(shares(), shares(), Arbitraries.integers().between(0, 11))
                .as((a, b, kind) -> {
                    Figure low = Figure.share(a.min(b));
                    Figure high = Figure.share(a.max(b));
                    return switch (a.equals(b) ? kind % 5 : kind) {
                        case 0 -> Limit.atLeast(low);
                        case 1 -> Limit.moreThan(low);
                        case 2 -> Limit.atMost(low);
                        case 3 -> Limit.below(low);
                        case 4 -> Limit.within(low, high);
                        default -> Limit.of(new Bound(low, kind % 2 == 0), new Bound(high, kind % 3 == 0));
                    };
                });
    }
}
