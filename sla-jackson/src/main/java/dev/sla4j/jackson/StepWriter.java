package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sla4j.report.Step;
import java.io.IOException;

/** Writes the steps of an explanation, each as an object with one field that names its kind. */
final class StepWriter {
    private StepWriter() {}

    static void step(JsonGenerator json, Step step) throws IOException {
        if (step instanceof Step.Heading heading) {
            Writer.member(json, "heading", heading, StepWriter::heading);
        } else if (step instanceof Step.Note note) {
            Writer.member(json, "note", note.text(), JsonGenerator::writeString);
        } else if (step instanceof Step.Reading reading) {
            Writer.member(json, "reading", reading, StepWriter::reading);
        } else if (step instanceof Step.Span span) {
            Writer.member(json, "span", span, StepWriter::span);
        } else if (step instanceof Step.TimeTerm term) {
            Writer.member(json, "time-term", term, StepWriter::timeTerm);
        } else if (step instanceof Step.TimeTotal total) {
            Writer.member(json, "time-total", total, StepWriter::timeTotal);
        } else if (step instanceof Step.WeightedTerm term) {
            Writer.member(json, "weighted-term", term, StepWriter::weightedTerm);
        } else if (step instanceof Step.CountTerm term) {
            Writer.member(json, "count-term", term, StepWriter::countTerm);
        } else if (step instanceof Step.FigureTerm term) {
            Writer.member(json, "figure-term", term, StepWriter::figureTerm);
        } else if (step instanceof Step.Evidence evidence) {
            Writer.member(json, "evidence", evidence, StepWriter::evidence);
        } else if (step instanceof Step.Item item) {
            Writer.member(json, "item", item, StepWriter::item);
        } else if (step instanceof Step.Quotient quotient) {
            Writer.member(json, "quotient", quotient, StepWriter::quotient);
        } else if (step instanceof Step.Comparison comparison) {
            Writer.member(json, "comparison", comparison, StepWriter::comparison);
        } else if (step instanceof Step.Lookup lookup) {
            Writer.member(json, "lookup", lookup, StepWriter::lookup);
        } else {
            MoneyStepWriter.step(json, step);
        }
    }

    private static void heading(JsonGenerator json, Step.Heading heading) throws IOException {
        json.writeStartObject();
        json.writeStringField("text", heading.text());
        Writer.field(json, "clause", heading.clause(), Form.ANY);
        json.writeStringField("detail", Names.of(heading.detail()));
        json.writeFieldName("steps");
        Writer.list(json, heading.steps(), StepWriter::step);
        json.writeEndObject();
    }

    private static void reading(JsonGenerator json, Step.Reading reading) throws IOException {
        json.writeStartObject();
        json.writeStringField("policy", Names.ofType(reading.policy()));
        json.writeStringField("reading", Names.of((Enum<?>) reading.reading()));
        json.writeBooleanField("stated", reading.stated());
        json.writeEndObject();
    }

    private static void span(JsonGenerator json, Step.Span span) throws IOException {
        json.writeStartObject();
        json.writeStringField("what", span.what());
        MeasurementWriter.range(json, span.range());
        json.writeEndObject();
    }

    private static void timeTerm(JsonGenerator json, Step.TimeTerm term) throws IOException {
        json.writeStartObject();
        json.writeStringField("what", term.what());
        json.writeNumberField("sign", term.sign());
        json.writeStringField("time", ResultWriter.time(term.nanos()));
        Writer.field(json, "clause", term.clause(), Form.ANY);
        json.writeEndObject();
    }

    private static void timeTotal(JsonGenerator json, Step.TimeTotal total) throws IOException {
        json.writeStartObject();
        json.writeStringField("what", total.what());
        json.writeStringField("time", ResultWriter.time(total.nanos()));
        json.writeEndObject();
    }

    private static void weightedTerm(JsonGenerator json, Step.WeightedTerm term) throws IOException {
        json.writeStartObject();
        json.writeStringField("what", term.what());
        json.writeStringField("time", ResultWriter.time(term.nanos()));
        json.writeStringField("weight", term.weight().toString());
        json.writeEndObject();
    }

    private static void countTerm(JsonGenerator json, Step.CountTerm term) throws IOException {
        json.writeStartObject();
        json.writeStringField("what", term.what());
        json.writeStringField("count", term.count().toString());
        json.writeEndObject();
    }

    private static void figureTerm(JsonGenerator json, Step.FigureTerm term) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", term.name());
        if (term.weight() != null) {
            json.writeStringField("weight", term.weight().toString());
        }
        json.writeFieldName("figure");
        ResultWriter.figure(json, term.figure(), null);
        json.writeEndObject();
    }

    private static void evidence(JsonGenerator json, Step.Evidence evidence) throws IOException {
        json.writeStartObject();
        json.writeStringField("what", evidence.what());
        Writer.texts(json, "ids", evidence.ids());
        MeasurementWriter.range(json, evidence.range());
        json.writeStringField("counted", ResultWriter.time(evidence.counted()));
        json.writeStringField("counted-in-all", ResultWriter.time(evidence.countedInAll()));
        if (!evidence.remark().isEmpty()) {
            json.writeStringField("remark", evidence.remark());
        }
        json.writeEndObject();
    }

    private static void item(JsonGenerator json, Step.Item item) throws IOException {
        json.writeStartObject();
        json.writeStringField("what", item.what());
        json.writeStringField("id", item.id());
        MeasurementWriter.range(json, item.range());
        if (item.value() != null) {
            json.writeFieldName("value");
            ResultWriter.figure(json, item.value(), null);
        }
        if (item.weight() != null) {
            json.writeStringField("weight", item.weight().toString());
        }
        Writer.field(json, "due", item.due(), Form.INSTANT);
        if (!item.remark().isEmpty()) {
            json.writeStringField("remark", item.remark());
        }
        json.writeEndObject();
    }

    private static void quotient(JsonGenerator json, Step.Quotient quotient) throws IOException {
        json.writeStartObject();
        json.writeStringField("what", quotient.what());
        json.writeStringField("numerator", quotient.numerator().toString());
        json.writeStringField("denominator", quotient.denominator().toString());
        json.writeBooleanField("complement", quotient.complement());
        json.writeFieldName("result");
        ResultWriter.figure(json, quotient.result(), null);
        json.writeEndObject();
    }

    private static void comparison(JsonGenerator json, Step.Comparison comparison) throws IOException {
        json.writeStartObject();
        json.writeFieldName("figure");
        ResultWriter.figure(json, comparison.figure(), comparison.limit());
        json.writeFieldName("compared");
        ResultWriter.figure(json, comparison.compared(), comparison.limit());
        Writer.field(json, "limit", comparison.limit(), Form.LIMIT);
        json.writeStringField("verdict", Names.of(comparison.verdict()));
        json.writeEndObject();
    }

    private static void lookup(JsonGenerator json, Step.Lookup lookup) throws IOException {
        json.writeStartObject();
        json.writeFieldName("value");
        ResultWriter.figure(json, lookup.value(), null);
        json.writeFieldName("compared");
        ResultWriter.figure(json, lookup.compared(), null);
        Writer.field(json, "row", lookup.row(), Form.LIMIT);
        json.writeStringField("amount", lookup.amount());
        json.writeEndObject();
    }
}
