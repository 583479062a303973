package dev.sla4j.engine;

import static dev.sla4j.engine.Days.month;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ClaimTerms;
import dev.sla4j.agreement.Combination;
import dev.sla4j.agreement.CreditGroup;
import dev.sla4j.agreement.Deadline;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.agreement.Settlement;
import dev.sla4j.agreement.SeveralPeriods;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.RequestCount;
import dev.sla4j.measurement.Sample;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Cap;
import dev.sla4j.penalty.Creditor;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Gate;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.penalty.PerUnit;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.settlement.CreditWalker;
import dev.sla4j.settlement.Dossier;
import dev.sla4j.settlement.Statement;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Scope;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Statistic;
import dev.sla4j.time.DatedFact;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.Schedule;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import dev.sla4j.value.Rounding;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Consequences of published agreements (C49 to C88) with the sum that their text gives; the calculation stands beside each. */
class CatalogueConsequencesTest {
    private static Agreement.Builder monthly() {
        return Agreement.builder("published").zone("UTC").monthly();
    }

    private static ServiceLevelTarget uptime(String id, String limit, Penalty penalty) {
        return ServiceLevelTarget.of(id, Indicator.availability())
                .scope(Scope.each(id))
                .atLeast(limit)
                .penalty(penalty);
    }

    /** In April 2026, of 43 200 minutes, from midnight of a day on. */
    private static Measurement down(String subject, int day, Duration length) {
        Instant start = Instant.parse("2026-04-01T00:00:00Z").plus(Duration.ofDays(day - 1L));
        return Outage.of(start, start.plus(length)).on(subject);
    }

    private static Measurement down(String subject, int day, int minutes) {
        return down(subject, day, Duration.ofMinutes(minutes));
    }

    private static String owed(Agreement.Builder agreement, Measurement... evidence) {
        return owed(month(agreement.build(), "2026-04", evidence));
    }

    /** Certain by target, and what is disputed in all. */
    private static String owed(ComplianceReport report) {
        CreditWalker.readd(report);
        List<String> lines = new ArrayList<>();
        report.credits()
                .lines()
                .forEach(line -> lines.add(line.certain().amount().toPlainString()));
        return String.join(" ", lines)
                + (report.credits().disputed().isZero()
                        ? ""
                        : " + " + report.credits().disputed().amount());
    }

    /**
     * C49, C50, C61, P01: groups of storage classes with tables of their own, each of its own charges; the deepest row applies. 0.5 % of a month are
     * 216 minutes, 1 % are 432, 5 % are 2 160; a share on the bound is in the row above it.
     */
    @ParameterizedTest(name = "{0} min down: {1}")
    @CsvSource({
        "43, 0.00 0.00", // 99.9005 %
        "44, 20.00 0.00", // 99.898 %: 10 % of 200
        "432, 20.00 0.00", // exactly 99.0 %
        "433, 50.00 10.00", // 25 % of 200, 10 % of 100
        "864, 50.00 10.00", // exactly 98.0 %
        "865, 50.00 25.00",
        "2160, 50.00 25.00", // exactly 95.0 %
        "2161, 200.00 100.00",
    })
    void p01EachClassOfItsOwnCharges(int minutes, String paid) {
        Penalty a = Penalty.tiered()
                .row(Limit.parse("< 99.9% and >= 99%"), Amount.share("10%"))
                .row(Limit.parse("< 99% and >= 95%"), Amount.share("25%"))
                .below("95%", "100%")
                .toPenalty()
                .of(Base.fee("standard"));
        Penalty b = Penalty.tiered()
                .below("99%", "10%")
                .below("98%", "25%")
                .below("95%", "100%")
                .toPenalty()
                .of(Base.fee("infrequent"));
        Agreement.Builder agreement = monthly()
                .fee("standard", Money.of("200", "USD"))
                .fee("infrequent", Money.of("100", "USD"))
                .target(uptime("standard", "99.9%", a))
                .target(uptime("infrequent", "99%", b));
        assertEquals(paid, owed(agreement, down("standard", 2, minutes), down("infrequent", 2, minutes)));
    }

