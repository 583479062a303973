package dev.sla4j.engine;

import static dev.sla4j.target.OutageOverBorder.END;
import static dev.sla4j.target.OutageOverBorder.SPLIT;
import static dev.sla4j.target.OutageOverBorder.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.AgreementHistory;
import dev.sla4j.agreement.AgreementHistory.Change;
import dev.sla4j.agreement.ClaimTerms;
import dev.sla4j.agreement.Deadline;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.Fee;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.agreement.SeveralPeriods;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.StateChange;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Cap;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.penalty.PerUnit;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.History;
import dev.sla4j.report.Outlook;
import dev.sla4j.settlement.CreditWalker;
import dev.sla4j.settlement.Restatement;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.OutageIdentity;
import dev.sla4j.target.OutageOverBorder;
import dev.sla4j.target.UnknownTime;
import dev.sla4j.time.Schedule;
import dev.sla4j.time.WeeklySchedule;
import dev.sla4j.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * S7, A30 (P36): an outage over the end of a month, on which month's bill. Each complete hour of each outage costs 0.1 % of the month's 1000.00, which is 1.00;
 * March, April and May 2026 have 744, 720 and 744 hours.
 */
class OutageOverBorderTest {
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final YearMonth APRIL = YearMonth.of(2026, 4);
    private static final YearMonth MAY = YearMonth.of(2026, 5);
    /** Four hours, of which an hour and a half lie in March. */
    private static final Outage FOUR_HOURS =
            Outage.of("2026-03-31T22:30Z", "2026-04-01T02:30Z").id("o1");

    private static ServiceLevelTarget eachHour() {
        return ServiceLevelTarget.of("outages", Indicator.availability())
                .penalty(Penalty.each("PT1H", "0.1%").by(Driver.EACH_OUTAGE));
    }

    private static ServiceLevelTarget statistic(DowntimeStatistic.Kind kind) {
        return ServiceLevelTarget.of("outages", Indicator.downtime(kind, Downtime.reported()));
    }

    private static Agreement.Builder monthly(OutageOverBorder reading, ServiceLevelTarget target) {
        return Agreement.builder("line")
                .zone("UTC")
                .monthly()
                .fee("line", Money.of("1000.00", "USD"))
                .policy(reading)
                .target(target);
    }

    private static ComplianceReport report(
            Agreement agreement, YearMonth month, String asOf, List<? extends Measurement> rows) {
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        ComplianceReport report =
                engine.start(engine.periodOf(month.atDay(1))).add(rows).report(Instant.parse(asOf));
        CreditWalker.readd(report);
        FigureWalker.walk(report);
        return report;
    }

    /** What each month pays, as of two days after its end, {@code ?} where it is provisional. */
    private static String paid(Agreement agreement, Measurement... rows) {
        List<String> paid = new ArrayList<>();
        for (YearMonth month : List.of(MARCH, APRIL, MAY)) {
            String asOf = month.plusMonths(1) + "-03T00:00:00Z";
            paid.add(credit(report(agreement, month, asOf, List.of(rows))));
        }
        return String.join(" ", paid);
    }

    private static String credit(ComplianceReport report) {
        return report.credits().total().amount().toPlainString() + (report.isProvisional() ? "?" : "");
    }

