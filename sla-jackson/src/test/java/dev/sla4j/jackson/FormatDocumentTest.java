package dev.sla4j.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What {@code docs/format.md} shows is what the other tests read. */
class FormatDocumentTest {
    private final String document;

    FormatDocumentTest() throws IOException {
        document = Files.readString(Path.of("..", "docs", "format.md"));
    }

    @Test
    void itsDocumentsAreThoseOfTheTests() throws IOException {
        List<String> shown = Pattern.compile("```json\n(.*?\n)```", Pattern.DOTALL)
                .matcher(document)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertEquals(
                List.of(
                        Documents.text("agreements/smallest.json"),
                        Documents.text("measurements/all.jsonl"),
                        Documents.text("agreements/fullest.json")),
                shown);
    }

    @Test
    void itNamesEveryPolicyWithItsReadings() {
        for (PolicyName policy : PolicyName.ALL) {
            String row = "| `" + policy.name() + "` | "
                    + Arrays.stream(policy.readings())
                            .map(reading -> "`" + Names.of((Enum<?>) reading) + "`")
                            .collect(Collectors.joining(", "))
                    + " |";
            assertTrue(document.contains(row), row);
        }
    }
}
