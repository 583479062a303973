package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ChronicRule;
import dev.sla4j.agreement.ClaimTerms;
import dev.sla4j.agreement.Deadline;
import dev.sla4j.agreement.EarnBack;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.agreement.SeveralPeriods;
import dev.sla4j.agreement.Trigger;
import dev.sla4j.measurement.Fact;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Probe;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Creditor;
import dev.sla4j.penalty.Gate;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.report.Adjustment;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.History;
import dev.sla4j.report.PeriodResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.settlement.Dossier;
import dev.sla4j.settlement.Portfolio;
import dev.sla4j.settlement.PortfolioTotals;
import dev.sla4j.settlement.Restatement;
import dev.sla4j.settlement.Statement;
import dev.sla4j.settlement.Waiver;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.Indicator;
import dev.sla4j.time.DatedFact;
import dev.sla4j.time.Schedule;
import dev.sla4j.value.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** C82 to C84, S25, S26, L6: statements, claims, waivers and restatements. */
class StatementTest {
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    /** Two hours of 743: 99.7308 %. */
    private static final Outage OUTAGE =
            Outage.of("2026-03-07T10:00Z", "2026-03-07T12:00Z").id("o1");

    private static Agreement.Builder hosting() {
        return Agreement.builder("hosting")
                .provider("Acme Cloud")
                .customer("Globex")
                .zone("Europe/Berlin")
                .monthly()
                .from(LocalDate.of(2026, 1, 1))
                .fee("fee", Money.of("100.00", "EUR"))
                .target(ServiceLevelTarget.of("uptime", Indicator.availability())
                        .clause("§5")
                        .atLeast("99.9%")
                        .penalty(Penalty.tiered().below("99.9%", "10%").below("99.0%", "25%")));
    }

    private static Agreement claiming(ClaimTerms terms) {
        return hosting().severalPeriods(SeveralPeriods.none().claims(terms)).build();
    }

    private static PeriodResult march(Agreement agreement, Measurement... evidence) {
        return ComplianceEngine.of(agreement).evaluate(MARCH, List.of(evidence)).result();
    }

