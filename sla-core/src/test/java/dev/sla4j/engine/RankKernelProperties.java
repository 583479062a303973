package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** A place among many runs is that in one array of all their numbers, sorted. */
@AddLifecycleHook(Cases.class)
class RankKernelProperties {
    /** Close together, far apart, and where differences are greater than a long holds. */
    private static long number(Draw draw) {
        long near = draw.between(-5, 5);
        return switch (draw.below(6)) {
            case 0 -> near;
            case 1 -> Long.MAX_VALUE - 5 + near;
            case 2 -> -Long.MAX_VALUE + 5 + near;
            case 3 -> near << draw.below(60);
            default -> draw.below(1_000_000) * draw.of(1L, 1000L);
        };
    }

    private static ValueRun run(Map<Long, Long> counts) {
        long count = counts.values().stream().mapToLong(Long::longValue).sum();
        long[] numbers = counts.keySet().stream().mapToLong(Long::longValue).toArray();
        long[] many = counts.values().stream().mapToLong(Long::longValue).toArray();
        int[] few = LongStream.of(many).mapToInt(each -> (int) each).toArray();
        return count > Integer.MAX_VALUE
                ? new ValueRun(numbers, null, many, count)
                : new ValueRun(numbers, few, null, count);
    }

    /** As a column does: all numbers are of one unit. */
    @Property
    void runsOfSortedNumbers(@ForAll Random random) {
        Draw draw = new Draw(random);
        int bound = draw.of(1, 10, 1 << 20, Integer.MAX_VALUE);
        long unit = draw.of(1L, 1000L, 1_000_000_000L);
        int[] sorted = IntStream.generate(() -> draw.below(bound))
                .limit(draw.between(1, 200))
                .sorted()
                .toArray();
        ValueRun run = ValueRun.ofSorted(Arrays.copyOf(sorted, sorted.length + 3), sorted.length, unit);
        assertEquals(sorted.length, run.count());
        assertEquals(IntStream.of(sorted).distinct().count(), run.size());
        for (int place = 1; place <= sorted.length; place++) {
            assertEquals(sorted[place - 1] * unit, run.numberAt(place));
            assertEquals(sorted[place - 1] * unit, RankKernel.numberAt(List.of(run), place));
        }
    }

    /** Each number as often as it was seen. */
    @Property
    void placesOfAllInOneArray(@ForAll Random random) {
        Draw draw = new Draw(random);
        List<ValueRun> runs = new ArrayList<>();
        LongStream all = LongStream.empty();
        long pool = draw.between(1, 3);
        for (int i = draw.between(1, 12); i > 0; i--) {
            TreeMap<Long, Long> counts = new TreeMap<>();
            for (int more = draw.of(1, 3, 40, 300); more > 0; more--) {
                long number = pool == 1 ? draw.between(0, 20) : pool == 2 ? draw.below(100_000) : number(draw);
                counts.put(number, (long) draw.of(1, 1, 2, 5));
            }
            runs.add(run(counts));
            for (Map.Entry<Long, Long> each : counts.entrySet()) {
                all = LongStream.concat(all, LongStream.generate(each::getKey).limit(each.getValue()));
            }
        }
        long[] sorted = all.sorted().toArray();
        for (int i = 0; i < 20; i++) {
            int place = draw.of(1, sorted.length, draw.between(1, sorted.length));
            assertEquals(sorted[place - 1], RankKernel.numberAt(runs, place));
        }
    }

    /** More than an int counts, and numbers that were never seen. */
    @Property
    void placesAmongMany(@ForAll Random random) {
        Draw draw = new Draw(random);
        List<ValueRun> runs = new ArrayList<>();
        TreeMap<Long, Long> sums = new TreeMap<>();
        for (int i = draw.between(1, 12); i > 0; i--) {
            TreeMap<Long, Long> counts = new TreeMap<>();
            for (int more = draw.between(1, 40); more > 0; more--) {
                counts.put(number(draw), draw.of(0L, 1L, 7L, (long) Integer.MAX_VALUE, 1L << 50));
            }
            runs.add(run(counts));
            counts.forEach((number, count) -> sums.merge(number, count, Long::sum));
        }
        long before = 0;
        for (Map.Entry<Long, Long> each : sums.entrySet()) {
            long count = each.getValue();
            if (count > 0) {
                for (long place : List.of(1L, (count + 1) / 2, count)) {
                    assertEquals(each.getKey(), RankKernel.numberAt(runs, before + place));
                }
            }
            before += count;
        }
    }
}
