package dev.sla4j.benchmarks;

import java.sql.PreparedStatement;
import java.util.stream.IntStream;

/** The question of {@link ProbeWorkload} in SQL: failures first, then islands of minutes without a gap. */
final class ProbesInSql implements AutoCloseable {
    private static final String QUERY =
            "WITH failures AS (SELECT service, ts // 60000 - row_number() OVER (PARTITION BY"
                    + " service ORDER BY ts) AS island FROM probes WHERE down = 1),"
                    + " runs AS (SELECT count(*) AS minutes FROM failures GROUP BY service, island HAVING count(*) >= "
                    + ProbeWorkload.RUN + ") SELECT coalesce(sum(minutes), 0) FROM runs";

    private final Sql sql = new Sql();
    private final PreparedStatement query;

    ProbesInSql(ProbeWorkload workload) {
        sql.table(
                "probes",
                "service INTEGER, ts BIGINT, down TINYINT",
                IntStream.range(0, workload.at().length)
                        .mapToObj(row ->
                                workload.service()[row] + "," + workload.at()[row] + "," + workload.down()[row]));
        this.query = sql.query(QUERY);
    }

    long downMillis() {
        return Sql.rows(query).get(0)[0] * ProbeWorkload.MINUTE;
    }

    @Override
    public void close() {
        sql.close();
    }
}
