package dev.sla4j.engine;

import dev.sla4j.measurement.Impact;
import dev.sla4j.measurement.ItemColumns;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Moment;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.OutageColumns;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.ProbeColumns;
import dev.sla4j.measurement.Request;
import dev.sla4j.measurement.RequestColumns;
import dev.sla4j.measurement.Sample;
import dev.sla4j.measurement.SampleColumns;
import dev.sla4j.measurement.WorkItem;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Rows of a mixture as columns, wherever there are columns for them: what is of one subject and one name together, each in a unit that is drawn (L9). */
final class MixtureColumns {
    private final Draw draw;

    MixtureColumns(Draw draw) {
        this.draw = draw;
    }

    Evaluation addTo(Evaluation evaluation, List<Measurement> rows) {
        List<Measurement> others = new ArrayList<>(rows);
        for (List<Outage> some : together(others, Outage.class, outage -> "")) {
            String subject = subjectOf(some);
            if (some.stream().allMatch(outage -> outage.impact().equals(Impact.FULL))) {
                evaluation.add(subject == null ? outages(some) : outages(some).on(subject));
            } else {
                evaluation.add(some);
            }
        }
        for (List<Sample> some : together(others, Sample.class, MixtureColumns::metricAndScale)) {
            String subject = subjectOf(some);
            evaluation.add(subject == null ? samples(some) : samples(some).on(subject));
        }
        for (List<Probe> some : together(others, Probe.class, probe -> "")) {
            String subject = subjectOf(some);
            evaluation.add(subject == null ? probes(some) : probes(some).on(subject));
        }
        for (List<Request> some : together(others, Request.class, request -> "")) {
            String subject = subjectOf(some);
            evaluation.add(subject == null ? requests(some) : requests(some).on(subject));
        }
        for (List<WorkItem> some : together(others, WorkItem.class, WorkItem::type)) {
            String subject = subjectOf(some);
            evaluation.add(subject == null ? items(some) : items(some).on(subject));
        }
        return evaluation.add(others);
    }

    /** Takes out the rows of a kind that may stand in the same columns. */
    private static <M extends Measurement> Collection<List<M>> together(
            List<Measurement> rows, Class<M> kind, Function<M, String> name) {
        Map<String, List<M>> groups = new LinkedHashMap<>();
        for (Measurement row : rows) {
            if (kind.isInstance(row)) {
                M one = kind.cast(row);
                boolean plain =
                        !(one instanceof Outage outage) || outage.impact().equals(Impact.FULL);
                String key = row.origin().subject() + " " + name.apply(one) + " " + plain;
                groups.computeIfAbsent(key, none -> new ArrayList<>()).add(one);
            }
        }
        rows.removeIf(kind::isInstance);
        return groups.values();
    }

    private static @Nullable String subjectOf(List<? extends Measurement> rows) {
        return rows.get(0).origin().subject();
    }

    private ChronoUnit unit() {
        return draw.of(ChronoUnit.SECONDS, ChronoUnit.MILLIS, ChronoUnit.MICROS, ChronoUnit.NANOS);
    }

    private static <M> long[] instants(List<M> rows, ToLongFunction<M> nanos, ChronoUnit unit) {
        return rows.stream()
                .mapToLong(nanos)
                .map(at -> at / unit.getDuration().toNanos())
                .toArray();
    }

    private OutageColumns outages(List<Outage> rows) {
        ChronoUnit unit = unit();
        return OutageColumns.wrap(
                instants(rows, Outage::startNanos, unit), instants(rows, Outage::endNanos, unit), unit);
    }

    private SampleColumns samples(List<Sample> rows) {
        ChronoUnit unit = unit();
        int scale = rows.get(0).value().scale();
        long[] values = rows.stream()
                .mapToLong(
                        sample -> sample.value().setScale(scale).unscaledValue().longValueExact())
                .toArray();
        return SampleColumns.wrap(rows.get(0).metric(), instants(rows, Sample::atNanos, unit), unit, values, scale);
    }

