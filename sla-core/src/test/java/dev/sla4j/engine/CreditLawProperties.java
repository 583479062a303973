package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.agreement.Settlement;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Cap;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.CreditLine;
import dev.sla4j.report.Credits;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.Indicator;
import dev.sla4j.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** The laws of credits: L12 (DESIGN, part 5). */
@AddLifecycleHook(Cases.class)
class CreditLawProperties {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final int MINUTES = 24 * 60;

    /** Agreements with one to four targets, each with a cascade that pays more for worse values, and caps. */
    @Provide
    Arbitrary<Agreement> monotone() {
        return Arbitraries.randomValue(random -> agreement(new Draw(random)));
    }

    private static Agreement agreement(Draw draw) {
        Agreement.Builder agreement = Agreement.builder("credits")
                .zone("UTC")
                .cycle(dev.sla4j.time.EvaluationCycle.daily())
                .fee("fee", Money.ofMinor(draw.between(1, 200_000), java.util.Currency.getInstance("EUR")));
        for (int i = draw.between(1, 4); i > 0; i--) {
            agreement.target(target(draw, "t" + i));
        }
        Settlement settlement = Settlement.SUM;
        if (draw.chance(60)) {
            settlement = settlement.capped(draw.between(1, 100) + "%");
        }
        if (draw.chance(20)) {
            settlement = settlement.capped(new Cap(Amount.sum(sum(draw)), Base.allFees()));
        }
        return agreement.settlement(settlement).build();
    }

    private static Money sum(Draw draw) {
        return Money.ofMinor(draw.between(1, 90_000), java.util.Currency.getInstance("EUR"));
    }

    private static ServiceLevelTarget target(Draw draw, String id) {
        Downtime downtime = draw.chance(60)
                ? Downtime.reported()
                : draw.chance(50)
                        ? Downtime.reported().lastingAtLeast(Duration.ofMinutes(draw.between(1, 9)))
                        : Downtime.touchedMinutes(Downtime.reported().deductible(Duration.ofSeconds(90)));
        int share = draw.between(1, 20);
        Penalty penalty;
        Indicator indicator = Indicator.availability(downtime);
        switch (draw.below(4)) {
            case 0 -> penalty = Penalty.flat(share + "%");
            case 1 -> {
                Penalty.Tiers tiers = Penalty.tiered();
                int permille = 1000;
                for (int rows = draw.between(1, 4); rows > 0; rows--) {
                    permille -= draw.between(1, 60);
                    tiers = tiers.below(permille / 10 + "." + permille % 10 + "%", share + "%");
                    share += draw.between(0, 20);
                }
                penalty = tiers.toPenalty();
            }
            case 2 -> {
                indicator = Indicator.totalDowntime(downtime);
                penalty = durations(draw, Penalty.tieredByDowntime(), share);
            }
            default -> {
                penalty = durations(draw, Penalty.tieredByOutage(), share);
                penalty = draw.chance(30) ? Penalty.ofLostTime(draw.between(1, 5000) + "%") : penalty;
                penalty = draw.chance(30)
                        ? penalty.cappedPerOutage(new Cap(Amount.sum(sum(draw)), Base.onlyFee()))
                        : penalty;
            }
        }
        penalty = draw.chance(40) ? penalty.capped(draw.between(1, 90) + "." + draw.below(1000) + "%") : penalty;
        ServiceLevelTarget target = ServiceLevelTarget.of(id, indicator);
        return (indicator.unit() == dev.sla4j.value.Figure.Unit.TIME
                        ? target.atMost("PT" + draw.between(1, 500) + "M")
                        : target.atLeast("9" + draw.below(10) + "." + draw.below(10) + "%"))
                .penalty(penalty);
    }

    private static Penalty durations(Draw draw, Penalty.Tiers empty, int least) {
        Penalty.Tiers tiers = empty;
        int minutes = 0;
        int share = least;
        for (int rows = draw.between(1, 4); rows > 0; rows--) {
            minutes += draw.between(1, 40);
            tiers = draw.chance(50)
                    ? tiers.moreThan("PT" + minutes + "M", share + "%")
                    : tiers.atLeast("PT" + minutes + "M", share + "%");
            share += draw.between(0, 20);
        }
        return tiers.toPenalty();
    }

    /** Outages with at least a minute between them, in half minutes. */
    private static List<Outage> outages(Draw draw) {
        List<Outage> outages = new ArrayList<>();
        int at = draw.between(0, 60);
        for (int i = draw.between(0, 8); i > 0 && at < 2 * MINUTES - 200; i--) {
            int length = draw.of(1, 2, 9, 40, draw.between(1, 300));
            outages.add(outage(at, Math.min(2 * MINUTES, at + length)));
            at += length + 2 + draw.below(400);
        }
        return outages;
    }

