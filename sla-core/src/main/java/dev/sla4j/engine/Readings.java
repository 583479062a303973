package dev.sla4j.engine;

import dev.sla4j.report.Step;
import dev.sla4j.target.Policies;
import dev.sla4j.target.Policy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The policies of a target, which remembers which of them were asked for, so that the explanation can name them. */
final class Readings {
    private final Policies policies;
    /** By class: it is asked for every item, and the names of classes take long. */
    private final Map<Class<?>, Step.Reading> applied = new HashMap<>();

    Readings(Policies policies) {
        this.policies = policies;
    }

    <P extends Enum<P> & Policy> P get(Class<P> policy) {
        Step.Reading known = applied.get(policy);
        if (known != null) {
            return policy.cast(known.reading());
        }
        P reading = policies.get(policy);
        applied.put(policy, new Step.Reading(policy.getSimpleName(), reading, policies.isStated(policy)));
        return reading;
    }

    List<Step> applied() {
        SortedMap<String, Step> byName = new TreeMap<>();
        applied.forEach((policy, step) -> byName.put(policy.getSimpleName(), step));
        return new ArrayList<>(byName.values());
    }
}
