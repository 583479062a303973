package dev.sla4j.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The clock against counting single nanoseconds, and the laws that tie deadlines to service time. */
class ServiceClockProperties {

    private static final int SIZE = 60;
    private static final TimeRange HORIZON = TimeRange.ofNanos(0, SIZE);

    @Provide
    Arbitrary<TimeSet> sets() {
        return Combinators.combine(
                        Arbitraries.integers().between(-5, SIZE + 5),
                        Arbitraries.integers().between(0, 9))
                .as((start, length) -> TimeRange.ofNanos(start, start + length))
                .list()
                .ofMaxSize(8)
                .map(TimeSet::of);
    }

    private static long count(TimeSet open, long from, long to) {
        long count = 0;
        for (long t = from; t < to; t++) {
            count += open.containsNanos(t) ? 1 : 0;
        }
        return count;
    }

    @Property
    void serviceTimeLikeCounting(
            @ForAll("sets") TimeSet open,
            @ForAll @IntRange(min = 0, max = SIZE) int a,
            @ForAll @IntRange(min = 0, max = SIZE) int b) {
        ServiceClock clock = ServiceClock.of(open, HORIZON);
        assertEquals(count(open, Math.min(a, b), Math.max(a, b)), clock.serviceNanos(Math.min(a, b), Math.max(a, b)));
        assertEquals(count(open, 0, a), clock.serviceNanosUntil(a));
    }

