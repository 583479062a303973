package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.AgreementHistory;
import dev.sla4j.agreement.AgreementHistory.Change;
import dev.sla4j.agreement.ChronicRule;
import dev.sla4j.agreement.ClaimTerms;
import dev.sla4j.agreement.Deadline;
import dev.sla4j.agreement.EarnBack;
import dev.sla4j.agreement.Fee;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.RunningCap;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.agreement.SeveralPeriods;
import dev.sla4j.agreement.Trigger;
import dev.sla4j.measurement.Outage;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Cap;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Detail;
import dev.sla4j.report.History;
import dev.sla4j.report.PeriodResult;
import dev.sla4j.report.Remark;
import dev.sla4j.report.Verdict;
import dev.sla4j.settlement.CreditWalker;
import dev.sla4j.settlement.Dossier;
import dev.sla4j.settlement.Restatement;
import dev.sla4j.settlement.Statement;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Objective;
import dev.sla4j.target.Selection;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Money;
import dev.sla4j.value.Ratio;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** S29, C41, A30: an agreement that changes over time. */
class AgreementHistoryTest {
    private static final LocalDate WED_2026_04_01 = LocalDate.of(2026, 4, 1);
    private static final LocalDate THU_2026_04_16 = LocalDate.of(2026, 4, 16);
    private static final LocalDate SUN_2026_05_31 = LocalDate.of(2026, 5, 31);
    /** Twelve hours on each side of midnight of 16 April. */
    private static final List<Outage> OVER_THE_BORDER = List.of(Outage.of("2026-04-15T12:00Z", "2026-04-16T12:00Z"));

    private static Agreement version(String limit, String fee) {
        return Agreement.builder("hosting")
                .zone("UTC")
                .monthly()
                .from(LocalDate.of(2026, 1, 1))
                .fee("fee", Money.of(fee, "EUR"))
                .target(ServiceLevelTarget.of("uptime", Indicator.availability())
                        .atLeast(limit)
                        .penalty(Penalty.flat("10%")))
                .severalPeriods(SeveralPeriods.none()
                        .right(ChronicRule.of("end", Trigger.missed().inARow(2), "to terminate")))
                .build();
    }

    private static AgreementHistory history() {
        return AgreementHistory.of(version("90%", "300.00")).from(THU_2026_04_16, version("99.9%", "600.00"));
    }

    private static List<ComplianceReport> reports(AgreementHistory versions) {
        return ComplianceEngine.evaluate(
                versions, ReferenceData.empty(), WED_2026_04_01, SUN_2026_05_31, History.empty(), OVER_THE_BORDER);
    }

    @Test
    void theVersionOfThePeriodsStartIsValid() {
        List<ComplianceReport> reports = reports(history());
        assertEquals(2, reports.size());
        // 24 of 720 hours down: 96.67 %, which the first version allows.
        assertEquals(Verdict.MET, reports.get(0).target("uptime").verdict());
        assertEquals(
                Figure.share(Ratio.of(29, 30)), reports.get(0).target("uptime").figure());
        assertEquals(
                ">= 99.9%", reports.get(1).target("uptime").attainment().limit().toString());
    }

    @Test
    void aChangeMayCutThePeriodAndItsFee() {
        List<ComplianceReport> reports = reports(history().changing(Change.CUTS_PERIOD));
        assertEquals(
                List.of("2026-04 from 2026-04-01T00:00:00Z", "2026-04 from 2026-04-16T00:00:00Z", "2026-05"),
                reports.stream().map(report -> report.period().label()).toList());
        // The outage is split at the border: 12 of 360 hours in each part.
        for (ComplianceReport half : reports.subList(0, 2)) {
            assertEquals(Figure.share(Ratio.of(29, 30)), half.target("uptime").figure());
        }
        assertEquals(Verdict.MET, reports.get(0).target("uptime").verdict());
        assertEquals(Verdict.MISSED, reports.get(1).target("uptime").verdict());
        // Half of 600.00.
        assertEquals(Money.of("30.00", "EUR"), reports.get(1).credits().total());
        assertEquals(
                List.of(),
                reports.get(2).remarks().stream()
                        .filter(remark -> remark.text().contains("2026-04"))
                        .toList());
    }

