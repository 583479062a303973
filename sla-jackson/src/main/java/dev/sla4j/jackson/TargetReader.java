package dev.sla4j.jackson;

import static java.util.Objects.requireNonNull;

import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.target.Availability;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitObjective;
import dev.sla4j.target.Objective;
import dev.sla4j.target.Policies;
import dev.sla4j.target.Policy;
import dev.sla4j.target.Scope;
import dev.sla4j.time.Schedule;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Percent;
import dev.sla4j.value.Rounding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads targets, with what is promised in them. */
final class TargetReader {
    static final Variants<Indicator> INDICATOR = new Variants<>();

    static {
        INDICATOR
                .with("availability", TargetReader::availability)
                .with("downtime", TargetReader::downtimeStatistic)
                .with("share", ThingsReader::share)
                .with("statistic", ThingsReader::statistic)
                .with("percentile", CombinationReader::percentile)
                .with("fold", CombinationReader::fold)
                .with("difference", CombinationReader::difference)
                .with("quotient", CombinationReader::quotient)
                .with("sufficient", CombinationReader::sufficient)
                .with("custom", CombinationReader::custom)
                .with("throughput", ThingsReader::throughput);
    }

    private static final Variants<Scope> SCOPE = new Variants<Scope>()
            .with("each", node -> scope(Scope.Mode.EACH, node))
            .with("together", node -> scope(Scope.Mode.TOGETHER, node))
            .with("pooled", node -> scope(Scope.Mode.POOLED, node));

    private TargetReader() {}

    static @Nullable ServiceLevelTarget target(Node node) {
        Fields fields = new Fields(node);
        String id = fields.required("id", Form.NAME);
        String clause = fields.optional("clause", Form.NAME);
        Indicator indicator = fields.required("indicator", INDICATOR);
        Scope scope = fields.optional("scope", Scope.SERVICE, SCOPE);
        Limit limit = fields.optional("limit", Form.LIMIT);
        Rounding rounding = fields.optional("rounding", Form.ROUNDING);
        Objective objective = fields.optional("objective", ObjectiveReader::ofTarget);
        if (limit != null && fields.has("objective")) {
            fields.fault("objective", "must not be stated beside a limit");
        }
        Schedule hours = fields.optional("hours", TimeReader.SCHEDULE);
        Policies policies = fields.optional("policies", Policies.defaults(), TargetReader::policies);
        Penalty penalty = fields.optional("penalty", PenaltyReader::penalty);
        Duration minimumLife = fields.optional("minimum-life", Form.DURATION);
        Percent coverage = fields.optional(
                "minimum-coverage", ServiceLevelTarget.DEFAULT_MINIMUM_COVERAGE, field -> field.text(Form.PERCENT));
        Duration resolution = fields.optional(
                "resolution", ServiceLevelTarget.DEFAULT_RESOLUTION, field -> field.text(Form.DURATION));
        if (rounding != null && !fields.has("limit")) {
            fields.fault("rounding", "must not be stated without a limit");
        }
        return fields.build(() -> {
            ServiceLevelTarget target = ServiceLevelTarget.of(requireNonNull(id), requireNonNull(indicator))
                    .scope(scope)
                    .policies(policies)
                    .minimumCoverage(coverage.toString())
                    .resolution(resolution);
            target = clause == null ? target : target.clause(clause);
            target = limit == null ? target : target.objective(new LimitObjective(limit, rounding));
            target = objective == null ? target : target.objective(objective);
            target = hours == null ? target : target.during(hours);
            target = penalty == null ? target : target.penalty(penalty);
            return minimumLife == null ? target : target.minimumLife(minimumLife);
        });
    }

    static @Nullable Policies policies(Node node) {
        Fields fields = new Fields(node);
        List<Policy> stated = new ArrayList<>();
        for (PolicyName policy : PolicyName.ALL) {
            Policy reading = fields.optional(policy.name(), field -> Names.read(field, policy.readings()));
            if (reading != null) {
                stated.add(reading);
            }
        }
        return fields.build(() -> {
            Policies policies = Policies.defaults();
            for (Policy reading : stated) {
                policies = policies.with(reading);
            }
            return policies;
        });
    }

    private static @Nullable Scope scope(Scope.Mode mode, Node node) {
        if (node.isEmptyObject()) {
            return new Scope(mode, new TreeSet<>(), 1);
        }
        if (mode == Scope.Mode.TOGETHER && node.fieldsOrNull() != null) {
            Fields fields = new Fields(node);
            Scope listed = fields.required("subjects", field -> listed(mode, field));
            int living = fields.optional("living", 1, Node::count);
            return fields.build(() -> requireNonNull(listed).whileLiving(living));
        }
        return listed(mode, node);
    }

    private static @Nullable Scope listed(Scope.Mode mode, Node node) {
        SortedSet<String> subjects = node.names();
        if (subjects != null && node.isEmptyList()) {
            node.fault("must name a subject; for all, write \"" + Names.of(mode) + "\" alone");
            return null;
        }
        return subjects == null ? null : new Scope(mode, subjects, 1);
    }

    private static @Nullable Indicator availability(Node node) {
        Fields fields = new Fields(node);
        Downtime downtime = downWhile(fields);
        Duration fixedLength = fields.optional("fixed-length", Form.DURATION);
        return fields.build(() -> new Availability(downtime, fixedLength));
    }

    private static @Nullable Indicator downtimeStatistic(Node node) {
        Fields fields = new Fields(node);
        DowntimeStatistic.Kind kind = fields.optional(
                "statistic", DowntimeStatistic.Kind.TOTAL, field -> Names.read(field, DowntimeStatistic.Kind.values()));
        Downtime downtime = downWhile(fields);
        return fields.build(() -> new DowntimeStatistic(downtime, kind));
    }

    private static Downtime downWhile(Fields fields) {
        return fields.optional("down-while", Downtime.reported(), DowntimeReader.DOWNTIME);
    }
}
