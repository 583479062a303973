package dev.sla4j.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sla4j.measurement.Measurement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each hostile value in the place of each value of each kind of document: it is refused where it stands, or it is text there and comes back as it was.
 */
class HostileKeptTest {
    private static final String HOLE = "\"@hole@\"";

    /** Values beside those in quotes. */
    private static final List<String> BARE = List.of(
            "1e999999999",
            "-1E-999999999",
            "-0",
            "-0.0",
            "NaN",
            "-Infinity",
            "9".repeat(900),
            "[[[[]]]]",
            "{\"x\":{}}");

    private final ObjectMapper mapper = Documents.mapper();

    record Document(String name, Class<?> type, String json) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Document> documents() throws IOException {
        List<Document> documents = new ArrayList<>();
        for (DocumentRulesTest.Kind kind : DocumentRulesTest.kinds()) {
            documents.add(new Document(kind.file(), kind.type(), Documents.text(kind.file() + ".json")));
        }
        for (String line : Documents.text("measurements/all.jsonl").lines().toList()) {
            documents.add(new Document(line.substring(0, Math.min(30, line.length())), Measurement.class, line));
        }
        return documents.stream();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyHostileValueInThePlaceOfEveryValue(Document document) throws IOException {
        Object value = mapper.readValue(document.json(), document.type());
        Map<String, JsonNode> holes = new LinkedHashMap<>();
        JsonNode tree = mapper.readTree(document.json());
        collect(tree, tree, "", holes);
        assertFalse(holes.isEmpty());
        // In a great document each value is tried in some of the places.
        int step = holes.size() < 100 ? 1 : holes.size() < 200 ? 6 : 24;
        int number = 0;
        for (Map.Entry<String, JsonNode> hole : holes.entrySet()) {
            String json = hole.getValue().toString();
            number++;
            for (int i = number % step; i < HostileValuesTest.HOSTILE.size(); i += step) {
                String hostile = HostileValuesTest.HOSTILE.get(i);
                check(document, value, json.replace(HOLE, '"' + hostile + '"'), hole.getKey(), hostile);
            }
            for (int i = number % step; i < BARE.size(); i += step) {
                check(document, value, json.replace(HOLE, BARE.get(i)), hole.getKey(), BARE.get(i));
            }
        }
    }

    /** Documents with a hole, by the places where it is; of places that differ in numbers only, one. */
    private static void collect(JsonNode document, JsonNode node, String place, Map<String, JsonNode> holes) {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                JsonNode was = object.get(name);
                object.set(name, TextNode.valueOf(HOLE.substring(1, HOLE.length() - 1)));
                holes.putIfAbsent(place + "." + name, document.deepCopy());
                object.set(name, was);
                collect(document, was, place + "." + name, holes);
            }
        } else if (node instanceof ArrayNode array && !array.isEmpty()) {
            for (int i = 0; i < array.size(); i++) {
                JsonNode was = array.get(i);
                array.set(i, TextNode.valueOf(HOLE.substring(1, HOLE.length() - 1)));
                holes.putIfAbsent(place + "[]", document.deepCopy());
                array.set(i, was);
                collect(document, was, place + "[]", holes);
            }
        }
    }

    private void check(Document document, Object was, String json, String place, String hostile) throws IOException {
        Object read;
        try {
            read = mapper.readValue(json, document.type());
        } catch (SlaFormatException e) {
            // What is well-formed by itself may be wrong because of another place, such as the name that one refers to.
            assertFalse(e.faults().isEmpty());
            e.faults().forEach(fault -> assertTrue(fault.toString().length() < 3000, fault::toString));
            return;
        } catch (JsonProcessingException e) {
            throw new AssertionError(place + " " + hostile, e);
        }
        String written = mapper.writeValueAsString(read);
        assertEquals(read, mapper.readValue(written, document.type()), place + " " + hostile);
        // What is read stands there as it was, or as the same length of time or number; what follows from the rest is
        // not read.
        boolean isKept = written.contains(hostile) && !hostile.isBlank()
                || written.contains('"' + hostile + '"')
                || isSpelledOtherwise(hostile);
        assertTrue(
                isKept || read.equals(was) || hostile.isEmpty(), place + " " + hostile + " was read as something else");
    }

    /** Lengths of time and numbers may have a shorter spelling, in which they are written. */
    private static boolean isSpelledOtherwise(String hostile) {
        return hostile.startsWith("P") || hostile.startsWith("-P") || hostile.startsWith("-0");
    }
}
