package dev.sla4j.engine;

import dev.sla4j.engine.LatencyRegions.Fate;
import dev.sla4j.measurement.LatencyHistogram.Bucket;
import dev.sla4j.measurement.Origin;
import dev.sla4j.measurement.Request;
import dev.sla4j.measurement.RequestColumns;
import dev.sla4j.measurement.RequestCount;
import dev.sla4j.report.Remark;
import dev.sla4j.time.Grid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the requests of one subject: a tally per slot for each specification that reads them. No request is kept.
 *
 * <p>Memory: slots in which there was a request × specifications, see {@link SlotTallies}; as much again for each batch of columns with an identity,
 * which is held apart so that it counts once however often it is delivered.
 */
final class RequestTallies {
    /** More outcomes than an agreement will ever tell apart. */
    private static final int MOST_OUTCOMES = 100;

    private final String subject;
    private final List<RequestSpec> specs;
    private final List<SlotTallies> tallies = new ArrayList<>();
    private final List<Map<String, LatencyRegions>> regions = new ArrayList<>();

    /** The sources from which requests came; empty for one that is not named. */
    private final SortedSet<String> sources = new TreeSet<>();

    /** The batches by source and number, each with its versions by what they add up to. */
    private final SortedMap<String, SortedMap<String, RequestTallies>> batches = new TreeMap<>();

    /** For each specification the slots of batches that came in versions that contradict each other. */
    private final List<Set<Long>> disputed = new ArrayList<>();

    RequestTallies(String subject, List<RequestSpec> specs) {
        this.subject = subject;
        this.specs = specs;
        specs.forEach(spec -> {
            tallies.add(new SlotTallies(spec.kept()));
            regions.add(new HashMap<>());
            disputed.add(new HashSet<>());
        });
    }

    void add(Request request) {
        Origin origin = request.origin();
        note(origin.source());
        for (int i = 0; i < specs.size(); i++) {
            if (specs.get(i).reads(subject, origin.source())) {
                add(i, request);
            }
        }
    }

    private void add(int at, Request request) {
        Fate fate = regions(at, request.outcome(), request.origin()).at(request.latencyNanos());
        if (fate != Fate.LEFT_OUT) {
            RequestSpec spec = specs.get(at);
            SlotTallies slots = tallies.get(at);
            add(slots, rowOf(slots, spec, request.atNanos()), spec, fate, new RequestThing(request), 1);
        }
    }

    /** Regions are made once for each outcome; where attributes could matter, for each request. */
    private LatencyRegions regions(int spec, String outcome, Origin origin) {
        if (!origin.attributes().isEmpty()) {
            return LatencyRegions.of(specs.get(spec), outcome, origin);
        }
        Map<String, LatencyRegions> known = regions.get(spec);
        LatencyRegions found = known.get(outcome);
        if (found == null) {
            found = LatencyRegions.of(specs.get(spec), outcome, Origin.NONE);
            if (known.size() < MOST_OUTCOMES) {
                known.put(outcome, found);
            }
        }
        return found;
    }

    private static void add(SlotTallies slots, int row, RequestSpec spec, Fate fate, RequestThing one, long count) {
        if (spec.kept().isLatency() && one.bucket() == null) {
            addTime(slots, row, fate, one.request().latencyNanos(), count);
        } else if (spec.kept().isMore()) {
            Tally tally = Tally.of(spec);
            tally.add(judgement(fate), one.request().atNanos(), one, count);
            slots.add(row, tally);
        } else {
            slots.add(
                    row,
                    fate == Fate.GOOD ? count : 0,
                    fate == Fate.BAD ? count : 0,
                    fate == Fate.UNDECIDED ? count : 0);
        }
    }

    /** What {@link Tally#add(Judgement, long, Thing, long)} does with a time, at once; without one nothing is decided. */
    private static void addTime(SlotTallies slots, int row, Fate judged, long nanos, long count) {
        Fate fate = nanos == Request.UNTIMED ? Fate.UNDECIDED : judged;
        slots.add(row, fate == Fate.GOOD ? count : 0, fate == Fate.BAD ? count : 0, fate == Fate.UNDECIDED ? count : 0);
        if (fate == Fate.GOOD) {
            slots.addTime(row, nanos, count);
        }
    }

