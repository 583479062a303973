package dev.sla4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.engine.ComplianceEngine;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.CreditLine;
import dev.sla4j.report.Step;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.TargetResult;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every figure of the example against the one computed by hand; 30 days are 2 592 000 s, 31 days 2 678 400 s. */
class FiguresTest {
    private final Library library = new Library();

    @Test
    void p07GoogleWorkspaceByTheShortestAccount() {
        // 17:51 to 20:49 is 178 min = 10 680 s; 1 − 10 680/2 592 000 = 21 511/21 600: three days of service.
        check(
                1,
                "p07-google-workspace.json",
                "monthly-uptime | 2592000 | 10680 | 21511/21600 | 99.587962… % | MISSED",
                "USD 30.00 | USD 0.00 | USD 30.00");
    }

    @Test
    void p07GoogleWorkspaceByTheLongestAccount() {
        // 17:49 to 01:18 is 449 min = 26 940 s; 1 − 26 940/2 592 000 = 42 751/43 200: below 99 %, seven days.
        check(
                2,
                "p07-google-workspace.json",
                "monthly-uptime | 2592000 | 26940 | 42751/43200 | 98.960648… % | MISSED",
                "USD 70.00 | USD 0.00 | USD 70.00");
    }

    @Test
    void p15MongodbAtlas() {
        // 11:20 to 17:06 is 346 whole minutes = 20 760 s, over the full month: 21 427/21 600. Over the ten days of its
        // life it would be 1 − 20 760/864 000 = 97.597 %, in the row of 25 %.
        check(
                3,
                "p15-mongodb-atlas.json",
                "cluster-uptime | 2592000 | 20760 | 21427/21600 | 99.199074… % | MISSED",
                "USD 100.00 | USD 0.00 | 10% of the fee");
    }

    @Test
    void p17DigitaloceanOlder() {
        // Whole intervals of five minutes: 11:20 to 17:05, 345 min = 20 700 s, of 864 000 s of life: 937/960.
        // Lost time at the price of the month: 48.00 × 20 700/2 592 000 = 0.3833…
        check(
                4,
                "p17-digitalocean-older.json",
                "droplet-uptime | 864000 | 20700 | 937/960 | 97.604166… % | MISSED",
                "USD 0.38 | USD 0.00 | ");
    }

    @Test
    void p17Digitalocean2025() {
        // 20 760 s of 864 000 s: 7 027/7 200; all of 48.00.
        check(
                5,
                "p17-digitalocean-2025.json",
                "droplet-uptime | 864000 | 20760 | 7027/7200 | 97.597222… % | MISSED",
                "USD 48.00 | USD 0.00 | ");
    }

    @Test
    void p18Starlink() {
        // 14 June to 14 July is 30 days. 75 min + 61 s = 4 561 s; the loss of 45 s is too short. 20 % of 500.00.
        check(
                6,
                "p18-starlink-priority.json",
                "line-availability | 2592000 | 4561 | 2587439/2592000 | 99.824035… % | MISSED",
                "USD 100.00 | USD 0.00 | ");
    }

    @Test
    void p42VoiceLogix() {
        // (4 500 − 60) + (61 − 60) + 0 = 4 441 s.
        check(7, "p42-voicelogix.json", "voice | 2592000 | 4441 | 2587559/2592000 | 99.828665… % | MISSED", "no money");
    }

    @Test
    void p20Atlassian() {
        // From 5 April 07:38: 3 d 16 h 22 min = 318 120 s and 13 d 16 h 22 min = 1 182 120 s; 10 % of 1000.00 for each.
        check(8, "p20-atlassian-premium.json", """
                product-uptime | 2592000 | 318120 | 18949/21600 | 87.726851… % | MISSED
                product-uptime | 2592000 | 1182120 | 11749/21600 | 54.393518… % | MISSED""", "USD 200.00 | USD 0.00 | 10% of the fee, 10% of the fee");
    }