    /** The earliest, the latest, or no instant of the horizon at which the service time has passed. */
    @Property
    void deadlineLikeSearching(
            @ForAll("sets") TimeSet open,
            @ForAll @IntRange(min = 0, max = SIZE) int start,
            @ForAll @IntRange(min = 0, max = 20) int service) {
        ServiceClock clock = ServiceClock.of(open, HORIZON);
        long earliest = start;
        while (earliest <= SIZE && count(open, start, earliest) < service) {
            earliest++;
        }
        if (earliest > SIZE) {
            assertThrows(IllegalArgumentException.class, () -> clock.deadlineNanos(start, service, ClosingTime.STAYS));
        } else {
            assertEquals(earliest, clock.deadlineNanos(start, service, ClosingTime.STAYS));
        }
        long latest = start;
        while (latest <= SIZE && count(open, start, latest + 1) <= service) {
            latest++;
        }
        if (latest >= SIZE) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> clock.deadlineNanos(start, service, ClosingTime.NEXT_OPENING));
        } else {
            assertEquals(latest, clock.deadlineNanos(start, service, ClosingTime.NEXT_OPENING));
        }
    }

    @Property
    void latestStartLikeSearching(
            @ForAll("sets") TimeSet open,
            @ForAll @IntRange(min = 0, max = SIZE) int end,
            @ForAll @IntRange(min = 0, max = 20) int service) {
        ServiceClock clock = ServiceClock.of(open, HORIZON);
        long start = end;
        while (start >= 0 && count(open, start, end) < service) {
            start--;
        }
        if (start < 0) {
            assertThrows(IllegalArgumentException.class, () -> clock.latestStartNanos(end, service));
        } else {
            assertEquals(start, clock.latestStartNanos(end, service));
        }
    }

    @Property
    void openingsAndClosingsLikeSearching(@ForAll("sets") TimeSet open, @ForAll @IntRange(min = 0, max = SIZE) int t) {
        ServiceClock clock = ServiceClock.of(open, HORIZON);
        Instant instant = EpochNanos.toInstant(t);
        List<TimeRange> windows = open.clip(HORIZON).ranges();
        assertEquals(t < SIZE && open.containsNanos(t), clock.isOpen(instant));
        check(
                windows.stream()
                        .map(TimeRange::start)
                        .filter(s -> !s.isBefore(instant))
                        .toList(),
                0,
                () -> clock.nextOpening(instant));
        List<Instant> before = windows.stream()
                .map(TimeRange::start)
                .filter(s -> !s.isAfter(instant))
                .toList();
        check(before, before.size() - 1, () -> clock.previousOpening(instant));
        check(
                windows.stream()
                        .map(TimeRange::end)
                        .filter(e -> e.isAfter(instant))
                        .toList(),
                0,
                () -> clock.nextClosing(instant));
    }

    private static void check(List<Instant> candidates, int index, Supplier<Instant> answer) {
        if (candidates.isEmpty()) {
            assertThrows(IllegalArgumentException.class, answer::get);
        } else {
            assertEquals(candidates.get(index), answer.get());
        }
    }

    @Property
    void pausesAreTakenOut(@ForAll("sets") TimeSet open, @ForAll("sets") TimeSet pauses) {
        ServiceClock paused = ServiceClock.of(open, HORIZON).pausedDuring(pauses);
        for (int t = 0; t <= SIZE; t++) {
            assertEquals(count(open.minus(pauses), 0, t), paused.serviceNanosUntil(t));
        }
    }

    record Case(Hours hours, LocalDate date) {}

    @Provide
    Arbitrary<Case> cases() {
        return Zones.places()
                .flatMap(place -> Hours.around(place.zone(), place.date()).map(hours -> new Case(hours, place.date())));
    }

    /** Forwards and backwards are inverse, in random hours around clock changes of random zones. */
    @Property
    void deadlineAndServiceTimeAreInverse(
            @ForAll("cases") Case c, @ForAll("offsets") long offset, @ForAll("offsets") long service) {
        long start = Zones.midnight(c.date, c.hours.zone);
        TimeRange horizon = TimeRange.ofNanos(start - Zones.hours(200), start + Zones.hours(200));
        ServiceClock clock = ServiceClock.of(c.hours.schedule(), c.hours.calendars(), horizon);
        checkInverse(clock, start + offset, service);
    }

    @Provide
    Arbitrary<Long> offsets() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, Zones.hours(100)),
                Arbitraries.integers().between(0, 200).map(n -> Zones.minutes(15L * n)));
    }

    @Example
    void deadlineAndServiceTimeAreInverseAtClockChangesOfEveryZone() {
        for (ZoneId zone : Zones.ALL) {
            for (ZoneOffsetTransition change : Zones.someChanges(zone, 10)) {
                long t = EpochNanos.of(change.getInstant());
                TimeRange horizon = TimeRange.ofNanos(t - Zones.hours(200), t + Zones.hours(200));
                Schedule hours =
                        Schedule.weekly(zone).everyDay("00:30", "03:15").everyDay("09:00", "17:00");
                ServiceClock clock = ServiceClock.of(hours, HolidayCalendars.empty(), horizon);
                for (int i = -6; i <= 6; i++) {
                    checkInverse(clock, t + Zones.minutes(170L * i), Zones.minutes(35L * (i + 7)));
                }
            }
        }
    }

    private static void checkInverse(ServiceClock clock, long start, long service) {
        long left = clock.serviceNanos(start, clock.horizon().endNanos());
        if (service > left) {
            return;
        }
        long deadline = clock.deadlineNanos(start, service, ClosingTime.STAYS);
        assertEquals(service, clock.serviceNanos(start, deadline));
        assertTrue(service == 0 || clock.serviceNanos(start, deadline - 1) == service - 1);
        long latest = clock.latestStartNanos(deadline, service);
        assertTrue(start <= latest);
        assertEquals(service, clock.serviceNanos(latest, deadline));
        assertEquals(deadline, clock.deadlineNanos(latest, service, ClosingTime.STAYS));
        if (service < left) {
            long opening = clock.deadlineNanos(start, service, ClosingTime.NEXT_OPENING);
            assertEquals(service, clock.serviceNanos(start, opening));
            assertTrue(deadline <= opening);
            assertTrue(clock.isOpen(EpochNanos.toInstant(opening)));
        }
    }
}
