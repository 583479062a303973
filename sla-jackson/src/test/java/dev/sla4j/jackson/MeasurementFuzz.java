package dev.sla4j.jackson;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sla4j.measurement.Measurement;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Whatever bytes are taken for lines of measurements: each is refused, or a measurement that is written and read back. */
public final class MeasurementFuzz {
    private static final ObjectMapper MAPPER = Documents.mapper();

    private MeasurementFuzz() {}

    /**
     * Tries one input.
     *
     * @param data the bytes
     * @throws IOException never
     */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        MeasurementLines lines = MeasurementLines.lenient(new ByteArrayInputStream(data));
        for (Measurement measurement : lines) {
            Measurement again = MAPPER.readValue(MAPPER.writeValueAsString(measurement), Measurement.class);
            if (!measurement.equals(again)) {
                throw new AssertionError(measurement + " is another one when it is read back: " + again);
            }
        }
        lines.refused().forEach(line -> {
            if (line.toString().indexOf('\n') >= 0) {
                throw new AssertionError("more than a line: " + line);
            }
        });
    }
}
