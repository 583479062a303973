package dev.sla4j.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sla4j.jackson.MeasurementLines;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Request;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;

/** Ways to read lines; each returns how many requests failed, so that nothing is left out. */
final class LineReaders {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** What a user's own code would bind a line to. */
    record Row(String type, String at, String outcome, String latency, String source, Map<String, String> attributes) {}

    private LineReaders() {}

    static long measurements(InputStream in) {
        long failed = 0;
        for (Measurement measurement : MeasurementLines.strict(in)) {
            failed += ((Request) measurement).outcome().equals(Request.FAILED) ? 1 : 0;
        }
        return failed;
    }

    static long tree(InputStream in) throws IOException {
        long failed = 0;
        try (MappingIterator<JsonNode> rows = MAPPER.readerFor(JsonNode.class).readValues(in)) {
            while (rows.hasNext()) {
                failed += rows.next().path("outcome").asText().equals(Request.FAILED) ? 1 : 0;
            }
        }
        return failed;
    }

    static long binding(InputStream in) throws IOException {
        long failed = 0;
        try (MappingIterator<Row> rows = MAPPER.readerFor(Row.class).readValues(in)) {
            while (rows.hasNext()) {
                failed += Request.FAILED.equals(rows.next().outcome()) ? 1 : 0;
            }
        }
        return failed;
    }

    /** With times that can be reckoned with, as in a measurement. */
    static long bindingWithTimes(InputStream in) throws IOException {
        long failed = 0;
        try (MappingIterator<Row> rows = MAPPER.readerFor(Row.class).readValues(in)) {
            while (rows.hasNext()) {
                Row row = rows.next();
                boolean isTimed = OffsetDateTime.parse(row.at()).toEpochSecond() > 0
                        && Duration.parse(row.latency()).getNano() > 0;
                failed += isTimed && Request.FAILED.equals(row.outcome()) ? 1 : 0;
            }
        }
        return failed;
    }
}
