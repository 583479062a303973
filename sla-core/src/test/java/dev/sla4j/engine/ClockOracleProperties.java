package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.ItemEvent;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Moment;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.report.Bounds;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.CountAccount;
import dev.sla4j.report.Outlook;
import dev.sla4j.report.TargetResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.Belonging;
import dev.sla4j.target.ChangedLimit;
import dev.sla4j.target.Clock;
import dev.sla4j.target.Condition;
import dev.sla4j.target.DeadlineAtClosing;
import dev.sla4j.target.ExcludedItemTime;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.ReopenedItem;
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
import dev.sla4j.value.Limit;
import dev.sla4j.value.Ratio;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.jspecify.annotations.Nullable;

/**
 * The life of a work item hour by hour, over several periods (S13, S14, S25): clocks that an external event starts, first or last occurrences,
 * reopened items, limits that change, pauses of every kind, and what is open at a report.
 */
@AddLifecycleHook(Cases.class)
class ClockOracleProperties {
    private static final long HOUR = 3600;
    private static final long NEVER = Long.MAX_VALUE;
    private static final String PRIORITY = "priority";
    private static final List<String> PRIORITIES = List.of("P1", "P2", "P3");

    private enum Kind {
        REACHED,
        PAUSED,
        RESUMED,
        CHANGED
    }

    /** What happened in which hour: the milestone, the reason (empty for all) or the attribute with its value. */
    private record Event(long hour, Kind kind, String what, String value) {
        boolean reaches(String milestone) {
            return kind == Kind.REACHED && what.equals(milestone);
        }
    }

    /** An item; ranges in which it was paused are told as such. */
    private record Item(String id, Map<String, String> attributes, List<Event> events, List<long[]> ranges) {
        long first() {
            return events.get(0).hour;
        }
    }

    /** A length of time in hours, or a promised hour; equal if the same is promised. */
    private record Promise(long hours, boolean inclusive, long date) {}

    /** A limit of one priority: a length, the date in the attribute, or nothing. */
    private record Part(long hours, boolean inclusive, boolean isDate) {}

    private record Run(long from, long to) {}

    /** A clock from a start to a stop, either of which may be never, which stands still for some hours. */
    private record Lap(long start, long stop, TreeSet<Long> still) {}

    /** Twice the hour until which something is in time, one less where the hour itself is too late. */
    private record Found(String outcome, long last) {}

    /** How often each outcome, and the lengths of what is done. */
    private static final class Told {
        final Map<String, Integer> outcomes = new TreeMap<>();
        final List<Long> lengths = new ArrayList<>();

        void add(String outcome) {
            outcomes.merge(outcome, 1, Integer::sum);
        }

        int of(String outcome) {
            return outcomes.getOrDefault(outcome, 0);
        }

        /** Whether an item that it owns is open, or may yet be one that counts. */
        boolean isOpen() {
            return of("open") + of("pending") + of("may yet count") > 0;
        }
    }

    /** How items are drawn: anything, or what later evidence cannot take back. */
    private enum Sort {
        ANY,
        LASTING
    }

    private static final class Case {
        final Draw draw;
        final Sort sort;
        final ZoneId zone;
        final EvaluationCycle every;
        final List<EvaluationPeriod> periods = new ArrayList<>();
        final Instant origin;
        final long hours;
        final boolean[] service;
        final @Nullable WeeklySchedule week;
        final String from;
        final List<String> to;
        final boolean fromLast;
        final boolean toLast;
        final boolean again;
        final int pausing;
        final ReopenedItem reopened;
        final ChangedLimit changed;
        final boolean nextOpening;
        final ExcludedItemTime excluding;
        final Map<String, Part> parts = new TreeMap<>();
        final String belonging;
        final String counted;
        final List<long[]> excluded = new ArrayList<>();
        final List<Item> items = new ArrayList<>();
        final long instant;

        Case(long seed, Sort sort) {
            this.sort = sort;
            draw = new Draw(new Random(seed));
            zone = ZoneId.of(draw.of("UTC", "Europe/Berlin", "America/New_York"));
            boolean daily = draw.chance(75);
            every = daily ? EvaluationCycle.daily() : EvaluationCycle.monthly();
            LocalDate day = LocalDate.of(2026, draw.of(3, 10, 11), 1).plusDays(daily ? draw.below(30) : 0);
            for (int i = 0; i < 3; i++) {
                periods.add(every.periodOf(daily ? day.plusDays(i) : day.plusMonths(i), zone));
            }
            origin = periods.get(0).start().minus(Duration.ofDays(5));
            hours = hour(periods.get(2).end()) + 20 * 24;
            week = draw.chance(40) ? null : week();
            service = new boolean[(int) hours];
            TimeSet open =
                    week == null ? null : week.toTimeSet(TimeRange.of(origin, at(hours)), HolidayCalendars.empty());
            for (int i = 0; i < hours; i++) {
                service[i] = open == null || open.contains(at(i));
            }
            boolean lasting = sort == Sort.LASTING;
            from = draw.of("opened", "passed");
            to = draw.chance(70) ? List.of("resolved") : List.of("resolved", "worked-around");
            fromLast = !lasting && draw.chance(15);
            toLast = !lasting && draw.chance(15);
            again = draw.chance(80);
            pausing = draw.below(4);
            reopened = lasting ? ReopenedItem.NEW_CYCLE : draw.of(ReopenedItem.values());
            changed = lasting
                    ? draw.of(ChangedLimit.FROM_CHANGE, ChangedLimit.RESET, ChangedLimit.FIRST_STAYS)
                    : draw.of(ChangedLimit.values());
            nextOpening = draw.chance(20);
            excluding = draw.of(ExcludedItemTime.values());
            for (String priority : PRIORITIES) {
                if (lasting || draw.chance(85)) {
                    boolean date = !lasting && draw.chance(15);
                    long most = draw.below(14);
                    // "Less than no time" would be due before it begins, maybe in the period before.
                    parts.put(priority, new Part(most, draw.chance(70) || lasting && most == 0, date));
                }
            }
            if (parts.isEmpty()) {
                parts.put("P2", new Part(4, true, false));
            }
            String other = lasting ? "resolved" : "assigned";
            belonging = draw.of("by due", "by due", "due", from, "resolved", other, "earliest", "latest");
            counted = draw.of("by due", from, "resolved", other, "earliest", "latest");
            for (int i = draw.below(3); i > 0; i--) {
                long begin = near();
                excluded.add(new long[] {begin, begin + draw.between(1, 20)});
            }
            for (int i = draw.between(1, 4); i > 0; i--) {
                items.add(item("T" + i));
            }
            instant = near();
        }

