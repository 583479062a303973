package dev.sla4j.engine;

import static dev.sla4j.engine.Days.month;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ChronicRule;
import dev.sla4j.agreement.ClaimTerms;
import dev.sla4j.agreement.Combination;
import dev.sla4j.agreement.CreditGroup;
import dev.sla4j.agreement.CreditUse;
import dev.sla4j.agreement.Deadline;
import dev.sla4j.agreement.Fee;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.RunningCap;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.agreement.Settlement;
import dev.sla4j.agreement.SeveralPeriods;
import dev.sla4j.agreement.Trigger;
import dev.sla4j.measurement.Fact;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.RequestCount;
import dev.sla4j.measurement.Sample;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Bands;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Cap;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Gate;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.penalty.PerUnit;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Credits;
import dev.sla4j.report.History;
import dev.sla4j.report.InKind;
import dev.sla4j.report.Right;
import dev.sla4j.report.Verdict;
import dev.sla4j.settlement.CreditAccount;
import dev.sla4j.settlement.CreditWalker;
import dev.sla4j.settlement.Dossier;
import dev.sla4j.settlement.Statement;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.LowestOfClasses;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Scope;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Statistic;
import dev.sla4j.time.DatedFact;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.Schedule;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import dev.sla4j.value.Rounding;
import java.io.IOException;
import java.lang.reflect.Method;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each construct of the catalogue that decides what is paid (C49–C84, C87, C88), written as a composition and worked out by hand in April 2026, which has
 * 43 200 minutes in Universal Time: of a fee of 720 an hour costs 1. Readings and corners stand in {@link PenaltyClausesTest}, {@link
 * CatalogueConsequencesTest}, {@link AcrossPeriodsTest} and {@link StatementTest}. Every report is re-added from its explanation (L6).
 */
class PayingConstructsTest {
    private static final String NUMBERS =
            "49 50 51 52 53 54 55 56 57 59 60 61 62 63 64 65 66 67 68 69 70 71 72 73 74 75 76 77"
                    + " 78 79 80 81 82 83 84 87 88";
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant NEXT_YEAR = Instant.parse("2027-06-01T00:00:00Z");

    private static ServiceLevelTarget uptime(String id) {
        return ServiceLevelTarget.of(id, Indicator.availability()).atLeast("99.9%");
    }

    private static Agreement.Builder april(ServiceLevelTarget... targets) {
        Agreement.Builder agreement = Agreement.builder("april").zone("UTC").monthly();
        List.of(targets).forEach(agreement::target);
        return agreement;
    }

    private static Agreement.Builder of720(ServiceLevelTarget... targets) {
        return april(targets).fee("service", eur("720"));
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    private static Outage down(int day, Duration length) {
        Instant start = APRIL.plus(Duration.ofDays(day - 1L));
        return Outage.of(start, start.plus(length));
    }

    /** From midnight of a day of April on. */
    private static Outage down(int day, int minutes) {
        return down(day, Duration.ofMinutes(minutes));
    }

    private static Sample sample(String metric, String value) {
        return Sample.of(APRIL.plus(Duration.ofDays(2)), metric, value);
    }

    private static Indicator mean(String metric) {
        return Indicator.statistic(Statistic.Kind.MEAN, Selection.samples(metric), Quantity.value());
    }

    private static ComplianceReport settled(Agreement.Builder agreement, Measurement... evidence) {
        ComplianceReport report = month(agreement.build(), "2026-04", evidence);
        CreditWalker.readd(report);
        return report;
    }

    /** Certain and, if there is any, disputed. */
    private static void owed(String expected, ComplianceReport report) {
        Credits credits = report.credits();
        String disputed =
                credits.disputed().isZero() ? "" : "+" + credits.disputed().amount();
        assertEquals(expected, credits.total().amount() + disputed);
    }

    private static void owed(String expected, Agreement.Builder agreement, Measurement... evidence) {
        owed(expected, settled(agreement, evidence));
    }

    /** What a promise of 99.9 % with this penalty pays. */
    private static void pays(String expected, Penalty penalty, Measurement... evidence) {
        owed(expected, of720(uptime("t").penalty(penalty)), evidence);
    }

    // ---- the list

    /** Each has a test that bears its number. */
    @Test
    void everyConstructIsWorkedOut() {
        List<String> numbers = Stream.of(PayingConstructsTest.class.getDeclaredMethods())
                .map(Method::getName)
                .filter(name -> name.matches("c\\d\\d\\D.*"))
                .map(name -> name.substring(1, 3))
                .sorted()
                .toList();
        assertEquals(NUMBERS, String.join(" ", numbers));
    }

    /** The catalogue has no others of these kinds. */
    @Test
    void theCatalogueHasNoOthers() throws IOException {
        Path catalogue = null;
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path found = folder.resolve("shared/catalogue/published-slas.md");
            catalogue = catalogue == null && Files.isReadable(found) ? found : catalogue;
        }
        assumeTrue(catalogue != null, "skipped: there is no folder shared/catalogue beside the project or above it");
        List<String> numbers = Pattern.compile("^\\| C(\\d+) \\|", Pattern.MULTILINE)
                .matcher(Files.readString(catalogue))
                .results()
                .map((MatchResult row) -> row.group(1))
                .filter(number -> Integer.parseInt(number) >= 49 && Integer.parseInt(number) <= 88)
                .sorted()
                .toList();
        assertEquals(NUMBERS, String.join(" ", numbers));
    }

