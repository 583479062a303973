package dev.sla4j.engine;

import static dev.sla4j.engine.Days.daily;
import static dev.sla4j.engine.Days.instant;
import static dev.sla4j.engine.Days.monday;
import static dev.sla4j.engine.Days.only;
import static dev.sla4j.engine.Days.remarks;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ChronicRule;
import dev.sla4j.agreement.CreditGroup;
import dev.sla4j.agreement.RunningCap;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.agreement.Settlement;
import dev.sla4j.agreement.SeveralPeriods;
import dev.sla4j.agreement.Trigger;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Request;
import dev.sla4j.measurement.Sample;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Bands;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Cap;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Flat;
import dev.sla4j.penalty.Gate;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.penalty.PerUnit;
import dev.sla4j.report.InKind;
import dev.sla4j.report.Remark;
import dev.sla4j.report.TargetResult;
import dev.sla4j.settlement.CreditWalker;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Objective;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Statistic;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Figures that are known from one side only pay what that side decides (S8, S20), of a fee of 100 EUR.
 *
 * <p>Nine requests took 1 s to 9 s and one has no latency, so 90 % are known: the greatest is at least 9 s, the mean at least 45 ÷ 10 = 4.5 s, the
 * sum at least 45 s. Nine answers gave marks from 2 to 10 and one gave none: the least is at most 2.
 */
class OneSidedCreditsTest {
    private static final Selection ANSWERS = Selection.samples("answer");
    private static final Quantity MARK = Quantity.attribute("mark");

    private static Indicator latency(Statistic.Kind kind) {
        return Indicator.statistic(kind, Selection.requests(), Quantity.latency());
    }

    private static Indicator leastMark() {
        return Indicator.statistic(Statistic.Kind.MINIMUM, ANSWERS, MARK);
    }

