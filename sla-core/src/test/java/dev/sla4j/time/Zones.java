package dev.sla4j.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** All zones of the JDK, places on their time-lines, and local times resolved by java.time alone. */
final class Zones {

    static final List<ZoneId> ALL =
            ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList();

    private static final Instant FROM = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2101-01-01T00:00:00Z");

    private Zones() {}

    /** A local date in a zone. */
    record Place(ZoneId zone, LocalDate date) {}

    static Arbitrary<ZoneId> any() {
        return Arbitraries.of(ALL);
    }

    /** Random dates from 1970 to 2100, half of them within two days of a change of offset. */
    static Arbitrary<Place> places() {
        return any().flatMap(zone -> {
            Arbitrary<Place> anywhere = Arbitraries.longs()
                    .between(0, LocalDate.of(2100, 12, 31).toEpochDay())
                    .map(day -> new Place(zone, LocalDate.ofEpochDay(day)));
            List<ZoneOffsetTransition> changes = changes(zone);
            if (changes.isEmpty()) {
                return anywhere;
            }
            Arbitrary<Place> atChange = Arbitraries.integers()
                    .between(-2, 2)
                    .flatMap(days -> Arbitraries.of(changes)
                            .map(change -> new Place(
                                    zone,
                                    change.getDateTimeBefore().toLocalDate().plusDays(days))));
            return Arbitraries.oneOf(anywhere, atChange);
        });
    }

    /** Changes of offset from 1970 to 2100, in order. */
    static List<ZoneOffsetTransition> changes(ZoneId zone) {
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        ZoneOffsetTransition change = zone.getRules().nextTransition(FROM);
        while (change != null && change.getInstant().isBefore(TO)) {
            changes.add(change);
            change = zone.getRules().nextTransition(change.getInstant());
        }
        return changes;
    }

    /** At most {@code count} changes of offset of a zone, spread over 1970 to 2100, the first and last among them. */
    static List<ZoneOffsetTransition> someChanges(ZoneId zone, int count) {
        List<ZoneOffsetTransition> all = changes(zone);
        List<ZoneOffsetTransition> some = new ArrayList<>();
        for (int i = 0; i < Math.min(count, all.size()); i++) {
            some.add(all.get(all.size() <= count ? i : (int) ((long) i * (all.size() - 1) / (count - 1))));
        }
        return some;
    }

    /** S4 in the words of java.time. */
    static long nanosAt(LocalDate date, long nanoOfDay, ZoneId zone) {
        LocalDateTime local = date.atStartOfDay().plusNanos(nanoOfDay);
        return EpochNanos.of(ZonedDateTime.of(local, zone).toInstant());
    }

    static long midnight(LocalDate date, ZoneId zone) {
        return nanosAt(date, 0, zone);
    }

    static long nanos(String instant) {
        return EpochNanos.of(Instant.parse(instant));
    }

    static long hours(long hours) {
        return hours * 3600 * EpochNanos.PER_SECOND;
    }

    static long minutes(long minutes) {
        return minutes * 60 * EpochNanos.PER_SECOND;
    }
}
