package dev.sla4j.engine;

import static dev.sla4j.engine.Days.at;
import static dev.sla4j.engine.Days.daily;
import static dev.sla4j.engine.Days.down;
import static dev.sla4j.engine.Days.monday;
import static dev.sla4j.engine.Days.only;
import static dev.sla4j.engine.Days.share;
import static dev.sla4j.engine.Days.state;
import static dev.sla4j.engine.Days.summary;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Request;
import dev.sla4j.measurement.Sample;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.report.Cause;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.History;
import dev.sla4j.report.TargetResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.Fold;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Learned;
import dev.sla4j.target.LimitObjective;
import dev.sla4j.target.LowestOfClasses;
import dev.sla4j.target.MissingPart;
import dev.sla4j.target.Objective;
import dev.sla4j.target.OtherFigure;
import dev.sla4j.target.Over;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Scope;
import dev.sla4j.target.Selection;
import dev.sla4j.target.SlotRule;
import dev.sla4j.target.StartUp;
import dev.sla4j.target.Statistic;
import dev.sla4j.target.Weight;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.Schedule;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import dev.sla4j.value.Ratio;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One figure of many, and objectives of many: C15, C18, C54, C55, L10, S9, S19, S24, D9, D11, D22, D24. */
class CombinationsTest {
    private static final Instant MON_2026_03_02_NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static Indicator up(String subject) {
        return Indicator.availability(Downtime.reported().on(subject));
    }

    private static ServiceLevelTarget target(Indicator indicator) {
        return ServiceLevelTarget.of("t", indicator);
    }

    private static Sample sample(String metric, String value) {
        return Sample.of(MON_2026_03_02_NOON, metric, value);
    }

    private static Indicator mean(String metric) {
        return Indicator.statistic(Statistic.Kind.MEAN, Selection.samples(metric), Quantity.value());
    }

    /** a is down for 2 of 24 hours, b for 6. */
    private static final Measurement[] TWO = {
        down("10:00", "12:00").on("a"), down("11:00", "17:00").on("b")
    };

    @ParameterizedTest
    @CsvSource({"MEAN, 20/24", "LOWEST, 18/24", "HIGHEST, 22/24"})
    void foldOfIndicators(Fold.Kind kind, String expected) {
        Indicator fold = new Fold(kind, Over.indicators(up("a"), up("b")));
        assertEquals("NOT_APPLICABLE " + Ratio.parse(expected), summary(monday(daily(target(fold)), TWO)));
    }

