package dev.sla4j.engine;

import static dev.sla4j.engine.Days.MON_2026_03_02;
import static dev.sla4j.engine.Days.daily;
import static dev.sla4j.engine.Days.down;
import static dev.sla4j.engine.Days.maintenance;
import static dev.sla4j.engine.Days.report;
import static dev.sla4j.engine.Days.share;
import static dev.sla4j.engine.Days.state;
import static dev.sla4j.engine.Days.summary;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.agreement.Settlement;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.RequestCount;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.measurement.Watched;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Explanation;
import dev.sla4j.target.AllowanceUse;
import dev.sla4j.target.CappedAmount;
import dev.sla4j.target.ChangedAttribute;
import dev.sla4j.target.ChangedLimit;
import dev.sla4j.target.ChargedQuantity;
import dev.sla4j.target.CombinedUnknown;
import dev.sla4j.target.Condition;
import dev.sla4j.target.DeadlineAtClosing;
import dev.sla4j.target.DeliveryMatch;
import dev.sla4j.target.DisputedRow;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.EmptySlot;
import dev.sla4j.target.ExcludedItemTime;
import dev.sla4j.target.ExcludedPart;
import dev.sla4j.target.ExclusionEffect;
import dev.sla4j.target.GridAnchor;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.MinimumLength;
import dev.sla4j.target.MissingPart;
import dev.sla4j.target.OutageIdentity;
import dev.sla4j.target.OutageOverBorder;
import dev.sla4j.target.OutageOverMidnight;
import dev.sla4j.target.Over;
import dev.sla4j.target.OverlappingWeights;
import dev.sla4j.target.OverlongWindow;
import dev.sla4j.target.PartOfPeriod;
import dev.sla4j.target.Policy;
import dev.sla4j.target.QualifyingDay;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.ReopenedItem;
import dev.sla4j.target.ReportedOutages;
import dev.sla4j.target.Scope;
import dev.sla4j.target.Selection;
import dev.sla4j.target.SlotExclusion;
import dev.sla4j.target.SlotRule;
import dev.sla4j.target.UnknownInOutage;
import dev.sla4j.target.UnknownTime;
import dev.sla4j.target.UsedOccurrences;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.Recurrence;
import dev.sla4j.time.Schedule;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every reading of every policy, on evidence that tells it from its sisters.
 *
 * <p>The day is Monday 2 March 2026, 1 440 minutes. Each case gives D (down) and K (known) in minutes; the figure is 1 − D ÷ K.
 */
class PolicyReadingsTest {
    /**
     * One reading.
     *
     * @param agreement an agreement that states nothing
     * @param expected verdict and figure, and money where the policy is about money
     */
    record Case(Policy reading, String why, Agreement agreement, List<Measurement> evidence, String expected) {
        @Override
        public String toString() {
            return policyOf(reading).getSimpleName() + "." + reading + ": " + why;
        }
    }

    private static Class<?> policyOf(Policy reading) {
        return ((Enum<?>) reading).getDeclaringClass();
    }

    private static ServiceLevelTarget uptime(Downtime downtime) {
        return ServiceLevelTarget.of("uptime", Indicator.availability(downtime)).atLeast("95%");
    }

    static Stream<Case> cases() {
        return Stream.of(
                        unknownTime(),
                        unknownInOutage(),
                        combinedUnknown(),
                        reportedOutages(),
                        partOfPeriod(),
                        overlappingWeights(),
                        outageIdentity(),
                        minimumLength(),
                        gridAnchor(),
                        exclusionEffect(),
                        allowanceUse(),
                        overlongWindow(),
                        excludedPart(),
                        disputedRow(),
                        missingPart(),
                        changedAttribute(),
                        changedLimit(),
                        reopenedItem(),
                        deliveryMatch(),
                        excludedItemTime(),
                        deadlineAtClosing(),
                        emptySlot(),
                        slotExclusion(),
                        qualifyingDay(),
                        outageOverMidnight(),
                        outageOverBorder(),
                        chargedQuantity(),
                        cappedAmount())
                .flatMap(List::stream);
    }

