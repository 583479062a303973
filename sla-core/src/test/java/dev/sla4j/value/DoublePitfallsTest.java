package dev.sla4j.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases in which binary floating-point numbers pay the wrong credit, decided exactly here (S16). */
class DoublePitfallsTest {

    private static final int MOST_SECONDS = 31 * 86_400;

    /**
     * For each total up to 31 days of seconds that has a whole number of seconds as its allowance: the allowance is
     * met, a second more is missed. The formulas on doubles in the last columns get the first of both wrong as often as
     * stated.
     */
    @ParameterizedTest(name = "{0}: {2} totals with an exact boundary")
    @CsvSource({"99.95%, 2000, 1339, 1339, 1339", "99.9%, 1000, 2678, 2678, 2678", "99.995%, 20000, 133, 133, 133"})
    void everyExactBoundary(String percent, int parts, int totals, int wrongByShare, int wrongByPoints) {
        Percent promised = Percent.parse(percent);
        Limit limit = Limit.atLeast(percent);
        double asDouble = promised.toDecimal().doubleValue();
        long n = promised.toRatio().numerator().longValueExact();
        long d = promised.toRatio().denominator().longValueExact();
        int seen = 0;
        int byShare = 0;
        int byPoints = 0;
        for (int total = parts; total <= MOST_SECONDS; total += parts) {
            int down = total / parts;
            assertEquals(0, Ratio.compare(total - down, total, n, d));
            assertTrue(Ratio.compare(total - down - 1, total, n, d) < 0);
            assertTrue(Ratio.compare(total - down + 1, total, n, d) > 0);
            assertTrue(limit.accepts(Figure.share(Ratio.of(total - down, total))));
            assertFalse(limit.accepts(Figure.share(Ratio.of(total - down - 1, total))));
            seen++;
            byShare += (double) down / total <= 1 - asDouble / 100 ? 0 : 1;
            byPoints += (double) down / total <= (100 - asDouble) / 100 ? 0 : 1;
        }
        assertEquals(totals, seen);
        assertEquals(wrongByShare, byShare, "1 - p/100");
        assertEquals(wrongByPoints, byPoints, "(100 - p)/100");
    }

    /** All totals, not only those with an exact boundary, against a decision in whole numbers without division. */
    @Test
    void everyTotalOfSeconds() {
        for (int total = 1; total <= MOST_SECONDS; total++) {
            int allowed = total / 2000; // the most whole seconds down that keep 99.95 %
            if (Ratio.compare(total - allowed, total, 1999, 2000) < 0
                    || Ratio.compare(total - allowed - 1, total, 1999, 2000) >= 0) {
                throw new AssertionError("total " + total);
            }
        }
    }

    @Test
    void thirtyDaysAt9995() {
        Limit limit = Limit.atLeast("99.95%");
        assertTrue(limit.accepts(Figure.share(Ratio.of(2_592_000 - 1_296, 2_592_000))));
        assertFalse(limit.accepts(Figure.share(Ratio.of(2_592_000 - 1_297, 2_592_000))));
    }

    @ParameterizedTest(name = "{0} of 8640 intervals with 1 error in {1}")
    @CsvSource({"1296, 300", "648, 150", "756, 175", "432, 100"})
    void meanOfErrorRates(int intervals, int requests) {
        Ratio mean =
                Ratio.sum(Collections.nCopies(intervals, Ratio.of(1, requests))).dividedBy(Ratio.of(8640));
        assertEquals(Ratio.parse("0.0005"), mean);
        assertTrue(Limit.atLeast("99.95%").accepts(Figure.share(mean.complement())));
    }

    @Test
    void sumsOfDecimalDurations() {
        Ratio minutes = Ratio.sum(Collections.nCopies(216, Ratio.parse("0.1")));
        assertEquals(Ratio.parse("21.6"), minutes);
        Ratio seconds = Ratio.sum(Collections.nCopies(6480, Ratio.parse("0.2")));
        assertEquals(Figure.time(Duration.ofSeconds(1296)), new Figure.Time(seconds));
    }

    /** A clause that rounds to two decimals forgives 129 s more of a 1 296 s budget; it must say so. */
    @Test
    void roundingFirstForgives() {
        Limit limit = Limit.atLeast("99.95%");
        Figure figure = Figure.share(Ratio.of(2_592_000 - 1_296 - 129, 2_592_000));
        assertFalse(limit.accepts(figure));
        assertTrue(limit.accepts(figure.rounded(Rounding.halfUp(2))));
        Figure next = Figure.share(Ratio.of(2_592_000 - 1_296 - 130, 2_592_000));
        assertFalse(limit.accepts(next.rounded(Rounding.halfUp(2))));
    }

    /** Nanoseconds times a denominator overflow a long after 2.6 hours; 128 bits do not. */
    @Test
    void nanosecondsDoNotOverflow() {
        long month = MOST_SECONDS * 1_000_000_000L;
        long allowed = month / 1_000_000; // 99.9999 %
        assertEquals(0, Ratio.compare(month - allowed, month, 999_999, 1_000_000));
        assertTrue(Ratio.compare(month - allowed - 1, month, 999_999, 1_000_000) < 0);
        assertTrue(Ratio.compare(month - allowed + 1, month, 999_999, 1_000_000) > 0);
    }
}
