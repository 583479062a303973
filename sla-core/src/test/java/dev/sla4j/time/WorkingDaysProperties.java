package dev.sla4j.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Counting working days against walking from day to day. */
class WorkingDaysProperties {

    private static final LocalDate SUN_2026_03_01 = LocalDate.of(2026, 3, 1);

    record Case(Set<DayOfWeek> weekdays, Set<LocalDate> holidays, Set<LocalDate> extra) {

        WorkingDays days(ZoneId zone) {
            WeeklySchedule schedule =
                    Schedule.weekly(zone).on(weekdays, "09:00", "17:00").closedOn("H");
            for (LocalDate date : extra) {
                schedule = schedule.override(date, DayWindow.of("10:00", "11:00"));
            }
            return WorkingDays.of(schedule, HolidayCalendars.of(HolidayCalendar.of("H", holidays)));
        }

        boolean works(LocalDate date) {
            return extra.contains(date) || weekdays.contains(date.getDayOfWeek()) && !holidays.contains(date);
        }
    }

    @Provide
    Arbitrary<Case> cases() {
        return Combinators.combine(
                        Arbitraries.of(DayOfWeek.class).set().ofMinSize(1),
                        dates().set().ofMaxSize(30),
                        dates().set().ofMaxSize(5))
                .as(Case::new);
    }

    @Provide
    Arbitrary<LocalDate> dates() {
        return Arbitraries.integers().between(0, 60).map(SUN_2026_03_01::plusDays);
    }

    @Property
    void countLikeWalking(
            @ForAll("cases") Case c, @ForAll("dates") LocalDate from, @ForAll @IntRange(max = 80) int length) {
        WorkingDays days = c.days(ZoneId.of("UTC"));
        long count = from.datesUntil(from.plusDays(length)).filter(c::works).count();
        assertEquals(count, days.between(from, from.plusDays(length)));
        assertEquals(c.works(from), days.isWorkingDay(from));
    }

    @Property
    void plusLikeWalking(
            @ForAll("cases") Case c, @ForAll("dates") LocalDate from, @ForAll @IntRange(min = -20, max = 20) int k) {
        LocalDate date = from;
        for (int left = Math.abs(k); left > 0; ) {
            date = date.plusDays(Integer.signum(k));
            left -= c.works(date) ? 1 : 0;
        }
        assertEquals(date, c.days(ZoneId.of("UTC")).plus(from, k));
    }

    @Property
    void endOfWorkingDayIsAMidnightInEveryZone(
            @ForAll("places") Zones.Place place, @ForAll @IntRange(min = 0, max = 5) int k) {
        ZoneId zone = place.zone();
        LocalDate date = place.date();
        WorkingDays days = WorkingDays.monToFri(zone);
        LocalDate last = k == 0 && days.isWorkingDay(date) ? date : days.plus(date, Math.max(1, k));
        long morning = Zones.midnight(date, zone);
        long evening = Zones.midnight(date.plusDays(1), zone) - 1;
        for (long t : evening < morning ? List.<Long>of() : new HashSet<>(List.of(morning, evening))) {
            assertEquals(
                    Zones.midnight(last.plusDays(1), zone),
                    EpochNanos.of(days.endOfWorkingDay(EpochNanos.toInstant(t), k)));
        }
    }

    @Provide
    Arbitrary<Zones.Place> places() {
        return Zones.places();
    }
}