    private static Outage outage(int from, int until) {
        return Outage.of(START.plusSeconds(30L * from), START.plusSeconds(30L * until));
    }

    private static Credits credits(Agreement agreement, List<? extends Measurement> rows) {
        return report(agreement, rows).credits();
    }

    private static ComplianceReport report(Agreement agreement, List<? extends Measurement> rows) {
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        return engine.evaluate(engine.periodOf(LocalDate.parse("2026-03-01")), rows);
    }

    @Property(shrinking = ShrinkingMode.OFF, seed = "4")
    void l12CreditsAreMonotoneInTheLengthOfEachOutage(@ForAll("monotone") Agreement agreement, @ForAll Random random) {
        Draw draw = new Draw(random);
        List<Outage> outages = outages(draw);
        if (outages.isEmpty()) {
            return;
        }
        int changed = draw.below(outages.size());
        List<Outage> longer = new ArrayList<>(outages);
        Outage outage = outages.get(changed);
        // The gap to the next outage stays: two that become one may cost less than two.
        Instant limit = changed + 1 < outages.size()
                ? outages.get(changed + 1).start().minusSeconds(60)
                : START.plusSeconds(60L * MINUTES);
        Instant end = outage.start()
                .plus(Duration.between(outage.start(), limit)
                        .multipliedBy(draw.between(0, 100))
                        .dividedBy(100));
        longer.set(changed, Outage.of(outage.start(), end.isAfter(outage.end()) ? end : outage.end()));
        Money before = credits(agreement, outages).total();
        Money after = credits(agreement, longer).total();
        assertTrue(
                after.compareTo(before) >= 0,
                () -> before + " became " + after + describe(agreement, outages) + longer);
    }

    @Property(shrinking = ShrinkingMode.OFF, seed = "4")
    void l12CreditsAreMonotoneInTheFigure(@ForAll("monotone") Agreement agreement, @ForAll Random random) {
        Draw draw = new Draw(random);
        List<Outage> outages = outages(draw);
        List<Outage> more = new ArrayList<>(outages);
        int at = draw.below(2 * MINUTES - 100);
        Outage another = outage(at, at + draw.between(1, 100));
        boolean apart = outages.stream()
                .noneMatch(outage -> !outage.start()
                                .isAfter(java.util.Objects.requireNonNull(another.end())
                                        .plusSeconds(60))
                        && !another.start()
                                .isAfter(java.util.Objects.requireNonNull(outage.end())
                                        .plusSeconds(60)));
        if (!apart) {
            return;
        }
        more.add(another);
        Money before = credits(agreement, outages).total();
        Money after = credits(agreement, more).total();
        assertTrue(after.compareTo(before) >= 0, () -> before + " became " + after + describe(agreement, more));
    }

    @Property(shrinking = ShrinkingMode.OFF, seed = "4")
    void l12CapsHoldAndNoCentIsLost(@ForAll("monotone") Agreement agreement, @ForAll Random random) {
        List<Outage> outages = outages(new Draw(random));
        Credits credits = credits(agreement, outages);
        Agreement uncapped = copy(agreement, Settlement.SUM);
        Credits before = credits(uncapped, outages);
        Money expected = before.total();
        for (Cap cap : agreement.settlement().caps()) {
            Money most = cap.amount() instanceof Amount.Sum sum
                    ? sum.sum()
                    : agreement
                            .fees()
                            .get(0)
                            .amount()
                            .times(((Amount.Share) cap.amount()).percent().toRatio())
                            .round(java.math.RoundingMode.DOWN);
            expected = expected.min(most);
        }
        assertEquals(expected, credits.total(), () -> describe(agreement, outages));
        Money sum = Money.zero(expected.currency());
        for (int i = 0; i < credits.lines().size(); i++) {
            CreditLine line = credits.lines().get(i);
            sum = sum.plus(line.certain());
            assertTrue(line.certain().signum() >= 0 && line.disputed().signum() == 0);
            assertTrue(line.certain().compareTo(before.lines().get(i).certain()) <= 0, "a cap gives nothing");
        }
        assertEquals(expected, sum);
    }

    private static Agreement copy(Agreement agreement, Settlement settlement) {
        Agreement.Builder copy = Agreement.builder(agreement.id())
                .zone(agreement.zone())
                .cycle(agreement.cycle())
                .settlement(settlement);
        agreement.fees().forEach(copy::fee);
        agreement.targets().forEach(copy::target);
        return copy.build();
    }

    private static String describe(Agreement agreement, List<Outage> outages) {
        StringBuilder text = new StringBuilder("\n" + agreement.fees() + agreement.settlement());
        agreement.targets().forEach(target -> text.append('\n').append(target).append(target.penalty()));
        outages.forEach(
                outage -> text.append('\n').append(outage.start()).append(' ').append(outage.end()));
        return text.toString();
    }
}
