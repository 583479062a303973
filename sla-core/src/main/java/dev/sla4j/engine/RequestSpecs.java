package dev.sla4j.engine;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ExclusionSource;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.FigureSlots;
import dev.sla4j.target.GridAnchor;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.OverSlots;
import dev.sla4j.target.Policies;
import dev.sla4j.target.Rate;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Share;
import dev.sla4j.target.Statistic;
import dev.sla4j.time.Grid;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds what an agreement must know of requests: the specifications of its targets and of its exclusion rules, each once. */
final class RequestSpecs {
    private RequestSpecs() {}

    static List<RequestSpec> of(Agreement agreement) {
        Set<RequestSpec> specs = new LinkedHashSet<>();
        for (ServiceLevelTarget target : agreement.targets()) {
            Policies policies = target.policies().over(agreement.policies());
            if (!Figures.isOfDowntime(target.indicator())) {
                Indicator each = eachOf(target.indicator());
                if (selectionOf(each).kind() == Selection.Kind.REQUESTS) {
                    specs.add(RequestSpec.of(each, grid(target.resolution(), policies, agreement.zone())));
                }
            }
            for (FigureSlots leaf : leavesOf(agreement, target)) {
                if (leaf.selection().kind() == Selection.Kind.REQUESTS) {
                    specs.add(RequestSpec.of(leaf.figure(), grid(leaf.unit(), policies, agreement.zone())));
                }
            }
        }
        return List.copyOf(specs);
    }

    private static List<FigureSlots> leavesOf(Agreement agreement, ServiceLevelTarget target) {
        List<Downtime> leaves = new ArrayList<>();
        if (Figures.isOfDowntime(target.indicator())) {
            leaves.addAll(Units.leaves(Figures.downtimeOf(target.indicator())));
        }
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

    /** The share or the statistic that an indicator is made of. */
    static Indicator eachOf(Indicator indicator) {
        if (indicator instanceof OverSlots slots) {
            return slots.of();
        }
        return indicator instanceof Rate rate ? rate.things() : indicator;
    }

    /** The things an indicator counts. */
    static Selection selectionOf(Indicator indicator) {
        Indicator each = eachOf(indicator);
        if (each instanceof Share share) {
            return share.of();
        }
        if (each instanceof Statistic statistic) {
            return statistic.of();
        }
        throw new AssertionError("unhandled indicator " + indicator);
    }

    /** Slots of a length, anchored as the policies say. */
    static Grid grid(Duration unit, Policies policies, ZoneId zone) {
        return policies.get(GridAnchor.class) == GridAnchor.LOCAL ? Grid.localTime(unit, zone) : Grid.of(unit);
    }
}
