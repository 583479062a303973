package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** Sorted is what {@link Arrays#sort(int[])} makes of it, however often the same arrays were used before. */
@AddLifecycleHook(Cases.class)
class SortKernelProperties {
    @Property
    void sorted(@ForAll Random random) {
        Draw draw = new Draw(random);
        SortKernel kernel = new SortKernel();
        for (int i = draw.between(1, 5); i > 0; i--) {
            int bound = draw.of(1, 2, 7, 128, 129, 1000, 1 << 20, Integer.MAX_VALUE);
            int[] numbers = IntStream.generate(() -> draw.below(bound))
                    .limit(draw.of(1, 47, 48, 49, 112, draw.between(1, 5000)))
                    .toArray();
            if (draw.chance(20)) {
                numbers[draw.below(numbers.length)] = Integer.MAX_VALUE;
            }
            // Fewer may be sorted than there was room for.
            System.arraycopy(numbers, 0, kernel.room(numbers.length + draw.below(100)), 0, numbers.length);
            int[] sorted = Arrays.copyOf(kernel.sort(numbers.length), numbers.length);
            Arrays.sort(numbers);
            assertArrayEquals(numbers, sorted);
        }
    }
}
