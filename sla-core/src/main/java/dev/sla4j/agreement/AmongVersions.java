package dev.sla4j.agreement;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a version of an agreement that changes knows of the others (S29).
 *
 * @param from from when it is charged, {@link Instant#MIN} for the first version
 * @param until until when, exclusive; {@link Instant#MAX} for the last one
 * @param fees the fees of all versions by the instant from which each is charged
 * @param targets the targets of all versions by the instant from which each is valid; empty if all promise the same
 * @param byCycle whether fees without periods of their own are charged by the cycle, even where only a part of a period is evaluated
 */
record AmongVersions(
        Instant from,
        Instant until,
        SortedMap<Instant, List<Fee>> fees,
        NavigableMap<Instant, List<ServiceLevelTarget>> targets,
        boolean byCycle) {

    AmongVersions {
        fees = Collections.unmodifiableSortedMap(new TreeMap<>(fees));
        boolean same = targets.values().stream().distinct().count() <= 1;
        targets = same ? Collections.emptyNavigableMap() : Collections.unmodifiableNavigableMap(new TreeMap<>(targets));
    }

    boolean holdsAt(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }
}