    @Test
    void p36TwTelecom() {
        // 06:48 to 09:40, 09:25 to 17:36 and 12:30 to 21:09 overlap: 06:48 to 21:09 is 14 h 21 min = 51 660 s.
        check(
                9,
                "p36-tw-telecom.json",
                "single-outage | 2678400 | 51660 | 51660/1 | 14 h 21 min | MISSED",
                "USD 200.00 | USD 0.00 | 20% of the fee");
    }

    @Test
    void p37Lumen() {
        // Opened 23:02, closed 00:30: 88 min = 5 280 s, from one to less than two hours.
        check(
                10,
                "p37-lumen-edge.json",
                "total-unavailability | 2678400 | 5280 | 5280/1 | 1 h 28 min | MISSED",
                "USD 500.00 | USD 0.00 | 50% of the fee");
    }

    @Test
    void p38Telus() {
        // 13:15 to 06:23 is 17 h 8 min = 61 680 s: 97.620…, half up 97.62, between 97.9 and 96.89: 10 % or 20 %.
        check(
                11,
                "p38-telus-wavelength.json",
                "service-availability | 2592000 | 61680 | 10543/10800 | 97.620370… % | MISSED",
                "CAD 100.00 | CAD 100.00 | 10% of the fee, 20% of the fee");
    }

    @Test
    void p51Upcloud() {
        // 326 min = 19 560 s: 50 × 1000.00 × 19 560/2 678 400 = 365.143…; 72 h 45 min = 261 900 s would be 4 889.11,
        // held at the charges of the 30 days before: 1 000 × (49 h of 720 h + 671 h of 744 h) = 969.93.
        check(
                12,
                "p51-upcloud.json",
                "uptime | 2678400 | 281460 | 39949/44640 | 89.491487… % | MISSED",
                "EUR 1335.07 | EUR 0.00 | ");
    }

    @Test
    void p56Kinsta() {
        // 6 October to 6 November in New York: 31 days and the hour of 4 November, 2 682 000 s, less 31 nights of
        // 10 800 s = 2 347 200 s. 24 h 11 min = 87 060 s, less the night from 06:00Z to 09:00Z = 76 260 s.
        check(13, "p56-kinsta.json", "uptime | 2347200 | 76260 | 37849/39120 | 96.751022… % | MISSED", "no money");
    }

    @Test
    void p60Blunix() {
        // The first of the failed probes at 13:42:00, the first of the good ones at 14:09:00: 1 620 s. At most 6 696 s,
        // 2 678.4 s and 1 339.2 s.
        check(14, "p60-blunix.json", """
                system-at-99.75 | 2678400 | 1620 | 4957/4960 | 99.939516… % | MET
                system-at-99.90 | 2678400 | 1620 | 4957/4960 | 99.939516… % | MET
                system-at-99.95 | 2678400 | 1620 | 4957/4960 | 99.939516… % | MISSED""", "no money");
    }

    @Test
    void p61Leonardo() {
        // 220 + 168 + 326 + 4 365 + 412 = 5 491 min = 329 460 s, of 365 days less six hours = 31 514 400 s.
        check(
                15,
                "p61-leonardo.json",
                "availability | 31514400 | 329460 | 519749/525240 | 98.954573… % | MISSED",
                "EUR 1200.00 | EUR 0.00 | 10% of the fee");
    }

    @Test
    void p63PdfFiller() {
        // Detected 09:48, worked around 11:00: 4 320 s. The hours from 09:00 and from 10:00 are touched: 7 200 s.
        check(16, "p63-pdffiller.json", """
                by-duration | 2592000 | 4320 | 599/600 | 99.833333… % | MISSED
                by-hours-in-which | 2592000 | 7200 | 359/360 | 99.722222… % | MISSED""", "no money");
    }