    /** S9, C29. In the first hour 3 of 4 requests are good; 22 hours are empty; in the last one the only request is good. */
    private static List<Case> emptySlot() {
        ServiceLevelTarget target = ServiceLevelTarget.of(
                        "mean",
                        Indicator.meanOfIntervals(Indicator.goodRatio(Selection.requests()), Duration.ofHours(1)))
                .atLeast("95%");
        List<Measurement> evidence = List.of(
                RequestCount.of("2026-03-02T00:00Z", "2026-03-02T00:01Z")
                        .count("good", 3)
                        .count("failed", 1),
                RequestCount.of("2026-03-02T23:00Z", "2026-03-02T23:01Z").count("good", 1));
        return List.of(
                new Case(EmptySlot.LEFT_OUT, "(3/4 + 1) ÷ 2", daily(target), evidence, "MISSED " + share(7, 8)),
                new Case(EmptySlot.AS_GOOD, "(3/4 + 23) ÷ 24", daily(target), evidence, "MET " + share(95, 96)),
                new Case(EmptySlot.AS_BAD, "(3/4 + 1) ÷ 24", daily(target), evidence, "MISSED " + share(7, 96)));
    }

    /** S12. Maintenance 10:00:30–10:02:00 covers all of 10:01, where 4 fail, and some of 10:00, where 1 of 10 fails; 9 are good later. */
    private static List<Case> slotExclusion() {
        ServiceLevelTarget target = ServiceLevelTarget.of("success", Indicator.goodRatio(Selection.requests()))
                .atLeast("95%");
        Agreement agreement = daily().target(target)
                .exclusion(ExclusionRule.announced("windows", "maintenance"))
                .build();
        List<Measurement> evidence = List.of(
                RequestCount.of("2026-03-02T10:00Z", "2026-03-02T10:01Z")
                        .count("good", 9)
                        .count("failed", 1),
                RequestCount.of("2026-03-02T10:01Z", "2026-03-02T10:02Z").count("failed", 4),
                RequestCount.of("2026-03-02T10:02Z", "2026-03-02T10:03Z").count("good", 9),
                maintenance("10:00:30", "10:02"));
        return List.of(
                new Case(SlotExclusion.WHOLLY_COVERED, "10:01 only", agreement, evidence, "MISSED " + share(18, 19)),
                new Case(SlotExclusion.TOUCHED, "10:00 too", agreement, evidence, "MET " + share(1, 1)));
    }

    /** S9. The lowest of an availability of 23 ÷ 24 and of the success of requests of which there are none. */
    private static List<Case> missingPart() {
        Agreement agreement = daily(ServiceLevelTarget.of(
                        "lowest",
                        Indicator.lowest(
                                Over.indicators(Indicator.availability(), Indicator.goodRatio(Selection.requests()))))
                .atLeast("95%"));
        List<Measurement> evidence = List.of(down("10:00", "11:00"));
        return List.of(
                new Case(MissingPart.NO_FIGURE, "no figure", agreement, evidence, "UNDETERMINED none"),
                new Case(MissingPart.LEFT_OUT, "the other alone", agreement, evidence, "MET " + share(23, 24)));
    }

    /** S8. Unknown 00–06 and 18–20, down 17–18 and, by the last known state, 18–20. */
    private static List<Case> unknownTime() {
        Agreement agreement = daily(uptime(Downtime.observed()).minimumCoverage("50%"));
        List<Measurement> evidence =
                List.of(state("06:00", "up"), state("17:00", "down"), state("18:00", "unknown"), state("20:00", "up"));
        return List.of(
                new Case(
                        UnknownTime.IGNORE,
                        "D 60, K 1440 − 360 − 120",
                        agreement,
                        evidence,
                        "MISSED " + share(900, 960)),
                new Case(UnknownTime.AS_UP, "D 60, K 1440", agreement, evidence, "MET " + share(1380, 1440)),
                new Case(
                        UnknownTime.AS_DOWN,
                        "D 60 + 360 + 120, K 1440",
                        agreement,
                        evidence,
                        "MISSED " + share(900, 1440)),
                new Case(
                        UnknownTime.LAST_KNOWN,
                        "D 60 + 120, K 1440 − 360: before the first state nothing is known",
                        agreement,
                        evidence,
                        "MISSED " + share(900, 1080)));
    }

    /** S8. Down 10:00–10:20 and 10:30–10:50, unknown between; only outages of 45 minutes or more count. */
    private static List<Case> unknownInOutage() {
        Agreement agreement = daily(uptime(Downtime.observed().lastingAtLeast(Duration.ofMinutes(45))));
        List<Measurement> evidence = List.of(
                state("00:00", "up"),
                state("10:00", "down"),
                state("10:20", "unknown"),
                state("10:30", "down"),
                state("10:50", "up"));
        return List.of(
                new Case(UnknownInOutage.ENDS, "two outages of 20, D 0", agreement, evidence, "MET 1"),
                new Case(
                        UnknownInOutage.BRIDGES,
                        "one outage of 50, D 20 + 20, K 1430",
                        agreement,
                        evidence,
                        "MET " + share(1390, 1430)));
    }