    /** D22, D24: of the parts' own timelines. Of the subjects of the scope it is the same, whatever they are called. */
    @ParameterizedTest
    @CsvSource({"MEAN, 20/24", "LOWEST, 18/24", "HIGHEST, 22/24"})
    void foldOfSubjects_D22(Fold.Kind kind, String expected) {
        Indicator fold = new Fold(kind, Over.subjects(Indicator.availability()));
        for (Scope scope : List.of(Scope.together("a", "b"), Scope.pooled("a", "b"))) {
            assertEquals(
                    "NOT_APPLICABLE " + Ratio.parse(expected),
                    summary(monday(daily(target(fold).scope(scope)), TWO)));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 3, 76/96", "0.6, 0.4, 81.6/96", "1, 0, 22/24"})
    void weightsGiven(String one, String other, String expected) {
        Indicator fold = Indicator.weightedMean(
                Over.Part.of("a", up("a")).weighing(one),
                Over.Part.of("b", up("b")).weighing(other));
        String[] terms = expected.split("/");
        Ratio share = Ratio.of(new BigDecimal(terms[0])).dividedBy(Ratio.parse(terms[1]));
        ComplianceReport report = monday(daily(target(fold)), TWO);
        assertEquals(Figure.share(share), only(report).figure());
        assertTrue(report.explanation().toText().contains("mean by weight"), report.explanation()::toText);
    }

    /** S8: by a sum that nothing bounds, since one of its numbers is missing, a mean may lie anywhere between its parts. */
    @ParameterizedTest
    @CsvSource({"<= 60%, UNDETERMINED", ">= 1%, UNDETERMINED", ">= 0%, MET"})
    void weightsThatNothingBounds_S8(String limit, String verdict) {
        Indicator calls = Indicator.withinLimit(Selection.samples("calls"), Quantity.attribute("wait"), "<= 20");
        Indicator users = Indicator.statistic(Statistic.Kind.SUM, Selection.samples("users"), Quantity.attribute("n"));
        ServiceLevelTarget target = target(Indicator.weightedMean(
                        Over.Part.of("calls", calls).weighing(Weight.of(users)), Over.Part.of("a", up("a"))))
                .objective(Objective.limit(limit));
        Measurement[] evidence = {
            sample("calls", "1").attribute("wait", "5"),
            sample("calls", "1"),
            sample("users", "1").attribute("n", "1"),
            sample("users", "1"),
            down("00:00", "24:00").on("a")
        };
        assertEquals(verdict + " " + Ratio.of(1, 2), summary(monday(daily(target), evidence)));
    }

    /** S8, S9: what may turn out to weigh nothing may have no figure, so nothing bounds it, and nothing is owed for certain. */
    @ParameterizedTest
    @CsvSource({"<= 10%", ">= 40%"})
    void whatMayWeighNothing_S8_S9(String limit) {
        Indicator slow = Indicator.count(
                Selection.samples("calls").where(Condition.within(Quantity.attribute("wait"), Limit.parse("> 20"))));
        Indicator byCalls = Indicator.weightedMean(Over.Part.of("a", up("a")).weighing(Weight.of(slow)));
        Measurement[] evidence = {
            sample("calls", "1"),
            down("00:00", "12:00").on("a"),
            down("00:00", "24:00").on("b")
        };
        // Left out of the mean or half of it: 0% or 25%.
        ServiceLevelTarget either = target(Indicator.mean(Over.indicators(byCalls, up("b"))))
                .objective(Objective.limit(limit))
                .policy(MissingPart.LEFT_OUT);
        assertEquals("UNDETERMINED 0", summary(monday(daily(either), evidence)));
        Agreement paying = Days.daily()
                .fee("fee", Money.of("100.00", "EUR"))
                .target(target(byCalls)
                        .atLeast("90%")
                        .penalty(Penalty.tiered().below("90%", "10%").below("20%", "30%")))
                .build();
        assertEquals("UNDETERMINED none pays EUR 0.00 and EUR 30.00 disputed", summary(monday(paying, evidence)));
    }

    /** 22/24 three times and 18/24 once; a subject of which the agreement states no weight leaves no mean (S9). */
    @Test
    void weightsBySubject() {
        Over.Subjects sites = Over.subjects(Indicator.availability());
        Indicator mean = Indicator.mean(sites.weighing(Weight.bySubject(Map.of("a", "3", "b", "1", "c", "9"))));
        ServiceLevelTarget both = target(mean).scope(Scope.together("a", "b"));
        assertEquals("NOT_APPLICABLE " + Ratio.of(84, 96), summary(monday(daily(both), TWO)));
        Indicator some = Indicator.mean(sites.weighing(Weight.bySubject(Map.of("a", "3"))));
        ServiceLevelTarget missing = target(some).scope(Scope.together("a", "b"));
        assertEquals("NOT_APPLICABLE none", summary(monday(daily(missing), TWO)));
        assertThrows(
                IllegalArgumentException.class,
                () -> Over.Part.of("a", up("a")).weighing(Weight.bySubject(Map.of("a", "-1"))));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Over.Parts(List.of(Over.Part.of("a", up("a")).weighing(Weight.bySubject(Map.of("a", "1"))))));
    }

    /** 100 leads a day, 50 by noon, and 25 at 11:00 if the day has the eight hours from 9 to 17; at the end all of them. */
    @ParameterizedTest
    @CsvSource({
        "12:00, false, 50, MET",
        "12:00, false, 49, MISSED",
        "11:00, true, 25, MET",
        "11:00, true, 24, MISSED",
        "08:00, true, 0, MET",
        "24:00, false, 99, MISSED",
        "24:00, false, 100, MET"
    })
    void quotaProRata(String asOf, boolean hours, int leads, Verdict verdict) {
        ServiceLevelTarget quota =
                target(Indicator.count(Selection.samples("lead"))).objective(Objective.proRata(">= 100"));
        Agreement agreement = daily(hours ? quota.during(Schedule.weekly("UTC").monToFri("09:00", "17:00")) : quota);
        List<Measurement> evidence = new ArrayList<>();
        for (int i = 0; i < leads; i++) {
            evidence.add(
                    Sample.of(Instant.parse(hours ? "2026-03-02T10:00:00Z" : "2026-03-02T01:00:00Z"), "lead", "1"));
        }
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        ComplianceReport report = engine.start(engine.periodOf(LocalDate.of(2026, 3, 2)))
                .add(evidence)
                .report(Days.instant(asOf));
        assertEquals(verdict, only(report).verdict());
        assertEquals(
                !asOf.equals("24:00"),
                report.explanation().toText().contains("expected so far"),
                report.explanation()::toText);
        assertThrows(IllegalArgumentException.class, () -> Objective.proRata(">= 90%"));
    }

    /** Leads that are work items count at any time, and are expected by the hours from 9 to 17 as others are: 25 of 100 at 11:00. */
    @ParameterizedTest
    @CsvSource({"11:00, 25, MET", "11:00, 24, MISSED", "08:00, 0, MET", "17:00, 99, MISSED", "24:00, 100, MET"})
    void quotaOfItemsByServiceHours_S3(String asOf, int leads, Verdict verdict) {
        ServiceLevelTarget quota = target(Indicator.count(Selection.items("lead")))
                .objective(Objective.proRata(">= 100"))
                .during(Schedule.weekly("UTC").monToFri("09:00", "17:00"));
        List<Measurement> evidence = new ArrayList<>();
        for (int i = 0; i < leads; i++) {
            evidence.add(WorkItem.lead("L" + i).reached("received", Days.instant("01:00")));
        }
        ComplianceEngine engine = ComplianceEngine.of(daily(quota));
        ComplianceReport report = engine.start(engine.periodOf(LocalDate.of(2026, 3, 2)))
                .add(evidence)
                .report(Days.instant(asOf));
        assertEquals(verdict, only(report).verdict(), report.explanation()::toText);
    }

    /** Weighted by what happened: a has one request, b has three. */
    @Test
    void weightsFromAnotherFigure() {
        Indicator fold = Indicator.mean(
                Over.subjects(Indicator.availability()).weighing(Weight.of(Indicator.count(Selection.requests()))));
        List<Measurement> evidence = new ArrayList<>(List.of(TWO));
        for (int i = 0; i < 4; i++) {
            evidence.add(Request.good(MON_2026_03_02_NOON, Duration.ZERO).on(i == 0 ? "a" : "b"));
        }
        ServiceLevelTarget target = target(fold).scope(Scope.together("a", "b"));
        assertEquals(
                "NOT_APPLICABLE " + share(76, 96),
                summary(monday(daily(target), evidence.toArray(Measurement[]::new))));
        // A site without traffic weighs nothing, and needs no figure.
        Indicator success = Indicator.mean(Over.subjects(Indicator.goodRatio(Selection.requests()))
                .weighing(Weight.of(Indicator.count(Selection.requests()))));
        assertEquals(
                "NOT_APPLICABLE 1",
                summary(monday(
                        daily(target(success).scope(Scope.together("a", "b"))),
                        Request.good(MON_2026_03_02_NOON, Duration.ZERO).on("a"))));
        // Without any request nothing weighs anything.
        assertEquals(Cause.NOTHING_MEASURED, only(monday(daily(target), TWO)).cause());
    }

    @Test
    void weightsOfThePreviousPeriod_S24() {
        Indicator fold = Indicator.mean(Over.subjects(Indicator.availability())
                .weighing(Weight.ofPreviousPeriod(Indicator.count(Selection.requests()))));
        Agreement agreement = daily(target(fold).scope(Scope.together("a", "b")).atLeast("50%"));
        Instant sunday = Instant.parse("2026-03-01T12:00:00Z");
        List<Measurement> evidence = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            evidence.add(Request.good(sunday, Duration.ZERO).on(i == 0 ? "a" : "b"));
        }
        ComplianceReport before = on(agreement, LocalDate.of(2026, 3, 1), History.empty(), evidence);
        assertEquals(Cause.NO_HISTORY, only(before).cause());
        ComplianceReport after = on(agreement, LocalDate.of(2026, 3, 2), History.of(before), List.of(TWO));
        assertEquals("MET " + share(76, 96), summary(after));
    }

