package dev.sla4j.engine;

import static dev.sla4j.engine.Days.daily;
import static dev.sla4j.engine.Days.instant;
import static dev.sla4j.engine.Days.monday;
import static dev.sla4j.engine.Days.only;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Request;
import dev.sla4j.measurement.Sample;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.penalty.PerUnit;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.CountAccount;
import dev.sla4j.report.CreditLine;
import dev.sla4j.settlement.CreditWalker;
import dev.sla4j.target.ChangedLimit;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Share;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** S8: where it cannot be decided which limit a thing has, it is undecided, unless each limit that it may have says the same. */
class UndecidedLimitTest {
    private static final Quantity CLOCK = Quantity.clock("opened", "resolved");
    private static final Condition SMALL = Condition.within(Quantity.attribute("size"), Limit.parse("<= 100"));

    private static LimitRule bySize(String small, String large) {
        return LimitRule.when(SMALL, Limit.parse(small)).otherwise(Limit.parse(large));
    }

    private static ServiceLevelTarget tickets(LimitRule limit) {
        return ServiceLevelTarget.of("t", Indicator.share(Selection.items("ticket"), Condition.within(CLOCK, limit)));
    }

    private static String told(CountAccount counts) {
        return counts.good() + " met, " + (counts.bad() - counts.lateOpen()) + " late, " + counts.lateOpen() + " open, "
                + counts.undecided() + " undecided, " + counts.pending() + " pending";
    }

    private static String told(ServiceLevelTarget target, Measurement... evidence) {
        return told(only(monday(daily(target), evidence)).counts());
    }

    private static String runningAt(String time, ServiceLevelTarget target, Measurement... evidence) {
        ComplianceEngine engine = ComplianceEngine.of(daily(target));
        ComplianceReport report = engine.start(engine.periodOf(Days.MON_2026_03_02))
                .add(List.of(evidence))
                .report(instant(time));
        report.explanation().toText();
        return told(only(report).counts());
    }

    private static WorkItem opened(String time) {
        return WorkItem.ticket("T").opened(instant(time));
    }

    @ParameterizedTest
    @CsvSource({"1, 1 0 0", "2, 1 0 0", "3, 0 0 1", "5, 0 0 1", "6, 0 1 0"})
    void requestsOfUnknownSize_S8_C100(int seconds, String expected) {
        ServiceLevelTarget target = ServiceLevelTarget.of(
                "t",
                Indicator.share(
                        Selection.requests(), Condition.within(Quantity.latency(), bySize("<= PT2S", "<= PT5S"))));
        Request request = Request.good(instant("10:00"), Duration.ofSeconds(seconds));
        CountAccount counts = only(monday(daily(target), request)).counts();
        assertEquals(expected, counts.good() + " " + counts.bad() + " " + counts.undecided());
    }

    /** Another case may decide before, and one behind it does not matter. */
    @Test
    void theCasesAreTriedInOrder_S8() {
        Selection all = Selection.requests();
        Request slow = Request.good(instant("10:00"), Duration.ofSeconds(3));
        LimitRule.ByCase reads = LimitRule.when(Condition.is("operation", "read"), Limit.parse("<= PT5S"))
                .or(SMALL, Limit.parse("<= PT2S"));
        ServiceLevelTarget target =
                ServiceLevelTarget.of("t", Indicator.share(all, Condition.within(Quantity.latency(), reads)));
        assertEquals(
                "1 met, 0 late, 0 open, 0 undecided, 0 pending", told(target, slow.attribute("operation", "read")));
        // By the case it is late, and what no case accepts does not keep a limit: both say the same.
        assertEquals(
                "0 met, 1 late, 0 open, 0 undecided, 0 pending", told(target, slow.attribute("operation", "write")));
    }

    @Test
    void samplesOfUnknownSize_S8() {
        LimitRule rule = bySize(">= 4", ">= 3");
        ServiceLevelTarget target = ServiceLevelTarget.of(
                "t", Indicator.share(Selection.samples("mos"), Condition.within(Quantity.value(), rule)));
        Sample sample = Sample.of(instant("10:00"), "mos", "3.5");
        assertEquals("0 met, 0 late, 0 open, 1 undecided, 0 pending", told(target, sample));
        assertEquals("0 met, 1 late, 0 open, 0 undecided, 0 pending", told(target, sample.attribute("size", "9")));
        assertEquals("1 met, 0 late, 0 open, 0 undecided, 0 pending", told(target, sample.attribute("size", "900")));
    }

