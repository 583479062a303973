package dev.sla4j.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sla4j.agreement.Agreement;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AgreementSerTest {
    private final ObjectMapper mapper = Documents.mapper();

    static List<String> documents() {
        return Documents.AGREEMENTS;
    }

    @ParameterizedTest
    @MethodSource("documents")
    void whatIsWrittenReadsBackAsTheSame(String name) throws IOException {
        Agreement agreement = Documents.agreement(name);
        assertEquals(agreement, mapper.readValue(mapper.writeValueAsString(agreement), Agreement.class));
    }

    /** The documents are in the form that is written, so this compares every name and every order with what is on file. */
    @ParameterizedTest
    @MethodSource("documents")
    void whatIsWrittenIsTheDocument(String name) throws IOException {
        JsonNode document = new ObjectMapper().readTree(Documents.text("agreements/" + name + ".json"));
        assertEquals(
                normalised(document).toPrettyString(),
                mapper.readTree(mapper.writeValueAsString(Documents.agreement(name)))
                        .toPrettyString());
    }

    /** Percentages and the like are written without zeros at the end. */
    private static JsonNode normalised(JsonNode document) throws IOException {
        return new ObjectMapper().readTree(document.toString().replaceAll("([0-9])\\.0%", "$1%"));
    }

    /** What users keep beside an agreement is read with the document and written back as it stood. */
    @Test
    void freeFieldsComeWithTheDocument() throws IOException {
        String text = Documents.text("agreements/smallest.json");
        String free = "{ \"x-contract\": {\"no\":7.50,\"ends\":null,\"signed\":true}, \"x-links\": [\"a\", 1],"
                + text.strip().substring(1);
        AgreementDocument document = mapper.readValue(free, AgreementDocument.class);
        assertEquals(Documents.agreement("smallest"), document.agreement());
        assertEquals(
                List.of("x-contract", "x-links"),
                List.copyOf(document.extensions().keySet()));
        assertEquals(
                "{\"no\":7.50,\"ends\":null,\"signed\":true}",
                document.extensions().get("x-contract").toString());
        String written = mapper.writeValueAsString(document);
        assertEquals(document, mapper.readValue(written, AgreementDocument.class));
        assertEquals(document.agreement(), mapper.readValue(written, Agreement.class));
        assertEquals(
                0, mapper.readValue(text, AgreementDocument.class).extensions().size());
        assertEquals(
                "extension (contract) must begin with x-",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new AgreementDocument(
                                        document.agreement(),
                                        new TreeMap<>(Map.of(
                                                "contract",
                                                document.extensions().get("x-links")))))
                        .getMessage());
    }

    @Test
    void whatIsDefaultIsNotWritten() throws IOException {
        String written = mapper.writeValueAsString(Documents.agreement("smallest"));
        for (String field : List.of("scope", "policies", "settlement", "minimum", "base", "driver", "exclusions")) {
            assertFalse(written.contains(field), written);
        }
    }
}
