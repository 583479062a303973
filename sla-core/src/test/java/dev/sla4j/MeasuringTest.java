package dev.sla4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.engine.ComplianceEngine;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Detail;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Statistic;
import dev.sla4j.time.ClosingTime;
import dev.sla4j.time.HolidayCalendar;
import dev.sla4j.time.HolidayCalendars;
import dev.sla4j.time.Schedule;
import dev.sla4j.time.ServiceClock;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.WeeklySchedule;
import dev.sla4j.time.WorkingDays;
import dev.sla4j.value.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of docs/measuring.md are true: their code is the code below. */
class MeasuringTest {
    @Test
    void ticketsFromTheClauseToTheVerdict() throws IOException {
        // example >
        WeeklySchedule officeHours =
                Schedule.weekly("Europe/London").monToFri("09:00", "17:00").closedOn("uk");
        Selection critical = Selection.items("ticket").where("priority", "P1");

        Agreement desk = Agreement.builder("desk")
                .zone("Europe/London")
                .monthly()
                .target(ServiceLevelTarget.of(
                                "response",
                                Indicator.withinLimit(critical, Quantity.clock("opened", "acknowledged"), "<= PT15M"))
                        .atLeast("90%"))
                .target(ServiceLevelTarget.of(
                                "resolution",
                                Indicator.withinLimit(
                                        critical,
                                        Quantity.clock("opened", "resolved").pausedFor("customer"),
                                        "<= PT4H"))
                        .during(officeHours)
                        .atLeast("90%"))
                .build();

        HolidayCalendar uk = HolidayCalendar.of("uk", List.of(LocalDate.of(2026, 4, 3), LocalDate.of(2026, 4, 6)));

        WorkItem ticket = WorkItem.ticket("T1")
                .attribute("priority", "P1")
                .opened(Instant.parse("2026-04-02T14:00:00Z"))
                .acknowledged(Instant.parse("2026-04-02T14:10:00Z"))
                .paused(Instant.parse("2026-04-02T15:00:00Z"), Instant.parse("2026-04-07T08:30:00Z"), "customer")
                .resolved(Instant.parse("2026-04-07T10:00:00Z"));

        ComplianceReport report =
                ComplianceEngine.of(desk, ReferenceData.of(uk)).evaluate(YearMonth.of(2026, 4), List.of(ticket));
        // < example
        assertEquals(Verdict.MET, report.target("response").verdict());
        assertEquals(Verdict.MET, report.target("resolution").verdict());
        String text = report.explanation(Detail.EVIDENCE).toText();
        assertTrue(text.contains("promised ≥ 90 %"), text);
        assertThrows(IllegalArgumentException.class, () -> ComplianceEngine.of(desk));
        Agreement sum = Agreement.builder("sum")
                .zone("Europe/London")
                .monthly()
                .target(ServiceLevelTarget.of(
                                "time",
                                Indicator.statistic(
                                        Statistic.Kind.SUM,
                                        critical,
                                        Quantity.clock("opened", "resolved").pausedFor("customer")))
                        .during(officeHours))
                .build();
        assertEquals(
                Figure.parse("PT2H30M"),
                ComplianceEngine.of(sum, ReferenceData.of(uk))
                        .evaluate(YearMonth.of(2026, 4), List.of(ticket))
                        .target("time")
                        .figure());
        assertTrue(
                Files.readString(projectRoot().resolve("docs/measuring.md")).contains(code("example")),
                () -> code("example"));
    }

    @Test
    void timeByItself() throws IOException {
        // clock >
        HolidayCalendar uk = HolidayCalendar.of("uk", List.of(LocalDate.of(2026, 4, 3), LocalDate.of(2026, 4, 6)));
        Schedule hours =
                Schedule.weekly("Europe/London").monToFri("09:00", "17:00").closedOn("uk");
        TimeRange year = TimeRange.of(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));
        ServiceClock clock = ServiceClock.of(hours, HolidayCalendars.of(uk), year);

        Instant opened = Instant.parse("2026-04-02T14:00:00Z"); // Maundy Thursday, 15:00 in London
        Instant due = clock.deadline(opened, Duration.ofHours(4)); // Tuesday after Easter, 11:00
        Instant latest = clock.deadline(opened, Duration.ofHours(2), ClosingTime.NEXT_OPENING); // that Tuesday, 09:00
        Duration used = clock.serviceTime(opened, Instant.parse("2026-04-07T08:30:00Z")); // two hours and a half
        Instant repaired = WorkingDays.monToFri(ZoneId.of("Europe/London"), uk).endOfWorkingDay(opened, 2); // Wednesday
        // < clock
        assertEquals(Instant.parse("2026-04-07T10:00:00Z"), due);
        assertEquals(Instant.parse("2026-04-07T08:00:00Z"), latest);
        assertEquals(Duration.ofMinutes(150), used);
        assertEquals(Instant.parse("2026-04-08T23:00:00Z"), repaired);
        assertTrue(Files.readString(projectRoot().resolve("docs/measuring.md")).contains(code("clock")));
    }

    /** The lines of this file between the marks, without their indentation. */
    private static String code(String name) {
        Path self = projectRoot().resolve("sla-core/src/test/java/dev/sla4j/MeasuringTest.java");
        try {
            List<String> lines = Files.readAllLines(self);
            StringBuilder code = new StringBuilder();
            for (String line : lines.subList(
                    lines.indexOf("        // " + name + " >") + 1, lines.indexOf("        // < " + name))) {
                code.append(line.isEmpty() ? "" : line.substring(8)).append('\n');
            }
            return code.toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Path projectRoot() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
