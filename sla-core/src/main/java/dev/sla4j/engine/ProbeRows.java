package dev.sla4j.engine;

import dev.sla4j.measurement.Origin;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.ProbeColumns;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Probes as records and in columns. A record of which only the subject, the source, the instant and the outcome are known goes into a column of its source
 * too: memory of 9 bytes for it, up to half as much again while the column grows.
 */
final class ProbeRows extends MixedRows<Probe, ProbeColumns> {
    /** Plain probes of one origin, as many as were added since the columns were last read. */
    private static final class Growing {
        private final Origin origin;
        private long[] at = new long[16];
        private boolean[] good = new boolean[16];
        private int size;

        Growing(Origin origin) {
            this.origin = origin;
        }

        void add(Probe probe) {
            if (size == at.length) {
                int more = Math.addExact(size, size >> 1);
                at = Arrays.copyOf(at, more);
                good = Arrays.copyOf(good, more);
            }
            at[size] = probe.atNanos();
            good[size++] = probe.good();
        }

        ProbeColumns columns() {
            ProbeColumns columns =
                    ProbeColumns.wrap(Arrays.copyOf(at, size), ChronoUnit.NANOS, Arrays.copyOf(good, size));
            columns = origin.subject() == null ? columns : columns.on(origin.subject());
            return origin.source() == null ? columns : columns.from(origin.source());
        }
    }

    private final List<Growing> growing = new ArrayList<>();

    @Override
    public boolean add(Probe probe) {
        Origin origin = probe.origin();
        if (!Evidence.isPlain(origin)) {
            return super.add(probe);
        }
        for (Growing column : growing) {
            if (Objects.equals(column.origin.source(), origin.source())) {
                column.add(probe);
                return true;
            }
        }
        Growing column = new Growing(origin);
        column.add(probe);
        return growing.add(column);
    }

    @Override
    List<ProbeColumns> columns() {
        growing.forEach(column -> super.addColumns(column.columns()));
        growing.clear();
        return super.columns();
    }

    @Override
    int sizeOf(ProbeColumns rows) {
        return rows.size();
    }

    @Override
    Probe rowOf(ProbeColumns rows, int row) {
        return rows.get(row);
    }

    Set<@Nullable String> sources() {
        Set<@Nullable String> sources = new HashSet<>();
        records().forEach(probe -> sources.add(probe.origin().source()));
        columns().forEach(rows -> sources.add(rows.origin().source()));
        return sources;
    }

    /** Whether a probe is of a source that is asked for. */
    boolean isAny(Predicate<@Nullable String> asked) {
        return records().stream().anyMatch(probe -> asked.test(probe.origin().source()))
                || columns().stream().anyMatch(rows -> asked.test(rows.origin().source()));
    }

    /** The earliest and the latest instant, in nanoseconds; only for rows there are. */
    static long[] extent(ProbeColumns rows) {
        return Extent.of(rows.size(), rows::atNanos);
    }
}
