package dev.sla4j.engine;

import static dev.sla4j.engine.Days.month;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ChronicRule;
import dev.sla4j.agreement.ClaimTerms;
import dev.sla4j.agreement.Combination;
import dev.sla4j.agreement.CreditGroup;
import dev.sla4j.agreement.CreditUse;
import dev.sla4j.agreement.Deadline;
import dev.sla4j.agreement.Fee;
import dev.sla4j.agreement.ReferenceData;
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
import dev.sla4j.penalty.Penalty;
import dev.sla4j.penalty.PerUnit;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Right;
import dev.sla4j.settlement.CreditAccount;
import dev.sla4j.settlement.CreditWalker;
import dev.sla4j.settlement.Dossier;
import dev.sla4j.settlement.Statement;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LowestOfClasses;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Scope;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Statistic;
import dev.sla4j.time.DatedFact;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import dev.sla4j.value.Rounding;
import java.lang.reflect.Method;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each construct of the catalogue that follows from a figure (C49–C88), written as a composition and worked out by hand in April 2026 in Universal Time,
 * which has 43 200 minutes. The fee is 1 000 dollars, so 10 % are 100.00. Readings and corners of each stand in the table tests of its kind.
 */
class ConsequenceConstructsTest {
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    private static final Selection TICKETS = Selection.items("ticket");

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    private static Agreement.Builder april(ServiceLevelTarget... targets) {
        Agreement.Builder agreement = Agreement.builder("april").zone("UTC").monthly();
        List.of(targets).forEach(agreement::target);
        return agreement.fee("fee", usd("1000"));
    }

    private static ServiceLevelTarget uptime(String atLeast) {
        return ServiceLevelTarget.of("up", Indicator.availability()).atLeast(atLeast);
    }

    private static ServiceLevelTarget uptimeOf(String subject, Penalty penalty) {
        return ServiceLevelTarget.of(subject, Indicator.availability())
                .scope(Scope.each(subject))
                .atLeast("99.9%")
                .penalty(penalty);
    }

    private static ServiceLevelTarget mean(String metric, Penalty penalty) {
        Indicator mean = Indicator.statistic(Statistic.Kind.MEAN, Selection.samples(metric), Quantity.value());
        return ServiceLevelTarget.of(metric, mean).penalty(penalty);
    }

    private static ServiceLevelTarget resolvedWithin(String limit) {
        return ServiceLevelTarget.of(
                "resolution",
                Indicator.share(TICKETS, Condition.within(Quantity.clock("opened", "resolved"), Limit.parse(limit))));
    }

    /** Down from midnight of a day on. */
    private static Outage down(int day, String length) {
        Instant start = APRIL.plus(Duration.ofDays(day - 1L));
        return Outage.of(start, start.plus(Duration.parse(length)));
    }

    private static Sample sample(String metric, String value) {
        return Sample.of(APRIL.plus(Duration.ofDays(3)), metric, value);
    }

    private static WorkItem ticket(String opened, String resolved) {
        return WorkItem.ticket("T " + opened).opened(Instant.parse(opened)).resolved(Instant.parse(resolved));
    }

    /** What is certain by target, and in all what may be owed beyond. */
    private static void pays(String expected, Agreement.Builder agreement, Measurement... evidence) {
        ComplianceReport report = month(agreement.build(), "2026-04", evidence);
        CreditWalker.readd(report);
        List<String> lines = report.credits().lines().stream()
                .map(line -> line.certain().amount().toPlainString())
                .toList();
        String disputed = report.credits().disputed().isZero()
                ? ""
                : " + " + report.credits().disputed().amount();
        assertEquals(expected, String.join(" ", lines) + disputed);
    }

    private static void pays(String expected, ServiceLevelTarget target, Measurement... evidence) {
        pays(expected, april(target), evidence);
    }

