package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sla4j.target.Belonging;
import dev.sla4j.target.Clock;
import dev.sla4j.target.Condition;
import dev.sla4j.target.FigureSlots;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Rate;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Share;
import dev.sla4j.target.Statistic;
import dev.sla4j.target.TooLittle;
import dev.sla4j.target.UnitsOfSize;
import java.io.IOException;
import java.util.List;

/** Writes what indicators say of single things. */
final class ThingsWriter {
    /** What is good where a share does not say it. */
    static final Condition GOOD_OUTCOME = Condition.is("outcome", "good");

    private ThingsWriter() {}

    static void share(JsonGenerator json, Share share) throws IOException {
        Writer.startMember(json, "share");
        Writer.field(json, "of", share.of(), ThingsWriter::selection);
        if (!share.good().equals(GOOD_OUTCOME)) {
            Writer.field(json, "good", share.good(), ThingsWriter::condition);
        }
        Writer.field(json, "by", share.weight(), ThingsWriter::quantity);
        Writer.endMember(json);
    }

    static void statistic(JsonGenerator json, Statistic statistic) throws IOException {
        Writer.startMember(json, "statistic");
        json.writeStringField("kind", Names.of(statistic.kind()));
        Writer.field(json, "of", statistic.of(), ThingsWriter::selection);
        Writer.field(json, "quantity", statistic.quantity(), ThingsWriter::quantity);
        Writer.field(json, "by", statistic.weight(), ThingsWriter::quantity);
        Writer.endMember(json);
    }

    static void throughput(JsonGenerator json, Rate rate) throws IOException {
        Writer.startMember(json, "throughput");
        Writer.field(json, "of", rate.of(), ThingsWriter::selection);
        Writer.field(json, "quantity", rate.quantity(), ThingsWriter::quantity);
        Writer.field(json, "per", rate.per(), Form.DURATION);
        Writer.endMember(json);
    }

    static void figureSlots(JsonGenerator json, FigureSlots slots) throws IOException {
        Writer.startMember(json, "figure-slots");
        Writer.field(json, "unit", slots.unit(), Form.DURATION);
        Writer.field(json, "figure", slots.figure(), TargetWriter::indicator);
        Writer.field(json, "down", slots.down(), Form.LIMIT);
        if (slots.minimum() != 1) {
            json.writeNumberField("minimum", slots.minimum());
        }
        if (slots.tooLittle() != TooLittle.LEFT_OUT) {
            json.writeStringField("too-little", Names.of(slots.tooLittle()));
        }
        Writer.endMember(json);
    }

    private static void perUnit(JsonGenerator json, LimitRule.PerUnit rule) throws IOException {
        Writer.startMember(json, "per-unit");
        Writer.field(json, "limit", rule.limit(), Form.LIMIT);
        Writer.field(json, "size", rule.size(), ThingsWriter::quantity);
        Writer.field(json, "per", rule.per(), Form.DECIMAL);
        if (rule.units() != UnitsOfSize.STARTED) {
            json.writeStringField("units", Names.of(rule.units()));
        }
        Writer.endMember(json);
    }

    static void selection(JsonGenerator json, Selection selection) throws IOException {
        String kind = Names.of(selection.kind());
        boolean whole = selection.name() == null
                && selection.subject() == null
                && selection.source() == null
                && selection.where().equals(Condition.always())
                && (selection.belonging() == null || selection.belonging().equals(Belonging.due()));
        if (whole) {
            json.writeString(kind);
            return;
        }
        Writer.startMember(json, kind);
        Writer.field(json, selection.kind() == Selection.Kind.SAMPLES ? "metric" : "type", selection.name(), Form.NAME);
        Writer.field(json, "subject", selection.subject(), Form.NAME);
        Writer.field(json, "source", selection.source(), Form.NAME);
        if (!selection.where().equals(Condition.always())) {
            Writer.field(json, "where", selection.where(), ThingsWriter::condition);
        }
        if (!Belonging.due().equals(selection.belonging())) {
            Writer.field(json, "belonging", selection.belonging(), ItemsWriter::belonging);
        }
        Writer.field(json, "expected", selection.expected(), TimeWriter::recurrence);
        Writer.endMember(json);
    }

