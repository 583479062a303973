package dev.sla4j.engine;

import static dev.sla4j.engine.Days.down;
import static dev.sla4j.engine.Days.month;
import static dev.sla4j.engine.Days.only;
import static dev.sla4j.engine.Days.report;
import static dev.sla4j.engine.Days.share;
import static dev.sla4j.engine.Days.summary;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Probe;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Cap;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Outlook;
import dev.sla4j.report.TargetResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.Indicator;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import dev.sla4j.value.Ratio;
import dev.sla4j.value.Rounding;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published agreements and the values their providers print, each by its number in the catalogue. */
class PublishedValuesTest {
    private static ServiceLevelTarget uptime(Downtime downtime, String limit) {
        return ServiceLevelTarget.of("uptime", Indicator.availability(downtime)).atLeast(limit);
    }

    /** P20 Atlassian: 43 200 minutes, 60 down → 0.138889 % → 99.86 % → 10 %. */
    @Test
    void p20Atlassian() {
        Agreement agreement = Agreement.builder("atlassian")
                .zone("UTC")
                .monthly()
                .fee("product", Money.of("730", "USD"))
                .target(uptime(Downtime.touchedMinutes(Downtime.reported()), "99.90%")
                        .rounded(Rounding.halfUp(2))
                        .penalty(Penalty.tiered().below("99.90%", "10%").rounded(Rounding.halfUp(2))))
                .build();
        // 10:00:30 to 10:59:30 touches 60 minutes.
        ComplianceReport report = month(agreement, "2026-04", down("2026-04-14T10:00:30Z", "2026-04-14T10:59:30Z"));
        assertEquals("MISSED " + share(43_140, 43_200) + " pays USD 73.00 and USD 0.00 disputed", summary(report));
        String text = report.explanation().toText();
        assertTrue(text.contains("promised ≥ 99.9 %, attained ≈99.86 %, compared as 99.86 %: MISSED"), text);
        assertEquals(
                "0.138889",
                Ratio.of(60, 43_200)
                        .times(Ratio.of(100))
                        .toDecimal(6, RoundingMode.HALF_UP)
                        .toPlainString());
    }

    /** P30 useatlas: 98.40 % in March (about 715 min down), 1 980 USD → 25 % → 495 USD, rounded to two decimals before comparison. */
    @Test
    void p30Useatlas() {
        Agreement agreement = Agreement.builder("useatlas")
                .zone("UTC")
                .monthly()
                .fee("plan", Money.of("1980", "USD"))
                .target(uptime(Downtime.reported(), "99.9%")
                        .rounded(Rounding.halfUp(2))
                        .penalty(Penalty.tiered()
                                .below("99.9%", "10%")
                                .below("99.0%", "25%")
                                .below("95.0%", "50%")
                                .rounded(Rounding.halfUp(2))))
                .build();
        ComplianceReport report = month(agreement, "2026-03", down("2026-03-14T00:00Z", "2026-03-14T11:55Z"));
        assertEquals(
                "MISSED " + share(44_640 - 715, 44_640) + " pays USD 495.00 and USD 0.00 disputed", summary(report));
        assertEquals(Figure.parse("98.40%"), only(report).figure().rounded(Rounding.halfUp(2)));
        assertTrue(report.explanation().toText().contains("looked up as 98.40 %: row < 99 % → 25% of the fee"));
        // Just under 99.0 %, and rounded to it: the row is the first. 446.4 min are exactly 1 %.
        Outage edge = down("2026-03-14T00:00:00Z", "2026-03-14T07:26:25Z");
        assertEquals(
                Money.of("198.00", "USD"),
                only(month(agreement, "2026-03", edge)).credit());
        // The other reading, not rounded before it is looked up: 25 %.
        Agreement unrounded = Agreement.builder("useatlas")
                .zone("UTC")
                .monthly()
                .fee("plan", Money.of("1980", "USD"))
                .target(uptime(Downtime.reported(), "99.9%")
                        .penalty(Penalty.tiered()
                                .below("99.9%", "10%")
                                .below("99.0%", "25%")
                                .below("95.0%", "50%")))
                .build();
        assertEquals(
                Money.of("495.00", "USD"),
                only(month(unrounded, "2026-03", edge)).credit());
    }