    /** Each has a test that bears its number; the catalogue has no others of this kind that are asked for. */
    @Test
    void everyConsequenceOfTheCatalogueIsWorkedOut() {
        List<String> numbers = Stream.of(ConsequenceConstructsTest.class.getDeclaredMethods())
                .map(Method::getName)
                .filter(name -> name.matches("c\\d+.*"))
                .map(name -> name.replaceFirst("c(\\d+).*", "$1"))
                .sorted(Comparator.comparing(Integer::valueOf))
                .toList();
        String tables = "49 50 51 52 53 54 55 56 57 59 60";
        String formulas = "61 62 63 64 65 66 67 68 69 70 71 72 73 74 75";
        String sums = "76 77 78 79 80 81 82";
        String rights = "83 84 87 88";
        assertEquals(String.join(" ", tables, formulas, sums, rights), String.join(" ", numbers));
    }

    // ---- how a figure is looked up

    /** 432 minutes are 1 %: exactly 99 % is still in the upper row. */
    @Test
    void c49HalfOpenTiers() {
        ServiceLevelTarget target = uptime("99.9%")
                .penalty(Penalty.tiered()
                        .row(Limit.parse("< 99.9% and >= 99%"), Amount.share("10%"))
                        .row(Limit.parse("< 99%"), Amount.share("25%")));
        pays("100.00", target, down(2, "PT432M"));
        pays("250.00", target, down(2, "PT432M1S"));
    }

    @Test
    void c50TheDeepestPassedApplies() {
        ServiceLevelTarget target =
                uptime("99.9%").penalty(Penalty.tiered().below("99.9%", "10%").below("99%", "25%"));
        pays("0.00", target, down(2, "PT43M12S"));
        pays("100.00", target, down(2, "PT43M13S"));
        pays("250.00", target, down(2, "PT433M"));
    }

    /** 99.894 % is 99.89 % with the two digits of the table, 99.896 % is 99.90 %, which pays nothing. */
    @Test
    void c51ClosedRangesWithDigits() {
        ServiceLevelTarget target = uptime("99.9%")
                .penalty(Penalty.tiered()
                        .row(Limit.parse(">= 99% and <= 99.89%"), Amount.share("10%"))
                        .row(Limit.parse("<= 98.99%"), Amount.share("25%"))
                        .row(Limit.parse(">= 99.90%"), Amount.nothing())
                        .rounded(Rounding.halfUp(2)));
        pays("100.00", target, down(2, "PT2747S")); // 0.10598 %
        pays("0.00", target, down(2, "PT2696S")); // 0.10401 %
    }

    /** Between 99.0 % and 99.5 % nothing is said: as the row above, or as the one below. On 98 % both rows apply. */
    @Test
    void c52GapsAndOverlapsHaveTwoReadings() {
        ServiceLevelTarget gap = uptime("99.9%")
                .penalty(Penalty.tiered()
                        .row(Limit.parse(">= 99.5% and < 99.9%"), Amount.share("10%"))
                        .row(Limit.parse("< 99%"), Amount.share("25%")));
        pays("100.00 + 150.00", gap, down(2, "PT300M"));
        ServiceLevelTarget overlap = uptime("99.9%")
                .penalty(Penalty.tiered()
                        .row(Limit.parse(">= 98% and < 99.9%"), Amount.share("10%"))
                        .row(Limit.parse("<= 98%"), Amount.share("25%")));
        pays("100.00 + 150.00", overlap, down(2, "PT864M"));
        pays("250.00", overlap, down(2, "PT865M"));
    }

    @Test
    void c53AHundredPercent() {
        ServiceLevelTarget target = uptime("100%").penalty(Penalty.flat("5%"));
        pays("0.00", target);
        pays("50.00", target, down(2, "PT0.000000001S"));
    }

