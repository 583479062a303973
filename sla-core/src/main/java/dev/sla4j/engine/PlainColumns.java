package dev.sla4j.engine;

import dev.sla4j.measurement.ItemColumns;
import dev.sla4j.target.Clock;
import dev.sla4j.target.Quantity;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import dev.sla4j.value.Figure;
import java.util.Objects;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Judges rows of work items in columns as {@link PlainItems} judges records. Limits are looked up once for each value of the one attribute that they
 * depend on, as they mostly do on one.
 */
final class PlainColumns {
    private static final long[] NO_LIMITS = {};

    private final ItemColumns columns;
    private final PlainPromise promise;
    private final ItemScene scene;
    private final TimeRange within;
    /** When the subject existed, or null if in all of the period. */
    private final @Nullable TimeSet life;

    private final long unit;
    private final long @Nullable [] by;
    private final long[] from;
    private final long[] to;
    private final long @Nullable [] again;
    private final ItemColumns.@Nullable Pauses pauses;
    private final ItemColumns.@Nullable Attribute caseOf;
    /** By the value of the attribute, which is unknown at 0; empty if there are several attributes. */
    private final long[] limits;

    private final Row row = new Row();
    private @Nullable ItemHours hours;

    private PlainColumns(
            ItemColumns columns, PlainPromise promise, ItemReader.Place place, ItemColumns.@Nullable Pauses pauses) {
        this.columns = columns;
        this.promise = promise;
        this.scene = place.scene();
        this.within = place.within();
        this.life = place.life().encloses(within) ? null : place.life();
        this.unit = columns.nanosPerUnit();
        this.by = promise.by() == null ? null : Objects.requireNonNull(columns.instants(promise.by()));
        this.from = Objects.requireNonNull(columns.instants(promise.from()));
        this.to = Objects.requireNonNull(columns.instants(promise.to()));
        String further = promise.clock().again();
        this.again = further == null ? null : columns.instants(further);
        this.pauses = pauses;
        SortedSet<String> keys = promise.keys();
        this.caseOf = keys.size() == 1 ? columns.attribute(keys.first()) : null;
        this.limits = limits(keys.size());
    }

    /** A judge of the rows of some columns, or null if none of them can be plain. */
    static @Nullable PlainColumns of(ItemColumns columns, PlainPromise promise, ItemReader.Place place) {
        Clock.Pauses rule = promise.clock().pauses();
        ItemColumns.Pauses pauses = null;
        for (ItemColumns.Pauses column : columns.pauses()) {
            if (Pausing.stopsFor(rule, column.reason())) {
                if (pauses != null) {
                    return null;
                }
                pauses = column;
            }
        }
        boolean isTold = (promise.by() == null || columns.instants(promise.by()) != null)
                && columns.instants(promise.from()) != null
                && columns.instants(promise.to()) != null;
        return isTold && columns.latestNanos() < place.scene().known()
                ? new PlainColumns(columns, promise, place, pauses)
                : null;
    }

    private long[] limits(int keys) {
        if (keys > 1) {
            return NO_LIMITS;
        }
        long[] all = new long[caseOf == null ? 1 : caseOf.values().size() + 1];
        for (int i = 0; i < all.length; i++) {
            String text = caseOf == null || i == 0 ? null : caseOf.values().get(i - 1);
            all[i] = promise.limitOf(new Case(text), scene);
        }
        return all;
    }

    /** Judges a row, or returns null if it is not plain; see {@link PlainItems#judge}. */
    @Nullable
    Judgement judge(int index) {
        long start = from[index];
        long stop = to[index];
        if (start == ItemColumns.NEVER || start >= stop || (again != null && again[index] != ItemColumns.NEVER)) {
            return null;
        }
        long limit = limitOf(index);
        if (limit == PlainPromise.NOT_PLAIN) {
            return null;
        }
        if (limit == PlainPromise.NOT_COUNTED || (by != null && !belongs(by[index]))) {
            return Judgement.EXEMPT;
        }
        ItemHours clock = hours();
        boolean covered = clock.covers(columns.earliestNanos()) && clock.covers(columns.latestNanos());
        if (!covered || (pauses != null && !followEachOther(pauses, index))) {
            return null;
        }
        if (by == null) {
            Boolean due = life == null
                    ? PlainPromise.isDueIn(
                            within, start * unit, limit, (first, last) -> elapsed(clock, index, first, last))
                    : null;
            if (due == null || !due) {
                return due == null ? null : Judgement.EXEMPT;
            }
        }
        return promise.judge(elapsed(clock, index, start * unit, stop * unit), limit, clock);
    }

    /** Laid out only if an item needs them. */
    private ItemHours hours() {
        ItemHours present = hours;
        if (present == null) {
            present = scene.hours(promise.clock());
            hours = present;
        }
        return present;
    }

    private boolean belongs(long at) {
        return at != ItemColumns.NEVER
                && within.containsNanos(at * unit)
                && (life == null || life.containsNanos(at * unit));
    }

    private long limitOf(int index) {
        if (limits.length > 0) {
            return limits[caseOf == null ? 0 : caseOf.indexOf(index) + 1];
        }
        row.index = index;
        return promise.limitOf(row, scene);
    }

    private static boolean followEachOther(ItemColumns.Pauses column, int index) {
        long before = Long.MIN_VALUE;
        int end = column.firstOf(index + 1);
        for (int i = column.firstOf(index); i < end; i++) {
            if (column.startOf(i) <= before || column.endOf(i) <= column.startOf(i)) {
                return false;
            }
            before = column.endOf(i);
        }
        return true;
    }

    private long elapsed(ItemHours clock, int index, long first, long last) {
        long nanos = clock.between(first, last);
        if (pauses != null) {
            int end = pauses.firstOf(index + 1);
            for (int i = pauses.firstOf(index); i < end; i++) {
                nanos -= clock.between(
                        Math.max(first, pauses.startOf(i) * unit), Math.min(last, pauses.endOf(i) * unit));
            }
        }
        return nanos;
    }

    /** An item of which one text is known, or none. */
    private record Case(@Nullable String text) implements Thing {
        @Override
        public @Nullable String text(String key) {
            return text;
        }

        @Override
        public @Nullable Figure figure(Quantity quantity) {
            throw new AssertionError("no condition on texts asks for " + quantity);
        }
    }

    /** The texts of a row. */
    private final class Row implements Thing {
        private int index;

        @Override
        public @Nullable String text(String key) {
            ItemColumns.Attribute attribute = columns.attribute(key);
            return attribute == null ? null : attribute.get(index);
        }

        @Override
        public @Nullable Figure figure(Quantity quantity) {
            throw new AssertionError("no condition on texts asks for " + quantity);
        }
    }
}