    // ---- targets and tiers

    /** 1 % are 432 minutes, 5 % are 2 160: on the bound the row above applies. */
    @Test
    void c49HalfOpenTiers() {
        Penalty tiers = Penalty.tiered()
                .row(Limit.parse("< 99.9% and >= 99%"), Amount.share("10%"))
                .row(Limit.parse("< 99% and >= 95%"), Amount.share("25%"))
                .below("95%", "100%")
                .toPenalty();
        pays("0.00", tiers, down(2, 43)); // 99.9005 %
        pays("72.00", tiers, down(2, 44));
        pays("72.00", tiers, down(2, 432));
        pays("180.00", tiers, down(2, 433));
        pays("180.00", tiers, down(2, 2160));
        pays("720.00", tiers, down(2, 2161));
    }

    @Test
    void c50UpperBoundsOnly() {
        Penalty tiers = Penalty.tiered()
                .below("95%", "100%")
                .below("99.9%", "10%")
                .below("99%", "25%")
                .toPenalty();
        pays("72.00", tiers, down(2, 432));
        pays("180.00", tiers, down(2, 433));
        pays("720.00", tiers, down(2, 2161));
    }

    /** 98.95 %: half up it is 99.0, cut 98.9, and as it is it stands between two rows. */
    @Test
    void c51ClosedRangesWithOneDecimal() {
        Penalty.Tiers rows = Penalty.tiered()
                .row(Limit.within("99%", "100%"), Amount.nothing())
                .row(Limit.within("98%", "98.9%"), Amount.share("10%"));
        Outage outage = down(2, Duration.ofSeconds(27_216)); // 1.05 % of 2 592 000
        pays("0.00", rows.rounded(Rounding.halfUp(1)).toPenalty(), outage);
        pays("72.00", rows.rounded(Rounding.down(1)).toPenalty(), outage);
        pays("0.00+72.00", rows.toPenalty(), outage);
    }

    /** Four hours exactly are in two rows, and exactly 99 % is in none. */
    @Test
    void c52GapsAndOverlaps() {
        Penalty overlap = Penalty.tieredByOutage()
                .row(Limit.within("PT5M", "PT4H"), Amount.share("5%"))
                .row(Limit.within("PT4H", "PT8H"), Amount.share("10%"))
                .toPenalty();
        pays("36.00", overlap, down(2, 239));
        pays("36.00+36.00", overlap, down(2, 240));
        pays("72.00", overlap, down(2, 241));
        Penalty gap = Penalty.tiered()
                .row(Limit.parse("> 99% and <= 99.9%"), Amount.share("10%"))
                .below("99%", "25%")
                .toPenalty();
        pays("72.00+108.00", gap, down(2, 432));
    }

    @Test
    void c53OneHundredPercent() {
        ServiceLevelTarget all = uptime("t").atLeast("100%").penalty(Penalty.flat("10%"));
        owed("0.00", of720(all));
        owed("72.00", of720(all), down(2, Duration.ofNanos(1)));
    }

    /** P34: repair within 2 h of platinum in the US, 4 h elsewhere and of gold in the US, 5 h of gold elsewhere; the first row that fits decides. */
    @Test
    void c54TargetMatrix() {
        Condition platinum = Condition.is("class", "platinum");
        Condition us = Condition.is("country", "us");
        LimitRule matrix = LimitRule.when(platinum.and(us), Limit.parse("<= PT2H"))
                .or(platinum.or(us), Limit.parse("<= PT4H"))
                .otherwise(Limit.parse("<= PT5H"));
        ServiceLevelTarget repair = ServiceLevelTarget.of(
                        "repair",
                        Indicator.share(
                                Selection.items("fault"),
                                Condition.within(Quantity.clock("opened", "repaired"), matrix)))
                .penalty(Penalty.flat(eur("10")).by(Driver.EACH_ITEM));
        for (String[] row : new String[][] {
            {"platinum", "us", "120", "0.00"},
            {"platinum", "us", "121", "10.00"},
            {"platinum", "de", "240", "0.00"},
            {"platinum", "de", "241", "10.00"},
            {"gold", "us", "240", "0.00"},
            {"gold", "us", "241", "10.00"},
            {"gold", "de", "300", "0.00"},
            {"gold", "de", "301", "10.00"},
        }) {
            WorkItem fault = WorkItem.of("fault", "f")
                    .reached("opened", APRIL)
                    .reached("repaired", APRIL.plus(Duration.ofMinutes(Long.parseLong(row[2]))))
                    .attribute("class", row[0])
                    .attribute("country", row[1]);
            owed(row[3], april(repair), fault);
        }
    }