    @Test
    void a07MonthsInUtc() {
        // January: 23:30 to 24:00; February, 28 days = 2 419 200 s: 00:00 to 18:00.
        checkPair(
                "tiers-utc.json",
                "monthly-uptime | 2678400 | 1800 | 1487/1488 | 99.932795… % | MET",
                "USD 0.00 | USD 0.00 | nothing",
                "monthly-uptime | 2419200 | 64800 | 109/112 | 97.321428… % | MISSED",
                "USD 250.00 | USD 0.00 | 25% of the fee");
    }

    @Test
    void a07MonthsInPacificTime() {
        // January: 15:30 to 24:00 local; February: 00:00 to 10:00 local.
        checkPair(
                "tiers-pacific.json",
                "monthly-uptime | 2678400 | 30600 | 1471/1488 | 98.857526… % | MISSED",
                "USD 250.00 | USD 0.00 | 25% of the fee",
                "monthly-uptime | 2419200 | 36000 | 331/336 | 98.511904… % | MISSED",
                "USD 250.00 | USD 0.00 | 25% of the fee");
    }

    private void check(int number, String agreement, String figures, String credits) {
        Manifest.Case shown = library.manifest().cases().get(number - 1);
        assertEquals(agreement, shown.agreement());
        ComplianceReport report = report(shown.agreement(), shown.evidence(), shown.date());
        assertEquals(figures, figures(report));
        assertEquals(credits, credits(report));
    }

    private void checkPair(
            String agreement, String january, String januaryCredits, String february, String februaryCredits) {
        Manifest.SideBySide pair = library.manifest().sideBySide();
        ComplianceReport first = report(agreement, pair.evidence(), pair.dates().get(0));
        ComplianceReport second =
                report(agreement, pair.evidence(), pair.dates().get(1));
        assertEquals(january, figures(first));
        assertEquals(januaryCredits, credits(first));
        assertEquals(february, figures(second));
        assertEquals(februaryCredits, credits(second));
    }

    private ComplianceReport report(String agreement, List<String> evidence, String date) {
        ComplianceEngine engine = ComplianceEngine.of(library.agreement(agreement));
        return engine.evaluate(engine.periodOf(LocalDate.parse(date)), library.evidence(evidence));
    }

    /** Target, measured and down seconds, exact figure, figure as shown, verdict: a line for each subject. */
    private static String figures(ComplianceReport report) {
        List<String> lines = new ArrayList<>();
        for (TargetResult target : report.targets()) {
            for (SubjectResult result : target.subjects()) {
                Ratio exact = result.figure().value();
                lines.add(String.join(
                        " | ",
                        target.id(),
                        seconds(result.account().measured()),
                        seconds(result.account().down()),
                        exact.numerator() + "/" + exact.denominator(),
                        Figures.attained(result.figure()),
                        result.verdict().toString()));
            }
        }
        return String.join("\n", lines);
    }

    /** Certain and disputed credit, and the rows of the table that were read. */
    private static String credits(ComplianceReport report) {
        if (!report.credits().hasCurrency()) {
            return "no money";
        }
        List<String> rows = new ArrayList<>();
        for (CreditLine line : report.credits().lines()) {
            addRows(rows, line.steps());
        }
        return report.credits().total() + " | " + report.credits().disputed() + " | " + String.join(", ", rows);
    }

    /** The rows that were looked up, also under headings. */
    private static void addRows(List<String> rows, List<Step> steps) {
        for (Step step : steps) {
            if (step instanceof Step.Lookup lookup) {
                rows.add(lookup.amount());
            } else if (step instanceof Step.Heading heading) {
                addRows(rows, heading.steps());
            }
        }
    }

    private static String seconds(BigInteger nanos) {
        BigInteger[] parts = nanos.divideAndRemainder(BigInteger.valueOf(1_000_000_000L));
        assertEquals(BigInteger.ZERO, parts[1], "whole seconds");
        return parts[0].toString();
    }
}
