package dev.sla4j.engine;

import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.Scope;
import dev.sla4j.target.Selection;
import dev.sla4j.time.TimeSet;
import java.util.ArrayList;
import java.util.Arrays;
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
     * that the expression reads, and as many of those listed as the scope asks for, and within the life of the service as a whole, if it has one of
     * its own.
     */
    static @Nullable TimeSet of(
            Facts facts, Scope scope, Unit unit, List<Downtime> leaves, List<Selection> selections) {
        String only = unit.only();
        if (only != null) {
            return of(facts, only);
        }
        TimeSet whole = of(facts, Evidence.SERVICE);
        TimeSet parts = ofAny(facts, subjectsOf(unit, leaves, selections));
        return both(both(whole, parts), ofEnough(facts, scope, unit));
    }

    /** When as many of the subjects listed live as the scope asks for; null if it does not ask, or they always do. */
    static @Nullable TimeSet ofEnough(Facts facts, Scope scope, Unit unit) {
        return unit.only() != null || scope.living() == 1 ? null : ofAtLeast(scope.living(), facts, scope.subjects());
    }

    private static @Nullable TimeSet both(@Nullable TimeSet one, @Nullable TimeSet other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.intersection(other);
    }

    /** When at least so many subjects live; null if they always do. */
    private static @Nullable TimeSet ofAtLeast(int least, Facts facts, SortedSet<String> subjects) {
        int needed = least;
        List<TimeSet> lives = new ArrayList<>();
        for (String subject : subjects) {
            TimeSet life = of(facts, subject);
            if (life == null) {
                needed--;
            } else {
                lives.add(life);
            }
        }
        if (needed <= 0) {
            return null;
        }
        // After each life: when at least one, two, … of those so far live.
        TimeSet[] living = new TimeSet[needed];
        Arrays.fill(living, TimeSet.EMPTY);
        for (TimeSet life : lives) {
            for (int i = needed - 1; i > 0; i--) {
                living[i] = living[i].union(living[i - 1].intersection(life));
            }
            living[0] = living[0].union(life);
        }
        return living[needed - 1];
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
