package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.AgreementHistory;
import dev.sla4j.agreement.AgreementHistory.Change;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.ItemColumns;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Cap;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.penalty.PerUnit;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.CountAccount;
import dev.sla4j.report.History;
import dev.sla4j.settlement.CreditWalker;
import dev.sla4j.target.Condition;
import dev.sla4j.target.DisputedRow;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.Policy;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Selection;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** S29: items and single outages go by the version of the agreement that is valid at their first instant, figures by that of their period. */
class VersionOfFirstInstantTest {
    private static final LocalDate THU_2026_04_16 = LocalDate.of(2026, 4, 16);
    private static final LocalDate FRI_2026_05_01 = LocalDate.of(2026, 5, 1);

    private static Agreement version(ServiceLevelTarget... targets) {
        return builder(targets).build();
    }

    private static Agreement version(Policy policy, ServiceLevelTarget... targets) {
        return builder(targets).policy(policy).build();
    }

    private static Agreement.Builder builder(ServiceLevelTarget... targets) {
        Agreement.Builder version = Agreement.builder("desk")
                .zone("UTC")
                .monthly()
                .from(LocalDate.of(2026, 4, 1))
                .fee("fee", Money.of("300.00", "EUR"));
        for (ServiceLevelTarget target : targets) {
            version.target(target);
        }
        return version;
    }

    private static List<ComplianceReport> reports(AgreementHistory versions, List<? extends Measurement> evidence) {
        List<ComplianceReport> reports = ComplianceEngine.evaluate(
                versions, ReferenceData.empty(), LocalDate.of(2026, 4, 1), FRI_2026_05_01, History.empty(), evidence);
        reports.forEach(CreditWalker::readd);
        reports.forEach(FigureWalker::walk);
        return reports;
    }

    // Items

    private static ServiceLevelTarget solved(String within) {
        return solved(Condition.within(Quantity.clock("opened", "resolved"), Limit.parse("<= " + within)));
    }

    private static ServiceLevelTarget solved(Condition good) {
        return ServiceLevelTarget.of("solved", Indicator.share(Selection.items("ticket"), good))
                .atLeast("90%");
    }

    private static WorkItem ticket(String id, String opened, int hours) {
        Instant start = Instant.parse(opened + ":00Z");
        return WorkItem.ticket(id).opened(start).resolved(start.plus(Duration.ofHours(hours)));
    }

    private static List<String> counts(List<ComplianceReport> reports) {
        List<String> all = new ArrayList<>();
        for (ComplianceReport report : reports) {
            CountAccount counts = Objects.requireNonNull(Objects.requireNonNull(report.target("solved"))
                    .attainment()
                    .deciding()
                    .counts());
            all.add(counts.good() + " of " + counts.counted());
        }
        return all;
    }

    /**
     * 48 hours, from 16 April 24. In time of 48 hours: c of 10 April and a of the 15th; late for 24: b of the 16th and d of 30 April, due in May.
     */
    @Test
    void theLimitOfAnItemIsThatOfItsFirstInstant() {
        List<WorkItem> tickets = List.of(
                ticket("c", "2026-04-10T12:00", 30),
                ticket("a", "2026-04-15T12:00", 42),
                ticket("b", "2026-04-16T12:00", 42),
                ticket("d", "2026-04-30T12:00", 42));
        AgreementHistory versions =
                AgreementHistory.of(version(solved("PT48H"))).from(THU_2026_04_16, version(solved("PT24H")));
        assertEquals(List.of("2 of 3", "0 of 1"), counts(reports(versions, tickets)));
        assertEquals(
                List.of("1 of 1", "1 of 2", "0 of 1"), counts(reports(versions.changing(Change.CUTS_PERIOD), tickets)));
        assertTrue(reports(versions, tickets)
                .get(0)
                .explanation()
                .toText()
                .contains("the limit of each item is that of the version of the agreement that is valid at its first"
                        + " instant"));
    }

