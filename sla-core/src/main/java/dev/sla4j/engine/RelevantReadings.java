package dev.sla4j.engine;

import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ExclusionSource;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.penalty.Driver;
import dev.sla4j.report.Attainment;
import dev.sla4j.report.Step;
import dev.sla4j.target.AllOf;
import dev.sla4j.target.AllowanceUse;
import dev.sla4j.target.AnyOf;
import dev.sla4j.target.AtLeast;
import dev.sla4j.target.CombinedUnknown;
import dev.sla4j.target.Deductible;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.ExcludedPart;
import dev.sla4j.target.ExclusionEffect;
import dev.sla4j.target.FigureSlots;
import dev.sla4j.target.GridAnchor;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Lasting;
import dev.sla4j.target.Observed;
import dev.sla4j.target.OutageIdentity;
import dev.sla4j.target.OutageOverBorder;
import dev.sla4j.target.OverlappingWeights;
import dev.sla4j.target.OverlongWindow;
import dev.sla4j.target.PartOfPeriod;
import dev.sla4j.target.Reported;
import dev.sla4j.target.ReportedOutages;
import dev.sla4j.target.Sampled;
import dev.sla4j.target.Selection;
import dev.sla4j.target.SlotExclusion;
import dev.sla4j.target.Slots;
import dev.sla4j.target.UnknownInOutage;
import dev.sla4j.target.UnknownTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells the policies that could matter for a target from those that were asked for but have nothing to decide: no combination without parts, no
 * exclusion without a rule, no unknown time where nothing is unknown.
 */
final class RelevantReadings {
    private final ServiceLevelTarget target;
    private final List<ExclusionRule> rules;
    private final List<Downtime> nodes = new ArrayList<>();
    private final Set<Class<?>> kinds = new HashSet<>();

    private RelevantReadings(ServiceLevelTarget target, List<ExclusionRule> rules) {
        this.target = target;
        this.rules = rules;
        for (Indicator leaf : Indicators.leaves(target)) {
            if (Figures.isOfDowntime(leaf)) {
                collect(Figures.downtimeOf(leaf));
            }
        }
        for (ExclusionRule rule : rules) {
            if (rule.source() instanceof ExclusionSource.WhileDown condition) {
                collect(condition.downtime());
            }
        }
        nodes.forEach(node -> kinds.add(node.getClass()));
    }

    private void collect(Downtime node) {
        nodes.add(node);
        node.operands().forEach(this::collect);
    }

    /** The readings that were applied and could matter, in their order. */
    static List<Step> of(Plan plan, ServiceLevelTarget target, TargetEvaluation evaluation, Attainment attainment) {
        List<ExclusionRule> rules = plan.agreement().exclusions().stream()
                .filter(rule -> rule.appliesTo(target.id()))
                .toList();
        Set<String> idle = new RelevantReadings(target, rules).idle(evaluation, attainment);
        return evaluation.readings().applied().stream()
                .filter(step -> !(step instanceof Step.Reading reading && idle.contains(reading.policy())))
                .toList();
    }

    /** The policies that can decide nothing. */
    private Set<String> idle(TargetEvaluation evaluation, Attainment attainment) {
        Set<String> idle = new HashSet<>();
        boolean unknown = kinds.contains(Observed.class)
                || kinds.contains(Sampled.class)
                || evaluation.readings().get(ReportedOutages.class) == ReportedOutages.WATCHED_ONLY
                || attainment.subjects().stream()
                        .anyMatch(subject -> subject.bounds() != null
                                || subject.account().unknown().signum() > 0);
        boolean several =
                evaluation.units().stream().anyMatch(unit -> unit.parts().size() > 1);
        boolean combined =
                several || kinds.contains(AnyOf.class) || kinds.contains(AllOf.class) || kinds.contains(AtLeast.class);
        drop(idle, UnknownTime.class, !unknown);
        drop(idle, UnknownInOutage.class, !unknown);
        drop(idle, CombinedUnknown.class, !unknown || !combined);
        drop(idle, ReportedOutages.class, !kinds.contains(Reported.class));
        drop(idle, OverlappingWeights.class, !kinds.contains(Reported.class));
        drop(idle, OutageIdentity.class, !judgesOutages());
        drop(idle, OutageOverBorder.class, !hasSingleOutages());
        drop(idle, PartOfPeriod.class, !evaluation.knowsLives());
        drop(idle, ExclusionEffect.class, rules.isEmpty());
        drop(idle, AllowanceUse.class, rules.stream().noneMatch(rule -> rule.allowance() != null));
        drop(idle, OverlongWindow.class, rules.stream().noneMatch(rule -> rule.longest() != null));
        boolean requests = Indicators.selections(target).stream()
                .anyMatch(selection -> selection.kind() == Selection.Kind.REQUESTS);
        boolean slots = requests
                || kinds.contains(Slots.class)
                || kinds.contains(FigureSlots.class)
                || !Indicators.longestSlot(target).equals(target.resolution());
        drop(idle, SlotExclusion.class, !requests);
        drop(idle, GridAnchor.class, !slots);
        drop(idle, ExcludedPart.class, rules.isEmpty() || !several);
        return idle;
    }

    private static void drop(Set<String> idle, Class<?> policy, boolean isIdle) {
        if (isIdle) {
            idle.add(policy.getSimpleName());
        }
    }

    /** Whether something is of each outage as a whole, by itself: not the longest time, nor a day. */
    private boolean hasSingleOutages() {
        return SingleThings.countsOutages(target)
                || (target.penalty() != null && target.penalty().driver().of() == Driver.Of.EACH_OUTAGE);
    }

    /** Whether single outages decide anything. */
    private boolean judgesOutages() {
        boolean counted = target.indicator() instanceof DowntimeStatistic statistic
                && statistic.kind() != DowntimeStatistic.Kind.TOTAL;
        boolean paid = SingleThings.paysPerOutage(target);
        return counted || paid || kinds.contains(Lasting.class) || kinds.contains(Deductible.class);
    }
}
