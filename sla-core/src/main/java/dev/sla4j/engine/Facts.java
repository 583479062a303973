package dev.sla4j.engine;

import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.measurement.StateChange;
import dev.sla4j.measurement.Watched;
import dev.sla4j.report.Remark;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The evidence after versions of one thing have been settled (S28), in an order of its own, ready to be read.
 *
 * <p>Immutable. Of several versions with one identity the latest known stands; versions that contradict each other are all set aside, the time
 * they are about is in doubt, and a remark says so.
 */
final class Facts {
    /** How far from the period evidence is read. */
    private static final long REACH = Long.MAX_VALUE / 4;

    /** What is known of one subject. */
    record Subject(
            List<PlainOutages> plain,
            List<Outage> outages,
            List<StateChange> states,
            List<Probe> probes,
            List<ServiceLife> lives,
            List<Watched> watched,
            TimeSet doubted) {
        static final Subject NOTHING =
                new Subject(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), TimeSet.EMPTY);

        boolean isObserved() {
            return !states.isEmpty() || !probes.isEmpty();
        }
    }

    private final SortedMap<String, Subject> subjects = new TreeMap<>();
    private final List<Exclusion> exclusions;
    private final TimeSet doubtedExclusions;
    private final SortedSet<Remark> remarks = new TreeSet<>();
    private final long asOf;

    private Facts(Evidence evidence, long asOf) {
        this.asOf = asOf;
        remarks.addAll(evidence.refusedRows());
        Settler<Exclusion> settledExclusions = new Settler<>("exclusion", Comparator.comparingLong(Facts::startOf));
        this.exclusions = settledExclusions.settle(evidence.exclusions());
        TimeSet.Builder doubts = TimeSet.builder();
        settledExclusions.contradicting.forEach(
                e -> doubts.add(e.range().startNanos(), e.range().endNanos()));
        this.doubtedExclusions = doubts.build();
        evidence.subjects().forEach((name, rows) -> subjects.put(name, settle(rows)));
    }

    static Facts of(Evidence evidence, long asOf) {
        return new Facts(evidence, asOf);
    }

    Subject subject(String name) {
        return subjects.getOrDefault(name, Subject.NOTHING);
    }

    SortedMap<String, Subject> subjects() {
        return subjects;
    }

    List<Exclusion> exclusions() {
        return exclusions;
    }

    TimeSet doubtedExclusions() {
        return doubtedExclusions;
    }

    SortedSet<Remark> remarks() {
        return remarks;
    }

    long asOf() {
        return asOf;
    }

    /** The subject as it is called in explanations. */
    static String label(String subject) {
        return subject.equals(Evidence.SERVICE) ? "the service" : subject;
    }

    private Subject settle(Evidence.Rows rows) {
        Settler<Outage> outages = new Settler<>(
                "outage", Comparator.comparingLong(Outage::startNanos).thenComparingLong(Outage::endNanos));
        Settler<StateChange> states = new Settler<>("state change", Comparator.comparingLong(StateChange::atNanos));
        Settler<Probe> probes = new Settler<>("probe", Comparator.comparingLong(Probe::atNanos));
        Settler<ServiceLife> lives = new Settler<>(
                "service life", Comparator.comparingLong(life -> life.range().startNanos()));
        Settler<Watched> watched = new Settler<>(
                "watched range", Comparator.comparingLong(range -> range.range().startNanos()));
        List<PlainOutages> plain = new ArrayList<>(rows.plain);
        rows.growing.forEach(column -> plain.add(column.snapshot()));
        List<Outage> settledOutages = outages.settle(rows.outages);
        List<StateChange> settledStates = states.settle(rows.states);
        List<Probe> settledProbes = probes.settle(rows.probes);
        List<ServiceLife> settledLives = new ArrayList<>(lives.settle(rows.lives));
        List<Watched> settledWatched = watched.settle(rows.watched);
        TimeSet.Builder doubts = TimeSet.builder();
        outages.contradicting.forEach(outage -> doubts.add(
                outage.startNanos(), outage.open() ? Math.max(asOf, outage.startNanos()) : outage.endNanos()));
        lives.contradicting.forEach(life -> {
            settledLives.add(life);
            doubts.add(life.range().startNanos(), life.range().endNanos());
        });
        states.contradicting.forEach(state -> doubtUntilNext(doubts, state.atNanos(), settledStates, settledProbes));
        probes.contradicting.forEach(probe -> doubtUntilNext(doubts, probe.atNanos(), settledStates, settledProbes));
        return new Subject(
                plain, settledOutages, settledStates, settledProbes, settledLives, settledWatched, doubts.build());
    }

    private void doubtUntilNext(TimeSet.Builder doubts, long at, List<StateChange> states, List<Probe> probes) {
        long next = Math.max(asOf, at);
        for (StateChange state : states) {
            next = state.atNanos() > at ? Math.min(next, state.atNanos()) : next;
        }
        for (Probe probe : probes) {
            next = probe.atNanos() > at ? Math.min(next, probe.atNanos()) : next;
        }
        doubts.add(at, next);
    }

    /** A range that holds the period and all evidence that is read. Cost: one pass over the evidence. */
    TimeRange horizon(TimeRange period) {
        long low = period.startNanos() < Long.MIN_VALUE + REACH ? Long.MIN_VALUE : period.startNanos() - REACH;
        long high = period.endNanos() > Long.MAX_VALUE - REACH ? Long.MAX_VALUE : period.endNanos() + REACH;
        Extent extent = new Extent(Math.min(period.startNanos(), asOf), Math.max(period.endNanos(), asOf));
        for (Subject subject : subjects.values()) {
            subject.plain().forEach(rows -> {
                if (rows.size() > 0) {
                    long[] both = rows.extent();
                    extent.add(both[0], both[1]);
                }
            });
            subject.outages().forEach(outage -> {
                extent.add(outage.startNanos(), outage.endNanos());
                outage.impact().milestones().values().forEach(at -> extent.add(EpochNanos.of(at), EpochNanos.of(at)));
            });
            subject.states().forEach(state -> extent.add(state.atNanos(), state.atNanos()));
            subject.probes().forEach(probe -> extent.add(probe.atNanos(), probe.atNanos()));
            subject.lives()
                    .forEach(life ->
                            extent.add(life.range().startNanos(), life.range().endNanos()));
            subject.watched()
                    .forEach(range ->
                            extent.add(range.range().startNanos(), range.range().endNanos()));
        }
        return TimeRange.ofNanos(Math.max(low, extent.first), Math.min(high, extent.last));
    }

    private static long startOf(Exclusion exclusion) {
        return exclusion.range().startNanos();
    }

    /** The hull of what was added. */
    private static final class Extent {
        private long first;
        private long last;

        Extent(long first, long last) {
            this.first = first;
            this.last = last;
        }

        void add(long from, long to) {
            first = Math.min(first, from);
            last = Math.max(last, to);
        }
    }

    /** Settles the versions of one kind of measurement. */
    private final class Settler<M extends Measurement> {
        private final String kind;
        private final Comparator<M> order;
        private final List<M> contradicting = new ArrayList<>();

        Settler(String kind, Comparator<M> order) {
            this.kind = kind;
            this.order = order.thenComparing(Facts::idOf).thenComparing(Object::toString);
        }

        List<M> settle(List<M> rows) {
            List<M> standing = new ArrayList<>();
            SortedMap<String, List<M>> byId = new TreeMap<>();
            for (M row : rows) {
                String id = row.origin().id();
                if (id == null) {
                    standing.add(row);
                } else {
                    byId.computeIfAbsent(id, key -> new ArrayList<>()).add(row);
                }
            }
            byId.forEach((id, versions) -> settle(id, versions, standing));
            standing.sort(order);
            return List.copyOf(standing);
        }

        private void settle(String id, List<M> versions, List<M> standing) {
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
    }

    private static String idOf(Measurement measurement) {
        String id = measurement.origin().id();
        return id == null ? "" : id;
    }

    private static BigInteger revisionOf(Measurement measurement) {
        return measurement.origin().knownAt() == null
                ? BigInteger.valueOf(Long.MIN_VALUE).subtract(BigInteger.ONE)
                : BigInteger.valueOf(EpochNanos.of(measurement.origin().knownAt()));
    }
}
