package dev.sla4j.engine;

import dev.sla4j.time.TimeSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How much of some windows plain outages cover.
 *
 * <p>Rows in the order of their starts are read where they are, in one pass, also from several columns that follow each other. Other rows, and
 * those of a unit that cannot say where a window begins or ends, are copied.
 */
final class PlainCoverage {
    private PlainCoverage() {}

    /** The time of the windows that is covered by any row, in nanoseconds. */
    static long nanos(List<PlainOutages> columns, TimeSet windows) {
        List<PlainOutages> filled = new ArrayList<>();
        for (PlainOutages rows : columns) {
            if (rows.size() > 0) {
                filled.add(rows);
            }
        }
        filled.sort(Comparator.comparingLong(rows -> rows.startNanos(0)));
        long[] bounds = windows.toArray();
        long unit = commonUnit(filled, bounds);
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] /= unit;
        }
        CoverageKernel kernel = new CoverageKernel(bounds);
        boolean ordered = isOrdered(filled);
        boolean oneUnit = filled.stream().allMatch(rows -> rows.nanosPerUnit() == unit);
        if (oneUnit && ordered) {
            filled.forEach(rows -> rows.addTo(kernel));
        } else if (oneUnit && filled.size() == 1) {
            filled.get(0).addSortedTo(kernel);
        } else {
            addCopy(kernel, filled, unit, ordered);
        }
        return kernel.covered() * unit;
    }

    /** Nanoseconds of the unit that all columns have, if the windows fit it, else one. */
    private static long commonUnit(List<PlainOutages> columns, long[] bounds) {
        long unit = columns.isEmpty() ? 1 : columns.get(0).nanosPerUnit();
        for (PlainOutages rows : columns) {
            if (rows.nanosPerUnit() != unit) {
                return 1;
            }
        }
        for (long bound : bounds) {
            if (bound % unit != 0) {
                return 1;
            }
        }
        return unit;
    }

    private static boolean isOrdered(List<PlainOutages> columns) {
        long before = Long.MIN_VALUE;
        for (PlainOutages rows : columns) {
            if (!rows.isOrdered() || rows.startNanos(0) < before) {
                return false;
            }
            before = rows.startNanos(rows.size() - 1);
        }
        return true;
    }

    private static void addCopy(CoverageKernel kernel, List<PlainOutages> columns, long unit, boolean ordered) {
        int size = columns.stream().mapToInt(PlainOutages::size).reduce(0, Math::addExact);
        long[] starts = new long[size];
        long[] ends = new long[size];
        int at = 0;
        for (PlainOutages rows : columns) {
            rows.copyTo(starts, ends, at, unit);
            at += rows.size();
        }
        if (ordered) {
            kernel.add(starts, ends, size);
        } else {
            TimeSlices.add(kernel, starts, ends, size);
        }
    }
}
