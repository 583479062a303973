package dev.sla4j.engine;

import dev.sla4j.measurement.Measurement;
import java.util.List;

/**
 * Sees quickly that no two rows share an identity, as is mostly so, without keeping an object for each: a hash table of places, two to four for each
 * row. Identities that fall on each other too often, be it by intent, are left to what settles versions.
 */
final class DistinctIds {
    private static final int MOST_PROBES = 64;

    private final List<? extends Measurement> rows;
    private final int mask;
    /** The hash of an identity above, and below where its row stands, counted from 1; 0 for a free place. */
    private final long[] places;

    private DistinctIds(List<? extends Measurement> rows) {
        this.rows = rows;
        this.places = new long[Integer.highestOneBit(rows.size()) << 2];
        this.mask = places.length - 1;
    }

    /** Whether all rows have an identity, each another one; false also if that would take long to find out. */
    static boolean haveAll(List<? extends Measurement> rows) {
        if (rows.size() > 1 << 28) {
            return false;
        }
        DistinctIds ids = new DistinctIds(rows);
        for (int i = 0; i < rows.size(); i++) {
            String id = rows.get(i).origin().id();
            if (id == null || !ids.add(id, i)) {
                return false;
            }
        }
        return true;
    }

    private boolean add(String id, int row) {
        int hash = id.hashCode();
        int place = (hash * 0x9E3779B9) >>> 7 & mask;
        for (int probe = 0; probe < MOST_PROBES; probe++) {
            long known = places[place];
            if (known == 0) {
                places[place] = (long) hash << 32 | (row + 1);
                return true;
            }
            if ((int) (known >> 32) == hash
                    && id.equals(rows.get((int) known - 1).origin().id())) {
                return false;
            }
            place = (place + 1) & mask;
        }
        return false;
    }
}
