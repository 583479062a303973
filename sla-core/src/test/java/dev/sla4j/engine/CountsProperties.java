package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.Test;

/** A column of counts is what a map of sums is, also where it grows, widens, and is handed on. */
@AddLifecycleHook(Cases.class)
class CountsProperties {
    private static final int ROWS = 12;

    private record Both(Counts counts, TreeMap<Integer, Long> sums) {}

    @Property
    void countsAreSums(@ForAll Random random) {
        Draw draw = new Draw(random);
        List<Both> columns = new ArrayList<>(List.of(new Both(new Counts(), new TreeMap<>())));
        Map<int[], int[]> handed = new IdentityHashMap<>();
        for (int i = draw.between(1, 30); i > 0; i--) {
            Both column = draw.of(columns);
            int row = draw.below(ROWS);
            switch (draw.below(5)) {
                case 0 -> {
                    long more = draw.of(0L, 1L, 7L, (long) Integer.MAX_VALUE, 1L << 40);
                    column.counts.add(row, more, row + 1 + draw.below(ROWS));
                    column.sums.merge(row, more, Long::sum);
                }
                case 1 -> {
                    int[] more = random.ints(draw.below(ROWS), 0, 1 << 30).toArray();
                    int[] before = more.clone();
                    int first = draw.of(0, 0, row);
                    column.counts.addAll(first, more);
                    for (int at = 0; at < more.length; at++) {
                        column.sums.merge(first + at, (long) before[at], Long::sum);
                    }
                    handed.put(more, before);
                }
                case 2 -> addRows(draw, column, draw.of(columns), row);
                case 3 -> {
                    assertEquals(sum(column, row), column.counts.take(row));
                    column.sums.remove(row);
                }
                default -> columns.add(new Both(column.counts.copy(), new TreeMap<>(column.sums)));
            }
            for (Both each : columns) {
                for (int at = 0; at < 3 * ROWS; at++) {
                    assertEquals(sum(each, at), each.counts.of(at));
                    assertEquals(sum(each, at), each.counts.toArray(at + 1)[at]);
                }
                assertEquals(
                        each.sums.subMap(row, 2 * ROWS).values().stream()
                                .mapToLong(Long::longValue)
                                .sum(),
                        each.counts.sum(row, 2 * ROWS));
            }
        }
        handed.forEach((array, before) -> assertArrayEquals(before, array));
    }

    private static void addRows(Draw draw, Both column, Both more, int first) {
        int from = draw.below(ROWS);
        int to = from + draw.below(ROWS);
        // A column that is added to itself is copied, as no caller does that.
        Counts added = column == more ? more.counts.copy() : more.counts;
        TreeMap<Integer, Long> sums = new TreeMap<>(more.sums);
        column.counts.addAll(first, added, from, to, first + draw.below(2 * ROWS));
        for (int at = from; at < to; at++) {
            column.sums.merge(first + at - from, sums.getOrDefault(at, 0L), Long::sum);
        }
    }

    private static long sum(Both column, int row) {
        return column.sums.getOrDefault(row, 0L);
    }

    @Test
    void moreThanALongIsRefused() {
        Counts counts = new Counts();
        counts.add(0, Long.MAX_VALUE, 1);
        assertThrows(ArithmeticException.class, () -> counts.add(0, 1, 1));
        assertEquals(Long.MAX_VALUE, counts.of(0));
    }
}
