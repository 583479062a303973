package dev.sla4j.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ChronicRule;
import dev.sla4j.agreement.ClaimTerms;
import dev.sla4j.agreement.Deadline;
import dev.sla4j.agreement.EarnBack;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.agreement.SeveralPeriods;
import dev.sla4j.agreement.Trigger;
import dev.sla4j.engine.ComplianceEngine;
import dev.sla4j.measurement.Fact;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.History;
import dev.sla4j.report.PeriodResult;
import dev.sla4j.settlement.Dossier;
import dev.sla4j.settlement.Restatement;
import dev.sla4j.settlement.Statement;
import dev.sla4j.settlement.Waiver;
import dev.sla4j.target.Indicator;
import dev.sla4j.time.DatedFact;
import dev.sla4j.value.Money;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Statements, restatements and waivers are read back as they were; so are the rights, adjustments, ranges and facts of results. */
class StatementDocumentTest {
    private final ObjectMapper mapper = Documents.mapper();

    private static final Agreement AGREEMENT = Agreement.builder("hosting")
            .provider("Acme")
            .customer("Globex")
            .zone("Europe/Berlin")
            .monthly()
            .fee("fee", Money.of("100.00", "EUR"))
            .target(ServiceLevelTarget.of("uptime", Indicator.availability())
                    .clause("§5")
                    .atLeast("99.9%")
                    .penalty(Penalty.flat("10%")))
            .severalPeriods(SeveralPeriods.none()
                    .right(ChronicRule.of("end", Trigger.missed(), "to terminate")
                            .within(Deadline.days(30)))
                    .right(ChronicRule.of(
                            "window", Trigger.down("uptime", "> PT1H", Duration.ofDays(30)), "to complain"))
                    .earnBack(EarnBack.of("uptime", ">= 99.95%", 1))
                    .claims(ClaimTerms.within(Deadline.days(15))))
            .build();

    @Test
    void allIsReadBack() throws IOException {
        ComplianceEngine engine = ComplianceEngine.of(AGREEMENT);
        List<Measurement> then =
                List.of(Outage.of("2026-03-07T10:00Z", "2026-03-07T12:00Z").id("o1"));
        List<Measurement> now = List.of(
                then.get(0),
                Outage.of("2026-03-20T10:00Z", "2026-03-20T12:00Z").id("o2"),
                Fact.of(DatedFact.CLAIM, "2026-04-02T10:00Z", "2026-03"));
        List<ComplianceReport> reports = engine.evaluate(YearMonth.of(2026, 3), YearMonth.of(2026, 4), then);
        PeriodResult april = reports.get(1).result();
        assertEquals(1, april.sequel().adjustments().size());
        assertEquals(2, reports.get(0).sequel().rights().size());
        assertEquals(1, reports.get(0).sequel().down().size());
        for (ComplianceReport report : reports) {
            assertSame(report.frozen(), PeriodResult.class);
        }
        List<Restatement> restated = engine.restate(
                new History(reports.stream().map(ComplianceReport::frozen).toList()), then, now);
        assertEquals(1, restated.get(0).now().sequel().facts().size());
        Waiver waiver =
                Waiver.of("w", "uptime", "2026-03", "J. Doe", "goodwill", Instant.parse("2026-04-02T00:00:00Z"));
        assertSame(waiver, Waiver.class);
        assertSame(waiver.of("50%").until(Instant.parse("2026-05-02T00:00:00Z")), Waiver.class);
        assertSame(restated.get(0), Restatement.class);
        Dossier dossier = Dossier.empty().with(waiver).with(restated.get(0));
        Instant at = Instant.parse("2026-04-10T00:00:00Z");
        Statement statement =
                Statement.of(AGREEMENT, ReferenceData.empty(), reports.get(0).result(), dossier, at);
        assertSame(statement, Statement.class);
        assertSame(statement.redactedFor(Statement.Audience.PUBLIC), Statement.class);
        Statement read = mapper.readValue(mapper.writeValueAsString(statement), Statement.class);
        assertEquals(statement.toText(), read.toText());
    }

    private <T> void assertSame(T value, Class<T> type) throws IOException {
        String written = mapper.writeValueAsString(value);
        T read = mapper.readValue(written, type);
        assertEquals(value, read);
        assertEquals(written, mapper.writeValueAsString(read));
    }

    @Test
    void sumsThatDoNotAddUpAreRefused() throws IOException {
        PeriodResult march = ComplianceEngine.of(AGREEMENT)
                .evaluate(YearMonth.of(2026, 3), List.of(Outage.of("2026-03-07T10:00Z", "2026-03-07T12:00Z")))
                .result();
        String written = mapper.writeValueAsString(Statement.of(AGREEMENT, march));
        String wrong = written.replace("\"claimable\":\"10.00 EUR\"", "\"claimable\":\"11.00 EUR\"");
        SlaFormatException e = assertThrows(SlaFormatException.class, () -> mapper.readValue(wrong, Statement.class));
        assertEquals("totals.credits", e.faults().get(0).path());
    }
}
