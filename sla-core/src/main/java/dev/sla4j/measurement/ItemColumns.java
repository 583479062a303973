package dev.sla4j.measurement;

import dev.sla4j.measurement.OutageColumns.RefusedRow;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Many work items of one type, subject and source as columns: an identity, an instant for each milestone, attributes, pauses.
 *
 * <p>The same as a {@link WorkItem} for each row, as tables of tickets hold them:
 * <pre>{@code
 * ItemColumns.of("ticket", ids, ChronoUnit.MILLIS)
 *         .reached("opened", opened).reached("resolved", resolved)
 *         .attribute("priority", List.of("P1", "P2", "P3"), priority)
 *         .paused("customer", firstPause, pausedFrom, pausedUntil)
 *         .build()
 * }</pre>
 * Pauses for one reason may overlap and are their union; one without length is none. A row reaches each milestone once at most; what was reached again or changed is told by records or {@link ItemEvent}s, in the same evaluation if need
 * be. Rows have an identity and are corrected and delivered again as records are (S28).
 *
 * <p>Arrays and lists are wrapped, not copied: they must not change until the last report made from them has been explained. A row that cannot be an
 * item (an identity that is blank, an instant out of range, an attribute that is not among its values, a pause that ends before it begins) is left out and kept as
 * {@link RefusedRow}; then, and only then, the columns are copied.
 *
 * <p>Cost: one pass over each column. A promise of one clock and a limit of time, as most are, makes no object of a row; other promises, and
 * identities that are told twice, make a record of it for as long as it is looked at.
 */
public final class ItemColumns {
    /** Stands in a column for a milestone that was not reached, and for the end of a pause that nobody ended. */
    public static final long NEVER = Long.MIN_VALUE;
    /** Stands in a column for an attribute that is not known. */
    public static final int UNKNOWN = -1;

    /** A text for each row, by its place in a list of all that there are. */
    public static final class Attribute {
        private final List<String> values;
        private final int[] index;

        private Attribute(List<String> values, int[] index) {
            this.values = values;
            this.index = index;
        }

        /**
         * Returns the texts that rows may have.
         *
         * @return the texts, not null
         */
        public List<String> values() {
            return values;
        }

        /**
         * Returns which of them a row has.
         *
         * @param row the index of the row
         * @return the place in the list, or {@link #UNKNOWN}
         */
        public int indexOf(int row) {
            return index[row];
        }

        /**
         * Returns the text of a row.
         *
         * @param row the index of the row
         * @return the text, or null if it is not known
         */
        public @Nullable String get(int row) {
            return index[row] == UNKNOWN ? null : values.get(index[row]);
        }
    }

    /** The pauses of all rows for one reason, those of a row beside each other. */
    public static final class Pauses {
        private final String reason;
        private final int[] first;
        private final long[] start;
        private final long[] end;

        private Pauses(String reason, int[] first, long[] start, long[] end) {
            this.reason = reason;
            this.first = first;
            this.start = start;
            this.end = end;
        }

        /**
         * Returns for whom or what the rows waited.
         *
         * @return the reason, not blank
         */
        public String reason() {
            return reason;
        }

        /**
         * Returns where the pauses of a row begin; they end where those of the next row begin.
         *
         * @param row the index of the row, or how many rows there are
         * @return the index of its first pause
         */
        public int firstOf(int row) {
            return first[row];
        }

        /**
         * Returns when a pause began.
         *
         * @param pause the index of the pause
         * @return the start in the unit of the columns, inclusive
         */
        public long startOf(int pause) {
            return start[pause];
        }

        /**
         * Returns when a pause ended.
         *
         * @param pause the index of the pause
         * @return the end in the unit of the columns, exclusive, or {@link #NEVER}
         */
        public long endOf(int pause) {
            return end[pause];
        }
    }

    /** Collects columns; see {@link ItemColumns}. */
    public static final class Builder {
        private final String type;
        private final List<String> ids;
        private final ChronoUnit unit;
        private final Map<String, long[]> milestones = new LinkedHashMap<>();
        private final Map<String, Attribute> attributes = new TreeMap<>();
        private final List<Pauses> pauses = new ArrayList<>();

        private Builder(String type, List<String> ids, ChronoUnit unit) {
            this.type = Check.notBlank(type, "type");
            this.ids = Objects.requireNonNull(ids, "ids");
            this.unit = unit;
            OutageColumns.nanosPer(unit);
        }

        /**
         * Adds when each row reached a milestone.
         *
         * @param milestone the milestone, not blank
         * @param at the instants, {@link ItemColumns#NEVER} where it was not reached, not null
         * @return this builder
         * @throws IllegalArgumentException if there are not as many as there are identities, or the milestone has a column
         */
        public Builder reached(String milestone, long[] at) {
            checkRows(milestone, at.length, ids.size());
            checkNew(milestones.put(Check.notBlank(milestone, "milestone"), at), milestone);
            return this;
        }

