package dev.sla4j.engine;

import dev.sla4j.measurement.Sample;
import dev.sla4j.measurement.SampleColumns;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Samples as records and in columns; as a list, records first, a row of a column becomes a record whenever it is asked for. Many columns are gone
 * through in their order, not by index.
 */
final class SampleRows extends AbstractList<Sample> {
    private final List<Sample> records = new ArrayList<>();
    private final List<SampleColumns> columns = new ArrayList<>();
    private int inColumns;

    @Override
    public boolean add(Sample sample) {
        return records.add(sample);
    }

    void add(SampleColumns more) {
        if (more.size() > 0) {
            inColumns = Math.addExact(inColumns, more.size());
            columns.add(more);
        }
    }

    void addAll(SampleRows other) {
        inColumns = Math.addExact(inColumns, other.inColumns);
        records.addAll(other.records);
        columns.addAll(other.columns);
    }

    /** The records, which may be added to. */
    List<Sample> records() {
        return records;
    }

    List<SampleColumns> columns() {
        return columns;
    }

    @Override
    public Sample get(int index) {
        int row = Objects.checkIndex(index, size()) - records.size();
        if (row < 0) {
            return records.get(index);
        }
        int column = 0;
        while (row >= columns.get(column).size()) {
            row -= columns.get(column++).size();
        }
        return columns.get(column).get(row);
    }

    @Override
    public int size() {
        return Math.addExact(records.size(), inColumns);
    }

    @Override
    public Iterator<Sample> iterator() {
        return new Rows();
    }

    private final class Rows implements Iterator<Sample> {
        private final Iterator<Sample> first = records.iterator();
        private int column;
        private int row;

        @Override
        public boolean hasNext() {
            return first.hasNext() || column < columns.size();
        }

        @Override
        public Sample next() {
            if (first.hasNext()) {
                return first.next();
            }
            if (column == columns.size()) {
                throw new NoSuchElementException();
            }
            SampleColumns current = columns.get(column);
            Sample sample = current.get(row++);
            if (row == current.size()) {
                column++;
                row = 0;
            }
            return sample;
        }
    }

    /** The sources of each metric. */
    SortedMap<String, Set<@Nullable String>> sources() {
        SortedMap<String, Set<@Nullable String>> sources = new TreeMap<>();
        records.forEach(sample -> sources.computeIfAbsent(sample.metric(), metric -> new HashSet<>())
                .add(sample.origin().source()));
        columns.forEach(rows -> sources.computeIfAbsent(rows.metric(), metric -> new HashSet<>())
                .add(rows.origin().source()));
        return sources;
    }

    /** Whether a sample is of a metric and a source that is asked for. */
    boolean isAny(BiPredicate<String, @Nullable String> asked) {
        return records.stream()
                        .anyMatch(sample ->
                                asked.test(sample.metric(), sample.origin().source()))
                || columns.stream()
                        .anyMatch(
                                rows -> asked.test(rows.metric(), rows.origin().source()));
    }

    /** The earliest and the latest instant, in nanoseconds; only for rows there are. */
    static long[] extent(SampleColumns rows) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int row = 0; row < rows.size(); row++) {
            first = Math.min(first, rows.atNanos(row));
            last = Math.max(last, rows.atNanos(row));
        }
        return new long[] {first, last};
    }
}
