package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.StateChange;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Outlook;
import dev.sla4j.report.TargetResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.AllowanceUse;
import dev.sla4j.target.Availability;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.GridAnchor;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitObjective;
import dev.sla4j.target.MinimumLength;
import dev.sla4j.target.Objective;
import dev.sla4j.target.OutageIdentity;
import dev.sla4j.target.OverlappingWeights;
import dev.sla4j.target.ReportedOutages;
import dev.sla4j.target.Scope;
import dev.sla4j.target.SlotRule;
import dev.sla4j.target.UnknownInOutage;
import dev.sla4j.target.UnknownTime;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.Schedule;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * The smallest cases that the walk over all ticks and the laws found, each with the rule of the design that decides it. The day is Sunday, 1 March
 * 2026, in Universal Time unless a test says otherwise.
 */
class EngineCasesTest {
    private static final String DAY = "2026-03-01T";
    private static final Duration HOUR = Duration.ofHours(1);

    private static Instant at(String time) {
        return Instant.parse(DAY + time + ":00Z");
    }

    private static Outage outage(String from, String until) {
        return Outage.of(at(from), at(until));
    }

    private static ServiceLevelTarget availability(Downtime downtime) {
        return ServiceLevelTarget.of("t", Indicator.availability(downtime)).atLeast("99%");
    }

    private static ServiceLevelTarget total(Downtime downtime) {
        return ServiceLevelTarget.of("t", Indicator.totalDowntime(downtime)).atMost("PT24H");
    }

    private static Agreement.Builder daily(ServiceLevelTarget target) {
        return Agreement.builder("case")
                .zone("UTC")
                .cycle(EvaluationCycle.daily())
                .target(target);
    }

    private static ComplianceReport report(Agreement.Builder agreement, Instant asOf, Measurement... rows) {
        ComplianceEngine engine = ComplianceEngine.of(agreement.build());
        EvaluationPeriod period = engine.periodOf(LocalDate.parse("2026-03-01"));
        return engine.start(period).add(List.of(rows)).report(asOf);
    }

    private static TargetResult result(Agreement.Builder agreement, Measurement... rows) {
        return report(agreement, Instant.parse("2026-03-02T00:00:00Z"), rows).target("t");
    }

    private static String figure(Agreement.Builder agreement, Measurement... rows) {
        return result(agreement, rows).figure().toString();
    }

    // ---- single outages of which too little is known

    /**
     * S20: a probe every hour, none from 12:00 to 15:00. The outage from 11:00 lasted an hour or four. A mean has no bounds of its own, but its
     * outages have two readings.
     */
    @Test
    void unknownTimeIsDisputedOfSingleOutages() {
        for (Indicator indicator : List.of(
                Indicator.availability(Downtime.observed().validFor(HOUR)),
                Indicator.downtime(
                        DowntimeStatistic.Kind.MEAN_TO_RESTORE,
                        Downtime.observed().validFor(HOUR)))) {
            Agreement.Builder agreement = daily(ServiceLevelTarget.of("t", indicator)
                            .penalty(Penalty.tieredByOutage()
                                    .atLeast("PT1H", "10%")
                                    .atLeast("PT4H", "30%")))
                    .fee("fee", Money.of("100.00", "EUR"));
            List<Measurement> probes = new ArrayList<>();
            for (int hour = 0; hour < 24; hour++) {
                Instant at = at("00:00").plus(HOUR.multipliedBy(hour));
                if (hour < 12 || hour > 14) {
                    probes.add(hour == 11 ? Probe.failed(at) : Probe.good(at));
                }
            }
            TargetResult result = result(agreement, probes.toArray(Measurement[]::new));
            assertEquals("EUR 10.00 and EUR 20.00", result.credit() + " and " + result.disputed());
            assertEquals(1, result.bounds().worstOutages().size());
            assertEquals(1, result.bounds().bestOutages().size());
            assertEquals(
                    indicator instanceof Availability, result.bounds().worst().isMeasured());
            // At any coverage the outages stand as they were seen.
            Agreement.Builder lenient =
                    daily(agreement.build().target("t").minimumCoverage("0%")).fee("fee", Money.of("100.00", "EUR"));
            TargetResult seen = result(lenient, probes.toArray(Measurement[]::new));
            assertEquals("EUR 10.00 and EUR 0.00", seen.credit() + " and " + seen.disputed());
        }
    }