    /** By class and region: each cell is a class, and each subject has the limit of its own. */
    @Test
    void c54TargetMatrix() {
        Map<String, Limit> cells = Map.of(
                "gold eu", Limit.atLeast("99.99%"),
                "gold us", Limit.atLeast("99.9%"),
                "tin eu", Limit.atLeast("99%"));
        ServiceLevelTarget target = ServiceLevelTarget.of("up", Indicator.availability())
                .scope(Scope.each("a", "b", "c"))
                .objective(new LowestOfClasses("cell", new TreeMap<>(cells)))
                .penalty(Penalty.flat(usd("7.00")));
        Measurement[] halfAnHour = {
            life("a", "gold eu"), life("b", "gold us"), life("c", "tin eu"),
            down(2, "PT30M").on("a"), down(2, "PT30M").on("b"), down(2, "PT30M").on("c")
        };
        pays("7.00", target, halfAnHour);
        Measurement[] alsoForB = Arrays.copyOf(halfAnHour, halfAnHour.length + 1);
        alsoForB[halfAnHour.length] = down(3, "PT30M").on("b");
        pays("14.00", target, alsoForB);
    }

    private static ServiceLife life(String subject, String cell) {
        return ServiceLife.of("2026-04-01T00:00Z", "2026-05-01T00:00Z")
                .on(subject)
                .attribute("cell", cell);
    }

    /** A machine of a fast and a slow disk has the limit of the slow one: 99 %. */
    @Test
    void c55TheLowestTargetOfTheParts() {
        Map<String, Limit> limits = Map.of("fast", Limit.atLeast("99.9%"), "slow", Limit.atLeast("99%"));
        ServiceLevelTarget target = ServiceLevelTarget.of("up", Indicator.availability())
                .scope(Scope.together("disk-1", "disk-2"))
                .objective(new LowestOfClasses("cell", new TreeMap<>(limits)))
                .penalty(Penalty.flat("10%"));
        Measurement hour = down(2, "PT1H").on("disk-1");
        pays("0.00", target, life("disk-1", "fast"), life("disk-2", "slow"), hour);
        pays("100.00", target, life("disk-1", "fast"), life("disk-2", "fast"), hour);
    }

    @Test
    void c56TiersInDurationOfTheMonth() {
        ServiceLevelTarget target = uptime("99.9%")
                .penalty(Penalty.tieredByDowntime().atLeast("PT1H", "5%").atLeast("PT4H", "20%"));
        pays("0.00", target, down(2, "PT59M59S"));
        pays("50.00", target, down(2, "PT2H"), down(9, "PT1H59M"));
        pays("200.00", target, down(2, "PT2H"), down(9, "PT2H"));
    }

    /** Each outage for itself: one of five hours, one of an hour, and one that is too short. */
    @Test
    void c57TiersInDurationOfEachOutage() {
        ServiceLevelTarget target = uptime("99.9%")
                .penalty(Penalty.tieredByOutage().atLeast("PT1H", "5%").atLeast("PT4H", "20%"));
        pays("250.00", target, down(2, "PT5H"), down(9, "PT1H"), down(16, "PT59M"));
    }

    @Test
    void c59AGateThenATable() {
        ServiceLevelTarget target = uptime("99.9%")
                .penalty(Penalty.tieredByDowntime()
                        .atLeast("PT10M", "5%")
                        .toPenalty()
                        .whenMissed());
        pays("0.00", target, down(2, "PT43M"));
        pays("50.00", target, down(2, "PT44M"));
    }

    /** 99.896 % is 99.90 % with two digits, and kept; cut to two digits it is 99.89 %. */
    @Test
    void c60RoundedBeforeItIsCompared() {
        Penalty flat = Penalty.flat("10%").whenMissed();
        pays("100.00", uptime("99.9%").penalty(flat), down(2, "PT2696S"));
        pays("0.00", uptime("99.9%").rounded(Rounding.halfUp(2)).penalty(flat), down(2, "PT2696S"));
        pays("100.00", uptime("99.9%").rounded(Rounding.down(2)).penalty(flat), down(2, "PT2696S"));
    }

