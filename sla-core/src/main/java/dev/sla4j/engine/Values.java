package dev.sla4j.engine;

import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * How often each of many values was seen: what an exact percentile is made of.
 *
 * <p>A value that is a whole number of billionths and fits a {@code long} – a time in nanoseconds, a decimal of nine digits – is that number; any other
 * is kept as a fraction. Which of the two a value is depends on nothing but the value, so the same values are the same state in any order (L1). Numbers
 * stand in runs: ascending, each value once, never changed, so that copies share them. Invariant: each run is more than twice as long as the next, so that a
 * value is moved by merges no more often than the logarithm of their number.
 *
 * <p>Memory: 12 bytes for each different value, 16 once there are more values than an {@code int} counts, and while values are added at most about
 * twice as much; some 100 for one that is no such number.
 */
final class Values {
    private static final long BILLION = 1_000_000_000L;
    /** The number of a value that is none; no value has it. */
    private static final long NO_NUMBER = Long.MIN_VALUE;

    private static final int FEWEST_WAITING = 8;
    private static final int MOST_WAITING = 4096;
    private static final long[] NONE = {};
    private static final Run[] NO_RUNS = {};
    private static final Run EMPTY = new Run(NONE, new int[0], null, 0);

    /** Numbers that were seen once each and wait to be sorted. */
    private long[] waiting = NONE;

    private int waitingSize;
    private Run[] runs = NO_RUNS;
    private int runsSize;
    private SortedMap<Ratio, Long> fractions = Collections.emptySortedMap();

    /** Adds a value that was seen so often. */
    void add(Ratio value, long count) {
        long number = numberOf(value);
        if (number == NO_NUMBER) {
            addFraction(value, count);
        } else {
            addBillionths(number, count);
        }
    }

    /** Adds a time that was seen so often. */
    void addNanos(long nanos, long count) {
        addBillionths(nanos, count);
    }

    private void addBillionths(long number, long count) {
        if (count != 1) {
            Ascending one = new Ascending();
            one.add(number, count);
            add(one);
            return;
        }
        if (waitingSize == waiting.length) {
            sortWaiting();
            // No more than there are different values, so that the same few, seen ever again, take no memory.
            int wanted = Math.max(FEWEST_WAITING, Math.min(MOST_WAITING, runsSize == 0 ? 0 : runs[0].size()));
            waiting = wanted > waiting.length ? new long[wanted] : waiting;
        }
        waiting[waitingSize++] = number;
    }

    private void addFraction(Ratio value, long count) {
        if (fractions.isEmpty()) {
            fractions = new TreeMap<>();
        }
        fractions.merge(value, count, Math::addExact);
    }

    /** Adds values that are in order. */
    void add(Ascending more) {
        if (more.size > 0) {
            push(more.run());
        }
    }

    /** Adds all values of another one, which is not changed by what is added here. */
    void add(Values other) {
        if (other.runsSize == 0) {
            for (long number : Arrays.copyOf(other.waiting, other.waitingSize)) {
                addBillionths(number, 1);
            }
        } else {
            push(other.inOrder());
        }
        other.fractions.forEach(this::addFraction);
    }

    private void sortWaiting() {
        if (waitingSize == 0) {
            return;
        }
        Arrays.sort(waiting, 0, waitingSize);
        Ascending sorted = new Ascending();
        int from = 0;
        while (from < waitingSize) {
            int until = from + 1;
            while (until < waitingSize && waiting[until] == waiting[from]) {
                until++;
            }
            sorted.add(waiting[from], until - from);
            from = until;
        }
        waitingSize = 0;
        add(sorted);
    }

    private void push(Run run) {
        if (runsSize == runs.length) {
            runs = Arrays.copyOf(runs, runsSize == 0 ? 1 : 2 * runsSize);
        }
        runs[runsSize++] = run;
        while (runsSize > 1 && runs[runsSize - 2].size() <= 2L * runs[runsSize - 1].size()) {
            mergeLastTwo();
        }
    }

    private void mergeLastTwo() {
        runsSize--;
        Run merged = runs[runsSize - 1].merge(runs[runsSize]);
        runs[runsSize - 1] = merged;
        Arrays.fill(runs, runsSize, runs.length, null);
    }

    /** All numbers in one run. */
    private Run inOrder() {
        sortWaiting();
        while (runsSize > 1) {
            mergeLastTwo();
        }
        return runsSize == 0 ? EMPTY : runs[0];
    }

    /** How many values there are, equal ones too. */
    long count() {
        long count = inOrder().count;
        for (long more : fractions.values()) {
            count = Math.addExact(count, more);
        }
        return count;
    }

    /** How many different values there are. */
    int different() {
        return Math.addExact(inOrder().size(), fractions.size());
    }

    /** A value by its place from 1, in ascending order; null if there are not so many. */
    @Nullable
    Ratio at(long place) {
        Run run = inOrder();
        long before = 0;
        int row = 0;
        for (Map.Entry<Ratio, Long> fraction : fractions.entrySet()) {
            for (int end = run.firstBehind(fraction.getKey(), row); row < end; row++) {
                before += run.count(row);
                if (before >= place) {
                    return run.value(row);
                }
            }
            before += fraction.getValue();
            if (before >= place) {
                return fraction.getKey();
            }
        }
        for (; row < run.size(); row++) {
            before += run.count(row);
            if (before >= place) {
                return run.value(row);
            }
        }
        return null;
    }

