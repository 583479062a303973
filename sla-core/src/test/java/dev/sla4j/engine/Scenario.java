package dev.sla4j.engine;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.time.EvaluationPeriod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An agreement, a period of it, and what happened, all on ticks.
 *
 * @param agreement the agreement
 * @param period the period
 * @param tick the length of a tick in seconds; every instant of the scenario is a whole number of ticks since the epoch
 * @param asOf the tick of the report
 * @param evidence what happened
 */
record Scenario(Agreement agreement, EvaluationPeriod period, long tick, long asOf, List<Measurement> evidence) {
    Scenario {
        evidence = List.copyOf(evidence);
    }

    long first() {
        return period.start().getEpochSecond() / tick;
    }

    long end() {
        return period.end().getEpochSecond() / tick;
    }

    Instant at(long number) {
        return Instant.ofEpochSecond(number * tick);
    }

    ComplianceEngine engine() {
        return ComplianceEngine.of(agreement);
    }

    ComplianceReport report() {
        return engine().start(period).add(evidence).report(at(asOf));
    }

    Scenario with(List<? extends Measurement> other) {
        return new Scenario(agreement, period, tick, asOf, List.copyOf(other));
    }

    Scenario plus(Measurement more) {
        List<Measurement> all = new ArrayList<>(evidence);
        all.add(more);
        return with(all);
    }

    Scenario with(Agreement other) {
        return new Scenario(other, period, tick, asOf, evidence);
    }

    Scenario asOf(long number) {
        return new Scenario(agreement, period, tick, number, evidence);
    }

    /** The scenario with other targets, and other terms of the agreement. */
    Scenario with(UnaryOperator<ServiceLevelTarget> targets, UnaryOperator<Agreement.Builder> terms) {
        Agreement.Builder copy = Agreement.builder(agreement.id())
                .zone(agreement.zone())
                .cycle(agreement.cycle())
                .settlement(agreement.settlement());
        agreement.parties().forEach(copy::party);
        agreement.fees().forEach(copy::fee);
        agreement.targets().forEach(target -> copy.target(targets.apply(target)));
        agreement.exclusions().forEach(copy::exclusion);
        agreement.policies().stated().values().forEach(copy::policy);
        if (agreement.termStart() != null) {
            copy.from(agreement.termStart());
        }
        if (agreement.termEnd() != null) {
            copy.until(agreement.termEnd());
        }
        return with(terms.apply(copy).build());
    }

    /** The scenario without the evidence that a failure does not need. */
    Scenario smallest(Predicate<Scenario> fails) {
        for (int i = 0; i < evidence.size(); i++) {
            List<Measurement> fewer = new ArrayList<>(evidence);
            fewer.remove(i);
            Scenario smaller = with(fewer);
            if (fails.test(smaller)) {
                return smaller.smallest(fails);
            }
        }
        return this;
    }

    /** Fails with the smallest evidence for which a law does not hold. */
    static void check(Scenario scenario, Function<Scenario, @Nullable String> law) {
        if (law.apply(scenario) != null) {
            Scenario smallest = scenario.smallest(smaller -> law.apply(smaller) != null);
            throw new AssertionError(law.apply(smallest) + smallest.describe());
        }
    }

    /** Everything, so that a failure can be written down as a test. */
    String describe() {
        StringBuilder text =
                new StringBuilder("\n").append(agreement).append(" policies ").append(agreement.policies());
        ServiceLevelTarget one = agreement.targets().get(0);
        text.append("\n  ")
                .append(Figures.downtimeOf(one.indicator()))
                .append("\n  ")
                .append(one.scope());
        text.append(" during ").append(one.serviceHours()).append(" coverage ").append(one.minimumCoverage());
        agreement
                .exclusions()
                .forEach(rule -> text.append("\n  ")
                        .append(rule)
                        .append(" notice ")
                        .append(rule.notice())
                        .append(" inside ")
                        .append(rule.inside())
                        .append(" longest ")
                        .append(rule.longest())
                        .append(" allowance ")
                        .append(rule.allowance()));
        text.append("\n  term ").append(agreement.termStart()).append(" to ").append(agreement.termEnd());
        text.append("\n")
                .append(period)
                .append(", as of ")
                .append(at(asOf))
                .append(", tick ")
                .append(tick)
                .append(" s");
        evidence.forEach(row -> text.append("\n  ").append(row));
        return text.append('\n').toString();
    }
}
