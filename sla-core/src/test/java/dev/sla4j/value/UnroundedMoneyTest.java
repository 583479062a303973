package dev.sla4j.value;

import static dev.sla4j.value.Refusal.assertNull;
import static dev.sla4j.value.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.RoundingMode;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnroundedMoneyTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    private static UnroundedMoney eur(String amount) {
        return new UnroundedMoney(Ratio.parse(amount), EUR);
    }

    @Test
    void factories() {
        assertEquals(eur("1200"), UnroundedMoney.of(Money.parse("EUR 1200.00")));
        assertEquals(eur("0"), UnroundedMoney.zero(EUR));
        assertNull("money", () -> UnroundedMoney.of(null));
        assertNull("currency", () -> UnroundedMoney.zero(null));
        assertNull("amount", () -> new UnroundedMoney(null, EUR));
    }

    @Test
    void arithmetic() {
        assertEquals(eur("5/6"), eur("1/2").plus(eur("1/3")));
        assertEquals(eur("1/6"), eur("1/2").minus(eur("1/3")));
        assertEquals(eur("-1/2"), eur("1/2").negated());
        assertEquals(eur("1/6"), eur("1/2").times(Ratio.of(1, 3)));
        assertEquals(-1, eur("-1/3").signum());
        assertEquals(1, eur("1/3").signum());
        assertTrue(eur("0").isZero());
        assertFalse(eur("1/1000").isZero());
        assertNull("other", () -> eur("1").plus(null));
        assertNull("other", () -> eur("1").minus(null));
        assertNull("factor", () -> eur("1").times(null));
    }

    /** S22: the third of a euro taken three times is a euro; rounded shares would be 99 cents. */
    @Test
    void staysExact() {
        UnroundedMoney third = Money.of("1", "EUR").times(Ratio.of(1, 3));
        assertEquals(
                "EUR 1.00",
                third.plus(third).plus(third).round(RoundingMode.UNNECESSARY).toString());
        assertEquals("EUR 0.33", third.round(RoundingMode.HALF_UP).toString());
    }

    @Test
    void order() {
        UnroundedMoney third = eur("1/3");
        UnroundedMoney half = eur("1/2");
        assertTrue(third.compareTo(half) < 0);
        assertTrue(half.compareTo(third) > 0);
        assertEquals(0, half.compareTo(eur("0.5")));
        assertSame(third, third.min(half));
        assertSame(third, half.min(third));
        assertSame(half, third.max(half));
        assertSame(half, half.max(third));
        UnroundedMoney same = eur("1/2");
        assertSame(half, half.min(same));
        assertSame(half, half.max(same));
        assertNull("other", () -> half.compareTo(null));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        S22 credits half up        | EUR | 12.345  | 0.01  | HALF_UP | EUR 12.35
        S22 caps down              | EUR | 12.349  | 0.01  | DOWN    | EUR 12.34
        C79 step of ten cents      | EUR | 12.31   | 0.10  | CEILING | EUR 12.40
        whole euros                | EUR | 12.5    | 1     | HALF_UP | EUR 13.00
        step of a hundred          | EUR | 150     | 100   | HALF_UP | EUR 200.00
        no decimals                | JPY | 0.5     | 1     | HALF_UP | JPY 1
        step above the unit        | JPY | 1004    | 10    | HALF_UP | JPY 1000
        three decimals             | KWD | 1/3     | 0.001 | HALF_UP | KWD 0.333
        negative                   | EUR | -12.345 | 0.01  | HALF_UP | EUR -12.35
        """)
    void round(String row, String currency, String amount, String step, RoundingMode mode, String expected) {
        UnroundedMoney money = new UnroundedMoney(Ratio.parse(amount), Currency.getInstance(currency));
        assertEquals(Money.parse(expected), money.round(Rounding.toStep(step, mode)));
    }

    @Test
    void roundToTheCurrency() {
        assertEquals("EUR 0.67", eur("2/3").round(RoundingMode.HALF_UP).toString());
        assertEquals(
                "JPY 1",
                new UnroundedMoney(Ratio.of(2, 3), Currency.getInstance("JPY"))
                        .round(RoundingMode.HALF_UP)
                        .toString());
        assertThrows(ArithmeticException.class, () -> eur("2/3").round(RoundingMode.UNNECESSARY));
        assertNull("mode", () -> eur("1").round((RoundingMode) null));
        assertNull("rounding", () -> eur("1").round((Rounding) null));
    }

    @Test
    void roundRefusesFinerSteps() {
        assertRefused(
                "step (0.001) must be a multiple of the smallest unit of EUR",
                () -> eur("1").round(Rounding.halfUp(3)));
        assertRefused(
                "step (0.025) must be a multiple of the smallest unit of EUR",
                () -> eur("1").round(Rounding.toStep("0.025", RoundingMode.HALF_UP)));
        assertRefused(
                "step (0.1) must be a multiple of the smallest unit of JPY",
                () -> UnroundedMoney.zero(Currency.getInstance("JPY")).round(Rounding.halfUp(1)));
    }

    @Test
    void text() {
        assertEquals("EUR 1/3", eur("1/3").toString());
        assertEquals("EUR 2000", eur("2000.00").toString());
    }
}