    // ---- the horizon

    /** Decision 2: a unit is judged by the down time in its whole length, also beyond the border. */
    @Test
    void aUnitAcrossTheBorderOfThePeriodIsJudgedAsAWhole() {
        Agreement.Builder half = Agreement.builder("case")
                .zone("UTC")
                .cycle(EvaluationCycle.fixedLength(Duration.ofHours(24), at("00:30")))
                .target(total(Downtime.reported().inUnits(HOUR, SlotRule.WHOLE)));
        ComplianceEngine engine = ComplianceEngine.of(half.build());
        EvaluationPeriod period = engine.agreement()
                .cycle()
                .periodContaining(at("12:00"), engine.agreement().zone());
        assertEquals(
                "PT0S",
                engine.evaluate(period, List.of(outage("00:30", "01:00")))
                        .target("t")
                        .figure()
                        .toString(),
                "half of the clock hour from 00:00 to 01:00");
        assertEquals(
                "PT30M",
                engine.evaluate(period, List.of(outage("00:00", "01:00")))
                        .target("t")
                        .figure()
                        .toString(),
                "all of it, of which half lies in the period");
    }

    /** L13: an outage that begins now may last beyond the end of the period. */
    @Test
    void theOutlookSeesAnOutageThatOutlastsThePeriod() {
        ServiceLevelTarget target = ServiceLevelTarget.of(
                        "t", Indicator.totalDowntime(Downtime.reported().lastingAtLeast(Duration.ofMinutes(10))))
                .below("PT5M");
        assertEquals(
                Outlook.State.OPEN,
                report(daily(target), at("23:54")).target("t").outlook().state());
        assertEquals(
                Verdict.MISSED,
                result(daily(target), Outage.of(at("23:54"), Instant.parse("2026-03-02T00:30:00Z")))
                        .verdict());
    }

    /** S7: what has been down since ever did not begin in the period. */
    @Test
    void endlessDownTimeBeganBeforeThePeriod() {
        ServiceLevelTarget count =
                ServiceLevelTarget.of("t", Indicator.downtime(DowntimeStatistic.Kind.COUNT, Downtime.observed()));
        assertEquals("0", figure(daily(count).policy(UnknownTime.AS_DOWN)));
    }

    /** Evidence from another century neither fails nor counts. */
    @Test
    void farEvidenceIsIgnored() {
        Probe far = Probe.failed(Instant.parse("2200-01-01T00:00:00Z"));
        Probe near = Probe.good(at("00:00"));
        assertEquals("100%", figure(daily(availability(Downtime.observed())), near, far));
    }

    /** S10: a recurring window is as long as it is, also where the period cuts it. */
    @Test
    void aRecurringWindowAcrossTheBorderIsTooLongAsAWhole() {
        Agreement.Builder agreement = daily(availability(Downtime.reported()))
                .exclusion(
                        ExclusionRule.recurring("night", Schedule.weekly("UTC").everyDay("22:00", "04:00"))
                                .noLongerThan(Duration.ofHours(5)));
        assertEquals(0, result(agreement).account().excluded().signum());
    }

    // ---- observations

    /** S8: unknown time that is bridged ends with the next observation, also in the middle of a row. */
    @Test
    void aRowAcrossBridgedUnknownTimeIsKnownAgain() {
        Agreement.Builder agreement = daily(
                        total(Downtime.observed().failuresToOpen(2).validFor(HOUR)))
                .policy(UnknownInOutage.BRIDGES);
        TargetResult result = result(
                agreement,
                Probe.good(at("00:00")),
                Probe.failed(at("01:00")),
                Probe.failed(at("03:00")),
                Probe.good(at("04:00")));
        assertEquals("PT2H", result.figure().toString(), "01:00 to 02:00 and 03:00 to 04:00");
    }

