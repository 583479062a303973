package dev.sla4j.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** S16: what is kept on file of a figure decides as the figure does. */
class EnclosedTest {
    private static Figure share(Random random, int bits) {
        BigInteger denominator = new BigInteger(bits, random).setBit(bits);
        return Figure.share(Ratio.of(new BigInteger(bits, random), denominator));
    }

    @Property(tries = 500)
    void comparesWithDecimalsAsTheExactFigureDoes(@ForAll long seed) {
        Random random = new Random(seed);
        Figure exact = share(random, 300 + random.nextInt(3000));
        Enclosed enclosed = (Enclosed) Enclosed.of(exact);
        BigDecimal near = exact.value().toDecimal(1 + random.nextInt(60), java.math.RoundingMode.HALF_UP);
        Figure limit = Figure.share(Ratio.ofAnySize(near.min(BigDecimal.ONE)));
        assertEquals(Integer.signum(Figure.compare(exact, limit)), Integer.signum(Figure.compare(enclosed, limit)));
        assertEquals(Integer.signum(Figure.compare(limit, exact)), Integer.signum(Figure.compare(limit, enclosed)));
        Rounding rounding = Rounding.halfUp(2);
        assertEquals(exact.rounded(rounding), enclosed.rounded(rounding));
        assertEquals(exact.toText(), enclosed.toText());
        assertEquals(exact.toText(4), enclosed.toText(4));
        assertEquals(enclosed, Figure.parse(enclosed.toString()));
    }

    @Test
    void whatIsShortStaysAsItIs() {
        Figure third = Figure.share(Ratio.of(1, 3));
        assertSame(third, Enclosed.of(third));
        assertSame(Figure.none(), Enclosed.of(Figure.none()));
        assertEquals(Figure.count(7), Enclosed.of(Figure.count(7)));
    }

    @Test
    void timesAndNumbersTooAlsoBelowZero() {
        Ratio value = share(new Random(1), 400).value();
        assertEquals(
                Figure.Unit.TIME, Enclosed.of(new Figure.Time(value.negated())).unit());
        Enclosed number = assertInstanceOf(Enclosed.class, Enclosed.of(Figure.amount(value.negated())));
        assertTrue(number.lower().compareTo(value.negated()) < 0);
        assertEquals(number, Figure.parse(number.toString()));
        assertEquals(Figure.amount(number.upper()), Enclosed.upperEnd(number));
    }

    @Test
    void nothingIsDecidedBetweenTheEnds() {
        Enclosed enclosed = new Enclosed(Ratio.of(1, 4), Ratio.of(3, 4), Figure.Unit.SHARE);
        Figure half = Figure.parse("50%");
        assertFalse(enclosed.decides(half.value()));
        assertThrows(IllegalStateException.class, () -> Figure.compare(enclosed, half));
        assertThrows(IllegalStateException.class, enclosed::value);
        assertEquals(enclosed, enclosed.rounded(Rounding.halfUp(0)));
        assertEquals(1, Figure.compare(enclosed, Figure.parse("25%")));
        assertEquals(-1, Figure.compare(enclosed, Figure.parse("75%")));
        assertEquals(enclosed, Enclosed.between(Figure.parse("75%"), Figure.parse("25%")));
        assertEquals(half, Enclosed.between(half, half));
    }

    @Test
    void refusals() {
        assertThrows(IllegalArgumentException.class, () -> new Enclosed(Ratio.ONE, Ratio.ONE, Figure.Unit.SHARE));
        assertThrows(IllegalArgumentException.class, () -> new Enclosed(Ratio.ZERO, Ratio.ONE, Figure.Unit.NONE));
        assertThrows(IllegalArgumentException.class, () -> Figure.parse("share between 1"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Bound(new Enclosed(Ratio.ZERO, Ratio.ONE, Figure.Unit.SHARE), true));
    }
}
