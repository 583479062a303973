package dev.sla4j.value;

import static dev.sla4j.value.Refusal.assertNull;
import static dev.sla4j.value.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency JPY = Currency.getInstance("JPY");
    private static final Currency XAU = Currency.getInstance("XAU");

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    @ParameterizedTest(name = "{0} {1} = {2}, {3} minor units")
    @CsvSource({
        "1200, EUR, EUR 1200.00, 120000",
        "1200.5, EUR, EUR 1200.50, 120050",
        "1200.50, EUR, EUR 1200.50, 120050",
        "1.000, EUR, EUR 1.00, 100",
        "-0.01, EUR, EUR -0.01, -1",
        "+0.01, EUR, EUR 0.01, 1",
        "0, EUR, EUR 0.00, 0",
        "500, JPY, JPY 500, 500",
        "500.0, JPY, JPY 500, 500",
        "1.234, KWD, KWD 1.234, 1234",
        "123456789012345678901234567890.12, USD, USD 123456789012345678901234567890.12, 12345678901234567890123456789012"
    })
    void of(String amount, String currency, String expected, BigInteger minorUnits) {
        Money money = Money.of(amount, currency);
        assertEquals(expected, money.toString());
        assertEquals(minorUnits, money.minorUnits());
        assertEquals(money, Money.parse(expected));
        assertEquals(money, Money.ofMinor(minorUnits, Currency.getInstance(currency)));
        assertEquals(money.hashCode(), Money.parse(expected).hashCode());
    }

    @Test
    void ofRefuses() {
        String hint = "\nMaybe it is a share of an amount, which is rounded first";
        assertRefused("amount (1.001) must have at most 2 decimals in EUR" + hint, () -> eur("1.001"));
        assertRefused("amount (0.5) must have at most 0 decimals in JPY" + hint, () -> Money.of("0.5", "JPY"));
        assertRefused("amount (1.2345) must have at most 3 decimals in KWD" + hint, () -> Money.of("1.2345", "KWD"));
        assertRefused("amount (1,50) must be a decimal such as 1200.00", () -> eur("1,50"));
        assertRefused("amount (1e3) must be a decimal such as 1200.00", () -> eur("1e3"));
        assertRefused("currency (EURO) must be an ISO 4217 code such as EUR", () -> Money.of("1", "EURO"));
        assertRefused("currency (eur) must be an ISO 4217 code such as EUR", () -> Money.of("1", "eur"));
        // JDK 17 knows it as a currency of its own.
        assertRefused("currency (EUr) must be an ISO 4217 code such as EUR", () -> Money.of("1", "EUr"));
        assertRefused(
                "amount (1E+999999999) must have at most 1000 digits before and after the point",
                () -> Money.of(new BigDecimal("1E+999999999"), EUR));
        assertNull("amount", () -> Money.of(null, "EUR"));
        assertNull("currency", () -> Money.of("1", null));
        assertNull("amount", () -> Money.of(null, EUR));
        assertNull("currency", () -> Money.of(BigDecimal.ONE, null));
    }

    @Test
    void currenciesWithoutUnitAreRefused() {
        assertRefused("currency (XXX) must have a smallest unit", () -> Money.of("1", "XXX"));
        assertRefused("currency (XAU) must have a smallest unit", () -> Money.of(BigDecimal.ONE, XAU));
        assertRefused("currency (XAU) must have a smallest unit", () -> Money.ofMinor(1, XAU));
        assertRefused("currency (XAU) must have a smallest unit", () -> Money.ofMinor(BigInteger.ONE, XAU));
        assertRefused("currency (XAU) must have a smallest unit", () -> Money.zero(XAU));
        assertRefused("currency (XAU) must have a smallest unit", () -> Money.parse("XAU 1"));
        assertRefused("currency (XAU) must have a smallest unit", () -> UnroundedMoney.zero(XAU));
        assertRefused("currency (XAU) must have a smallest unit", () -> new UnroundedMoney(Ratio.ONE, XAU));
    }

    @Test
    void ofMinorAndZero() {
        assertEquals("EUR 1200.00", Money.ofMinor(120000, EUR).toString());
        assertEquals("EUR -0.05", Money.ofMinor(-5, EUR).toString());
        assertEquals("JPY 5", Money.ofMinor(5, JPY).toString());
        assertEquals("EUR 0.00", Money.zero(EUR).toString());
        assertNull("minorUnits", () -> Money.ofMinor(null, EUR));
        assertNull("currency", () -> Money.ofMinor(1, null));
        assertNull("currency", () -> Money.zero(null));
    }

    @ParameterizedTest(name = "refused: \"{0}\"")
    @ValueSource(strings = {"", "EUR", "1200.00", "EUR1200.00"})
    void parseRefusesWithoutSpace(String text) {
        assertRefused(
                "text (" + text + ") must be a currency code and an amount, such as EUR 1200.00",
                () -> Money.parse(text));
    }

    @ParameterizedTest(name = "refused: \"{0}\"")
    @ValueSource(strings = {"EUR  1", "1  EUR", "EUR 1 ", " EUR 1", "EUR 1.001", "EUR 1,2", "EUR x", "€ 1", "EUR "})
    void parseRefuses(String text) {
        assertThrows(IllegalArgumentException.class, () -> Money.parse(text));
    }

    /** Documents write the code last, texts for people first. */
    @Test
    void parseEitherOrder() {
        assertEquals(Money.of("12000.00", "EUR"), Money.parse("12000.00 EUR"));
        assertEquals(Money.parse("EUR -5"), Money.parse("-5 EUR"));
        assertRefused("currency (EURO) must be an ISO 4217 code such as EUR", () -> Money.parse("5 EURO"));
        assertThrows(IllegalArgumentException.class, () -> Money.parse("EUR EUR"));
        assertThrows(IllegalArgumentException.class, () -> Money.parse("5 5"));
        assertThrows(IllegalArgumentException.class, () -> Money.parse("5 "));
    }

    @Test
    void parseNull() {
        assertNull("text", () -> Money.parse(null));
    }

    @Test
    void arithmetic() {
        assertEquals(eur("3.50"), eur("1.25").plus(eur("2.25")));
        assertEquals(eur("-1.00"), eur("1.25").minus(eur("2.25")));
        assertEquals(eur("-1.25"), eur("1.25").negated());
        assertEquals(new BigDecimal("1.25"), eur("1.25").amount());
        assertEquals(EUR, eur("1.25").currency());
        assertEquals(List.of(-1, 0, 1), List.of(eur("-1").signum(), eur("0").signum(), eur("1").signum()));
        assertTrue(eur("0.00").isZero());
        assertFalse(eur("0.01").isZero());
        assertEquals(new UnroundedMoney(Ratio.of(1, 3), EUR), eur("1").times(Ratio.of(1, 3)));
        assertNull("other", () -> eur("1").plus(null));
        assertNull("other", () -> eur("1").minus(null));
        assertNull("factor", () -> eur("1").times(null));
    }

    @Test
    void order() {
        Money one = eur("1");
        Money two = eur("2");
        assertTrue(one.compareTo(two) < 0);
        assertTrue(two.compareTo(one) > 0);
        assertEquals(0, one.compareTo(eur("1.00")));
        assertSame(one, one.min(two));
        assertSame(one, two.min(one));
        assertSame(two, one.max(two));
        assertSame(two, two.max(one));
        Money same = eur("1");
        assertSame(one, one.min(same));
        assertSame(one, one.max(same));
    }

    @Test
    void mixedCurrenciesAreRefused() {
        Money dollar = Money.of("3", "USD");
        String message = "other (USD 3.00) must have the currency of EUR 1.00";
        assertRefused(message, () -> eur("1").plus(dollar));
        assertRefused(message, () -> eur("1").minus(dollar));
        assertRefused(message, () -> eur("1").compareTo(dollar));
        assertRefused(message, () -> eur("1").min(dollar));
        assertRefused(message, () -> eur("1").max(dollar));
        assertRefused(
                "claim (USD 3.00) must have the currency of EUR 1.00", () -> Money.cut(List.of(dollar), eur("1")));
        String unrounded = "other (USD 3) must have the currency of EUR 1";
        assertRefused(unrounded, () -> UnroundedMoney.of(eur("1")).plus(UnroundedMoney.of(dollar)));
        assertRefused(unrounded, () -> UnroundedMoney.of(eur("1")).compareTo(UnroundedMoney.of(dollar)));
    }

    @Test
    void equality() {
        assertNotEquals(eur("1"), Money.of("1", "USD"));
        assertNotEquals(eur("1"), eur("2"));
        assertNotEquals(eur("1"), "EUR 1.00");
        assertNotEquals(eur("1").hashCode(), Money.of("1", "USD").hashCode());
        assertNotEquals(eur("1").hashCode(), eur("2").hashCode());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        thirds, first takes the cent   | EUR 1.00   | 1 1 1         | 0.34 0.33 0.33
        two cents over                 | EUR 0.05   | 1 1 1         | 0.02 0.02 0.01
        largest remainder wins         | EUR 1.00   | 1 2 3         | 0.17 0.33 0.50
        later remainder is larger      | EUR 0.10   | 1/3 1/3 1/3 5 | 0.01 0.01 0.00 0.08
        last has largest remainder     | EUR 0.03   | 1 1 8         | 0.00 0.00 0.03
        zero weight gets nothing       | EUR 0.05   | 0 1 0 1       | 0.00 0.03 0.00 0.02
        only one weight                | EUR 7.77   | 0 5 0         | 0.00 7.77 0.00
        fractions as weights           | EUR 100.00 | 1/2 1/3 1/6   | 50.00 33.33 16.67
        decimals as weights            | EUR 10.00  | 0.25 0.75     | 2.50 7.50
        nothing to share               | EUR 0.00   | 1 2           | 0.00 0.00
        fewer cents than shares        | EUR 0.02   | 1 1 1 1       | 0.01 0.01 0.00 0.00
        negative mirrors               | EUR -1.00  | 1 1 1         | -0.34 -0.33 -0.33
        no decimals                    | JPY 100    | 1 1 1         | 34 33 33
        three decimals                 | KWD 1.000  | 1 1 1         | 0.334 0.333 0.333
        """)
    void allocate(String row, String total, String weights, String expected) {
        Money money = Money.parse(total);
        List<Money> shares = Money.allocate(
                money, Arrays.stream(weights.split(" ")).map(Ratio::parse).toList());
        assertEquals(
                Arrays.stream(expected.split(" "))
                        .map(share -> Money.of(share, money.currency().getCurrencyCode()))
                        .toList(),
                shares);
    }

    @Test
    void allocateRefuses() {
        assertRefused(
                "weights ([0, 0]) must contain a positive one",
                () -> Money.allocate(eur("1"), List.of(Ratio.ZERO, Ratio.ZERO)));
        assertRefused("weights ([]) must contain a positive one", () -> Money.allocate(eur("1"), List.of()));
        assertRefused(
                "weight (-1/2) must not be negative",
                () -> Money.allocate(eur("1"), List.of(Ratio.ONE, Ratio.parse("-0.5"))));
        assertNull("total", () -> Money.allocate(null, List.of(Ratio.ONE)));
        assertNull("weights", () -> Money.allocate(eur("1"), null));
        assertNull("weight", () -> Money.allocate(eur("1"), Collections.singletonList(null)));
        List<Money> shares = Money.allocate(eur("1"), List.of(Ratio.ONE));
        assertThrows(UnsupportedOperationException.class, () -> shares.add(eur("1")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        below the cap                  | 10.00 20.00        | 50.00 | 10.00 20.00
        at the cap                     | 10.00 40.00        | 50.00 | 10.00 40.00
        S21 above, in proportion       | 60.00 40.00        | 50.00 | 30.00 20.00
        S21 no cent is lost            | 10.00 10.00 10.00  | 20.00 | 6.67 6.67 6.66
        one cent over                  | 10.00 40.01        | 50.00 | 10.00 40.00
        cap of nothing                 | 10.00 5.00         | 0.00  | 0.00 0.00
        a claim of nothing             | 0.00 30.00 30.00   | 50.01 | 0.00 25.01 25.00
        nothing claimed, nothing paid  | 0.00 0.00          | 0.00  | 0.00 0.00
        D28 at-risk pool               | 8000.00 4000.00    | 10000.00 | 6666.67 3333.33
        """)
    void cut(String row, String claims, String cap, String expected) {
        assertEquals(amounts(expected), Money.cut(amounts(claims), eur(cap)));
    }

    @Test
    void cutOfNoClaims() {
        assertEquals(List.of(), Money.cut(List.of(), eur("1")));
    }

    /** D12: a cap over amounts of both signs has no meaning of its own; it is refused and not guessed. */
    @Test
    void cutRefuses() {
        assertRefused("claim (EUR -0.01) must not be negative", () -> Money.cut(amounts("1 -0.01"), eur("1")));
        assertRefused("cap (EUR -1.00) must not be negative", () -> Money.cut(amounts("1"), eur("-1")));
        assertNull("claims", () -> Money.cut(null, eur("1")));
        assertNull("cap", () -> Money.cut(amounts("1"), null));
        assertNull("claim", () -> Money.cut(Collections.singletonList(null), eur("1")));
        assertThrows(
                UnsupportedOperationException.class,
                () -> Money.cut(Stream.of(eur("1")).toList(), eur("1")).clear());
    }

    /** D28: invoice 100 000, 10 % at risk, category 50 %, measure 40 %: exactly 2 000. */
    @Test
    void goldenAtRisk() {
        UnroundedMoney credit = Money.of("100000", "EUR")
                .times(Percent.parse("10%").toRatio())
                .times(Percent.parse("50%").toRatio())
                .times(Percent.parse("40%").toRatio());
        assertEquals(eur("2000.00"), credit.round(RoundingMode.UNNECESSARY));
        assertEquals("EUR 2000.00", credit.round(RoundingMode.HALF_UP).toString());
    }

    private static List<Money> amounts(String amounts) {
        return Arrays.stream(amounts.split(" ")).map(MoneyTest::eur).toList();
    }
}