    @ParameterizedTest(name = "{0} to {1}, {2}: {3}")
    @CsvSource({
        // an hour and a half and two and a half
        "2026-03-31T22:30Z, 2026-04-01T02:30Z, START, 4.00 0.00 0.00",
        "2026-03-31T22:30Z, 2026-04-01T02:30Z, END,   0.00 4.00 0.00",
        "2026-03-31T22:30Z, 2026-04-01T02:30Z, SPLIT, 1.00 2.00 0.00",
        // 12 hours, all of April, and 12 hours
        "2026-03-31T12:00Z, 2026-05-01T12:00Z, START, 744.00 0.00 0.00",
        "2026-03-31T12:00Z, 2026-05-01T12:00Z, END,   0.00 0.00 744.00",
        "2026-03-31T12:00Z, 2026-05-01T12:00Z, SPLIT, 12.00 720.00 12.00",
        // what ends or begins with April lies on one side of its border
        "2026-03-31T20:00Z, 2026-04-01T00:00Z, START, 4.00 0.00 0.00",
        "2026-03-31T20:00Z, 2026-04-01T00:00Z, END,   4.00 0.00 0.00",
        "2026-03-31T20:00Z, 2026-04-01T00:00Z, SPLIT, 4.00 0.00 0.00",
        "2026-04-01T00:00Z, 2026-04-01T04:00Z, START, 0.00 4.00 0.00",
        "2026-04-01T00:00Z, 2026-04-01T04:00Z, END,   0.00 4.00 0.00",
        "2026-04-01T00:00Z, 2026-04-01T04:00Z, SPLIT, 0.00 4.00 0.00",
        // one nanosecond of April
        "2026-03-31T20:00Z, 2026-04-01T00:00:00.000000001Z, END, 0.00 4.00 0.00",
        "2026-03-31T20:00Z, 2026-04-01T00:00:00.000000001Z, SPLIT, 4.00 0.00 0.00",
    })
    void eachReading_S7_A30(String from, String to, OutageOverBorder reading, String expected) {
        assertEquals(expected, paid(monthly(reading, eachHour()).build(), Outage.of(from, to)));
    }

    /** The default is what was stated as the start. */
    @Test
    void theDefaultIsTheStart_S7() {
        Agreement agreement = Agreement.builder("line")
                .zone("UTC")
                .monthly()
                .fee("line", Money.of("1000.00", "USD"))
                .target(eachHour())
                .build();
        assertEquals("4.00 0.00 0.00", paid(agreement, FOUR_HOURS));
        String text = report(agreement, MARCH, "2026-04-03T00:00:00Z", List.of(FOUR_HOURS))
                .explanation()
                .toText();
        assertTrue(text.contains("outage-over-border: start (default)"), text);
    }

    /** Minutes before each outage counts: 90 of them are free once, or in each part. */
    @ParameterizedTest
    @CsvSource({"START, 2.00 0.00 0.00", "END, 0.00 2.00 0.00", "SPLIT, 0.00 1.00 0.00"})
    void anAllowanceOfEachOutage_S7(OutageOverBorder reading, String expected) {
        ServiceLevelTarget target = eachHour()
                .penalty(Penalty.of(Driver.EACH_OUTAGE.beyond("PT90M"), PerUnit.of("PT1H", Amount.share("0.1%"))));
        assertEquals(expected, paid(monthly(reading, target).build(), FOUR_HOURS));
    }

    /** S21: at most 3.00 for an outage, which under SPLIT each part is by itself. */
    @ParameterizedTest
    @CsvSource({"START, 3.00 0.00 0.00", "END, 0.00 3.00 0.00", "SPLIT, 3.00 3.00 0.00"})
    void aCapOfEachOutage_S7_S21(OutageOverBorder reading, String expected) {
        ServiceLevelTarget target = eachHour()
                .penalty(Penalty.each("PT1H", "0.1%")
                        .by(Driver.EACH_OUTAGE)
                        .cappedPerOutage(Cap.of(Money.of("3.00", "USD"))));
        assertEquals(
                expected, paid(monthly(reading, target).build(), Outage.of("2026-03-31T18:00Z", "2026-04-01T06:00Z")));
    }

    /** A30: on which month's fee: 1000.00 in March and 2000.00 from April on. */
    @ParameterizedTest
    @CsvSource({"START, 4.00 0.00 0.00", "END, 0.00 8.00 0.00", "SPLIT, 1.00 4.00 0.00"})
    void theFeeIsThatOfTheMonthThatPays_A30(OutageOverBorder reading, String expected) {
        LocalDate april = LocalDate.of(2026, 4, 1);
        Agreement agreement = Agreement.builder("line")
                .zone("UTC")
                .monthly()
                .fee(new Fee("line", Money.of("1000.00", "USD"), null).validUntil(april))
                .fee(new Fee("line", Money.of("2000.00", "USD"), null).validFrom(april))
                .policy(reading)
                .target(eachHour())
                .build();
        assertEquals(expected, paid(agreement, FOUR_HOURS));
    }

