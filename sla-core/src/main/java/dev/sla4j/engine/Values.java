package dev.sla4j.engine;

import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
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
 * value is moved by merges no more often than the logarithm of their number. What a report joins it shares and does not merge: a place is sought in all runs
 * ({@link RankKernel}).
 *
 * <p>Memory: 12 bytes for each different value, 16 once there are more values than an {@code int} counts, and while values are added at most about
 * twice as much; at most 8 for a run that is joined; some 100 for one that is no such number.
 */
final class Values {
    private static final long BILLION = 1_000_000_000L;
    /** The number of a value that is none; no value has it. */
    private static final long NO_NUMBER = Long.MIN_VALUE;

    private static final int FEWEST_WAITING = 8;
    private static final int MOST_WAITING = 4096;
    private static final long[] NONE = {};
    private static final ValueRun[] NO_RUNS = {};

    /** Numbers that were seen once each and wait to be sorted. */
    private long[] waiting = NONE;

    private int waitingSize;
    private ValueRun[] runs = NO_RUNS;
    private int runsSize;
    /** Runs that are as they came, whatever their lengths. */
    private List<ValueRun> joined = List.of();

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

    /** Adds values that are in order, of which there is at least one. */
    void add(ValueRun more) {
        push(more);
    }

    /** Adds values that are in order. */
    void add(Ascending more) {
        if (more.size > 0) {
            push(more.run());
        }
    }

    /** Adds all values of another one, which is not changed by what is added here. */
    void add(Values other) {
        if (other.hasRuns()) {
            push(other.inOrder());
        } else {
            addWaiting(other);
        }
        other.fractions.forEach(this::addFraction);
    }

    /**
     * Adds all values of another one as they stand: its runs are shared, and merged with others only if somebody asks for the order of all. For what lives
     * no longer than a report, as an equal value of another run is kept once more.
     */
    void join(Values other) {
        if (other.hasRuns()) {
            other.sortWaiting();
            joined = joined.isEmpty() ? new ArrayList<>() : joined;
            joined.addAll(other.joined);
            joined.addAll(Arrays.asList(other.runs).subList(0, other.runsSize));
        } else {
            addWaiting(other);
        }
        other.fractions.forEach(this::addFraction);
    }

    private boolean hasRuns() {
        return runsSize > 0 || !joined.isEmpty();
    }

    private void addWaiting(Values other) {
        for (long number : Arrays.copyOf(other.waiting, other.waitingSize)) {
            addBillionths(number, 1);
        }
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

    private void push(ValueRun run) {
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
        ValueRun merged = runs[runsSize - 1].merge(runs[runsSize]);
        runs[runsSize - 1] = merged;
        Arrays.fill(runs, runsSize, runs.length, null);
    }

    /** All numbers in one run. */
    private ValueRun inOrder() {
        sortWaiting();
        if (!joined.isEmpty()) {
            ValueRun merged = ValueRun.merge(joined);
            joined = List.of();
            push(merged);
        }
        while (runsSize > 1) {
            mergeLastTwo();
        }
        return runsSize == 0 ? ValueRun.EMPTY : runs[0];
    }

    /** How many values there are, equal ones too. */
    long count() {
        long count = waitingSize;
        for (ValueRun run : joined) {
            count = Math.addExact(count, run.count());
        }
        for (int run = 0; run < runsSize; run++) {
            count = Math.addExact(count, runs[run].count());
        }
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
        if (place > count()) {
            return null;
        }
        if (!fractions.isEmpty()) {
            return amongFractions(place);
        }
        sortWaiting();
        if (joined.isEmpty() && runsSize == 1) {
            return ofBillionths(runs[0].numberAt(place));
        }
        List<ValueRun> all = new ArrayList<>(joined);
        all.addAll(Arrays.asList(runs).subList(0, runsSize));
        return ofBillionths(RankKernel.numberAt(all, place));
    }

    private Ratio amongFractions(long place) {
        ValueRun run = inOrder();
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
        // Behind all of them.
        while (before + run.count(row) < place) {
            before += run.count(row++);
        }
        return run.value(row);
    }

    /** Hands on each different value with its number, in ascending order. */
    void forEach(ObjLongConsumer<Ratio> taker) {
        ValueRun run = inOrder();
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

    private static Ratio ofBillionths(long number) {
        return Ratio.of(number, BILLION);
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

        private ValueRun run() {
            long[] all = Arrays.copyOf(numbers, size);
            if (count > Integer.MAX_VALUE) {
                return new ValueRun(all, null, Arrays.copyOf(counts, size), count);
            }
            int[] few = new int[size];
            for (int row = 0; row < size; row++) {
                few[row] = (int) counts[row];
            }
            return new ValueRun(all, few, null, count);
        }
    }
}
