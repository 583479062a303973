package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.AgreementHistory;
import dev.sla4j.agreement.ClaimTerms;
import dev.sla4j.agreement.Deadline;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.agreement.SeveralPeriods;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Fact;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Gate;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.penalty.PerUnit;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.History;
import dev.sla4j.settlement.Dossier;
import dev.sla4j.settlement.Waiver;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Objective;
import dev.sla4j.target.OutageOverBorder;
import dev.sla4j.target.OutageOverMidnight;
import dev.sla4j.target.Scope;
import dev.sla4j.target.Selection;
import dev.sla4j.time.DatedFact;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Down time for which a credit was claimed counts no more: any 30 consecutive days, looked at on 31 March and on 15 April, 1 % of 1000.00 for each hour
 * (P48). Three hours down on 20 March lie in both.
 */
class ClaimedTimeTest {
    private static final LocalDate TUE_2026_03_31 = LocalDate.of(2026, 3, 31);
    private static final LocalDate WED_2026_04_15 = LocalDate.of(2026, 4, 15);
    private static final Instant LATER = Instant.parse("2026-04-16T00:00:00Z");
    private static final Outage MARCH = Outage.of("2026-03-20T12:00Z", "2026-03-20T15:00Z");
    private static final Outage APRIL = Outage.of("2026-04-10T12:00Z", "2026-04-10T14:00Z");
    private static final ExclusionRule ONCE = ExclusionRule.announced("once", ExclusionRule.claimed("uptime"));
    private static final ClaimTerms CLAIMED = ClaimTerms.within(Deadline.days(15));

    private static ServiceLevelTarget target(String id) {
        return ServiceLevelTarget.of(id, Indicator.availability())
                .atLeast("100%")
                .penalty(Penalty.each("PT1H", "1%").by(Driver.DOWNTIME));
    }

    private static Agreement.Builder agreement(ClaimTerms terms) {
        return Agreement.builder("any 30 days")
                .zone("UTC")
                .cycle(EvaluationCycle.rolling(Duration.ofDays(30)))
                .fee("fee", Money.of("1000.00", "EUR"))
                .severalPeriods(SeveralPeriods.none().claims(terms));
    }

    private static ComplianceReport report(
            ComplianceEngine engine, LocalDate day, List<? extends Measurement> evidence) {
        ComplianceReport report = engine.evaluate(engine.periodOf(day), evidence);
        FigureWalker.walk(report);
        return report;
    }

    private static History onFile(ComplianceReport report) {
        return History.empty().with(report.frozen());
    }

    private static Dossier claim(ComplianceReport report, String at) {
        return Dossier.empty()
                .with(Fact.of(DatedFact.CLAIM, at, report.period().label()).fact());
    }

    /** What is owed on 15 April for both outages, with what is claimed of the windows of March. */
    private static String owed(ComplianceEngine engine, List<Exclusion> claimed, Outage... outages) {
        List<Measurement> evidence = new ArrayList<>(List.of(outages));
        evidence.addAll(claimed);
        return report(engine, WED_2026_04_15, evidence).credits().total().toString();
    }

    @Test
    void whatWasClaimedCountsNoMore() {
        ComplianceEngine engine = ComplianceEngine.of(
                agreement(CLAIMED).target(target("uptime")).exclusion(ONCE).build());
        ComplianceReport march = report(engine, TUE_2026_03_31, List.of(MARCH));
        assertEquals("EUR 30.00", march.credits().total().toString());
        History file = onFile(march);
        Dossier dossier = claim(march, "2026-04-05T10:00Z");

        List<Exclusion> claimed = engine.claimedTime(file, dossier, LATER);
        assertEquals(
                List.of(Exclusion.of("claimed-uptime", "2026-03-20T12:00Z", "2026-03-20T15:00Z")
                        .id("uptime claimed for " + march.period().label() + " from 2026-03-20T12:00:00Z")),
                claimed);
        assertEquals("EUR 20.00", owed(engine, claimed, MARCH, APRIL));
        // Five hours, before it was claimed; also where it was claimed too late.
        assertEquals(List.of(), engine.claimedTime(file, dossier, Instant.parse("2026-04-05T09:00:00Z")));
        assertEquals(List.of(), engine.claimedTime(file, claim(march, "2026-04-16T10:00Z"), LATER));
        assertEquals("EUR 50.00", owed(engine, List.of(), MARCH, APRIL));
    }

