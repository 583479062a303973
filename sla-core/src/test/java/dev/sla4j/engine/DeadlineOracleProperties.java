package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.CountAccount;
import dev.sla4j.target.Belonging;
import dev.sla4j.target.Clock;
import dev.sla4j.target.Condition;
import dev.sla4j.target.DeadlineAtClosing;
import dev.sla4j.target.ExcludedItemTime;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Selection;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.HolidayCalendars;
import dev.sla4j.time.Schedule;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import dev.sla4j.time.WeeklySchedule;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/**
 * Every rule of a limit in each other – cases, seasons, promised instants and windows, working days, graces – against an evaluator that steps
 * through half hours (S13, S14, C48, C89, C96, C98), and the backlog at an instant. Days of 23, 24 and 25 hours, and shifts of half an hour.
 */
@AddLifecycleHook(Cases.class)
class DeadlineOracleProperties {
    private static final long TICK = 1800;
    private static final int TICKS = 30 * 48;
    private static final long NEVER = Long.MAX_VALUE;

    /** An item in ticks; {@link #NEVER} is not yet, or no promise. */
    private record Item(
            String id, String priority, long opened, long resolved, List<long[]> pauses, long notBefore, long due) {}

    /** From when, and until when an item is in time: twice the tick, one less where the tick itself is too late. */
    private record Span(long notBefore, long last) {
        Span until(long bound, boolean inclusive) {
            return new Span(notBefore, 2 * bound - (inclusive ? 0 : 1));
        }

        long bound() {
            return Math.floorDiv(last + 1, 2);
        }
    }

    /** A rule, and what it says, which is null if it says nothing. */
    private interface Promise {
        Span of(Item item);
    }

    private record Rule(LimitRule rule, Promise says) {}

    private static final class Case {
        final Draw draw;
        final ZoneId zone;
        final EvaluationPeriod period;
        final Instant origin;
        final long first;
        final long end;
        final long asOf;
        final WeeklySchedule hours;
        final TimeSet service;
        final boolean inHours;
        final boolean nextOpening;
        final Rule rule;
        final ExcludedItemTime excluding;
        final List<long[]> excluded = new ArrayList<>();
        final List<Item> items = new ArrayList<>();

        Case(long seed) {
            draw = new Draw(new Random(seed));
            zone = ZoneId.of(
                    draw.of("UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"));
            LocalDate day = LocalDate.of(2026, draw.of(3, 4, 10, 11), 1).plusDays(draw.below(30));
            period = EvaluationCycle.daily().periodOf(day, zone);
            origin = period.start().minus(Duration.ofDays(8));
            first = tick(period.start());
            end = tick(period.end());
            asOf = draw.chance(30) ? first + 1 + draw.below((int) (end - first)) : end + draw.below(3);
            WeeklySchedule week = Schedule.weekly(zone).monToFri("09:00", "11:30");
            hours = draw.chance(50) ? week : week.monToFri("22:00", "24:00");
            service = hours.toTimeSet(TimeRange.of(origin, at(TICKS)), HolidayCalendars.empty());
            inHours = draw.chance(50);
            nextOpening = draw.chance(30);
            rule = rule(3);
            excluding = draw.of(ExcludedItemTime.values());
            for (int i = draw.below(3); i > 0; i--) {
                long from = draw.chance(40) ? draw.of(first, first - 48, end) : near(first - 20 + draw.below(80));
                excluded.add(new long[] {from, draw.chance(40) && from < end ? end : from + draw.between(1, 50)});
            }
            for (int i = draw.between(1, 4); i > 0; i--) {
                items.add(item("T" + i));
            }
        }

        long tick(Instant at) {
            return Duration.between(origin, at).toSeconds() / TICK;
        }

        Instant at(long tick) {
            return origin.plusSeconds(tick * TICK);
        }

        /** Often where something else is: the borders of the period and of the day. */
        long near(long tick) {
            return draw.chance(20) ? draw.of(first, end) : tick + draw.below(3) - 1;
        }

        Item item(String id) {
            long opened = draw.chance(10) ? first : draw.of(end, end - 48, end - 96, end - 240) - draw.below(60);
            long resolved = draw.chance(25) ? NEVER : Math.max(opened, near(opened + draw.below(200)));
            List<long[]> pauses = new ArrayList<>();
            for (int i = draw.below(3); i > 0; i--) {
                long from = draw.chance(20) ? draw.of(first, end, first - 48) : opened + draw.below(60);
                long until = draw.chance(40) && from < first ? draw.of(first, end) : from + draw.between(1, 70);
                until = Math.min(until, resolved);
                if (from >= opened && from < until) {
                    pauses.add(new long[] {from, until});
                }
            }
            long due = draw.chance(10) && resolved != NEVER ? NEVER : near(opened + draw.below(120));
            long notBefore = due == NEVER ? NEVER : due - draw.below(8);
            return new Item(id, "P" + draw.between(1, 3), opened, resolved, pauses, notBefore, due);
        }

        // ---- the rules

