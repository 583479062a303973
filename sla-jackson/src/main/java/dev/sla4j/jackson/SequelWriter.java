package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sla4j.report.Adjustment;
import dev.sla4j.report.AllowanceUsed;
import dev.sla4j.report.DownRanges;
import dev.sla4j.report.Right;
import dev.sla4j.report.Sequel;
import dev.sla4j.time.DatedFact;
import java.io.IOException;

/** Writes what follows from rules over several periods. */
final class SequelWriter {
    private SequelWriter() {}

    /** The fields of a result; none where nothing follows. */
    static void fields(JsonGenerator json, Sequel sequel) throws IOException {
        Writer.list(json, "rights", sequel.rights(), SequelWriter::right);
        Writer.list(json, "adjustments", sequel.adjustments(), SequelWriter::adjustment);
        Writer.list(json, "down", sequel.down(), SequelWriter::down);
        Writer.list(json, "allowances", sequel.allowances(), SequelWriter::allowance);
        Writer.list(json, "facts", sequel.facts(), SequelWriter::fact);
    }

    static void right(JsonGenerator json, Right right) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", right.rule());
        Writer.field(json, "clause", right.clause(), Form.ANY);
        json.writeStringField("grants", right.grants());
        json.writeStringField("standing", Names.of(right.standing()));
        Writer.texts(json, "periods", right.periods());
        Writer.field(json, "until", right.until(), Form.INSTANT);
        json.writeEndObject();
    }

    static void adjustment(JsonGenerator json, Adjustment adjustment) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", Names.of(adjustment.kind()));
        Writer.field(json, "target", adjustment.target(), Form.ANY);
        json.writeStringField("period", adjustment.period());
        Writer.field(json, "amount", adjustment.amount(), Form.MONEY);
        if (!adjustment.disputed().isZero()) {
            Writer.field(json, "disputed", adjustment.disputed(), Form.MONEY);
        }
        json.writeStringField("reason", adjustment.reason());
        json.writeEndObject();
    }

    private static void down(JsonGenerator json, DownRanges ranges) throws IOException {
        json.writeStartObject();
        json.writeStringField("target", ranges.target());
        Writer.field(json, "subject", ranges.subject(), Form.ANY);
        Writer.list(json, "down", ranges.down().ranges(), (to, range) -> to.writeString(Form.RANGE.print(range)));
        Writer.list(json, "unknown", ranges.unknown().ranges(), (to, range) -> to.writeString(Form.RANGE.print(range)));
        Writer.list(json, "beyond", ranges.beyond().ranges(), (to, range) -> to.writeString(Form.RANGE.print(range)));
        json.writeEndObject();
    }

    private static void allowance(JsonGenerator json, AllowanceUsed used) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", used.rule());
        json.writeStringField("target", used.target());
        Writer.field(json, "subject", used.subject(), Form.ANY);
        Writer.field(json, "used", used.least(), Form.DURATION);
        if (!used.most().equals(used.least())) {
            Writer.field(json, "at-most", used.most(), Form.DURATION);
        }
        json.writeEndObject();
    }

    static void fact(JsonGenerator json, DatedFact fact) throws IOException {
        json.writeStartObject();
        factFields(json, fact);
        json.writeEndObject();
    }

    static void factFields(JsonGenerator json, DatedFact fact) throws IOException {
        json.writeStringField("kind", fact.kind());
        Writer.field(json, "at", fact.at(), Form.INSTANT);
        Writer.field(json, "until", fact.until(), Form.INSTANT);
        Writer.field(json, "target", fact.target(), Form.ANY);
        Writer.field(json, "period", fact.period(), Form.ANY);
    }
}
