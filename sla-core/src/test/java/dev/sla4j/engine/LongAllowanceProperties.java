package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.report.AllowanceUsed;
import dev.sla4j.report.Bounds;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.History;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.TargetResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.settlement.CreditWalker;
import dev.sla4j.target.AllowanceUse;
import dev.sla4j.target.Indicator;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Money;
import dev.sla4j.value.Ratio;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/**
 * S10, S30: days with allowances that are for weeks, against hours that are gone through one by one. With all days on file every figure is exact; with
 * some missing the truth lies within the bounds, and is owed at least the certain credit and at most the disputed one more.
 */
@AddLifecycleHook(Cases.class)
class LongAllowanceProperties {
    private static final LocalDate MON_2026_03_02 = LocalDate.of(2026, 3, 2);
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final int DAYS = 9;
    private static final int HOURS = DAYS * 24;

    @Property(shrinking = ShrinkingMode.OFF, seed = "11")
    void everyDayIsWhatItsHoursSay(@ForAll Random random) {
        Week week = new Week(random);
        History history = History.empty();
        for (int day = 0; day < DAYS; day++) {
            ComplianceReport report = week.report(day, history);
            Hours hours = week.hours(day);
            SubjectResult result = week.result(report);
            assertEquals(hours.figure(), result.figure(), week::toString);
            assertEquals(null, result.bounds());
            AllowanceUsed used = report.sequel().allowances().get(0);
            assertEquals(Duration.ofHours(hours.used()), used.least());
            assertEquals(used.least(), used.most());
            FigureWalker.walk(report);
            CreditWalker.readd(report);
            history = history.with(report);
        }
    }

    @Property(shrinking = ShrinkingMode.OFF, seed = "12")
    void theTruthLiesBetweenTheReadingsOfMissingDays(@ForAll Random random) {
        Week week = new Week(random);
        History complete = History.empty();
        History some = History.empty();
        for (int day = 0; day < DAYS; day++) {
            ComplianceReport truth = week.report(day, complete);
            ComplianceReport report = week.report(day, some);
            SubjectResult result = week.result(report);
            SubjectResult exact = week.result(truth);
            Bounds bounds = result.bounds();
            if (bounds == null) {
                assertEquals(exact.figure(), result.figure(), week::toString);
            } else if (exact.figure().isMeasured()
                    && bounds.worst().isMeasured()
                    && bounds.best().isMeasured()) {
                assertTrue(Figure.compare(bounds.worst(), exact.figure()) <= 0, () -> bounds + " " + exact + week);
                assertTrue(Figure.compare(exact.figure(), bounds.best()) <= 0, () -> bounds + " " + exact + week);
                Money owed = truth.credits().total();
                assertTrue(report.credits().total().compareTo(owed) <= 0, () -> report + " " + truth + week);
                assertTrue(
                        owed.compareTo(report.credits()
                                        .total()
                                        .plus(report.credits().disputed()))
                                <= 0,
                        () -> report + " " + truth + week);
            }
            AllowanceUsed used = report.sequel().allowances().get(0);
            AllowanceUsed really = truth.sequel().allowances().get(0);
            assertTrue(used.least().compareTo(really.least()) <= 0, () -> used + " " + really + week);
            assertTrue(really.most().compareTo(used.most()) <= 0, () -> used + " " + really + week);
            FigureWalker.walk(report);
            CreditWalker.readd(report);
            complete = complete.with(truth);
            some = random.nextInt(3) == 0 ? some : some.with(random.nextBoolean() ? truth : report);
        }
    }

    /** L13: what is said of a day that runs stays so, whatever days are missing. */
    @Property(shrinking = ShrinkingMode.OFF, seed = "13")
    void theOutlookIsNotContradicted(@ForAll Random random) {
        Week week = new Week(random);
        History complete = History.empty();
        History some = History.empty();
        for (int day = 0; day < DAYS; day++) {
            ComplianceReport truth = week.report(day, complete);
            TargetResult running = week.running(day, some, random.nextInt(25));
            Verdict verdict = week.target(truth).verdict();
            switch (running.attainment().outlook().state()) {
                case CERTAINLY_MET -> assertEquals(Verdict.MET, verdict, () -> running + " " + truth + week);
                case CERTAINLY_MISSED -> assertEquals(Verdict.MISSED, verdict, () -> running + " " + truth + week);
                default -> {
                    // nothing was said
                }
            }
            complete = complete.with(truth);
            some = random.nextInt(3) == 0 ? some : some.with(truth);
        }
    }

