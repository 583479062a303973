package dev.sla4j.jackson;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Which column of a table is which field of a measurement.
 *
 * <pre>{@code
 * MeasurementColumns.of("outage")
 *         .column("Opened", "start", text -> text.replace(' ', 'T') + "Z")
 *         .column("Restored", "end")
 *         .column("Site", "subject")
 *         .column("Rack", "attributes.rack")
 *         .always("source", "tickets")
 * }</pre>
 *
 * <p>Fields are those of {@code docs/format.md}; a point leads into {@code milestones}, {@code attributes} and {@code outcomes}. Of a work item {@code
 * reached.opened} is the column of a milestone, {@code paused.customer} and {@code resumed.customer} are those of a pause; an empty cell is one that was
 * not reached. Columns that are not named
 * are not read. A cell that is empty or blank, and a column that a row lacks, leave the field out. Truth is {@code true} or {@code false}. Immutable.
 */
public final class MeasurementColumns {
    /** Fields whose entries have names of their own. */
    private static final Set<String> ENTRIES = Set.of("milestones", "attributes", "outcomes");

    /** What columns may say of a work item in place of its list of moments: when it reached a milestone, and its pause for a reason. */
    static final List<String> MOMENTS = List.of("reached", "paused", "resumed");

    /** How a field is made. */
    record Cell(List<String> path, String column, String always, UnaryOperator<String> change) {}

    private final String type;
    private final Map<String, Cell> cells;

    private MeasurementColumns(String type, Map<String, Cell> cells) {
        this.type = type;
        this.cells = cells;
    }

    /**
     * A table of one kind of measurement, without columns yet.
     *
     * @param type the kind, such as {@code outage}, not null
     * @return the columns, not null
     * @throws IllegalArgumentException if there is no such kind
     */
    public static MeasurementColumns of(String type) {
        if (!MeasurementReader.types().contains(Objects.requireNonNull(type, "type"))) {
            throw new IllegalArgumentException(
                    "type (" + type + ") must be one of " + String.join(", ", MeasurementReader.types()));
        }
        return new MeasurementColumns(type, Map.of());
    }

    /**
     * Names the column of a field, whose texts are as the format has them.
     *
     * @param column the name of the column, not null
     * @param field the field, such as {@code start} or {@code attributes.rack}, not null
     * @return the columns, not null
     * @throws IllegalArgumentException if such measurements have no such field, or it has a column already
     */
    public MeasurementColumns column(String column, String field) {
        return column(column, field, text -> text);
    }

    /**
     * Names the column of a field, whose texts must be changed before they are as the format has them.
     *
     * @param column the name of the column, not null
     * @param field the field, not null
     * @param change makes the text of the format from that of a cell; what it throws is a fault of the row; not null
     * @return the columns, not null
     * @throws IllegalArgumentException if such measurements have no such field, or it has a column already
     */
    public MeasurementColumns column(String column, String field, UnaryOperator<String> change) {
        Objects.requireNonNull(column, "column");
        return with(field, new Cell(path(field), column, "", Objects.requireNonNull(change, "change")));
    }

    /**
     * States a field that is the same in all rows.
     *
     * @param field the field, not null
     * @param value its text, not blank
     * @return the columns, not null
     * @throws IllegalArgumentException if such measurements have no such field, or it has a column already
     */
    public MeasurementColumns always(String field, String value) {
        return with(field, new Cell(path(field), "", notBlank(value, "value"), text -> text));
    }

    private MeasurementColumns with(String field, Cell cell) {
        Map<String, Cell> more = new LinkedHashMap<>(cells);
        if (more.put(field, cell) != null) {
            throw new IllegalArgumentException("field (" + field + ") must have one column only");
        }
        return new MeasurementColumns(type, Collections.unmodifiableMap(more));
    }

    /** The name of an entry may have points of its own. */
    private List<String> path(String field) {
        int point = Objects.requireNonNull(field, "field").indexOf('.');
        List<String> path = point < 0 ? List.of(field) : List.of(field.substring(0, point), field.substring(point + 1));
        List<String> known = new ArrayList<>(MeasurementReader.fields(type));
        Set<String> entries = new TreeSet<>(ENTRIES);
        if (known.remove("moments")) {
            known.addAll(MOMENTS);
            entries.addAll(MOMENTS);
        }
        if (!known.contains(path.get(0)) || entries.contains(path.get(0)) != path.size() > 1) {
            known.replaceAll(name -> entries.contains(name) ? name + ".…" : name);
            throw new IllegalArgumentException(
                    "field (" + field + ") of " + type + " must be one of " + String.join(", ", known));
        }
        return path;
    }

    private static String notBlank(String text, String name) {
        if (Objects.requireNonNull(text, name).isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
        return text;
    }

    String type() {
        return type;
    }

    List<Cell> cells() {
        return new ArrayList<>(cells.values());
    }
}
