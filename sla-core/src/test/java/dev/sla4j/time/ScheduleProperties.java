package dev.sla4j.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Schedules against a walk over instants, in every zone from 1970 to 2100 (laws L8, L14; S4). */
class ScheduleProperties {

    record Case(Hours hours, LocalDate date) {}

    @Provide
    Arbitrary<Case> cases() {
        return Zones.places()
                .flatMap(place -> Hours.around(place.zone(), place.date()).map(hours -> new Case(hours, place.date())));
    }

    @Property
    void layOutLikeTheOracleMinuteByMinute(@ForAll("cases") Case c) {
        checkDays(c.hours, c.date.minusDays(1), c.date.plusDays(2), Zones.minutes(1));
    }

    /** Every change of offset from 1970 to 2100 of every zone; between the bounds of both nothing changes, so coarse steps leave nothing out. */
    @Example
    void layOutLikeTheOracleAroundEveryClockChangeOfEveryZone() {
        for (ZoneId zone : Zones.ALL) {
            Random random = new Random(zone.getId().hashCode());
            for (ZoneOffsetTransition change : Zones.changes(zone)) {
                Hours hours = randomHours(zone, random);
                LocalDate date = change.getDateTimeBefore().toLocalDate();
                checkDays(hours, date.minusDays(2), date.plusDays(3), Zones.hours(6));
            }
        }
    }

    @Example
    void layOutLikeTheOracleWhereOffsetsHaveSeconds() {
        for (ZoneId zone : Zones.ALL) {
            ZoneOffsetTransition change = zone.getRules().nextTransition(Instant.parse("1880-01-01T00:00:00Z"));
            if (change != null) {
                LocalDate date = change.getDateTimeBefore().toLocalDate();
                Hours hours = new Hours(zone).on(Hours.EVERY_DAY, "00:00-24:00");
                hours.breaks.add("00:00-00:15");
                checkDays(hours, date, date.plusDays(1), Zones.minutes(5) + 1_000_000_001L);
            }
        }
    }

    private static Hours randomHours(ZoneId zone, Random random) {
        Hours hours = new Hours(zone);
        for (int i = 0; i < 2; i++) {
            hours.on(Hours.EVERY_DAY, Hours.clock(random.nextInt(96)) + "-" + Hours.clock(random.nextInt(97)));
        }
        hours.on(Hours.MON_TO_FRI, "00:00-04:15");
        hours.breaks.add(Hours.clock(random.nextInt(20)) + "-" + Hours.clock(random.nextInt(20)));
        return hours;
    }

    /** Compares instants at equal steps and beside every bound; both together leave no room between. */
    private static void checkDays(Hours hours, LocalDate first, LocalDate last, long step) {
        Hours.Oracle oracle = hours.oracle(first, last);
        TimeRange within = TimeRange.ofNanos(Zones.midnight(first, hours.zone), Zones.midnight(last, hours.zone) + 7);
        TimeSet set = hours.schedule().toTimeSet(within, hours.calendars());
        for (long t = within.startNanos(); t < within.endNanos(); t += step) {
            assertSame(hours, oracle, set, t);
        }
        for (long bound : set.toArray()) {
            for (long t = bound - 1; t <= bound; t++) {
                if (within.containsNanos(t)) {
                    assertSame(hours, oracle, set, t);
                }
            }
        }
        oracle.open().forEach(window -> {
            for (long bound : window) {
                if (within.containsNanos(bound)) {
                    assertSame(hours, oracle, set, bound);
                }
            }
        });
    }

    private static void assertSame(Hours hours, Hours.Oracle oracle, TimeSet set, long t) {
        if (oracle.isOpen(t) != set.containsNanos(t)) {
            assertEquals(oracle.isOpen(t), set.containsNanos(t), () -> EpochNanos.format(t) + " " + hours);
        }
    }

    /** A schedule does not depend on the range in which it is laid out. */
    @Property
    void aPartOfTheRangeIsAPartOfTheSet(
            @ForAll("cases") Case c, @ForAll("offsets") long from, @ForAll("offsets") long to) {
        long noon = Zones.nanosAt(c.date, Zones.hours(12), c.hours.zone);
        TimeRange part = TimeRange.ofNanos(noon - from, noon + to);
        TimeRange whole = TimeRange.ofNanos(noon - Zones.hours(240), noon + Zones.hours(240));
        WeeklySchedule schedule = c.hours.schedule();
        HolidayCalendars calendars = c.hours.calendars();
        assertEquals(schedule.toTimeSet(whole, calendars).clip(part), schedule.toTimeSet(part, calendars));
    }

    @Provide
    Arbitrary<Long> offsets() {
        return Arbitraries.longs().between(0, Zones.hours(120));
    }

    /** L8: without a change of offset a week later is the same a week later. */
    @Property
    void shiftingByWeeksShiftsTheSet(@ForAll("cases") Case c, @ForAll("weeks") int weeks) {
        Hours hours = inKolkata(c.hours, 0);
        Hours later = inKolkata(c.hours, weeks);
        long shift = weeks * 7L * Zones.hours(24);
        long start = Zones.midnight(c.date.minusDays(4), hours.zone);
        TimeRange within = TimeRange.ofNanos(start, start + Zones.hours(9 * 24));
        TimeRange shifted = TimeRange.ofNanos(within.startNanos() + shift, within.endNanos() + shift);
        long[] expected = hours.schedule().toTimeSet(within, hours.calendars()).toArray();
        for (int i = 0; i < expected.length; i++) {
            expected[i] += shift;
        }
        assertEquals(
                TimeSet.ofSorted(expected, expected.length / 2),
                later.schedule().toTimeSet(shifted, later.calendars()));
    }

    @Provide
    Arbitrary<Integer> weeks() {
        return Arbitraries.integers().between(-500, 500);
    }

    private static Hours inKolkata(Hours hours, int weeks) {
        Hours moved = new Hours(ZoneId.of("Asia/Kolkata"));
        moved.windows.putAll(hours.windows);
        moved.breaks.addAll(hours.breaks);
        hours.holidays.forEach(date -> moved.holidays.add(date.plusWeeks(weeks)));
        hours.overrides.forEach((date, windows) -> moved.overrides.put(date.plusWeeks(weeks), windows));
        return moved;
    }

    /** Combined schedules are the combined sets, also of different zones. */
    @Property(tries = 300)
    void combinatorsAreSetOperations(@ForAll("cases") Case a, @ForAll("cases") Case b) {
        long start = Zones.midnight(a.date, a.hours.zone);
        TimeRange within = TimeRange.ofNanos(start, start + Zones.hours(72));
        Schedule first = a.hours.schedule();
        WeeklySchedule second = b.hours.schedule();
        HolidayCalendars calendars = a.hours.calendars();
        TimeSet x = first.toTimeSet(within, calendars);
        TimeSet y = second.toTimeSet(within, calendars);
        List<TimeSet> expected = List.of(x.union(y), x.intersection(y), x.minus(y));
        List<Schedule> combined = List.of(first.union(second), first.intersection(second), first.minus(second));
        for (int i = 0; i < 3; i++) {
            assertEquals(expected.get(i), combined.get(i).toTimeSet(within, calendars));
        }
    }
}
