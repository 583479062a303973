package dev.sla4j.engine;

import static dev.sla4j.engine.Days.daily;
import static dev.sla4j.engine.Days.down;
import static dev.sla4j.engine.Days.monday;
import static dev.sla4j.engine.Days.month;
import static dev.sla4j.engine.Days.only;
import static dev.sla4j.engine.Days.remarks;
import static dev.sla4j.engine.Days.report;
import static dev.sla4j.engine.Days.share;
import static dev.sla4j.engine.Days.summary;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Remark;
import dev.sla4j.target.DisputedRow;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.ExclusionEffect;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.PartOfPeriod;
import dev.sla4j.target.Scope;
import dev.sla4j.target.SlotRule;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import dev.sla4j.value.Ratio;
import dev.sla4j.value.Rounding;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ambiguities of published agreements in which two readings pay differently, each by its number in the catalogue. */
class AmbiguitiesTest {
    private static final Money THOUSAND = Money.of("1000", "USD");

    /** A30: GitLab.com, 31 January 2017 23:30 UTC to 1 February 18:00 UTC (O13). */
    private static final Outage O13 = Outage.of("2017-01-31T23:30Z", "2017-02-01T18:00Z");

    private static Agreement.Builder monthly(String zone, ServiceLevelTarget target) {
        return Agreement.builder("monthly")
                .zone(zone)
                .monthly()
                .fee("service", THOUSAND)
                .target(target);
    }

    private static ServiceLevelTarget uptime(Downtime downtime, String limit) {
        return ServiceLevelTarget.of("uptime", Indicator.availability(downtime)).atLeast(limit);
    }

    private static String paid(String verdict, String figure, String certain, String disputed) {
        return verdict + " " + figure + " pays USD " + certain + " and USD " + disputed + " disputed";
    }

    /** A03 (P15): 10:00:30–10:03:20 in April 2026, 43 200 min, 99.995 % allows 2.16 min. Whole 2, true 2 min 50 s, touched 4 minutes. */
    @Test
    void a03PartialMinutes() {
        Penalty.Tiers tiers =
                Penalty.tiered().below("99.995%", "10%").below("99%", "25%").below("95%", "100%");
        Outage outage = Outage.of("2026-04-14T10:00:30Z", "2026-04-14T10:03:20Z");
        Downtime reported = Downtime.reported();
        ServiceLevelTarget whole =
                uptime(Downtime.wholeMinutes(reported), "99.995%").penalty(tiers);
        assertEquals(
                paid("MET", share(43_198, 43_200), "0.00", "0.00"),
                summary(month(monthly("UTC", whole).build(), "2026-04", outage)));
        ServiceLevelTarget true_ = uptime(reported, "99.995%").penalty(tiers);
        assertEquals(
                paid("MISSED", share(2_592_000 - 170, 2_592_000), "100.00", "0.00"),
                summary(month(monthly("UTC", true_).build(), "2026-04", outage)));
        ServiceLevelTarget touched =
                uptime(Downtime.touchedMinutes(reported), "99.995%").penalty(tiers);
        assertEquals(
                paid("MISSED", share(43_196, 43_200), "100.00", "0.00"),
                summary(month(monthly("UTC", touched).build(), "2026-04", outage)));
    }

    /** A04 (P15, P17): lived 10 of 30 days, 10 min down: full month 99.97685 % pays nothing, lifetime 99.93056 % pays. */
    @Test
    void a04PartOfTheMonth() {
        ServiceLevelTarget target = uptime(Downtime.reported(), "99.95%")
                .scope(Scope.each())
                .penalty(Penalty.tiered().below("99.95%", "10%"));
        Measurement[] evidence = {
            ServiceLife.of("2026-04-21T00:00Z", "2026-06-01T00:00Z").on("cluster"),
            down("2026-04-25T10:00Z", "2026-04-25T10:10Z").on("cluster")
        };
        assertEquals(
                paid("MISSED", share(14_390, 14_400), "100.00", "0.00"),
                summary(month(monthly("UTC", target).build(), "2026-04", evidence)));
        assertEquals(
                paid("MET", share(43_190, 43_200), "0.00", "0.00"),
                summary(month(
                        monthly("UTC", target).policy(PartOfPeriod.REST_AS_UP).build(), "2026-04", evidence)));
    }

