package dev.sla4j.measurement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItemColumnsTest {
    private static final List<String> IDS = List.of("T1", "T2", "T3");
    private static final Instant NINE_ON_MON_2026_03_02 = Instant.parse("2026-03-02T09:00:00Z");
    private static final long NINE = NINE_ON_MON_2026_03_02.getEpochSecond();

    private static ItemColumns.Builder tickets() {
        return ItemColumns.of("ticket", IDS, ChronoUnit.SECONDS);
    }

    @Test
    void rowsAreRecords() {
        ItemColumns columns = tickets()
                .reached("resolved", new long[] {NINE + 60, ItemColumns.NEVER, NINE})
                .reached("opened", new long[] {NINE, NINE, NINE})
                .attribute("priority", List.of("P1", "P2"), new int[] {1, ItemColumns.UNKNOWN, 0})
                .paused("customer", new int[] {0, 1, 1, 1}, new long[] {NINE + 10}, new long[] {NINE + 20})
                .build()
                .on("desk")
                .from("tool");
        assertEquals(3, columns.size());
        assertEquals(
                WorkItem.ticket("T1")
                        .on("desk")
                        .from("tool")
                        .attribute("priority", "P2")
                        .opened(NINE_ON_MON_2026_03_02)
                        .paused(
                                NINE_ON_MON_2026_03_02.plusSeconds(10),
                                NINE_ON_MON_2026_03_02.plusSeconds(20),
                                "customer")
                        .resolved(NINE_ON_MON_2026_03_02.plusSeconds(60)),
                columns.get(0));
        assertEquals(WorkItem.ticket("T2").on("desk").from("tool").opened(NINE_ON_MON_2026_03_02), columns.get(1));
        assertEquals(List.of(), columns.refused());
        assertEquals(NINE * 1_000_000_000, columns.earliestNanos());
        assertEquals((NINE + 60) * 1_000_000_000, columns.latestNanos());
        assertNull(columns.instants("closed"));
        assertEquals("ItemColumns[3 rows of ticket, " + columns.origin() + "]", columns.toString());
    }

    /** S14: a pause that nobody ended lasts until the item is done. */
    @Test
    void aPauseNeedNotHaveEnded() {
        ItemColumns columns = tickets()
                .reached("opened", new long[] {NINE, NINE, NINE})
                .paused("customer", new int[] {0, 1, 1, 1}, new long[] {NINE + 5}, new long[] {ItemColumns.NEVER})
                .build();
        assertEquals(List.of(), columns.refused());
        assertEquals(
                WorkItem.ticket("T1")
                        .opened(NINE_ON_MON_2026_03_02)
                        .pausedSince(NINE_ON_MON_2026_03_02.plusSeconds(5), "customer"),
                columns.get(0));
    }

    @Test
    void whatCannotBeAnItemIsLeftOutAndNamed() {
        ItemColumns columns = tickets()
                .reached("opened", new long[] {Long.MAX_VALUE, NINE, NINE})
                .attribute("priority", List.of("P1"), new int[] {7, 0, 0})
                .paused("customer", new int[] {0, 1, 2, 3}, new long[] {NINE, NINE, NINE + 5}, new long[] {
                    NINE, NINE - 1, NINE + 6
                })
                .build();
        assertEquals(1, columns.size());
        assertEquals(
                WorkItem.ticket("T3")
                        .attribute("priority", "P1")
                        .opened(NINE_ON_MON_2026_03_02)
                        .paused(
                                NINE_ON_MON_2026_03_02.plusSeconds(5),
                                NINE_ON_MON_2026_03_02.plusSeconds(6),
                                "customer"),
                columns.get(0));
        assertEquals(
                List.of(
                        "row 0: opened (9223372036854775807) must lie between -9223372036 and 9223372036",
                        "row 1: end of a pause (1772441999) must not be before its start 1772442000"),
                columns.refused().stream().map(Object::toString).toList());
        assertEquals(
                "row 2: priority (1) must be -1 or less than 1",
                tickets()
                        .attribute("priority", List.of("P1"), new int[] {0, -1, 1})
                        .build()
                        .refused()
                        .get(0)
                        .toString());
    }

    @Test
    void columnsMustFit() {
        ItemColumns.Builder tickets = tickets().reached("opened", new long[3]);
        assertRefused("opened must be given once", () -> tickets.reached("opened", new long[3]));
        assertRefused("closed (2 rows) must have 3 rows", () -> tickets.reached("closed", new long[2]));
        assertRefused("region (4 rows) must have 3 rows", () -> tickets.attribute("region", List.of(), new int[4]));
        assertRefused(
                "first (3 rows) must have 4 rows", () -> tickets.paused("a", new int[3], new long[0], new long[0]));
        assertRefused(
                "first[2] (0) must not be less than 1",
                () -> tickets.paused("a", new int[] {0, 1, 0, 1}, new long[1], new long[1]));
        assertRefused(
                "endExclusive (0 rows) must have 1 rows",
                () -> tickets.paused("a", new int[] {0, 1, 1, 1}, new long[1], new long[0]));
        assertRefused(
                "unit (Minutes) must be nanoseconds, microseconds, milliseconds or seconds",
                () -> ItemColumns.of("ticket", IDS, ChronoUnit.MINUTES));
    }

    private static void assertRefused(String message, Runnable call) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }

    /** One bad row of a load is one refusal: the others are read. */
    @Test
    void anIdentityThatIsBlankIsLeftOut() {
        ItemColumns columns = ItemColumns.of("ticket", Arrays.asList("T1", " ", null, "T4"), ChronoUnit.SECONDS)
                .reached("opened", new long[] {NINE, NINE + 1, NINE + 2, NINE + 3})
                .build();
        assertEquals(2, columns.size());
        assertEquals("T4", columns.idOf(1));
        assertEquals(NINE + 3, columns.instants("opened")[1]);
        assertEquals(
                List.of("row 1: id must not be blank", "row 2: id must not be blank"),
                columns.refused().stream().map(Object::toString).toList());
    }
}
