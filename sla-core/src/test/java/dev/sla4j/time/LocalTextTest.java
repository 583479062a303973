package dev.sla4j.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalTextTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({
        "2026-03-29T00:59:00Z, Europe/Berlin, 2026-03-29 01:59+01:00",
        "2026-03-29T01:00:00Z, Europe/Berlin, 2026-03-29 03:00+02:00",
        "2026-10-25T00:30:00Z, Europe/Berlin, 2026-10-25 02:30+02:00",
        "2026-10-25T01:30:00Z, Europe/Berlin, 2026-10-25 02:30+01:00",
        "2026-01-01T00:00:00Z, UTC, 2026-01-01 00:00Z",
        "2026-01-01T00:00:05Z, UTC, 2026-01-01 00:00:05Z",
        "2026-01-01T00:00:00.000000001Z, Asia/Kathmandu, 2026-01-01 05:45:00.000000001+05:45"
    })
    void instants(String instant, String zone, String text) {
        assertEquals(text, LocalText.of(Instant.parse(instant), ZoneId.of(zone)));
    }

    @Test
    void ranges() {
        assertEquals(
                "2026-10-25 02:30+02:00 to 2026-10-25 02:30+01:00",
                LocalText.of(TimeRange.parse("2026-10-25T00:30Z/2026-10-25T01:30Z"), BERLIN));
        assertEquals(
                "2026-10-25 02:30+02:00", LocalText.of(TimeRange.parse("2026-10-25T00:30Z/2026-10-25T00:30Z"), BERLIN));
    }
}
