package dev.sla4j.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.engine.ComplianceEngine;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.target.Indicator;
import dev.sla4j.value.Money;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class AgreementReadingTest {
    private final ObjectMapper mapper = new ObjectMapper().registerModule(new SlaModule());

    @Test
    void theSmallestDocumentIsTheFirstExampleOfTheReadme() throws Exception {
        Agreement read = mapper.readValue(
                AgreementReadingTest.class.getResourceAsStream("/agreements/smallest.json"), Agreement.class);

        assertEquals(
                Agreement.builder("acme-hosting")
                        .provider("Acme Cloud")
                        .customer("Globex")
                        .zone("Europe/Berlin")
                        .monthly()
                        .fee("hosting", Money.of("12000.00", "EUR"))
                        .target(ServiceLevelTarget.of("uptime", Indicator.availability())
                                .clause("§5.1")
                                .atLeast("99.9%")
                                .penalty(Penalty.tiered()
                                        .below("99.9%", "10%")
                                        .below("99.0%", "25%")
                                        .below("95.0%", "100%")))
                        .build(),
                read);
    }

    @Test
    void linesPlugIntoAnEvaluation() throws Exception {
        Agreement read = mapper.readValue(
                AgreementReadingTest.class.getResourceAsStream("/agreements/smallest.json"), Agreement.class);
        String lines =
                "{\"type\":\"outage\",\"start\":\"2026-03-07T10:00Z\",\"end\":\"2026-03-07T11:30Z\",\"id\":\"o1\"}\n\n";
        MeasurementLines measurements =
                MeasurementLines.strict(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));

        assertEquals(
                Money.of("1200.00", "EUR"),
                ComplianceEngine.of(read)
                        .evaluate(YearMonth.of(2026, 3), measurements)
                        .credits()
                        .total());
    }
}
