package dev.sla4j.engine;

import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Fact;
import dev.sla4j.measurement.ItemColumns;
import dev.sla4j.measurement.ItemEvent;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Origin;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.OutageColumns;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.ProbeColumns;
import dev.sla4j.measurement.Request;
import dev.sla4j.measurement.RequestColumns;
import dev.sla4j.measurement.RequestCount;
import dev.sla4j.measurement.Sample;
import dev.sla4j.measurement.SampleColumns;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.measurement.StateChange;
import dev.sla4j.measurement.Watched;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.report.Remark;
import dev.sla4j.time.TimeRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was handed in so far, as rows by subject: the partial state of an evaluation.
 *
 * <p>Adding keeps rows, merging joins them; nothing is decided before a report, so the order does not matter (L1). Only requests are judged at
 * once, each by itself, and added to tallies, which merge by addition. Memory: 16 bytes for an outage of which only begin and end are known,
 * 9 for such a probe, nothing for wrapped columns of outages, probes, samples and items, 48 bytes for a slot of requests and each figure that reads them – of a percentile some 400, and 12 for each different value in it –, the object for every other
 * measurement.
 */
final class Evidence {
    /** The name of the single service, to which evidence without a subject belongs. */
    static final String SERVICE = "";

    /** Rows of one subject. */
    static final class Rows {
        final List<PlainOutages> plain = new ArrayList<>();
        final List<PlainOutages> growing = new ArrayList<>();
        final List<Outage> outages = new ArrayList<>();
        final List<StateChange> states = new ArrayList<>();
        final ProbeRows probes = new ProbeRows();
        final RequestTallies requests;
        final SampleRows samples = new SampleRows();
        final ItemRows items = new ItemRows();
        final List<ItemEvent> events = new ArrayList<>();
        final List<ServiceLife> lives = new ArrayList<>();
        final List<Watched> watched = new ArrayList<>();

        Rows(RequestTallies requests) {
            this.requests = requests;
        }

        private void merge(Rows other) {
            plain.addAll(other.plain);
            other.growing.forEach(rows -> plain.add(rows.snapshot()));
            outages.addAll(other.outages);
            states.addAll(other.states);
            probes.addAll(other.probes);
            requests.merge(other.requests);
            samples.addAll(other.samples);
            items.addAll(other.items);
            events.addAll(other.events);
            lives.addAll(other.lives);
            watched.addAll(other.watched);
        }
    }

    private final List<RequestSpec> specs;
    private final TimeRange period;
    private final SortedMap<String, Rows> subjects = new TreeMap<>();
    /** The same: a row is found faster by the hash of its subject than by its order. */
    private final Map<String, Rows> byName = new HashMap<>();

    private final List<Exclusion> exclusions = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private final List<Remark> refusedRows = new ArrayList<>();

    /** Where the latest plain outage went: the next one mostly goes there too. */
    private @Nullable PlainOutages current;

    private Origin currentOrigin = Origin.NONE;

    /** Nothing yet, for an agreement that must know this of requests. */
    Evidence(List<RequestSpec> specs, TimeRange period) {
        this.specs = specs;
        this.period = period;
    }

    void add(Measurement measurement) {
        if (measurement instanceof Outage outage) {
            add(outage);
        } else if (measurement instanceof Exclusion exclusion) {
            exclusions.add(exclusion);
        } else if (measurement instanceof Fact fact) {
            facts.add(fact);
        } else if (measurement instanceof Probe probe) {
            rowsOf(measurement.origin()).probes.add(probe);
        } else if (measurement instanceof StateChange change) {
            rowsOf(measurement.origin()).states.add(change);
        } else if (measurement instanceof Request request) {
            rowsOf(measurement.origin()).requests.add(request);
        } else if (measurement instanceof RequestCount counts) {
            add(counts);
        } else if (measurement instanceof Sample sample) {
            rowsOf(measurement.origin()).samples.add(sample);
        } else if (measurement instanceof WorkItem item) {
            rowsOf(measurement.origin()).items.add(item);
        } else if (measurement instanceof ItemEvent event) {
            rowsOf(measurement.origin()).events.add(event);
        } else if (measurement instanceof ServiceLife life) {
            rowsOf(measurement.origin()).lives.add(life);
        } else if (measurement instanceof Watched watched) {
            rowsOf(measurement.origin()).watched.add(watched);
        } else {
            throw new AssertionError("unhandled measurement " + measurement);
        }
    }

    /** Adds measurements; plain outages that share their origin with the one before, as those of one source mostly do, all at once. */
    void addAll(Iterable<? extends Measurement> measurements) {
        Iterator<? extends Measurement> rest = measurements.iterator();
        while (rest.hasNext()) {
            Measurement next = Objects.requireNonNull(rest.next(), "measurement");
            while (next instanceof Outage outage
                    && current != null
                    && !current.isFull()
                    && PlainOutages.isPlain(outage, currentOrigin)) {
                next = current.addRun(outage, rest);
            }
            if (next != null) {
                add(next);
            }
        }
    }

