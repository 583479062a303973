package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.measurement.RequestColumns;
import dev.sla4j.time.Grid;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** Runs of rows in one slot each, wherever the rows lie: dense, sparse, and as far apart as instants can be. */
@AddLifecycleHook(Cases.class)
class SlotCutsProperties {
    private static final Grid MINUTES = Grid.of(Duration.ofMinutes(1));
    private static final long MINUTE = 60_000_000_000L;

    private static long[] instants(Draw draw, Random random) {
        long first = draw.of(Long.MIN_VALUE / 2 - MINUTE, -MINUTE, 0L, Long.MAX_VALUE / 2 - MINUTE);
        long width = draw.of(MINUTE, 40 * MINUTE, 1L << 61);
        LongStream near = random.longs(draw.below(400), first, first + width);
        LongStream far = random.longs(draw.of(0, 3, 60)).map(at -> at / 4 * 3);
        return LongStream.concat(near, far).sorted().toArray();
    }

    @Property(tries = 1000)
    void eachRunIsASlot(@ForAll Random random) {
        Draw draw = new Draw(random);
        long[] at = instants(draw, random);
        SlotCuts cuts = SlotCuts.of(RequestColumns.wrap(at, new int[at.length], ChronoUnit.NANOS), MINUTES);
        List<String> expected = new ArrayList<>();
        for (int row = 0; row < at.length; row++) {
            if (row + 1 == at.length || Math.floorDiv(at[row + 1], MINUTE) != Math.floorDiv(at[row], MINUTE)) {
                expected.add(Math.floorDiv(at[row], MINUTE) * MINUTE + " until " + (row + 1));
            }
        }
        List<String> found = new ArrayList<>();
        for (int cut = 0; cut < cuts.size(); cut++) {
            found.add(cuts.start(cut) + " until " + cuts.until(cut));
        }
        assertEquals(expected, found);
    }
}
