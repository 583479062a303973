package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.OutageColumns;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Detail;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.value.Money;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.jspecify.annotations.Nullable;

/** The laws of partial states: L1, L2, and S27 (DESIGN, parts 4 and 5). */
@AddLifecycleHook(Cases.class)
class MergeLawProperties {
    @Provide
    Arbitrary<Scenario> priced() {
        return Scenarios.any().map(MergeLawProperties::priced);
    }

    /** A credit for everything that can be missed. */
    static Scenario priced(Scenario scenario) {
        return scenario.with(MergeLawProperties::priced, terms -> terms.fee("fee", Money.of("999.99", "EUR")));
    }

    private static ServiceLevelTarget priced(ServiceLevelTarget target) {
        return switch (target.id()) {
            case "availability" ->
                target.penalty(Penalty.tiered().below("99.9%", "10%").below("90%", "33%"));
            case "total" -> target.penalty(Penalty.ofLostTime("150%"));
            case "LONGEST" ->
                target.penalty(Penalty.tieredByDowntime().moreThan("PT5M", "5%").moreThan("PT5H", "7%"));
            default ->
                target.indicator() instanceof DowntimeStatistic
                        ? target.penalty(Penalty.flat(Money.of("12.50", "EUR")))
                        : target;
        };
    }

    @Property(shrinking = ShrinkingMode.OFF, seed = "4")
    void l1SplitShuffledRepeatedAndMergedInAnyOrderIsTheSame(
            @ForAll("priced") Scenario scenario, @ForAll Random random) {
        long seed = random.nextLong();
        Scenario.check(scenario, smaller -> differsWhenMerged(smaller, new Draw(new Random(seed))));
    }

    private static @Nullable String differsWhenMerged(Scenario scenario, Draw draw) {
        List<Measurement> rows = new ArrayList<>(scenario.evidence());
        for (Measurement row : scenario.evidence()) {
            if (row.origin().id() != null && draw.chance(50)) {
                rows.add(row);
            }
        }
        ComplianceEngine engine = scenario.engine();
        List<Evaluation> parts = new ArrayList<>();
        for (int i = draw.between(1, 4); i > 0; i--) {
            parts.add(engine.start(scenario.period()));
        }
        for (Measurement row : draw.shuffled(rows)) {
            draw.of(parts).add(row);
        }
        while (parts.size() > 1) {
            Evaluation part = parts.remove(draw.below(parts.size()));
            draw.of(parts).merge(part);
        }
        ComplianceReport merged = parts.get(0).report(scenario.at(scenario.asOf()));
        return difference(scenario.report(), merged);
    }

    @Property(shrinking = ShrinkingMode.OFF, seed = "4")
    void l1MergingIsAssociativeAndCommutativeAndHasAnIdentity(
            @ForAll("priced") Scenario scenario, @ForAll Random random) {
        long seed = random.nextLong();
        Scenario.check(scenario, smaller -> {
            List<List<Measurement>> groups = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            Draw draw = new Draw(new Random(seed));
            smaller.evidence().forEach(row -> draw.of(groups).add(row));
            ComplianceReport left = report(
                    smaller,
                    of(smaller, groups.get(0)).merge(of(smaller, groups.get(1))).merge(of(smaller, groups.get(2))));
            ComplianceReport right = report(
                    smaller,
                    of(smaller, groups.get(0)).merge(of(smaller, groups.get(1)).merge(of(smaller, groups.get(2)))));
            ComplianceReport swapped = report(
                    smaller,
                    of(smaller, groups.get(2)).merge(of(smaller, groups.get(1))).merge(of(smaller, groups.get(0))));
            ComplianceReport identity = report(
                    smaller,
                    of(smaller, List.of())
                            .merge(of(smaller, smaller.evidence()))
                            .merge(of(smaller, List.of())));
            for (ComplianceReport other : List.of(right, swapped, identity)) {
                if (difference(left, other) != null) {
                    return difference(left, other);
                }
            }
            return null;
        });
    }

    @Property(shrinking = ShrinkingMode.OFF, seed = "4")
    void l2BatchIsIncrementalIsMerged(@ForAll("priced") Scenario scenario, @ForAll Random random) {
        long seed = random.nextLong();
        Scenario.check(scenario, smaller -> {
            ComplianceEngine engine = smaller.engine();
            ComplianceReport batch = smaller.report();
            Evaluation incremental = engine.start(smaller.period());
            Evaluation merged = engine.start(smaller.period());
            int middle = new Random(seed).nextInt(1 + smaller.evidence().size());
            for (Measurement row : smaller.evidence()) {
                if (middle-- == 0) {
                    // A report in between changes nothing.
                    incremental.report();
                }
                incremental.add(row);
                merged.merge(engine.start(smaller.period()).add(row));
            }
            String difference = difference(batch, report(smaller, incremental));
            difference = difference == null ? difference(batch, report(smaller, merged)) : difference;
            return difference == null ? difference(batch, report(smaller, inColumns(smaller))) : difference;
        });
    }

