package dev.sla4j.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.Fee;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.agreement.Settlement;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Cap;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Flat;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.report.Attainment;
import dev.sla4j.report.Bounds;
import dev.sla4j.report.CreditLine;
import dev.sla4j.report.Credits;
import dev.sla4j.report.Detail;
import dev.sla4j.report.Explanation;
import dev.sla4j.report.History;
import dev.sla4j.report.Outlook;
import dev.sla4j.report.Remark;
import dev.sla4j.report.SingleOutage;
import dev.sla4j.report.Step;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.TargetResult;
import dev.sla4j.report.TimeAccount;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.DisputedRow;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.Indicator;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import dev.sla4j.value.Ratio;
import dev.sla4j.value.Rounding;
import dev.sla4j.value.UnroundedMoney;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From attainment to credits (S20–S23), called alone. April 2026 in Universal Time has 720 hours, so an hour of a fee of 720 costs 1. */
class CreditSettlementTest {
    private static final LocalDate WED_2026_04_01 = LocalDate.of(2026, 4, 1);
    private static final LocalDate THU_2026_04_16 = LocalDate.of(2026, 4, 16);
    private static final LocalDate FRI_2026_05_01 = LocalDate.of(2026, 5, 1);
    private static final BigInteger HOUR =
            BigInteger.valueOf(Duration.ofHours(1).toNanos());
    private static final Penalty.Tiers TIERS =
            Penalty.tiered().below("99.9%", "10%").below("99%", "25%").below("95%", "100%");

    // What was attained.

    private static TimeAccount account(Duration down, Duration unknown) {
        BigInteger length = BigInteger.valueOf(720).multiply(HOUR);
        BigInteger lost = BigInteger.valueOf(down.toNanos());
        BigInteger open = BigInteger.valueOf(unknown.toNanos());
        BigInteger up = length.subtract(lost).subtract(open);
        TimeAccount.Weighted weighted = new TimeAccount.Weighted(
                Ratio.of(lost, BigInteger.ONE),
                Ratio.of(length.subtract(open), BigInteger.ONE),
                Ratio.of(open, BigInteger.ONE),
                Ratio.ZERO);
        return new TimeAccount(up, lost, open, BigInteger.ZERO, BigInteger.ZERO, weighted);
    }

    private static SubjectResult subject(Verdict verdict, String figure, Duration down) {
        return new SubjectResult(
                null, true, verdict, Figure.parse(figure), null, account(down, Duration.ZERO), List.of());
    }

    private static Attainment attained(String target, SubjectResult... subjects) {
        return new Attainment(
                target,
                null,
                subjects[0].verdict(),
                List.of(subjects),
                new Outlook(Outlook.State.CLOSED, Figure.none()),
                false);
    }

    private static Attainment share(String target, String figure) {
        return attained(target, subject(Verdict.MISSED, figure, Duration.ofHours(8)));
    }

    private static Attainment undetermined(String target, String worst, String best, int unknownHours) {
        Bounds bounds = new Bounds(
                Figure.parse(worst),
                Figure.parse(best),
                BigInteger.valueOf(unknownHours + 8).multiply(HOUR),
                BigInteger.valueOf(8).multiply(HOUR),
                List.of(),
                List.of());
        return attained(
                target,
                new SubjectResult(
                        null,
                        true,
                        Verdict.UNDETERMINED,
                        Figure.parse(best),
                        bounds,
                        account(Duration.ofHours(8), Duration.ofHours(unknownHours)),
                        List.of()));
    }

    private static Attainment outages(String target, Duration... lengths) {
        List<SingleOutage> outages = Stream.of(lengths)
                .map(length -> new SingleOutage(
                        TimeRange.parse("2026-04-02T00:00Z/2026-04-03T00:00Z"),
                        false,
                        BigInteger.valueOf(length.toNanos()),
                        BigInteger.valueOf(length.toNanos()),
                        Collections.emptySortedSet()))
                .toList();
        return attained(
                target,
                new SubjectResult(
                        null,
                        true,
                        Verdict.NOT_APPLICABLE,
                        Figure.parse("PT1H"),
                        null,
                        account(Duration.ofHours(1), Duration.ZERO),
                        outages));
    }

    // Agreements.

    private static ServiceLevelTarget uptime(String id, Penalty penalty) {
        return ServiceLevelTarget.of(id, Indicator.availability())
                .atLeast("99.9%")
                .penalty(penalty);
    }

    private static ServiceLevelTarget perOutage(String id, Penalty penalty) {
        return ServiceLevelTarget.of(id, Indicator.totalDowntime(Downtime.reported()))
                .penalty(penalty);
    }

    private static Agreement.Builder monthly(ServiceLevelTarget... targets) {
        Agreement.Builder agreement = Agreement.builder("a").zone("UTC").monthly();
        Stream.of(targets).forEach(agreement::target);
        return agreement;
    }

    private static Agreement.Builder of720(ServiceLevelTarget... targets) {
        return monthly(targets).fee("service", Money.of("720", "EUR"));
    }

    private static Credits settle(Agreement.Builder agreement, Attainment... attainments) {
        return settle(agreement, WED_2026_04_01, attainments);
    }

    private static Credits settle(Agreement.Builder builder, LocalDate day, Attainment... attainments) {
        Agreement agreement = builder.build();
        EvaluationPeriod period = agreement.cycle().periodOf(day, agreement.zone());
        return CreditSettlement.settle(agreement, period, List.of(attainments), History.empty());
    }

    /** Certain and disputed of each line, {@code 72.00+0.00}. */
    private static String lines(Credits credits) {
        return String.join(
                " ",
                credits.lines().stream()
                        .map(line -> line.certain().amount().toPlainString() + "+"
                                + line.disputed().amount().toPlainString())
                        .toList());
    }

    private static List<String> texts(Credits credits, Remark.Kind kind) {
        return credits.remarks().stream()
                .filter(remark -> remark.kind() == kind)
                .map(Remark::text)
                .toList();
    }