    /** P09: a machine with disks of several types has the lowest of their promises: 99.9 % are 43.2 minutes, 99.5 % are 216, 95 % are 2 160. */
    @Test
    void c55LowestOfTheParts() {
        TreeMap<String, Limit> limits = new TreeMap<>(
                Map.of("premium", Limit.atLeast("99.9%"), "ssd", Limit.atLeast("99.5%"), "hdd", Limit.atLeast("95%")));
        ServiceLevelTarget machine = ServiceLevelTarget.of("machine", Indicator.availability())
                .scope(Scope.together("d1", "d2"))
                .objective(new LowestOfClasses("disk", limits))
                .penalty(Penalty.flat("10%"));
        for (String[] row : new String[][] {
            {"premium", "premium", "44", "72.00"},
            {"premium", "ssd", "44", "0.00"},
            {"ssd", "premium", "217", "72.00"},
            {"premium", "hdd", "217", "0.00"},
            {"ssd", "hdd", "2160", "0.00"},
            {"hdd", "ssd", "2161", "72.00"},
        }) {
            owed(
                    row[3],
                    of720(machine),
                    ServiceLife.of(TimeRange.of(APRIL, MAY)).on("d1").attribute("disk", row[0]),
                    ServiceLife.of(TimeRange.of(APRIL, MAY)).on("d2").attribute("disk", row[1]),
                    down(2, Integer.parseInt(row[2])).on("d1"));
        }
    }

    @Test
    void c56TiersOfTheTotal() {
        Penalty tiers = Penalty.tieredByDowntime()
                .atLeast("PT5M", "10%")
                .atLeast("PT30M", "20%")
                .atLeast("PT1H", "50%")
                .toPenalty();
        pays("0.00", tiers, down(2, 2), down(3, 2));
        pays("72.00", tiers, down(2, 14), down(3, 15));
        pays("144.00", tiers, down(2, 15), down(3, 15));
        pays("360.00", tiers, down(2, 30), down(3, 30));
    }

    @Test
    void c57TiersOfTheSingleOutage() {
        Penalty tiers = Penalty.tieredByOutage()
                .atLeast("PT5M", "5%")
                .atLeast("PT4H", "10%")
                .toPenalty();
        pays("0.00", tiers, down(2, 4), down(3, 4));
        pays("72.00", tiers, down(2, 120), down(3, 120)); // twice 36
        pays("72.00", tiers, down(2, 240));
    }

    /** 43 minutes are 99.9005 %, and met. */
    @Test
    void c59GateThenTable() {
        Penalty table = Penalty.tieredByDowntime().atLeast("PT10M", "10%").toPenalty();
        pays("72.00", table, down(2, 43));
        pays("0.00", table.whenMissed(), down(2, 43));
        pays("72.00", table.whenMissed(), down(2, 44));
    }

    /** 0.1049 % of 2 592 000 s are 2 719.008 s: 99.8951 % is 99.90 half up and 99.89 cut. */
    @Test
    void c60RoundedBeforeComparison() {
        ServiceLevelTarget flat = uptime("t").penalty(Penalty.flat("10%"));
        Outage outage = down(2, Duration.ofMillis(2_719_008));
        owed("72.00", of720(flat), outage);
        owed("0.00", of720(flat.rounded(Rounding.halfUp(2))), outage);
        owed("72.00", of720(flat.rounded(Rounding.down(2))), outage);
        ServiceLevelTarget answer = ServiceLevelTarget.of("answer", mean("wait"))
                .atMost("45")
                .rounded(Rounding.halfUp(0))
                .penalty(Penalty.flat("10%"));
        owed("0.00", of720(answer), sample("wait", "45.4"));
        owed("72.00", of720(answer), sample("wait", "45.5"));
    }

    // ---- money

    /** 25 % of 200 only, not the 10 % beside, and nothing of the other's 100. */
    @Test
    void c61OfTheAffectedServiceHighestTierOnly() {
        Penalty tiers =
                Penalty.tiered().below("99.9%", "10%").below("99%", "25%").toPenalty();
        ServiceLevelTarget a = uptime("a").scope(Scope.each("a")).penalty(tiers.of(Base.fee("a")));
        ServiceLevelTarget b = uptime("b").scope(Scope.each("b")).penalty(tiers.of(Base.fee("b")));
        owed(
                "50.00",
                april(a, b).fee("a", eur("200")).fee("b", eur("100")),
                down(2, 433).on("a"));
    }

    /** The plan costs 300 in March, 600 in April, 900 in May, and support 90 in each; the term is these three months. */
    @Test
    void c62OtherBases() {
        record Row(String paid, Base base) {}
        for (Row row : List.of(
                new Row("690.00", Base.fees("plan", "support")),
                new Row("690.00", Base.allFees()),
                new Row("300.00", Base.previousPeriod(Base.fee("plan"))),
                new Row("900.00", Base.nextPeriod(Base.fee("plan"))),
                new Row("1800.00", Base.term(Base.fee("plan"))),
                new Row("300.00", Base.trailing(Period.ofDays(15), Base.fee("plan"))))) { // 15 of 30 days at 600
            Penalty penalty = Penalty.flat("100%").by(Driver.EACH_OUTAGE).of(row.base());
            Agreement.Builder agreement = april(uptime("t").penalty(penalty))
                    .from(LocalDate.of(2026, 3, 1))
                    .until(LocalDate.of(2026, 6, 1))
                    .fee(new Fee("plan", eur("300"), null).validUntil(LocalDate.of(2026, 4, 1)))
                    .fee(new Fee("plan", eur("600"), null)
                            .validFrom(LocalDate.of(2026, 4, 1))
                            .validUntil(LocalDate.of(2026, 5, 1)))
                    .fee(new Fee("plan", eur("900"), null).validFrom(LocalDate.of(2026, 5, 1)))
                    .fee("support", eur("90"));
            owed(row.paid(), agreement, down(16, 60));
        }
    }