    @Test
    void rulesOverSeveralPeriodsReadThePartsInTheirOrder() {
        AgreementHistory versions = AgreementHistory.of(version("99.9%", "300.00"))
                .from(THU_2026_04_16, version("99.9%", "600.00"))
                .changing(Change.CUTS_PERIOD);
        List<ComplianceReport> reports = reports(versions);
        assertEquals(
                "ARISEN", reports.get(1).sequel().rights().get(0).standing().name());
        assertEquals(2, reports.get(1).sequel().rights().get(0).periods().size());
    }

    /** 300.00 a month until 15 April, 600.00 since; a credit of 10 % of a base for each period with an outage. */
    private static AgreementHistory reading(Base base, SeveralPeriods terms, String second) {
        return AgreementHistory.of(paying("300.00", base, terms)).from(THU_2026_04_16, paying(second, base, terms));
    }

    private static Agreement paying(String fee, Base base, SeveralPeriods terms) {
        return paying(fee, base, terms, LocalDate.of(2026, 1, 1));
    }

    private static Agreement paying(String fee, Base base, SeveralPeriods terms, LocalDate begin) {
        return Agreement.builder("hosting")
                .zone("UTC")
                .monthly()
                .from(begin)
                .until(LocalDate.of(2027, 1, 1))
                .fee("fee " + fee, Money.of(fee, "EUR"))
                .target(ServiceLevelTarget.of("uptime", Indicator.availability())
                        .atLeast("99.9%")
                        .penalty(Penalty.flat("10%").of(base)))
                .severalPeriods(terms)
                .build();
    }

    private static List<String> credits(AgreementHistory versions) {
        List<Outage> outages = List.of(OVER_THE_BORDER.get(0), Outage.of("2026-05-10T12:00Z", "2026-05-11T12:00Z"));
        List<ComplianceReport> reports = ComplianceEngine.evaluate(
                versions, ReferenceData.empty(), WED_2026_04_01, SUN_2026_05_31, History.empty(), outages);
        reports.forEach(CreditWalker::readd);
        return reports.stream()
                .map(report -> report.credits()
                        .total()
                        .plus(report.credits().disputed())
                        .toString())
                .toList();
    }

    /** S29: another period costs what the version says that was or will be valid then. */
    @Test
    void feesOfAnotherTimeAreThoseOfTheVersionThatIsValidThen() {
        record Case(String clause, Base base, Change change, List<String> credits) {}
        Base fee = Base.onlyFee();
        List<Case> cases = List.of(
                // March and April at 300.00.
                new Case("before", Base.previousPeriod(fee), Change.AT_NEXT_PERIOD, List.of("EUR 30.00", "EUR 30.00")),
                // May and June at 600.00.
                new Case("after", Base.nextPeriod(fee), Change.AT_NEXT_PERIOD, List.of("EUR 60.00", "EUR 60.00")),
                // Half of March, 300.00, for each half of April; April of 150.00 and 300.00 for May.
                new Case(
                        "before, cut",
                        Base.previousPeriod(fee),
                        Change.CUTS_PERIOD,
                        List.of("EUR 15.00", "EUR 15.00", "EUR 45.00")),
                // Half of May, 600.00, for each half of April; June for May.
                new Case(
                        "after, cut",
                        Base.nextPeriod(fee),
                        Change.CUTS_PERIOD,
                        List.of("EUR 30.00", "EUR 30.00", "EUR 60.00")),
                // From 2 March: 300.00 × 30 ÷ 31; from 1 April 300.00.
                new Case(
                        "30 days before",
                        Base.trailing(Period.ofDays(30), fee),
                        Change.AT_NEXT_PERIOD,
                        List.of("EUR 29.03", "EUR 30.00")),
                // From 17 March: 300.00 × 15 ÷ 31 + 300.00 × 15 ÷ 30 = 295.16; from 1 April: 150.00 + 300.00.
                new Case(
                        "30 days before, cut",
                        Base.trailing(Period.ofDays(30), fee),
                        Change.CUTS_PERIOD,
                        List.of("EUR 29.03", "EUR 29.52", "EUR 45.00")),
                // 4 × 300.00 + 8 × 600.00 = 6000.00.
                new Case("term", Base.term(fee), Change.AT_NEXT_PERIOD, List.of("EUR 600.00", "EUR 600.00")),
                // 3.5 × 300.00 + 8.5 × 600.00 = 6150.00.
                new Case(
                        "term, cut",
                        Base.term(fee),
                        Change.CUTS_PERIOD,
                        List.of("EUR 615.00", "EUR 615.00", "EUR 615.00")));
        for (Case one : cases) {
            assertEquals(
                    one.credits(),
                    credits(reading(one.base(), SeveralPeriods.none(), "600.00").changing(one.change())),
                    one.clause());
        }
    }

