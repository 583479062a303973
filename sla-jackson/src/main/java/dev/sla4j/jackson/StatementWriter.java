package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sla4j.penalty.Creditor;
import dev.sla4j.settlement.Restatement;
import dev.sla4j.settlement.Statement;
import dev.sla4j.settlement.Waiver;
import java.io.IOException;

/** Writes statements, restatements and waivers. */
final class StatementWriter {
    private StatementWriter() {}

    static void statement(JsonGenerator json, Statement statement) throws IOException {
        Statement.Heading heading = statement.heading();
        json.writeStartObject();
        json.writeNumberField("version", AgreementReader.VERSION);
        json.writeStringField("agreement", heading.agreement());
        Writer.list(json, "parties", heading.parties(), AgreementWriter::party);
        Writer.field(json, "zone", heading.zone(), Form.ZONE);
        json.writeObjectFieldStart("period");
        json.writeStringField("label", heading.period().label());
        MeasurementWriter.range(json, heading.period().range());
        json.writeEndObject();
        Writer.field(json, "at", heading.at(), Form.INSTANT);
        json.writeBooleanField("provisional", heading.provisional());
        Writer.list(json, "lines", statement.lines(), StatementWriter::line);
        Writer.list(json, "adjustments", statement.adjustments(), SequelWriter::adjustment);
        Writer.list(json, "rights", statement.rights(), SequelWriter::right);
        Writer.field(json, "totals", statement.totals(), StatementWriter::totals);
        Writer.texts(json, "remarks", statement.remarks());
        json.writeEndObject();
    }

    private static void line(JsonGenerator json, Statement.Line line) throws IOException {
        json.writeStartObject();
        json.writeStringField("target", line.target());
        Writer.field(json, "clause", line.clause(), Form.ANY);
        json.writeStringField("verdict", Names.of(line.verdict()));
        json.writeStringField("promised", line.promised());
        json.writeStringField("attained", line.attained());
        Writer.field(json, "owed", line.owed(), StatementWriter::owed);
        Writer.texts(json, "in-kind", line.inKind());
        json.writeEndObject();
    }

    private static void owed(JsonGenerator json, Statement.Owed owed) throws IOException {
        json.writeStartObject();
        if (owed.to() != Creditor.CUSTOMER) {
            json.writeStringField("owed-to", Names.of(owed.to()));
        }
        Writer.field(json, "credit", owed.credit(), Form.MONEY);
        Writer.field(json, "disputed", owed.disputed(), Form.MONEY);
        Writer.field(json, "waived", owed.waived(), Form.MONEY);
        json.writeStringField("claim", Names.of(owed.claim()));
        Writer.field(json, "until", owed.until(), Form.INSTANT);
        Writer.list(json, "parts", owed.parts(), StatementWriter::part);
        Writer.texts(json, "notes", owed.notes());
        json.writeEndObject();
    }

    private static void part(JsonGenerator json, Statement.Part part) throws IOException {
        json.writeStartObject();
        Writer.field(json, "start", part.start(), Form.INSTANT);
        Writer.field(json, "end", part.end(), Form.INSTANT);
        Writer.field(json, "amount", part.amount(), Form.MONEY);
        json.writeStringField("claim", Names.of(part.claim()));
        Writer.field(json, "until", part.until(), Form.INSTANT);
        json.writeEndObject();
    }

    static void totals(JsonGenerator json, Statement.Totals totals) throws IOException {
        json.writeStartObject();
        Writer.field(json, "credits", totals.credits(), Form.MONEY);
        Writer.field(json, "waived", totals.waived(), Form.MONEY);
        Writer.field(json, "paid", totals.paid(), Form.MONEY);
        Writer.field(json, "claimable", totals.claimable(), Form.MONEY);
        Writer.field(json, "lost", totals.lost(), Form.MONEY);
        Writer.field(json, "adjustments", totals.adjustments(), Form.MONEY);
        Writer.field(json, "total", totals.total(), Form.MONEY);
        Writer.field(json, "disputed", totals.disputed(), Form.MONEY);
        if (!totals.returnable().isZero()) {
            Writer.field(json, "returnable", totals.returnable(), Form.MONEY);
        }
        Writer.field(json, "to-provider", totals.toProvider(), Form.MONEY);
        json.writeEndObject();
    }

    static void restatement(JsonGenerator json, Restatement restatement) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", AgreementReader.VERSION);
        Writer.field(json, "was", restatement.was(), ResultWriter::result);
        Writer.field(json, "now", restatement.now(), ResultWriter::result);
        Writer.list(json, "causes", restatement.causes(), StatementWriter::cause);
        Writer.texts(json, "read-by", restatement.readBy());
        json.writeEndObject();
    }

    private static void cause(JsonGenerator json, Restatement.Cause cause) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", Names.of(cause.kind()));
        json.writeStringField("text", cause.text());
        json.writeEndObject();
    }

    static void waiver(JsonGenerator json, Waiver waiver) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", AgreementReader.VERSION);
        json.writeStringField("id", waiver.id());
        json.writeStringField("authority", waiver.authority());
        json.writeStringField("reason", waiver.reason());
        Writer.texts(json, "targets", waiver.scope().targets());
        Writer.texts(json, "periods", waiver.scope().periods());
        json.writeStringField("share", waiver.share().toString());
        Writer.field(json, "granted-at", waiver.grantedAt(), Form.INSTANT);
        Writer.field(json, "expires-at", waiver.expiresAt(), Form.INSTANT);
        json.writeEndObject();
    }
}
