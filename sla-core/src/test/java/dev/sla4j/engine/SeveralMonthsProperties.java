package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.AgreementHistory;
import dev.sla4j.agreement.AgreementHistory.Change;
import dev.sla4j.agreement.ChronicRule;
import dev.sla4j.agreement.ClaimTerms;
import dev.sla4j.agreement.Combination;
import dev.sla4j.agreement.CreditGroup;
import dev.sla4j.agreement.Deadline;
import dev.sla4j.agreement.EarnBack;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.RunningCap;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.agreement.Settlement;
import dev.sla4j.agreement.SeveralPeriods;
import dev.sla4j.agreement.Trigger;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Cap;
import dev.sla4j.penalty.Creditor;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.penalty.PerUnit;
import dev.sla4j.report.Adjustment;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.History;
import dev.sla4j.report.PeriodResult;
import dev.sla4j.report.Sequel;
import dev.sla4j.settlement.CreditWalker;
import dev.sla4j.settlement.Dossier;
import dev.sla4j.settlement.Restatement;
import dev.sla4j.settlement.Statement;
import dev.sla4j.settlement.Statement.Totals;
import dev.sla4j.settlement.Waiver;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.OutageIdentity;
import dev.sla4j.target.OutageOverBorder;
import dev.sla4j.time.DatedFact;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.Schedule;
import dev.sla4j.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/**
 * S7, S25, S29: half a year of outages over the ends of months, some of which were not over or not known when their month was closed. What is paid in all is
 * the same whether all was known from the start or three months were closed first and corrected in the statements of April; so is what is paid of each
 * month with its corrections, and so is each result.
 */
@AddLifecycleHook(Cases.class)
class SeveralMonthsProperties {
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final int CLOSED = 3;
    private static final int MONTHS = 6;
    /** All deadlines are over. */
    private static final Instant LATER = Instant.parse("2027-12-01T00:00:00Z");

    /**
     * What was agreed and what happened.
     *
     * @param then what was known when the first months were closed
     * @param now what is known now
     */
    record World(AgreementHistory versions, ZoneId zone, List<Measurement> then, List<Measurement> now, Draw draw) {
        List<ComplianceReport> evaluate(int from, int until, History history, List<Measurement> rows) {
            List<ComplianceReport> reports = ComplianceEngine.evaluate(
                    versions,
                    ReferenceData.empty(),
                    JANUARY.plusMonths(from).atDay(1),
                    JANUARY.plusMonths(until - 1L).atEndOfMonth(),
                    history,
                    rows);
            reports.forEach(CreditWalker::readd);
            reports.forEach(FigureWalker::walk);
            return reports;
        }

        /** In how many periods after it a credit may be earned back; 0 if none is. */
        int earnedBackWithin() {
            return versions.at(JANUARY.atDay(1)).severalPeriods().earnBacks().stream()
                    .mapToInt(EarnBack::periods)
                    .max()
                    .orElse(0);
        }

        Instant closing() {
            return JANUARY.plusMonths(CLOSED).atDay(1).atStartOfDay(zone).toInstant();
        }

        Totals totals(PeriodResult of, Dossier dossier) {
            return Objects.requireNonNull(statement(of, dossier).totals());
        }

        Statement statement(PeriodResult of, Dossier dossier) {
            return Statement.of(versions, ReferenceData.empty(), of, dossier, LATER);
        }
    }