    /** S21, S29: the base of a cap over several periods is summed at the price of each. */
    @Test
    void aCapOverSeveralPeriodsIsOfWhatEachOfThemCost() {
        SeveralPeriods two = SeveralPeriods.none().capped(RunningCap.of(2, Cap.of("2%", Base.onlyFee())));
        // 2 % of 300.00, as the term begins in April; of 300.00 + 600.00 less 6.00.
        assertEquals(List.of("EUR 6.00", "EUR 12.00"), credits(sinceApril(two)));
        // 2 % of 150.00; of 150.00 + 300.00 less 3.00; of 300.00 + 600.00 less 6.00.
        assertEquals(
                List.of("EUR 3.00", "EUR 6.00", "EUR 12.00"),
                credits(sinceApril(two).changing(Change.CUTS_PERIOD)));
        SeveralPeriods term = SeveralPeriods.none().capped(RunningCap.ofTerm("0.5%"));
        // 0.5 % of 300.00 + 8 × 600.00 = 25.50.
        assertEquals(List.of("EUR 25.50", "EUR 0.00"), credits(sinceApril(term)));
        // 0.5 % of 150.00 + 300.00 + 8 × 600.00 = 26.25, of which the first half takes 15.00.
        assertEquals(
                List.of("EUR 15.00", "EUR 11.25", "EUR 0.00"),
                credits(sinceApril(term).changing(Change.CUTS_PERIOD)));
    }

    private static AgreementHistory sinceApril(SeveralPeriods terms) {
        return AgreementHistory.of(paying("300.00", Base.onlyFee(), terms, WED_2026_04_01))
                .from(THU_2026_04_16, paying("600.00", Base.onlyFee(), terms, WED_2026_04_01));
    }

    private static Agreement charging(Base base, SeveralPeriods terms, String... fees) {
        Agreement.Builder builder =
                Agreement.builder("hosting").zone("UTC").monthly().from(LocalDate.of(2026, 1, 1));
        for (int i = 0; i < fees.length; i += 2) {
            builder.fee(fees[i], Money.of(fees[i + 1], "EUR"));
        }
        return builder.target(ServiceLevelTarget.of("uptime", Indicator.availability())
                        .atLeast("99.9%")
                        .penalty(Penalty.flat("10%").of(base)))
                .severalPeriods(terms)
                .build();
    }

    /** S29: what is not among the fees of another version costs nothing in its time, and nobody must find that out by himself. */
    @Test
    void aFeeThatAnotherVersionDoesNotHaveIsNamed() {
        SeveralPeriods none = SeveralPeriods.none();
        Base web = Base.previousPeriod(Base.fee("web"));
        Base portal = Base.previousPeriod(Base.fee("portal"));
        LocalDate fridayInMay = LocalDate.of(2026, 5, 1);
        AgreementHistory renamed = AgreementHistory.of(charging(web, none, "web", "300.00"))
                .from(fridayInMay, charging(portal, none, "portal", "400.00", "mail", "7.00"));
        // 10 % of April's web at 300.00; of April's portal, which was called web then.
        assertEquals(List.of("EUR 30.00", "EUR 0.00"), credits(renamed));
        assertEquals(
                List.of("fee 'portal' is not among the fees of the version of the agreement that is charged from"
                        + " 2026-04-01 00:00Z to 2026-05-01 00:00Z ('web'): it costs nothing then"),
                remarksOfMay(renamed));
        assertTrue(explanationOfMay(renamed).contains("fee 'portal' is not among"), explanationOfMay(renamed));
        // Stated with nothing, it is known to cost nothing.
        AgreementHistory stated = AgreementHistory.of(charging(web, none, "web", "300.00", "portal", "0.00"))
                .from(fridayInMay, charging(portal, none, "portal", "400.00"));
        assertEquals(List.of("EUR 30.00", "EUR 0.00"), credits(stated));
        assertEquals(List.of(), remarksOfMay(stated));
        // A cap of two periods reads April too: 50 % of 0.00 + 40.00, less the 30.00 of April, is nothing.
        SeveralPeriods two = none.capped(RunningCap.of(2, Cap.of("50%", Base.fee("portal"))));
        AgreementHistory capped = AgreementHistory.of(charging(Base.fee("web"), none, "web", "300.00"))
                .from(fridayInMay, charging(Base.fee("web"), two, "web", "300.00", "portal", "40.00"));
        assertEquals(List.of("EUR 30.00", "EUR 0.00"), credits(capped));
        assertEquals(1, remarksOfMay(capped).size());
    }

