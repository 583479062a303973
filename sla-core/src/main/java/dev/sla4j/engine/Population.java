package dev.sla4j.engine;

import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.time.TimeSet;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many users, seats or units a subject had when; where lives overlap the highest number counts. */
final class Population {
    private final SortedMap<Long, TimeSet> sets;

    private Population(SortedMap<Long, TimeSet> sets) {
        this.sets = sets;
    }

    static Population of(List<ServiceLife> lives) {
        SortedMap<Long, TimeSet> raw = new TreeMap<>(Collections.reverseOrder());
        for (ServiceLife life : lives) {
            raw.merge(life.population(), TimeSet.of(life.range()), TimeSet::union);
        }
        SortedMap<Long, TimeSet> disjoint = new TreeMap<>();
        TimeSet higher = TimeSet.EMPTY;
        for (var entry : raw.entrySet()) {
            disjoint.put(entry.getKey(), entry.getValue().minus(higher));
            higher = higher.union(entry.getValue());
        }
        return new Population(disjoint);
    }

    /** A set divided by population; instants without a life have one of one. */
    SortedMap<Long, TimeSet> divide(TimeSet set) {
        SortedMap<Long, TimeSet> parts = new TreeMap<>();
        TimeSet rest = set;
        for (var entry : sets.entrySet()) {
            parts.merge(entry.getKey(), set.intersection(entry.getValue()), TimeSet::union);
            rest = rest.minus(entry.getValue());
        }
        parts.merge(1L, rest, TimeSet::union);
        return parts;
    }
}