        /**
         * Adds an attribute of each row.
         *
         * @param key its name, not blank
         * @param values the texts that there are, not null
         * @param index which of them each row has, {@link ItemColumns#UNKNOWN} for none, not null
         * @return this builder
         * @throws IllegalArgumentException if there are not as many as there are identities, or the attribute has a column
         */
        public Builder attribute(String key, List<String> values, int[] index) {
            checkRows(key, index.length, ids.size());
            checkNew(attributes.put(Check.notBlank(key, "key"), new Attribute(List.copyOf(values), index)), key);
            return this;
        }

        /**
         * Adds the pauses of all rows for a reason.
         *
         * @param reason for whom or what they waited, not blank
         * @param first where the pauses of each row begin, and at last how many pauses there are, not null
         * @param startInclusive when each pause began, not null
         * @param endExclusive when it ended, {@link ItemColumns#NEVER} if it did not, not null
         * @return this builder
         * @throws IllegalArgumentException if the lengths do not fit, or {@code first} falls
         */
        public Builder paused(String reason, int[] first, long[] startInclusive, long[] endExclusive) {
            checkRows("first", first.length, ids.size() + 1);
            checkRows("startInclusive", startInclusive.length, first[ids.size()]);
            checkRows("endExclusive", endExclusive.length, first[ids.size()]);
            int before = 0;
            for (int row = 0; row < first.length; row++) {
                if (first[row] < before) {
                    throw new IllegalArgumentException(
                            "first[" + row + "] (" + first[row] + ") must not be less than " + before);
                }
                before = first[row];
            }
            pauses.add(new Pauses(Check.notBlank(reason, "reason"), first, startInclusive, endExclusive));
            return this;
        }

        /**
         * Checks all rows.
         *
         * @return the columns, not null
         */
        public ItemColumns build() {
            ItemRowCheck check = new ItemRowCheck(ids.size(), OutageColumns.nanosPer(unit));
            check.ids(ids);
            milestones.forEach(check::milestone);
            attributes.forEach((key, column) -> check.attribute(key, column.index, column.values.size()));
            pauses.forEach(column -> check.pauses(column.first, column.start, column.end));
            ItemColumns all = new ItemColumns(this, check);
            return check.refused().isEmpty() ? all : all.only(check.sound());
        }

        private static void checkRows(String column, int rows, int wanted) {
            if (rows != wanted) {
                throw new IllegalArgumentException(column + " (" + rows + " rows) must have " + wanted + " rows");
            }
        }

        private static void checkNew(@Nullable Object before, String column) {
            if (before != null) {
                throw new IllegalArgumentException(column + " must be given once");
            }
        }
    }

    private final String type;
    private final List<String> ids;
    private final Map<String, long[]> milestones;
    private final Map<String, Attribute> attributes;
    private final List<Pauses> pauses;
    private final ItemRowCheck check;
    private final Origin origin;

    private ItemColumns(Builder builder, ItemRowCheck check) {
        this(
                builder.type,
                builder.ids,
                new LinkedHashMap<>(builder.milestones),
                new TreeMap<>(builder.attributes),
                List.copyOf(builder.pauses),
                check,
                Origin.NONE);
    }

    private ItemColumns(
            String type,
            List<String> ids,
            Map<String, long[]> milestones,
            Map<String, Attribute> attributes,
            List<Pauses> pauses,
            ItemRowCheck check,
            Origin origin) {
        this.type = type;
        this.ids = ids;
        this.milestones = milestones;
        this.attributes = attributes;
        this.pauses = pauses;
        this.check = check;
        this.origin = origin;
    }

    /**
     * Begins columns.
     *
     * @param type what the items are, such as {@code ticket}, not blank
     * @param ids the identity of each, not null
     * @param unit the unit of all instants since the epoch: nanoseconds, microseconds, milliseconds or seconds
     * @return a builder, not null
     * @throws IllegalArgumentException if the type is blank or the unit is another one
     */
    public static Builder of(String type, List<String> ids, ChronoUnit unit) {
        return new Builder(type, ids, unit);
    }

    /** The given rows, copied. */
    private ItemColumns only(int[] rows) {
        Map<String, long[]> instants = new LinkedHashMap<>();
        milestones.forEach((name, at) -> instants.put(name, ItemRowCheck.pick(at, rows)));
        Map<String, Attribute> texts = new TreeMap<>();
        attributes.forEach(
                (key, column) -> texts.put(key, new Attribute(column.values, ItemRowCheck.pick(column.index, rows))));
        List<String> names = new ArrayList<>(rows.length);
        for (int row : rows) {
            names.add(ids.get(row));
        }
        List<Pauses> stops = pauses.stream().map(column -> only(column, rows)).toList();
        return new ItemColumns(type, names, instants, texts, stops, check, origin);
    }

