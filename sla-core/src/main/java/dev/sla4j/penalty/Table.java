package dev.sla4j.penalty;

import dev.sla4j.value.Figure;
import dev.sla4j.value.Rounding;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A credit table (S20).
 *
 * <p>Rows with one bound form a cascade: of those the value passes, the deepest applies. Rows with two bounds are ranges. Where no row applies
 * between two rows (a gap), or several do (an overlap), the lowest reading is the certain credit and the difference to the highest the
 * disputed one (policy {@code DisputedRow}).
 *
 * @param rows the rows, at least one, all of one unit
 * @param rounding how the agreement rounds the value before it looks it up, or null if it compares exactly
 */
public record Table(List<Row> rows, @Nullable Rounding rounding) implements Formula {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there are no rows or their units differ
     */
    public Table {
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("rows must not be empty");
        }
        for (Row row : rows) {
            if (row.range().unit() != rows.get(0).range().unit()) {
                throw new IllegalArgumentException(
                        "rows must have one unit: " + rows.get(0).range() + " and " + row.range());
            }
        }
        Objects.requireNonNull(rows.get(0), "row");
    }

    @Override
    public Figure.Unit unit() {
        return rows.get(0).range().unit();
    }

    @Override
    public List<Amount> amounts() {
        return rows.stream().map(Row::amount).toList();
    }
}