    /** S8. Feed a is down 10–12, feed b is unknown 10–12; down while both are. */
    private static List<Case> combinedUnknown() {
        Agreement agreement = daily(uptime(Downtime.allOf(
                        Downtime.observed().on("a"), Downtime.observed().on("b")))
                .minimumCoverage("90%"));
        List<Measurement> evidence = List.of(
                state("00:00", "up").on("a"),
                state("10:00", "down").on("a"),
                state("12:00", "up").on("a"),
                state("00:00", "up").on("b"),
                state("10:00", "unknown").on("b"),
                state("12:00", "up").on("b"));
        return List.of(
                new Case(CombinedUnknown.THREE_VALUED, "unknown 10–12: D 0, K 1320", agreement, evidence, "MET 1"),
                new Case(
                        CombinedUnknown.KNOWN_PARTS,
                        "a alone decides: D 120, K 1440",
                        agreement,
                        evidence,
                        "MISSED " + share(1320, 1440)));
    }

    /** S8. An outage 10–11, watched 08–20. */
    private static List<Case> reportedOutages() {
        Agreement agreement = daily(uptime(Downtime.reported()).minimumCoverage("50%"));
        List<Measurement> evidence =
                List.of(down("10:00", "11:00"), Watched.of("2026-03-02T08:00Z", "2026-03-02T20:00Z"));
        return List.of(
                new Case(
                        ReportedOutages.DECLARED_COMPLETE,
                        "D 60, K 1440",
                        agreement,
                        evidence,
                        "MET " + share(1380, 1440)),
                new Case(
                        ReportedOutages.WATCHED_ONLY, "D 60, K 720", agreement, evidence, "MISSED " + share(660, 720)));
    }

    /** S3, A04. It existed from noon on and was down 13–14. */
    private static List<Case> partOfPeriod() {
        Agreement agreement = daily(uptime(Downtime.reported()).scope(Scope.each()));
        List<Measurement> evidence = List.of(
                ServiceLife.of("2026-03-02T12:00Z", "2026-04-01T00:00Z").on("db"),
                down("13:00", "14:00").on("db"));
        return List.of(
                new Case(PartOfPeriod.EXISTED, "D 60, K 720", agreement, evidence, "MISSED " + share(660, 720)),
                new Case(PartOfPeriod.REST_AS_UP, "D 60, K 1440", agreement, evidence, "MET " + share(1380, 1440)),
                new Case(
                        PartOfPeriod.WHOLE_PERIODS,
                        "half a day is no whole period",
                        agreement,
                        evidence,
                        "NOT_APPLICABLE " + share(660, 720)));
    }

    /** S6. A quarter of the users 10–12, half of them 11–13. */
    private static List<Case> overlappingWeights() {
        Agreement agreement = daily(uptime(Downtime.reported()));
        List<Measurement> evidence = List.of(
                down("10:00", "12:00").affecting("25%"), down("11:00", "13:00").affecting("50%"));
        return List.of(
                new Case(
                        OverlappingWeights.HIGHEST,
                        "D 60·¼ + 120·½ = 75",
                        agreement,
                        evidence,
                        "MISSED " + share(1365, 1440)),
                new Case(
                        OverlappingWeights.SUM,
                        "D 60·¼ + 60·¾ + 60·½ = 90",
                        agreement,
                        evidence,
                        "MISSED " + share(1350, 1440)));
    }

    /** S5. One incident, down 10:00–10:20 and 10:40–11:00; only outages of 30 minutes or more count. */
    private static List<Case> outageIdentity() {
        Agreement agreement = daily(uptime(Downtime.reported().lastingAtLeast(Duration.ofMinutes(30))));
        List<Measurement> evidence = List.of(
                down("10:00", "10:20").incident("INC-7"), down("10:40", "11:00").incident("INC-7"));
        return List.of(
                new Case(OutageIdentity.CONNECTED, "two outages of 20: D 0", agreement, evidence, "MET 1"),
                new Case(
                        OutageIdentity.INCIDENT,
                        "one outage of 40: D 40, K 1440",
                        agreement,
                        evidence,
                        "MET " + share(1400, 1440)));
    }

    /** S5. Down 10:00–10:40, excluded 10:20–10:40; only outages of 30 minutes or more count. */
    private static List<Case> minimumLength() {
        Agreement agreement = daily().target(uptime(Downtime.reported().lastingAtLeast(Duration.ofMinutes(30))))
                .exclusion(ExclusionRule.announced("maintenance", "maintenance"))
                .build();
        List<Measurement> evidence = List.of(down("10:00", "10:40"), maintenance("10:20", "10:40"));
        return List.of(
                new Case(
                        MinimumLength.RAW,
                        "40 are enough: D 40 − 20, K 1420",
                        agreement,
                        evidence,
                        "MET " + share(1400, 1420)),
                new Case(MinimumLength.REMAINING, "20 are left, too short: D 0", agreement, evidence, "MET 1"));
    }