    /** One hour of it was claimed, two lie after the window of March. */
    @Test
    void theRestOfAnOutageStillCounts() {
        ComplianceEngine engine = ComplianceEngine.of(agreement(ClaimTerms.AUTOMATIC)
                .target(target("uptime"))
                .exclusion(ONCE)
                .build());
        Outage over = Outage.of("2026-03-31T23:00Z", "2026-04-01T02:00Z");
        History file = onFile(report(engine, TUE_2026_03_31, List.of(over)));
        List<Exclusion> paid = engine.claimedTime(file, Dossier.empty(), LATER);
        assertEquals("EUR 20.00", owed(engine, paid, over));
        // Told twice it is the same.
        List<Exclusion> twice = new ArrayList<>(paid);
        twice.addAll(engine.claimedTime(file, Dossier.empty(), LATER));
        assertEquals("EUR 20.00", owed(engine, twice, over));
        // Of what was not paid because it was let go nothing is used up.
        Waiver waiver = Waiver.of(
                "W-1",
                "uptime",
                file.results().get(0).period().label(),
                "J. Doe",
                "goodwill",
                Instant.parse("2026-04-02T00:00:00Z"));
        assertEquals(List.of(), engine.claimedTime(file, Dossier.empty().with(waiver), LATER));
    }

    /** What is claimed under one target may count no more for another, or only for the same. */
    @Test
    void theRuleSaysForWhichTargets() {
        for (boolean both : new boolean[] {true, false}) {
            ComplianceEngine engine = ComplianceEngine.of(agreement(ClaimTerms.AUTOMATIC)
                    .target(target("uptime"))
                    .target(target("other"))
                    .exclusion(both ? ONCE : ONCE.onlyFor("uptime"))
                    .build());
            History file = onFile(report(engine, TUE_2026_03_31, List.of(MARCH)));
            List<Exclusion> paid = engine.claimedTime(file, Dossier.empty(), LATER);
            // 2 hours for each target, or 2 and 5.
            assertEquals(both ? "EUR 40.00" : "EUR 70.00", owed(engine, paid, MARCH, APRIL));
        }
    }

    /** Only subjects that missed the promise have a part in the credit. */
    @Test
    void eachSubject() {
        ServiceLevelTarget each = ServiceLevelTarget.of("uptime", Indicator.availability())
                .scope(Scope.each("a", "b"))
                .atLeast("99.9%")
                .penalty(Penalty.flat("10%"));
        ComplianceEngine engine = ComplianceEngine.of(
                agreement(ClaimTerms.AUTOMATIC).target(each).exclusion(ONCE).build());
        Outage little = Outage.of("2026-03-21T12:00Z", "2026-03-21T12:10Z").on("b");
        History file = onFile(report(engine, TUE_2026_03_31, List.of(MARCH.on("a"), little)));
        assertEquals(
                List.of("a 2026-03-20T12:00Z/2026-03-20T15:00Z"),
                engine.claimedTime(file, Dossier.empty(), LATER).stream()
                        .map(window -> window.origin().subject() + " " + window.range())
                        .toList());
    }

    /**
     * One hour of a and ten of b are down, of 720 in which 99.5 % allow 3.6: only b missed it. Where down time is paid without a gate, so was the hour of
     * a.
     */
    @Test
    void aSubjectThatKeptItsPromiseMayBePaid() {
        record Case(Penalty penalty, String paid, List<String> claimed) {}
        Penalty outage = Penalty.each("PT1H", "1%").by(Driver.EACH_OUTAGE);
        Penalty time = Penalty.each("PT1H", "1%").by(Driver.DOWNTIME);
        for (Case one : List.of(
                new Case(outage, "EUR 110.00", List.of("a", "b")),
                new Case(time, "EUR 110.00", List.of("a", "b")),
                new Case(outage.when(Gate.missed()), "EUR 100.00", List.of("b")),
                new Case(Penalty.tiered().below("99.5%", "10%").toPenalty(), "EUR 100.00", List.of("b")))) {
            ServiceLevelTarget each = ServiceLevelTarget.of("uptime", Indicator.availability())
                    .scope(Scope.each("a", "b"))
                    .atLeast("99.5%")
                    .penalty(one.penalty());
            ComplianceEngine engine = ComplianceEngine.of(
                    agreement(ClaimTerms.AUTOMATIC).target(each).exclusion(ONCE).build());
            Outage little = Outage.of("2026-03-10T12:00Z", "2026-03-10T13:00Z").on("a");
            Outage much = Outage.of("2026-03-20T12:00Z", "2026-03-20T22:00Z").on("b");
            ComplianceReport march = report(engine, TUE_2026_03_31, List.of(little, much));
            assertEquals(one.paid(), march.credits().total().toString());
            assertEquals(
                    one.claimed(),
                    engine.claimedTime(onFile(march), Dossier.empty(), LATER).stream()
                            .map(window -> window.origin().subject())
                            .toList());
        }
    }

