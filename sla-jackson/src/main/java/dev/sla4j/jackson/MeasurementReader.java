package dev.sla4j.jackson;

import static java.util.Objects.requireNonNull;

import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Fact;
import dev.sla4j.measurement.Impact;
import dev.sla4j.measurement.LatencyHistogram;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Origin;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.Request;
import dev.sla4j.measurement.RequestCount;
import dev.sla4j.measurement.Sample;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.measurement.StateChange;
import dev.sla4j.measurement.Watched;
import dev.sla4j.time.DatedFact;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Ratio;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads measurements: objects whose {@code type} says which fields they have. */
final class MeasurementReader {
    /** A kind of measurement; the fields all kinds share are read before its own. */
    private interface Kind {
        @Nullable
        Measurement read(Fields fields, @Nullable Origin origin);
    }

    private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("outage", MeasurementReader::outage);
        KINDS.put("state-change", MeasurementReader::stateChange);
        KINDS.put("probe", MeasurementReader::probe);
        KINDS.put("request", MeasurementReader::request);
        KINDS.put("request-count", MeasurementReader::requestCount);
        KINDS.put("sample", MeasurementReader::sample);
        KINDS.put("work-item", ItemsReader::item);
        KINDS.put("item-event", ItemsReader::event);
        KINDS.put("exclusion", MeasurementReader::exclusion);
        KINDS.put("service-life", MeasurementReader::serviceLife);
        KINDS.put("watched", MeasurementReader::watched);
        KINDS.put("fact", MeasurementReader::fact);
    }

    private MeasurementReader() {}

    static Set<String> types() {
        return KINDS.keySet();
    }

    /** The fields that measurements of a type may have, its own first. */
    static List<String> fields(String type) {
        Node node = Node.root(Limits.DEFAULT);
        node.setFields(Map.of());
        Fields fields = new Fields(node);
        requireNonNull(KINDS.get(type)).read(fields, null);
        origin(fields);
        return fields.known();
    }

    static @Nullable Measurement measurement(Node node) {
        Fields fields = new Fields(node);
        String type = fields.optional("type", Form.ANY);
        if (type == null) {
            if (!fields.has("type") && node.fieldsOrNull() != null) {
                node.missing("type", "must be stated: one of " + String.join(", ", KINDS.keySet()));
            }
            return null;
        }
        Kind kind = KINDS.get(type);
        if (kind == null) {
            fields.fault(
                    "type", "must be one of " + String.join(", ", KINDS.keySet()) + Names.near(type, KINDS.keySet()));
            return null;
        }
        return kind.read(fields, origin(fields));
    }

    private static @Nullable Measurement outage(Fields fields, @Nullable Origin origin) {
        Instant start = fields.required("start", Form.INSTANT);
        Instant end = fields.optional("end", Form.INSTANT);
        Ratio weight = fields.optional("weight", Form.SHARE);
        String cause = fields.optional("cause", Form.NAME);
        String incident = fields.optional("incident", Form.NAME);
        SortedMap<String, Instant> milestones = fields.optional("milestones", MeasurementReader::milestones);
        if (start != null && end != null && end.isBefore(start)) {
            fields.fault("end", "must not be before start");
        }
        return fields.build(() -> {
            boolean plain = weight == null && cause == null && incident == null && milestones == null;
            Impact impact = plain
                    ? Impact.FULL
                    : new Impact(
                            weight == null ? Ratio.ONE : weight,
                            cause,
                            incident,
                            milestones == null ? Collections.emptySortedMap() : milestones);
            long from = EpochNanos.of(requireNonNull(start));
            return new Outage(
                    from, end == null ? from : EpochNanos.of(end), end == null, impact, requireNonNull(origin));
        });
    }

    private static @Nullable Measurement stateChange(Fields fields, @Nullable Origin origin) {
        Instant at = fields.required("at", Form.INSTANT);
        String state = fields.required("state", Form.NAME);
        return fields.build(
                () -> StateChange.of(requireNonNull(at), requireNonNull(state)).with(requireNonNull(origin)));
    }

    private static @Nullable Measurement probe(Fields fields, @Nullable Origin origin) {
        Instant at = fields.required("at", Form.INSTANT);
        Boolean good = fields.required("good", Node::truth);
        return fields.build(
                () -> new Probe(EpochNanos.of(requireNonNull(at)), requireNonNull(good), requireNonNull(origin)));
    }

    private static @Nullable Measurement request(Fields fields, @Nullable Origin origin) {
        Instant at = fields.required("at", Form.INSTANT);
        String outcome = fields.optional("outcome", Form.NAME);
        Duration latency = fields.optional("latency", Form.DURATION);
        return fields.build(() -> {
            String name = outcome == null ? Request.GOOD : outcome;
            Request request = latency == null
                    ? new Request(EpochNanos.of(requireNonNull(at)), name, Request.UNTIMED, Origin.NONE)
                    : Request.of(requireNonNull(at), name, latency);
            return request.with(requireNonNull(origin));
        });
    }

    private static @Nullable Measurement requestCount(Fields fields, @Nullable Origin origin) {
        TimeRange range = TimeReader.range(fields);
        SortedMap<String, RequestCount.Counted> outcomes = fields.required("outcomes", MeasurementReader::outcomes);
        return fields.build(
                () -> new RequestCount(requireNonNull(range), requireNonNull(outcomes), requireNonNull(origin)));
    }

    private static @Nullable SortedMap<String, RequestCount.Counted> outcomes(Node node) {
        Map<String, Node> entries = node.entries();
        if (entries == null) {
            return null;
        }
        SortedMap<String, RequestCount.Counted> read = new TreeMap<>();
        for (Map.Entry<String, Node> entry : entries.entrySet()) {
            String outcome = entry.getValue().named(Form.NAME);
            RequestCount.Counted counted = counted(entry.getValue());
            if (outcome == null || counted == null) {
                return null;
            }
            read.put(outcome, counted);
        }
        return read;
    }

    /** A number, or a list of buckets. */
    private static RequestCount.@Nullable Counted counted(Node node) {
        if (!node.isList()) {
            Long count = node.wholeNumber();
            return count == null ? null : node.build(() -> new RequestCount.Counted(count, null));
        }
        List<Node> elements = requireNonNull(node.elements());
        List<LatencyHistogram.Bucket> buckets = node.list(MeasurementReader::bucket);
        return buckets == null || buckets.size() != elements.size()
                ? null
                : node.build(() -> {
                    LatencyHistogram histogram = new LatencyHistogram(buckets);
                    return new RequestCount.Counted(histogram.count(), histogram);
                });
    }

    private static LatencyHistogram.@Nullable Bucket bucket(Node node) {
        List<Node> parts = node.elements();
        if (parts == null) {
            return null;
        }
        if (parts.size() != 3) {
            node.fault("must be the shortest latency, the longest and the number of a bucket");
            return null;
        }
        Duration least = parts.get(0).text(Form.DURATION);
        Duration most = parts.get(1).text(Form.DURATION);
        Long count = parts.get(2).wholeNumber();
        return least == null || most == null || count == null
                ? null
                : node.build(() -> LatencyHistogram.Bucket.of(least, most, count));
    }

    private static @Nullable Measurement sample(Fields fields, @Nullable Origin origin) {
        Instant at = fields.required("at", Form.INSTANT);
        String metric = fields.required("metric", Form.NAME);
        BigDecimal value = fields.required("value", Form.DECIMAL);
        return fields.build(() -> new Sample(
                EpochNanos.of(requireNonNull(at)),
                requireNonNull(metric),
                requireNonNull(value),
                requireNonNull(origin)));
    }

    private static @Nullable Measurement exclusion(Fields fields, @Nullable Origin origin) {
        TimeRange range = TimeReader.range(fields);
        String category = fields.required("category", Form.NAME);
        Instant announcedAt = fields.optional("announced-at", Form.INSTANT);
        String evidence = fields.optional("evidence", Form.NAME);
        return fields.build(() -> new Exclusion(
                requireNonNull(range), requireNonNull(category), announcedAt, evidence, requireNonNull(origin)));
    }

    private static @Nullable Measurement serviceLife(Fields fields, @Nullable Origin origin) {
        TimeRange range = TimeReader.range(fields);
        long population = fields.optional("population", 1L, Node::wholeNumber);
        return fields.build(() -> new ServiceLife(requireNonNull(range), population, requireNonNull(origin)));
    }

    private static @Nullable Measurement watched(Fields fields, @Nullable Origin origin) {
        TimeRange range = TimeReader.range(fields);
        return fields.build(() -> new Watched(requireNonNull(range), requireNonNull(origin)));
    }

    private static @Nullable Measurement fact(Fields fields, @Nullable Origin origin) {
        DatedFact fact = SequelReader.fact(fields);
        return fields.build(() -> new Fact(requireNonNull(fact), requireNonNull(origin)));
    }

    private static @Nullable Origin origin(Fields fields) {
        String subject = fields.optional("subject", Form.NAME);
        String source = fields.optional("source", Form.NAME);
        String id = fields.optional("id", Form.NAME);
        Instant knownAt = fields.optional("known-at", Form.INSTANT);
        SortedMap<String, String> attributes = fields.optional("attributes", MeasurementReader::attributes);
        if (subject == null && source == null && id == null && knownAt == null && attributes == null) {
            return Origin.NONE;
        }
        return new Origin(subject, source, id, knownAt, attributes == null ? Collections.emptySortedMap() : attributes);
    }

    private static @Nullable SortedMap<String, String> attributes(Node node) {
        return entries(node, Form.ANY);
    }

    private static @Nullable SortedMap<String, Instant> milestones(Node node) {
        SortedMap<String, Instant> milestones = entries(node, Form.INSTANT);
        if (milestones != null) {
            for (String field : new String[] {Outage.BEGAN, Outage.RESTORED}) {
                if (milestones.containsKey(field)) {
                    node.fault("must not have " + field + "; the start and the end of the outage say it");
                }
            }
        }
        return milestones;
    }

    private static <T> @Nullable SortedMap<String, T> entries(Node node, Form<T> form) {
        Map<String, Node> entries = node.entries();
        if (entries == null) {
            return null;
        }
        SortedMap<String, T> read = new TreeMap<>();
        entries.forEach((name, entry) -> {
            String key = entry.named(Form.NAME);
            T value = entry.text(form);
            if (key != null && value != null) {
                read.put(key, value);
            }
        });
        return read;
    }
}