    /** A05 (P54, P61, P70): 43 200 min, 1 000 excluded, 42.5 down, 99.9 %: ÷ 43 200 is 99.90162 %, ÷ 42 200 is 99.89929 %. */
    @Test
    void a05Denominator() {
        Agreement.Builder agreement = monthly(
                        "UTC",
                        uptime(Downtime.reported(), "99.9%")
                                .penalty(Penalty.tiered().below("99.9%", "10%")))
                .exclusion(ExclusionRule.announced("maintenance", "maintenance"));
        Measurement[] evidence = {
            Exclusion.of("maintenance", "2026-04-04T00:00Z", "2026-04-04T16:40Z"),
            down("2026-04-14T10:00:00Z", "2026-04-14T10:42:30Z")
        };
        assertEquals(
                paid("MET", share(86_400 - 85, 86_400), "0.00", "0.00"),
                summary(month(agreement.policy(ExclusionEffect.COUNTS_AS_UP).build(), "2026-04", evidence)));
        assertEquals(
                paid("MISSED", share(84_400 - 85, 84_400), "100.00", "0.00"),
                summary(month(agreement.policy(ExclusionEffect.LEAVES_BOTH).build(), "2026-04", evidence)));
    }

    /** A06 (P23, P89): 44 min in a month of 31 days, 99.9 %: real length 99.90143 % met, fixed 30 days 99.89815 % missed. */
    @Test
    void a06FixedMonth() {
        Measurement outage = down("2026-05-05T10:00Z", "2026-05-05T10:44Z");
        Indicator real = Indicator.availability();
        Indicator fixed = Indicator.availability().overFixedLength(Duration.ofDays(30));
        assertEquals(
                "MET " + share(44_640 - 44, 44_640),
                summary(month(
                        monthly("UTC", ServiceLevelTarget.of("uptime", real).atLeast("99.9%"))
                                .build(),
                        "2026-05",
                        outage)));
        assertEquals(
                "MISSED " + share(43_200 - 44, 43_200),
                summary(month(
                        monthly("UTC", ServiceLevelTarget.of("uptime", fixed).atLeast("99.9%"))
                                .build(),
                        "2026-05",
                        outage)));
    }

    /** A06 (P60): 44.6 min in a German March, 44 580 min: 99.89996 % missed; against 44 640 min 99.90009 % met. */
    @Test
    void a06ClockChange() {
        Measurement outage = down("2026-03-05T10:00:00Z", "2026-03-05T10:44:36Z");
        Indicator real = Indicator.availability();
        Indicator fixed = Indicator.availability().overFixedLength(Duration.ofDays(31));
        assertEquals(
                "MISSED " + share(445_800 - 446, 445_800),
                summary(month(
                        monthly(
                                        "Europe/Berlin",
                                        ServiceLevelTarget.of("uptime", real).atLeast("99.9%"))
                                .build(),
                        "2026-03",
                        outage)));
        assertEquals(
                "MET " + share(446_400 - 446, 446_400),
                summary(month(
                        monthly(
                                        "Europe/Berlin",
                                        ServiceLevelTarget.of("uptime", fixed).atLeast("99.9%"))
                                .build(),
                        "2026-03",
                        outage)));
    }