    private static World world(Draw draw) {
        ZoneId zone = ZoneId.of(draw.of("UTC", "Europe/Berlin", "America/St_Johns"));
        // Credits that are as much as before and for other outages, returned in a month that is closed and says what it
        // said.
        boolean others = draw.chance(35);
        SeveralPeriods terms = others ? ofOtherOutages(draw) : terms(draw, zone);
        boolean incidents = draw.chance(30);
        AgreementHistory versions = AgreementHistory.of(agreement(draw, zone, terms, incidents, others));
        if (draw.chance(40)) {
            versions = versions.from(
                            LocalDate.of(2026, draw.between(2, 5), draw.of(1, 1, 10, 16)),
                            agreement(draw, zone, terms, incidents, others))
                    .changing(draw.of(Change.values()));
        }
        int kept = draw.between(1, CLOSED);
        List<Measurement> then = new ArrayList<>();
        List<Measurement> now = new ArrayList<>();
        Instant closing = JANUARY.plusMonths(CLOSED).atDay(1).atStartOfDay(zone).toInstant();
        Instant at = JANUARY.atDay(1).atStartOfDay(zone).toInstant().plus(Duration.ofHours(draw.below(300)));
        for (int i = 0; i < 12; i++) {
            YearMonth month = YearMonth.from(at.atZone(zone));
            if (!others && draw.chance(60)) {
                Instant border = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
                Instant near = border.minus(Duration.ofHours(draw.between(0, 30)));
                at = near.isAfter(at) ? near : at;
            }
            Instant end =
                    at.plus(Duration.ofHours(others ? draw.between(1, 3) : draw.of(1, 2, 5, 40, draw.between(1, 900))));
            if (end.isAfter(
                    JANUARY.plusMonths(MONTHS).atDay(1).atStartOfDay(zone).toInstant())) {
                break;
            }
            String id = "o" + i;
            String incident = "I" + draw.below(4);
            Outage outage = Outage.of(at, end).id(id).incident(incident);
            Outage open = Outage.since(at).id(id).incident(incident);
            int known = !at.isBefore(closing) ? 0 : draw.below(6);
            if (others && at.isBefore(closing)) {
                known = kept == month.getMonthValue() ? 4 : draw.of(0, 5, known);
            }
            switch (known) {
                case 0 -> {}
                case 1 -> then.add(open);
                case 2 ->
                    then.add(Outage.of(at, end.minus(Duration.between(at, end).dividedBy(2)))
                            .id(id)
                            .incident(incident));
                default -> then.add(end.isAfter(closing) ? open : outage);
            }
            if (known < 5) {
                now.add(outage);
            }
            at = end.plus(Duration.ofHours(draw.of(1, 10, 200, draw.between(1, others ? 1200 : 600))));
        }
        return new World(versions, zone, then, now, draw);
    }

    private static SeveralPeriods ofOtherOutages(Draw draw) {
        ClaimTerms claims = ClaimTerms.within(Deadline.days(draw.of(20, 40, 90)));
        return SeveralPeriods.none()
                .earnBack(EarnBack.of("a", draw.of(">= 99.5%", ">= 99.8%"), draw.of(1, 1, 2)))
                .claims(draw.chance(50) ? claims.fromEndOfOutage() : claims.fromEndOfLastOutage());
    }

    private static SeveralPeriods terms(Draw draw, ZoneId zone) {
        SeveralPeriods terms = SeveralPeriods.none();
        for (String target : List.of("a", "b")) {
            if (draw.chance(40)) {
                terms = terms.earnBack(EarnBack.of(target, ">= 99.5%", draw.between(1, 3)));
            }
        }
        if (draw.chance(40)) {
            Cap cap = draw.of(Cap.of(draw.between(1, 60) + "%", Base.onlyFee()), Cap.of(Money.of("123.45", "EUR")));
            terms = terms.capped(RunningCap.of(draw.of(0, 2, 3, 12), cap));
        }
        if (draw.chance(20)) {
            terms = terms.capped(RunningCap.credited(1, draw.between(2, 3)));
        }
        if (draw.chance(30)) {
            terms = terms.right(ChronicRule.of("k of n", Trigger.missed("a").times(2, draw.between(2, 4)), "to leave"));
        }
        if (draw.chance(30)) {
            terms = terms.right(ChronicRule.of(
                    "window",
                    Trigger.down("b", "> PT" + draw.between(1, 60) + "H", Duration.ofDays(draw.between(2, 70))),
                    "to leave"));
        }
        Deadline deadline = draw.of(
                Deadline.days(draw.between(1, 40)),
                Deadline.elapsed(Duration.ofHours(draw.between(1, 900))),
                Deadline.months(draw.between(1, 3)),
                Deadline.endOfMonth(draw.between(1, 3)),
                Deadline.cycles(draw.between(1, 2)),
                Deadline.businessDays(
                        draw.between(1, 20), Schedule.weekly(zone.getId()).monToFri("09:00", "17:00")));
        ClaimTerms claims = ClaimTerms.within(deadline);
        claims = draw.chance(20) ? claims.inGoodStanding() : claims;
        claims = draw.chance(20) ? claims.showingHarm() : claims;
        return switch (draw.below(4)) {
            case 0 -> terms.claims(claims);
            case 1 -> terms.claims(claims.fromEndOfOutage());
            case 2 -> terms.claims(claims.fromEndOfLastOutage());
            default -> terms;
        };
    }