    // ---- what it costs

    @Test
    void c61OfTheFeeOfTheAffectedService() {
        ServiceLevelTarget mail = uptimeOf("mail", Penalty.flat("25%").of(Base.fee("mail")));
        pays("10.00", april(mail).fee("mail", usd("40")), down(2, "PT2H").on("mail"));
    }

    /** Of two charges; of the invoice; of the month before; of 30 days before, which are 27 of March's 31 and 3 of April's 30. */
    @Test
    void c62OfAnotherBase() {
        Fee march = new Fee("plan", usd("310"), null).validUntil(LocalDate.of(2026, 4, 1));
        Fee since = new Fee("plan", usd("600"), null).validFrom(LocalDate.of(2026, 4, 1));
        Map<Base, String> bases = Map.of(
                Base.fees("fee", "plan"), "160.00",
                Base.allFees(), "160.00",
                Base.previousPeriod(Base.fee("plan")), "31.00",
                Base.nextPeriod(Base.fee("plan")), "60.00");
        bases.forEach((base, paid) -> pays(
                paid,
                april(uptime("99.9%").penalty(Penalty.flat("10%").of(base)))
                        .fee(march)
                        .fee(since),
                down(2, "PT2H")));
        Penalty before = Penalty.ofLostTime("5000%")
                .of(Base.lostTime(Base.fee("plan")))
                .cappedEach(Cap.of("100%", Base.trailing(Period.ofDays(30), Base.fee("plan"))));
        // 24 hours on 4 April cost 20.00, fifty times that are 1 000; the 30 days before cost 27 × 10 + 3 × 20.
        pays("330.00", april(uptime("99.9%").penalty(before)).fee(march).fee(since), down(4, "PT24H"));
    }

    @Test
    void c63FlatOnAnyMiss() {
        ServiceLevelTarget target = uptime("99.9%").penalty(Penalty.flat("20%"));
        pays("0.00", target, down(2, "PT43M"));
        pays("200.00", target, down(2, "PT44M"));
        pays("200.00", target, down(2, "PT99H"));
    }

    @Test
    void c64PerCompleteBlock() {
        pays("100.00", uptime("100%").penalty(Penalty.each("PT30M", "5%")), down(2, "PT1H29M"));
    }

    @Test
    void c65PerStartedBlock() {
        pays("150.00", uptime("100%").penalty(Penalty.each("PT30M", "5%").started()), down(2, "PT1H29M"));
    }

    /** Twenty minutes and twenty are one block together, and none each for itself. */
    @Test
    void c66PerBlockCumulative() {
        Penalty each = Penalty.each("PT30M", "5%");
        pays("50.00", uptime("100%").penalty(each), down(2, "PT20M"), down(9, "PT20M"));
        pays("0.00", uptime("100%").penalty(each.by(Driver.EACH_OUTAGE)), down(2, "PT20M"), down(9, "PT20M"));
    }

    /** Three days of a month of 30, worth 100.00 of 1 000. */
    @Test
    void c67ServiceTimeInsteadOfMoney() {
        Amount.ServiceTime days = Amount.serviceTime(Duration.ofDays(3));
        ComplianceReport kept =
                month(april(uptime("99.9%").penalty(Penalty.flat(days))).build(), "2026-04", down(2, "PT2H"));
        assertEquals(Duration.ofDays(3), kept.target("up").inKind().certain().serviceTime());
        assertEquals(usd("100.00"), kept.target("up").inKind().value());
        pays("100.00", uptime("99.9%").penalty(Penalty.flat(days.paidInMoney())), down(2, "PT2H"));
    }

    /** 7 h 12 min are a hundredth of the month. */
    @Test
    void c68InProportionToLostTime() {
        pays("10.00", uptime("99.9%").penalty(Penalty.ofLostTime("100%")), down(2, "PT7H12M"));
    }

