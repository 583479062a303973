package dev.sla4j.engine;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Share;
import dev.sla4j.time.EpochNanos;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The limits of work items where versions of an agreement promise other ones: each item has that of the version at its first instant (S29).
 *
 * <p>What counts, and by which clock, is said by the version of the period. A version that says that otherwise has no limits that could be put in place of
 * these, and one without the target promised nothing.
 */
final class DatedLimits {
    /** The limits by the first instant of an item; a limit that is null is none. */
    private final Map<Condition.Within, NavigableMap<Long, @Nullable LimitRule>> limits = new HashMap<>();

    DatedLimits(Agreement agreement, ServiceLevelTarget target) {
        List<Share> own = shares(target);
        for (Instant from : agreement.targetsOfVersions().keySet()) {
            Map<Condition.Within, LimitRule> then = limitsOf(own, agreement.targetAt(target.id(), from));
            for (Condition.Within each : limitsOf(own, target).keySet()) {
                limits.computeIfAbsent(each, key -> new TreeMap<>()).put(nanos(from), then.get(each));
            }
        }
        limits.entrySet()
                .removeIf(entry -> entry.getValue().values().stream()
                        .allMatch(entry.getKey().limit()::equals));
    }

    /** By each limit the one that stands in its place: itself, if the other version differs in more than limits; none without the target. */
    private static Map<Condition.Within, LimitRule> limitsOf(List<Share> own, @Nullable ServiceLevelTarget then) {
        if (then == null) {
            return Map.of();
        }
        List<Share> others = shares(then);
        Map<Condition.Within, LimitRule> limits = new HashMap<>();
        boolean alike = own.size() == others.size();
        for (int i = 0; i < own.size() && alike; i++) {
            alike = own.get(i).of().equals(others.get(i).of())
                    && areAlike(own.get(i).good(), others.get(i).good(), limits);
        }
        if (!alike) {
            limits.clear();
            own.forEach(share -> areAlike(share.good(), share.good(), limits));
        }
        return limits;
    }

    private static long nanos(Instant from) {
        return from.equals(Instant.MIN) ? Long.MIN_VALUE : EpochNanos.of(from);
    }

    /** Whether all versions promise the same. */
    boolean isEmpty() {
        return limits.isEmpty();
    }

    /** The limit of an item that began at an instant, or null if it has none. */
    @Nullable
    LimitRule at(long begin, Quantity quantity, LimitRule rule) {
        NavigableMap<Long, @Nullable LimitRule> dated =
                limits.isEmpty() ? null : limits.get(new Condition.Within(quantity, rule));
        return dated == null ? rule : dated.floorEntry(begin).getValue();
    }

    /** The limits that stand in place of one in some version; none if all versions promise the same. */
    List<LimitRule> of(Condition.Within limit) {
        NavigableMap<Long, @Nullable LimitRule> dated = limits.get(limit);
        return dated == null
                ? List.of()
                : dated.values().stream().filter(Objects::nonNull).toList();
    }

    private static List<Share> shares(ServiceLevelTarget target) {
        List<Share> shares = new ArrayList<>();
        for (Indicator leaf : Indicators.leaves(target)) {
            if (leaf instanceof Share share && share.of().kind() == Selection.Kind.ITEMS) {
                shares.add(share);
            }
        }
        return shares;
    }

    /** Whether they differ in limits only, and the same limit in no two ways. */
    private static boolean areAlike(Condition own, Condition other, Map<Condition.Within, LimitRule> limits) {
        if (own instanceof Condition.Within one && other instanceof Condition.Within another) {
            LimitRule before = limits.put(one, another.limit());
            return one.quantity().equals(another.quantity()) && (before == null || before.equals(another.limit()));
        }
        List<Condition> parts = Conditions.partsOf(own);
        List<Condition> otherParts = Conditions.partsOf(other);
        if (parts.isEmpty()) {
            return own.equals(other);
        }
        boolean alike = own.getClass() == other.getClass() && parts.size() == otherParts.size();
        for (int i = 0; i < parts.size() && alike; i++) {
            alike = areAlike(parts.get(i), otherParts.get(i), limits);
        }
        return alike;
    }
}