    private static Penalty penalty(Draw draw, boolean flat) {
        Penalty each = Penalty.each("PT1H", "0.33%").by(Driver.EACH_OUTAGE);
        return switch (flat ? draw.between(3, 4) : draw.below(6)) {
            case 0 -> each;
            case 1 -> each.started().cappedPerOutage(Cap.of(Money.of("17.17", "EUR")));
            case 2 -> Penalty.of(Driver.EACH_OUTAGE.beyond("PT3H"), PerUnit.of("PT1H", Amount.share("0.5%")));
            case 3 -> Penalty.flat("5.55%").by(Driver.EACH_OUTAGE);
            case 4 -> Penalty.flat("7.77%");
            default -> Penalty.each("PT1H", "0.77%").started().capped("30%");
        };
    }

    private static Agreement agreement(Draw draw, ZoneId zone, SeveralPeriods terms, boolean incidents, boolean flat) {
        Settlement settlement = Settlement.SUM;
        if (draw.chance(50)) {
            settlement = settlement.group(CreditGroup.of("g", "a", "b")
                    .combined(draw.of(
                            Combination.ADD,
                            Combination.HIGHEST,
                            Combination.ONE_PER_INCIDENT,
                            Combination.NOT_COMBINABLE)));
        }
        settlement = draw.chance(50) ? settlement.capped(draw.between(5, 30) + "%") : settlement;
        settlement = draw.chance(20) ? settlement.payingAtLeast(Money.of("20.00", "EUR")) : settlement;
        Agreement.Builder agreement = Agreement.builder("a")
                .zone(zone)
                .monthly()
                .from(JANUARY.atDay(1))
                .until(LocalDate.of(2027, 1, 1))
                .fee("fee", Money.of(draw.of("99.99", "1000.00"), "EUR"))
                .policy(draw.of(OutageOverBorder.values()))
                .policy(incidents ? OutageIdentity.INCIDENT : OutageIdentity.CONNECTED)
                .settlement(settlement)
                .severalPeriods(terms);
        for (String id : List.of("a", "b")) {
            ServiceLevelTarget target = ServiceLevelTarget.of(id, Indicator.availability())
                    .atLeast("99.9%")
                    .penalty(penalty(draw, flat));
            agreement.target(draw.chance(30) ? target.policy(draw.of(OutageOverBorder.values())) : target);
        }
        Penalty bonus = Penalty.tiered().atLeast("99%", "1%").toPenalty().owedTo(Creditor.PROVIDER);
        return agreement
                .target(ServiceLevelTarget.of("bonus", Indicator.availability()).penalty(bonus))
                .build();
    }

    /**
     * A claim later than the credit may have been earned back is not known to be in time before that is known: it is made before, unless all that may
     * earn it back was closed with it.
     */
    private static Instant latestClaim(World world, PeriodResult result, History all) {
        List<EvaluationPeriod> after = all.results().stream()
                .map(PeriodResult::period)
                .filter(period -> !period.start().isBefore(result.period().end()))
                .toList();
        int within = world.earnedBackWithin();
        return within == 0
                        || (after.size() >= within
                                && !after.get(within - 1).end().isAfter(world.closing()))
                ? LATER
                : after.isEmpty() ? LATER : after.get(0).end().minusNanos(1);
    }

    private static Dossier facts(World world, History all) {
        Draw draw = world.draw();
        Dossier facts = Dossier.empty();
        for (PeriodResult result : all.results()) {
            String label = result.period().label();
            Instant end = result.period().end();
            for (String kind : List.of(DatedFact.CLAIM, DatedFact.HARM_SHOWN)) {
                if (draw.chance(60)) {
                    Instant at = end.plus(Duration.ofHours(draw.between(-100, 1200)));
                    Instant latest = latestClaim(world, result, all);
                    at = at.isAfter(latest) ? latest : at;
                    facts = facts.with(new DatedFact(kind, at, null, draw.of("a", "b", null), label));
                }
            }
        }
        if (draw.chance(30)) {
            String label = draw.of(all.results()).period().label();
            facts = facts.with(Waiver.of("w", draw.of("a", "b"), label, "x", "y", Instant.EPOCH)
                    .of(draw.between(1, 100) + "%"));
        }
        return facts;
    }