    static Judgement judgement(Fate fate) {
        return switch (fate) {
            case GOOD -> Judgement.GOOD;
            case BAD -> Judgement.BAD;
            case UNDECIDED -> Judgement.UNDECIDED;
            case LEFT_OUT -> throw new AssertionError("what is left out is not counted");
        };
    }

    private static int rowOf(SlotTallies slots, RequestSpec spec, long at) {
        int latest = slots.latestContaining(at);
        return latest >= 0
                ? latest
                : slots.rowOfSlot(spec.grid().unitStart(at), spec.grid().unitEnd(at));
    }

    /** Adds counts; what is known of a request is its outcome, and the bucket of its latency if there is one. */
    void add(RequestCount counts) {
        Origin origin = counts.origin();
        note(origin.source());
        for (int i = 0; i < specs.size(); i++) {
            RequestSpec spec = specs.get(i);
            if (spec.reads(subject, origin.source())) {
                int at = i;
                SlotTallies slots = tallies.get(i);
                counts.outcomes().forEach((outcome, counted) -> add(slots, at, counts, outcome, counted));
            }
        }
    }

    private void add(SlotTallies slots, int at, RequestCount counts, String outcome, RequestCount.Counted counted) {
        RequestSpec spec = specs.get(at);
        LatencyRegions judged = regions(at, outcome, counts.origin());
        if (counted.latencies() == null) {
            RequestThing untimed = new RequestThing(one(counts, outcome, Request.UNTIMED));
            add(slots, spec, counts, judged.between(0, Long.MAX_VALUE), untimed, counted.count());
            return;
        }
        for (Bucket bucket : counted.latencies().buckets()) {
            Fate fate = judged.between(bucket.leastNanos(), bucket.mostNanos());
            RequestThing timed = bucket.leastNanos() == bucket.mostNanos()
                    ? new RequestThing(one(counts, outcome, bucket.leastNanos()))
                    : new RequestThing(one(counts, outcome, Request.UNTIMED), bucket);
            add(slots, spec, counts, fate, timed, bucket.count());
        }
    }

    private static Request one(RequestCount counts, String outcome, long latency) {
        return new Request(counts.range().startNanos(), outcome, latency, counts.origin());
    }

    private static void add(
            SlotTallies slots, RequestSpec spec, RequestCount counts, Fate fate, RequestThing one, long count) {
        if (fate == Fate.LEFT_OUT || count == 0) {
            return;
        }
        long start = counts.range().startNanos();
        long end = spec.grid().unitEnd(start);
        int row = counts.range().endNanos() <= end
                ? slots.rowOfSlot(spec.grid().unitStart(start), end)
                : slots.row(start, counts.range().endNanos());
        // A function sees single things, and these are none.
        Fate known = spec.kept().function() == null ? fate : Fate.UNDECIDED;
        add(slots, row, spec, known, one, count);
    }

    void add(RequestColumns columns) {
        if (columns.batch() == null) {
            count(columns);
            return;
        }
        RequestTallies version = new RequestTallies(subject, specs);
        version.count(columns);
        String source = columns.origin().source();
        note(source);
        batches.computeIfAbsent(nameOf(source, columns.batch()), key -> new TreeMap<>())
                .put(version.digestOfTallies(), version);
    }

    private static String nameOf(@Nullable String source, long number) {
        return "batch " + number + (source == null ? "" : " from " + source);
    }

    private void count(RequestColumns columns) {
        note(columns.origin().source());
        Map<Grid, SlotCuts> cuts = new HashMap<>();
        for (int i = 0; i < specs.size(); i++) {
            RequestSpec spec = specs.get(i);
            if (!spec.reads(subject, columns.origin().source())) {
                continue;
            }
            if (spec.kept().function() != null) {
                addEach(i, columns);
            } else {
                SlotCuts slots = cuts.computeIfAbsent(spec.grid(), grid -> SlotCuts.of(columns, grid));
                new RequestKernel(spec, tallies.get(i), columns, slots).add();
            }
        }
    }