    private static List<Measurement> evidence() {
        List<Measurement> rows = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            rows.add(Request.good(instant("0" + i + ":00"), Duration.ofSeconds(i)));
            rows.add(Sample.of(instant("0" + i + ":00"), "answer", "0").attribute("mark", Integer.toString(i + 1)));
        }
        rows.add(Request.failed(instant("10:00")));
        rows.add(Sample.of(instant("10:00"), "answer", "0"));
        return rows;
    }

    private static TargetResult settled(ServiceLevelTarget target, Remark.Kind kind, String... texts) {
        Agreement agreement =
                daily().fee("service", Money.of("100", "EUR")).target(target).build();
        var report = monday(agreement, evidence().toArray(new Measurement[0]));
        assertEquals(List.of(texts), remarks(report, kind));
        return only(report);
    }

    private static String pays(Indicator indicator, Penalty penalty) {
        TargetResult result = settled(ServiceLevelTarget.of("t", indicator).penalty(penalty), Remark.Kind.UNBOUNDED);
        return result.credit() + " + " + result.disputed();
    }

    static Stream<Arguments> tables() {
        Penalty times = Penalty.tiered()
                .moreThan("PT1S", "5%")
                .moreThan("PT4S", "10%")
                .moreThan("PT8S", "20%")
                .moreThan("PT20S", "50%")
                .toPenalty();
        Penalty marks = Penalty.tiered()
                .below("8", "5%")
                .below("3", "10%")
                .below("1", "40%")
                .toPenalty();
        return Stream.of(
                // At least 9 s: the row of 8 s for certain, that of 20 s possibly.
                Arguments.of("the greatest latency", latency(Statistic.Kind.MAXIMUM), times, "EUR 20.00 + EUR 30.00"),
                Arguments.of("the mean latency", latency(Statistic.Kind.MEAN), times, "EUR 10.00 + EUR 40.00"),
                Arguments.of("the sum of latencies", latency(Statistic.Kind.SUM), times, "EUR 50.00 + EUR 0.00"),
                // At most 2: the row of 3 for certain, that of 1 possibly.
                Arguments.of("the least mark", leastMark(), marks, "EUR 10.00 + EUR 30.00"),
                Arguments.of(
                        "a table whose worst row is closed: beyond it may be nothing",
                        latency(Statistic.Kind.MAXIMUM),
                        Penalty.tiered()
                                .row(Limit.parse(">= PT5S and < PT10S"), Amount.share("10%"))
                                .row(Limit.parse(">= PT10S and < PT30S"), Amount.share("25%"))
                                .toPenalty(),
                        "EUR 0.00 + EUR 25.00"),
                Arguments.of(
                        "what pays below is not reached from above",
                        latency(Statistic.Kind.MAXIMUM),
                        Penalty.tiered().below("PT5S", "5%").toPenalty(),
                        "EUR 0.00 + EUR 0.00"),
                Arguments.of(
                        "by units, bounded from above",
                        leastMark(),
                        Penalty.of(Driver.FIGURE, PerUnit.of("1", Amount.share("1%"))),
                        "EUR 0.00 + EUR 2.00"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void theKnownEndBoundsTheCredit(String name, Indicator indicator, Penalty penalty, String expected) {
        assertEquals(expected, pays(indicator, penalty));
    }

    /** Units are paid for what is known, and nobody can say how many there are at most. */
    @Test
    void unitsAreCertainAndUnbounded() {
        String remark = "target t: too little is known to say what its penalty comes to at most";
        for (Penalty penalty : List.of(
                Penalty.of(Driver.FIGURE, PerUnit.of("PT2S", Amount.share("1%"))),
                Penalty.of(
                        Driver.FIGURE,
                        Bands.per("PT1S").upTo("PT8S", Amount.share("0.5%")).beyond(Amount.nothing())))) {
            ServiceLevelTarget target =
                    ServiceLevelTarget.of("t", latency(Statistic.Kind.MAXIMUM)).penalty(penalty);
            TargetResult result = settled(target, Remark.Kind.UNBOUNDED, remark);
            assertEquals("EUR 4.00 + EUR 0.00", result.credit() + " + " + result.disputed());
        }
    }

    /**
     * S20, S21: what nothing bounds is held at a cap, so the cap is what it may come to at most. At least 9 s pay 1 % for each 2 s, 4.00 for certain;
     * with a cap of 30.00 the other 26.00 are in doubt.
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aCapBoundsWhatNothingElseBounds(String clause, Agreement.Builder agreement, String expected) {
        var report = monday(agreement.build(), evidence().toArray(new Measurement[0]));
        CreditWalker.readd(report);
        TargetResult result = only(report);
        assertEquals(expected, result.credit() + " + " + result.disputed());
        assertEquals(List.of(), remarks(report, Remark.Kind.UNBOUNDED));
    }

    private static Agreement.Builder paying(Penalty penalty) {
        return paying(latency(Statistic.Kind.MAXIMUM), penalty);
    }

    private static Agreement.Builder paying(Indicator indicator, Penalty penalty) {
        return daily().from(LocalDate.of(2026, 3, 2))
                .fee("service", Money.of("100", "EUR"))
                .target(ServiceLevelTarget.of("t", indicator).penalty(penalty));
    }

    static Stream<Arguments> aCapBoundsWhatNothingElseBounds() {
        Penalty units = Penalty.of(Driver.FIGURE, PerUnit.of("PT2S", Amount.share("1%")));
        // 8 s at 0.50 each, then 2.00 each: 9 s pay 4 + 2.
        Penalty bands = Penalty.of(
                Driver.FIGURE,
                Bands.per("PT1S").upTo("PT8S", Amount.share("0.5%")).beyond(Amount.share("2%")));
        Penalty ended = Penalty.of(
                Driver.FIGURE,
                Bands.per("PT1S").upTo("PT20S", Amount.share("0.5%")).beyond(Amount.nothing()));
        Indicator greatest = Indicator.statistic(Statistic.Kind.MAXIMUM, ANSWERS, MARK);
        Penalty price = Penalty.tiered().moreThan("8", "100%").toPenalty().of(Base.priceOfEach(Money.of("2", "EUR")));
        Settlement half = Settlement.SUM.capped("50%");
        return Stream.of(
                Arguments.of("cap of the target", paying(units.capped("30%")), "EUR 4.00 + EUR 26.00"),
                Arguments.of("of bands", paying(bands.capped("30%")), "EUR 6.00 + EUR 24.00"),
                // Beyond 20 s nothing more is paid, so 10.00 is the most whatever the cap is.
                Arguments.of("of bands that end", paying(ended.capped("30%")), "EUR 4.50 + EUR 5.50"),
                Arguments.of("cap of the period", paying(units).settlement(half), "EUR 4.00 + EUR 46.00"),
                Arguments.of("the least of them", paying(units.capped("70%")).settlement(half), "EUR 4.00 + EUR 46.00"),
                Arguments.of(
                        "cap of a group in a group",
                        paying(units)
                                .settlement(half.group(CreditGroup.of(
                                        "outer", CreditGroup.of("g", "t").capped("20%")))),
                        "EUR 4.00 + EUR 16.00"),
                Arguments.of(
                        "cap of the term",
                        paying(units)
                                .severalPeriods(
                                        SeveralPeriods.none().capped(RunningCap.of(2, Cap.of(Money.of("10", "EUR"))))),
                        "EUR 4.00 + EUR 6.00"),
                Arguments.of(
                        "of a shortfall",
                        daily().fee("service", Money.of("100", "EUR"))
                                .target(ServiceLevelTarget.of("t", latency(Statistic.Kind.MAXIMUM))
                                        .atMost("PT5S")
                                        .penalty(Penalty.of(Driver.SHORTFALL, PerUnit.of("PT2S", Amount.share("1%")))
                                                .capped("30%"))),
                        "EUR 2.00 + EUR 28.00"),
                // 10 marks at 2.00 for certain.
                Arguments.of(
                        "of a price of each",
                        paying(greatest, price.capped(Cap.of(Money.of("50", "EUR")))),
                        "EUR 20.00 + EUR 30.00"));
    }

    /** The same where nothing at all is known, and of service time. */
    @Test
    void aCapBoundsWhatIsNotKnownAtAll() {
        Penalty units = Penalty.of(Driver.FIGURE, PerUnit.of("PT2S", Amount.share("1%")));
        // One request was made, and of its latency nothing is known.
        var nothing = monday(paying(units.capped("30%")).build(), Request.failed(instant("10:00")));
        CreditWalker.readd(nothing);
        assertEquals("EUR 0.00", nothing.credits().total().toString());
        assertEquals("EUR 30.00", nothing.credits().disputed().toString());
        assertEquals(List.of(), remarks(nothing, Remark.Kind.UNBOUNDED));
        Penalty time = Penalty.of(Driver.FIGURE, PerUnit.of("PT2S", Amount.serviceTime(Duration.ofHours(1))))
                .capped(new Cap(Amount.serviceTime(Duration.ofHours(10)), Base.onlyFee()));
        var hours = monday(paying(time).build(), evidence().toArray(new Measurement[0]));
        CreditWalker.readd(hours);
        InKind owed = Objects.requireNonNull(only(hours).inKind());
        assertEquals(Duration.ofHours(4), owed.certain().serviceTime());
        assertEquals(Duration.ofHours(10), owed.most().serviceTime());
        assertEquals(List.of(), remarks(hours, Remark.Kind.UNBOUNDED));
    }

    /** A price of each unit grows with them, so that no row bounds it. */
    @Test
    void thePriceOfEachIsUnbounded() {
        Indicator greatest = Indicator.statistic(Statistic.Kind.MAXIMUM, ANSWERS, MARK);
        Penalty penalty = Penalty.tiered().moreThan("8", "100%").toPenalty().of(Base.priceOfEach(Money.of("2", "EUR")));
        ServiceLevelTarget target = ServiceLevelTarget.of("t", greatest).penalty(penalty);
        TargetResult result = settled(
                target,
                Remark.Kind.UNBOUNDED,
                "target t: too little is known to say what its penalty comes to at most");
        assertEquals("EUR 20.00", result.credit().toString());
    }

    static Stream<Arguments> shortfalls() {
        Penalty bySecond = Penalty.tieredBy(Driver.SHORTFALL)
                .atLeast("PT1S", "1%")
                .atLeast("PT4S", "4%")
                .atLeast("PT9S", "9%")
                .toPenalty();
        Penalty byMark = Penalty.tieredBy(Driver.SHORTFALL)
                .atLeast("1", "1%")
                .atLeast("2", "2%")
                .toPenalty();
        return Stream.of(
                Arguments.of("<= PT5S", latency(Statistic.Kind.MAXIMUM), bySecond, "EUR 4.00 + EUR 5.00"),
                Arguments.of("<= PT9S", latency(Statistic.Kind.MAXIMUM), bySecond, "EUR 0.00 + EUR 9.00"),
                Arguments.of("<= PT9S", latency(Statistic.Kind.MEAN), bySecond, "EUR 0.00 + EUR 9.00"),
                // At least 9 s misses "at least 13 s" by 4 s at most, and possibly not at all.
                Arguments.of(">= PT13S", latency(Statistic.Kind.MAXIMUM), bySecond, "EUR 0.00 + EUR 4.00"),
                Arguments.of(">= 3", leastMark(), byMark, "EUR 1.00 + EUR 1.00"),
                Arguments.of("<= 1", leastMark(), byMark, "EUR 0.00 + EUR 1.00"));
    }

    /** An allowance is taken from the shortfall, not from the figure too: 98 % misses 99.5 % by 1.5 points, 0.5 of which are free. */
    @Test
    void anAllowanceIsTakenOnce() {
        ServiceLevelTarget target = ServiceLevelTarget.of("t", Indicator.goodRatio(Selection.requests()))
                .atLeast("99.5%")
                .penalty(Penalty.of(Driver.SHORTFALL.beyond("0.5"), PerUnit.of("0.5", Amount.share("1%"))));
        Agreement agreement =
                daily().fee("service", Money.of("100", "EUR")).target(target).build();
        List<Measurement> requests = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            requests.add(i == 0 ? Request.failed(instant("10:00")) : Request.good(instant("10:00"), Duration.ZERO));
        }
        assertEquals(
                "EUR 2.00",
                only(monday(agreement, requests.toArray(new Measurement[0])))
                        .credit()
                        .toString());
    }

    /** What is paid once for a miss does not ask by how much, whatever drives it. */
    @Test
    void aFlatPenaltyOfAShortfall() {
        for (Driver driver : List.of(Driver.SHORTFALL, Driver.RELATIVE_SHORTFALL)) {
            ServiceLevelTarget target = ServiceLevelTarget.of("t", Indicator.goodRatio(Selection.requests()))
                    .atLeast("99%")
                    .penalty(Penalty.of(driver, new Flat(Amount.share("10%"))));
            TargetResult result = settled(target, Remark.Kind.UNBOUNDED);
            assertEquals("EUR 10.00 + EUR 0.00", result.credit() + " + " + result.disputed());
        }
    }

    /** Between 1 and 4, of which either misses "2 to 3", lies what keeps it: nothing is certain. */
    @Test
    void betweenTwoShortfallsMayLieNone() {
        Selection requests = Selection.requests();
        ServiceLevelTarget target = ServiceLevelTarget.of(
                        "t", Indicator.withinLimit(requests, Quantity.latency(), "<= PT4S"))
                .objective(Objective.limit(">= 42% and <= 48%"))
                .penalty(Penalty.of(Driver.SHORTFALL, PerUnit.of("1", Amount.share("1%"))));
        // 4 of 10 are fast and 5 are not: 40 % or 50 %.
        TargetResult result = settled(target, Remark.Kind.UNBOUNDED);
        assertEquals("EUR 0.00 + EUR 2.00", result.credit() + " + " + result.disputed());
    }

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource("shortfalls")
    void theShortfallIsBoundedToo(String limit, Indicator indicator, Penalty penalty, String expected) {
        ServiceLevelTarget target = ServiceLevelTarget.of("t", indicator)
                .objective(Objective.limit(limit))
                .penalty(penalty);
        TargetResult result = settled(target, Remark.Kind.UNBOUNDED);
        assertEquals(expected, result.credit() + " + " + result.disputed());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aGateIsDecidedByTheKnownEnd(String gate, String expected) {
        Penalty penalty = Penalty.flat("10%").when(Gate.figure(gate));
        assertEquals(expected, pays(latency(Statistic.Kind.MAXIMUM), penalty));
    }

    static Stream<Arguments> aGateIsDecidedByTheKnownEnd() {
        return Stream.of(
                Arguments.of("> PT8S", "EUR 10.00 + EUR 0.00"),
                Arguments.of("<= PT8S", "EUR 0.00 + EUR 0.00"),
                Arguments.of("> PT9S", "EUR 0.00 + EUR 10.00"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aRightIsDecidedByTheKnownEnd(String limit, List<String> expected) {
        Agreement agreement = daily().target(ServiceLevelTarget.of("t", latency(Statistic.Kind.MAXIMUM))
                        .atMost("PT1S"))
                .severalPeriods(
                        SeveralPeriods.none().right(ChronicRule.of("r", Trigger.figure("t", limit), "to terminate")))
                .build();
        assertEquals(
                expected,
                monday(agreement, evidence().toArray(new Measurement[0])).sequel().rights().stream()
                        .map(right -> right.standing().name())
                        .toList());
    }

    static Stream<Arguments> aRightIsDecidedByTheKnownEnd() {
        return Stream.of(
                Arguments.of("> PT8S", List.of("ARISEN")),
                Arguments.of("< PT9S", List.of()),
                Arguments.of("> PT9S", List.of("POSSIBLE")));
    }
}