    /** P60 Blunix: T is the real length of the local month; the printed limits are the allowances of it. */
    @ParameterizedTest(name = "{0}: {1} min, {2} at {3}")
    @CsvSource({
        "2026-04, 43200, 108:00, 99.75%",
        "2026-04, 43200, 43:12, 99.90%",
        "2026-04, 43200, 21:36, 99.95%",
        "2026-05, 44640, 111:36, 99.75%",
        "2026-05, 44640, 44:38, 99.90%",
        "2026-05, 44640, 22:19, 99.95%",
        "2026-03, 44580, 111:27, 99.75%",
        "2026-03, 44580, 44:35, 99.90%",
        "2026-03, 44580, 22:17, 99.95%",
        "2026-10, 44700, 111:45, 99.75%",
        "2026-10, 44700, 44:42, 99.90%",
        "2026-10, 44700, 22:21, 99.95%",
        "2026-02, 40320, 100:48, 99.75%",
        "2026-02, 40320, 40:19, 99.90%",
        "2026-02, 40320, 20:09, 99.95%", // 20:09.6, which the table cuts and does not round
        "2028-02, 41760, 104:24, 99.75%",
        "2028-02, 41760, 41:46, 99.90%",
        "2028-02, 41760, 20:53, 99.95%",
    })
    void p60Allowances(String month, long minutes, String printed, String promised) {
        Agreement agreement = Agreement.builder("blunix")
                .zone("Europe/Berlin")
                .monthly()
                .target(uptime(Downtime.reported(), promised))
                .build();
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        EvaluationPeriod period = engine.periodOf(YearMonth.parse(month).atDay(1));
        assertEquals(Duration.ofMinutes(minutes), period.length());
        Outlook outlook =
                engine.start(period).report(period.start()).target("uptime").outlook();
        assertEquals(Outlook.State.OPEN, outlook.state());
        String[] parts = printed.split(":");
        long seconds = Long.parseLong(parts[0]) * 60 + Long.parseLong(parts[1]);
        RoundingMode mode = printed.equals("20:09") ? RoundingMode.DOWN : RoundingMode.HALF_UP;
        assertEquals(seconds, outlook.left().value().toDecimal(0, mode).longValueExact());
        // The exact allowance is still kept, and a nanosecond more is not.
        long nanos = outlook.left()
                .value()
                .times(Ratio.of(1_000_000_000L))
                .toDecimal(0, RoundingMode.FLOOR)
                .longValueExact();
        Instant start = period.start().plus(Duration.ofDays(3));
        assertEquals(Verdict.MET, verdict(engine, period, start, nanos));
        assertEquals(Verdict.MISSED, verdict(engine, period, start, nanos + 1));
    }

    private static Verdict verdict(ComplianceEngine engine, EvaluationPeriod period, Instant start, long nanos) {
        return engine.evaluate(period, List.of(Outage.of(start, start.plusNanos(nanos))))
                .target("uptime")
                .verdict();
    }

    /** P60: a probe every 30 s; an outage runs from the first of five failures in a row to the first of five successes in a row. */
    @ParameterizedTest(name = "{0} → {1} s")
    @CsvSource({
        // + is good, - failed; each is 30 s, starting at 10:00:00 on Monday 2 March 2026 in Berlin.
        "+++++----+++++, 0", // four failures are none
        "+++++-----+++++, 150", // from the first failure to the first success
        "+++++-----++++-+++++, 300", // four successes do not close it: it ends at the first of the last five
        "+++++----+-----+++++, 150", // four failures and one success begin anew
        "+++++-----+-+-+-+-+++++, 390", // flapping keeps it open: 13 probes
        "-----+++++, 150", // down from the first probe on
        "+++++----------, 300", // still down when the last probe was made, 30 s later
    })
    void p60Probes(String probes, long seconds) {
        Agreement agreement = Agreement.builder("blunix")
                .zone("Europe/Berlin")
                .monthly()
                .target(ServiceLevelTarget.of(
                                "down",
                                Indicator.totalDowntime(Downtime.observed()
                                        .failuresToOpen(5)
                                        .successesToClose(5)
                                        .validFor(Duration.ofSeconds(30))))
                        .atMost("PT1H"))
                .build();
        Instant first = Instant.parse("2026-03-02T09:00:00Z");
        List<Measurement> rows = new ArrayList<>();
        for (int i = 0; i < probes.length(); i++) {
            Instant at = first.plusSeconds(30L * i);
            rows.add(probes.charAt(i) == '+' ? Probe.good(at) : Probe.failed(at));
        }
        TargetResult result = only(month(agreement, "2026-03", rows.toArray(Measurement[]::new)));
        assertEquals(Ratio.of(seconds), result.figure().value());
        long known = 30L * probes.length();
        assertEquals(
                known * 1_000_000_000L,
                result.account().up().add(result.account().down()).longValueExact());
    }

