package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.report.Bounds;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.CountAccount;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.target.CallCentre;
import dev.sla4j.target.CallCentre.Calls;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Objective;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Statistic;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.Schedule;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Ratio;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.jspecify.annotations.Nullable;

/**
 * Figures of calls and contacts: every denominator, short-call filter and wait, in hours that close and while exclusions stop the clocks (S14, S15),
 * and against all that the numbers may be that nobody told (S8).
 */
@AddLifecycleHook(Cases.class)
class CallFigureOracleProperties {
    private static final long NEVER = Long.MAX_VALUE;
    private static final long DAY = 86_400;
    private static final List<String> MILESTONES = List.of("offered", "received", "accepted", "answered", "abandoned");

    /** When each milestone was reached, by its name. */
    private record Call(String id, Map<String, List<Long>> reached) {
        boolean has(String milestone) {
            return !reached.getOrDefault(milestone, List.of()).isEmpty();
        }

        long first(String milestone) {
            return reached.get(milestone).stream().mapToLong(each -> each).min().orElse(NEVER);
        }

        Call before(long known) {
            Map<String, List<Long>> cut = new LinkedHashMap<>();
            reached.forEach((milestone, all) ->
                    cut.put(milestone, all.stream().filter(at -> at < known).toList()));
            return new Call(id, cut);
        }

        /** When the first of some ends came that was not before it was offered. */
        long end(String... ends) {
            long end = NEVER;
            for (String milestone : ends) {
                for (long at : reached.getOrDefault(milestone, List.of())) {
                    end = at >= first("offered") ? Math.min(end, at) : end;
                }
            }
            return end;
        }

        boolean ended(String... ends) {
            return List.of(ends).stream().anyMatch(this::has);
        }

        WorkItem told() {
            WorkItem call = WorkItem.call(id);
            for (Map.Entry<String, List<Long>> each : reached.entrySet()) {
                for (long at : each.getValue()) {
                    call = call.reached(each.getKey(), Instant.ofEpochSecond(at));
                }
            }
            return call;
        }
    }

    /** What is expected of a share or a mean: the figure of what is decided, and what is not. */
    private record Expected(@Nullable Ratio figure, long undecided, long pending) {}

    /** A day with or without a change of clocks. */
    private static final class Day {
        final Draw draw;
        final ZoneId zone;
        final EvaluationPeriod period;
        final long start;
        final long end;
        final long asOf;
        final boolean inHours;
        final long @Nullable [] storm;
        final List<long[]> open = new ArrayList<>();
        final List<Call> calls = new ArrayList<>();
        final Duration limit;
        final Duration shortCall;

        Day(long seed) {
            draw = new Draw(new Random(seed));
            zone = ZoneId.of(draw.of("UTC", "Europe/Berlin", "America/New_York"));
            LocalDate date = draw.of(LocalDate.of(2026, 3, 29), LocalDate.of(2026, 10, 25), LocalDate.of(2026, 3, 8));
            period = EvaluationCycle.daily().periodOf(date, zone);
            start = period.start().getEpochSecond();
            end = period.end().getEpochSecond();
            inHours = draw.chance(60);
            if (inHours) {
                for (int day = -3; day <= 5; day++) {
                    LocalDate each = date.plusDays(day);
                    open.add(new long[] {second(each, LocalTime.of(9, 0)), second(each, LocalTime.of(17, 0))});
                }
            } else {
                open.add(new long[] {start - 3 * DAY, end + 5 * DAY});
            }
            long opening = second(date, LocalTime.of(9, 0));
            long closing = second(date, LocalTime.of(17, 0));
            asOf = draw.chance(40)
                    ? Math.max(start + 1, Math.min(end - 1, draw.of(opening, closing) + draw.between(-60, 60)))
                    : end + draw.below(40);
            long stormy = draw.of(start, opening, closing, end) + draw.between(-40, 20);
            storm = draw.chance(30) ? new long[] {stormy, stormy + draw.of(1, 7, 15, 40)} : null;
            limit = Duration.ofSeconds(draw.between(1, 24));
            shortCall = Duration.ofSeconds(draw.between(1, 12));
            for (int i = draw.below(9); i > 0; i--) {
                long at = draw.of(start, end, opening, closing, asOf) + draw.between(-40, 40);
                calls.add(call("C" + i, storm != null && draw.chance(40) ? storm[0] + draw.between(-20, 20) : at));
            }
        }

        private long second(LocalDate date, LocalTime time) {
            return date.atTime(time).atZone(zone).toEpochSecond();
        }