    /** S2. In India (UTC+05:30) down 10:20–10:40 local, which is 04:50–05:10 in Universal Time; hours touched count. */
    private static List<Case> gridAnchor() {
        Agreement agreement = Agreement.builder("india")
                .zone("Asia/Kolkata")
                .cycle(EvaluationCycle.daily())
                .target(uptime(Downtime.reported().inUnits(Duration.ofHours(1), SlotRule.TOUCHED)))
                .build();
        List<Measurement> evidence = List.of(down("04:50", "05:10"));
        return List.of(
                new Case(
                        GridAnchor.EPOCH,
                        "04–05 and 05–06 UTC: D 120",
                        agreement,
                        evidence,
                        "MISSED " + share(1320, 1440)),
                new Case(GridAnchor.LOCAL, "10–11 local: D 60", agreement, evidence, "MET " + share(1380, 1440)));
    }

    /** S11, D5. Down 11:40–12:10, excluded 11:45–11:50 and 12:00–12:05. */
    private static List<Case> exclusionEffect() {
        Agreement agreement = daily().target(uptime(Downtime.reported()))
                .exclusion(ExclusionRule.announced("maintenance", "maintenance"))
                .build();
        List<Measurement> evidence =
                List.of(down("11:40", "12:10"), maintenance("11:45", "11:50"), maintenance("12:00", "12:05"));
        return List.of(
                new Case(
                        ExclusionEffect.LEAVES_BOTH,
                        "D 30 − 10, K 1440 − 10",
                        agreement,
                        evidence,
                        "MET " + share(1410, 1430)),
                new Case(
                        ExclusionEffect.COUNTS_AS_UP,
                        "D 30 − 10, K 1440",
                        agreement,
                        evidence,
                        "MET " + share(1420, 1440)));
    }

    /** S10. Maintenance 10–12 with an allowance of an hour, down 10:30–11:40. */
    private static List<Case> allowanceUse() {
        Agreement agreement = daily().target(uptime(Downtime.reported()))
                .exclusion(ExclusionRule.announced("maintenance", "maintenance").withAllowance(Duration.ofHours(1)))
                .build();
        List<Measurement> evidence = List.of(down("10:30", "11:40"), maintenance("10:00", "12:00"));
        return List.of(
                new Case(
                        AllowanceUse.DOWN_TIME,
                        "used up at 11:30, the up time stays left out: D 10, K 1440 − 110",
                        agreement,
                        evidence,
                        "MET " + share(1320, 1330)),
                new Case(
                        AllowanceUse.WINDOW,
                        "used up at 11:00: D 40, K 1440 − 60",
                        agreement,
                        evidence,
                        "MET " + share(1340, 1380)));
    }

    /** S10. Maintenance 10–12 where an hour is the longest, down 10:30–11:30. */
    private static List<Case> overlongWindow() {
        Agreement agreement = daily().target(uptime(Downtime.reported()))
                .exclusion(ExclusionRule.announced("maintenance", "maintenance").noLongerThan(Duration.ofHours(1)))
                .build();
        List<Measurement> evidence = List.of(down("10:30", "11:30"), maintenance("10:00", "12:00"));
        return List.of(
                new Case(
                        OverlongWindow.REFUSED,
                        "nothing is excused: D 60, K 1440",
                        agreement,
                        evidence,
                        "MET " + share(1380, 1440)),
                new Case(
                        OverlongWindow.CUT,
                        "10–11 is excused: D 30, K 1380",
                        agreement,
                        evidence,
                        "MET " + share(1350, 1380)));
    }

    /** S11. Down while both feeds are; feed a is down 10–12 while feed b is maintained. */
    private static List<Case> excludedPart() {
        Agreement agreement = daily().target(uptime(Downtime.allOf(
                        Downtime.reported().on("a"), Downtime.reported().on("b"))))
                .exclusion(ExclusionRule.announced("maintenance", "maintenance"))
                .build();
        List<Measurement> evidence = List.of(
                down("10:00", "12:00").on("a"), maintenance("10:00", "12:00").on("b"));
        return List.of(
                new Case(ExcludedPart.UP, "b counts as up: D 0", agreement, evidence, "MET 1"),
                new Case(
                        ExcludedPart.ABSENT,
                        "a alone decides: D 120, K 1440",
                        agreement,
                        evidence,
                        "MISSED " + share(1320, 1440)));
    }