    /** Where a function sees every request by itself. */
    private void addEach(int at, RequestColumns columns) {
        for (int row = 0; row < columns.size(); row++) {
            add(at, columns.get(row));
        }
    }

    private void note(@Nullable String source) {
        sources.add(source == null ? "" : source);
    }

    void merge(RequestTallies other) {
        mergeTallies(other);
        other.batches.forEach((name, versions) ->
                batches.computeIfAbsent(name, key -> new TreeMap<>()).putAll(versions));
    }

    private void mergeTallies(RequestTallies other) {
        sources.addAll(other.sources);
        for (int i = 0; i < tallies.size(); i++) {
            tallies.get(i).merge(other.tallies.get(i));
        }
    }

    /**
     * The slots of which it is not known how many requests there were, because a batch came in versions that contradict each other.
     *
     * @param spec a specification of the plan
     */
    Set<Long> disputedSlots(RequestSpec spec) {
        return disputed.get(indexOf(spec));
    }

    /** All in one, without identities; of a batch with several versions the requests are undecided (S28). */
    RequestTallies settled(Collection<Remark> remarks) {
        if (batches.isEmpty()) {
            return this;
        }
        RequestTallies all = new RequestTallies(subject, specs);
        all.mergeTallies(this);
        batches.forEach((name, versions) -> {
            if (versions.size() == 1) {
                versions.values().forEach(all::mergeTallies);
                return;
            }
            remarks.add(new Remark(
                    Remark.Kind.CONFLICT,
                    "requests of " + Facts.label(subject) + ", " + name + ", were delivered in " + versions.size()
                            + " versions that contradict each other; they are undecided"));
            for (int i = 0; i < specs.size(); i++) {
                int at = i;
                List<SlotTallies> slots = versions.values().stream()
                        .map(version -> version.tallies.get(at))
                        .toList();
                all.tallies.get(i).mergeUndecided(slots);
                slots.forEach(each -> each.starts().forEach(all.disputed.get(at)::add));
            }
        });
        return all;
    }

    /** Whether any request came. */
    boolean isEmpty() {
        return sources.isEmpty();
    }

    SortedSet<String> sources() {
        return sources;
    }

    /** The tallies for a specification of the plan. */
    SlotTallies of(RequestSpec spec) {
        return tallies.get(indexOf(spec));
    }

    private int indexOf(RequestSpec spec) {
        int index = specs.indexOf(spec);
        if (index < 0) {
            throw new AssertionError("unplanned specification " + spec);
        }
        return index;
    }

    List<SlotTallies> all() {
        return tallies;
    }

    private String digestOfTallies() {
        Digest digest = new Digest();
        tallies.forEach(slots -> slots.digest(digest));
        return digest.hex();
    }

    void digest(Digest digest) {
        digest.add("requests of " + subject + " " + sources);
        tallies.forEach(slots -> slots.digest(digest));
        batches.forEach(
                (name, versions) -> digest.add(name).add(versions.keySet().toString()));
    }

    void write(ByteSink out) {
        writeTallies(out);
        out.number(batches.size());
        batches.forEach((name, versions) ->
                out.text(name).all(versions.values(), (sink, version) -> version.writeTallies(sink)));
    }

    private void writeTallies(ByteSink out) {
        out.all(sources, ByteSink::text).number(tallies.size());
        tallies.forEach(slots -> slots.write(out));
    }

    void read(ByteSource in) {
        readTallies(in);
        for (int left = in.count(); left > 0; left--) {
            SortedMap<String, RequestTallies> versions = new TreeMap<>();
            if (batches.put(in.text(), versions) != null) {
                throw in.fault("must name each batch once");
            }
            for (int version = in.count(); version > 0; version--) {
                RequestTallies read = new RequestTallies(subject, specs);
                read.readTallies(in);
                versions.put(read.digestOfTallies(), read);
            }
        }
    }

    private void readTallies(ByteSource in) {
        in.each(ByteSource::text, this::note);
        if (in.count() != tallies.size()) {
            throw in.fault("must hold " + tallies.size() + " figures of requests");
        }
        tallies.forEach(slots -> slots.read(in));
    }
}