    @ParameterizedTest
    @CsvSource({
        "03:00, '1 met, 0 late, 0 open, 0 undecided, 0 pending'",
        "05:00, '0 met, 0 late, 0 open, 1 undecided, 0 pending'",
        "11:00, '0 met, 1 late, 0 open, 0 undecided, 0 pending'"
    })
    void itemsOfUnknownSize_S8(String done, String expected) {
        WorkItem item = opened("00:00").resolved(instant(done));
        assertEquals(expected, told(tickets(bySize("<= PT4H", "<= PT10H")), item));
        LimitRule nested = LimitRule.when(Condition.is("region", "eu"), bySize("<= PT4H", "<= PT10H"));
        assertEquals(expected, told(tickets(nested), item.attribute("region", "eu")));
        assertEquals(expected, told(tickets(bySize("<= PT3H", "<= PT9H").grace("<= PT1H")), item));
    }

    /** Where no other limit is given, what is not small was promised nothing. */
    @Test
    void itemsThatMayHaveNoLimit_S8() {
        ServiceLevelTarget target = tickets(LimitRule.when(SMALL, Limit.parse("<= PT4H")));
        WorkItem item = opened("00:00").resolved(instant("03:00"));
        assertEquals("0 met, 0 late, 0 open, 1 undecided, 0 pending", told(target, item));
        assertEquals("0 met, 0 late, 0 open, 0 undecided, 0 pending", told(target, item.attribute("size", "101")));
    }

    /** A limit that grows with a size is not known where the size is not; C100 of items. */
    @Test
    void aLimitBySizeThatIsNotKnown_S8_C100() {
        LimitRule rule = LimitRule.perUnit(Limit.parse("<= PT2H"), Quantity.attribute("size"), BigDecimal.TEN);
        WorkItem item = opened("00:00").resolved(instant("05:00"));
        for (LimitRule each : List.of(rule, rule.grace("<= PT1M"))) {
            assertEquals("0 met, 0 late, 0 open, 1 undecided, 0 pending", told(tickets(each), item));
            assertEquals(
                    "0 met, 1 late, 0 open, 0 undecided, 0 pending", told(tickets(each), item.attribute("size", "20")));
            assertEquals(
                    "1 met, 0 late, 0 open, 0 undecided, 0 pending", told(tickets(each), item.attribute("size", "21")));
            assertEquals(
                    "0 met, 0 late, 0 open, 0 undecided, 1 pending",
                    runningAt("05:00", tickets(each), opened("00:00")));
        }
    }

    /** 2 hours from 09:00 on are over at 20:00, whatever was promised before the size was known. */
    @ParameterizedTest
    @EnumSource(ChangedLimit.class)
    void lateWhateverWasPromisedBefore_S8_S14(ChangedLimit policy) {
        LimitRule rule = LimitRule.perUnit(Limit.parse("<= PT1H"), Quantity.attribute("size"), BigDecimal.ONE);
        WorkItem open = opened("08:00").changed("size", "2", instant("09:00"));
        boolean known = policy != ChangedLimit.FIRST_STAYS;
        ServiceLevelTarget target = tickets(rule).policy(policy);
        assertEquals(
                known
                        ? "0 met, 1 late, 0 open, 0 undecided, 0 pending"
                        : "0 met, 0 late, 0 open, 1 undecided, 0 pending",
                told(target, open.resolved(instant("20:00"))));
        assertEquals(
                known
                        ? "0 met, 0 late, 1 open, 0 undecided, 0 pending"
                        : "0 met, 0 late, 0 open, 0 undecided, 1 pending",
                runningAt("20:00", target, open));
        assertEquals(
                policy == ChangedLimit.FIRST_STAYS || policy == ChangedLimit.FROM_CHANGE
                        ? "0 met, 0 late, 0 open, 1 undecided, 0 pending"
                        : "1 met, 0 late, 0 open, 0 undecided, 0 pending",
                told(target, open.resolved(instant("09:30"))));
    }

