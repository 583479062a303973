package dev.sla4j.jackson;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.sla4j.agreement.Agreement;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.measurement.StateChange;
import dev.sla4j.measurement.Watched;

/**
 * Reads and writes agreements and measurements as JSON.
 *
 * <pre>{@code
 * ObjectMapper mapper = new ObjectMapper().registerModule(new SlaModule());
 * Agreement agreement = mapper.readValue(json, Agreement.class);
 * }</pre>
 */
public final class SlaModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    /** The version of this module; the build checks that it is the project's. */
    private static final Version VERSION = new Version(0, 1, 0, "SNAPSHOT", "dev.sla4j", "sla-jackson");

    /** A module that reads and writes all of the format. */
    public SlaModule() {
        super("sla4j", VERSION);
        read(Agreement.class, AgreementReader::agreement);
        read(Measurement.class, MeasurementReader::measurement);
        read(Outage.class, MeasurementReader::measurement);
        read(StateChange.class, MeasurementReader::measurement);
        read(Probe.class, MeasurementReader::measurement);
        read(Exclusion.class, MeasurementReader::measurement);
        read(ServiceLife.class, MeasurementReader::measurement);
        read(Watched.class, MeasurementReader::measurement);
    }

    private <T> void read(Class<T> type, Reader<?> reader) {
        addDeserializer(type, new ReadingDeserializer<>(type, reader));
    }
}
