package dev.sla4j.agreement;

import dev.sla4j.target.Policies;
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
 * @param policies the policies of all versions by the instant from which each is valid; empty if all state the same
 * @param exclusions the exclusion rules of all versions by the instant from which each is charged; empty if all have the same
 * @param byCycle whether fees without periods of their own are charged by the cycle, even where only a part of a period is evaluated
 */
record AmongVersions(
        Instant from,
        Instant until,
        SortedMap<Instant, List<Fee>> fees,
        NavigableMap<Instant, List<ServiceLevelTarget>> targets,
        NavigableMap<Instant, Policies> policies,
        NavigableMap<Instant, List<ExclusionRule>> exclusions,
        boolean byCycle) {

    AmongVersions {
        fees = Collections.unmodifiableSortedMap(new TreeMap<>(fees));
        targets = unlessSame(targets);
        policies = unlessSame(policies);
        exclusions = unlessSame(exclusions);
    }

    private static <T> NavigableMap<Instant, T> unlessSame(NavigableMap<Instant, T> versions) {
        return versions.values().stream().distinct().count() <= 1
                ? Collections.emptyNavigableMap()
                : Collections.unmodifiableNavigableMap(new TreeMap<>(versions));
    }

    boolean holdsAt(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }
}
