package dev.sla4j.examples;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.engine.ComplianceEngine;
import dev.sla4j.jackson.MeasurementLines;
import dev.sla4j.jackson.SlaModule;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.report.History;
import dev.sla4j.report.PeriodResult;
import dev.sla4j.settlement.Dossier;
import dev.sla4j.settlement.Restatement;
import dev.sla4j.settlement.Statement;
import dev.sla4j.settlement.Waiver;
import dev.sla4j.time.EvaluationPeriod;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A billing system that closes each month of a year twenty days after its end, with what is known by then: a claim that was forgotten, a waiver,
 * a credit that is earned back, a correction of a month that was closed long ago.
 */
public final class YearOfAnAgreement {
    private static final LocalDate THU_2026_01_01 = LocalDate.of(2026, 1, 1);
    private static final LocalDate TUE_2026_12_01 = LocalDate.of(2026, 12, 1);

    private final ObjectMapper mapper =
            JsonMapper.builder().addModule(new SlaModule()).build();

    private YearOfAnAgreement() {}

    /**
     * Prints the statements.
     *
     * @param args not used
     * @throws IOException if a document cannot be read
     */
    public static void main(String[] args) throws IOException {
        System.out.print(text());
    }

    /** All that is printed. */
    static String text() throws IOException {
        return new YearOfAnAgreement().year();
    }

    private String year() throws IOException {
        Agreement agreement = mapper.readValue(bytes("agreement.json"), Agreement.class);
        Waiver waiver = mapper.readValue(bytes("waiver.json"), Waiver.class);
        List<Measurement> log = new ArrayList<>();
        MeasurementLines.strict(new ByteArrayInputStream(bytes("log.jsonl"))).forEach(log::add);

        ComplianceEngine engine = ComplianceEngine.of(agreement);
        StringBuilder text = new StringBuilder();
        History onFile = History.empty();
        List<Measurement> knownBefore = List.of();
        for (EvaluationPeriod month :
                engine.periods(engine.periodOf(THU_2026_01_01), engine.periodOf(TUE_2026_12_01))) {
            Instant closing = month.end().plus(Duration.ofDays(20));
            List<Measurement> known = Measurement.knownAt(log, closing);
            Dossier dossier = Dossier.empty().with(waiver).with(onFile);
            // Facts that came too late for the months on file: they are restated, and the differences stand on this
            // statement.
            for (Restatement restatement : engine.restate(onFile, knownBefore, known)) {
                text.append(restatement.toText()).append('\n');
                dossier = dossier.with(restatement);
                onFile = onFile.with(restatement.now());
            }
            PeriodResult result =
                    engine.start(month, onFile).add(known).report(closing).frozen();
            onFile = onFile.with(onFileAgain(result));
            text.append(Statement.of(agreement, ReferenceData.empty(), result, dossier, closing)
                            .toText())
                    .append('\n');
            knownBefore = known;
        }
        return text.toString();
    }

    /** What is kept is what is read back. */
    private PeriodResult onFileAgain(PeriodResult result) throws IOException {
        return mapper.readValue(mapper.writeValueAsString(result), PeriodResult.class);
    }

    private static byte[] bytes(String name) {
        try (InputStream in = YearOfAnAgreement.class.getResourceAsStream("/year/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no document " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
