package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sla4j.agreement.Agreement;
import dev.sla4j.engine.ComplianceEngine;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.time.EvaluationPeriod;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Whatever bytes are taken for an agreement: refused by a documented exception, or an agreement that is written, read back, and evaluated. */
public final class AgreementFuzz {
    private static final ObjectMapper MAPPER = Documents.mapper();
    private static final List<Measurement> EVIDENCE = evidence();

    private AgreementFuzz() {}

    private static List<Measurement> evidence() {
        List<Measurement> evidence = new ArrayList<>();
        try {
            MeasurementLines.strict(Documents.bytes(Documents.text("measurements/all.jsonl")))
                    .forEach(evidence::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return evidence;
    }

    /**
     * Tries one input.
     *
     * @param data the bytes
     * @throws IOException never
     */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        Agreement agreement;
        try {
            agreement = MAPPER.readValue(data, Agreement.class);
        } catch (JsonProcessingException | CharConversionException e) {
            return;
        }
        if (agreement == null) {
            return;
        }
        if (!agreement.equals(MAPPER.readValue(MAPPER.writeValueAsString(agreement), Agreement.class))) {
            throw new AssertionError("is another one when it is read back: " + agreement);
        }
        ComplianceEngine engine;
        EvaluationPeriod period;
        try {
            engine = ComplianceEngine.of(agreement);
            period = engine.periodOf(LocalDate.of(2026, 3, 7));
            engine.start(period);
        } catch (IllegalArgumentException e) {
            // Calendars and functions that are not there; periods that are too long.
            return;
        }
        MAPPER.writeValueAsString(engine.evaluate(period, EVIDENCE));
    }
}
