package dev.sla4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class YearOfAnAgreementTest {
    @Test
    void everythingThatIsPrinted() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/year-of-an-agreement.txt")) {
            String golden = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(golden, YearOfAnAgreement.text());
        }
    }
}