    /** C53, C64, C65, P44: 100 % promised; 5 % of 400 are 20 for each 30 minutes, or for each that was begun; at most the fee. */
    @ParameterizedTest(name = "{0} s down: {1}, or part thereof {2}")
    @CsvSource({
        "0, 0.00, 0.00",
        "1, 0.00, 20.00",
        "1800, 20.00, 20.00",
        "1801, 20.00, 40.00",
        "35999, 380.00, 400.00", // 19 complete, 20 begun
        "36001, 400.00, 400.00", // 20, and 21 of which the fee pays 20
    })
    void p44OneHundredPercent(long seconds, String complete, String started) {
        Penalty each = Penalty.each("PT30M", "5%").whenMissed().capped("100%");
        for (boolean part : new boolean[] {false, true}) {
            Agreement.Builder agreement = monthly()
                    .fee("host", Money.of("400", "USD"))
                    .target(uptime("network", "100%", part ? each.started() : each));
            Measurement[] evidence = seconds == 0
                    ? new Measurement[0]
                    : new Measurement[] {down("network", 3, Duration.ofSeconds(seconds))};
            assertEquals(part ? started : complete, owed(agreement, evidence));
        }
    }

    /**
     * C70, C76, P41: 10 % for every 1 % of uptime below 99.9, 10 % for each 0.1 of voice quality below 4.0, 5 % for each hour of delay beyond 4 h. 97.8 % is 2.1
     * below: 20 %. 3.75 is 0.25 below: 20 %. Seven hours are three beyond: 15 %. They add up to 55 % of 200, which is 110; a cap at a half leaves 100.
     */
    @Test
    void p41ThreeShortfallsAdd() {
        Settlement half = Settlement.SUM.capped("50%");
        for (Settlement settlement : List.of(Settlement.SUM, half)) {
            Agreement.Builder agreement = monthly()
                    .fee("voice", Money.of("200", "USD"))
                    .target(uptime("up", "99.9%", Penalty.of(Driver.SHORTFALL, PerUnit.of("1", Amount.share("10%")))))
                    .target(ServiceLevelTarget.of(
                                    "mos",
                                    Indicator.statistic(
                                            Statistic.Kind.MEAN, Selection.samples("mos"), Quantity.value()))
                            .atLeast("4.0")
                            .penalty(Penalty.of(Driver.SHORTFALL, PerUnit.of("0.1", Amount.share("10%")))))
                    .target(ServiceLevelTarget.of(
                                    "response",
                                    Indicator.share(
                                            Selection.items("ticket"),
                                            Condition.within(
                                                    Quantity.clock("opened", "responded"), Limit.parse("<= PT4H"))))
                            .penalty(Penalty.of(Driver.EACH_ITEM, PerUnit.of("PT1H", Amount.share("5%")))))
                    .settlement(settlement);
            // 2.1 + 0.1 of 43 200 minutes are 950.4.
            Measurement[] evidence = {
                down("up", 2, Duration.ofSeconds(57_024)),
                Sample.of(Instant.parse("2026-04-03T10:00:00Z"), "mos", "3.6"),
                Sample.of(Instant.parse("2026-04-04T10:00:00Z"), "mos", "3.9"),
                WorkItem.ticket("T")
                        .opened(Instant.parse("2026-04-06T08:00:00Z"))
                        .responded(Instant.parse("2026-04-06T15:00:00Z"))
            };
            // 40, 40 and 30 of 110, in proportion: 36.36…, 36.36… and 27.27…; the last cent by the largest remainder,
            // the first of two equal ones.
            assertEquals(
                    settlement.equals(half) ? "36.37 36.36 27.27" : "40.00 40.00 30.00", owed(agreement, evidence));
        }
    }