    private static ComplianceReport on(
            Agreement agreement, LocalDate day, History history, List<? extends Measurement> evidence) {
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        ComplianceReport report =
                engine.start(engine.periodOf(day), history).add(evidence).report();
        report.explanation().toText();
        return report;
    }

    /** A subject that existed for too short a time is in no fold; one that is listed and has no figure leaves the fold without one (D11). */
    @Test
    void subjectsThatDoNotCount_S3_S9() {
        Indicator fold = Indicator.lowest(Over.subjects(Indicator.goodRatio(Selection.requests())));
        ServiceLevelTarget target = target(fold)
                .scope(Scope.together("a", "b"))
                .minimumLife(Duration.ofHours(2))
                .atLeast("90%");
        Measurement good = Request.good(MON_2026_03_02_NOON, Duration.ZERO).on("a");
        Measurement failed = Request.failed(MON_2026_03_02_NOON).on("b");
        Measurement young = ServiceLife.of(
                        TimeRange.of(Instant.parse("2026-03-02T11:30:00Z"), Instant.parse("2026-03-02T12:30:00Z")))
                .on("b");
        assertEquals("MISSED 0", summary(monday(daily(target), good, failed)));
        assertEquals("MET 1", summary(monday(daily(target), good, failed, young)));
        ComplianceReport missing = monday(daily(target), good);
        assertEquals("UNDETERMINED none", summary(missing));
        assertEquals(Cause.NOTHING_MEASURED, only(missing).cause());
        assertEquals("MET 1", summary(monday(daily(target.policy(MissingPart.LEFT_OUT)), good)));
    }

