package dev.sla4j.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.engine.ComplianceEngine;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Outage;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Detail;
import dev.sla4j.target.Indicator;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text from outside cannot forge a line of a rendering. */
class OneLineTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "line feed, 10, \\u000A",
        "carriage return, 13, \\u000D",
        "tab, 9, \\u0009",
        "nothing, 0, \\u0000",
        "escape of terminals, 27, \\u001B",
        "delete, 127, \\u007F",
        "next line, 133, \\u0085",
        "line separator, 8232, \\u2028",
        "paragraph separator, 8233, \\u2029",
        "right-to-left override, 8238, \\u202E",
        "right-to-left isolate, 8295, \\u2067",
        "right-to-left mark, 8207, \\u200F",
        "zero width space, 8203, \\u200B",
        "byte-order mark, 65279, \\uFEFF",
        "half of a surrogate pair, 55296, \\uD800",
        "a tag, 917569, \\uDB40\\uDC41"
    })
    void whatCouldMoveTextIsShownByItsNumber(String name, int c, String shown) {
        assertEquals("a" + shown + "b", OneLine.of("a" + Character.toString(c) + "b"));
    }

    @ParameterizedTest
    @CsvSource({"Zürich – Café", "\u05D0\u05D1", "東京", "\uD83D\uDC69\u200D\uD83D\uDCBB", "C:\\new"})
    void otherTextStays(String text) {
        assertEquals(text, OneLine.of(text));
    }

    @Test
    void aNameForgesNoLine() {
        String forged = "x\n  credit of the target                        = EUR 9999.00\u2028\u202E";
        String plain = text("x");
        String text = text(forged);
        assertEquals(plain.lines().count(), text.lines().count());
        assertTrue(text.contains("x\\u000A  credit of"), text);
        assertFalse(text.contains("\u202E"), text);
    }

    private static String text(String name) {
        Agreement agreement = Agreement.builder(name)
                .provider(name)
                .zone("UTC")
                .monthly()
                .target(ServiceLevelTarget.of(name, Indicator.availability())
                        .clause(name)
                        .atLeast("99%"))
                .build();
        ComplianceReport report = ComplianceEngine.of(agreement)
                .evaluate(
                        YearMonth.of(2026, 3),
                        List.of(
                                Outage.of("2026-03-07T10:00Z", "2026-03-07T11:00Z")
                                        .id(name)
                                        .cause(name)
                                        .incident(name),
                                Outage.of("2026-03-07T10:00Z", "2026-03-07T11:30Z")
                                        .id(name),
                                Exclusion.of(name, "2026-03-08T10:00Z", "2026-03-08T11:00Z")
                                        .id(name)));
        report.remarks().forEach(remark -> assertEquals(1, remark.text().lines().count(), remark.text()));
        return report.explanation(Detail.EVIDENCE).toText();
    }
}
