package dev.sla4j.engine;

import static dev.sla4j.engine.Days.month;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.Combination;
import dev.sla4j.agreement.CreditGroup;
import dev.sla4j.agreement.Fee;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.agreement.Settlement;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.RequestCount;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Bands;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Cap;
import dev.sla4j.penalty.Creditor;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Gate;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.penalty.PerUnit;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Credits;
import dev.sla4j.report.InKind;
import dev.sla4j.report.Remark;
import dev.sla4j.report.Verdict;
import dev.sla4j.settlement.CreditWalker;
import dev.sla4j.target.CappedAmount;
import dev.sla4j.target.ChargedQuantity;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.Objective;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Scope;
import dev.sla4j.target.Selection;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.Schedule;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import dev.sla4j.value.Rounding;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Clauses of published agreements as they are written down and what they pay; the table in docs/penalties.md has the same calls. April 2026 in Universal Time
 * has 720 hours, so an hour of a fee of 720 costs 1. Every report is re-added from its explanation (L6).
 */
class PenaltyClausesTest {
    private static final Money FEE = Money.of("720", "EUR");

    // What is promised.

    private static ServiceLevelTarget uptime(String id) {
        return ServiceLevelTarget.of(id, Indicator.availability()).atLeast("99.9%");
    }

    private static Agreement.Builder april(ServiceLevelTarget... targets) {
        Agreement.Builder agreement = Agreement.builder("april").zone("UTC").monthly();
        List.of(targets).forEach(agreement::target);
        return agreement;
    }

    private static Agreement.Builder of720(ServiceLevelTarget... targets) {
        return april(targets).fee("service", FEE);
    }

    // What happened.

    /** An outage on a day of April from midnight. */
    private static Outage down(int day, int minutes) {
        Instant start = Instant.parse("2026-04-01T00:00:00Z").plus(Duration.ofDays(day - 1L));
        return Outage.of(start, start.plus(Duration.ofMinutes(minutes)));
    }

    private static Outage down(String from, String to) {
        return Outage.of(from, to);
    }

    private static ComplianceReport settled(Agreement.Builder agreement, Measurement... evidence) {
        ComplianceReport report = month(agreement.build(), "2026-04", evidence);
        CreditWalker.readd(report);
        return report;
    }

    /** Certain and disputed in total: {@code 36.00} or {@code 36.00+12.00}. */
    private static String owed(ComplianceReport report) {
        Credits credits = report.credits();
        return credits.total().amount()
                + (credits.disputed().isZero() ? "" : "+" + credits.disputed().amount());
    }

    private static String owed(Penalty penalty, Measurement... evidence) {
        return owed(settled(of720(uptime("uptime").penalty(penalty)), evidence));
    }

    private static String lines(ComplianceReport report) {
        return String.join(
                " ",
                report.credits().lines().stream()
                        .map(line -> line.certain().amount().toPlainString())
                        .toList());
    }

    // Blocks of time (C64–C66).

    /** A08 (P44): 45 minutes, and two outages of 20 minutes. Five per cent of 720 are 36. */
    @ParameterizedTest(name = "{0}: 45 min pay {1}, 20 + 20 min pay {2}")
    @CsvSource({
        "complete, 36.00, 36.00",
        "started, 72.00, 72.00",
        "proportional, 54.00, 48.00",
        "complete per outage, 36.00, 0.00",
        "started per outage, 72.00, 72.00",
    })
    void a08EachThirtyMinutes(String reading, String one, String two) {
        Penalty each = Penalty.each("PT30M", "5%").capped("100%");
        Penalty penalty = reading.startsWith("started")
                ? each.started()
                : reading.startsWith("proportional") ? each.proportional() : each;
        Penalty read = reading.endsWith("per outage") ? penalty.by(Driver.EACH_OUTAGE) : penalty;
        assertEquals(one, owed(read, down(1, 45)));
        assertEquals(two, owed(read, down(1, 20), down(2, 20)));
    }

    @Test
    void p44AtMostTheFee() {
        assertEquals("720.00", owed(Penalty.each("PT30M", "5%").capped("100%"), down(1, 1000)));
    }

    /** A09 (P47): 0.1 % of a month of 31 days are 44.64 min; 74 min are 29.36 beyond; 37 + 37 with the allowance each time are none. */
    @ParameterizedTest(name = "{0}: {1} days")
    @CsvSource({"cumulative complete, 1", "cumulative started, 2", "each outage, 0"})
    void a09BeyondTheAllowance(String reading, int days) {
        PerUnit units = PerUnit.of("PT15M", Amount.serviceTime(Duration.ofDays(1)));
        Penalty penalty = Penalty.of(
                        reading.equals("each outage")
                                ? Driver.EACH_OUTAGE.beyond("0.1%")
                                : Driver.DOWNTIME.beyond("0.1%"),
                        reading.endsWith("started") ? units.started() : units)
                .whenMissed();
        Agreement agreement = Agreement.builder("virteche")
                .zone("UTC")
                .monthly()
                .target(uptime("power").penalty(penalty))
                .build();
        ComplianceReport report = month(
                agreement,
                "2026-03",
                down("2026-03-02T10:00Z", "2026-03-02T10:37Z"),
                down("2026-03-03T10:00Z", "2026-03-03T10:37Z"));
        CreditWalker.readd(report);
        List<InKind> owed = report.credits().inKind();
        assertEquals(
                days, owed.isEmpty() ? 0 : owed.get(0).certain().serviceTime().toDays());
    }

