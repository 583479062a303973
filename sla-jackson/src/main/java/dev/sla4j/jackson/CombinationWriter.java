package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sla4j.target.Custom;
import dev.sla4j.target.Difference;
import dev.sla4j.target.Fold;
import dev.sla4j.target.Over;
import dev.sla4j.target.Percentile;
import dev.sla4j.target.Quotient;
import dev.sla4j.target.StartUp;
import dev.sla4j.target.Sufficient;
import dev.sla4j.target.Weight;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;

/** Writes indicators that are made of others, percentiles, and functions of the user's own. */
final class CombinationWriter {
    private CombinationWriter() {}

    static void percentile(JsonGenerator json, Percentile percentile) throws IOException {
        Writer.startMember(json, "percentile");
        Writer.field(json, "rank", percentile.rank(), Form.PERCENT);
        Writer.field(json, "of", percentile.of(), ThingsWriter::selection);
        Writer.field(json, "quantity", percentile.quantity(), ThingsWriter::quantity);
        if (percentile.definition() != Percentile.Definition.NEAREST_RANK) {
            json.writeStringField("definition", Names.of(percentile.definition()));
        }
        Writer.endMember(json);
    }

    static void fold(JsonGenerator json, Fold fold) throws IOException {
        Writer.startMember(json, "fold");
        json.writeStringField("kind", Names.of(fold.kind()));
        if (fold.over() instanceof Over.Parts parts) {
            json.writeFieldName("parts");
            Writer.list(json, parts.parts(), CombinationWriter::part);
        } else if (fold.over() instanceof Over.Subjects subjects) {
            json.writeObjectFieldStart("subjects");
            Writer.field(json, "indicator", subjects.of(), TargetWriter::indicator);
            weight(json, subjects.weight());
            json.writeEndObject();
        } else if (fold.over() instanceof Over.Slots slots) {
            json.writeObjectFieldStart("slots");
            Writer.field(json, "indicator", slots.of(), TargetWriter::indicator);
            Writer.field(json, "length", slots.length(), Form.DURATION);
            json.writeEndObject();
        } else if (fold.over() instanceof Over.Periods periods) {
            json.writeObjectFieldStart("periods");
            Writer.field(json, "indicator", periods.of(), TargetWriter::indicator);
            json.writeNumberField("count", periods.count());
            if (periods.startUp() != StartUp.FEWER) {
                json.writeStringField("start-up", Names.of(periods.startUp()));
            }
            json.writeEndObject();
        } else {
            throw new AssertionError("unhandled fold over " + fold.over());
        }
        Writer.endMember(json);
    }

    private static void part(JsonGenerator json, Over.Part part) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", part.name());
        Writer.field(json, "indicator", part.of(), TargetWriter::indicator);
        weight(json, part.weight());
        json.writeEndObject();
    }

    private static void weight(JsonGenerator json, Weight weight) throws IOException {
        if (weight.equals(Weight.one())) {
            return;
        }
        if (weight instanceof Weight.Fixed fixed) {
            Writer.field(json, "weight", fixed.value(), Form.DECIMAL);
        } else if (weight instanceof Weight.Measured measured) {
            json.writeFieldName("weight");
            Writer.member(
                    json, measured.previous() ? "previous" : "figure", measured.figure(), TargetWriter::indicator);
        } else if (weight instanceof Weight.BySubject by) {
            json.writeObjectFieldStart("weight");
            json.writeObjectFieldStart("by-subject");
            for (Map.Entry<String, BigDecimal> entry : by.weights().entrySet()) {
                Writer.field(json, entry.getKey(), entry.getValue(), Form.DECIMAL);
            }
            json.writeEndObject();
            json.writeEndObject();
        } else {
            throw new AssertionError("unhandled weight " + weight);
        }
    }

    static void difference(JsonGenerator json, Difference difference) throws IOException {
        Writer.startMember(json, "difference");
        Writer.field(json, "of", difference.of(), TargetWriter::indicator);
        Writer.field(json, "against", difference.against(), TargetWriter::indicator);
        Writer.endMember(json);
    }

    static void quotient(JsonGenerator json, Quotient quotient) throws IOException {
        Writer.startMember(json, "quotient");
        Writer.field(json, "of", quotient.of(), TargetWriter::indicator);
        Writer.field(json, "by", quotient.by(), TargetWriter::indicator);
        Writer.endMember(json);
    }

    static void sufficient(JsonGenerator json, Sufficient sufficient) throws IOException {
        Writer.startMember(json, "sufficient");
        Writer.field(json, "of", sufficient.of(), TargetWriter::indicator);
        json.writeFieldName("requirements");
        Writer.list(json, sufficient.requirements(), CombinationWriter::requirement);
        Writer.endMember(json);
    }

    private static void requirement(JsonGenerator json, Sufficient.Requirement requirement) throws IOException {
        json.writeStartObject();
        Writer.field(json, "indicator", requirement.evidence(), TargetWriter::indicator);
        Writer.field(json, "limit", requirement.limit(), Form.LIMIT);
        json.writeEndObject();
    }

    static void custom(JsonGenerator json, Custom custom) throws IOException {
        Writer.startMember(json, "custom");
        json.writeStringField("function", custom.function());
        Writer.field(json, "of", custom.of(), ThingsWriter::selection);
        if (!custom.parameters().isEmpty()) {
            json.writeObjectFieldStart("parameters");
            for (Map.Entry<String, String> parameter : custom.parameters().entrySet()) {
                json.writeStringField(parameter.getKey(), parameter.getValue());
            }
            json.writeEndObject();
        }
        json.writeStringField("unit", Names.of(custom.unit()));
        Writer.endMember(json);
    }
}
