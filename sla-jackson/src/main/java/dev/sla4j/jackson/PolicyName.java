package dev.sla4j.jackson;

import dev.sla4j.target.Policy;
import java.util.Arrays;
import java.util.List;

/**
 * A policy by its name in JSON.
 *
 * @param type the policy
 * @param name its name
 */
record PolicyName(Class<?> type, String name) {

    /** Each policy is an enum, and the family is sealed: so this is all of them. */
    static final List<PolicyName> ALL = Arrays.stream(Policy.class.getPermittedSubclasses())
            .map(type -> new PolicyName(type, Names.ofType(type.getSimpleName())))
            .toList();

    Policy[] readings() {
        return Arrays.stream(type.getEnumConstants()).map(Policy.class::cast).toArray(Policy[]::new);
    }
}
