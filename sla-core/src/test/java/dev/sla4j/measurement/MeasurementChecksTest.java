package dev.sla4j.measurement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.Refused;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Ratio;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What measurements refuse, one assertion for each check, and what they answer at their edges. */
class MeasurementChecksTest {
    private static final TimeRange DAY = TimeRange.parse("2026-03-02T00:00Z/2026-03-03T00:00Z");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void outage() {
        Refused.value(
                "end (2026-03-02T10:00Z) must not be before start (2026-03-02T11:00Z)",
                () -> Outage.of("2026-03-02T11:00Z", "2026-03-02T10:00Z"));
        Refused.ofNull("impact", () -> new Outage(0, 1, false, null, Origin.NONE));
        Refused.ofNull("origin", () -> new Outage(0, 1, false, Impact.FULL, null));
        Outage outage = Outage.of("2026-03-02T10:00Z", "2026-03-02T11:00Z");
        Refused.ofNull("milestone", () -> outage.at(null));
        Refused.ofNull("at", () -> outage.milestone(Outage.DETECTED, null));
        String maybe = " must not be the begin or the end\nMaybe Outage.of(start, end) is meant.";
        Refused.value("milestone (began)" + maybe, () -> outage.milestone(Outage.BEGAN, NOON));
        Refused.value("milestone (restored)" + maybe, () -> outage.milestone(Outage.RESTORED, NOON));
        Refused.value("cause must not be blank", () -> outage.cause(" "));
        Refused.value("incident must not be blank", () -> outage.incident(""));
        Refused.value("weight (0) must be above 0 and at most 1", () -> outage.affecting("0%"));
        Refused.value("weight (101/100) must be above 0 and at most 1", () -> outage.affecting("101%"));
    }

    @Test
    void instantsOfAnOutage() {
        Outage open = Outage.since("2026-03-02T10:00Z").milestone(Outage.DETECTED, NOON);
        assertEquals(open.start(), open.at(Outage.BEGAN));
        assertNull(open.at(Outage.RESTORED));
        assertNull(open.end());
        assertEquals(NOON, open.at(Outage.DETECTED));
        assertNull(open.at(Outage.CLOSED));
        assertEquals(NOON, Outage.of(NOON, NOON).at(Outage.RESTORED));
        // The end of an open outage has no meaning, so it is not told apart.
        assertEquals(
                new Outage(5, 5, true, Impact.FULL, Origin.NONE), new Outage(5, 99, true, Impact.FULL, Origin.NONE));
    }

    @Test
    void impact() {
        SortedMap<String, Instant> none = new TreeMap<>();
        Refused.ofNull("weight", () -> new Impact(null, null, null, none));
        Refused.ofNull("milestones", () -> new Impact(Ratio.ONE, null, null, null));
        Refused.value("cause must not be blank", () -> new Impact(Ratio.ONE, "", null, none));
        Refused.value("incident must not be blank", () -> new Impact(Ratio.ONE, null, " ", none));
        SortedMap<String, Instant> blank = new TreeMap<>();
        blank.put(" ", NOON);
        Refused.value("milestone must not be blank", () -> new Impact(Ratio.ONE, null, null, blank));
    }

    @Test
    void origin() {
        SortedMap<String, String> none = new TreeMap<>();
        Refused.ofNull("attributes", () -> new Origin(null, null, null, null, null));
        Refused.value("subject must not be blank", () -> new Origin("", null, null, null, none));
        Refused.value("source must not be blank", () -> new Origin(null, "", null, null, none));
        Refused.value("id must not be blank", () -> new Origin(null, null, "", null, none));
        Refused.value("subject must not be blank", () -> Origin.NONE.withSubject(" "));
        Refused.value("source must not be blank", () -> Origin.NONE.withSource(""));
        Refused.value("id must not be blank", () -> Origin.NONE.withId(""));
        Refused.ofNull("knownAt", () -> Origin.NONE.withKnownAt(null));
        Refused.value("attribute name must not be blank", () -> Origin.NONE.withAttribute("", "x"));
        Refused.ofNull("attribute value", () -> Origin.NONE.withAttribute("x", null));
        Probe probe = Probe.good(NOON)
                .on("db")
                .from("prober")
                .id("P-1")
                .knownAt(NOON)
                .attribute("b", "2")
                .attribute("a", "1");
        assertEquals("db", probe.origin().subject());
        assertEquals("prober", probe.origin().source());
        assertEquals("P-1", probe.origin().id());
        assertEquals(NOON, probe.origin().knownAt());
        assertEquals(List.of("a", "b"), List.copyOf(probe.origin().attributes().keySet()));
        assertEquals(NOON, probe.at());
    }

