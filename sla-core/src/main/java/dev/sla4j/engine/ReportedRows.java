package dev.sla4j.engine;

import dev.sla4j.measurement.Outage;
import dev.sla4j.target.Reported;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import dev.sla4j.value.Ratio;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads reported outages: which count, from when to when, and with which weight. */
final class ReportedRows {
    /**
     * An outage as a leaf reads it.
     *
     * @param outage the measurement
     * @param start when its clock starts
     * @param end when it stops; while it is open, the instant of the report
     * @param open whether it has not stopped
     * @param refusal why it does not count, or null if it does
     */
    record Row(
            Outage outage,
            long start,
            long end,
            boolean open,
            @Nullable String refusal) {}

    private ReportedRows() {}

    /** The rows that pass the filter, with those that do not count. */
    static List<Row> of(Reported leaf, Facts.Subject subject, long asOf) {
        return of(leaf, subject.outages(), asOf);
    }

    /** The time of disputed outages within the horizon, as the leaf would read them. */
    static TimeSet disputed(TimeRange horizon, Reported leaf, Facts.Subject subject, long asOf) {
        TimeSet.Builder disputed = TimeSet.builder();
        for (Row row : of(leaf, subject.disputedOutages(), asOf)) {
            if (row.refusal() == null) {
                addWithin(horizon, row, disputed);
            }
        }
        return disputed.build();
    }

    private static List<Row> of(Reported leaf, List<Outage> outages, long asOf) {
        List<Row> rows = new ArrayList<>();
        for (Outage outage : outages) {
            if (leaf.filter().acceptsSource(outage.origin().source())
                    && leaf.filter().acceptsCause(outage.impact().cause())) {
                rows.add(row(leaf, outage, asOf));
            }
        }
        return rows;
    }

    private static Row row(Reported leaf, Outage outage, long asOf) {
        String refusal = null;
        Instant from = outage.at(leaf.from());
        if (from == null) {
            refusal = "it has no instant '" + leaf.from() + "', at which its clock would start";
        }
        if (leaf.reportedWithin() != null) {
            Instant reported = outage.at(Outage.REPORTED);
            if (reported == null) {
                refusal = "it was not reported";
            } else if (reported.isAfter(outage.start().plus(leaf.reportedWithin()))) {
                refusal =
                        "it was reported at " + reported + ", later than " + leaf.reportedWithin() + " after its begin";
            }
        }
        long start = from == null ? outage.startNanos() : EpochNanos.of(from);
        Long end = null;
        for (String milestone : leaf.until()) {
            Instant at = outage.at(milestone);
            if (at != null && (end == null || EpochNanos.of(at) < end)) {
                end = EpochNanos.of(at);
            }
        }
        if (end != null && end < start && refusal == null) {
            refusal = "its clock would stop before it starts";
        }
        boolean open = end == null;
        long stop = end == null ? Math.max(start, asOf) : Math.max(start, end);
        return new Row(outage, start, stop, open, refusal);
    }

    /** The timeline of plain and counted rows; where they overlap, the highest weight or the sum. */
    static Timeline timeline(TimeRange horizon, Reported leaf, Facts.Subject subject, List<Row> rows, boolean sum) {
        TimeSet.Builder full = TimeSet.builder();
        if (readsPlain(leaf)) {
            subject.plain().stream()
                    .filter(plain -> leaf.filter().acceptsSource(plain.source()))
                    .forEach(plain -> plain.addTo(full, horizon));
        }
        List<Row> partial = new ArrayList<>();
        for (Row row : rows) {
            if (row.refusal() != null || row.start() == row.end()) {
                continue;
            }
            if (row.outage().impact().weight().equals(Ratio.ONE)) {
                addWithin(horizon, row, full);
            } else {
                partial.add(row);
            }
        }
        Timeline timeline = partial.isEmpty() ? Timeline.constant(horizon, Level.UP) : weighted(horizon, partial, sum);
        return timeline.overlay(full.build(), Level.DOWN);
    }

    private static void addWithin(TimeRange horizon, Row row, TimeSet.Builder set) {
        long start = Math.max(horizon.startNanos(), row.start());
        long end = Math.min(horizon.endNanos(), row.end());
        if (start < end) {
            set.add(start, end);
        }
    }

    /** Whether outages of which only begin and end are known count. */
    static boolean readsPlain(Reported leaf) {
        return leaf.filter().acceptsCause(null)
                && leaf.reportedWithin() == null
                && leaf.from().equals(Outage.BEGAN)
                && leaf.until().contains(Outage.RESTORED);
    }

    private static Timeline weighted(TimeRange horizon, List<Row> rows, boolean sum) {
        SortedMap<Long, List<Row>> events = new TreeMap<>();
        for (Row row : rows) {
            events.computeIfAbsent(row.start(), key -> new ArrayList<>()).add(row);
            events.computeIfAbsent(row.end(), key -> new ArrayList<>()).add(row);
        }
        Timeline.Builder result = new Timeline.Builder(horizon);
        result.add(horizon.startNanos(), Level.UP);
        SortedMap<Ratio, Integer> active = new TreeMap<>();
        events.forEach((at, changed) -> {
            for (Row row : changed) {
                active.merge(row.outage().impact().weight(), row.start() == at ? 1 : -1, ReportedRows::addUp);
            }
            if (at < horizon.endNanos()) {
                result.add(Math.max(at, horizon.startNanos()), level(active, sum));
            }
        });
        return result.build();
    }

    private static @Nullable Integer addUp(Integer count, Integer change) {
        return count + change == 0 ? null : Integer.valueOf(count + change);
    }

    private static Level level(SortedMap<Ratio, Integer> active, boolean sum) {
        if (active.isEmpty()) {
            return Level.UP;
        }
        if (!sum) {
            return Level.down(active.lastKey());
        }
        Ratio total = Ratio.ZERO;
        for (var entry : active.entrySet()) {
            total = total.plus(entry.getKey().times(Ratio.of(entry.getValue())));
        }
        return Level.down(total.min(Ratio.ONE));
    }
}