    @Test
    void c69AMultipleOfTheProratedPrice() {
        pays("500.00", uptime("99.9%").penalty(Penalty.ofLostTime("5000%")), down(2, "PT7H12M"));
    }

    /** 97.9 % is two whole per cent below 99.9 %; 3.75 is two tenths below 4.0. */
    @Test
    void c70PerUnitOfShortfall() {
        Penalty percent = Penalty.of(Driver.SHORTFALL, PerUnit.of("1", Amount.share("10%")));
        pays("200.00", uptime("99.9%").penalty(percent), down(2, "PT907M12S"));
        Penalty tenth = Penalty.of(Driver.SHORTFALL, PerUnit.of("0.1", Amount.share("10%")));
        pays("200.00", mean("mos", tenth).atLeast("4.0"), sample("mos", "3.75"));
    }

    /** 30.00 for each of 16 amperes; 9.76 for each of the three days after the one on which it was due. */
    @Test
    void c71FixedMoney() {
        pays(
                "480.00",
                uptime("99.9%").penalty(Penalty.flat("100%").of(Base.units("16", "ampere", usd("30")))),
                down(2, "PT2H"));
        pays(
                "29.28",
                resolvedWithin("<= PT24H")
                        .penalty(Penalty.of(Driver.EACH_ITEM_DAYS, PerUnit.of("1", Amount.sum(usd("9.76"))))),
                ticket("2026-04-06T12:00:00Z", "2026-04-10T12:00:00Z"));
    }

    /** 110 % of the price of the job that is late. */
    @Test
    void c72PerItemAlsoAboveTheWhole() {
        Penalty penalty = Penalty.flat("110%").by(Driver.EACH_ITEM).of(Base.itemValue("price", "USD"));
        pays(
                "55.00",
                resolvedWithin("<= PT1H").penalty(penalty),
                ticket("2026-04-06T12:00:00Z", "2026-04-06T14:00:00Z").attribute("price", "50.00"),
                ticket("2026-04-07T12:00:00Z", "2026-04-07T12:30:00Z").attribute("price", "80.00"));
    }

    /** 3 % of the cost, at 10.00 a case, of the 40 of 1 000 cases that do not comply. */
    @Test
    void c73OnTheNonCompliantQuantity() {
        ServiceLevelTarget target = ServiceLevelTarget.of("cases", Indicator.goodRatio(Selection.requests()))
                .atLeast("98%")
                .penalty(Penalty.flat("3%").by(Driver.BAD_QUANTITY).of(Base.priceOfEach(usd("10"))));
        RequestCount cases =
                RequestCount.of(APRIL, APRIL.plusSeconds(60)).count("good", 960).count("failed", 40);
        pays("12.00", target, cases);
    }

    /** Two promises of three points each: six, less the one that is free, of which four cost 0.5 % and the rest 1 %. */
    @Test
    void c74Points() {
        Penalty points = Penalty.flat(Amount.points("3"));
        Penalty price = Penalty.of(
                Driver.POINTS.beyond("1"),
                Bands.per("1").upTo("4", Amount.share("0.5%")).beyond(Amount.share("1%")));
        Agreement.Builder agreement = april(uptimeOf("a", points), uptimeOf("b", points))
                .settlement(
                        Settlement.SUM.group(CreditGroup.of("points", "a", "b").points(price)));
        ComplianceReport report = month(
                agreement.build(),
                "2026-04",
                down(2, "PT2H").on("a"),
                down(2, "PT2H").on("b"));
        CreditWalker.readd(report);
        assertEquals(usd("30.00"), report.credits().total());
    }