    @Test
    void exclusion() {
        Refused.value("category must not be blank", () -> Exclusion.of("", DAY));
        Refused.ofNull("range", () -> Exclusion.of("maintenance", null));
        Refused.ofNull("origin", () -> new Exclusion(DAY, "maintenance", null, null, null));
        Refused.ofNull("announcedAt", () -> Exclusion.of("maintenance", DAY).announcedAt((Instant) null));
        Refused.value(
                "evidence must not be blank",
                () -> Exclusion.of("maintenance", DAY).evidence(" "));
    }

    @Test
    void otherRecords() {
        Refused.ofNull("origin", () -> new Probe(0, true, null));
        Refused.ofNull("origin", () -> new StateChange(0, "up", null));
        Refused.value("state must not be blank", () -> StateChange.of(NOON, ""));
        assertEquals(NOON, StateChange.of(NOON, "up").at());
        Refused.ofNull("range", () -> ServiceLife.of((TimeRange) null));
        Refused.ofNull("origin", () -> new ServiceLife(DAY, 1, null));
        Refused.value(
                "population (0) must be at least 1", () -> ServiceLife.of(DAY).population(0));
        Refused.ofNull("range", () -> Watched.of((TimeRange) null));
        Refused.ofNull("origin", () -> new Watched(DAY, null));
    }

    @Test
    void columns() {
        long[] one = {1};
        Refused.ofNull("startInclusive", () -> OutageColumns.wrap(null, one, ChronoUnit.SECONDS));
        Refused.ofNull("endExclusive", () -> OutageColumns.wrap(one, null, ChronoUnit.SECONDS));
        Refused.ofNull("unit", () -> OutageColumns.wrap(one, one, null));
        Refused.value(
                "startInclusive (1 rows) must have as many rows as endExclusive (0 rows)",
                () -> OutageColumns.wrap(one, new long[0], ChronoUnit.SECONDS));
        Refused.value(
                "unit (Minutes) must be nanoseconds, microseconds, milliseconds or seconds",
                () -> OutageColumns.wrap(one, one, ChronoUnit.MINUTES));
    }

    /** Rows that cannot be outages are kept aside, the others keep their order. */
    @Test
    void refusedRows() {
        long tooLarge = Long.MAX_VALUE / 1_000_000_000L + 1;
        OutageColumns columns = OutageColumns.wrap(
                new long[] {10, 30, -tooLarge, tooLarge, 5, 40},
                new long[] {20, 20, 0, tooLarge, 8, tooLarge},
                ChronoUnit.SECONDS);
        assertEquals(2, columns.size());
        assertEquals(Outage.of("1970-01-01T00:00:10Z", "1970-01-01T00:00:20Z"), columns.get(0));
        assertEquals(5, columns.startOf(1));
        assertEquals(8, columns.endOf(1));
        assertEquals(
                List.of(
                        "row 1: end (20) must not be before start 30",
                        "row 2: start (-9223372037) must lie between -9223372036 and 9223372036",
                        "row 3: start (9223372037) must lie between -9223372036 and 9223372036",
                        "row 5: end (9223372037) must lie between -9223372036 and 9223372036"),
                columns.refused().stream().map(Object::toString).toList());
        assertFalse(columns.isOrdered());
        assertEquals("db", columns.on("db").from("prober").origin().subject());
        assertEquals("prober", columns.on("db").from("prober").origin().source());
        assertTrue(OutageColumns.wrap(new long[] {1, 1, 2}, new long[] {5, 1, 2}, ChronoUnit.MILLIS)
                .isOrdered());
    }

    /** Buckets of a monitor that states upper bounds only lie behind each other without gap and without overlap. */
    @Test
    void bucketsByUpperBounds() {
        LatencyHistogram bounds = LatencyHistogram.EMPTY
                .upTo(Duration.ofMillis(100), 900)
                .upTo(Duration.ofMillis(300), 60)
                .beyond(4);
        LatencyHistogram same = LatencyHistogram.EMPTY
                .plus(Duration.ZERO, Duration.ofMillis(100), 900)
                .plus(Duration.ofMillis(100).plusNanos(1), Duration.ofMillis(300), 60)
                .plus(Duration.ofMillis(300).plusNanos(1), Duration.ofNanos(Long.MAX_VALUE), 4);
        assertEquals(same, bounds);
        assertEquals(964, bounds.count());
        assertEquals(
                "most (PT0.1S) must be longer than that of the bucket before (PT0.1S)",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> LatencyHistogram.EMPTY
                                        .upTo(Duration.ofMillis(100), 1)
                                        .upTo(Duration.ofMillis(100), 1))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> bounds.beyond(1));
    }
}