    /** S8: by April's limit a small ticket has 4 hours and another 10; of one whose size is not known 7 hours decide nothing, whatever May says. */
    @Test
    void aLimitOfAnEarlierVersionThatIsNotKnown_S8() {
        Condition small = Condition.within(Quantity.attribute("size"), Limit.parse("<= 100"));
        Limit four = Limit.parse("<= PT4H");
        Limit ten = Limit.parse("<= PT10H");
        List<WorkItem> tickets = List.of(ticket("a", "2026-04-30T22:00", 7));
        for (LimitRule bySize : List.of(
                LimitRule.when(small, four).otherwise(ten),
                LimitRule.when(small.negated(), ten).otherwise(four))) {
            ServiceLevelTarget april = solved(Condition.within(Quantity.clock("opened", "resolved"), bySize));
            for (ServiceLevelTarget may : List.of(solved("PT24H"), april)) {
                AgreementHistory versions = AgreementHistory.of(version(april)).from(FRI_2026_05_01, version(may));
                CountAccount counts = Objects.requireNonNull(
                        Objects.requireNonNull(reports(versions, tickets).get(1).target("solved"))
                                .attainment()
                                .deciding()
                                .counts());
                assertEquals("0 1 0", counts.good() + " " + counts.undecided() + " " + counts.bad());
            }
        }
    }

    /** From 1 May on, the other limit: what was opened on 29 April at noon is due once, by that of April. */
    @Test
    void anItemIsCountedOnceOnlyWhateverItsLimitBecomes() {
        List<WorkItem> tickets = List.of(ticket("f", "2026-04-29T12:00", 30));
        for (Change change : Change.values()) {
            AgreementHistory shorter =
                    AgreementHistory.of(version(solved("PT48H"))).from(FRI_2026_05_01, version(solved("PT24H")));
            // Due on 1 May at noon, in time.
            assertEquals(List.of("0 of 0", "1 of 1"), counts(reports(shorter.changing(change), tickets)));
            AgreementHistory longer =
                    AgreementHistory.of(version(solved("PT24H"))).from(FRI_2026_05_01, version(solved("PT48H")));
            // Due on 30 April at noon, late.
            assertEquals(List.of("0 of 1", "0 of 0"), counts(reports(longer.changing(change), tickets)));
        }
    }

    /** Limits by case, and of numbers, are those of the same place. */
    @Test
    void limitsOfEachPlace() {
        Condition first = both("<= PT48H", "<= 1");
        Condition second = both("<= PT24H", "<= 3");
        AgreementHistory versions =
                AgreementHistory.of(version(solved(first))).from(THU_2026_04_16, version(solved(second)));
        List<WorkItem> tickets = new ArrayList<>();
        for (String day : List.of("2026-04-10T12:00", "2026-04-20T12:00")) {
            tickets.add(ticket(day + " slow", day, 30).attribute("contacts", "1"));
            tickets.add(ticket(day + " asked", day, 20).attribute("contacts", "2"));
        }
        tickets.add(ticket("again", "2026-04-21T12:00", 20).attribute("contacts", "3"));
        // Of the 10th the slow one is good, later on those that were asked more than once.
        assertEquals(List.of("3 of 5", "0 of 0"), counts(reports(versions, tickets)));
    }

    private static Condition both(String time, String number) {
        return Condition.within(Quantity.clock("opened", "resolved"), Limit.parse(time))
                .and(Condition.within(Quantity.attribute("contacts"), Limit.parse(number)));
    }

    /** Nothing was promised for what began before the promise, or after it. */
    @Test
    void aVersionWithoutTheTargetPromisesNothing() {
        List<WorkItem> tickets = List.of(
                ticket("a", "2026-04-10T12:00", 30),
                ticket("b", "2026-04-29T12:00", 72),
                ticket("c", "2026-05-02T12:00", 30));
        Agreement other = version(ServiceLevelTarget.of("uptime", Indicator.availability()));
        Agreement with = version(ServiceLevelTarget.of("uptime", Indicator.availability()), solved("PT48H"));
        AgreementHistory later = AgreementHistory.of(other).from(FRI_2026_05_01, with);
        // Of a and b nothing was promised, though b would be due in May.
        assertEquals(List.of("1 of 1"), counts(reports(later, tickets).subList(1, 2)));
        AgreementHistory dropped = AgreementHistory.of(with).from(THU_2026_04_16, other);
        assertEquals(List.of("1 of 1"), counts(reports(dropped, tickets).subList(0, 1)));
    }

    /** Another clock is another measure: of it the version of the period decides. */
    @Test
    void whatDiffersInMoreThanLimitsIsOfThePeriod() {
        Condition closed = Condition.within(Quantity.clock("opened", "closed"), Limit.parse("<= PT1H"));
        AgreementHistory versions =
                AgreementHistory.of(version(solved("PT48H"))).from(THU_2026_04_16, version(solved(closed)));
        List<WorkItem> tickets = List.of(ticket("a", "2026-04-10T12:00", 30), ticket("b", "2026-04-20T12:00", 30));
        assertEquals(List.of("2 of 2", "0 of 0"), counts(reports(versions, tickets)));
    }