        WeeklySchedule week() {
            WeeklySchedule hoursOfWeek = Schedule.weekly(zone).monToFri("08:00", "18:00");
            return draw.chance(50) ? hoursOfWeek : hoursOfWeek.monToFri("20:00", "24:00");
        }

        long hour(Instant at) {
            return Duration.between(origin, at).toSeconds() / HOUR;
        }

        Instant at(long hour) {
            return origin.plusSeconds(hour * HOUR);
        }

        /** An hour near the border of a period. */
        long near() {
            EvaluationPeriod period = draw.of(periods);
            return hour(draw.chance(50) ? period.start() : period.end()) - 14 + draw.below(24);
        }

        // ---- items

        Item item(String id) {
            List<Event> events = new ArrayList<>();
            long now = near();
            boolean lasting = sort == Sort.LASTING;
            events.add(new Event(now, Kind.REACHED, lasting || draw.chance(90) ? "opened" : "noted", ""));
            if (from.equals("passed") && (lasting || draw.chance(85))) {
                now += draw.below(8);
                events.add(new Event(now, Kind.REACHED, "passed", ""));
            }
            boolean done = false;
            long hour = now;
            for (int i = draw.below(7); i > 0; i--) {
                hour += draw.chance(20) ? 0 : draw.between(1, 14);
                String next = done
                        ? draw.of("reopened", "reopened", "resolved", "assigned", from)
                        : draw.of("resolved", "resolved", "worked-around", "assigned", from);
                done = to.contains(next) || (done && next.equals("assigned"));
                events.add(new Event(hour, Kind.REACHED, next, ""));
            }
            if (!lasting && draw.chance(10)) {
                events.add(new Event(now - draw.below(4), Kind.REACHED, "resolved", ""));
            }
            Map<String, String> attributes = new TreeMap<>();
            attributes.put(PRIORITY, draw.of(PRIORITIES));
            attributes.put("state", draw.of("New", "Awaiting user"));
            if (draw.chance(70)) {
                attributes.put("due", at(now + draw.below(30)).toString());
            }
            addChanges(events, now);
            List<long[]> ranges = new ArrayList<>();
            for (int i = draw.below(3); i > 0; i--) {
                long begin = now - 3 + draw.below(30);
                addRange(ranges, begin, begin + draw.below(12));
            }
            events.sort(Comparator.comparingLong(Event::hour));
            return new Item(id, attributes, events, ranges);
        }

        /** Ranges that meet are one pause: nobody ended it in between. */
        private static void addRange(List<long[]> ranges, long begin, long end) {
            long[] all = {begin, end};
            List<long[]> met = ranges.stream()
                    .filter(range -> begin < end && range[0] <= end && begin <= range[1])
                    .toList();
            met.forEach(range -> all[0] = Math.min(all[0], range[0]));
            met.forEach(range -> all[1] = Math.max(all[1], range[1]));
            ranges.removeAll(met);
            ranges.add(all);
        }

        void addChanges(List<Event> events, long start) {
            for (int i = draw.below(3); i > 0; i--) {
                events.add(new Event(start - 2 + draw.below(24), Kind.CHANGED, PRIORITY, draw.of(PRIORITIES)));
            }
            if (draw.chance(20)) {
                String due = at(start + draw.below(40)).toString();
                events.add(new Event(start - 2 + draw.below(24), Kind.CHANGED, "due", due));
            }
            for (int i = draw.below(3); i > 0; i--) {
                String state = sort == Sort.LASTING
                        ? "Awaiting vendor"
                        : draw.of("New", "Awaiting user", "Awaiting vendor", "Active");
                events.add(new Event(start - 2 + draw.below(30), Kind.CHANGED, "state", state));
            }
            for (int i = draw.below(4); i > 0; i--) {
                Kind kind = draw.of(Kind.PAUSED, Kind.RESUMED);
                events.add(new Event(start - 3 + draw.below(30), kind, draw.of("b", "c"), ""));
            }
        }