    /** P36 tw telecom: credit per outage by its own length, summed; edges 4, 8 and 12 h overlap. */
    @Test
    void p36PerOutage() {
        Agreement agreement = Agreement.builder("tw-telecom")
                .zone("America/Denver")
                .monthly()
                .fee("port", Money.of("1200", "USD"))
                .target(ServiceLevelTarget.of("outages", Indicator.totalDowntime(Downtime.reported()))
                        .penalty(Penalty.tieredByOutage()
                                .row(Limit.within("PT0S", "PT5M"), Amount.nothing())
                                .row(Limit.within("PT5M", "PT4H"), Amount.share("5%"))
                                .row(Limit.within("PT4H", "PT8H"), Amount.share("10%"))
                                .row(Limit.within("PT8H", "PT12H"), Amount.share("15%"))
                                .row(Limit.within("PT12H", "PT16H"), Amount.share("20%"))
                                .row(Limit.parse(">= PT16H and < PT24H"), Amount.share("35%"))
                                .atLeast("PT24H", "50%")))
                .build();
        ComplianceReport report = month(
                agreement,
                "2026-03",
                down("2026-03-03T10:00Z", "2026-03-03T10:04Z"), // nothing
                down("2026-03-04T10:00Z", "2026-03-04T11:00Z"), // 5 %: 60
                down("2026-03-05T10:00Z", "2026-03-05T18:00Z"), // 8 h: 10 or 15 %, 120 and 60 disputed
                down("2026-03-06T10:00Z", "2026-03-07T10:00Z")); // 24 h: 50 %, 600
        assertEquals(Money.of("780.00", "USD"), only(report).credit());
        assertEquals(Money.of("60.00", "USD"), only(report).disputed());
    }

