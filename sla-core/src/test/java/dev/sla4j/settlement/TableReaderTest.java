package dev.sla4j.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.penalty.Row;
import dev.sla4j.penalty.Table;
import dev.sla4j.settlement.TableReader.Reading;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Rounding;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Looking up credit tables (S20): cascades, ranges, gaps, overlaps. The readings are written by what they pay. */
class TableReaderTest {
    private static final Amount TEN = Amount.share("10%");

    private static List<String> read(Table table, String value) {
        return amounts(new TableReader(table).read(Figure.parse(value)));
    }

    private static List<String> amounts(List<Reading> readings) {
        return readings.stream()
                .map(reading -> reading.row() == null
                        ? "none"
                        : Objects.requireNonNull(reading.row()).amount().toString())
                .toList();
    }

    private static Table table(Penalty.Tiers tiers) {
        return (Table) tiers.toPenalty().formula();
    }

    private static Table rows(String... rangesAndShares) {
        List<Row> rows = Stream.of(rangesAndShares)
                .map(text -> text.split(" → "))
                .map(parts -> new Row(Limit.parse(parts[0]), Amount.share(parts[1])))
                .toList();
        return new Table(rows, null);
    }

    /** P09: only upper bounds, the deepest passed applies; the order in which the rows stand does not matter. */
    @ParameterizedTest
    @CsvSource({
        "100%, none",
        "99.9%, none",
        "99.89999%, 10%",
        "99%, 10%",
        "98.99999%, 25%",
        "95%, 25%",
        "94.9%, 100%",
        "0%, 100%"
    })
    void cascadeDownwards(String value, String paid) {
        assertEquals(
                List.of(paid),
                read(
                        table(Penalty.tiered()
                                .below("99.9%", "10%")
                                .below("99%", "25%")
                                .below("95%", "100%")),
                        value));
        assertEquals(
                List.of(paid),
                read(
                        table(Penalty.tiered()
                                .below("95%", "100%")
                                .below("99%", "25%")
                                .below("99.9%", "10%")),
                        value));
    }

    /** P37 as a cascade: the more down time the deeper. */
    @ParameterizedTest
    @CsvSource({"PT4M59S, none", "PT5M, 10%", "PT29M59S, 10%", "PT30M, 20%", "PT10H, 20%"})
    void cascadeUpwards(String value, String paid) {
        assertEquals(
                List.of(paid),
                read(table(Penalty.tieredByDowntime().atLeast("PT30M", "20%").atLeast("PT5M", "10%")), value));
        assertEquals(
                List.of(paid),
                read(table(Penalty.tieredByDowntime().atLeast("PT5M", "10%").atLeast("PT30M", "20%")), value));
    }

    /** At one bound, below is deeper than at most, and more than is deeper than at least. */
    @Test
    void equalBounds() {
        assertEquals(
                List.of("20%"), read(table(Penalty.tiered().atMost("99%", "10%").below("99%", "20%")), "98%"));
        assertEquals(
                List.of("20%"), read(table(Penalty.tiered().below("99%", "20%").atMost("99%", "10%")), "98%"));
        assertEquals(
                List.of("10%"), read(table(Penalty.tiered().below("99%", "20%").atMost("99%", "10%")), "99%"));
        Penalty.Tiers time = Penalty.tieredByDowntime();
        assertEquals(List.of("20%"), read(table(time.atLeast("PT1H", "10%").moreThan("PT1H", "20%")), "PT2H"));
        assertEquals(List.of("20%"), read(table(time.moreThan("PT1H", "20%").atLeast("PT1H", "10%")), "PT2H"));
        assertEquals(List.of("10%"), read(table(time.moreThan("PT1H", "20%").atLeast("PT1H", "10%")), "PT1H"));
    }

    /**
     * S20: one cascade in each direction. Between them neither is passed, which is no gap; where both are passed there are two readings, whichever
     * row stands first.
     */
    @ParameterizedTest
    @CsvSource({"94%, 25%", "95%, none", "97%, none", "99%, none", "99.1%, 10%", "99.6%, 20%"})
    void cascadesInBothDirections(String value, String paid) {
        assertEquals(List.of(paid), read(rows("< 95% → 25%", "> 99% → 10%", "> 99.5% → 20%"), value));
        assertEquals(List.of(paid), read(rows("> 99.5% → 20%", "> 99% → 10%", "< 95% → 25%"), value));
    }

