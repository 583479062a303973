package dev.sla4j.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/** The schemas that are delivered with the library. */
final class Schemas {
    static final ObjectMapper JSON = new ObjectMapper();
    static final JsonSchema AGREEMENT = load("agreement");
    static final JsonSchema MEASUREMENT = load("measurement");
    static final JsonSchema REPORT = load("report");

    private Schemas() {}

    static JsonNode source(String name) {
        try {
            return JSON.readTree(Documents.text("META-INF/sla4j/" + name + ".schema.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonSchema load(String name) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(source(name));
    }

    /** What the schema has against a document; nothing if it is valid. */
    static Set<ValidationMessage> faults(JsonSchema schema, JsonNode document) {
        return schema.validate(document);
    }
}