        WorkItem told(Item item) {
            WorkItem told = WorkItem.ticket(item.id);
            for (Map.Entry<String, String> text : item.attributes.entrySet()) {
                told = told.attribute(text.getKey(), text.getValue());
            }
            for (Event event : item.events) {
                Instant when = at(event.hour);
                told = told.and(
                        switch (event.kind) {
                            case REACHED -> Moment.reached(when, event.what);
                            case PAUSED -> Moment.paused(when, event.what);
                            case RESUMED -> Moment.resumed(when, event.what);
                            case CHANGED -> Moment.changed(when, event.what, event.value);
                        });
            }
            for (long[] range : item.ranges) {
                told = told.paused(at(range[0]), at(range[1]), "a");
            }
            return told;
        }

        // ---- the agreement

        Clock clock() {
            Clock clock = Quantity.clock(from, to.toArray(String[]::new));
            clock = fromLast ? clock.fromLast() : clock;
            clock = toLast ? clock.toLast() : clock;
            clock = again ? clock.againAt("reopened") : clock.onceOnly();
            return switch (pausing) {
                case 0 -> clock.neverPaused();
                case 1 -> clock.pausedFor("a", "b").pausedInStates("Awaiting*");
                case 2 -> clock.pausedFor("b");
                default -> clock;
            };
        }

        LimitRule rule() {
            List<LimitRule.Case> cases = new ArrayList<>();
            parts.forEach((priority, part) -> {
                String text = (part.inclusive ? "<= " : "< ") + "PT" + part.hours + "H";
                LimitRule rule = part.isDate ? LimitRule.until("due") : LimitRule.fixed(Limit.parse(text));
                cases.add(new LimitRule.Case(Condition.is(PRIORITY, priority), rule));
            });
            return new LimitRule.ByCase(cases, null);
        }

        Selection selection(String by) {
            Selection tickets = Selection.items("ticket");
            return switch (by) {
                case "by due" -> tickets;
                case "earliest" -> tickets.belonging(Belonging.byEarliest(from, "resolved"));
                case "latest" -> tickets.belonging(Belonging.byLatest(from, "resolved"));
                default -> tickets.by(by);
            };
        }

        ServiceLevelTarget target(String id, Indicator indicator) {
            ServiceLevelTarget target = ServiceLevelTarget.of(id, indicator)
                    .policy(reopened)
                    .policy(changed)
                    .policy(indicator.unit() == Figure.Unit.NUMBER ? ExcludedItemTime.CLOCK_STOPS : excluding)
                    .policy(nextOpening ? DeadlineAtClosing.NEXT_OPENING : DeadlineAtClosing.STAYS);
            return week == null ? target : target.during(week);
        }

        Agreement agreement() {
            Clock clock = clock();
            Selection done = selection(counted);
            Selection tickets = Selection.items("ticket");
            return Agreement.builder("a")
                    .zone(zone.getId())
                    .cycle(every)
                    .exclusion(ExclusionRule.announced("storm", "storm"))
                    .target(target("share", Indicator.share(selection(belonging), Condition.within(clock, rule())))
                            .atLeast("50%"))
                    .target(target("mean", Indicator.statistic(Statistic.Kind.MEAN, done, clock))
                            .atMost("PT6H"))
                    .target(target("sum", Indicator.statistic(Statistic.Kind.SUM, done, clock))
                            .atMost("PT9H"))
                    .target(target("longest", Indicator.statistic(Statistic.Kind.MAXIMUM, done, clock))
                            .atMost("PT7H"))
                    .target(target("median", Indicator.percentile("50%", done, clock))
                            .atMost("PT5H"))
                    .target(target("at", Indicator.count(tickets.belonging(Belonging.openAt(clock, at(instant)))))
                            .atMost("1"))
                    .target(target("end", Indicator.count(tickets.belonging(Belonging.openAtEnd(clock))))
                            .atMost("1"))
                    .target(target("number", Indicator.count(tickets.by(from))).atMost("1"))
                    .build();
        }

        List<Measurement> evidence() {
            List<Measurement> evidence = new ArrayList<>();
            excluded.forEach(window -> evidence.add(storm(window)));
            items.forEach(item -> evidence.add(told(item)));
            return evidence;
        }

        Exclusion storm(long[] window) {
            return Exclusion.of("storm", TimeRange.of(at(window[0]), at(window[1])));
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder("\n" + zone + " " + periods.get(0) + " to " + periods.get(2)
                    + "\nfrom hour " + hour(periods.get(0).start()) + " to "
                    + periods.stream().map(period -> hour(period.end())).toList() + "\n" + clock() + "\n" + parts + " "
                    + reopened + " " + changed + " " + excluding + (nextOpening ? " NEXT_OPENING" : "") + ", share by "
                    + belonging + ", others by " + counted + ", at " + instant + (week == null ? "" : ", " + week));
            excluded.forEach(window ->
                    text.append("\nstorm ").append(window[0]).append(" to ").append(window[1]));
            for (Item item : items) {
                text.append("\n").append(item.id).append(" ").append(item.attributes);
                item.events.forEach(event -> text.append("\n  ").append(event));
                item.ranges.forEach(range ->
                        text.append("\n  a ").append(range[0]).append(" to ").append(range[1]));
            }
            return text.toString();
        }
    }

    /** Walks through the lives of items; what happened in an hour that is not known yet did not happen. */
    private static final class Walk {
        private final Case drawn;
        private final long begin;
        private final long end;
        private final long now;
        private final long known;

        Walk(Case drawn, EvaluationPeriod period, long now) {
            this.drawn = drawn;
            this.begin = drawn.hour(period.start());
            this.end = drawn.hour(period.end());
            this.now = now;
            this.known = now >= end ? NEVER : now;
        }