    private static Statement at(Agreement agreement, Dossier dossier, String instant) {
        return Statement.of(
                agreement, ReferenceData.empty(), march(agreement, OUTAGE), dossier, Instant.parse(instant));
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    @Test
    void thePlainStatement() {
        Agreement agreement = hosting().build();
        assertEquals("""
                Statement of hosting for 2026-03
                  provider: Acme Cloud
                  customer: Globex
                  period: 2026-03-01 00:00+01:00 to 2026-04-01 00:00+02:00
                  as of 2026-04-01 00:00+02:00
                uptime: MISSED, promised ≥ 99.9 %, attained ≈99.73 %  [§5]
                  credit                                          + EUR 10.00
                  is paid without a claim
                Sums
                  credits of the period                           + EUR 10.00
                  total                                           = EUR 10.00
                """, Statement.of(agreement, march(agreement, OUTAGE)).toText());
        Statement good = Statement.of(agreement, march(agreement));
        assertEquals(eur("0.00"), good.totals().total());
        assertFalse(good.toText().contains("paid"), good.toText());
    }

    static Stream<Arguments> deadlines() {
        return Stream.of(
                Arguments.of(Deadline.days(15), "2026-04-15T22:00:00Z"),
                Arguments.of(Deadline.elapsed(Duration.ofHours(24)), "2026-04-01T22:00:00Z"),
                Arguments.of(Deadline.months(3), "2026-06-30T22:00:00Z"),
                Arguments.of(Deadline.endOfMonth(1), "2026-04-30T22:00:00Z"),
                Arguments.of(Deadline.cycles(2), "2026-05-31T22:00:00Z"),
                // Wednesday 1 April is the first; 3 April is a Friday, so the fourth is Monday 6 April.
                Arguments.of(
                        Deadline.businessDays(
                                4, Schedule.weekly("Europe/Berlin").monToFri("09:00", "17:00")),
                        "2026-04-06T22:00:00Z"));
    }

    @ParameterizedTest
    @MethodSource("deadlines")
    void claimsEndAtTheirDeadline(Deadline deadline, String until) {
        Agreement agreement = claiming(ClaimTerms.within(deadline));
        Instant end = Instant.parse(until);
        Statement before = at(agreement, Dossier.empty(), end.minusNanos(1).toString());
        assertEquals(Statement.Claim.CLAIMABLE, before.lines().get(0).owed().claim());
        assertEquals(end, before.lines().get(0).owed().until());
        assertEquals(eur("10.00"), before.totals().claimable());
        assertEquals(eur("0.00"), before.totals().total());
        Statement after = at(agreement, Dossier.empty(), until);
        assertEquals(Statement.Claim.EXPIRED, after.lines().get(0).owed().claim());
        assertEquals(eur("10.00"), after.totals().lost());
        for (boolean inTime : new boolean[] {true, false}) {
            Instant at = inTime ? end.minusNanos(1) : end;
            Dossier dossier = Dossier.empty().with(new DatedFact(DatedFact.CLAIM, at, null, "uptime", "2026-03"));
            Statement claimed = at(agreement, dossier, "2027-01-01T00:00:00Z");
            assertEquals(
                    inTime ? Statement.Claim.CLAIMED : Statement.Claim.EXPIRED,
                    claimed.lines().get(0).owed().claim());
            assertEquals(eur(inTime ? "10.00" : "0.00"), claimed.totals().total());
        }
    }

    @ParameterizedTest(name = "claim {0}, harm {1}, overdue {2}: {3}")
    @CsvSource({
        "2026-04-02, 2026-04-03, , CLAIMED",
        "2026-04-02, , , EXPIRED",
        ", 2026-04-03, , EXPIRED",
        "2026-04-02, 2026-05-03, , EXPIRED",
        "2026-04-02, 2026-04-03, 2026-04-01, WITHHELD",
        "2026-04-02, 2026-04-03, 2026-04-03, CLAIMED"
    })
    void conditionsOfPayment(String claim, String harm, String overdue, Statement.Claim expected) {
        Agreement agreement =
                claiming(ClaimTerms.within(Deadline.days(15)).showingHarm().inGoodStanding());
        Dossier dossier = Dossier.empty();
        dossier = with(dossier, DatedFact.CLAIM, claim);
        dossier = with(dossier, DatedFact.HARM_SHOWN, harm);
        dossier = with(dossier, DatedFact.OVERDUE, overdue);
        Statement statement = at(agreement, dossier, "2026-06-01T00:00:00Z");
        assertEquals(expected, statement.lines().get(0).owed().claim());
    }

    private static Dossier with(Dossier dossier, String kind, String date) {
        return date == null
                ? dossier
                : dossier.with(new DatedFact(kind, Instant.parse(date + "T00:00:00Z"), null, null, "2026-03"));
    }

    @Test
    void withoutAClaimTheConditionsHoldAtTheEndOfThePeriod() {
        Agreement agreement =
                claiming(ClaimTerms.AUTOMATIC.inGoodStanding().showingHarm().notBefore(2));
        assertEquals(
                Statement.Claim.WITHHELD,
                at(agreement, Dossier.empty(), "2026-06-01T00:00:00Z")
                        .lines()
                        .get(0)
                        .owed()
                        .claim());
        Dossier shown = with(Dossier.empty(), DatedFact.HARM_SHOWN, "2026-05-03");
        assertEquals(
                Statement.Claim.AUTOMATIC,
                at(agreement, shown, "2026-06-01T00:00:00Z")
                        .lines()
                        .get(0)
                        .owed()
                        .claim());
        assertEquals(
                Statement.Claim.WITHHELD,
                at(agreement, with(shown, DatedFact.OVERDUE, "2026-03-31"), "2026-06-01T00:00:00Z")
                        .lines()
                        .get(0)
                        .owed()
                        .claim());
        // March is the third month of the term.
        Agreement young = claiming(ClaimTerms.AUTOMATIC.notBefore(3));
        assertEquals(
                Statement.Claim.WITHHELD,
                at(young, shown, "2026-06-01T00:00:00Z").lines().get(0).owed().claim());
    }

    @Test
    void s26AWaiverIsShownWithAndWithout() {
        Agreement agreement = hosting().build();
        Waiver waiver = Waiver.of(
                        "w1",
                        "uptime",
                        "2026-03",
                        "J. Doe, head of IT",
                        "goodwill",
                        Instant.parse("2026-04-02T00:00:00Z"))
                .of("33%")
                .until(Instant.parse("2026-05-01T00:00:00Z"));
        Dossier dossier = Dossier.empty().with(waiver);
        Statement.Owed owed =
                at(agreement, dossier, "2026-04-03T00:00:00Z").lines().get(0).owed();
        assertEquals(eur("10.00"), owed.credit());
        assertEquals(eur("3.30"), owed.waived());
        assertEquals(eur("6.70"), owed.rest());
        Statement statement = at(agreement, dossier, "2026-04-03T00:00:00Z");
        assertEquals(eur("6.70"), statement.totals().total());
        assertEquals(Verdict.MISSED, statement.lines().get(0).verdict());
        assertTrue(statement.toText().contains("33% waived by J. Doe, head of IT [w1]: goodwill"), statement::toText);
        for (String outside : List.of("2026-04-01T23:59:59Z", "2026-05-01T00:00:00Z")) {
            assertEquals(eur("10.00"), at(agreement, dossier, outside).totals().total());
        }
        Dossier twice = dossier.with(waiver.of("100%"));
        assertEquals(
                eur("10.00"),
                at(agreement, twice, "2026-04-03T00:00:00Z").totals().waived());
        Waiver other = Waiver.of("w2", "uptime", "2026-02", "x", "y", Instant.EPOCH);
        assertEquals(
                eur("0.00"),
                at(agreement, Dossier.empty().with(other), "2026-04-03T00:00:00Z")
                        .totals()
                        .waived());
    }

    @Test
    void s25ARestatementSaysOldNewDifferenceAndCause() {
        Agreement agreement = hosting()
                .severalPeriods(SeveralPeriods.none()
                        .right(ChronicRule.of("end", Trigger.missed().times(2, 2), "to terminate"))
                        .earnBack(EarnBack.of("uptime", ">= 99.95%", 1)))
                .build();
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        Instant then = Instant.parse("2026-05-01T00:00:00Z");
        List<Measurement> log = List.of(
                OUTAGE.knownAt(Instant.parse("2026-03-08T00:00:00Z")),
                Outage.of("2026-03-07T10:00Z", "2026-03-07T22:00Z")
                        .id("o1")
                        .knownAt(Instant.parse("2026-05-20T00:00:00Z")),
                Outage.of("2026-04-10T00:00Z", "2026-04-10T02:00Z")
                        .id("o2")
                        .knownAt(Instant.parse("2026-05-20T00:00:00Z")));
        List<Measurement> knownThen = Measurement.knownAt(log, then);
        assertEquals(1, knownThen.size());
        List<ComplianceReport> reports = engine.evaluate(MARCH, YearMonth.of(2026, 4), knownThen);
        // April was better than promised, so the credit of March was returned.
        assertEquals(1, reports.get(1).sequel().adjustments().size());
        History onFile =
                new History(reports.stream().map(ComplianceReport::frozen).toList());
        assertEquals(List.of(), engine.restate(onFile, knownThen, knownThen));
        List<Restatement> restated = engine.restate(onFile, knownThen, log);
        assertEquals(2, restated.size());
        Restatement march = restated.get(0);
        assertEquals(onFile.results().get(0), march.was());
        assertEquals(eur("25.00"), march.now().credits().total());
        assertEquals(
                List.of(Restatement.Cause.Kind.EVIDENCE_CHANGED),
                march.causes().stream().map(Restatement.Cause::kind).toList());
        assertEquals(List.of("2026-04"), march.readBy());
        assertEquals(eur("15.00"), march.adjustments().get(0).amount());
        Restatement april = restated.get(1);
        assertEquals(
                List.of(Restatement.Cause.Kind.EVIDENCE_ADDED, Restatement.Cause.Kind.EARLIER_RESULT),
                april.causes().stream().map(Restatement.Cause::kind).toList());
        // Its own credit, and what was returned too soon.
        assertEquals(
                List.of(eur("10.00"), eur("10.00")),
                april.adjustments().stream().map(Adjustment::amount).toList());
        assertEquals("end", april.now().sequel().rights().get(0).rule());
        assertEquals("""
                Restatement of hosting for 2026-03
                  uptime: was MISSED with ≈99.73 %, credit EUR 10.00, is MISSED with ≈98.38 %, credit EUR 25.00
                  difference of uptime                            + EUR 15.00
                  because outage o1 is known otherwise: 2026-03-07 11:00+01:00 to 2026-03-07 23:00+01:00
                  read by 2026-04
                """, march.toText());
        Statement may = Statement.of(
                agreement,
                ReferenceData.empty(),
                engine.evaluate(engine.periodOf(LocalDate.of(2026, 5, 1)), onFile, log)
                        .result(),
                Dossier.empty().with(march).with(april),
                Instant.parse("2026-06-01T00:00:00Z"));
        assertEquals(eur("35.00"), may.totals().total());
        // Without what it was made of the identities tell it.
        assertEquals(
                List.of(Restatement.Cause.Kind.EVIDENCE),
                engine.restate(onFile, log).get(0).causes().stream()
                        .map(Restatement.Cause::kind)
                        .toList());
        assertEquals(List.of(), engine.restate(History.of(reports), log).get(0).causes());
    }

    /**
     * C85: the credit of March can be claimed until 29 June and is earned back at the end of April. Claimed before, it is paid and returned; claimed
     * then, it is not paid any more, so nothing has to be returned.
     */
    @ParameterizedTest
    @CsvSource({
        "2026-04-20T00:00:00Z, CLAIMED, 10.00, -10.00",
        "2026-04-30T21:59:59.999999999Z, CLAIMED, 10.00, -10.00",
        "2026-04-30T22:00:00Z, EXPIRED, 0.00, 0.00",
        "2026-05-10T00:00:00Z, EXPIRED, 0.00, 0.00"
    })
    void whatIsEarnedBackBeforeItIsClaimedIsNotPaid(
            String claimed, Statement.Claim claim, String paid, String returned) {
        Agreement agreement = hosting()
                .severalPeriods(SeveralPeriods.none()
                        .claims(ClaimTerms.within(Deadline.days(90)))
                        .earnBack(EarnBack.of("uptime", ">= 99.95%", 1)))
                .build();
        List<Measurement> log = List.of(OUTAGE, Fact.of(DatedFact.CLAIM, claimed, "2026-03"));
        History onFile = new History(ComplianceEngine.of(agreement).evaluate(MARCH, YearMonth.of(2026, 4), log).stream()
                .map(ComplianceReport::frozen)
                .toList());
        Dossier dossier = Dossier.empty()
                .with(new DatedFact(DatedFact.CLAIM, Instant.parse(claimed), null, null, "2026-03"))
                .with(onFile);
        // Made at any later time, the statements of both months fit together.
        for (String at : List.of("2026-05-11T00:00:00Z", "2026-08-01T00:00:00Z")) {
            Instant when = Instant.parse(at);
            Statement march = Statement.of(
                    agreement, ReferenceData.empty(), onFile.results().get(0), dossier, when);
            Statement april = Statement.of(
                    agreement, ReferenceData.empty(), onFile.results().get(1), dossier, when);
            assertEquals(claim, march.lines().get(0).owed().claim());
            assertEquals(eur(paid), march.totals().paid());
            assertEquals(eur(returned), april.totals().adjustments());
        }
    }

    /** What is claimable is until it is earned back, and where nobody knows whether it was, the statement says so. */
    @Test
    void whatCannotBeClaimedAnyMoreSaysWhy() {
        Agreement agreement = hosting()
                .severalPeriods(SeveralPeriods.none()
                        .claims(ClaimTerms.within(Deadline.days(90)))
                        .earnBack(EarnBack.of("uptime", ">= 99.95%", 1)))
                .build();
        List<PeriodResult> results =
                ComplianceEngine.of(agreement).evaluate(MARCH, YearMonth.of(2026, 4), List.of(OUTAGE)).stream()
                        .map(ComplianceReport::frozen)
                        .toList();
        Dossier known = Dossier.empty().with(new History(results));
        Statement.Owed before = owed(agreement, results.get(0), known, "2026-04-30T21:59:59Z");
        assertEquals(Statement.Claim.CLAIMABLE, before.claim());
        assertEquals(Instant.parse("2026-06-29T22:00:00Z"), before.until());
        assertEquals(List.of(), before.notes());
        Statement.Owed then = owed(agreement, results.get(0), known, "2026-04-30T22:00:00Z");
        assertEquals(Statement.Claim.EXPIRED, then.claim());
        assertEquals(Instant.parse("2026-04-30T22:00:00Z"), then.until());
        assertEquals(
                List.of("not claimed by then; it was earned back in 2026-04 and is not paid any more"), then.notes());
        Statement.Owed unknown = owed(agreement, results.get(0), Dossier.empty(), "2026-04-30T22:00:00Z");
        assertEquals(Statement.Claim.CLAIMABLE, unknown.claim());
        assertEquals(
                List.of("whether it was earned back before is not known: the result of 2026-04 is not on file"),
                unknown.notes());
    }

    private static Statement.Owed owed(Agreement agreement, PeriodResult result, Dossier dossier, String at) {
        return Statement.of(agreement, ReferenceData.empty(), result, dossier, Instant.parse(at))
                .lines()
                .get(0)
                .owed();
    }

    /** Without claims a credit that needs harm to be shown is not paid once it was earned back. */
    @ParameterizedTest
    @CsvSource({"2026-04-20T00:00:00Z, 10.00, -10.00", "2026-05-10T00:00:00Z, 0.00, 0.00"})
    void whatIsEarnedBackBeforeHarmIsShownIsNotPaid(String shown, String paid, String returned) {
        Agreement agreement = hosting()
                .severalPeriods(SeveralPeriods.none()
                        .claims(ClaimTerms.AUTOMATIC.showingHarm())
                        .earnBack(EarnBack.of("uptime", ">= 99.95%", 1)))
                .build();
        List<PeriodResult> results =
                ComplianceEngine.of(agreement).evaluate(MARCH, YearMonth.of(2026, 4), List.of(OUTAGE)).stream()
                        .map(ComplianceReport::frozen)
                        .toList();
        Dossier dossier = Dossier.empty()
                .with(new History(results))
                .with(new DatedFact(DatedFact.HARM_SHOWN, Instant.parse(shown), null, null, "2026-03"));
        Instant june = Instant.parse("2026-06-01T00:00:00Z");
        assertEquals(
                eur(paid),
                Statement.of(agreement, ReferenceData.empty(), results.get(0), dossier, june)
                        .totals()
                        .paid());
        assertEquals(
                eur(returned),
                Statement.of(agreement, ReferenceData.empty(), results.get(1), dossier, june)
                        .totals()
                        .adjustments());
    }

    /** S25, S26: what was not paid was not returned, so a correction of what was returned gives nothing back. */
    @ParameterizedTest
    @CsvSource({"2026-02, 0.00", "2026-03, 10.00"})
    void s26ACorrectedReturnIsOfWhatWasPaid(String claimed, String total) {
        Agreement agreement = hosting()
                .severalPeriods(SeveralPeriods.none()
                        .claims(ClaimTerms.within(Deadline.days(15)))
                        .earnBack(EarnBack.of("uptime", ">= 99.95%", 1)))
                .build();
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        Measurement claim = Fact.of(DatedFact.CLAIM, "2026-04-02T00:00Z", claimed);
        List<Measurement> then = List.of(OUTAGE, claim);
        List<Measurement> now = List.of(
                OUTAGE,
                claim,
                Outage.of("2026-04-10T00:00Z", "2026-04-10T02:00Z").id("o2"));
        History onFile = new History(engine.evaluate(MARCH, YearMonth.of(2026, 4), then).stream()
                .map(ComplianceReport::frozen)
                .toList());
        Restatement april = engine.restate(onFile, then, now).get(0);
        // The credit of April, which nobody claims, and what was returned of March.
        assertEquals(
                List.of(eur("10.00"), eur("10.00")),
                april.adjustments().stream().map(Adjustment::amount).toList());
        PeriodResult may = engine.evaluate(engine.periodOf(LocalDate.of(2026, 5, 1)), onFile, now)
                .result();
        Dossier dossier = Dossier.empty().with(onFile).with(april);
        Statement statement =
                Statement.of(agreement, ReferenceData.empty(), may, dossier, Instant.parse("2026-06-20T00:00:00Z"));
        assertEquals(eur(total), statement.totals().adjustments());
    }

    /** January with an hour bad (M) or half unknown (?), February good or half unknown; 10.00 for a miss, returned for 99.95 % in the next month. */
    private static List<PeriodResult> probed(Agreement agreement, String months) {
        List<Measurement> probes = new ArrayList<>();
        for (int i = 0; i < months.length(); i++) {
            LocalDate first = LocalDate.of(2026, 1 + i, 1);
            int days = months.charAt(i) == '?' ? 15 : first.lengthOfMonth();
            for (int day = 0; day < days; day++) {
                Instant at = first.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant();
                boolean bad = months.charAt(i) == 'M' && day == 9;
                probes.add(bad ? Probe.failed(at) : Probe.good(at));
            }
        }
        return ComplianceEngine.of(agreement)
                .evaluate(YearMonth.of(2026, 1), YearMonth.of(2026, months.length()), probes)
                .stream()
                .map(ComplianceReport::frozen)
                .toList();
    }

    private static Agreement returning() {
        return Agreement.builder("probed")
                .zone("UTC")
                .monthly()
                .from(LocalDate.of(2026, 1, 1))
                .fee("fee", eur("100.00"))
                .target(ServiceLevelTarget.of(
                                "uptime",
                                Indicator.availability(Downtime.observed().validFor(Duration.ofDays(1))))
                        .atLeast("99.9%")
                        .penalty(Penalty.flat("10%")))
                .severalPeriods(SeveralPeriods.none()
                        .claims(ClaimTerms.within(Deadline.days(60)))
                        .earnBack(EarnBack.of("uptime", ">= 99.95%", 1)))
                .build();
    }

    /** S20, both ways: what is perhaps to be returned is what was perhaps paid for nothing, and never more than was or would be paid. */
    @ParameterizedTest(name = "{0}, claimed {1}, waived {2}: {3}, perhaps {4}")
    @CsvSource({
        "Mg, true, 0%, -10.00, 0.00",
        "Mg, true, 50%, -5.00, 0.00",
        "M?, true, 0%, 0.00, 10.00",
        "M?, true, 50%, 0.00, 5.00",
        "M?, true, 100%, 0.00, 0.00",
        "M?, false, 0%, 0.00, 0.00",
        // Nothing of January was paid for certain; where it is paid, it is returned.
        "?g, true, 0%, 0.00, 10.00",
        "?g, false, 0%, 0.00, 0.00"
    })
    void s20WhatIsPerhapsReturned(String months, boolean claimed, String waived, String adjusted, String returnable) {
        Agreement agreement = returning();
        List<PeriodResult> results = probed(agreement, months);
        Dossier dossier = Dossier.empty()
                .with(new History(results))
                .with(Waiver.of("w", "uptime", "2026-01", "x", "y", Instant.EPOCH)
                        .of(waived));
        if (claimed) {
            dossier = dossier.with(
                    new DatedFact(DatedFact.CLAIM, Instant.parse("2026-02-10T00:00:00Z"), null, null, "2026-01"));
        }
        Statement february = Statement.of(
                agreement, ReferenceData.empty(), results.get(1), dossier, Instant.parse("2026-04-20T00:00:00Z"));
        assertEquals(eur(adjusted), february.totals().adjustments());
        assertEquals(eur(adjusted), february.totals().total());
        assertEquals(eur(returnable), february.totals().returnable());
    }

    /** Whether a claim came before or after the return is not known where the return is not. */
    @Test
    void aClaimAfterWhatMayHaveReturnedTheCreditSaysSo() {
        Agreement agreement = returning();
        List<PeriodResult> results = probed(agreement, "M?");
        Dossier dossier = Dossier.empty()
                .with(new History(results))
                .with(new DatedFact(DatedFact.CLAIM, Instant.parse("2026-03-10T00:00:00Z"), null, null, "2026-01"));
        Statement january = Statement.of(
                agreement, ReferenceData.empty(), results.get(0), dossier, Instant.parse("2026-04-20T00:00:00Z"));
        assertEquals(eur("10.00"), january.totals().paid());
        assertTrue(
                january.toText()
                        .contains(
                                "whether it was earned back before is not known: the result of 2026-02 leaves it open"),
                january::toText);
        assertTrue(Statement.of(
                        agreement,
                        ReferenceData.empty(),
                        results.get(1),
                        dossier,
                        Instant.parse("2026-04-20T00:00:00Z"))
                .toText()
                .contains("""
                                Adjustments
                                  uptime, 2026-01                                 + EUR 0.00
                                    disputed in addition                            − EUR 10.00
                                    the credit of 2026-01 may have to be returned: whether ≥ 99.95 % was reached in the period after it is not known
                                """));
    }

    @Test
    void anotherAgreementOrPeriodIsRefused() {
        Agreement other = Agreement.builder("other")
                .zone("UTC")
                .monthly()
                .target(ServiceLevelTarget.of("uptime", Indicator.availability()))
                .build();
        PeriodResult ofOther = march(other);
        assertThrows(
                IllegalArgumentException.class, () -> Statement.of(hosting().build(), ofOther));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Restatement(march(hosting().build()), ofOther, List.of(), List.of()));
        assertNull(Statement.of(other, ofOther).totals());
    }