    /** Of shares in percentage points, and negative; of times and numbers in their unit. */
    @Test
    void differences() {
        ServiceLevelTarget points = target(up("a").minus(up("b"))).objective(Objective.limit(">= -0.5"));
        ComplianceReport worse = monday(daily(points), down("10:00", "10:12").on("a"));
        assertEquals("MISSED -5/6", summary(worse));
        assertEquals(Figure.Unit.NUMBER, points.indicator().unit());
        assertEquals(
                "MET 25/3", summary(monday(daily(points), down("10:00", "12:00").on("b"))));
        Indicator time = Indicator.totalDowntime(Downtime.reported().on("a"))
                .minus(Indicator.totalDowntime(Downtime.reported().on("b")));
        assertEquals("NOT_APPLICABLE -14400", summary(monday(daily(target(time)), TWO)));
        assertEquals(
                "NOT_APPLICABLE 1/2",
                summary(monday(daily(target(mean("x").minus(mean("y")))), sample("x", "2"), sample("y", "1.5"))));
        assertEquals(
                Cause.NOTHING_MEASURED,
                only(monday(daily(target(mean("x").minus(mean("y")))), sample("x", "2")))
                        .cause());
    }

    @Test
    void quotients_S9() {
        Indicator rate = Indicator.count(Selection.samples("complaint"))
                .dividedBy(Indicator.count(Selection.samples("delivery")));
        assertEquals("UNDETERMINED none", summary(monday(daily(target(rate).atMost("0.1")))));
        assertEquals("UNDETERMINED none", summary(monday(daily(target(rate).atMost("0.1")), sample("complaint", "1"))));
        assertEquals(
                "MISSED 1/2",
                summary(monday(
                        daily(target(rate).atMost("0.1")),
                        sample("complaint", "1"),
                        sample("delivery", "1"),
                        sample("delivery", "1"))));
        Indicator each = Indicator.totalDowntime(Downtime.reported())
                .dividedBy(Indicator.downtime(DowntimeStatistic.Kind.COUNT, Downtime.reported()));
        assertEquals(
                "MET 5400",
                summary(monday(daily(target(each).atMost("PT1H30M")), down("10:00", "11:00"), down("12:00", "14:00"))));
        assertThrows(IllegalArgumentException.class, () -> mean("x").dividedBy(Indicator.availability()));
        assertThrows(IllegalArgumentException.class, () -> mean("x").minus(Indicator.availability()));
    }

    /** Unknown time goes through: between all down and all up of each part, and the least coverage of the parts. */
    @Test
    void boundsCompose_S8() {
        Indicator observed = Indicator.availability(Downtime.observed().on("a"));
        Measurement[] evidence = {
            state("12:00", "up").on("a"), down("06:00", "12:00").on("b")
        };
        TargetResult mean = only(monday(daily(target(Indicator.mean(Over.indicators(observed, up("b"))))), evidence));
        assertEquals(Figure.share(Ratio.of(7, 8)), mean.figure());
        assertEquals(Ratio.of(1, 2), mean.coverage());
        assertEquals(Figure.share(Ratio.of(5, 8)), mean.bounds().worst());
        assertEquals(Figure.share(Ratio.of(7, 8)), mean.bounds().best());
        TargetResult lowest = only(monday(
                daily(target(Indicator.lowest(Over.indicators(observed, up("b"))))
                        .atLeast("80%")),
                evidence));
        assertEquals(Verdict.MISSED, lowest.verdict(), "b alone is below, whatever a was");
        TargetResult difference = only(monday(daily(target(up("b").minus(observed))), evidence));
        assertEquals(Figure.amount(Ratio.of(-25)), difference.figure());
        assertEquals(Figure.amount(Ratio.of(-25)), difference.bounds().worst());
        assertEquals(Figure.amount(Ratio.of(25)), difference.bounds().best());
    }

    /** L10: a fold of one part is the part, also where nothing is known, or little. */
    @Test
    void ofOnePartItIsThePart_L10_D24() {
        List<Indicator> parts = List.of(
                Indicator.availability(),
                Indicator.availability(Downtime.observed()),
                Indicator.totalDowntime(Downtime.observed()),
                mean("x"),
                Indicator.count(Selection.samples("x")),
                Indicator.goodRatio(Selection.requests()));
        Measurement[] evidence = {state("13:00", "down"), down("10:00", "11:00"), sample("x", "1")};
        for (Indicator part : parts) {
            String limit =
                    part.unit() == Figure.Unit.SHARE ? ">= 90%" : part.unit() == Figure.Unit.TIME ? "<= PT1H" : "<= 3";
            for (Measurement[] known : List.of(evidence, new Measurement[0])) {
                TargetResult alone = only(monday(daily(target(part).objective(Objective.limit(limit))), known));
                for (Fold.Kind kind : Fold.Kind.values()) {
                    for (Over over : List.of(Over.indicators(part), Over.subjects(part), Over.periods(part, 1))) {
                        TargetResult fold = only(
                                monday(daily(target(new Fold(kind, over)).objective(Objective.limit(limit))), known));
                        assertEquals(alone.figure(), fold.figure(), () -> kind + " " + over);
                        assertEquals(alone.verdict(), fold.verdict());
                        assertEquals(alone.bounds(), fold.bounds());
                        assertEquals(alone.coverage(), fold.coverage());
                        assertEquals(alone.cause(), fold.cause());
                    }
                }
            }
        }
    }