    private void add(Outage outage) {
        Origin origin = outage.origin();
        if (outage.open() || !outage.impact().isFull() || !isPlain(origin)) {
            rowsOf(origin).outages.add(outage);
            return;
        }
        PlainOutages column = current;
        if (column == null || column.isFull() || !origin.equals(currentOrigin)) {
            column = columnOf(origin);
            current = column;
        }
        currentOrigin = origin;
        column.add(outage.startNanos(), outage.endNanos());
    }

    /** Whether nothing but the subject and the source is known of an origin. */
    static boolean isPlain(Origin origin) {
        return origin.id() == null
                && origin.knownAt() == null
                && origin.attributes().isEmpty();
    }

    /** Where the next plain outage of a subject and source goes. */
    private PlainOutages columnOf(Origin origin) {
        Rows rows = rowsOf(origin);
        for (int i = 0; i < rows.growing.size(); i++) {
            PlainOutages column = rows.growing.get(i);
            if (Objects.equals(column.source(), origin.source())) {
                if (column.isFull()) {
                    rows.plain.add(column);
                    column = column.next();
                    rows.growing.set(i, column);
                }
                return column;
            }
        }
        PlainOutages column = PlainOutages.growing(origin.source());
        rows.growing.add(column);
        return column;
    }

    void add(OutageColumns columns) {
        rowsOf(columns.origin()).plain.add(PlainOutages.of(columns));
        columns.refused().forEach(row -> addRefused("outage column " + row));
    }

    /** Counts that a border of the period divides belong to neither side (S12). */
    private void add(RequestCount counts) {
        if (crosses(counts, period.startNanos()) || crosses(counts, period.endNanos())) {
            addRefused("counts of requests over " + counts.range() + " of " + Facts.label(subjectOf(counts.origin()))
                    + ": they must not cross the border of the period " + period);
        } else {
            rowsOf(counts.origin()).requests.add(counts);
        }
    }

    private static boolean crosses(RequestCount counts, long border) {
        return counts.range().startNanos() < border && border < counts.range().endNanos();
    }

    void add(RequestColumns columns) {
        if (columns.size() > 0) {
            rowsOf(columns.origin()).requests.add(columns);
        }
        columns.refused().forEach(row -> addRefused("request column " + row));
    }

    void add(SampleColumns columns) {
        if (columns.size() > 0) {
            rowsOf(columns.origin()).samples.addColumns(columns);
        }
        columns.refused().forEach(row -> addRefused(columns.metric() + " column " + row));
    }

    void add(ProbeColumns columns) {
        if (columns.size() > 0) {
            rowsOf(columns.origin()).probes.addColumns(columns);
        }
        columns.refused().forEach(row -> addRefused("probe column " + row));
    }

    void add(ItemColumns columns) {
        if (columns.size() > 0) {
            rowsOf(columns.origin()).items.addColumns(columns);
        }
        columns.refused().forEach(row -> addRefused(columns.type() + " column " + row));
    }

    void addRefused(String row) {
        refusedRows.add(new Remark(Remark.Kind.REFUSED_ROWS, row));
    }

    void merge(Evidence other) {
        other.subjects.forEach((subject, rows) -> rowsOf(subject).merge(rows));
        exclusions.addAll(other.exclusions);
        facts.addAll(other.facts);
        refusedRows.addAll(other.refusedRows);
    }

    private Rows rowsOf(Origin origin) {
        return rowsOf(subjectOf(origin));
    }

    /** The rows of a subject, to be added to. */
    Rows rowsOf(String subject) {
        Rows rows = byName.get(subject);
        if (rows == null) {
            rows = new Rows(new RequestTallies(subject, specs));
            byName.put(subject, rows);
            subjects.put(subject, rows);
        }
        return rows;
    }

    /** The subject of an origin, or {@link #SERVICE}. */
    static String subjectOf(Origin origin) {
        return origin.subject() == null ? SERVICE : origin.subject();
    }

    /** The tallies of a subject that had no requests. */
    RequestTallies noRequests() {
        return new RequestTallies(SERVICE, specs);
    }

    /** A copy that does not change when more is added. */
    Evidence snapshot() {
        Evidence copy = new Evidence(specs, period);
        copy.merge(this);
        return copy;
    }

    SortedMap<String, Rows> subjects() {
        return subjects;
    }

    List<Exclusion> exclusions() {
        return exclusions;
    }

    List<Fact> facts() {
        return facts;
    }

    List<Remark> refusedRows() {
        return refusedRows;
    }

    /** The refused rows as a reader is told of them: what several sources have refused alike is said once, with how often. */
    List<Remark> refusedRowsTold() {
        SortedMap<Remark, Integer> times = new TreeMap<>();
        refusedRows.forEach(row -> times.merge(row, 1, Integer::sum));
        List<Remark> told = new ArrayList<>();
        times.forEach((row, count) ->
                told.add(count == 1 ? row : new Remark(row.kind(), row.text() + " (" + count + " times)")));
        return told;
    }
}