    @Test
    void bothPartiesSeeTheSameAndThePublicNoMoney() {
        Agreement agreement = hosting().build();
        Statement statement = Statement.of(agreement, march(agreement, OUTAGE));
        assertEquals(
                statement.redactedFor(Statement.Audience.CUSTOMER).toText(),
                statement.redactedFor(Statement.Audience.PROVIDER).toText());
        String open = statement.redactedFor(Statement.Audience.PUBLIC).toText();
        assertTrue(open.contains("uptime: MISSED"), open);
        assertTrue(open.contains("Acme Cloud"), open);
        assertFalse(open.contains("Globex"), open);
        assertFalse(open.contains("EUR"), open);
    }

    /** Agreements are often called after their customer, so the public is not told how this one is called. */
    @Test
    void thePublicDoesNotSeeHowTheAgreementIsCalled() {
        Agreement agreement = Agreement.builder("globex-hosting-2026")
                .provider("Acme Cloud")
                .zone("UTC")
                .monthly()
                .target(ServiceLevelTarget.of("uptime", Indicator.availability())
                        .atLeast("99.9%"))
                .build();
        Statement open = Statement.of(agreement, march(agreement)).redactedFor(Statement.Audience.PUBLIC);
        assertEquals("""
                Statement of an agreement for 2026-03
                  provider: Acme Cloud
                  period: 2026-03-01 00:00Z to 2026-04-01 00:00Z
                  as of 2026-04-01 00:00Z
                uptime: MET, promised ≥ 99.9 %, attained 100.00 %
                """, open.toText());
        // Of several such nobody knows whether they are of one agreement, so none is taken for another.
        PortfolioTotals totals = Portfolio.settle(
                        List.of(new Portfolio.Entry("one", () -> open), new Portfolio.Entry("other", () -> open)))
                .totals();
        assertEquals(2, totals.statements());
    }