        private Call call(String id, long at) {
            Map<String, List<Long>> reached = new LinkedHashMap<>();
            MILESTONES.forEach(milestone -> reached.put(milestone, new ArrayList<>()));
            reached.get("offered").add(at);
            if (draw.chance(10)) {
                reached.get("offered").add(at + draw.between(1, 9));
            }
            boolean received = draw.chance(85);
            boolean accepted = received && draw.chance(85);
            boolean answered = accepted && draw.chance(60);
            add(reached, "received", received, at + draw.below(4));
            add(reached, "accepted", accepted, at + draw.below(6));
            add(
                    reached,
                    "answered",
                    answered,
                    at + (draw.chance(5) ? -3 : draw.chance(10) ? 16 * 3600 : draw.below(26)));
            add(reached, "abandoned", draw.chance(answered ? 12 : 70), at + draw.below(30));
            return new Call(id, reached);
        }

        private void add(Map<String, List<Long>> reached, String milestone, boolean is, long at) {
            if (is) {
                reached.get(milestone).add(at);
                if (draw.chance(8)) {
                    reached.get(milestone).add(at + draw.between(1, 20));
                }
            }
        }

        // ---- the evaluator

        long known() {
            return asOf < end ? asOf : NEVER;
        }

        boolean isStorm(long at) {
            return storm != null && storm[0] <= at && at < storm[1];
        }

        /** How long the clock runs between two instants. */
        long elapsed(long from, long until) {
            long sum = 0;
            for (long[] hours : open) {
                long first = Math.max(from, hours[0]);
                long last = Math.min(until, hours[1]);
                sum += Math.max(0, last - first);
                if (storm != null) {
                    sum -= Math.max(0, Math.min(last, storm[1]) - Math.max(first, storm[0]));
                }
            }
            return sum;
        }

        /** The first second at which a time has run; if that is still in time, when more of it can run. */
        long deadline(long from, long time, boolean inclusive) {
            long at = from;
            for (long[] hours : open) {
                if (elapsed(from, hours[1]) >= time) {
                    at = Math.max(at, time == 0 ? from : hours[0]);
                    while (elapsed(from, at) < time) {
                        at++;
                    }
                    break;
                }
            }
            return inclusive && isStorm(at) ? Objects.requireNonNull(storm)[1] : at;
        }

        /** Whether one of the ends came within a time: one that came before all of it did. */
        boolean within(Call call, String milestone, long time, boolean inclusive) {
            if (!call.has(milestone)) {
                return false;
            }
            long stop = call.end(milestone);
            long due = deadline(call.first("offered"), time, inclusive);
            return stop == NEVER || (inclusive ? stop <= due : stop < due);
        }

        List<Call> below(Calls counted, boolean filter) {
            return calls.stream()
                    .map(call -> call.before(known()))
                    .filter(call -> call.has("offered"))
                    .filter(call -> call.first("offered") >= start && call.first("offered") < end)
                    .filter(call -> call.has(counted.name().toLowerCase(Locale.ROOT)))
                    .filter(call -> !filter || !within(call, "abandoned", shortCall.toSeconds(), false))
                    .toList();
        }

        private Expected share(List<Call> of, Predicate<Call> good) {
            return new Expected(
                    of.isEmpty() ? null : Ratio.of(of.stream().filter(good).count(), of.size()), 0, 0);
        }

        /** A wait that nobody knows is none, or the call does not count. */
        Expected wait(List<Call> of, boolean orNone, String... ends) {
            long sum = 0;
            long number = 0;
            long undecided = 0;
            long pending = 0;
            for (Call call : of) {
                long stop = call.end(ends);
                boolean measured = stop != NEVER;
                if (measured || orNone) {
                    number++;
                    sum += measured ? elapsed(call.first("offered"), stop) : 0;
                } else {
                    undecided += call.ended(ends) ? 1 : 0;
                    pending += call.ended(ends) ? 0 : 1;
                }
            }
            return new Expected(number == 0 ? null : Ratio.of(sum, number), undecided, pending);
        }

        Expected expected(String figure, List<Call> of) {
            long time = limit.toSeconds();
            return switch (figure) {
                case "abandonment" -> share(of, call -> call.has("abandoned"));
                case "within" -> share(of, call -> within(call, "answered", time, true));
                case "served" ->
                    share(of, call -> within(call, "answered", time, true) || within(call, "abandoned", time, true));
                case "speed" -> wait(of, true, "answered");
                default -> wait(of, false, "answered", "abandoned");
            };
        }

