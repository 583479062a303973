package dev.sla4j.engine;

import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.Selection;
import dev.sla4j.time.TimeSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** When something existed (S3). */
final class Lives {
    private Lives() {}

    /** The life of a subject, or null if nothing says that it did not exist always. */
    static @Nullable TimeSet of(Facts facts, String subject) {
        List<ServiceLife> lives = facts.subject(subject).lives();
        return lives.isEmpty()
                ? null
                : TimeSet.of(lives.stream().map(ServiceLife::range).toList());
    }

    /**
     * The life of a unit, or null if nothing says that it did not exist always. Several subjects taken together live while at least one lives of those
     * that the expression reads, and within the life of the service as a whole, if it has one of its own.
     */
    static @Nullable TimeSet of(Facts facts, Unit unit, List<Downtime> leaves, List<Selection> selections) {
        String only = unit.only();
        if (only != null) {
            return of(facts, only);
        }
        TimeSet whole = of(facts, Evidence.SERVICE);
        TimeSet parts = ofAny(facts, subjectsOf(unit, leaves, selections));
        if (whole == null || parts == null) {
            return whole == null ? parts : whole;
        }
        return whole.intersection(parts);
    }

    private static SortedSet<String> subjectsOf(Unit unit, List<Downtime> leaves, List<Selection> selections) {
        SortedSet<String> subjects = new TreeSet<>();
        for (Downtime leaf : leaves) {
            String named = Units.subjectOf(leaf);
            subjects.addAll(named == null ? unit.parts() : List.of(named));
        }
        for (Selection selection : selections) {
            subjects.addAll(selection.subject() == null ? unit.parts() : List.of(selection.subject()));
        }
        return subjects.isEmpty() ? unit.parts() : subjects;
    }

    private static @Nullable TimeSet ofAny(Facts facts, SortedSet<String> subjects) {
        TimeSet all = TimeSet.EMPTY;
        for (String subject : subjects) {
            TimeSet life = of(facts, subject);
            if (life == null) {
                return null;
            }
            all = all.union(life);
        }
        return all;
    }
}