    private static void condition(JsonGenerator json, Condition condition) throws IOException {
        if (condition instanceof Condition.Is is) {
            Writer.startMember(json, "is");
            Writer.texts(json, is.key(), is.values());
            Writer.endMember(json);
        } else if (condition instanceof Condition.Within within) {
            Writer.startMember(json, "within");
            Writer.field(json, "quantity", within.quantity(), ThingsWriter::quantity);
            Writer.field(json, "limit", within.limit(), ThingsWriter::limitRule);
            Writer.endMember(json);
        } else if (condition instanceof Condition.During during) {
            ItemsWriter.during(json, during);
        } else if (condition instanceof Condition.Not not) {
            Writer.member(json, "not", not.of(), ThingsWriter::condition);
        } else if (condition instanceof Condition.All all) {
            Writer.member(json, "all", all.parts(), ThingsWriter::parts);
        } else if (condition instanceof Condition.Any any) {
            Writer.member(json, "any", any.parts(), ThingsWriter::parts);
        } else {
            throw new AssertionError("unhandled condition " + condition);
        }
    }

    private static void parts(JsonGenerator json, List<Condition> parts) throws IOException {
        Writer.list(json, parts, ThingsWriter::condition);
    }

    private static void limitRule(JsonGenerator json, LimitRule rule) throws IOException {
        if (rule instanceof LimitRule.Fixed fixed) {
            json.writeString(Form.LIMIT.print(fixed.limit()));
        } else if (rule instanceof LimitRule.ByCase cases) {
            Writer.startMember(json, "by-case");
            json.writeFieldName("cases");
            Writer.list(json, cases.cases(), ThingsWriter::limitCase);
            Writer.field(json, "otherwise", cases.otherwise(), ThingsWriter::limitRule);
            Writer.endMember(json);
        } else if (rule instanceof LimitRule.Until until) {
            ItemsWriter.until(json, until);
        } else if (rule instanceof LimitRule.OnWorkingDay day) {
            ItemsWriter.onWorkingDay(json, day);
        } else if (rule instanceof LimitRule.Grace grace) {
            ItemsWriter.grace(json, grace, ThingsWriter::limitRule);
        } else if (rule instanceof LimitRule.PerUnit scaled) {
            perUnit(json, scaled);
        } else {
            throw new AssertionError("unhandled limit rule " + rule);
        }
    }

    private static void limitCase(JsonGenerator json, LimitRule.Case each) throws IOException {
        json.writeStartArray();
        condition(json, each.when());
        limitRule(json, each.limit());
        json.writeEndArray();
    }

    static void quantity(JsonGenerator json, Quantity quantity) throws IOException {
        if (quantity instanceof Quantity.Latency) {
            json.writeString("latency");
        } else if (quantity instanceof Quantity.Value) {
            json.writeString("value");
        } else if (quantity instanceof Quantity.Attribute attribute) {
            Writer.member(json, "attribute", attribute.name(), JsonGenerator::writeString);
        } else if (quantity instanceof Clock clock) {
            ItemsWriter.clock(json, clock);
        } else if (quantity instanceof Quantity.Times times) {
            Writer.member(json, "times", times.milestone(), JsonGenerator::writeString);
        } else if (quantity instanceof Quantity.OrElse orElse) {
            Writer.startMember(json, "or-else");
            Writer.field(json, "of", orElse.of(), ThingsWriter::quantity);
            Writer.field(json, "otherwise", orElse.otherwise(), Form.FIGURE);
            Writer.endMember(json);
        } else {
            throw new AssertionError("unhandled quantity " + quantity);
        }
    }
}