        Rule rule(int depth) {
            int kind = draw.below(depth == 0 ? 5 : 8);
            boolean inclusive = draw.chance(50);
            long length = draw.between(0, 12);
            int k = draw.below(4);
            if (kind == 0) {
                String text = (inclusive ? "<= " : "< ") + Duration.ofSeconds(TICK * (length + 1));
                return new Rule(LimitRule.fixed(Limit.parse(text)), item -> elapsed(item, length + 1, inclusive));
            }
            if (kind == 1) {
                return new Rule(
                        LimitRule.until("due"),
                        item -> item.due == NEVER ? null : new Span(Long.MIN_VALUE, 2 * item.due));
            }
            if (kind == 2) {
                return new Rule(
                        LimitRule.between("window", "due"),
                        item -> item.due == NEVER ? null : new Span(item.notBefore, 2 * item.due));
            }
            if (kind == 3) {
                return new Rule(LimitRule.endOfWorkingDay(k, hours), item -> endOfDay(item, k));
            }
            if (kind == 4) {
                return new Rule(LimitRule.workingDays(k, hours), item -> sameTime(item, k));
            }
            if (kind == 5) {
                Rule of = rule(depth - 1);
                String text = (inclusive ? "<= " : "< ") + Duration.ofSeconds(TICK * (length + 1));
                return new Rule(of.rule.grace(text), item -> {
                    Span span = of.says.of(item);
                    return span == null || span.last == NEVER ? span : span.until(span.bound() + length + 1, inclusive);
                });
            }
            Rule then = rule(depth - 1);
            Rule other = rule(depth - 1);
            boolean named = draw.chance(70);
            LimitRule.ByCase byCase;
            Promise which;
            if (kind == 6) {
                byCase = LimitRule.when(Condition.is("priority", "P1"), then.rule);
                which = item -> item.priority.equals("P1") ? then.says.of(item) : named ? other.says.of(item) : null;
            } else {
                String milestone = draw.of("due", "opened");
                long from = near(first - 20);
                long until = from + draw.between(1, 60);
                Schedule season = Schedule.of(TimeSet.of(TimeRange.of(at(from), at(until))));
                byCase = LimitRule.when(Condition.during(milestone, season), then.rule);
                which = item -> {
                    long instant = milestone.equals("due") ? item.due : item.opened;
                    boolean in = instant >= from && instant < until;
                    return in ? then.says.of(item) : named ? other.says.of(item) : null;
                };
            }
            return new Rule(named ? byCase.otherwise(other.rule) : byCase, which);
        }

        // ---- the oracle

        boolean stopped(Item item, long tick) {
            return paused(item, tick) || excluding == ExcludedItemTime.CLOCK_STOPS && isExcluded(tick);
        }

        boolean isExcluded(long tick) {
            return excluded.stream().anyMatch(window -> tick >= window[0] && tick < window[1]);
        }

        boolean isLeftOut(Item item, Span span) {
            return excluding == ExcludedItemTime.DUE_LEFT_OUT && isExcluded(Math.floorDiv(span.last, 2))
                    || excluding == ExcludedItemTime.OPENED_LEFT_OUT && isExcluded(item.opened);
        }

        boolean paused(Item item, long tick) {
            return item.pauses.stream()
                    .filter(pause -> pause[0] < known())
                    .anyMatch(pause -> tick >= pause[0] && tick < (pause[1] < known() ? pause[1] : NEVER));
        }

        /** What happened at this tick or later is not known. */
        long known() {
            return asOf >= end ? NEVER : asOf;
        }

        boolean open(long tick) {
            return !inHours || service.contains(at(tick));
        }

        Span elapsed(Item item, long length, boolean inclusive) {
            long tick = item.opened;
            for (long run = 0; run < length; tick++) {
                if (tick >= TICKS) {
                    return new Span(Long.MIN_VALUE, NEVER);
                }
                run += stopped(item, tick) || !open(tick) ? 0 : 1;
            }
            // Where less is promised, so much has run from here on.
            boolean moves = inclusive || nextOpening;
            while (moves && tick < TICKS && (stopped(item, tick) || nextOpening && !open(tick))) {
                tick++;
            }
            Span none = new Span(Long.MIN_VALUE, NEVER);
            return tick >= TICKS ? none : none.until(tick, inclusive);
        }

        LocalDate dayOf(long tick) {
            return at(tick).atZone(zone).toLocalDate();
        }

        /** Whether a day is one of work and was not paused as a whole. */
        boolean counts(Item item, LocalDate day) {
            return day.getDayOfWeek().getValue() <= 5
                    && LongStream.range(start(day), start(day.plusDays(1))).anyMatch(tick -> !stopped(item, tick));
        }

        long start(LocalDate day) {
            return tick(day.atStartOfDay(zone).toInstant());
        }

        LocalDate next(Item item, LocalDate day) {
            LocalDate found = day;
            while (start(found) < TICKS && !counts(item, found)) {
                found = found.plusDays(1);
            }
            return found;
        }

