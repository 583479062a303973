package dev.sla4j.engine;

import dev.sla4j.measurement.Impact;
import dev.sla4j.measurement.Origin;
import dev.sla4j.measurement.Outage;
import dev.sla4j.target.OutageIdentity;
import dev.sla4j.target.UnknownInOutage;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the single outages of a timeline (S5). */
final class OutageRuns {
    /** One outage: its down time, that with the unknown time it bridges, and the range from its first to its last instant. */
    record Run(TimeSet down, TimeSet bridged) {
        TimeRange range() {
            return down.span();
        }
    }

    private OutageRuns() {}

    /** In the order of their starts. {@code rows} tell which incident down time belongs to. */
    static List<Run> of(Timeline timeline, Readings readings, List<Outage> rows) {
        List<Run> runs = connected(timeline, readings.get(UnknownInOutage.class) == UnknownInOutage.BRIDGES);
        if (readings.get(OutageIdentity.class) == OutageIdentity.INCIDENT) {
            runs = byIncident(runs, rows);
        }
        runs.sort(Comparator.comparingLong(run -> run.range().startNanos()));
        return runs;
    }

    private static List<Run> connected(Timeline timeline, boolean bridges) {
        List<Run> pieces = new ArrayList<>();
        TimeSet.@Nullable Builder piece = null;
        for (int i = 0; i < timeline.size(); i++) {
            Level level = timeline.level(i);
            if (level.isDown()) {
                piece = piece == null ? TimeSet.builder() : piece;
                piece.add(timeline.start(i), timeline.end(i));
            } else if (piece != null && !(bridges && level.isUnknown())) {
                pieces.add(runOf(piece.build(), bridges));
                piece = null;
            }
        }
        if (piece != null) {
            pieces.add(runOf(piece.build(), bridges));
        }
        return pieces;
    }

    /** What lies between the down time of a connected piece is unknown, and bridged. */
    private static Run runOf(TimeSet down, boolean bridges) {
        return new Run(down, bridges ? TimeSet.of(down.span()) : down);
    }

    /** Joins the pieces that share an incident, also by way of others. */
    private static List<Run> byIncident(List<Run> pieces, List<Outage> rows) {
        OutageIndex index = new OutageIndex(rows);
        int[] leaders = new int[pieces.size()];
        Map<String, Integer> firstOf = new HashMap<>();
        for (int piece = 0; piece < leaders.length; piece++) {
            leaders[piece] = piece;
            for (String incident : incidentsOf(index.touching(pieces.get(piece).down()))) {
                Integer first = firstOf.putIfAbsent(incident, piece);
                if (first != null) {
                    int one = leaderOf(first, leaders);
                    int other = leaderOf(piece, leaders);
                    leaders[Math.max(one, other)] = Math.min(one, other);
                }
            }
        }
        return joined(pieces, leaders);
    }

    /** The first piece of those that a piece belongs to; the way to it is made shorter for those who come after. */
    private static int leaderOf(int piece, int[] leaders) {
        int leader = piece;
        while (leaders[leader] != leader) {
            leaders[leader] = leaders[leaders[leader]];
            leader = leaders[leader];
        }
        return leader;
    }

    private static List<Run> joined(List<Run> pieces, int[] leaders) {
        SortedMap<Integer, List<Run>> groups = new TreeMap<>();
        for (int piece = 0; piece < leaders.length; piece++) {
            groups.computeIfAbsent(leaderOf(piece, leaders), key -> new ArrayList<>())
                    .add(pieces.get(piece));
        }
        List<Run> joined = new ArrayList<>(groups.size());
        for (List<Run> group : groups.values()) {
            TimeSet.Builder down = TimeSet.builder();
            TimeSet.Builder bridged = TimeSet.builder();
            for (Run piece : group) {
                down.add(piece.down());
                bridged.add(piece.bridged());
            }
            joined.add(new Run(down.build(), bridged.build()));
        }
        return joined;
    }

    /** The rows, and what may come from an instant on: it may belong to each incident there has been, and so make one outage of them (L13). */
    static List<Outage> withWhatMayCome(List<Outage> rows, long from, long until) {
        List<Outage> all = new ArrayList<>(rows);
        if (from < until) {
            incidentsOf(rows)
                    .forEach(incident ->
                            all.add(new Outage(from, until, false, Impact.FULL, Origin.NONE).incident(incident)));
        }
        return all;
    }

    /** Whether an incident reaches an instant by what was reported of it, so that what comes then is of it too, wherever down time is seen. */
    static boolean mayGoOn(List<Outage> rows, long instant) {
        return rows.stream().anyMatch(row -> row.impact().incident() != null && lastNanos(row) >= instant);
    }

    private static Set<String> incidentsOf(List<Outage> rows) {
        Set<String> named = new TreeSet<>();
        for (Outage row : rows) {
            if (row.impact().incident() != null) {
                named.add(row.impact().incident());
            }
        }
        return named;
    }

    /** Until when an outage may touch anything. */
    static long lastNanos(Outage row) {
        return row.open() ? Long.MAX_VALUE : row.endNanos();
    }

    static boolean touches(TimeSet piece, Outage row) {
        long end = row.open() ? Math.max(row.startNanos(), piece.span().endNanos()) : row.endNanos();
        TimeRange span = piece.span();
        long from = Math.max(span.startNanos(), row.startNanos());
        long until = Math.min(span.endNanos(), end);
        return from < until && piece.overlaps(TimeRange.ofNanos(from, until));
    }
}