    /** S29: "the fee" is in another version its only fee, else the one of the same name, else all it costs. */
    @Test
    void theOnlyFeeInAVersionOfSeveral() {
        SeveralPeriods none = SeveralPeriods.none();
        Base before = Base.previousPeriod(Base.onlyFee());
        LocalDate fridayInMay = LocalDate.of(2026, 5, 1);
        AgreementHistory same = AgreementHistory.of(charging(Base.allFees(), none, "web", "300.00", "mail", "50.00"))
                .from(fridayInMay, charging(before, none, "web", "400.00"));
        assertEquals(List.of("EUR 35.00", "EUR 30.00"), credits(same));
        assertEquals(List.of(), remarksOfMay(same));
        AgreementHistory other = AgreementHistory.of(charging(Base.allFees(), none, "web", "300.00", "mail", "50.00"))
                .from(fridayInMay, charging(before, none, "portal", "400.00"));
        assertEquals(List.of("EUR 35.00", "EUR 35.00"), credits(other));
        assertEquals(
                List.of("fee 'portal' is not among the fees of the version of the agreement that is charged from"
                        + " 2026-04-01 00:00Z to 2026-05-01 00:00Z ('web', 'mail'): all of them are taken for it then"),
                remarksOfMay(other));
        // Where the version before has no fee at all, its only one is missed too.
        Agreement free = Agreement.builder("hosting")
                .zone("UTC")
                .monthly()
                .from(LocalDate.of(2026, 1, 1))
                .target(ServiceLevelTarget.of("uptime", Indicator.availability())
                        .atLeast("99.9%")
                        .penalty(Penalty.flat(Money.of("5.00", "EUR"))))
                .build();
        AgreementHistory costing = AgreementHistory.of(free).from(fridayInMay, charging(before, none, "web", "400.00"));
        assertEquals(List.of("EUR 5.00", "EUR 0.00"), credits(costing));
        assertEquals(
                List.of("fee 'web' is not among the fees of the version of the agreement that is charged from"
                        + " 2026-04-01 00:00Z to 2026-05-01 00:00Z (none): it costs nothing then"),
                remarksOfMay(costing));
        // As it is called makes no difference where there is one.
        AgreementHistory renamed = AgreementHistory.of(charging(Base.allFees(), none, "web", "300.00"))
                .from(fridayInMay, charging(before, none, "portal", "400.00"));
        assertEquals(List.of("EUR 30.00", "EUR 30.00"), credits(renamed));
        assertEquals(List.of(), remarksOfMay(renamed));
    }

    private static ComplianceReport may(AgreementHistory versions) {
        List<Outage> outages = List.of(Outage.of("2026-05-10T12:00Z", "2026-05-11T12:00Z"));
        return ComplianceEngine.evaluate(
                        versions, ReferenceData.empty(), WED_2026_04_01, SUN_2026_05_31, History.empty(), outages)
                .get(1);
    }

    private static List<String> remarksOfMay(AgreementHistory versions) {
        return may(versions).remarks().stream()
                .filter(remark -> remark.kind() == Remark.Kind.ABSENT_FEE)
                .map(Remark::text)
                .toList();
    }

    private static String explanationOfMay(AgreementHistory versions) {
        return may(versions).explanation(Detail.STEPS).toText();
    }

    /** S29: a change that changes nothing changes no sum. */
    @Test
    void thePartsOfACutPeriodTogetherReadWhatTheWholeWouldHave() {
        for (Base base :
                List.of(Base.onlyFee(), Base.previousPeriod(Base.onlyFee()), Base.nextPeriod(Base.onlyFee()))) {
            AgreementHistory same = reading(base, SeveralPeriods.none(), "300.00");
            assertEquals(List.of("EUR 30.00", "EUR 30.00"), credits(same), base.toString());
            assertEquals(
                    List.of("EUR 15.00", "EUR 15.00", "EUR 30.00"),
                    credits(same.changing(Change.CUTS_PERIOD)),
                    base.toString());
        }
    }

