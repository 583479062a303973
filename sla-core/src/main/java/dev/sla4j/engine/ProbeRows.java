package dev.sla4j.engine;

import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.ProbeColumns;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Probes as records and in columns. */
final class ProbeRows extends MixedRows<Probe, ProbeColumns> {
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