    /** P54: 5 % for each 30 minutes after the first 0.01 % of the month, which are 4.32 minutes; at most half of the fee for all. */
    @ParameterizedTest(name = "{0} min: {1}")
    @CsvSource({"34, 0.00", "35, 36.00", "400, 360.00", "0, 0.00"})
    void p54AfterTheFirst(int minutes, String paid) {
        ServiceLevelTarget api = ServiceLevelTarget.of("api", Indicator.availability())
                .atLeast("99.99%")
                .penalty(Penalty.of(Driver.DOWNTIME.beyond("0.01%"), PerUnit.of("PT30M", Amount.share("5%")))
                        .whenMissed());
        Measurement[] evidence = minutes == 0 ? new Measurement[0] : new Measurement[] {down(1, minutes)};
        assertEquals(paid, owed(settled(of720(api).settlement(Settlement.SUM.capped("50%")), evidence)));
    }

    // Gates (C59).

    /** P58: the percentage must be missed before durations pay; rows overlap at their edges. */
    @ParameterizedTest(name = "{0} min: {1} to {2} h")
    @CsvSource({"43, 0, 0", "44, 12, 12", "60, 24, 24", "120, 24, 48", "500, 240, 240"})
    void p58GateThenTable(int minutes, long certain, long most) {
        Penalty penalty = Penalty.tieredByDowntime()
                .row(Limit.parse(">= PT10M and <= PT59M"), Amount.serviceTime(Duration.ofHours(12)))
                .row(Limit.parse(">= PT1H and <= PT2H"), Amount.serviceTime(Duration.ofHours(24)))
                .row(Limit.parse(">= PT2H and <= PT4H"), Amount.serviceTime(Duration.ofHours(48)))
                .row(Limit.parse(">= PT4H and <= PT7H"), Amount.serviceTime(Duration.ofHours(120)))
                .row(Limit.parse(">= PT7H"), Amount.serviceTime(Duration.ofHours(240)))
                .toPenalty()
                .whenMissed();
        ComplianceReport report = settled(of720(uptime("cdn").penalty(penalty)), down(1, minutes));
        InKind owed = report.target("cdn").inKind();
        assertEquals(certain, owed == null ? 0 : owed.certain().serviceTime().toHours());
        assertEquals(most, owed == null ? 0 : owed.most().serviceTime().toHours());
        // An hour costs 1.
        assertEquals(certain == 0 ? null : Money.of(certain + ".00", "EUR"), owed == null ? null : owed.value());
    }

    /** By the verdict of another target, and by the figure itself. */
    @Test
    void gates() {
        ServiceLevelTarget strict =
                ServiceLevelTarget.of("strict", Indicator.availability()).atLeast("99.99%");
        Penalty five = Penalty.each("PT30M", "5%");
        assertEquals(
                "36.00",
                owed(settled(of720(strict, uptime("b").penalty(five.when(Gate.missed("strict")))), down(1, 30))));
        assertEquals(
                "0.00", owed(settled(of720(strict, uptime("b").penalty(five.when(Gate.met("strict")))), down(1, 30))));
        assertEquals("36.00", owed(five.when(Gate.figure("< 99.95%")), down(1, 30)));
        assertEquals("0.00", owed(five.when(Gate.figure("< 99.9%")), down(1, 30)));
    }

    // Shortfall (C70).

    /** P41: 10 % for every 1 % below 99.9 %: 97.9 % is two points below. */
    @Test
    void p41ForEachPercentBelow() {
        Penalty penalty = Penalty.of(Driver.SHORTFALL, PerUnit.of("1", Amount.share("10%")));
        // 2.1 % of 720 h are 15.12 h.
        assertEquals("144.00", owed(penalty, Outage.of("2026-04-01T00:00Z", "2026-04-01T15:07:12Z")));
        assertEquals("0.00", owed(penalty, down(1, 40)));
        assertEquals("151.20", owed(penalty.proportional(), Outage.of("2026-04-01T00:00Z", "2026-04-01T15:50:24Z")));
    }

    /** By how many percent a limit is missed: 52 s where 45 were promised are 15.6 % more. */
    @Test
    void relativeOvershoot() {
        ServiceLevelTarget repair = ServiceLevelTarget.of("total", Indicator.totalDowntime(Downtime.reported()))
                .atMost("PT45M")
                .penalty(Penalty.tieredBy(Driver.RELATIVE_SHORTFALL)
                        .moreThan("10", "5%")
                        .moreThan("50", "10%"));
        assertEquals("0.00", owed(settled(of720(repair), down(1, 49))));
        assertEquals("36.00", owed(settled(of720(repair), down(1, 52))));
        assertEquals("72.00", owed(settled(of720(repair), down(1, 68))));
    }

    // Days and prices of time (C67, C69).

    /** P33: one day's share of the monthly fee for each standard missed; P53: ten hours' price for each day with more than 5 minutes. */
    @Test
    void p33OneDayP53TenHours() {
        assertEquals("24.00", owed(Penalty.flat("100%").of(Base.priceOf(Duration.ofDays(1))), down(1, 60)));
        assertEquals(
                "24.00",
                owed(Penalty.flat(Amount.serviceTime(Duration.ofDays(1)).paidInMoney()), down(1, 60)));
        Penalty byDay = Penalty.tieredByDay().moreThan("PT5M", "100%").of(Base.priceOf(Duration.ofHours(10)));
        assertEquals("20.00", owed(byDay, down(1, 6), down(2, 5), down(3, 9)));
    }