    /** S8: in the bounds a row that was begun is completed also by what is unknown after the report. */
    @Test
    void aBeginningRowAtTheEndIsInTheBounds() {
        TargetResult result = result(
                daily(total(Downtime.observed().failuresToOpen(2))),
                Probe.good(at("01:00")),
                Probe.failed(at("23:00")));
        assertEquals("PT2H", result.bounds().worst().toString(), "an hour of nothing, and the last hour");
        assertEquals("PT0S", result.bounds().best().toString());
    }

    // ---- unknown time in combinations and refinements

    /** S8: anyOf is down if one is down, with the weight that is certain. */
    @Test
    void anyOfAPartlyDownAndAnUnknownPartIsDown() {
        Downtime either = Downtime.anyOf(Downtime.reported(), Downtime.observed());
        assertEquals(
                "50%",
                figure(daily(availability(either)), outage("00:00", "12:00").affecting("50%")));
    }

    /** S8: time that could not be an outage of the minimum length, whatever it was, is up. */
    @Test
    void unknownTimeThatIsTooShortIsUp() {
        Downtime lasting = Downtime.observed().validFor(HOUR).lastingAtLeast(Duration.ofHours(3));
        StateChange up = StateChange.of(at("00:00"), "up");
        StateChange gap = StateChange.of(at("05:00"), "unknown");
        TargetResult result = result(daily(total(lasting)), up, gap, StateChange.of(at("06:00"), "up"));
        assertEquals(0, result.account().unknown().signum());
        TargetResult longer = result(daily(total(lasting)), up, gap, StateChange.of(at("08:00"), "up"));
        assertEquals(Duration.ofHours(3).toNanos(), longer.account().unknown().longValueExact());
    }

    /** L5 does not hold for a figure with unknown time: more down time may make known, and up, what was unknown. */
    @Test
    void moreDownTimeMayMakeUnknownTimeKnown() {
        Agreement.Builder agreement = daily(availability(Downtime.reported().lastingAtLeast(Duration.ofHours(2))))
                .policy(ReportedOutages.WATCHED_ONLY);
        Outage down = outage("00:00", "02:00");
        assertEquals("0%", figure(agreement, down));
        assertEquals("share 1/3", figure(agreement, down, outage("04:00", "05:00")));
    }

    /** S8: unknown time outside the period may make an outage in it long enough, so the figure has bounds though all of the period is known. */
    @Test
    void unknownTimeBeforeThePeriodIsInTheBounds() {
        Downtime lasting = Downtime.observed().lastingAtLeast(Duration.ofHours(2));
        TargetResult result =
                result(daily(total(lasting)), StateChange.of(at("00:00"), "down"), StateChange.of(at("01:00"), "up"));
        assertEquals("PT0S", result.figure().toString());
        assertEquals(0, result.account().unknown().signum());
        assertEquals("PT1H", result.bounds().worst().toString());
    }

    /** L11 does not hold for a figure with weights and unknown time: the lighter half of the down time may become unknown. */
    @Test
    void aDetectorMoreMayLowerAllOfWhereWeightsAreUnknown() {
        Measurement[] rows = {
            outage("00:00", "12:00"),
            Outage.of(at("12:00"), Instant.parse("2026-03-02T00:00:00Z")).affecting("25%"),
            StateChange.of(at("00:00"), "down"),
            StateChange.of(at("12:00"), "unknown")
        };
        assertEquals("37.5%", figure(daily(availability(Downtime.reported())), rows));
        assertEquals("0%", figure(daily(availability(Downtime.allOf(Downtime.reported(), Downtime.observed()))), rows));
    }

