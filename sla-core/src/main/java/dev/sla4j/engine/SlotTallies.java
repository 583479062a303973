package dev.sla4j.engine;

import dev.sla4j.value.Ratio;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of requests per slot, for one specification and one subject: columns with a row for each slot in which there were any.
 *
 * <p>Requests are judged when they arrive and only counted here. Invariants: (1) no two rows have the same start and end; (2) as long as slots come
 * in the order of time, none over another, rows stand in that order and are found by halving; from then on by hashing start and end; (3) amounts
 * are kept for all rows or for none. Rows are slots of the grid, or longer where requests were counted over a longer time before (S12). Memory: 28
 * bytes a slot, 40 once one has more than an {@code int} holds, 8 more where slots came out of order, and some 240 more where weights or a statistic are asked for; nothing for a request. Where the value of a percentile is asked for some 400 a slot, and 12 for each different
 * value in it ({@link Values}).
 */
final class SlotTallies {
    /** The number of no row. */
    static final int NONE = -1;

    private static final int GOOD = 0;
    private static final int BAD = 1;
    private static final int UNDECIDED = 2;
    private static final int MOST_RESERVED = 1 << 16;

    private final Kept kept;
    private final boolean keepsAmounts;
    private long[] starts = new long[8];
    private long[] ends = new long[8];

    private final Counts[] counts = {new Counts(), new Counts(), new Counts()};

    private Amounts[] amounts;

    /** Row numbers from 1 on, 0 where there is none; empty as long as rows are in order. */
    private int[] rowByHash = {};

    private boolean ordered = true;

    /** Whether others have the same slots, so that they are copied before they change. */
    private boolean sharesSlots;

    private int size;
    private int latest = -1;

    SlotTallies(Kept kept) {
        this.kept = kept;
        this.keepsAmounts = kept.isMore();
        this.amounts = new Amounts[keepsAmounts ? 8 : 0];
    }

    int size() {
        return size;
    }

    /** Whether nothing is added up beside the numbers. */
    boolean areNumbers() {
        return !keepsAmounts;
    }

    long start(int row) {
        return starts[row];
    }

    long end(int row) {
        return ends[row];
    }

    LongStream starts() {
        return Arrays.stream(starts, 0, size);
    }

    /** The earliest start; not where there are no rows. */
    long first() {
        return ordered ? starts[0] : Arrays.stream(starts, 0, size).min().orElseThrow();
    }

    /** The latest end; not where there are no rows. */
    long last() {
        return ordered ? ends[size - 1] : Arrays.stream(ends, 0, size).max().orElseThrow();
    }

    /** The row of the slot of the grid that was hit last, if an instant lies in it; else -1. Requests mostly come in the order of time. */
    int latestContaining(long at) {
        return latest >= 0 && starts[latest] <= at && at < ends[latest] ? latest : -1;
    }

    /** The row of a slot of the grid, which is added if there is none. */
    int rowOfSlot(long start, long end) {
        if (latest < 0 || starts[latest] != start || ends[latest] != end) {
            latest = row(start, end);
        }
        return latest;
    }

    /** The row of a slot, or of a stretch that is counted as one, which is added if there is none; single requests in a stretch are no part of it. */
    int row(long start, long end) {
        return ordered ? rowInOrder(start, end) : rowByHash(start, end);
    }

    private int rowInOrder(long start, long end) {
        if (size == 0 || ends[size - 1] <= start) {
            return append(start, end);
        }
        int row = Arrays.binarySearch(starts, 0, size, start);
        if (row >= 0 && ends[row] == end) {
            return row;
        }
        ordered = false;
        hash();
        return rowByHash(start, end);
    }

    private int rowByHash(long start, long end) {
        int at = slotOf(start, end);
        while (rowByHash[at] != 0) {
            int row = rowByHash[at] - 1;
            if (starts[row] == start && ends[row] == end) {
                return row;
            }
            at = (at + 1) & (rowByHash.length - 1);
        }
        int row = append(start, end);
        if (rowByHash.length < 2 * starts.length) {
            hash();
        } else {
            rowByHash[at] = size;
        }
        return row;
    }

    private int append(long start, long end) {
        ownSlots();
        if (size == starts.length) {
            resize(size * 2);
        }
        starts[size] = start;
        ends[size] = end;
        if (keepsAmounts) {
            amounts[size] = new Amounts(kept);
        }
        return size++;
    }

