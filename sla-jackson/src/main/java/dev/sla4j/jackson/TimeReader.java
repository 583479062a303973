package dev.sla4j.jackson;

import static java.util.Objects.requireNonNull;

import dev.sla4j.time.DayWindow;
import dev.sla4j.time.EndOfMonth;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.Recurrence;
import dev.sla4j.time.Schedule;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import dev.sla4j.time.WeeklySchedule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads cycles and schedules. */
final class TimeReader {
    static final Variants<EvaluationCycle> CYCLE = new Variants<EvaluationCycle>()
            .with("daily", node -> new Fields(node).build(EvaluationCycle::daily))
            .with("weekly", TimeReader::weeks)
            .with("monthly", node -> months(1, node))
            .with("every-two-months", node -> months(2, node))
            .with("quarterly", node -> months(3, node))
            .with("every-four-months", node -> months(4, node))
            .with("half-yearly", node -> months(6, node))
            .with("yearly", node -> months(12, node))
            .with("fixed-length", TimeReader::fixedLength)
            .with("rolling", TimeReader::rolling)
            .with("anchored", TimeReader::anchored);

    static final Variants<Schedule> SCHEDULE = new Variants<>();

    /** The schedule that has days, for working days. */
    static final Variants<WeeklySchedule> WEEKLY =
            new Variants<WeeklySchedule>().with("weekly", TimeReader::weeklySchedule);

    static {
        SCHEDULE.with("always", node -> new Fields(node).build(Schedule::always))
                .with("weekly", TimeReader::weeklySchedule)
                .with("ranges", TimeReader::ranges)
                .with("union", node -> combined(node, Schedule::union))
                .with("intersection", node -> combined(node, Schedule::intersection))
                .with("minus", node -> combined(node, Schedule::minus));
    }

    private TimeReader() {}

    static @Nullable Recurrence recurrence(Node node) {
        Fields fields = new Fields(node);
        EvaluationCycle cycle = fields.required("cycle", CYCLE);
        LocalTime at = fields.required("at", Form.LOCAL_TIME);
        ZoneId zone = fields.required("zone", Form.ZONE);
        WeeklySchedule days = fields.optional("working-days", WEEKLY);
        return fields.build(
                () -> new Recurrence(requireNonNull(cycle), requireNonNull(at), requireNonNull(zone), days));
    }

    private static @Nullable EvaluationCycle weeks(Node node) {
        Fields fields = new Fields(node);
        DayOfWeek from = fields.optional("from", DayOfWeek.MONDAY, TimeReader::day);
        return fields.build(() -> EvaluationCycle.weekly(from));
    }

    private static @Nullable EvaluationCycle months(int months, Node node) {
        Fields fields = new Fields(node);
        int month = months == 1 ? 1 : fields.optional("from-month", 1, Node::count);
        int day = fields.optional("from-day", 1, Node::count);
        EndOfMonth rule =
                fields.optional("end-of-month", EndOfMonth.LAST_DAY, field -> Names.read(field, EndOfMonth.values()));
        return fields.build(() -> new EvaluationCycle.Months(months, month, day, rule));
    }

    private static @Nullable EvaluationCycle fixedLength(Node node) {
        Fields fields = new Fields(node);
        Duration length = fields.required("length", Form.DURATION);
        Instant anchor = fields.required("anchor", Form.INSTANT);
        return fields.build(() -> EvaluationCycle.fixedLength(requireNonNull(length), requireNonNull(anchor)));
    }

    private static @Nullable EvaluationCycle rolling(Node node) {
        Fields fields = new Fields(node);
        Duration length = fields.required("length", Form.DURATION);
        return fields.build(() -> EvaluationCycle.rolling(requireNonNull(length)));
    }

    private static @Nullable EvaluationCycle anchored(Node node) {
        Fields fields = new Fields(node);
        LocalDate anchor = fields.required("anchor", Form.DATE);
        Period length = fields.required("length", Form.PERIOD);
        return fields.build(() -> EvaluationCycle.anchored(requireNonNull(anchor), requireNonNull(length)));
    }

    private static @Nullable DayOfWeek day(Node node) {
        return Names.read(node, DayOfWeek.values());
    }

    private static @Nullable Schedule ranges(Node node) {
        List<TimeRange> ranges = node.list(element -> element.text(Form.RANGE));
        return ranges == null ? null : node.build(() -> Schedule.of(TimeSet.of(ranges)));
    }