    /** S23, P48: windows of a rolling cycle overlap, so the fees of a time are those of windows that follow each other. */
    @ParameterizedTest
    @CsvSource({"30, 720.00", "15, 360.00", "75, 1800.00"})
    void s23FeesBeforeAnEventInARollingCycle(int days, String total) {
        Base trailing = Base.trailing(Period.ofDays(days), Base.onlyFee());
        Agreement agreement = Agreement.builder("rolling")
                .zone("UTC")
                .cycle(EvaluationCycle.rolling(Duration.ofDays(30)))
                .fee("fee", FEE)
                .target(uptime("uptime")
                        .penalty(Penalty.flat("100%").by(Driver.EACH_OUTAGE).of(trailing)))
                .build();
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        ComplianceReport report = engine.evaluate(engine.periodOf(LocalDate.of(2026, 4, 30)), List.of(down(16, 60)));
        CreditWalker.readd(report);
        assertEquals(total, owed(report));
    }

    /** A16, S4, S23: in Newfoundland the clocks went back from 00:01 to 23:01; 10 minutes in the second 23:30 are 10 minutes. */
    @ParameterizedTest
    @CsvSource({"PT9M, 24.00", "PT10M, 0.00"})
    void a16ADayWhoseMidnightCameTwice(String moreThan, String total) {
        Agreement agreement = Agreement.builder("newfoundland")
                .zone("America/St_Johns")
                .monthly()
                .fee("fee", FEE)
                .target(uptime("uptime")
                        .penalty(Penalty.tieredByDay()
                                .moreThan(moreThan, "100%")
                                .of(Base.sum(Money.of("24.00", "EUR")))))
                .build();
        Measurement outage = Outage.of("2010-11-07T03:00Z", "2010-11-07T03:10Z");
        assertEquals(total, owed(ComplianceEngine.of(agreement).evaluate(YearMonth.of(2010, 11), List.of(outage))));
    }

    /** P51: 50 times the price of the interruption, each at most the charges of the 30 days before it, half of which were at half the fee. */
    @Test
    void p51TrailingThirtyDays() {
        Agreement.Builder agreement = april(ServiceLevelTarget.of(
                                "interruptions",
                                Indicator.totalDowntime(Downtime.reported().lastingMoreThan(Duration.ofMinutes(5))))
                        .penalty(Penalty.ofLostTime("5000%")
                                .cappedEach(new Cap(
                                        Amount.share("100%"), Base.trailing(Period.ofDays(30), Base.onlyFee())))))
                .fee(new Fee(
                                "server",
                                FEE,
                                EvaluationCycle.fixedLength(Duration.ofDays(30), Instant.parse("2026-04-01T00:00:00Z")))
                        .validFrom(LocalDate.of(2026, 4, 1)))
                .fee(new Fee(
                                "server",
                                Money.of("360", "EUR"),
                                EvaluationCycle.fixedLength(Duration.ofDays(30), Instant.parse("2026-04-01T00:00:00Z")))
                        .validUntil(LocalDate.of(2026, 4, 1)));
        assertEquals("25.00", owed(settled(agreement, down(16, 30))));
        // 15 days at 12 and 15 at 24 are 540; 20 hours would pay 1 000.
        assertEquals("540.00", owed(settled(agreement, down(16, 1200))));
    }

    @Test
    void otherBases() {
        ServiceLevelTarget target = uptime("t");
        record Row(Base base, String paid) {}
        for (Row row : List.of(
                new Row(Base.fees("plan", "support"), "400.00"),
                new Row(Base.previousPeriod(Base.fee("plan")), "310.00"),
                new Row(Base.nextPeriod(Base.allFees()), "400.00"),
                new Row(Base.term(Base.allFees()), "4800.00"),
                new Row(Base.shareOf("10%", Base.allFees()), "40.00"),
                new Row(Base.units("16", "ampere", Money.of("30", "EUR")), "480.00"))) {
            Agreement.Builder agreement = april(
                            target.penalty(Penalty.flat("100%").of(row.base())))
                    .from(LocalDate.of(2026, 1, 1))
                    .until(LocalDate.of(2027, 1, 1))
                    .fee(new Fee("plan", Money.of("310", "EUR"), EvaluationCycle.monthly()))
                    .fee("support", Money.of("90", "EUR"));
            assertEquals(row.paid(), owed(settled(agreement, down(1, 60))), row.base()::toString);
        }
    }

    /** S29, C80: a plan that changes in the middle of April is pro-rated by time. */
    @Test
    void aPlanThatChanges() {
        Agreement.Builder agreement = april(uptime("t").penalty(Penalty.flat("20%")))
                .fee(new Fee("plan", Money.of("300", "EUR"), null).validUntil(LocalDate.of(2026, 4, 16)))
                .fee(new Fee("plan", Money.of("600", "EUR"), null).validFrom(LocalDate.of(2026, 4, 16)));
        assertEquals("90.00", owed(settled(agreement, down(1, 60))));
    }

    /** P18: 20 % of the cost of the line ÷ 3 kits for each failing kit; all three together are 20.00 of 100.00 to the cent. */
    @Test
    void p18SharesOverKits() {
        ServiceLevelTarget kits = ServiceLevelTarget.of("kits", Indicator.availability())
                .scope(Scope.each("a", "b", "c"))
                .atLeast("99.9%")
                .penalty(Penalty.flat("20%").of(Base.eachSubject(Base.onlyFee())));
        Agreement.Builder agreement = april(kits).fee("line", Money.of("100", "EUR"));
        Measurement a = down(1, 60).on("a");
        Measurement b = down(1, 60).on("b");
        Measurement c = down(1, 60).on("c");
        assertEquals("6.67", owed(settled(agreement, a)));
        assertEquals("6.66", owed(settled(agreement, c)));
        assertEquals("20.00", owed(settled(agreement, a, b, c)));
        assertEquals(List.of(), Days.remarks(settled(agreement, a, b, c), Remark.Kind.SHARED_FEE));
    }

