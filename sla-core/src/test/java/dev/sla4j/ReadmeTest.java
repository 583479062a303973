package dev.sla4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.engine.ComplianceEngine;
import dev.sla4j.measurement.Outage;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.Indicator;
import dev.sla4j.value.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first screen of the README is true: its code is the code below, and it prints what it says. */
class ReadmeTest {
    @Test
    void firstScreen() throws IOException {
        // README >
        Agreement hosting = Agreement.builder("acme-hosting")
                .provider("Acme Cloud")
                .customer("Globex")
                .zone("Europe/Berlin")
                .monthly()
                .fee("hosting", Money.of("12000.00", "EUR"))
                .target(ServiceLevelTarget.of("uptime", Indicator.availability())
                        .atLeast("99.9%")
                        .penalty(Penalty.tiered()
                                .below("99.9%", "10%")
                                .below("99.0%", "25%")
                                .below("95.0%", "100%")))
                .build();

        ComplianceReport report = ComplianceEngine.of(hosting)
                .evaluate(YearMonth.of(2026, 3), List.of(Outage.of("2026-03-07T10:00Z", "2026-03-07T11:30Z")));
        // < README
        assertEquals(Verdict.MISSED, report.target("uptime").verdict());
        assertEquals(Money.of("1200.00", "EUR"), report.credits().total());
        Path root = projectRoot();
        String readme = Files.readString(root.resolve("README.md"));
        assertContains(readme, codeOf(root));
        assertContains(readme, "\nprints\n\n```\n" + report.explanation().toText() + "```\n");
    }

    private static void assertContains(String readme, String part) {
        assertTrue(readme.contains(part), () -> "README.md must contain\n" + part);
    }

    /** The lines of this file between the marks, without their indentation. */
    private static String codeOf(Path root) throws IOException {
        Path self = root.resolve("sla-core/src/test/java/dev/sla4j/ReadmeTest.java");
        List<String> lines = Files.readAllLines(self);
        int from = lines.indexOf("        // README >") + 1;
        int to = lines.indexOf("        // < README");
        StringBuilder code = new StringBuilder();
        for (String line : lines.subList(from, to)) {
            code.append(line.isEmpty() ? "" : line.substring(8)).append('\n');
        }
        return code.toString();
    }

    private static Path projectRoot() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
