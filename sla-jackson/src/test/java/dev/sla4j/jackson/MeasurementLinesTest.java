package dev.sla4j.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.engine.ComplianceEngine;
import dev.sla4j.engine.Evaluation;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Probe;
import dev.sla4j.report.Remark;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasurementLinesTest {
    private static final String GOOD = "{\"type\":\"probe\",\"at\":\"2026-03-01T00:00Z\",\"good\":true}";
    private static final String BAD = "{\"type\":\"probe\",\"at\":\"2026-03-01T00:00Z\",\"good\":1}";

    private static List<Measurement> read(MeasurementLines lines) {
        List<Measurement> read = new ArrayList<>();
        lines.forEach(read::add);
        return read;
    }

    private static MeasurementLines strict(String text) {
        return MeasurementLines.strict(Documents.bytes(text));
    }

    private static MeasurementLines lenient(String text) {
        return MeasurementLines.lenient(Documents.bytes(text));
    }

    @Test
    void whatIsWrittenIsWhatWasRead() throws IOException {
        String text = Documents.text("measurements/all.jsonl");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MeasurementLines.write(read(strict(text)), out);
        assertEquals(text, out.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n", "\n\n", " \t\n  ", "\r"})
    void blankLinesArePassedOver(String between) {
        assertEquals(0, read(strict(between)).size());
        assertEquals(
                2,
                read(strict(between + GOOD + "\n" + between + GOOD + between)).size());
        assertEquals(2, read(strict(GOOD + "\r\n" + between + GOOD + "\r\n")).size());
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        assertEquals(1, read(strict("\uFEFF" + GOOD)).size());
    }

    @Test
    void strictThrowsAtTheFirstWrongLine() {
        Iterator<Measurement> rows = strict(GOOD + "\n\n" + BAD + "\n" + GOOD).iterator();
        assertInstanceOf(Probe.class, rows.next());
        UncheckedIOException e = assertThrows(UncheckedIOException.class, rows::next);
        assertEquals("line 3: good (1) must be true or false", e.getCause().getMessage());
        assertInstanceOf(SlaFormatException.class, e.getCause());
        assertThrows(NoSuchElementException.class, rows::next);
    }

    @Test
    void lenientKeepsTheWrongLinesApartAndGoesOn() {
        MeasurementLines lines = lenient(String.join(
                "\n",
                GOOD,
                BAD,
                "{\"type\":\"probe\"",
                GOOD + " " + GOOD,
                "7",
                "{\"type\":\"outage\",\"end\":3,\"x\":1}",
                "a\u0000b",
                GOOD));
        assertEquals(2, read(lines).size());
        assertEquals(6, lines.refusedCount());
        List<String> told = lines.refused().stream()
                .map(MeasurementLines.RefusedLine::toString)
                .toList();
        assertEquals("line 2: good (1) must be true or false", told.get(0));
        assertTrue(
                told.get(1).startsWith("line 3: document ({\\\"type\\\":\\\"probe\\\") must be well-formed: "),
                told.get(1));
        assertTrue(told.get(1).endsWith("a brace is missing; see column 16"), told.get(1));
        assertEquals("line 4: document ({…}) must be alone on its line", told.get(2));
        assertEquals("line 5: document (7) must be an object, in braces", told.get(3));
        assertTrue(told.get(4).startsWith("line 6: start must be stated; end (3) must be "), told.get(4));
        assertEquals(3, lines.refused().get(4).faults().size());
        assertTrue(told.get(5).startsWith("line 7: document (a\\u0000b) must be text in quotes, "), told.get(5));
    }

    /** Whatever word stands for a value: what is wrong beside it is told too, and no line after it is lost. */
    @ParameterizedTest
    @ValueSource(strings = {"NaN", "-Infinity", "noon", "tru", "nul", "None", "undefined", "é"})
    void besideAWordThatIsNoValueAllIsTold(String word) {
        String line = "{\"type\":\"probe\",\"at\":" + word + ",\"good\":1,\"x\":" + word + "}";
        MeasurementLines lines = lenient(GOOD + "\n" + line + "\n" + GOOD);
        assertEquals(2, read(lines).size());
        String told = lines.refused().get(0).toString();
        String rule =
                " (" + word + ") must be text in quotes, a number, true or false, a list or an object; see column ";
        assertTrue(told.startsWith("line 2: at" + rule), told);
        assertTrue(told.contains("; x" + rule), told);
        assertTrue(told.endsWith("; good (1) must be true or false"), told);
    }

    @Test
    void compressedLinesComeThroughTheStreamOfTheCaller() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write((GOOD + "\n" + BAD + "\n" + GOOD).getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = compressed.toByteArray();
        MeasurementLines lines = MeasurementLines.lenient(new GZIPInputStream(new ByteArrayInputStream(bytes)));
        assertEquals(2, read(lines).size());
        assertEquals(1, lines.refusedCount());
        // A file that was cut off is no short file.
        byte[] cut = Arrays.copyOf(bytes, bytes.length - 12);
        MeasurementLines half = MeasurementLines.lenient(new GZIPInputStream(new ByteArrayInputStream(cut)));
        assertThrows(UncheckedIOException.class, () -> read(half));
    }

    @Test
    void bytesThatAreNoTextSpoilTheirLineOnly() {
        byte[] bytes = (GOOD + "\n{\"type\":\"probe\",\"at\":\"?\"}\n" + GOOD).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == '?' ? (byte) 0xFF : bytes[i];
        }
        MeasurementLines lines = MeasurementLines.lenient(new ByteArrayInputStream(bytes));
        assertEquals(2, read(lines).size());
        assertEquals(2, lines.refused().get(0).number());
    }

    @Test
    void aLineThatIsTooLongIsRefusedAndPassedOver() {
        String longest = GOOD.replace("true", "true" + " ".repeat(Limits.DEFAULT.line() - GOOD.length()));
        MeasurementLines lines = lenient(longest + "\n" + longest + " \n" + GOOD + "\n" + longest.repeat(5));
        assertEquals(2, read(lines).size());
        assertEquals(
                List.of(2L, 4L),
                lines.refused().stream()
                        .map(MeasurementLines.RefusedLine::number)
                        .toList());
        assertTrue(lines.refused().get(0).toString().endsWith("must not be longer than 1048576 bytes"));
    }

    @Test
    void ofManyRefusedLinesTheNumberIsKept() {
        MeasurementLines lines = lenient((BAD + "\n").repeat(2500));
        assertEquals(0, read(lines).size());
        assertEquals(1000, lines.refused().size());
        assertEquals(2500, lines.refusedCount());
    }

    @Test
    void theReportNamesTheRefusedLines() throws IOException {
        ComplianceEngine engine = ComplianceEngine.of(Documents.agreement("smallest"));
        Evaluation evaluation = engine.start(engine.periodOf(LocalDate.of(2026, 3, 1)));
        lenient((BAD + "\n").repeat(1001)).addTo(evaluation);
        List<String> remarks = evaluation.report().remarks().stream()
                .filter(remark -> remark.kind() == Remark.Kind.REFUSED_ROWS)
                .map(Remark::text)
                .toList();
        assertEquals(1001, remarks.size());
        assertTrue(remarks.contains("line 1000: good (1) must be true or false"));
        assertTrue(remarks.contains("lines refused: 1001; the result may depend on them"));
        assertThrows(IllegalArgumentException.class, () -> evaluation.addRefused(" "));
    }

    /** What two files have refused alike is not one refusal. */
    @Test
    void theReportCountsWhatSeveralFilesRefuseAlike() throws IOException {
        ComplianceEngine engine = ComplianceEngine.of(Documents.agreement("smallest"));
        Evaluation evaluation = engine.start(engine.periodOf(LocalDate.of(2026, 3, 1)));
        lenient((GOOD + "\n").repeat(9) + BAD + "\n").addTo(evaluation);
        Evaluation other = engine.start(engine.periodOf(LocalDate.of(2026, 3, 1)));
        lenient(GOOD + "\n" + GOOD + "\n" + BAD + "\n").addTo(other);
        lenient(GOOD + "\n" + GOOD + "\n" + BAD + "\n").addTo(other);
        assertEquals(
                List.of(
                        "line 3: good (1) must be true or false (2 times)",
                        "line 10: good (1) must be true or false",
                        "lines refused: 1; the result may depend on them (3 times)"),
                evaluation.merge(other).report().remarks().stream()
                        .filter(remark -> remark.kind() == Remark.Kind.REFUSED_ROWS)
                        .map(Remark::text)
                        .toList());
    }

    @Test
    void linesAreReadWhenTheyAreAskedFor() {
        InputStream endless = new InputStream() {
            private final byte[] line = (GOOD + "\n").getBytes(StandardCharsets.UTF_8);
            private int at;

            @Override
            public int read() {
                return line[at++ % line.length];
            }
        };
        Iterator<Measurement> rows = MeasurementLines.strict(endless).iterator();
        for (int i = 0; i < 10_000; i++) {
            rows.next();
        }
        assertTrue(rows.hasNext());
    }

    @Test
    void aStreamThatFailsIsNoRefusedLine() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken pipe");
            }
        };
        MeasurementLines lines = MeasurementLines.lenient(failing);
        UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> read(lines));
        assertEquals("broken pipe", e.getCause().getMessage());
        assertEquals(0, lines.refusedCount());
    }

    @Test
    void linesCanBeIteratedOnce() {
        MeasurementLines lines = strict(GOOD);
        assertTrue(lines.iterator().hasNext());
        assertEquals(
                "the lines can be iterated once only",
                assertThrows(IllegalStateException.class, lines::iterator).getMessage());
    }

    /** A stream may hand out as few bytes as it likes. */
    @Test
    void smallPiecesAreJoined() throws IOException {
        byte[] all = Documents.text("measurements/all.jsonl").getBytes(StandardCharsets.UTF_8);
        InputStream drops = new ByteArrayInputStream(all) {
            @Override
            public synchronized int read(byte[] to, int from, int length) {
                return super.read(to, from, Math.min(3, length));
            }
        };
        List<Measurement> read = read(MeasurementLines.strict(drops));
        assertEquals(read(MeasurementLines.strict(Documents.bytes(Documents.text("measurements/all.jsonl")))), read);
        assertFalse(read.isEmpty());
    }
}
