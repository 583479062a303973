package dev.sla4j.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sla4j.agreement.Agreement;
import dev.sla4j.jackson.MeasurementLines;
import dev.sla4j.jackson.SlaModule;
import dev.sla4j.measurement.Measurement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The documents of this example: a manifest, agreements, and what happened. */
final class Library {
    private static final String AGREEMENTS = "agreements/";
    private static final String OUTAGES = "outages/";

    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new SlaModule())
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    Manifest manifest() {
        return read("cases.json", Manifest.class);
    }

    Agreement agreement(String name) {
        return read(AGREEMENTS + name, Agreement.class);
    }

    /** What the document says beside the agreement: the fields that begin with {@code x-}. */
    JsonNode about(String name) {
        return read(AGREEMENTS + name, JsonNode.class);
    }

    List<Measurement> evidence(String name) {
        List<Measurement> evidence = new ArrayList<>();
        MeasurementLines.strict(new ByteArrayInputStream(bytes(OUTAGES + name))).forEach(evidence::add);
        return evidence;
    }

    List<Measurement> evidence(List<String> names) {
        List<Measurement> evidence = new ArrayList<>();
        names.forEach(name -> evidence.addAll(evidence(name)));
        return evidence;
    }

    /** What the lines say beside the measurements; those that say nothing are left out. */
    List<JsonNode> aboutEvidence(String name) {
        List<JsonNode> about = new ArrayList<>();
        for (String line : new String(bytes(OUTAGES + name), StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            try {
                JsonNode node = mapper.readTree(line);
                if (node.has("x-title")) {
                    about.add(node);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(name, e);
            }
        }
        return about;
    }

    private <T> T read(String name, Class<T> type) {
        try {
            return mapper.readValue(bytes(name), type);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static byte[] bytes(String name) {
        try (InputStream in = Library.class.getResourceAsStream("/published/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no document " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
