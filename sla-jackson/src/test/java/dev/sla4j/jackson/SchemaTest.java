package dev.sla4j.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import dev.sla4j.agreement.Agreement;
import dev.sla4j.measurement.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemas take every document of the tree that the library reads, and refuse small broken ones as it does. */
class SchemaTest {
    private static final Path RESOURCES = Path.of("src", "test", "resources");

    static Stream<String> names() {
        return Stream.concat(Stream.of("agreement", "measurement", "report"), Schemas.KEPT.keySet().stream());
    }

    @ParameterizedTest
    @MethodSource("names")
    void theyAreSchemas(String name) {
        JsonSchema meta = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertEquals(Set.of(), meta.validate(Schemas.source(name)));
    }

    /** An editor shows what a field is for, by itself or by what it refers to; what is always one word says it by that. */
    @ParameterizedTest
    @MethodSource("names")
    void everyFieldIsDescribed(String name) {
        List<String> silent = new ArrayList<>();
        addSilent(Schemas.source(name), "", silent);
        assertEquals(List.of(), silent);
    }

    private static void addSilent(JsonNode schema, String path, List<String> silent) {
        schema.path("properties").properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (!value.has("description") && !value.has("$ref") && !value.has("const") && value.isObject()) {
                silent.add(path + "/" + field.getKey());
            }
        });
        schema.properties().forEach(field -> {
            if (!field.getKey().equals("if")) {
                addSilent(field.getValue(), path + "/" + field.getKey(), silent);
            }
        });
        for (int i = 0; schema.isArray() && i < schema.size(); i++) {
            addSilent(schema.get(i), path + "/" + i, silent);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyAgreementOfTheTreeIsValid() throws IOException {
        return agreements().entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.getKey(),
                        () -> assertEquals(Set.of(), Schemas.faults(Schemas.AGREEMENT, each.getValue()))));
    }

    @TestFactory
    Stream<DynamicTest> everyMeasurementOfTheTreeIsValid() throws IOException {
        return measurements().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.toString(), () -> assertEquals(Set.of(), Schemas.faults(Schemas.MEASUREMENT, each))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"closed", "running", "every-field"})
    void everyReportOfTheTreeIsValid(String name) throws IOException {
        JsonNode report = Schemas.JSON.readTree(Documents.text("reports/" + name + ".json"));
        assertEquals(Set.of(), Schemas.faults(Schemas.REPORT, report));
    }

    /** What stands in the directory invalid is refused by the schema and by the reader. */
    @TestFactory
    Stream<DynamicTest> brokenDocumentsAreInvalid() throws IOException {
        return brokenDocuments().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    JsonNode document = Schemas.JSON.readTree(file.toFile());
                    boolean isMeasurement = file.getFileName().toString().startsWith("measurement-");
                    assertFalse(Schemas.faults(isMeasurement ? Schemas.MEASUREMENT : Schemas.AGREEMENT, document)
                            .isEmpty());
                    Class<?> type = isMeasurement ? Measurement.class : Agreement.class;
                    assertThrows(
                            SlaFormatException.class, () -> Documents.mapper().readValue(document.toString(), type));
                }));
    }

    @Test
    void thereAreBrokenDocumentsOfBothKinds() throws IOException {
        assertTrue(
                brokenDocuments().size() >= 25, "there are " + brokenDocuments().size());
    }

    private static List<Path> brokenDocuments() throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES.resolve("invalid"))) {
            return files.sorted().toList();
        }
    }

    /** Every agreement of the tree that shall be read, by where it stands. */
    static Map<String, JsonNode> agreements() throws IOException {
        Map<String, JsonNode> found = new TreeMap<>();
        for (String name : Documents.AGREEMENTS) {
            found.put(name, Schemas.JSON.readTree(Documents.text("agreements/" + name + ".json")));
        }
        for (JsonNode each : cases()) {
            if (each.has("agreement") && !each.path("expect").has("faults")) {
                found.put(each.path("id").asText(), each.path("agreement"));
            }
        }
        return found;
    }

    static List<JsonNode> measurements() throws IOException {
        List<JsonNode> found = new ArrayList<>();
        for (String name : List.of("all", "outages", "report")) {
            for (String line :
                    Documents.text("measurements/" + name + ".jsonl").lines().toList()) {
                found.add(Schemas.JSON.readTree(line));
            }
        }
        for (JsonNode each : cases()) {
            if (!each.path("expect").has("faults")) {
                each.path("measurements").forEach(found::add);
            }
        }
        return found;
    }

    private static List<JsonNode> cases() throws IOException {
        List<JsonNode> cases = new ArrayList<>();
        try (Stream<Path> files = Files.walk(RESOURCES.resolve("conformance").resolve("agreements"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                Schemas.JSON.readTree(file.toFile()).path("cases").forEach(cases::add);
            }
        }
        return cases;
    }
}