    /** Hands on each different value with its number, in ascending order. */
    void forEach(ObjLongConsumer<Ratio> taker) {
        Run run = inOrder();
        int[] row = {0};
        fractions.forEach((fraction, count) -> {
            for (int end = run.firstBehind(fraction, row[0]); row[0] < end; row[0]++) {
                taker.accept(run.value(row[0]), run.count(row[0]));
            }
            taker.accept(fraction, count);
        });
        for (; row[0] < run.size(); row[0]++) {
            taker.accept(run.value(row[0]), run.count(row[0]));
        }
    }

    /** Reads like a map, as what was written of it in digests. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        forEach((value, count) -> text.append(text.length() == 1 ? "" : ", ")
                .append(value)
                .append('=')
                .append(count));
        return text.append('}').toString();
    }

    void write(ByteSink out) {
        out.number(different());
        forEach((value, count) -> out.ratio(value).number(count));
    }

    static Values read(ByteSource in) {
        Values values = new Values();
        Ascending numbers = new Ascending();
        Ratio[] before = new Ratio[1];
        in.each(ByteSource::ratio, value -> {
            long count = in.number();
            if (count < 0 || (before[0] != null && before[0].compareTo(value) >= 0)) {
                throw in.fault("must say once how often a value was seen, in ascending order");
            }
            before[0] = value;
            long number = numberOf(value);
            if (number == NO_NUMBER) {
                values.addFraction(value, count);
            } else {
                numbers.add(number, count);
            }
        });
        values.add(numbers);
        return values;
    }

    /** A value in billionths, if it is a whole number of them that a long holds. */
    private static long numberOf(Ratio value) {
        BigInteger numerator = value.numerator();
        BigInteger denominator = value.denominator();
        if (numerator.bitLength() > 63 || denominator.bitLength() > 30) {
            return NO_NUMBER;
        }
        long factor = BILLION / denominator.longValue();
        long number = numerator.longValue() * factor;
        boolean exact = factor * denominator.longValue() == BILLION
                && Math.multiplyHigh(numerator.longValue(), factor) == number >> 63;
        return exact ? number : NO_NUMBER;
    }

    /** Collects numbers of billionths that come in ascending order, each once. */
    static final class Ascending {
        private long[] numbers;
        private long[] counts;
        private int size;
        private long count;

        Ascending() {
            this(1);
        }

        Ascending(int expected) {
            this.numbers = new long[expected];
            this.counts = new long[expected];
        }

        void add(long number, long seen) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size + 1);
                counts = Arrays.copyOf(counts, 2 * size + 1);
            }
            count = Math.addExact(count, seen);
            numbers[size] = number;
            counts[size++] = seen;
        }

        boolean isEmpty() {
            return size == 0;
        }

        private Run run() {
            long[] all = Arrays.copyOf(numbers, size);
            if (count > Integer.MAX_VALUE) {
                return new Run(all, null, Arrays.copyOf(counts, size), count);
            }
            int[] few = new int[size];
            for (int row = 0; row < size; row++) {
                few[row] = (int) counts[row];
            }
            return new Run(all, few, null, count);
        }
    }

    /** Numbers in ascending order, each once, and how often each was seen: never changed. */
    private static final class Run {
        private final long[] numbers;
        private final int @Nullable [] few;
        private final long @Nullable [] many;
        private final long count;

        Run(long[] numbers, int @Nullable [] few, long @Nullable [] many, long count) {
            this.numbers = numbers;
            this.few = few;
            this.many = many;
            this.count = count;
        }

        int size() {
            return numbers.length;
        }

        long count(int row) {
            return few != null ? few[row] : many == null ? 0 : many[row];
        }

        Ratio value(int row) {
            return Ratio.of(numbers[row], BILLION);
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

        Run merge(Run other) {
            long all = Math.addExact(count, other.count);
            long[] merged = new long[Math.addExact(numbers.length, other.numbers.length)];
            int[] sums = few != null && other.few != null && all <= Integer.MAX_VALUE ? new int[merged.length] : null;
            long[] greatSums = sums == null ? new long[merged.length] : null;
            int mine = 0;
            int others = 0;
            int size = 0;
            while (mine < numbers.length || others < other.numbers.length) {
                boolean isMine = others == other.numbers.length
                        || (mine < numbers.length && numbers[mine] <= other.numbers[others]);
                boolean isOther = mine == numbers.length
                        || (others < other.numbers.length && other.numbers[others] <= numbers[mine]);
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
            return new Run(
                    size == merged.length ? merged : Arrays.copyOf(merged, size),
                    sums == null || size == merged.length ? sums : Arrays.copyOf(sums, size),
                    greatSums == null || size == merged.length ? greatSums : Arrays.copyOf(greatSums, size),
                    all);
        }
    }
}
