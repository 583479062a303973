package dev.sla4j.penalty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.Refused;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import dev.sla4j.value.Rounding;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Penalties as they are written down, and what they refuse, one assertion for each check. */
class PenaltyTest {
    private static final Money TEN = Money.of("10", "EUR");
    private static final Money DEBT = Money.of("-1", "EUR");
    private static final Cap HALF = new Cap(Amount.share("50%"), Base.onlyFee());

    @Test
    void amounts() {
        Refused.value("percent (-1%) must not be negative", () -> Amount.share("-1%"));
        Refused.ofNull("percent", () -> new Amount.Share(null));
        Refused.value("sum (EUR -1.00) must not be negative", () -> Amount.sum(DEBT));
        assertEquals("10%", Amount.share("10%").toString());
        assertEquals("EUR 10.00", Amount.sum(TEN).toString());
        assertEquals(Amount.nothing(), Amount.share("0%"));
        assertEquals(new Amount.Sum(Money.of("0", "EUR")), Amount.sum(Money.of("0", "EUR")));
    }

    @Test
    void bases() {
        Refused.value("name must not be blank", () -> Base.fee(" "));
        Refused.value("sum (EUR -1.00) must not be negative", () -> Base.sum(DEBT));
        Refused.ofNull("price", () -> Base.lostTime(null));
        Refused.value(
                "price must not be the price of lost time itself", () -> Base.lostTime(Base.lostTime(Base.onlyFee())));
        assertEquals(new Base.FixedSum(Money.of("0", "EUR")), Base.sum(Money.of("0", "EUR")));
    }

    @Test
    void caps() {
        Refused.ofNull("amount", () -> new Cap(null, Base.onlyFee()));
        Refused.ofNull("base", () -> new Cap(Amount.share("50%"), null));
        Refused.value(
                "base of a cap must not be the price of what drives the penalty",
                () -> new Cap(Amount.share("50%"), Base.lostTime(Base.onlyFee())));
    }

    @Test
    void tables() {
        Row share = new Row(Limit.below("99%"), Amount.share("10%"));
        Row time = new Row(Limit.moreThan("PT5M"), Amount.share("10%"));
        Refused.ofNull("range", () -> new Row(null, Amount.nothing()));
        Refused.ofNull("amount", () -> new Row(Limit.below("99%"), null));
        Refused.value("rows must not be empty", () -> Penalty.tiered().toPenalty());
        Refused.value("rows must have one unit: < 99% and > PT5M", () -> new Table(List.of(share, time), null));
        assertTrue(share.isCascade());
        assertFalse(new Row(Limit.within("95%", "99%"), Amount.nothing()).isCascade());
        assertEquals(Figure.Unit.TIME, new Table(List.of(time), null).unit());
    }

    @Test
    void penalties() {
        Flat flat = new Flat(Amount.share("10%"));
        Refused.ofNull("amount", () -> new Flat(null));
        Refused.ofNull("driver", () -> Penalty.of(null, flat));
        Refused.ofNull("formula", () -> Penalty.of(Driver.FIGURE, null));
        Refused.ofNull("base", () -> Penalty.flat("10%").of(null));
        Refused.ofNull("cap", () -> Penalty.flat("10%").capped((Cap) null));
        Refused.ofNull("cap", () -> Penalty.ofLostTime("10%").cappedPerOutage(null));
        Refused.value(
                "cap for each needs a driver of outages, days or items, such as EACH_OUTAGE, not FIGURE",
                () -> Penalty.flat("10%").cappedPerOutage(HALF));
        Refused.value(
                "cap for each needs a driver of outages, days or items, such as EACH_OUTAGE, not DOWNTIME",
                () -> Penalty.tieredByDowntime()
                        .moreThan("PT5M", "10%")
                        .toPenalty()
                        .cappedPerOutage(HALF));
        Refused.value(
                "rows (< 99%) must be durations for the driver DOWNTIME",
                () -> Penalty.tieredByDowntime().below("99%", "10%").toPenalty());
        Refused.value(
                "rows (< 99%) must be durations for the driver EACH_OUTAGE",
                () -> Penalty.tieredByOutage().below("99%", "10%").toPenalty());
        Refused.ofNull("rounding", () -> Penalty.tiered().rounded(null));
        Refused.ofNull("driver", () -> new Penalty.Tiers(null, List.of(), null));
    }

    /** Each clause is one of the parts. */
    @Test
    void clauses() {
        assertEquals(
                new Penalty(
                        Driver.FIGURE,
                        new Table(
                                List.of(
                                        new Row(Limit.below("99.9%"), Amount.share("10%")),
                                        new Row(Limit.atMost("99%"), Amount.share("25%"))),
                                Rounding.halfUp(2)),
                        Base.onlyFee(),
                        null,
                        HALF),
                Penalty.tiered()
                        .below("99.9%", "10%")
                        .atMost("99%", "25%")
                        .rounded(Rounding.halfUp(2))
                        .capped("50%"));
        assertEquals(
                new Penalty(
                        Driver.EACH_OUTAGE,
                        new Table(
                                List.of(
                                        new Row(Limit.moreThan("PT5M"), Amount.share("5%")),
                                        new Row(Limit.atLeast("PT4H"), Amount.share("10%"))),
                                null),
                        Base.fee("port"),
                        HALF,
                        null),
                Penalty.tieredByOutage()
                        .moreThan("PT5M", "5%")
                        .atLeast("PT4H", "10%")
                        .of(Base.fee("port"))
                        .cappedPerOutage(HALF));
        assertEquals(
                new Penalty(Driver.FIGURE, new Flat(Amount.sum(TEN)), Base.onlyFee(), null, null), Penalty.flat(TEN));
        assertEquals(
                new Penalty(
                        Driver.EACH_OUTAGE, new Flat(Amount.share("5000%")), Base.lostTime(Base.onlyFee()), null, null),
                Penalty.ofLostTime("5000%"));
        assertEquals(
                Driver.DOWNTIME,
                Penalty.tieredByDowntime().atLeast("PT5M", "5%").toPenalty().driver());
    }

    @Test
    void drivers() {
        assertSame(Figure.Unit.SHARE, Driver.FIGURE.unit(Figure.Unit.SHARE));
        assertSame(Figure.Unit.TIME, Driver.DOWNTIME.unit(Figure.Unit.SHARE));
        assertSame(Figure.Unit.TIME, Driver.EACH_OUTAGE.unit(Figure.Unit.NUMBER));
    }

    /** A trailing time that no calendar reaches has no fees. */
    @ParameterizedTest
    @ValueSource(strings = {"P101Y", "P1201M", "P36526D", "P99Y400D", "P2147483647Y", "P2147483647D"})
    void aTrailingTimeIsAtMostACentury(String length) {
        Refused.value(
                "length (" + Period.parse(length) + ") must be at most 100 years",
                () -> Base.trailing(Period.parse(length), Base.allFees()));
        assertEquals("P100Y", ((Base.During) Base.trailing(Period.ofYears(100), Base.allFees())).length() + "");
    }
}
