package dev.sla4j.engine;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ExclusionSource;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.FigureSlots;
import dev.sla4j.target.GridAnchor;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Policies;
import dev.sla4j.target.Selection;
import dev.sla4j.time.Grid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds what an agreement must know of requests: the specifications of its targets and of its exclusion rules, each once. */
final class RequestSpecs {
    private RequestSpecs() {}

    static List<RequestSpec> of(Agreement agreement, Kept.Functions functions) {
        Set<RequestSpec> specs = new LinkedHashSet<>();
        for (ServiceLevelTarget target : agreement.targets()) {
            Policies policies = target.policies().over(agreement.policies());
            for (Indicator leaf : Indicators.leaves(target)) {
                if (!Figures.isOfDowntime(leaf)) {
                    add(specs, Indicators.eachOf(leaf), functions, grid(target.resolution(), policies, agreement));
                }
            }
            for (FigureSlots leaf : slotsOf(agreement, target)) {
                add(specs, leaf.figure(), functions, grid(leaf.unit(), policies, agreement));
            }
        }
        return List.copyOf(specs);
    }

    private static void add(Set<RequestSpec> specs, Indicator each, Kept.Functions functions, Grid grid) {
        if (Indicators.selectionOf(each).kind() == Selection.Kind.REQUESTS) {
            specs.add(RequestSpec.of(each, functions, grid));
        }
    }

    private static List<FigureSlots> slotsOf(Agreement agreement, ServiceLevelTarget target) {
        List<Downtime> leaves = new ArrayList<>(Indicators.downtimeLeaves(target));
        for (ExclusionRule rule : agreement.exclusions()) {
            if (rule.appliesTo(target.id()) && rule.source() instanceof ExclusionSource.WhileDown condition) {
                leaves.addAll(Units.leaves(condition.downtime()));
            }
        }
        List<FigureSlots> found = new ArrayList<>();
        for (Downtime leaf : leaves) {
            if (leaf instanceof FigureSlots slots) {
                found.add(slots);
            }
        }
        return found;
    }

    private static Grid grid(Duration length, Policies policies, Agreement agreement) {
        return policies.get(GridAnchor.class) == GridAnchor.LOCAL
                ? Grid.localTime(length, agreement.zone())
                : Grid.of(length);
    }
}