        // ---- the same as the engine is told

        Indicator indicator(String figure, CallCentre centre) {
            return switch (figure) {
                // Over answered calls the convention is refused, but those that were abandoned as well are a share of
                // them.
                case "abandonment" ->
                    centre.calls() == Calls.ANSWERED
                            ? Indicator.share(centre.selection(), Condition.reached("abandoned"))
                            : centre.abandonment();
                case "within" -> centre.answeredWithin(limit);
                case "served" -> centre.answeredOrAbandonedWithin(limit);
                case "speed" -> centre.averageSpeedOfAnswer();
                default -> centre.averageWait();
            };
        }

        String describe() {
            StringBuilder text = new StringBuilder("\n" + period + " as of " + asOf + (inHours ? " in hours" : "")
                    + " limit " + limit + " short " + shortCall + " storm ");
            text.append(storm == null ? "none" : storm[0] + " to " + storm[1]);
            calls.forEach(call -> text.append("\n  ").append(call));
            return text.toString();
        }
    }

    private static final List<String> FIGURES = List.of("abandonment", "within", "served", "speed", "wait");

    private static String text(String figure, int most) {
        return switch (figure) {
            case "abandonment" -> "<= " + 10 * most + "%";
            case "within", "served" -> ">= " + 10 * most + "%";
            default -> "<= PT" + most + "S";
        };
    }

    /** Of what is decided, if enough is: of a mean of times that are not all known only that it is at least so long. */
    private static String verdict(Expected expected, String figure, int most, long counted) {
        if (expected.figure == null) {
            return "UNDETERMINED";
        }
        Ratio bound = figure.equals("speed") || figure.equals("wait") ? Ratio.of(most) : Ratio.of(most, 10);
        boolean atMost = !figure.equals("within") && !figure.equals("served");
        Ratio least = expected.figure
                .times(Ratio.of(counted - expected.undecided - expected.pending))
                .dividedBy(Ratio.of(Math.max(1, counted - expected.pending)));
        long all = counted - expected.pending;
        if (20 * (all - expected.undecided) >= 19 * all) {
            int side = expected.figure.compareTo(bound);
            return (atMost ? side <= 0 : side >= 0) ? "MET" : "MISSED";
        }
        return least.compareTo(bound) > 0 ? "MISSED" : "UNDETERMINED";
    }

    @Property(tries = 400, seed = "5", shrinking = ShrinkingMode.OFF)
    void callsInHoursThatClose_S14_S15(@ForAll long seed) {
        Day day = new Day(seed);
        Agreement.Builder agreement = Agreement.builder("a")
                .zone(day.zone.getId())
                .cycle(EvaluationCycle.daily())
                .exclusion(ExclusionRule.announced("storm", "storm"));
        int most = day.draw.between(1, 9);
        for (Calls counted : Calls.values()) {
            for (String figure : FIGURES) {
                for (boolean filter : new boolean[] {false, true}) {
                    CallCentre centre = CallCentre.over(counted);
                    centre = filter ? centre.withoutShort(day.shortCall) : centre;
                    ServiceLevelTarget target = ServiceLevelTarget.of(
                                    counted + " " + figure + " " + filter, day.indicator(figure, centre))
                            .objective(Objective.limit(text(figure, most)));
                    agreement.target(
                            day.inHours
                                    ? target.during(Schedule.weekly(day.zone).everyDay("09:00", "17:00"))
                                    : target);
                }
            }
        }
        ComplianceEngine engine = ComplianceEngine.of(agreement.build());
        List<Measurement> evidence = new ArrayList<>();
        day.calls.forEach(call -> evidence.add(call.told()));
        if (day.storm != null) {
            evidence.add(Exclusion.of(
                    "storm", TimeRange.of(Instant.ofEpochSecond(day.storm[0]), Instant.ofEpochSecond(day.storm[1]))));
        }
        ComplianceReport report =
                engine.start(day.period).add(day.draw.shuffled(evidence)).report(Instant.ofEpochSecond(day.asOf));
        for (Calls counted : Calls.values()) {
            for (String figure : FIGURES) {
                for (boolean filter : new boolean[] {false, true}) {
                    List<Call> below = day.below(counted, filter);
                    String id = counted + " " + figure + " " + filter;
                    check(day, report.target(id).subjects().get(0), id, day.expected(figure, below));
                    assertEquals(
                            verdict(day.expected(figure, below), figure, most, below.size()),
                            report.target(id).verdict().name(),
                            () -> id + " " + text(figure, most) + day.describe());
                }
            }
        }
    }