    /** What the hours of a day come to. */
    private record Hours(int measured, int down, int used) {
        Figure figure() {
            return measured == 0 ? Figure.none() : Figure.share(Ratio.of(measured - down, measured));
        }
    }

    /** Nine days from a Monday on, an allowance for each week, and hours that are down, or in a window, or both. */
    private static final class Week {
        private final boolean[] down = new boolean[HOURS];
        private final boolean[] window = new boolean[HOURS];
        private final int allowance;
        private final boolean byWindow;
        private final ComplianceEngine engine;

        Week(Random random) {
            fill(random, down);
            fill(random, window);
            this.allowance = 1 + random.nextInt(40);
            this.byWindow = random.nextBoolean();
            ServiceLevelTarget target = ServiceLevelTarget.of("uptime", Indicator.availability())
                    .atLeast("99%")
                    .policy(byWindow ? AllowanceUse.WINDOW : AllowanceUse.DOWN_TIME)
                    .penalty(
                            random.nextBoolean()
                                    ? Penalty.each("PT1H", "3%").by(Driver.DOWNTIME)
                                    : Penalty.tiered()
                                            .below("99%", "10%")
                                            .below("90%", "20%")
                                            .below("50%", "70%")
                                            .toPenalty());
            this.engine = ComplianceEngine.of(Agreement.builder("weekly")
                    .zone("UTC")
                    .cycle(EvaluationCycle.daily())
                    .from(MON_2026_03_02)
                    .fee("fee", Money.of("100.00", "EUR"))
                    .target(target)
                    .exclusion(ExclusionRule.announced("maintenance", "maintenance")
                            .withAllowance(Duration.ofHours(allowance), EvaluationCycle.weekly(DayOfWeek.MONDAY)))
                    .build());
        }

        private static void fill(Random random, boolean[] hours) {
            for (int i = random.nextInt(12); i > 0; i--) {
                int from = random.nextInt(HOURS);
                for (int hour = from; hour < Math.min(HOURS, from + 1 + random.nextInt(14)); hour++) {
                    hours[hour] = true;
                }
            }
        }

        ComplianceReport report(int day, History history) {
            return engine.evaluate(engine.periodOf(MON_2026_03_02.plusDays(day)), history, evidence(HOURS));
        }

        /** Single hours, so that the order of windows is that of their hours. */
        private List<Measurement> evidence(int until) {
            List<Measurement> evidence = new ArrayList<>();
            for (int hour = 0; hour < until; hour++) {
                if (down[hour]) {
                    evidence.add(Outage.of(at(hour), at(hour + 1)));
                }
                if (window[hour]) {
                    evidence.add(Exclusion.of("maintenance", at(hour), at(hour + 1)));
                }
            }
            return evidence;
        }

        private static String at(int hour) {
            return START.plus(Duration.ofHours(hour)).toString();
        }

        /** As of an hour of the day, of what happened before it. */
        TargetResult running(int day, History history, int hour) {
            int now = day * 24 + hour;
            return target(engine.start(engine.periodOf(MON_2026_03_02.plusDays(day)), history)
                    .add(evidence(now))
                    .report(START.plus(Duration.ofHours(now))));
        }

        TargetResult target(ComplianceReport report) {
            return Objects.requireNonNull(report.target("uptime"));
        }

        SubjectResult result(ComplianceReport report) {
            return target(report).attainment().deciding();
        }

        /** Hour by hour: what of the week's allowance is left is used first. */
        Hours hours(int day) {
            int left = allowance;
            int measured = 0;
            int lost = 0;
            int used = 0;
            for (int hour = day / 7 * 168; hour < (day + 1) * 24; hour++) {
                boolean uses = window[hour] && (byWindow || down[hour]);
                boolean excused = window[hour] && (!uses || left > 0);
                left -= uses && left > 0 ? 1 : 0;
                if (hour >= day * 24) {
                    used += uses && excused ? 1 : 0;
                    measured += excused ? 0 : 1;
                    lost += !excused && down[hour] ? 1 : 0;
                }
            }
            return new Hours(measured, lost, used);
        }

        @Override
        public String toString() {
            return " allowance " + allowance + (byWindow ? " by window" : "");
        }
    }
}