    @Test
    void c63FlatOnAnyMiss() {
        pays("0.00", Penalty.flat("20%"), down(2, 43));
        pays("144.00", Penalty.flat("20%"), down(2, 44));
        pays("144.00", Penalty.flat("20%"), down(2, 4000));
    }

    @Test
    void c64CompleteBlocks() {
        pays("36.00", Penalty.each("PT30M", "5%"), down(2, 59));
        pays("72.00", Penalty.each("PT30M", "5%"), down(2, 60));
    }

    @Test
    void c65StartedBlocks() {
        pays("72.00", Penalty.each("PT30M", "5%").started(), down(2, 60));
        pays("108.00", Penalty.each("PT30M", "5%").started(), down(2, Duration.ofMillis(3_600_001)));
    }

    @Test
    void c66CumulativeOverOutages() {
        Penalty each = Penalty.each("PT15M", "5%");
        pays("108.00", each, down(2, 23), down(3, 23)); // 46 minutes
        pays("72.00", each.by(Driver.EACH_OUTAGE), down(2, 23), down(3, 23));
    }

    /** Three days are no money, but worth 72. */
    @Test
    void c67DaysOfService() {
        Amount.ServiceTime days = Amount.serviceTime(Duration.ofDays(3));
        ComplianceReport report = settled(of720(uptime("t").penalty(Penalty.flat(days))), down(2, 60));
        owed("0.00", report);
        InKind owed = report.target("t").inKind();
        assertEquals(Duration.ofDays(3), owed.certain().serviceTime());
        assertEquals(eur("72.00"), owed.value());
        pays("72.00", Penalty.flat(days.paidInMoney()), down(2, 60));
    }

    @Test
    void c68LostTime() {
        pays("1.50", Penalty.ofLostTime("100%"), down(2, 60), down(3, 30));
    }

    /** P51: 50 times the price of 90 minutes; P53: that of ten hours for each day with more than five minutes. */
    @Test
    void c69MultipleOfTheProratedPrice() {
        pays("75.00", Penalty.ofLostTime("5000%"), down(2, 90));
        Penalty days = Penalty.tieredByDay().moreThan("PT5M", "100%").of(Base.priceOf(Duration.ofHours(10)));
        pays("20.00", days, down(2, 6), down(3, 5), down(4, 40));
    }

    /** 97.8 % is 2.1 points below 99.9; a quality of 3.75 is 0.25 below 4; ten milliseconds are 7 beyond 3; a case is three hours late. */
    @Test
    void c70EachUnitOfShortfall() {
        Penalty percent = Penalty.of(Driver.SHORTFALL, PerUnit.of("1", Amount.share("10%")));
        pays("144.00", percent, down(2, Duration.ofSeconds(57_024)));
        Penalty tenth = Penalty.of(Driver.SHORTFALL, PerUnit.of("0.1", Amount.share("10%")));
        owed(
                "144.00",
                of720(ServiceLevelTarget.of("mos", mean("mos")).atLeast("4.0").penalty(tenth)),
                sample("mos", "3.75"));
        Penalty threeMs = Penalty.of(
                Driver.SHORTFALL,
                PerUnit.of("3", Amount.serviceTime(Duration.ofDays(1)).paidInMoney()));
        owed("48.00", of720(ServiceLevelTarget.of("ms", mean("ms")).atMost("3").penalty(threeMs)), sample("ms", "10"));
        ServiceLevelTarget response = ServiceLevelTarget.of(
                        "response",
                        Indicator.share(
                                Selection.items("ticket"),
                                Condition.within(Quantity.clock("opened", "responded"), Limit.parse("<= PT4H"))))
                .penalty(Penalty.of(Driver.EACH_ITEM, PerUnit.of("PT1H", Amount.share("5%"))));
        owed("108.00", of720(response), WorkItem.ticket("T").opened(APRIL).responded(APRIL.plus(Duration.ofHours(7))));
    }

    @Test
    void c71FixedMoney() {
        pays("60.00", Penalty.flat(eur("30")).by(Driver.EACH_OUTAGE), down(2, 60), down(3, 60));
        pays("480.00", Penalty.flat("100%").of(Base.units("16", "ampere", eur("30"))), down(2, 60));
        Penalty day = Penalty.tieredByDay()
                .row(Limit.parse("> PT5M"), Amount.sum(eur("6.10")))
                .toPenalty();
        pays("12.20", day, down(2, 60), down(3, 5), down(4, 60));
    }

    @Test
    void c72RefundOfEachItem() {
        ServiceLevelTarget jobs = ServiceLevelTarget.of(
                        "jobs",
                        Indicator.share(
                                Selection.items("job"),
                                Condition.within(Quantity.clock("passed", "delivered"), Limit.parse("<= PT12H"))))
                .penalty(Penalty.flat("110%").by(Driver.EACH_ITEM).of(Base.itemValue("price", "EUR")));
        WorkItem late = WorkItem.of("job", "a")
                .reached("passed", APRIL)
                .reached("delivered", APRIL.plus(Duration.ofHours(13)))
                .attribute("price", "10.00");
        WorkItem inTime = WorkItem.of("job", "b")
                .reached("passed", APRIL)
                .reached("delivered", APRIL.plus(Duration.ofHours(12)))
                .attribute("price", "99.00");
        owed("11.00", april(jobs), late, inTime);
    }