    private static void check(Day day, SubjectResult result, String id, Expected expected) {
        CountAccount counts = Objects.requireNonNull(result.counts());
        assertEquals(
                expected.figure + ", undecided " + expected.undecided + ", pending " + expected.pending,
                (result.figure().isMeasured() ? result.figure().value() : null) + ", undecided " + counts.undecided()
                        + ", pending " + counts.pending(),
                () -> id + day.describe());
    }

    // ---- what nobody told

    /** A contact that is done, with numbers that are not known where they are negative. */
    private record Contact(String id, int waited, int contacts, int size, boolean abandoned) {
        WorkItem told() {
            Instant at = Instant.parse("2026-03-02T10:00:00Z");
            WorkItem item = WorkItem.call(id).reached("offered", at);
            item = item.reached(abandoned ? "abandoned" : "answered", at.plusSeconds(waited));
            item = contacts < 0 ? item : item.attribute("contacts", Integer.toString(contacts));
            return size < 0 ? item : item.attribute("size", Integer.toString(size));
        }

        boolean isSmall() {
            return size <= 10;
        }
    }

    private interface Reading {
        @Nullable
        Ratio of(List<Contact> contacts);
    }

    /** An indicator, what it says of contacts of which all is known, and whether its bounds are the least and the most that it may say. */
    private record Question(Indicator indicator, Reading reading, boolean exact) {}

    private static @Nullable Ratio share(List<Contact> of, Predicate<Contact> good) {
        return of.isEmpty() ? null : Ratio.of(of.stream().filter(good).count(), of.size());
    }

    private static List<Contact> small(List<Contact> of) {
        return of.stream().filter(Contact::isSmall).toList();
    }

    private static Map<String, Question> questions(int limit) {
        Selection calls = Selection.items("call").by("offered");
        Condition small = Condition.within(Quantity.attribute("size"), Limit.parse("<= 10"));
        Condition once = Condition.within(Quantity.attribute("contacts"), Limit.parse("<= 1"));
        Condition gaveUp = Condition.reached("abandoned");
        Quantity wait = Quantity.clock("offered", "answered", "abandoned");
        Condition fast = Condition.within(wait, Limit.parse("<= PT" + limit + "S"));
        Map<String, Question> all = new LinkedHashMap<>();
        all.put(
                "first contact",
                new Question(Indicator.share(calls, once), of -> share(of, c -> c.contacts <= 1), true));
        all.put(
                "first and fast",
                new Question(
                        Indicator.share(calls, once.and(fast)),
                        of -> share(of, c -> c.contacts <= 1 && c.waited <= limit),
                        true));
        all.put(
                "not small or fast",
                new Question(
                        Indicator.share(calls, small.negated().or(fast)),
                        of -> share(of, c -> !c.isSmall() || c.waited <= limit),
                        true));
        all.put(
                "number of small",
                new Question(
                        Indicator.count(calls.where(small)),
                        of -> Ratio.of(small(of).size()),
                        true));
        all.put(
                "small abandoned",
                new Question(
                        Indicator.share(calls.where(small), gaveUp),
                        of -> share(small(of), Contact::abandoned),
                        false));
        all.put(
                "small at first contact",
                new Question(
                        Indicator.share(calls.where(small), once),
                        of -> share(small(of), c -> c.contacts <= 1),
                        false));
        for (Statistic.Kind kind : List.of(Statistic.Kind.MEAN, Statistic.Kind.SUM, Statistic.Kind.MAXIMUM)) {
            all.put(
                    kind + " of small",
                    new Question(
                            Indicator.statistic(kind, calls.where(small), wait),
                            of -> statistic(kind, small(of)),
                            false));
        }
        return all;
    }

    private static @Nullable Ratio statistic(Statistic.Kind kind, List<Contact> of) {
        long sum = of.stream().mapToLong(Contact::waited).sum();
        return switch (kind) {
            case SUM -> Ratio.of(sum);
            case MEAN -> of.isEmpty() ? null : Ratio.of(sum, of.size());
            default ->
                of.isEmpty()
                        ? null
                        : Ratio.of(of.stream().mapToLong(Contact::waited).max().orElseThrow());
        };
    }

