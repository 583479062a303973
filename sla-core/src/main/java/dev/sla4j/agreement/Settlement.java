package dev.sla4j.agreement;

import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Cap;
import dev.sla4j.value.Money;
import dev.sla4j.value.Rounding;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the credits of all targets become what is owed to the customer for a period (S21): groups are settled from the inside out, what comes of them and of
 * the targets in no group is added, and capped; what stays below the minimum is not paid.
 *
 * <p>Where a cap cuts the sum it is shared among the targets in proportion, largest remainder first, ties in the order of the targets. What is owed to
 * the provider is settled apart, without these caps and the minimum.
 *
 * @param groups groups of targets; no target is in two of them
 * @param caps the caps of one period, applied in their order
 * @param minimum the least that is paid, or null
 * @param rounding how a credit is rounded when it becomes a line, or null for half up to the digits of the currency (S22)
 */
public record Settlement(
        List<CreditGroup> groups,
        List<Cap> caps,
        @Nullable MinimumPayout minimum,
        @Nullable Rounding rounding) {

    /** Adds all credits, without a cap. */
    public static final Settlement SUM = new Settlement(List.of(), null);

    /** Copies. */
    public Settlement {
        groups = List.copyOf(groups);
        caps = List.copyOf(caps);
    }

    /**
     * A settlement that adds all credits.
     *
     * @param caps the caps of one period, applied in their order
     * @param rounding how a credit is rounded when it becomes a line, or null for half up to the digits of the currency (S22)
     */
    public Settlement(List<Cap> caps, @Nullable Rounding rounding) {
        this(List.of(), caps, null, rounding);
    }

    /**
     * Returns a copy with one more group of targets.
     *
     * @param group the group, not null
     * @return the copy, not null
     */
    public Settlement group(CreditGroup group) {
        List<CreditGroup> more = new ArrayList<>(groups);
        more.add(group);
        return new Settlement(more, caps, minimum, rounding);
    }

    /**
     * Returns a copy with one more cap of the period.
     *
     * @param cap the cap, not null
     * @return the copy, not null
     */
    public Settlement capped(Cap cap) {
        List<Cap> more = new ArrayList<>(caps);
        more.add(cap);
        return new Settlement(groups, more, minimum, rounding);
    }

    /**
     * Returns a copy that pays in one period at most a share of all fees: "not more than the monthly fee".
     *
     * @param percent the share, such as {@code 100%}
     * @return the copy, not null
     */
    public Settlement capped(String percent) {
        return capped(new Cap(Amount.share(percent), Base.allFees()));
    }

    /**
     * Returns a copy that pays nothing unless more than a sum is owed.
     *
     * @param sum the sum, which itself is not paid
     * @return the copy, not null
     */
    public Settlement payingMoreThan(Money sum) {
        return new Settlement(groups, caps, new MinimumPayout(sum, false), rounding);
    }

    /**
     * Returns a copy that pays nothing unless at least a sum is owed.
     *
     * @param sum the sum, which itself is paid
     * @return the copy, not null
     */
    public Settlement payingAtLeast(Money sum) {
        return new Settlement(groups, caps, new MinimumPayout(sum, true), rounding);
    }

    /**
     * Returns a copy that rounds credits in another way.
     *
     * @param newRounding the rounding, such as to steps of 0.10, not null
     * @return the copy, not null
     */
    public Settlement rounded(Rounding newRounding) {
        return new Settlement(groups, caps, minimum, Objects.requireNonNull(newRounding, "rounding"));
    }

    /**
     * Returns all groups.
     *
     * @return the groups, each followed by those within it
     */
    public List<CreditGroup> allGroups() {
        return groups.stream().flatMap(group -> group.allGroups().stream()).toList();
    }

    /**
     * Says whether it matters for which incident a credit is.
     *
     * @return true if a group pays one credit for an incident
     */
    public boolean asksForIncidents() {
        return allGroups().stream().anyMatch(group -> group.combination() == Combination.ONE_PER_INCIDENT);
    }
}