    /** The identity of evidence tells 4 and 4.0 apart, in rows and in columns. */
    private static String metricAndScale(Sample sample) {
        return sample.metric() + " " + sample.value().scale();
    }

    private ProbeColumns probes(List<Probe> rows) {
        ChronoUnit unit = unit();
        boolean[] good = new boolean[rows.size()];
        for (int i = 0; i < good.length; i++) {
            good[i] = rows.get(i).good();
        }
        return ProbeColumns.wrap(instants(rows, Probe::atNanos, unit), unit, good);
    }

    private RequestColumns requests(List<Request> rows) {
        ChronoUnit unit = unit();
        ChronoUnit latencyUnit = draw.of(ChronoUnit.MILLIS, ChronoUnit.MICROS, ChronoUnit.NANOS);
        int[] latency = new int[rows.size()];
        for (int i = 0; i < latency.length; i++) {
            Request row = rows.get(i);
            long nanos = row.latencyNanos();
            long units = nanos / latencyUnit.getDuration().toNanos();
            latency[i] = RequestColumns.encode(
                    nanos == Request.UNTIMED ? RequestColumns.UNTIMED : Math.toIntExact(units),
                    row.outcome().equals(Request.FAILED));
        }
        return RequestColumns.wrap(instants(rows, Request::atNanos, unit), unit, latency, latencyUnit);
    }

    private ItemColumns items(List<WorkItem> rows) {
        ChronoUnit unit = unit();
        List<String> ids = new ArrayList<>();
        rows.forEach(row -> ids.add(Objects.requireNonNull(row.origin().id())));
        ItemColumns.Builder columns = ItemColumns.of(rows.get(0).type(), ids, unit);
        TreeSet<String> milestones = new TreeSet<>();
        TreeSet<String> attributes = new TreeSet<>();
        for (WorkItem row : rows) {
            attributes.addAll(row.origin().attributes().keySet());
            row.moments().forEach(moment -> {
                if (moment instanceof Moment.Reached reached) {
                    milestones.add(reached.milestone());
                }
            });
        }
        milestones.forEach(milestone -> columns.reached(milestone, reached(rows, milestone, unit)));
        for (String key : attributes) {
            List<String> values = new ArrayList<>();
            int[] index = new int[rows.size()];
            for (int i = 0; i < index.length; i++) {
                String value = rows.get(i).origin().attributes().get(key);
                if (value != null && !values.contains(value)) {
                    values.add(value);
                }
                index[i] = value == null ? ItemColumns.UNKNOWN : values.indexOf(value);
            }
            columns.attribute(key, values, index);
        }
        return paused(columns, rows, unit).build();
    }

    private static long[] reached(List<WorkItem> rows, String milestone, ChronoUnit unit) {
        long[] at = new long[rows.size()];
        for (int i = 0; i < at.length; i++) {
            at[i] = ItemColumns.NEVER;
            for (Moment moment : rows.get(i).moments()) {
                if (moment instanceof Moment.Reached reached
                        && reached.milestone().equals(milestone)) {
                    at[i] = moment.atNanos() / unit.getDuration().toNanos();
                }
            }
        }
        return at;
    }

    /** Each row is paused once at most, as it is drawn. */
    private static ItemColumns.Builder paused(ItemColumns.Builder columns, List<WorkItem> rows, ChronoUnit unit) {
        int[] first = new int[rows.size() + 1];
        List<Long> from = new ArrayList<>();
        List<Long> until = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            for (Moment moment : rows.get(i).moments()) {
                if (moment instanceof Moment.Paused || moment instanceof Moment.Resumed) {
                    (moment instanceof Moment.Paused ? from : until).add(moment.atNanos());
                }
            }
            first[i + 1] = from.size();
        }
        return columns.paused(
                MixtureDraw.CUSTOMER,
                first,
                instants(from, Long::longValue, unit),
                instants(until, Long::longValue, unit));
    }
}
