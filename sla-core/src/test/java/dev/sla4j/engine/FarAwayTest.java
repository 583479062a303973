package dev.sla4j.engine;

import static dev.sla4j.engine.Days.daily;
import static dev.sla4j.engine.Days.down;
import static dev.sla4j.engine.Days.monday;
import static dev.sla4j.engine.Days.remarks;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sla4j.Refused;
import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.Notice;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.OutageColumns;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.StateChange;
import dev.sla4j.penalty.Base;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Outlook;
import dev.sla4j.report.Remark;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.ReportedOutages;
import dev.sla4j.target.Selection;
import dev.sla4j.target.SlotRule;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What lies beyond what can be counted is refused with its name, and evidence out of reach is ignored and named (S1, S30). */
class FarAwayTest {
    private static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);
    private static final Downtime REPORTED = Downtime.reported();
    private static final ServiceLevelTarget UPTIME =
            ServiceLevelTarget.of("uptime", Indicator.availability()).atLeast("99%");

    private static String tooLong(String name) {
        return name + " (" + FOREVER + ") must be at most " + LONGEST;
    }

    @Test
    void durationsThatCannotBeCountedAreRefused() {
        Refused.value(tooLong("bound"), () -> REPORTED.lastingAtLeast(FOREVER));
        Refused.value(tooLong("bound"), () -> REPORTED.lastingMoreThan(FOREVER));
        Refused.value(tooLong("perOutage"), () -> REPORTED.deductible(FOREVER));
        Refused.value(tooLong("bound"), () -> SlotRule.moreThan(FOREVER));
        Refused.value(tooLong("reportedWithin"), () -> Downtime.reported().reportedWithin(FOREVER));
        Refused.value(tooLong("validFor"), () -> Downtime.observed().validFor(FOREVER));
        Refused.value(tooLong("fixedLength"), () -> Indicator.availability().overFixedLength(FOREVER));
        Refused.value(tooLong("minimumLife"), () -> UPTIME.minimumLife(FOREVER));
        Refused.value(tooLong("notice"), () -> Notice.of(FOREVER));
        ExclusionRule rule = ExclusionRule.announced("r", "maintenance");
        Refused.value(tooLong("allowance of rule r"), () -> rule.withAllowance(FOREVER));
        Refused.value(tooLong("longest window of rule r"), () -> rule.noLongerThan(FOREVER));
        Refused.value(
                "unit (PT8784H0.000000001S) must be at most PT8784H",
                () -> REPORTED.inUnits(Duration.ofDays(366).plusNanos(1), SlotRule.WHOLE));
    }

    /** The longest that is admitted is never exceeded, and so changes nothing or takes everything. */
    @Test
    void theLongestDurationsCanBeEvaluated() {
        Agreement none = daily(ServiceLevelTarget.of("t", Indicator.availability(REPORTED.lastingMoreThan(LONGEST)))
                .atLeast("99%"));
        assertEquals("MET 1", Days.summary(monday(none, down("10:00", "12:00"))));
        Agreement all = daily(ServiceLevelTarget.of(
                        "t", Indicator.availability(Downtime.observed().validFor(LONGEST)))
                .atLeast("99%"));
        assertEquals("MISSED 1/2", Days.summary(monday(all, Days.state("00:00", "down"), Days.state("12:00", "up"))));
        Agreement excused = daily().target(UPTIME)
                .exclusion(ExclusionRule.recurring("r", Schedule.weekly("UTC").monToFri("10:00", "12:00"))
                        .noLongerThan(LONGEST)
                        .withAllowance(LONGEST))
                .build();
        assertEquals("MET 1", Days.summary(monday(excused, down("10:00", "12:00"))));
    }

    /** S19: what is left of a number of outages that no number of outages can exceed. */
    @Test
    void aCountBeyondALongIsLeft() {
        Agreement agreement =
                daily(ServiceLevelTarget.of("t", Indicator.downtime(DowntimeStatistic.Kind.COUNT, Downtime.reported()))
                        .atMost("100000000000000000000"));
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        Outlook outlook = engine.start(engine.periodOf(Days.MON_2026_03_02))
                .add(down("10:00", "11:00"))
                .report(Instant.parse("2026-03-02T12:00:00Z"))
                .target("t")
                .outlook();
        assertEquals(
                "OPEN 99999999999999999999",
                outlook.state() + " " + outlook.left().toText());
    }

    /** Evidence more than 73 years away is ignored, and the report says so once for each kind and subject. */
    @Test
    void evidenceOutOfReachIsIgnoredAndRemarked() {
        ComplianceReport near = monday(daily(UPTIME), down("10:00", "11:00"));
        ComplianceReport far = monday(
                daily(UPTIME),
                down("10:00", "11:00"),
                Outage.of("1700-01-01T00:00Z", "1700-01-02T00:00Z"),
                Outage.of("2250-01-01T00:00Z", "2250-01-02T00:00Z"),
                Outage.since("2250-01-01T00:00Z").id("o-1"),
                StateChange.of("1800-01-01T00:00Z", "down"),
                Probe.failed(Instant.parse("1800-01-01T00:00:00Z")),
                Exclusion.of("maintenance", "1700-01-01T00:00Z", "1700-01-02T00:00Z"));
        assertEquals(near.target("uptime").attainment(), far.target("uptime").attainment());
        assertEquals(
                List.of(
                        "exclusions of the service that lie more than 73 years from the period are not read",
                        "outages of the service that lie more than 73 years from the period are not read",
                        "probes of the service that lie more than 73 years from the period are not read",
                        "states of the service that lie more than 73 years from the period are not read"),
                remarks(far, Remark.Kind.IGNORED_EVIDENCE));
        assertEquals(64, far.identity().evidence().length());
    }

    /** Rows in columns, ordered and not. */
    @Test
    void columnsOutOfReach() {
        ComplianceEngine engine = ComplianceEngine.of(daily(UPTIME));
        EvaluationPeriod period = engine.periodOf(Days.MON_2026_03_02);
        long far = Instant.parse("1900-01-01T00:00:00Z").getEpochSecond();
        long farAhead = Instant.parse("2200-01-01T00:00:00Z").getEpochSecond();
        long near = Instant.parse("2026-03-02T10:00:00Z").getEpochSecond();
        for (long[] starts : List.of(
                new long[] {far, near}, new long[] {near, farAhead}, new long[] {near, far}, new long[] {farAhead, near
                })) {
            long[] ends = {starts[0] + 3600, starts[1] + 3600};
            ComplianceReport report = engine.start(period)
                    .add(OutageColumns.wrap(starts, ends, ChronoUnit.SECONDS))
                    .report();
            assertEquals(
                    "3600000000000", report.target("uptime").account().down().toString());
            assertEquals(1, remarks(report, Remark.Kind.IGNORED_EVIDENCE).size());
        }
        ComplianceReport none = engine.start(period)
                .add(OutageColumns.wrap(new long[] {near}, new long[] {near + 1}, ChronoUnit.SECONDS))
                .report();
        assertEquals(List.of(), remarks(none, Remark.Kind.IGNORED_EVIDENCE));
    }

    /** Rows that reach into the period from beyond are read as far as they reach. */
    @Test
    void aRowMayBeginOutOfReach() {
        ComplianceReport report = monday(daily(UPTIME), Outage.of("1690-01-01T00:00Z", "2026-03-02T12:00Z"));
        assertEquals("MISSED 1/2", Days.summary(report));
        assertEquals(List.of(), remarks(report, Remark.Kind.IGNORED_EVIDENCE));
    }

    /** Long before the period nothing is known of it. */
    @Test
    void aReportLongBeforeThePeriod() {
        ComplianceEngine engine = ComplianceEngine.of(daily(UPTIME.policy(ReportedOutages.WATCHED_ONLY)));
        for (String asOf : List.of("1700-01-01T00:00:00Z", "1950-01-01T00:00:00Z")) {
            ComplianceReport report =
                    engine.start(engine.periodOf(Days.MON_2026_03_02)).report(Instant.parse(asOf));
            assertEquals("UNDETERMINED none", Days.summary(report));
            assertEquals(Outlook.State.OPEN, report.target("uptime").outlook().state());
            assertEquals(Instant.parse(asOf), report.asOf());
        }
    }

    @Test
    void periodsThatCannotBeJudgedAreRefused() {
        ComplianceEngine engine = ComplianceEngine.of(daily(UPTIME));
        Refused.value(
                "period (1679-12-31 1679-12-31T00:00Z/1680-01-01T00:00Z) must lie between 1680-01-01T00:00Z and"
                        + " 2260-01-01T00:00Z",
                () -> engine.start(engine.periodOf(LocalDate.of(1679, 12, 31))));
        Refused.value(
                "period (2260-01-01 2260-01-01T00:00Z/2260-01-02T00:00Z) must lie between 1680-01-01T00:00Z and"
                        + " 2260-01-01T00:00Z",
                () -> engine.start(engine.periodOf(LocalDate.of(2260, 1, 1))));
        assertEquals("MET 1", Days.summary(Days.report(daily(UPTIME), LocalDate.of(1680, 1, 1))));
        assertEquals("MET 1", Days.summary(Days.report(daily(UPTIME), LocalDate.of(2259, 12, 31))));
        EvaluationPeriod century = EvaluationCycle.fixedLength(
                        Duration.ofDays(36_526), Instant.parse("2000-01-01T00:00:00Z"))
                .periodContaining(
                        Instant.parse("2000-01-01T00:00:00Z"),
                        engine.agreement().zone());
        Refused.value("period (" + century + ") must be at most PT876600H long", () -> engine.start(century));
    }

    /** Months and days count together: a century of each would be two. */
    @Test
    void aTrailingTimeIsACenturyAtMost() {
        Base fee = Base.onlyFee();
        for (Period century :
                List.of(Period.ofYears(100), Period.ofDays(36_525), Period.of(99, 12, 0), Period.of(50, 0, 18_262))) {
            assertEquals(fee, Base.trailing(century, fee).inner());
        }
        for (Period longer : List.of(
                Period.of(100, 0, 1),
                Period.ofDays(36_526),
                Period.of(50, 0, 18_264),
                Period.ofYears(Integer.MAX_VALUE),
                Period.of(100, 0, Integer.MAX_VALUE))) {
            Refused.value("length (" + longer + ") must be at most 100 years", () -> Base.trailing(longer, fee));
        }
    }

    /** A figure over slots looks at each of them, so a document must not ask for more than a machine bears. */
    @Test
    void aPeriodOfTooManySlotsIsRefused() {
        Indicator share = Indicator.goodRatio(Selection.requests());
        ServiceLevelTarget ofMillis = ServiceLevelTarget.of("t", Indicator.meanOfIntervals(share, Duration.ofMillis(8)))
                .resolution(Duration.ofMillis(8));
        ComplianceEngine engine = ComplianceEngine.of(daily(ofMillis));
        Refused.value(
                "target t: slot (PT0.008S) must be longer, because period (2026-03-02 2026-03-02T00:00Z/2026-03-03T00:00Z) has"
                        + " 10800000 of them and at most 10000000 are looked at",
                () -> engine.start(engine.periodOf(LocalDate.of(2026, 3, 2))));
        ComplianceEngine fine = ComplianceEngine.of(
                daily(ServiceLevelTarget.of("t", Indicator.meanOfIntervals(share, Duration.ofMinutes(5)))
                        .resolution(Duration.ofNanos(1))));
        Refused.value(
                "target t: resolution (PT0.000000001S) must be longer, because period (2026-03-02"
                        + " 2026-03-02T00:00Z/2026-03-03T00:00Z) has 86400000000000 of them and at most 100000000 are looked at",
                () -> fine.start(fine.periodOf(LocalDate.of(2026, 3, 2))));
    }

    /** S25: a probe that the target does not read does not leave open when an outage of its own ends. */
    @Test
    void anEndThatIsKnownStaysKnownBesideObservations() {
        Measurement lasting = down("10:00", "2026-04-01T00:00Z");
        ComplianceReport report = monday(daily(UPTIME), lasting, Probe.good(Instant.parse("2026-03-02T01:00:00Z")));
        assertFalse(report.target("uptime").attainment().provisional());
        assertEquals(
                monday(daily(UPTIME), lasting).target("uptime").attainment(),
                report.target("uptime").attainment());
    }

    /** Dates beyond all periods are refused where a period is asked for, whatever the cycle. */
    @Test
    void datesBeyondAllPeriods() {
        for (EvaluationCycle cycle : List.of(
                EvaluationCycle.daily(),
                EvaluationCycle.monthly(),
                EvaluationCycle.quarterly(),
                EvaluationCycle.yearly(),
                EvaluationCycle.rolling(Duration.ofDays(30)),
                EvaluationCycle.fixedLength(Duration.ofDays(30), Instant.EPOCH),
                EvaluationCycle.anchored(LocalDate.of(2026, 1, 1), Period.ofMonths(7)))) {
            for (LocalDate date : List.of(LocalDate.MIN, LocalDate.MAX)) {
                assertThrows(
                        IllegalArgumentException.class, () -> cycle.periodOf(date, ZoneOffset.UTC), cycle + " " + date);
            }
        }
        Refused.value(
                "length (P293Y) must be at most 292 years",
                () -> EvaluationCycle.anchored(LocalDate.of(2026, 1, 1), Period.ofYears(293)));
        Refused.value(
                "length (P106873D) must be at most 292 years",
                () -> EvaluationCycle.anchored(LocalDate.of(2026, 1, 1), Period.ofDays(106_873)));
        Refused.value(
                "anchor (2263-01-01) must lie in the years 1677 to 2262",
                () -> EvaluationCycle.anchored(LocalDate.of(2263, 1, 1), Period.ofDays(1)));
    }
}