    /** A fee that is agreed for some days only keeps them where a change cuts the period. */
    @Test
    void aFeeOfSomeDaysKeepsThemInTheParts() {
        Agreement until = Agreement.builder("hosting")
                .zone("UTC")
                .monthly()
                .fee(new Fee("fee", Money.of("300.00", "EUR"), null).validUntil(LocalDate.of(2026, 4, 11)))
                .target(ServiceLevelTarget.of("uptime", Indicator.availability())
                        .atLeast("99.9%")
                        .penalty(Penalty.flat("10%")))
                .build();
        // 300.00 × 10 ÷ 30 days; later it costs nothing.
        assertEquals(
                List.of("EUR 10.00", "EUR 0.00", "EUR 0.00"),
                credits(AgreementHistory.of(until).from(THU_2026_04_16, until).changing(Change.CUTS_PERIOD)));
    }

    @Test
    void severalChangesInOnePeriod() {
        AgreementHistory versions = history()
                .from(LocalDate.of(2026, 4, 20), version("95%", "900.00"))
                .changing(Change.CUTS_PERIOD);
        List<AgreementHistory.Valid> periods = versions.periods(WED_2026_04_01, WED_2026_04_01);
        assertEquals(3, periods.size());
        assertEquals(
                "2026-04 from 2026-04-20T00:00:00Z", periods.get(2).period().label());
        assertEquals(periods.get(0).period().end(), periods.get(1).period().start());
        assertEquals(3, versions.versions().size());
    }

    private static History onFile(AgreementHistory versions, List<Outage> outages) {
        History file = History.empty();
        for (ComplianceReport report : ComplianceEngine.evaluate(
                versions, ReferenceData.empty(), WED_2026_04_01, SUN_2026_05_31, History.empty(), outages)) {
            file = file.with(report.frozen());
        }
        return file;
    }

    /** S25, S29: a closed period is restated by the version that it was evaluated by, so only what happened changes it. */
    @Test
    void aClosedPeriodIsRestatedByItsOwnVersion() {
        Base fee = Base.onlyFee();
        List<Outage> then = List.of(Outage.of("2026-04-20T12:00Z", "2026-04-21T12:00Z"));
        List<Outage> now = List.of(then.get(0), Outage.of("2026-05-10T12:00Z", "2026-05-11T12:00Z"));
        for (Change change : Change.values()) {
            AgreementHistory versions =
                    reading(fee, SeveralPeriods.none(), "600.00").changing(change);
            History file = onFile(versions, then);
            assertEquals(List.of(), ComplianceEngine.restate(versions, ReferenceData.empty(), file, then, then));
            assertEquals(List.of(), ComplianceEngine.restate(versions, ReferenceData.empty(), file, then));
            List<Restatement> restated = ComplianceEngine.restate(versions, ReferenceData.empty(), file, then, now);
            assertEquals(1, restated.size());
            assertEquals("2026-05", restated.get(0).now().period().label());
            // 10 % of 600.00.
            assertEquals(
                    Money.of("60.00", "EUR"),
                    restated.get(0).adjustments().get(0).amount());
            assertEquals(
                    List.of(Restatement.Cause.Kind.EVIDENCE_ADDED),
                    restated.get(0).causes().stream()
                            .map(Restatement.Cause::kind)
                            .toList());
        }
        // A version knows that there are others, and restates no period of theirs.
        AgreementHistory versions = reading(fee, SeveralPeriods.none(), "600.00");
        ComplianceEngine second = ComplianceEngine.of(versions.at(SUN_2026_05_31));
        History april = onFile(versions, then);
        assertEquals(
                "period (2026-04 2026-04-01T00:00Z/2026-05-01T00:00Z) must be one that this version of"
                        + " agreement hosting is for; another version is\nMaybe restate(versions, …) is meant.",
                assertThrows(IllegalArgumentException.class, () -> second.restate(april, then, then))
                        .getMessage());
        // An agreement that stands for itself takes the place of what was agreed: all is priced by it, and it says so.
        Restatement byItself = ComplianceEngine.of(paying("600.00", fee, SeveralPeriods.none()))
                .restate(april, then, then)
                .get(0);
        assertEquals(
                List.of(Restatement.Cause.Kind.AGREEMENT),
                byItself.causes().stream().map(Restatement.Cause::kind).toList());
    }

