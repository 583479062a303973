package dev.sla4j.time;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The time-line cut into units: minutes, five-minute slots, hours, local days.
 *
 * <p>Models "each minute in which …", "hourly intervals", "calendar days". The units of a grid tile the time-line: each
 * instant belongs to exactly one, and a unit contains its start but not its end.
 *
 * <p><b>Fixed grids</b>: unit {@code k} is {@code [anchor + k × unit, anchor + (k + 1) × unit)} with the anchor
 * 1970-01-01T00:00Z unless another is named.
 *
 * <p><b>Local grids</b> ({@link #localTime}) count the units in local time from each local midnight. A unit ends when
 * the local clock <em>first</em> reaches the time of the next one, or at the next local midnight. So where the clock
 * is put forward the units that are skipped do not exist and one that is skipped in part is shorter; where it is put
 * back the unit in which that happens is longer by the repeated time. A unit of 24 hours is the local day of 23, 24
 * or 25 hours. Local midnight is 00:00 by S4: in a gap it moves forward by the length of the gap.
 *
 * <p>Immutable, value-based and thread-safe. A look-up takes a few nanoseconds in a fixed grid; in a local grid it
 * asks the zone rules, about half a microsecond, or a few on the day of a clock change. Source: DESIGN S2, S4, S12.
 */
public final class Grid {

    private final long unit;
    private final long anchor;
    private final @Nullable ZoneId zone;

    private Grid(long unit, long anchor, @Nullable ZoneId zone) {
        this.unit = unit;
        this.anchor = anchor;
        this.zone = zone;
    }

    /**
     * Obtains the grid of units of a fixed length, one of which starts at 1970-01-01T00:00Z.
     *
     * @param unit  the length of the units, positive, not null
     * @return the grid, not null
     * @throws IllegalArgumentException if the length is not positive or longer than 292 years
     */
    public static Grid of(Duration unit) {
        return new Grid(positiveNanos(unit), 0, null);
    }

    /**
     * Obtains the grid of units that are counted in local time from each local midnight.
     *
     * @param unit  the length of the units on the local clock, which divides 24 hours, not null
     * @param zone  the zone of the local clock, not null
     * @return the grid, not null
     * @throws IllegalArgumentException if the length is not positive or does not divide 24 hours
     */
    public static Grid localTime(Duration unit, ZoneId zone) {
        requireNonNull(zone, "zone");
        long nanos = positiveNanos(unit);
        if (LocalTimeLine.DAY_NANOS % nanos != 0) {
            throw new IllegalArgumentException("unit (" + unit + ") of a local grid must divide 24 hours");
        }
        return new Grid(nanos, 0, zone);
    }

    static long positiveNanos(Duration unit) {
        requireNonNull(unit, "unit");
        if (unit.isZero() || unit.isNegative()) {
            throw new IllegalArgumentException("unit (" + unit + ") must be positive");
        }
        try {
            return unit.toNanos();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("unit (" + unit + ") must not be longer than 292 years", e);
        }
    }

    /**
     * Returns the grid of the same units, one of which starts at the given instant.
     *
     * @param anchor  the start of a unit, not null
     * @return the grid, not null
     * @throws IllegalStateException if this is a local grid, whose anchor is the local midnight
     */
    public Grid anchoredAt(Instant anchor) {
        requireNonNull(anchor, "anchor");
        if (zone != null) {
            throw new IllegalStateException("a grid of local time is anchored at local midnight: " + this);
        }
        return new Grid(unit, Math.floorMod(EpochNanos.of(anchor), unit), null);
    }

    /** Returns the length of a unit; of a local grid on the local clock. */
    public Duration unit() {
        return Duration.ofNanos(unit);
    }

    /** Says whether the units are counted in local time. */
    public boolean isLocalTime() {
        return zone != null;
    }

    /**
     * Returns the zone of a local grid.
     *
     * @return the zone, not null
     * @throws IllegalStateException if this is a fixed grid
     */
    public ZoneId zone() {
        if (zone == null) {
            throw new IllegalStateException("a fixed grid has no zone: " + this);
        }
        return zone;
    }

    /** Returns the first unit start at or after 1970-01-01T00:00Z of a fixed grid; the epoch if it has no anchor. */
    public Instant anchor() {
        return EpochNanos.toInstant(anchor);
    }

    /**
     * Returns the start of the unit that contains an instant.
     *
     * @param nanos  the instant in epoch nanoseconds
     * @return the first nanosecond of the unit, at or before the instant
     * @throws IllegalArgumentException if the unit starts before {@link EpochNanos#MIN}
     */
    public long unitStart(long nanos) {
        if (zone != null) {
            return localUnit(nanos, zone, false);
        }
        long start = nanos - positionInUnit(nanos);
        if (start > nanos) {
            throw outOfRange(nanos);
        }
        return start;
    }

    /**
     * Returns the end of the unit that contains an instant, which is the start of the next unit.
     *
     * @param nanos  the instant in epoch nanoseconds
     * @return the first nanosecond after the unit, after the instant
     * @throws IllegalArgumentException if the unit ends after {@link EpochNanos#MAX}
     */
    public long unitEnd(long nanos) {
        if (zone != null) {
            return localUnit(nanos, zone, true);
        }
        long end = nanos + (unit - positionInUnit(nanos));
        if (end < nanos) {
            throw outOfRange(nanos);
        }
        return end;
    }

    private long positionInUnit(long nanos) {
        return Math.floorMod(Math.floorMod(nanos, unit) - anchor, unit);
    }

    private IllegalArgumentException outOfRange(long nanos) {
        return new IllegalArgumentException("unit of " + this + " that contains " + EpochNanos.format(nanos)
                + " must lie between " + EpochNanos.format(EpochNanos.MIN) + " and "
                + EpochNanos.format(EpochNanos.MAX));
    }

    private long localUnit(long nanos, ZoneId zone, boolean end) {
        LocalDate date = LocalTimeLine.dayOf(nanos, zone);
        long dayStart = LocalTimeLine.startOfDay(date, zone);
        long dayEnd = LocalTimeLine.startOfDay(date.plusDays(1), zone);
        if (unit == LocalTimeLine.DAY_NANOS) {
            return end ? dayEnd : dayStart;
        }
        LocalDay day = new LocalDay(date, zone.getRules(), dayStart, dayEnd);
        if (day.isPlain()) {
            long start = nanos - (nanos - dayStart) % unit;
            return end ? start + unit : start;
        }
        // the last unit whose boundary is at or before the instant
        long low = 0;
        long high = LocalTimeLine.DAY_NANOS / unit;
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (day.firstReaching(middle * unit) <= nanos) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return end ? day.firstReaching(high * unit) : day.firstReaching(low * unit);
    }

    /** A local day on the UTC time-line. */
    private record LocalDay(LocalDate date, ZoneRules rules, long start, long end) {

        /** No clock change: the local clock runs evenly from 00:00 to 24:00. */
        boolean isPlain() {
            ZoneOffsetTransition next = rules.nextTransition(EpochNanos.toInstant(start));
            return end - start == LocalTimeLine.DAY_NANOS
                    && rules.getValidOffsets(date.atStartOfDay()).size() == 1
                    && (next == null || EpochNanos.of(next.getInstant()) >= end);
        }

        /** The first instant of the day at which the local clock shows a time of day or later; at most its end. */
        long firstReaching(long nanoOfDay) {
            if (nanoOfDay == 0) {
                return start;
            }
            LocalDateTime time = LocalDateTime.ofEpochSecond(
                    date.toEpochDay() * LocalTimeLine.DAY_SECONDS + nanoOfDay / EpochNanos.PER_SECOND,
                    (int) (nanoOfDay % EpochNanos.PER_SECOND),
                    ZoneOffset.UTC);
            ZoneOffsetTransition change = rules.getTransition(time);
            Instant first =
                    change != null && change.isGap() ? change.getInstant() : time.toInstant(rules.getOffset(time));
            return Math.max(start, Math.min(end, EpochNanos.of(first)));
        }
    }

    /** Says whether the other object is a grid of the same units. */
    @Override
    public boolean equals(Object o) {
        return o instanceof Grid other
                && unit == other.unit
                && anchor == other.anchor
                && Objects.equals(zone, other.zone);
    }

    @Override
    public int hashCode() {
        return Objects.hash(unit, anchor, zone);
    }

    /** Prints the unit and its anchor, such as {@code PT5M} or {@code PT1H in Europe/London}. */
    @Override
    public String toString() {
        if (zone != null) {
            return unit() + " in " + zone;
        }
        return anchor == 0 ? unit().toString() : unit() + " from " + EpochNanos.format(anchor);
    }
}