    @ParameterizedTest
    @CsvSource({"94%, 10%", "95%, 10%", "97%, 10% 20%", "99%, 20%", "99.5%, 20%"})
    void cascadesThatOverlap(String value, String paid) {
        for (Table table : List.of(rows("< 99% → 10%", "> 95% → 20%"), rows("> 95% → 20%", "< 99% → 10%"))) {
            assertEquals(List.of(paid.split(" ")), read(table, value));
        }
    }

    /** Beyond the last range beside a row with one bound: which side is worse is told by what the rows pay, wherever they are open. */
    @Test
    void whichSideIsWorseBesideACascade() {
        assertEquals(List.of("none"), read(rows("< 95% → 50%", ">= 95% and < 99% → 10%"), "99.5%"));
        assertEquals(List.of("none", "50%"), read(rows("< 95% → 10%", ">= 95% and < 99% → 50%"), "99.5%"));
        assertEquals(List.of("none"), read(rows("> PT4H → 50%", ">= PT1H and <= PT4H → 10%"), "PT30M"));
        assertEquals(List.of("none", "50%"), read(rows("> PT4H → 10%", ">= PT1H and <= PT4H → 50%"), "PT30M"));
    }

    /** P01, P28: half-open ranges that meet, with an open last row. */
    @ParameterizedTest
    @CsvSource({"99.9%, none", "99.8999%, 10%", "99%, 10%", "98.9999%, 25%", "95%, 25%", "94.9999%, 100%"})
    void ranges(String value, String paid) {
        Table table = rows(">= 99% and < 99.9% → 10%", ">= 95% and < 99% → 25%", "< 95% → 100%");
        assertEquals(List.of(paid), read(table, value));
    }

    /** A12 (P38): in a hole the rows on both sides are readings, the one for lower values first. */
    @ParameterizedTest
    @CsvSource({
        "97.9%, 10%, ''",
        "97.89%, 20%, 10%",
        "97.5%, 20%, 10%",
        "96.890001%, 20%, 10%",
        "96.89%, 20%, ''",
        "95.89%, 20%, ''",
    })
    void gap(String value, String one, String other) {
        Table table = rows(">= 97.9% and <= 99.69% → 10%", ">= 95.89% and <= 96.89% → 20%");
        assertEquals(other.isEmpty() ? List.of(one) : List.of(one, other), read(table, value));
    }

    /** A hole between a range and a cascade (P38: < 93.9, and ranges from 93.98 on). */
    @Test
    void gapBesideACascade() {
        Table table = rows(">= 93.98% and <= 95.98% → 30%", "< 93.9% → 40%");
        assertEquals(List.of("40%", "30%"), read(table, "93.9%"));
        assertEquals(List.of("40%", "30%"), read(table, "93.97%"));
        assertEquals(List.of("40%"), read(table, "93.89%"));
    }

    /** The nearest rows are meant, however the table is ordered. */
    @Test
    void gapBetweenManyRows() {
        Table table = rows(
                ">= 90% and <= 91% → 40%",
                ">= 98% and <= 99% → 10%", ">= 92% and <= 93% → 30%", ">= 94% and <= 95% → 20%");
        assertEquals(List.of("30%", "20%"), read(table, "93.5%"));
        assertEquals(List.of("20%", "10%"), read(table, "97%"));
        Table reversed = rows(
                ">= 94% and <= 95% → 20%",
                ">= 92% and <= 93% → 30%", ">= 98% and <= 99% → 10%", ">= 90% and <= 91% → 40%");
        assertEquals(List.of("30%", "20%"), read(reversed, "93.5%"));
    }