    /** 3 % of the 50 cases of 10.00 that do not comply. */
    @Test
    void c73NonCompliantQuantity() {
        ServiceLevelTarget cases = ServiceLevelTarget.of("cases", Indicator.goodRatio(Selection.requests()))
                .atLeast("98%")
                .penalty(Penalty.flat("3%").by(Driver.BAD_QUANTITY).of(Base.priceOfEach(eur("10"))));
        Measurement counts =
                RequestCount.of(APRIL, APRIL.plusSeconds(60)).count("good", 950).count("failed", 50);
        owed("15.00", april(cases), counts);
    }

    /**
     * Five points below 99 %, doubled in the next period; one is free, five cost 0.5 % each and further ones 1 %: four at 3.60, then five at 3.60 and four at 7.20.
     */
    @Test
    void c74Points() {
        Penalty points = Penalty.tiered()
                .row(Limit.parse("< 99%"), Amount.points("5"))
                .toPenalty()
                .repeated("2");
        CreditGroup group = CreditGroup.of("points", "kpi")
                .points(Penalty.of(
                        Driver.POINTS.beyond("1"),
                        Bands.per("1").upTo("5", Amount.share("0.5%")).beyond(Amount.share("1%"))));
        Agreement agreement = of720(uptime("kpi").penalty(points))
                .from(LocalDate.of(2026, 4, 1))
                .settlement(Settlement.SUM.group(group))
                .build();
        List<ComplianceReport> reports = months(agreement, 2, down(2, 500), down(32, 500));
        owed("14.40", reports.get(0));
        owed("46.80", reports.get(1));
    }

    /** From April on; the outages may lie anywhere. */
    private static List<ComplianceReport> months(Agreement agreement, int months, Measurement... evidence) {
        List<ComplianceReport> reports = ComplianceEngine.of(agreement)
                .evaluate(YearMonth.of(2026, 4), YearMonth.of(2026, 3 + months), List.of(evidence));
        reports.forEach(CreditWalker::readd);
        return reports;
    }

    /** P74: 40 % of 50 % of 10 % of 100 000 are 2 000; with 9 000 beside, the month owes the 10 000 at risk. */
    @Test
    void c75AtRiskPool() {
        Base atRisk = Base.shareOf("10%", Base.allFees());
        ServiceLevelTarget one = uptime("a").penalty(Penalty.flat("40%").of(Base.shareOf("50%", atRisk)));
        ServiceLevelTarget other = uptime("b").penalty(Penalty.flat("90%").of(atRisk));
        Settlement cap = Settlement.SUM.capped(new Cap(Amount.share("100%"), atRisk));
        owed("2000.00", april(one).fee("invoice", eur("100000")).settlement(cap), down(2, 60));
        owed("10000.00", april(one, other).fee("invoice", eur("100000")).settlement(cap), down(2, 60));
    }

    private static Agreement.Builder two(Combination combination) {
        return of720(uptime("a").penalty(Penalty.flat("10%")), uptime("b").penalty(Penalty.flat("25%")))
                .settlement(Settlement.SUM.group(CreditGroup.of("g", "a", "b").combined(combination)));
    }

    @Test
    void c76SeveralAdd() {
        owed("252.00", two(Combination.ADD), down(2, 60));
    }

    @Test
    void c77OnlyOneOrTheCustomersChoice() {
        owed("180.00", two(Combination.HIGHEST), down(2, 60));
        owed("72.00+108.00", two(Combination.NOT_COMBINABLE), down(2, 60));
        ComplianceReport choice = settled(two(Combination.CUSTOMERS_CHOICE), down(2, 60));
        owed("180.00", choice);
        assertEquals(
                List.of("a EUR 72.00", "b EUR 180.00"),
                choice.credits().choices().get(0).options().stream()
                        .map(option -> option.name() + " " + option.certain())
                        .toList());
    }

    /** The fee, a half, so much for each outage, so many periods, a share of the term, a later invoice. */
    @Test
    void c78Caps() {
        Penalty each = Penalty.each("PT30M", "5%");
        pays("720.00", each.capped("100%"), down(2, 1000));
        owed("360.00", of720(uptime("t").penalty(each)).settlement(Settlement.SUM.capped("50%")), down(2, 1000));
        pays("40.00", each.by(Driver.EACH_OUTAGE).cappedEach(Cap.of(eur("20"))), down(2, 60), down(3, 60));
        Agreement.Builder term = of720(uptime("t").penalty(Penalty.flat("10%")))
                .from(LocalDate.of(2026, 4, 1))
                .until(LocalDate.of(2026, 8, 1));
        Measurement[] misses = {down(2, 60), down(32, 60), down(62, 60)};
        // 4 % of four fees of 720 are 115.20.
        assertEquals("72.00 43.20 0.00", totals(term, RunningCap.ofTerm("4%"), misses));
        assertEquals("72.00 72.00 0.00", totals(term, RunningCap.credited(2, 3), misses));
        assertEquals(
                "USED c EUR 60.00",
                account(CreditUse.ofInvoices("100%"), "2026-06-01", false).get(0));
    }

