package dev.sla4j.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.sla4j.engine.ComplianceEngine;
import dev.sla4j.engine.Evaluation;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.report.Remark;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables, as CSV by RFC 4180 through the reader that users of Jackson bring. */
class MeasurementTableTest {
    private static final MeasurementColumns OUTAGES = MeasurementColumns.of("outage")
            .column("Opened", "start", text -> text.replace(' ', 'T') + "Z")
            .column("Restored", "end", text -> text.replace(' ', 'T') + "Z")
            .column("Site", "subject")
            .column("Rack", "attributes.rack")
            .column("Detected", "milestones.detected")
            .always("source", "tickets");

    private static Iterator<Map<String, String>> csv(InputStream in) throws IOException {
        MappingIterator<Map<String, String>> rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(in);
        return rows;
    }

    private static List<Measurement> read(MeasurementTable table) {
        List<Measurement> read = new ArrayList<>();
        table.forEach(read::add);
        return read;
    }

    private static List<Measurement> lines(String... lines) {
        List<Measurement> read = new ArrayList<>();
        MeasurementLines.strict(Documents.bytes(String.join("\n", lines))).forEach(read::add);
        return read;
    }

    @Test
    void columnsBecomeFields() throws IOException {
        String csv = "Opened,Restored,Site,Comment,Rack,Detected\r\n"
                + "2026-03-07 10:00,2026-03-07 11:30,web,,,\r\n"
                + "\"2026-03-08 10:00\",,\"a, \"\"b\"\"\",\"two\r\nlines\",7,2026-03-08T10:01Z\r\n";
        assertEquals(
                lines(
                        "{'type':'outage','start':'2026-03-07T10:00Z','end':'2026-03-07T11:30Z','subject':'web','source':'tickets'}"
                                .replace('\'', '"'),
                        "{'type':'outage','start':'2026-03-08T10:00Z','subject':'a, ~b~','source':'tickets','attributes':{'rack':'7'},'milestones':{'detected':'2026-03-08T10:01Z'}}"
                                .replace('\'', '"')
                                .replace("~", "\\\"")),
                read(MeasurementTable.strict(csv(Documents.bytes(csv)), OUTAGES)));
    }

    @Test
    void truthsNumbersAndCounts() throws IOException {
        assertEquals(
                lines("{'type':'probe','at':'2026-03-07T10:00Z','good':false}".replace('\'', '"')),
                read(MeasurementTable.strict(
                        csv(Documents.bytes("t,ok\n2026-03-07T10:00Z,false\n")),
                        MeasurementColumns.of("probe").column("t", "at").column("ok", "good"))));
        assertEquals(
                lines(
                        "{'type':'request-count','start':'2026-03-07T10:00Z','end':'2026-03-07T10:05Z','outcomes':{'failed':3,'good':70}}"
                                .replace('\'', '"')),
                read(MeasurementTable.strict(
                        csv(Documents.bytes("from,to,bad,ok\n2026-03-07T10:00Z,2026-03-07T10:05Z,3,70\n")),
                        MeasurementColumns.of("request-count")
                                .column("from", "start")
                                .column("to", "end")
                                .column("bad", "outcomes.failed")
                                .column("ok", "outcomes.good"))));
    }