    /** Of more than two schedules the first two are combined first. */
    private static @Nullable Schedule combined(Node node, BinaryOperator<Schedule> combination) {
        List<Schedule> parts = node.list(SCHEDULE);
        List<Node> elements = parts == null ? null : node.elements();
        if (parts == null || elements == null) {
            return null;
        }
        if (elements.size() < 2) {
            node.fault("must have at least two schedules");
            return null;
        }
        return parts.stream().reduce(combination).orElse(null);
    }

    private static @Nullable WeeklySchedule weeklySchedule(Node node) {
        Fields fields = new Fields(node);
        ZoneId zone = fields.required("zone", Form.ZONE);
        Map<DayOfWeek, List<DayWindow>> week = fields.required("hours", TimeReader::week);
        List<DayWindow> breaks = fields.optional("breaks", List.of(), TimeReader::windows);
        SortedSet<String> closedOn = fields.optional("closed-on", new TreeSet<>(), Node::names);
        Map<String, DayOfWeek> openLike = fields.optional("open-like", Map.of(), field -> field.map(TimeReader::day));
        Map<LocalDate, List<DayWindow>> overrides = fields.optional("overrides", Map.of(), TimeReader::overrides);
        return fields.build(() -> {
            WeeklySchedule schedule = Schedule.weekly(requireNonNull(zone));
            for (Map.Entry<DayOfWeek, List<DayWindow>> day :
                    requireNonNull(week).entrySet()) {
                for (DayWindow window : day.getValue()) {
                    schedule = schedule.on(List.of(day.getKey()), window);
                }
            }
            for (DayWindow window : breaks) {
                String[] ends = window.toString().split("-", 2);
                schedule = schedule.breaks(ends[0], ends[1]);
            }
            schedule = schedule.closedOn(closedOn.toArray(new String[0]));
            for (Map.Entry<String, DayOfWeek> calendar : openLike.entrySet()) {
                schedule = schedule.openLike(calendar.getValue(), calendar.getKey());
            }
            for (Map.Entry<LocalDate, List<DayWindow>> date : overrides.entrySet()) {
                schedule = schedule.override(date.getKey(), date.getValue().toArray(new DayWindow[0]));
            }
            return schedule;
        });
    }

    /** {@code {"monday-friday": ["09:00-17:00"], "saturday": ["10:00-12:00"]}}: each day at most once. */
    private static @Nullable Map<DayOfWeek, List<DayWindow>> week(Node node) {
        Map<String, Node> entries = node.entries();
        if (entries == null) {
            return null;
        }
        Map<DayOfWeek, List<DayWindow>> week = new TreeMap<>();
        entries.forEach((name, entry) -> {
            Set<DayOfWeek> days = days(name);
            List<DayWindow> windows = windows(entry);
            if (days.isEmpty()) {
                entry.fault("must be of a day such as monday, or of days such as monday-friday");
            } else if (windows != null && windows.isEmpty() && entry.isEmptyList()) {
                entry.fault("must not be empty; leave out a day that is closed");
            }
            for (DayOfWeek day : days) {
                if (week.put(day, windows == null ? List.of() : windows) != null) {
                    entry.fault("must not state " + Names.of(day) + " once more");
                }
            }
        });
        return week;
    }

    private static Set<DayOfWeek> days(String name) {
        List<String> names = Arrays.stream(DayOfWeek.values()).map(Names::of).toList();
        String[] ends = name.split("-", -1);
        int first = names.indexOf(ends[0]);
        int last = names.indexOf(ends[ends.length - 1]);
        return ends.length > 2 || first < 0 || last < first || (ends.length == 2 && last == first)
                ? Set.of()
                : EnumSet.range(DayOfWeek.of(first + 1), DayOfWeek.of(last + 1));
    }

    private static @Nullable List<DayWindow> windows(Node node) {
        return node.list(element -> element.text(Form.WINDOW));
    }

    private static @Nullable Map<LocalDate, List<DayWindow>> overrides(Node node) {
        Map<String, Node> entries = node.entries();
        if (entries == null) {
            return null;
        }
        Map<LocalDate, List<DayWindow>> overrides = new TreeMap<>();
        entries.forEach((name, entry) -> {
            LocalDate date = entry.named(Form.DATE);
            List<DayWindow> windows = windows(entry);
            if (date != null && windows != null && overrides.put(date, windows) != null) {
                entry.fault("must be stated once only");
            }
        });
        return overrides;
    }

    /** A range with a start and an end. */
    static @Nullable TimeRange range(Fields fields) {
        Instant start = fields.required("start", Form.INSTANT);
        Instant end = fields.required("end", Form.INSTANT);
        if (start == null || end == null) {
            return null;
        }
        if (end.isBefore(start)) {
            fields.fault("end", "must not be before start");
            return null;
        }
        return fields.value(() -> TimeRange.of(start, end));
    }
}
