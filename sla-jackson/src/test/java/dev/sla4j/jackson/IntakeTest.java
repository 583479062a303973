package dev.sla4j.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.measurement.Measurement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntakeTest {
    private static final String LINES = """
            {"type":"outage","id":"a","subject":"web","start":"2026-03-12T10:00Z","end":"2026-03-12T11:00Z"}
            {"type":"outage","id":"a","subject":"web","start":"2026-03-12T10:00Z","end":"2026-03-12T11:00Z"}
            {"type":"outage","id":"a","subject":"mail","start":"2026-03-12T10:00Z","end":"2026-03-12T11:00Z"}
            {"type":"probe","id":"a","subject":"web","at":"2026-03-02T10:00Z","good":true}
            {"type":"outage","id":"b","subject":"web","start":"2026-03-02T10:00Z","end":"2026-03-09T23:59:59.999999999Z"}
            {"type":"outage","subject":"web","start":"2026-03-02T10:00Z","end":"2026-03-10T00:00Z"}
            {"type":"outage","subject":"web","start":"2026-03-03T10:00Z"}
            {"type":"request","subject":"web","at":"2026-04-09T23:59:59Z"}
            {"type":"request","subject":"web","at":"2026-04-10T00:00Z"}
            {"type":"watched","subject":"wbe","start":"2026-03-12T10:00Z","end":"2026-03-12T11:00Z"}
            {"type":"outage","subject":"wbe","start":"2026-03-12T10:00Z"}
            {"type":"outage","subject":"upstream","start":"2026-03-12T10:00Z"}
            {"type":"outage","start":"2026-03-12T10:00Z"}
            """;

    private static Intake of(String agreement) throws IOException {
        return Intake.of(Documents.mapper().readValue(agreement, Agreement.class));
    }

    private static void pass(Intake intake) {
        List<Measurement> read = new ArrayList<>();
        intake.watch(MeasurementLines.strict(Documents.bytes(LINES))).forEach(read::add);
        assertEquals(13, read.size());
    }

    @Test
    void whatStandsOutIsCountedAndNamed() throws IOException {
        Intake intake = of(
                Documents.text("agreements/smallest.json")
                        .replace("Europe/Berlin", "UTC")
                        .replace("\"cycle\"", "\"term\":{\"from\":\"2026-03-10\",\"until\":\"2026-04-10\"},\"cycle\"")
                        .replace(
                                "\"availability\"",
                                "{\"availability\":{\"down-while\":{\"any-of\":[\"reported\",{\"reported\":{\"subject\":\"upstream\"}}]}}},\"scope\":{\"together\":[\"web\",\"mail\"]}"));
        pass(intake);
        assertEquals(13, intake.count());
        assertEquals(1, intake.repeatedCount());
        assertEquals(List.of("outage a"), intake.repeated());
        assertEquals(2, intake.outsideTermCount());
        assertEquals(List.of("outage b", "request of 2026-04-10T00:00Z"), intake.outsideTerm());
        assertEquals(Map.of("wbe", 2L), intake.unknownSubjects());
    }

    @Test
    void anAgreementThatNamesNoSubjectKnowsAllAndOneWithoutTermHasNoOutside() throws IOException {
        Intake intake = of(Documents.text("agreements/smallest.json"));
        pass(intake);
        assertEquals(Map.of(), intake.unknownSubjects());
        assertEquals(0, intake.outsideTermCount());
    }

    /** Every kind of measurement can be counted. */
    @Test
    void everyKind() throws IOException {
        Intake intake = of(Documents.text("agreements/fullest.json"));
        intake.watch(MeasurementLines.strict(Documents.bytes(Documents.text("measurements/all.jsonl"))))
                .forEach(row -> {});
        assertEquals(Documents.text("measurements/all.jsonl").lines().count(), intake.count());
    }
}
