package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.sla4j.measurement.Measurement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Whatever bytes are taken for a table: each row is refused, or a measurement that is written and read back. */
public final class TableFuzz {
    private static final ObjectMapper MAPPER = Documents.mapper();

    /** Columns that are called as the fields are. */
    private static final List<MeasurementColumns> TABLES = List.of(
            columns("outage", "start", "end", "subject", "source", "id", "known-at", "cause", "incident")
                    .column("detected", "milestones.detected")
                    .column("rack", "attributes.rack")
                    .column("weight", "weight"),
            columns("request-count", "start", "end")
                    .column("good", "outcomes.good")
                    .column("bad", "outcomes.bad"),
            columns("probe", "at", "good", "subject"),
            columns("sample", "at", "metric", "value"),
            columns("request", "at", "outcome", "latency"),
            columns("state-change", "at", "state"),
            columns("service-life", "start", "end", "population").always("subject", "web"));

    private TableFuzz() {}

    private static MeasurementColumns columns(String type, String... fields) {
        MeasurementColumns columns = MeasurementColumns.of(type);
        for (String field : fields) {
            columns = columns.column(field, field);
        }
        return columns;
    }

    /** Tables of several types, each behind its number. */
    static List<byte[]> seeds() {
        return List.of(
                        "\0start,end,subject,source,id,known-at,cause,incident,detected,rack,weight\r\n"
                                + "2026-03-07T10:00Z,2026-03-07T11:30Z,web,t,o1,2026-03-08T00:00Z,power,i1,2026-03-07T10:01Z,7,50%\r\n",
                        "\1start,end,good,bad\n2026-03-07T10:00Z,2026-03-07T10:05Z,70,3\n,,,\n",
                        "\2at,good,subject\n2026-03-07T10:00Z,true,\"a, \"\"b\"\"\"\n2026-03-07T10:01+01:00,false,\n",
                        "\3at,metric,value\n2026-03-07T10:00:00.5Z,\"two\nlines\",-1.50\n",
                        "\4at,outcome,latency\n2026-03-07T10:00Z,failed,PT0.25S\n2026-03-07T10:00Z,,\n",
                        "\5at,state\n2026-03-07T10:00Z,up\n",
                        "\6start,end,population\n2026-03-07T10:00Z,2026-04-07T10:00Z,250\n")
                .stream()
                .map(table -> table.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /**
     * Tries one input.
     *
     * @param data the number of the table, and the bytes
     * @throws IOException never
     */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        if (data.length == 0) {
            return;
        }
        String text = new String(Arrays.copyOfRange(data, 1, data.length), StandardCharsets.UTF_8);
        try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(text)) {
            tries(MeasurementTable.lenient(rows, TABLES.get(Math.floorMod(data[0], TABLES.size()))));
        } catch (JsonProcessingException e) {
            return;
        } catch (RuntimeException e) {
            // What the reader of rows throws is thrown on.
            if (!(e.getCause() instanceof JsonProcessingException)) {
                throw e;
            }
        }
    }

    private static void tries(MeasurementTable table) throws IOException {
        for (Measurement measurement : table) {
            Measurement again = MAPPER.readValue(MAPPER.writeValueAsString(measurement), Measurement.class);
            if (!measurement.equals(again)) {
                throw new AssertionError(measurement + " is another one when it is read back: " + again);
            }
        }
        table.refused().forEach(row -> {
            if (row.toString().indexOf('\n') >= 0) {
                throw new AssertionError("more than a line: " + row);
            }
        });
    }
}