    /**
     * A07 (P20, P37): O13 under 99.9/99.0/95.0 → 10/25/100 %. In UTC January has 30 min and February 1 080; in US Pacific January has 510
     * (it ends at 08:00 UTC) and February 600.
     */
    @ParameterizedTest(name = "{0} {1}: {2} of {3} min down pay {5}")
    @CsvSource({
        "UTC, 2017-01, 30, 44640, MET, 0.00",
        "UTC, 2017-02, 1080, 40320, MISSED, 250.00",
        "America/Los_Angeles, 2017-01, 510, 44640, MISSED, 250.00",
        "America/Los_Angeles, 2017-02, 600, 40320, MISSED, 250.00",
    })
    void a07ZoneOfTheMonth(String zone, String month, long down, long length, String verdict, String credit) {
        ServiceLevelTarget target = uptime(Downtime.reported(), "99.9%")
                .penalty(Penalty.tiered()
                        .below("99.9%", "10%")
                        .below("99%", "25%")
                        .below("95%", "100%"));
        assertEquals(
                paid(verdict, share(length - down, length), credit, "0.00"),
                summary(month(monthly(zone, target).build(), month, O13)));
    }

    /** A10 (P19): rows "≤ 99.9 but > 99.0" and "< 99.0" in a quarter of 90 days, 129 600 min. */
    @ParameterizedTest(name = "{0} pays {2} and {3} disputed")
    @CsvSource({
        // Exactly 99.9 % meets the promise and falls in the 10 % row.
        "2026-02-10T12:09:36Z, 129.6, 100.00, 0.00, MET",
        // Exactly 99.0 % is in no row: 10 % or 25 %.
        "2026-02-11T07:36:00Z, 1296, 100.00, 150.00, MISSED",
        "2026-02-11T07:36:01Z, 1296.016666, 250.00, 0.00, MISSED",
        "2026-02-10T10:00:01Z, 0.016666, 0.00, 0.00, MET",
    })
    void a10Edges(String end, String minutes, String certain, String disputed, String verdict) {
        Agreement agreement = Agreement.builder("quarterly")
                .zone("UTC")
                .quarterly()
                .fee("feature", THOUSAND)
                .target(uptime(Downtime.reported(), "99.9%")
                        .penalty(Penalty.tiered()
                                .row(Limit.parse("> 99% and <= 99.9%"), Amount.share("10%"))
                                .below("99%", "25%")))
                .build();
        ComplianceReport report = report(agreement, LocalDate.of(2026, 1, 1), down("2026-02-10T10:00:00Z", end));
        assertEquals(verdict, only(report).verdict().toString());
        assertEquals(Money.of(certain, "USD"), only(report).credit());
        assertEquals(Money.of(disputed, "USD"), only(report).disputed());
        boolean paysOnMet = verdict.equals("MET") && !certain.equals("0.00");
        assertEquals(
                paysOnMet ? List.of("target uptime was met with 99.90 %, and its table pays USD 100.00") : List.of(),
                remarks(report, Remark.Kind.PAYS_ON_MET));
        assertEquals(
                disputed.equals("0.00")
                        ? List.of()
                        : List.of(
                                "target uptime: the table has more than one reading of 99.00 %: 10% (> 99 % and ≤ 99.9 %)"
                                        + " or 25% (< 99 %)"),
                remarks(report, Remark.Kind.DISPUTED_ROW));
    }

    /** A10 (P19): what exactly 99.0 % pays, in each reading of the hole between the rows. */
    @ParameterizedTest(name = "{0}: {1} and {2} disputed")
    @CsvSource({"SPLIT, 100.00, 150.00", "LOWEST, 100.00, 0.00", "HIGHEST, 250.00, 0.00"})
    void a10Readings(DisputedRow reading, String certain, String disputed) {
        Agreement agreement = Agreement.builder("quarterly")
                .zone("UTC")
                .quarterly()
                .fee("feature", THOUSAND)
                .policy(reading)
                .target(uptime(Downtime.reported(), "99.9%")
                        .penalty(Penalty.tiered()
                                .row(Limit.parse("> 99% and <= 99.9%"), Amount.share("10%"))
                                .below("99%", "25%")))
                .build();
        ComplianceReport report =
                report(agreement, LocalDate.of(2026, 1, 1), down("2026-02-10T10:00:00Z", "2026-02-11T07:36:00Z"));
        assertEquals(Money.of(certain, "USD"), only(report).credit());
        assertEquals(Money.of(disputed, "USD"), only(report).disputed());
    }