    /** P37 Lumen: tiers in minutes of the month, half-open: ≥5 <30 10 %, ≥30 <60 20 %, ≥1 h <2 h 50 %, ≥2 h 100 %. */
    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "10:04:59.999, 0.00",
        "10:05, 100.00",
        "10:29:59, 100.00",
        "10:30, 200.00",
        "11:00, 500.00",
        "11:59:59, 500.00",
        "12:00, 1000.00",
    })
    void p37Total(String end, String credit) {
        Agreement agreement = Days.daily()
                .fee("server", Money.of("1000", "USD"))
                .target(ServiceLevelTarget.of(
                                "downtime",
                                Indicator.totalDowntime(Downtime.reported()
                                        .startingAt(Outage.OPENED)
                                        .endingAt(Outage.CLOSED)))
                        .penalty(Penalty.tieredByDowntime()
                                .row(Limit.parse(">= PT0S and < PT5M"), Amount.nothing())
                                .row(Limit.parse(">= PT5M and < PT30M"), Amount.share("10%"))
                                .row(Limit.parse(">= PT30M and < PT1H"), Amount.share("20%"))
                                .row(Limit.parse(">= PT1H and < PT2H"), Amount.share("50%"))
                                .atLeast("PT2H", "100%")))
                .build();
        // The fault is longer than the ticket, which decides.
        Outage fault = down("09:00", "15:00")
                .milestone(Outage.OPENED, Instant.parse(Days.at("10:00").replace("10:00Z", "10:00:00Z")))
                .milestone(
                        Outage.CLOSED,
                        java.time.OffsetDateTime.parse(Days.at(end)).toInstant());
        ComplianceReport report = Days.monday(agreement, fault);
        assertEquals(Money.of(credit, "USD"), only(report).credit());
        assertEquals(Money.of("0.00", "USD"), only(report).disputed());
    }

    /**
     * P51 UpCloud: 50 times the charges for the time of an interruption longer than five minutes, at most 100 % of the charges for each. In
     * a month of 720 h at 720.00 an hour costs 1.00: half an hour pays 25.00, 20 hours would pay 1 000 and pay 720.
     */
    @Test
    void p51MultipleOfLostTime() {
        Agreement agreement = Agreement.builder("upcloud")
                .zone("UTC")
                .monthly()
                .fee("server", Money.of("720", "EUR"))
                .target(ServiceLevelTarget.of(
                                "interruptions",
                                Indicator.totalDowntime(Downtime.reported().lastingMoreThan(Duration.ofMinutes(5))))
                        .penalty(Penalty.ofLostTime("5000%")
                                .cappedPerOutage(new Cap(Amount.share("100%"), Base.onlyFee()))))
                .build();
        ComplianceReport report = month(
                agreement,
                "2026-04",
                down("2026-04-02T10:00Z", "2026-04-02T10:30Z"),
                down("2026-04-03T10:00Z", "2026-04-03T10:05Z"), // not longer than five minutes
                down("2026-04-04T00:00Z", "2026-04-04T20:00Z"));
        assertEquals(Money.of("745.00", "EUR"), only(report).credit());
        assertTrue(report.explanation().toText().contains("held at the cap for each, 100% of the fee"));
    }

    /** P17 (older text): the lost time itself at its price, 100 %: 90 minutes of 720 h at 48.00 cost 0.10. */
    @Test
    void p17LostTime() {
        Agreement agreement = Agreement.builder("droplet")
                .zone("UTC")
                .monthly()
                .fee("droplet", Money.of("48", "USD"))
                .target(ServiceLevelTarget.of("down", Indicator.totalDowntime(Downtime.reported()))
                        .penalty(Penalty.ofLostTime("100%")))
                .build();
        assertEquals(
                Money.of("0.10", "USD"),
                only(month(agreement, "2026-04", down("2026-04-02T10:00Z", "2026-04-02T11:30Z")))
                        .credit());
    }

    /** P18 Starlink: the check fails for at least 60 s, then all counts; violation if the outage share exceeds 0.1 %; flat 20 %. */
    @ParameterizedTest(name = "{0} → {1} {2}")
    @CsvSource({
        "2026-04-02T10:43:12Z, MET, 0.00", // 43.2 min are exactly 0.1 % of 30 days: not exceeded
        "2026-04-02T10:43:13Z, MISSED, 24.00",
        "2026-04-02T10:00:59Z, MET, 0.00",
    })
    void p18Flat(String end, String verdict, String credit) {
        Agreement agreement = Agreement.builder("starlink")
                .zone("UTC")
                .monthly()
                .fee("line", Money.of("120", "USD"))
                .target(uptime(Downtime.reported().lastingAtLeast(Duration.ofSeconds(60)), "99.9%")
                        .penalty(Penalty.flat("20%")))
                .build();
        TargetResult result = only(month(agreement, "2026-04", down("2026-04-02T10:00:00Z", end)));
        assertEquals(verdict, result.verdict().toString());
        assertEquals(Money.of(credit, "USD"), result.credit());
    }

    /** P56 Kinsta: the billing month runs from the sign-up day; a month without that day uses its last (stated). */
    @Test
    void p56AnniversaryMonth() {
        Agreement agreement = Agreement.builder("kinsta")
                .zone("UTC")
                .monthlyFrom(31)
                .target(uptime(Downtime.reported(), "99.9%"))
                .build();
        ComplianceReport report =
                report(agreement, LocalDate.of(2026, 3, 1), down("2026-02-27T23:00Z", "2026-02-28T01:00Z"));
        // 28 February to 30 March: 31 days, of which one hour is down.
        assertEquals(Duration.ofDays(31), report.period().length());
        assertEquals("MISSED " + share(743, 744), summary(report));
    }

    /** P61 Leonardo: a yearly measure, communicated maintenance leaves the available minutes. */
    @Test
    void p61Year() {
        Agreement agreement = Agreement.builder("leonardo")
                .zone("Europe/Rome")
                .yearly()
                .fee("cloud", Money.of("10000", "EUR"))
                .target(uptime(Downtime.reported(), "99.9%")
                        .penalty(Penalty.tiered()
                                .below("99.90%", "5%")
                                .below("99%", "10%")
                                .below("90%", "15%")))
                .exclusion(dev.sla4j.agreement.ExclusionRule.announced("maintenance", "maintenance"))
                .build();
        // 8 760 h − 60 h; 8 h 42 min are exactly 0.1 % of 8 700 h.
        Exclusion maintenance = Exclusion.of("maintenance", "2026-05-01T00:00Z", "2026-05-03T12:00Z");
        LocalDate thu = LocalDate.of(2026, 1, 1);
        assertEquals(
                Verdict.MET,
                only(report(agreement, thu, maintenance, down("2026-06-01T00:00Z", "2026-06-01T08:42Z")))
                        .verdict());
        ComplianceReport missed =
                report(agreement, thu, maintenance, down("2026-06-01T00:00Z", "2026-06-01T08:42:01Z"));
        assertEquals(Verdict.MISSED, only(missed).verdict());
        assertEquals(Money.of("500.00", "EUR"), only(missed).credit());
    }

    /** P09: upper bounds only; the deepest one passed applies, in whatever order the rows are written. */
    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({"00:00:08, 0.00", "00:00:09, 10.00", "00:14:25, 25.00", "01:12:01, 100.00", "01:12:00, 25.00"})
    void p09Cascade(String length, String credit) {
        Agreement agreement = Days.daily()
                .fee("machine", Money.of("100", "USD"))
                .target(uptime(Downtime.reported(), "99.99%")
                        .penalty(Penalty.tiered()
                                .below("95%", "100%")
                                .below("99.99%", "10%")
                                .below("99%", "25%")))
                .build();
        assertEquals(
                Money.of(credit, "USD"),
                only(Days.monday(agreement, down("00:00:00", length))).credit());
    }
}