    /** S27: a version that nobody reads yet makes no earlier period depend on another agreement. */
    @Test
    void theIdentityIsOfWhatThePeriodReads() {
        record Case(String what, Base base, SeveralPeriods terms, boolean changes) {}
        Base fee = Base.onlyFee();
        SeveralPeriods none = SeveralPeriods.none();
        SeveralPeriods sinceThen = none.capped(RunningCap.of(2, Cap.of("50%", fee)));
        List<Case> cases = List.of(
                new Case("its own fee", fee, none, false),
                new Case("of the period before", Base.previousPeriod(fee), none, false),
                new Case("of 30 days before", Base.trailing(Period.ofDays(30), fee), none, false),
                new Case("a cap of two periods", fee, sinceThen, false),
                new Case("of the period after", Base.nextPeriod(fee), none, true),
                new Case("of the term", Base.term(fee), none, true),
                new Case("a cap of the term", fee, none.capped(RunningCap.ofTerm("50%")), true));
        for (Case one : cases) {
            for (Change change : Change.values()) {
                Agreement now = paying("300.00", one.base(), one.terms());
                AgreementHistory recorded = AgreementHistory.of(now)
                        .from(LocalDate.of(2026, 5, 1), paying("600.00", one.base(), one.terms()))
                        .changing(change);
                assertEquals(
                        one.changes(),
                        !identityOfApril(AgreementHistory.of(now)).equals(identityOfApril(recorded)),
                        one.what() + " " + change);
                // The fee of May is what matters, not that there is a version.
                AgreementHistory same = AgreementHistory.of(now)
                        .from(LocalDate.of(2026, 5, 1), paying("300.00", one.base(), one.terms()))
                        .changing(change);
                assertEquals(identityOfApril(AgreementHistory.of(now)), identityOfApril(same), one.what());
            }
        }
    }

    private static String identityOfApril(AgreementHistory versions) {
        return ComplianceEngine.evaluate(
                        versions,
                        ReferenceData.empty(),
                        WED_2026_04_01,
                        WED_2026_04_01,
                        History.empty(),
                        OVER_THE_BORDER)
                .get(0)
                .identity()
                .agreement();
    }

    /** S25: so a later version is no cause of what evidence alone has changed. */
    @Test
    void aVersionRecordedLaterIsNoCause() {
        Agreement now = paying("300.00", Base.onlyFee(), SeveralPeriods.none());
        History file = onFile(AgreementHistory.of(now), List.of());
        AgreementHistory recorded = AgreementHistory.of(now)
                .from(LocalDate.of(2026, 9, 1), paying("600.00", Base.onlyFee(), SeveralPeriods.none()));
        assertEquals(
                List.of(Restatement.Cause.Kind.EVIDENCE_ADDED),
                ComplianceEngine.restate(recorded, ReferenceData.empty(), file, List.of(), OVER_THE_BORDER)
                        .get(0)
                        .causes()
                        .stream()
                        .map(Restatement.Cause::kind)
                        .toList());
    }

