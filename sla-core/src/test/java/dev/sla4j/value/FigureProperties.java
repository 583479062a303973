package dev.sla4j.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of figures: exact comparison, and a display that never misleads (S16, S17, D3, D4). */
class FigureProperties {

    private static final Ratio HUNDRED = Ratio.of(100);

    @Property
    void readsWhatItWrites(@ForAll("figures") Figure figure) {
        assertEquals(figure, Figure.parse(figure.toString()));
        assertEquals(figure.hashCode(), Figure.parse(figure.toString()).hashCode());
    }

    @Property
    void readsDurations(@ForAll Duration duration) {
        Figure figure = Figure.time(duration);
        assertEquals(figure, Figure.parse(duration.toString()));
        BigInteger nanos = BigInteger.valueOf(duration.getSeconds())
                .multiply(BigInteger.valueOf(1_000_000_000))
                .add(BigInteger.valueOf(duration.getNano()));
        assertEquals(figure, Figure.timeNanos(nanos));
    }

    @Property
    void comparesLikeItsValues(@ForAll("pairs") List<Figure> pair) {
        int expected = pair.get(0).value().compareTo(pair.get(1).value());
        assertEquals(expected, Integer.signum(Figure.compare(pair.get(0), pair.get(1))));
        assertEquals(-expected, Integer.signum(Figure.compare(pair.get(1), pair.get(0))));
    }

    /** S17: what is shown is on the side of each bound on which the figure is, and at the bound only if it is equal. */
    @Property
    void displayNeverCrossesNorReachesALimit(@ForAll("pairs") List<Figure> pair) {
        Figure figure = pair.get(0);
        Figure bound = pair.get(1);
        int side = Figure.compare(figure, bound);
        for (Limit limit :
                List.of(Limit.atLeast(bound), Limit.moreThan(bound), Limit.atMost(bound), Limit.below(bound))) {
            String text = figure.toText(limit);
            boolean bothWithoutDecimals = side == 0 && exactValue(bound).exactDigits() < 0;
            if (!bothWithoutDecimals) {
                assertEquals(side, Integer.signum(shown(text).compareTo(exactValue(bound))), text);
            }
            assertEquals(text.startsWith("≈"), !shown(text).equals(exactValue(figure)), text);
        }
    }

    @Property
    void displayStaysBetweenTwoBounds(@ForAll("pairs") List<Figure> pair, @ForAll("weights") Ratio weight) {
        Figure a = pair.get(0);
        Figure b = pair.get(1);
        if (Figure.compare(a, b) >= 0) {
            return;
        }
        Ratio inside = a.value().plus(b.value().minus(a.value()).times(weight));
        Figure figure = a instanceof Figure.Share
                ? Figure.share(inside)
                : a instanceof Figure.Time ? new Figure.Time(inside) : Figure.amount(inside);
        Ratio shown = shown(figure.toText(Limit.within(a, b)));
        assertTrue(shown.compareTo(exactValue(a)) > 0);
        assertTrue(shown.compareTo(exactValue(b)) < 0);
    }

    /** D4: all and nothing are shown only where they are. */
    @Property
    void displayNeverReadsAllOrNothingUnlessItIs(@ForAll("figures") Figure figure) {
        Ratio shown = shown(figure.toText());
        assertEquals(figure.value().isZero(), shown.isZero());
        if (figure instanceof Figure.Share) {
            assertEquals(figure.value().equals(Ratio.ONE), shown.equals(HUNDRED));
            assertTrue(shown.signum() >= 0 && shown.compareTo(HUNDRED) <= 0);
        }
    }

    /** An inexact display is the figure rounded half up to the decimals shown. */
    @Property
    void displayIsRoundedHalfUp(@ForAll("shares") Figure share) {
        String text = share.toText();
        BigDecimal shown = new BigDecimal(text.replace("≈", "").replace(" %", ""));
        assertEquals(exactValue(share).toDecimal(shown.scale(), RoundingMode.HALF_UP), shown);
        assertTrue(shown.scale() >= 2);
    }

    @Property
    void roundedShareStaysAShare(@ForAll("shares") Figure share, @ForAll("roundings") Rounding rounding) {
        Figure rounded = share.rounded(rounding);
        assertTrue(rounded.value().signum() >= 0 && rounded.value().compareTo(Ratio.ONE) <= 0);
        Ratio error = rounded.value().minus(share.value()).times(HUNDRED);
        assertTrue(error.max(error.negated()).compareTo(Ratio.of(rounding.step())) < 0);
    }