    private int slotOf(long start, long end) {
        long mixed = (start * 31 + end) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 33) & (rowByHash.length - 1);
    }

    /** Makes room for more rows at once, if that is as many as a few doublings would. */
    void reserve(int more) {
        int needed = Integer.highestOneBit(Math.max(8, Math.min(more, MOST_RESERVED)) * 2 - 1);
        if (size == 0 && needed > starts.length) {
            resize(needed);
        }
    }

    private void resize(int rows) {
        starts = Arrays.copyOf(starts, rows);
        ends = Arrays.copyOf(ends, rows);
        rowByHash = sharesSlots ? rowByHash.clone() : rowByHash;
        sharesSlots = false;
        amounts = Arrays.copyOf(amounts, keepsAmounts ? rows : 0);
    }

    private void ownSlots() {
        if (sharesSlots) {
            resize(starts.length);
        }
    }

    /** Finds a place for each row in a table with at least one free place for each, whose size is a power of two. */
    private void hash() {
        rowByHash = new int[Integer.highestOneBit(starts.length * 2 - 1) * 2];
        for (int row = 0; row < size; row++) {
            int at = slotOf(starts[row], ends[row]);
            while (rowByHash[at] != 0) {
                at = (at + 1) & (rowByHash.length - 1);
            }
            rowByHash[at] = row + 1;
        }
    }

    /** Adds numbers of requests to a row. */
    void add(int row, long good, long bad, long undecided) {
        add(GOOD, row, good);
        add(BAD, row, bad);
        add(UNDECIDED, row, undecided);
    }

    private void add(int column, int row, long more) {
        counts[column].add(row, more, starts.length);
    }

    /**
     * Adds numbers of requests of one fate to many rows.
     *
     * @param first the first row, as from {@link #append}
     * @param more a number for each row from there on, or nothing for zeros; not changed any more
     */
    void add(LatencyRegions.Fate fate, int first, int[] more) {
        if (fate != LatencyRegions.Fate.LEFT_OUT) {
            counts[columnOf(fate)].addAll(first, more);
        }
    }

    /** Adds numbers of requests of one fate to a row. */
    void add(LatencyRegions.Fate fate, int row, int more) {
        if (fate != LatencyRegions.Fate.LEFT_OUT) {
            add(columnOf(fate), row, more);
        }
    }

    private static int columnOf(LatencyRegions.Fate fate) {
        return switch (fate) {
            case GOOD -> GOOD;
            case BAD -> BAD;
            case UNDECIDED -> UNDECIDED;
            case LEFT_OUT -> throw new AssertionError("what is left out is not counted");
        };
    }

    /** Makes a row for each of many slots at once, and returns the first; {@link #NONE} where not all come behind those that are here. */
    int append(SlotCuts cuts) {
        if (!ordered || keepsAmounts || !cuts.isAscending() || (size > 0 && ends[size - 1] > cuts.start(0))) {
            return NONE;
        }
        int first = size;
        if (size == 0) {
            starts = cuts.starts();
            ends = cuts.ends();
            sharesSlots = true;
        } else {
            if (size + cuts.size() > starts.length) {
                resize(size + Math.max(size, cuts.size()));
            }
            ownSlots();
            System.arraycopy(cuts.starts(), 0, starts, size, cuts.size());
            System.arraycopy(cuts.ends(), 0, ends, size, cuts.size());
        }
        size += cuts.size();
        return first;
    }

    /** Adds several values of a statistic to a row. */
    void addValues(int row, Ratio total, Ratio lowest, Ratio highest) {
        amounts[row].addValues(total, lowest, highest);
    }

    /** Adds requests to a row that took so long each. */
    void addTime(int row, long nanos, long count) {
        amounts[row].addTime(nanos, count);
    }

    /** Adds times to a row, where single values are kept. */
    void addTimes(int row, ValueRun nanos) {
        Objects.requireNonNull(amounts[row].values()).add(nanos);
    }

    /** Adds what was counted and added up to a row. */
    void add(int row, Tally tally) {
        add(row, tally.good(), tally.bad(), tally.undecided());
        if (keepsAmounts) {
            amounts[row].add(tally.amounts());
        }
    }

    void merge(SlotTallies other) {
        if (size == 0) {
            copy(other);
            return;
        }
        for (int row = 0; row < other.size; row++) {
            int mine = row(other.starts[row], other.ends[row]);
            add(mine, other.good(row), other.bad(row), other.undecided(row));
            if (keepsAmounts) {
                amounts[mine].add(other.amounts[row]);
            }
        }
    }

    private void copy(SlotTallies other) {
        sharesSlots = true;
        other.sharesSlots = true;
        starts = other.starts;
        ends = other.ends;
        for (int column = 0; column < counts.length; column++) {
            counts[column] = other.counts[column].copy();
        }
        rowByHash = other.rowByHash;
        ordered = other.ordered;
        size = other.size;
        amounts = new Amounts[keepsAmounts ? starts.length : 0];
        for (int row = 0; keepsAmounts && row < size; row++) {
            amounts[row] = new Amounts(kept);
            amounts[row].add(other.amounts[row]);
        }
    }

    /** Adds what contradicts itself: in each slot as many undecided requests as the version that has most of them. */
    void mergeUndecided(List<SlotTallies> versions) {
        SlotTallies most = new SlotTallies(kept);
        for (SlotTallies version : versions) {
            for (int row = 0; row < version.size; row++) {
                int mine = most.row(version.starts[row], version.ends[row]);
                most.add(mine, 0, 0, Math.max(0, version.counted(row) - most.counted(mine)));
                if (keepsAmounts) {
                    most.amounts[mine].raiseUndecided(version.amounts[row]);
                }
            }
        }
        merge(most);
    }

    /** Whether rows stand in the order of time, none over another. */
    boolean isOrdered() {
        return ordered;
    }

    /** The first row from one on that ends behind an instant; of rows in the order of time. */
    int firstEndingBehind(long instant, int from) {
        int found = Arrays.binarySearch(ends, from, size, instant);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** How many requests some slots have. */
    long counted(int from, int to) {
        long decided = Math.addExact(counts[GOOD].sum(from, to), counts[BAD].sum(from, to));
        return Math.addExact(decided, counts[UNDECIDED].sum(from, to));
    }

    /** Adds the numbers of some rows to a tally. */
    void addTo(Tally tally, int from, int to) {
        tally.add(counts[GOOD].sum(from, to), counts[BAD].sum(from, to), counts[UNDECIDED].sum(from, to), null);
    }

    /** Adds the numbers of some rows to as many rows of other columns, which has so many. */
    void addTo(Counts[] columns, int first, int from, int to, int rows) {
        for (int column = 0; column < counts.length; column++) {
            columns[column].addAll(first, counts[column], from, to, rows);
        }
    }

    long good(int row) {
        return counts[GOOD].of(row);
    }

    long bad(int row) {
        return counts[BAD].of(row);
    }

    long undecided(int row) {
        return counts[UNDECIDED].of(row);
    }

    /** How many requests a slot has. */
    long counted(int row) {
        return Math.addExact(Math.addExact(good(row), bad(row)), undecided(row));
    }

    /** What is added up beside the numbers, or null if nothing is. */
    @Nullable
    Amounts amounts(int row) {
        return keepsAmounts ? amounts[row] : null;
    }

    /** The rows in the order of their slots. */
    int[] inOrder() {
        IntStream rows = IntStream.range(0, size);
        if (ordered) {
            return rows.toArray();
        }
        return rows.boxed()
                .sorted((a, b) ->
                        starts[a] == starts[b] ? Long.compare(ends[a], ends[b]) : Long.compare(starts[a], starts[b]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Writes down all rows in their order; one without requests says nothing. */
    void digest(Digest digest) {
        for (int row : inOrder()) {
            if (counted(row) == 0) {
                continue;
            }
            digest.add(new long[] {starts[row], ends[row], good(row), bad(row), undecided(row)});
            if (keepsAmounts) {
                digest.add(amounts[row].toString());
            }
        }
    }

    void write(ByteSink out) {
        out.number(size);
        for (int row : inOrder()) {
            out.number(starts[row]).number(ends[row]);
            out.number(good(row)).number(bad(row)).number(undecided(row));
            if (keepsAmounts) {
                amounts[row].write(out);
            }
        }
    }

    void read(ByteSource in) {
        for (int rows = in.count(); rows > 0; rows--) {
            long start = in.number();
            long end = in.number();
            int before = size;
            int row = row(start, end);
            if (end <= start || size == before) {
                throw in.fault("must hold each slot once, with its end after its start");
            }
            for (int column = 0; column < counts.length; column++) {
                long count = in.number();
                if (count < 0) {
                    throw in.fault("must not count less than nothing");
                }
                add(column, row, count);
            }
            counted(row);
            if (keepsAmounts) {
                amounts[row].read(in);
                Ranges ranges = amounts[row].ranges();
                if (ranges != null && ranges.count() > undecided(row)) {
                    throw in.fault("must not hold more times between two than are undecided");
                }
            }
        }
    }
}
