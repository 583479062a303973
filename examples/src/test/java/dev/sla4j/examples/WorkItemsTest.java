package dev.sla4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.penalty.Creditor;
import dev.sla4j.report.Credits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkItemsTest {
    /**
     * Of four P1 incidents' fee 5 %: 200.00; 40 % of the calls are answered in time, which costs 10 % of 1,500.00; of 1,000 cases 50 are early, late or
     * wrong, at 0.80 each; of five reports three are late, incomplete or missing, at 100.00 each, which sales owes marketing.
     */
    @ParameterizedTest
    @CsvSource({
        "service-desk, GBP 200.00, GBP 0.00",
        "call-centre, EUR 150.00, EUR 0.00",
        "deliveries, USD 40.00, USD 0.00",
        "sales-and-marketing, EUR 0.00, EUR 300.00"
    })
    void whatIsOwed(String name, String customer, String provider) {
        Credits credits = new WorkItems().report(name).credits();
        assertEquals(customer, credits.total().toString());
        assertEquals(provider, credits.total(Creditor.PROVIDER).toString());
    }

    @Test
    void everythingThatIsPrinted() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/work-items.txt")) {
            String golden = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(golden, WorkItems.text());
        }
    }
}
