package dev.sla4j.engine;

import dev.sla4j.measurement.Outage;
import dev.sla4j.time.TimeSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the outages that touch a set of time, without looking at all of them each time. */
final class OutageIndex {
    private final List<Outage> rows;
    private final long[] latestEnd;

    OutageIndex(List<Outage> outages) {
        rows = new ArrayList<>(outages);
        rows.sort(Comparator.comparingLong(Outage::startNanos));
        latestEnd = new long[rows.size()];
        long latest = Long.MIN_VALUE;
        for (int i = 0; i < latestEnd.length; i++) {
            latest = Math.max(latest, OutageRuns.lastNanos(rows.get(i)));
            latestEnd[i] = latest;
        }
    }

    /** In the order of their starts. Cost: the rows that begin in the set or reach it from before, not those in its gaps. */
    List<Outage> touching(TimeSet set) {
        List<Outage> touching = new ArrayList<>();
        // A row that was looked at for one range and reaches a later one too has touched the first.
        int next = 0;
        for (int range = 0; range < set.size(); range++) {
            next = Math.max(next, firstReaching(set.startNanos(range)));
            while (next < latestEnd.length && rows.get(next).startNanos() < set.endNanos(range)) {
                if (OutageRuns.touches(set, rows.get(next))) {
                    touching.add(rows.get(next));
                }
                next++;
            }
        }
        return touching;
    }

    static SortedSet<String> idsOf(List<Outage> rows) {
        SortedSet<String> ids = new TreeSet<>();
        for (Outage row : rows) {
            if (row.origin().id() != null) {
                ids.add(row.origin().id());
            }
        }
        return ids;
    }

    /** The incident that all rows carry, or null. */
    static @Nullable String incidentOf(List<Outage> rows) {
        String incident = rows.isEmpty() ? null : rows.get(0).impact().incident();
        for (Outage row : rows) {
            if (!Objects.equals(row.impact().incident(), incident)) {
                return null;
            }
        }
        return incident;
    }

    /** The first row at which any so far reaches an instant. */
    private int firstReaching(long instant) {
        int low = 0;
        int high = latestEnd.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (latestEnd[middle] <= instant) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
