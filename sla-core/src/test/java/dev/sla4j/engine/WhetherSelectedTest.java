package dev.sla4j.engine;

import static dev.sla4j.engine.Days.daily;
import static dev.sla4j.engine.Days.instant;
import static dev.sla4j.engine.Days.monday;
import static dev.sla4j.engine.Days.only;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Request;
import dev.sla4j.measurement.RequestColumns;
import dev.sla4j.measurement.RequestCount;
import dev.sla4j.measurement.Sample;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Cap;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.penalty.PerUnit;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.target.Condition;
import dev.sla4j.target.EmptySlot;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.MissingPart;
import dev.sla4j.target.Objective;
import dev.sla4j.target.Over;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Share;
import dev.sla4j.target.Statistic;
import dev.sla4j.time.Schedule;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** S8: where the number by which things are selected is not known, it is not known whether they count: they are undecided, never left out. */
class WhetherSelectedTest {
    private static final Condition SLOW = Condition.within(Quantity.latency(), Limit.parse("> PT5S"));
    private static final Condition LARGE = Condition.within(Quantity.attribute("users"), Limit.parse(">= 5"));

    private static ServiceLevelTarget none(Selection of) {
        return ServiceLevelTarget.of("none", Indicator.count(of)).atMost("0");
    }

    private static void check(String expected, Selection of, Measurement... evidence) {
        ComplianceReport report = monday(daily(none(of)), evidence);
        assertEquals(expected, told(report));
    }

    private static String told(ComplianceReport report) {
        return only(report).verdict() + " " + only(report).figure() + " and "
                + only(report).counts().undecided();
    }

    /** "No request takes more than 5 s": of one without a latency that is not known. */
    @Test
    void requestsWithoutALatency_S8() {
        Selection slow = Selection.requests().where(SLOW);
        Request fast = Request.good(instant("10:00"), Duration.ofSeconds(5));
        check("MET 0 and 0", slow, fast);
        check("UNDETERMINED 0 and 1", slow, fast, Request.failed(instant("10:00")));
        check(
                "MISSED 1 and 1",
                slow,
                Request.good(instant("10:00"), Duration.ofSeconds(6)),
                Request.failed(instant("10:00")));
        // Another condition may decide.
        check("MET 0 and 0", slow.where("outcome", "good"), fast, Request.failed(instant("10:00")));
        check(
                "UNDETERMINED 0 and 3",
                slow,
                RequestCount.of("2026-03-02T10:00Z", "2026-03-02T10:01Z").count("failed", 3));
    }

    @Test
    void columnsWithoutALatency_S8() {
        ComplianceEngine engine =
                ComplianceEngine.of(daily(none(Selection.requests().where(SLOW))));
        RequestColumns columns = RequestColumns.wrap(
                new long[] {instant("10:00").getEpochSecond(), instant("10:01").getEpochSecond()},
                new int[] {RequestColumns.UNTIMED, 6},
                ChronoUnit.SECONDS);
        ComplianceReport report =
                engine.start(engine.periodOf(Days.MON_2026_03_02)).add(columns).report(instant("24:00"));
        assertEquals("MISSED 1 and 1", told(report));
    }

    @Test
    void samplesWithoutTheNumber_S8() {
        Selection large = Selection.samples("mos").where(LARGE);
        Sample sample = Sample.of(instant("10:00"), "mos", "4");
        check("MET 0 and 0", large, sample.attribute("users", "4"));
        check("UNDETERMINED 0 and 1", large, sample);
        check("MISSED 1 and 0", large, sample.attribute("users", "5"));
        check("MET 0 and 0", Selection.samples("mos").where(LARGE).where("site", "a"), sample);
    }

    /** S8, S9: an hour with nothing but a sample of weight zero that may not count has no share, or is empty, which counts as good or bad. */
    @ParameterizedTest
    @CsvSource({
        "AS_BAD, 1, >= 90%, UNDETERMINED",
        "AS_GOOD, 0, <= 10%, UNDETERMINED",
        "AS_GOOD, 1, >= 90%, MET",
        "LEFT_OUT, 1, >= 90%, MET"
    })
    void hoursThatMayBeEmpty_S8_S9(EmptySlot empty, String good, String limit, String verdict) {
        Share share = Indicator.share(
                        Selection.samples("mos").where(LARGE),
                        Condition.within(Quantity.attribute("good"), Limit.parse(">= 1")))
                .by(Quantity.attribute("weight"));
        ServiceLevelTarget target = ServiceLevelTarget.of("t", Indicator.meanOfIntervals(share, Duration.ofHours(1)))
                .during(Schedule.weekly("UTC").everyDay("10:00", "12:00"))
                .objective(Objective.limit(limit))
                .policy(empty);
        Sample known = Sample.of(instant("10:00"), "mos", "4").attribute("good", good);
        Sample open = Sample.of(instant("11:00"), "mos", "4").attribute("good", "1");
        ComplianceReport report = monday(
                daily(target), known.attribute("users", "5").attribute("weight", "1"), open.attribute("weight", "0"));
        assertEquals(verdict + " " + good, Days.summary(report));
    }

