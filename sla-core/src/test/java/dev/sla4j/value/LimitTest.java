package dev.sla4j.value;

import static dev.sla4j.value.Refusal.assertNull;
import static dev.sla4j.value.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {

    private static Figure figure(String text) {
        return Figure.parse(text);
    }

    @Test
    void boundsAreMeasured() {
        assertEquals(new Bound(figure("5"), true), Bound.inclusive(figure("5")));
        assertEquals(new Bound(figure("5"), false), Bound.exclusive(figure("5")));
        assertRefused("figure (none) must be a share, a time or a number", () -> new Bound(Figure.none(), true));
        assertNull("figure", () -> new Bound(null, true));
    }

    @Test
    void factories() {
        Bound at = Bound.inclusive(figure("99.9%"));
        Bound beyond = Bound.exclusive(figure("99.9%"));
        assertEquals(Limit.of(at, null), Limit.atLeast("99.9%"));
        assertEquals(Limit.of(beyond, null), Limit.moreThan("99.9%"));
        assertEquals(Limit.of(null, at), Limit.atMost("99.9%"));
        assertEquals(Limit.of(null, beyond), Limit.below("99.9%"));
        assertEquals(Limit.of(Bound.inclusive(figure("95%")), at), Limit.within("95%", "99.9%"));
        assertEquals(Limit.atMost("PT30M"), Limit.atMost(Figure.time(Duration.ofMinutes(30))));
        assertNotEquals(Limit.atLeast("99.9%"), Limit.moreThan("99.9%"));
        assertNull("text", () -> Limit.atLeast((String) null));
        assertNull("figure", () -> Limit.atMost((Figure) null));
    }

    @Test
    void constructionRefuses() {
        assertRefused("limit (none) must have a lower or an upper bound", () -> Limit.of(null, null));
        assertRefused("lower (99%) must not be above upper (95%)", () -> Limit.within("99%", "95%"));
        assertRefused("figure (95%) must have the unit of PT5M", () -> Limit.within("95%", "PT5M"));
        Bound at = Bound.inclusive(figure("99%"));
        Bound beyond = Bound.exclusive(figure("99%"));
        String empty = "lower (99%) must be below upper unless both are inclusive";
        assertRefused(empty, () -> Limit.of(at, beyond));
        assertRefused(empty, () -> Limit.of(beyond, at));
        assertRefused(empty, () -> Limit.of(beyond, beyond));
        assertEquals(">= 99% and <= 99%", Limit.of(at, at).toString());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        at least            | >= 99.9%              | >= 99.9%           | ≥ 99.9 %
        at least, sign      | ≥ 99.9 %              | >= 99.9%           | ≥ 99.9 %
        at least, no spaces | >=99.90%              | >= 99.9%           | ≥ 99.9 %
        more than           | > PT1H                | > PT1H             | > 1 h
        at most             | <= 5                  | <= 5               | ≤ 5
        at most, sign       | ≤5                    | <= 5               | ≤ 5
        below               | < 99.9%               | < 99.9%            | < 99.9 %
        C49 half-open row   | >= 95% and < 99%      | >= 95% and < 99%   | ≥ 95 % and < 99 %
        either order        | < 99% and >= 95%      | >= 95% and < 99%   | ≥ 95 % and < 99 %
        C51 closed row      | >= 99.00% and <= 99.89% | >= 99% and <= 99.89% | ≥ 99 % and ≤ 99.89 %
        open row            | > PT4H and < P1D      | > PT4H and < PT24H | > 4 h and < 1 d
        C53 hundred         | >= 100%               | >= 100%            | ≥ 100 %
        score               | >= 4.5                | >= 4.5             | ≥ 4.5
        share, no decimals  | >= share 433/434      | >= share 433/434   | ≥ 433/434
        time, no decimals   | <= time 1340/3        | <= time 1340/3     | ≤ 1340/3 s
        number, no decimals | < number 1/3          | < number 1/3       | < 1/3
        many decimals       | >= 99.12345678901%    | >= 99.12345678901% | ≥ 99.12345678901 %
        """)
    void parse(String row, String text, String printed, String forPeople) {
        Limit limit = Limit.parse(text);
        assertEquals(printed, limit.toString());
        assertEquals(forPeople, limit.toText());
        assertEquals(limit, Limit.parse(printed));
        assertEquals(limit.hashCode(), Limit.parse(printed).hashCode());
    }

    @ParameterizedTest(name = "refused: \"{0}\"")
    @ValueSource(
            strings = {
                "",
                "99.9%",
                "= 5",
                ">=",
                "> ",
                "=> 5",
                " >= 5",
                ">= 1 and >= 2",
                "< 1 and <= 2",
                ">= 1 and",
                ">= 1 and ",
                ">= 1 and < 2 and < 3",
                "and",
                "! 5"
            })
    void parseRefuses(String text) {
        assertThrows(IllegalArgumentException.class, () -> Limit.parse(text));
    }

    @Test
    void parseRefusesWithTheText() {
        assertRefused("text (99.9%) must be a limit such as >= 99.9% or >= 95% and < 99%", () -> Limit.parse("99.9%"));
        assertRefused(
                "text (>= 1 and > 2) must be a limit such as >= 99.9% or >= 95% and < 99%",
                () -> Limit.parse(">= 1 and > 2"));
        assertRefused("share (101%) must be 0% to 100%", () -> Limit.parse("<= 101%"));
        assertRefused("figure (none) must be a share, a time or a number", () -> Limit.parse("<= none"));
        assertRefused("text (= 5) must be a figure such as 99.9%, PT30M, 5 or 200.9", () -> Limit.parse("> = 5"));
        assertNull("text", () -> Limit.parse(null));
    }

    @Test
    void unitAndSides() {
        assertEquals(Figure.Unit.SHARE, Limit.atLeast("99%").unit());
        assertEquals(Figure.Unit.TIME, Limit.atMost("PT1H").unit());
        assertEquals(Figure.Unit.NUMBER, Limit.within("1", "2.5").unit());
        assertTrue(Limit.atLeast("99%").isOneSided());
        assertTrue(Limit.below("99%").isOneSided());
        assertFalse(Limit.within("1", "2").isOneSided());
    }

    @ParameterizedTest(name = "{0}: {2} {1} is {3}, margin {4}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        at least, above              | >= 99.9%         | 99.95%          | true  | 1/2000
        at least, at                 | >= 99.9%         | 99.9%           | true  | 0
        at least, below              | >= 99.9%         | 99.85%          | false | -1/2000
        more than, above             | > 99.9%          | 99.95%          | true  | 1/2000
        more than, at                | > 99.9%          | 99.9%           | false | 0
        more than, below             | > 99.9%          | 99.85%          | false | -1/2000
        at most, below               | <= PT30M         | PT29M           | true  | 60
        at most, at                  | <= PT30M         | PT30M           | true  | 0
        at most, above               | <= PT30M         | PT30M0.5S       | false | -1/2
        below, below                 | < 5              | 4               | true  | 1
        below, at                    | < 5              | 5               | false | 0
        below, amount at count       | < 5              | 5.0             | false | 0
        below, above                 | < 5              | 5.5             | false | -1/2
        within, near the lower       | >= 95% and < 99% | 96%             | true  | 1/100
        within, near the upper       | >= 95% and < 99% | 98.5%           | true  | 1/200
        within, at the lower         | >= 95% and < 99% | 95%             | true  | 0
        within, at the open upper    | >= 95% and < 99% | 99%             | false | 0
        within, below                | >= 95% and < 99% | 90%             | false | -1/20
        within, above                | >= 95% and < 99% | 100%            | false | -1/100
        open both, at the lower      | > 95% and < 99%  | 95%             | false | 0
        closed both, at the upper    | >= 95% and <= 99% | 99%            | true  | 0
        one figure only, at          | >= 95% and <= 95% | 95%            | true  | 0
        one figure only, below       | >= 95% and <= 95% | 94%            | false | -1/100
        one figure only, above       | >= 95% and <= 95% | 96%            | false | -1/100
        A10 exactly 99.0, upper row  | > 99%            | share 128304/129600 | false | 0
        A10 exactly 99.0, lower row  | < 99%            | share 128304/129600 | false | 0
        A13 unrounded, no row        | >= 99.90%        | 99.895%         | false | -1/20000
        A13 unrounded, closed row    | >= 99.00% and <= 99.89% | 99.895%  | false | -1/20000
        C53 hundred, all             | >= 100%          | 100%            | true  | 0
        C53 hundred, one in 10^9     | >= 100%          | share 999999999/1000000000 | false | -1/1000000000
        D20 burn rate                | <= 14.4          | 14.44           | false | -1/25
        D3 1340 s of 31 days         | >= 99.95%        | share 2677060/2678400 | false | -1/3348000
        """)
    void accepts(String row, String limit, String figure, boolean accepted, String margin) {
        assertEquals(accepted, Limit.parse(limit).accepts(figure(figure)));
        assertEquals(Ratio.parse(margin), Limit.parse(limit).margin(figure(figure)));
    }

    /** One bound used for both ends is one accepted figure. */
    @Test
    void marginOfOneSharedBound() {
        Bound bound = Bound.inclusive(figure("95%"));
        assertEquals(Ratio.of(-1, 100), Limit.of(bound, bound).margin(figure("96%")));
        assertEquals(Ratio.of(-1, 100), Limit.of(bound, bound).margin(figure("94%")));
    }

    /** A15, C60: 99.8951 % misses 99.90 % – unless the agreement states that it is rounded to two decimals first. */
    @Test
    void roundedBeforeComparison() {
        Limit limit = Limit.atLeast("99.90%");
        Figure figure = figure("99.8951%");
        assertFalse(limit.accepts(figure));
        assertTrue(limit.accepts(figure.rounded(Rounding.halfUp(2))));
        assertFalse(limit.accepts(figure.rounded(Rounding.down(2))));
    }

    /** A13, C51: with closed two-decimal rows the rounding decides between no credit, the 5 % row and no row at all. */
    @Test
    void closedRowsNeedARounding() {
        Figure figure = figure("99.895%");
        Limit promised = Limit.atLeast("99.90%");
        Limit row = Limit.within("99.00%", "99.89%");
        assertEquals(List.of(false, false), List.of(promised.accepts(figure), row.accepts(figure)));
        Figure halfUp = figure.rounded(Rounding.halfUp(2));
        assertEquals(List.of(true, false), List.of(promised.accepts(halfUp), row.accepts(halfUp)));
        Figure cut = figure.rounded(Rounding.down(2));
        assertEquals(List.of(false, true), List.of(promised.accepts(cut), row.accepts(cut)));
    }

    /** C49: half-open rows leave no gap and no overlap. */
    @ParameterizedTest(name = "{0}% lies in exactly one row")
    @ValueSource(strings = {"0", "94.9999", "95", "98.9999", "99", "99.8999999", "99.9", "100"})
    void halfOpenRowsTile(String number) {
        List<Limit> rows = List.of(
                Limit.atLeast("99.9%"),
                Limit.parse(">= 99% and < 99.9%"),
                Limit.parse(">= 95% and < 99%"),
                Limit.below("95%"));
        assertEquals(
                1,
                rows.stream().filter(row -> row.accepts(figure(number + "%"))).count());
    }

    @Test
    void refusesOtherUnitsAndNothing() {
        assertRefused(
                "figure (PT5M) must have the unit of 99.9%",
                () -> Limit.atLeast("99.9%").accepts(figure("PT5M")));
        assertRefused(
                "figure (PT5M) must have the unit of 5", () -> Limit.atMost("5").accepts(figure("PT5M")));
        assertRefused(
                "figure (none) must be measured to be compared with 99.9%",
                () -> Limit.atLeast("99.9%").accepts(Figure.none()));
        assertRefused(
                "figure (PT5M) must have the unit of 99.9%",
                () -> Limit.atLeast("99.9%").margin(figure("PT5M")));
        assertRefused(
                "figure (none) must be measured to be compared with 5",
                () -> Limit.atMost("5").margin(Figure.none()));
        assertNull("figure", () -> Limit.atMost("5").accepts(null));
        assertNull("figure", () -> Limit.atMost("5").margin(null));
    }
}
