package dev.sla4j.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sees quickly that no two rows share an identity, as is mostly so, without keeping an object for each: a hash table of places, two to four for each
 * row. Identities that fall on each other too often, be it by intent, are left to what settles versions.
 */
final class DistinctIds {
    private static final int MOST_PROBES = 64;

    private final List<@Nullable String> ids;
    private final int mask;
    /** The hash of an identity above, and below where its row stands, counted from 1; 0 for a free place. */
    private final long[] places;

    private DistinctIds(List<@Nullable String> ids) {
        this.ids = ids;
        this.places = new long[Integer.highestOneBit(ids.size()) << 2];
        this.mask = places.length - 1;
    }

    /** Whether all rows have an identity, each another one; false also if that would take long to find out. */
    static boolean haveAll(List<@Nullable String> ids) {
        if (ids.size() > 1 << 28) {
            return false;
        }
        if (areAscending(ids)) {
            return true;
        }
        DistinctIds distinct = new DistinctIds(ids);
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            if (id == null || !distinct.add(id, i)) {
                return false;
            }
        }
        return true;
    }

    /** Numbers that are counted up ascend by length and then by text. */
    private static boolean areAscending(List<@Nullable String> ids) {
        String before = "";
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            int longer = id == null ? -1 : id.length() - before.length();
            if (longer < 0 || (longer == 0 && id.compareTo(before) <= 0)) {
                return false;
            }
            before = id;
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
            if ((int) (known >> 32) == hash && id.equals(ids.get((int) known - 1))) {
                return false;
            }
            place = (place + 1) & mask;
        }
        return false;
    }
}
