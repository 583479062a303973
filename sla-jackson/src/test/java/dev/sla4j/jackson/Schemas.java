package dev.sla4j.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.sla4j.agreement.AgreementHistory;
import dev.sla4j.agreement.AgreementLevel;
import dev.sla4j.report.Comparison;
import dev.sla4j.report.History;
import dev.sla4j.settlement.CreditAccount;
import dev.sla4j.settlement.PortfolioTotals;
import dev.sla4j.settlement.Restatement;
import dev.sla4j.settlement.Statement;
import dev.sla4j.settlement.Waiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The schemas that are delivered with the library. */
final class Schemas {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaLoaders(loaders -> loaders.schemas(byIdentity())));

    /** The schemas by which a value of a type is written, by its name. */
    static final Map<String, Class<?>> KEPT = new TreeMap<>(Map.of(
            "agreement-history", AgreementHistory.class,
            "agreement-level", AgreementLevel.class,
            "comparison", Comparison.class,
            "credit-account", CreditAccount.class,
            "history", History.class,
            "portfolio-totals", PortfolioTotals.class,
            "restatement", Restatement.class,
            "statement", Statement.class,
            "waiver", Waiver.class));

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

    static JsonSchema load(String name) {
        return FACTORY.getSchema(source(name));
    }

    /** What a schema refers to by its identity is given, not fetched. */
    private static Map<String, String> byIdentity() {
        Map<String, String> sources = new TreeMap<>();
        for (String name : List.of("agreement", "report", "statement")) {
            JsonNode source = source(name);
            sources.put(source.path("$id").asText(), source.toString());
        }
        return sources;
    }

    /** What the schema has against a document; nothing if it is valid. */
    static Set<ValidationMessage> faults(JsonSchema schema, JsonNode document) {
        return schema.validate(document);
    }
}