    /**
     * Each outage is to be claimed within 15 days of its end: on 31 March it is too late for the hour of 10 March, and the three of 20 March are paid.
     */
    @Test
    void ofACreditInPartsOnlyThoseThatWereClaimed() {
        ServiceLevelTarget each = ServiceLevelTarget.of("uptime", Indicator.availability())
                .atLeast("100%")
                .penalty(Penalty.each("PT1H", "1%").by(Driver.EACH_OUTAGE));
        ComplianceEngine engine = ComplianceEngine.of(agreement(CLAIMED.fromEndOfOutage())
                .target(each)
                .exclusion(ONCE)
                .build());
        ComplianceReport march =
                report(engine, TUE_2026_03_31, List.of(Outage.of("2026-03-10T12:00Z", "2026-03-10T13:00Z"), MARCH));
        assertEquals("EUR 40.00", march.credits().total().toString());
        List<Exclusion> claimed = engine.claimedTime(onFile(march), claim(march, "2026-03-31T10:00Z"), LATER);
        assertEquals(
                List.of("2026-03-20T12:00Z/2026-03-20T15:00Z"),
                claimed.stream().map(window -> window.range().toString()).toList());
        // Two hours, and not five.
        assertEquals("EUR 20.00", owed(engine, claimed, MARCH, APRIL));
        assertEquals(List.of(), engine.claimedTime(onFile(march), Dossier.empty(), LATER));
    }

    /** From 31 March 23:00 to 1 April 02:00, paid in full by the window of March, which sees its end. */
    private static final Outage OVER = Outage.of("2026-03-31T23:00Z", "2026-04-01T02:00Z");

    /** What the window of March pays, what of it is told, and what the window of April pays then. */
    private static List<String> twice(Agreement agreement, Outage... outages) {
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        ComplianceReport march = report(engine, TUE_2026_03_31, List.of(outages));
        List<Exclusion> paid = engine.claimedTime(onFile(march), Dossier.empty(), LATER);
        List<String> told = new ArrayList<>(List.of(march.credits().total().toString()));
        paid.forEach(window -> told.add(window.range().toString()));
        told.add(owed(engine, paid, outages));
        return told;
    }

    private static Agreement once(ServiceLevelTarget target) {
        return agreement(ClaimTerms.AUTOMATIC).target(target).exclusion(ONCE).build();
    }

    /** Each hour of each outage for itself: an outage that goes on beyond its window is paid in full there, so all of it is told; 30.00 in all. */
    @Test
    void anOutageThatIsPaidInFullIsToldInFull_S7() {
        ServiceLevelTarget each = ServiceLevelTarget.of("uptime", Indicator.availability())
                .atLeast("100%")
                .penalty(Penalty.each("PT1H", "1%").by(Driver.EACH_OUTAGE));
        assertEquals(List.of("EUR 30.00", "2026-03-31T23:00Z/2026-04-01T02:00Z", "EUR 0.00"), twice(once(each), OVER));
        // In parts each window tells its own.
        assertEquals(
                List.of("EUR 10.00", "2026-03-31T23:00Z/2026-04-01T00:00Z", "EUR 20.00"),
                twice(once(each.policy(OutageOverBorder.SPLIT)), OVER));
        // By its end the window of March pays nothing.
        assertEquals(List.of("EUR 0.00", "EUR 30.00"), twice(once(each.policy(OutageOverBorder.END)), OVER));
        // Where the outage is claimed for itself, too.
        ComplianceEngine engine = ComplianceEngine.of(agreement(CLAIMED.fromEndOfOutage())
                .target(each)
                .exclusion(ONCE)
                .build());
        ComplianceReport march = report(engine, TUE_2026_03_31, List.of(OVER));
        List<Exclusion> claimed = engine.claimedTime(onFile(march), claim(march, "2026-04-02T10:00Z"), LATER);
        assertEquals(1, claimed.size());
        assertEquals("EUR 0.00", owed(engine, claimed, OVER));
    }