    /** C67, C70, C78, P48: a day's credit for each hour down and for each additional 3 ms; a day of 30 at 300 is 10; together at most the bill. */
    @Test
    void p48DaysForDifferentShortfalls() {
        Penalty hour = Penalty.of(
                Driver.DOWNTIME,
                PerUnit.of("PT1H", Amount.serviceTime(Duration.ofDays(1)).paidInMoney()));
        Penalty threeMs = Penalty.of(
                Driver.SHORTFALL,
                PerUnit.of("3", Amount.serviceTime(Duration.ofDays(1)).paidInMoney()));
        Agreement.Builder agreement = monthly()
                .fee("rack", Money.of("300", "USD"))
                .target(uptime("power", "100%", hour))
                .target(ServiceLevelTarget.of(
                                "latency",
                                Indicator.statistic(Statistic.Kind.MEAN, Selection.samples("ms"), Quantity.value()))
                        .atMost("3")
                        .penalty(threeMs))
                .settlement(Settlement.SUM.capped("100%"));
        // 3 h 20 min: three days. 10 ms are 7 beyond 3: two days.
        assertEquals(
                "30.00 20.00",
                owed(agreement, down("power", 5, 200), Sample.of(Instant.parse("2026-04-03T10:00:00Z"), "ms", "10")));
        // 40 hours would be 400 and 20 beside: 300 are shared 285.71 to 14.29.
        assertEquals(
                "285.71 14.29",
                owed(agreement, down("power", 5, 2400), Sample.of(Instant.parse("2026-04-03T10:00:00Z"), "ms", "10")));
    }

    /** C51, C60, C75, P76: shares of 20 000 at risk by whole seconds; 48.4 s are 48: 25 %, 48.5 s are 49: 50 %. */
    @ParameterizedTest(name = "{0} s: {1}")
    @CsvSource({"45.4, 0.00", "45.5, 5000.00", "48.4, 5000.00", "48.5, 10000.00", "54.4, 15000.00", "54.5, 20000.00"})
    void p76ShareOfAFixedSum(String seconds, String paid) {
        Penalty penalty = Penalty.tiered()
                .row(Limit.parse("<= 45"), Amount.nothing())
                .row(Limit.parse(">= 46 and <= 48"), Amount.share("25%"))
                .row(Limit.parse(">= 49 and <= 51"), Amount.share("50%"))
                .row(Limit.parse(">= 52 and <= 54"), Amount.share("75%"))
                .row(Limit.parse(">= 55"), Amount.share("100%"))
                .rounded(Rounding.halfUp(0))
                .toPenalty()
                .of(Base.sum(Money.of("20000", "USD")));
        Agreement.Builder agreement = monthly()
                .target(ServiceLevelTarget.of(
                                "answer",
                                Indicator.statistic(Statistic.Kind.MEAN, Selection.samples("wait"), Quantity.value()))
                        .penalty(penalty));
        assertEquals(paid, owed(agreement, Sample.of(Instant.parse("2026-04-03T10:00:00Z"), "wait", seconds)));
    }

    /**
     * C71, C77, P49: 30 for each of 16 amperes are 480, the cross connect's fee of 50 is waived, and credits may not be combined. Which of two is paid is not said,
     * so 50 are certain and 430 in doubt; one alone is paid whole.
     */
    @Test
    void p49MayNotBeCombined() {
        Agreement.Builder agreement = monthly()
                .fee("cross connect", Money.of("50", "USD"))
                .target(ServiceLevelTarget.of(
                                "power", Indicator.downtime(DowntimeStatistic.Kind.LONGEST, Downtime.reported()))
                        .scope(Scope.each("power"))
                        .atMost("PT15M")
                        .penalty(Penalty.flat("100%").of(Base.units("16", "ampere", Money.of("30", "USD")))))
                .target(uptime("cross", "100%", Penalty.flat("100%").of(Base.fee("cross connect"))))
                .settlement(Settlement.SUM.group(
                        CreditGroup.of("all", "power", "cross").combined(Combination.NOT_COMBINABLE)));
        assertEquals("480.00 0.00", owed(agreement, down("power", 2, 16)));
        assertEquals("0.00 0.00", owed(agreement, down("power", 2, 15)));
        assertEquals("0.00 50.00 + 430.00", owed(agreement, down("power", 2, 16), down("cross", 3, 1)));
    }

    /** C62, C68, C78, P64: hours down × annual fee ÷ hours of the year, at most half the monthly fee; of 8 760 a year and 730 a month. */
    @ParameterizedTest(name = "{0} min down: {1}")
    @CsvSource({"90, 1.50", "21900, 365.00", "21901, 365.00"})
    void p64AtMostHalfTheMonth(int minutes, String paid) {
        // 90 minutes are 1.5 hours at 1.00; 365 hours are half the month.
        Penalty penalty = Penalty.of(
                        Driver.DOWNTIME,
                        PerUnit.of("PT1H", Amount.sum(Money.of("1.00", "USD"))).proportional())
                .capped(Cap.of("50%", Base.onlyFee()));
        Agreement.Builder agreement =
                monthly().fee("service", Money.of("730", "USD")).target(uptime("core", "99.9%", penalty));
        assertEquals(paid, owed(agreement, down("core", 2, minutes)));
    }

