package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sla4j.target.Indicator;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Statistic;
import dev.sla4j.value.Ratio;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** Times that are added up are the sum, the least and the most of fractions, however many and long they are. */
@AddLifecycleHook(Cases.class)
class AmountsProperties {
    private static final Kept TIMES =
            Kept.of(Indicator.statistic(Statistic.Kind.MEAN, Selection.requests(), Quantity.latency()), function -> {
                throw new AssertionError(function);
            });

    @Property
    void times(@ForAll Random random) {
        Draw draw = new Draw(random);
        List<Amounts> all = new ArrayList<>(List.of(new Amounts(TIMES), new Amounts(TIMES)));
        List<List<Ratio>> each = new ArrayList<>(List.of(new ArrayList<>(), new ArrayList<>()));
        List<Ratio> sums = new ArrayList<>(List.of(Ratio.ZERO, Ratio.ZERO));
        for (int i = draw.below(30); i > 0; i--) {
            int to = draw.below(2);
            if (draw.chance(15)) {
                all.get(to).add(all.get(1 - to));
                each.get(to).addAll(each.get(1 - to));
                sums.set(to, sums.get(0).plus(sums.get(1)));
            } else {
                long nanos = draw.of(0L, (long) draw.below(1000), 1L << draw.below(63), Long.MAX_VALUE);
                long count = draw.of(1L, 1L, 2L, 3L, (long) draw.below(1000) + 1, 1L << draw.below(40));
                all.get(to).addTime(nanos, count);
                Ratio time = Ratio.of(nanos, 1_000_000_000L);
                each.get(to).add(time);
                sums.set(to, sums.get(to).plus(time.times(Ratio.of(count))));
            }
            if (draw.chance(15)) {
                check(all.get(to), each.get(to), sums.get(to));
            }
        }
        check(all.get(0), each.get(0), sums.get(0));
        check(all.get(1), each.get(1), sums.get(1));
    }

    private static void check(Amounts amounts, List<Ratio> each, Ratio sum) {
        assertEquals(sum, amounts.sum());
        if (each.isEmpty()) {
            assertNull(amounts.least());
            assertNull(amounts.most());
            return;
        }
        assertEquals(Collections.min(each), amounts.least());
        assertEquals(Collections.max(each), amounts.most());
    }
}