    /** S20, A12 (P38). 36 of 1 440 minutes down are 97.5 %, between the rows 97.9–99.69 and 95.9–96.89. */
    private static List<Case> disputedRow() {
        Agreement agreement = daily().fee("line", Money.of("1000", "CAD"))
                .target(uptime(Downtime.reported())
                        .penalty(Penalty.tiered()
                                .row(Limit.parse(">= 97.9% and <= 99.69%"), Amount.share("10%"))
                                .row(Limit.parse(">= 95.9% and <= 96.89%"), Amount.share("20%"))))
                .build();
        List<Measurement> evidence = List.of(down("10:00", "10:36"));
        String figure = "MET " + share(1404, 1440);
        return List.of(
                new Case(
                        DisputedRow.SPLIT,
                        "10 % certain",
                        agreement,
                        evidence,
                        figure + " pays CAD 100.00 and CAD 100.00 disputed"),
                new Case(
                        DisputedRow.LOWEST,
                        "10 %",
                        agreement,
                        evidence,
                        figure + " pays CAD 100.00 and CAD 0.00 disputed"),
                new Case(
                        DisputedRow.HIGHEST,
                        "20 %",
                        agreement,
                        evidence,
                        figure + " pays CAD 200.00 and CAD 0.00 disputed"));
    }

    private static Agreement.Builder of1680() {
        return Agreement.builder("week")
                .zone("UTC")
                .cycle(EvaluationCycle.weekly(java.time.DayOfWeek.MONDAY))
                .fee("service", Money.of("1680", "CAD"));
    }

    /** Ten hours' price, 100, for each day with an outage of more than 5 minutes (P53): an hour of 168 costs 10. */
    private static Agreement byDay() {
        return of1680().target(ServiceLevelTarget.of("days", Indicator.totalDowntime(Downtime.reported()))
                        .penalty(Penalty.tieredByDay().moreThan("PT5M", "100%").of(Base.priceOf(Duration.ofHours(10)))))
                .build();
    }

    /** A16. Two outages of 4 minutes on Monday. */
    private static List<Case> qualifyingDay() {
        List<Measurement> evidence = List.of(down("10:00", "10:04"), down("11:00", "11:04"));
        return List.of(
                new Case(
                        QualifyingDay.LONGEST,
                        "4 min is not more than 5",
                        byDay(),
                        evidence,
                        "NOT_APPLICABLE 480 pays CAD 0.00 and CAD 0.00 disputed"),
                new Case(
                        QualifyingDay.SUM,
                        "8 min is",
                        byDay(),
                        evidence,
                        "NOT_APPLICABLE 480 pays CAD 100.00 and CAD 0.00 disputed"));
    }

    /** A16. One outage of 4 + 4 minutes over midnight. */
    private static List<Case> outageOverMidnight() {
        List<Measurement> evidence = List.of(down("23:56", "2026-03-03T00:04Z"));
        String figure = "NOT_APPLICABLE 480 pays CAD ";
        return List.of(
                new Case(OutageOverMidnight.SPLIT, "4 and 4", byDay(), evidence, figure + "0.00 and CAD 0.00 disputed"),
                new Case(
                        OutageOverMidnight.FIRST_DAY,
                        "8 on Monday",
                        byDay(),
                        evidence,
                        figure + "100.00 and CAD 0.00 disputed"),
                new Case(
                        OutageOverMidnight.EACH_DAY,
                        "8 on both",
                        byDay(),
                        evidence,
                        figure + "200.00 and CAD 0.00 disputed"));
    }

    /** A30 (P36). Four hours over the night before the week, two and a half of them on Monday: 1.68 for each complete hour of each outage. */
    private static List<Case> outageOverBorder() {
        Agreement agreement = of1680().target(
                        ServiceLevelTarget.of("outages", Indicator.totalDowntime(Downtime.reported()))
                                .penalty(Penalty.each("PT1H", "0.1%").by(Driver.EACH_OUTAGE)))
                .build();
        List<Measurement> evidence = List.of(down("2026-03-01T22:30Z", "02:30"));
        String figure = "NOT_APPLICABLE 9000 pays CAD ";
        return List.of(
                new Case(
                        OutageOverBorder.START,
                        "of the week before",
                        agreement,
                        evidence,
                        figure + "0.00 and CAD 0.00 disputed"),
                new Case(OutageOverBorder.END, "4 h", agreement, evidence, figure + "6.72 and CAD 0.00 disputed"),
                new Case(
                        OutageOverBorder.SPLIT,
                        "2 h 30 min",
                        agreement,
                        evidence,
                        figure + "3.36 and CAD 0.00 disputed"));
    }

