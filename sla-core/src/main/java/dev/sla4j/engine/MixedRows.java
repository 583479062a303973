package dev.sla4j.engine;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;

/**
 * Rows as records and in columns; as a list, records first, a row of a column becomes a record whenever it is asked for. Many columns are gone through in
 * their order, not by index.
 *
 * @param <M> a record
 * @param <C> columns
 */
abstract class MixedRows<M, C> extends AbstractList<M> {
    private final List<M> records = new ArrayList<>();
    private final List<C> columns = new ArrayList<>();
    private int inColumns;

    /** How many rows columns have. */
    abstract int sizeOf(C rows);

    /** A row of columns as a record. */
    abstract M rowOf(C rows, int row);

    @Override
    public boolean add(M row) {
        return records.add(row);
    }

    void addColumns(C more) {
        if (sizeOf(more) > 0) {
            inColumns = Math.addExact(inColumns, sizeOf(more));
            columns.add(more);
        }
    }

    void addAll(MixedRows<M, C> other) {
        records.addAll(other.records);
        other.columns().forEach(this::addColumns);
    }

    /** The records, which may be added to. */
    List<M> records() {
        return records;
    }

    /** The columns; rows that are yet to be put into one are put there now. */
    List<C> columns() {
        return columns;
    }

    @Override
    public M get(int index) {
        int row = Objects.checkIndex(index, size()) - records.size();
        if (row < 0) {
            return records.get(index);
        }
        int column = 0;
        while (row >= sizeOf(columns().get(column))) {
            row -= sizeOf(columns().get(column++));
        }
        return rowOf(columns().get(column), row);
    }

    @Override
    public int size() {
        columns();
        return Math.addExact(records.size(), inColumns);
    }

    @Override
    public Iterator<M> iterator() {
        return new Rows();
    }

    private final class Rows implements Iterator<M> {
        private final Iterator<M> first = records.iterator();
        private final List<C> then = columns();
        private int column;
        private int row;

        @Override
        public boolean hasNext() {
            return first.hasNext() || column < then.size();
        }

        @Override
        public M next() {
            if (first.hasNext()) {
                return first.next();
            }
            if (column == then.size()) {
                throw new NoSuchElementException();
            }
            C current = then.get(column);
            M made = rowOf(current, row++);
            if (row == sizeOf(current)) {
                column++;
                row = 0;
            }
            return made;
        }
    }
}
