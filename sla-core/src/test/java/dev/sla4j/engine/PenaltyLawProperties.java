package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.Combination;
import dev.sla4j.agreement.CreditGroup;
import dev.sla4j.agreement.Fee;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.agreement.Settlement;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.StateChange;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Bands;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Cap;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Formula;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.penalty.PerUnit;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.CreditLine;
import dev.sla4j.settlement.CreditWalker;
import dev.sla4j.target.CappedAmount;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.OutageOverBorder;
import dev.sla4j.target.OutageOverMidnight;
import dev.sla4j.target.QualifyingDay;
import dev.sla4j.target.Scope;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.value.Money;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** The laws of credits over all drivers, formulas and bases: L6, L12 (DESIGN, part 5). */
@AddLifecycleHook(Cases.class)
class PenaltyLawProperties {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final int MINUTES = 7 * 24 * 60;

    @Provide
    Arbitrary<Agreement> agreements() {
        return Arbitraries.randomValue(random -> agreement(new Draw(random), true));
    }

    /** Agreements in which more down time cannot pay less. */
    @Provide
    Arbitrary<Agreement> monotone() {
        return Arbitraries.randomValue(random -> agreement(new Draw(random), false));
    }

    private static Money money(Draw draw) {
        Currency currency = Currency.getInstance(draw.of("EUR", "JPY", "KWD"));
        return Money.ofMinor(draw.between(1, 900_000), currency);
    }

    private static Agreement agreement(Draw draw, boolean any) {
        Money fee = money(draw);
        Agreement.Builder agreement = Agreement.builder("penalties")
                .zone(draw.of("UTC", "Europe/Berlin"))
                .cycle(EvaluationCycle.weekly(DayOfWeek.MONDAY))
                .from(LocalDate.of(2026, 1, 1))
                .until(LocalDate.of(2027, 1, 1));
        if (draw.chance(30)) {
            agreement.fee(new Fee("fee", fee, null).validUntil(LocalDate.of(2026, 3, 5)));
            agreement.fee(new Fee("fee", Money.ofMinor(draw.between(0, 9000), fee.currency()), null)
                    .validFrom(LocalDate.of(2026, 3, 5)));
        } else {
            agreement.fee(new Fee("fee", fee, draw.chance(50) ? null : EvaluationCycle.monthly()));
        }
        List<String> targets = new ArrayList<>();
        for (int i = draw.between(1, 4); i > 0; i--) {
            targets.add("t" + i);
            agreement.target(target(draw, "t" + i, fee.currency(), any));
        }
        if (any && draw.chance(30)) {
            agreement.policy(CappedAmount.EXACT);
        }
        return agreement.settlement(settlement(draw, targets, any)).build();
    }

    private static Settlement settlement(Draw draw, List<String> targets, boolean any) {
        Settlement settlement = Settlement.SUM;
        if (draw.chance(60)) {
            Combination combination = any
                    ? Combination.values()[draw.below(Combination.values().length)]
                    : draw.of(Combination.ADD, Combination.HIGHEST, Combination.CUSTOMERS_CHOICE);
            int members = draw.between(1, targets.size());
            CreditGroup group = CreditGroup.of(
                            "inner", targets.subList(0, members).toArray(new String[0]))
                    .combined(combination);
            group = draw.chance(50) ? group.capped(draw.between(0, 60) + "%") : group;
            settlement = settlement.group(
                    draw.chance(50) ? group : CreditGroup.of("outer", group).capped("40%"));
        }
        return draw.chance(50) ? settlement.capped(draw.between(1, 90) + "%") : settlement;
    }

    private static ServiceLevelTarget target(Draw draw, String id, Currency currency, boolean any) {
        Downtime downtime = draw.chance(any ? 70 : 100)
                ? Downtime.reported()
                : Downtime.anyOf(
                        Downtime.reported(),
                        Downtime.observed().unknownWhen("?").validFor(Duration.ofHours(9)));
        boolean time = draw.chance(30);
        ServiceLevelTarget target = time
                ? ServiceLevelTarget.of(id, Indicator.totalDowntime(downtime)).atMost("PT" + draw.between(1, 900) + "M")
                : ServiceLevelTarget.of(id, Indicator.availability(downtime))
                        .atLeast("9" + draw.below(10) + "." + draw.below(10) + "%");
        Driver driver = draw.of(
                Driver.DOWNTIME,
                Driver.DOWNTIME.beyond(draw.below(3) + "%"),
                Driver.SHORTFALL,
                Driver.RELATIVE_SHORTFALL,
                Driver.EACH_OUTAGE,
                Driver.EACH_OUTAGE.beyond("PT" + draw.between(0, 90) + "M"),
                Driver.EACH_DAY);
        boolean each = draw.chance(20);
        Base base = base(draw, currency, driver, time);
        Penalty penalty = Penalty.of(driver, formula(draw, driver, time)).of(each ? Base.eachSubject(base) : base);
        penalty = driver.isEach() && draw.chance(40) ? penalty.cappedEach(cap(draw)) : penalty;
        penalty = draw.chance(40) ? penalty.capped(cap(draw)) : penalty;
        penalty = draw.chance(20) ? penalty.whenMissed() : penalty;
        target = target.penalty(penalty)
                .policy(QualifyingDay.values()[draw.below(2)])
                .policy(OutageOverMidnight.values()[draw.below(3)])
                .policy(draw.of(OutageOverBorder.values()));
        return draw.chance(20) ? target.scope(Scope.each("a", "b", "c")) : target;
    }