    private static String totals(Agreement.Builder agreement, RunningCap cap, Measurement... evidence) {
        Agreement capped =
                agreement.severalPeriods(SeveralPeriods.none().capped(cap)).build();
        List<String> totals = new ArrayList<>();
        months(capped, 3, evidence)
                .forEach(report -> totals.add(report.credits().total().amount().toPlainString()));
        return String.join(" ", totals);
    }

    /** What becomes of a credit of 100.00 of 1 May and an invoice of 60.00. */
    private static List<String> account(CreditUse use, String invoiced, boolean atEnd) {
        ZoneId zone = ZoneId.of("UTC");
        List<CreditAccount.Credit> credits = List.of(new CreditAccount.Credit("c", MAY, eur("100.00")));
        List<CreditAccount.Invoice> invoices =
                List.of(new CreditAccount.Invoice("i", Instant.parse(invoiced + "T00:00:00Z"), eur("60.00")));
        CreditAccount account = atEnd
                ? CreditAccount.atEnd(use, zone, credits, invoices, NEXT_YEAR)
                : CreditAccount.of(use, zone, credits, invoices, NEXT_YEAR);
        return account.entries().stream()
                .map(entry -> entry.kind() + " " + entry.credit() + " " + entry.amount())
                .toList();
    }

    /** Strictly more than 72, or from 72 on; 20 % of 61.25 are 12.25, in steps of 0.10 12.30. */
    @Test
    void c79MinimumPayoutAndStep() {
        Agreement.Builder ten = of720(uptime("t").penalty(Penalty.flat("10%")));
        owed("0.00", ten.settlement(Settlement.SUM.payingMoreThan(eur("72"))), down(2, 60));
        owed("72.00", ten.settlement(Settlement.SUM.payingMoreThan(eur("71.99"))), down(2, 60));
        owed("72.00", ten.settlement(Settlement.SUM.payingAtLeast(eur("72"))), down(2, 60));
        owed("0.00", ten.settlement(Settlement.SUM.payingAtLeast(eur("72.01"))), down(2, 60));
        Agreement.Builder step = april(uptime("t").penalty(Penalty.flat("20%")))
                .fee("ticket", eur("61.25"))
                .settlement(Settlement.SUM.rounded(Rounding.toStep("0.10", RoundingMode.HALF_UP)));
        owed("12.30", step, down(2, 60));
    }

    /** A third of 20 % of 100; half of a month at 300 and half at 600; half a month of 720. */
    @Test
    void c80ProRata() {
        ServiceLevelTarget kits = uptime("kits")
                .scope(Scope.each("a", "b", "c"))
                .penalty(Penalty.flat("20%").of(Base.eachSubject(Base.onlyFee())));
        owed("6.67", april(kits).fee("line", eur("100")), down(2, 60).on("a"));
        owed(
                "20.00",
                april(kits).fee("line", eur("100")),
                down(2, 60).on("a"),
                down(2, 60).on("b"),
                down(2, 60).on("c"));
        ServiceLevelTarget flat = uptime("t").penalty(Penalty.flat("10%"));
        Agreement.Builder plans = april(flat)
                .fee(new Fee("plan", eur("300"), null).validUntil(LocalDate.of(2026, 4, 16)))
                .fee(new Fee("plan", eur("600"), null).validFrom(LocalDate.of(2026, 4, 16)));
        owed("45.00", plans, down(2, 60));
        owed("36.00", of720(flat).from(LocalDate.of(2026, 4, 16)), down(20, 60));
    }

    // ---- claims and termination

    private static Agreement claiming(ClaimTerms terms) {
        return of720(uptime("t").penalty(Penalty.flat("10%")))
                .from(LocalDate.of(2026, 3, 1))
                .severalPeriods(SeveralPeriods.none().claims(terms))
                .build();
    }

    private static Statement statement(Agreement agreement, Dossier dossier) {
        return Statement.of(
                agreement,
                ReferenceData.empty(),
                month(agreement, "2026-04", down(2, 60)).result(),
                dossier,
                Instant.parse("2026-05-01T12:00:00Z"));
    }

    private static String standing(Statement statement) {
        Statement.Owed owed = statement.lines().get(0).owed();
        return owed.claim() + " " + owed.credit() + ", paid "
                + statement.totals().total();
    }

    private static Dossier filed(Dossier dossier, String kind) {
        return dossier.with(new DatedFact(kind, MAY, null, null, "2026-04"));
    }

    /** Paid though nobody asks for it; where it must be claimed it is not, until it is. */
    @Test
    void c81Automatic() {
        assertEquals(
                "AUTOMATIC EUR 72.00, paid EUR 72.00",
                standing(statement(claiming(ClaimTerms.AUTOMATIC), Dossier.empty())));
        Agreement claimed = claiming(ClaimTerms.within(Deadline.days(15)));
        assertEquals("CLAIMABLE EUR 72.00, paid EUR 0.00", standing(statement(claimed, Dossier.empty())));
        assertEquals(
                "CLAIMED EUR 72.00, paid EUR 72.00",
                standing(statement(claimed, filed(Dossier.empty(), DatedFact.CLAIM))));
    }