    /** S8, S20: of hours of which each may be without a slow request nothing is certain; beside one that is not, nothing more is. */
    @ParameterizedTest
    @CsvSource({
        "false, UNDETERMINED none pays EUR 0.00 and EUR 10.00 disputed",
        "true, MISSED 2 pays EUR 10.00 and EUR 10.00 disputed"
    })
    void hoursThatMayHaveNoNumber_S8_S20(boolean known, String expected) {
        ServiceLevelTarget target = ServiceLevelTarget.of(
                        "t",
                        Indicator.meanOfIntervals(
                                Indicator.count(Selection.requests().where(SLOW)), Duration.ofHours(1)))
                .atMost("0")
                .penalty(Penalty.of(Driver.FIGURE, PerUnit.of("1", Amount.sum(Money.of("10.00", "EUR"))))
                        .capped(Cap.of(Money.of("50.00", "EUR"))));
        Agreement agreement = daily(target);
        Request slow = Request.good(instant("10:00"), Duration.ofSeconds(6));
        Request open = Request.failed(instant("11:00"));
        assertEquals(expected, Days.summary(known ? monday(agreement, slow, slow, open) : monday(agreement, open)));
    }

    /** S9, S20: without a thing that counts a part has no figure, so the mean has none, and nothing is owed. */
    @ParameterizedTest
    @CsvSource({
        "'', EUR 0.00 and EUR 10.00 disputed",
        "4, EUR 0.00 and EUR 0.00 disputed",
        "5, EUR 10.00 and EUR 0.00 disputed"
    })
    void partsOfWhichNothingMayCount_S9_S20(String users, String expected) {
        Indicator good = Indicator.share(
                Selection.samples("mos").where(LARGE), Condition.within(Quantity.value(), Limit.parse(">= 3")));
        Agreement agreement = Days.daily()
                .fee("fee", Money.of("100.00", "EUR"))
                .target(ServiceLevelTarget.of("t", Indicator.mean(Over.indicators(Indicator.availability(), good)))
                        .atLeast("90%")
                        .penalty(Penalty.tiered().below("90%", "10%")))
                .build();
        Sample sample = Sample.of(instant("10:00"), "mos", "4");
        ComplianceReport report = monday(
                agreement, Days.down("00:00", "24:00"), users.isEmpty() ? sample : sample.attribute("users", users));
        assertEquals(expected, Days.summary(report).split(" pays ")[1]);
    }

    /** S8, S9: left out of a mean with 5, or 1 beside it, so 5 or 3. */
    @ParameterizedTest
    @CsvSource({"<= 4", ">= 4"})
    void hoursThatAreLeftOutOfAMean_S8_S9(String limit) {
        Indicator slow =
                Indicator.meanOfIntervals(Indicator.count(Selection.requests().where(SLOW)), Duration.ofHours(1));
        Indicator samples = Indicator.statistic(Statistic.Kind.MEAN, Selection.samples("mos"), Quantity.value());
        ServiceLevelTarget target = ServiceLevelTarget.of("t", Indicator.mean(Over.indicators(slow, samples)))
                .objective(Objective.limit(limit))
                .policy(MissingPart.LEFT_OUT);
        ComplianceReport report =
                monday(daily(target), Request.failed(instant("11:00")), Sample.of(instant("10:00"), "mos", "5"));
        assertEquals("UNDETERMINED 5", Days.summary(report));
    }

    /** What is not done may still turn out, and does not count yet; what is done without the number is undecided. */
    @Test
    void itemsWithoutTheNumber_S8() {
        Selection large = Selection.items("order").where(LARGE);
        WorkItem open = WorkItem.order("O").reached("placed", instant("10:00"));
        List.of("placed", "delivered").forEach(milestone -> {
            Selection by = large.by(milestone);
            WorkItem done = open.delivered(instant("11:00"));
            check("MET 0 and 0", by, done.attribute("users", "4"));
            check("UNDETERMINED 0 and 1", by, done);
            check("MISSED 1 and 0", by, done.attribute("users", "5"));
        });
    }
}