        private List<Event> events(Item item) {
            return item.events.stream().filter(event -> event.hour < known).toList();
        }

        private boolean isTo(Event event) {
            return event.kind == Kind.REACHED && drawn.to.contains(event.what);
        }

        // ---- clocks

        private long start(Item item) {
            LongStream starts = events(item).stream()
                    .filter(event -> event.reaches(drawn.from))
                    .mapToLong(Event::hour);
            return (drawn.fromLast ? starts.max() : starts.min()).orElse(NEVER);
        }

        /** The stretches in which it is not done. */
        private List<Run> runs(Item item) {
            List<Run> runs = new ArrayList<>();
            long from = start(item);
            long to = NEVER;
            for (Event event : events(item)) {
                if (from == NEVER || event.hour < start(item)) {
                    continue;
                }
                boolean goesOn = drawn.again && event.reaches("reopened")
                        || drawn.reopened == ReopenedItem.NEW_CYCLE && event.reaches(drawn.from);
                if (isTo(event) && (to == NEVER || drawn.toLast)) {
                    to = event.hour;
                } else if (to != NEVER && goesOn) {
                    runs.add(new Run(from, to));
                    from = event.hour;
                    to = NEVER;
                }
            }
            if (from != NEVER) {
                runs.add(new Run(from, to));
            }
            return runs;
        }

        /** When it was done, of what was never done after its clock started. */
        private long doneBefore(Item item) {
            LongStream done = events(item).stream().filter(this::isTo).mapToLong(Event::hour);
            return (drawn.toLast ? done.max() : done.min()).orElse(NEVER);
        }

        List<Lap> laps(Item item) {
            List<Run> runs = runs(item);
            if (drawn.reopened == ReopenedItem.NEW_CYCLE && runs.size() > 1) {
                return newCycles(item, runs);
            }
            TreeSet<Long> paused = paused(item, runs, known);
            if (runs.isEmpty()) {
                return List.of(new Lap(NEVER, doneBefore(item), paused));
            }
            long start = runs.get(0).from;
            long stop = runs.get(runs.size() - 1).to;
            if (stop == NEVER && runs.size() == 1 && !drawn.fromLast) {
                stop = doneBefore(item);
            }
            if (drawn.reopened == ReopenedItem.SAME_CLOCK) {
                for (int i = 1; i < runs.size(); i++) {
                    LongStream.range(runs.get(i - 1).to, runs.get(i).from).forEach(paused::add);
                }
            }
            return List.of(new Lap(start, stop, paused));
        }

        /** Each by itself: what comes once the next one has begun changes nothing of it. */
        private List<Lap> newCycles(Item item, List<Run> runs) {
            List<Lap> laps = new ArrayList<>();
            for (int i = 0; i < runs.size(); i++) {
                long over = i + 1 < runs.size() ? Math.min(known, runs.get(i + 1).from) : known;
                laps.add(new Lap(runs.get(i).from, runs.get(i).to, paused(item, runs.subList(0, i + 1), over)));
            }
            return laps;
        }

        // ---- pauses

        /** Whether a state of that name is one in which the clock stands still. */
        private boolean awaits(String state) {
            return drawn.pausing == 1 && state.startsWith("Awaiting");
        }

        private boolean stopsFor(String reason) {
            return switch (drawn.pausing) {
                case 0 -> false;
                case 1 -> reason.equals("a") || reason.equals("b");
                case 2 -> reason.equals("b");
                default -> true;
            };
        }

        /** When it was paused, as far as that is known before an hour. */
        private TreeSet<Long> paused(Item item, List<Run> runs, long before) {
            TreeSet<Long> paused = new TreeSet<>();
            for (long[] range : item.ranges) {
                if (stopsFor("a") && range[0] < before) {
                    add(paused, range[0], range[1] < before ? range[1] : NEVER, runs);
                }
            }
            for (String reason : List.of("b", "c")) {
                if (stopsFor(reason)) {
                    addSingle(item, reason, paused, runs, before);
                }
            }
            addStates(item, paused, runs, before);
            // A pause moves no deadline of what is done.
            paused.tailSet(doneForGood(runs)).clear();
            return paused;
        }

        /** A pause is over when the item is done, also where it is resumed later. */
        private void add(TreeSet<Long> paused, long from, long until, List<Run> runs) {
            LongStream.range(from, Math.min(Math.min(until, doneNext(from, runs)), drawn.hours))
                    .forEach(paused::add);
        }

        private long doneNext(long from, List<Run> runs) {
            boolean whole = drawn.reopened == ReopenedItem.NEVER_STOPPED;
            long next = runs.stream()
                    .mapToLong(Run::to)
                    .filter(done -> !whole && done >= from)
                    .min()
                    .orElse(doneForGood(runs));
            return Math.max(from, next);
        }

        private long doneForGood(List<Run> runs) {
            return runs.isEmpty() ? NEVER : runs.get(runs.size() - 1).to;
        }

        /**
         * Hour by hour: whether it is paused then. In one hour the order does not matter: what ends and begins again goes on, and what begins and ends is none.
         */
        private void addSingle(Item item, String reason, TreeSet<Long> paused, List<Run> runs, long before) {
            boolean isPaused = false;
            for (long hour = item.first(); hour < drawn.hours; hour++) {
                boolean told = hour < before;
                boolean begins = told && happens(item, hour, Kind.PAUSED, reason);
                boolean ends = told && happens(item, hour, Kind.RESUMED, reason);
                isPaused = begins && ends ? isPaused : begins || (isPaused && !ends);
                isPaused &= doneNext(hour, runs) != hour;
                if (isPaused) {
                    paused.add(hour);
                }
            }
        }

