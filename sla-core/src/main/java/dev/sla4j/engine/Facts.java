package dev.sla4j.engine;

import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Fact;
import dev.sla4j.measurement.ItemEvent;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.Sample;
import dev.sla4j.measurement.SampleColumns;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.measurement.StateChange;
import dev.sla4j.measurement.Watched;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.report.Remark;
import dev.sla4j.time.DatedFact;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
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
        private final List<Probe> probes = new ArrayList<>();
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
    }

    /**
     * A work item of which versions contradict each other.
     *
     * @param versions the versions that are about a subject
     * @param complete whether all versions are about that subject, and what may be so is told by one of them
     */
    record DisputedItem(List<WorkItem> versions, boolean complete) {}

    private final Evidence evidence;
    private final SortedMap<String, Subject> subjects = new TreeMap<>();
    private final Subject nothing;
    private final List<Exclusion> exclusions;
    private final List<Exclusion> disputedExclusions;
    private final List<DatedFact> dated;
    private final SortedSet<Remark> remarks = new TreeSet<>();
    private final TimeRange reach;
    private final long asOf;

    private Facts(Evidence evidence, TimeRange period, long asOf) {
        this.evidence = evidence;
        this.reach = reachOf(period);
        this.asOf = Math.max(reach.startNanos(), Math.min(reach.endNanos(), asOf));
        remarks.addAll(evidence.refusedRowsTold());
        Settler<Exclusion> settledExclusions = new Settler<>("exclusion", Comparator.comparingLong(Facts::startOf));
        List<Exclusion> standing = settledExclusions.settle(evidence.exclusions());
        standing.sort(settledExclusions.order);
        this.exclusions = within(standing);
        this.disputedExclusions = within(settledExclusions.contradicting);
        Settler<Fact> settledFacts =
                new Settler<>("fact", Comparator.comparing(fact -> fact.fact().at()));
        this.dated =
                settledFacts.settle(evidence.facts()).stream().map(Fact::fact).toList();
        this.nothing = new Subject(evidence.noRequests());
        Evidence.Rows all = new Evidence.Rows(evidence.noRequests());
        evidence.subjects().forEach((name, rows) -> {
            subjects.put(name, new Subject(rows.requests.settled(remarks)));
            subject(name).plain.addAll(rows.plain);
            rows.growing.forEach(column -> subject(name).plain.add(column.snapshot()));
            if (subject(name).plain.stream().anyMatch(column -> column.goesBeyond(reach))) {
                remarkBeyond("outages", name);
            }
            all.items.addAll(rows.items);
            all.events.addAll(rows.events);
        });
        settle(all);
    }

    /** Versions of one thing may be about several subjects, where a correction names another one; so all are settled together. */
    private void settle(Evidence.Rows all) {
        Settler<Outage> outages = new Settler<>(
                "outage", Comparator.comparingLong(Outage::startNanos).thenComparingLong(Outage::endNanos));
        distribute(outages, rows -> rows.outages, Subject::outages, this::isWithin);
        outages.contradicting.stream()
                .filter(this::isWithin)
                .forEach(row -> of(row).disputedOutages.add(row));
        Settler<StateChange> states = new Settler<>("state change", Comparator.comparingLong(StateChange::atNanos));
        Predicate<StateChange> stateWithin = row -> isWithin(row, "states", row.atNanos());
        distribute(states, rows -> rows.states, Subject::states, stateWithin);
        states.contradicting.stream()
                .filter(stateWithin)
                .forEach(row -> of(row).disputedStates.add(row));
        Settler<Probe> probes = new Settler<>("probe", Comparator.comparingLong(Probe::atNanos));
        Predicate<Probe> probeWithin = row -> isWithin(row, "probes", row.atNanos());
        distribute(probes, rows -> rows.probes, Subject::probes, probeWithin);
        probes.contradicting.stream()
                .filter(probeWithin)
                .forEach(row -> of(row).disputedProbes.add(row));
        // One reading of a device often tells several metrics under one identity.
        Settler<Sample> samples = new Settler<>(
                "sample", Comparator.comparingLong(Sample::atNanos), row -> nameOf(row.metric(), idOf(row)));
        Predicate<Sample> sampleWithin = row -> isWithin(row, "samples", row.atNanos());
        distribute(samples, rows -> rows.samples.records(), rows -> rows.samples.records(), sampleWithin);
        evidence.subjects().forEach((name, rows) -> rows.samples.columns().forEach(column -> add(name, column)));
        samples.contradicting.stream()
                .filter(sampleWithin)
                .forEach(row -> of(row).disputedSamples
                        .computeIfAbsent(nameOf(row.metric(), idOf(row)), name -> new ArrayList<>())
                        .add(row));
        settleItems(all);
        Settler<ServiceLife> lives = new Settler<>(
                "service life", Comparator.comparingLong(life -> life.range().startNanos()));
        distribute(lives, rows -> rows.lives, Subject::lives, row -> true);
        subjects.values().forEach(subject -> subject.lives.replaceAll(this::cut));
        lives.contradicting.forEach(row -> {
            of(row).lives.add(cut(row));
            of(row).disputedLives.add(row.range().clip(reach));
        });
        Settler<Watched> watched = new Settler<>(
                "watched range", Comparator.comparingLong(range -> range.range().startNanos()));
        distribute(watched, rows -> rows.watched, Subject::watched, row -> true);
        subjects.values()
                .forEach(subject -> subject.watched.replaceAll(
                        row -> new Watched(row.range().clip(reach), row.origin())));
    }

    /** Rows of columns have no versions; those beyond reach are not read. */
    private void add(String subject, SampleColumns column) {
        long[] both = SampleRows.extent(column);
        if (reach.startNanos() <= both[0] && both[1] <= reach.endNanos()) {
            subject(subject).samples.add(column);
            return;
        }
        for (int row = 0; row < column.size(); row++) {
            Sample sample = column.get(row);
            if (isWithin(sample, "samples", sample.atNanos())) {
                subject(subject).samples.add(sample);
            }
        }
    }

    /**
     * Gives what stands to the subjects. Only what has an identity may have versions; the rest stands where it is. The rows of each subject are mostly in
     * order, those of all of them together are not.
     */
    private <M extends Measurement> void distribute(
            Settler<M> settler,
            Function<Evidence.Rows, List<M>> given,
            Function<Subject, List<M>> rowsOf,
            Predicate<M> within) {
        List<M> identified = new ArrayList<>();
        evidence.subjects().forEach((name, rows) -> {
            List<M> standing = rowsOf.apply(subject(name));
            boolean ordered = true;
            M before = null;
            for (M row : given.apply(rows)) {
                if (row.origin().id() != null) {
                    identified.add(row);
                } else if (within.test(row)) {
                    standing.add(row);
                    ordered = ordered && (before == null || settler.order.compare(before, row) <= 0);
                    before = row;
                }
            }
            if (!ordered) {
                standing.sort(settler.order);
            }
        });
        if (identified.isEmpty()) {
            return;
        }
        for (M row : settler.settle(identified)) {
            if (within.test(row)) {
                rowsOf.apply(of(row)).add(row);
            }
        }
        subjects.values().forEach(subject -> rowsOf.apply(subject).sort(settler.order));
    }

    private static TimeRange reachOf(TimeRange period) {
        long low = Math.max(ComplianceEngine.EARLIEST + REACH, period.startNanos()) - REACH;
        long high = Math.min(ComplianceEngine.LATEST - REACH, period.endNanos()) + REACH;
        return TimeRange.ofNanos(low, high);
    }

    /** A subject that did not live within reach did live elsewhere: that it is empty tells it from one of which nothing is known. */
    private ServiceLife cut(ServiceLife life) {
        return new ServiceLife(life.range().clip(reach), life.population(), life.origin());
    }

    private boolean isWithin(Outage outage) {
        boolean ended = !outage.open() && outage.endNanos() < reach.startNanos();
        return isWithin(
                outage, "outages", ended ? outage.endNanos() : Math.max(reach.startNanos(), outage.startNanos()));
    }

    private boolean isWithin(Measurement row, String kind, long at) {
        boolean within = reach.startNanos() <= at && at <= reach.endNanos();
        if (!within) {
            remarkBeyond(kind, Evidence.subjectOf(row.origin()));
        }
        return within;
    }

    private List<Exclusion> within(List<Exclusion> requests) {
        List<Exclusion> within = new ArrayList<>();
        for (Exclusion request : requests) {
            if (request.range().overlaps(reach) || request.range().isEmpty()) {
                within.add(request);
            } else {
                remarkBeyond("exclusions", Evidence.subjectOf(request.origin()));
            }
        }
        return List.copyOf(within);
    }

    /** Not how many: rows without identity may be delivered again or in pieces, and say the same (S28, L7). */
    private void remarkBeyond(String kind, String subject) {
        remarks.add(new Remark(
                Remark.Kind.IGNORED_EVIDENCE,
                kind + " of " + label(subject) + " that lie more than 73 years from the period are not read"));
    }

    /** Where nothing is told twice, by versions or events, all stands where it is. */
    private void settleItems(Evidence.Rows all) {
        if (all.events.isEmpty() && DistinctIds.haveAll(all.items.ids())) {
            evidence.subjects().forEach((name, rows) -> subject(name).items.addAll(rows.items));
        } else {
            settleVersions(all);
        }
    }

    private void settleVersions(Evidence.Rows all) {
        Settler<WorkItem> records = new Settler<>(
                "work item", Comparator.comparingLong(Facts::beginOf), item -> nameOf(item.type(), idOf(item)));
        Settler<ItemEvent> events = new Settler<>(
                "event of an item",
                Comparator.comparingLong(event -> event.moment().atNanos()));
        ItemDesk desk = new ItemDesk(
                records.settle(all.items), records.contradicting, events.settle(all.events), events.contradicting);
        desk.settle();
        desk.certain()
                .forEach(
                        item -> subject(Evidence.subjectOf(item.origin())).items.add(item));
        desk.disputed().forEach((name, versions) -> {
            SortedMap<String, List<WorkItem>> bySubject = new TreeMap<>();
            versions.forEach(version -> bySubject
                    .computeIfAbsent(Evidence.subjectOf(version.origin()), key -> new ArrayList<>())
                    .add(version));
            boolean complete = bySubject.size() == 1 && !desk.isManifold(name);
            bySubject.forEach((subject, here) -> subject(subject).disputedItems.add(new DisputedItem(here, complete)));
        });
        desk.contradictory()
                .forEach(name -> remarks.add(new Remark(
                        Remark.Kind.CONFLICT,
                        name + " has events of one instant that contradict each other; what depends on them is taken as"
                                + " unknown")));
    }

    private static long beginOf(WorkItem item) {
        return item.moments().isEmpty() ? Long.MAX_VALUE : item.moments().get(0).atNanos();
    }

    /** The name of an item by its type, or of a sample by its metric: equal for all that is said of it. */
    static String nameOf(String type, String id) {
        return type + " " + id;
    }

    private Subject of(Measurement row) {
        return subject(Evidence.subjectOf(row.origin()));
    }

    /** The evidence within reach of a period, as of an instant; one beyond reach is moved to its end, where nothing of the period is left. */
    static Facts of(Evidence evidence, TimeRange period, long asOf) {
        return new Facts(evidence, period, asOf);
    }

    /** The time in which evidence is read: what lies beyond is ignored. */
    TimeRange reach() {
        return reach;
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

    /** The dated facts that stand. */
    List<DatedFact> dated() {
        return dated;
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
            extent.addOrdered(subject.states(), StateChange::atNanos);
            extent.addOrdered(subject.probes(), Probe::atNanos);
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
        disputedExclusions.forEach(disputed ->
                extent.add(disputed.range().startNanos(), disputed.range().endNanos()));
        long around = margin.compareTo(Duration.ofNanos(REACH)) > 0 ? REACH : margin.toNanos();
        long first = extent.first < Long.MIN_VALUE + around ? Long.MIN_VALUE : extent.first - around;
        long last = extent.last > Long.MAX_VALUE - around ? Long.MAX_VALUE : extent.last + around;
        return TimeRange.ofNanos(Math.max(reach.startNanos(), first), Math.min(reach.endNanos(), last));
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

        /** Rows in the order of time, as those that stand are. */
        <M> void addOrdered(List<M> rows, ToLongFunction<M> at) {
            if (!rows.isEmpty()) {
                add(at.applyAsLong(rows.get(0)), at.applyAsLong(rows.get(rows.size() - 1)));
            }
        }

        void add(WorkItem item) {
            int size = item.moments().size();
            if (size > 0) {
                add(
                        item.moments().get(0).atNanos(),
                        item.moments().get(size - 1).atNanos());
            }
        }
    }

    /** Settles the versions of one kind of measurement. */
    private final class Settler<M extends Measurement> {
        private final String kind;
        private final Function<M, String> name;
        private final Comparator<M> order;
        private final List<M> contradicting = new ArrayList<>();

        Settler(String kind, Comparator<M> order) {
            this(kind, order, Facts::idOf);
        }

        /**
         * A settler.
         *
         * @param name the identity of a row that has any
         */
        Settler(String kind, Comparator<M> order, Function<M, String> name) {
            this.kind = kind;
            this.name = name;
            // Texts are made only for rows that are alike in all this.
            Comparator<M> rest = Comparator.<M, String>comparing(row -> Evidence.subjectOf(row.origin()))
                    .thenComparing(Facts::idOf)
                    .thenComparing(Object::toString);
            this.order = (one, other) -> {
                int first = order.compare(one, other);
                return first != 0 ? first : rest.compare(one, other);
            };
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
                    byId.computeIfAbsent(name.apply(row), key -> new ArrayList<>(1))
                            .add(row);
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