    /** An outage that began before the window and is of its end was paid in full by an earlier report as of a later instant. */
    @Test
    void whatLiesBeforeTheWindowIsToldToo_S7() {
        ServiceLevelTarget each = ServiceLevelTarget.of("uptime", Indicator.availability())
                .atLeast("100%")
                .policy(OutageOverBorder.END)
                .penalty(Penalty.each("PT1H", "1%").by(Driver.EACH_OUTAGE));
        // The window of 31 March begins on 2 March, and that of 30 March on 1 March.
        Outage before = Outage.of("2026-03-01T22:00Z", "2026-03-02T02:00Z");
        ComplianceEngine engine = ComplianceEngine.of(once(each));
        ComplianceReport march = report(engine, TUE_2026_03_31, List.of(before));
        assertEquals("EUR 40.00", march.credits().total().toString());
        List<Exclusion> paid = engine.claimedTime(onFile(march), Dossier.empty(), LATER);
        List<Measurement> evidence = new ArrayList<>(List.of(before));
        evidence.addAll(paid);
        assertEquals(
                "EUR 0.00",
                report(engine, TUE_2026_03_31.minusDays(1), evidence)
                        .credits()
                        .total()
                        .toString());
    }

    /** The number of outages that began in the window, 1 % for each: one that was paid is not counted again. */
    @Test
    void anOutageThatIsCountedIsToldInFull_S7() {
        ServiceLevelTarget count = ServiceLevelTarget.of(
                        "uptime", Indicator.downtime(DowntimeStatistic.Kind.COUNT, Downtime.reported()))
                .penalty(Penalty.of(Driver.FIGURE, PerUnit.of("1", Amount.share("1%"))));
        assertEquals(List.of("EUR 10.00", "2026-03-31T23:00Z/2026-04-01T02:00Z", "EUR 0.00"), twice(once(count), OVER));
    }

    /** 1 % for each day on which there was more than an hour and a half, the whole outage being of its first day. */
    @Test
    void aDayThatIsPaidForAWholeOutage_A16() {
        ServiceLevelTarget day = ServiceLevelTarget.of("uptime", Indicator.availability())
                .atLeast("100%")
                .policy(OutageOverMidnight.FIRST_DAY)
                .penalty(Penalty.tieredByDay().moreThan("PT1H30M", "1%"));
        assertEquals(List.of("EUR 10.00", "2026-03-31T23:00Z/2026-04-01T02:00Z", "EUR 0.00"), twice(once(day), OVER));
        // A day of its own for each part: an hour on 31 March, two on 1 April.
        assertEquals(List.of("EUR 0.00", "EUR 10.00"), twice(once(day.policy(OutageOverMidnight.SPLIT)), OVER));
        assertEquals(
                "agreement any 30 days: exclusion rule once: time that is claimed (claimed-uptime) must be paid by time that is down then,"
                        + " which uptime is not: a day is paid for all of an outage that others are paid for too (each-day)",
                assertThrows(IllegalArgumentException.class, () -> once(day.policy(OutageOverMidnight.EACH_DAY)))
                        .getMessage());
    }

