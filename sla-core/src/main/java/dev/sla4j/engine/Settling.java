package dev.sla4j.engine;

import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Fact;
import dev.sla4j.measurement.ItemEvent;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.ProbeColumns;
import dev.sla4j.measurement.Sample;
import dev.sla4j.measurement.SampleColumns;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.measurement.StateChange;
import dev.sla4j.measurement.Watched;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.report.Remark;
import dev.sla4j.time.DatedFact;
import dev.sla4j.time.TimeRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Settles all that was said (S28) and gives what stands, and what is disputed, to the subjects it is about. What lies beyond reach is not read, and a
 * remark says so (S30).
 */
final class Settling {
    /**
     * What stands.
     *
     * @param subjects by name
     * @param nothing a subject of which nothing is known
     * @param exclusions those that stand, in order
     * @param disputedExclusions versions that contradict each other; none of them is granted
     * @param dated the dated facts that stand
     * @param remarks on all that does not stand, or is not read
     */
    record Settled(
            SortedMap<String, Facts.Subject> subjects,
            Facts.Subject nothing,
            List<Exclusion> exclusions,
            List<Exclusion> disputedExclusions,
            List<DatedFact> dated,
            SortedSet<Remark> remarks) {}

    private final Evidence evidence;
    private final TimeRange reach;
    private final SortedMap<String, Facts.Subject> subjects = new TreeMap<>();
    private final Facts.Subject nothing;
    private final List<Exclusion> exclusions;
    private final List<Exclusion> disputedExclusions;
    private final List<DatedFact> dated;
    private final SortedSet<Remark> remarks = new TreeSet<>();

