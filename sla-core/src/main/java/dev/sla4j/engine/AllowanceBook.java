package dev.sla4j.engine;

import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.engine.ExclusionDesk.Window;
import dev.sla4j.engine.LongAllowances.Used;
import dev.sla4j.report.AllowanceUsed;
import dev.sla4j.report.Step;
import dev.sla4j.time.TimeSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What one unit uses of allowances that are for a longer cycle: itself, and its parts that exclusions name (S10). */
final class AllowanceBook {
    private final ServiceLevelTarget target;
    private final LongAllowances allowances;
    private final Excuses excuses;
    private final Map<ExclusionRule, Used> own = new HashMap<>();
    private final SortedMap<String, Map<ExclusionRule, Used>> parts = new TreeMap<>();

    AllowanceBook(ServiceLevelTarget target, LongAllowances allowances, Excuses excuses) {
        this.target = target;
        this.allowances = allowances;
        this.excuses = excuses;
    }

    /** Notes what the unit uses, between the least and the most where something is unknown: in windows for certain, and in any of those that may be. */
    void use(List<Window> sure, List<Window> possible, TimeSet down, TimeSet maybeDown) {
        use(own, sure, possible, down, maybeDown, excuses.subject());
    }

    /** Notes what a part uses. */
    void use(String part, List<Window> windows, TimeSet down) {
        use(parts.computeIfAbsent(part, key -> new HashMap<>()), windows, List.of(), down, down, part);
    }

    private void use(
            Map<ExclusionRule, Used> uses,
            List<Window> sure,
            List<Window> possible,
            TimeSet down,
            TimeSet maybeDown,
            @Nullable String subject) {
        List<Window> all = with(sure, possible, window -> true);
        boolean certain = possible.isEmpty()
                && maybeDown.minus(down).intersection(excuses.limited(all)).isEmpty();
        if (certain && !allowances.isDoubted(subject)) {
            use(uses, sure, down, subject, false);
        } else if (overlap(all)) {
            // What one rule has left is then used by the other: nothing is the least, and all the most.
            allowances.rules().forEach(rule -> or(uses, rule, new Used(0, allowances.left(rule, subject, true))));
        } else {
            // Less is used the more is excused without an allowance.
            use(uses, with(sure, possible, window -> !window.isLimited()), down, subject, false);
            use(uses, with(sure, possible, Window::isLimited), maybeDown, subject, true);
        }
    }

    private static List<Window> with(List<Window> sure, List<Window> possible, Predicate<Window> which) {
        List<Window> windows = new ArrayList<>(sure);
        possible.stream().filter(which).forEach(windows::add);
        return windows;
    }

    private void use(
            Map<ExclusionRule, Used> uses, List<Window> windows, TimeSet down, @Nullable String subject, boolean most) {
        Map<ExclusionRule, Long> used = excuses.used(windows, down, subject, most);
        for (ExclusionRule rule : allowances.rules()) {
            long one = used.getOrDefault(rule, 0L);
            or(uses, rule, new Used(one, one));
        }
    }

    private static void or(Map<ExclusionRule, Used> uses, ExclusionRule rule, Used used) {
        uses.merge(rule, used, Used::or);
    }

    /** Whether rules with an allowance compete for the same time. */
    private static boolean overlap(List<Window> windows) {
        Map<ExclusionRule, TimeSet> sets = new HashMap<>();
        for (Window window : windows) {
            if (window.isLimited()) {
                sets.merge(window.rule(), window.set(), TimeSet::union);
            }
        }
        TimeSet seen = TimeSet.EMPTY;
        for (TimeSet set : sets.values()) {
            if (!seen.intersection(set).isEmpty()) {
                return true;
            }
            seen = seen.union(set);
        }
        return false;
    }

    /** Adds what is used under another reading of the same. */
    void add(AllowanceBook other) {
        other.own.forEach((rule, used) -> or(own, rule, used));
        other.parts.forEach((part, uses) ->
                uses.forEach((rule, used) -> or(parts.computeIfAbsent(part, key -> new HashMap<>()), rule, used)));
    }

    /** What is used of each rule, under this reading and those that were added. */
    List<AllowanceUsed> used() {
        List<AllowanceUsed> all = new ArrayList<>();
        for (ExclusionRule rule : allowances.rules()) {
            addUsed(all, rule, excuses.subject(), own);
            parts.forEach((part, uses) -> addUsed(all, rule, part, uses));
        }
        return all;
    }

    private void addUsed(
            List<AllowanceUsed> all, ExclusionRule rule, @Nullable String subject, Map<ExclusionRule, Used> uses) {
        Used used = uses.get(rule);
        if (used != null) {
            all.add(new AllowanceUsed(
                    rule.id(), target.id(), subject, Duration.ofNanos(used.least()), Duration.ofNanos(used.most())));
        }
    }

    /** How much there was of each, what was used before and is used now, and what is left. */
    List<Step> steps(String period) {
        List<Step> steps = new ArrayList<>();
        Map<String, ExclusionRule> rules = new HashMap<>();
        allowances.rules().forEach(rule -> rules.put(rule.id(), rule));
        for (AllowanceUsed used : used()) {
            steps.add(AllowanceSteps.of(allowances, Objects.requireNonNull(rules.get(used.rule())), period, used));
        }
        return steps;
    }
}