    /** 10 % of 1 000 at risk, half of it for the category, 40 % for the level; together at most what is at risk. */
    @Test
    void c75AtRisk() {
        Base atRisk = Base.shareOf("10%", Base.allFees());
        Penalty level = Penalty.flat("40%").of(Base.shareOf("50%", atRisk));
        pays("20.00", uptime("99.9%").penalty(level), down(2, "PT2H"));
        pays(
                "18.18 81.82",
                april(uptimeOf("a", level), uptimeOf("b", Penalty.flat("90%").of(atRisk)))
                        .settlement(Settlement.SUM.capped(new Cap(Amount.share("100%"), atRisk))),
                down(2, "PT2H").on("a"),
                down(2, "PT2H").on("b"));
    }

    // ---- the sum

    private static void paysForBoth(String expected, Settlement settlement) {
        pays(
                expected,
                april(uptimeOf("a", Penalty.flat("10%")), uptimeOf("b", Penalty.flat("25%")))
                        .settlement(settlement),
                down(2, "PT2H").on("a"),
                down(2, "PT2H").on("b"));
    }

    @Test
    void c76CreditsAdd() {
        paysForBoth("100.00 250.00", Settlement.SUM);
    }

    /** Only the higher, the higher as the customer's choice, or nobody says which: then the lower is certain. */
    @Test
    void c77CreditsDoNotCombine() {
        CreditGroup both = CreditGroup.of("both", "a", "b");
        paysForBoth("0.00 250.00", Settlement.SUM.group(both.combined(Combination.HIGHEST)));
        paysForBoth("0.00 250.00", Settlement.SUM.group(both.combined(Combination.CUSTOMERS_CHOICE)));
        paysForBoth("100.00 0.00 + 150.00", Settlement.SUM.group(both.combined(Combination.NOT_COMBINABLE)));
    }

    /** At most 21 % of the fee, shared as 100 to 250; at most 6 % for each outage and 15 % in all. */
    @Test
    void c78Caps() {
        paysForBoth("60.00 150.00", Settlement.SUM.capped("21%"));
        Penalty each = Penalty.each("PT1H", "1%").by(Driver.EACH_OUTAGE);
        Penalty capped = each.cappedPerOutage(Cap.of("6%", Base.onlyFee())).capped("15%");
        pays("80.00", uptime("99.9%").penalty(capped), down(2, "PT9H"), down(9, "PT2H"));
        pays("150.00", uptime("99.9%").penalty(capped), down(2, "PT9H"), down(9, "PT9H"), down(16, "PT9H"));
    }

    /** Only if more than one dollar; to steps of ten cents. */
    @Test
    void c79MinimumAndStep() {
        Settlement more = Settlement.SUM.payingMoreThan(usd("1"));
        pays("0.00", april(uptime("99.9%").penalty(Penalty.flat("0.1%"))).settlement(more), down(2, "PT2H"));
        pays("1.01", april(uptime("99.9%").penalty(Penalty.flat("0.101%"))).settlement(more), down(2, "PT2H"));
        Settlement step = Settlement.SUM.rounded(Rounding.toStep("0.10", RoundingMode.HALF_UP));
        pays("1.10", april(uptime("99.9%").penalty(Penalty.flat("0.105%"))).settlement(step), down(2, "PT2H"));
    }

    /** A third of the line for each kit that fails, no cent lost; a plan of 300 and from the 16th of 600 costs 450. */
    @Test
    void c80ProRata() {
        ServiceLevelTarget kits = ServiceLevelTarget.of("kits", Indicator.availability())
                .scope(Scope.each("a", "b", "c"))
                .atLeast("99.9%")
                .penalty(Penalty.flat("10%").of(Base.eachSubject(Base.onlyFee())));
        Measurement a = down(2, "PT2H").on("a");
        pays("33.34", kits, a);
        pays("100.00", kits, a, down(2, "PT2H").on("b"), down(2, "PT2H").on("c"));
        Agreement.Builder plans = Agreement.builder("plans")
                .zone("UTC")
                .monthly()
                .fee(new Fee("plan", usd("300"), null).validUntil(LocalDate.of(2026, 4, 16)))
                .fee(new Fee("plan", usd("600"), null).validFrom(LocalDate.of(2026, 4, 16)))
                .target(uptime("99.9%").penalty(Penalty.flat("10%")));
        pays("45.00", plans, down(2, "PT2H"));
    }