    /**
     * Settles all.
     *
     * @param evidence what was said
     * @param reach the time in which it is read
     */
    Settling(Evidence evidence, TimeRange reach) {
        this.evidence = evidence;
        this.reach = reach;
        remarks.addAll(evidence.refusedRowsTold());
        Settler<Exclusion> settledExclusions = new Settler<>(
                "exclusion",
                Comparator.comparingLong(exclusion -> exclusion.range().startNanos()),
                remarks);
        List<Exclusion> standing = settledExclusions.settle(evidence.exclusions());
        standing.sort(settledExclusions.order());
        this.exclusions = within(standing);
        this.disputedExclusions = within(settledExclusions.contradicting());
        Settler<Fact> settledFacts =
                new Settler<>("fact", Comparator.comparing(fact -> fact.fact().at()), remarks);
        this.dated =
                settledFacts.settle(evidence.facts()).stream().map(Fact::fact).toList();
        this.nothing = new Facts.Subject(evidence.noRequests());
        Evidence.Rows all = new Evidence.Rows(evidence.noRequests());
        evidence.subjects().forEach((name, rows) -> {
            Facts.Subject subject = new Facts.Subject(rows.requests.settled(remarks));
            subjects.put(name, subject);
            subject.plain().addAll(rows.plain);
            rows.growing.forEach(column -> subject.plain().add(column.snapshot()));
            if (subject.plain().stream().anyMatch(column -> column.goesBeyond(reach))) {
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
                "outage", Comparator.comparingLong(Outage::startNanos).thenComparingLong(Outage::endNanos), remarks);
        distribute(outages, rows -> rows.outages, Facts.Subject::outages, this::isWithin);
        outages.contradicting().stream()
                .filter(this::isWithin)
                .forEach(row -> of(row).disputedOutages().add(row));
        Settler<StateChange> states =
                new Settler<>("state change", Comparator.comparingLong(StateChange::atNanos), remarks);
        Predicate<StateChange> stateWithin = row -> isWithin(row, "states", row.atNanos());
        distribute(states, rows -> rows.states, Facts.Subject::states, stateWithin);
        states.contradicting().stream()
                .filter(stateWithin)
                .forEach(row -> of(row).disputedStates().add(row));
        Settler<Probe> probes = new Settler<>("probe", Comparator.comparingLong(Probe::atNanos), remarks);
        Predicate<Probe> probeWithin = row -> isWithin(row, "probes", row.atNanos());
        distribute(
                probes,
                rows -> rows.probes.records(),
                subject -> subject.probes().records(),
                probeWithin);
        evidence.subjects().forEach((name, rows) -> rows.probes.columns().forEach(column -> add(name, column)));
        probes.contradicting().stream()
                .filter(probeWithin)
                .forEach(row -> of(row).disputedProbes().add(row));
        // One reading of a device often tells several metrics under one identity.
        Settler<Sample> samples = new Settler<>(
                "sample",
                Comparator.comparingLong(Sample::atNanos),
                row -> Facts.nameOf(row.metric(), Settler.idOf(row)),
                remarks);
        Predicate<Sample> sampleWithin = row -> isWithin(row, "samples", row.atNanos());
        distribute(
                samples,
                rows -> rows.samples.records(),
                subject -> subject.samples().records(),
                sampleWithin);
        evidence.subjects().forEach((name, rows) -> rows.samples.columns().forEach(column -> add(name, column)));
        samples.contradicting().stream()
                .filter(sampleWithin)
                .forEach(row -> of(row).disputedSamples()
                        .computeIfAbsent(Facts.nameOf(row.metric(), Settler.idOf(row)), name -> new ArrayList<>())
                        .add(row));
        settleItems(all);
        Settler<ServiceLife> lives = new Settler<>(
                "service life", Comparator.comparingLong(life -> life.range().startNanos()), remarks);
        distribute(lives, rows -> rows.lives, Facts.Subject::lives, row -> true);
        subjects.values().forEach(subject -> subject.lives().replaceAll(this::cut));
        lives.contradicting().forEach(row -> {
            of(row).lives().add(cut(row));
            of(row).disputeLife(row.range().clip(reach));
        });
        Settler<Watched> watched = new Settler<>(
                "watched range", Comparator.comparingLong(range -> range.range().startNanos()), remarks);
        distribute(watched, rows -> rows.watched, Facts.Subject::watched, row -> true);
        subjects.values()
                .forEach(subject -> subject.watched()
                        .replaceAll(row -> new Watched(row.range().clip(reach), row.origin())));
    }

    /** Rows of columns have no versions; those beyond reach are not read. */
    private void add(String subject, ProbeColumns column) {
        if (isWithin(ProbeRows.extent(column))) {
            subject(subject).probes().addColumns(column);
            return;
        }
        for (int row = 0; row < column.size(); row++) {
            Probe probe = column.get(row);
            if (isWithin(probe, "probes", probe.atNanos())) {
                subject(subject).probes().add(probe);
            }
        }
    }

    private boolean isWithin(long[] extent) {
        return reach.startNanos() <= extent[0] && extent[1] <= reach.endNanos();
    }

    private void add(String subject, SampleColumns column) {
        if (isWithin(SampleRows.extent(column))) {
            subject(subject).samples().addColumns(column);
            return;
        }
        for (int row = 0; row < column.size(); row++) {
            Sample sample = column.get(row);
            if (isWithin(sample, "samples", sample.atNanos())) {
                subject(subject).samples().add(sample);
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
            Function<Facts.Subject, List<M>> rowsOf,
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
                    ordered = ordered && (before == null || settler.order().compare(before, row) <= 0);
                    before = row;
                }
            }
            if (!ordered) {
                standing.sort(settler.order());
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
        subjects.values().forEach(subject -> rowsOf.apply(subject).sort(settler.order()));
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
                kind + " of " + Facts.label(subject) + " that lie more than 73 years from the period are not read"));
    }

    /** Where nothing is told twice, by versions or events, all stands where it is. */
    private void settleItems(Evidence.Rows all) {
        if (all.events.isEmpty() && DistinctIds.haveAll(all.items.ids())) {
            evidence.subjects().forEach((name, rows) -> subject(name).items().addAll(rows.items));
        } else {
            settleVersions(all);
        }
    }

    private void settleVersions(Evidence.Rows all) {
        Settler<WorkItem> records = new Settler<>(
                "work item",
                Comparator.comparingLong(Settling::beginOf),
                item -> Facts.nameOf(item.type(), Settler.idOf(item)),
                remarks);
        Settler<ItemEvent> events = new Settler<>(
                "event of an item",
                Comparator.comparingLong(event -> event.moment().atNanos()),
                remarks);
        ItemDesk desk = new ItemDesk(
                records.settle(all.items), records.contradicting(), events.settle(all.events), events.contradicting());
        desk.settle();
        desk.certain()
                .forEach(item ->
                        subject(Evidence.subjectOf(item.origin())).items().add(item));
        desk.disputed().forEach((name, versions) -> {
            SortedMap<String, List<WorkItem>> bySubject = new TreeMap<>();
            versions.forEach(version -> bySubject
                    .computeIfAbsent(Evidence.subjectOf(version.origin()), key -> new ArrayList<>())
                    .add(version));
            boolean complete = bySubject.size() == 1 && !desk.isManifold(name);
            bySubject.forEach(
                    (subject, here) -> subject(subject).disputedItems().add(new Facts.DisputedItem(here, complete)));
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

    private Facts.Subject of(Measurement row) {
        return subject(Evidence.subjectOf(row.origin()));
    }

    private Facts.Subject subject(String name) {
        return subjects.getOrDefault(name, nothing);
    }

    /** What stands. */
    Settled settled() {
        return new Settled(subjects, nothing, exclusions, disputedExclusions, dated, remarks);
    }
}