        private boolean happens(Item item, long hour, Kind kind, String what) {
            return item.events.stream()
                    .anyMatch(event -> event.hour == hour && event.kind == kind && event.what.equals(what));
        }

        /** A state lasts until it changes. */
        private void addStates(Item item, TreeSet<Long> paused, List<Run> runs, long before) {
            long since = awaits(item.attributes.get("state")) ? firstOf(item) : NEVER;
            for (Event event : events(item)) {
                if (event.kind != Kind.CHANGED || !event.what.equals("state") || event.hour >= before) {
                    continue;
                }
                boolean awaits = awaits(event.value);
                if (!awaits && since != NEVER) {
                    LongStream.range(since, event.hour).forEach(paused::add);
                }
                since = !awaits ? NEVER : since == NEVER ? event.hour : since;
            }
            if (since != NEVER) {
                LongStream.range(since, Math.min(doneForGood(runs), drawn.hours))
                        .forEach(paused::add);
            }
        }

        private boolean isExcluded(long hour) {
            return drawn.excluded.stream().anyMatch(window -> hour >= window[0] && hour < window[1]);
        }

        private boolean isStill(Lap lap, long hour) {
            return lap.still.contains(hour) || drawn.excluding == ExcludedItemTime.CLOCK_STOPS && isExcluded(hour);
        }

        private boolean isOpen(long hour) {
            return drawn.service[(int) hour];
        }

        long length(Lap lap) {
            return LongStream.range(lap.start, lap.stop)
                    .filter(hour -> isOpen(hour) && !isStill(lap, hour))
                    .count();
        }

        // ---- limits

        private String text(Item item, String key, long hour) {
            String text = item.attributes.getOrDefault(key, "");
            for (Event event : events(item)) {
                boolean is = event.kind == Kind.CHANGED && event.what.equals(key) && event.hour <= hour;
                text = is ? event.value : text;
            }
            return text;
        }

        private @Nullable Promise promise(Item item, long hour) {
            Part part = drawn.parts.get(text(item, PRIORITY, hour));
            if (part == null || !part.isDate) {
                return part == null ? null : new Promise(part.hours, part.inclusive, NEVER);
            }
            String due = text(item, "due", hour);
            return due.isEmpty() ? null : new Promise(0, true, drawn.hour(Instant.parse(due)));
        }

        /** Twice the last hour in time, or never. */
        private long last(Promise promise, long from, Lap lap) {
            if (promise.date != NEVER) {
                return 2 * promise.date;
            }
            long left = promise.hours;
            for (long hour = from; hour < drawn.hours; hour++) {
                boolean still = isStill(lap, hour);
                // Where less is promised, the clock reads the limit from here on.
                boolean stays = !promise.inclusive && !drawn.nextOpening;
                if (left == 0 && (stays || (!still && (isOpen(hour) || !drawn.nextOpening)))) {
                    return 2 * hour - (promise.inclusive ? 0 : 1);
                }
                left -= left > 0 && !still && isOpen(hour) ? 1 : 0;
            }
            return NEVER;
        }

        /** What becomes of an item that has a limit at some hours, each from its hour on. */
        Found found(Item item, Lap lap) {
            if (lap.start == NEVER) {
                Promise promise = promise(item, lap.stop);
                if (promise == null) {
                    return new Found("none", NEVER);
                }
                if (promise.date == NEVER) {
                    return new Found(lap.stop == NEVER ? "pending" : "undecided", NEVER);
                }
                return judged(lap, 2 * promise.date);
            }
            long until = lap.stop;
            if (drawn.changed == ChangedLimit.FIRST_STAYS) {
                return found(promise(item, lap.start), lap.start, lap);
            }
            if (drawn.changed == ChangedLimit.FROM_START) {
                return found(promise(item, until), lap.start, lap);
            }
            Promise promise = promise(item, lap.start);
            long since = lap.start;
            for (long hour = lap.start + 1; hour <= Math.min(until, drawn.hours); hour++) {
                Promise next = promise(item, hour);
                if (next == null ? promise == null : next.equals(promise)) {
                    continue;
                }
                long last = promise == null ? NEVER : last(promise, since, lap);
                if (drawn.changed == ChangedLimit.FROM_CHANGE && last < 2 * hour) {
                    return new Found(lap.stop == NEVER ? "open" : "late", last);
                }
                promise = next;
                since = hour;
            }
            return found(promise, since, lap);
        }

        private Found found(@Nullable Promise promise, long since, Lap lap) {
            return promise == null ? new Found("none", NEVER) : judged(lap, last(promise, since, lap));
        }

        private Found judged(Lap lap, long last) {
            if (lap.stop == NEVER) {
                return new Found(last < 2 * now ? "open" : "pending", last);
            }
            return new Found(last == NEVER || 2 * lap.stop <= last ? "met" : "late", last);
        }

        // ---- periods

        private boolean isHere(long twice) {
            return twice != NEVER && twice >= 2 * begin && twice < 2 * end;
        }