    /** S8: two figures that miss a limit of two bounds on different sides say nothing of those between. */
    @Test
    void aLimitBetweenTheBoundsIsUndetermined() {
        LimitObjective band = Objective.within(Limit.parse(">= 40% and <= 60%"));
        ServiceLevelTarget target = ServiceLevelTarget.of("t", Indicator.availability(Downtime.observed()))
                .objective(band)
                .minimumCoverage("100%");
        assertEquals(
                Verdict.MISSED,
                Verdicts.of(
                        band,
                        result(daily(target), StateChange.of(at("23:00"), "up")).figure()));
        assertEquals(
                Verdict.UNDETERMINED,
                result(daily(target), StateChange.of(at("23:00"), "up")).verdict());
    }

    // ---- outages and incidents

    /** S5: an incident is one outage also where its outages are about a subject that only the expression names. */
    @Test
    void anIncidentOfANamedSubjectIsOneOutage() {
        ServiceLevelTarget target = total(Downtime.reported().on("network").lastingAtLeast(HOUR))
                .scope(Scope.each("server"))
                .policy(OutageIdentity.INCIDENT);
        Outage first = outage("01:00", "01:40").on("network").incident("i");
        Outage second = outage("02:00", "02:40").on("network").incident("i");
        assertEquals("PT1H20M", figure(daily(target), first, second));
    }

    /** S5, L11: a detector beside a minimum length says nothing of which pieces under it are one incident. */
    @Test
    void aDetectorMoreTellsNothingOfTheIncidentsUnderAMinimumLength() {
        Downtime hour = Downtime.observed().lastingAtLeast(HOUR);
        Measurement[] evidence = {
            StateChange.of(at("00:00"), "up"),
            StateChange.of(at("10:00"), "down"),
            StateChange.of(at("10:40"), "up"),
            StateChange.of(at("12:00"), "down"),
            StateChange.of(at("12:40"), "up"),
            outage("09:00", "13:00").incident("i")
        };
        UnaryOperator<ServiceLevelTarget> byIncident = target -> target.policy(OutageIdentity.INCIDENT);
        assertEquals("PT0S", figure(daily(byIncident.apply(total(hour))), evidence));
        assertEquals(
                "PT0S", figure(daily(byIncident.apply(total(Downtime.allOf(hour, Downtime.reported())))), evidence));
        Downtime both = Downtime.allOf(Downtime.observed(), Downtime.reported());
        assertEquals("PT1H20M", figure(daily(byIncident.apply(total(both.lastingAtLeast(HOUR)))), evidence));
    }

    /** S8: what is bridged is unknown time, not the up time between two pieces of an incident. */
    @Test
    void upTimeBetweenThePiecesOfAnIncidentIsNotJudged() {
        ServiceLevelTarget target = total(Downtime.reported().lastingAtLeast(HOUR))
                .policy(OutageIdentity.INCIDENT)
                .policy(UnknownInOutage.BRIDGES);
        assertEquals(
                "PT0S",
                figure(
                        daily(target),
                        outage("01:00", "01:10").incident("i"),
                        outage("05:00", "05:10").incident("i")));
    }

    /** S2, S4: local days differ in length, so each is judged for itself. */
    @Test
    void daysOfDifferentLengthAreJudgedEachForItself() {
        ServiceLevelTarget target =
                total(Downtime.reported().inUnits(Duration.ofHours(24), SlotRule.atLeast(Duration.ofHours(24))));
        Agreement agreement = Agreement.builder("case")
                .zone("Europe/Berlin")
                .monthly()
                .policy(GridAnchor.LOCAL)
                .target(target)
                .build();
        Outage days = Outage.of("2026-03-28T00:00+01:00", "2026-03-31T00:00+02:00");
        ComplianceReport report =
                ComplianceEngine.of(agreement).evaluate(java.time.YearMonth.of(2026, 3), List.of(days));
        assertEquals("PT48H", report.target("t").figure().toString(), "29 March has 23 hours");
    }