    /** A12 (P38): unprotected rows have a hole at 96.90–97.89 and, of two decimals, at every step. */
    @ParameterizedTest(name = "{0} of 10 000 down, {1}: {2} and {3} disputed")
    @CsvSource({
        "250, SPLIT, 100.00, 100.00", // 97.5 %: 10 % or 20 %
        "250, LOWEST, 100.00, 0.00",
        "250, HIGHEST, 200.00, 0.00",
        "311, SPLIT, 200.00, 0.00", // 96.89 %
        "310, SPLIT, 100.00, 100.00", // 96.90 %
        "310, HIGHEST, 200.00, 0.00",
        "210, SPLIT, 100.00, 0.00", // 97.90 %
        "30, SPLIT, 0.00, 0.00", // 99.70 %
        "0, SPLIT, 0.00, 0.00",
        "620, SPLIT, 400.00, 0.00", // 93.80 %, the last row has no lower end
    })
    void a12Holes(long down, DisputedRow reading, String certain, String disputed) {
        Agreement agreement = daily().fee("line", Money.of("1000", "CAD"))
                .policy(reading)
                .target(ServiceLevelTarget.of("uptime", Indicator.availability())
                        .penalty(Penalty.tiered()
                                .row(Limit.within("99.7%", "100%"), Amount.nothing())
                                .row(Limit.within("97.9%", "99.69%"), Amount.share("10%"))
                                .row(Limit.within("95.9%", "96.89%"), Amount.share("20%"))
                                .row(Limit.within("93.9%", "95.89%"), Amount.share("30%"))
                                .below("93.9%", "40%")))
                .build();
        // A ten-thousandth of a day is 8.64 s.
        long nanos = 8_640_000_000L * down;
        ComplianceReport report = monday(
                agreement,
                Outage.of(
                        java.time.Instant.parse("2026-03-02T10:00:00Z"),
                        java.time.Instant.parse("2026-03-02T10:00:00Z").plusNanos(nanos)));
        assertEquals(Money.of(certain, "CAD"), only(report).credit());
        assertEquals(Money.of(disputed, "CAD"), only(report).disputed());
    }

    /** A13 (P72, P76): 99.895 % in rows of two decimals: half up 99.90 pays nothing, cut 99.89 pays 5 %, unrounded it is in no row. */
    @Test
    void a13TwoDecimals() {
        Penalty.Tiers rows = Penalty.tiered()
                .row(Limit.within("99.90%", "100%"), Amount.nothing())
                .row(Limit.within("98.00%", "99.89%"), Amount.share("5%"))
                .below("98%", "10%");
        // 0.105 % of a day is 90.72 s.
        Outage outage = down("10:00:00", "10:01:30.72");
        String figure = share(100_000 - 105, 100_000);
        assertEquals(
                paid("NOT_APPLICABLE", figure, "0.00", "0.00"),
                summary(monday(table(rows.rounded(Rounding.halfUp(2))), outage)));
        assertEquals(
                paid("NOT_APPLICABLE", figure, "50.00", "0.00"),
                summary(monday(table(rows.rounded(Rounding.down(2))), outage)));
        assertEquals(paid("NOT_APPLICABLE", figure, "0.00", "50.00"), summary(monday(table(rows), outage)));
    }

    private static Agreement table(Penalty.Tiers rows) {
        return daily().fee("fee", THOUSAND)
                .target(ServiceLevelTarget.of("uptime", Indicator.availability())
                        .penalty(rows))
                .build();
    }

