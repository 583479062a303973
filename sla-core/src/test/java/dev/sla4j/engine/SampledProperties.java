package dev.sla4j.engine;

import static dev.sla4j.engine.Days.daily;
import static dev.sla4j.engine.Days.monday;
import static dev.sla4j.engine.Days.summary;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionSource;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.Sample;
import dev.sla4j.measurement.StateChange;
import dev.sla4j.report.Attainment;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.TargetResult;
import dev.sla4j.target.AllOf;
import dev.sla4j.target.AnyOf;
import dev.sla4j.target.AtLeast;
import dev.sla4j.target.Availability;
import dev.sla4j.target.Deductible;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Lasting;
import dev.sla4j.target.Observed;
import dev.sla4j.target.Sampled;
import dev.sla4j.target.Slots;
import dev.sla4j.target.Sustained;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.value.Limit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.Test;

/** A sustained threshold on a continuous signal (C16). */
@AddLifecycleHook(Cases.class)
class SampledProperties {
    private static final Limit GOOD = Limit.parse(">= 18 and <= 35");

    @Provide
    Arbitrary<Scenario> scenarios() {
        return Scenarios.any();
    }

    /**
     * L14: samples are read as probes are, which the walk over all ticks holds to account: a signal within its limit is a good probe. The same scenario
     * with samples for its probes, and leaves for its leaves, gives the same attainments.
     */
    @Property(shrinking = ShrinkingMode.OFF, seed = "4")
    void l14SamplesAreReadAsProbesAre(@ForAll("scenarios") Scenario any, @ForAll Random random) {
        boolean observes = Units.leaves(
                        Figures.downtimeOf(any.agreement().targets().get(0).indicator()))
                .stream()
                .anyMatch(Observed.class::isInstance);
        if (!observes) {
            return;
        }
        Draw draw = new Draw(random);
        List<Measurement> probes = new ArrayList<>();
        List<Measurement> samples = new ArrayList<>();
        for (Measurement row : any.evidence()) {
            if (row instanceof Probe probe) {
                String value = probe.good() ? draw.of("18", "20.5", "35") : draw.of("17.999", "-3", "35.001", "40");
                samples.add(new Sample(EpochNanos.of(probe.at()), "heat", new BigDecimal(value), probe.origin()));
                // Nobody reads it.
                samples.add(new Sample(EpochNanos.of(probe.at()), "noise", BigDecimal.TEN, probe.origin()));
            } else if (!(row instanceof StateChange)) {
                samples.add(row);
            }
            if (!(row instanceof StateChange)) {
                probes.add(row);
            }
        }
        Scenario observed = any.with(probes).with(agreement(any.agreement(), target -> target));
        Scenario sampled = any.with(samples).with(agreement(any.agreement(), SampledProperties::sampled));
        assertEquals(attainments(observed), attainments(sampled), observed::describe);
    }

    /** With other targets, and without rules that read observations themselves. */
    private static Agreement agreement(Agreement of, UnaryOperator<ServiceLevelTarget> targets) {
        Agreement.Builder copy = Agreement.builder(of.id()).zone(of.zone()).cycle(of.cycle());
        of.targets().forEach(target -> copy.target(targets.apply(target)));
        of.policies().stated().values().forEach(copy::policy);
        of.exclusions().stream()
                .filter(rule -> !(rule.source() instanceof ExclusionSource.WhileDown))
                .forEach(copy::exclusion);
        return copy.build();
    }

    private static List<Attainment> attainments(Scenario scenario) {
        ComplianceReport report = scenario.report();
        report.explanation();
        return report.targets().stream().map(TargetResult::attainment).toList();
    }