    private static Agreement rolling(StartUp startUp) {
        return daily(
                target(Indicator.mean(Over.periods(Indicator.availability(), 3).startingUp(startUp)))
                        .atLeast("95%"));
    }

    /** Four days with 0, 6, 3 and 0 hours down; the third report is the first of three periods. */
    @ParameterizedTest
    @CsvSource({
        "FEWER, 'MET 1; MISSED 7/8; MISSED 7/8; MISSED 7/8'",
        "UNDETERMINED, 'UNDETERMINED none; UNDETERMINED none; MISSED 7/8; MISSED 7/8'",
        "NOT_APPLICABLE, 'NOT_APPLICABLE none; NOT_APPLICABLE none; MISSED 7/8; MISSED 7/8'"
    })
    void movingAverage_S24(StartUp startUp, String expected) {
        List<ComplianceReport> reports = new ArrayList<>();
        int[] hours = {0, 6, 3, 0};
        for (int i = 0; i < hours.length; i++) {
            String day = "2026-03-0" + (i + 1);
            List<Outage> outages =
                    hours[i] == 0 ? List.of() : List.of(Outage.of(day + "T00:00Z", day + "T0" + hours[i] + ":00Z"));
            reports.add(on(rolling(startUp), LocalDate.parse(day), History.of(reports), outages));
        }
        assertEquals(
                expected, String.join("; ", reports.stream().map(Days::summary).toList()));
    }

    /** Each subject reads its own earlier figures, also where the average is a part of something else. */
    @Test
    void movingAverageOfEachSubject_S24() {
        Indicator average = Indicator.movingAverage(Indicator.availability(), 2);
        Agreement agreement =
                daily(target(average.minus(Indicator.availability())).scope(Scope.each("a", "b")));
        List<Outage> sunday = List.of(
                Outage.of("2026-03-01T00:00Z", "2026-03-01T12:00Z").on("a"),
                Outage.of("2026-03-01T00:00Z", "2026-03-01T06:00Z").on("b"));
        ComplianceReport before = on(agreement, LocalDate.of(2026, 3, 1), History.empty(), sunday);
        ComplianceReport after = on(agreement, LocalDate.of(2026, 3, 2), History.of(before), List.of());
        assertEquals(
                List.of("a -25.0", "b -12.5"),
                only(after).subjects().stream()
                        .map(result -> result.subject() + " " + result.figure())
                        .toList());
    }

    /** A figure that rests on one that may still change may still change. */
    @Test
    void readingAProvisionalFigureIsProvisional_S25() {
        ComplianceEngine engine = ComplianceEngine.of(rolling(StartUp.FEWER));
        ComplianceReport sunday =
                engine.start(engine.periodOf(LocalDate.of(2026, 3, 1))).report(Instant.parse("2026-03-01T12:00:00Z"));
        LocalDate monday = LocalDate.of(2026, 3, 2);
        assertTrue(on(rolling(StartUp.FEWER), monday, History.of(sunday), List.of())
                .isProvisional());
        assertFalse(
                on(rolling(StartUp.FEWER), monday, History.empty(), List.of()).isProvisional());
    }

    /** A gap between the reports ends the row; reports of another agreement are not read. */
    @Test
    void onlyPeriodsDirectlyBefore_S24() {
        Outage day = Outage.of("2026-03-01T00:00Z", "2026-03-02T00:00Z");
        ComplianceReport sunday = on(rolling(StartUp.FEWER), LocalDate.of(2026, 3, 1), History.empty(), List.of(day));
        History history = History.of(sunday);
        assertEquals("MISSED 1/2", summary(on(rolling(StartUp.FEWER), LocalDate.of(2026, 3, 2), history, List.of())));
        assertEquals("MET 1", summary(on(rolling(StartUp.FEWER), LocalDate.of(2026, 3, 3), history, List.of())));
        Agreement other = Agreement.builder("other")
                .zone("UTC")
                .cycle(EvaluationCycle.daily())
                .target(rolling(StartUp.FEWER).targets().get(0))
                .build();
        assertEquals("MET 1", summary(on(other, LocalDate.of(2026, 3, 2), history, List.of())));
    }