    /** A statement by one version says nothing about a credit of another one. */
    @Test
    void aStatementOfOneVersionRefusesPeriodsOfOthers() {
        SeveralPeriods automatic = SeveralPeriods.none().earnBack(EarnBack.of("uptime", ">= 99.9%", 1));
        LocalDate fridayInMay = LocalDate.of(2026, 5, 1);
        AgreementHistory versions = AgreementHistory.of(paying("300.00", Base.onlyFee(), automatic))
                .from(
                        fridayInMay,
                        paying("300.00", Base.onlyFee(), automatic.claims(ClaimTerms.within(Deadline.days(15)))));
        History file = onFile(versions, OVER_THE_BORDER);
        PeriodResult april = file.results().get(0);
        PeriodResult may = file.results().get(1);
        Agreement second = versions.at(fridayInMay);
        String expected = "period (2026-04 2026-04-01T00:00Z/2026-05-01T00:00Z) must be one that this version of"
                + " agreement hosting is for; another version is\nMaybe Statement.of(versions, …) is meant.";
        assertEquals(
                expected,
                assertThrows(IllegalArgumentException.class, () -> Statement.of(second, april))
                        .getMessage());
        // What May returns was paid, or not, by the terms of April.
        Dossier dossier = Dossier.empty().with(file);
        assertEquals(
                expected,
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Statement.of(second, ReferenceData.empty(), may, dossier, may.asOf()))
                        .getMessage());
        assertEquals(Money.of("30.00", "EUR"), total(Statement.of(versions.at(WED_2026_04_01), april)));
    }

    /** A change would lie in each of the windows that overlap it. */
    @Test
    void aRollingCycleIsNotCut() {
        Agreement rolling = Agreement.builder("r")
                .zone("UTC")
                .cycle(EvaluationCycle.rolling(Duration.ofDays(30)))
                .target(ServiceLevelTarget.of("up", Indicator.availability()))
                .build();
        assertEquals(
                "change (CUTS_PERIOD) must be AT_NEXT_PERIOD for cycle (rolling PT720H) of agreement r, whose periods"
                        + " overlap: a change would cut many of them",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> AgreementHistory.of(rolling).changing(Change.CUTS_PERIOD))
                        .getMessage());
        AgreementHistory history = AgreementHistory.of(rolling).from(THU_2026_04_16, rolling);
        assertEquals(
                Change.AT_NEXT_PERIOD, history.changing(Change.AT_NEXT_PERIOD).change());
    }

    private static Agreement custom(String limit) {
        Indicator peak = Indicator.custom("late-peak/1", Selection.requests(), Figure.Unit.NUMBER);
        return Agreement.builder("hosting")
                .zone("UTC")
                .monthly()
                .target(ServiceLevelTarget.of("peak", peak).objective(Objective.limit(limit)))
                .build();
    }

    /** Functions of the user's own are given to the engine of each version. */
    @Test
    void versionsWithFunctionsOfTheUsersOwn() {
        AgreementHistory versions =
                AgreementHistory.of(custom("<= 5000")).from(LocalDate.of(2026, 5, 1), custom("<= 7000"));
        assertThrows(
                IllegalArgumentException.class,
                () -> ComplianceEngine.evaluate(
                        versions,
                        ReferenceData.empty(),
                        WED_2026_04_01,
                        SUN_2026_05_31,
                        History.empty(),
                        OVER_THE_BORDER));
        Function<Agreement, ComplianceEngine> engines =
                version -> ComplianceEngine.of(version, ReferenceData.empty(), List.of(new LatePeak()));
        List<ComplianceReport> reports = ComplianceEngine.evaluate(
                versions, engines, WED_2026_04_01, SUN_2026_05_31, History.empty(), OVER_THE_BORDER);
        assertEquals(
                List.of("<= 5000", "<= 7000"),
                reports.stream()
                        .map(report ->
                                report.target("peak").attainment().limit().toString())
                        .toList());
        History file =
                new History(reports.stream().map(ComplianceReport::frozen).toList());
        assertEquals(List.of(), ComplianceEngine.restate(versions, engines, file, OVER_THE_BORDER, OVER_THE_BORDER));
        assertEquals(List.of(), ComplianceEngine.restate(versions, engines, file, OVER_THE_BORDER));
        assertEquals(
                "engine must be of the version that it is asked for, " + versions.at(SUN_2026_05_31) + ", not of "
                        + versions.at(WED_2026_04_01),
                assertThrows(
                                IllegalArgumentException.class,
                                () -> ComplianceEngine.evaluate(
                                        versions,
                                        version -> engines.apply(versions.at(WED_2026_04_01)),
                                        WED_2026_04_01,
                                        SUN_2026_05_31,
                                        History.empty(),
                                        OVER_THE_BORDER))
                        .getMessage());
    }

    /** What was cut when it was closed is cut when it is restated, and a rule over several periods reads the parts. */
    @Test
    void thePartsOfACutPeriodAreRestatedAndReadByThoseAfterThem() {
        AgreementHistory versions = AgreementHistory.of(version("99.9%", "300.00"))
                .from(THU_2026_04_16, version("99.9%", "600.00"))
                .changing(Change.CUTS_PERIOD);
        History file = onFile(versions, OVER_THE_BORDER);
        List<Outage> now = List.of(Outage.of("2026-04-16T00:00Z", "2026-04-16T12:00Z"));
        List<Restatement> restated =
                ComplianceEngine.restate(versions, ReferenceData.empty(), file, OVER_THE_BORDER, now);
        assertEquals(
                List.of("2026-04 from 2026-04-01T00:00:00Z", "2026-04 from 2026-04-16T00:00:00Z"),
                restated.stream().map(one -> one.now().period().label()).toList());
        // 10 % of the half of 300.00 is not owed any more; the second half misses as before, but for the first time.
        assertEquals(
                Money.of("-15.00", "EUR"), restated.get(0).adjustments().get(0).amount());
        assertEquals(List.of(), restated.get(1).adjustments());
        assertEquals(
                List.of("2026-04 from 2026-04-16T00:00:00Z", "2026-05"),
                restated.get(0).readBy());
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> ComplianceEngine.restate(
                                versions.changing(Change.AT_NEXT_PERIOD),
                                ReferenceData.empty(),
                                file,
                                OVER_THE_BORDER,
                                now))
                .getMessage();
        assertTrue(message.contains("must be one of these versions"), message);
    }

    /** S29: whether a credit must be claimed is said by the version of its period, also where it is corrected or returned later. */
    @Test
    void aCreditIsClaimedAsTheVersionOfItsPeriodSays() {
        SeveralPeriods automatic = SeveralPeriods.none().earnBack(EarnBack.of("uptime", ">= 99.9%", 1));
        SeveralPeriods claimed = automatic.claims(ClaimTerms.within(Deadline.days(15)));
        Base fee = Base.onlyFee();
        LocalDate fridayInMay = LocalDate.of(2026, 5, 1);
        AgreementHistory versions =
                AgreementHistory.of(paying("300.00", fee, automatic)).from(fridayInMay, paying("300.00", fee, claimed));
        // Missed in April, which pays 30.00 at once, and reached in May, which returns it.
        History file = onFile(versions, OVER_THE_BORDER);
        PeriodResult may = file.results().get(1);
        Instant june = may.period().end();
        Dossier dossier = Dossier.empty().with(file);
        ReferenceData none = ReferenceData.empty();
        assertEquals(Money.of("-30.00", "EUR"), total(Statement.of(versions, none, may, dossier, june)));
        // Without April on file it is not known whether that was paid: returned is nothing for certain, all of it
        // perhaps.
        Statement alone = Statement.of(versions.at(fridayInMay), may);
        assertEquals(Money.of("0.00", "EUR"), total(alone));
        assertEquals(Money.of("30.00", "EUR"), alone.totals().returnable());
        assertTrue(
                alone.toText()
                        .contains("whether it was paid is not known, because the result of 2026-04 is not on file"),
                alone::toText);
        // It becomes known that April was kept: what was paid is taken back once, as a correction, and nothing is
        // returned.
        Restatement april = ComplianceEngine.restate(versions, none, file, OVER_THE_BORDER, List.of())
                .get(0);
        PeriodResult mayNow = ComplianceEngine.restate(versions, none, file, OVER_THE_BORDER, List.of())
                .get(1)
                .now();
        assertEquals(Money.of("-30.00", "EUR"), total(Statement.of(versions, none, mayNow, dossier.with(april), june)));
    }

    private static Money total(Statement statement) {
        return statement.totals().total();
    }

    @Test
    void versionsFitTogether() {
        assertThrows(IllegalArgumentException.class, () -> history().from(THU_2026_04_16, version("90%", "1.00")));
        Agreement other = Agreement.builder("other")
                .zone("UTC")
                .monthly()
                .target(ServiceLevelTarget.of("uptime", Indicator.availability()))
                .build();
        assertThrows(IllegalArgumentException.class, () -> history().from(SUN_2026_05_31, other));
        Agreement dollars = Agreement.builder("hosting")
                .zone("UTC")
                .monthly()
                .fee("fee", Money.of("300.00", "USD"))
                .target(ServiceLevelTarget.of("uptime", Indicator.availability()))
                .build();
        assertEquals(
                "currency of version from 2026-05-31 (USD) must be that of the first one (EUR)",
                assertThrows(IllegalArgumentException.class, () -> history().from(SUN_2026_05_31, dollars))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> history().periods(SUN_2026_05_31, WED_2026_04_01));
    }
}