    /** S7, S25: what follows of a single outage is provisional until it ended; an end that is known counts, also after the period. */
    @Test
    void anOutageThatOutlastsThePeriodCountsAsAWhole() {
        ServiceLevelTarget restore = ServiceLevelTarget.of(
                "t", Indicator.downtime(DowntimeStatistic.Kind.MEAN_TO_RESTORE, Downtime.reported()));
        Outage outage = Outage.of(at("23:00"), Instant.parse("2026-03-02T01:00:00Z"));
        TargetResult ended = result(daily(restore), outage);
        assertEquals("PT2H", ended.figure().toString());
        assertEquals(false, ended.attainment().provisional());
        TargetResult open = result(daily(restore), Outage.since(at("23:00")));
        assertEquals("PT1H", open.figure().toString());
        assertEquals(true, open.attainment().provisional());
    }

    // ---- exclusions

    /** S10, L5: what exceeds an allowance is the down time; the up time of the window stays left out. */
    @Test
    void moreDownTimeInAWindowNeverImprovesTheFigure() {
        Agreement.Builder agreement = daily(availability(Downtime.reported()))
                .exclusion(ExclusionRule.announced("m", "maintenance").withAllowance(HOUR));
        Exclusion window = Exclusion.of("maintenance", DAY + "10:00Z", DAY + "20:00Z");
        Outage outside = outage("00:00", "07:00");
        assertEquals("50%", figure(agreement, window, outside));
        assertEquals("share 7/15", figure(agreement, window, outside, outage("10:00", "12:00")));
    }

    /** S10: of all limited windows the earliest comes first, whichever rule it is of. */
    @Test
    void theEarliestWindowComesFirstWhicheverRuleItIsOf() {
        Agreement.Builder agreement = daily(total(Downtime.reported()))
                .exclusion(ExclusionRule.announced("a", "a").withAllowance(HOUR))
                .exclusion(ExclusionRule.announced("b", "b").withAllowance(HOUR));
        assertEquals(
                "PT0S",
                figure(
                        agreement,
                        outage("09:00", "10:00"),
                        outage("13:00", "14:00"),
                        Exclusion.of("b", DAY + "08:00Z", DAY + "12:00Z"),
                        Exclusion.of("a", DAY + "09:00Z", DAY + "14:00Z"),
                        Exclusion.of("a", DAY + "01:00Z", DAY + "02:00Z")),
                "b excuses the first outage and leaves the allowance of a for the second");
    }

    /** S8, L13: what is unknown of an excuse makes the worst bound worse, not better. */
    @Test
    void anUnknownExcuseExcusesNothingInTheWorstCase() {
        Agreement.Builder agreement = daily(availability(Downtime.observed()))
                .exclusion(
                        ExclusionRule.whileDown("upstream", Downtime.observed().on("upstream")));
        TargetResult result = result(
                agreement,
                StateChange.of(at("00:00"), "up").on("service"),
                StateChange.of(at("12:00"), "unknown").on("service"));
        assertEquals(
                "0%", result.bounds().worst().toString(), "upstream was down while the service was up, and never else");
        assertEquals("100%", result.bounds().best().toString());
        assertEquals(
                Outlook.State.OPEN,
                report(
                                daily(availability(Downtime.reported()))
                                        .exclusion(ExclusionRule.whileDown(
                                                "upstream", Downtime.reported().on("upstream"))),
                                at("12:00"))
                        .target("t")
                        .outlook()
                        .state());
    }

    /** L14, S8: an exclusion in dispute divides an outage also where nothing is measured, and so leaves a bound. */
    @Test
    void aDoubtOutsideTheMeasuredTimeMayStillDivideAnOutage() {
        Agreement.Builder agreement = daily(ServiceLevelTarget.of(
                                "t", Indicator.downtime(DowntimeStatistic.Kind.LONGEST, Downtime.reported()))
                        .atMost("PT3H")
                        .during(Schedule.weekly(ZoneId.of("UTC"))
                                .everyDay("00:00", "12:00")
                                .everyDay("14:00", "24:00")))
                .exclusion(ExclusionRule.announced("maintenance", "maintenance"));
        TargetResult result = result(
                agreement,
                outage("10:00", "16:00"),
                Exclusion.of("maintenance", DAY + "12:30Z", DAY + "13:30Z").id("x"),
                Exclusion.of("maintenance", DAY + "12:30Z", DAY + "13:00Z").id("x"));
        assertEquals("PT2H", result.figure().toString());
        assertEquals("PT4H", result.bounds().worst().toString());
    }

