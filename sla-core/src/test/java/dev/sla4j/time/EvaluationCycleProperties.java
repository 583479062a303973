package dev.sla4j.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Periods tile time: without gap or overlap, in every zone. */
class EvaluationCycleProperties {

    private static final LocalDate SAT_2026_01_31 = LocalDate.of(2026, 1, 31);
    private static final Instant ANCHOR = Instant.parse("2026-01-01T05:00:00Z");

    @Provide
    Arbitrary<Zones.Place> places() {
        return Zones.places();
    }

    @Provide
    Arbitrary<EvaluationCycle> tilingCycles() {
        Arbitrary<Integer> days = Arbitraries.integers().between(1, 31);
        Arbitrary<EndOfMonth> rules = Arbitraries.of(EndOfMonth.class);
        return Arbitraries.oneOf(
                Arbitraries.just(EvaluationCycle.daily()),
                Arbitraries.of(DayOfWeek.class).map(EvaluationCycle::weekly),
                Combinators.combine(days, rules).as(EvaluationCycle::monthlyFrom),
                Combinators.combine(
                                Arbitraries.of(1, 2, 3, 4, 6, 12),
                                Arbitraries.integers().between(1, 12),
                                days,
                                rules)
                        .as(EvaluationCycle.Months::new),
                Arbitraries.of(LocalDate.of(2028, 2, 29), LocalDate.of(2027, 12, 5))
                        .map(date -> EvaluationCycle.yearlyFrom(MonthDay.from(date))),
                Combinators.combine(
                                Arbitraries.longs().between(-300, 300).map(SAT_2026_01_31::plusDays),
                                Arbitraries.integers().between(0, 2),
                                Arbitraries.integers().between(0, 14),
                                Arbitraries.integers().between(1, 40))
                        .as((date, y, m, d) -> EvaluationCycle.anchored(date, Period.of(y, m, d))),
                Arbitraries.integers()
                        .between(1, 40)
                        .map(months -> EvaluationCycle.anchored(SAT_2026_01_31, Period.ofMonths(months))),
                Arbitraries.integers()
                        .between(1, 2000)
                        .map(hours -> EvaluationCycle.fixedLength(Duration.ofHours(hours), ANCHOR)));
    }

    @Property
    void consecutivePeriodsTileTime(
            @ForAll("tilingCycles") EvaluationCycle cycle, @ForAll("places") Zones.Place place) {
        ZoneId zone = place.zone();
        EvaluationPeriod period = cycle.periodOf(place.date(), zone);
        for (int i = 0; i < 4; i++) {
            EvaluationPeriod next = cycle.next(period, zone);
            assertEquals(period.end(), next.start());
            assertTrue(next.end().isAfter(next.start()));
            if (!period.range().isEmpty()) {
                assertEquals(period, cycle.previous(next, zone));
                assertEquals(period, cycle.periodContaining(period.start(), zone));
                assertEquals(period, cycle.periodContaining(period.end().minusNanos(1), zone));
            }
            period = next;
        }
    }

    @Property
    void thePeriodOfADateContainsItsMidnight(
            @ForAll("tilingCycles") EvaluationCycle cycle, @ForAll("places") Zones.Place place) {
        EvaluationPeriod period = cycle.periodOf(place.date(), place.zone());
        long midnight = Zones.midnight(place.date(), place.zone());
        assertTrue(period.range().containsNanos(midnight)
                || midnight == Zones.midnight(place.date().plusDays(1), place.zone()));
    }

    @Property
    void periodsOfARangeCoverIt(@ForAll("tilingCycles") EvaluationCycle cycle, @ForAll("places") Zones.Place place) {
        long start = Zones.midnight(place.date(), place.zone()) + 1;
        TimeRange range = TimeRange.ofNanos(start, start + Zones.hours(100));
        List<EvaluationPeriod> periods = cycle.periods(range, place.zone());
        TimeSet.Builder union = TimeSet.builder();
        for (EvaluationPeriod period : periods) {
            assertTrue(period.range().overlaps(range));
            union.add(period.range());
        }
        assertEquals(1, union.build().size());
        assertTrue(union.build().encloses(range));
    }

    @Property
    void rollingWindowsEndWithTheirDay(@ForAll("places") Zones.Place place) {
        EvaluationPeriod window = EvaluationCycle.rolling(Duration.ofDays(30)).periodOf(place.date(), place.zone());
        assertEquals(
                Zones.midnight(place.date().plusDays(1), place.zone()),
                window.range().endNanos());
        assertEquals(Duration.ofDays(30), window.length());
    }

    /** Against java.time alone: a day is what lies between the midnights of a date and the next, in every zone. */
    @Example
    void daysAroundClockChangesOfEveryZone() {
        EvaluationCycle daily = EvaluationCycle.daily();
        for (ZoneId zone : Zones.ALL) {
            for (ZoneOffsetTransition change : Zones.someChanges(zone, 20)) {
                LocalDate first = change.getDateTimeBefore().toLocalDate().minusDays(1);
                List<TimeRange> expected = new ArrayList<>();
                for (LocalDate date = first; date.isBefore(first.plusDays(4)); date = date.plusDays(1)) {
                    TimeRange day =
                            TimeRange.ofNanos(Zones.midnight(date, zone), Zones.midnight(date.plusDays(1), zone));
                    assertEquals(new EvaluationPeriod(date.toString(), day), daily.periodOf(date, zone));
                    if (!day.isEmpty()) {
                        expected.add(day);
                    }
                }
                TimeRange all = expected.get(0).span(expected.get(expected.size() - 1));
                assertEquals(
                        expected,
                        daily.periods(all, zone).stream()
                                .map(EvaluationPeriod::range)
                                .toList());
            }
        }
    }
}