    private static Cap cap(Draw draw) {
        return Cap.of(draw.between(0, 90) + "." + draw.below(100) + "%", Base.onlyFee());
    }

    private static Base base(Draw draw, Currency currency, Driver driver, boolean time) {
        return draw.of(
                Base.onlyFee(),
                Base.shareOf("12.5%", Base.onlyFee()),
                driver.isOfDowntime() || time && !driver.isShortfall()
                        ? Base.lostTime(Base.onlyFee())
                        : Base.sum(Money.ofMinor(12345, currency)),
                Base.priceOf(Duration.ofHours(draw.between(1, 100))),
                Base.previousPeriod(Base.onlyFee()),
                Base.trailing(Period.ofDays(30), Base.onlyFee()));
    }

    private static Formula formula(Draw draw, Driver driver, boolean time) {
        boolean ofTime = driver.isOfDowntime() || (time && driver.of() == Driver.Of.SHORTFALL);
        String unit = ofTime ? "PT" + draw.between(1, 120) + "M" : draw.of("0.1", "1", "7");
        Amount amount = Amount.share(draw.between(0, 9) + "." + draw.below(1000) + "%");
        PerUnit units = PerUnit.of(unit, amount);
        return switch (draw.below(4)) {
            case 0 -> units;
            case 1 -> units.started();
            case 2 -> units.proportional();
            default ->
                Bands.per(unit)
                        .upTo(ofTime ? "PT" + draw.between(1, 400) + "M" : "" + draw.between(1, 20), amount)
                        .beyond(Amount.share(draw.between(0, 9) + "%"));
        };
    }

    /** Outages with at least a minute between them, some of an incident or of one of the subjects. */
    private static List<Outage> outages(Draw draw) {
        List<Outage> outages = new ArrayList<>();
        int at = draw.between(0, 2000);
        for (int i = draw.between(0, 7); i > 0 && at < MINUTES - 400; i--) {
            int length = draw.of(1, 9, 40, draw.between(1, 400));
            Outage outage = Outage.of(START.plusSeconds(60L * at), START.plusSeconds(60L * (at + length)));
            outage = draw.chance(50) ? outage.incident("I" + draw.below(3)) : outage;
            outages.add(draw.chance(30) ? outage.on(draw.of("a", "b", "c")) : outage);
            at += length + 2 + draw.below(3000);
        }
        return outages;
    }

    private static ComplianceReport report(Agreement agreement, List<? extends Measurement> rows) {
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        return engine.evaluate(engine.periodOf(LocalDate.parse("2026-03-02")), rows);
    }

    @Property(shrinking = ShrinkingMode.OFF, seed = "4", tries = 300)
    void l6EveryCentIsReAddedFromTheSteps(@ForAll("agreements") Agreement agreement, @ForAll Random random) {
        Draw draw = new Draw(random);
        List<Measurement> rows = new ArrayList<>(outages(draw));
        int at = 0;
        for (int i = draw.below(8); i > 0; i--) {
            at += draw.between(1, 2000);
            rows.add(StateChange.of(START.plusSeconds(60L * at).toString(), draw.of("up", "down", "?")));
        }
        ComplianceReport report = report(agreement, rows);
        CreditWalker.readd(report);
        for (CreditLine line : report.credits().lines()) {
            assertTrue(line.certain().signum() >= 0 && line.disputed().signum() >= 0, line::toString);
        }
    }

    @Property(shrinking = ShrinkingMode.OFF, seed = "4", tries = 500)
    void l12LongerOutagesNeverPayLess(@ForAll("monotone") Agreement agreement, @ForAll Random random) {
        Draw draw = new Draw(random);
        List<Outage> outages = outages(draw);
        if (outages.isEmpty()) {
            return;
        }
        int changed = draw.below(outages.size());
        Outage outage = outages.get(changed);
        Instant limit = changed + 1 < outages.size()
                ? outages.get(changed + 1).start().minusSeconds(60)
                : START.plusSeconds(60L * MINUTES);
        Instant end = outage.start()
                .plus(Duration.between(outage.start(), limit)
                        .multipliedBy(draw.between(0, 100))
                        .dividedBy(100));
        List<Outage> longer = new ArrayList<>(outages);
        if (end.isAfter(outage.end())) {
            longer.set(
                    changed,
                    new Outage(
                            outage.startNanos(),
                            Outage.of(outage.start(), end).endNanos(),
                            false,
                            outage.impact(),
                            outage.origin()));
        }
        Money before = report(agreement, outages).credits().total();
        Money after = report(agreement, longer).credits().total();
        assertTrue(
                after.compareTo(before) >= 0,
                () -> before + " became " + after + describe(agreement) + outages + longer);
    }

    private static String describe(Agreement agreement) {
        StringBuilder text = new StringBuilder("\n" + agreement.fees() + agreement.settlement());
        agreement.targets().forEach(target -> text.append('\n').append(target).append(target.penalty()));
        return text.append('\n').toString();
    }
}
