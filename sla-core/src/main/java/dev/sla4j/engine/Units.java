package dev.sla4j.engine;

import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ExclusionSource;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.FigureSlots;
import dev.sla4j.target.Observed;
import dev.sla4j.target.Reported;
import dev.sla4j.target.ReportedOutages;
import dev.sla4j.target.Sampled;
import dev.sla4j.target.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which subjects a target is about: those its scope lists, else those a service life names, else those it has seen: of which there is evidence that
 * a leaf of its expression reads. What names no subject is about the service as a whole and belongs to a unit of several, if it is read too; so do
 * the subjects that the expression names.
 */
final class Units {
    /** Stands for a subject that nobody has heard of; no evidence can be about it, as the name of a subject is not blank. */
    private static final String UNHEARD = " ";

    private Units() {}

    static List<Unit> of(ServiceLevelTarget target, Readings readings, Facts facts) {
        if (target.scope().mode() == Scope.Mode.TOGETHER) {
            return List.of(new Unit(orService(together(target, readings, facts))));
        }
        List<Unit> units = new ArrayList<>();
        orService(selected(target, readings, facts)).forEach(subject -> units.add(Unit.of(subject)));
        return units;
    }

    /**
     * What a unit of several subjects may be once the period is over: as it is, or with a subject that nobody has heard of yet. One alone is also
     * what exclusions that name it act on as a whole, so where nothing was seen yet, the first to be seen may be any that they name.
     */
    static List<Unit> inTheEnd(ServiceLevelTarget target, List<ExclusionRule> rules, Readings readings, Facts facts) {
        SortedSet<String> now = together(target, readings, facts);
        List<Unit> all = new ArrayList<>(List.of(new Unit(orService(now))));
        boolean same = !isExcusedByAny(target, rules) && addsNothing(target, readings, facts) && !hasLives(facts, now);
        if (same || !mayGrow(target, facts, now)) {
            return all;
        }
        SortedSet<String> more = orService(now);
        more.add(UNHEARD);
        all.add(new Unit(more));
        if (now.isEmpty()) {
            all.add(Unit.of(UNHEARD));
            facts.exclusions().stream()
                    .map(request -> request.origin().subject())
                    .forEach(named -> {
                        if (named != null) {
                            all.add(Unit.of(named));
                        }
                    });
        }
        return all;
    }

    /** A subject more may change when a unit lives, and a unit of several lives within the life of the service as a whole (S3). */
    private static boolean hasLives(Facts facts, SortedSet<String> subjects) {
        return !facts.subject(Evidence.SERVICE).lives().isEmpty()
                || subjects.stream()
                        .anyMatch(subject -> !facts.subject(subject).lives().isEmpty());
    }

    private static boolean mayGrow(ServiceLevelTarget target, Facts facts, SortedSet<String> subjects) {
        if (leavesOf(target).stream().allMatch(leaf -> subjectOf(leaf) != null)) {
            return false;
        }
        return mayGrowByAny(target, facts) || !subjects.contains(Evidence.SERVICE);
    }

    /**
     * Whether a subject that a unit of several may yet get has a past that matters: the target does not read it, but a rule that leaves out time
     * while any of the subjects is down would.
     */
    static boolean mayBringExcuses(
            ServiceLevelTarget target, List<ExclusionRule> rules, Readings readings, Facts facts) {
        SortedSet<String> now = together(target, readings, facts);
        return mayGrow(target, facts, now)
                && causes(target, rules).stream().anyMatch(leaf -> hasPastOfOthers(leaf, target, readings, facts, now));
    }

    private static boolean hasPastOfOthers(
            Downtime leaf, ServiceLevelTarget target, Readings readings, Facts facts, SortedSet<String> now) {
        boolean byAny = mayGrowByAny(target, facts);
        return facts.subjects().entrySet().stream()
                .anyMatch(entry -> !now.contains(entry.getKey())
                        && (byAny || entry.getKey().equals(Evidence.SERVICE))
                        && LeafEvidence.isIn(entry.getValue(), leaf, readings));
    }

    /** Whether a rule leaves out time while any of the subjects is down. */
    private static boolean isExcusedByAny(ServiceLevelTarget target, List<ExclusionRule> rules) {
        return !causes(target, rules).isEmpty();
    }

    /** The leaves by which a rule leaves out time while any of the subjects is down. */
    private static List<Downtime> causes(ServiceLevelTarget target, List<ExclusionRule> rules) {
        List<Downtime> causes = new ArrayList<>();
        for (ExclusionRule rule : rules) {
            if (rule.appliesTo(target.id()) && rule.source() instanceof ExclusionSource.WhileDown condition) {
                leaves(condition.downtime()).stream()
                        .filter(leaf -> subjectOf(leaf) == null)
                        .forEach(causes::add);
            }
        }
        return causes;
    }