    /** D12: the cap is applied once to the sum, whatever the order of the targets and whoever else is owed. */
    @Test
    void d12TheOrderOfTargetsDoesNotMatter() {
        ServiceLevelTarget one = uptime("one", "99.9%", Penalty.flat("12%"));
        ServiceLevelTarget two = uptime("two", "99.9%", Penalty.flat("6%"));
        Settlement cap = Settlement.SUM.capped("9%");
        Money fee = Money.of("1000", "USD");
        Measurement[] evidence = {down("one", 2, 60), down("two", 3, 60)};
        // 120 and 60 are held at 90.
        assertEquals(
                "60.00 30.00",
                owed(monthly().fee("f", fee).target(one).target(two).settlement(cap), evidence));
        assertEquals(
                "30.00 60.00",
                owed(monthly().fee("f", fee).target(two).target(one).settlement(cap), evidence));
    }

    /** D12: the cap holds the credit of 120 at 90 and nothing is set off against it, whether the bonus of 60 stands before it or behind it. */
    @Test
    void d12TheOrderOfCreditAndBonusDoesNotMatter() {
        ServiceLevelTarget credit = uptime("one", "99.9%", Penalty.flat("12%"));
        ServiceLevelTarget bonus =
                uptime("two", "99.9%", Penalty.flat("6%").when(Gate.met()).owedTo(Creditor.PROVIDER));
        for (List<ServiceLevelTarget> order : List.of(List.of(credit, bonus), List.of(bonus, credit))) {
            Agreement.Builder agreement =
                    monthly().fee("f", Money.of("1000", "USD")).settlement(Settlement.SUM.capped("9%"));
            order.forEach(agreement::target);
            ComplianceReport report = month(agreement.build(), "2026-04", down("one", 2, 60));
            CreditWalker.readd(report);
            assertEquals(Money.of("90.00", "USD"), report.credits().total());
            assertEquals(Money.of("60.00", "USD"), report.credits().total(Creditor.PROVIDER));
        }
    }

    /**
     * C83, C96, P82: reported on Monday, out of order beyond Wednesday 23:59, so from Thursday on 9.76 for each calendar day, that of the repair included. A system
     * that keeps dates only says 00:00 for the day of the repair.
     */
    @ParameterizedTest(name = "repaired {0}: {1}")
    @CsvSource({
        "2026-04-15T22:59:00Z, 0.00", // Wednesday 23:59 in London
        "2026-04-16T09:00:00Z, 9.76",
        "2026-04-17T09:00:00Z, 19.52",
        "2026-04-16T23:00:00Z, 19.52", // Friday, 00:00 in London
        "2026-04-20T09:00:00Z, 48.80", // Monday: Thursday to Monday
    })
    void p82LossOfService(String repaired, String paid) {
        ServiceLevelTarget repair = ServiceLevelTarget.of(
                        "repair",
                        Indicator.share(
                                Selection.items("fault"),
                                Condition.within(
                                        Quantity.clock("reported", "repaired"),
                                        LimitRule.endOfWorkingDay(
                                                2,
                                                Schedule.weekly("Europe/London").monToFri("00:00", "24:00")))))
                .penalty(Penalty.of(Driver.EACH_ITEM_DAYS, PerUnit.of("1", Amount.sum(Money.of("9.76", "GBP")))));
        Agreement.Builder agreement =
                Agreement.builder("ee").zone("Europe/London").monthly().target(repair);
        WorkItem fault = WorkItem.of("fault", "f")
                .reached("reported", Instant.parse("2026-04-13T09:00:00Z"))
                .reached("repaired", Instant.parse(repaired));
        assertEquals(paid, owed(agreement, fault));
    }

