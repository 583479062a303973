package dev.sla4j.value;

import static dev.sla4j.value.Refusal.assertNull;
import static dev.sla4j.value.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundingTest {

    @ParameterizedTest(name = "{0}: {1} to {2} {3} = {4}")
    @CsvSource(delimiter = '|', textBlock = """
        A15 half up               | 99.8951   | 0.01 | HALF_UP   | 99.90
        A13 half up               | 99.895    | 0.01 | HALF_UP   | 99.90
        A13 cut                   | 99.895    | 0.01 | DOWN      | 99.89
        D20 one decimal           | 14.44     | 0.1  | HALF_UP   | 14.4
        C60 whole seconds         | 1339.5    | 1    | HALF_UP   | 1340
        C60 whole seconds, cut    | 1339.999  | 1    | DOWN      | 1339
        C79 next ten cents        | 12.31     | 0.10 | CEILING   | 12.4
        C79 on the step           | 12.30     | 0.10 | CEILING   | 12.3
        C79 steps of five cents   | 12.325    | 0.05 | HALF_UP   | 12.35
        steps of five             | 12.4      | 5    | HALF_UP   | 10
        steps of a hundred        | 151       | 100  | HALF_UP   | 200
        negative half up          | -0.125    | 0.01 | HALF_UP   | -0.13
        negative down             | -0.125    | 0.01 | DOWN      | -0.12
        negative floor            | -0.121    | 0.01 | FLOOR     | -0.13
        half even                 | 0.125     | 0.01 | HALF_EVEN | 0.12
        third                     | 1/3       | 0.01 | HALF_UP   | 0.33
        two thirds                | 2/3       | 0.01 | HALF_UP   | 0.67
        exact                     | 0.25      | 0.25 | UP        | 0.25
        """)
    void apply(String row, String value, String step, RoundingMode mode, String expected) {
        assertEquals(new BigDecimal(expected), Rounding.toStep(step, mode).apply(Ratio.parse(value)));
    }

    @Test
    void applyDecimal() {
        assertEquals(new BigDecimal("99.90"), Rounding.halfUp(2).apply(new BigDecimal("99.8951")));
        assertEquals(new BigDecimal("99.89"), Rounding.down(2).apply(new BigDecimal("99.8951")));
        assertEquals(new BigDecimal("1000"), Rounding.halfUp(0).apply(new BigDecimal("1E+3")));
        assertNull("value", () -> Rounding.halfUp(2).apply((BigDecimal) null));
        assertNull("value", () -> Rounding.halfUp(2).apply((Ratio) null));
    }

    @Test
    void aRoundingSaysHow() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> Rounding.of(2, RoundingMode.UNNECESSARY));
        assertEquals("mode (UNNECESSARY) must say how to round", refused.getMessage());
    }

    @Test
    void factories() {
        assertEquals(new Rounding(new BigDecimal("0.01"), RoundingMode.HALF_UP), Rounding.halfUp(2));
        assertEquals(new Rounding(new BigDecimal("0.001"), RoundingMode.DOWN), Rounding.down(3));
        assertEquals(new Rounding(BigDecimal.ONE, RoundingMode.CEILING), Rounding.of(0, RoundingMode.CEILING));
        assertEquals(1000, Rounding.halfUp(1000).step().scale());
        assertRefused("digits (-1) must be 0 to 1000", () -> Rounding.halfUp(-1));
        assertRefused("digits (1001) must be 0 to 1000", () -> Rounding.down(1001));
        assertNull("mode", () -> Rounding.of(2, null));
    }

    @Test
    void toStepRefuses() {
        assertRefused("step (0.1O) must be a decimal such as 0.10", () -> Rounding.toStep("0.1O", RoundingMode.UP));
        assertRefused("step (1e-2) must be a decimal such as 0.10", () -> Rounding.toStep("1e-2", RoundingMode.UP));
        assertRefused("step (0.00) must be positive", () -> Rounding.toStep("0.00", RoundingMode.UP));
        assertRefused("step (-1) must be positive", () -> Rounding.toStep("-1", RoundingMode.UP));
        assertRefused(
                "step (1E+1000) must have at most 1000 digits before and after the point",
                () -> new Rounding(new BigDecimal("1E+1000"), RoundingMode.UP));
        assertNull("step", () -> Rounding.toStep(null, RoundingMode.UP));
        assertNull("step", () -> new Rounding(null, RoundingMode.UP));
        assertNull("mode", () -> new Rounding(BigDecimal.ONE, null));
    }

    @Test
    void equalityIsNumeric() {
        assertEquals(Rounding.toStep("0.10", RoundingMode.UP), Rounding.of(1, RoundingMode.UP));
        assertEquals(
                Rounding.toStep("0.10", RoundingMode.UP).hashCode(),
                Rounding.of(1, RoundingMode.UP).hashCode());
        assertEquals(Rounding.toStep("10", RoundingMode.UP), new Rounding(new BigDecimal("1E+1"), RoundingMode.UP));
        assertNotEquals(Rounding.halfUp(2), Rounding.down(2));
        assertEquals("0.01 HALF_UP", Rounding.halfUp(2).toString());
        assertEquals("10 UP", Rounding.toStep("10", RoundingMode.UP).toString());
    }
}
