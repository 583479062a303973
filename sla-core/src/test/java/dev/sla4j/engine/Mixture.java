package dev.sla4j.engine;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.report.ComplianceReport;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A day on quarters of an hour: one target {@code t}, and evidence of all kinds. {@link MixtureDraw} draws it.
 *
 * @param day the day
 * @param agreement what was promised
 * @param asOf the quarter of the report while the day runs
 * @param before what is known by then
 * @param later what is handed in afterwards
 */
record Mixture(LocalDate day, Agreement agreement, int asOf, List<Measurement> before, List<Measurement> later) {
    /** The quarter of the report after the day: items that go on for some time are done by then. */
    static final int CLOSED = 96 + 10;

    Mixture {
        before = List.copyOf(before);
        later = List.copyOf(later);
    }

    static Instant at(LocalDate day, int quarter) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(900L * quarter);
    }

    Instant at(int quarter) {
        return at(day, quarter);
    }

    ServiceLevelTarget target() {
        return agreement.target("t");
    }

    ComplianceEngine engine() {
        return ComplianceEngine.of(agreement, ReferenceData.empty(), List.of(new ExcessJitter()));
    }

    Evaluation start() {
        ComplianceEngine engine = engine();
        return engine.start(engine.periodOf(day));
    }

    ComplianceReport running() {
        return start().add(before).report(at(asOf));
    }

    ComplianceReport closed() {
        return start().add(all()).report(at(CLOSED));
    }

    /** What is known in the end. */
    List<Measurement> all() {
        List<Measurement> all = new ArrayList<>(before);
        all.addAll(later);
        return all;
    }

    /** Shuffled, split and merged, some of it from bytes. */
    ComplianceReport merged(Draw draw) {
        Evaluation one = start();
        Evaluation other = start();
        draw.shuffled(before).forEach(row -> (draw.chance(50) ? one : other).add(row));
        return one.merge(other.toBytes()).report(at(asOf));
    }

    /** The same with all that may stand in columns in columns. */
    ComplianceReport inColumns(Draw draw) {
        return new MixtureColumns(draw).addTo(start(), before).report(at(asOf));
    }

    Mixture with(UnaryOperator<ServiceLevelTarget> target) {
        return with(target.apply(target()), agreement.exclusions());
    }

    /** Only with the exclusion rules that a law is about. */
    Mixture onlyRules(Predicate<ExclusionRule> rules) {
        return with(target(), agreement.exclusions().stream().filter(rules).toList());
    }

    Mixture plus(ExclusionRule rule) {
        List<ExclusionRule> rules = new ArrayList<>(agreement.exclusions());
        rules.add(rule);
        return with(target(), rules);
    }

    private Mixture with(ServiceLevelTarget target, List<ExclusionRule> rules) {
        Agreement.Builder other = Days.daily().target(target);
        agreement.policies().stated().values().forEach(other::policy);
        rules.forEach(other::exclusion);
        return new Mixture(day, other.build(), asOf, before, later);
    }

    /** Each row replaced by others, or by none. */
    Mixture replacing(UnaryOperator<List<Measurement>> rows) {
        return new Mixture(day, agreement, asOf, rows.apply(before), rows.apply(later));
    }

    Mixture only(Predicate<Measurement> rows) {
        return replacing(some -> some.stream().filter(rows).toList());
    }

    Mixture plus(Measurement row) {
        List<Measurement> more = new ArrayList<>(later);
        more.add(row);
        return new Mixture(day, agreement, asOf, before, more);
    }

    /** Fails with little evidence for which a law does not hold. */
    void check(Consumer<Mixture> law) {
        if (failure(law) != null) {
            Mixture smallest = smallest(law);
            throw new AssertionError(smallest.failure(law) + smallest.describe());
        }
    }

    private @Nullable Throwable failure(Consumer<Mixture> law) {
        try {
            law.accept(this);
            return null;
        } catch (AssertionError | RuntimeException e) {
            return e;
        }
    }

    private Mixture smallest(Consumer<Mixture> law) {
        Mixture smallest = this;
        for (Measurement row : all()) {
            Mixture smaller = smallest.only(other -> other != row);
            smallest = smaller.failure(law) == null ? smallest : smaller;
        }
        return smallest;
    }

    String describe() {
        StringBuilder text = new StringBuilder("\n").append(agreement.policies());
        ServiceLevelTarget target = target();
        text.append("\n  ").append(target.indicator()).append("\n  ").append(target.objective());
        text.append("\n  ").append(target.scope()).append(' ').append(target.serviceHours());
        text.append(" coverage ")
                .append(target.minimumCoverage())
                .append(" as of ")
                .append(at(asOf));
        agreement.exclusions().forEach(rule -> text.append("\n  ").append(rule).append(rule.allowance()));
        before.forEach(row -> text.append("\n  ").append(row));
        later.forEach(row -> text.append("\n  later ").append(row));
        return text.toString();
    }
}
