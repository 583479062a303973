package dev.sla4j.engine;

import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.FigureSlots;
import dev.sla4j.target.Observed;
import dev.sla4j.target.Reported;
import dev.sla4j.target.Sampled;
import dev.sla4j.target.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which subjects a target is about: those its scope lists, else those a service life names, else those that were seen, and those its expression
 * names.
 */
final class Units {
    private Units() {}

    static List<Unit> of(ServiceLevelTarget target, Facts facts) {
        SortedSet<String> subjects = subjects(target, facts);
        if (target.scope().mode() == Scope.Mode.TOGETHER) {
            return List.of(new Unit(subjects));
        }
        List<Unit> units = new ArrayList<>();
        subjects.forEach(subject -> units.add(Unit.of(subject)));
        return units;
    }

    private static SortedSet<String> subjects(ServiceLevelTarget target, Facts facts) {
        Scope scope = target.scope();
        SortedSet<String> subjects = new TreeSet<>(scope.subjects());
        if (subjects.isEmpty()) {
            facts.subjects().forEach((name, rows) -> {
                if (!rows.lives().isEmpty() && !name.equals(Evidence.SERVICE)) {
                    subjects.add(name);
                }
            });
        }
        if (subjects.isEmpty()) {
            subjects.addAll(facts.subjects().keySet());
            subjects.remove(Evidence.SERVICE);
        }
        if (scope.mode() == Scope.Mode.TOGETHER) {
            subjects.addAll(subjectsNamed(target));
            // What names no subject is about the service as a whole.
            if (facts.subjects().containsKey(Evidence.SERVICE) && hasEvidenceOfItsOwn(facts)) {
                subjects.add(Evidence.SERVICE);
            }
        }
        if (subjects.isEmpty()) {
            subjects.add(Evidence.SERVICE);
        }
        return subjects;
    }

    private static SortedSet<String> subjectsNamed(ServiceLevelTarget target) {
        SortedSet<String> subjects = new TreeSet<>();
        List<@Nullable String> names = new ArrayList<>();
        Indicators.selections(target).forEach(selection -> names.add(selection.subject()));
        Indicators.downtimeLeaves(target).forEach(leaf -> names.add(subjectOf(leaf)));
        for (String named : names) {
            if (named != null) {
                subjects.add(named);
            }
        }
        return subjects;
    }

    private static boolean hasEvidenceOfItsOwn(Facts facts) {
        Facts.Subject service = facts.subject(Evidence.SERVICE);
        return service.isObserved()
                || !service.outages().isEmpty()
                || !service.plain().isEmpty()
                || !service.watched().isEmpty()
                || !service.requests().isEmpty()
                || !service.samples().isEmpty();
    }

    /** The subjects whose evidence an expression reads: the parts of the unit, and those it names. */
    static SortedSet<String> subjectsRead(Unit unit, Downtime expression) {
        SortedSet<String> subjects = new TreeSet<>(unit.parts());
        leaves(expression).forEach(leaf -> {
            String named = subjectOf(leaf);
            if (named != null) {
                subjects.add(named);
            }
        });
        return subjects;
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