    /** What an open item is like may still turn out; of one that is done, a text that is missing is none. */
    @ParameterizedTest
    @CsvSource({
        "03:00, '0 met, 0 late, 0 open, 0 undecided, 1 pending'",
        "05:00, '0 met, 0 late, 0 open, 1 undecided, 0 pending'",
        "11:00, '0 met, 0 late, 1 open, 0 undecided, 0 pending'"
    })
    void openItemsOfUnknownPriority_S8(String now, String expected) {
        ServiceLevelTarget target = tickets(LimitRule.when(Condition.is("priority", "P1"), Limit.parse("<= PT4H"))
                .otherwise(Limit.parse("<= PT10H")));
        assertEquals(expected, runningAt(now, target, opened("00:00")));
        assertEquals(
                "1 met, 0 late, 0 open, 0 undecided, 0 pending",
                runningAt("11:00", target, opened("00:00").resolved(instant("05:00"))));
    }

    /** What it was at the start is known, once it changed. */
    @Test
    void whatChangedWasKnownBefore_S14() {
        ServiceLevelTarget target = tickets(LimitRule.when(Condition.is("priority", "P1"), Limit.parse("<= PT4H"))
                        .otherwise(Limit.parse("<= PT10H")))
                .policy(ChangedLimit.FIRST_STAYS);
        WorkItem raised = opened("00:00").changed("priority", "P1", instant("02:00"));
        assertEquals("0 met, 0 late, 0 open, 0 undecided, 1 pending", runningAt("05:00", target, raised));
        assertEquals("0 met, 0 late, 0 open, 1 undecided, 0 pending", runningAt("05:00", target, opened("00:00")));
    }

    /** Due on Monday by one limit and on Tuesday by the other: it may belong to either day (S13), and to no third one. */
    @Test
    void itMayBelongToEachPeriodInWhichItMayBeDue_S13() {
        ServiceLevelTarget target = tickets(bySize("<= PT1H", "<= PT4H"));
        WorkItem item = opened("22:00").resolved(instant("2026-03-03T01:00Z"));
        for (int day = 2; day <= 4; day++) {
            ComplianceReport report = Days.report(daily(target), LocalDate.of(2026, 3, day), item);
            assertEquals(day <= 3 ? 1 : 0, only(report).counts().undecided(), "day " + day);
            assertEquals(0, only(report).counts().good() + only(report).counts().bad(), "day " + day);
        }
    }

    /** A number by which it is weighed is the same, whichever limit it has. */
    @Test
    void itIsWeighedOnce_S8() {
        ServiceLevelTarget target = ServiceLevelTarget.of(
                "t",
                new Share(
                        Selection.items("ticket"),
                        Condition.within(CLOCK, bySize("<= PT4H", "<= PT10H")),
                        Quantity.attribute("value")));
        WorkItem item = opened("00:00").attribute("value", "7");
        assertEquals("1 met, 0 late, 0 open, 0 undecided, 0 pending", told(target, item.resolved(instant("04:00"))));
        assertEquals("0 met, 0 late, 0 open, 1 undecided, 0 pending", told(target, item.resolved(instant("05:00"))));
    }

    @Test
    void itMayBeSelectedByALimit_S8() {
        Selection slow = Selection.items("ticket")
                .where(Condition.within(CLOCK, bySize("<= PT4H", "<= PT10H")).negated())
                .by("resolved");
        ServiceLevelTarget none = ServiceLevelTarget.of("t", Indicator.count(slow));
        WorkItem item = opened("00:00");
        assertEquals("0 met, 0 late, 0 open, 0 undecided, 0 pending", told(none, item.resolved(instant("04:00"))));
        assertEquals("0 met, 0 late, 0 open, 1 undecided, 0 pending", told(none, item.resolved(instant("05:00"))));
        assertEquals("1 met, 0 late, 0 open, 0 undecided, 0 pending", told(none, item.resolved(instant("11:00"))));
    }

    /** What is open may yet turn out to have been late already, or not to be due at all (S25). */
    @Test
    void whatIsOpenAndNotDecidedIsProvisional_S25() {
        LimitRule rule = LimitRule.when(Condition.is("priority", "P1"), Limit.parse("<= PT4H"))
                .otherwise(Limit.parse("<= PT100H"));
        ServiceLevelTarget target = ServiceLevelTarget.of(
                "t", Indicator.share(Selection.items("ticket").by("opened"), Condition.within(CLOCK, rule)));
        ComplianceReport report = monday(daily(target), opened("00:00"));
        assertEquals(
                "0 met, 0 late, 0 open, 1 undecided, 0 pending",
                told(only(report).counts()));
        assertTrue(report.isProvisional());
    }

