package dev.sla4j.benchmarks;

import dev.sla4j.value.Ratio;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Both promises of {@link RequestWorkload} in SQL: slots are aggregated first and joined with those that are open, which is the fastest form found.
 *
 * <p>The mean is exact: slots are summed by their number of requests, as few rows as can be, and these sums are added as fractions.
 */
final class RequestsInSql implements AutoCloseable {
    private static final String QUERY = "WITH slots AS (SELECT ts // 300000 AS slot, count(*) AS requests,"
            + " count(*) FILTER (latency >= 0) AS good, count(*) FILTER (latency BETWEEN 0 AND 300) AS fast"
            + " FROM requests GROUP BY slot)"
            + " SELECT requests, count(*), sum(good), sum(fast) FROM slots JOIN open USING (slot) GROUP BY requests";

    private static final String RANKS =
            "SELECT quantile_disc(micros, 0.5), quantile_disc(micros, 0.95), quantile_disc(micros, 0.99)"
                    + " FROM requests JOIN open ON ts // 300000 = slot";

    private final Sql sql = new Sql();
    private final PreparedStatement query;
    private final PreparedStatement ranks;

    RequestsInSql(RequestWorkload workload) {
        long[] at = workload.at();
        int[] latency = workload.latency();
        int[] micros = workload.micros();
        sql.table(
                "requests",
                "ts BIGINT, latency INTEGER, micros INTEGER",
                IntStream.range(0, at.length)
                        .mapToObj(row -> at[row] + "," + latency[row] + "," + (micros[row] & Integer.MAX_VALUE)));
        sql.table(
                "open",
                "slot BIGINT",
                LongStream.range(workload.start() / 300_000, workload.end() / 300_000)
                        .filter(slot -> RequestWorkload.isOpen(Instant.ofEpochMilli(slot * 300_000)))
                        .mapToObj(Long::toString));
        this.query = sql.query(QUERY);
        this.ranks = sql.query(RANKS);
    }

    RequestWorkload.Result result() {
        long all = 0;
        long slots = 0;
        long fast = 0;
        List<long[]> rows = Sql.rows(query);
        for (long[] row : rows) {
            all += row[0] * row[1];
            slots += row[1];
            fast += row[3];
        }
        Ratio sum = Ratio.sum(rows.stream().map(row -> Ratio.of(row[2], row[0])).toList());
        return new RequestWorkload.Result(Ratio.of(fast, all), sum.dividedBy(Ratio.of(slots)));
    }

    RequestWorkload.Ranks ranks() {
        long[] row = Sql.rows(ranks).get(0);
        return RequestWorkload.Ranks.ofMicros(row[0], row[1], row[2]);
    }

    @Override
    public void close() {
        sql.close();
    }
}
