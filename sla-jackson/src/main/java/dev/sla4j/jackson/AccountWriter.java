package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sla4j.settlement.CreditAccount;
import java.io.IOException;

/** Writes accounts of credits. */
final class AccountWriter {
    private AccountWriter() {}

    static void account(JsonGenerator json, CreditAccount account) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", AgreementReader.VERSION);
        Writer.list(json, "entries", account.entries(), AccountWriter::entry);
        Writer.list(json, "open", account.open(), AccountWriter::credit);
        json.writeEndObject();
    }

    private static void entry(JsonGenerator json, CreditAccount.Entry entry) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", Names.of(entry.kind()));
        json.writeStringField("credit", entry.credit());
        Writer.field(json, "at", entry.at(), Form.INSTANT);
        Writer.field(json, "amount", entry.amount(), Form.MONEY);
        if (!entry.invoice().isEmpty()) {
            json.writeStringField("invoice", entry.invoice());
        }
        json.writeEndObject();
    }

    private static void credit(JsonGenerator json, CreditAccount.Credit credit) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", credit.id());
        Writer.field(json, "issued-at", credit.issuedAt(), Form.INSTANT);
        Writer.field(json, "amount", credit.amount(), Form.MONEY);
        json.writeEndObject();
    }
}
