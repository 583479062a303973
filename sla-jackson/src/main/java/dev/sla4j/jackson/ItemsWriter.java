package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sla4j.measurement.ItemEvent;
import dev.sla4j.measurement.Moment;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.target.Belonging;
import dev.sla4j.target.Clock;
import dev.sla4j.target.Condition;
import dev.sla4j.target.LimitRule;
import dev.sla4j.time.EpochNanos;
import java.io.IOException;
import java.util.SortedSet;

/** Writes work items, and what indicators say of them. */
final class ItemsWriter {
    private ItemsWriter() {}

    static void item(JsonGenerator json, WorkItem item) throws IOException {
        json.writeStringField("item", item.type());
        Writer.list(json, "moments", item.moments(), (generator, moment) -> {
            generator.writeStartObject();
            moment(generator, moment);
            generator.writeEndObject();
        });
    }

    static void event(JsonGenerator json, ItemEvent event) throws IOException {
        json.writeStringField("item", event.type());
        json.writeStringField("item-id", event.item());
        moment(json, event.moment());
        if (event.order() != 0) {
            json.writeNumberField("order", event.order());
        }
    }

    private static void moment(JsonGenerator json, Moment moment) throws IOException {
        json.writeStringField("at", EpochNanos.format(moment.atNanos()));
        if (moment instanceof Moment.Reached reached) {
            json.writeStringField("reached", reached.milestone());
        } else if (moment instanceof Moment.Paused paused) {
            json.writeStringField("paused", paused.reason());
        } else if (moment instanceof Moment.Resumed resumed) {
            if (resumed.reason() == null) {
                json.writeBooleanField("resumed-all", true);
            } else {
                json.writeStringField("resumed", resumed.reason());
            }
        } else if (moment instanceof Moment.Changed changed) {
            json.writeStringField("changed", changed.key());
            json.writeStringField("to", changed.value());
        } else {
            throw new AssertionError("unhandled moment " + moment);
        }
    }

    static void clock(JsonGenerator json, Clock clock) throws IOException {
        Writer.startMember(json, "clock");
        clockFields(json, clock);
        Writer.endMember(json);
    }

    private static void clockFields(JsonGenerator json, Clock clock) throws IOException {
        mark(json, "from", clock.from());
        mark(json, "to", clock.to());
        Writer.field(json, "again", clock.again(), Form.NAME);
        Writer.field(json, "hours", clock.hours(), TimeWriter::schedule);
        SortedSet<String> reasons = clock.pauses().reasons();
        if (reasons != null) {
            json.writeFieldName("paused-for");
            Writer.list(json, reasons, JsonGenerator::writeString);
        }
        Writer.texts(json, "paused-in-states", clock.pauses().states());
    }

    private static void mark(JsonGenerator json, String name, Clock.Mark mark) throws IOException {
        oneOrMore(json, name, mark.milestones());
        if (mark.occurrence() != Clock.Occurrence.FIRST) {
            json.writeStringField(name + "-occurrence", Names.of(mark.occurrence()));
        }
    }

    private static void oneOrMore(JsonGenerator json, String name, SortedSet<String> values) throws IOException {
        if (values.size() == 1) {
            json.writeStringField(name, values.first());
        } else {
            Writer.texts(json, name, values);
        }
    }

    static void during(JsonGenerator json, Condition.During during) throws IOException {
        Writer.startMember(json, "during");
        json.writeStringField("milestone", during.milestone());
        Writer.field(json, "hours", during.hours(), TimeWriter::schedule);
        Writer.endMember(json);
    }

    static void until(JsonGenerator json, LimitRule.Until until) throws IOException {
        Writer.startMember(json, "until");
        Writer.field(json, "not-before", until.notBefore(), Form.NAME);
        json.writeStringField("attribute", until.until());
        Writer.endMember(json);
    }

    static void onWorkingDay(JsonGenerator json, LimitRule.OnWorkingDay day) throws IOException {
        Writer.startMember(json, "on-working-day");
        json.writeNumberField("k", day.k());
        json.writeStringField("until", Names.of(day.until()));
        Writer.field(json, "working-days", day.workingDays(), TimeWriter::weekly);
        Writer.endMember(json);
    }

    static void grace(JsonGenerator json, LimitRule.Grace grace, Writer<LimitRule> rule) throws IOException {
        Writer.startMember(json, "grace");
        Writer.field(json, "of", grace.of(), rule);
        Writer.field(json, "tolerance", grace.tolerance(), Form.LIMIT);
        Writer.endMember(json);
    }

    static void belonging(JsonGenerator json, Belonging belonging) throws IOException {
        if (belonging instanceof Belonging.Due) {
            json.writeString("due");
        } else if (belonging instanceof Belonging.Milestone by) {
            Writer.startMember(json, "milestone");
            oneOrMore(json, "of", by.milestones());
            if (by.which() != Belonging.Which.EARLIEST) {
                json.writeStringField("which", Names.of(by.which()));
            }
            Writer.endMember(json);
        } else if (belonging instanceof Belonging.Open open) {
            Writer.startMember(json, "open");
            json.writeObjectFieldStart("clock");
            clockFields(json, open.clock());
            json.writeEndObject();
            Writer.field(json, "at", open.at(), Form.INSTANT);
            Writer.endMember(json);
        } else {
            throw new AssertionError("unhandled belonging " + belonging);
        }
    }
}