    /** A15 (P30, P20): a flat 10 % of 1 000 is owed unrounded, and nothing rounded; the rows of a table say for themselves whether they are. */
    @ParameterizedTest(name = "verdict rounded {0}, table rounded {1}: {2}, by the table {3}")
    @CsvSource({
        "false, false, 100.00, 100.00",
        "true, false, 0.00, 100.00",
        "false, true, 100.00, 0.00",
        "true, true, 0.00, 0.00"
    })
    void a15TheMoneyOfEachReading(boolean verdict, boolean table, String flat, String byTable) {
        Penalty.Tiers rows = Penalty.tiered().below("99.9%", "10%");
        ServiceLevelTarget exact = uptime(Downtime.reported(), "99.9%");
        ServiceLevelTarget target = verdict ? exact.rounded(Rounding.halfUp(2)) : exact;
        Outage outage = down("10:00:00", "10:01:30.6336");
        assertEquals(
                Money.of(flat, "USD"),
                only(monday(
                                daily().fee("fee", THOUSAND)
                                        .target(target.penalty(Penalty.flat("10%")))
                                        .build(),
                                outage))
                        .credit());
        assertEquals(
                Money.of(byTable, "USD"),
                only(monday(
                                daily().fee("fee", THOUSAND)
                                        .target(target.penalty(table ? rows.rounded(Rounding.halfUp(2)) : rows))
                                        .build(),
                                outage))
                        .credit());
    }

    /** A15 (P30, P20): 99.8951 % rounds to 99.90 and is met; unrounded it is missed. */
    @Test
    void a15RoundedBeforeComparison() {
        // 0.1049 % of a day is 90.6336 s.
        Outage outage = down("10:00:00", "10:01:30.6336");
        String figure = share(1_000_000 - 1_049, 1_000_000);
        ServiceLevelTarget exact = uptime(Downtime.reported(), "99.9%");
        assertEquals("MISSED " + figure, summary(monday(daily(exact), outage)));
        ComplianceReport rounded = monday(daily(exact.rounded(Rounding.halfUp(2))), outage);
        assertEquals("MET " + figure, summary(rounded));
        assertEquals(
                true,
                rounded.explanation()
                        .toText()
                        .contains("promised ≥ 99.9 %, attained 99.8951 %, compared as 99.90 %: MET"),
                () -> rounded.explanation().toText());
    }

    /** A17 (P42, P18): an outage of 61 s: "after one minute" counts 1 s, "at least 60 s, then all" counts 61 s. */
    @Test
    void a17FirstMinute() {
        Outage outage = down("10:00:00", "10:01:01");
        Duration minute = Duration.ofMinutes(1);
        assertEquals(
                "MET " + share(86_399, 86_400),
                summary(monday(daily(uptime(Downtime.reported().deductible(minute), "99%")), outage)));
        assertEquals(
                "MET " + share(86_339, 86_400),
                summary(monday(daily(uptime(Downtime.reported().lastingAtLeast(minute), "99%")), outage)));
        // At exactly 60 s the one counts nothing, "at least" all, "more than" nothing.
        Outage exactly = down("10:00:00", "10:01:00");
        assertEquals("MET 1", summary(monday(daily(uptime(Downtime.reported().deductible(minute), "99%")), exactly)));
        assertEquals(
                "MET " + share(1439, 1440),
                summary(monday(daily(uptime(Downtime.reported().lastingAtLeast(minute), "99%")), exactly)));
        assertEquals(
                "MET 1", summary(monday(daily(uptime(Downtime.reported().lastingMoreThan(minute), "99%")), exactly)));
    }

    /** A20 (P63): 10:50–11:10 in April, 720 hours: by time 99.9537 % met, by hours touched 99.7222 % missed. */
    @Test
    void a20HoursTouched() {
        Measurement outage = down("2026-04-14T10:50Z", "2026-04-14T11:10Z");
        assertEquals("MET " + share(43_180, 43_200), summary(monthOf(uptime(Downtime.reported(), "99.9%"), outage)));
        assertEquals(
                "MISSED " + share(718, 720),
                summary(monthOf(
                        uptime(Downtime.reported().inUnits(Duration.ofHours(1), SlotRule.TOUCHED), "99.9%"), outage)));
    }

    private static ComplianceReport monthOf(ServiceLevelTarget target, Measurement... evidence) {
        return month(Agreement.builder("m").zone("UTC").monthly().target(target).build(), "2026-04", evidence);
    }