        /** Where a milestone was first reached; a further lap has a start and a stop of its own, and other milestones since its start if it has. */
        private long reached(Item item, String milestone, List<Lap> laps, int index) {
            Lap lap = laps.get(index);
            if (index > 0 && milestone.equals(drawn.from)) {
                return lap.start;
            }
            if (index > 0 && drawn.to.contains(milestone)) {
                return lap.stop;
            }
            long next = index + 1 < laps.size() ? laps.get(index + 1).start : NEVER;
            long own = index == 0 ? NEVER : first(item, milestone, lap.start, next);
            return own == NEVER ? first(item, milestone, Long.MIN_VALUE, NEVER) : own;
        }

        private long first(Item item, String milestone, long since, long before) {
            return events(item).stream()
                    .filter(event -> event.reaches(milestone) && event.hour >= since && event.hour < before)
                    .mapToLong(Event::hour)
                    .min()
                    .orElse(NEVER);
        }

        private long twice(long hour) {
            return hour == NEVER ? NEVER : 2 * hour;
        }

        /** Twice the instant by which an item belongs to a period, where it is not due. */
        private long place(Item item, String by, List<Lap> laps, int index) {
            long from = reached(item, drawn.from, laps, index);
            long resolved = reached(item, "resolved", laps, index);
            return switch (by) {
                case "by due" -> 2 * (laps.get(index).start == NEVER ? firstOf(item) : laps.get(index).start);
                case "earliest" -> twice(Math.min(from, resolved));
                case "latest" -> twice(Math.max(from, resolved));
                case "due" -> promised(item);
                default -> twice(reached(item, by, laps, index));
            };
        }

        private long promised(Item item) {
            String due = text(item, "due", NEVER);
            return due.isEmpty() ? NEVER : 2 * drawn.hour(Instant.parse(due));
        }

        private long firstOf(Item item) {
            return Math.min(
                    item.first(),
                    item.ranges.stream()
                            .filter(range -> range[0] < range[1])
                            .mapToLong(range -> range[0])
                            .min()
                            .orElse(NEVER));
        }

        private boolean isKnown(Item item) {
            return firstOf(item) < known;
        }

        private boolean isLeftOut(Item item, Lap lap, Found found) {
            long opened = lap.start == NEVER ? firstOf(item) : lap.start;
            return drawn.excluding == ExcludedItemTime.OPENED_LEFT_OUT && isExcluded(opened)
                    || drawn.excluding == ExcludedItemTime.DUE_LEFT_OUT
                            && found.last != NEVER
                            && isExcluded(Math.floorDiv(found.last, 2));
        }

        /** What is left out may yet count, if it may fall due or start outside, and still belongs to the period. */
        private void add(Told told, boolean leftOut, String outcome, Lap lap, String by) {
            told.add(leftOut ? "excluded" : outcome);
            boolean byDue = by.equals("by due") || by.equals("due");
            boolean moves = drawn.excluding == ExcludedItemTime.DUE_LEFT_OUT || lap.start == NEVER;
            if (leftOut && lap.stop == NEVER && !byDue && moves) {
                told.add("may yet count");
            }
        }

        Told share() {
            Told told = new Told();
            for (Item item : drawn.items) {
                List<Lap> laps = laps(item);
                for (int i = 0; i < laps.size() && isKnown(item); i++) {
                    Found found = found(item, laps.get(i));
                    if (isHere(placeOf(item, found, laps, i))) {
                        add(told, isLeftOut(item, laps.get(i), found), found.outcome, laps.get(i), drawn.belonging);
                    }
                }
            }
            return told;
        }

        /** Twice the instant by which an item belongs to a period: that at which it falls due, if a limit says it and it is asked for. */
        private long placeOf(Item item, Found found, List<Lap> laps, int index) {
            if (!drawn.belonging.equals("by due") && !drawn.belonging.equals("due")) {
                return place(item, drawn.belonging, laps, index);
            }
            boolean hasLimit = !found.outcome.equals("none") && (found.last != NEVER || laps.get(index).start != NEVER);
            return hasLimit ? found.last : place(item, drawn.belonging, laps, index);
        }

        Told lengths() {
            Told told = new Told();
            for (Item item : drawn.items) {
                List<Lap> laps = laps(item);
                for (int i = 0; i < laps.size() && isKnown(item); i++) {
                    Lap lap = laps.get(i);
                    if (!isHere(place(item, drawn.counted, laps, i))) {
                        continue;
                    }
                    boolean ran = lap.start != NEVER && lap.stop != NEVER && lap.stop >= lap.start;
                    boolean leftOut = isLeftOut(item, lap, new Found("", NEVER));
                    if (ran && !leftOut) {
                        told.lengths.add(length(lap));
                    }
                    String outcome = ran ? "met" : lap.stop == NEVER ? "pending" : "undecided";
                    add(told, leftOut, outcome, lap, drawn.counted);
                }
            }
            told.lengths.sort(Comparator.naturalOrder());
            return told;
        }

        /** How many are open in an hour, or directly before it. */
        long backlog(long hour, boolean before) {
            if (!before && (hour >= known || hour < begin || hour >= end)) {
                return 0;
            }
            return drawn.items.stream()
                    .filter(item -> isRunning(item, hour, before))
                    .count();
        }

        private boolean isRunning(Item item, long hour, boolean before) {
            long twice = 2 * hour - (before ? 1 : 0);
            return runs(item).stream()
                    .anyMatch(run -> 2 * run.from <= twice && (run.to == NEVER || twice < 2 * run.to));
        }
    }