        Span endOfDay(Item item, int k) {
            LocalDate day = dayOf(item.opened);
            day = k == 0 ? next(item, day) : day;
            for (int i = 0; i < k; i++) {
                day = next(item, day.plusDays(1));
            }
            Span none = new Span(Long.MIN_VALUE, NEVER);
            return start(day) >= TICKS ? none : none.until(start(day.plusDays(1)), false);
        }

        Span sameTime(Item item, int k) {
            LocalDate opened = dayOf(item.opened);
            LocalDate day = next(item, opened);
            LocalTime time = day.equals(opened) ? at(item.opened).atZone(zone).toLocalTime() : LocalTime.MIDNIGHT;
            if (k == 0 && day.equals(opened)) {
                return new Span(Long.MIN_VALUE, 2 * item.opened);
            }
            for (int i = 0; i < k; i++) {
                day = next(item, day.plusDays(1));
            }
            Span none = new Span(Long.MIN_VALUE, NEVER);
            return start(day) >= TICKS
                    ? none
                    : none.until(tick(day.atTime(time).atZone(zone).toInstant()), true);
        }

        /** Good, bad, and of the bad those that are open. */
        long[] counts() {
            long[] counts = new long[3];
            for (Item item : items) {
                Span span = item.opened >= known() ? null : rule.says.of(item);
                if (span == null
                        || span.last == NEVER
                        || span.last < 2 * first
                        || span.last >= 2 * end
                        || isLeftOut(item, span)) {
                    continue;
                }
                boolean done = item.resolved < known();
                if (done && 2 * item.resolved <= span.last && item.resolved >= span.notBefore) {
                    counts[0]++;
                } else if (done) {
                    counts[1]++;
                } else if (span.last < 2 * asOf) {
                    counts[1]++;
                    counts[2]++;
                }
            }
            return counts;
        }

        /** Of each instant: what was opened before it, and not done before it. */
        long backlog() {
            long when = Math.min(asOf, end);
            return items.stream()
                    .filter(item -> item.opened < when && (item.resolved >= when))
                    .count();
        }

        // ---- the same as the engine is told

        WorkItem told(Item item) {
            WorkItem told = WorkItem.ticket(item.id)
                    .attribute("priority", item.priority)
                    .opened(at(item.opened));
            for (long[] pause : item.pauses) {
                told = told.paused(at(pause[0]), at(pause[1]), "pause " + pause[0] + " to " + pause[1]);
            }
            told = item.due == NEVER
                    ? told
                    : told.attribute("due", at(item.due).toString())
                            .attribute("window", at(item.notBefore).toString());
            return item.resolved == NEVER ? told : told.resolved(at(item.resolved));
        }

        ComplianceReport report() {
            Clock clock = Quantity.clock("opened", "resolved");
            Selection tickets = Selection.items("ticket");
            ServiceLevelTarget share = ServiceLevelTarget.of(
                            "share", Indicator.share(tickets, Condition.within(clock, rule.rule)))
                    .policy(excluding)
                    .policy(nextOpening ? DeadlineAtClosing.NEXT_OPENING : DeadlineAtClosing.STAYS);
            Agreement agreement = Agreement.builder("a")
                    .zone(zone.getId())
                    .cycle(EvaluationCycle.daily())
                    .exclusion(ExclusionRule.announced("storm", "storm"))
                    .target(inHours ? share.during(hours) : share)
                    .target(ServiceLevelTarget.of(
                            "backlog", Indicator.count(tickets.belonging(Belonging.openAtEnd(clock)))))
                    .build();
            ComplianceEngine engine = ComplianceEngine.of(agreement);
            return engine.start(period)
                    .add(excluded.stream()
                            .map(window -> Exclusion.of("storm", TimeRange.of(at(window[0]), at(window[1]))))
                            .toList())
                    .add(items.stream().map(this::told).toList())
                    .report(at(asOf));
        }

        String describe() {
            StringBuilder text = new StringBuilder("\n" + rule.rule + "\n" + period + " as of " + at(asOf)
                    + (inHours ? " in " + hours : "") + (nextOpening ? " NEXT_OPENING " : " ") + excluding);
            excluded.forEach(window ->
                    text.append("\n  storm ").append(window[0]).append(" to ").append(window[1]));
            items.forEach(item ->
                    text.append("\n  ").append(told(item)).append(" says ").append(rule.says.of(item)));
            return text.toString() + "\n from tick " + first + " to " + end;
        }
    }

    @Property(tries = 1000, seed = "5", shrinking = ShrinkingMode.OFF)
    void deadlinesAreThoseThatStepsFind(@ForAll long seed) {
        Case drawn = new Case(seed);
        ComplianceReport report = drawn.report();
        CountAccount counts = report.target("share").counts();
        long[] expected = drawn.counts();
        assertEquals(
                "good %d, bad %d, of them open %d".formatted(expected[0], expected[1], expected[2]),
                "good %d, bad %d, of them open %d".formatted(counts.good(), counts.bad(), counts.lateOpen()),
                drawn::describe);
        assertEquals(Figure.count(drawn.backlog()), report.target("backlog").figure(), drawn::describe);
    }
}