    /** What is paid for the down time of something else is not told, and would be paid in each window. */
    @Test
    void whatIsPaidForOtherDownTimeIsRefused() {
        ServiceLevelTarget flat = ServiceLevelTarget.of("uptime", Indicator.availability())
                .atLeast("100%")
                .penalty(Penalty.flat("10%").when(Gate.missed("other")));
        assertEquals(
                "agreement any 30 days: exclusion rule once: time that is claimed (claimed-uptime) must be paid by time that is down then,"
                        + " which uptime is not: it pays a flat amount when another target (other) says so",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> agreement(ClaimTerms.AUTOMATIC)
                                        .target(flat)
                                        .target(target("other"))
                                        .exclusion(ONCE)
                                        .build())
                        .getMessage());
        ServiceLevelTarget two = ServiceLevelTarget.of("uptime", Indicator.availability())
                .objective(Objective.allOf(
                        Objective.limit(">= 100%"),
                        Objective.of(Indicator.availability(Downtime.reported().on("db")), ">= 100%")))
                .penalty(Penalty.flat("10%").whenMissed());
        assertEquals(
                "agreement any 30 days: exclusion rule once: time that is claimed (claimed-uptime) must be of a target of"
                        + " one figure of down time whose subjects are not pooled, which uptime is not",
                assertThrows(IllegalArgumentException.class, () -> once(two)).getMessage());
    }

    /** a could be claimed until 1 April noon, b, which was down at the same time, until 2 April 11:00; on 1 April 13:00 only b is. */
    @Test
    void ofEachSubjectOnlyItsOwnOutages_C83() {
        ServiceLevelTarget each = ServiceLevelTarget.of("uptime", Indicator.availability())
                .scope(Scope.each("a", "b"))
                .atLeast("100%")
                .penalty(Penalty.each("PT1H", "1%").by(Driver.EACH_OUTAGE));
        ComplianceEngine engine = ComplianceEngine.of(agreement(CLAIMED.fromEndOfOutage())
                .target(each)
                .exclusion(ONCE)
                .build());
        Outage a = Outage.of("2026-03-17T10:00Z", "2026-03-17T12:00Z").on("a");
        Outage b = Outage.of("2026-03-17T11:00Z", "2026-03-18T11:00Z").on("b");
        ComplianceReport march = report(engine, TUE_2026_03_31, List.of(a, b));
        assertEquals("EUR 260.00", march.credits().total().toString());
        List<Exclusion> claimed = engine.claimedTime(onFile(march), claim(march, "2026-04-01T13:00Z"), LATER);
        assertEquals(
                List.of("b 2026-03-17T11:00Z/2026-03-18T11:00Z"),
                claimed.stream()
                        .map(window -> window.origin().subject() + " " + window.range())
                        .toList());
        // The two hours of a were never paid.
        assertEquals("EUR 20.00", owed(engine, claimed, a, b));
    }

    /** Results of an agreement that does not say so keep nothing, and nothing is used up. */
    @Test
    void withoutARule() {
        ComplianceEngine engine = ComplianceEngine.of(
                agreement(ClaimTerms.AUTOMATIC).target(target("uptime")).build());
        History file = onFile(report(engine, TUE_2026_03_31, List.of(MARCH)));
        assertEquals(List.of(), engine.claimedTime(file, Dossier.empty(), LATER));
    }

    /** Each credit is claimed as the version of its period says: in March by itself. */
    @Test
    void anAgreementThatChanges() {
        Agreement first = agreement(ClaimTerms.AUTOMATIC)
                .target(target("uptime"))
                .exclusion(ONCE)
                .build();
        Agreement second =
                agreement(CLAIMED).target(target("uptime")).exclusion(ONCE).build();
        ComplianceEngine engine = ComplianceEngine.of(first);
        History file = onFile(report(engine, TUE_2026_03_31, List.of(MARCH)));
        AgreementHistory versions = AgreementHistory.of(first).from(LocalDate.of(2026, 4, 1), second);
        assertEquals(
                1,
                ComplianceEngine.claimedTime(versions, ReferenceData.empty(), file, Dossier.empty(), LATER)
                        .size());
        assertEquals(List.of(), ComplianceEngine.of(second).claimedTime(file, Dossier.empty(), LATER));
    }

    @Test
    void itIsOfDownTime() {
        Agreement.Builder counted = agreement(ClaimTerms.AUTOMATIC)
                .target(ServiceLevelTarget.of("uptime", Indicator.share(Selection.requests(), Condition.always()))
                        .atLeast("99%"))
                .exclusion(ONCE);
        Agreement.Builder pooled = agreement(ClaimTerms.AUTOMATIC)
                .target(target("uptime").scope(Scope.pooled("a", "b")))
                .exclusion(ONCE);
        for (Agreement.Builder wrong : List.of(counted, pooled)) {
            assertEquals(
                    "agreement any 30 days: exclusion rule once: time that is claimed (claimed-uptime) must be of a target of"
                            + " one figure of down time whose subjects are not pooled, which uptime is not",
                    assertThrows(IllegalArgumentException.class, wrong::build).getMessage());
        }
    }
}