    /** What stages left, also under headings: {@code sum of the targets EUR 720.00}. */
    private static List<String> totals(List<Step> steps) {
        List<String> totals = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Step.MoneyTotal total) {
                totals.add(total.what() + " " + money(total.result()));
            } else if (step instanceof Step.Held held) {
                totals.add(held.what() + " " + money(held.most()));
            } else if (step instanceof Step.Heading heading) {
                totals.addAll(totals(heading.steps()));
            }
        }
        return totals;
    }

    private static List<Step> flat(List<Step> steps) {
        return steps.stream()
                .flatMap(
                        step -> step instanceof Step.Heading heading ? flat(heading.steps()).stream() : Stream.of(step))
                .toList();
    }

    private static String text(List<Step> steps) {
        return new Explanation(steps, ZoneOffset.UTC, Detail.EVIDENCE).toText();
    }

    private static Money money(UnroundedMoney sum) {
        return sum.round(RoundingMode.UNNECESSARY);
    }

    // No money.

    @Test
    void anAgreementWithoutMoney() {
        Credits none = settle(
                monthly(ServiceLevelTarget.of("uptime", Indicator.availability())
                        .atLeast("99%")),
                share("uptime", "98%"));
        assertFalse(none.hasCurrency());
        assertEquals(List.of(), none.lines());
        String message = "the agreement speaks of no money: it has neither a fee nor a sum";
        assertEquals(
                message, assertThrows(IllegalStateException.class, none::total).getMessage());
        assertEquals(
                message,
                assertThrows(IllegalStateException.class, none::disputed).getMessage());
    }

    @Test
    void aTargetWithoutPenaltyHasNoLine() {
        Credits credits = settle(
                of720(
                        ServiceLevelTarget.of("silent", Indicator.availability())
                                .atLeast("99%"),
                        uptime("uptime", TIERS.toPenalty())),
                share("silent", "98%"),
                share("uptime", "99.5%"));
        assertTrue(credits.hasCurrency());
        assertEquals("72.00+0.00", lines(credits));
        assertEquals("uptime", credits.lines().get(0).target());
        assertEquals(Money.of("72.00", "EUR"), credits.total());
        assertEquals(Money.of("0.00", "EUR"), credits.disputed());
    }

    // Formulas.

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({"100%, 0.00", "99.9%, 0.00", "99.89%, 72.00", "99%, 72.00", "98.9%, 180.00", "94%, 720.00"})
    void cascade(String figure, String paid) {
        Credits credits = settle(of720(uptime("uptime", TIERS.toPenalty())), share("uptime", figure));
        assertEquals(paid + "+0.00", lines(credits));
    }

    /** Every figure of the table is looked up, and the base, share and result stand in the steps (L6). */
    @Test
    void aCreditIsExplained() {
        Credits credits = settle(of720(uptime("uptime", TIERS.toPenalty())), share("uptime", "98%"));
        assertEquals(
                List.of(
                        new Step.Lookup(Figure.parse("98%"), Figure.parse("98%"), Limit.below("99%"), "25% of the fee"),
                        new Step.Share(
                                "credit, share of the fee",
                                Ratio.of(720),
                                Ratio.of(1, 4),
                                Ratio.ONE,
                                Rounding.halfUp(2),
                                UnroundedMoney.of(Money.of("180", "EUR"))),
                        new Step.MoneyTotal("credit of the target", Money.of("180", "EUR"))),
                credits.lines().get(0).steps());
    }

    @Test
    void noRowIsExplained() {
        Credits credits = settle(of720(uptime("uptime", TIERS.toPenalty())), share("uptime", "99.95%"));
        assertEquals(
                List.of(
                        new Step.Lookup(Figure.parse("99.95%"), Figure.parse("99.95%"), null, "nothing"),
                        new Step.MoneyTotal("credit of the target", Money.of("0", "EUR"))),
                credits.lines().get(0).steps());
    }

    /** P18: flat, once the promise is missed; where that is undetermined it is disputed; nothing measured pays nothing. */
    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({"MISSED, 144.00+0.00", "MET, 0.00+0.00", "UNDETERMINED, 0.00+144.00"})
    void flat(Verdict verdict, String paid) {
        Credits share = settle(
                of720(uptime("uptime", Penalty.flat("20%"))),
                attained("uptime", subject(verdict, "99%", Duration.ofHours(7))));
        assertEquals(paid, lines(share));
        Credits sum = settle(
                monthly(uptime("uptime", Penalty.flat(Money.of("144", "EUR")))),
                attained("uptime", subject(verdict, "99%", Duration.ofHours(7))));
        assertEquals(paid, lines(sum));
    }

    @Test
    void flatOfNothingMeasured() {
        TimeAccount nothing = new TimeAccount(
                BigInteger.ZERO,
                BigInteger.ZERO,
                BigInteger.ZERO,
                BigInteger.valueOf(720).multiply(HOUR),
                BigInteger.ZERO,
                new TimeAccount.Weighted(Ratio.ZERO, Ratio.ZERO, Ratio.ZERO, Ratio.ZERO));
        SubjectResult none =
                new SubjectResult(null, true, Verdict.UNDETERMINED, Figure.none(), null, nothing, List.of());
        assertEquals(
                "0.00+0.00", lines(settle(of720(uptime("uptime", Penalty.flat("20%"))), attained("uptime", none))));
        Credits table = settle(of720(uptime("uptime", TIERS.toPenalty())), attained("uptime", none));
        assertEquals("0.00+0.00", lines(table));
        assertEquals(
                new Step.Note("no figure, so no row of the table applies"),
                table.lines().get(0).steps().get(0));
    }

    @Test
    void aFlatSumIsExplained() {
        Credits credits =
                settle(monthly(uptime("uptime", Penalty.flat(Money.of("144", "EUR")))), share("uptime", "99%"));
        assertEquals(
                List.of("credit of the target EUR 144.00"),
                totals(credits.lines().get(0).steps()));
    }

    /** P37: by the down time of the period, whatever the figure. */
    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({"PT4M59S, 0.00", "PT5M, 72.00", "PT30M, 144.00", "PT2H, 720.00"})
    void byDowntime(String down, String paid) {
        Penalty penalty = Penalty.tieredByDowntime()
                .atLeast("PT5M", "10%")
                .atLeast("PT30M", "20%")
                .atLeast("PT2H", "100%")
                .toPenalty();
        Credits credits = settle(
                of720(uptime("uptime", penalty)),
                attained("uptime", subject(Verdict.MISSED, "99%", Duration.parse(down))));
        assertEquals(paid + "+0.00", lines(credits));
    }

    /** P36: one amount for each outage, added: 5 % of 1 h, nothing of 4 min, 10 % of 6 h. */
    @Test
    void byOutage() {
        Penalty penalty = Penalty.tieredByOutage()
                .atLeast("PT5M", "5%")
                .atLeast("PT4H", "10%")
                .toPenalty();
        Credits credits = settle(
                of720(perOutage("outages", penalty)),
                outages("outages", Duration.ofHours(1), Duration.ofMinutes(4), Duration.ofHours(6)));
        assertEquals("108.00+0.00", lines(credits));
        assertEquals(
                List.of("credit of the target EUR 108.00"),
                totals(credits.lines().get(0).steps()));
    }

    /** P51, P17: a multiple of the price of the time of each outage, not more than a cap for each. */
    @Test
    void lostTime() {
        Penalty penalty = Penalty.ofLostTime("5000%").cappedPerOutage(new Cap(Amount.share("100%"), Base.onlyFee()));
        Credits credits = settle(
                of720(perOutage("outages", penalty)),
                outages("outages", Duration.ofMinutes(30), Duration.ofHours(20), Duration.ofMinutes(864)));
        // 25; 1 000 held at 720; exactly 720. Each is led by the outage it is for.
        Step.Heading first = (Step.Heading) credits.lines().get(0).steps().get(0);
        assertEquals("for the outage that began at 2026-04-02T00:00:00Z", first.text());
        assertEquals("1465.00+0.00", lines(credits));
        assertEquals(
                List.of("held at the cap for each, 100% of the fee EUR 720.00", "credit of the target EUR 1465.00"),
                totals(credits.lines().get(0).steps()));
        assertEquals(
                new Step.Share(
                        "credit, share of the price of the lost time, from the fee",
                        Ratio.of(1, 2),
                        Ratio.of(50),
                        Ratio.ONE,
                        Rounding.halfUp(2),
                        UnroundedMoney.of(Money.of("25", "EUR"))),
                first.steps().get(1));
    }

    /** The price of an hour is that of the whole period also where the term covers a part of it: 720 for 720 h, not 360. */
    @Test
    void lostTimeInAPartPeriod() {
        Agreement.Builder agreement =
                of720(perOutage("outages", Penalty.ofLostTime("100%"))).from(THU_2026_04_16);
        assertEquals("2.00+0.00", lines(settle(agreement, outages("outages", Duration.ofHours(2)))));
        // While a share of the fee is one of the half that is charged.
        Agreement.Builder share = of720(uptime("uptime", TIERS.toPenalty())).from(THU_2026_04_16);
        assertEquals("36.00+0.00", lines(settle(share, share("uptime", "99.5%"))));
    }

    /** Lost time of a table: the down time of the period drives it (P17, "100 % of the lost time" below 99.99 %). */
    @Test
    void lostTimeByATable() {
        Penalty penalty = Penalty.tieredByDowntime().moreThan("PT1H", "200%").of(Base.lostTime(Base.fee("service")));
        assertEquals("16.00+0.00", lines(settle(of720(uptime("uptime", penalty)), share("uptime", "99%"))));
        Penalty sums =
                Penalty.tieredByDowntime().moreThan("PT1H", "200%").of(Base.lostTime(Base.sum(Money.of("360", "EUR"))));
        assertEquals("8.00+0.00", lines(settle(of720(uptime("uptime", sums)), share("uptime", "99%"))));
    }

    // Several readings.

    /** S20. In a hole the lowest row is certain; the policy takes one. The higher of two rows may stand first. */
    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({"SPLIT, 72.00+72.00", "LOWEST, 72.00+0.00", "HIGHEST, 144.00+0.00"})
    void hole(DisputedRow reading, String paid) {
        Penalty.Tiers rows = Penalty.tiered()
                .row(Limit.within("97.9%", "99.69%"), Amount.share("10%"))
                .row(Limit.within("95.9%", "96.89%"), Amount.share("20%"));
        Credits credits = settle(of720(uptime("uptime", rows.toPenalty())).policy(reading), share("uptime", "97.5%"));
        assertEquals(paid, lines(credits));
        assertEquals(
                List.of(
                        "target uptime: the table has more than one reading of 97.50 %: 10% (≥ 97.9 % and ≤ 99.69 %) or 20%"
                                + " (≥ 95.9 % and ≤ 96.89 %)"),
                texts(credits, Remark.Kind.DISPUTED_ROW));
        assertTrue(credits.lines().get(0).steps().contains(new Step.Reading("DisputedRow", reading, true)));
    }

    /** Two rows that pay the same leave nothing to dispute. */
    @Test
    void equalRowsAreNotDisputed() {
        Penalty.Tiers rows = Penalty.tiered()
                .row(Limit.within("98%", "99%"), Amount.share("10%"))
                .row(Limit.within("97%", "98%"), Amount.share("10%"));
        Credits credits = settle(of720(uptime("uptime", rows.toPenalty())), share("uptime", "98%"));
        assertEquals("72.00+0.00", lines(credits));
        assertEquals(List.of(), credits.remarks());
    }

    /** Beyond the last range: nothing or the last row. */
    @Test
    void beyondTheLastRange() {
        Penalty.Tiers rows = Penalty.tiered().row(Limit.within("95%", "99%"), Amount.share("10%"));
        Credits credits = settle(of720(uptime("uptime", rows.toPenalty())), share("uptime", "94%"));
        assertEquals("0.00+72.00", lines(credits));
        assertEquals(
                List.of(
                        "target uptime: the table has more than one reading of 94.00 %: nothing (no row) or 10% (≥ 95 % and ≤"
                                + " 99 %)"),
                texts(credits, Remark.Kind.DISPUTED_ROW));
    }

    /** S20. An undetermined figure is split by its bounds; the policy on rows says nothing about it. */
    @ParameterizedTest(name = "{0} to {1} → {2}")
    @CsvSource({
        "98%, 99.95%, 0.00+180.00",
        "98%, 99.5%, 72.00+108.00",
        "99.2%, 99.5%, 72.00+0.00",
        "50%, 99.5%, 72.00+648.00",
        "99.9%, 100%, 0.00+0.00",
    })
    void undetermined(String worst, String best, String paid) {
        for (DisputedRow reading : DisputedRow.values()) {
            Credits credits = settle(
                    of720(uptime("uptime", TIERS.toPenalty())).policy(reading),
                    undetermined("uptime", worst, best, 100));
            assertEquals(paid, lines(credits), reading.toString());
            assertEquals(List.of(), credits.remarks());
        }
    }

    /** With bounds and a hole between them, each single value is first decided by the policy: 98 % is 10 or 20 %, 99.5 % is 10 %. */
    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({"SPLIT, 72.00+72.00", "LOWEST, 72.00+0.00", "HIGHEST, 72.00+72.00"})
    void undeterminedOverAHole(DisputedRow reading, String paid) {
        Penalty.Tiers rows = Penalty.tiered()
                .row(Limit.within("98.5%", "100%"), Amount.share("10%"))
                .row(Limit.within("95%", "97.9%"), Amount.share("20%"));
        Credits credits = settle(
                of720(uptime("uptime", rows.toPenalty())).policy(reading), undetermined("uptime", "98%", "99.5%", 100));
        assertEquals(paid, lines(credits));
        assertTrue(credits.lines().get(0).steps().contains(new Step.Reading("DisputedRow", reading, true)));
    }

    /** Enough is known: the figure stands, and the bounds are no matter of the settlement. */
    @Test
    void coverageIsEnough() {
        // 36 of 720 h unknown: 95 % known exactly.
        assertEquals(
                "72.00+0.00",
                lines(settle(of720(uptime("uptime", TIERS.toPenalty())), undetermined("uptime", "94%", "99.5%", 36))));
        assertEquals(
                "72.00+648.00",
                lines(settle(
                        of720(uptime("uptime", TIERS.toPenalty()).minimumCoverage("95.1%")),
                        undetermined("uptime", "94%", "99.5%", 36))));
    }

    @Test
    void undeterminedDownTime() {
        Penalty penalty = Penalty.tieredByDowntime()
                .atLeast("PT8H", "10%")
                .moreThan("PT100H", "20%")
                .moreThan("PT108H", "100%")
                .toPenalty();
        // 8 h are down, up to 108 h may be.
        assertEquals(
                "72.00+72.00",
                lines(settle(of720(uptime("uptime", penalty)), undetermined("uptime", "85%", "98%", 100))));
        assertEquals(
                "72.00+0.00", lines(settle(of720(uptime("uptime", penalty)), undetermined("uptime", "85%", "98%", 1))));
    }

    /** A figure that has no bounds, such as a mean, may be anything while too little is known: nothing is certain. */
    @Test
    void undeterminedWithoutBounds() {
        ServiceLevelTarget mean = ServiceLevelTarget.of(
                        "mttr", Indicator.downtime(DowntimeStatistic.Kind.MEAN_TO_RESTORE, Downtime.reported()))
                .atMost("PT1H")
                .penalty(Penalty.tiered().moreThan("PT1H", "10%").moreThan("PT2H", "30%"));
        SubjectResult result = new SubjectResult(
                null,
                true,
                Verdict.UNDETERMINED,
                Figure.parse("PT90M"),
                null,
                account(Duration.ofHours(8), Duration.ofHours(100)),
                List.of());
        Credits credits = settle(of720(mean), attained("mttr", result));
        assertEquals("0.00+216.00", lines(credits));
        assertEquals(
                new Step.Note("too little is known for a row of the table: certain is nothing, possible every row"),
                credits.lines().get(0).steps().get(0));
    }

    /** The time of the figure is what was lost, not the unweighted down time of the account; the price of it is derived in steps. */
    @Test
    void flatShareOfThePriceOfTheTimeOfAFigure() {
        ServiceLevelTarget target = perOutage("t", Penalty.flat("100%").of(Base.lostTime(Base.onlyFee())))
                .atMost("PT1H");
        Credits missed = settle(of720(target), attained("t", subject(Verdict.MISSED, "PT2H", Duration.ofHours(8))));
        assertEquals("2.00+0.00", lines(missed));
        assertTrue(missed.lines().get(0).steps().stream().anyMatch(step -> step instanceof Step.Quotient));
        Credits open = settle(of720(target), undetermined("t", "PT12H", "PT2H", 4));
        assertEquals("0.00+12.00", lines(open));
        assertTrue(flat(open.lines().get(0).steps()).stream().anyMatch(step -> step instanceof Step.Quotient));
    }

    /** Which row of the table pays: one, none, those of several outages, or another one on the highest reading. */
    @Test
    void rowsThatPay() {
        ServiceLevelTarget tiers = uptime("uptime", TIERS.toPenalty());
        Attainment low = share("uptime", "98%");
        assertEquals("[< 99%] []", rows(settle(of720(tiers), low)));
        Credits credits = settle(of720(tiers), low);
        assertEquals(
                Limit.parse("< 99%"),
                new TargetResult(low, credits.lines().get(0)).row().range());
        Attainment good = share("uptime", "100%");
        assertEquals("[] []", rows(settle(of720(tiers), good)));
        assertNull(new TargetResult(good, settle(of720(tiers), good).lines().get(0)).row());
        assertNull(new TargetResult(good, null).row());
        assertEquals("[< 99.9%] [< 95%]", rows(settle(of720(tiers), undetermined("uptime", "90%", "99.5%", 100))));
        assertEquals("[] [< 95%]", rows(settle(of720(tiers), undetermined("uptime", "90%", "100%", 100))));
        Penalty penalty = Penalty.tieredByOutage()
                .atLeast("PT1H", "5%")
                .atLeast("PT4H", "10%")
                .toPenalty();
        Attainment three = outages("o", Duration.ofHours(5), Duration.ofHours(1), Duration.ofHours(6));
        Credits several = settle(of720(perOutage("o", penalty)), three);
        assertEquals("[>= PT4H, >= PT1H] []", rows(several));
        assertNull(new TargetResult(three, several.lines().get(0)).row());
        // A row that says that nothing is paid does not pay.
        Penalty nothing = Penalty.tiered()
                .row(Limit.parse(">= 99% and < 99.9%"), Amount.NOTHING)
                .below("99%", "10%")
                .toPenalty();
        assertEquals("[] []", rows(settle(of720(uptime("uptime", nothing)), share("uptime", "99.5%"))));
        assertEquals("[] []", rows(settle(of720(uptime("uptime", Penalty.flat("10%"))), low)));
    }

    private static String rows(Credits credits) {
        CreditLine line = credits.lines().get(0);
        return line.rows().stream().map(row -> row.range().toString()).toList() + " "
                + line.disputedRows().stream()
                        .map(row -> row.range().toString())
                        .toList();
    }

    private static SubjectResult of(String subject, String figure) {
        SubjectResult one = subject(Verdict.MISSED, figure, Duration.ofHours(8));
        return new SubjectResult(subject, true, one.verdict(), one.figure(), null, one.account(), ofHours(5));
    }

    /** S23: each subject claims from the whole fee, and the report says so where more than one does. */
    @Test
    void severalSubjectsOfOneFee() {
        ServiceLevelTarget each = uptime("uptime", TIERS.toPenalty());
        Credits two = settle(of720(each), attained("uptime", of("a", "99.5%"), of("b", "100%"), of("c", "98%")));
        assertEquals("252.00+0.00", lines(two));
        assertEquals(
                List.of("target uptime: 2 subjects (a, c) are each paid from the whole of the fee, which is not divided"
                        + " among them"),
                texts(two, Remark.Kind.SHARED_FEE));
        Credits one = settle(of720(each), attained("uptime", of("a", "99.5%"), of("b", "100%")));
        assertEquals(List.of(), texts(one, Remark.Kind.SHARED_FEE));
        // Sums are for each subject by themselves, stated as an amount or as a base.
        Penalty sums = Penalty.tiered()
                .row(Limit.parse("< 99.9%"), Amount.sum(Money.of("5.00", "EUR")))
                .toPenalty();
        Penalty shares = TIERS.toPenalty().of(Base.sum(Money.of("100.00", "EUR")));
        for (Penalty penalty : List.of(sums, shares)) {
            Credits own =
                    settle(of720(uptime("uptime", penalty)), attained("uptime", of("a", "99.5%"), of("b", "99.5%")));
            assertEquals(List.of(), texts(own, Remark.Kind.SHARED_FEE));
        }
        Penalty lost = Penalty.ofLostTime("100%");
        Credits price = settle(of720(uptime("uptime", lost)), attained("uptime", of("a", "99.5%"), of("b", "99.5%")));
        assertEquals(
                List.of(
                        "target uptime: 2 subjects (a, b) are each paid from the whole of the price of the lost time, from"
                                + " the fee, which is not divided among them"),
                texts(price, Remark.Kind.SHARED_FEE));
    }

    private static List<SingleOutage> ofHours(int... hours) {
        return java.util.stream.IntStream.of(hours)
                .mapToObj(h -> new SingleOutage(
                        TimeRange.parse("2026-04-02T00:00Z/2026-04-03T00:00Z"),
                        false,
                        HOUR.multiply(BigInteger.valueOf(h)),
                        HOUR.multiply(BigInteger.valueOf(h)),
                        Collections.emptySortedSet()))
                .toList();
    }

    /** S20: of outages of which too little is known those of the best reading are certain, those of the worst possible; the lower sum is certain. */
    @ParameterizedTest(name = "{0} h unknown, {1} h if up, {2} h if down: {3}")
    @CsvSource({
        "100, 5, 9 9, 72.00+72.00",
        "100, '', 9, 0.00+72.00",
        "100, '', '', 0.00+0.00",
        // One long outage may cost less than two short ones.
        "100, 5 5, 20, 72.00+72.00",
        // 36 of 720 hours are the minimum coverage of 95 %.
        "36, 5, 9 9, 72.00+0.00",
        "37, 5, 9 9, 72.00+72.00",
    })
    void eachOutageOfWhichTooLittleIsKnown(int unknownHours, String best, String worst, String expected) {
        Penalty penalty = Penalty.tieredByOutage().atLeast("PT4H", "10%").toPenalty();
        SubjectResult result = new SubjectResult(
                null,
                true,
                Verdict.UNDETERMINED,
                Figure.parse("99%"),
                new Bounds(
                        Figure.parse("90%"),
                        Figure.parse("99%"),
                        HOUR,
                        HOUR,
                        ofHours(hoursOf(worst)),
                        ofHours(hoursOf(best))),
                account(Duration.ofHours(5), Duration.ofHours(unknownHours)),
                ofHours(5));
        Credits credits = settle(of720(uptime("uptime", penalty)), attained("uptime", result));
        assertEquals(expected, lines(credits));
        if (unknownHours == 100 && best.equals("5")) {
            assertTrue(text(credits.lines().get(0).steps())
                    .contains("too little is known; read as the outages if all unknown time was down"));
        }
    }

    private static int[] hoursOf(String text) {
        return text.isEmpty()
                ? new int[0]
                : Stream.of(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    /** P19: "≤ 99.9 % but > 99.0 %": exactly 99.9 % is met and paid for, which is said. */
    @Test
    void paysOnMet() {
        Penalty.Tiers rows = Penalty.tiered().row(Limit.parse("> 99% and <= 99.9%"), Amount.share("10%"));
        Attainment met = attained("uptime", subject(Verdict.MET, "99.9%", Duration.ofMinutes(43)));
        Credits credits = settle(of720(uptime("uptime", rows.toPenalty())), met);
        assertEquals("72.00+0.00", lines(credits));
        assertEquals(
                List.of("target uptime was met with 99.90 %, and its table pays EUR 72.00"),
                texts(credits, Remark.Kind.PAYS_ON_MET));
        // A table of down time can do that too.
        Credits byTime = settle(
                of720(uptime(
                        "uptime",
                        Penalty.tieredByDowntime().moreThan("PT5M", "10%").toPenalty())),
                met);
        assertEquals(
                List.of("target uptime was met with 99.90 %, and its table pays EUR 72.00"),
                texts(byTime, Remark.Kind.PAYS_ON_MET));
        Attainment missed = attained("uptime", subject(Verdict.MISSED, "99.9%", Duration.ofMinutes(43)));
        assertEquals(
                List.of(),
                settle(of720(uptime("uptime", rows.toPenalty())), missed).remarks());
        Attainment nothing = attained("uptime", subject(Verdict.MET, "100%", Duration.ZERO));
        assertEquals(
                List.of(),
                settle(of720(uptime("uptime", TIERS.toPenalty())), nothing).remarks());
    }

    // Subjects.

    /** Under scope each every subject has a row of its own; one to which the promise does not apply has none (S3). */
    @Test
    void severalSubjects() {
        SubjectResult young = new SubjectResult(
                "young",
                false,
                Verdict.NOT_APPLICABLE,
                Figure.parse("90%"),
                null,
                account(Duration.ofHours(72), Duration.ZERO),
                List.of());
        Attainment attainment = attained(
                "uptime",
                subject(Verdict.MISSED, "99.5%", Duration.ofHours(4)),
                subject(Verdict.MISSED, "98%", Duration.ofHours(14)),
                young);
        assertEquals("252.00+0.00", lines(settle(of720(uptime("uptime", TIERS.toPenalty())), attainment)));
        // P15: also where there is a table and no objective.
        ServiceLevelTarget table =
                ServiceLevelTarget.of("uptime", Indicator.availability()).penalty(TIERS);
        assertEquals("252.00+0.00", lines(settle(of720(table), attainment)));
        ServiceLevelTarget byTime = ServiceLevelTarget.of("uptime", Indicator.availability())
                .penalty(Penalty.tieredByDowntime().moreThan("PT1H", "10%"));
        assertEquals("144.00+0.00", lines(settle(of720(byTime), attainment)));
    }

    // Caps, in their order (S21).

    @Test
    void capOfATarget() {
        Agreement.Builder agreement = of720(uptime("uptime", TIERS.capped("50%")));
        Credits cut = settle(agreement, share("uptime", "90%"));
        assertEquals("360.00+0.00", lines(cut));
        assertEquals(
                List.of(
                        "sum before the cap EUR 720.00",
                        "cap of the target, 50% of the fee EUR 360.00",
                        "credit of the target EUR 360.00"),
                totals(cut.lines().get(0).steps()));
        Credits below = settle(of720(uptime("uptime", TIERS.capped("25%"))), share("uptime", "98%"));
        assertEquals("180.00+0.00", lines(below));
        assertEquals(
                List.of("credit of the target EUR 180.00"),
                totals(below.lines().get(0).steps()));
    }

    /** Certain and highest are both held: 100 % and 180 % of dispute become what fits. */
    @Test
    void capOfATargetCutsTheDisputedPartFirst() {
        Credits credits =
                settle(of720(uptime("uptime", TIERS.capped("20%"))), undetermined("uptime", "98%", "99.5%", 100));
        assertEquals("72.00+72.00", lines(credits));
        assertEquals(
                List.of(
                        "credit of the target EUR 72.00",
                        "sum before the cap EUR 180.00",
                        "cap of the target, 20% of the fee EUR 144.00",
                        "credit of the target EUR 144.00"),
                totals(credits.lines().get(0).steps()));
    }

    /** Per outage, then rounding, then target, then period: 2 × min(500, 300) = 600, target at most 500, period at most 450. */
    @Test
    void orderOfCaps() {
        Penalty penalty = Penalty.tieredByOutage()
                .moreThan("PT1H", "50%")
                .of(Base.sum(Money.of("1000", "EUR")))
                .cappedPerOutage(new Cap(Amount.sum(Money.of("300", "EUR")), Base.onlyFee()))
                .capped(new Cap(Amount.sum(Money.of("500", "EUR")), Base.onlyFee()));
        Attainment two = outages("outages", Duration.ofHours(2), Duration.ofHours(3));
        Settlement period = Settlement.SUM.capped(new Cap(Amount.sum(Money.of("450", "EUR")), Base.allFees()));
        assertEquals("500.00+0.00", lines(settle(of720(perOutage("outages", penalty)), two)));
        Credits credits = settle(of720(perOutage("outages", penalty)).settlement(period), two);
        assertEquals("450.00+0.00", lines(credits));
        assertEquals(
                List.of(
                        "held at the cap for each, EUR 300.00 EUR 300.00",
                        "held at the cap for each, EUR 300.00 EUR 300.00",
                        "sum before the cap EUR 600.00",
                        "cap of the target, EUR 500.00 EUR 500.00",
                        "credit of the target EUR 500.00"),
                totals(credits.lines().get(0).steps()));
        assertEquals(
                List.of("sum of the targets EUR 500.00", "cap of the period, EUR 450.00 EUR 450.00"),
                totals(credits.steps()));
    }

    /** Several caps of the period apply one after the other; one that holds nothing leaves its line. */
    @Test
    void capsOfThePeriod() {
        Settlement settlement = Settlement.SUM
                .capped("50%")
                .capped(new Cap(Amount.sum(Money.of("100", "EUR")), Base.allFees()))
                .capped("100%");
        Credits credits =
                settle(of720(uptime("uptime", TIERS.toPenalty())).settlement(settlement), share("uptime", "90%"));
        assertEquals("100.00+0.00", lines(credits));
        assertEquals(
                List.of(
                        "sum of the targets EUR 720.00",
                        "cap of the period, 50% of all fees EUR 360.00",
                        "cap of the period, EUR 100.00 EUR 100.00",
                        "cap of the period, 100% of all fees EUR 720.00"),
                totals(credits.steps()));
    }

    /**
     * S21: shared in proportion, largest remainder first, ties in the order of the targets. 10.00 for 72 : 72 : 72 are 3.34, 3.33, 3.33;
     * for 72 : 180 : 720 they are 0.7407, 1.8518, 7.4074: cut 0.74 1.85 7.40, and the cent goes to the largest remainder, 0.74|07, 1.85|18,
     * 7.40|74.
     */
    @ParameterizedTest(name = "{0} {1} {2} → {3}")
    @CsvSource({
        "99.5%, 99.5%, 99.5%, 3.34+0.00 3.33+0.00 3.33+0.00",
        "99.5%, 98%, 90%, 0.74+0.00 1.85+0.00 7.41+0.00",
        "90%, 98%, 99.5%, 7.41+0.00 1.85+0.00 0.74+0.00",
        "99.5%, 99.95%, 99.5%, 5.00+0.00 0.00+0.00 5.00+0.00",
    })
    void cutInProportion(String a, String b, String c, String paid) {
        Settlement ten = Settlement.SUM.capped(new Cap(Amount.sum(Money.of("10", "EUR")), Base.allFees()));
        Credits credits = settle(
                of720(uptime("a", TIERS.toPenalty()), uptime("b", TIERS.toPenalty()), uptime("c", TIERS.toPenalty()))
                        .settlement(ten),
                share("a", a),
                share("b", b),
                share("c", c));
        assertEquals(paid, lines(credits));
        assertEquals(Money.of("10.00", "EUR"), credits.total());
    }

    /** What a cap leaves of the disputed part goes to the targets that dispute, in proportion to that: 108 : 36 of 30. */
    @Test
    void disputedPartUnderACap() {
        Penalty.Tiers small = Penalty.tiered().below("99.9%", "10%").below("99%", "15%");
        Settlement cap = Settlement.SUM.capped(new Cap(Amount.sum(Money.of("246", "EUR")), Base.allFees()));
        Credits credits = settle(
                of720(uptime("a", TIERS.toPenalty()), uptime("b", small.toPenalty()), uptime("c", TIERS.toPenalty()))
                        .settlement(cap),
                undetermined("a", "98%", "99.5%", 100),
                undetermined("b", "98%", "99.5%", 100),
                share("c", "99.5%"));
        // Certain 72 + 72 + 72 = 216; highest 180 + 108 + 72 = 360, held at 246; 30 disputed as 108 : 36.
        assertEquals("72.00+22.50 72.00+7.50 72.00+0.00", lines(credits));
        assertEquals(
                List.of(
                        "sum of the targets EUR 216.00",
                        "cap of the period, EUR 246.00 EUR 246.00",
                        "sum of the targets EUR 360.00",
                        "cap of the period, EUR 246.00 EUR 246.00"),
                totals(credits.steps()));
    }

    // Rounding (S22).

    /** A credit is rounded half up when it becomes a line, to the digits of its currency: 10 % of the fee. */
    @ParameterizedTest(name = "10 % of {0} {1} are {2}")
    @CsvSource({
        "100.04, EUR, 10.00",
        "100.05, EUR, 10.01",
        "105, JPY, 11",
        "104, JPY, 10",
        "1.005, KWD, 0.101",
        "1.004, KWD, 0.100",
    })
    void creditsAreRoundedHalfUp(String fee, String currency, String credit) {
        Credits credits = settle(
                monthly(uptime("uptime", TIERS.toPenalty())).fee("service", Money.of(fee, currency)),
                share("uptime", "99.5%"));
        assertEquals(Money.of(credit, currency), credits.total());
    }

    /** A cap is rounded down: 10 % of 100.09 are 10.009. */
    @Test
    void capsAreRoundedDown() {
        Money fee = Money.of("100.09", "EUR");
        Credits target =
                settle(monthly(uptime("uptime", TIERS.capped("10%"))).fee("service", fee), share("uptime", "98%"));
        assertEquals("10.00+0.00", lines(target));
        Credits period = settle(
                monthly(uptime("uptime", TIERS.toPenalty()))
                        .fee("service", fee)
                        .settlement(Settlement.SUM.capped("10%")),
                share("uptime", "98%"));
        assertEquals("10.00+0.00", lines(period));
        Penalty outage = Penalty.of(Driver.EACH_OUTAGE, new Flat(Amount.share("100%")))
                .cappedPerOutage(new Cap(Amount.share("10%"), Base.onlyFee()));
        Credits each = settle(
                monthly(perOutage("outages", outage)).fee("service", fee), outages("outages", Duration.ofHours(1)));
        assertEquals("10.00+0.00", lines(each));
    }

    /** P87: in steps of 0.10, in the stated mode. 10 % of 100.55 are 10.055, of 100.45 10.045, of 100.40 10.04. */
    @ParameterizedTest(name = "{0} {1} → {2}")
    @CsvSource({"100.55, HALF_UP, 10.10", "100.45, HALF_UP, 10.00", "100.45, UP, 10.10", "100.55, DOWN, 10.00"})
    void steps(String fee, RoundingMode mode, String credit) {
        Credits credits = settle(
                monthly(uptime("uptime", TIERS.toPenalty()))
                        .fee("service", Money.of(fee, "CHF"))
                        .settlement(Settlement.SUM.rounded(Rounding.toStep("0.10", mode))),
                share("uptime", "99.5%"));
        assertEquals(Money.of(credit, "CHF"), credits.total());
    }

    /** A cap per outage holds after the rounding too: 10.06 would be rounded to 10.10, above a cap of 10.07. */
    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({"10.04, 10.00", "10.06, 10.00", "10.08, 10.00", "20, 10.00", "9.96, 10.00", "9.94, 9.90"})
    void aCapPerOutageHoldsAfterRounding(String sum, String credit) {
        Penalty penalty = Penalty.of(Driver.EACH_OUTAGE, new Flat(Amount.sum(Money.of(sum, "EUR"))))
                .cappedPerOutage(new Cap(Amount.sum(Money.of("10.07", "EUR")), Base.onlyFee()));
        Credits credits = settle(
                monthly(perOutage("outages", penalty))
                        .settlement(Settlement.SUM.rounded(Rounding.toStep("0.10", RoundingMode.HALF_UP))),
                outages("outages", Duration.ofHours(1)));
        assertEquals(Money.of(credit, "EUR"), credits.total());
    }

    /** Each outage is a line that is rounded: three times a third of 0.10 is 0.09, and of 0.20 is 0.21. */
    @Test
    void eachOutageIsRounded() {
        Penalty penalty = Penalty.ofLostTime("100%");
        Duration third = Duration.ofHours(240);
        Attainment three = outages("outages", third, third, third);
        assertEquals(
                "0.09+0.00",
                lines(settle(monthly(perOutage("outages", penalty)).fee("s", Money.of("0.10", "EUR")), three)));
        assertEquals(
                "0.21+0.00",
                lines(settle(monthly(perOutage("outages", penalty)).fee("s", Money.of("0.20", "EUR")), three)));
    }

    // Bases (S23).

    private static Agreement.Builder fees(Penalty penalty) {
        return monthly(uptime("uptime", penalty))
                .fee("service", Money.of("1000", "EUR"))
                .fee("support", Money.of("200", "EUR"));
    }

    /** 10 % of a named fee, of the invoice, of a fixed sum; a row with a sum needs no base. */
    @Test
    void bases() {
        Attainment ten = share("uptime", "99.5%");
        assertEquals("20.00+0.00", lines(settle(fees(TIERS.of(Base.fee("support"))), ten)));
        assertEquals("120.00+0.00", lines(settle(fees(TIERS.of(Base.allFees())), ten)));
        assertEquals("5.00+0.00", lines(settle(fees(TIERS.of(Base.sum(Money.of("50", "EUR")))), ten)));
        Penalty.Tiers sums = Penalty.tiered().row(Limit.below("99.9%"), Amount.sum(Money.of("33", "EUR")));
        assertEquals("33.00+0.00", lines(settle(fees(sums.toPenalty()), ten)));
    }

    /** How the bases are called in an explanation. */
    @Test
    void basesInWords() {
        Attainment ten = share("uptime", "99.5%");
        assertEquals(
                "credit, share of the fee 'support'",
                firstShare(settle(fees(TIERS.of(Base.fee("support"))), ten)).what());
        assertEquals(
                "credit, share of all fees",
                firstShare(settle(fees(TIERS.of(Base.allFees())), ten)).what());
        assertEquals(
                "credit, share of EUR 50.00",
                firstShare(settle(fees(TIERS.of(Base.sum(Money.of("50", "EUR")))), ten))
                        .what());
        Penalty lost = Penalty.tieredByDowntime().moreThan("PT1H", "1%").of(Base.lostTime(Base.allFees()));
        assertEquals(
                "credit, share of the price of the lost time, from all fees",
                firstShare(settle(fees(lost), ten)).what());
    }

    /** Of several fees each is named. */
    @Test
    void allFeesAreExplained() {
        Credits credits = settle(fees(TIERS.of(Base.allFees())), share("uptime", "99.5%"));
        assertEquals(
                List.of(
                        new Step.FigureTerm("fee 'service'", null, Figure.amount(Ratio.of(1000))),
                        new Step.FigureTerm("fee 'support'", null, Figure.amount(Ratio.of(200)))),
                credits.lines().get(0).steps().subList(0, 2));
    }

    private static Step.Share firstShare(Credits credits) {
        return (Step.Share) credits.lines().get(0).steps().stream()
                .filter(Step.Share.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    /** A term that begins or ends in the period: 15 of the 30 days of April are charged; outside of it nothing. */
    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({
        "2026-04-16, 2027-01-01, 36.00",
        "2026-01-01, 2026-04-16, 36.00",
        "2026-04-11, 2026-04-21, 24.00",
        "2026-04-01, 2026-05-01, 72.00",
        "2026-05-01, 2027-01-01, 0.00",
        "2025-01-01, 2026-04-01, 0.00",
    })
    void term(LocalDate from, LocalDate until, String credit) {
        Credits credits =
                settle(of720(uptime("uptime", TIERS.toPenalty())).from(from).until(until), share("uptime", "99.5%"));
        assertEquals(credit + "+0.00", lines(credits));
        // The same fee with a cycle of its own is the same.
        Credits own = settle(
                monthly(uptime("uptime", TIERS.toPenalty()))
                        .fee(new Fee("service", Money.of("720", "EUR"), EvaluationCycle.monthly()))
                        .from(from)
                        .until(until),
                share("uptime", "99.5%"));
        assertEquals(credit + "+0.00", lines(own));
    }

    /** How a fee that is not charged as it was agreed comes about stands in front of the credit (L6). */
    @Test
    void partFeesAreExplained() {
        Credits half = settle(
                of720(uptime("uptime", TIERS.toPenalty())).from(THU_2026_04_16).settlement(Settlement.SUM.capped("5%")),
                share("uptime", "99.5%"));
        Step.Quotient fee = new Step.Quotient(
                "fee 'service' of 2026-04: EUR 720.00 × seconds charged ÷ seconds",
                Ratio.of(720L * 15 * 86_400),
                Ratio.of(30 * 86_400),
                false,
                Figure.amount(Ratio.of(360)));
        assertEquals(fee, half.lines().get(0).steps().get(0));
        assertEquals(fee, half.steps().get(0));
        assertEquals("18.00+0.00", lines(half));
        Credits lost = settle(
                monthly(perOutage("outages", Penalty.ofLostTime("100%")))
                        .fee(new Fee("service", Money.of("2160", "EUR"), EvaluationCycle.quarterly())),
                outages("outages", Duration.ofHours(91), Duration.ofHours(182)));
        // 2 160 × 30 ÷ 91 days for April, of which 91 h and 182 h of 720 are 90 and 180.
        assertEquals("270.00+0.00", lines(lost));
        List<Step> quotients = flat(lost.lines().get(0).steps()).stream()
                .filter(Step.Quotient.class::isInstance)
                .toList();
        assertEquals(
                List.of(
                        new Step.Quotient(
                                "fee 'service' of 2026-Q2: EUR 2160.00 × seconds charged ÷ seconds",
                                Ratio.of(2160L * 30 * 86_400),
                                Ratio.of(91 * 86_400),
                                false,
                                Figure.amount(Ratio.of(2160 * 30, 91))),
                        new Step.Quotient(
                                "the price of the lost time, from the fee: price × seconds lost ÷ seconds of the period",
                                Ratio.of(2160 * 30, 91).times(Ratio.of(91 * 3600)),
                                Ratio.of(720 * 3600),
                                false,
                                Figure.amount(Ratio.of(90))),
                        new Step.Quotient(
                                "the price of the lost time, from the fee: price × seconds lost ÷ seconds of the period",
                                Ratio.of(2160 * 30, 91).times(Ratio.of(182 * 3600)),
                                Ratio.of(720 * 3600),
                                false,
                                Figure.amount(Ratio.of(180)))),
                quotients);
    }

    /** P19: a monthly fee under quarterly evaluation is charged three times; a term that ends on 15 May charges one and 14/31. */
    @Test
    void monthlyFeeOfAQuarter() {
        Agreement.Builder quarterly = Agreement.builder("q")
                .zone("UTC")
                .quarterly()
                .target(uptime("uptime", TIERS.toPenalty()))
                .fee(new Fee("service", Money.of("100", "EUR"), EvaluationCycle.monthly()));
        assertEquals("30.00+0.00", lines(settle(quarterly, share("uptime", "99.5%"))));
        // 100 + 100 × 14 ÷ 31 = 145.16…; 10 % are 14.516….
        assertEquals("14.52+0.00", lines(settle(quarterly.until(LocalDate.of(2026, 5, 15)), share("uptime", "99.5%"))));
    }

    /** A yearly fee under monthly evaluation by time: 3 650 × 30 ÷ 365 = 300 in April, and 28 days of February are 280. */
    @Test
    void yearlyFeeOfAMonth() {
        Agreement.Builder agreement = monthly(uptime("uptime", TIERS.toPenalty()))
                .fee(new Fee("service", Money.of("3650", "EUR"), EvaluationCycle.yearly()));
        assertEquals("30.00+0.00", lines(settle(agreement, share("uptime", "99.5%"))));
        assertEquals("28.00+0.00", lines(settle(agreement, LocalDate.of(2026, 2, 28), share("uptime", "99.5%"))));
    }

    /** A fee from the 15th to the 15th: April is 14/31 of the one from 15 March and 16/30 of the one from 15 April. */
    @Test
    void feeOfAnotherMonth() {
        Agreement.Builder agreement = monthly(uptime("uptime", TIERS.toPenalty()))
                .fee(new Fee(
                        "service",
                        Money.of("930", "EUR"),
                        EvaluationCycle.monthlyFrom(15, dev.sla4j.time.EndOfMonth.LAST_DAY)));
        // 930 × 14 ÷ 31 = 420; 930 × 16 ÷ 30 = 496; 10 % of 916.
        assertEquals("91.60+0.00", lines(settle(agreement, share("uptime", "99.5%"))));
    }

    /** In a zone with clock change the hours count: from 29 March on 71 of 743 hours of a German March are charged. */
    @Test
    void partOfAMonthWithAClockChange() {
        Agreement.Builder agreement = Agreement.builder("de")
                .zone("Europe/Berlin")
                .monthly()
                .target(uptime("uptime", TIERS.toPenalty()))
                .fee("service", Money.of("7430", "EUR"))
                .from(LocalDate.of(2026, 3, 29));
        assertEquals("71.00+0.00", lines(settle(agreement, LocalDate.of(2026, 3, 29), share("uptime", "99.5%"))));
    }

    @Test
    void argumentsAreChecked() {
        Agreement agreement = of720(uptime("uptime", TIERS.toPenalty())).build();
        EvaluationPeriod period = agreement.cycle().periodOf(FRI_2026_05_01, agreement.zone());
        assertEquals(
                "period",
                assertThrows(
                                NullPointerException.class,
                                () -> CreditSettlement.settle(agreement, null, List.of(), History.empty()))
                        .getMessage());
        assertEquals(
                "history",
                assertThrows(
                                NullPointerException.class,
                                () -> CreditSettlement.settle(agreement, period, List.of(), null))
                        .getMessage());
    }
}
