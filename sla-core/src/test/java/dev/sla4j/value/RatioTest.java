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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatioTest {

    private static final long MAX = Long.MAX_VALUE;
    private static final long MIN = Long.MIN_VALUE;
    private static final BigInteger HUGE = BigInteger.TWO.pow(200).add(BigInteger.ONE);

    private static Ratio ratio(String text) {
        return Ratio.parse(text);
    }

    @ParameterizedTest(name = "{0}: {1}/{2} = {3}")
    @CsvSource(delimiter = '|', textBlock = """
        lowest terms          |                    6 |                    8 | 3/4
        already lowest        |                    3 |                    4 | 3/4
        zero                  |                    0 |                    7 | 0
        zero, negative denom. |                    0 |                   -7 | 0
        whole                 |                    8 |                    4 | 2
        negative numerator    |                   -6 |                    8 | -3/4
        negative denominator  |                    6 |                   -8 | -3/4
        both negative         |                   -6 |                   -8 | 3/4
        longest               |  9223372036854775807 |  9223372036854775806 | 9223372036854775807/9223372036854775806
        most negative         | -9223372036854775808 |                    1 | -9223372036854775808
        most negative, halved | -9223372036854775808 |                    2 | -4611686018427387904
        most negative below   |                    1 | -9223372036854775808 | -1/9223372036854775808
        most negative twice   | -9223372036854775808 | -9223372036854775808 | 1
        """)
    void ofLongs(String row, long numerator, long denominator, String expected) {
        Ratio ratio = Ratio.of(numerator, denominator);
        assertEquals(expected, ratio.toString());
        assertEquals(Ratio.of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator)), ratio);
        assertEquals(
                Ratio.of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator))
                        .hashCode(),
                ratio.hashCode());
    }

    @Test
    void ofRefuses() {
        assertRefused("denominator (0) must not be zero", () -> Ratio.of(1, 0));
        assertRefused("denominator (0) must not be zero", () -> Ratio.of(0, 0));
        assertRefused("denominator (0) must not be zero", () -> Ratio.of(BigInteger.ONE, BigInteger.ZERO));
        assertNull("numerator", () -> Ratio.of(null, BigInteger.ONE));
        assertNull("denominator", () -> Ratio.of(BigInteger.ONE, null));
        assertNull("value", () -> Ratio.of((BigDecimal) null));
    }

    @Test
    void ofWhole() {
        assertEquals("5", Ratio.of(5).toString());
        assertEquals(BigInteger.valueOf(MIN), Ratio.of(MIN).numerator());
        assertEquals(Ratio.ZERO, Ratio.of(0));
        assertEquals(Ratio.ONE, Ratio.of(1));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "0.75, 3/4",
        "-2, -2",
        "2.50, 5/2",
        "0, 0",
        "0E+999999999, 0",
        "0E-999999999, 0",
        "1E+3, 1000",
        "1E-3, 1/1000"
    })
    void ofDecimal(BigDecimal decimal, String expected) {
        assertEquals(expected, Ratio.of(decimal).toString());
    }

    @ParameterizedTest(name = "refused: {0}")
    @ValueSource(strings = {"1E+999999999", "1E-999999999", "-1E+1000", "1E-1001", "123E+998"})
    void ofDecimalRefusesTooManyDigits(String decimal) {
        assertRefused(
                "value (" + decimal.replace("123E+998", "1.23E+1000")
                        + ") must have at most 1000 digits before and after the point",
                () -> Ratio.of(new BigDecimal(decimal)));
    }

    @Test
    void ofDecimalAcceptsUpToTheDigitLimit() {
        assertEquals(BigInteger.TEN.pow(999), Ratio.of(new BigDecimal("1E+999")).numerator());
        assertEquals(
                BigInteger.TEN.pow(1000), Ratio.of(new BigDecimal("1E-1000")).denominator());
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "3/4, 3/4",
        "6/8, 3/4",
        "-3/4, -3/4",
        "+3/4, 3/4",
        "0.75, 3/4",
        "-2, -2",
        "+2, 2",
        "007, 7",
        "7.5e-1, 3/4",
        "2E3, 2000",
        "2e+3, 2000",
        "0/5, 0",
        "-0, 0",
        "-0.0, 0",
        "99999999999999999999/3, 33333333333333333333"
    })
    void parse(String text, String expected) {
        assertEquals(expected, ratio(text).toString());
    }

    @ParameterizedTest(name = "refused: \"{0}\"")
    @ValueSource(
            strings = {
                "",
                " ",
                "1 ",
                " 1",
                "1/",
                "/1",
                "1/-2",
                "1//2",
                "1/2/3",
                "1.5/2",
                ".5",
                "5.",
                "1,5",
                "1e",
                "1e1.5",
                "0x10",
                "NaN",
                "Infinity",
                "٣",
                "3/٤",
                "1_000",
                "--1",
                "1e9999999999",
                "½",
                "99.9%"
            })
    void parseRefuses(String text) {
        assertRefused(
                "text (" + text + ") must be a fraction such as 3/4 or a decimal such as 0.75", () -> ratio(text));
    }

    @ParameterizedTest(name = "refused: {0}")
    @ValueSource(strings = {"1e999999999", "1e-999999999", "1E1000", "1e-1001"})
    void parseRefusesHostileExponents(String text) {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> ratio(text))
                .getMessage()
                .endsWith("must have at most 1000 digits before and after the point"));
    }

    @Test
    void parseDigitLimit() {
        String longest = "7".repeat(1000);
        assertEquals(Ratio.ONE.negated(), ratio("-" + longest + "/" + longest));
        assertEquals(1000, ratio("0." + longest).denominator().toString().length() - 1);
        assertThrows(IllegalArgumentException.class, () -> ratio("7" + longest));
        assertThrows(IllegalArgumentException.class, () -> ratio("7" + longest + "/3"));
        assertThrows(IllegalArgumentException.class, () -> ratio("3/7" + longest));
        assertThrows(IllegalArgumentException.class, () -> ratio("0.7" + longest));
        assertThrows(IllegalArgumentException.class, () -> ratio("0".repeat(1_000_000)));
        assertRefused("denominator (0) must not be zero", () -> ratio("1/0"));
        assertNull("text", () -> ratio(null));
    }

    @Test
    void refusalsShortenTheValue() {
        String message = assertThrows(IllegalArgumentException.class, () -> ratio("x".repeat(121)))
                .getMessage();
        assertEquals(
                "text (" + "x".repeat(117) + "...) must be a fraction such as 3/4 or a decimal such as 0.75", message);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> ratio("x".repeat(120)))
                .getMessage()
                .startsWith("text (" + "x".repeat(120) + ")"));
    }

    @Test
    void sum() {
        assertEquals(Ratio.ZERO, Ratio.sum(List.of()));
        assertEquals(Ratio.ONE, Ratio.sum(List.of(ratio("1/2"), ratio("1/3"), ratio("1/6"))));
        // D8: the mean of 0.999, 0.998 and 0.9995 is 0.99883..., not the 0.0 of integer accumulation
        Ratio mean = Ratio.sum(List.of(ratio("0.999"), ratio("0.998"), ratio("0.9995")))
                .dividedBy(Ratio.of(3));
        assertEquals("5993/6000", mean.toString());
        // D8: the mean of 150.9 and 250.9 is 200.9, not 200.0
        assertEquals(
                ratio("200.9"),
                Ratio.sum(List.of(ratio("150.9"), ratio("250.9"))).dividedBy(Ratio.of(2)));
        assertNull("values", () -> Ratio.sum(null));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        less                       | 1 | 3 | 1 | 2 | -1
        equal, not reduced         | 2 | 4 | 3 | 6 | 0
        greater                    | 2 | 3 | 1 | 2 | 1
        signs                      | -1 | 2 | 1 | 3 | -1
        both negative              | -1 | 2 | -1 | 3 | -1
        zero                       | 0 | 5 | 0 | 9 | 0
        neighbours near the limit  | 9223372036854775806 | 9223372036854775807 | 9223372036854775805 | 9223372036854775806 | 1
        equal at the limit         | 9223372036854775807 | 9223372036854775807 | 1 | 1 | 0
        most negative              | -9223372036854775808 | 1 | -9223372036854775807 | 1 | -1
        most negative, long denom. | -9223372036854775808 | 9223372036854775807 | -1 | 1 | -1
        low halves unsigned        | 9223372036854775807 | 3 | 9223372036854775807 | 2 | -1
        equal high, low wraps      | 3 | 1 | 9223372036854775807 | 4611686018427387904 | 1
        """)
    void compareLongs(String row, long n1, long d1, long n2, long d2, int expected) {
        assertEquals(expected, Integer.signum(Ratio.compare(n1, d1, n2, d2)));
        assertEquals(-expected, Integer.signum(Ratio.compare(n2, d2, n1, d1)));
        assertEquals(expected, Integer.signum(Ratio.of(n1, d1).compareTo(Ratio.of(n2, d2))));
    }

    @Test
    void compareLongsRefuses() {
        assertRefused("denominator (0) must be positive", () -> Ratio.compare(1, 0, 1, 1));
        assertRefused("denominator (0) must be positive", () -> Ratio.compare(1, 1, 1, 0));
        assertRefused("denominator (-3) must be positive", () -> Ratio.compare(1, 1, 1, -3));
        assertRefused("denominator (-9223372036854775808) must be positive", () -> Ratio.compare(1, MIN, 1, 1));
    }

    @Test
    void accessors() {
        assertEquals(BigInteger.valueOf(-3), ratio("-6/8").numerator());
        assertEquals(BigInteger.valueOf(4), ratio("-6/8").denominator());
        Ratio huge = Ratio.of(HUGE, BigInteger.valueOf(8));
        assertEquals(HUGE, huge.numerator());
        assertEquals(BigInteger.valueOf(8), huge.denominator());
    }

    @ParameterizedTest(name = "{0} and {1}: + {2}, - {3}, * {4}, / {5}")
    @CsvSource({
        "1/2, 1/3, 5/6, 1/6, 1/6, 3/2",
        "-1/2, 1/2, 0, -1, -1/4, -1",
        "3/4, -3/4, 0, 3/2, -9/16, -1",
        "2147483647, 2147483647, 4294967294, 0, 4611686014132420609, 1",
        "2147483648, 2147483648, 4294967296, 0, 4611686018427387904, 1",
        "1/2147483648, 1/2147483648, 1/1073741824, 0, 1/4611686018427387904, 1",
        "9223372036854775807, 1, 9223372036854775808, 9223372036854775806, 9223372036854775807, 9223372036854775807",
        "-9223372036854775807, 1, -9223372036854775806, -9223372036854775808, -9223372036854775807, -9223372036854775807",
        "-9223372036854775807, 2, -9223372036854775805, -9223372036854775809, -18446744073709551614, -9223372036854775807/2",
        "9223372036854775808, 9223372036854775809, 18446744073709551617, -1, "
                + "85070591730234615875067023894796828672, 9223372036854775808/9223372036854775809",
        "9223372036854775808, 1/2, 18446744073709551617/2, 18446744073709551615/2, 4611686018427387904, 18446744073709551616"
    })
    void arithmetic(String a, String b, String sum, String difference, String product, String quotient) {
        assertEquals(sum, ratio(a).plus(ratio(b)).toString());
        assertEquals(difference, ratio(a).minus(ratio(b)).toString());
        assertEquals(product, ratio(a).times(ratio(b)).toString());
        assertEquals(quotient, ratio(a).dividedBy(ratio(b)).toString());
        assertEquals(ratio(sum), ratio(a).plus(ratio(b)));
        assertEquals(ratio(difference).hashCode(), ratio(a).minus(ratio(b)).hashCode());
    }

    @Test
    void arithmeticRefuses() {
        assertRefused("divisor (0) must not be zero", () -> Ratio.ONE.dividedBy(Ratio.ZERO));
        assertNull("other", () -> Ratio.ONE.plus(null));
        assertNull("other", () -> Ratio.ONE.minus(null));
        assertNull("other", () -> Ratio.ONE.times(null));
        assertNull("divisor", () -> Ratio.ONE.dividedBy(null));
        assertNull("other", () -> Ratio.ONE.min(null));
        assertNull("other", () -> Ratio.ONE.max(null));
        assertNull("other", () -> Ratio.ONE.compareTo(null));
    }

    @Test
    void negatedAndComplement() {
        assertEquals("-3/4", ratio("3/4").negated().toString());
        assertEquals("9223372036854775807", Ratio.of(-MAX).negated().toString());
        assertEquals("9223372036854775808", Ratio.of(MIN).negated().toString());
        assertEquals(Ratio.of(MIN), Ratio.of(MIN).negated().negated());
        assertEquals("1/2000", ratio("0.9995").complement().toString());
        assertEquals("-1", ratio("2").complement().toString());
    }

    @Test
    void minAndMax() {
        Ratio third = ratio("1/3");
        Ratio half = ratio("1/2");
        assertSame(third, third.min(half));
        assertSame(third, half.min(third));
        assertSame(half, third.max(half));
        assertSame(half, half.max(third));
        Ratio other = ratio("1/3");
        assertSame(third, third.min(other));
        assertSame(third, third.max(other));
    }

    @Test
    void predicates() {
        Ratio huge = Ratio.of(HUGE, BigInteger.ONE);
        assertEquals(
                List.of(-1, 0, 1),
                List.of(
                        ratio("-2/3").signum(),
                        Ratio.ZERO.signum(),
                        ratio("2/3").signum()));
        assertEquals(List.of(-1, 1), List.of(huge.negated().signum(), huge.signum()));
        assertTrue(Ratio.ZERO.isZero());
        assertFalse(ratio("1/9").isZero());
        assertFalse(huge.isZero());
        assertTrue(Ratio.of(7).isInteger());
        assertFalse(ratio("7/2").isInteger());
        assertTrue(huge.isInteger());
        assertFalse(Ratio.of(HUGE, BigInteger.TWO).isInteger());
    }

    @Test
    void compareToBeyondLong() {
        Ratio huge = Ratio.of(HUGE, BigInteger.ONE);
        Ratio tiny = Ratio.of(BigInteger.ONE, HUGE);
        assertTrue(huge.compareTo(Ratio.of(MAX)) > 0);
        assertTrue(Ratio.of(MAX).compareTo(huge) < 0);
        assertTrue(tiny.compareTo(Ratio.ZERO) > 0);
        assertTrue(tiny.compareTo(Ratio.of(1, MAX)) < 0);
        assertEquals(0, tiny.compareTo(Ratio.of(BigInteger.TWO, HUGE.shiftLeft(1))));
    }

    @Test
    void toDecimal() {
        assertEquals("0.67", ratio("2/3").toDecimal(2, RoundingMode.HALF_UP).toString());
        assertEquals("0.66", ratio("2/3").toDecimal(2, RoundingMode.DOWN).toString());
        assertEquals("1", ratio("2/3").toDecimal(0, RoundingMode.HALF_UP).toString());
        assertEquals("2.00", ratio("2").toDecimal(2, RoundingMode.UNNECESSARY).toString());
        assertThrows(ArithmeticException.class, () -> ratio("2/3").toDecimal(2, RoundingMode.UNNECESSARY));
        assertRefused("digits (-1) must not be negative", () -> Ratio.ONE.toDecimal(-1, RoundingMode.UP));
        assertNull("mode", () -> Ratio.ONE.toDecimal(1, null));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "3/4, 0.75",
        "2, 2",
        "100, 100",
        "-1/8, -0.125",
        "1/5, 0.2",
        "1/25, 0.04",
        "1/20, 0.05",
        "0, 0",
        "1/1024, 0.0009765625",
        "1999/2000, 0.9995"
    })
    void toDecimalExact(String ratio, String expected) {
        assertEquals(expected, ratio(ratio).toDecimalExact().toString());
    }

    @Test
    void toDecimalExactRefuses() {
        assertEquals(
                "ratio (433/434) must have a finite decimal form",
                assertThrows(ArithmeticException.class, () -> ratio("433/434").toDecimalExact())
                        .getMessage());
        assertThrows(ArithmeticException.class, () -> ratio("1/3").toDecimalExact());
    }

    @Test
    void equality() {
        assertEquals(ratio("0.50"), ratio("3/6"));
        assertEquals(ratio("0.50").hashCode(), ratio("3/6").hashCode());
        assertNotEquals(ratio("1/2"), ratio("1/3"));
        assertNotEquals(ratio("1/2"), ratio("3/2"));
        assertNotEquals(ratio("1/2"), new BigDecimal("0.5"));
        assertNotEquals(ratio("1/2").hashCode(), ratio("2").hashCode());
        Ratio huge = Ratio.of(HUGE, BigInteger.ONE);
        assertEquals(huge, Ratio.of(HUGE, BigInteger.ONE));
        assertEquals(huge.hashCode(), Ratio.of(HUGE, BigInteger.ONE).hashCode());
        assertNotEquals(huge, Ratio.of(HUGE, BigInteger.TWO));
        assertNotEquals(huge, huge.plus(Ratio.of(2)));
        assertNotEquals(huge.hashCode(), huge.plus(Ratio.of(2)).hashCode());
    }
}