    /** S23: an amount of a date is that of the first instant of the outage, or of the part. */
    @ParameterizedTest
    @CsvSource({"START, 4.00 0.00 0.00", "END, 0.00 4.00 0.00", "SPLIT, 1.00 6.00 0.00"})
    void theAmountIsThatOfTheFirstInstant_S23(OutageOverBorder reading, String expected) {
        Amount dated =
                Amount.sum(Money.of("1.00", "USD")).from(LocalDate.of(2026, 4, 1), Amount.sum(Money.of("3.00", "USD")));
        ServiceLevelTarget target = eachHour().penalty(Penalty.of(Driver.EACH_OUTAGE, PerUnit.of("PT1H", dated)));
        assertEquals(expected, paid(monthly(reading, target).build(), FOUR_HOURS));
    }

    /** 24 hours of April are excused; they lie within the outage and count for nobody. */
    @ParameterizedTest
    @CsvSource({"START, 720.00 0.00 0.00", "END, 0.00 0.00 720.00", "SPLIT, 12.00 696.00 12.00"})
    void whatIsExcludedBeyondTheBorder_S10(OutageOverBorder reading, String expected) {
        Agreement agreement = monthly(reading, eachHour())
                .exclusion(ExclusionRule.announced("works", "maintenance"))
                .build();
        assertEquals(
                expected,
                paid(
                        agreement,
                        Outage.of("2026-03-31T12:00Z", "2026-05-01T12:00Z"),
                        Exclusion.of("maintenance", "2026-04-10T00:00Z", "2026-04-11T00:00Z")));
    }

    /** It began on Sunday evening and counts from Wednesday 1 April on, or ended at night: a month is that of the outage, not of the hours. */
    @ParameterizedTest
    @CsvSource({"START, 8.00 0.00 0.00", "END, 0.00 8.00 0.00", "SPLIT, 0.00 8.00 0.00"})
    void serviceHours_S7(OutageOverBorder reading, String expected) {
        WeeklySchedule office = Schedule.weekly("UTC").monToFri("09:00", "17:00");
        assertEquals(
                expected,
                paid(
                        monthly(reading, eachHour().during(office)).build(),
                        Outage.of("2026-03-31T18:00Z", "2026-04-01T20:00Z")));
    }

    /** Nothing says when it ended: since 31 March 22:00, until 10 April 00:00. */
    @Test
    void anOpenOutage_S7_S25() {
        Outage open = Outage.since("2026-03-31T22:00Z").id("o1");
        record Case(OutageOverBorder reading, YearMonth month, String asOf, String expected) {}
        for (Case one : List.of(
                new Case(START, MARCH, "2026-04-01T00:00:00Z", "2.00?"),
                new Case(START, MARCH, "2026-04-05T00:00:00Z", "98.00?"),
                new Case(START, APRIL, "2026-05-01T00:00:00Z", "0.00?"),
                // At midnight it may have ended with March; later it has not.
                new Case(END, MARCH, "2026-04-01T00:00:00Z", "0.00?"),
                new Case(END, MARCH, "2026-04-05T00:00:00Z", "0.00"),
                new Case(END, APRIL, "2026-04-05T00:00:00Z", "0.00?"),
                new Case(END, APRIL, "2026-05-01T00:00:00Z", "0.00?"),
                new Case(END, APRIL, "2026-05-01T00:00:01Z", "0.00"),
                // Its part is over with the month.
                new Case(SPLIT, MARCH, "2026-04-01T00:00:00Z", "2.00"),
                new Case(SPLIT, APRIL, "2026-04-05T00:00:00Z", "96.00?"),
                new Case(SPLIT, APRIL, "2026-05-01T00:00:00Z", "720.00"))) {
            Agreement agreement = monthly(one.reading(), eachHour()).build();
            assertEquals(
                    one.expected(), credit(report(agreement, one.month(), one.asOf(), List.of(open))), one::toString);
        }
        Outage ended = Outage.of("2026-03-31T22:00Z", "2026-04-10T00:00Z").id("o1");
        assertEquals("218.00 0.00 0.00", paid(monthly(START, eachHour()).build(), ended));
        assertEquals("0.00 218.00 0.00", paid(monthly(END, eachHour()).build(), ended));
        assertEquals("2.00 216.00 0.00", paid(monthly(SPLIT, eachHour()).build(), ended));
    }