    private static String credit(LimitRule rule, Driver driver, Measurement... evidence) {
        ServiceLevelTarget target = tickets(rule)
                .atLeast("100%")
                .penalty(Penalty.of(driver, PerUnit.of("PT1H", Amount.sum(Money.of("10.00", "EUR")))));
        ComplianceReport report = monday(daily(target), evidence);
        CreditWalker.readd(report);
        CreditLine line = Objects.requireNonNull(report.target("t").creditLine());
        return line.certain() + " and " + line.disputed();
    }

    /** Late by any limit, and by how long it is not known: what the least comes to is certain, and the rest is disputed (S20). */
    @Test
    void howLateItIsIsNotDecided_S8() {
        LimitRule rule = bySize("<= PT1H", "<= PT4H");
        WorkItem item = opened("00:00").resolved(instant("10:00"));
        assertEquals("EUR 90.00 and EUR 0.00", credit(rule, Driver.EACH_ITEM, item.attribute("size", "1")));
        assertEquals("EUR 60.00 and EUR 30.00", credit(rule, Driver.EACH_ITEM, item));
        assertEquals("EUR 60.00 and EUR 30.00", credit(bySize("<= PT4H", "<= PT1H"), Driver.EACH_ITEM, item));
        assertEquals("EUR 0.00 and EUR 20.00", credit(rule, Driver.EACH_ITEM.beyond("PT7H"), item));
        assertEquals("EUR 0.00 and EUR 0.00", credit(rule, Driver.EACH_ITEM.beyond("PT9H"), item));
        // In time by one limit, two hours late by the other.
        assertEquals(
                "EUR 0.00 and EUR 20.00",
                credit(rule, Driver.EACH_ITEM, opened("00:00").resolved(instant("03:00"))));
    }

    /** What is paid on is told with what is paid, whichever of the limits it is of. */
    @ParameterizedTest
    @CsvSource({"<= PT1H, <= PT4H", "<= PT4H, <= PT1H"})
    void whatIsPaidOnIsTold_S8(String small, String large) {
        ServiceLevelTarget target = tickets(bySize(small, large))
                .atLeast("100%")
                .penalty(Penalty.of(Driver.EACH_ITEM, PerUnit.of("PT1H", Amount.share("1%")))
                        .of(Base.shareOf("50%", Base.sum(Money.of("1000.00", "EUR")))));
        ComplianceReport report = monday(daily(target), opened("00:00").resolved(instant("10:00")));
        CreditLine line = Objects.requireNonNull(report.target("t").creditLine());
        assertEquals("EUR 30.00 and EUR 15.00", line.certain() + " and " + line.disputed());
        String text = report.explanation().toText();
        assertEquals(2, text.split("base × percent ÷ 100", -1).length - 1, text);
        assertTrue(text.contains("10 h – whichever version of it, or limit that it may have, is right\n"), text);
    }

    /** Of versions that contradict each other any may be right. */
    @Test
    void howLateItIsIsDisputed_S28() {
        LimitRule rule = LimitRule.fixed(Limit.parse("<= PT1H"));
        WorkItem item = opened("00:00").resolved(instant("10:00"));
        assertEquals(
                "EUR 80.00 and EUR 10.00",
                credit(rule, Driver.EACH_ITEM, item, opened("01:00").resolved(instant("10:00"))));
        assertEquals(
                "EUR 80.00 and EUR 10.00",
                credit(rule, Driver.EACH_ITEM, opened("01:00").resolved(instant("10:00")), item));
        assertEquals(
                "EUR 0.00 and EUR 90.00",
                credit(rule, Driver.EACH_ITEM, opened("00:00").resolved(instant("01:00")), item));
    }

    /** The price of what is late is disputed too. */
    @Test
    void whatItIsWorthIsDisputed_S28() {
        ServiceLevelTarget target = tickets(LimitRule.fixed(Limit.parse("<= PT1H")))
                .penalty(Penalty.flat("100%").by(Driver.EACH_ITEM).of(Base.itemValue("price", "EUR")));
        WorkItem item = opened("00:00").resolved(instant("10:00"));
        ComplianceReport report =
                monday(daily(target), item.attribute("price", "10.00"), item.attribute("price", "99.00"));
        CreditLine line = Objects.requireNonNull(report.target("t").creditLine());
        assertEquals("EUR 10.00 and EUR 89.00", line.certain() + " and " + line.disputed());
    }
}
