package dev.sla4j.target;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The readings that an agreement or a target states; every other policy has its default.
 *
 * <p>Immutable. Equal if they state the same readings: stating a default is not the same as leaving it open.
 */
public final class Policies {
    private static final Policies NONE_STATED = new Policies(Collections.emptySortedMap());

    private final SortedMap<String, Policy> stated;

    private Policies(SortedMap<String, Policy> stated) {
        this.stated = stated;
    }

    /**
     * Nothing is stated: every policy has its default.
     *
     * @return the policies, not null
     */
    public static Policies defaults() {
        return NONE_STATED;
    }

    /**
     * Returns a copy that states a reading.
     *
     * @param reading the reading, not null
     * @return the copy, not null
     */
    public Policies with(Policy reading) {
        TreeMap<String, Policy> copy = new TreeMap<>(stated);
        copy.put(nameOf(reading.getClass()), reading);
        return new Policies(Collections.unmodifiableSortedMap(copy));
    }

    /**
     * Returns a copy in which the readings of others stand where this one states none.
     *
     * @param general the more general policies, such as those of the agreement, not null
     * @return the copy, not null
     */
    public Policies over(Policies general) {
        TreeMap<String, Policy> copy = new TreeMap<>(general.stated);
        copy.putAll(stated);
        return new Policies(Collections.unmodifiableSortedMap(copy));
    }

    /**
     * Returns the reading of a policy, stated or default.
     *
     * @param <P> the policy
     * @param policy the policy, not null
     * @return the reading, not null
     */
    public <P extends Enum<P> & Policy> P get(Class<P> policy) {
        Policy reading = stated.get(nameOf(policy));
        return reading == null ? policy.getEnumConstants()[0] : policy.cast(reading);
    }

    /**
     * Says whether a reading is stated.
     *
     * @param policy the policy, not null
     * @return true if it is stated, false if the default applies
     */
    public boolean isStated(Class<? extends Policy> policy) {
        return stated.containsKey(nameOf(Objects.requireNonNull(policy, "policy")));
    }

    /**
     * Returns the stated readings by the name of their policy.
     *
     * @return the readings, unmodifiable, not null
     */
    public Map<String, Policy> stated() {
        return stated;
    }

    private static String nameOf(Class<?> policy) {
        return policy.getSimpleName();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Policies that && stated.equals(that.stated);
    }

    @Override
    public int hashCode() {
        return stated.hashCode();
    }

    @Override
    public String toString() {
        return "Policies" + stated;
    }
}