    /** Items in columns are judged as records are. */
    @Test
    void itemsInColumns() {
        AgreementHistory versions =
                AgreementHistory.of(version(solved("PT48H"))).from(THU_2026_04_16, version(solved("PT24H")));
        AgreementHistory.Valid april =
                versions.periods(THU_2026_04_16, THU_2026_04_16).get(0);
        long[] opened = seconds("2026-04-15T12:00:00Z", "2026-04-16T12:00:00Z");
        long[] resolved = seconds("2026-04-17T06:00:00Z", "2026-04-18T06:00:00Z");
        ItemColumns columns = ItemColumns.of("ticket", List.of("a", "b"), ChronoUnit.SECONDS)
                .reached("opened", opened)
                .reached("resolved", resolved)
                .build();
        ComplianceReport report = ComplianceEngine.of(april.agreement())
                .start(april.period())
                .add(columns)
                .report();
        assertEquals(List.of("1 of 2"), counts(List.of(report)));
    }

    private static long[] seconds(String... instants) {
        return Arrays.stream(instants)
                .mapToLong(instant -> Instant.parse(instant).getEpochSecond())
                .toArray();
    }

    // Single outages, days and items that are paid

    private static ServiceLevelTarget uptime(Penalty penalty) {
        return ServiceLevelTarget.of("uptime", Indicator.availability())
                .atLeast("99.9%")
                .penalty(penalty);
    }

    private static Penalty eachHour(String percent) {
        return Penalty.each("PT1H", percent).by(Driver.EACH_OUTAGE);
    }

    /** Three hours on 10 April, three on 20 April, and three over the midnight before 16 April. */
    private static final List<Outage> OUTAGES = List.of(
            Outage.of("2026-04-10T12:00Z", "2026-04-10T15:00Z"),
            Outage.of("2026-04-15T23:00Z", "2026-04-16T02:00Z"),
            Outage.of("2026-04-20T12:00Z", "2026-04-20T15:00Z"));

    private static String april(Penalty first, Penalty second) {
        return april(uptime(first), uptime(second));
    }

    private static String april(ServiceLevelTarget first, ServiceLevelTarget second) {
        AgreementHistory versions = AgreementHistory.of(version(first)).from(THU_2026_04_16, version(second));
        return reports(versions, OUTAGES).get(0).credits().total().toString();
    }

    /** 1 % of 300.00 for each hour: 9.00 each; from 16 April 2 %: 18.00. */
    @Test
    void aSingleOutageIsPaidByTheVersionOfItsFirstInstant() {
        record Case(String clause, Penalty second, String paid) {}
        List<Case> cases = List.of(
                // 9 + 9 + 18.
                new Case("share", eachHour("2%"), "EUR 36.00"),
                // 9 + 9 + 2 × 6.
                new Case(
                        "allowance",
                        Penalty.of(Driver.EACH_OUTAGE.beyond("PT1H"), PerUnit.of("PT1H", Amount.share("2%"))),
                        "EUR 30.00"),
                new Case(
                        "sum",
                        Penalty.of(Driver.EACH_OUTAGE, PerUnit.of("PT1H", Amount.sum(Money.of("5.00", "EUR")))),
                        "EUR 33.00"),
                new Case(
                        "table", Penalty.tieredByOutage().atLeast("PT3H", "20%").toPenalty(), "EUR 78.00"),
                // At most 3 % of each.
                new Case("cap of each", eachHour("2%").cappedEach(Cap.of("3%", Base.onlyFee())), "EUR 27.00"),
                // The cap of all is that of the period.
                new Case("cap of all", eachHour("2%").capped("1%"), "EUR 36.00"),
                // What pays by the figure pays from May on.
                new Case("by the figure", Penalty.flat("10%"), "EUR 18.00"));
        for (Case one : cases) {
            assertEquals(one.paid(), april(eachHour("1%"), one.second()), one.clause());
        }
        ServiceLevelTarget unpaid =
                ServiceLevelTarget.of("uptime", Indicator.availability()).atLeast("99.9%");
        assertEquals("EUR 18.00", april(uptime(eachHour("1%")), unpaid));
    }

