package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ClaimTerms;
import dev.sla4j.agreement.Combination;
import dev.sla4j.agreement.CreditGroup;
import dev.sla4j.agreement.Deadline;
import dev.sla4j.agreement.EarnBack;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.agreement.Settlement;
import dev.sla4j.agreement.SeveralPeriods;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.penalty.PerUnit;
import dev.sla4j.report.CreditLine;
import dev.sla4j.report.History;
import dev.sla4j.report.PeriodResult;
import dev.sla4j.settlement.CreditWalker;
import dev.sla4j.settlement.Dossier;
import dev.sla4j.settlement.Restatement;
import dev.sla4j.settlement.Statement;
import dev.sla4j.settlement.Waiver;
import dev.sla4j.target.Indicator;
import dev.sla4j.time.DatedFact;
import dev.sla4j.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** P54, C83: a deadline for claims that counts from the end of each outage, for what is owed for it. */
class ClaimsByOutageTest {
    private static final YearMonth APRIL = YearMonth.of(2026, 4);
    /** 40 minutes, which end on 2 April. */
    private static final Outage EARLY =
            Outage.of("2026-04-02T10:00Z", "2026-04-02T10:40Z").id("o1");
    /** 80 minutes, which end on 28 April. */
    private static final Outage LATE =
            Outage.of("2026-04-28T10:00Z", "2026-04-28T11:20Z").id("o2");

    private static final ClaimTerms P54 = ClaimTerms.within(Deadline.days(30)).fromEndOfOutage();

    /** 5 % of 720.00 for each 30 minutes after the first 4.32, of all together, at most half. */
    private static ServiceLevelTarget p54() {
        return ServiceLevelTarget.of("api", Indicator.availability())
                .atLeast("99.99%")
                .penalty(Penalty.of(Driver.DOWNTIME.beyond("0.01%"), PerUnit.of("PT30M", Amount.share("5%")))
                        .whenMissed());
    }

    private static Agreement.Builder mail(ServiceLevelTarget... targets) {
        Agreement.Builder builder = Agreement.builder("mail")
                .zone("UTC")
                .monthly()
                .from(LocalDate.of(2026, 1, 1))
                .fee("fee", Money.of("720.00", "USD"));
        for (ServiceLevelTarget target : targets) {
            builder.target(target);
        }
        return builder.severalPeriods(SeveralPeriods.none().claims(P54));
    }

    private static PeriodResult april(Agreement agreement, Measurement... evidence) {
        var report = ComplianceEngine.of(agreement).evaluate(APRIL, List.of(evidence));
        CreditWalker.readd(report);
        return report.frozen();
    }

    private static List<String> parts(PeriodResult result, String target) {
        return result.target(target).creditLine().ofOutages().stream()
                .map(part -> part.ids() + " " + part.certain())
                .toList();
    }

