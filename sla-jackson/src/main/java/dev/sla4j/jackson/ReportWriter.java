package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Detail;
import dev.sla4j.report.Explanation;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes reports: the result of the period and, where it is asked for, identity and explanation. */
final class ReportWriter implements Writer<ComplianceReport> {
    private final @Nullable Detail detail;
    private final boolean identified;

    /** Explains in the given detail, or not at all for null. */
    ReportWriter(@Nullable Detail detail, boolean identified) {
        this.detail = detail;
        this.identified = identified;
    }

    @Override
    public void write(JsonGenerator json, ComplianceReport report) throws IOException {
        json.writeStartObject();
        ResultWriter.fields(json, identified ? report.frozen() : report.result());
        if (detail != null) {
            Writer.field(json, "explanation", report.explanation(detail), ReportWriter::explanation);
        }
        json.writeEndObject();
    }

    private static void explanation(JsonGenerator json, Explanation explanation) throws IOException {
        json.writeStartObject();
        json.writeStringField("detail", Names.of(explanation.detail()));
        Writer.field(json, "zone", explanation.zone(), Form.ZONE);
        json.writeStringField("text", explanation.toText());
        json.writeFieldName("steps");
        Writer.list(json, explanation.steps(), StepWriter::step);
        json.writeEndObject();
    }
}