    private static Evaluation of(Scenario scenario, List<Measurement> rows) {
        return scenario.engine().start(scenario.period()).add(rows);
    }

    private static ComplianceReport report(Scenario scenario, Evaluation evaluation) {
        return evaluation.report(scenario.at(scenario.asOf()));
    }

    /** Outages of which nothing but begin and end is known, handed in as columns of seconds. */
    private static Evaluation inColumns(Scenario scenario) {
        Evaluation evaluation = scenario.engine().start(scenario.period());
        Map<String, List<Outage>> columns = new TreeMap<>();
        for (Measurement row : scenario.evidence()) {
            if (row instanceof Outage outage
                    && !outage.open()
                    && outage.impact().isFull()
                    && outage.origin().id() == null) {
                columns.computeIfAbsent(outage.origin().toString(), key -> new ArrayList<>())
                        .add(outage);
            } else {
                evaluation.add(row);
            }
        }
        columns.values().forEach(rows -> {
            long[] starts =
                    rows.stream().mapToLong(row -> row.start().getEpochSecond()).toArray();
            long[] ends = rows.stream()
                    .mapToLong(row -> row.endNanos() / 1_000_000_000L)
                    .toArray();
            OutageColumns wrapped = OutageColumns.wrap(starts, ends, ChronoUnit.SECONDS);
            String subject = rows.get(0).origin().subject();
            String source = rows.get(0).origin().source();
            wrapped = subject == null ? wrapped : wrapped.on(subject);
            evaluation.add(source == null ? wrapped : wrapped.from(source));
        });
        return evaluation;
    }

    private static @Nullable String difference(ComplianceReport one, ComplianceReport other) {
        if (!one.equals(other)) {
            return one.targets() + " " + one.credits() + " " + one.remarks() + "\n" + other.targets() + " "
                    + other.credits() + " " + other.remarks();
        }
        return one.identity().equals(other.identity()) ? null : one.identity() + "\n" + other.identity();
    }

    @Property(shrinking = ShrinkingMode.OFF, seed = "4")
    void s27TheExplanationDoesNotDependOnTheOrder(@ForAll("priced") Scenario scenario, @ForAll Random random) {
        Scenario shuffled = scenario.with(new Draw(random).shuffled(scenario.evidence()));
        assertEquals(
                scenario.report().explanation(Detail.EVIDENCE).toText(),
                shuffled.report().explanation(Detail.EVIDENCE).toText(),
                scenario::describe);
    }

    /** Evidence that makes another report has another digest; so equal identities mean equal reports. */
    @Property(shrinking = ShrinkingMode.OFF, seed = "4")
    void s27OtherReportsHaveOtherIdentities(@ForAll("priced") Scenario scenario, @ForAll Random random) {
        if (scenario.evidence().isEmpty()) {
            return;
        }
        Draw draw = new Draw(random);
        Measurement row = draw.of(scenario.evidence());
        List<Measurement> other = new ArrayList<>(scenario.evidence());
        if (draw.chance(50)) {
            other.add(row);
        } else {
            other.remove(row);
        }
        ComplianceReport one = scenario.report();
        ComplianceReport two = scenario.with(other).report();
        if (!one.equals(two) && one.identity().equals(two.identity())) {
            throw new AssertionError(row + " changes the report, not the identity" + scenario.describe());
        }
    }

    @Property(shrinking = ShrinkingMode.OFF, seed = "4")
    void s27EqualAgreementsHaveEqualDigestsAndOthersOthers(
            @ForAll("priced") Scenario scenario, @ForAll("priced") Scenario other) {
        Agreement copy = scenario.with(target -> target, terms -> terms).agreement();
        assertEquals(scenario.agreement(), copy);
        assertEquals(digest(scenario.agreement()), digest(copy));
        assertEquals(
                scenario.agreement().equals(other.agreement()),
                digest(scenario.agreement()).equals(digest(other.agreement())));
    }

    private static String digest(Agreement agreement) {
        return Canonical.digest(agreement, agreement.cycle().periodOf(LocalDate.of(2026, 3, 1), agreement.zone()));
    }
}