    // ---- comparison

    private static String outcomes(CountAccount counts) {
        return "met %d, late %d, open %d, undecided %d, pending %d, excluded %d"
                .formatted(
                        counts.good(),
                        counts.bad() - counts.lateOpen(),
                        counts.lateOpen(),
                        counts.undecided(),
                        counts.pending(),
                        counts.excluded());
    }

    private static String outcomes(Told told) {
        return "met %d, late %d, open %d, undecided %d, pending %d, excluded %d"
                .formatted(
                        told.of("met"),
                        told.of("late"),
                        told.of("open"),
                        told.of("undecided"),
                        told.of("pending"),
                        told.of("excluded"));
    }

    private static Figure time(Ratio hours) {
        return new Figure.Time(hours.times(Ratio.of(HOUR)));
    }

    private static Figure time(long hours) {
        return time(Ratio.of(hours));
    }

    private static String line(TargetResult target) {
        Bounds bounds = target.bounds();
        return target.id() + ": " + outcomes(target.counts()) + ", " + target.figure() + " in "
                + (bounds == null ? "itself" : bounds.worst() + " to " + bounds.best()) + ", " + target.verdict()
                + (target.attainment().provisional() ? ", provisional" : "");
    }

    private static Verdict verdict(Limit limit, Told told, Figure figure, Figure worst, Figure best) {
        boolean isKnown = told.of("undecided") == 0;
        if (isKnown) {
            return !figure.isMeasured() ? Verdict.UNDETERMINED : limit.accepts(figure) ? Verdict.MET : Verdict.MISSED;
        }
        boolean surelyMet = worst.isMeasured() && limit.accepts(worst);
        boolean surelyMissed = best.isMeasured() && !limit.accepts(best);
        return surelyMet ? Verdict.MET : surelyMissed ? Verdict.MISSED : Verdict.UNDETERMINED;
    }

    private static String line(
            String id, Limit limit, Told told, Figure figure, Figure worst, Figure best, boolean provisional) {
        boolean bounded = told.of("undecided") > 0 && (worst.isMeasured() || best.isMeasured());
        return id + ": " + outcomes(told) + ", " + figure + " in " + (bounded ? worst + " to " + best : "itself") + ", "
                + verdict(limit, told, figure, worst, best) + (provisional ? ", provisional" : "");
    }

    private static String share(Told told, boolean runs) {
        long good = told.of("met");
        long decided = good + told.of("late") + told.of("open");
        long all = decided + told.of("undecided");
        Figure figure = decided == 0 ? Figure.none() : Figure.share(Ratio.of(good, decided));
        Figure worst = all == 0 ? Figure.none() : Figure.share(Ratio.of(good, all));
        Figure best = all == 0 ? Figure.none() : Figure.share(Ratio.of(good + told.of("undecided"), all));
        return line("share", Limit.atLeast("50%"), told, figure, worst, best, runs || told.isOpen());
    }

    private static List<String> lengths(Told told, boolean runs) {
        List<Long> lengths = told.lengths;
        int count = lengths.size();
        int all = count + told.of("undecided");
        Figure none = Figure.none();
        Figure zero = time(0);
        long sum = lengths.stream().mapToLong(length -> length).sum();
        boolean later = runs || told.isOpen();
        Figure longest = count == 0 ? none : time(lengths.get(count - 1));
        int rank = (all + 1) / 2;
        Figure low = all == 0 ? none : rank <= all - count ? zero : time(lengths.get(rank - 1 - (all - count)));
        Figure high = all == 0 || rank > count ? none : time(lengths.get(rank - 1));
        Figure median = count == 0 ? none : time(lengths.get((count + 1) / 2 - 1));
        return List.of(
                line(
                        "mean",
                        Limit.atMost("PT6H"),
                        told,
                        count == 0 ? none : time(Ratio.of(sum, count)),
                        none,
                        all == 0 ? none : time(Ratio.of(sum, all)),
                        later),
                line("sum", Limit.atMost("PT9H"), told, time(sum), none, time(sum), later),
                line("longest", Limit.atMost("PT7H"), told, longest, none, count == 0 ? zero : longest, later),
                line("median", Limit.atMost("PT5H"), told, median, high, low, later));
    }

    private static ComplianceReport report(Case drawn, EvaluationPeriod period, List<Measurement> evidence, long now) {
        return ComplianceEngine.of(drawn.agreement())
                .start(period)
                .add(evidence)
                .report(drawn.at(now));
    }

    /** An hour in which a report is made: in the period, at its end, or later. */
    private static long now(Case drawn, EvaluationPeriod period) {
        long begin = drawn.hour(period.start());
        long end = drawn.hour(period.end());
        boolean isDay = end - begin < 100;
        long inside = isDay ? drawn.draw.between((int) begin + 1, (int) end) : end - drawn.draw.below(30);
        return drawn.draw.chance(50) ? inside : end + drawn.draw.below(60);
    }

