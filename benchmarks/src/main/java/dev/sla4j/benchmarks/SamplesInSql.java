package dev.sla4j.benchmarks;

import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The promises of {@link SampleWorkload} in SQL: samples are joined with the hours that are open, and sorted by value as far as the percentile needs. */
final class SamplesInSql implements AutoCloseable {
    private static final long HOUR_MILLIS = 3_600_000;

    private static final String QUERY = "SELECT count(*), sum(value), count(*) FILTER (value >= 360),"
            + " quantile_disc(value, 0.05) FROM samples JOIN open ON ts // 3600000 = hour";

    private final Sql sql = new Sql();
    private final PreparedStatement query;

    SamplesInSql(SampleWorkload workload) {
        long[] at = workload.at();
        long[] value = workload.value();
        sql.table(
                "samples",
                "ts BIGINT, value BIGINT",
                IntStream.range(0, at.length).mapToObj(row -> at[row] + "," + value[row]));
        sql.table(
                "open",
                "hour BIGINT",
                LongStream.range(workload.start() / HOUR_MILLIS, workload.end() / HOUR_MILLIS)
                        .filter(hour -> RequestWorkload.isOpen(Instant.ofEpochMilli(hour * HOUR_MILLIS)))
                        .mapToObj(Long::toString));
        this.query = sql.query(QUERY);
    }

    SampleWorkload.Result result() {
        long[] row = Sql.rows(query).get(0);
        return SampleWorkload.resultOf(row[0], row[1], row[2], row[3]);
    }

    @Override
    public void close() {
        sql.close();
    }
}
