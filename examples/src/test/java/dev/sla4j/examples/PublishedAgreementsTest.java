package dev.sla4j.examples;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sla4j.agreement.Agreement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublishedAgreementsTest {
    private final Library library = new Library();

    @Test
    void everythingThatIsPrinted() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/published-agreements.txt")) {
            String golden = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);

            assertEquals(golden, PublishedAgreements.text());
        }
    }

    @Test
    void threeOutagesOfTwentyKeepThePromise() {
        long kept = PublishedAgreements.text()
                .lines()
                .filter(line -> line.matches("  O\\d\\d .*  MET .*"))
                .count();

        assertEquals(3, kept);
    }

    @ParameterizedTest
    @MethodSource
    void anAgreementIsReadAndSaysItsSource(String name) {
        Agreement agreement = library.agreement(name);
        JsonNode about = library.about(name);

        assertAll(
                () -> assertFalse(agreement.targets().isEmpty()),
                () -> assertEquals(about.path("id").asText(), agreement.id()),
                () -> assertTrue(about.path("x-record").asText().matches("[PA][0-9]{2}"), "x-record"),
                () -> assertFalse(about.path("x-title").asText().isBlank(), "x-title"),
                () -> assertFalse(about.path("x-source").asText().isBlank(), "x-source"),
                () -> assertFalse(about.path("x-assumed").asText().isBlank(), "x-assumed"));
    }

    static SortedSet<String> anAgreementIsReadAndSaysItsSource() {
        return files("agreements");
    }

    @ParameterizedTest
    @MethodSource
    void whatHappenedIsReadAndSaysItsSource(String name) {
        assertFalse(library.evidence(name).isEmpty());
        assertFalse(library.aboutEvidence(name).isEmpty());
        for (JsonNode about : library.aboutEvidence(name)) {
            assertFalse(about.path("x-source").asText().isBlank(), "x-source");
        }
    }

    static SortedSet<String> whatHappenedIsReadAndSaysItsSource() {
        return files("outages");
    }

    @Test
    void everyDocumentIsShown() {
        Manifest manifest = library.manifest();
        SortedSet<String> agreements = new TreeSet<>(manifest.sideBySide().agreements());
        SortedSet<String> outages = new TreeSet<>(manifest.twentyOutages().evidence());
        for (Manifest.Case each : manifest.cases()) {
            agreements.add(each.agreement());
            outages.addAll(each.evidence());
        }

        assertEquals(files("agreements"), agreements);
        assertEquals(files("outages"), outages);
    }

    @Test
    void allTwentyOutagesOfTheCatalogueAreThere() {
        String numbers = library.manifest().twentyOutages().evidence().stream()
                .map(name -> name.substring(0, 3))
                .collect(Collectors.joining(" "));

        assertEquals(
                IntStream.rangeClosed(1, 20)
                        .mapToObj(number -> String.format("o%02d", number))
                        .collect(Collectors.joining(" ")),
                numbers);
    }

    private static SortedSet<String> files(String folder) {
        // Those of the sources: a document that was taken away may still lie in the target folder.
        Path path = Path.of(System.getProperty("basedir", "."), "src/main/resources/published", folder);
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new AssertionError(path.toString(), e);
        }
    }
}
