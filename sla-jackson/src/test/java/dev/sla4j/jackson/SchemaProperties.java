package dev.sla4j.jackson;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import dev.sla4j.agreement.Agreement;
import dev.sla4j.measurement.Measurement;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Documents that are wrong in one place: what a schema refuses the reader refuses, and of what the reader refuses the schema refuses all that is a
 * matter of form.
 */
class SchemaProperties {
    /** Faults of form; others are about what texts say, and about what does not go together, such as a name in brackets that nothing else has. */
    private static final Pattern FORM = Pattern.compile(
            "must not be here;.*|must be stated|.*, as text in quotes|must be true or false|must be a list, in square brackets"
                    + "|must be a whole number.*|must be one of [^\\[].*|must be a name or an object with one field.*");

    private final List<JsonNode> agreements =
            List.copyOf(SchemaTest.agreements().values());
    private final List<JsonNode> measurements = SchemaTest.measurements();

    SchemaProperties() throws IOException {}

    @Property(tries = 400)
    void agreements(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        compare(agreements.get(random.nextInt(agreements.size())), random, Schemas.AGREEMENT, Agreement.class);
    }

    @Property(tries = 1000)
    void measurements(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        compare(measurements.get(random.nextInt(measurements.size())), random, Schemas.MEASUREMENT, Measurement.class);
    }

    private static void compare(JsonNode right, Random random, JsonSchema schema, Class<?> type) throws IOException {
        JsonNode spoilt = right.deepCopy();
        Mutations.spoil(spoilt, random);
        // The validator computes all digits of a number.
        JsonNode document = Schemas.JSON.readTree(spoilt.toString().replace("1E+999999", "1E+30"));
        Set<ValidationMessage> refused = Schemas.faults(schema, document);
        try {
            Documents.mapper().readValue(document.toString(), type);
            assertTrue(refused.isEmpty(), () -> "is read, but the schema says " + refused + " of " + document);
        } catch (SlaFormatException e) {
            boolean isForm = e.faults().stream()
                    .anyMatch(fault -> FORM.matcher(fault.rule()).matches());
            if (isForm) {
                assertFalse(refused.isEmpty(), () -> e.getMessage() + "\nbut the schema takes it: " + document);
            }
        }
    }
}
