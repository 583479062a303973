package dev.sla4j.engine;

import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.Sample;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.measurement.StateChange;
import dev.sla4j.measurement.Watched;
import dev.sla4j.report.Remark;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

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
    static final class Subject {
        private final List<PlainOutages> plain = new ArrayList<>();
        private final List<Outage> outages = new ArrayList<>();
        private final List<StateChange> states = new ArrayList<>();
        private final List<Probe> probes = new ArrayList<>();
        private final RequestTallies requests;
        private final List<Sample> samples = new ArrayList<>();
        private final List<ServiceLife> lives = new ArrayList<>();
        private final List<Watched> watched = new ArrayList<>();
        private final List<Outage> disputedOutages = new ArrayList<>();
        private final List<StateChange> disputedStates = new ArrayList<>();
        private final List<Probe> disputedProbes = new ArrayList<>();
        private final SortedMap<String, List<Sample>> disputedSamples = new TreeMap<>();
        private final List<TimeRange> disputedLives = new ArrayList<>();

        private Subject(RequestTallies requests) {
            this.requests = requests;
        }

        List<PlainOutages> plain() {
            return plain;
        }

        List<Outage> outages() {
            return outages;
        }

        List<StateChange> states() {
            return states;
        }

        List<Probe> probes() {
            return probes;
        }

        /** Requests, counted. */
        RequestTallies requests() {
            return requests;
        }

        /** Samples, in time order. */
        List<Sample> samples() {
            return samples;
        }

        /** The ranges in which it existed, also disputed ones. */
        List<ServiceLife> lives() {
            return lives;
        }

        List<Watched> watched() {
            return watched;
        }

        /** Versions of outages that contradict each other; none of them counts, and where nothing else is down it is unknown. */
        List<Outage> disputedOutages() {
            return disputedOutages;
        }

        /** Versions of states that contradict each other: what was observed at their instant is unknown. */
        List<StateChange> disputedStates() {
            return disputedStates;
        }

        /** Versions of probes that contradict each other: what was observed at their instant is unknown. */
        List<Probe> disputedProbes() {
            return disputedProbes;
        }

        /**
         * Versions of samples that contradict each other, by identity: none of them counts, and what they are about is undecided.
         */
        SortedMap<String, List<Sample>> disputedSamples() {
            return disputedSamples;
        }

        /** Where it is disputed whether the subject existed. */
        TimeSet disputedLife() {
            return TimeSet.of(disputedLives);
        }

        boolean isObserved() {
            return !states.isEmpty() || !probes.isEmpty();
        }
    }

    private final SortedMap<String, Subject> subjects = new TreeMap<>();
    private final Subject nothing;
    private final List<Exclusion> exclusions;
    private final List<Exclusion> disputedExclusions;
    private final SortedSet<Remark> remarks = new TreeSet<>();
    private final long asOf;

    private Facts(Evidence evidence, long asOf) {
        this.asOf = asOf;
        remarks.addAll(evidence.refusedRows());
        Settler<Exclusion> settledExclusions = new Settler<>("exclusion", Comparator.comparingLong(Facts::startOf));
        this.exclusions = settledExclusions.settle(evidence.exclusions());
        this.disputedExclusions = settledExclusions.contradicting;
        this.nothing = new Subject(evidence.noRequests());
        Evidence.Rows all = new Evidence.Rows(evidence.noRequests());
        evidence.subjects().forEach((name, rows) -> {
            subjects.put(name, new Subject(rows.requests.settled(remarks)));
            subject(name).plain.addAll(rows.plain);
            rows.growing.forEach(column -> subject(name).plain.add(column.snapshot()));
            all.outages.addAll(rows.outages);
            all.states.addAll(rows.states);
            all.probes.addAll(rows.probes);
            all.samples.addAll(rows.samples);
            all.lives.addAll(rows.lives);
            all.watched.addAll(rows.watched);
        });
        settle(all);
    }

    /** Versions of one thing may be about several subjects, where a correction names another one; so all are settled together. */
    private void settle(Evidence.Rows all) {
        Settler<Outage> outages = new Settler<>(
                "outage", Comparator.comparingLong(Outage::startNanos).thenComparingLong(Outage::endNanos));
        outages.settle(all.outages).forEach(row -> of(row).outages.add(row));
        outages.contradicting.forEach(row -> of(row).disputedOutages.add(row));
        Settler<StateChange> states = new Settler<>("state change", Comparator.comparingLong(StateChange::atNanos));
        states.settle(all.states).forEach(row -> of(row).states.add(row));
        states.contradicting.forEach(row -> of(row).disputedStates.add(row));
        Settler<Probe> probes = new Settler<>("probe", Comparator.comparingLong(Probe::atNanos));
        probes.settle(all.probes).forEach(row -> of(row).probes.add(row));
        probes.contradicting.forEach(row -> of(row).disputedProbes.add(row));
        Settler<Sample> samples = new Settler<>("sample", Comparator.comparingLong(Sample::atNanos));
        samples.settle(all.samples).forEach(row -> of(row).samples.add(row));
        samples.contradicting.forEach(row -> of(row).disputedSamples
                .computeIfAbsent(idOf(row), id -> new ArrayList<>())
                .add(row));
        Settler<ServiceLife> lives = new Settler<>(
                "service life", Comparator.comparingLong(life -> life.range().startNanos()));
        lives.settle(all.lives).forEach(row -> of(row).lives.add(row));
        lives.contradicting.forEach(row -> {
            of(row).lives.add(row);
            of(row).disputedLives.add(row.range());
        });
        Settler<Watched> watched = new Settler<>(
                "watched range", Comparator.comparingLong(range -> range.range().startNanos()));
        watched.settle(all.watched).forEach(row -> of(row).watched.add(row));
    }

    private Subject of(Measurement row) {
        return subject(Evidence.subjectOf(row.origin()));
    }

    static Facts of(Evidence evidence, long asOf) {
        return new Facts(evidence, asOf);
    }

    Subject subject(String name) {
        return subjects.getOrDefault(name, nothing);
    }

    SortedMap<String, Subject> subjects() {
        return subjects;
    }

    List<Exclusion> exclusions() {
        return exclusions;
    }

    /** Versions of exclusions that contradict each other; none of them is granted. */
    List<Exclusion> disputedExclusions() {
        return disputedExclusions;
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

    /** A range that holds the period and all evidence that is read, with a margin around. Cost: one pass over the evidence. */
    TimeRange horizon(TimeRange period, Duration margin) {
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
            Stream.concat(subject.outages().stream(), subject.disputedOutages().stream())
                    .forEach(outage -> {
                        extent.add(outage.startNanos(), outage.endNanos());
                        outage.impact()
                                .milestones()
                                .values()
                                .forEach(at -> extent.add(EpochNanos.of(at), EpochNanos.of(at)));
                    });
            Stream.concat(subject.states().stream(), subject.disputedStates().stream())
                    .forEach(state -> extent.add(state.atNanos(), state.atNanos()));
            Stream.concat(subject.probes().stream(), subject.disputedProbes().stream())
                    .forEach(probe -> extent.add(probe.atNanos(), probe.atNanos()));
            Stream.concat(
                            subject.samples().stream(),
                            subject.disputedSamples().values().stream().flatMap(List::stream))
                    .forEach(sample -> extent.add(sample.atNanos(), sample.atNanos()));
            for (SlotTallies slots : subject.requests().all()) {
                for (int row = 0; row < slots.size(); row++) {
                    extent.add(slots.start(row), slots.end(row));
                }
            }
            subject.lives()
                    .forEach(life ->
                            extent.add(life.range().startNanos(), life.range().endNanos()));
            subject.watched()
                    .forEach(range ->
                            extent.add(range.range().startNanos(), range.range().endNanos()));
        }
        long around = margin.compareTo(Duration.ofNanos(REACH)) > 0 ? REACH : margin.toNanos();
        long first = extent.first < Long.MIN_VALUE + around ? Long.MIN_VALUE : extent.first - around;
        long last = extent.last > Long.MAX_VALUE - around ? Long.MAX_VALUE : extent.last + around;
        return TimeRange.ofNanos(Math.max(low, first), Math.min(high, last));
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
            // Texts are made only for rows that are alike in all this.
            this.order = order.thenComparing(row -> Evidence.subjectOf(row.origin()))
                    .thenComparing(Facts::idOf)
                    .thenComparing(Object::toString);
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
