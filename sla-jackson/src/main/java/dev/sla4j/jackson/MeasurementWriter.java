package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Fact;
import dev.sla4j.measurement.Impact;
import dev.sla4j.measurement.ItemEvent;
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
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Ratio;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** Writes measurements. */
final class MeasurementWriter {
    private MeasurementWriter() {}

    static void measurement(JsonGenerator json, Measurement measurement) throws IOException {
        json.writeStartObject();
        if (measurement instanceof Outage outage) {
            json.writeStringField("type", "outage");
            outage(json, outage);
        } else if (measurement instanceof StateChange change) {
            json.writeStringField("type", "state-change");
            json.writeStringField("at", EpochNanos.format(change.atNanos()));
            json.writeStringField("state", change.state());
        } else if (measurement instanceof Probe probe) {
            json.writeStringField("type", "probe");
            json.writeStringField("at", EpochNanos.format(probe.atNanos()));
            json.writeBooleanField("good", probe.good());
        } else if (measurement instanceof Request request) {
            json.writeStringField("type", "request");
            json.writeStringField("at", EpochNanos.format(request.atNanos()));
            if (!request.outcome().equals(Request.GOOD)) {
                json.writeStringField("outcome", request.outcome());
            }
            Writer.field(json, "latency", request.latency(), Form.DURATION);
        } else if (measurement instanceof RequestCount counts) {
            json.writeStringField("type", "request-count");
            range(json, counts.range());
            outcomes(json, counts);
        } else if (measurement instanceof Sample sample) {
            json.writeStringField("type", "sample");
            json.writeStringField("at", EpochNanos.format(sample.atNanos()));
            json.writeStringField("metric", sample.metric());
            Writer.field(json, "value", sample.value(), Form.DECIMAL);
        } else if (measurement instanceof WorkItem item) {
            json.writeStringField("type", "work-item");
            ItemsWriter.item(json, item);
        } else if (measurement instanceof ItemEvent event) {
            json.writeStringField("type", "item-event");
            ItemsWriter.event(json, event);
        } else if (measurement instanceof Exclusion exclusion) {
            json.writeStringField("type", "exclusion");
            range(json, exclusion.range());
            json.writeStringField("category", exclusion.category());
            Writer.field(json, "announced-at", exclusion.announcedAt(), Form.INSTANT);
            Writer.field(json, "evidence", exclusion.evidence(), Form.NAME);
        } else if (measurement instanceof ServiceLife life) {
            json.writeStringField("type", "service-life");
            range(json, life.range());
            if (life.population() != 1) {
                json.writeNumberField("population", life.population());
            }
        } else if (measurement instanceof Watched watched) {
            json.writeStringField("type", "watched");
            range(json, watched.range());
        } else if (measurement instanceof Fact fact) {
            json.writeStringField("type", "fact");
            SequelWriter.factFields(json, fact.fact());
        } else {
            throw new AssertionError("unhandled measurement " + measurement);
        }
        origin(json, measurement.origin());
        json.writeEndObject();
    }

    private static void outage(JsonGenerator json, Outage outage) throws IOException {
        json.writeStringField("start", EpochNanos.format(outage.startNanos()));
        if (!outage.open()) {
            json.writeStringField("end", EpochNanos.format(outage.endNanos()));
        }
        Impact impact = outage.impact();
        if (!impact.weight().equals(Ratio.ONE)) {
            Writer.field(json, "weight", impact.weight(), Form.SHARE);
        }
        Writer.field(json, "cause", impact.cause(), Form.NAME);
        Writer.field(json, "incident", impact.incident(), Form.NAME);
        if (!impact.milestones().isEmpty()) {
            json.writeObjectFieldStart("milestones");
            for (Map.Entry<String, Instant> milestone : impact.milestones().entrySet()) {
                json.writeStringField(milestone.getKey(), Form.INSTANT.print(milestone.getValue()));
            }
            json.writeEndObject();
        }
    }

    private static void outcomes(JsonGenerator json, RequestCount counts) throws IOException {
        json.writeObjectFieldStart("outcomes");
        for (Map.Entry<String, RequestCount.Counted> outcome : counts.outcomes().entrySet()) {
            json.writeFieldName(outcome.getKey());
            LatencyHistogram latencies = outcome.getValue().latencies();
            if (latencies == null) {
                json.writeNumber(outcome.getValue().count());
            } else {
                Writer.list(json, latencies.buckets(), MeasurementWriter::bucket);
            }
        }
        json.writeEndObject();
    }

    private static void bucket(JsonGenerator json, LatencyHistogram.Bucket bucket) throws IOException {
        json.writeStartArray();
        json.writeString(Form.DURATION.print(bucket.least()));
        json.writeString(Form.DURATION.print(bucket.most()));
        json.writeNumber(bucket.count());
        json.writeEndArray();
    }

    static void range(JsonGenerator json, TimeRange range) throws IOException {
        json.writeStringField("start", EpochNanos.format(range.startNanos()));
        json.writeStringField("end", EpochNanos.format(range.endNanos()));
    }

    private static void origin(JsonGenerator json, Origin origin) throws IOException {
        Writer.field(json, "subject", origin.subject(), Form.NAME);
        Writer.field(json, "source", origin.source(), Form.NAME);
        Writer.field(json, "id", origin.id(), Form.NAME);
        Writer.field(json, "known-at", origin.knownAt(), Form.INSTANT);
        if (!origin.attributes().isEmpty()) {
            json.writeObjectFieldStart("attributes");
            for (Map.Entry<String, String> attribute : origin.attributes().entrySet()) {
                json.writeStringField(attribute.getKey(), attribute.getValue());
            }
            json.writeEndObject();
        }
    }
}
