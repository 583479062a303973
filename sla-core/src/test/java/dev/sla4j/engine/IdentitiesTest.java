package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.target.Indicator;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a report names as its sources (S27). */
class IdentitiesTest {
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, true",
        "UTC, true",
        "UT, false",
        "UTC+1, false",
        "GMT+01:00, false",
        "+01:00, false",
        "Z, false"
    })
    void theVersionOfTheZoneRulesIsNamedWhereTheyMatter(String zone, boolean hasRules) {
        Agreement agreement = Agreement.builder("a")
                .zone(zone)
                .monthly()
                .target(ServiceLevelTarget.of("t", Indicator.availability()))
                .build();
        assertEquals(ZoneId.of(zone), agreement.zone());
        String version = ComplianceEngine.of(agreement)
                .evaluate(YearMonth.of(2026, 3), List.of())
                .identity()
                .zoneRules();
        assertEquals(hasRules, !version.equals("none"), version);
    }
}
