package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.Test;

/** Values are what a map of counts is: in any order of additions and merges, in their bytes and their text. */
@AddLifecycleHook(Cases.class)
class ValuesProperties {
    private record Both(Values values, SortedMap<Ratio, Long> counts) {
        Both() {
            this(new Values(), new TreeMap<>());
        }

        void add(Ratio value, long count) {
            values.add(value, count);
            counts.merge(value, count, Math::addExact);
        }
    }

    /** Times, decimals, and what is no whole number of billionths or is too great for a long of them, close together and far apart. */
    private static Ratio value(Draw draw) {
        long near = draw.between(-3, 3);
        return switch (draw.below(8)) {
            case 0 -> Ratio.of(near);
            case 1 -> Ratio.of(near, 3);
            case 2 -> Ratio.of(near, 10_000_000_000L);
            case 3 -> Ratio.of(draw.of(Long.MAX_VALUE, Long.MIN_VALUE, 0L, -Long.MAX_VALUE) - near, 1_000_000_000L);
            case 4 -> Ratio.of(BigInteger.TWO.pow(70 + draw.below(3)), BigInteger.ONE);
            case 5 -> Ratio.of(draw.of(9_223_372_036L, -9_223_372_036L) + near);
            default -> Ratio.of(draw.below(5000), draw.of(1000L, 1_000_000L, 1_000_000_000L));
        };
    }

    private static long count(Draw draw) {
        return draw.of(1L, 1L, 1L, 2L, 77L, (long) Integer.MAX_VALUE, 1L << 40);
    }

    private static byte[] bytes(Values values) {
        ByteSink sink = new ByteSink();
        values.write(sink);
        return sink.toByteArray();
    }

    /** As version 1 of the state has written maps. */
    private static byte[] bytes(SortedMap<Ratio, Long> counts) {
        return new ByteSink()
                .all(
                        counts.entrySet(),
                        (sink, value) -> sink.ratio(value.getKey()).number(value.getValue()))
                .toByteArray();
    }

    private static void check(Both both) {
        long before = 0;
        for (Map.Entry<Ratio, Long> value : both.counts.entrySet()) {
            assertEquals(value.getKey(), both.values.at(before + 1));
            before += value.getValue();
            assertEquals(value.getKey(), both.values.at(before));
        }
        assertEquals(before, both.values.count());
        assertNull(both.values.at(before + 1));
        assertEquals(both.counts.toString(), both.values.toString());
        assertArrayEquals(bytes(both.counts), bytes(both.values));
        assertEquals(both.counts.size(), both.values.different());
    }

    @Property
    void valuesAreCounts(@ForAll Random random) {
        Draw draw = new Draw(random);
        List<Both> all = new ArrayList<>(List.of(new Both()));
        for (int i = draw.between(1, 30); i > 0; i--) {
            Both both = draw.of(all);
            switch (draw.below(7)) {
                case 0 -> both.add(value(draw), count(draw));
                case 1 -> {
                    for (int more = draw.below(60); more > 0; more--) {
                        both.add(value(draw), 1);
                    }
                }
                case 2 -> addInOrder(draw, both);
                case 3 -> addAll(draw.of(all), both, both.values::add);
                case 4 -> addAll(draw.of(all), both, both.values::join);
                case 5 -> {
                    byte[] written = bytes(both.values);
                    Values read = Values.read(new ByteSource(written, 0, written.length));
                    all.add(new Both(read, new TreeMap<>(both.counts)));
                }
                default -> check(both);
            }
        }
        all.forEach(ValuesProperties::check);
    }

    private static void addAll(Both from, Both to, Consumer<Values> adding) {
        SortedMap<Ratio, Long> more = new TreeMap<>(from.counts);
        if (more.values().stream().mapToLong(Long::longValue).max().orElse(0) < 1L << 50) {
            adding.accept(from.values);
            more.forEach((value, count) -> to.counts.merge(value, count, Math::addExact));
        }
    }

    private static void addInOrder(Draw draw, Both both) {
        Values.Ascending more = new Values.Ascending();
        long nanos = draw.below(1000);
        for (int i = draw.below(50); i > 0; i--) {
            long count = count(draw);
            more.add(nanos, count);
            both.counts.merge(Ratio.of(nanos, 1_000_000_000L), count, Math::addExact);
            nanos += draw.between(1, 5);
        }
        both.values.add(more);
    }

    /** So many that what waits is sorted into runs, and runs into greater ones. */
    @Test
    void manyInAnyOrder() {
        Random random = new Random(5);
        Both one = new Both();
        Values parts = new Values();
        Values joined = new Values();
        Values part = new Values();
        for (int i = 0; i < 50_000; i++) {
            long nanos = random.nextInt(i % 2 == 0 ? 20 : 1_000_000);
            one.add(Ratio.of(nanos, 1_000_000_000L), 1);
            part.addNanos(nanos, 1);
            if (i % 999 == 0) {
                parts.add(part);
                joined.join(part);
                part = new Values();
            }
        }
        parts.add(part);
        joined.join(part);
        long before = 0;
        int row = 0;
        for (Map.Entry<Ratio, Long> value : one.counts.entrySet()) {
            // Before anything asks for the order of all, which merges what is joined.
            if (row++ % 97 == 0) {
                assertEquals(value.getKey(), joined.at(before + 1));
            }
            before += value.getValue();
        }
        check(one);
        check(new Both(parts, one.counts));
        check(new Both(joined, one.counts));
    }

    @Test
    void bytesThatAreNoValues() {
        for (byte[] bytes : List.of(
                new ByteSink().number(1).ratio(Ratio.ONE).number(-1).toByteArray(),
                twice(Ratio.ONE, Ratio.ONE),
                twice(Ratio.ONE, Ratio.of(1, 3)),
                twice(Ratio.of(1, 3), Ratio.of(1, 3)))) {
            ByteSource source = new ByteSource(bytes, 0, bytes.length);
            assertThrows(IllegalArgumentException.class, () -> Values.read(source));
        }
    }

    private static byte[] twice(Ratio first, Ratio second) {
        return new ByteSink()
                .number(2)
                .ratio(first)
                .number(1)
                .ratio(second)
                .number(1)
                .toByteArray();
    }
}
