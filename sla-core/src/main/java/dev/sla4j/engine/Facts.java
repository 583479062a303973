package dev.sla4j.engine;

import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.Sample;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.measurement.StateChange;
import dev.sla4j.measurement.Watched;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.report.Remark;
import dev.sla4j.time.DatedFact;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The evidence after versions of one thing have been settled (S28), in an order of its own, ready to be read.
 *
 * <p>Immutable. Of several versions with one identity the latest known stands; versions that contradict each other are all set aside, the time
 * they are about is in doubt, and a remark says so.
 */
final class Facts {
    /** How far from the period evidence is read, 73 years (S30): a period and its reach on both sides are together one range of time. */
    private static final long REACH = Long.MAX_VALUE / 4;

    /** What is known of one subject. */
    static final class Subject {
        private final List<PlainOutages> plain = new ArrayList<>();
        private final List<Outage> outages = new ArrayList<>();
        private final List<StateChange> states = new ArrayList<>();
        private final ProbeRows probes = new ProbeRows();
        private final RequestTallies requests;
        private final SampleRows samples = new SampleRows();
        private final ItemRows items = new ItemRows();
        private final List<DisputedItem> disputedItems = new ArrayList<>();
        private final List<ServiceLife> lives = new ArrayList<>();
        private final List<Watched> watched = new ArrayList<>();
        private final List<Outage> disputedOutages = new ArrayList<>();
        private final List<StateChange> disputedStates = new ArrayList<>();
        private final List<Probe> disputedProbes = new ArrayList<>();
        private final SortedMap<String, List<Sample>> disputedSamples = new TreeMap<>();
        private final List<TimeRange> disputedLives = new ArrayList<>();

        Subject(RequestTallies requests) {
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

        /** Probes: records in the order of time, columns in any. */
        ProbeRows probes() {
            return probes;
        }

        /** Requests, counted. */
        RequestTallies requests() {
            return requests;
        }

        /** Samples, in no order. */
        SampleRows samples() {
            return samples;
        }

        /** Work items, in no order. */
        ItemRows items() {
            return items;
        }

        /** Work items of which versions contradict each other. */
        List<DisputedItem> disputedItems() {
            return disputedItems;
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
         * Versions of samples that contradict each other, by metric and identity: none of them counts, and what they are about is undecided.
         */
        SortedMap<String, List<Sample>> disputedSamples() {
            return disputedSamples;
        }

        /** Where it is disputed whether the subject existed. */
        TimeSet disputedLife() {
            return TimeSet.of(disputedLives);
        }

        void disputeLife(TimeRange range) {
            disputedLives.add(range);
        }
    }

    /**
     * A work item of which versions contradict each other.
     *
     * @param versions the versions that are about a subject
     * @param complete whether all versions are about that subject, and what may be so is told by one of them
     */
    record DisputedItem(List<WorkItem> versions, boolean complete) {}

    private final Settling.Settled settled;
    private final TimeRange reach;
    private final long asOf;

    private Facts(Settling.Settled settled, TimeRange reach, long asOf) {
        this.settled = settled;
        this.reach = reach;
        this.asOf = Math.max(reach.startNanos(), Math.min(reach.endNanos(), asOf));
    }

    /** The name of an item by its type, or of a sample by its metric: equal for all that is said of it. */
    static String nameOf(String type, String id) {
        return type + " " + id;
    }

    /** The evidence within reach of a period, as of an instant; one beyond reach is moved to its end, where nothing of the period is left. */
    static Facts of(Evidence evidence, TimeRange period, long asOf) {
        TimeRange reach = reachOf(period);
        return new Facts(new Settling(evidence, reach).settled(), reach, asOf);
    }

    private static TimeRange reachOf(TimeRange period) {
        long low = Math.max(ComplianceEngine.EARLIEST + REACH, period.startNanos()) - REACH;
        long high = Math.min(ComplianceEngine.LATEST - REACH, period.endNanos()) + REACH;
        return TimeRange.ofNanos(low, high);
    }

    /** The time in which evidence is read: what lies beyond is ignored. */
    TimeRange reach() {
        return reach;
    }

    Subject subject(String name) {
        return settled.subjects().getOrDefault(name, settled.nothing());
    }

    SortedMap<String, Subject> subjects() {
        return settled.subjects();
    }

    List<Exclusion> exclusions() {
        return settled.exclusions();
    }

    /** Versions of exclusions that contradict each other; none of them is granted. */
    List<Exclusion> disputedExclusions() {
        return settled.disputedExclusions();
    }

    /** The dated facts that stand. */
    List<DatedFact> dated() {
        return settled.dated();
    }

    SortedSet<Remark> remarks() {
        return settled.remarks();
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
        Extent extent = new Extent(Math.min(period.startNanos(), asOf), Math.max(period.endNanos(), asOf));
        for (Subject subject : subjects().values()) {
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
            extent.addOrdered(subject.states(), StateChange::atNanos);
            extent.addOrdered(subject.probes().records(), Probe::atNanos);
            subject.probes().columns().forEach(rows -> {
                long[] both = ProbeRows.extent(rows);
                extent.add(both[0], both[1]);
            });
            subject.samples().records().forEach(sample -> extent.add(sample.atNanos(), sample.atNanos()));
            subject.samples().columns().forEach(rows -> {
                long[] both = SampleRows.extent(rows);
                extent.add(both[0], both[1]);
            });
            subject.disputedStates().forEach(state -> extent.add(state.atNanos(), state.atNanos()));
            subject.disputedProbes().forEach(probe -> extent.add(probe.atNanos(), probe.atNanos()));
            subject.disputedSamples().values().stream()
                    .flatMap(List::stream)
                    .forEach(sample -> extent.add(sample.atNanos(), sample.atNanos()));
            for (SlotTallies slots : subject.requests().all()) {
                if (slots.size() > 0) {
                    extent.add(slots.first(), slots.last());
                }
            }
            subject.lives()
                    .forEach(life ->
                            extent.add(life.range().startNanos(), life.range().endNanos()));
            subject.items().records().forEach(extent::add);
            subject.items().columns().forEach(rows -> {
                if (rows.earliestNanos() <= rows.latestNanos()) {
                    extent.add(rows.earliestNanos(), rows.latestNanos());
                }
            });
            subject.disputedItems().forEach(item -> item.versions().forEach(extent::add));
            subject.watched()
                    .forEach(range ->
                            extent.add(range.range().startNanos(), range.range().endNanos()));
        }
        // In a disputed one down time is unknown, and an outage may go on over unknown time: what was before it
        // matters.
        disputedExclusions()
                .forEach(disputed -> extent.add(
                        disputed.range().startNanos(), disputed.range().endNanos()));
        long around = margin.compareTo(Duration.ofNanos(REACH)) > 0 ? REACH : margin.toNanos();
        long first = extent.first() < Long.MIN_VALUE + around ? Long.MIN_VALUE : extent.first() - around;
        long last = extent.last() > Long.MAX_VALUE - around ? Long.MAX_VALUE : extent.last() + around;
        return TimeRange.ofNanos(Math.max(reach.startNanos(), first), Math.min(reach.endNanos(), last));
    }
}
