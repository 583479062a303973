package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.time.TimeSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** A set that grows piece by piece against the algebra of sets. */
class GrowingSetProperties {
    /** Sets of up to four ranges, that overlap, nest, touch and repeat each other. */
    @Provide
    Arbitrary<List<TimeSet>> sets() {
        Arbitrary<long[]> range = Combinators.combine(
                        Arbitraries.longs().between(-30, 30),
                        Arbitraries.longs().between(0, 12))
                .as((start, length) -> new long[] {start, start + length});
        return range.list()
                .ofMaxSize(4)
                .map(ranges -> {
                    TimeSet.Builder set = TimeSet.builder();
                    ranges.forEach(each -> set.add(each[0], each[1]));
                    return set.build();
                })
                .list()
                .ofMaxSize(12);
    }

    @Property(seed = "4", shrinking = ShrinkingMode.OFF)
    void missesWhatWasNotAdded(@ForAll("sets") List<TimeSet> sets) {
        GrowingSet growing = new GrowingSet();
        TimeSet all = TimeSet.EMPTY;
        for (TimeSet set : sets) {
            assertEquals(set.minus(all), growing.missingOf(set));
            growing.add(set);
            all = all.union(set);
            assertEquals(TimeSet.EMPTY, growing.missingOf(set));
        }
    }
}
