package dev.sla4j.penalty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.Refused;
import dev.sla4j.target.UnitsOfSize;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Money;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is paid, and by which units of a value: how it is written, what is refused, what it is made of (S20 to S23, S29). */
class AmountTest {
    private static final Amount TEN = Amount.share("10%");
    private static final Amount REPORT = Amount.consequence("root-cause report");
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final Money FIVE = Money.of("5.00", "GBP");

    @Test
    void text() {
        assertEquals("PT24H of service", Amount.serviceTime(Duration.ofDays(1)).toString());
        assertEquals(
                "the value of PT24H of service",
                Amount.serviceTime(Duration.ofDays(1)).paidInMoney().toString());
        assertEquals("1 point", Amount.points("1.0").toString());
        assertEquals("0 points", Amount.points("0.00").toString());
        assertEquals("2.5 points", Amount.points("2.50").toString());
        assertEquals("root-cause report", REPORT.toString());
        assertEquals(
                "1 point and root-cause report",
                Amount.all(Amount.points("1"), REPORT).toString());
        assertEquals(
                "1 point, from 2026-04-01 2 points, from 2026-05-01 root-cause report",
                Amount.points("1")
                        .from(APRIL, Amount.points("2"))
                        .from(APRIL.plusMonths(1), REPORT)
                        .toString());
    }

    /** The amount of a day is the last that is valid from it or an earlier one. */
    @Test
    void byDate() {
        Amount dated = TEN.from(APRIL, REPORT).from(APRIL.plusMonths(1), Amount.all(TEN, REPORT));
        assertEquals(TEN, dated.on(APRIL.minusDays(1)));
        assertEquals(REPORT, dated.on(APRIL));
        assertEquals(REPORT, dated.on(APRIL.plusDays(29)));
        assertEquals(Amount.all(TEN, REPORT), dated.on(APRIL.plusDays(30)));
        assertEquals(List.of(TEN, REPORT, TEN, REPORT), dated.parts());
        assertEquals(TEN, TEN.on(APRIL));
    }

    @Test
    void refusals() {
        Refused.value("points (-1) must not be negative", () -> Amount.points("-1"));
        Refused.value("name must not be blank", () -> Amount.consequence(" "));
        Refused.value("time (PT0S) must be above zero", () -> Amount.serviceTime(Duration.ZERO));
        Refused.value("parts ([]) must be simple amounts, at least one", Amount::all);
        Amount both = Amount.all(TEN, REPORT);
        Refused.value(
                "parts ([" + both + ", " + TEN + "]) must be simple amounts, at least one",
                () -> Amount.all(both, TEN));
        Amount dated = TEN.from(APRIL, REPORT);
        Refused.value(
                "parts ([" + TEN + ", " + dated + "]) must be simple amounts, at least one",
                () -> Amount.all(TEN, dated));
        String rule = " must be two at least and not depend on further dates";
        Refused.value("amounts (" + TEN + ", {})" + rule, () -> new Amount.Dated(TEN, new TreeMap<>()));
        Refused.value(
                "amounts (" + TEN + ", {2026-05-01=" + dated + "})" + rule, () -> TEN.from(APRIL.plusMonths(1), dated));
    }

    @Test
    void bands() {
        Bands.Band five = new Bands.Band(Figure.parse("5"), TEN);
        Bands.Band beyond = new Bands.Band(null, REPORT);
        Figure one = Figure.parse("1");
        Bands fine = new Bands(one, UnitsOfSize.PROPORTIONAL, List.of(five, beyond));
        assertEquals(List.of(TEN, REPORT), fine.amounts());
        Refused.value("each (0) must be above zero", () -> Bands.per("0").beyond(TEN));
        Refused.value("each (0) must be above zero", () -> PerUnit.of("0", TEN));
        refusedBands("must end with one without an upper bound", List.of());
        refusedBands("must end with one without an upper bound", List.of(beyond, five));
        String rule = "must have ascending upper bounds of the unit of " + one;
        refusedBands(rule, List.of(new Bands.Band(Figure.parse("0"), TEN), beyond));
        refusedBands(rule, List.of(new Bands.Band(Figure.parse("PT5H"), TEN), beyond));
        refusedBands(rule, List.of(five, five, beyond));
        refusedBands(rule, List.of(five, new Bands.Band(Figure.parse("4"), TEN), beyond));
        refusedBands(rule, List.of(beyond, beyond));
    }

    private static void refusedBands(String rule, List<Bands.Band> bands) {
        Refused.value(
                "bands (" + bands + ") " + rule, () -> new Bands(Figure.parse("1"), UnitsOfSize.PROPORTIONAL, bands));
    }

    /** What another base is a part of, or the price of. */
    @Test
    void theBaseWithin() {
        assertEquals(Base.allFees(), Base.shareOf("0%", Base.allFees()).inner());
        assertEquals(Base.fee("kit"), Base.eachSubject(Base.fee("kit")).inner());
        assertEquals(Base.fee("kit"), Base.previousPeriod(Base.fee("kit")).inner());
        assertEquals(Base.onlyFee(), Base.priceOf(Duration.ofHours(10)).inner());
        assertEquals(new Base.Driven(Money.of("0.00", "GBP")), Base.priceOfEach(Money.of("0.00", "GBP")));
        assertEquals(
                "0", ((Base.Units) Base.units("0", "ampere", FIVE)).quantity().toString());
    }
}