    /** States say how it goes on: down at the end of March, up again on 1 April at 02:30. */
    @Test
    void observedStates_S7() {
        List<Measurement> march =
                List.of(StateChange.of("2026-03-01T00:00Z", "up"), StateChange.of("2026-03-31T22:30Z", "down"));
        List<Measurement> all = new ArrayList<>(march);
        all.add(StateChange.of("2026-04-01T02:30Z", "up"));
        ServiceLevelTarget target = ServiceLevelTarget.of("outages", Indicator.availability(Downtime.observed()))
                .penalty(Penalty.each("PT1H", "0.1%").by(Driver.EACH_OUTAGE));
        Agreement end = monthly(END, target).build();
        assertEquals("0.00?", credit(report(end, MARCH, "2026-04-01T00:00:00Z", march)));
        assertEquals("0.00", credit(report(end, MARCH, "2026-04-01T01:00:00Z", march)));
        assertEquals("0.00 4.00 0.00", paid(end, all.toArray(Measurement[]::new)));
        Agreement split = monthly(SPLIT, target).build();
        assertEquals("1.00", credit(report(split, MARCH, "2026-04-01T00:00:00Z", march)));
        assertEquals("1.00 2.00 0.00", paid(split, all.toArray(Measurement[]::new)));
    }

    /** Of the four hours over the border and one hour in April. */
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "START, COUNT, 1 1",
        "END, COUNT, 0 2",
        "SPLIT, COUNT, 1 2",
        "START, MEAN_TO_RESTORE, 14400 3600",
        "END, MEAN_TO_RESTORE, none 9000",
        // an hour and a half; two and a half and one
        "SPLIT, MEAN_TO_RESTORE, 5400 6300",
        // 742.5 and 716.5 hours up
        "START, MEAN_BETWEEN, 2673000 2579400",
        "END, MEAN_BETWEEN, none 1289700",
        "SPLIT, MEAN_BETWEEN, 2673000 1289700",
        // time is split
        "START, LONGEST, 5400 9000",
        "END, LONGEST, 5400 9000",
        "SPLIT, LONGEST, 5400 9000",
    })
    void statistics_S7(OutageOverBorder reading, DowntimeStatistic.Kind kind, String expected) {
        Agreement agreement = monthly(reading, statistic(kind)).build();
        List<Outage> rows = List.of(FOUR_HOURS, Outage.of("2026-04-20T10:00Z", "2026-04-20T11:00Z"));
        List<String> figures = new ArrayList<>();
        for (YearMonth month : List.of(MARCH, APRIL)) {
            var figure = Days.only(report(agreement, month, "2026-05-03T00:00:00Z", rows))
                    .figure();
            figures.add(figure.isMeasured() ? figure.value().toString() : "none");
        }
        assertEquals(expected, String.join(" ", figures));
    }

    /** Before and after the term nothing is promised: for the agreement an outage begins and ends with it. */
    @ParameterizedTest(name = "{0}")
    @EnumSource(OutageOverBorder.class)
    void theTerm_S3_S7(OutageOverBorder reading) {
        Agreement april = monthly(reading, eachHour())
                .from(LocalDate.of(2026, 4, 1))
                .until(LocalDate.of(2026, 5, 1))
                .build();
        assertEquals("0.00 3.00 0.00", paid(april, Outage.of("2026-03-31T22:00Z", "2026-04-01T03:00Z")));
        assertEquals("0.00 2.00 0.00", paid(april, Outage.of("2026-04-30T22:00Z", "2026-05-01T03:00Z")));
        assertEquals("0.00 720.00 0.00", paid(april, Outage.of("2026-03-31T22:00Z", "2026-05-01T03:00Z")));
        // An open one has no more to come.
        assertEquals(
                reading == START ? "2.00?" : "2.00",
                credit(report(april, APRIL, "2026-05-01T00:00:00Z", List.of(Outage.since("2026-04-30T22:00Z")))));
    }

    /**
     * S7, S8: what is read as down since ever, as nothing says otherwise, began in no period, and by its end only its part in the period has a length.
     * Nothing is known before 10:00 of the 1st of April.
     */
    @ParameterizedTest
    @CsvSource({"START, 0.00", "END, 10.00", "SPLIT, 10.00"})
    void downSinceEver_S7_S8(OutageOverBorder reading, String expected) {
        assertEquals(expected, sinceEver(reading, Downtime.observed()));
        assertEquals(expected, sinceEver(reading, Downtime.observed().deductible(Duration.ofMinutes(25))));
    }

    private static String sinceEver(OutageOverBorder reading, Downtime downtime) {
        ServiceLevelTarget observed = ServiceLevelTarget.of("uptime", Indicator.availability(downtime))
                .penalty(Penalty.each("PT1H", "0.1%").started().by(Driver.EACH_OUTAGE));
        Agreement agreement =
                monthly(reading, observed).policy(UnknownTime.AS_DOWN).build();
        return credit(report(
                agreement,
                APRIL,
                "2026-05-02T00:00:00Z",
                List.of(StateChange.of(Instant.parse("2026-04-01T10:00:00Z"), "up"))));
    }

    /** S29: an outage goes by the reading of the version at its first instant: it is neither lost nor paid twice. */
    @ParameterizedTest(name = "{0}, then {1}: {2}")
    @CsvSource({
        "START, END, 4.00 0.00",
        "END, START, 0.00 4.00",
        "SPLIT, END, 1.00 2.00",
        "START, SPLIT, 4.00 0.00",
        "END, SPLIT, 0.00 4.00",
    })
    void aVersionThatReadsOtherwise_S29(OutageOverBorder first, OutageOverBorder second, String expected) {
        LocalDate april = LocalDate.of(2026, 4, 1);
        AgreementHistory versions = AgreementHistory.of(
                        monthly(first, eachHour()).build())
                .from(april, monthly(second, eachHour()).build());
        for (Change change : Change.values()) {
            List<String> paid = new ArrayList<>();
            for (ComplianceReport report : ComplianceEngine.evaluate(
                    versions.changing(change),
                    ReferenceData.empty(),
                    april.minusDays(1),
                    april,
                    History.empty(),
                    List.of(FOUR_HOURS))) {
                CreditWalker.readd(report);
                paid.add(credit(report));
            }
            assertEquals(expected, String.join(" ", paid), change::toString);
        }
    }

    /** S27: a version that is recorded for later is no other agreement, also where the reading is stated for all targets. */
    @Test
    void aVersionForLaterIsNoOtherAgreement_S27() {
        Agreement first = monthly(END, eachHour()).build();
        AgreementHistory versions = AgreementHistory.of(first)
                .from(LocalDate.of(2026, 4, 1), monthly(SPLIT, eachHour()).build());
        ComplianceReport march = ComplianceEngine.evaluate(
                        versions,
                        ReferenceData.empty(),
                        LocalDate.of(2026, 3, 1),
                        LocalDate.of(2026, 3, 1),
                        History.empty(),
                        List.of(FOUR_HOURS))
                .get(0);
        assertEquals(
                ComplianceEngine.of(first).evaluate(MARCH, List.of(FOUR_HOURS)).identity(), march.identity());
    }

    /** One incident in March and in April: at the end of March it had ended, and a piece of April takes it away again (S25). */
    @Test
    void aLaterPieceOfTheIncident_S7_S25() {
        Agreement agreement =
                monthly(END, eachHour()).policy(OutageIdentity.INCIDENT).build();
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        Outage march = Outage.of("2026-03-10T10:00Z", "2026-03-10T12:00Z")
                .incident("I")
                .id("o1");
        Outage april = Outage.of("2026-04-05T10:00Z", "2026-04-05T13:00Z")
                .incident("I")
                .id("o2");
        ComplianceReport closed = engine.evaluate(MARCH, List.of(march));
        assertEquals("2.00", credit(closed));
        List<Restatement> restated =
                engine.restate(History.empty().with(closed.frozen()), List.of(march), List.of(march, april));
        assertEquals(1, restated.size());
        assertEquals("0.00", restated.get(0).now().credits().total().amount().toPlainString());
        assertEquals("0.00 5.00 0.00", paid(agreement, march, april));
    }

    /** P54, C83: each part is claimed for itself, and its deadline counts from the end of the outage. */
    @Test
    void partsAreClaimedAsTheOutage_C83() {
        Agreement agreement = monthly(SPLIT, eachHour())
                .severalPeriods(SeveralPeriods.none()
                        .claims(ClaimTerms.within(Deadline.days(30)).fromEndOfOutage()))
                .build();
        List<String> parts = new ArrayList<>();
        for (YearMonth month : List.of(MARCH, APRIL)) {
            Days.only(report(agreement, month, "2026-05-03T00:00:00Z", List.of(FOUR_HOURS)))
                    .creditLine()
                    .ofOutages()
                    .forEach(part -> parts.add(part.start() + " " + part.end() + " " + part.certain()));
        }
        assertEquals(
                List.of(
                        "2026-03-31T22:30:00Z 2026-04-01T02:30:00Z USD 1.00",
                        "2026-03-31T22:30:00Z 2026-04-01T02:30:00Z USD 2.00"),
                parts);
    }

    /** S19: an outage that goes on is certainly of this month by its start, and by its parts; by its end it is not yet. */
    @ParameterizedTest
    @CsvSource({"START, CERTAINLY_MISSED", "END, OPEN", "SPLIT, CERTAINLY_MISSED"})
    void theOutlook_S19_L13(OutageOverBorder reading, Outlook.State expected) {
        Agreement agreement = monthly(
                        reading, statistic(DowntimeStatistic.Kind.COUNT).atMost("1"))
                .build();
        List<Outage> rows =
                List.of(Outage.of("2026-03-10T10:00Z", "2026-03-10T12:00Z"), Outage.since("2026-03-20T10:00Z"));
        ComplianceReport report = report(agreement, MARCH, "2026-03-25T00:00:00Z", rows);
        assertEquals(expected, Days.only(report).outlook().state());
    }

    /**
     * S25: what is reported to have ended with the report is one outage with what begins there, which may yet come. By its start that is of March; by its
     * parts April has its own.
     */
    @ParameterizedTest(name = "by {0}, as of {1}: {2}")
    @CsvSource({
        "START, 2026-04-01T00:00:00Z, true",
        "START, 2026-04-01T00:00:01Z, false",
        "END, 2026-04-01T00:00:00Z, true",
        "END, 2026-04-01T00:00:01Z, false",
        "SPLIT, 2026-04-01T00:00:00Z, false"
    })
    void anOutageThatEndsWithTheReport_S25(OutageOverBorder reading, String asOf, boolean provisional) {
        Outage untilMidnight = Outage.of("2026-03-31T22:00Z", "2026-04-01T00:00Z");
        ComplianceReport report = report(monthly(reading, eachHour()).build(), MARCH, asOf, List.of(untilMidnight));
        assertEquals(provisional, Days.only(report).attainment().provisional());
    }

    /** The explanation names the reading and says of what it pays. */
    @Test
    void theExplanationNamesTheReading() {
        record Case(OutageOverBorder reading, YearMonth month, String label) {}
        for (Case one : List.of(
                new Case(
                        START,
                        MARCH,
                        "for the outage [o1] that began at 2026-03-31T22:30:00Z, of 4 h also beyond the period"),
                new Case(
                        END,
                        APRIL,
                        "for the outage [o1] that began at 2026-03-31T22:30:00Z, of 4 h also beyond the period"),
                new Case(
                        SPLIT,
                        APRIL,
                        "for the part in the period of the outage [o1] that began at 2026-03-31T22:30:00Z"))) {
            String text = report(
                            monthly(one.reading(), eachHour()).build(),
                            one.month(),
                            "2026-05-03T00:00:00Z",
                            List.of(FOUR_HOURS))
                    .explanation()
                    .toText();
            assertTrue(text.contains(one.label()), text);
            assertTrue(
                    text.contains("outage-over-border: " + one.reading().name().toLowerCase(Locale.ROOT) + " (stated)"),
                    text);
        }
    }

    /** A short one is as long as the outage, whichever month looks at it. */
    @Test
    void aMinimumLengthSeesTheWholeOutage_S7() {
        ServiceLevelTarget target = ServiceLevelTarget.of(
                        "outages", Indicator.availability(Downtime.reported().lastingAtLeast(Duration.ofHours(3))))
                .penalty(Penalty.each("PT1H", "0.1%").by(Driver.EACH_OUTAGE));
        assertEquals("1.00 2.00 0.00", paid(monthly(SPLIT, target).build(), FOUR_HOURS));
        assertEquals("0.00 4.00 0.00", paid(monthly(END, target).build(), FOUR_HOURS));
    }
}
