package dev.sla4j.agreement;

import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Cap;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Penalty;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Targets whose credits are taken together: combined, capped, or counted as points.
 *
 * <p>Example clause: "of the credits for response and for resolution only the higher is due, at most 10 % of the monthly fee":
 *
 * <pre>{@code CreditGroup.of("support", "response", "resolution").combined(Combination.HIGHEST).capped("10%")}</pre>
 *
 * <p>Groups lie in each other; they are settled from the inside out, each in the order combination, caps (S21). Where several are paid, what a cap leaves is
 * shared in proportion. All members owe the same party.
 *
 * @param name its name, not blank
 * @param targets the identities of its targets, in the order in which ties are broken
 * @param groups the groups within it
 * @param combination what becomes of several credits, not null
 * @param caps the most for the group in one period, applied in their order
 * @param points what the points of its targets cost, with the driver {@code POINTS}, or null
 */
public record CreditGroup(
        String name,
        List<String> targets,
        List<CreditGroup> groups,
        Combination combination,
        List<Cap> caps,
        @Nullable Penalty points) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the name is blank, there are no members, or the penalty is not one of points
     */
    public CreditGroup {
        Check.notBlank(name, "name");
        Objects.requireNonNull(combination, "combination");
        targets = List.copyOf(targets);
        groups = List.copyOf(groups);
        caps = List.copyOf(caps);
        if (targets.isEmpty() && groups.isEmpty()) {
            throw new IllegalArgumentException("group " + name + " must have a target or a group");
        }
        if (points != null
                && (points.driver().of() != Driver.Of.POINTS
                        || points.when() != null
                        || points.formula().unit() == null)) {
            throw new IllegalArgumentException(
                    "points of group " + name + " must be driven by POINTS, have a table or units, and no gate");
        }
    }

    /**
     * A group whose credits are added.
     *
     * @param name its name, not blank
     * @param targets the identities of its targets
     * @return the group, not null
     */
    public static CreditGroup of(String name, String... targets) {
        return new CreditGroup(name, List.of(targets), List.of(), Combination.ADD, List.of(), null);
    }

    /**
     * A group of groups whose credits are added.
     *
     * @param name its name, not blank
     * @param groups the groups within it, at least one
     * @return the group, not null
     */
    public static CreditGroup of(String name, CreditGroup... groups) {
        return new CreditGroup(name, List.of(), List.of(groups), Combination.ADD, List.of(), null);
    }

    /**
     * Returns a copy with a further group in it.
     *
     * @param group the group, not null
     * @return the copy, not null
     */
    public CreditGroup with(CreditGroup group) {
        List<CreditGroup> more = new ArrayList<>(groups);
        more.add(group);
        return new CreditGroup(name, targets, more, combination, caps, points);
    }

    /**
     * Returns a copy that combines its credits in another way.
     *
     * @param newCombination the combination, not null
     * @return the copy, not null
     */
    public CreditGroup combined(Combination newCombination) {
        return new CreditGroup(name, targets, groups, newCombination, caps, points);
    }

    /**
     * Returns a copy with one more cap of the period.
     *
     * @param cap the cap, not null
     * @return the copy, not null
     */
    public CreditGroup capped(Cap cap) {
        List<Cap> more = new ArrayList<>(caps);
        more.add(cap);
        return new CreditGroup(name, targets, groups, combination, more, points);
    }

    /**
     * Returns a copy that pays in one period at most a share of all fees.
     *
     * @param percent the share, such as {@code 10%}
     * @return the copy, not null
     */
    public CreditGroup capped(String percent) {
        return capped(new Cap(Amount.share(percent), Base.allFees()));
    }

    /**
     * Returns a copy in which the points of all targets, taken together, cost something.
     *
     * @param penalty what they cost, with the driver {@code POINTS}, not null
     * @return the copy, not null
     */
    public CreditGroup points(Penalty penalty) {
        return new CreditGroup(name, targets, groups, combination, caps, Objects.requireNonNull(penalty, "penalty"));
    }

    /** All targets of it and of the groups within it. */
    List<String> allTargets() {
        List<String> all = new ArrayList<>(targets);
        groups.forEach(group -> all.addAll(group.allTargets()));
        return all;
    }

    /** It and all groups within it. */
    List<CreditGroup> allGroups() {
        List<CreditGroup> all = new ArrayList<>(List.of(this));
        groups.forEach(group -> all.addAll(group.allGroups()));
        return all;
    }
}