    /** S27: what a report read of earlier ones is part of its identity. */
    @Test
    void earlierFiguresAreInTheIdentity_S27() {
        Outage hour = Outage.of("2026-03-01T00:00Z", "2026-03-01T00:30Z");
        Outage half = Outage.of("2026-03-01T00:00Z", "2026-03-01T00:15Z");
        ComplianceReport one = on(rolling(StartUp.FEWER), LocalDate.of(2026, 3, 1), History.empty(), List.of(hour));
        ComplianceReport two = on(rolling(StartUp.FEWER), LocalDate.of(2026, 3, 1), History.empty(), List.of(half));
        LocalDate monday = LocalDate.of(2026, 3, 2);
        ComplianceReport after = on(rolling(StartUp.FEWER), monday, History.of(one), List.of());
        ComplianceReport other = on(rolling(StartUp.FEWER), monday, History.of(two), List.of());
        assertFalse(after.equals(other));
        assertFalse(after.identity().equals(other.identity()));
    }

    /** C15 (P64): at most 1.5 times what was usual in the three days before; usual is 10, 20 and 60. */
    @ParameterizedTest
    @CsvSource({"MEDIAN, 30, MET 30", "MEDIAN, 30.1, MISSED 301/10", "MEAN, 45, MET 45", "MEAN, 45.1, MISSED 451/10"})
    void learnedLimit_C15(Learned.Centre centre, String value, String expected) {
        Agreement agreement = daily(target(mean("delay")).objective(Objective.atMostUsual("1.5", centre, 3)));
        List<ComplianceReport> reports = new ArrayList<>();
        String[] values = {"10", "60", "20", value};
        for (int i = 0; i < values.length; i++) {
            String day = "2026-03-0" + (i + 1);
            Sample sample = Sample.of(Instant.parse(day + "T12:00:00Z"), "delay", values[i]);
            reports.add(on(agreement, LocalDate.parse(day), History.of(reports), List.of(sample)));
        }
        assertEquals(expected, summary(reports.get(3)));
        assertEquals(Cause.NO_HISTORY, only(reports.get(2)).cause(), "the warm-up takes three figures");
        Limit limit = only(reports.get(3)).attainment().limit();
        assertEquals(Limit.atMost(Figure.amount(Ratio.of(centre == Learned.Centre.MEDIAN ? 30 : 45))), limit);
        String text = reports.get(3).explanation().toText();
        assertTrue(text.contains("limit learned: " + centre.name().toLowerCase(Locale.ROOT) + " × 1.5 = "), text);
        assertTrue(text.contains("2026-03-02"), text);
    }

