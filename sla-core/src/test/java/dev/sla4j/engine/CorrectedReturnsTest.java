package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ClaimTerms;
import dev.sla4j.agreement.Deadline;
import dev.sla4j.agreement.EarnBack;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.agreement.SeveralPeriods;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.History;
import dev.sla4j.report.PeriodResult;
import dev.sla4j.settlement.Dossier;
import dev.sla4j.settlement.Restatement;
import dev.sla4j.settlement.Statement;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Scope;
import dev.sla4j.time.DatedFact;
import dev.sla4j.value.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * S25, C85: a credit that is returned if the next month is better, while January and February are closed and corrected in the statement of March. What
 * is paid of January in all is what would have been paid had all been known.
 */
class CorrectedReturnsTest {
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final Instant LATER = Instant.parse("2026-12-01T00:00:00Z");
    private static final Money NOTHING = Money.of("0.00", "EUR");
    private static final Money CREDIT = Money.of("10.00", "EUR");
    private static final ClaimTerms SIXTY_DAYS = ClaimTerms.within(Deadline.days(60));

    private static Agreement agreement(ClaimTerms claims) {
        return Agreement.builder("hosting")
                .zone("UTC")
                .monthly()
                .from(JANUARY.atDay(1))
                .fee("fee", Money.of("100.00", "EUR"))
                .target(target("a"))
                .target(target("b"))
                .severalPeriods(SeveralPeriods.none()
                        .earnBack(EarnBack.of("a", ">= 99.5%", 1))
                        .claims(claims))
                .build();
    }

    private static ServiceLevelTarget target(String id) {
        return ServiceLevelTarget.of(id, Indicator.availability())
                .scope(Scope.each(id))
                .atLeast("99.9%")
                .penalty(Penalty.flat("10%"));
    }

    private static Outage outage(String subject, String start, String end) {
        return Outage.of(Instant.parse(start + ":00Z"), Instant.parse(end + ":00Z"))
                .on(subject);
    }

    private static DatedFact claimed(String at) {
        return new DatedFact(DatedFact.CLAIM, Instant.parse(at + "T12:00:00Z"), null, "a", "2026-01");
    }

    private static History onFile(List<ComplianceReport> reports) {
        return new History(reports.stream().map(ComplianceReport::frozen).toList());
    }

    private static Money total(Agreement agreement, PeriodResult of, Dossier dossier) {
        return Statement.of(agreement, ReferenceData.empty(), of, dossier, LATER)
                .totals()
                .total();
    }

    /** What is paid in all if January and February were closed before all was known. */
    private static Money paid(
            Agreement agreement, DatedFact claim, List<? extends Measurement> then, List<? extends Measurement> now) {
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        Dossier facts = Dossier.empty().with(claim);
        History file = onFile(engine.evaluate(JANUARY, FEBRUARY, new ArrayList<>(then)));
        Money paid = NOTHING;
        for (PeriodResult result : file.results()) {
            paid = paid.plus(total(agreement, result, facts.with(file)));
        }
        List<Restatement> restated = engine.restate(file, new ArrayList<>(then), new ArrayList<>(now));
        for (Restatement one : restated) {
            file = file.with(one.now());
        }
        PeriodResult march = engine.evaluate(engine.periodOf(MARCH.atDay(1)), file, new ArrayList<>(now))
                .frozen();
        Dossier dossier = facts.with(file);
        for (Restatement one : restated) {
            dossier = dossier.with(one);
        }
        return paid.plus(total(agreement, march, dossier));
    }

    private static void assertPaid(
            Money owed, ClaimTerms claims, DatedFact claim, List<Outage> then, List<Outage> now) {
        Agreement agreement = agreement(claims);
        assertEquals(owed, paid(agreement, claim, now, now), "all was known");
        assertEquals(owed, paid(agreement, claim, then, now), "corrected");
    }

    /** As much as before, for an outage whose deadline was not over when it was claimed: paid and returned. */
    @Test
    void forAnotherOutageWhileFebruaryStays() {
        Outage was = outage("a", "2026-01-06T10:00", "2026-01-06T12:00");
        Outage is = outage("a", "2026-01-23T10:00", "2026-01-23T12:00");
        ClaimTerms claims = ClaimTerms.within(Deadline.days(31)).fromEndOfOutage();
        assertPaid(NOTHING, claims, claimed("2026-02-20"), List.of(was), List.of(is));
    }

    /** So it is where the result of February is another and returns as much as before. */
    @Test
    void forAnotherOutageWhileFebruaryReturnsAsMuch() {
        Outage was = outage("a", "2026-01-06T10:00", "2026-01-06T12:00");
        Outage is = outage("a", "2026-01-23T10:00", "2026-01-23T12:00");
        Outage gone = outage("a", "2026-02-09T10:00", "2026-02-09T11:00");
        ClaimTerms claims = ClaimTerms.within(Deadline.days(31)).fromEndOfOutage();
        assertPaid(NOTHING, claims, claimed("2026-02-20"), List.of(was, gone), List.of(is));
    }

    /** It was paid on a claim in March, and February turns out to have earned it back before. */
    @Test
    void claimedAfterItWasEarnedBackAsIsKnownNow() {
        Outage january = outage("a", "2026-01-20T10:00", "2026-01-20T12:00");
        Outage gone = outage("a", "2026-02-09T10:00", "2026-02-09T20:00");
        assertPaid(CREDIT, SIXTY_DAYS, claimed("2026-03-10"), List.of(january, gone), List.of(january, gone));
        assertPaid(NOTHING, SIXTY_DAYS, claimed("2026-03-10"), List.of(january, gone), List.of(january));
    }

    /** It was not paid on a claim in March, because February had earned it back, as it turns out it had not. */
    @Test
    void claimedAfterItWasEarnedBackAsWasKnownThen() {
        Outage january = outage("a", "2026-01-20T10:00", "2026-01-20T12:00");
        Outage february = outage("a", "2026-02-09T10:00", "2026-02-09T20:00");
        // For February nothing is claimed.
        assertPaid(CREDIT, SIXTY_DAYS, claimed("2026-03-10"), List.of(january), List.of(january, february));
    }

    /** So it is where January is corrected too, in another target. */
    @Test
    void claimedAfterItWasEarnedBackInAMonthThatIsCorrected() {
        Outage january = outage("a", "2026-01-20T10:00", "2026-01-20T12:00");
        Outage other = outage("b", "2026-01-25T10:00", "2026-01-25T12:00");
        Outage gone = outage("a", "2026-02-09T10:00", "2026-02-09T20:00");
        assertPaid(NOTHING, SIXTY_DAYS, claimed("2026-03-10"), List.of(january, gone), List.of(january, other));
    }
}