    /** A table of tickets has a column for each milestone; what is empty was not reached. */
    @Test
    void ticketsByTheirMilestones() throws IOException {
        String csv = "Number,Priority,Opened,Hold,Continued,Resolved\n"
                + "T1,P1,2026-03-02T09:00Z,2026-03-02T10:00Z,2026-03-02T11:00Z,2026-03-02T12:00Z\n"
                + "T2,,2026-03-02T09:30Z,,,\n"
                + ",P1,2026-03-02T09:30Z,,,\n"
                + "T4,P1,monday,,,\n";
        MeasurementColumns tickets = MeasurementColumns.of("work-item")
                .always("item", "ticket")
                .column("Number", "id")
                .column("Priority", "attributes.priority")
                .column("Opened", "reached.opened")
                .column("Resolved", "reached.resolved")
                .column("Hold", "paused.customer")
                .column("Continued", "resumed.customer");
        MeasurementTable table = MeasurementTable.lenient(csv(Documents.bytes(csv)), tickets);
        List<Measurement> read = read(table);
        assertEquals(
                List.of(
                        WorkItem.ticket("T1")
                                .attribute("priority", "P1")
                                .opened(Instant.parse("2026-03-02T09:00:00Z"))
                                .resolved(Instant.parse("2026-03-02T12:00:00Z"))
                                .paused(
                                        Instant.parse("2026-03-02T10:00:00Z"),
                                        Instant.parse("2026-03-02T11:00:00Z"),
                                        "customer"),
                        WorkItem.ticket("T2").opened(Instant.parse("2026-03-02T09:30:00Z"))),
                read);
        assertEquals(
                List.of(
                        "row 3: id must be stated, because what happens to it comes by its id",
                        "row 4: moments[0].at (\"monday\") must be an ISO-8601 date-time with an offset, such as"
                                + " 2026-03-07T10:00Z or 2026-03-07T11:00+01:00"),
                table.refused().stream().map(Object::toString).toList());
    }

    @Test
    void aLenientTableKeepsWrongRowsApartAndTheReportNamesThem() throws IOException {
        String csv =
                "Opened,Restored,Site\n2026-03-07 10:00,2026-03-07 11:30,web\nyesterday,,web\n,,\n2026-03-07 12:00,2026-03-07 11:00,\n";
        MeasurementTable table = MeasurementTable.lenient(csv(Documents.bytes(csv)), OUTAGES);
        ComplianceEngine engine = ComplianceEngine.of(Documents.agreement("smallest"));
        Evaluation evaluation = engine.start(engine.periodOf(LocalDate.of(2026, 3, 1)));
        table.addTo(evaluation);
        List<String> expected = List.of(
                "row 2: start (\"yesterdayZ\") must be an ISO-8601 date-time with an offset such as \"2026-03-07T10:00Z\"",
                "row 3: start must be stated",
                "row 4: end (\"2026-03-07T11:00Z\") must not be before start");
        assertEquals(3, table.refusedCount());
        for (int i = 0; i < 3; i++) {
            String refused = table.refused().get(i).toString();
            assertTrue(refused.startsWith(expected.get(i).substring(0, 24)), refused);
        }
        List<String> remarks = evaluation.report().remarks().stream()
                .filter(remark -> remark.kind() == Remark.Kind.REFUSED_ROWS)
                .map(Remark::text)
                .toList();
        List<String> told = new ArrayList<>(List.of(
                "column Detected is in no row; the result may depend on it",
                "column Rack is in no row; the result may depend on it"));
        table.refused().forEach(row -> told.add(row.toString()));
        told.add("rows refused: 3; the result may depend on them");
        assertEquals(told, remarks);
        assertEquals(List.of("Rack", "Detected"), table.absentColumns());
    }

    @Test
    void aStrictTableThrowsAtTheFirstWrongRow() throws IOException {
        MeasurementTable table =
                MeasurementTable.strict(csv(Documents.bytes("Opened\n2026-03-07 10:00\nx\n")), OUTAGES);
        UncheckedIOException thrown = assertThrows(UncheckedIOException.class, () -> read(table));
        assertTrue(thrown.getCause().getMessage().startsWith("row 2: start (\"xZ\") "), thrown.getMessage());
        assertThrows(IllegalStateException.class, table::iterator);
    }

    @Test
    void whatTheChangeOfACellThrowsIsAFaultOfTheRow() {
        MeasurementColumns columns = MeasurementColumns.of("probe").column("t", "at", text -> text.substring(99));
        MeasurementTable table =
                MeasurementTable.lenient(List.of(Map.of("t", "a\nb")).iterator(), columns);
        assertEquals(List.of(), read(table));
        assertTrue(
                table.refused()
                        .get(0)
                        .toString()
                        .startsWith("row 1: at (\"a\\nb\") must be changed to a text of the format: "),
                table.refused().get(0).toString());
    }

