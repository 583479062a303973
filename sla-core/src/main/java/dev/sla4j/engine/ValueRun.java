package dev.sla4j.engine;

import dev.sla4j.value.Ratio;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of billionths in ascending order, each once, and how often each was seen: never changed, so that many may share it.
 *
 * <p>Memory: 12 bytes for each number, 16 once there are more than an {@code int} counts.
 */
final class ValueRun {
    private static final long BILLION = 1_000_000_000L;

    static final ValueRun EMPTY = new ValueRun(new long[0], new int[0], null, 0);

    private final long[] numbers;
    private final int @Nullable [] few;
    private final long @Nullable [] many;
    private final long count;

    ValueRun(long[] numbers, int @Nullable [] few, long @Nullable [] many, long count) {
        this.numbers = numbers;
        this.few = few;
        this.many = many;
        this.count = count;
    }

    /**
     * Numbers of a unit that are sorted.
     *
     * @param sorted the numbers, equal ones too
     * @param size how many of them, at least one
     * @param unit how many billionths each counts
     */
    static ValueRun ofSorted(int[] sorted, int size, long unit) {
        int different = 1;
        for (int row = 1; row < size; row++) {
            different += sorted[row] == sorted[row - 1] ? 0 : 1;
        }
        long[] numbers = new long[different];
        int[] counts = new int[different];
        int last = 0;
        for (int row = 0; row < size; row++) {
            last += row == 0 || sorted[row] == sorted[row - 1] ? 0 : 1;
            numbers[last] = sorted[row] * unit;
            counts[last]++;
        }
        return new ValueRun(numbers, counts, null, size);
    }

    int size() {
        return numbers.length;
    }

    long count(int row) {
        return few != null ? few[row] : many == null ? 0 : many[row];
    }

    long number(int row) {
        return numbers[row];
    }

    Ratio value(int row) {
        return Ratio.of(numbers[row], BILLION);
    }

    /** How many there are, equal ones too. */
    long count() {
        return count;
    }

    /** The number with a place from 1, which is not greater than {@link #count()}. */
    long numberAt(long place) {
        int row = 0;
        long left = place - count(0);
        while (left > 0) {
            left -= count(++row);
        }
        return numbers[row];
    }

    /** The first row between two whose number is not less than another; the later one if there is none. */
    int firstFrom(long number, int from, int to) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (numbers[middle] < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Adds how often each number between two rows was seen to its place among places of a width that is a power of two. */
    void countInto(long[] seen, long low, int shift, int from, int to) {
        if (few != null) {
            for (int row = from; row < to; row++) {
                seen[(int) ((numbers[row] - low) >>> shift)] += few[row];
            }
        } else if (many != null) {
            for (int row = from; row < to; row++) {
                seen[(int) ((numbers[row] - low) >>> shift)] += many[row];
            }
        }
    }

    /** All numbers of runs in one: neighbours are merged, then what came of them, so that a number is moved as often as the logarithm of their number. */
    static ValueRun merge(List<ValueRun> all) {
        if (all.isEmpty()) {
            return EMPTY;
        }
        ValueRun[] runs = all.toArray(new ValueRun[0]);
        for (int size = runs.length; size > 1; size = (size + 1) / 2) {
            for (int pair = 0; 2 * pair < size; pair++) {
                runs[pair] = 2 * pair + 1 < size ? runs[2 * pair].merge(runs[2 * pair + 1]) : runs[2 * pair];
            }
        }
        return runs[0];
    }

    /** The first row from one on with a greater value than one that is none of these. */
    int firstBehind(Ratio value, int from) {
        int low = from;
        int high = numbers.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (value(middle).compareTo(value) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    ValueRun merge(ValueRun other) {
        long all = Math.addExact(count, other.count);
        long[] merged = new long[Math.addExact(numbers.length, other.numbers.length)];
        int[] sums = few != null && other.few != null && all <= Integer.MAX_VALUE ? new int[merged.length] : null;
        long[] greatSums = sums == null ? new long[merged.length] : null;
        int mine = 0;
        int others = 0;
        int size = 0;
        while (mine < numbers.length || others < other.numbers.length) {
            boolean isMine =
                    others == other.numbers.length || (mine < numbers.length && numbers[mine] <= other.numbers[others]);
            boolean isOther =
                    mine == numbers.length || (others < other.numbers.length && other.numbers[others] <= numbers[mine]);
            merged[size] = isMine ? numbers[mine] : other.numbers[others];
            long seen = (isMine ? count(mine) : 0) + (isOther ? other.count(others) : 0);
            if (sums != null) {
                sums[size++] = (int) seen;
            } else if (greatSums != null) {
                greatSums[size++] = seen;
            }
            mine += isMine ? 1 : 0;
            others += isOther ? 1 : 0;
        }
        return new ValueRun(
                size == merged.length ? merged : Arrays.copyOf(merged, size),
                sums == null || size == merged.length ? sums : Arrays.copyOf(sums, size),
                greatSums == null || size == merged.length ? greatSums : Arrays.copyOf(greatSums, size),
                all);
    }
}