    /** Beyond the last range: worse than every row is the last row or nothing; better than every row is nothing. */
    @Test
    void beyondTheRanges() {
        Table shares = rows(">= 98% and <= 99% → 10%", ">= 95% and <= 97.99% → 20%");
        assertEquals(List.of("none", "20%"), read(shares, "94%"));
        assertEquals(List.of("none"), read(shares, "99.5%"));
        Table times = rows(">= PT5M and <= PT30M → 10%", ">= PT31M and <= PT60M → 20%");
        assertEquals(List.of("none"), read(times, "PT4M"));
        assertEquals(List.of("none", "20%"), read(times, "PT2H"));
        // One range only: what it pays does not say which side is worse; of a share the lower one is.
        assertEquals(List.of("none", "10%"), read(rows(">= 98% and <= 99% → 10%"), "97%"));
        assertEquals(List.of("none"), read(rows(">= 98% and <= 99% → 10%"), "99.5%"));
        assertEquals(List.of("none"), read(rows(">= PT5M and <= PT30M → 10%"), "PT4M"));
        assertEquals(List.of("none", "10%"), read(rows(">= PT5M and <= PT30M → 10%"), "PT31M"));
        // A first row that pays nothing says it too.
        assertEquals(List.of("none", "10%"), read(rows(">= 99% and <= 100% → 0%", ">= 97% and < 99% → 10%"), "96%"));
        // Sums say it as shares do.
        Table sums = new Table(
                List.of(
                        new Row(Limit.within("1", "3"), Amount.sum(dev.sla4j.value.Money.of("5", "EUR"))),
                        new Row(Limit.within("4", "6"), Amount.sum(dev.sla4j.value.Money.of("9", "EUR")))),
                null);
        assertEquals(List.of("none", "EUR 9.00"), read(sums, "7"));
        assertEquals(List.of("none"), read(sums, "0"));
    }

    /** A30 (P36), P58: closed ranges that share an edge. */
    @Test
    void overlap() {
        Table table = rows(">= PT5M and <= PT4H → 5%", ">= PT4H and <= PT8H → 10%", ">= PT24H → 50%");
        assertEquals(List.of("5%", "10%"), read(table, "PT4H"));
        assertEquals(List.of("5%"), read(table, "PT3H59M59S"));
        assertEquals(List.of("10%"), read(table, "PT8H"));
        // Between 8 h and 24 h is a hole, from 24 h on the cascade.
        assertEquals(List.of("10%", "50%"), read(table, "PT9H"));
        assertEquals(List.of("50%"), read(table, "PT25H"));
        // A range that lies over a row of the cascade.
        assertEquals(List.of("10%", "25%"), read(rows(">= 98% and <= 99.9% → 10%", "< 99% → 25%"), "98.5%"));
    }

    /** A13 (P72): rounded before the look-up; both values are kept. */
    @Test
    void rounded() {
        List<Row> rows = List.of(
                new Row(Limit.within("99.90%", "100%"), Amount.nothing()), new Row(Limit.within("98%", "99.89%"), TEN));
        Table halfUp = new Table(rows, Rounding.halfUp(2));
        assertEquals(List.of("0%"), read(halfUp, "99.895%"));
        assertEquals(List.of("10%"), read(new Table(rows, Rounding.of(2, RoundingMode.HALF_DOWN)), "99.895%"));
        assertEquals(List.of("10%", "0%"), read(new Table(rows, null), "99.895%"));
        Reading reading = new TableReader(halfUp).read(Figure.parse("99.895%")).get(0);
        assertEquals(Figure.parse("99.895%"), reading.value());
        assertEquals(Figure.parse("99.90%"), reading.compared());
    }

    /** All readings between two values: those of the ends, of every bound between, and of what lies between those. */
    @Test
    void between() {
        Table table =
                table(Penalty.tiered().below("99.9%", "10%").below("99%", "25%").below("95%", "100%"));
        TableReader reader = new TableReader(table);
        Figure low = Figure.parse("98%");
        Figure high = Figure.parse("100%");
        // The ends 98 and 100; then 98.5, 99, 99.45, 99.9, 99.95.
        assertEquals(
                List.of("25%", "none", "25%", "10%", "10%", "none", "none"), amounts(reader.readBetween(low, high)));
        assertEquals(
                List.of("none", "25%", "25%", "10%", "10%", "none", "none"), amounts(reader.readBetween(high, low)));
        // A row between the ends that is for one value only; above it the higher values are the worse ones.
        Table spike = rows("< 90% → 5%", ">= 95% and <= 95% → 50%", ">= 90% and < 95% → 5%");
        assertEquals(
                List.of("5%", "none", "50%", "5%", "50%", "none", "50%"),
                amounts(new TableReader(spike).readBetween(Figure.parse("94%"), Figure.parse("96%"))));
        TableReader times = new TableReader(table(Penalty.tieredByDowntime().atLeast("PT1H", "10%")));
        assertEquals(
                List.of("none", "10%", "none", "10%", "10%"),
                amounts(times.readBetween(Figure.parse("PT0S"), Figure.parse("PT2H"))));
        TableReader numbers = new TableReader(table(Penalty.tiered().moreThan("3", "10%")));
        assertEquals(
                List.of("none", "10%", "none", "none", "10%"),
                amounts(numbers.readBetween(Figure.parse("2"), Figure.parse("4"))));
    }
}