    /** Whether its subjects are those that are seen; else only what names no subject may join them. */
    private static boolean mayGrowByAny(ServiceLevelTarget target, Facts facts) {
        return target.scope().subjects().isEmpty() && living(facts).isEmpty();
    }

    /** Whether one subject more makes no difference up to its first outage: it is up, and no life nor exclusion is about one part of several. */
    private static boolean addsNothing(ServiceLevelTarget target, Readings readings, Facts facts) {
        return leavesOf(target).stream().allMatch(Reported.class::isInstance)
                && readings.get(ReportedOutages.class) == ReportedOutages.DECLARED_COMPLETE
                && facts.subjects().values().stream()
                        .allMatch(rows ->
                                rows.lives().isEmpty() && rows.disputedOutages().isEmpty())
                && Stream.concat(facts.exclusions().stream(), facts.disputedExclusions().stream())
                        .allMatch(request -> request.origin().subject() == null);
    }

    private static SortedSet<String> orService(SortedSet<String> subjects) {
        return subjects.isEmpty() ? new TreeSet<>(List.of(Evidence.SERVICE)) : new TreeSet<>(subjects);
    }

    private static SortedSet<String> together(ServiceLevelTarget target, Readings readings, Facts facts) {
        SortedSet<String> named = new TreeSet<>();
        boolean allNamed = true;
        List<@Nullable String> names = new ArrayList<>();
        leavesOf(target).forEach(leaf -> names.add(subjectOf(leaf)));
        Indicators.selections(target).forEach(selection -> names.add(selection.subject()));
        for (String subject : names) {
            if (subject == null) {
                allNamed = false;
            } else {
                named.add(subject);
            }
        }
        if (allNamed && target.scope().subjects().isEmpty()) {
            return named;
        }
        SortedSet<String> subjects = selected(target, readings, facts);
        subjects.addAll(named);
        if (isSeen(Evidence.SERVICE, target, readings, facts)) {
            subjects.add(Evidence.SERVICE);
        }
        return subjects;
    }

    private static SortedSet<String> selected(ServiceLevelTarget target, Readings readings, Facts facts) {
        SortedSet<String> subjects = new TreeSet<>(target.scope().subjects());
        if (subjects.isEmpty()) {
            subjects.addAll(living(facts));
        }
        if (subjects.isEmpty()) {
            for (String subject : facts.subjects().keySet()) {
                if (!subject.equals(Evidence.SERVICE) && isSeen(subject, target, readings, facts)) {
                    subjects.add(subject);
                }
            }
        }
        return subjects;
    }

    private static SortedSet<String> living(Facts facts) {
        SortedSet<String> living = new TreeSet<>();
        facts.subjects().forEach((subject, rows) -> {
            if (!rows.lives().isEmpty() && !subject.equals(Evidence.SERVICE)) {
                living.add(subject);
            }
        });
        return living;
    }

    private static boolean isSeen(String subject, ServiceLevelTarget target, Readings readings, Facts facts) {
        Facts.Subject rows = facts.subject(subject);
        return leavesOf(target).stream()
                        .anyMatch(leaf -> mayRead(subjectOf(leaf), subject) && LeafEvidence.isIn(rows, leaf, readings))
                || Indicators.selections(target).stream()
                        .anyMatch(selection ->
                                mayRead(selection.subject(), subject) && LeafEvidence.isIn(rows, selection));
    }

    private static boolean mayRead(@Nullable String named, String subject) {
        return named == null || named.equals(subject);
    }

    /** The subjects whose evidence an expression reads: the parts of the unit, and those it names. */
    static SortedSet<String> subjectsRead(Unit unit, Downtime expression) {
        SortedSet<String> subjects = new TreeSet<>();
        leaves(expression).forEach(leaf -> subjects.addAll(subjectsRead(unit.parts(), leaf)));
        return subjects;
    }

    private static List<String> subjectsRead(SortedSet<String> parts, Downtime leaf) {
        String named = subjectOf(leaf);
        return named == null ? List.copyOf(parts) : List.of(named);
    }

    static @Nullable String subjectOf(Downtime leaf) {
        if (leaf instanceof Reported reported) {
            return reported.filter().subject();
        }
        if (leaf instanceof Sampled sampled) {
            return sampled.filter().subject();
        }
        if (leaf instanceof FigureSlots slots) {
            return slots.selection().subject();
        }
        return leaf instanceof Observed observed ? observed.filter().subject() : null;
    }

    private static List<Downtime> leavesOf(ServiceLevelTarget target) {
        return Indicators.downtimeLeaves(target);
    }

    /** The leaves of an expression. */
    static List<Downtime> leaves(Downtime node) {
        List<Downtime> leaves = new ArrayList<>();
        collect(node, leaves);
        return leaves;
    }

    private static void collect(Downtime node, List<Downtime> leaves) {
        if (node.operands().isEmpty()) {
            leaves.add(node);
        }
        node.operands().forEach(operand -> collect(operand, leaves));
    }
}
