package dev.sla4j.measurement;

import dev.sla4j.measurement.OutageColumns.RefusedRow;
import dev.sla4j.time.EpochNanos;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the rows of columns that cannot be work items, one refusal for each, and when the first and the last thing of the others happened. */
final class ItemRowCheck {
    private final int rows;
    private final long nanosPerUnit;
    private final long highest;
    private final TreeMap<Integer, RefusedRow> refused = new TreeMap<>();
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;

    ItemRowCheck(int rows, long nanosPerUnit) {
        this.rows = rows;
        this.nanosPerUnit = nanosPerUnit;
        this.highest = Math.floorDiv(EpochNanos.MAX, nanosPerUnit);
    }

    void ids(List<? extends @Nullable String> ids) {
        for (int row = 0; row < rows; row++) {
            String id = ids.get(row);
            if (id == null || id.isBlank()) {
                refuse(row, "id", "must not be blank", null);
            }
        }
    }

    void milestone(String milestone, long[] at) {
        for (int row = 0; row < at.length; row++) {
            if (at[row] != ItemColumns.NEVER) {
                instant(row, milestone, at[row]);
            }
        }
    }

    void attribute(String key, int[] index, int values) {
        for (int row = 0; row < index.length; row++) {
            if (index[row] < ItemColumns.UNKNOWN || index[row] >= values) {
                refuse(row, key, "must be -1 or less than " + values, (long) index[row]);
            }
        }
    }

    void pauses(int[] first, long[] start, long[] end) {
        for (int row = 0; row < rows; row++) {
            for (int pause = first[row]; pause < first[row + 1]; pause++) {
                instant(row, "start of a pause", start[pause]);
                if (end[pause] == ItemColumns.NEVER) {
                    continue;
                }
                instant(row, "end of a pause", end[pause]);
                if (end[pause] < start[pause]) {
                    refuse(row, "end of a pause", "must not be before its start " + start[pause], end[pause]);
                }
            }
        }
    }

    private void instant(int row, String field, long at) {
        if (at < -highest || at > highest) {
            refuse(row, field, "must lie between " + -highest + " and " + highest, at);
            return;
        }
        earliest = Math.min(earliest, at);
        latest = Math.max(latest, at);
    }

    private void refuse(int row, String field, String rule, @Nullable Long value) {
        refused.putIfAbsent(row, new RefusedRow(row, field, rule, value));
    }

    /** The indexes of the rows that are left. */
    int[] sound() {
        int[] sound = new int[rows - refused.size()];
        int next = 0;
        for (int row = 0; row < rows; row++) {
            if (!refused.containsKey(row)) {
                sound[next++] = row;
            }
        }
        return sound;
    }

    List<RefusedRow> refused() {
        return List.copyOf(refused.values());
    }

    long nanosPerUnit() {
        return nanosPerUnit;
    }

    long earliest() {
        return earliest == Long.MAX_VALUE ? earliest : earliest * nanosPerUnit;
    }

    long latest() {
        return latest == Long.MIN_VALUE ? latest : latest * nanosPerUnit;
    }

    static long[] pick(long[] column, int[] rows) {
        long[] picked = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = column[rows[i]];
        }
        return picked;
    }

    static int[] pick(int[] column, int[] rows) {
        int[] picked = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = column[rows[i]];
        }
        return picked;
    }
}
