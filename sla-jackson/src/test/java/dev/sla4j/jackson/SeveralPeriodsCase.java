package dev.sla4j.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.AgreementHistory;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.engine.ComplianceEngine;
import dev.sla4j.engine.Evaluation;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.History;
import dev.sla4j.time.HolidayCalendars;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** The evaluations that a case of the conformance kit asks for: one period, or a range of them, of one agreement or of its versions. */
final class SeveralPeriodsCase {
    private final JsonNode json;
    private final ObjectMapper mapper;
    private final ReferenceData data;

    SeveralPeriodsCase(JsonNode json, ObjectMapper mapper, HolidayCalendars calendars) {
        this.json = json;
        this.mapper = mapper;
        this.data = new ReferenceData(calendars);
    }

    /** A report for each period, in their order; only the last one is as of the instant that the case states. */
    List<ComplianceReport> reports() throws IOException {
        AgreementHistory versions = json.has("versions")
                ? mapper.treeToValue(json.get("versions"), AgreementHistory.class)
                : AgreementHistory.of(mapper.treeToValue(json.get("agreement"), Agreement.class));
        List<AgreementHistory.Valid> periods = periods(versions);
        History history =
                json.has("history") ? mapper.treeToValue(json.get("history"), History.class) : History.empty();
        List<ComplianceReport> reports = new ArrayList<>();
        for (AgreementHistory.Valid valid : periods) {
            Evaluation evaluation = ComplianceEngine.of(valid.agreement(), data).start(valid.period(), history);
            for (JsonNode measurement : json.path("measurements")) {
                evaluation.add(mapper.treeToValue(measurement, Measurement.class));
            }
            boolean stated = json.has("as-of") && reports.size() == periods.size() - 1;
            ComplianceReport report = stated ? evaluation.report(asOf()) : evaluation.report();
            reports.add(report);
            history = history.with(report);
        }
        return reports;
    }

    private List<AgreementHistory.Valid> periods(AgreementHistory versions) {
        JsonNode range = json.path("periods");
        if (range.isMissingNode() && !json.has("versions")) {
            LocalDate day = date(json.path("period").asText());
            Agreement agreement = versions.at(day);
            return List.of(new AgreementHistory.Valid(agreement.cycle().periodOf(day, agreement.zone()), agreement));
        }
        String only = json.path("period").asText();
        return versions.periods(
                date(range.path("from").asText(only)), date(range.path("until").asText(only)));
    }

    private Instant asOf() {
        return Form.INSTANT.parse(json.get("as-of").asText());
    }

    private static LocalDate date(String text) {
        return text.length() == "2026-03".length() ? YearMonth.parse(text).atDay(1) : LocalDate.parse(text);
    }
}
