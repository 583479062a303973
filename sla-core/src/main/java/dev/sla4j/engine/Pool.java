package dev.sla4j.engine;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The units that have one figure together: one, or several whose terms are added.
 *
 * @param label its name in the report, or null for the single service and for several
 * @param applies whether the promise applies to any of them
 * @param units the units, at least one; those to which the promise applies, if there are any
 */
record Pool(@Nullable String label, boolean applies, List<Unit> units) {

    static Pool of(Unit unit, boolean applies) {
        return new Pool(unit.label(), applies, List.of(unit));
    }

    /** All subjects as one: things are counted over all of them at once, however they are taken. */
    Unit together() {
        return units.size() == 1 ? units.get(0) : new Unit(subjects());
    }

    SortedSet<String> subjects() {
        SortedSet<String> subjects = new TreeSet<>();
        units.forEach(unit -> subjects.addAll(unit.parts()));
        return subjects;
    }
}
