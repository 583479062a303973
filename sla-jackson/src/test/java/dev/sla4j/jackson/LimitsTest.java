package dev.sla4j.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sla4j.agreement.Agreement;
import dev.sla4j.engine.ComplianceEngine;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.report.History;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every limit has a clear error just beyond it, and nothing against what is within. */
class LimitsTest {
    /** The smallest document has 26 values, 5 of them around the innermost, and 3 rows. */
    static Stream<Arguments> limits() {
        return Stream.of(
                arguments("depth", limit(Limits.DEFAULT::withDepth), 6, "must not be nested deeper than 5 values"),
                arguments(
                        "values",
                        limit(n -> Limits.DEFAULT.withSize(n, 1000)),
                        26,
                        "must not be one of more than 25 values"),
                arguments("text", limit(Limits.DEFAULT::withText), 13, "must be a text of at most 12 characters"),
                arguments("targets", limit(n -> Limits.DEFAULT.withTargets(n)), 1, ""),
                arguments(
                        "rows",
                        limit(Limits.DEFAULT::withRows),
                        8,
                        "must not be one of more than 7 of a list or an object"));
    }

    private interface OfNumber {
        Limits of(int number);
    }

    private static OfNumber limit(OfNumber limit) {
        return limit;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("limits")
    void theSmallestDocumentIsWithin(String name, OfNumber limit, int enough, String rule) throws IOException {
        assertEquals(
                Documents.agreement("smallest"), read(limit.of(enough), Documents.text("agreements/smallest.json")));
        if (!rule.isEmpty()) {
            String message = refused(limit.of(enough - 1), Documents.text("agreements/smallest.json"));
            assertEquals(rule, message.substring(message.indexOf("must")), message);
        }
    }

    private static Agreement read(Limits limits, String json) throws IOException {
        return new ObjectMapper()
                .registerModule(new SlaModule().limitedTo(limits))
                .readValue(json, Agreement.class);
    }

    private static String refused(Limits limits, String json) {
        return assertThrows(SlaFormatException.class, () -> read(limits, json)).getMessage();
    }

    @Test
    void targets() throws IOException {
        String json = Documents.text("agreements/combinations.json");
        int targets = read(Limits.DEFAULT, json).targets().size();
        assertEquals(
                "targets ([…]) must be a list of at most " + (targets - 1),
                refused(Limits.DEFAULT.withTargets(targets - 1), json));
        assertEquals(
                targets,
                read(Limits.DEFAULT.withTargets(targets), json).targets().size());
    }

    @Test
    void theLengthOfAllTexts() throws IOException {
        String json = Documents.text("agreements/smallest.json");
        int length = 0;
        while (!isRead(Limits.DEFAULT.withSize(1000, ++length), json)) {}
        assertEquals(207, length);
        assertEquals(
                "targets[0].penalty.table[2][1] must not stand behind 206 characters of text",
                refused(Limits.DEFAULT.withSize(1000, 206), json));
    }

    private static boolean isRead(Limits limits, String json) throws IOException {
        try {
            return read(limits, json) != null;
        } catch (SlaFormatException e) {
            return false;
        }
    }

    @Test
    void theLengthOfANumberAndOfAName() throws IOException {
        String json = Documents.text("agreements/smallest.json");
        assertEquals(
                "version must be a number of at most 3 characters",
                refused(Limits.DEFAULT.withNumber(3), json.replace("\"version\": 1", "\"version\": 1000")));
        String name = "x-" + "n".repeat(20);
        assertEquals(
                name + " must not have more than 21 characters in its name",
                refused(Limits.DEFAULT.withText(21), json.replace("\"version\"", '"' + name + "\": 1, \"version\"")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"subject", "attributes"})
    void linesHaveTheSameLimits(String field) {
        String value = field.equals("subject") ? "\"0123456789\"" : "{\"a\":\"0123456789\"}";
        String line = "{\"type\":\"probe\",\"at\":\"2026-03-01T00:00Z\",\"good\":true,\"" + field + "\":" + value + "}";
        assertEquals(1, lines(line, limits -> limits).size());
        assertEquals(
                1,
                lines(line, limits -> limits.withText(17).withLine(line.length()))
                        .size());
        assertEquals(
                "line 1: at must be a text of at most 16 characters", refusedLine(line, limits -> limits.withText(16)));
        assertEquals(
                " must not be longer than " + (line.length() - 1) + " bytes",
                refusedLine(line, limits -> limits.withLine(line.length() - 1))
                        .replaceFirst("line 1: document \\(.*\\)", ""));
    }

    private static List<Measurement> lines(String line, UnaryOperator<Limits> change) {
        List<Measurement> read = new ArrayList<>();
        MeasurementLines.strict(Documents.bytes(line), change.apply(Limits.DEFAULT))
                .forEach(read::add);
        return read;
    }

    private static String refusedLine(String line, UnaryOperator<Limits> change) {
        UncheckedIOException thrown = assertThrows(UncheckedIOException.class, () -> lines(line, change));
        return thrown.getCause().getMessage();
    }

    private static final String ITEM = "{\"type\":\"work-item\",\"item\":\"ticket\",\"id\":\"T%d\"}\n";
    private static final String EVENT =
            "{\"type\":\"item-event\",\"item\":\"ticket\",\"item-id\":\"T%d\",\"at\":\"2026-03-01T00:00Z\",\"reached\":\"opened\"}\n";
    private static final String PROBE = "{\"type\":\"probe\",\"at\":\"2026-03-01T00:00Z\",\"good\":true}\n";

    /** They are held until the report, open or not. */
    @Test
    void itemsOfOneStream() {
        String text = String.format(ITEM, 1) + PROBE + PROBE + String.format(EVENT, 1) + String.format(ITEM, 2) + PROBE;
        assertEquals(6, lines(text, limits -> limits.withItems(3)).size());
        assertEquals(
                "line 5: document must not be one of more than 2 work items and events of items",
                refusedLine(text, limits -> limits.withItems(2)));
        MeasurementLines lenient = MeasurementLines.lenient(Documents.bytes(text), Limits.DEFAULT.withItems(1));
        List<Measurement> read = new ArrayList<>();
        lenient.forEach(read::add);
        assertEquals(4, read.size());
        assertEquals(2, lenient.refusedCount());
        assertEquals(10_000_000, Limits.DEFAULT.items());
    }

    @Test
    void itemsOfOneTable() {
        MeasurementColumns columns =
                MeasurementColumns.of("work-item").always("item", "ticket").column("Number", "id");
        List<Map<String, String>> rows = List.of(Map.of("Number", "1"), Map.of("Number", "2"));
        MeasurementTable table = MeasurementTable.lenient(rows.iterator(), columns, Limits.DEFAULT.withItems(1));
        table.forEach(item -> assertEquals("1", item.origin().id()));
        assertEquals(
                "[row 2: document must not be one of more than 1 work items and events of items]",
                table.refused().toString());
        MeasurementTable strict = MeasurementTable.strict(rows.iterator(), columns, Limits.DEFAULT.withItems(1));
        assertThrows(UncheckedIOException.class, () -> strict.forEach(item -> {}));
    }

    /** A few lines of an agreement may not ask for a slot of each millisecond. */
    @Test
    void slotsOfAPeriod() throws IOException {
        String json = Documents.text("agreements/smallest.json")
                .replace(
                        "\"availability\"",
                        "{\"fold\":{\"kind\":\"mean\",\"slots\":{\"indicator\":{\"share\":{\"of\":\"requests\"}},\"length\":\"PT0.2S\"}}}")
                .replace("\"id\": \"uptime\",", "\"id\": \"uptime\", \"resolution\": \"PT0.2S\",");
        ComplianceEngine engine = ComplianceEngine.of(read(Limits.DEFAULT, json));
        IllegalArgumentException thrown = assertThrows(
                IllegalArgumentException.class,
                () -> engine.start(engine.periodOf(LocalDate.of(2026, 3, 1)), History.empty()));
        assertEquals(
                "target uptime: slot (PT0.2S) must be longer, because period (2026-03"
                        + " 2026-02-28T23:00Z/2026-03-31T22:00Z) has 13374000 of them and at most 10000000 are looked at",
                thrown.getMessage());
    }

    @Test
    void limitsAreChecked() {
        assertEquals(
                "depth (1001) must be at most 1000",
                assertThrows(IllegalArgumentException.class, () -> Limits.DEFAULT.withDepth(1001))
                        .getMessage());
        assertEquals(
                "rows (0) must be at least 1",
                assertThrows(IllegalArgumentException.class, () -> Limits.DEFAULT.withRows(0))
                        .getMessage());
    }
}