    @Property(tries = 200, seed = "5", shrinking = ShrinkingMode.OFF)
    void clocksAreThoseThatHoursFind(@ForAll long seed) {
        Case drawn = new Case(seed, Sort.ANY);
        for (EvaluationPeriod period : drawn.periods) {
            long now = now(drawn, period);
            Walk walk = new Walk(drawn, period, now);
            boolean runs = now < walk.end;
            List<String> expected = new ArrayList<>();
            expected.add(share(walk.share(), runs));
            expected.addAll(lengths(walk.lengths(), runs));
            long at = walk.backlog(drawn.instant, false);
            long end = walk.backlog(Math.min(now, walk.end), true);
            ComplianceReport report = report(drawn, period, drawn.evidence(), now);
            List<String> found = new ArrayList<>();
            for (String id : List.of("share", "mean", "sum", "longest", "median")) {
                found.add(line(report.target(id)));
            }
            assertEquals(
                    String.join("\n", expected), String.join("\n", found), () -> period + " as of hour " + now + drawn);
            assertEquals(Figure.count(at), report.target("at").figure(), () -> period + " as of " + now + drawn);
            assertEquals(Figure.count(end), report.target("end").figure(), () -> period + " as of " + now + drawn);
        }
    }

    private static final List<String> TARGETS =
            List.of("share", "mean", "sum", "longest", "median", "at", "end", "number");

    /** What is left out may yet move to another period. */
    private static String counted(TargetResult target) {
        return line(target).replaceAll(", excluded [0-9]*", "");
    }

    /** What was told by then. */
    private static List<Measurement> toldBefore(Case drawn, long hour) {
        List<Measurement> told = new ArrayList<>();
        drawn.excluded.forEach(window -> told.add(drawn.storm(window)));
        for (Item item : drawn.items) {
            drawn.told(item).events().stream()
                    .filter(event -> event.moment().at().isBefore(drawn.at(hour)))
                    .forEach(told::add);
        }
        return told;
    }

    /** S25: what is not provisional stands, whatever is told later; only a pause told once the item is done may move when it was due. */
    @Property(tries = 100, seed = "6", shrinking = ShrinkingMode.OFF)
    void whatIsNotProvisionalStands_S25(@ForAll long seed) {
        Case drawn = new Case(seed, Sort.LASTING);
        for (EvaluationPeriod period : drawn.periods) {
            long now = drawn.hour(period.end()) + drawn.draw.below(12);
            boolean moves = drawn.excluding == ExcludedItemTime.DUE_LEFT_OUT;
            boolean isCut = drawn.items.stream()
                    .flatMap(item -> item.ranges.stream())
                    .anyMatch(range -> moves && range[1] >= now);
            if (isCut) {
                continue;
            }
            ComplianceReport before = report(drawn, period, toldBefore(drawn, now), now);
            ComplianceReport after = report(drawn, period, drawn.evidence(), drawn.hours);
            for (String id : TARGETS) {
                TargetResult told = before.target(id);
                if (!told.attainment().provisional()) {
                    assertEquals(counted(told), counted(after.target(id)), () -> period + " as of hour " + now + drawn);
                }
            }
        }
    }

    /** L13: what is certain while a period runs is the verdict in the end. */
    @Property(tries = 100, seed = "7", shrinking = ShrinkingMode.OFF)
    void whatIsCertainStaysSo_L13(@ForAll long seed) {
        Case drawn = new Case(seed, Sort.ANY);
        for (EvaluationPeriod period : drawn.periods) {
            long end = drawn.hour(period.end());
            long now = end - drawn.draw.between(1, 23);
            ComplianceReport running = report(drawn, period, toldBefore(drawn, now), now);
            ComplianceReport closed = report(drawn, period, drawn.evidence(), end + drawn.draw.below(60));
            for (String id : TARGETS) {
                Outlook.State state = running.target(id).outlook().state();
                Verdict verdict = closed.target(id).verdict();
                boolean holds = state == Outlook.State.OPEN
                        || verdict == (state == Outlook.State.CERTAINLY_MET ? Verdict.MET : Verdict.MISSED);
                assertEquals(true, holds, () -> id + " is " + state + " at " + now + ", then " + verdict + drawn);
            }
        }
    }

    /** L1, L2: records, or their events in any order, some told twice, in parts that are merged: one report. */
    @Property(tries = 100, seed = "8", shrinking = ShrinkingMode.OFF)
    void eventsInAnyOrderAreTheItems_L1(@ForAll long seed) {
        Case drawn = new Case(seed, Sort.ANY);
        EvaluationPeriod period = drawn.draw.of(drawn.periods);
        long now = now(drawn, period);
        ComplianceReport whole = report(drawn, period, drawn.evidence(), now);
        List<Measurement> told = new ArrayList<>();
        drawn.excluded.forEach(window -> told.add(drawn.storm(window)));
        for (Item item : drawn.items) {
            List<ItemEvent> events = drawn.told(item).events();
            told.addAll(events);
            told.add(drawn.draw.of(events));
            if (drawn.draw.chance(20)) {
                told.add(drawn.told(item));
            }
        }
        List<Measurement> shuffled = drawn.draw.shuffled(told);
        int cut = drawn.draw.below(shuffled.size() + 1);
        ComplianceEngine engine = ComplianceEngine.of(drawn.agreement());
        Evaluation first = engine.start(period).add(shuffled.subList(0, cut));
        Evaluation second = engine.start(period).add(shuffled.subList(cut, shuffled.size()));
        ComplianceReport merged = second.merge(first.toBytes()).report(drawn.at(now));
        for (String id : TARGETS) {
            assertEquals(whole.target(id).attainment(), merged.target(id).attainment(), drawn::toString);
        }
        assertEquals(whole.remarks(), merged.remarks(), drawn::toString);
        assertEquals(whole.explanation().toText(), merged.explanation().toText(), drawn::toString);
    }
}
