package dev.sla4j.engine;

import dev.sla4j.report.Step;
import dev.sla4j.target.Policies;
import dev.sla4j.target.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The policies of a target, which remembers which of them were asked for, so that the explanation can name them. */
final class Readings {
    private final Policies policies;
    private final SortedMap<String, Step> applied = new TreeMap<>();

    Readings(Policies policies) {
        this.policies = policies;
    }

    <P extends Enum<P> & Policy> P get(Class<P> policy) {
        P reading = policies.get(policy);
        applied.put(
                policy.getSimpleName(), new Step.Reading(policy.getSimpleName(), reading, policies.isStated(policy)));
        return reading;
    }

    List<Step> applied() {
        return new ArrayList<>(applied.values());
    }
}