    /** Of 100.00 an invoice takes 60.00 if it comes within six months; the rest expires, is paid out at the end, or is lost. */
    @Test
    void c82ExpiryAndEnd() {
        CreditUse use = CreditUse.ofInvoices("100%");
        CreditUse expiring = use.expiringAfterMonths(6);
        assertEquals(List.of("USED c EUR 60.00", "EXPIRED c EUR 40.00"), account(expiring, "2026-10-31", false));
        assertEquals(List.of("EXPIRED c EUR 100.00"), account(expiring, "2026-11-01", false));
        assertEquals(List.of("USED c EUR 60.00", "LOST c EUR 40.00"), account(use, "2026-06-01", true));
        assertEquals(
                List.of("USED c EUR 60.00", "PAID_OUT c EUR 40.00"), account(use.paidOutAtEnd(), "2026-06-01", true));
    }

    /** Of April; 1 May is a Friday, so the fourth business day is Wednesday the 6th. */
    @Test
    void c83ClaimDeadlines() {
        Map<Deadline, String> deadlines = Map.of(
                Deadline.elapsed(Duration.ofHours(24)), "2026-05-02T00:00:00Z",
                Deadline.days(15), "2026-05-16T00:00:00Z",
                Deadline.businessDays(4, Schedule.weekly("UTC").monToFri("09:00", "17:00")), "2026-05-07T00:00:00Z",
                Deadline.months(3), "2026-08-01T00:00:00Z",
                Deadline.cycles(2), "2026-07-01T00:00:00Z",
                Deadline.endOfMonth(1), "2026-06-01T00:00:00Z");
        deadlines.forEach((deadline, until) -> assertEquals(
                Instant.parse(until),
                statement(claiming(ClaimTerms.within(deadline)), Dossier.empty())
                        .lines()
                        .get(0)
                        .owed()
                        .until(),
                deadline::toString));
    }

    /** Good standing, shown harm, a first month without credits; a life that is too short, and too few zones, which are counted as samples. */
    @Test
    void c84Eligibility() {
        ClaimTerms automatic = ClaimTerms.AUTOMATIC;
        String paid = "AUTOMATIC EUR 72.00, paid EUR 72.00";
        String withheld = "WITHHELD EUR 72.00, paid EUR 0.00";
        Dossier none = Dossier.empty();
        assertEquals(paid, standing(statement(claiming(automatic.inGoodStanding()), none)));
        assertEquals(
                withheld, standing(statement(claiming(automatic.inGoodStanding()), filed(none, DatedFact.OVERDUE))));
        assertEquals(withheld, standing(statement(claiming(automatic.showingHarm()), none)));
        assertEquals(paid, standing(statement(claiming(automatic.showingHarm()), filed(none, DatedFact.HARM_SHOWN))));
        assertEquals(paid, standing(statement(claiming(automatic.notBefore(1)), none)));
        assertEquals(withheld, standing(statement(claiming(automatic.notBefore(2)), none)));

        ServiceLevelTarget old = uptime("t")
                .scope(Scope.each("vm"))
                .minimumLife(Duration.ofDays(1))
                .penalty(Penalty.flat("10%"));
        Measurement outage = down(2, 600).on("vm");
        for (int hours : new int[] {24, 23}) {
            Instant start = APRIL.plus(Duration.ofDays(1));
            ServiceLife life = ServiceLife.of(TimeRange.of(start, start.plus(Duration.ofHours(hours))));
            ComplianceReport report = settled(of720(old), life.on("vm"), outage);
            assertEquals(
                    hours == 24 ? Verdict.MISSED : Verdict.NOT_APPLICABLE,
                    report.target("t").verdict());
            owed(hours == 24 ? "72.00" : "0.00", report);
        }

        Indicator fewest = Indicator.statistic(Statistic.Kind.MINIMUM, Selection.samples("zones"), Quantity.value());
        Agreement.Builder spread = of720(
                ServiceLevelTarget.of("spread", fewest).atLeast("2"),
                uptime("region").penalty(Penalty.flat("10%").when(Gate.met("spread"))));
        owed("72.00", spread, down(2, 60), sample("zones", "2"));
        owed("0.00", spread, down(2, 60), sample("zones", "1"));
    }

    private static String risen(Agreement agreement, int months, Measurement... evidence) {
        StringBuilder risen = new StringBuilder();
        for (ComplianceReport report : months(agreement, months, evidence)) {
            List<Right> rights = report.sequel().rights();
            risen.append(rights.isEmpty() ? '.' : rights.get(0).standing() == Right.Standing.ARISEN ? 'R' : '?');
        }
        return risen.toString();
    }

    private static Agreement granting(ServiceLevelTarget target, ChronicRule rule) {
        return of720(target)
                .from(LocalDate.of(2026, 4, 1))
                .severalPeriods(SeveralPeriods.none().right(rule))
                .build();
    }

    private static ChronicRule end(Trigger trigger) {
        return ChronicRule.of("end", trigger, "to terminate");
    }

