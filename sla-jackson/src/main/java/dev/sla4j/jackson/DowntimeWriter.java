package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sla4j.target.AllOf;
import dev.sla4j.target.AnyOf;
import dev.sla4j.target.AtLeast;
import dev.sla4j.target.Deductible;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.EvidenceFilter;
import dev.sla4j.target.FigureSlots;
import dev.sla4j.target.Lasting;
import dev.sla4j.target.Observed;
import dev.sla4j.target.Reported;
import dev.sla4j.target.Sampled;
import dev.sla4j.target.SlotRule;
import dev.sla4j.target.Slots;
import dev.sla4j.target.Sustained;
import dev.sla4j.value.Ratio;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** Writes expressions of down time. */
final class DowntimeWriter {
    private DowntimeWriter() {}

    static void downtime(JsonGenerator json, Downtime downtime) throws IOException {
        if (downtime instanceof Reported reported) {
            reported(json, reported);
        } else if (downtime instanceof Observed observed) {
            observed(json, observed);
        } else if (downtime instanceof Sampled sampled) {
            sampled(json, sampled);
        } else if (downtime instanceof FigureSlots slots) {
            ThingsWriter.figureSlots(json, slots);
        } else if (downtime instanceof AnyOf anyOf) {
            Writer.member(json, "any-of", anyOf.parts(), DowntimeWriter::parts);
        } else if (downtime instanceof AllOf allOf) {
            Writer.member(json, "all-of", allOf.parts(), DowntimeWriter::parts);
        } else if (downtime instanceof AtLeast atLeast) {
            Writer.startMember(json, "at-least");
            if (atLeast.share() == null) {
                json.writeNumberField("k", atLeast.k());
            }
            Writer.field(json, "share", atLeast.share(), Form.PERCENT);
            Writer.field(json, "of", atLeast.parts(), DowntimeWriter::parts);
            Writer.endMember(json);
        } else if (downtime instanceof Lasting lasting) {
            Writer.startMember(json, "lasting");
            Writer.field(json, lasting.inclusive() ? "at-least" : "more-than", lasting.bound(), Form.DURATION);
            of(json, lasting.of());
            Writer.endMember(json);
        } else if (downtime instanceof Sustained sustained) {
            Writer.startMember(json, "sustained");
            Writer.field(json, "opens", sustained.opens(), Form.DURATION);
            Writer.field(json, "closes", sustained.closes(), Form.DURATION);
            of(json, sustained.of());
            Writer.endMember(json);
        } else if (downtime instanceof Deductible deductible) {
            Writer.startMember(json, "deductible");
            Writer.field(json, "per-outage", deductible.perOutage(), Form.DURATION);
            of(json, deductible.of());
            Writer.endMember(json);
        } else if (downtime instanceof Slots slots) {
            Writer.startMember(json, "units");
            Writer.field(json, "unit", slots.unit(), Form.DURATION);
            Writer.field(json, "rule", slots.rule(), DowntimeWriter::rule);
            of(json, slots.of());
            Writer.endMember(json);
        } else {
            throw new AssertionError("unhandled down time " + downtime);
        }
    }

    private static void parts(JsonGenerator json, List<Downtime> parts) throws IOException {
        Writer.list(json, parts, DowntimeWriter::downtime);
    }

    private static void sampled(JsonGenerator json, Sampled sampled) throws IOException {
        Writer.startMember(json, "sampled");
        filter(json, sampled.filter());
        json.writeStringField("metric", sampled.metric());
        Writer.field(json, "good", sampled.good(), Form.LIMIT);
        if (sampled.failures() != 1) {
            json.writeNumberField("failures", sampled.failures());
        }
        if (sampled.successes() != 1) {
            json.writeNumberField("successes", sampled.successes());
        }
        Writer.field(json, "valid-for", sampled.validFor(), Form.DURATION);
        Writer.endMember(json);
    }

    private static void of(JsonGenerator json, Downtime of) throws IOException {
        if (!of.equals(Downtime.reported())) {
            Writer.field(json, "of", of, DowntimeWriter::downtime);
        }
    }

    private static void rule(JsonGenerator json, SlotRule rule) throws IOException {
        if (rule.bound() == null) {
            json.writeString("whole");
        } else if (rule.equals(SlotRule.TOUCHED)) {
            json.writeString("touched");
        } else {
            Writer.member(
                    json,
                    rule.inclusive() ? "at-least" : "more-than",
                    Form.DURATION.print(rule.bound()),
                    JsonGenerator::writeString);
        }
    }

    private static void reported(JsonGenerator json, Reported reported) throws IOException {
        Reported plain = Downtime.reported();
        if (reported.equals(plain)) {
            json.writeString("reported");
            return;
        }
        Writer.startMember(json, "reported");
        filter(json, reported.filter());
        if (!reported.from().equals(plain.from())) {
            json.writeStringField("from", reported.from());
        }
        if (!reported.until().equals(plain.until())) {
            Writer.texts(json, "until", reported.until());
        }
        Writer.field(json, "reported-within", reported.reportedWithin(), Form.DURATION);
        Writer.endMember(json);
    }

    private static void observed(JsonGenerator json, Observed observed) throws IOException {
        Observed plain = Downtime.observed();
        if (observed.equals(plain)) {
            json.writeString("observed");
            return;
        }
        Writer.startMember(json, "observed");
        filter(json, observed.filter());
        Observed.States states = observed.states();
        states(json, "good", states.good(), plain.states().good());
        states(json, "unknown", states.unknown(), plain.states().unknown());
        if (!states.impact().isEmpty()) {
            json.writeObjectFieldStart("partly-down");
            for (Map.Entry<String, Ratio> state : states.impact().entrySet()) {
                json.writeStringField(state.getKey(), Form.SHARE.print(state.getValue()));
            }
            json.writeEndObject();
        }
        if (observed.failures() != plain.failures()) {
            json.writeNumberField("failures", observed.failures());
        }
        if (observed.successes() != plain.successes()) {
            json.writeNumberField("successes", observed.successes());
        }
        Writer.field(json, "valid-for", observed.validFor(), Form.DURATION);
        Writer.endMember(json);
    }

    private static void states(JsonGenerator json, String name, SortedSet<String> states, SortedSet<String> otherwise)
            throws IOException {
        if (!states.equals(otherwise)) {
            json.writeFieldName(name);
            Writer.list(json, states, JsonGenerator::writeString);
        }
    }

    private static void filter(JsonGenerator json, EvidenceFilter filter) throws IOException {
        Writer.field(json, "subject", filter.subject(), Form.NAME);
        Writer.field(json, "source", filter.source(), Form.NAME);
        Writer.texts(json, "only-causes", filter.onlyCauses());
        Writer.texts(json, "except-causes", filter.exceptCauses());
    }
}