    private static Statement statement(ClaimTerms terms, String instant, DatedFact... facts) {
        Agreement agreement = april(uptime("99.9%").penalty(Penalty.flat("10%")))
                .from(LocalDate.of(2026, 3, 1))
                .severalPeriods(SeveralPeriods.none().claims(terms))
                .build();
        Dossier dossier = Dossier.empty();
        for (DatedFact fact : facts) {
            dossier = dossier.with(fact);
        }
        ComplianceReport report = month(agreement, "2026-04", down(2, "PT2H"));
        return Statement.of(agreement, ReferenceData.empty(), report.result(), dossier, Instant.parse(instant));
    }

    private static String claim(Statement statement) {
        return statement.lines().get(0).owed().claim() + " "
                + statement.totals().total().amount();
    }

    private static DatedFact fact(String kind, String day) {
        return new DatedFact(kind, Instant.parse(day + "T00:00:00Z"), null, "up", "2026-04");
    }

    @Test
    void c81AutomaticCredit() {
        assertEquals("AUTOMATIC 100.00", claim(statement(ClaimTerms.AUTOMATIC, "2026-05-01T00:00:00Z")));
    }

    /** 100.00, of which the next invoice takes 60.00; the rest expires after a year, or is paid out at the end, or is lost. */
    @Test
    void c82ExpiryCashOutForfeiture() {
        CreditUse use = CreditUse.ofInvoices("100%");
        assertEquals("USED 60.00, EXPIRED 40.00", account(use.expiringAfterMonths(12), "2027-06-01T00:00:00Z", false));
        assertEquals("USED 60.00, PAID_OUT 40.00", account(use.paidOutAtEnd(), "2026-12-31T00:00:00Z", true));
        assertEquals("USED 60.00, LOST 40.00", account(use, "2026-12-31T00:00:00Z", true));
    }

    private static String account(CreditUse use, String until, boolean ends) {
        ZoneId utc = ZoneId.of("UTC");
        Instant end = Instant.parse(until);
        var credits = List.of(new CreditAccount.Credit("c", Instant.parse("2026-05-01T00:00:00Z"), usd("100.00")));
        var invoices = List.of(new CreditAccount.Invoice("i", Instant.parse("2026-06-01T00:00:00Z"), usd("60.00")));
        CreditAccount account = ends
                ? CreditAccount.atEnd(use, utc, credits, invoices, end)
                : CreditAccount.of(use, utc, credits, invoices, end);
        return String.join(
                ", ",
                account.entries().stream()
                        .map(entry -> entry.kind() + " " + entry.amount().amount())
                        .toList());
    }

    // ---- claims and rights

    /** Within 15 days after April: on 15 May, not on 16 May. */
    @Test
    void c83ClaimDeadline() {
        ClaimTerms terms = ClaimTerms.within(Deadline.days(15));
        assertEquals("CLAIMABLE 0.00", claim(statement(terms, "2026-05-15T12:00:00Z")));
        assertEquals("EXPIRED 0.00", claim(statement(terms, "2026-05-16T00:00:00Z")));
        assertEquals(
                "CLAIMED 100.00", claim(statement(terms, "2026-06-01T00:00:00Z", fact(DatedFact.CLAIM, "2026-05-15"))));
        assertEquals(
                "EXPIRED 0.00", claim(statement(terms, "2026-06-01T00:00:00Z", fact(DatedFact.CLAIM, "2026-05-16"))));
    }

