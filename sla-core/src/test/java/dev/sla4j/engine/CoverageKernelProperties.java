package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.measurement.OutageColumns;
import dev.sla4j.time.TimeSet;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The kernel against marking every instant, and every way of handing rows to it against the algebra of sets. */
class CoverageKernelProperties {
    private static final int HORIZON = 100;

    /** Ranges that overlap, nest, touch, repeat each other or are empty, in the order of their starts. */
    @Provide
    Arbitrary<List<long[]>> ordered() {
        return rows().map(rows -> {
            List<long[]> sorted = new ArrayList<>(rows);
            sorted.sort(Comparator.comparingLong(row -> row[0]));
            return sorted;
        });
    }

    @Provide
    Arbitrary<List<long[]>> rows() {
        Arbitrary<Integer> length = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.integers().between(0, 5)),
                Tuple.of(1, Arbitraries.integers().between(0, HORIZON)));
        return Arbitraries.integers()
                .between(0, HORIZON)
                .flatMap(start -> length.map(size -> new long[] {start, Math.min(HORIZON, start + size)}))
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<TimeSet> windows() {
        return rows().map(CoverageKernelProperties::setOf);
    }

    @Property
    void coversWhatIsMarked(@ForAll("ordered") List<long[]> rows, @ForAll("windows") TimeSet windows) {
        boolean[] down = new boolean[HORIZON];
        rows.forEach(row -> Arrays.fill(down, (int) row[0], (int) row[1], true));
        long expected = 0;
        for (int at = 0; at < HORIZON; at++) {
            expected += down[at] && windows.containsNanos(at) ? 1 : 0;
        }
        assertEquals(expected, covered(rows, windows, 0));
    }

    /** Also at both ends of time, where a difference of two instants may not fit a long. */
    @Property
    void movesWithTheRows(@ForAll("ordered") List<long[]> rows, @ForAll("windows") TimeSet windows) {
        long expected = covered(rows, windows, 0);
        assertEquals(expected, covered(rows, windows, Long.MAX_VALUE - HORIZON));
        assertEquals(expected, covered(rows, windows, Long.MIN_VALUE));
        List<long[]> withEndless = new ArrayList<>(rows);
        withEndless.add(new long[] {HORIZON, Long.MAX_VALUE});
        assertEquals(expected, covered(withEndless, windows, 0));
    }

    /** Before 1970, with rows that reach from where time begins or to where it ends: instants whose difference does not fit a long. */
    @Property
    void coversWindowsFarFromTheEndsOfRows(
            @ForAll("ordered") List<long[]> rows,
            @ForAll("windows") TimeSet windows,
            @ForAll @IntRange(max = HORIZON) int first,
            @ForAll @IntRange(max = HORIZON) int last) {
        long offset = Long.MIN_VALUE / 2 - 17;
        long reach = Long.MAX_VALUE - HORIZON - offset;
        List<long[]> far = new ArrayList<>(rows);
        far.add(new long[] {last, reach + last});
        far.add(new long[] {Long.MIN_VALUE - offset, first});
        far.sort(Comparator.comparingLong(row -> row[0] + offset));
        List<long[]> near = new ArrayList<>(rows);
        near.add(new long[] {0, first});
        near.add(new long[] {last, HORIZON});
        near.sort(Comparator.comparingLong(row -> row[0]));
        assertEquals(covered(near, windows, 0), covered(far, windows, offset));
    }

    /** Many rows before and between the windows, any of which may be the one that reaches furthest. */
    @Property(tries = 200)
    void knowsTheLatestEndOfManyRows(@ForAll @IntRange(max = 23) int rows, @ForAll @IntRange(max = 22) int longest) {
        long[] starts = new long[rows];
        long[] ends = new long[rows];
        for (int row = 0; row < rows; row++) {
            starts[row] = row;
            ends[row] = row == longest ? 60 : row + 1;
        }
        CoverageKernel kernel = new CoverageKernel(new long[] {50, 100});
        kernel.add(starts, ends, rows);
        assertEquals(longest < rows ? 10 : 0, kernel.covered());
    }

    @Property
    void takesRowsInPortions(
            @ForAll("ordered") List<long[]> rows,
            @ForAll("windows") TimeSet windows,
            @ForAll @Size(max = 5) List<@IntRange(max = 15) Integer> portions) {
        CoverageKernel kernel = new CoverageKernel(windows.toArray());
        int from = 0;
        for (int portion : portions) {
            int to = Math.min(rows.size(), from + portion);
            add(kernel, rows.subList(from, to), 0);
            from = to;
        }
        add(kernel, rows.subList(from, rows.size()), 0);
        assertEquals(covered(rows, windows, 0), kernel.covered());
    }

    /** In any order, as one column or several, of records or of arrays, with a unit that fits the windows or not (L1, L9). */
    @Property
    void agreesWithTheAlgebraOfSets(
            @ForAll("rows") List<long[]> rows,
            @ForAll("windows") TimeSet windows,
            @ForAll @IntRange(max = 40) int cut,
            @ForAll @IntRange(max = 1) int offset) {
        TimeSet micros = scaled(windows, 1000, offset);
        long expected = setOf(rows).isEmpty()
                ? 0
                : scaled(setOf(rows), 1000, 0).intersection(micros).lengthNanos();
        int split = Math.min(cut, rows.size());
        PlainOutages head = columns(rows.subList(0, split), ChronoUnit.MICROS, 1);
        PlainOutages tail = columns(rows.subList(split, rows.size()), ChronoUnit.MICROS, 1);
        PlainOutages fineTail = columns(rows.subList(split, rows.size()), ChronoUnit.NANOS, 1000);
        PlainOutages copied = PlainOutages.growing(null);
        rows.forEach(row -> copied.add(row[0] * 1000, row[1] * 1000));

        assertEquals(expected, PlainCoverage.nanos(List.of(columns(rows, ChronoUnit.MICROS, 1)), micros));
        assertEquals(expected, PlainCoverage.nanos(List.of(copied), micros));
        assertEquals(expected, PlainCoverage.nanos(List.of(head, tail), micros));
        assertEquals(expected, PlainCoverage.nanos(List.of(tail, head), micros));
        assertEquals(expected, PlainCoverage.nanos(List.of(head, fineTail), micros));
    }

    /** So many rows that they are sorted in slices: spread evenly, in clusters, or over all of time but for a few. */
    @Property(tries = 50)
    void sortsManyRows(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int bits) {
        SplittableRandom random = new SplittableRandom(seed);
        int size = random.nextInt(20_000);
        long[] starts = new long[size];
        long[] ends = new long[size];
        TimeSet.Builder all = TimeSet.builder();
        for (int row = 0; row < size; row++) {
            starts[row] = random.nextLong() >> (random.nextInt(100) == 0 ? 2 : 63 - bits);
            ends[row] = starts[row] + random.nextLong(1 + (1L << bits) / 20_000);
            all.add(starts[row], ends[row]);
        }
        long[] bounds = LongStream.generate(() -> random.nextLong() >> (63 - bits))
                .limit(random.nextInt(10) * 2L)
                .sorted()
                .distinct()
                .toArray();
        TimeSet windows = TimeSet.ofSorted(bounds, bounds.length / 2);
        PlainOutages rows = PlainOutages.of(OutageColumns.wrap(starts, ends, ChronoUnit.NANOS));
        assertEquals(all.build().intersection(windows).lengthNanos(), PlainCoverage.nanos(List.of(rows), windows));
    }

    /** Starts that lie further apart than a signed difference can say. */
    @Test
    void slicing_reachesOverAllOfTime() {
        long[] starts = {Long.MAX_VALUE - 5, Long.MIN_VALUE, 0, 10};
        long[] ends = {Long.MAX_VALUE, Long.MIN_VALUE + 5, 20, 15};
        CoverageKernel kernel = new CoverageKernel(new long[] {Long.MIN_VALUE, Long.MIN_VALUE + 3, 12, 30});
        TimeSlices.add(kernel, starts, ends, 4);
        assertEquals(3 + 8, kernel.covered());
    }

    @Test
    void galloping_findsWindowsFarApart() {
        int size = 100_000;
        long[] starts = new long[size];
        long[] ends = new long[size];
        for (int row = 0; row < size; row++) {
            starts[row] = 10L * row;
            ends[row] = 10L * row + 3;
        }
        TimeSet windows = TimeSet.ofSorted(new long[] {5, 25, 400_001, 400_011, 999_980, 1_200_000}, 3);
        CoverageKernel kernel = new CoverageKernel(windows.toArray());
        kernel.add(starts, ends, size);
        assertEquals(3 + 3 + 2 + 1 + 3 + 3, kernel.covered());
    }

    private static long covered(List<long[]> rows, TimeSet windows, long offset) {
        long[] bounds = windows.toArray();
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] += offset;
        }
        CoverageKernel kernel = new CoverageKernel(bounds);
        add(kernel, rows, offset);
        return kernel.covered();
    }

    private static void add(CoverageKernel kernel, List<long[]> rows, long offset) {
        kernel.add(column(rows, 0, 1, offset), column(rows, 1, 1, offset), rows.size());
    }

    private static PlainOutages columns(List<long[]> rows, ChronoUnit unit, long factor) {
        return PlainOutages.of(OutageColumns.wrap(column(rows, 0, factor, 0), column(rows, 1, factor, 0), unit));
    }

    private static long[] column(List<long[]> rows, int side, long factor, long offset) {
        return rows.stream().mapToLong(row -> row[side] * factor + offset).toArray();
    }

    private static TimeSet setOf(List<long[]> rows) {
        TimeSet.Builder set = TimeSet.builder();
        rows.forEach(row -> set.add(row[0], row[1]));
        return set.build();
    }

    private static TimeSet scaled(TimeSet set, long factor, long offset) {
        TimeSet.Builder scaled = TimeSet.builder();
        set.ranges().forEach(range -> scaled.add(range.startNanos() * factor + offset, range.endNanos() * factor));
        return scaled.build();
    }
}
