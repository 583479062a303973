package dev.sla4j.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the conformance kit: the cases of the tree in every build, and those of any other directory on demand. */
class ConformanceTest {
    private static final Path CASES = Path.of("src", "test", "resources", "conformance");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> everyCaseOfTheTreePasses() throws IOException {
        return cases(CASES).stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.path("id").asText(), () -> assertEquals(List.of(), ConformanceCase.failures(each))));
    }

    @Test
    void casesHaveIdentitiesOfTheirOwnAndSayWhereTheyComeFrom() throws IOException {
        Set<String> ids = new HashSet<>();
        for (JsonNode each : cases(CASES)) {
            assertTrue(ids.add(each.path("id").asText()), each.path("id") + " stands twice");
            assertTrue(each.hasNonNull("source"), each.path("id") + " must name its source");
        }
        assertTrue(ids.size() >= 150, "there are " + ids.size() + " cases");
    }

    @Test
    void aWrongExpectationFails() throws IOException {
        JsonNode wrong = MAPPER.readTree(
                "{\"id\":\"x\",\"round\":{\"value\":\"99.895\",\"rounding\":\"0.01 half-up\"},\"expect\":\"99.89\"}");
        assertEquals(List.of("round: expected 99.89, is 99.90"), ConformanceCase.failures(wrong));
    }

    /** Nothing of what a case says is passed over. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "~round~: {~value~: ~1.5~, ~rounding~: ~1 half-up~, ~mode~: ~x~}, ~expect~: ~2~|mode must be one of [rounding, value] or []",
                "~round~: {~value~: ~1.5~, ~rounding~: ~1 half-up~}, ~expected~: ~3~, ~expect~: ~2~|expected must be one of [clause, expect, id, source] or [round]",
                "~agreement~: A, ~period~: ~2026-03~, ~measurments~: [], ~expect~: {}|measurments must be one of ",
                "~agreement~: A, ~period~: ~2026-03~, ~expect~: {~credits~: ~0~}|credits must be one of ",
                "~agreement~: A, ~period~: ~2026-03~, ~expect~: {~targets~: {~uptime~: {~verdcit~: ~null~}}}|uptime.verdcit: expected null, is nothing of that name",
                "~agreement~: A, ~period~: ~2026-03~, ~expect~: {~statement~: {~totl~: ~~}}|statement.totl: expected , is nothing of that name"
            })
    void whatIsNotKnownFails(String fields, String failure) throws IOException {
        String json = "{~id~: ~x~, " + fields + "}";
        List<String> failures = ConformanceCase.failures(MAPPER.readTree(
                json.replace('~', '"').replace(": A", ": " + Documents.text("agreements/smallest.json"))));
        assertEquals(1, failures.size(), failures::toString);
        assertTrue(failures.get(0).startsWith(failure), failures::toString);
    }

    /** The directory is named by the property {@code sla4j.cases}; see docs/conformance.md. */
    @Test
    void casesOfAnotherDirectoryPass() throws IOException {
        String directory = System.getProperty("sla4j.cases");
        assumeTrue(directory != null, "no -Dsla4j.cases=DIR was given");
        int passed = 0;
        List<String> failed = new ArrayList<>();
        for (JsonNode each : cases(Path.of(directory))) {
            List<String> failures = ConformanceCase.failures(each);
            passed += failures.isEmpty() ? 1 : 0;
            if (!failures.isEmpty()) {
                failed.add(each.path("id").asText() + ": " + String.join("; ", failures));
            }
        }
        failed.forEach(System.out::println);
        System.out.println(passed + " passed, " + failed.size() + " failed");
        assertEquals(List.of(), failed);
    }

    /** The cases of all files below a directory, in the order of the names of the files. */
    private static List<JsonNode> cases(Path directory) throws IOException {
        List<JsonNode> cases = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .forEach(file -> read(file).path("cases").forEach(cases::add));
        }
        return cases;
    }

    private static JsonNode read(Path file) {
        try {
            return MAPPER.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