    /** All that the numbers may be that nobody told: small or large. */
    private static List<List<Contact>> completions(List<Contact> contacts) {
        List<List<Contact>> all = List.of(List.of());
        for (Contact each : contacts) {
            List<List<Contact>> more = new ArrayList<>();
            for (List<Contact> before : all) {
                for (int number : each.contacts < 0 ? new int[] {1, 5} : new int[] {each.contacts}) {
                    for (int size : each.size < 0 ? new int[] {1, 50} : new int[] {each.size}) {
                        List<Contact> with = new ArrayList<>(before);
                        with.add(new Contact(each.id, each.waited, number, size, each.abandoned));
                        more.add(with);
                    }
                }
            }
            all = more;
        }
        return all;
    }

    @Property(tries = 600, seed = "6", shrinking = ShrinkingMode.OFF)
    void boundsHoldAllThatNobodyTold_S8(@ForAll long seed) {
        Draw draw = new Draw(new Random(seed));
        int limit = draw.below(6);
        int unknown = draw.of(0, 30, 60);
        List<Contact> contacts = new ArrayList<>();
        for (int i = draw.below(6); i > 0; i--) {
            contacts.add(new Contact(
                    "C" + i,
                    draw.below(8),
                    draw.chance(unknown) ? -1 : draw.of(1, 2),
                    draw.chance(unknown) ? -1 : draw.of(10, 11),
                    draw.chance(40)));
        }
        Map<String, Question> questions = questions(limit);
        Map<String, Limit> limits = new LinkedHashMap<>();
        Agreement.Builder agreement = Days.daily();
        questions.forEach((id, question) -> {
            Figure.Unit unit = question.indicator.unit();
            int most = draw.between(0, 4);
            String value = unit == Figure.Unit.SHARE
                    ? 25 * most + "%"
                    : unit == Figure.Unit.TIME ? "PT" + 2 * most + "S" : "" + most;
            limits.put(id, Limit.parse(draw.of("<= ", ">= ") + value));
            agreement.target(ServiceLevelTarget.of(id, question.indicator).objective(Objective.within(limits.get(id))));
        });
        ComplianceReport report = Days.monday(
                agreement.build(), contacts.stream().map(Contact::told).toArray(Measurement[]::new));
        List<List<Contact>> completions = completions(contacts);
        questions.forEach((id, question) -> {
            List<Ratio> all = completions.stream()
                    .map(question.reading::of)
                    .filter(Objects::nonNull)
                    .sorted()
                    .toList();
            SubjectResult result = report.target(id).subjects().get(0);
            String told = id + " " + limits.get(id) + "\n" + contacts + "\n" + result;
            long undecided = Objects.requireNonNull(result.counts()).undecided();

            if (undecided == 0) {
                // Nothing is open: the figure is that of all completions.
                assertEquals(
                        all.isEmpty() ? null : List.of(all.get(0), all.get(all.size() - 1)),
                        result.figure().isMeasured()
                                ? List.of(
                                        result.figure().value(), result.figure().value())
                                : null,
                        told);
                return;
            }
            Bounds bounds = Objects.requireNonNull(result.bounds(), told);
            boolean higherIsWorse = question.indicator.isHigherWorse();
            Figure low = higherIsWorse ? bounds.best() : bounds.worst();
            Figure high = higherIsWorse ? bounds.worst() : bounds.best();
            if (!all.isEmpty()) {
                Ratio least = all.get(0);
                Ratio greatest = all.get(all.size() - 1);
                assertTrue(!low.isMeasured() || low.value().compareTo(least) <= 0, told);
                assertTrue(!high.isMeasured() || high.value().compareTo(greatest) >= 0, told);
                if (question.exact) {
                    assertEquals(least, low.value(), told);
                    assertEquals(greatest, high.value(), told);
                }
            }
            // Of five contacts one that is not decided is too many.
            long kept = all.stream()
                    .filter(value -> accepts(limits.get(id), question.indicator.unit(), value))
                    .count();
            String verdict = result.verdict().name();
            if (verdict.equals("MET") || verdict.equals("MISSED")) {
                assertEquals(verdict.equals("MET") ? all.size() : 0, kept, told);
            } else if (question.exact && result.figure().isMeasured()) {
                assertTrue(kept > 0 && kept < all.size(), told);
            }
        });
    }

    private static boolean accepts(@Nullable Limit limit, Figure.Unit unit, Ratio value) {
        Figure figure = unit == Figure.Unit.SHARE
                ? Figure.share(value)
                : unit == Figure.Unit.TIME ? new Figure.Time(value) : Figure.amount(value);
        return Objects.requireNonNull(limit).accepts(figure);
    }
}
