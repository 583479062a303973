package dev.sla4j.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sla4j.agreement.Agreement;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.report.PeriodResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The schemas know the vocabulary of the readers, and no more.
 *
 * <p>A field that nobody knows is put into every object of the documents of the tests, and something that nobody knows into every place of a name: the faults
 * list what the reader knows there. Each such list must be the properties of one object, or the values of one enumeration, of the schema. So
 * who adds to the vocabulary adds to the schema.
 */
class SchemaCompletenessTest {
    private static final Pattern FIELDS = Pattern.compile("must not be here; known are ([a-z0-9, -]+)");
    private static final Pattern NAMES =
            Pattern.compile("must (?:be one of|have exactly one field, of|be a name or an object with one field, of)"
                    + " ([a-z0-9, -]+?)(?:, not .*)?");
    private static final String UNKNOWN = "zzz";

    /** What the reader knows, with the first place where it said so. */
    private final Map<Set<String>, String> known = new LinkedHashMap<>();

    @Test
    void theAgreementSchemaKnowsWhatTheReaderKnows() throws IOException {
        for (String name : Documents.AGREEMENTS) {
            JsonNode document = Schemas.JSON.readTree(Documents.text("agreements/" + name + ".json"));
            visit(document, () -> note(faults(document, Agreement.class), name));
        }
        assertSame("agreement");
    }

    @Test
    void theMeasurementSchemaKnowsWhatTheReaderKnows() throws IOException {
        for (String line : Documents.text("measurements/all.jsonl").lines().toList()) {
            JsonNode document = Schemas.JSON.readTree(line);
            visit(
                    document,
                    () -> note(
                            faults(document, Measurement.class),
                            document.path("type").asText()));
        }
        assertSame("measurement");
    }

    @Test
    void theReportSchemaKnowsWhatTheReaderKnows() throws IOException {
        JsonNode document = Schemas.JSON.readTree(Documents.text("reports/every-field.json"));
        visit(document, () -> note(faults(document, PeriodResult.class), "every-field"));
        assertSame("report");
    }

    static Set<String> kept() {
        return Schemas.KEPT.keySet();
    }

    @ParameterizedTest
    @MethodSource("kept")
    void theSchemaOfWhatIsKeptKnowsWhatTheReaderKnows(String name) throws IOException {
        JsonNode document = Schemas.JSON.readTree(Documents.text("kept/" + name + ".json"));
        visit(document, () -> note(faults(document, Schemas.KEPT.get(name)), name));
        assertSame(name, "agreement", "report", "statement");
    }

    /** Of the schemas to which this one refers not all need to be known here. */
    private void assertSame(String name, String... referredTo) {
        JsonNode schema = Schemas.source(name);
        Set<Set<String>> objects = new LinkedHashSet<>();
        collect(schema, objects, "properties");
        Set<Set<String>> stated = new LinkedHashSet<>(objects);
        collect(schema, stated, "enum");
        for (String other : referredTo) {
            collect(Schemas.source(other), stated, "properties");
            collect(Schemas.source(other), stated, "enum");
        }
        List<String> wrong = new ArrayList<>();
        known.forEach((names, place) -> {
            if (!stated.contains(names)) {
                wrong.add("at " + place + " the reader knows " + names
                        + ", and no object or enumeration of META-INF/sla4j/" + name
                        + ".schema.json has just these; nearest is " + nearest(names, stated));
            }
        });
        for (Set<String> names : objects) {
            if (!known.containsKey(names)) {
                wrong.add("an object of META-INF/sla4j/" + name + ".schema.json has " + names
                        + ", and no reader knows just these; nearest is " + nearest(names, known.keySet()));
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    private static Set<String> nearest(Set<String> names, Set<Set<String>> sets) {
        return sets.stream()
                .max(Comparator.comparingInt(set -> {
                    Set<String> common = new TreeSet<>(set);
                    common.retainAll(names);
                    return 2 * common.size() - set.size();
                }))
                .orElse(Set.of());
    }

    /** The names of the fields of all closed objects, or the values of all enumerations. */
    private static void collect(JsonNode schema, Set<Set<String>> sets, String keyword) {
        JsonNode stated = schema.path(keyword);
        Set<String> names = new TreeSet<>();
        if (stated.isObject() && schema.path("additionalProperties").isBoolean()) {
            stated.fieldNames().forEachRemaining(names::add);
        } else if (stated.isArray()) {
            stated.forEach(value -> names.add(value.asText()));
        }
        if (!names.isEmpty()) {
            sets.add(names);
        }
        schema.forEach(child -> collect(child, sets, keyword));
    }

    private void note(List<Fault> faults, String document) {
        for (Fault fault : faults) {
            for (Pattern pattern : List.of(FIELDS, NAMES)) {
                Matcher matcher = pattern.matcher(fault.rule());
                if (matcher.matches()) {
                    known.putIfAbsent(
                            new TreeSet<>(List.of(matcher.group(1).split(", "))), document + ", " + fault.path());
                }
            }
        }
    }

    private static List<Fault> faults(JsonNode document, Class<?> type) {
        try {
            Documents.mapper().readValue(document.toString(), type);
            return List.of();
        } catch (SlaFormatException e) {
            return e.faults();
        } catch (IOException e) {
            throw new AssertionError(document.toString(), e);
        }
    }

    /** Puts the unknown into every place in turn, and looks. */
    private static void visit(JsonNode node, Runnable look) {
        if (node instanceof ObjectNode object) {
            object.put(UNKNOWN, 0);
            look.run();
            object.remove(UNKNOWN);
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                JsonNode value = object.get(name);
                object.put(name, UNKNOWN);
                look.run();
                object.set(name, value);
            }
        }
        node.forEach(child -> visit(child, look));
    }
}
