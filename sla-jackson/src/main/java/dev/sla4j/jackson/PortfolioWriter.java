package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sla4j.report.Comparison;
import dev.sla4j.report.Verdict;
import dev.sla4j.settlement.PortfolioTotals;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;

/** Writes totals of many statements, and comparisons. */
final class PortfolioWriter {
    private PortfolioWriter() {}

    static void totals(JsonGenerator json, PortfolioTotals totals) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", AgreementReader.VERSION);
        json.writeNumberField("statements", totals.statements());
        number(json, "without-money", totals.withoutMoney());
        number(json, "provisional", totals.provisional());
        if (!totals.verdicts().isEmpty()) {
            json.writeObjectFieldStart("verdicts");
            for (Map.Entry<Verdict, Long> each : totals.verdicts().entrySet()) {
                json.writeNumberField(Names.of(each.getKey()), each.getValue());
            }
            json.writeEndObject();
        }
        Writer.list(json, "groups", totals.groups(), PortfolioWriter::group);
        Writer.list(json, "failures", totals.failures(), PortfolioWriter::failure);
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, long number) throws IOException {
        if (number != 0) {
            json.writeNumberField(name, number);
        }
    }

    private static void group(JsonGenerator json, PortfolioTotals.Group group) throws IOException {
        json.writeStartObject();
        Writer.texts(json, "customers", group.customers());
        Writer.texts(json, "providers", group.providers());
        json.writeNumberField("statements", group.statements());
        Writer.field(json, "sums", group.sums(), StatementWriter::totals);
        json.writeEndObject();
    }

    private static void failure(JsonGenerator json, PortfolioTotals.Failure failure) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", failure.name());
        json.writeStringField("why", failure.why());
        json.writeEndObject();
    }

    static void comparison(JsonGenerator json, Comparison comparison) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", AgreementReader.VERSION);
        Writer.field(json, "first", comparison.first(), PortfolioWriter::side);
        Writer.field(json, "second", comparison.second(), PortfolioWriter::side);
        Ratio least = comparison.least();
        if (least != null) {
            Figure.Unit unit = comparison.first().figure().unit();
            json.writeObjectFieldStart("difference");
            json.writeStringField("least", ResultWriter.margin(least, unit));
            json.writeStringField("most", ResultWriter.margin(Objects.requireNonNull(comparison.most()), unit));
            json.writeEndObject();
        }
        Writer.texts(json, "measured-otherwise", comparison.measuredOtherwise());
        json.writeEndObject();
    }

    private static void side(JsonGenerator json, Comparison.Side side) throws IOException {
        json.writeStartObject();
        json.writeStringField("agreement", side.agreement());
        json.writeStringField("target", side.target());
        json.writeStringField("period", side.period());
        json.writeFieldName("figure");
        ResultWriter.figure(json, side.figure(), null);
        json.writeStringField("verdict", Names.of(side.verdict()));
        Writer.field(json, "coverage", side.coverage(), Form.SHARE);
        json.writeEndObject();
    }
}