    private static History onFile(List<ComplianceReport> reports) {
        return new History(reports.stream().map(ComplianceReport::frozen).toList());
    }

    private static PeriodResult said(PeriodResult result) {
        Sequel sequel = result.sequel();
        return result.withoutIdentity()
                .with(new Sequel(sequel.rights(), sequel.adjustments(), sequel.down(), sequel.allowances(), List.of()));
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF, seed = "7")
    void s25CorrectionsPayWhatWouldHaveBeenPaid(@ForAll long seed) {
        World world = world(new Draw(new Random(seed)));
        History all = onFile(world.evaluate(0, MONTHS, History.empty(), world.now()));
        Dossier facts = facts(world, all);
        List<Totals> owed = new ArrayList<>();
        for (PeriodResult result : all.results()) {
            owed.add(world.totals(result, facts.with(all)));
        }

        History file = onFile(world.evaluate(0, CLOSED, History.empty(), world.then()));
        List<Totals> paid = new ArrayList<>();
        for (PeriodResult result : file.results()) {
            paid.add(world.totals(result, facts.with(file)));
        }
        List<Restatement> restated =
                ComplianceEngine.restate(world.versions(), ReferenceData.empty(), file, world.then(), world.now());
        for (Restatement one : restated) {
            file = file.with(one.now());
        }
        List<PeriodResult> later =
                onFile(world.evaluate(CLOSED, MONTHS, file, world.now())).results();
        for (PeriodResult one : later) {
            file = file.with(one);
        }
        for (PeriodResult result : all.results()) {
            assertEquals(Set.of(), differences(result, file), () -> describe(world, facts, seed));
        }
        for (PeriodResult result : later) {
            Dossier dossier = facts.with(file);
            for (Restatement one : result == later.get(0) ? restated : List.<Restatement>of()) {
                dossier = dossier.with(one);
            }
            paid.add(world.totals(result, dossier));
        }
        assertEquals(sum(owed, Totals::total), sum(paid, Totals::total), () -> describe(world, facts, seed));
        Dossier corrected = restated.stream().reduce(facts.with(file), Dossier::with, (one, other) -> other);
        List<Adjustment> corrections = world.statement(later.get(0), corrected).adjustments();
        for (int i = 0; i < all.results().size() - later.size(); i++) {
            String label = all.results().get(i).period().label();
            assertEquals(
                    owed.get(i).total(),
                    paid.get(i).total().plus(of(label, corrections)),
                    () -> label + " " + describe(world, facts, seed));
        }
        assertEquals(sum(owed, Totals::toProvider), sum(paid, Totals::toProvider), () -> describe(world, facts, seed));
    }

    /** What is corrected of a month, so that each credit can be carried over from when it was issued. */
    private static Money of(String label, List<Adjustment> corrections) {
        return corrections.stream()
                .filter(one ->
                        one.kind() == Adjustment.Kind.CORRECTION && one.period().equals(label))
                .filter(one -> !"bonus".equals(one.target()))
                .map(Adjustment::amount)
                .reduce(Money.of("0.00", "EUR"), Money::plus);
    }

    private static Money sum(List<Totals> totals, Function<Totals, Money> part) {
        return totals.stream().map(part).reduce(Money::plus).orElseThrow();
    }

    /** What a file says otherwise of a period. */
    private static Set<String> differences(PeriodResult result, History file) {
        PeriodResult other = file.results().stream()
                .filter(one -> one.period().equals(result.period()))
                .findFirst()
                .orElseThrow();
        return said(result).equals(said(other))
                ? Set.of()
                : Set.of(said(result).toString(), said(other).toString());
    }

    private static String describe(World world, Dossier facts, long seed) {
        StringBuilder text = new StringBuilder("seed " + seed);
        world.versions()
                .versions()
                .forEach((day, version) -> text.append('\n')
                        .append(day)
                        .append(' ')
                        .append(version.policies())
                        .append(version.targets())
                        .append(version.settlement())
                        .append(version.severalPeriods()));
        text.append("\n").append(world.versions().change());
        world.then().forEach(row -> text.append("\nthen ").append(row));
        world.now().forEach(row -> text.append("\nnow ").append(row));
        return text.append('\n').append(facts).toString();
    }
}
