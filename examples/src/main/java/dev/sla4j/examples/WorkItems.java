package dev.sla4j.examples;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sla4j.agreement.Agreement;
import dev.sla4j.engine.ComplianceEngine;
import dev.sla4j.jackson.MeasurementLines;
import dev.sla4j.jackson.SlaModule;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Detail;
import dev.sla4j.settlement.Statement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Evaluates a service desk, a call centre, a delivery agreement and one of sales and marketing, and prints every item that is not good and why, and the
 * statement of what is owed.
 */
public final class WorkItems {
    private static final List<String> NAMES =
            List.of("service-desk", "call-centre", "deliveries", "sales-and-marketing");
    private static final LocalDate MON_2026_03_02 = LocalDate.of(2026, 3, 2);

    private final ObjectMapper mapper =
            JsonMapper.builder().addModule(new SlaModule()).build();

    WorkItems() {}

    /**
     * Prints the evaluations.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        System.out.print(text());
    }

    /** All that is printed. */
    static String text() {
        WorkItems example = new WorkItems();
        StringBuilder text = new StringBuilder();
        for (String name : NAMES) {
            ComplianceReport report = example.report(name);
            text.append(report.explanation(Detail.EVIDENCE).toText())
                    .append('\n')
                    .append(Statement.of(example.agreement(name), report.frozen())
                            .toText())
                    .append('\n');
        }
        return text.toString();
    }

    Agreement agreement(String name) {
        try {
            return mapper.readValue(bytes(name + ".json"), Agreement.class);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** The report of an agreement for the period that holds 2 March 2026. */
    ComplianceReport report(String name) {
        try {
            ComplianceEngine engine = ComplianceEngine.of(agreement(name));
            List<Measurement> evidence = new ArrayList<>();
            MeasurementLines.strict(new ByteArrayInputStream(bytes(name + ".jsonl")))
                    .forEach(evidence::add);
            return engine.evaluate(engine.periodOf(MON_2026_03_02), evidence);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = WorkItems.class.getResourceAsStream("/items/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no document " + name);
            }
            return in.readAllBytes();
        }
    }
}