    /** S25: an outage that is still open has no end that a reader could take for one. */
    @Test
    void theCauseOfARestatementSaysThatAnOutageIsOpen() {
        Agreement agreement = hosting().build();
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        History onFile = History.of(engine.evaluate(MARCH, List.of(OUTAGE)));
        Measurement open = Outage.since("2026-03-07T10:00Z").id("o1");
        assertEquals(
                "outage o1 is known otherwise: since 2026-03-07 11:00+01:00, not ended",
                engine.restate(onFile, List.of(OUTAGE), List.of(open))
                        .get(0)
                        .causes()
                        .get(0)
                        .text());
    }

    /** A bonus is never set off against a credit, and points stand beside money. */
    @Test
    void whatIsOwedToTheProviderAndBesideMoney() {
        Agreement agreement = hosting()
                .target(ServiceLevelTarget.of("better", Indicator.availability())
                        .atLeast("99.5%")
                        .penalty(Penalty.flat("7%").when(Gate.met()).owedTo(Creditor.PROVIDER)))
                .target(ServiceLevelTarget.of("points", Indicator.availability())
                        .atLeast("99.9%")
                        .penalty(Penalty.flat(Amount.points("3"))))
                .target(ServiceLevelTarget.of("bonus points", Indicator.availability())
                        .atLeast("99.5%")
                        .penalty(Penalty.flat(Amount.points("1"))
                                .when(Gate.met())
                                .owedTo(Creditor.PROVIDER)))
                .target(ServiceLevelTarget.of("reported", Indicator.availability()))
                .build();
        Statement statement = Statement.of(agreement, march(agreement, OUTAGE));
        assertEquals(eur("10.00"), statement.totals().total());
        assertEquals(eur("7.00"), statement.totals().toProvider());
        assertEquals(List.of("3 points"), statement.lines().get(2).inKind());
        assertEquals(
                List.of("1 point for the provider"), statement.lines().get(3).inKind());
        assertTrue(statement.toText().contains("reported: nothing promised, attained "), statement::toText);
        assertTrue(statement.toText().contains("owed to the provider, not set off"), statement::toText);
        // A correction by which the promise is no longer beaten takes the bonus away, and nothing of the credit.
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        History onFile = History.of(engine.evaluate(MARCH, List.of(OUTAGE)));
        Measurement longer = Outage.of("2026-03-07T10:00Z", "2026-03-07T15:00Z").id("o1");
        Restatement restatement =
                engine.restate(onFile, List.of(OUTAGE), List.of(longer)).get(0);
        Statement april = Statement.of(
                agreement,
                ReferenceData.empty(),
                engine.evaluate(engine.periodOf(LocalDate.of(2026, 4, 1)), List.of(longer))
                        .result(),
                Dossier.empty().with(restatement),
                Instant.parse("2026-05-01T00:00:00Z"));
        assertEquals(eur("0.00"), april.totals().total());
        // April's own bonus and the one of March that is taken back.
        assertEquals(eur("0.00"), april.totals().toProvider());
    }

