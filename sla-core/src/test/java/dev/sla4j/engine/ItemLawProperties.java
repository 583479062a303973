package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.ItemEvent;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.CountAccount;
import dev.sla4j.report.Outlook;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.TargetResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.Belonging;
import dev.sla4j.target.Clock;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Statistic;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.HolidayCalendars;
import dev.sla4j.time.Schedule;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import dev.sla4j.time.WeeklySchedule;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** L1, L2, L13 and L14 for work items, on random schedules, pauses, exclusions and instants of the report. */
@AddLifecycleHook(Cases.class)
class ItemLawProperties {
    private static final List<String> ZONES =
            List.of("UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe");
    private static final long NEVER = Long.MAX_VALUE;

    /**
     * An item in minutes from an origin.
     *
     * @param resolved the minute, or {@link #NEVER}
     * @param pauses begins and ends; an end may be {@link #NEVER}
     */
    private record Item(String id, long opened, long resolved, List<long[]> pauses) {}

    /** All that is random. */
    private static final class Case {
        final ZoneId zone;
        final EvaluationPeriod period;
        final Instant origin;
        final Instant asOf;
        final WeeklySchedule hours;
        final long limit;
        final List<Item> items = new ArrayList<>();
        final List<long[]> excluded = new ArrayList<>();

        Case(long seed) {
            this(seed, ZONES, 0);
        }

        /** The same, whole weeks later. */
        Case(long seed, List<String> zones, int weeks) {
            Random random = new Random(seed);
            zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
            LocalDate day = LocalDate.of(1970 + random.nextInt(130), 1 + random.nextInt(12), 1 + random.nextInt(22))
                    .plusWeeks(weeks);
            period = EvaluationCycle.weekly(DayOfWeek.MONDAY).periodOf(day, zone);
            origin = period.start().minus(Duration.ofDays(6));
            Instant end = period.end();
            asOf = random.nextInt(3) > 0
                    ? end
                    : period.start().plus(Duration.ofMinutes(1 + random.nextInt(7 * 24 * 60 - 61)));
            WeeklySchedule week = Schedule.weekly(zone);
            for (DayOfWeek each : DayOfWeek.values()) {
                if (random.nextInt(4) > 0) {
                    week = week.on(each, "0" + random.nextInt(9) + ":30", "1" + random.nextInt(9) + ":00");
                }
            }
            hours = week.week().isEmpty() ? week.monToFri("09:00", "17:00") : week;
            limit = random.nextInt(20) * 60L + random.nextInt(2) * 30L;
            for (int i = 0; i < 6; i++) {
                items.add(item(random, "T" + i));
            }
            for (int i = random.nextInt(3); i > 0; i--) {
                long from = minute(random);
                excluded.add(new long[] {from, from + 30L * (1 + random.nextInt(12))});
            }
        }

        /** Often on the half hour, so that edges meet. */
        private static long minute(Random random) {
            long minute = random.nextInt(13 * 24 * 60);
            return random.nextBoolean() ? minute / 30 * 30 : minute;
        }

        private static Item item(Random random, String id) {
            long opened = minute(random);
            long resolved = random.nextInt(5) == 0
                    ? NEVER
                    : opened + (random.nextBoolean() ? minute(random) / 4 / 30 * 30 : minute(random));
            List<long[]> pauses = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                long from = opened + (random.nextInt(5) == 0 ? 0 : minute(random) / 4 / 30 * 30);
                pauses.add(new long[] {from, random.nextInt(8) == 0 ? NEVER : from + 30L * random.nextInt(40)});
            }
            return new Item(id, opened, resolved, pauses);
        }

        Instant at(long minute) {
            return origin.plus(minute, ChronoUnit.MINUTES);
        }

        long minuteOf(Instant instant) {
            return Duration.between(origin, instant).toMinutes();
        }

        Agreement agreement(Indicator indicator) {
            return Agreement.builder("a")
                    .zone(zone)
                    .cycle(EvaluationCycle.weekly(DayOfWeek.MONDAY))
                    .target(ServiceLevelTarget.of("t", indicator)
                            .atLeast(least(indicator.unit()))
                            .during(hours))
                    .exclusion(ExclusionRule.announced("x", "maintenance"))
                    .build();
        }

        private static String least(Figure.Unit unit) {
            return unit == Figure.Unit.SHARE ? "50%" : unit == Figure.Unit.TIME ? "PT0S" : "1";
        }