    @ParameterizedTest
    @CsvSource({"UNDETERMINED", "NOT_APPLICABLE"})
    void beforeTheWarmUp_C15(StartUp startUp) {
        Learned learned = new Learned(Learned.Centre.MEDIAN, 4, 2, BigDecimal.ONE, Learned.Direction.AT_LEAST, startUp);
        Agreement agreement = daily(target(Indicator.availability()).objective(learned));
        List<ComplianceReport> reports = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            reports.add(on(agreement, LocalDate.of(2026, 3, i), History.of(reports), List.of()));
        }
        assertEquals(
                List.of(startUp.name(), startUp.name(), "MET"),
                reports.stream().map(report -> only(report).verdict().name()).toList());
    }

    /** Two triggers on one promise: more than 22 min in total, or one outage of more than 15 min. */
    @ParameterizedTest
    @CsvSource({"'00:00-00:15 01:00-01:07', MET", "'00:00-00:16', MISSED", "'00:00-00:12 01:00-01:11', MISSED"})
    void severalTriggers_C18(String outages, String verdict) {
        ServiceLevelTarget target = target(Indicator.totalDowntime(Downtime.reported()))
                .objective(Objective.allOf(
                        Objective.limit("<= PT22M"),
                        Objective.of(
                                Indicator.downtime(DowntimeStatistic.Kind.LONGEST, Downtime.reported()), "<= PT15M")));
        List<Measurement> evidence = new ArrayList<>();
        for (String outage : outages.split(" ")) {
            evidence.add(down(outage.split("-")[0], outage.split("-")[1]));
        }
        ComplianceReport report = monday(daily(target), evidence.toArray(Measurement[]::new));
        assertEquals(verdict, only(report).verdict().name());
        assertEquals(2, only(report).subjects().get(0).grounds().checks().size());
        String text = report.explanation().toText();
        assertTrue(text.contains("longest down time of one outage"), text);
    }

    /** Three-valued, with x = 1 and nothing known of y: an unknown part decides nothing that the known parts do not. */
    @ParameterizedTest
    @CsvSource({"1, <= 1, MET", "1, > 1, UNDETERMINED", "2, <= 1, UNDETERMINED", "2, > 1, MISSED"})
    void conditionsAreThreeValued_S19(int least, String limit, String verdict) {
        Objective objective = Objective.atLeast(least, Objective.limit(limit), Objective.of(mean("y"), "<= 1"));
        ComplianceReport report = monday(daily(target(mean("x")).objective(objective)), sample("x", "1"));
        assertEquals(verdict, only(report).verdict().name());
        assertEquals(
                verdict.equals("UNDETERMINED") ? Cause.NOTHING_MEASURED : null,
                only(report).cause());
        assertEquals(Objective.anyOf(Objective.limit("<= 1")), Objective.allOf(Objective.limit("<= 1")));
    }

    /** Named levels have a verdict each; the first decides. */
    @ParameterizedTest
    @CsvSource({"00:07, MET, MISSED", "00:08, MISSED, MISSED", "00:01, MET, MET"})
    void levels_S19(String end, String minimum, String expected) {
        ServiceLevelTarget target = target(Indicator.availability())
                .objective(Objective.levels(
                        Objective.level("minimum", ">= 99.5%"), Objective.level("expected", ">= 99.9%")));
        TargetResult result = only(monday(daily(target), down("00:00", end)));
        assertEquals(Verdict.valueOf(minimum), result.verdict());
        assertEquals(
                List.of("minimum " + minimum, "expected " + expected),
                result.subjects().get(0).grounds().checks().stream()
                        .map(check -> check.name() + " " + check.verdict())
                        .toList());
        assertEquals(Limit.atLeast("99.5%"), result.attainment().limit());
    }

    /** C55 (P09): a machine with several types of disk has the lowest of their service levels. */
    @ParameterizedTest
    @CsvSource({"premium, premium, MISSED", "premium, hdd, MET", "ssd, hdd, MET", "premium, tape, UNDETERMINED"})
    void lowestTargetOfTheParts_C54_C55(String one, String other, String verdict) {
        Map<String, Limit> limits = new TreeMap<>(
                Map.of("premium", Limit.atLeast("99.9%"), "ssd", Limit.atLeast("99.5%"), "hdd", Limit.atLeast("95%")));
        ServiceLevelTarget target = target(Indicator.availability())
                .scope(Scope.together("disk-1", "disk-2"))
                .objective(new LowestOfClasses("disk", new TreeMap<>(limits)));
        TimeRange day = TimeRange.of(Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-03T00:00:00Z"));
        TargetResult result = only(monday(
                daily(target),
                ServiceLife.of(day).on("disk-1").attribute("disk", one),
                ServiceLife.of(day).on("disk-2").attribute("disk", other),
                down("10:00", "10:10").on("disk-1")));
        assertEquals(verdict, result.verdict().name());
        assertEquals(verdict.equals("UNDETERMINED") ? Cause.NO_LIMIT : null, result.cause());
    }

    /** Of machines of different classes each has its own limit, and a flat credit follows of each that misses it. */
    @Test
    void limitsByClassAndMoney_C54() {
        TreeMap<String, Limit> limits =
                new TreeMap<>(Map.of("gold", Limit.atLeast("99.9%"), "tin", Limit.atLeast("95%")));
        ServiceLevelTarget target = target(Indicator.availability())
                .scope(Scope.each("a", "b"))
                .objective(new LowestOfClasses("class", limits))
                .penalty(Penalty.flat(Money.of("10.00", "EUR")));
        TimeRange day = TimeRange.of(Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-03T00:00:00Z"));
        Agreement agreement =
                daily().target(target).fee("fee", Money.of("100.00", "EUR")).build();
        ComplianceReport report = monday(
                agreement,
                ServiceLife.of(day).on("a").attribute("class", "gold"),
                ServiceLife.of(day).on("b").attribute("class", "tin"),
                down("10:00", "10:10").on("a"),
                down("10:00", "10:10").on("b"));
        assertEquals("MISSED " + share(143, 144) + " pays EUR 10.00 and EUR 0.00 disputed", summary(report));
        assertEquals(null, only(report).attainment().limit(), "no limit stands for both");
        assertEquals(
                Limit.atLeast("95%"),
                only(report).subjects().get(1).grounds().checks().get(0).limit());
        assertTrue(
                report.explanation().toText().contains("promised ≥ 99.9 %, attained ≈99.31 %: MISSED"),
                report.explanation()::toText);
    }

    /** A16 (P53): two outages of 4 min on one day, and one of 8 min over midnight; days with more than 5 min, in three readings. */
    @Test
    void a16QualifyingDays() {
        Duration five = Duration.ofMinutes(5);
        Duration day = Duration.ofDays(1);
        Downtime sumOfTheDay = Downtime.reported().inUnits(day, SlotRule.moreThan(five));
        Downtime longest = Downtime.reported().lastingMoreThan(five).inUnits(day, SlotRule.TOUCHED);
        Measurement[] two = {down("10:00", "10:04"), down("12:00", "12:04")};
        Measurement[] midnight = {Outage.of("2026-03-01T23:56Z", "2026-03-02T00:04Z")};
        assertEquals(1, days(sumOfTheDay, two));
        assertEquals(0, days(longest, two));
        assertEquals(0, days(sumOfTheDay, midnight));
        assertEquals(2, days(longest, midnight));
    }

    private static long days(Downtime downtime, Measurement... evidence) {
        Agreement agreement = Agreement.builder("a")
                .zone("UTC")
                .cycle(EvaluationCycle.anchored(LocalDate.of(2026, 3, 1), Period.ofDays(7)))
                .target(target(Indicator.totalDowntime(downtime)))
                .build();
        Ratio seconds = only(on(agreement, LocalDate.of(2026, 3, 2), History.empty(), List.of(evidence)))
                .figure()
                .value();
        return seconds.dividedBy(Ratio.of(86_400)).numerator().longValueExact();
    }

    @Test
    void anInsufficientPartIsTold_D9() {
        Indicator fold = Indicator.mean(Over.indicators(mean("x").requiringCount(2), mean("y")));
        ComplianceReport report = monday(daily(target(fold).atMost("5")), sample("x", "1"), sample("y", "1"));
        assertEquals("UNDETERMINED none", summary(report));
        assertEquals(Cause.INSUFFICIENT, only(report).cause());
    }

    @Test
    void aCombinationIsProvisionalIfAPartIs_S25() {
        Indicator fold = Indicator.lowest(Over.indicators(up("a"), up("b")));
        ComplianceEngine engine = ComplianceEngine.of(daily(target(fold)));
        Evaluation evaluation = engine.start(engine.periodOf(LocalDate.of(2026, 3, 2)));
        assertFalse(evaluation.add(down("10:00", "11:00").on("a")).report().isProvisional());
        assertTrue(evaluation.report(MON_2026_03_02_NOON).isProvisional());
        evaluation.add(state("12:00", "down").on("b"));
        assertFalse(evaluation.report().isProvisional());
        evaluation.add(Outage.since(at("23:00")).on("b"));
        assertTrue(evaluation.report().isProvisional());
    }

    /** S24: results keep no other figure than that of the target, whose parts are called the same. */
    @Test
    void otherFiguresReadNoEarlierPeriods_S24() {
        Weight before = Weight.ofPreviousPeriod(Indicator.count(Selection.requests()));
        List<Indicator> reading = List.of(
                up("b").minus(Indicator.movingAverage(up("a"), 2)),
                Indicator.weightedMean(Over.Part.of("a", up("a")).weighing(before)),
                Indicator.mean(Over.subjects(up("a")).weighing(before)));
        for (Indicator other : reading) {
            LimitObjective limit = new LimitObjective(Limit.atLeast(Figures.in(other.unit(), Ratio.ZERO)), null);
            assertEquals(
                    "indicator of another figure must not read earlier periods, because their results do not keep it",
                    assertThrows(IllegalArgumentException.class, () -> new OtherFigure(other, limit))
                            .getMessage());
        }
    }

    @Test
    void malformedCombinations() {
        assertThrows(IllegalArgumentException.class, () -> Over.indicators());
        assertThrows(IllegalArgumentException.class, () -> Over.indicators(up("a"), mean("x")));
        assertThrows(IllegalArgumentException.class, () -> Over.periods(up("a"), 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> Indicator.weightedMean(Over.Part.of("a", up("a")), Over.Part.of("a", up("b"))));
        assertThrows(
                IllegalArgumentException.class,
                () -> Indicator.weightedMean(Over.Part.of("a", up("a")).weighing("0")));
        assertThrows(
                IllegalArgumentException.class, () -> Over.Part.of("a", up("a")).weighing("-1"));
        assertThrows(
                IllegalArgumentException.class,
                () -> Indicator.lowest(
                        Over.subjects(up("a")).weighing(Weight.of(Indicator.count(Selection.requests())))));
        assertThrows(IllegalArgumentException.class, () -> up("a").requiringCount(1));
        assertThrows(IllegalArgumentException.class, () -> Objective.atLeast(2, Objective.limit("> 1")));
        assertThrows(
                IllegalArgumentException.class,
                () -> target(up("a")).objective(Objective.levels(Objective.level("minimum", ">= 3"))));
        assertThrows(IllegalArgumentException.class, () -> Objective.atMostUsual("0", Learned.Centre.MEAN, 3));
    }
}
