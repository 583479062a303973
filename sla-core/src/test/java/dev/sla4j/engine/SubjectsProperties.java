package dev.sla4j.engine;

import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ExclusionSource;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.StateChange;
import dev.sla4j.measurement.Traceable;
import dev.sla4j.measurement.Watched;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.EvidenceFilter;
import dev.sla4j.target.Observed;
import dev.sla4j.target.Reported;
import dev.sla4j.target.ReportedOutages;
import dev.sla4j.time.TimeRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.jspecify.annotations.Nullable;

/** A target reads evidence whose subject its scope selects and whose kind and source its expression names, and no other (DESIGN, part 3; S30). */
@AddLifecycleHook(Cases.class)
class SubjectsProperties {
    private static final List<@Nullable String> SUBJECTS = Arrays.asList(null, "a", "b", "unheard of");

    @Provide
    Arbitrary<Scenario> scenarios() {
        return Scenarios.any();
    }

    @Property(shrinking = ShrinkingMode.OFF, seed = "4")
    void s30WhatATargetDoesNotReadChangesNothing(@ForAll("scenarios") Scenario scenario, @ForAll Random random) {
        Measurement more = measurement(scenario, new Draw(random));
        Scenario.check(scenario, smaller -> changed(smaller, more));
    }

    private static @Nullable String changed(Scenario scenario, Measurement more) {
        ComplianceReport before = scenario.report();
        ComplianceReport after = scenario.plus(more).report();
        for (ServiceLevelTarget target : scenario.agreement().targets()) {
            var one = before.target(target.id()).attainment();
            var other = after.target(target.id()).attainment();
            if (!isRead(scenario, target, more) && !one.equals(other)) {
                return more + " is not read, and makes of " + one + " " + other;
            }
        }
        return null;
    }

    private static boolean isRead(Scenario scenario, ServiceLevelTarget target, Measurement row) {
        List<Downtime> leaves = new ArrayList<>(Units.leaves(Figures.downtimeOf(target.indicator())));
        boolean ofNamed = leaves.stream()
                .anyMatch(leaf -> row.origin().subject() != null
                        && row.origin().subject().equals(filterOf(leaf).subject()));
        for (ExclusionRule rule : scenario.agreement().exclusions()) {
            if (rule.source() instanceof ExclusionSource.WhileDown excuse) {
                leaves.addAll(Units.leaves(excuse.downtime()));
            }
        }
        Set<String> listed = target.scope().subjects();
        boolean selected = listed.isEmpty()
                || row.origin().subject() == null
                || listed.contains(row.origin().subject())
                || ofNamed;
        boolean watches =
                target.policies().over(scenario.agreement().policies()).get(ReportedOutages.class)
                        == ReportedOutages.WATCHED_ONLY;
        return leaves.stream().anyMatch(leaf -> {
            EvidenceFilter filter = filterOf(leaf);
            boolean kind = row instanceof Outage || (row instanceof Watched && watches)
                    ? leaf instanceof Reported
                    : !(row instanceof Watched) && leaf instanceof Observed;
            boolean subject = filter.subject() == null
                    ? selected
                    : filter.subject().equals(row.origin().subject());
            return kind && subject && filter.acceptsSource(row.origin().source());
        });
    }

    private static EvidenceFilter filterOf(Downtime leaf) {
        return leaf instanceof Reported reported ? reported.filter() : ((Observed) leaf).filter();
    }

    private static Measurement measurement(Scenario scenario, Draw draw) {
        long from = scenario.first() - 5 + draw.below((int) (scenario.end() - scenario.first()) + 10);
        TimeRange range = TimeRange.of(scenario.at(from), scenario.at(from + draw.between(1, 30)));
        return switch (draw.below(4)) {
            case 0 -> about(Probe.failed(range.start()), draw);
            case 1 -> about(StateChange.of(range.start(), draw.of("up", "down", "unknown")), draw);
            case 2 -> about(Watched.of(range), draw);
            default -> {
                Outage outage = Outage.of(range.start(), range.end());
                yield about(draw.chance(50) ? outage.incident(draw.of("i1", "i2")) : outage, draw);
            }
        };
    }

    private static <M extends Traceable<M> & Measurement> M about(M row, Draw draw) {
        String subject = draw.of(SUBJECTS);
        M result = subject == null ? row : row.on(subject);
        return draw.chance(60) ? result.from(draw.of("m2", "m3")) : result;
    }
}