        List<Measurement> evidence() {
            List<Measurement> evidence = new ArrayList<>();
            for (Item item : items) {
                WorkItem made = WorkItem.ticket(item.id()).opened(at(item.opened()));
                for (int i = 0; i < item.pauses().size(); i++) {
                    long[] pause = item.pauses().get(i);
                    made = pause[1] == NEVER
                            ? made.pausedSince(at(pause[0]), "reason" + i)
                            : made.paused(at(pause[0]), at(pause[1]), "reason" + i);
                }
                evidence.add(item.resolved() == NEVER ? made : made.resolved(at(item.resolved())));
            }
            excluded.forEach(window ->
                    evidence.add(Exclusion.of("maintenance", TimeRange.of(at(window[0]), at(window[1])))));
            return evidence;
        }

        ComplianceReport report(Agreement agreement, List<? extends Measurement> evidence) {
            return ComplianceEngine.of(agreement).start(period).add(evidence).report(asOf);
        }
    }

    private static Clock resolution() {
        return Quantity.clock("opened", "resolved");
    }

    private static Indicator share(Case random) {
        return Indicator.withinLimit(Selection.items("ticket"), resolution(), "<= " + Duration.ofMinutes(random.limit));
    }

    /** Walks minute by minute; what happened at the report or later is not known while the period runs. */
    private static final class Oracle {
        private final Case random;
        private final TimeSet open;
        private final long now;
        private final boolean runs;
        private final long from;
        private final long until;

        Oracle(Case random) {
            this.random = random;
            this.open = random.hours.toTimeSet(
                    TimeRange.of(random.origin.minus(Duration.ofDays(1)), random.origin.plus(Duration.ofDays(60))),
                    HolidayCalendars.empty());
            this.now = random.minuteOf(random.asOf);
            this.runs = random.asOf.isBefore(random.period.end());
            this.from = random.minuteOf(random.period.start());
            this.until = random.minuteOf(random.period.end());
        }

        private boolean isKnown(long minute) {
            return minute != NEVER && (!runs || minute < now);
        }

        private boolean isStopped(Item item, long minute) {
            for (long[] pause : item.pauses()) {
                // No pause goes on when the item is done.
                long end = isKnown(pause[1]) ? pause[1] : NEVER;
                end = isKnown(item.resolved()) ? Math.min(end, item.resolved()) : end;
                if (isKnown(pause[0]) && pause[0] <= minute && minute < end) {
                    return true;
                }
            }
            return random.excluded.stream().anyMatch(window -> window[0] <= minute && minute < window[1]);
        }

        private boolean runs(Item item, long minute) {
            return open.contains(random.at(minute)) && !isStopped(item, minute);
        }

        /** The first minute at which the limit is used up and the item is not stopped, or never within reach. */
        long deadline(Item item) {
            long left = random.limit;
            for (long minute = item.opened(); minute < item.opened() + 40 * 24 * 60; minute++) {
                if (left == 0 && !isStopped(item, minute)) {
                    return minute;
                }
                left -= left > 0 && runs(item, minute) ? 1 : 0;
            }
            return NEVER;
        }

        /** Good, late, late and open, pending. */
        long[] counts() {
            long[] counts = new long[4];
            for (Item item : random.items) {
                if (!isKnown(item.opened())) {
                    continue;
                }
                long due = deadline(item);
                if (due < from || due >= until) {
                    continue;
                }
                boolean done = isKnown(item.resolved());
                int outcome = done ? (item.resolved() <= due ? 0 : 1) : due < now ? 2 : 3;
                counts[outcome]++;
            }
            return counts;
        }

        long minutesOfDone() {
            long sum = 0;
            for (Item item : random.items) {
                if (isKnown(item.resolved()) && item.opened() >= from && item.opened() < until) {
                    for (long minute = item.opened(); minute < item.resolved(); minute++) {
                        sum += runs(item, minute) ? 1 : 0;
                    }
                }
            }
            return sum;
        }
    }

    /** L14: an oracle that walks all minutes. */
    @Property(tries = 600, seed = "4", shrinking = ShrinkingMode.OFF)
    void aWalkOverAllMinutesAgrees_L14(@ForAll long seed) {
        Case random = new Case(seed);
        Oracle oracle = new Oracle(random);
        ComplianceReport report = random.report(random.agreement(share(random)), random.evidence());
        CountAccount counts = report.target("t").counts();
        long[] expected = oracle.counts();
        long[] found = {counts.good(), counts.bad() - counts.lateOpen(), counts.lateOpen(), counts.pending()};
        assertEquals(
                List.of(expected[0], expected[1], expected[2], expected[3]),
                List.of(found[0], found[1], found[2], found[3]),
                () -> random.period + " as of " + random.asOf);
        Indicator sum = Indicator.statistic(Statistic.Kind.SUM, Selection.items("ticket"), resolution());
        ComplianceReport summed = random.report(random.agreement(sum), random.evidence());
        assertEquals(
                new Figure.Time(Ratio.of(oracle.minutesOfDone()).times(Ratio.of(60))),
                summed.target("t").figure());
        FigureWalker.walk(report); // L6
        FigureWalker.walk(summed);
    }

    /** L1, L2: records or their events, in any order, told twice, in parts that are merged: one report. */
    @Property(tries = 200, seed = "4", shrinking = ShrinkingMode.OFF)
    void orderPartsAndFormDoNotMatter_L1_L2(@ForAll long seed) {
        Case random = new Case(seed);
        Random order = new Random(seed);
        Agreement agreement = random.agreement(share(random));
        ComplianceReport whole = random.report(agreement, random.evidence());
        List<Measurement> told = new ArrayList<>();
        for (Measurement measurement : random.evidence()) {
            if (measurement instanceof WorkItem item && order.nextInt(3) > 0) {
                List<ItemEvent> events = item.events();
                told.addAll(events);
                told.add(events.get(order.nextInt(events.size())));
                if (order.nextBoolean()) {
                    told.add(item);
                }
            } else {
                told.add(measurement);
                told.addAll(measurement instanceof WorkItem ? List.of(measurement) : List.of());
            }
        }
        Collections.shuffle(told, order);
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        int cut = order.nextInt(told.size() + 1);
        Evaluation first = engine.start(random.period).add(told.subList(0, cut));
        Evaluation second = engine.start(random.period).add(told.subList(cut, told.size()));
        ComplianceReport merged = second.merge(first.toBytes()).report(random.asOf);
        assertEquals(whole.target("t").attainment(), merged.target("t").attainment());
        assertEquals(whole.remarks(), merged.remarks());
        assertEquals(whole.explanation().toText(), merged.explanation().toText());
    }

    /** L13: what is certain in mid-period stays so; pending items are decided later. */
    @Property(tries = 200, seed = "4", shrinking = ShrinkingMode.OFF)
    void theOutlookIsNeverContradicted_L13(@ForAll long seed) {
        Case random = new Case(seed);
        Agreement agreement = random.agreement(share(random));
        ComplianceReport running = random.report(agreement, random.evidence());
        ComplianceReport closed = ComplianceEngine.of(agreement)
                .start(random.period)
                .add(random.evidence())
                .report(random.period.end());
        Outlook.State state = running.target("t").attainment().outlook().state();
        Verdict verdict = closed.target("t").verdict();
        if (state == Outlook.State.CERTAINLY_MET) {
            assertEquals(Verdict.MET, verdict);
        }
        if (state == Outlook.State.CERTAINLY_MISSED) {
            assertEquals(Verdict.MISSED, verdict);
        }
        assertNotEquals(null, state);
    }

    /** L8: the same, whole weeks later, in zones whose clocks do not change. */
    @Property(tries = 200, seed = "4", shrinking = ShrinkingMode.OFF)
    void shiftingByWholeWeeksShiftsTheReport_L8(@ForAll long seed) {
        List<String> zones = List.of("UTC", "Asia/Kolkata", "Asia/Tokyo");
        Case now = new Case(seed, zones, 0);
        Case then = new Case(seed, zones, 1 + (int) Math.floorMod(seed, 2000L));
        Selection tickets = Selection.items("ticket");
        List<Indicator> figures = List.of(
                share(now),
                Indicator.statistic(Statistic.Kind.SUM, tickets, resolution()),
                Indicator.percentile("50%", tickets.by("resolved"), resolution()),
                Indicator.count(tickets.belonging(Belonging.openAtEnd(resolution()))),
                Indicator.share(tickets, Condition.within(resolution(), LimitRule.endOfWorkingDay(2, now.hours))));
        for (Indicator figure : figures) {
            assertEquals(
                    values(now.report(now.agreement(figure), now.evidence())),
                    values(then.report(then.agreement(figure), then.evidence())),
                    () -> figure + " " + now.period + " " + then.period);
        }
    }

    private static List<?> values(ComplianceReport report) {
        TargetResult target = report.target("t");
        SubjectResult subject = target.subjects().get(0);
        return List.of(
                target.verdict(),
                target.outlook(),
                target.attainment().provisional(),
                subject.figure(),
                subject.coverage(),
                Objects.requireNonNull(subject.counts()),
                subject.account(),
                report.remarks().size());
    }
}
