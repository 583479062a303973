package dev.sla4j.engine;

import dev.sla4j.measurement.ItemColumns;
import dev.sla4j.measurement.WorkItem;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Work items as records and in columns; as a list, records first, a row of a column becomes a record whenever it is asked for. */
final class ItemRows extends AbstractList<WorkItem> implements RandomAccess {
    private final List<WorkItem> records = new ArrayList<>();
    private final List<ItemColumns> columns = new ArrayList<>();
    private int size;

    @Override
    public boolean add(WorkItem item) {
        size = Math.addExact(size, 1);
        return records.add(item);
    }

    void add(ItemColumns more) {
        if (more.size() > 0) {
            size = Math.addExact(size, more.size());
            columns.add(more);
        }
    }

    void addAll(ItemRows other) {
        size = Math.addExact(size, other.size);
        records.addAll(other.records);
        columns.addAll(other.columns);
    }

    List<WorkItem> records() {
        return records;
    }

    List<ItemColumns> columns() {
        return columns;
    }

    @Override
    public WorkItem get(int index) {
        int row = Objects.checkIndex(index, size) - records.size();
        if (row < 0) {
            return records.get(index);
        }
        int column = 0;
        while (row >= columns.get(column).size()) {
            row -= columns.get(column++).size();
        }
        return columns.get(column).get(row);
    }

    private @Nullable String idOf(int index) {
        int row = index - records.size();
        if (row < 0) {
            return records.get(index).origin().id();
        }
        int column = 0;
        while (row >= columns.get(column).size()) {
            row -= columns.get(column++).size();
        }
        return columns.get(column).idOf(row);
    }

    /** The identities, without a record for rows of columns. */
    List<@Nullable String> ids() {
        return new AbstractList<>() {
            @Override
            public @Nullable String get(int index) {
                return idOf(index);
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    @Override
    public int size() {
        return size;
    }

    /** Whether an item is of a type and a source that is asked for. */
    boolean isAny(BiPredicate<String, @Nullable String> asked) {
        return records.stream()
                        .anyMatch(item -> asked.test(item.type(), item.origin().source()))
                || columns.stream()
                        .anyMatch(rows -> asked.test(rows.type(), rows.origin().source()));
    }
}