    private static Pauses only(Pauses column, int[] rows) {
        int[] first = new int[rows.length + 1];
        for (int i = 0; i < rows.length; i++) {
            first[i + 1] = first[i] + column.first[rows[i] + 1] - column.first[rows[i]];
        }
        long[] start = new long[first[rows.length]];
        long[] end = new long[first[rows.length]];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(column.start, column.first[rows[i]], start, first[i], first[i + 1] - first[i]);
            System.arraycopy(column.end, column.first[rows[i]], end, first[i], first[i + 1] - first[i]);
        }
        return new Pauses(column.reason, first, start, end);
    }

    /**
     * Returns a copy about a subject; the arrays are shared.
     *
     * @param subject the subject, not blank
     * @return the copy, not null
     */
    public ItemColumns on(String subject) {
        return new ItemColumns(type, ids, milestones, attributes, pauses, check, origin.withSubject(subject));
    }

    /**
     * Returns a copy from a source; the arrays are shared.
     *
     * @param source the source, not blank
     * @return the copy, not null
     */
    public ItemColumns from(String source) {
        return new ItemColumns(type, ids, milestones, attributes, pauses, check, origin.withSource(source));
    }

    /**
     * Returns the number of sound rows.
     *
     * @return the number, 0 or more
     */
    public int size() {
        return ids.size();
    }

    /**
     * Returns a row as a record: its milestones in the order in which the columns were added, then its pauses, all in the order of time.
     *
     * @param row the index of the row
     * @return the item, not null
     */
    public WorkItem get(int row) {
        List<Moment> moments = new ArrayList<>();
        milestones.forEach((milestone, at) -> {
            if (at[row] != NEVER) {
                moments.add(new Moment.Reached(nanos(at[row]), milestone));
            }
        });
        for (Pauses column : pauses) {
            for (int pause = column.first[row]; pause < column.first[row + 1]; pause++) {
                if (column.start[pause] == column.end[pause]) {
                    continue;
                }
                moments.add(new Moment.Paused(nanos(column.start[pause]), column.reason));
                if (column.end[pause] != NEVER && !goesOn(row, column.reason, column.end[pause])) {
                    moments.add(new Moment.Resumed(nanos(column.end[pause]), column.reason));
                }
            }
        }
        TreeMap<String, String> texts = new TreeMap<>();
        attributes.forEach((key, column) -> {
            String text = column.get(row);
            if (text != null) {
                texts.put(key, text);
            }
        });
        return new WorkItem(type, moments, new Origin(origin.subject(), origin.source(), ids.get(row), null, texts));
    }

    /** Whether a row still waits for a reason where one of its pauses ends: pauses for one reason are their union. */
    private boolean goesOn(int row, String reason, long at) {
        for (Pauses column : pauses) {
            for (int pause = column.first[row];
                    column.reason.equals(reason) && pause < column.first[row + 1];
                    pause++) {
                if (column.start[pause] < at && (column.end[pause] == NEVER || at < column.end[pause])) {
                    return true;
                }
            }
        }
        return false;
    }

    private long nanos(long at) {
        return at * check.nanosPerUnit();
    }

    /**
     * Returns the identity of a row.
     *
     * @param row the index of the row
     * @return the identity, not blank
     */
    public String idOf(int row) {
        return ids.get(row);
    }

    /**
     * Returns the type of all rows.
     *
     * @return the type, not blank
     */
    public String type() {
        return type;
    }

    /**
     * Returns when rows reached a milestone, for kernels; not a copy.
     *
     * @param milestone the milestone, not null
     * @return the instants in the unit of the columns, or null if there is no such column
     */
    public long @Nullable [] instants(String milestone) {
        return milestones.get(milestone);
    }

    /**
     * Returns an attribute of all rows.
     *
     * @param key its name, not null
     * @return the attribute, or null if there is no such column
     */
    public @Nullable Attribute attribute(String key) {
        return attributes.get(key);
    }

    /**
     * Returns the pauses of all rows.
     *
     * @return the pauses for each reason that was given, not null
     */
    public List<Pauses> pauses() {
        return pauses;
    }

    /**
     * Returns the length of the unit.
     *
     * @return nanoseconds in one unit
     */
    public long nanosPerUnit() {
        return check.nanosPerUnit();
    }

    /**
     * Returns an instant before which nothing happened.
     *
     * @return the earliest instant of all given rows in epoch nanoseconds, or the greatest long if there is none
     */
    public long earliestNanos() {
        return check.earliest();
    }

    /**
     * Returns an instant after which nothing happened.
     *
     * @return the latest instant of all given rows in epoch nanoseconds, or the least long if there is none
     */
    public long latestNanos() {
        return check.latest();
    }

    /**
     * Returns the rows that were left out because they cannot be items.
     *
     * @return the refused rows in their order, not null
     */
    public List<RefusedRow> refused() {
        return check.refused();
    }

    /**
     * Returns what the items are about, without identity and attributes.
     *
     * @return the origin, not null
     */
    public Origin origin() {
        return origin;
    }

    @Override
    public String toString() {
        return "ItemColumns[" + ids.size() + " rows of " + type + ", " + origin + "]";
    }
}
