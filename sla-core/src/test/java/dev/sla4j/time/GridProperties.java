package dev.sla4j.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Units against a walk that looks at the local clock, and against arithmetic on big numbers. */
class GridProperties {

    private static final int[] MINUTES = {1, 5, 15, 20, 30, 60, 120, 360, 720, 1440};

    @Provide
    Arbitrary<Zones.Place> places() {
        return Zones.places();
    }

    @Provide
    Arbitrary<Integer> units() {
        return Arbitraries.integers().between(0, MINUTES.length - 1).map(i -> MINUTES[i]);
    }

    @Property
    void localUnitsLikeTheOracle(@ForAll("places") Zones.Place place, @ForAll("units") int minutes) {
        checkDay(place.zone(), place.date(), minutes);
    }

    @Example
    void localUnitsLikeTheOracleAtClockChangesOfEveryZone() {
        for (ZoneId zone : Zones.ALL) {
            for (ZoneOffsetTransition change : Zones.someChanges(zone, 3)) {
                for (int days = -1; days <= 1; days++) {
                    checkDay(zone, change.getDateTimeBefore().toLocalDate().plusDays(days), 30);
                }
            }
        }
    }

    private static void checkDay(ZoneId zone, LocalDate date, int minutes) {
        long end = Zones.midnight(date.plusDays(1), zone);
        List<Long> bounds = walk(zone, date, minutes);
        Grid grid = Grid.localTime(Duration.ofMinutes(minutes), zone);
        for (int i = 0; i < bounds.size(); i++) {
            long unitStart = bounds.get(i);
            long unitEnd = i + 1 < bounds.size() ? bounds.get(i + 1) : end;
            for (long t : new long[] {unitStart, (unitStart + unitEnd) / 2, unitEnd - 1}) {
                assertEquals(unitStart, grid.unitStart(t), () -> zone + " " + EpochNanos.format(t));
                assertEquals(unitEnd, grid.unitEnd(t), () -> zone + " " + EpochNanos.format(t));
            }
        }
    }

    /** The instants of a local day, half a minute apart, at which its clock first reaches another unit. */
    private static List<Long> walk(ZoneId zone, LocalDate date, int minutes) {
        long end = Zones.midnight(date.plusDays(1), zone);
        List<Long> bounds = new ArrayList<>();
        long reached = -1;
        for (long t = Zones.midnight(date, zone); t < end; t += 30 * EpochNanos.PER_SECOND) {
            LocalDateTime clock = LocalDateTime.ofInstant(EpochNanos.toInstant(t), zone);
            long minuteOfDay = Duration.between(date.atStartOfDay(), clock).toMinutes();
            long unit = Math.min(minuteOfDay / minutes, 1440 / minutes - 1);
            if (unit > reached) {
                bounds.add(t);
                reached = unit;
            }
        }
        return bounds;
    }

    @Property
    void fixedUnitsTileTime(@ForAll("lengths") long unit, @ForAll("instants") long anchor, @ForAll("instants") long t) {
        Grid grid = Grid.of(Duration.ofNanos(unit)).anchoredAt(EpochNanos.toInstant(anchor));
        long start = grid.unitStart(t);
        long end = grid.unitEnd(t);
        assertTrue(start <= t && t < end);
        assertEquals(unit, end - start);
        assertEquals(end, grid.unitStart(end));
        assertEquals(start, grid.unitEnd(start - 1));
        assertEquals(0, Math.floorMod(Math.subtractExact(start, anchor), unit));
    }

    @Provide
    Arbitrary<Long> lengths() {
        return Arbitraries.longs().between(1, Zones.hours(24 * 366));
    }

    @Provide
    Arbitrary<Long> instants() {
        return Arbitraries.longs().between(Long.MIN_VALUE / 4, Long.MAX_VALUE / 4);
    }
}
