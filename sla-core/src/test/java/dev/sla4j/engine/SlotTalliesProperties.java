package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Slots in order and out of order against a sorted map. */
class SlotTalliesProperties {
    private record Slot(long start, long end) {}

    private final TreeMap<Slot, long[]> expected =
            new TreeMap<>(Comparator.comparingLong(Slot::start).thenComparingLong(Slot::end));

    /** Mostly the next slot, at times the same, one before, or one that is longer. */
    private SlotTallies fill(Random random, boolean jumps) {
        SlotTallies slots = new SlotTallies(Kept.NUMBERS);
        if (random.nextBoolean()) {
            slots.reserve(random.nextInt(40));
        }
        long at = random.nextInt(5);
        for (int step = random.nextInt(60); step > 0; step--) {
            long end = at + 1 + (jumps && random.nextInt(9) == 0 ? random.nextInt(3) : 0);
            long[] counts = {random.nextInt(4), random.nextInt(4), random.nextInt(4)};
            int latest = slots.latestContaining(at * 10);
            boolean same = latest >= 0 && slots.start(latest) == at * 10 && slots.end(latest) == end * 10;
            boolean isSlot = end == at + 1;
            // What was counted over more than a slot takes no single request.
            assertTrue(latest < 0 || slots.end(latest) - slots.start(latest) == 10);
            int row = same ? latest : isSlot ? slots.rowOfSlot(at * 10, end * 10) : slots.row(at * 10, end * 10);
            slots.add(row, counts[0], counts[1], counts[2]);
            long[] sum = expected.computeIfAbsent(new Slot(at * 10, end * 10), key -> new long[3]);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += counts[i];
            }
            at = jumps && random.nextInt(5) == 0 ? random.nextInt(30) : at + random.nextInt(3);
        }
        return slots;
    }

    private void check(SlotTallies slots) {
        List<Slot> keys = new ArrayList<>(expected.keySet());
        int[] order = slots.inOrder();
        assertEquals(keys.size(), slots.size());
        assertEquals(keys.size(), order.length);
        for (int i = 0; i < order.length; i++) {
            int row = order[i];
            assertEquals(keys.get(i), new Slot(slots.start(row), slots.end(row)));
            assertArrayEquals(
                    expected.get(keys.get(i)), new long[] {slots.good(row), slots.bad(row), slots.undecided(row)});
        }
    }

    @Property(seed = "4", shrinking = ShrinkingMode.OFF)
    void countsAsAMapDoes(@ForAll Random random, @ForAll boolean jumps) {
        expected.clear();
        check(fill(random, jumps));
    }

    @Property(seed = "4", shrinking = ShrinkingMode.OFF)
    void mergesAsAMapDoes(@ForAll Random random, @ForAll boolean jumps, @ForAll boolean othersJump) {
        expected.clear();
        SlotTallies slots = fill(random, jumps);
        slots.merge(fill(random, othersJump));
        slots.merge(fill(random, jumps));
        check(slots);
    }
}
