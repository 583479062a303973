package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.Agreement;
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
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Cap;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.report.ComplianceReport;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * S25: what is paid in all is the same whether all was known from the start or three months were closed first and corrected in the statement of the
 * fourth; with claims, waivers, returned credits, caps over time and groups, in currencies of 0, 2 and 3 digits.
 */
class CorrectionLawProperties {
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final int CLOSED = 3;
    private static final int MONTHS = 6;
    /** All deadlines are over. */
    private static final Instant LATER = Instant.parse("2026-12-01T00:00:00Z");

    private static ServiceLevelTarget target(String id, Penalty penalty) {
        return ServiceLevelTarget.of(id, Indicator.availability())
                .atLeast("99.9%")
                .penalty(penalty);
    }

    private static SeveralPeriods terms(Random random) {
        SeveralPeriods terms = SeveralPeriods.none();
        if (random.nextBoolean()) {
            terms = terms.earnBack(EarnBack.of("a", ">= 99.95%", 1 + random.nextInt(2)));
        }
        if (random.nextBoolean()) {
            terms = terms.earnBack(EarnBack.of("b", ">= 99.95%", 1 + random.nextInt(3)));
        }
        if (random.nextBoolean()) {
            Cap cap = Cap.of((1 + random.nextInt(20)) + "%", Base.onlyFee());
            terms = terms.capped(RunningCap.of(1 + random.nextInt(4), cap));
        }
        if (random.nextInt(3) == 0) {
            terms = terms.capped(RunningCap.credited(1, 2));
        }
        ClaimTerms claims = ClaimTerms.within(Deadline.days(20 + random.nextInt(40)));
        return switch (random.nextInt(4)) {
            case 0 -> terms.claims(claims);
            case 1 -> terms.claims(claims.fromEndOfOutage());
            case 2 -> terms.claims(claims.fromEndOfLastOutage());
            default -> terms;
        };
    }

    private static Settlement settlement(Random random) {
        Settlement settlement = Settlement.SUM;
        if (random.nextBoolean()) {
            Combination[] all = {
                Combination.ADD, Combination.HIGHEST, Combination.ONE_PER_INCIDENT, Combination.NOT_COMBINABLE
            };
            settlement = settlement.group(CreditGroup.of("g", "a", "b").combined(all[random.nextInt(all.length)]));
        }
        return random.nextBoolean() ? settlement.capped((5 + random.nextInt(20)) + "%") : settlement;
    }

    private static Agreement agreement(Random random) {
        String currency = List.of("EUR", "JPY", "KWD").get(random.nextInt(3));
        Penalty each = Penalty.flat("5.55%").by(Driver.EACH_OUTAGE);
        return Agreement.builder("a")
                .zone("UTC")
                .monthly()
                .from(JANUARY.atDay(1))
                .until(LocalDate.of(2027, 1, 1))
                .fee("fee", Money.of(currency.equals("JPY") ? "9999" : "99.99", currency))
                .target(target(
                        "a",
                        random.nextBoolean()
                                ? Penalty.flat("7.77%")
                                : Penalty.each("PT1H", "3.33%").started()))
                .target(target(
                        "b", random.nextBoolean() ? each : Penalty.flat("11.1%").repeated("2")))
                .settlement(settlement(random))
                .severalPeriods(terms(random))
                .build();
    }

    private static Outage outage(int month, int day, int hours) {
        LocalDateTime start = JANUARY.plusMonths(month).atDay(day).atStartOfDay();
        String name = month + "-" + day;
        return Outage.of(start.toInstant(ZoneOffset.UTC), start.plusHours(hours).toInstant(ZoneOffset.UTC))
                .id(name)
                .incident("i" + name);
    }

    private static Dossier facts(Random random) {
        Dossier facts = Dossier.empty();
        for (int month = 0; month < MONTHS; month++) {
            Instant at = JANUARY.plusMonths(month + random.nextInt(2))
                    .atDay(20)
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC);
            if (random.nextBoolean()) {
                String label = JANUARY.plusMonths(month).toString();
                facts = facts.with(new DatedFact(DatedFact.CLAIM, at, null, null, label));
            }
        }
        String label = JANUARY.plusMonths(random.nextInt(4)).toString();
        Waiver half = Waiver.of("w", "a", label, "x", "y", Instant.EPOCH).of("50%");
        return random.nextInt(3) == 0 ? facts.with(half) : facts;
    }

    private static History onFile(List<ComplianceReport> reports) {
        reports.forEach(CreditWalker::readd);
        return new History(reports.stream().map(ComplianceReport::frozen).toList());
    }

    private static Money total(Agreement agreement, PeriodResult of, Dossier dossier) {
        return Statement.of(agreement, ReferenceData.empty(), of, dossier, LATER)
                .totals()
                .total();
    }

    /** Returned credits whose sum is the same before and after, but of which other parts were claimed. */
    @Example
    void s25AnEqualSumOfOtherReturnedCredits() {
        s25CorrectionsPayWhatWouldHaveBeenPaid(-6461232);
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF, seed = "25")
    void s25CorrectionsPayWhatWouldHaveBeenPaid(@ForAll long seed) {
        Random random = new Random(seed);
        Agreement agreement = agreement(random);
        List<Measurement> then = new ArrayList<>();
        List<Measurement> now = new ArrayList<>();
        for (int month = 0; month < MONTHS; month++) {
            for (int day : new int[] {5, 15}) {
                Outage outage = outage(month, day, 1 + random.nextInt(5));
                int known = month < CLOSED ? random.nextInt(4) : 0;
                if (random.nextInt(3) == 0) {
                    (known == 3 ? now : then).add(outage);
                    if (known < 2) {
                        now.add(outage);
                    }
                }
            }
        }
        Dossier facts = facts(random);
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        YearMonth june = JANUARY.plusMonths(MONTHS - 1);
        History all = onFile(engine.evaluate(JANUARY, june, now));
        Money owed = Money.zero(agreement.currency());
        for (PeriodResult result : all.results()) {
            owed = owed.plus(total(agreement, result, facts.with(all)));
        }

        History file = onFile(engine.evaluate(JANUARY, JANUARY.plusMonths(CLOSED - 1), then));
        Money paid = Money.zero(agreement.currency());
        for (PeriodResult result : file.results()) {
            paid = paid.plus(total(agreement, result, facts.with(file)));
        }
        List<Restatement> restated = engine.restate(file, then, now);
        for (Restatement one : restated) {
            file = file.with(one.now());
        }
        for (int month = CLOSED; month < MONTHS; month++) {
            LocalDate first = JANUARY.plusMonths(month).atDay(1);
            file = file.with(engine.evaluate(engine.periodOf(first), file, now).frozen());
        }
        for (int month = CLOSED; month < MONTHS; month++) {
            Dossier dossier = facts.with(file);
            for (Restatement one : month == CLOSED ? restated : List.<Restatement>of()) {
                dossier = dossier.with(one);
            }
            String label = JANUARY.plusMonths(month).toString();
            PeriodResult result = file.results().stream()
                    .filter(one -> one.period().label().equals(label))
                    .findFirst()
                    .orElseThrow();
            paid = paid.plus(total(agreement, result, dossier));
        }
        assertEquals(owed, paid, () -> "seed " + seed + ": " + agreement.severalPeriods() + agreement.settlement());
    }
}
