package dev.sla4j.jackson;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sla4j.agreement.Agreement;
import dev.sla4j.measurement.Measurement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The documents of the tests. */
final class Documents {
    static final List<String> AGREEMENTS =
            List.of("smallest", "fullest", "shorthands", "combinations", "penalties", "report");

    private Documents() {}

    static ObjectMapper mapper() {
        return new ObjectMapper().registerModule(new SlaModule());
    }

    static String text(String name) throws IOException {
        try (InputStream in = Documents.class.getResourceAsStream("/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static Agreement agreement(String name) throws IOException {
        return mapper().readValue(text("agreements/" + name + ".json"), Agreement.class);
    }

    static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    static Measurement measurement(String json) throws IOException {
        return mapper().readValue(json, Measurement.class);
    }
}
