package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sla4j.report.Comparison;
import dev.sla4j.report.PeriodResult;
import dev.sla4j.settlement.PortfolioTotals;
import dev.sla4j.settlement.Restatement;
import dev.sla4j.settlement.Statement;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whatever bytes are taken for a document of any kind but an agreement: refused by a documented exception, or a value that is written and read back. */
public final class KeptFuzz {
    private static final ObjectMapper MAPPER = Documents.mapper();
    private static final List<String> NAMES = new ArrayList<>();
    private static final List<Class<?>> KINDS = new ArrayList<>();

    static {
        Map<String, Class<?>> kinds = new TreeMap<>(Schemas.KEPT);
        kinds.put("result", PeriodResult.class);
        kinds.forEach((name, kind) -> {
            NAMES.add(name);
            KINDS.add(kind);
        });
    }

    private KeptFuzz() {}

    /** Documents of all kinds, each behind the number of its kind. */
    static List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (String name : Schemas.KEPT.keySet()) {
            seeds.add(seed(name, Documents.text("kept/" + name + ".json")));
        }
        for (String report : List.of("closed", "running", "every-field")) {
            seeds.add(seed("result", Documents.text("reports/" + report + ".json")));
        }
        return seeds;
    }

    static byte[] seed(String name, String document) {
        return ((char) NAMES.indexOf(name) + document).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Tries one input.
     *
     * @param data the number of the kind, and the bytes
     * @throws IOException never
     */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        if (data.length == 0) {
            return;
        }
        Class<?> kind = KINDS.get(Math.floorMod(data[0], KINDS.size()));
        Object value;
        try {
            value = MAPPER.readValue(Arrays.copyOfRange(data, 1, data.length), kind);
        } catch (JsonProcessingException | CharConversionException e) {
            return;
        }
        if (value == null) {
            return;
        }
        if (!value.equals(MAPPER.readValue(MAPPER.writeValueAsString(value), kind))) {
            throw new AssertionError("is another one when it is read back: " + value);
        }
        show(value);
    }

    /** What comes from a document is shown like what was computed. */
    private static void show(Object value) {
        if (value instanceof Statement statement) {
            statement.toText();
            statement.redactedFor(Statement.Audience.PUBLIC);
        } else if (value instanceof Restatement restatement) {
            restatement.toText();
        } else if (value instanceof PortfolioTotals totals) {
            totals.toText();
        } else if (value instanceof Comparison comparison) {
            comparison.toText();
        }
    }
}
