package dev.sla4j.engine;

import dev.sla4j.measurement.Sample;
import dev.sla4j.measurement.SampleColumns;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Samples as records and in columns. */
final class SampleRows extends MixedRows<Sample, SampleColumns> {
    @Override
    int sizeOf(SampleColumns rows) {
        return rows.size();
    }

    @Override
    Sample rowOf(SampleColumns rows, int row) {
        return rows.get(row);
    }

    /** The sources of each metric. */
    SortedMap<String, Set<@Nullable String>> sources() {
        SortedMap<String, Set<@Nullable String>> sources = new TreeMap<>();
        records()
                .forEach(sample -> sources.computeIfAbsent(sample.metric(), metric -> new HashSet<>())
                        .add(sample.origin().source()));
        columns()
                .forEach(rows -> sources.computeIfAbsent(rows.metric(), metric -> new HashSet<>())
                        .add(rows.origin().source()));
        return sources;
    }

    /** Whether a sample is of a metric and a source that is asked for. */
    boolean isAny(BiPredicate<String, @Nullable String> asked) {
        return records().stream()
                        .anyMatch(sample ->
                                asked.test(sample.metric(), sample.origin().source()))
                || columns().stream()
                        .anyMatch(
                                rows -> asked.test(rows.metric(), rows.origin().source()));
    }

    /** The earliest and the latest instant, in nanoseconds; only for rows there are. */
    static long[] extent(SampleColumns rows) {
        return Extent.of(rows.size(), rows::atNanos);
    }
}
