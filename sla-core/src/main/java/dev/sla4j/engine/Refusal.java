package dev.sla4j.engine;

import dev.sla4j.report.Remark;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An exclusion that no rule admits for a target (S10).
 *
 * @param request the exclusion, in words
 * @param reason why every rule refuses it
 * @param target the target
 */
record Refusal(String request, String reason, String target) implements Comparable<Refusal> {
    private static final Comparator<Refusal> ORDER = Comparator.comparing(Refusal::request)
            .thenComparing(Refusal::reason)
            .thenComparing(Refusal::target);

    @Override
    public int compareTo(Refusal other) {
        return ORDER.compare(this, other);
    }

    /** One remark for each exclusion and reason, which names the targets: for others it may be granted. */
    static void remark(Collection<Refusal> refusals, Set<Remark> remarks) {
        SortedMap<Refusal, SortedSet<String>> targets = new TreeMap<>();
        for (Refusal refusal : refusals) {
            targets.computeIfAbsent(new Refusal(refusal.request, refusal.reason, ""), key -> new TreeSet<>())
                    .add(refusal.target);
        }
        targets.forEach((refusal, names) -> remarks.add(new Remark(
                Remark.Kind.REFUSED_EXCLUSION,
                refusal.request + " is refused for " + (names.size() == 1 ? "target " : "targets ")
                        + String.join(", ", names) + ": " + refusal.reason)));
    }
}