    @ParameterizedTest
    @CsvSource({"start,start", "attributes.a,attributes.a"})
    void aFieldHasOneColumn(String one, String other) {
        MeasurementColumns columns = MeasurementColumns.of("outage").column("a", one);
        assertEquals(
                "field (" + one + ") must have one column only",
                assertThrows(IllegalArgumentException.class, () -> columns.column("b", other))
                        .getMessage());
    }

    /** A table of nothing but refused rows would tell it, too, but late and often. */
    @Test
    void whatNoMeasurementHasIsRefusedAtOnce() {
        assertEquals(
                "type (outtage) must be one of outage, state-change, probe, request, request-count, sample, work-item,"
                        + " item-event, exclusion, service-life, watched, fact",
                assertThrows(IllegalArgumentException.class, () -> MeasurementColumns.of("outtage"))
                        .getMessage());
        MeasurementColumns outages = MeasurementColumns.of("outage");
        String known = ") of outage must be one of start, end, weight, cause, incident, milestones.…, subject, source,"
                + " id, known-at, attributes.…";
        for (String field :
                List.of("strat", "type", "attributes", "start.day", "milestone.detected", "outcomes.good", "")) {
            assertEquals(
                    "field (" + field + known,
                    assertThrows(IllegalArgumentException.class, () -> outages.column("a", field))
                            .getMessage());
            assertThrows(IllegalArgumentException.class, () -> outages.always(field, "x"));
        }
        MeasurementColumns items = MeasurementColumns.of("work-item");
        assertThrows(IllegalArgumentException.class, () -> items.column("a", "moments"));
    }

    /** Every field of every type can be a column, except what a cell cannot hold. */
    @Test
    void allFieldsCanBeColumns() {
        for (String type : MeasurementReader.types()) {
            for (String field : MeasurementReader.fields(type)) {
                boolean named = Set.of("milestones", "attributes", "outcomes").contains(field);
                if (!field.equals("moments")) {
                    MeasurementColumns.of(type).column("a", named ? field + ".a" : field);
                }
            }
        }
    }

    @Test
    void ofManyRefusedRowsTheFirstThousandAreKept() throws IOException {
        Iterator<Map<String, String>> rows =
                IntStream.range(0, 5000).mapToObj(i -> Map.of("Opened", "no")).iterator();
        MeasurementTable table = MeasurementTable.lenient(rows, OUTAGES);
        ComplianceEngine engine = ComplianceEngine.of(Documents.agreement("smallest"));
        Evaluation evaluation = engine.start(engine.periodOf(LocalDate.of(2026, 3, 1)));
        table.addTo(evaluation);
        assertEquals(5000, table.refusedCount());
        assertEquals(1000, table.refused().size());
        assertTrue(evaluation.report().remarks().stream()
                .anyMatch(remark -> remark.text().equals("rows refused: 5000; the result may depend on them")));
    }

    @Test
    void compressedFilesComeThroughTheStreamOfTheCaller() throws IOException {
        String lines = Documents.text("measurements/all.jsonl");
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(lines.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        byte[] bytes = compressed.toByteArray();
        List<Measurement> read = new ArrayList<>();
        MeasurementLines.strict(new GZIPInputStream(new ByteArrayInputStream(bytes)))
                .forEach(read::add);
        assertEquals(lines(lines.split("\n")), read);
        MeasurementLines cut =
                MeasurementLines.lenient(new GZIPInputStream(new ByteArrayInputStream(bytes, 0, bytes.length - 20)));
        assertThrows(
                UncheckedIOException.class, () -> cut.forEach(read::add), "what was cut off is not taken for the end");
    }
}