    // ---- the outlook

    /** L13: after the report, time that nobody watched may yet be watched. */
    @Test
    void unwatchedTimeOfTheFutureIsOpen() {
        Agreement.Builder agreement = daily(availability(Downtime.reported()))
                .policy(ReportedOutages.WATCHED_ONLY)
                .policy(UnknownTime.AS_DOWN);
        var watched = dev.sla4j.measurement.Watched.of(DAY + "00:00Z", DAY + "12:00Z");
        assertEquals(
                Outlook.State.OPEN,
                report(agreement, at("12:00"), watched).target("t").outlook().state());
    }

    /** S8: nothing measured is never met, so nothing is certain before something is known. */
    @Test
    void nothingIsCertainBeforeAnythingIsKnown() {
        assertEquals(
                Outlook.State.OPEN,
                report(daily(total(Downtime.reported())), at("00:00"))
                        .target("t")
                        .outlook()
                        .state());
        assertEquals(
                Outlook.State.CERTAINLY_MET,
                report(daily(total(Downtime.reported())), at("00:01"))
                        .target("t")
                        .outlook()
                        .state());
    }

    /** L13: where each subject counts, one that nobody has heard of may still miss. */
    @Test
    void aPromiseToEachSubjectIsNotCertainlyKeptWhileSubjectsMayAppear() {
        ServiceLevelTarget open = total(Downtime.reported()).scope(Scope.each());
        ServiceLevelTarget listed = total(Downtime.reported()).scope(Scope.each("a"));
        Outage known = outage("01:00", "02:00").on("a");
        assertEquals(
                Outlook.State.OPEN,
                report(daily(open), at("12:00"), known).target("t").outlook().state());
        assertEquals(
                Outlook.State.CERTAINLY_MET,
                report(daily(listed), at("12:00"), known).target("t").outlook().state());
    }

    /** L13: a later outage of one incident with an earlier one may make that one long enough. */
    @Test
    void anIncidentMayGrowAfterTheReport() {
        ServiceLevelTarget target = ServiceLevelTarget.of(
                        "t", Indicator.totalDowntime(Downtime.reported().lastingAtLeast(HOUR)))
                .atMost("PT10M")
                .policy(OutageIdentity.INCIDENT);
        Outage first = outage("23:00", "23:40").incident("i");
        assertEquals(
                Outlook.State.OPEN,
                report(daily(target), at("23:55"), first).target("t").outlook().state());
        assertEquals(
                Verdict.MISSED,
                result(
                                daily(target),
                                first,
                                Outage.of(at("23:55"), Instant.parse("2026-03-02T00:30:00Z"))
                                        .incident("i"))
                        .verdict());
    }

    private static Outlook.State outlook(Agreement.Builder agreement, String asOf, Measurement... rows) {
        return report(agreement, at(asOf), rows).target("t").outlook().state();
    }

    /** L13: where only what is left of an outage is judged, service hours of many days may yet make it long enough. */
    @Test
    void whatIsLeftOfAnOutageMayGrowForDays() {
        Agreement.Builder agreement = daily(availability(Downtime.reported().lastingMoreThan(Duration.ofHours(8)))
                .during(Schedule.weekly(ZoneId.of("UTC")).everyDay("16:00", "20:00"))
                .policy(MinimumLength.REMAINING));
        assertEquals(Outlook.State.OPEN, outlook(agreement, "18:00"));
        assertEquals(
                Verdict.MISSED,
                result(agreement, Outage.of(at("18:00"), Instant.parse("2026-03-04T00:00:00Z")))
                        .verdict());
    }