    /** Days 2, 32, 62 and 92 are in April, May, June and July. */
    @Test
    void c87Termination() {
        ServiceLevelTarget up = uptime("t");
        Trigger missed = Trigger.missed("t");
        Measurement[] deep = {down(2, 432), down(32, 433)};
        assertEquals(".R", risen(granting(up, end(Trigger.down("t", "> PT7H12M"))), 2, deep));
        assertEquals(".R", risen(granting(up, end(Trigger.figure("t", "< 99%"))), 2, down(2, 432), down(32, 450)));
        Measurement[] twoOfThree = {down(2, 60), down(62, 60), down(92, 60)};
        assertEquals("..R.", risen(granting(up, end(missed.times(2, 3))), 4, twoOfThree));
        assertEquals("...R", risen(granting(up, end(missed.inARow(2))), 4, twoOfThree));
        // 25 April and 10 May are 15 days apart, 2 April and 10 May 38: four hours each, any 30 days more than seven.
        Trigger window = Trigger.down("t", "> PT7H", Duration.ofDays(30));
        assertEquals(".R", risen(granting(up, end(window)), 2, down(25, 240), down(40, 240)));
        assertEquals("..", risen(granting(up, end(window)), 2, down(2, 240), down(40, 240)));
        // Three responses that were missed in a month.
        ServiceLevelTarget late = ServiceLevelTarget.of(
                "late",
                Indicator.count(Selection.items("ticket")
                        .where(Condition.within(Quantity.clock("opened", "responded"), Limit.parse("<= PT4H"))
                                .negated())));
        Agreement responses = granting(late, end(Trigger.figure("late", ">= 3")));
        assertEquals("R", risen(responses, 1, ticket("a", 5), ticket("b", 5), ticket("c", 5)));
        assertEquals(".", risen(responses, 1, ticket("a", 5), ticket("b", 5), ticket("c", 4)));
    }

    private static WorkItem ticket(String id, int hours) {
        return WorkItem.ticket(id).opened(APRIL).responded(APRIL.plus(Duration.ofHours(hours)));
    }

    /** Each miss must be notified within seven days, and what arises may be used for 30; a later miss opens the window again. */
    @Test
    void c88TimelyNotices() {
        Trigger noticed = Trigger.missed("t").notified(DatedFact.MISS_NOTIFIED, Deadline.days(7));
        Agreement agreement = granting(uptime("t"), end(noticed).within(Deadline.days(30)));
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        for (String[] row : new String[][] {
            {"2026-05-07T23:59:59Z", "2026-06-07T23:59:59Z", "2026-05-31T00:00:00Z", "2026-07-01T00:00:00Z"},
            {"2026-05-08T00:00:00Z", "2026-06-07T23:59:59Z", "none", "2026-07-01T00:00:00Z"},
            {"2026-05-07T23:59:59Z", "2026-06-08T00:00:00Z", "2026-05-31T00:00:00Z", "none"},
        }) {
            List<Measurement> evidence = List.of(
                    down(2, 60),
                    down(32, 60),
                    Fact.of(DatedFact.MISS_NOTIFIED, row[0], "2026-04"),
                    Fact.of(DatedFact.MISS_NOTIFIED, row[1], "2026-05"));
            History history = History.empty();
            for (int i = 0; i < 2; i++) {
                ComplianceReport report = engine.start(engine.periodOf(LocalDate.of(2026, 4 + i, 1)), history)
                        .add(evidence)
                        .report(Instant.parse("2026-08-01T00:00:00Z"));
                List<Right> rights = report.sequel().rights();
                assertEquals(
                        row[2 + i],
                        rights.isEmpty() ? "none" : String.valueOf(rights.get(0).until()));
                history = History.of(List.of(report));
            }
        }
    }

    /**
     * D10: "three violations within one day", looked at every ten minutes after the third: the right arises once, in the hour of the third, whenever it is asked for;
     * a fourth violation adds to nothing that was used, and the sixth makes it arise again.
     */
    @Test
    void d10UsedOnceWhenever() {
        Agreement agreement = Agreement.builder("hourly")
                .zone("UTC")
                .cycle(EvaluationCycle.fixedLength(Duration.ofHours(1), APRIL))
                .from(LocalDate.of(2026, 4, 1))
                .target(uptime("t"))
                .severalPeriods(
                        SeveralPeriods.none().right(end(Trigger.missed("t").times(3, 24))))
                .build();
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        List<Measurement> evidence = new ArrayList<>();
        for (int hour : new int[] {1, 2, 5, 6, 7, 9}) {
            Instant start = APRIL.plus(Duration.ofHours(hour));
            evidence.add(Outage.of(start, start.plus(Duration.ofMinutes(5))));
        }
        List<ComplianceReport> before = new ArrayList<>();
        StringBuilder risen = new StringBuilder();
        for (int hour = 0; hour < 11; hour++) {
            Instant end = APRIL.plus(Duration.ofHours(hour + 1));
            List<Right> once = null;
            for (int minute = 0; minute < 180; minute += 10) {
                ComplianceReport report = engine.start(
                                engine.agreement()
                                        .cycle()
                                        .periodContaining(APRIL.plus(Duration.ofHours(hour)), ZoneId.of("UTC")),
                                History.of(before))
                        .add(evidence)
                        .report(end.plus(Duration.ofMinutes(minute)));
                List<Right> rights = report.sequel().rights();
                assertEquals(once == null ? rights : once, rights);
                if (once == null) {
                    before.add(report);
                    once = rights;
                }
            }
            risen.append(once == null || once.isEmpty() ? '.' : 'R');
        }
        assertEquals(".....R...R.", risen.toString());
    }
}