    /** L6: a reader of the text alone adds every cent again. */
    @Property(tries = 200)
    void theTextAddsUp(@ForAll long seed) {
        Random random = new Random(seed);
        Agreement.Builder builder = Agreement.builder("a")
                .zone("UTC")
                .monthly()
                .from(LocalDate.of(2026, 3, 1))
                .fee("fee", Money.of((1 + random.nextInt(100_000)) + ".0" + random.nextInt(10), "EUR"));
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            builder.target(ServiceLevelTarget.of("t" + i, Indicator.availability())
                    .atLeast("99.9%")
                    .penalty(Penalty.flat((1 + random.nextInt(30)) + "." + random.nextInt(100) + "%")));
        }
        ClaimTerms claims = random.nextBoolean() ? ClaimTerms.AUTOMATIC : ClaimTerms.within(Deadline.days(15));
        Agreement agreement = builder.severalPeriods(
                        SeveralPeriods.none().claims(claims).earnBack(EarnBack.of("t0", ">= 99.95%", 1)))
                .build();
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        List<Measurement> then = new ArrayList<>();
        List<Measurement> now = new ArrayList<>();
        for (int month = 3; month < 6; month++) {
            Outage outage = Outage.of("2026-0" + month + "-07T10:00Z", "2026-0" + month + "-08T10:00Z");
            (random.nextBoolean() ? then : random.nextBoolean() ? now : new ArrayList<Measurement>()).add(outage);
        }
        now.addAll(then);
        List<ComplianceReport> reports = engine.evaluate(MARCH, YearMonth.of(2026, 5), then);
        Dossier dossier = Dossier.empty();
        for (Restatement restatement : engine.restate(History.of(reports.subList(0, 2)), then, now)) {
            dossier = dossier.with(restatement);
        }
        if (random.nextBoolean()) {
            dossier = dossier.with(
                    Waiver.of("w", "t0", "2026-05", "x", "y", Instant.EPOCH).of(random.nextInt(101) + "%"));
        }
        if (random.nextBoolean()) {
            dossier = dossier.with(
                    new DatedFact(DatedFact.CLAIM, Instant.parse("2026-06-02T00:00:00Z"), null, null, "2026-05"));
        }
        Instant at = Instant.parse("2026-06-01T00:00:00Z").plus(Duration.ofDays(random.nextInt(30)));
        Statement statement =
                Statement.of(agreement, ReferenceData.empty(), reports.get(2).result(), dossier, at);
        assertEquals(statement.totals().total().amount(), reread(statement.toText()));
    }

    /** The total of a statement, from its lines alone; the sums in between must agree. */
    private static BigDecimal reread(String text) {
        Pattern sum = Pattern.compile("  (.*?) +([+−=]) EUR ([0-9.]+)|  = EUR .*");
        BigDecimal paid = new BigDecimal("0.00");
        BigDecimal credit = new BigDecimal("0.00");
        BigDecimal adjustments = new BigDecimal("0.00");
        BigDecimal steps = new BigDecimal("0.00");
        BigDecimal total = null;
        String part = "";
        for (String line : text.lines().toList()) {
            if (!line.startsWith(" ")) {
                part = line.equals("Adjustments") || line.equals("Sums") ? line : "target";
                credit = new BigDecimal("0.00");
            }
            Matcher money = sum.matcher(line);
            if (line.startsWith("  is paid")) {
                paid = paid.add(credit);
            } else if (money.matches() && !money.group(1).contains("disputed")) {
                BigDecimal amount = new BigDecimal(money.group(3));
                amount = money.group(2).equals("−") ? amount.negate() : amount;
                if (money.group(1).equals("total")) {
                    total = line.contains("= EUR -") ? amount.negate() : amount;
                } else if (part.equals("Sums")) {
                    steps = steps.add(amount);
                } else if (part.equals("Adjustments")) {
                    adjustments = adjustments.add(amount);
                } else {
                    credit = credit.add(amount);
                }
            } else if (line.contains("  = EUR -") || line.contains(" = EUR -")) {
                total = new BigDecimal(line.substring(line.indexOf("EUR ") + 4));
            }
        }
        assertEquals(total, paid.add(adjustments), text);
        assertEquals(total, steps, text);
        return total;
    }
}
