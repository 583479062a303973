package dev.sla4j.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** The mean of many fractions against the plain sum of fractions (S16). */
class MeanOfFractionsTest {
    private static List<Figure> shares(Random random, int count, int most) {
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int all = 1 + random.nextInt(most);
            figures.add(Figure.share(Ratio.of(random.nextInt(all + 1), all)));
        }
        return figures;
    }

    private static Ratio mean(List<Figure> figures) {
        return Ratio.sum(figures.stream().map(Figure::value).toList()).dividedBy(Ratio.of(figures.size()));
    }

    /** Against the figure itself, just beside it, and anywhere; in any order of the fractions. */
    @Property(shrinking = ShrinkingMode.OFF, seed = "4", tries = 200)
    void comparesAsItsExactFractionDoes(@ForAll Random random) {
        List<Figure> figures = shares(random, 60 + random.nextInt(100), 100_000);
        Ratio exact = mean(figures);
        Figure mean = MeanOfFractions.of(figures);
        Ratio tiny = Ratio.parse("0." + "0".repeat(random.nextInt(400)) + "1");
        assertInstanceOf(MeanOfFractions.class, mean);
        assertEquals(exact, mean.value());
        assertEquals(0, Figure.compare(mean, Figure.share(exact)));
        assertTrue(Figure.compare(mean, Figure.share(exact.minus(tiny).max(Ratio.ZERO))) > 0);
        assertTrue(Figure.compare(Figure.share(exact.plus(tiny).min(Ratio.ONE)), mean) > 0);
        Collections.shuffle(figures, random);
        assertEquals(mean, MeanOfFractions.of(figures));
        assertEquals(mean.hashCode(), MeanOfFractions.of(figures).hashCode());
        MeanOfFractions.Enclosure ends = ((MeanOfFractions) mean).enclosure(random.nextInt(50));
        assertTrue(ends.lower().compareTo(exact) <= 0 && exact.compareTo(ends.upper()) <= 0);
        Limit limit = Limit.atLeast(Figure.share(Ratio.of(exact.toDecimal(6, RoundingMode.FLOOR))));
        assertEquals(Figure.share(exact).toText(limit), mean.toText(limit));
        assertEquals(Figure.share(exact).toText(), mean.toText());
        assertEquals(Figure.share(exact).rounded(Rounding.halfUp(2)), mean.rounded(Rounding.halfUp(2)));
        assertTrue(limit.accepts(mean));
    }

    /** Columns of numerators and denominators say the same as figures; with few denominators that is a plain figure. */
    @Property(shrinking = ShrinkingMode.OFF, seed = "4", tries = 500)
    void isTheSameFromColumns(@ForAll Random random) {
        List<Figure> figures = new ArrayList<>();
        int rows = random.nextInt(200);
        int most = 1 + random.nextInt(1 + random.nextInt(100_000));
        long[] parts = new long[rows];
        long[] wholes = new long[rows];
        for (int row = 0; row < rows; row++) {
            wholes[row] = 1 + random.nextInt(most);
            parts[row] = random.nextInt(3) == 0 ? wholes[row] : random.nextLong(wholes[row] + 1);
            figures.add(Figure.share(Ratio.of(parts[row], wholes[row])));
        }
        Figure expected = MeanOfFractions.of(figures);
        Figure actual = MeanOfFractions.ofShares(parts, wholes, rows);
        assertEquals(expected, actual);
        assertEquals(expected.toString(), actual.toString());
    }

    @Test
    void columnsMustHoldShares() {
        assertThrows(IllegalArgumentException.class, () -> MeanOfFractions.ofShares(new long[1], new long[2], 2));
        for (long[] row : new long[][] {{-1, 2}, {3, 2}, {0, 0}, {0, -1}}) {
            IllegalArgumentException refused = assertThrows(
                    IllegalArgumentException.class,
                    () -> MeanOfFractions.ofShares(new long[] {1, row[0]}, new long[] {1, row[1]}, 2));
            assertTrue(refused.getMessage().startsWith("row 1: part (" + row[0] + ")"), refused.getMessage());
        }
        long most = Long.MAX_VALUE / 2;
        assertThrows(
                ArithmeticException.class,
                () -> MeanOfFractions.ofShares(
                        new long[] {most - 1, most - 1, most - 1}, new long[] {most, most, most}, 3));
    }

    /** PERFORMANCE part 3: exactly 99.95 %, which doubles call 99.94999999999999 %. */
    @Test
    void exactlyAtTheLimitIsKept() {
        List<Figure> figures = new ArrayList<>(Collections.nCopies(8640 - 1296, Figure.share(Ratio.ONE)));
        figures.addAll(Collections.nCopies(1296, Figure.share(Ratio.of(299, 300))));
        Figure mean = MeanOfFractions.of(figures);
        assertEquals(Figure.parse("99.95%"), mean);
        assertTrue(Limit.atLeast("99.95%").accepts(mean));
        assertFalse(Limit.moreThan("99.95%").accepts(mean));
    }

    /** The same with so many denominators that the fraction is not made: those of one prime cancel. */
    @Test
    void exactlyAtTheLimitIsKeptWithManyDenominators() {
        List<Figure> figures = new ArrayList<>();
        for (int all = 1001; all < 1201; all++) {
            figures.add(Figure.share(Ratio.of(all - 1, all)));
            figures.add(Figure.share(Ratio.of(1, all)));
        }
        Figure mean = MeanOfFractions.of(figures);
        assertEquals(Ratio.of(1, 2), mean.value());
        assertTrue(Limit.atLeast("50%").accepts(mean));
        assertFalse(Limit.moreThan("50%").accepts(mean));
        assertEquals("50.00 %", mean.toText(Limit.atLeast("50%")));
    }

    @Test
    void textIsAnEnclosureOfTwentyDecimals() {
        Figure mean = MeanOfFractions.of(shares(new Random(7), 200, 1_000_000));
        String text = mean.toString();
        assertTrue(text.matches("share between 0\\.[0-9]{20} and 0\\.[0-9]{20}"), text);
        assertEquals(text, Figure.parse(text).toString());
        assertTrue(mean.toText().startsWith("≈"), mean.toText());
    }

    @Test
    void otherUnitsAndEmptyMeans() {
        assertEquals(Figure.none(), MeanOfFractions.of(List.of()));
        assertEquals(Figure.parse("PT2S"), MeanOfFractions.of(List.of(Figure.parse("PT1S"), Figure.parse("PT3S"))));
        assertEquals(Figure.amount(Ratio.of(3, 2)), MeanOfFractions.of(List.of(Figure.count(1), Figure.count(2))));
        assertThrows(
                IllegalArgumentException.class,
                () -> MeanOfFractions.of(List.of(Figure.count(1), Figure.parse("PT1S"))));
    }
}
