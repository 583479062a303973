package dev.sla4j.engine;

import dev.sla4j.measurement.ItemColumns;
import dev.sla4j.measurement.WorkItem;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Work items as records and in columns. */
final class ItemRows extends MixedRows<WorkItem, ItemColumns> implements RandomAccess {
    @Override
    int sizeOf(ItemColumns rows) {
        return rows.size();
    }

    @Override
    WorkItem rowOf(ItemColumns rows, int row) {
        return rows.get(row);
    }

    private @Nullable String idOf(int index) {
        int row = index - records().size();
        if (row < 0) {
            return records().get(index).origin().id();
        }
        int column = 0;
        while (row >= columns().get(column).size()) {
            row -= columns().get(column++).size();
        }
        return columns().get(column).idOf(row);
    }

    /** The identities, without a record for rows of columns. */
    List<@Nullable String> ids() {
        int size = size();
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

    /** Whether an item is of a type and a source that is asked for. */
    boolean isAny(BiPredicate<String, @Nullable String> asked) {
        return records().stream()
                        .anyMatch(item -> asked.test(item.type(), item.origin().source()))
                || columns().stream()
                        .anyMatch(rows -> asked.test(rows.type(), rows.origin().source()));
    }
}