    /** Nothing while a balance is overdue, without harm shown, or in the first two months: April is the second. */
    @Test
    void c84Eligibility() {
        String later = "2026-06-01T00:00:00Z";
        ClaimTerms standing = ClaimTerms.AUTOMATIC.inGoodStanding();
        assertEquals("AUTOMATIC 100.00", claim(statement(standing, later)));
        assertEquals("WITHHELD 0.00", claim(statement(standing, later, fact(DatedFact.OVERDUE, "2026-04-20"))));
        ClaimTerms harm = ClaimTerms.AUTOMATIC.showingHarm();
        assertEquals("WITHHELD 0.00", claim(statement(harm, later)));
        assertEquals("AUTOMATIC 100.00", claim(statement(harm, later, fact(DatedFact.HARM_SHOWN, "2026-05-02"))));
        assertEquals("WITHHELD 0.00", claim(statement(ClaimTerms.AUTOMATIC.notBefore(2), later)));
        assertEquals("AUTOMATIC 100.00", claim(statement(ClaimTerms.AUTOMATIC.notBefore(1), later)));
    }

    /** The periods in which a right has arisen; hours down in January, February and March, on the 20th of each. */
    private static String arisen(Trigger trigger, int[] hours, Fact... facts) {
        Agreement agreement = april(uptime("99.9%"))
                .from(LocalDate.of(2026, 1, 1))
                .severalPeriods(SeveralPeriods.none().right(ChronicRule.of("end", trigger, "to terminate")))
                .build();
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        Measurement[] evidence = new Measurement[hours.length + facts.length];
        for (int month = 0; month < hours.length; month++) {
            Instant start = LocalDate.of(2026, month + 1, 20)
                    .atStartOfDay(ZoneId.of("UTC"))
                    .toInstant();
            evidence[month] = Outage.of(start, start.plus(Duration.ofHours(hours[month])));
        }
        System.arraycopy(facts, 0, evidence, hours.length, facts.length);
        return String.join(
                " ",
                engine.evaluate(YearMonth.of(2026, 1), YearMonth.of(2026, 3), List.of(evidence)).stream()
                        .filter(report -> report.sequel().rights().stream()
                                .anyMatch(right -> right.standing() == Right.Standing.ARISEN))
                        .map(report -> report.period().label())
                        .toList());
    }

    @Test
    void c87Termination() {
        assertEquals("2026-02", arisen(Trigger.figure("up", "< 99%"), new int[] {1, 8, 1}));
        assertEquals("2026-03", arisen(Trigger.missed("up").times(2, 3), new int[] {1, 0, 1}));
        assertEquals("", arisen(Trigger.missed("up").inARow(3), new int[] {1, 0, 1}));
        assertEquals("2026-03", arisen(Trigger.missed("up").inARow(3), new int[] {1, 1, 1}));
        // From 20 January 00:00 to 20 February 02:00 are more than 31 days, so only an hour of the two is in one
        // window.
        assertEquals("2026-02", arisen(Trigger.down("up", "> PT3H", Duration.ofDays(32)), new int[] {2, 2, 0}));
        assertEquals("", arisen(Trigger.down("up", "> PT3H", Duration.ofDays(31)), new int[] {2, 2, 0}));
    }

    /** Missed in two of three months, each time told within seven days; a notice of the first that came late does not count. */
    @Test
    void c88TimelyNotices() {
        Trigger told = Trigger.missed("up")
                .notified(DatedFact.MISS_NOTIFIED, Deadline.days(7))
                .times(2, 3);
        Fact february = Fact.of(DatedFact.MISS_NOTIFIED, "2026-03-05T00:00Z", "2026-02");
        int[] twice = {1, 1, 0};
        assertEquals(
                "2026-02",
                arisen(told, twice, Fact.of(DatedFact.MISS_NOTIFIED, "2026-02-05T00:00Z", "2026-01"), february));
        assertEquals(
                "", arisen(told, twice, Fact.of(DatedFact.MISS_NOTIFIED, "2026-02-09T00:00Z", "2026-01"), february));
    }
}
