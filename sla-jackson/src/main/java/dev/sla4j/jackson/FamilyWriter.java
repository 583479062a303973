package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.AgreementHistory;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;

/** Writes documents of several agreements that belong together. */
final class FamilyWriter {
    private FamilyWriter() {}

    static void versions(JsonGenerator json, AgreementHistory history) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", AgreementReader.VERSION);
        if (history.change() != AgreementHistory.Change.AT_NEXT_PERIOD) {
            json.writeStringField("change", Names.of(history.change()));
        }
        json.writeArrayFieldStart("versions");
        for (Map.Entry<LocalDate, Agreement> version : history.versions().entrySet()) {
            json.writeStartObject();
            if (!version.getKey().equals(LocalDate.MIN)) {
                Writer.field(json, "from", version.getKey(), Form.DATE);
            }
            Writer.field(json, "agreement", version.getValue(), AgreementWriter::agreement);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