    /** P82: while it is not repaired, the days that have passed are owed: at midnight after Thursday the Thursday. */
    @Test
    void p82WhatIsStillOpenOwesTheDaysThatHavePassed() {
        ServiceLevelTarget repair = ServiceLevelTarget.of(
                        "repair",
                        Indicator.share(
                                Selection.items("fault"),
                                Condition.within(Quantity.clock("reported", "repaired"), LimitRule.until("due"))))
                .penalty(Penalty.of(Driver.EACH_ITEM_DAYS, PerUnit.of("1", Amount.sum(Money.of("9.76", "GBP")))));
        Agreement agreement =
                Agreement.builder("ee").zone("UTC").monthly().target(repair).build();
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        WorkItem fault = WorkItem.of("fault", "f")
                .reached("reported", Instant.parse("2026-04-13T09:00:00Z"))
                .attribute("due", "2026-04-15T23:59:00Z");
        Evaluation evaluation =
                engine.start(engine.periodOf(LocalDate.of(2026, 4, 1))).add(List.of(fault));
        assertEquals("9.76", owed(evaluation.report(Instant.parse("2026-04-17T00:00:00Z"))));
        assertEquals("19.52", owed(evaluation.report(Instant.parse("2026-04-17T00:00:01Z"))));
    }

    /**
     * C72, C83, P84: later than the committed time by 60 seconds or more returns the whole charge; claimed within 15 days after the scheduled delivery, here 2 April, so
     * on the 17th for the last time.
     */
    @ParameterizedTest(name = "delivered {0}, claimed {1}: {2}")
    @CsvSource({
        "2026-04-02T10:30:59Z, 2026-04-03T00:00:00Z, 0.00",
        "2026-04-02T10:31:00Z, 2026-04-03T00:00:00Z, 41.50",
        "2026-04-05T10:00:00Z, 2026-04-17T23:59:59Z, 41.50",
        "2026-04-05T10:00:00Z, 2026-04-18T00:00:00Z, 0.00",
    })
    void p84EachShipmentIsClaimedForItself(String delivered, String claimed, String paid) {
        ServiceLevelTarget onTime = ServiceLevelTarget.of(
                        "on time",
                        Indicator.share(
                                Selection.items("shipment"),
                                Condition.within(
                                        Quantity.clock("sent", "delivered"),
                                        LimitRule.until("committed").grace("< PT60S"))))
                .penalty(Penalty.flat("100%").by(Driver.EACH_ITEM).of(Base.itemValue("charge", "USD")));
        Agreement agreement = Agreement.builder("carrier")
                .zone("UTC")
                .cycle(EvaluationCycle.daily())
                .target(onTime)
                .severalPeriods(SeveralPeriods.none().claims(ClaimTerms.within(Deadline.days(15))))
                .build();
        WorkItem shipment = WorkItem.of("shipment", "s")
                .reached("sent", Instant.parse("2026-04-01T10:00:00Z"))
                .attribute("committed", "2026-04-02T10:30:00Z")
                .attribute("charge", "41.50")
                .reached("delivered", Instant.parse(delivered));
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        ComplianceReport report = engine.evaluate(engine.periodOf(LocalDate.of(2026, 4, 2)), List.of(shipment));
        CreditWalker.readd(report);
        Dossier dossier =
                Dossier.empty().with(new DatedFact(DatedFact.CLAIM, Instant.parse(claimed), null, null, "2026-04-02"));
        Statement statement = Statement.of(
                agreement, ReferenceData.empty(), report.result(), dossier, Instant.parse("2026-06-01T00:00:00Z"));
        assertEquals(paid, statement.totals().total().amount().toPlainString());
    }

    /** C73, P85: 3 % of the cost of the cases that do not comply: of 1 200 at 20.00, 1 150 in full are below 98 %: 50 × 20 × 3 %. */
    @Test
    void p85OfTheCasesThatDoNotComply() {
        Agreement.Builder agreement = monthly()
                .target(ServiceLevelTarget.of("in full", Indicator.goodRatio(Selection.requests()))
                        .atLeast("98%")
                        .penalty(Penalty.flat("3%")
                                .by(Driver.BAD_QUANTITY)
                                .of(Base.priceOfEach(Money.of("20", "USD")))));
        Measurement cases = RequestCount.of("2026-04-02T00:00Z", "2026-04-02T00:01Z")
                .count("good", 1_150)
                .count("failed", 50);
        assertEquals("30.00", owed(agreement, cases));
    }
}
