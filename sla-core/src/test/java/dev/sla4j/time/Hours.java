package dev.sla4j.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Weekly hours as plain data, and the oracle for them: resolve every window of every date by java.time, and say for an
 * instant whether a window contains it and no break does. It knows nothing of the classes under test but their text.
 */
final class Hours {

    final ZoneId zone;
    final Map<DayOfWeek, List<String>> windows = new EnumMap<>(DayOfWeek.class);
    final List<String> breaks = new ArrayList<>();
    final Set<LocalDate> holidays = new HashSet<>();
    final Map<LocalDate, List<String>> overrides = new TreeMap<>();

    Hours(ZoneId zone) {
        this.zone = zone;
    }

    Hours on(Set<DayOfWeek> days, String window) {
        days.forEach(day -> windows.computeIfAbsent(day, d -> new ArrayList<>()).add(window));
        return this;
    }

    WeeklySchedule schedule() {
        WeeklySchedule schedule = Schedule.weekly(zone).closedOn("H");
        for (Map.Entry<DayOfWeek, List<String>> day : windows.entrySet()) {
            for (String window : day.getValue()) {
                schedule = schedule.on(day.getKey(), from(window), to(window));
            }
        }
        for (String pause : breaks) {
            schedule = schedule.breaks(from(pause), to(pause));
        }
        for (Map.Entry<LocalDate, List<String>> day : overrides.entrySet()) {
            schedule = schedule.override(
                    day.getKey(),
                    day.getValue().stream()
                            .map(w -> DayWindow.of(from(w), to(w)))
                            .toArray(DayWindow[]::new));
        }
        return schedule;
    }

    HolidayCalendars calendars() {
        return HolidayCalendars.of(HolidayCalendar.of("H", holidays));
    }

    /** The oracle. Lays out the dates once; each question walks all of them. */
    Oracle oracle(LocalDate first, LocalDate last) {
        List<long[]> open = new ArrayList<>();
        List<long[]> closed = new ArrayList<>();
        for (LocalDate date = first.minusDays(4); !date.isAfter(last.plusDays(2)); date = date.plusDays(1)) {
            for (String window : windowsStartingOn(date)) {
                open.add(resolve(date, window));
            }
            for (String pause : overrides.containsKey(date) ? List.<String>of() : breaks) {
                closed.add(resolve(date, pause));
            }
        }
        return new Oracle(open, closed);
    }

    private List<String> windowsStartingOn(LocalDate date) {
        if (overrides.containsKey(date)) {
            return overrides.get(date);
        }
        return holidays.contains(date) ? List.of() : windows.getOrDefault(date.getDayOfWeek(), List.of());
    }

    private long[] resolve(LocalDate date, String window) {
        long start = nanoOfDay(from(window));
        long end = nanoOfDay(to(window));
        return new long[] {
            Zones.nanosAt(date, start, zone),
            end > start ? Zones.nanosAt(date, end, zone) : Zones.nanosAt(date.plusDays(1), end, zone)
        };
    }

    private static String from(String window) {
        return window.substring(0, window.indexOf('-'));
    }

    private static String to(String window) {
        return window.substring(window.indexOf('-') + 1);
    }

    private static long nanoOfDay(String time) {
        String[] parts = time.split(":");
        return Zones.minutes(Long.parseLong(parts[0]) * 60 + Long.parseLong(parts[1]));
    }

    /** The windows and breaks that were laid out. */
    record Oracle(List<long[]> open, List<long[]> closed) {

        boolean isOpen(long nanos) {
            return open.stream().anyMatch(w -> w[0] <= nanos && nanos < w[1])
                    && closed.stream().noneMatch(b -> b[0] <= nanos && nanos < b[1]);
        }
    }

    @Override
    public String toString() {
        return zone + " " + windows + " breaks " + breaks + " holidays " + holidays + " overrides " + overrides;
    }

    /** Random hours with holidays and overrides within a few days of a date. */
    static Arbitrary<Hours> around(ZoneId zone, LocalDate date) {
        Arbitrary<String> window = windows();
        Arbitrary<LocalDate> near = Arbitraries.integers().between(-3, 3).map(date::plusDays);
        return Combinators.combine(
                        Arbitraries.maps(
                                        Arbitraries.of(DayOfWeek.class),
                                        window.list().ofMaxSize(3))
                                .ofMinSize(1)
                                .ofMaxSize(7),
                        window.list().ofMaxSize(2),
                        near.set().ofMaxSize(2),
                        Arbitraries.maps(near, window.list().ofMaxSize(2)).ofMaxSize(2))
                .as((week, breaks, holidays, overrides) -> {
                    Hours hours = new Hours(zone);
                    hours.windows.putAll(week);
                    hours.breaks.addAll(breaks);
                    hours.holidays.addAll(holidays);
                    hours.overrides.putAll(overrides);
                    return hours;
                });
    }

    /** Windows between multiples of a quarter of an hour, many of them near midnight and 02:00, some overnight. */
    static Arbitrary<String> windows() {
        Arbitrary<Integer> quarter = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.integers().between(0, 95)),
                Tuple.of(1, Arbitraries.integers().between(0, 14)),
                Tuple.of(1, Arbitraries.integers().between(88, 95)));
        Arbitrary<Integer> end = Arbitraries.oneOf(quarter, Arbitraries.just(96));
        return Combinators.combine(quarter, end).as((from, to) -> clock(from) + "-" + clock(to));
    }

    static String clock(int quarter) {
        return String.format("%02d:%02d", quarter / 4, quarter % 4 * 15);
    }

    static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);
    static final Set<DayOfWeek> MON_TO_FRI = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
}