    private static Statement statement(Agreement agreement, PeriodResult result, String at, String... claimed) {
        Dossier dossier = Dossier.empty();
        for (String claim : claimed) {
            dossier = dossier.with(new DatedFact(DatedFact.CLAIM, Instant.parse(claim), null, null, "2026-04"));
        }
        return Statement.of(agreement, ReferenceData.empty(), result, dossier, Instant.parse(at));
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    /** 120 minutes less 4.32 are three times 30: 108.00, of which 40 ÷ 120 are 36.00 and 80 ÷ 120 are 72.00. */
    @Test
    void p54EachOutageHasItsOwnDeadline() {
        Agreement agreement = mail(p54()).build();
        PeriodResult result = april(agreement, EARLY, LATE);
        assertEquals(List.of("[o1] USD 36.00", "[o2] USD 72.00"), parts(result, "api"));
        // The first can be claimed before 2 May 10:40, the second before 28 May 11:20.
        assertEquals("""
                Statement of mail for 2026-04
                  period: 2026-04-01 00:00Z to 2026-05-01 00:00Z
                  as of 2026-05-10 00:00Z
                api: MISSED, promised ≥ 99.99 %, attained ≈99.72 %
                  credit                                          + USD 108.00
                  is paid in parts, each claimed for itself
                    outage of 2026-04-02 10:00Z to 2026-04-02 10:40Z + USD 36.00
                      is not paid: it was not claimed in time
                    outage of 2026-04-28 10:00Z to 2026-04-28 11:20Z + USD 72.00
                      is not paid yet: it can be claimed before 2026-05-28 11:20Z
                Sums
                  credits of the period                           + USD 108.00
                  still to be claimed                             − USD 72.00
                  expired or withheld                             − USD 36.00
                  total                                           = USD 0.00
                """, statement(agreement, result, "2026-05-10T00:00:00Z").toText());
    }

    @ParameterizedTest(name = "claimed {0}: paid {1}, claimable {2}, lost {3}, {4}")
    @CsvSource({
        // Before the second began, so it is about the first alone.
        "2026-04-10T00:00:00Z, 36.00, 0.00, 72.00, IN_PARTS",
        "2026-05-02T10:39:59Z, 108.00, 0.00, 0.00, CLAIMED",
        // At the very instant it is too late for the first one.
        "2026-05-02T10:40:00Z, 72.00, 0.00, 36.00, IN_PARTS",
        "2026-05-28T11:20:00Z, 0.00, 0.00, 108.00, EXPIRED",
        // Before anything happened.
        "2026-04-01T00:00:00Z, 0.00, 0.00, 108.00, EXPIRED"
    })
    void aClaimIsForTheOutagesThatItIsInTimeFor(
            String claimed, String paid, String claimable, String lost, Statement.Claim claim) {
        Agreement agreement = mail(p54()).build();
        Statement statement = statement(agreement, april(agreement, EARLY, LATE), "2026-07-01T00:00:00Z", claimed);
        assertEquals(usd(paid), statement.totals().paid());
        assertEquals(usd(claimable), statement.totals().claimable());
        assertEquals(usd(lost), statement.totals().lost());
        assertEquals(claim, statement.lines().get(0).owed().claim());
    }

    /** From the end of the period it would be one deadline: 31 May. */
    @Test
    void theOtherReadingIsTheDefault() {
        Agreement agreement = mail(p54())
                .severalPeriods(SeveralPeriods.none().claims(ClaimTerms.within(Deadline.days(30))))
                .build();
        PeriodResult result = april(agreement, EARLY, LATE);
        assertEquals(List.of(), result.target("api").creditLine().ofOutages());
        Statement statement = statement(agreement, result, "2026-07-01T00:00:00Z", "2026-05-28T11:20:00Z");
        assertEquals(usd("108.00"), statement.totals().paid());
        assertEquals(
                Instant.parse("2026-05-31T00:00:00Z"),
                statement.lines().get(0).owed().until());
    }

    /** The third reading: as a whole, until 30 days after the last of them ended. */
    @ParameterizedTest(name = "claimed {0}: paid {1}")
    @CsvSource({"2026-05-28T11:19:59Z, 108.00", "2026-05-28T11:20:00Z, 0.00"})
    void asAWholeFromTheEndOfTheLastOutage(String claimed, String paid) {
        Agreement agreement = mail(p54())
                .severalPeriods(SeveralPeriods.none()
                        .claims(ClaimTerms.within(Deadline.days(30)).fromEndOfLastOutage()))
                .build();
        Statement statement = statement(agreement, april(agreement, EARLY, LATE), "2026-07-01T00:00:00Z", claimed);
        Statement.Owed owed = statement.lines().get(0).owed();
        assertEquals(usd(paid), statement.totals().paid());
        assertEquals(Instant.parse("2026-05-28T11:20:00Z"), owed.until());
        assertEquals(List.of(), owed.parts());
        // While one is open there is no deadline.
        PeriodResult open =
                april(agreement, EARLY, Outage.since("2026-04-30T23:00Z").id("o9"));
        Statement.Owed later = statement(agreement, open, "2027-01-01T00:00:00Z")
                .lines()
                .get(0)
                .owed();
        assertEquals(Statement.Claim.CLAIMABLE, later.claim());
        assertNull(later.until());
    }

    static Stream<Arguments> deadlines() {
        return Stream.of(
                Arguments.of(Deadline.days(15), "2026-05-13T11:20:00Z"),
                Arguments.of(Deadline.elapsed(Duration.ofHours(72)), "2026-05-01T11:20:00Z"),
                Arguments.of(Deadline.months(1), "2026-05-28T11:20:00Z"),
                Arguments.of(Deadline.endOfMonth(1), "2026-06-01T00:00:00Z"),
                Arguments.of(Deadline.cycles(2), "2026-07-01T00:00:00Z"));
    }

    @ParameterizedTest
    @MethodSource("deadlines")
    void allDeadlinesCountFromTheEndOfTheOutage(Deadline deadline, String until) {
        Agreement agreement = mail(p54())
                .severalPeriods(
                        SeveralPeriods.none().claims(ClaimTerms.within(deadline).fromEndOfOutage()))
                .build();
        Statement statement = statement(agreement, april(agreement, LATE), "2026-04-29T00:00:00Z");
        assertEquals(
                Instant.parse(until),
                statement.lines().get(0).owed().parts().get(0).until());
    }

    /** By what each outage is owed, where that is said: the first is too short for any. */
    @Test
    void anOutageHasWhatItIsOwed() {
        ServiceLevelTarget each = ServiceLevelTarget.of("each", Indicator.availability())
                .atLeast("99.99%")
                .penalty(Penalty.tieredByOutage().atLeast("PT1H", "10%"));
        PeriodResult result = april(mail(each).build(), EARLY, LATE);
        assertEquals(List.of("[o2] USD 72.00"), parts(result, "each"));
        ServiceLevelTarget days = ServiceLevelTarget.of("days", Indicator.availability())
                .atLeast("99.99%")
                .penalty(Penalty.tieredByDay().moreThan("PT5M", "10%"));
        Outage sameDay = Outage.of("2026-04-28T20:00Z", "2026-04-28T20:20Z").id("o3");
        // 72.00 for each of two days; of the second 80 ÷ 100 and 20 ÷ 100.
        assertEquals(
                List.of("[o1] USD 72.00", "[o2] USD 57.60", "[o3] USD 14.40"),
                parts(april(mail(days).build(), EARLY, LATE, sameDay), "days"));
    }

    /** S21: what caps leave is divided too, and no cent is lost. */
    @Test
    void capsAndGroupsCutTheParts() {
        ServiceLevelTarget each = ServiceLevelTarget.of("each", Indicator.availability())
                .atLeast("99.99%")
                .penalty(Penalty.flat("10%").by(Driver.EACH_OUTAGE));
        Outage third = Outage.of("2026-04-29T10:00Z", "2026-04-29T10:10Z").id("o3");
        Agreement capped = mail(each).settlement(Settlement.SUM.capped("0.01%")).build();
        // 72.00 each are held at 0.07 together: 3, 2 and 2 cents, the odd one to the first.
        assertEquals(
                List.of("[o1] USD 0.03", "[o2] USD 0.02", "[o3] USD 0.02"),
                parts(april(capped, EARLY, LATE, third), "each"));
        // One credit for an incident: 5 % for each of two in one target, 10 % for the second in another.
        ServiceLevelTarget small = ServiceLevelTarget.of("small", Indicator.availability())
                .atLeast("99.99%")
                .penalty(Penalty.flat("5%").by(Driver.EACH_OUTAGE));
        ServiceLevelTarget large = ServiceLevelTarget.of("large", Indicator.availability())
                .atLeast("99.99%")
                .penalty(Penalty.tieredByOutage().atLeast("PT1H", "10%"));
        Agreement once = mail(small, large)
                .settlement(Settlement.SUM.group(
                        CreditGroup.of("both", "small", "large").combined(Combination.ONE_PER_INCIDENT)))
                .build();
        PeriodResult result = april(once, EARLY.incident("i1"), LATE.incident("i2"));
        assertEquals(List.of("[o1] USD 36.00"), parts(result, "small"));
        assertEquals(List.of("[o2] USD 72.00"), parts(result, "large"));
    }

    /** S7: an outage over the end of the month ends when it ends; one that has not ended has no deadline. */
    @Test
    void anOutageThatEndsLaterOrNotAtAll() {
        Agreement agreement = mail(p54()).build();
        PeriodResult over = april(
                agreement, Outage.of("2026-04-30T23:00Z", "2026-05-03T00:00Z").id("o1"));
        CreditLine.OfOutage part = over.target("api").creditLine().ofOutages().get(0);
        assertEquals(Instant.parse("2026-05-03T00:00:00Z"), part.end());
        assertEquals(
                Instant.parse("2026-06-02T00:00:00Z"),
                statement(agreement, over, "2026-05-04T00:00:00Z")
                        .lines()
                        .get(0)
                        .owed()
                        .parts()
                        .get(0)
                        .until());
        PeriodResult open = april(agreement, Outage.since("2026-04-30T23:00Z").id("o1"));
        Statement.Owed owed = statement(agreement, open, "2027-05-04T00:00:00Z")
                .lines()
                .get(0)
                .owed();
        assertEquals(Statement.Claim.CLAIMABLE, owed.claim());
        assertEquals(
                List.of(new Statement.Part(
                        Instant.parse("2026-04-30T23:00:00Z"), null, usd("36.00"), Statement.Claim.CLAIMABLE, null)),
                owed.parts());
    }

    /** S26: a waiver takes its share of each part. */
    @Test
    void aWaiverIsOfAllParts() {
        Agreement agreement = mail(p54()).build();
        Dossier dossier = Dossier.empty()
                .with(Waiver.of("w", "api", "2026-04", "x", "y", Instant.EPOCH).of("50%"))
                .with(new DatedFact(DatedFact.CLAIM, Instant.parse("2026-05-10T00:00:00Z"), null, null, "2026-04"));
        Statement statement = Statement.of(
                agreement,
                ReferenceData.empty(),
                april(agreement, EARLY, LATE),
                dossier,
                Instant.parse("2026-07-01T00:00:00Z"));
        assertEquals(usd("54.00"), statement.totals().waived());
        assertEquals(usd("36.00"), statement.totals().paid());
        assertEquals(usd("18.00"), statement.totals().lost());
    }

    /** C85: what of a credit was paid is returned. */
    @Test
    void whatWasPaidOfItIsReturned() {
        Agreement agreement = mail(p54())
                .severalPeriods(SeveralPeriods.none().claims(P54).earnBack(EarnBack.of("api", ">= 99.99%", 1)))
                .build();
        List<PeriodResult> results =
                ComplianceEngine.of(agreement).evaluate(APRIL, APRIL.plusMonths(1), List.of(EARLY, LATE)).stream()
                        .map(report -> report.frozen())
                        .toList();
        Dossier dossier = Dossier.empty()
                .with(new History(results))
                .with(new DatedFact(DatedFact.CLAIM, Instant.parse("2026-05-10T00:00:00Z"), null, null, "2026-04"));
        assertEquals(
                usd("-72.00"),
                Statement.of(
                                agreement,
                                ReferenceData.empty(),
                                results.get(1),
                                dossier,
                                Instant.parse("2026-07-01T00:00:00Z"))
                        .totals()
                        .adjustments());
    }

    /** S25: a correction that leaves the credit as it is may be of other outages, of which others were claimed. */
    @Test
    void aCorrectionOfTheOutagesMovesWhatIsPaid() {
        ServiceLevelTarget flat = ServiceLevelTarget.of("flat", Indicator.availability())
                .atLeast("99.99%")
                .penalty(Penalty.flat("10%"));
        Agreement agreement = mail(flat).build();
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        History onFile = History.of(engine.evaluate(APRIL, List.of(EARLY, LATE)));
        Restatement correction =
                engine.restate(onFile, List.of(EARLY, LATE), List.of(LATE)).get(0);
        assertEquals(List.of(), correction.adjustments());
        PeriodResult may = engine.evaluate(engine.periodOf(LocalDate.of(2026, 5, 1)), onFile, List.of(LATE))
                .frozen();
        Dossier claimed = Dossier.empty()
                .with(onFile)
                .with(new DatedFact(DatedFact.CLAIM, Instant.parse("2026-05-10T00:00:00Z"), null, null, "2026-04"));
        Instant july = Instant.parse("2026-07-01T00:00:00Z");
        // 72.00 for 40 and 80 minutes: 48.00 were claimed in time; now all of it is for what was.
        assertEquals(
                usd("48.00"),
                Statement.of(agreement, ReferenceData.empty(), onFile.results().get(0), claimed, july)
                        .totals()
                        .total());
        Statement statement = Statement.of(agreement, ReferenceData.empty(), may, claimed.with(correction), july);
        assertEquals(usd("24.00"), statement.totals().total());
        assertEquals(
                "correction of 2026-04: outage o1 is no longer there: 2026-04-02 10:00Z to 2026-04-02 10:40Z; of the"
                        + " difference of USD 0.00 is paid USD 24.00",
                statement.adjustments().get(0).reason());
    }

    @Test
    void itNeedsADeadline() {
        assertEquals(
                "from (OUTAGE_END) must be PERIOD_END without a deadline",
                assertThrows(IllegalArgumentException.class, ClaimTerms.AUTOMATIC::fromEndOfOutage)
                        .getMessage());
    }
}