    /** A19. 1 000 cases, 950 compliant, goal 98 %: 3 % of cases of 10.00 each, of 50 or of the 30 below the goal. */
    private static List<Case> chargedQuantity() {
        Agreement agreement = of1680().target(ServiceLevelTarget.of("cases", Indicator.goodRatio(Selection.requests()))
                        .atLeast("98%")
                        .penalty(
                                Penalty.flat("3%").by(Driver.BAD_QUANTITY).of(Base.priceOfEach(Money.of("10", "CAD")))))
                .build();
        List<Measurement> evidence = List.of(RequestCount.of("2026-03-02T00:00Z", "2026-03-02T00:01Z")
                .count("good", 950)
                .count("failed", 50));
        String figure = "MISSED 19/20 pays CAD ";
        return List.of(
                new Case(ChargedQuantity.ALL, "50 cases", agreement, evidence, figure + "15.00 and CAD 0.00 disputed"),
                new Case(
                        ChargedQuantity.BEYOND_GOAL,
                        "30 cases",
                        agreement,
                        evidence,
                        figure + "9.00 and CAD 0.00 disputed"));
    }

    /** A25. Three credits of 0.005 each, and a cap that is not reached: rounded first 0.03, exactly 0.015 and then 0.02. */
    private static List<Case> cappedAmount() {
        Agreement agreement = Agreement.builder("day")
                .zone("UTC")
                .cycle(EvaluationCycle.daily())
                .fee("service", Money.of("1.00", "CAD"))
                .target(ServiceLevelTarget.of("outages", Indicator.totalDowntime(Downtime.reported()))
                        .penalty(Penalty.tieredByOutage().atLeast("PT5M", "0.5%")))
                .settlement(Settlement.SUM.capped("50%"))
                .build();
        List<Measurement> evidence = List.of(down("10:00", "10:10"), down("11:00", "11:10"), down("12:00", "12:10"));
        String figure = "NOT_APPLICABLE 1800 pays CAD ";
        return List.of(
                new Case(CappedAmount.ROUNDED, "3 × 0.01", agreement, evidence, figure + "0.03 and CAD 0.00 disputed"),
                new Case(CappedAmount.EXACT, "0.015", agreement, evidence, figure + "0.02 and CAD 0.00 disputed"));
    }

    private static ServiceLevelTarget resolved(LimitRule limit) {
        return ServiceLevelTarget.of(
                        "resolved",
                        Indicator.share(
                                Selection.items("ticket"),
                                Condition.within(Quantity.clock("opened", "resolved"), limit)))
                .atLeast("50%");
    }

    /** S13. P1 within 1 h. A, 08–10: P1 till 09. B, 08–08:40: P1 from 08:20 on. C, 08–10: P1 from 11 on. */
    private static List<Case> changedAttribute() {
        Agreement agreement = daily(ServiceLevelTarget.of(
                        "resolved",
                        Indicator.withinLimit(
                                Selection.items("ticket").where("priority", "P1"),
                                Quantity.clock("opened", "resolved"),
                                "<= PT1H"))
                .atLeast("50%"));
        List<Measurement> evidence = List.of(
                WorkItem.ticket("A")
                        .attribute("priority", "P1")
                        .opened(Days.instant("08:00"))
                        .changed("priority", "P2", Days.instant("09:00"))
                        .resolved(Days.instant("10:00")),
                WorkItem.ticket("B")
                        .attribute("priority", "P2")
                        .opened(Days.instant("08:00"))
                        .changed("priority", "P1", Days.instant("08:20"))
                        .resolved(Days.instant("08:40")),
                WorkItem.ticket("C")
                        .attribute("priority", "P2")
                        .opened(Days.instant("08:00"))
                        .resolved(Days.instant("10:00"))
                        .changed("priority", "P1", Days.instant("11:00")));
        return List.of(
                new Case(ChangedAttribute.LAST, "B of B and C", agreement, evidence, "MET " + share(1, 2)),
                new Case(ChangedAttribute.AT_START, "A alone was late", agreement, evidence, "MISSED 0"),
                new Case(ChangedAttribute.WHEN_DONE, "B alone", agreement, evidence, "MET 1"));
    }

