package dev.sla4j.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sla4j.agreement.Agreement;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.report.PeriodResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever comes in: either a value of the model comes out, or one of the documented exceptions. */
class HostileInputProperties {
    private final ObjectMapper mapper = Documents.mapper();

    @Property(tries = 2000)
    void wrongValuesAnywhereInAnAgreement(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        JsonNode document =
                mapper.readTree(Documents.text("agreements/" + Documents.AGREEMENTS.get(random.nextInt(3)) + ".json"));
        for (int i = random.nextInt(3); i >= 0; i--) {
            Mutations.spoil(document, random);
        }
        read(mapper, document.toString(), Agreement.class);
    }

    @Property(tries = 1000)
    void wrongValuesAnywhereInAMeasurement(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        List<String> lines = Documents.text("measurements/all.jsonl").lines().toList();
        JsonNode document = mapper.readTree(lines.get(random.nextInt(lines.size())));
        Mutations.spoil(document, random);
        read(mapper, document.toString(), Measurement.class);
    }

    @Property(tries = 3000)
    void wrongValuesAnywhereInWhatIsKept(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        List<String> names = List.copyOf(Schemas.KEPT.keySet());
        String name = names.get(random.nextInt(names.size()));
        JsonNode document = mapper.readTree(Documents.text("kept/" + name + ".json"));
        for (int i = random.nextInt(3); i >= 0; i--) {
            Mutations.spoil(document, random);
        }
        read(mapper, document.toString(), Schemas.KEPT.get(name));
    }

    @Property(tries = 1000)
    void wrongValuesAnywhereInAResult(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        JsonNode document = mapper.readTree(Documents.text("reports/every-field.json"));
        for (int i = random.nextInt(3); i >= 0; i--) {
            Mutations.spoil(document, random);
        }
        read(mapper, document.toString(), PeriodResult.class);
    }

    @Property(tries = 1000)
    void wrongBytesAnywhereInLines(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        byte[] bytes = Documents.text("measurements/all.jsonl").getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(20); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        MeasurementLines lines = MeasurementLines.lenient(new ByteArrayInputStream(bytes));
        long read = 0;
        for (Measurement measurement : lines) {
            assertTrue(measurement != null);
            read++;
        }
        long all = new String(bytes, StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.isBlank())
                .count();
        assertTrue(read + lines.refusedCount() <= all + 1, "a line is read, refused or blank");
    }

    @Example
    void nestingIsLimitedWhateverTheMapperAllows() throws IOException {
        ObjectMapper unlimited = unlimited();
        for (int depth : new int[] {101, 1000, 200_000}) {
            for (String open : List.of("[", "{\"any-of\":[", "{\"x\":")) {
                String deep = open.repeat(depth);
                String document = Documents.text("agreements/smallest.json")
                        .replace("\"availability\"", "{\"availability\":{\"down-while\":" + deep);
                assertTrue(
                        read(unlimited, document, Agreement.class).startsWith("targets[0].indicator.availability"),
                        "refused by its depth, not by the missing end");
            }
        }
        assertEquals("", read(unlimited, nested(40), Agreement.class));
        assertTrue(read(unlimited, nested(60), Agreement.class).contains("must not be nested deeper than 100"));
    }

    private static String nested(int depth) throws IOException {
        return Documents.text("agreements/smallest.json")
                .replace(
                        "\"availability\"",
                        "{\"availability\":{\"down-while\":" + "{\"any-of\":[".repeat(depth) + "\"reported\""
                                + "]}".repeat(depth) + "}}");
    }

    @Example
    void hugeNumbersAreNotComputed() throws IOException {
        ObjectMapper unlimited = unlimited();
        for (String number : List.of("1e999999999", "-1e-999999999", "9".repeat(1_000_000))) {
            for (String field : List.of("\"version\": 1", "\"12000.00 EUR\"", "\">= 99.9%\"")) {
                String value = field.startsWith("\"version") ? "\"version\": " + number : number;
                String document = Documents.text("agreements/smallest.json").replace(field, value);
                assertTrue(read(unlimited, document, Agreement.class).contains("must be"), number);
            }
        }
    }

    private static ObjectMapper unlimited() {
        ObjectMapper mapper = JsonMapper.builder().addModule(new SlaModule()).build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(Integer.MAX_VALUE)
                        .maxNumberLength(Integer.MAX_VALUE)
                        .build());
        return mapper;
    }

    /** Returns the message of the refusal, or nothing. */
    private static String read(ObjectMapper mapper, String json, Class<?> type) throws IOException {
        try {
            Object value = mapper.readValue(json, type);
            if (value != null) {
                assertEquals(value, mapper.readValue(mapper.writeValueAsString(value), type));
            }
            return "";
        } catch (JsonProcessingException e) {
            return e.getMessage();
        }
    }
}
