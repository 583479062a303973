package dev.sla4j.jackson;

import dev.sla4j.engine.Evaluation;
import dev.sla4j.measurement.Measurement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Measurements from the rows of a table: CSV, a result set, a sheet.
 *
 * <p>Rows come from a reader of the caller's choice, as texts by the names of columns. With {@code jackson-dataformat-csv}:
 *
 * <pre>{@code
 * MappingIterator<Map<String, String>> rows = new CsvMapper()
 *         .readerForMapOf(String.class)
 *         .with(CsvSchema.emptySchema().withHeader())
 *         .readValues(in);
 * MeasurementTable.lenient(rows, columns).addTo(evaluation);
 * }</pre>
 *
 * <p>A strict table throws an {@link java.io.UncheckedIOException} at the first row that is wrong, whose cause is a {@link SlaFormatException} that names it; a
 * lenient one keeps the row in {@link #refused()} and goes on, and {@link #addTo} makes the report name it. What the reader of rows throws is thrown on.
 *
 * <p>Can be iterated once. Not safe for use by several threads. Memory: one row, and the first thousand refused rows.
 */
public final class MeasurementTable implements Iterable<Measurement> {
    private static final Set<String> TRUTHS = Set.of("good", "resumed-all");
    private static final Set<String> NUMBERS = Set.of("population", "order", "outcomes");

    private final Iterator<? extends Map<String, String>> rows;
    private final MeasurementColumns columns;
    private final Limits limits;
    private final MeasurementRows<RefusedRow> read;
    private final Set<String> absent = new LinkedHashSet<>();

    private MeasurementTable(
            Iterator<? extends Map<String, String>> rows, MeasurementColumns columns, Limits limits, boolean strict) {
        this.rows = Objects.requireNonNull(rows, "rows");
        this.columns = Objects.requireNonNull(columns, "columns");
        this.limits = Objects.requireNonNull(limits, "limits");
        this.read = new MeasurementRows<>("row", new Source(), RefusedRow::new, strict, limits);
    }

    /**
     * Reads rows and throws at the first one that is wrong.
     *
     * @param rows texts by the names of columns, not null
     * @param columns which column is which field, not null
     * @return the measurements, not null
     */
    public static MeasurementTable strict(Iterator<? extends Map<String, String>> rows, MeasurementColumns columns) {
        return strict(rows, columns, Limits.DEFAULT);
    }

    /**
     * Reads rows within limits and throws at the first one that is wrong.
     *
     * @param rows texts by the names of columns, not null
     * @param columns which column is which field, not null
     * @param limits how much is read, not null
     * @return the measurements, not null
     */
    public static MeasurementTable strict(
            Iterator<? extends Map<String, String>> rows, MeasurementColumns columns, Limits limits) {
        return new MeasurementTable(rows, columns, limits, true);
    }

    /**
     * Reads rows and keeps apart those that are wrong.
     *
     * @param rows texts by the names of columns, not null
     * @param columns which column is which field, not null
     * @return the measurements, not null
     */
    public static MeasurementTable lenient(Iterator<? extends Map<String, String>> rows, MeasurementColumns columns) {
        return lenient(rows, columns, Limits.DEFAULT);
    }

    /**
     * Reads rows within limits and keeps apart those that are wrong.
     *
     * @param rows texts by the names of columns, not null
     * @param columns which column is which field, not null
     * @param limits how much is read, not null
     * @return the measurements, not null
     */
    public static MeasurementTable lenient(
            Iterator<? extends Map<String, String>> rows, MeasurementColumns columns, Limits limits) {
        return new MeasurementTable(rows, columns, limits, false);
    }

    /**
     * Adds all measurements to an evaluation, and notes the rows that were refused, and columns that no row has, so that the report names them.
     *
     * @param evaluation the evaluation, not null
     * @throws java.io.UncheckedIOException if strict, where a row is wrong; the rows before it are added
     */
    public void addTo(Evaluation evaluation) {
        evaluation.add(this);
        read.addRefusedTo(evaluation);
        absent.forEach(
                column -> evaluation.addRefused("column " + column + " is in no row; the result may depend on it"));
    }

    /**
     * Returns the measurements; each is read when it is asked for.
     *
     * @return the only iterator, not null; if strict it throws {@link java.io.UncheckedIOException} where a row is wrong
     * @throws IllegalStateException if the rows are iterated already
     */
    @Override
    public Iterator<Measurement> iterator() {
        return read.iterator();
    }

    /**
     * Returns the rows that were refused so far.
     *
     * @return the first {@link MeasurementLines#MOST_REFUSED_KEPT} of them in their order, not null
     */
    public List<RefusedRow> refused() {
        return read.refused();
    }

    /**
     * Returns how many rows were refused so far.
     *
     * @return the number, which may exceed the size of {@link #refused()}
     */
    public long refusedCount() {
        return read.refusedCount();
    }

    /**
     * Returns the columns that no row had so far: their fields were left out, which may be meant, or the column may be called otherwise.
     *
     * @return the names of columns in the order in which they were stated, none before the first row; not null
     */
    public List<String> absentColumns() {
        return List.copyOf(absent);
    }

    /** The rows of the caller's reader. */
    private final class Source implements MeasurementRows.Source {
        private Map<String, String> row = Map.of();
        private long number;

        @Override
        public boolean next() {
            if (!rows.hasNext()) {
                return false;
            }
            row = rows.next();
            if (number++ == 0) {
                columns.cells().stream().map(MeasurementColumns.Cell::column).forEach(absent::add);
                absent.remove("");
            }
            if (!absent.isEmpty()) {
                absent.removeAll(row.keySet());
            }
            return true;
        }

        @Override
        public long number() {
            return number;
        }

        @Override
        public Measurement measurement() throws SlaFormatException {
            List<Fault> faults = new ArrayList<>();
            Node node = node(row, faults);
            Measurement measurement = faults.isEmpty() ? MeasurementReader.measurement(node) : null;
            faults.addAll(node.faults().kept());
            if (measurement == null || !faults.isEmpty()) {
                throw new SlaFormatException(faults, faults.size(), "");
            }
            return measurement;
        }
    }

    private Node node(Map<String, String> row, List<Fault> faults) {
        Node root = Node.root(limits);
        Map<String, Object> fields = new TreeMap<>(Map.of("type", columns.type()));
        for (MeasurementColumns.Cell cell : columns.cells()) {
            String text = text(cell, row, faults);
            if (!text.isBlank()) {
                put(fields, cell.path(), text);
            }
        }
        root.setFields(fields);
        return root;
    }

    @SuppressWarnings("IllegalCatch") // Whatever the caller's change throws is a fault of the row.
    private static String text(MeasurementColumns.Cell cell, Map<String, String> row, List<Fault> faults) {
        String text = row.get(cell.column());
        if (text == null || text.isBlank()) {
            return cell.always();
        }
        try {
            return Objects.requireNonNull(cell.change().apply(text), "changed text");
        } catch (RuntimeException e) {
            String shown = '"' + Quoted.of(text) + '"';
            faults.add(
                    new Fault(String.join(".", cell.path()), "must be changed to a text of the format: " + e, shown));
            return "";
        }
    }

    private static void put(Map<String, Object> fields, List<String> path, String text) {
        String field = path.get(0);
        Object value = TRUTHS.contains(field) && (text.equals("true") || text.equals("false"))
                ? Boolean.valueOf(text)
                : NUMBERS.contains(field) ? new Node.Digits(text) : text;
        if (path.size() == 1) {
            fields.put(field, value);
        } else if (MeasurementColumns.MOMENTS.contains(field)) {
            if (fields.computeIfAbsent("moments", key -> new ArrayList<Object>()) instanceof List<?> moments) {
                @SuppressWarnings("unchecked") // Nothing else is put here.
                List<Object> more = (List<Object>) moments;
                more.add(new TreeMap<String, Object>(Map.of("at", text, field, path.get(1))));
            }
        } else if (fields.computeIfAbsent(field, key -> new TreeMap<String, Object>())
                instanceof TreeMap<?, ?> entries) {
            @SuppressWarnings("unchecked") // Nothing else is put here.
            Map<String, Object> below = (Map<String, Object>) entries;
            below.put(path.get(1), value);
        }
    }

    /**
     * A row that was refused.
     *
     * @param number the number of the row, from 1; a header does not count
     * @param faults what is wrong with it, at least one; their paths are fields
     */
    public record RefusedRow(long number, List<Fault> faults) {
        /** Copies. */
        public RefusedRow {
            faults = List.copyOf(faults);
        }

        /** Returns number and faults on one line. */
        @Override
        public String toString() {
            return MeasurementRows.text("row", number, faults);
        }
    }
}
