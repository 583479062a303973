package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.AgreementHistory;
import dev.sla4j.agreement.ChronicRule;
import dev.sla4j.agreement.ClaimTerms;
import dev.sla4j.agreement.Deadline;
import dev.sla4j.agreement.EarnBack;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.RunningCap;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.agreement.SeveralPeriods;
import dev.sla4j.agreement.Trigger;
import dev.sla4j.measurement.Fact;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Cap;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.report.Adjustment;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.History;
import dev.sla4j.report.Right;
import dev.sla4j.report.Verdict;
import dev.sla4j.settlement.Dossier;
import dev.sla4j.settlement.Statement;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.UsedOccurrences;
import dev.sla4j.time.DatedFact;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.value.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C78, C85, C87, C88, D10: rights, caps and returned credits over several periods. */
class AcrossPeriodsTest {
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);

    private static Agreement.Builder hosting() {
        return Agreement.builder("hosting")
                .zone("UTC")
                .monthly()
                .from(LocalDate.of(2026, 1, 1))
                .until(LocalDate.of(2027, 1, 1))
                .fee("fee", Money.of("100.00", "EUR"))
                .target(ServiceLevelTarget.of("uptime", Indicator.availability())
                        .atLeast("99.9%")
                        .penalty(Penalty.flat("10%")));
    }

    private static ComplianceEngine engine(SeveralPeriods terms) {
        return ComplianceEngine.of(hosting().severalPeriods(terms).build());
    }

    /** A letter for each month from January: M an outage of two hours, m of one hour, anything else none. */
    private static List<Measurement> months(String misses) {
        List<Measurement> outages = new ArrayList<>();
        for (int i = 0; i < misses.length(); i++) {
            Instant start = JANUARY.plusMonths(i).atDay(10).atStartOfDay().toInstant(ZoneOffset.UTC);
            int hours = misses.charAt(i) == 'M' ? 2 : misses.charAt(i) == 'm' ? 1 : 0;
            if (hours > 0) {
                outages.add(Outage.of(start, start.plusSeconds(3600L * hours)).id("o" + i));
            }
        }
        return outages;
    }

    private static List<ComplianceReport> year(
            ComplianceEngine engine, int months, List<? extends Measurement> evidence) {
        return engine.evaluate(JANUARY, JANUARY.plusMonths(months - 1), evidence);
    }

    private static String risen(List<ComplianceReport> reports) {
        StringBuilder risen = new StringBuilder();
        for (ComplianceReport report : reports) {
            List<Right> rights = report.sequel().rights();
            risen.append(rights.isEmpty() ? '.' : rights.get(0).standing() == Right.Standing.ARISEN ? 'R' : '?');
        }
        return risen.toString();
    }

    @ParameterizedTest(name = "{0} of {1} in {2}: {3}, counting again {4}")
    @CsvSource({
        "2, 3, MM......, .R......, .R......",
        "2, 3, M.M....., ..R....., ..R.....",
        "2, 3, M..M...., ........, ........",
        "2, 3, MMM....., .R......, .RR.....",
        "2, 3, MMMM...., .R.R...., .RRR....",
        "3, 3, MMM.MMM., ..R...R., ..R...R.",
        "3, 3, MMMM...., ..R....., ..RR....",
        "1, 1, M.M....., R.R....., R.R.....",
        "2, 12, M......M, .......R, .......R"
    })
    void soManyOfTheLast(int atLeast, int of, String misses, String once, String again) {
        SeveralPeriods terms = SeveralPeriods.none()
                .right(ChronicRule.of("end", Trigger.missed("uptime").times(atLeast, of), "to terminate"));
        assertEquals(once, risen(year(engine(terms), 8, months(misses))));
        Agreement counting = hosting()
                .severalPeriods(terms)
                .policy(UsedOccurrences.COUNT_AGAIN)
                .build();
        assertEquals(again, risen(year(ComplianceEngine.of(counting), 8, months(misses))));
    }

    @Test
    void d10EvaluatingAgainGivesTheSameAndNoClockTakesPart() {
        SeveralPeriods terms = SeveralPeriods.none()
                .right(ChronicRule.of("end", Trigger.missed().times(2, 3), "to terminate")
                        .within(Deadline.days(30))
                        .clause("§9"));
        List<ComplianceReport> reports = year(engine(terms), 3, months("MM."));
        Right right = reports.get(1).sequel().rights().get(0);
        assertEquals(
                new Right(
                        "end",
                        "§9",
                        "to terminate",
                        Right.Standing.ARISEN,
                        List.of("2026-01", "2026-02"),
                        Instant.parse("2026-03-31T00:00:00Z")),
                right);
        // The month that made it arise is evaluated again, with itself already on file.
        History onFile = History.of(reports);
        assertEquals(
                reports.get(1).sequel(),
                engine(terms)
                        .evaluate(reports.get(1).period(), onFile, months("MM."))
                        .sequel());
        String text = reports.get(1).explanation().toText();
        assertTrue(text.contains("right end has arisen  [§9]"), text);
    }

    @Test
    void whatIsMissingIsNotKnown() {
        SeveralPeriods terms = SeveralPeriods.none()
                .right(ChronicRule.of("end", Trigger.missed().times(2, 3), "to terminate"));
        ComplianceEngine engine = engine(terms);
        EvaluationPeriod march = engine.periodOf(LocalDate.of(2026, 3, 1));
        assertEquals("?", risen(List.of(engine.evaluate(march, months("..M")))));
        assertEquals(".", risen(List.of(engine.evaluate(march, months("...")))));
        // Before the term nothing was promised.
        assertEquals(".", risen(List.of(engine.evaluate(engine.periodOf(LocalDate.of(2026, 1, 1)), months("M")))));
        ComplianceReport report = engine.evaluate(march, months("..M"));
        assertEquals("MISSING_RESULT", report.remarks().get(0).kind().name());
    }

    @Test
    void oneDeepMiss() {
        SeveralPeriods terms = SeveralPeriods.none()
                .right(ChronicRule.of("deep", Trigger.figure("uptime", "< 99.8%"), "to terminate"));
        // An hour of 744 leaves 99.8656 %, two hours 99.7312 %.
        assertEquals(".R", risen(year(engine(terms), 2, months("mM"))));
    }

    /** P23: degraded for more than 7.2 hours in one month, or three months in a row each with more than 43.8 minutes. */
    @ParameterizedTest(name = "{0} min: {1}")
    @CsvSource({
        "'432 0 0', ...",
        "'433 0 0', R..",
        "'44 44 44', ..R",
        "'44 43 44', ...",
        "'43.8 44 44', ...",
        "'44 433 44', .RR"
    })
    void p23(String minutes, String expected) {
        Trigger chronic = Trigger.anyOf(
                Trigger.down("uptime", "> PT7H12M"),
                Trigger.down("uptime", "> PT43M48S").inARow(3));
        SeveralPeriods terms = SeveralPeriods.none().right(ChronicRule.of("end", chronic, "30 days to terminate"));
        List<Measurement> outages = new ArrayList<>();
        String[] each = minutes.split(" ");
        for (int i = 0; i < each.length; i++) {
            Instant start = JANUARY.plusMonths(i).atDay(10).atStartOfDay().toInstant(ZoneOffset.UTC);
            long seconds =
                    new BigDecimal(each[i]).multiply(BigDecimal.valueOf(60)).longValueExact();
            outages.add(Outage.of(start, start.plusSeconds(seconds)));
        }
        String risen = risen(year(
                ComplianceEngine.of(hosting()
                        .severalPeriods(terms)
                        .policy(UsedOccurrences.COUNT_AGAIN)
                        .build()),
                3,
                outages));
        assertEquals(expected, risen);
    }

    /** P70: missed in 2 of any 3 consecutive months and notified within 7 days each time. */
    @Test
    void p70TimelyNotices() {
        Trigger noticed = Trigger.missed("uptime").notified(DatedFact.MISS_NOTIFIED, Deadline.days(7));
        ComplianceEngine engine =
                engine(SeveralPeriods.none().right(ChronicRule.of("end", noticed.times(2, 3), "prorated refund")));
        List<Measurement> evidence = months("MMM");
        evidence.add(Fact.of(DatedFact.MISS_NOTIFIED, "2026-02-07T23:59Z", "2026-01"));
        evidence.add(Fact.of(DatedFact.MISS_NOTIFIED, "2026-03-08T00:00Z", "2026-02")); // too late
        // At the end of a month its notice may still come.
        assertEquals(".??", risen(year(engine, 3, evidence)));
        EvaluationPeriod march = engine.periodOf(LocalDate.of(2026, 3, 1));
        History before = History.of(year(engine, 2, evidence));
        evidence.add(
                Fact.of(DatedFact.MISS_NOTIFIED, "2026-04-07T00:00Z", "2026-03").about("uptime"));
        Right right = engine.start(march, before)
                .add(evidence)
                .report(Instant.parse("2026-04-08T00:00:00Z"))
                .sequel()
                .rights()
                .get(0);
        assertEquals(Right.Standing.ARISEN, right.standing());
        assertEquals(List.of("2026-01", "2026-03"), right.periods());
        // A notice about another target, another period or of another kind is none.
        for (Fact other : List.of(
                Fact.of(DatedFact.MISS_NOTIFIED, "2026-04-07T00:00Z", "2026-03").about("other"),
                Fact.of(DatedFact.MISS_NOTIFIED, "2026-04-07T00:00Z", "2026-04"),
                Fact.of(DatedFact.CLAIM, "2026-04-07T00:00Z", "2026-03"))) {
            List<Measurement> without = months("MMM");
            without.add(evidence.get(3));
            without.add(other);
            assertTrue(engine.start(march, before)
                    .add(without)
                    .report(Instant.parse("2026-04-08T00:00:00Z"))
                    .sequel()
                    .rights()
                    .isEmpty());
        }
    }

    /** P48: any 30 consecutive days, also across the border of months, whose own totals stay below. */
    @Test
    void p48AnyThirtyDays() {
        Trigger window = Trigger.down("uptime", "> PT7H", Duration.ofDays(30));
        ComplianceEngine engine = engine(SeveralPeriods.none().right(ChronicRule.of("end", window, "to terminate")));
        List<Measurement> across = List.of(
                Outage.of("2026-01-20T00:00Z", "2026-01-20T04:00Z"),
                Outage.of("2026-02-10T00:00Z", "2026-02-10T04:00Z"));
        assertEquals(".R", risen(year(engine, 2, across)));
        List<Measurement> apart = List.of(
                Outage.of("2026-01-10T00:00Z", "2026-01-10T04:00Z"),
                Outage.of("2026-02-10T00:00Z", "2026-02-10T04:00Z"));
        assertEquals("..", risen(year(engine, 2, apart)));
        // In the middle of a period, and no longer at its end.
        List<Measurement> within = List.of(
                Outage.of("2026-01-29T00:00Z", "2026-01-29T06:00Z"),
                Outage.of("2026-02-27T00:00Z", "2026-02-27T02:00Z"));
        assertEquals(".R.", risen(year(engine, 3, within)));
        // Without the month before, what it held is not known.
        EvaluationPeriod february = engine.periodOf(LocalDate.of(2026, 2, 1));
        assertEquals("?", risen(List.of(engine.evaluate(february, List.of()))));
    }

    /** The greatest sum of a window against one that is moved minute by minute. */
    @Property(tries = 200)
    void theGreatestWindowIsFound(@ForAll long seed) {
        Random random = new Random(seed);
        int length = 1 + random.nextInt(200);
        boolean[] down = new boolean[31 * 24 + 28 * 24];
        List<Measurement> outages = new ArrayList<>();
        Instant begin = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 0; i < 12; i++) {
            int start = random.nextInt(down.length);
            int end = Math.min(down.length, start + 1 + random.nextInt(40));
            Arrays.fill(down, start, end, true);
            outages.add(Outage.of(begin.plusSeconds(3600L * start), begin.plusSeconds(3600L * end)));
        }
        for (int month = 0; month < 2; month++) {
            int from = month == 0 ? 0 : 31 * 24;
            int to = month == 0 ? 31 * 24 : down.length;
            int most = 0;
            for (int end = from + 1; end <= to; end++) {
                most = Math.max(most, sum(down, end - length, end));
            }
            // A window that ends as early in the period as may be holds nearly what one held that ended with the period
            // before.
            int nearly = Math.max(most, sum(down, from - length, from));
            assertEquals(nearly > 0, arises(month, Duration.ofHours(length), "> PT0S", outages));
            if (nearly > 0) {
                assertTrue(arises(month, Duration.ofHours(length), "> PT" + (nearly - 1) + "H", outages));
                assertEquals(nearly == most, arises(month, Duration.ofHours(length), ">= PT" + nearly + "H", outages));
                assertFalse(arises(month, Duration.ofHours(length), "> PT" + nearly + "H", outages));
            }
        }
    }

    /** A part of the first month is in the first month, whatever changed in it. */
    @Test
    void nothingIsPaidInTheFirstMonthAlsoIfItIsCut() {
        Agreement version = hosting()
                .severalPeriods(SeveralPeriods.none().claims(ClaimTerms.AUTOMATIC.notBefore(1)))
                .build();
        AgreementHistory versions = AgreementHistory.of(version)
                .from(LocalDate.of(2026, 1, 16), version)
                .changing(AgreementHistory.Change.CUTS_PERIOD);
        List<Outage> outages = List.of(
                Outage.of("2026-01-10T00:00Z", "2026-01-10T02:00Z"),
                Outage.of("2026-01-20T00:00Z", "2026-01-20T02:00Z"),
                Outage.of("2026-02-20T00:00Z", "2026-02-20T02:00Z"));
        List<Money> paid = new ArrayList<>();
        for (ComplianceReport report : ComplianceEngine.evaluate(
                versions,
                ReferenceData.empty(),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 2, 1),
                History.empty(),
                outages)) {
            Statement statement = Statement.of(
                    versions,
                    ReferenceData.empty(),
                    report.frozen(),
                    Dossier.empty(),
                    Instant.parse("2026-03-01T00:00:00Z"));
            paid.add(statement.totals().paid());
        }
        assertEquals(List.of(Money.of("0.00", "EUR"), Money.of("0.00", "EUR"), Money.of("10.00", "EUR")), paid);
    }

    /** What a right used up stays used up though the result of a month since then is missing. */
    @Test
    void d10AMissingMonthGivesNothingBackThatWasUsed() {
        SeveralPeriods terms = SeveralPeriods.none()
                .right(ChronicRule.of("end", Trigger.missed().times(2, 12), "to terminate"));
        ComplianceEngine engine = engine(terms);
        List<ComplianceReport> all = year(engine, 4, months("MM.M"));
        assertEquals(".R..", risen(all));
        EvaluationPeriod april = engine.periodOf(LocalDate.of(2026, 4, 1));
        assertEquals("?", risen(List.of(engine.evaluate(april, History.of(all.subList(0, 2)), months("MM.M")))));
    }

    /** More down time before a border takes no right away after it. */
    @Test
    void aWindowThatOnlyFallsFromTheStartOfThePeriodOn() {
        Trigger window = Trigger.down("uptime", "> PT3H", Duration.ofDays(1));
        ComplianceEngine engine =
                engine(SeveralPeriods.none().right(ChronicRule.of("end", window.inARow(2), "to leave")));
        assertEquals(".R.", risen(year(engine, 3, List.of(Outage.of("2026-01-31T10:00Z", "2026-01-31T14:00Z")))));
        assertEquals(".R.", risen(year(engine, 3, List.of(Outage.of("2026-01-30T20:00Z", "2026-01-31T14:00Z")))));
    }

    private static int sum(boolean[] down, int from, int to) {
        int sum = 0;
        for (int hour = Math.max(0, from); hour < to; hour++) {
            sum += down[hour] ? 1 : 0;
        }
        return sum;
    }

    private static boolean arises(int month, Duration window, String limit, List<Measurement> outages) {
        Agreement agreement = hosting()
                .policy(UsedOccurrences.COUNT_AGAIN)
                .severalPeriods(SeveralPeriods.none()
                        .right(ChronicRule.of("end", Trigger.down("uptime", limit, window), "to terminate")))
                .build();
        return risen(year(ComplianceEngine.of(agreement), 2, outages)).charAt(month) == 'R';
    }

    @Test
    void unknownTimeMakesARightPossible() {
        Agreement agreement = Agreement.builder("probed")
                .zone("UTC")
                .monthly()
                .from(LocalDate.of(2026, 1, 1))
                .target(ServiceLevelTarget.of(
                                "uptime",
                                Indicator.availability(Downtime.observed().validFor(Duration.ofDays(5))))
                        .atLeast("99%"))
                .severalPeriods(SeveralPeriods.none()
                        .right(ChronicRule.of("deep", Trigger.figure("uptime", "< 50%"), "to terminate"))
                        .right(ChronicRule.of("missed", Trigger.missed(), "to complain"))
                        .right(ChronicRule.of("down", Trigger.down("uptime", "> PT24H"), "to complain")))
                .build();
        List<Right> rights = ComplianceEngine.of(agreement)
                .evaluate(JANUARY, List.of(Probe.good(Instant.parse("2026-01-03T00:00:00Z"))))
                .sequel()
                .rights();
        assertEquals(
                List.of(Right.Standing.POSSIBLE, Right.Standing.POSSIBLE, Right.Standing.POSSIBLE),
                rights.stream().map(Right::standing).toList());
    }

    @Test
    void aRunningPeriodMakesARightPossibleOnly() {
        ComplianceEngine engine = engine(
                SeveralPeriods.none().right(ChronicRule.of("deep", Trigger.down("uptime", "> PT1H"), "to terminate")));
        List<Right> rights = engine.start(engine.periodOf(LocalDate.of(2026, 1, 1)))
                .add(months("M"))
                .report(Instant.parse("2026-01-20T00:00:00Z"))
                .sequel()
                .rights();
        assertEquals(Right.Standing.POSSIBLE, rights.get(0).standing());
    }

    // Caps over time

    private static String credits(List<ComplianceReport> reports) {
        return String.join(
                " ",
                reports.stream()
                        .map(r -> r.credits().total().amount().toPlainString())
                        .toList());
    }

    @Test
    void p70EightPercentOfTheTerm() {
        // 12 × 100.00: at most 96.00 in the term; each miss 10.00.
        ComplianceEngine engine = engine(SeveralPeriods.none().capped(RunningCap.ofTerm("8%")));
        List<ComplianceReport> reports = year(engine, 11, months("MMMMMMMMMMM"));
        assertEquals("10.00 10.00 10.00 10.00 10.00 10.00 10.00 10.00 10.00 6.00 0.00", credits(reports));
        String text = reports.get(9).explanation().toText();
        assertTrue(text.contains("all fees of the term                        1200"), text);
        assertTrue(text.contains("cap of the term, 8% of all fees             96"), text);
        assertTrue(text.contains("credited before in the term                 90"), text);
        assertTrue(text.contains("what the cap of the term leaves"), text);
    }

    @Test
    void aRollingCapForgetsWhatIsLongAgo() {
        ComplianceEngine engine = engine(SeveralPeriods.none()
                .capped(RunningCap.of(3, new Cap(Amount.sum(Money.of("15.00", "EUR")), Base.allFees()))));
        assertEquals("10.00 5.00 0.00 10.00 5.00 0.00", credits(year(engine, 6, months("MMMMMM"))));
    }

    @Test
    void soManyCreditedPeriods() {
        ComplianceEngine engine = engine(SeveralPeriods.none().capped(RunningCap.credited(2, 4)));
        assertEquals("10.00 10.00 0.00 0.00 10.00 10.00", credits(year(engine, 6, months("MMMMMM"))));
    }

    @Test
    void whereAResultIsMissingTheRoomIsNotCertain() {
        ComplianceEngine engine = engine(SeveralPeriods.none().capped(RunningCap.ofTerm("8%")));
        ComplianceReport march = engine.evaluate(engine.periodOf(LocalDate.of(2026, 3, 1)), months("..M"));
        assertEquals(Money.of("0.00", "EUR"), march.credits().total());
        assertEquals(Money.of("10.00", "EUR"), march.credits().disputed());
    }

    /** L12: whatever is missed, the cap holds and is used up to the cent. */
    @Property(tries = 100)
    void theCapOfTheTermHolds(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder misses = new StringBuilder();
        int missed = 0;
        for (int i = 0; i < 12; i++) {
            boolean miss = random.nextBoolean();
            missed += miss ? 1 : 0;
            misses.append(miss ? 'M' : '.');
        }
        int percent = 1 + random.nextInt(12);
        ComplianceEngine engine = engine(SeveralPeriods.none().capped(RunningCap.ofTerm(percent + "%")));
        Money sum = Money.zero(Currency.getInstance("EUR"));
        for (ComplianceReport report : year(engine, 12, months(misses.toString()))) {
            sum = sum.plus(report.credits().total());
        }
        assertEquals(BigInteger.valueOf(Math.min(missed * 1000L, percent * 1200L)), sum.minorUnits());
    }

    // Earn-back

    @Test
    void aCreditIsReturnedOnceAHigherTargetWasReached() {
        ComplianceEngine engine = engine(SeveralPeriods.none().earnBack(EarnBack.of("uptime", ">= 99.95%", 3)));
        List<ComplianceReport> reports = year(engine, 6, months("M....."));
        Adjustment adjustment = reports.get(3).sequel().adjustments().get(0);
        assertEquals(Adjustment.Kind.EARNED_BACK, adjustment.kind());
        assertEquals("2026-01", adjustment.period());
        assertEquals(Money.of("-10.00", "EUR"), adjustment.amount());
        for (int month : new int[] {0, 1, 2, 4, 5}) {
            assertEquals(List.of(), reports.get(month).sequel().adjustments());
        }
        assertTrue(reports.get(3).explanation().toText().contains("adjustment of 2026-01"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"M.m..., .....A", "Mm....., ....A.", "MM....., ....A", "M...M.., ...A...", "......., ......."})
    void itIsNotReturnedWhereOneOfThePeriodsFellShort(String misses, String expected) {
        ComplianceEngine engine = engine(SeveralPeriods.none().earnBack(EarnBack.of("uptime", ">= 99.95%", 3)));
        StringBuilder returned = new StringBuilder();
        for (ComplianceReport report : year(engine, misses.length(), months(misses))) {
            returned.append(report.sequel().adjustments().isEmpty() ? '.' : 'A');
        }
        assertEquals(expected, returned.substring(0, expected.length()));
    }

    private static ComplianceEngine probed(int periods) {
        return ComplianceEngine.of(Agreement.builder("probed")
                .zone("UTC")
                .monthly()
                .from(LocalDate.of(2026, 1, 1))
                .fee("fee", Money.of("100.00", "EUR"))
                .target(ServiceLevelTarget.of(
                                "uptime",
                                Indicator.availability(Downtime.observed().validFor(Duration.ofDays(1))))
                        .atLeast("99.9%")
                        .penalty(Penalty.flat("10%")))
                .severalPeriods(SeveralPeriods.none().earnBack(EarnBack.of("uptime", ">= 99.95%", periods)))
                .build());
    }

    /** A probe for each day of a month: g all good, M bad on the tenth, ? none in the second half, ! both of these. */
    private static List<Measurement> probes(String months) {
        List<Measurement> probes = new ArrayList<>();
        for (int i = 0; i < months.length(); i++) {
            YearMonth month = JANUARY.plusMonths(i);
            boolean half = months.charAt(i) == '?' || months.charAt(i) == '!';
            for (int day = 1; day <= (half ? 15 : month.lengthOfMonth()); day++) {
                Instant at = month.atDay(day).atStartOfDay().toInstant(ZoneOffset.UTC);
                boolean bad = day == 10 && (months.charAt(i) == 'M' || months.charAt(i) == '!');
                probes.add(bad ? Probe.failed(at) : Probe.good(at));
            }
        }
        return probes;
    }

    /** S20: nothing is returned for certain that was perhaps not owed, or perhaps not earned back; all of it may be. */
    @ParameterizedTest(name = "{0} over {1}: {2}, disputed {3}")
    @CsvSource({
        // Known to be owed, and known whether it was reached.
        "Mg, 1, -10.00, 0.00",
        "MM, 1, none, none",
        // Owed, and perhaps reached.
        "M?, 1, 0.00, -10.00",
        "M!, 1, none, none",
        "M?g, 2, 0.00, -10.00",
        "M?M, 2, none, none",
        // Perhaps owed, and reached, or perhaps so.
        "?g, 1, 0.00, -10.00",
        "??, 1, 0.00, -10.00",
        // Never owed.
        "gg, 1, none, none"
    })
    void s20WhatIsNotKnownIsReturnedInDispute(String months, int periods, String amount, String disputed) {
        List<ComplianceReport> reports = year(probed(periods), months.length(), probes(months));
        List<Adjustment> adjustments = reports.get(months.length() - 1).sequel().adjustments();
        if (amount.equals("none")) {
            assertEquals(List.of(), adjustments);
        } else {
            assertEquals(1, adjustments.size());
            assertEquals(Money.of(amount, "EUR"), adjustments.get(0).amount());
            assertEquals(Money.of(disputed, "EUR"), adjustments.get(0).disputed());
        }
    }

    /** S24: a result that nobody handed in says neither that it was reached nor that it was not. */
    @Test
    void aResultThatIsMissingLeavesTheReturnInDispute() {
        ComplianceEngine engine = probed(2);
        List<ComplianceReport> reports = year(engine, 3, probes("Mgg"));
        History january = History.of(reports.get(0));
        Adjustment adjustment = engine.evaluate(reports.get(2).period(), january, probes("Mgg"))
                .sequel()
                .adjustments()
                .get(0);
        assertEquals(Money.of("0.00", "EUR"), adjustment.amount());
        assertEquals(Money.of("-10.00", "EUR"), adjustment.disputed());
        assertEquals(
                "the credit of 2026-01 may have to be returned: whether ≥ 99.95 % was reached in each of the 2 periods after"
                        + " it is not known",
                adjustment.reason());
    }

    /** S25: while a period runs, it has not reached anything for certain. */
    @Test
    void aRunningPeriodReturnsInDisputeOnly() {
        ComplianceEngine engine = probed(1);
        History january = History.of(year(engine, 1, probes("M")).get(0));
        Adjustment adjustment = engine.start(engine.periodOf(LocalDate.of(2026, 2, 1)), january)
                .add(probes("Mg"))
                .report(Instant.parse("2026-02-20T00:00:00Z"))
                .sequel()
                .adjustments()
                .get(0);
        assertEquals(Money.of("-10.00", "EUR"), adjustment.disputed());
    }

    /** A service that is no more reaches nothing. */
    @Test
    void whatNothingWasPromisedOfIsNotReached() {
        ComplianceEngine engine = ComplianceEngine.of(hosting()
                .severalPeriods(SeveralPeriods.none().earnBack(EarnBack.of("uptime", ">= 99.95%", 1)))
                .build());
        List<Measurement> evidence = new ArrayList<>(months("M"));
        evidence.add(ServiceLife.of("2026-01-01T00:00Z", "2026-02-01T00:00Z"));
        List<ComplianceReport> reports = year(engine, 2, evidence);
        assertEquals(Money.of("10.00", "EUR"), reports.get(0).credits().total());
        assertEquals(Verdict.NOT_APPLICABLE, reports.get(1).target("uptime").verdict());
        assertEquals(List.of(), reports.get(1).sequel().adjustments());
    }

    // What does not fit together

    @Test
    void faultsOfTheAgreement() {
        record Case(SeveralPeriods terms, String fault) {}
        ChronicRule rule = ChronicRule.of("end", Trigger.missed("nothing"), "to terminate");
        for (Case each : List.of(
                new Case(SeveralPeriods.none().right(rule), "right end: target (nothing) must be one of [uptime]"),
                new Case(
                        SeveralPeriods.none().right(ChronicRule.of("end", Trigger.figure("uptime", "> PT1H"), "x")),
                        "must be of unit SHARE"),
                new Case(SeveralPeriods.none().earnBack(EarnBack.of("uptime", "> PT1H", 1)), "must be of unit SHARE"),
                new Case(
                        SeveralPeriods.none()
                                .right(ChronicRule.of("end", Trigger.missed(), "x"))
                                .right(ChronicRule.of("end", Trigger.missed(), "y")),
                        "right (end) must be stated once only"))) {
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> engine(each.terms()));
            assertTrue(e.getMessage().contains(each.fault()), e.getMessage());
        }
        IllegalArgumentException noTerm = assertThrows(
                IllegalArgumentException.class,
                () -> Agreement.builder("a")
                        .zone("UTC")
                        .monthly()
                        .fee("fee", Money.of("1.00", "EUR"))
                        .target(ServiceLevelTarget.of("uptime", Indicator.availability()))
                        .severalPeriods(SeveralPeriods.none().capped(RunningCap.ofTerm("8%")))
                        .build());
        assertTrue(noTerm.getMessage().contains("needs a term with beginning and end"), noTerm.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Trigger.missed().times(3, 2));
        assertThrows(
                IllegalArgumentException.class,
                () -> Trigger.missed().times(1, 2).times(1, 2));
        assertThrows(IllegalArgumentException.class, () -> Trigger.down("uptime", "< PT1H"));
        assertThrows(IllegalArgumentException.class, () -> new RunningCap(1, null, 0));
        assertThrows(IllegalArgumentException.class, () -> EarnBack.of("uptime", ">= 99%", 0));
    }
}
