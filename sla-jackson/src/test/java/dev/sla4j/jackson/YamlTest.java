package dev.sla4j.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.sla4j.agreement.Agreement;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The module works with the mapper for YAML of the user. */
class YamlTest {
    private final YAMLMapper mapper =
            YAMLMapper.builder().addModule(new SlaModule()).build();

    @Test
    void theSmallestAgreement() throws IOException {
        assertEquals(
                Documents.agreement("smallest"),
                mapper.readValue(Documents.text("agreements/smallest.yaml"), Agreement.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"smallest", "fullest", "shorthands", "combinations", "report"})
    void whatIsWrittenAsYamlIsReadBack(String name) throws IOException {
        Agreement agreement = Documents.agreement(name);
        assertEquals(agreement, mapper.readValue(mapper.writeValueAsString(agreement), Agreement.class));
    }

    /** YAML takes what is not quoted for a number; the faults are the same. */
    @Test
    void faultsHaveTheSamePaths() throws IOException {
        String yaml = Documents.text("agreements/smallest.yaml")
                .replace("'>= 99.9%'", "99.9")
                .replace("Europe/Berlin", "Mars");
        assertEquals(
                "2 faults:\n  zone (\"Mars\") must be a time zone such as \"Europe/Berlin\" or \"UTC\"\n"
                        + "  targets[0].limit (99.9) must be a limit such as \">= 99.9%\", \"<= PT4H\" or \">= 95% and < 99%\", as text in quotes",
                assertThrows(SlaFormatException.class, () -> mapper.readValue(yaml, Agreement.class))
                        .getMessage());
    }
}