    private static ServiceLevelTarget sampled(ServiceLevelTarget target) {
        ServiceLevelTarget copy = ServiceLevelTarget.of(target.id(), sampled(target.indicator()))
                .scope(target.scope())
                .policies(target.policies())
                .minimumCoverage(target.minimumCoverage().toString());
        copy = target.objective() == null ? copy : copy.objective(target.objective());
        copy = target.serviceHours() == null ? copy : copy.during(target.serviceHours());
        copy = target.penalty() == null ? copy : copy.penalty(target.penalty());
        return target.minimumLife() == null ? copy : copy.minimumLife(target.minimumLife());
    }

    private static Indicator sampled(Indicator indicator) {
        if (indicator instanceof Availability availability) {
            return new Availability(sampled(availability.downtime()), availability.fixedLength());
        }
        DowntimeStatistic statistic = (DowntimeStatistic) indicator;
        return new DowntimeStatistic(sampled(statistic.downtime()), statistic.kind());
    }

    private static Downtime sampled(Downtime node) {
        UnaryOperator<List<Downtime>> all =
                parts -> parts.stream().map(SampledProperties::sampled).toList();
        if (node instanceof Observed leaf) {
            return new Sampled(leaf.filter(), "heat", GOOD, leaf.failures(), leaf.successes(), leaf.validFor());
        }
        if (node instanceof AnyOf any) {
            return new AnyOf(all.apply(any.parts()));
        }
        if (node instanceof AllOf some) {
            return new AllOf(all.apply(some.parts()));
        }
        if (node instanceof AtLeast some) {
            return new AtLeast(some.k(), some.share(), all.apply(some.parts()));
        }
        if (node instanceof Lasting lasting) {
            return new Lasting(sampled(lasting.of()), lasting.bound(), lasting.inclusive());
        }
        if (node instanceof Deductible deductible) {
            return new Deductible(sampled(deductible.of()), deductible.perOutage());
        }
        if (node instanceof Sustained sustained) {
            return new Sustained(sampled(sustained.of()), sustained.opens(), sustained.closes());
        }
        if (node instanceof Slots slots) {
            return new Slots(sampled(slots.of()), slots.unit(), slots.rule());
        }
        return node;
    }

    private static Sample heat(String time, String value) {
        return Sample.of(Instant.parse(Days.MONDAY + time + ":00Z"), "return-air", value);
    }

    /** P49: above 95 °F for more than 90 minutes; 90 minutes exactly are nothing, 100 count from their first instant. */
    @Test
    void returnAirAboveItsLimit_C16() {
        ServiceLevelTarget target = ServiceLevelTarget.of(
                "heat",
                Indicator.totalDowntime(Downtime.sampled("return-air", "<= 95")
                        .validFor(Duration.ofHours(2))
                        .lastingMoreThan(Duration.ofMinutes(90))));
        assertEquals(
                "NOT_APPLICABLE 0",
                summary(monday(daily(target), heat("10:00", "95.1"), heat("11:00", "97"), heat("11:30", "95"))));
        assertEquals(
                "NOT_APPLICABLE 6000",
                summary(monday(daily(target), heat("10:00", "95.1"), heat("11:00", "97"), heat("11:40", "95"))));
        // Nothing is known after the two hours for which a sample speaks.
        assertEquals("NOT_APPLICABLE 7200", summary(monday(daily(target), heat("09:00", "90"), heat("10:00", "96"))));
        assertEquals("NOT_APPLICABLE none", summary(monday(daily(target))));
    }

    /** S28: where versions contradict each other the signal is unknown until the next sample. */
    @Test
    void contradictingSamplesAreUnknown_S28() {
        ServiceLevelTarget target =
                ServiceLevelTarget.of("heat", Indicator.availability(Downtime.sampled("return-air", "<= 95")));
        ComplianceReport report = monday(
                daily(target),
                heat("00:00", "90"),
                heat("06:00", "90").id("x"),
                heat("06:00", "99").id("x"),
                heat("12:00", "90"));
        assertEquals(
                Duration.ofHours(6).toNanos(),
                report.targets().get(0).account().unknown().longValueExact());
    }
}