    /**
     * S14. P1 within 1 h, P2 within 3 h. A: opened 08, P2 at 10, done 10:30 (2:30 in all). B: opened 07:30, P2 at 08, done 10:45 (3:15 in all). C: opened
     * 08, P2 at 08:45, done 10:30 (2:30 in all).
     */
    private static List<Case> changedLimit() {
        LimitRule byPriority = LimitRule.when(Condition.is("priority", "P1"), Limit.parse("<= PT1H"))
                .or(Condition.is("priority", "P2"), Limit.parse("<= PT3H"));
        Agreement agreement = daily(resolved(byPriority));
        List<Measurement> evidence = List.of(
                WorkItem.ticket("A")
                        .attribute("priority", "P1")
                        .opened(Days.instant("08:00"))
                        .changed("priority", "P2", Days.instant("10:00"))
                        .resolved(Days.instant("10:30")),
                WorkItem.ticket("B")
                        .attribute("priority", "P1")
                        .opened(Days.instant("07:30"))
                        .changed("priority", "P2", Days.instant("08:00"))
                        .resolved(Days.instant("10:45")),
                WorkItem.ticket("C")
                        .attribute("priority", "P1")
                        .opened(Days.instant("08:00"))
                        .changed("priority", "P2", Days.instant("08:45"))
                        .resolved(Days.instant("13:00")));
        return List.of(
                new Case(ChangedLimit.FROM_START, "A of 3", agreement, evidence, "MISSED " + share(1, 3)),
                new Case(
                        ChangedLimit.FROM_CHANGE,
                        "B; A was late at 09",
                        agreement,
                        List.of(evidence.get(0), evidence.get(1)),
                        "MET " + share(1, 2)),
                new Case(ChangedLimit.RESET, "A and B", agreement, evidence, "MET " + share(2, 3)),
                new Case(ChangedLimit.FIRST_STAYS, "none within 1 h", agreement, evidence, "MISSED 0"));
    }

    /** S14. Within 1 h: 08:00–08:20, again 08:50–09:10 is 40 min or 1:10; and 08:00–09:30, again 10:00–10:10 is late in either way. */
    private static List<Case> reopenedItem() {
        Agreement agreement = daily(resolved(LimitRule.fixed(Limit.parse("<= PT1H"))));
        List<Measurement> evidence = List.of(
                WorkItem.ticket("A")
                        .opened(Days.instant("08:00"))
                        .resolved(Days.instant("08:20"))
                        .reopened(Days.instant("08:50"))
                        .resolved(Days.instant("09:10")),
                WorkItem.ticket("B")
                        .opened(Days.instant("08:00"))
                        .resolved(Days.instant("09:30"))
                        .reopened(Days.instant("10:00"))
                        .resolved(Days.instant("10:10")));
        return List.of(
                new Case(ReopenedItem.SAME_CLOCK, "A took 40 min", agreement, evidence, "MET " + share(1, 2)),
                new Case(ReopenedItem.NEVER_STOPPED, "A took 1:10", agreement, evidence, "MISSED 0"),
                new Case(ReopenedItem.NEW_CYCLE, "3 of 4 cycles", agreement, evidence, "MET " + share(3, 4)));
    }

    /** S13. A report is due at noon of each day; one comes at 14:00: late for today, or early for tomorrow. */
    private static List<Case> deliveryMatch() {
        Selection reports = Selection.items("report").expecting(Recurrence.of(EvaluationCycle.daily(), "12:00", "UTC"));
        Indicator late = Indicator.count(reports.where(Condition.reached("delivered")));
        Agreement agreement = daily(ServiceLevelTarget.of("t", late).atLeast("1"));
        List<Measurement> evidence = List.of(WorkItem.of("report", "r").delivered(Days.instant("14:00")));
        return List.of(
                new Case(DeliveryMatch.NEAREST, "2 h late", agreement, evidence, "MET 1"),
                new Case(DeliveryMatch.NEXT, "for tomorrow", agreement, evidence, "MISSED 0"));
    }

    /** S12. Maintenance 10–12; within 1 h: A 09:30–12:15, B 11:30–14:00, C 08–08:30. */
    private static List<Case> excludedItemTime() {
        Agreement agreement = daily().target(resolved(LimitRule.fixed(Limit.parse("<= PT1H"))))
                .exclusion(ExclusionRule.announced("m", "maintenance"))
                .build();
        List<Measurement> evidence = List.of(
                maintenance("10:00", "12:00"),
                WorkItem.ticket("A").opened(Days.instant("09:30")).resolved(Days.instant("12:15")),
                WorkItem.ticket("B").opened(Days.instant("11:30")).resolved(Days.instant("14:00")),
                WorkItem.ticket("C").opened(Days.instant("08:00")).resolved(Days.instant("08:30")));
        return List.of(
                new Case(ExcludedItemTime.CLOCK_STOPS, "A took 45 min", agreement, evidence, "MET " + share(2, 3)),
                new Case(
                        ExcludedItemTime.DUE_LEFT_OUT,
                        "A was due 10:30, B 12:30",
                        agreement,
                        evidence,
                        "MET " + share(1, 2)),
                new Case(
                        ExcludedItemTime.OPENED_LEFT_OUT,
                        "B opened 11:30; of A and C the latter, and D",
                        agreement,
                        List.of(
                                evidence.get(0),
                                evidence.get(1),
                                evidence.get(2),
                                evidence.get(3),
                                WorkItem.ticket("D")
                                        .opened(Days.instant("12:00"))
                                        .resolved(Days.instant("13:30"))),
                        "MISSED " + share(1, 3)));
    }

