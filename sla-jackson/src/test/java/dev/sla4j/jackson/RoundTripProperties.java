package dev.sla4j.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sla4j.agreement.Agreement;
import dev.sla4j.measurement.Measurement;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is written reads back as the same, and is written the same again. */
class RoundTripProperties {
    private final ObjectMapper mapper = Documents.mapper();

    @Property(tries = 1000)
    void agreements(@ForAll long seed) throws IOException {
        Agreement agreement = new RandomAgreements(seed).agreement();
        String written = mapper.writeValueAsString(agreement);
        Agreement read = mapper.readValue(written, Agreement.class);
        assertEquals(agreement, read);
        assertEquals(read, mapper.readValue(mapper.writeValueAsBytes(agreement), Agreement.class));
        assertEquals(agreement.fees(), read.fees());
        assertEquals(written, mapper.writeValueAsString(read));
    }

    @Property(tries = 1000)
    void measurements(@ForAll long seed) throws IOException {
        RandomMeasurements measurements = new RandomMeasurements(seed);
        List<Measurement> some = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            some.add(measurements.measurement());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MeasurementLines.write(some, out);
        List<Measurement> read = new ArrayList<>();
        MeasurementLines.strict(new ByteArrayInputStream(out.toByteArray())).forEach(read::add);
        assertEquals(some, read);
    }
}