    /** L13, S10: a window that is yet to be announced may use up the allowance that a later one counts on. */
    @Test
    void anAllowanceOfTheFutureIsNotCertain() {
        ServiceLevelTarget longest = ServiceLevelTarget.of(
                        "t",
                        Indicator.downtime(
                                DowntimeStatistic.Kind.LONGEST,
                                Downtime.reported().deductible(HOUR)))
                .atMost("PT7H")
                .policy(AllowanceUse.WINDOW);
        Agreement.Builder agreement = daily(longest)
                .exclusion(ExclusionRule.announced("maintenance", "maintenance").withAllowance(HOUR));
        Exclusion known = Exclusion.of("maintenance", DAY + "20:00Z", DAY + "21:00Z");
        assertEquals(Outlook.State.OPEN, outlook(agreement, "15:00", known));
        assertEquals(
                Verdict.MISSED,
                result(
                                agreement,
                                known,
                                Exclusion.of("maintenance", DAY + "15:00Z", DAY + "16:00Z"),
                                Outage.of(at("15:00"), Instant.parse("2026-03-02T00:00:00Z")))
                        .verdict());
    }

    /** S10: a cause that may have begun earlier excuses 20 min here or 20 min there: 40 min count either way. */
    @Test
    void anAllowanceCountsTheSameWhereverItsCauseBegan() {
        Agreement.Builder agreement = daily(ServiceLevelTarget.of("t", Indicator.totalDowntime(Downtime.reported()))
                        .atMost("PT30M")
                        .minimumCoverage("0%"))
                .exclusion(
                        ExclusionRule.whileDown("upstream", Downtime.observed().on("upstream"))
                                .withAllowance(Duration.ofMinutes(20)));
        Measurement[] known = {
            outage("10:00", "11:00"), StateChange.of(at("10:30"), "down").on("upstream")
        };
        assertEquals(Outlook.State.OPEN, outlook(agreement, "12:00", known));
        TargetResult result = result(agreement, known);
        assertEquals("PT40M", result.figure().toString());
        assertEquals(Verdict.MISSED, result.verdict());
        assertNull(result.bounds());
    }

    /** L13: a subject of which only the excused cause reads something may become a part, and bring its excuses along. */
    @Test
    void aSubjectToComeMayBringExcuses() {
        Agreement.Builder agreement = daily(availability(Downtime.reported().fromSource("m1")))
                .exclusion(
                        ExclusionRule.whileDown("provider", Downtime.reported().fromSource("m2")));
        Outage web = outage("01:00", "11:00").from("m1").on("web");
        Outage cloud = outage("01:00", "11:00").from("m2").on("cloud");
        assertEquals(Outlook.State.CERTAINLY_MISSED, outlook(agreement, "12:00", web));
        assertEquals(Outlook.State.OPEN, outlook(agreement, "12:00", web, cloud));
        assertEquals(Verdict.MISSED, result(agreement, web, cloud).verdict());
        assertEquals(
                Verdict.MET,
                result(
                                agreement,
                                web,
                                cloud,
                                outage("12:00", "12:01").from("m1").on("cloud"))
                        .verdict());
    }

    /** L13, S8: a subject that nobody has heard of may excuse by what is unknown of it. */
    @Test
    void aSubjectToComeMayExcuseByWhatIsUnknownOfIt() {
        Agreement.Builder agreement = daily(availability(Downtime.reported()))
                .policy(UnknownTime.AS_DOWN)
                .exclusion(ExclusionRule.whileDown("unseen", Downtime.observed()));
        Measurement[] known = {StateChange.of(at("00:00"), "up"), outage("01:00", "11:00")};
        assertEquals(Outlook.State.OPEN, outlook(agreement, "12:00", known));
        assertEquals(
                Verdict.UNDETERMINED,
                result(agreement, known[0], known[1], outage("12:00", "12:01").on("web"))
                        .verdict());
    }