    // Items (C71–C73, C96).

    private static ServiceLevelTarget activation() {
        return ServiceLevelTarget.of(
                "activation",
                Indicator.share(
                        Selection.items("order"),
                        Condition.within(Quantity.clock("ordered", "active"), LimitRule.until("due"))));
    }

    /** Due on Wednesday 8 April at 23:59 in London. */
    private static WorkItem order(String id, String active) {
        return WorkItem.of("order", id)
                .reached("ordered", Instant.parse("2026-04-01T09:00:00Z"))
                .attribute("due", "2026-04-08T23:59+01:00")
                .reached("active", Instant.parse(active));
    }

    /**
     * P82: 6.10 for the missed day and each day until activation, not the day of activation itself; 5.04 before April 2025. Active on Friday pays
     * Wednesday and Thursday; active on Saturday from its first instant on – in London, 23:00 UTC – Friday too.
     */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-04-08T22:59:00Z, 0.00",
        "2026-04-09T10:00:00Z, 6.10",
        "2026-04-10T10:00:00Z, 12.20",
        "2026-04-10T22:59:59Z, 12.20",
        "2026-04-10T23:00:00Z, 18.30",
        "2026-04-10T23:00:01Z, 18.30",
    })
    void p82ForEachDay(String active, String paid) {
        Amount amount =
                Amount.sum(Money.of("5.04", "GBP")).from(LocalDate.of(2025, 4, 1), Amount.sum(Money.of("6.10", "GBP")));
        Agreement.Builder agreement = Agreement.builder("ee")
                .zone("Europe/London")
                .monthly()
                .target(activation().penalty(Penalty.of(Driver.EACH_ITEM_DAYS, PerUnit.of("1", amount))));
        assertEquals(paid, owed(settled(agreement, order("o", active))));
    }

    /** C41, S29: an item has the amount of the day on which it was due. */
    @Test
    void amountsByDate() {
        Amount amount =
                Amount.sum(Money.of("6.10", "GBP")).from(LocalDate.of(2026, 4, 9), Amount.sum(Money.of("9.76", "GBP")));
        Agreement.Builder agreement = Agreement.builder("ee")
                .zone("Europe/London")
                .monthly()
                .target(activation().penalty(Penalty.of(Driver.EACH_ITEM_DAYS, PerUnit.of("1", amount))));
        WorkItem later = WorkItem.of("order", "p")
                .reached("ordered", Instant.parse("2026-04-01T09:00:00Z"))
                .attribute("due", "2026-04-09T23:59+01:00")
                .reached("active", Instant.parse("2026-04-10T10:00:00Z"));
        assertEquals("15.86", owed(settled(agreement, order("o", "2026-04-09T10:00:00Z"), later)));
    }

    private static ServiceLevelTarget jobs(Penalty penalty) {
        return ServiceLevelTarget.of(
                        "jobs",
                        Indicator.share(
                                Selection.items("job"),
                                Condition.within(Quantity.clock("passed", "delivered"), Limit.parse("<= PT12H"))))
                .penalty(penalty);
    }

    private static WorkItem job(String id, int hours, String price) {
        return WorkItem.of("job", id)
                .reached("passed", Instant.parse("2026-04-02T00:00:00Z"))
                .reached("delivered", Instant.parse("2026-04-02T00:00:00Z").plus(Duration.ofHours(hours)))
                .attribute("price", price);
    }

    /** Whatever says that at most so many may be late: levels, of which the first decides, and conditions beside that on the number. */
    @Test
    void eachItemWhereALevelOrAConditionAllowsFew() {
        Condition late = Condition.within(Quantity.clock("passed", "delivered"), Limit.parse("<= PT12H"))
                .negated();
        ServiceLevelTarget few = ServiceLevelTarget.of("jobs", Indicator.share(Selection.items("job"), late))
                .penalty(Penalty.flat("110%").by(Driver.EACH_ITEM).of(Base.itemValue("price", "USD")));
        Objective most = Objective.limit("<= 2%");
        List<Objective> promises = List.of(
                Objective.levels(Objective.level("minimum", "<= 2%"), Objective.level("expected", "<= 1%")),
                Objective.allOf(most, Objective.of(Indicator.count(Selection.items("job")), ">= 1")));
        for (Objective objective : promises) {
            assertEquals(
                    "33.00",
                    owed(settled(
                            april(few.objective(objective)),
                            job("a", 13, "10.00"),
                            job("b", 12, "99.00"),
                            job("c", 30, "20.00"))),
                    objective::toString);
        }
    }

    /** "At most 2 % are delivered within an hour": what is judged by one clock and one limit is kept too where it pays. */
    @Test
    void eachItemWhereFewMayBeInTime() {
        ServiceLevelTarget few = ServiceLevelTarget.of(
                        "jobs",
                        Indicator.share(
                                Selection.items("job").by("passed"),
                                Condition.within(Quantity.clock("passed", "delivered"), Limit.parse("<= PT12H"))))
                .atMost("2%")
                .penalty(Penalty.flat("110%").by(Driver.EACH_ITEM).of(Base.itemValue("price", "USD")));
        assertEquals("33.00", owed(settled(april(few), job("a", 13, "99.00"), job("b", 11, "30.00"))));
    }

    /** P69: the unit is returned plus 10 %, for each job that is late; P84: 100 % of the charge. */
    @Test
    void p69EachItem() {
        Penalty penalty = Penalty.flat("110%").by(Driver.EACH_ITEM).of(Base.itemValue("price", "USD"));
        assertEquals(
                "33.00",
                owed(settled(
                        april(jobs(penalty)), job("a", 13, "10.00"), job("b", 12, "99.00"), job("c", 30, "20.00"))));
        ComplianceReport unpriced = settled(april(jobs(penalty)), job("a", 13, "ten"));
        assertEquals("0.00", owed(unpriced));
        assertEquals(
                List.of("target jobs: item a has no amount of money in price, so nothing is paid of it"),
                Days.remarks(unpriced, Remark.Kind.UNPRICED_ITEM));
    }

    /** The same, promised as "at most 2 % are late": the late ones are those that are meant, and they pay. */
    @Test
    void eachItemWhereFewMayBeLate() {
        Condition late = Condition.within(Quantity.clock("passed", "delivered"), Limit.parse("<= PT12H"))
                .negated();
        ServiceLevelTarget few = ServiceLevelTarget.of("jobs", Indicator.share(Selection.items("job"), late))
                .atMost("2%")
                .penalty(Penalty.flat("110%").by(Driver.EACH_ITEM).of(Base.itemValue("price", "USD")));
        assertEquals(
                "33.00",
                owed(settled(april(few), job("a", 13, "10.00"), job("b", 12, "99.00"), job("c", 30, "20.00"))));
        assertEquals(
                "11.00+22.00",
                owed(settled(april(few), job("a", 13, "10.00"), job("b", 11, "20.00"), job("b", 14, "20.00"))));
    }

    /** 5 % for each hour of delay, at most 20 % for each; the first hour is free. */
    @Test
    void hoursLate() {
        Penalty penalty = Penalty.of(Driver.EACH_ITEM.beyond("PT1H"), PerUnit.of("PT1H", Amount.share("5%")))
                .cappedEach(Cap.of("20%", Base.onlyFee()));
        assertEquals("0.00", owed(settled(of720(jobs(penalty)), job("a", 13, "1"))));
        assertEquals("72.00", owed(settled(of720(jobs(penalty)), job("a", 15, "1"))));
        assertEquals("216.00", owed(settled(of720(jobs(penalty)), job("a", 15, "1"), job("b", 99, "1"))));
    }

    /** "Answered within an hour and solved within four", 10 for each hour late: by the limit that it missed, whatever else is wrong with it. */
    @ParameterizedTest(name = "answered after {0} h, solved after {1} h")
    @CsvSource({"1, 4, 0.00, 0.00", "1, 7, 30.00, 0.00", "3, 4, 20.00, 0.00", "6, 7, 50.00, 30.00", "3, 9, 50.00, 20.00"
    })
    void hoursLateByTheLimitThatWasMissed(int answered, int solved, String both, String either) {
        Condition answer = Condition.within(Quantity.clock("opened", "answered"), Limit.parse("<= PT1H"));
        Condition solution = Condition.within(Quantity.clock("opened", "solved"), Limit.parse("<= PT4H"));
        Condition correct = Condition.is("correct", "yes");
        Instant opened = Instant.parse("2026-04-02T00:00:00Z");
        WorkItem ticket = WorkItem.ticket("T")
                .opened(opened)
                .reached("answered", opened.plus(Duration.ofHours(answered)))
                .reached("solved", opened.plus(Duration.ofHours(solved)))
                .attribute("correct", "no");
        assertEquals(both, owedByHours(answer.and(solution), ticket));
        assertEquals(both, owedByHours(solution.and(answer), ticket));
        assertEquals(both, owedByHours(solution.and(answer).and(correct), ticket));
        assertEquals(either, owedByHours(answer.or(solution), ticket));
        assertEquals(either, owedByHours(solution.or(answer), ticket));
    }

    private static String owedByHours(Condition good, WorkItem ticket) {
        return owed(settled(ofHours(good), ticket));
    }

    private static Agreement.Builder ofHours(Condition good) {
        Penalty penalty = Penalty.of(Driver.EACH_ITEM, PerUnit.of("PT1H", Amount.sum(Money.of("10.00", "EUR"))));
        return april(ServiceLevelTarget.of("tickets", Indicator.share(Selection.items("ticket"), good))
                .penalty(penalty));
    }

    /** S13, S23: what must be done before midnight is due on the day that ends then, and costs what is agreed for that day. */
    @ParameterizedTest(name = "{0}, promised at {1}")
    @CsvSource({
        "< PT4H, 2026-04-09T20:00:00Z, 5.04",
        "<= PT4H, 2026-04-09T20:00:00Z, 6.10",
        "<= PT4H, 2026-04-09T19:59:00Z, 5.04"
    })
    void anItemCostsWhatIsAgreedForTheDayOnWhichItWasDue(String limit, Instant opened, String paid) {
        Amount amount = Amount.sum(Money.of("5.04", "GBP"))
                .from(LocalDate.of(2026, 4, 10), Amount.sum(Money.of("6.10", "GBP")));
        ServiceLevelTarget repairs = ServiceLevelTarget.of(
                        "repairs",
                        Indicator.withinLimit(Selection.items("repair"), Quantity.clock("opened", "repaired"), limit))
                .penalty(Penalty.flat(amount).by(Driver.EACH_ITEM));
        WorkItem repair =
                WorkItem.of("repair", "r").opened(opened).reached("repaired", opened.plus(Duration.ofDays(2)));
        assertEquals(paid, owed(settled(april(repairs), repair)));
    }

    /** The same by working days: until the end of Thursday, the last day of the lower amount. */
    @Test
    void anItemThatIsDueByTheEndOfAWorkingDayCostsWhatIsAgreedForIt() {
        Amount amount = Amount.sum(Money.of("5.04", "GBP"))
                .from(LocalDate.of(2026, 4, 10), Amount.sum(Money.of("6.10", "GBP")));
        LimitRule byThursday =
                LimitRule.endOfWorkingDay(1, Schedule.weekly("UTC").monToFri("09:00", "17:00"));
        ServiceLevelTarget repairs = ServiceLevelTarget.of(
                        "repairs",
                        Indicator.share(
                                Selection.items("repair"),
                                Condition.within(Quantity.clock("opened", "repaired"), byThursday)))
                .penalty(Penalty.flat(amount).by(Driver.EACH_ITEM));
        Instant wednesday = Instant.parse("2026-04-08T12:00:00Z");
        WorkItem repair =
                WorkItem.of("repair", "r").opened(wednesday).reached("repaired", wednesday.plus(Duration.ofDays(2)));
        assertEquals("5.04", owed(settled(april(repairs), repair)));
    }

    /** S25: solved too late, and not answered yet: what it costs may grow until it is. */
    @Test
    void whatAnItemCostsIsProvisionalWhileOneOfItsClocksRuns() {
        Condition answer = Condition.within(Quantity.clock("opened", "answered"), Limit.parse("<= PT1H"));
        Condition solution = Condition.within(Quantity.clock("opened", "solved"), Limit.parse("<= PT4H"));
        Instant opened = Instant.parse("2026-04-30T12:00:00Z");
        WorkItem ticket = WorkItem.ticket("T").opened(opened).reached("solved", opened.plus(Duration.ofHours(7)));
        for (Condition good : List.of(answer.and(solution), solution.and(answer))) {
            ComplianceReport early = settled(ofHours(good), ticket);
            assertEquals("110.00", owed(early));
            assertTrue(early.target("tickets").attainment().provisional());
            ComplianceReport late =
                    settled(ofHours(good), ticket.reached("answered", opened.plus(Duration.ofHours(16))));
            assertEquals("150.00", owed(late));
            assertFalse(late.target("tickets").attainment().provisional());
        }
        Condition solved = solution.and(Condition.is("correct", "yes"));
        WorkItem wrong = WorkItem.ticket("T").opened(opened).attribute("correct", "no");
        assertTrue(
                settled(ofHours(solved), wrong).target("tickets").attainment().provisional());
    }

    /** An item of which it is not known whether it is late is disputed. */
    @Test
    void anItemInDoubt() {
        Penalty penalty = Penalty.flat("110%").by(Driver.EACH_ITEM).of(Base.itemValue("price", "USD"));
        assertEquals(
                "11.00+22.00",
                owed(settled(
                        april(jobs(penalty)), job("a", 13, "10.00"), job("b", 11, "20.00"), job("b", 14, "20.00"))));
    }

    /** A19 (P85): 1 000 cases, 950 compliant, goal 98 %: 3 % of cases of 10.00, of 50 or of the 30 below the goal. */
    @Test
    void a19AllOrBelowTheGoal() {
        ServiceLevelTarget cases = ServiceLevelTarget.of("cases", Indicator.goodRatio(Selection.requests()))
                .atLeast("98%")
                .penalty(Penalty.flat("3%").by(Driver.BAD_QUANTITY).of(Base.priceOfEach(Money.of("10", "USD"))));
        Measurement counts = RequestCount.of("2026-04-02T00:00Z", "2026-04-02T00:01Z")
                .count("good", 950)
                .count("failed", 50);
        assertEquals("15.00", owed(settled(april(cases), counts)));
        assertEquals("9.00", owed(settled(april(cases.policy(ChargedQuantity.BEYOND_GOAL)), counts)));
    }

    // At-risk pools and points (C74, C75).

    /** P74, D28: invoice 100 000, 10 % at risk, 50 % for the category, 40 % for the level → 2 000; in all at most the amount at risk. */
    @Test
    void p74AtRisk() {
        Base atRisk = Base.shareOf("10%", Base.allFees());
        Penalty critical = Penalty.flat("40%").of(Base.shareOf("50%", atRisk));
        Agreement.Builder agreement = april(
                        uptime("a").penalty(critical),
                        uptime("b").penalty(Penalty.flat("100%").of(Base.shareOf("90%", atRisk))))
                .fee("invoice", Money.of("100000", "USD"))
                .settlement(Settlement.SUM.capped(new Cap(Amount.share("100%"), atRisk)));
        ComplianceReport one = settled(agreement, down(1, 60));
        // 2 000 and 9 000, held at 10 000.
        assertEquals("1818.18 8181.82", lines(one));
        assertEquals("10000.00", owed(one));
        assertEquals(
                "2000.00",
                owed(settled(
                        april(uptime("a").penalty(critical)).fee("invoice", Money.of("100000", "USD")), down(1, 60))));
    }

    private static final Penalty.Tiers POINTS = Penalty.tiered()
            .row(Limit.parse(">= 98% and <= 98.9%"), Amount.points("1"))
            .row(Limit.parse(">= 97% and <= 97.9%"), Amount.points("2"))
            .row(Limit.parse(">= 96% and <= 96.9%"), Amount.points("3"))
            .row(
                    Limit.parse("< 96%"),
                    Amount.all(Amount.points("4"), Amount.consequence("performance improvement plan")))
            .rounded(Rounding.of(1, RoundingMode.HALF_UP));

    /** P72: 96.5 / 98.5 / 96.5 % are 3, 1 and 3 points in their period. */
    @ParameterizedTest(name = "{0} h down: {1} points")
    @CsvSource({"25.2, 3, 0.00", "10.8, 1, 0.00", "36, 4, 0.00", "7.2, 0, 0.00"})
    void p72Points(String hours, int points, String money) {
        long minutes = Math.round(Double.parseDouble(hours) * 60);
        ComplianceReport report = settled(of720(uptime("kpi").penalty(POINTS)), down(1, (int) minutes));
        InKind owed = report.target("kpi").inKind();
        assertEquals(
                points,
                owed == null ? 0 : owed.certain().points().toDecimalExact().intValueExact());
        assertEquals(
                points == 4, owed != null && owed.certain().consequences().contains("performance improvement plan"));
        assertEquals(money, owed(report));
    }

    /** A group turns points into a share of the charges: the first is free, up to 5 cost 0.5 % each, further ones 1 %. */
    @Test
    void pointsOfAGroup() {
        Penalty cost = Penalty.of(
                        Driver.POINTS.beyond("1"),
                        Bands.per("1").upTo("5", Amount.share("0.5%")).beyond(Amount.share("1%")))
                .capped("3%");
        CreditGroup group = CreditGroup.of("performance", "a", "b").points(cost);
        Agreement.Builder agreement = of720(
                        ServiceLevelTarget.of("a", Indicator.availability()).penalty(POINTS),
                        ServiceLevelTarget.of("b", Indicator.availability()).penalty(POINTS))
                .settlement(Settlement.SUM.group(group));
        // 3 + 3 points less 1: 5 × 0.5 % of 720.
        assertEquals("9.00 9.00", lines(settled(agreement, down(1, 1512))));
        // 4 + 4 less 1: 5 × 0.5 % + 2 × 1 % are 4.5 %, held at 3 %.
        assertEquals("10.80 10.80", lines(settled(agreement, down(1, 2160))));
        // 1 + 1 less 1.
        assertEquals("1.80 1.80", lines(settled(agreement, down(1, 648))));
    }

    // Combination (C76, C77).

    private static Agreement.Builder two(CreditGroup group) {
        return of720(uptime("a").penalty(Penalty.flat("10%")), uptime("b").penalty(Penalty.flat("25%")))
                .settlement(Settlement.SUM.group(group));
    }

    /** A24: two levels are missed at once. */
    @ParameterizedTest(name = "{0}: {1}, in all {2}")
    @CsvSource({
        "ADD, 72.00 180.00, 252.00",
        "HIGHEST, 0.00 180.00, 180.00",
        "CUSTOMERS_CHOICE, 0.00 180.00, 180.00",
        "NOT_COMBINABLE, 72.00 0.00, 72.00+108.00",
        "ONE_PER_INCIDENT, 72.00 180.00, 252.00",
    })
    void a24TwoLevelsAtOnce(Combination combination, String lines, String total) {
        ComplianceReport report = settled(two(CreditGroup.of("g", "a", "b").combined(combination)), down(1, 60));
        assertEquals(lines, lines(report));
        assertEquals(total, owed(report));
        if (combination == Combination.CUSTOMERS_CHOICE) {
            assertEquals(
                    List.of(new Credits.Choice(
                            "g",
                            List.of(
                                    new Credits.Option("a", Money.of("72", "EUR"), Money.of("72", "EUR")),
                                    new Credits.Option("b", Money.of("180", "EUR"), Money.of("180", "EUR"))))),
                    report.credits().choices());
        }
    }

    /** A24: the order of the cap of a level and of all: 144 of 252 → 41.14 and 102.86; capped at 60 each first → 60 and 60. */
    @Test
    void a24OrderOfCaps() {
        Settlement total = Settlement.SUM.capped("20%");
        assertEquals(
                "41.14 102.86", lines(settled(two(CreditGroup.of("g", "a", "b")).settlement(total), down(1, 60))));
        Settlement inner = total.group(CreditGroup.of("only a", "a").capped(Cap.of(Money.of("60", "EUR"))))
                .group(CreditGroup.of("only b", "b").capped(Cap.of(Money.of("60", "EUR"))));
        assertEquals(
                "60.00 60.00", lines(settled(two(CreditGroup.of("g", "a", "b")).settlement(inner), down(1, 60))));
    }

    /** The same outage hits two targets: what all that counted carries its incident is paid once. */
    @Test
    void onePerIncident() {
        CreditGroup group = CreditGroup.of("g", "a", "b").combined(Combination.ONE_PER_INCIDENT);
        ComplianceReport one = settled(two(group), down(1, 60).incident("INC-1"));
        assertEquals("0.00 180.00", lines(one));
        ComplianceReport other =
                settled(two(group), down(1, 60).incident("INC-1"), down(2, 60).incident("INC-2"));
        assertEquals("72.00 180.00", lines(other));
        Agreement.Builder outages = of720(
                        ServiceLevelTarget.of("a", Indicator.totalDowntime(Downtime.reported()))
                                .penalty(Penalty.flat("5%").by(Driver.EACH_OUTAGE)),
                        uptime("b").penalty(Penalty.flat("10%")))
                .settlement(Settlement.SUM.group(group));
        // Of two incidents the first is paid by b, which all of its down time is due to: none, as there are two.
        assertEquals(
                "72.00 72.00",
                lines(settled(
                        outages, down(1, 60).incident("INC-1"), down(2, 60).incident("INC-2"))));
        assertEquals("0.00 72.00", lines(settled(outages, down(1, 60).incident("INC-1"))));
    }

    /** Groups in groups are settled from the inside out. */
    @Test
    void groupsWithinGroups() {
        CreditGroup inner = CreditGroup.of("inner", "a", "b").combined(Combination.HIGHEST);
        CreditGroup outer = CreditGroup.of("outer", "c").with(inner).capped("30%");
        Agreement.Builder agreement = of720(
                        uptime("a").penalty(Penalty.flat("10%")),
                        uptime("b").penalty(Penalty.flat("25%")),
                        uptime("c").penalty(Penalty.flat("25%")),
                        uptime("d").penalty(Penalty.flat("5%")))
                .settlement(Settlement.SUM.group(outer));
        assertEquals("0.00 108.00 108.00 36.00", lines(settled(agreement, down(1, 60))));
    }

    /** P01, P29: only if the credit exceeds 1; the national operator of P87 pays nothing below 4. */
    @Test
    void minimumPayout() {
        ServiceLevelTarget target = uptime("t");
        Settlement more = Settlement.SUM.payingMoreThan(Money.of("1", "USD"));
        Settlement least = Settlement.SUM.payingAtLeast(Money.of("1", "USD"));
        Agreement.Builder of = april(target.penalty(Penalty.flat(Money.of("1.00", "USD"))));
        assertEquals("0.00", owed(settled(of.settlement(more), down(1, 60))));
        assertEquals("1.00", owed(settled(of.settlement(least), down(1, 60))));
        Agreement.Builder above = april(target.penalty(Penalty.flat(Money.of("1.01", "USD"))));
        assertEquals("1.01", owed(settled(above.settlement(more), down(1, 60))));
    }

    /** P87: 20 % of the price, to the nearest 0.10. */
    @ParameterizedTest(name = "20 % of {0} are {1}")
    @CsvSource({"61.20, 12.20", "61.25, 12.30", "61.24, 12.20"})
    void p87Step(String fee, String paid) {
        Agreement.Builder agreement = april(uptime("t").penalty(Penalty.flat("20%")))
                .fee("ticket", Money.of(fee, "EUR"))
                .settlement(Settlement.SUM.rounded(Rounding.toStep("0.10", RoundingMode.HALF_UP)));
        assertEquals(paid, owed(settled(agreement, down(1, 60))));
    }

    /** Both parties may owe; nothing is set off. */
    @Test
    void bonus() {
        Agreement.Builder agreement = of720(
                        uptime("credit").penalty(Penalty.flat("10%")),
                        ServiceLevelTarget.of("bonus", Indicator.availability())
                                .atLeast("99%")
                                .penalty(Penalty.flat("5%").when(Gate.met()).owedTo(Creditor.PROVIDER)))
                .settlement(Settlement.SUM.capped("1%"));
        ComplianceReport report = settled(agreement, down(1, 60));
        assertEquals(Money.of("7.20", "EUR"), report.credits().total());
        assertEquals(Money.of("36.00", "EUR"), report.credits().total(Creditor.PROVIDER));
        assertEquals(List.of(), Days.remarks(report, Remark.Kind.PAYS_ON_MET));
    }

    /** C79, A25: where credits are rounded after the caps, the minimum looks at the sum of the lines that would be paid. */
    @ParameterizedTest(name = "two credits of {0} of 1.00, {1} 1.00: {2}")
    @CsvSource({
        "50.4%, more than, 0.00", // 0.504 + 0.504 = 1.008, but 0.50 + 0.50 would be paid
        "50.5%, more than, 1.02", // 0.505 + 0.505 = 1.010, and 0.51 + 0.51 are paid
        "49.6%, at least, 1.00", // 0.496 + 0.496 = 0.992, but 0.50 + 0.50 are paid
        "49.4%, at least, 0.00",
    })
    void minimumOfWhatIsPaid(String share, String bound, String paid) {
        Money one = Money.of("1.00", "EUR");
        Agreement.Builder agreement = april(
                        uptime("a").penalty(Penalty.flat(share)), uptime("b").penalty(Penalty.flat(share)))
                .fee("service", one)
                .policy(CappedAmount.EXACT)
                .settlement(
                        bound.equals("more than")
                                ? Settlement.SUM.payingMoreThan(one)
                                : Settlement.SUM.payingAtLeast(one));
        assertEquals(paid, owed(settled(agreement, down(1, 60))));
    }

    /** A target without a penalty costs nothing, where there is money at all. */
    @Test
    void withoutPenalty() {
        ComplianceReport report = settled(of720(uptime("silent")), down(1, 60));
        assertEquals(Money.of("0.00", "EUR"), report.target("silent").credit());
        assertEquals(Money.of("0.00", "EUR"), report.target("silent").disputed());
    }

    /** D11: without any value nothing is owed for certain, and the cause has a name. */
    @Test
    void d11AMissingMetricIsNoMiss() {
        ServiceLevelTarget target = ServiceLevelTarget.of("errors", Indicator.goodRatio(Selection.requests()))
                .atLeast("99.9%")
                .penalty(Penalty.tiered().below("99.9%", "10%"));
        ComplianceReport report = settled(of720(target));
        assertEquals(Verdict.UNDETERMINED, report.target("errors").verdict());
        assertEquals("NOTHING_MEASURED", String.valueOf(report.target("errors").cause()));
        assertEquals(Money.of("0.00", "EUR"), report.credits().total());
    }

    /** D12: caps are applied once to the sum, which starts from nothing. */
    @Test
    void d12CapOnce() {
        Agreement.Builder agreement = of720(
                        uptime("a").penalty(Penalty.flat("10%")), uptime("b").penalty(Penalty.flat("10%")))
                .settlement(Settlement.SUM.capped("15%"));
        assertEquals("0.00", owed(settled(agreement)));
        assertEquals("108.00", owed(settled(agreement, down(1, 60))));
        assertTrue(
                settled(agreement, down(1, 60)).explanation().toText().contains("cap of the period, 15% of all fees"));
    }
}
