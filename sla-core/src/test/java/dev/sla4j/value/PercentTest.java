package dev.sla4j.value;

import static dev.sla4j.value.Refusal.assertNull;
import static dev.sla4j.value.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        usual                   | 99.9%     | 99.9%   | 999/1000
        two decimals            | 99.95%    | 99.95%  | 1999/2000
        space before the sign   | 99.9 %    | 99.9%   | 999/1000
        spaces before the sign  | 99.9   %  | 99.9%   | 999/1000
        trailing zeros          | 99.900%   | 99.9%   | 999/1000
        leading zeros           | 009%      | 9%      | 9/100
        hundred, C53            | 100%      | 100%    | 1
        hundred with decimals   | 100.00%   | 100%    | 1
        zero                    | 0%        | 0%      | 0
        above hundred           | 250%      | 250%    | 5/2
        negative                | -5%       | -5%     | -1/20
        plus sign               | +5%       | 5%      | 1/20
        many nines              | 99.99999% | 99.99999% | 9999999/10000000
        """)
    void parse(String row, String text, String printed, String ratio) {
        Percent percent = Percent.parse(text);
        assertEquals(printed, percent.toString());
        assertEquals(Ratio.parse(ratio), percent.toRatio());
        assertEquals(percent, Percent.parse(printed));
    }

    @ParameterizedTest(name = "refused: \"{0}\"")
    @ValueSource(
            strings = {
                "",
                "%",
                "99,9%",
                "99.%",
                ".9%",
                "9e1%",
                "1e999999999%",
                "99.9%%",
                "99.9 %\u0020",
                " 9%",
                "٩%",
                "1 000%",
                "99.9‰"
            })
    void parseRefuses(String text) {
        assertRefused(
                "text (" + text + ") must be decimal digits and a percent sign, such as 99.9%",
                () -> Percent.parse(text));
    }

    @Test
    void parseRefusesNumberWithoutSign() {
        assertRefused(
                "text (99.9) must be decimal digits and a percent sign, such as 99.9%\nMaybe \"99.9%\" was meant",
                () -> Percent.parse("99.9"));
        assertNull("text", () -> Percent.parse(null));
    }

    @Test
    void parseLengthLimit() {
        assertEquals(Percent.of(BigDecimal.ZERO), Percent.parse("0".repeat(999) + "%"));
        assertRefused(
                "text (" + "0".repeat(117) + "...) must be decimal digits and a percent sign, such as 99.9%",
                () -> Percent.parse("0".repeat(1000) + "%"));
    }

    @Test
    void of() {
        assertEquals("1000%", Percent.of(new BigDecimal("1E+3")).toString());
        assertEquals("99.9%", Percent.of(new BigDecimal("99.90")).toString());
        assertEquals("0%", Percent.of(new BigDecimal("0.000")).toString());
        assertRefused(
                "number (1E+999999999) must have at most 1000 digits before and after the point",
                () -> Percent.of(new BigDecimal("1E+999999999")));
        assertNull("number", () -> Percent.of(null));
    }

    @Test
    void toDecimal() {
        assertEquals(new BigDecimal("99.9"), Percent.parse("99.90%").toDecimal());
        assertEquals(new BigDecimal("100"), Percent.parse("100.0%").toDecimal());
    }

    @Test
    void compareTo() {
        assertTrue(Percent.parse("99.9%").compareTo(Percent.parse("99.89%")) > 0);
        assertTrue(Percent.parse("9%").compareTo(Percent.parse("10%")) < 0);
        assertEquals(0, Percent.parse("10.0%").compareTo(Percent.parse("10%")));
        assertNull("other", () -> Percent.parse("1%").compareTo(null));
    }

    @Test
    void equality() {
        assertEquals(Percent.parse("99.9%"), Percent.parse("99.90 %"));
        assertEquals(Percent.parse("99.9%").hashCode(), Percent.parse("99.90 %").hashCode());
        assertNotEquals(Percent.parse("99.9%"), Percent.parse("99.99%"));
        assertNotEquals(
                Percent.parse("99.9%").hashCode(), Percent.parse("99.99%").hashCode());
        assertNotEquals(Percent.parse("99.9%"), "99.9%");
    }
}