    @Property
    void roundingTwiceIsRoundingOnce(@ForAll("figures") Figure figure, @ForAll("roundings") Rounding rounding) {
        Figure once = figure.rounded(rounding);
        if (!once.value().equals(Ratio.ONE)) { // clamped: 100 need not be a multiple of the step
            assertEquals(once, once.rounded(rounding));
        }
    }

    @Provide
    Arbitrary<Figure> figures() {
        return Arbitraries.oneOf(shares(), times(), counts(), amounts());
    }

    @Provide
    Arbitrary<Figure> shares() {
        return Combinators.combine(
                        Arbitraries.longs().greaterOrEqual(1),
                        Arbitraries.longs().greaterOrEqual(0))
                .as((whole, part) -> Figure.share(Ratio.of(part % whole + (part % 7 == 0 ? 1 : 0), whole)));
    }

    private static Arbitrary<Figure> times() {
        return Combinators.combine(wholes(), Arbitraries.longs().between(1, 5_000_000_000L))
                .as((n, d) -> new Figure.Time(Ratio.of(n, d)));
    }

    private static Arbitrary<Figure> counts() {
        return Arbitraries.longs().greaterOrEqual(0).map(Figure::count);
    }

    private static Arbitrary<Figure> amounts() {
        return Arbitraries.oneOf(
                Arbitraries.bigDecimals().map(Figure::amount),
                Combinators.combine(wholes(), Arbitraries.longs().between(1, 5_000_000_000L))
                        .as((n, d) -> Figure.amount(Ratio.of(n, d))));
    }

    private static Arbitrary<Long> wholes() {
        return Arbitraries.oneOf(Arbitraries.longs(), Arbitraries.longs().between(-100_000, 100_000));
    }

    /** Two figures of one unit: anywhere, equal, or apart by as little as 10^-30. */
    @Provide
    Arbitrary<List<Figure>> pairs() {
        Arbitrary<Ratio> tiny = Combinators.combine(
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.integers().between(-3, 3))
                .as((digits, n) -> Ratio.of(n).dividedBy(Ratio.of(BigDecimal.TEN.pow(digits))));
        Arbitrary<List<Figure>> near = Combinators.combine(Arbitraries.oneOf(shares(), amounts(), times()), tiny)
                .as((figure, distance) -> List.of(moved(figure, distance), figure));
        Arbitrary<List<Figure>> numbers =
                Arbitraries.oneOf(counts(), amounts()).list().ofSize(2);
        return Arbitraries.oneOf(near, shares().list().ofSize(2), times().list().ofSize(2), numbers);
    }

    @Provide
    Arbitrary<Ratio> weights() {
        return Arbitraries.longs().between(1, 999_999_999).map(part -> Ratio.of(part, 1_000_000_000));
    }

    @Provide
    Arbitrary<Rounding> roundings() {
        return Combinators.combine(
                        Arbitraries.of("0.01", "0.1", "1", "0.25", "0.3", "7", "0.001"),
                        Arbitraries.of(RoundingMode.class).filter(mode -> mode != RoundingMode.UNNECESSARY))
                .as(Rounding::toStep);
    }

    private static Figure moved(Figure figure, Ratio distance) {
        Ratio value = figure.value().plus(distance);
        return figure instanceof Figure.Share
                ? Figure.share(value.max(Ratio.ZERO).min(Ratio.ONE))
                : figure instanceof Figure.Time ? new Figure.Time(value) : Figure.amount(value);
    }

    private static Ratio exactValue(Figure figure) {
        return figure instanceof Figure.Share ? figure.value().times(HUNDRED) : figure.value();
    }

    /** What a reader of the text takes the value for. */
    private static Ratio shown(String text) {
        String plain = text.replace("≈", "");
        boolean negative = plain.startsWith("-");
        Ratio sum = Ratio.ZERO;
        String[] words = plain.substring(negative ? 1 : 0).split(" ");
        for (int i = 0; i < words.length; i += 2) {
            String unit = i + 1 < words.length ? words[i + 1] : "";
            long factor = switch (unit) {
                case "d" -> 86_400;
                case "h" -> 3_600;
                case "min" -> 60;
                case "s", "%", "" -> 1;
                default -> throw new AssertionError(text);
            };
            sum = sum.plus(Ratio.parse(words[i]).times(Ratio.of(factor)));
        }
        return negative ? sum.negated() : sum;
    }
}
