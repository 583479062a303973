package dev.sla4j.engine;

import dev.sla4j.measurement.Outage;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

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

    List<Outage> touching(TimeSet set) {
        List<Outage> touching = new ArrayList<>();
        if (set.isEmpty()) {
            return touching;
        }
        TimeRange span = set.span();
        for (int i = firstReaching(span.startNanos()); i < latestEnd.length; i++) {
            if (rows.get(i).startNanos() >= span.endNanos()) {
                break;
            }
            if (OutageRuns.touches(set, rows.get(i))) {
                touching.add(rows.get(i));
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