    /** A23 (P14, P56): two resources in a month of 720 h; both down the same hour, one alone, and by users (900 and 100). */
    @Test
    void a23UnionOrPool() {
        Measurement a = down("2026-04-14T10:00Z", "2026-04-14T11:00Z").on("a");
        Measurement b = down("2026-04-14T10:00Z", "2026-04-14T11:00Z").on("b");
        ServiceLevelTarget union = uptime(Downtime.reported(), "99%").scope(Scope.together("a", "b"));
        ServiceLevelTarget pool = uptime(Downtime.reported(), "99%").scope(Scope.pooled("a", "b"));
        assertEquals("MET " + share(719, 720), summary(monthOf(union, a, b)));
        assertEquals("MET " + share(1_438, 1_440), summary(monthOf(pool, a, b)));
        assertEquals("MET " + share(719, 720), summary(monthOf(union, a)));
        assertEquals("MET " + share(1_439, 1_440), summary(monthOf(pool, a)));
        Measurement users = ServiceLife.of("2026-04-01T00:00Z", "2026-05-01T00:00Z")
                .population(900)
                .on("a");
        Measurement others = ServiceLife.of("2026-04-01T00:00Z", "2026-05-01T00:00Z")
                .population(100)
                .on("b");
        assertEquals("MET " + share(720_000 - 900, 720_000), summary(monthOf(pool, a, users, others)));
        assertEquals("MET " + share(720_000 - 100, 720_000), summary(monthOf(pool, b, users, others)));
    }

    /** A30 (P36): "5 min – 4 h" 5 %, "4 – 8 h" 10 %: four hours exactly are in both rows. */
    @ParameterizedTest(name = "to {0}, {1}: {2} and {3} disputed")
    @CsvSource({
        "14:00:00, SPLIT, 50.00, 50.00",
        "14:00:00, LOWEST, 50.00, 0.00",
        "14:00:00, HIGHEST, 100.00, 0.00",
        "13:59:59.999999999, SPLIT, 50.00, 0.00",
        "14:00:00.000000001, SPLIT, 100.00, 0.00",
    })
    void a30FourHoursExactly(String end, DisputedRow reading, String certain, String disputed) {
        Agreement agreement = daily().fee("port", THOUSAND)
                .policy(reading)
                .target(ServiceLevelTarget.of("outages", Indicator.totalDowntime(Downtime.reported()))
                        .penalty(perOutage()))
                .build();
        ComplianceReport report = monday(agreement, down("10:00:00", end));
        assertEquals(Money.of(certain, "USD"), only(report).credit());
        assertEquals(Money.of(disputed, "USD"), only(report).disputed());
    }

    private static Penalty.Tiers perOutage() {
        return Penalty.tieredByOutage()
                .row(Limit.within("PT0S", "PT5M"), Amount.nothing())
                .row(Limit.within("PT5M", "PT4H"), Amount.share("5%"))
                .row(Limit.within("PT4H", "PT8H"), Amount.share("10%"))
                .row(Limit.within("PT8H", "PT12H"), Amount.share("15%"))
                .row(Limit.within("PT12H", "PT16H"), Amount.share("20%"))
                .row(Limit.within("PT16H", "PT24H"), Amount.share("35%"))
                .atLeast("PT24H", "50%");
    }

    /** A30, S7: an outage over the month end is one credit, by its whole length, in the month of its start. O13 has 18.5 h. */
    @Test
    void a30OverTheMonthEnd() {
        Agreement agreement = monthly(
                        "UTC",
                        ServiceLevelTarget.of("outages", Indicator.totalDowntime(Downtime.reported()))
                                .penalty(perOutage()))
                .build();
        ComplianceReport january = month(agreement, "2017-01", O13);
        ComplianceReport february = month(agreement, "2017-02", O13);
        assertEquals(Money.of("350.00", "USD"), only(january).credit());
        assertEquals(Money.of("0.00", "USD"), only(february).credit());
        // The time itself is split at the border.
        assertEquals(Ratio.of(1_800), only(january).figure().value());
        assertEquals(Ratio.of(64_800), only(february).figure().value());
    }
}