    /** S14. 2 h of 09–12 and 13–17, opened 10:00, done 12:30. */
    private static List<Case> deadlineAtClosing() {
        Agreement agreement = daily(resolved(LimitRule.fixed(Limit.parse("<= PT2H")))
                .during(Schedule.weekly("UTC").monToFri("09:00", "12:00").monToFri("13:00", "17:00")));
        List<Measurement> evidence =
                List.of(WorkItem.ticket("A").opened(Days.instant("10:00")).resolved(Days.instant("12:30")));
        return List.of(
                new Case(DeadlineAtClosing.STAYS, "due 12:00", agreement, evidence, "MISSED 0"),
                new Case(DeadlineAtClosing.NEXT_OPENING, "due 13:00", agreement, evidence, "MET 1"));
    }

    private static ComplianceReport evaluate(Agreement agreement, Case row) {
        return report(agreement, MON_2026_03_02, row.evidence().toArray(Measurement[]::new));
    }

    private static Agreement stating(Agreement agreement, Policy reading) {
        Agreement.Builder copy = Agreement.builder(agreement.id())
                .zone(agreement.zone())
                .cycle(agreement.cycle())
                .settlement(agreement.settlement())
                .policy(reading);
        agreement.fees().forEach(copy::fee);
        agreement.targets().forEach(copy::target);
        agreement.exclusions().forEach(copy::exclusion);
        return copy.build();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void reading(Case row) {
        ComplianceReport report = evaluate(stating(row.agreement(), row.reading()), row);
        assertEquals(row.expected(), summary(report), () -> report.explanation().toText());
    }

    /** A target's own reading stands in front of the agreement's. */
    @ParameterizedTest
    @MethodSource("cases")
    void aTargetMayStateItToo(Case row) {
        Agreement.Builder copy = Agreement.builder("own")
                .zone(row.agreement().zone())
                .cycle(row.agreement().cycle())
                .settlement(row.agreement().settlement());
        row.agreement().fees().forEach(copy::fee);
        row.agreement().exclusions().forEach(copy::exclusion);
        Enum<?>[] all = ((Enum<?>) row.reading()).getDeclaringClass().getEnumConstants();
        Policy other = (Policy) all[(((Enum<?>) row.reading()).ordinal() + 1) % all.length];
        copy.policy(other).target(row.agreement().targets().get(0).policy(row.reading()));
        assertEquals(row.expected(), summary(evaluate(copy.build(), row)));
    }

    /** The first constant is the default, and the explanation tells a default from a statement (part 1, number 4). */
    @ParameterizedTest
    @MethodSource("cases")
    void theExplanationNamesIt(Case row) {
        Explanation stated =
                evaluate(stating(row.agreement(), row.reading()), row).explanation();
        String line = policyOf(row.reading())
                        .getSimpleName()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                        .toLowerCase(java.util.Locale.ROOT)
                + ": " + row.reading().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        assertTrue(stated.toText().contains(line + " (stated)"), stated::toText);
        if (((Enum<?>) row.reading()).ordinal() == 0) {
            ComplianceReport silent = evaluate(row.agreement(), row);
            assertEquals(row.expected(), summary(silent));
            assertTrue(silent.explanation().toText().contains(line + " (default)"), silent.explanation()::toText);
        }
    }

    @Test
    void everyConstantHasACaseAndTheReadingsDiffer() {
        Set<Object> expected = new HashSet<>();
        for (Class<?> policy : Policy.class.getPermittedSubclasses()) {
            // What was used up in earlier periods needs several of them: AcrossPeriodsTest has both readings.
            if (policy != UsedOccurrences.class) {
                expected.addAll(List.of(policy.getEnumConstants()));
            }
        }
        // It is about several periods: AcrossPeriodsTest has its cases.
        expected.removeAll(List.of(UsedOccurrences.values()));
        Set<Object> covered = new HashSet<>();
        Map<Class<?>, List<String>> results = new HashMap<>();
        cases().forEach(row -> {
            covered.add(row.reading());
            results.computeIfAbsent(policyOf(row.reading()), key -> new ArrayList<>())
                    .add(row.expected());
        });
        assertEquals(expected, covered);
        results.forEach((policy, each) -> assertEquals(
                each.size(), Set.copyOf(each).size(), policy + " has readings that give the same: " + each));
    }
}
