package dev.sla4j.engine;

import dev.sla4j.measurement.Measurement;
import dev.sla4j.report.Remark;
import dev.sla4j.time.EpochNanos;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Settles the versions of one kind of measurement (S28): of several with one identity the latest known stands; those that became known last at the same
 * time and contradict each other are set aside.
 *
 * @param <M> the kind
 */
final class Settler<M extends Measurement> {
    private final String kind;
    private final Function<M, String> name;
    private final Comparator<M> order;
    private final Collection<Remark> remarks;
    private final List<M> contradicting = new ArrayList<>();

    Settler(String kind, Comparator<M> order, Collection<Remark> remarks) {
        this(kind, order, Settler::idOf, remarks);
    }

    /**
     * A settler.
     *
     * @param kind what it is called where versions contradict each other
     * @param order the order in which rows are read
     * @param name the identity of a row that has any
     * @param remarks where contradictions are told
     */
    Settler(String kind, Comparator<M> order, Function<M, String> name, Collection<Remark> remarks) {
        this.kind = kind;
        this.name = name;
        this.remarks = remarks;
        // Texts are made only for rows that are alike in all this.
        Comparator<M> rest = Comparator.<M, String>comparing(row -> Evidence.subjectOf(row.origin()))
                .thenComparing(Settler::idOf)
                .thenComparing(Object::toString);
        this.order = (one, other) -> {
            int first = order.compare(one, other);
            return first != 0 ? first : rest.compare(one, other);
        };
    }

    /** The order in which rows are read: rows that are told apart have one. */
    Comparator<M> order() {
        return order;
    }

    /** Versions that contradict each other, in order; known once all was settled. */
    List<M> contradicting() {
        return contradicting;
    }

    /** What stands, in no order. */
    List<M> settle(List<M> rows) {
        List<M> standing = new ArrayList<>(rows.size());
        Map<String, List<M>> byId = new HashMap<>();
        for (M row : rows) {
            String id = row.origin().id();
            if (id == null) {
                standing.add(row);
            } else {
                byId.computeIfAbsent(name.apply(row), key -> new ArrayList<>(1)).add(row);
            }
        }
        byId.forEach((id, versions) -> settle(id, versions, standing));
        contradicting.sort(order);
        return standing;
    }

    private void settle(String id, List<M> versions, List<M> standing) {
        if (versions.size() == 1) {
            standing.add(versions.get(0));
            return;
        }
        M latest = versions.get(0);
        for (M version : versions) {
            if (revisionOf(version).compareTo(revisionOf(latest)) > 0) {
                latest = version;
            }
        }
        TreeSet<M> different = new TreeSet<>(order);
        for (M version : versions) {
            if (revisionOf(version).equals(revisionOf(latest))) {
                different.add(version);
            }
        }
        if (different.size() == 1) {
            standing.add(latest);
            return;
        }
        contradicting.addAll(different);
        remarks.add(new Remark(
                Remark.Kind.CONFLICT,
                kind + " " + id + " has " + different.size()
                        + " versions that contradict each other and became known at the same time; what they are"
                        + " about is taken as unknown"));
    }

    /** The identity of a row; empty if it has none. */
    static String idOf(Measurement measurement) {
        String id = measurement.origin().id();
        return id == null ? "" : id;
    }

    private static BigInteger revisionOf(Measurement measurement) {
        return measurement.origin().knownAt() == null
                ? BigInteger.valueOf(Long.MIN_VALUE).subtract(BigInteger.ONE)
                : BigInteger.valueOf(EpochNanos.of(measurement.origin().knownAt()));
    }
}
