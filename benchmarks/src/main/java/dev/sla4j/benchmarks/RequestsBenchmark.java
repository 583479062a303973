package dev.sla4j.benchmarks;

import dev.sla4j.measurement.Request;
import dev.sla4j.report.ComplianceReport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * How much more than reading a request log does it cost to know the share within a limit and the mean of all five-minute rates?
 *
 * <p>See {@link RequestWorkload}. The set-up, which is not timed, asserts that all peers find the same two fractions and three percentiles. The line {@code :rows} of a
 * result is <b>nanoseconds per row</b>; 12 bytes divided by it are GB/s. What counts is the ratio to {@link #scan} <em>in the same run</em>. The
 * exact mean is not written as one fraction here: its comparison with the limit is decided from an enclosure.
 *
 * <pre>{@code
 * ./mvnw -q -pl benchmarks -am -DskipTests package
 * java -jar benchmarks/target/benchmarks.jar RequestsBenchmark -p requests=1000000
 * }</pre>
 *
 * <p>Parameters: {@code -p requests=}any number, {@code -p order=ORDERED,SHUFFLED}; {@code -prof gc} for bytes. {@link #duckdb} and
 * {@link #percentilesInDuckdb} only run if the jar was built with {@code -Pduckdb}. Expected for a million rows in order: columns at most 4 times {@link #scan},
 * and percentiles of columns in less time than {@link #percentilesBySorting}.
 */
public class RequestsBenchmark extends RowBenchmark {

    /** The log, of which all peers say the same. */
    @State(Scope.Benchmark)
    public static class Log {
        /** How many. */
        @Param({"10000", "1000000"})
        public int requests;

        /** In which order. */
        @Param({"ORDERED", "SHUFFLED"})
        public Order order;

        private RequestWorkload workload;

        /** Draws the log and compares the peers. */
        @Setup(Level.Trial)
        public void compare() {
            workload = new RequestWorkload(requests, order);
            RequestWorkload.Result naive = workload.naive();
            requireSame("columns", naive, RequestWorkload.Result.of(workload.reportOfColumns()));
            requireSame("objects", naive, RequestWorkload.Result.of(workload.reportOfObjects()));
            RequestWorkload.Ranks ranks = workload.naiveRanks();
            requireSame("columns", ranks, RequestWorkload.Ranks.of(workload.percentilesOfColumns()));
            requireSame("objects", ranks, RequestWorkload.Ranks.of(workload.percentilesOfObjects()));
        }
    }

    /** The log in a database. */
    @State(Scope.Benchmark)
    public static class Table {
        private RequestsInSql sql;

        /**
         * Loads the log and compares.
         *
         * @param log the log
         */
        @Setup(Level.Trial)
        public void load(Log log) {
            sql = new RequestsInSql(log.workload);
            requireSame("DuckDB", log.workload.naive(), sql.result());
            requireSame("DuckDB", log.workload.naiveRanks(), sql.ranks());
        }

        /** Closes the database. */
        @TearDown(Level.Trial)
        public void close() {
            sql.close();
        }
    }

    /**
     * Reads both columns once: nothing that looks at each row can be faster.
     *
     * @param log the log
     * @param per counts rows
     * @return the sum
     */
    @Benchmark
    public long scan(Log log, PerRow per) {
        long[] at = log.workload.at();
        int[] latency = log.workload.latency();
        long sum = 0;
        for (int row = 0; row < at.length; row++) {
            sum += at[row] + latency[row];
        }
        per.rows += at.length;
        return sum;
    }

    /**
     * Reads each object once.
     *
     * @param log the log
     * @param per counts rows
     * @return the sum
     */
    @Benchmark
    public long walk(Log log, PerRow per) {
        long sum = 0;
        for (Request request : log.workload.requests()) {
            sum += request.atNanos() + request.latencyNanos();
        }
        per.rows += log.requests;
        return sum;
    }

    /**
     * The report of two columns.
     *
     * @param log the log
     * @param per counts rows
     * @return the report
     */
    @Benchmark
    public ComplianceReport columns(Log log, PerRow per) {
        per.rows += log.requests;
        return log.workload.reportOfColumns();
    }

    /**
     * The report of a list of records.
     *
     * @param log the log
     * @param per counts rows
     * @return the report
     */
    @Benchmark
    public ComplianceReport objects(Log log, PerRow per) {
        per.rows += log.requests;
        return log.workload.reportOfObjects();
    }

    /**
     * java.util.stream and java.time.
     *
     * @param log the log
     * @param per counts rows
     * @return both fractions
     */
    @Benchmark
    public Object streams(Log log, PerRow per) {
        per.rows += log.requests;
        return log.workload.naive();
    }

    /**
     * DuckDB on one thread; the two promises are one query.
     *
     * @param log the log
     * @param table the same in a database
     * @param per counts rows
     * @return both fractions
     */
    @Benchmark
    public Object duckdb(Log log, Table table, PerRow per) {
        per.rows += log.requests;
        return table.sql.result();
    }

    /**
     * The report of p50, p95 and p99 of two columns, microseconds of which most are different.
     *
     * @param log the log
     * @param per counts rows
     * @return the report
     */
    @Benchmark
    public ComplianceReport percentilesOfColumns(Log log, PerRow per) {
        per.rows += log.requests;
        return log.workload.percentilesOfColumns();
    }

    /**
     * The same of a list of records.
     *
     * @param log the log
     * @param per counts rows
     * @return the report
     */
    @Benchmark
    public ComplianceReport percentilesOfObjects(Log log, PerRow per) {
        per.rows += log.requests;
        return log.workload.percentilesOfObjects();
    }

    /**
     * The latencies of open hours, by java.time, in an array that is sorted once for all three.
     *
     * @param log the log
     * @param per counts rows
     * @return all three
     */
    @Benchmark
    public Object percentilesBySorting(Log log, PerRow per) {
        per.rows += log.requests;
        return log.workload.naiveRanks();
    }

    /**
     * Three {@code quantile_disc} of DuckDB on one thread.
     *
     * @param log the log
     * @param table the same in a database
     * @param per counts rows
     * @return all three
     */
    @Benchmark
    public Object percentilesInDuckdb(Log log, Table table, PerRow per) {
        per.rows += log.requests;
        return table.sql.ranks();
    }
}