    /** L13: what is in dispute of the time to come may leave too little known for a verdict on a number. */
    @Test
    void anExclusionInDisputeLeavesANumberOpen() {
        Agreement.Builder agreement = daily(ServiceLevelTarget.of(
                                "t", Indicator.downtime(DowntimeStatistic.Kind.COUNT, Downtime.reported()))
                        .atMost("0"))
                .exclusion(ExclusionRule.announced("maintenance", "maintenance"));
        Measurement[] known = {
            outage("10:00", "11:00"),
            Exclusion.of("maintenance", DAY + "18:00Z", DAY + "23:00Z").id("x"),
            Exclusion.of("maintenance", DAY + "18:00Z", DAY + "22:00Z").id("x")
        };
        assertEquals(Outlook.State.CERTAINLY_MISSED, outlook(agreement, "15:00", known[0]));
        assertEquals(Outlook.State.OPEN, outlook(agreement, "15:00", known));
        assertEquals(
                Verdict.UNDETERMINED,
                result(agreement, known[0], known[1], known[2], outage("17:00", "23:30"))
                        .verdict());
    }

    /** L13: an observation to come may be the last of a row that joins two reported outages. */
    @Test
    void aRowThatIsNotCompleteMayJoinTwoOutages() {
        Downtime downtime = Downtime.anyOf(
                Downtime.reported(), Downtime.observed().on("probe").failuresToOpen(2));
        ServiceLevelTarget target = ServiceLevelTarget.of(
                        "t", Indicator.downtime(DowntimeStatistic.Kind.COUNT, downtime))
                .atMost("1");
        Measurement[] known = {
            Probe.good(at("00:00")).on("probe"),
            outage("10:00", "11:00"),
            outage("12:00", "13:00"),
            Probe.failed(at("09:00")).on("probe")
        };
        assertEquals(Outlook.State.OPEN, outlook(daily(target), "14:00", known));
        assertEquals(
                "1",
                figure(
                        daily(target),
                        known[0],
                        known[1],
                        known[2],
                        known[3],
                        Probe.failed(at("15:00")).on("probe")));
    }

    // ---- identity

    /** S28: equal id is the same thing, also where a correction names another subject. */
    @Test
    void aCorrectionMayNameAnotherSubject() {
        Outage wrong = outage("01:00", "02:00").id("o").on("a").knownAt(at("03:00"));
        Outage right = outage("01:00", "02:00").id("o").on("b").knownAt(at("04:00"));
        assertEquals("PT0S", figure(daily(total(Downtime.reported()).scope(Scope.each("a"))), wrong, right));
        assertEquals("PT1H", figure(daily(total(Downtime.reported()).scope(Scope.each("b"))), wrong, right));
    }

    /** S28: a contradiction among reported outages says nothing of what a monitor saw, nor of what else was reported. */
    @Test
    void aContradictionConcernsItsOwnListOnly() {
        Outage one = outage("01:00", "02:00").id("o");
        Outage other = outage("01:00", "03:00").id("o");
        assertEquals("PT0S", figure(daily(total(Downtime.observed())), one, other, StateChange.of(at("00:00"), "up")));
        TargetResult result = result(daily(total(Downtime.reported())), one, other, outage("01:00", "01:30"));
        assertEquals("PT30M", result.figure().toString());
        assertEquals("PT2H", result.bounds().worst().toString());
    }

    /** S27: two alike outages without identity are two, where weights are added, and have an identity of their own. */
    @Test
    void twoAlikeOutagesAreTwo() {
        Agreement.Builder agreement = daily(total(Downtime.reported())).policy(OverlappingWeights.SUM);
        Outage half = outage("01:00", "02:00").affecting("50%");
        Instant end = Instant.parse("2026-03-02T00:00:00Z");
        ComplianceReport once = report(agreement, end, half);
        ComplianceReport twice = report(agreement, end, half, half);
        assertEquals("PT30M", once.target("t").figure().toString());
        assertEquals("PT1H", twice.target("t").figure().toString());
        assertNotEquals(once.identity().evidence(), twice.identity().evidence());
        UnaryOperator<Outage> named = row -> row.id("o");
        assertEquals(
                report(agreement, end, named.apply(half)).identity(),
                report(agreement, end, named.apply(half), named.apply(half)).identity());
    }
}