    /** The rows and how they are read belong together: four hours on 20 April are in the rows of 5 % and of 10 % of the second version. */
    @Test
    void howATableIsReadIsSaidByTheVersionThatStatesIt() {
        Penalty rows = Penalty.tieredByOutage()
                .row(Limit.within("PT1H", "PT4H"), Amount.share("5%"))
                .row(Limit.within("PT4H", "PT8H"), Amount.share("10%"))
                .toPenalty();
        List<Outage> four = List.of(Outage.of("2026-04-20T12:00Z", "2026-04-20T16:00Z"));
        record Case(String clause, Agreement first, Agreement second, String paid) {}
        List<Case> cases = List.of(
                new Case("of none", version(uptime(rows)), version(uptime(rows)), "EUR 15.00 + EUR 15.00"),
                new Case(
                        "of the target",
                        version(uptime(rows)),
                        version(uptime(rows).policy(DisputedRow.HIGHEST)),
                        "EUR 30.00 + EUR 0.00"),
                new Case(
                        "of the agreement",
                        version(uptime(rows)),
                        version(DisputedRow.HIGHEST, uptime(rows)),
                        "EUR 30.00 + EUR 0.00"),
                new Case(
                        "of the first version only",
                        version(DisputedRow.HIGHEST, uptime(rows)),
                        version(uptime(rows)),
                        "EUR 15.00 + EUR 15.00"));
        for (Case one : cases) {
            ComplianceReport april = reports(AgreementHistory.of(one.first()).from(THU_2026_04_16, one.second()), four)
                    .get(0);
            assertEquals(
                    one.paid(),
                    april.credits().total() + " + " + april.credits().disputed(),
                    one.clause());
        }
        // What the credit depends on is in the identity of the report.
        assertNotEquals(
                digest(cases.get(0).first(), cases.get(0).second(), four),
                digest(cases.get(2).first(), cases.get(2).second(), four));
    }

    private static String digest(Agreement first, Agreement second, List<Outage> evidence) {
        return reports(AgreementHistory.of(first).from(THU_2026_04_16, second), evidence)
                .get(0)
                .identity()
                .agreement();
    }

    /** April is paid by its figure once, and no outage of it once more. */
    @Test
    void theVersionOfThePeriodSaysWhetherSingleThingsArePaid() {
        assertEquals("EUR 30.00", april(Penalty.flat("10%"), eachHour("2%")));
    }

    /** Where the change cuts the month: 1 % of 150.00 for three hours twice, and 2 % of 150.00 for three. */
    @Test
    void aCutPeriod() {
        AgreementHistory versions = AgreementHistory.of(version(uptime(eachHour("1%"))))
                .from(THU_2026_04_16, version(uptime(eachHour("2%"))))
                .changing(Change.CUTS_PERIOD);
        assertEquals(
                List.of("EUR 9.00", "EUR 9.00", "EUR 0.00"),
                reports(versions, OUTAGES).stream()
                        .map(report -> report.credits().total().toString())
                        .toList());
    }

    /** 15.00 for each of 10 and 15 April, 30.00 for each of 16 and 20 April. */
    @Test
    void aDay() {
        Penalty first = Penalty.tieredByDay().moreThan("PT5M", "5%").toPenalty();
        Penalty second = Penalty.tieredByDay().moreThan("PT5M", "10%").toPenalty();
        // An hour of the outage over midnight is of the 15th, two are of the 16th.
        assertEquals("EUR 90.00", april(first, second));
    }

    /** Both are late; the one of 15 April, due on the 17th, by the version of the 15th. */
    @Test
    void anItem() {
        Penalty five = Penalty.flat(Money.of("5.00", "EUR")).by(Driver.EACH_ITEM);
        Penalty seven = Penalty.flat(Money.of("7.00", "EUR")).by(Driver.EACH_ITEM);
        AgreementHistory versions = AgreementHistory.of(version(solved("PT48H").penalty(five)))
                .from(THU_2026_04_16, version(solved("PT24H").penalty(seven)));
        List<WorkItem> tickets = List.of(ticket("a", "2026-04-15T12:00", 60), ticket("b", "2026-04-16T12:00", 60));
        List<ComplianceReport> reports = reports(versions, tickets);
        assertEquals("EUR 12.00", reports.get(0).credits().total().toString());
        assertTrue(reports.get(0)
                .explanation()
                .toText()
                .contains("as the version of the agreement at its first instant says"));
        assertEquals(
                List.of("EUR 0.00", "EUR 12.00", "EUR 0.00"),
                reports(versions.changing(Change.CUTS_PERIOD), tickets).stream()
                        .map(report -> report.credits().total().toString())
                        .toList());
    }
}
