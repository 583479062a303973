package dev.sla4j.benchmarks;

import dev.sla4j.measurement.Probe;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * How much more than reading a log of probes does it cost to know how long 25 services were down, three failures in a row making an outage?
 *
 * <p>See {@link ProbeWorkload}. The set-ups, which are not timed, assert that all peers find the same milliseconds. The scan of 13 bytes a probe is
 * the roof for {@link #columns}; {@link #walk} is the roof for {@link #objects}. Each probe goes into a log of its service, and its timeline is made from
 * that three times: as it is, and in the worst and the best reading of what is unknown.
 * The line {@code :rows} of a result is <b>nanoseconds per probe</b>.
 *
 * <pre>{@code
 * ./mvnw -q -Pduckdb -pl benchmarks -am -DskipTests package
 * java -jar benchmarks/target/benchmarks.jar ProbesBenchmark -p probes=1000000
 * }</pre>
 *
 * <p>Parameter: {@code -p probes=}any number up to a million. {@link #duckdb} only runs if the jar was built with {@code -Pduckdb}.
 */
public class ProbesBenchmark extends RowBenchmark {

    /** The log, of which all peers say the same. */
    @State(Scope.Benchmark)
    public static class Log {
        /** How many. */
        @Param({"100000", "1000000"})
        public int probes;

        private ProbeWorkload workload;

        /** Draws the log and compares the peers. */
        @Setup(Level.Trial)
        public void compare() {
            workload = new ProbeWorkload(probes);
            requireSame("engine", workload.naive(), workload.byEngine());
            requireSame("columns", workload.naive(), workload.byColumns());
        }
    }

    /** The log in a database. */
    @State(Scope.Benchmark)
    public static class Table {
        private ProbesInSql sql;

        /** Loads the log and compares. */
        @Setup(Level.Trial)
        public void load(Log log) {
            sql = new ProbesInSql(log.workload);
            requireSame("DuckDB", log.workload.naive(), sql.downMillis());
        }

        /** Closes the database. */
        @TearDown(Level.Trial)
        public void close() {
            sql.close();
        }
    }

    /** Reads all columns once. */
    @Benchmark
    public long scan(Log log, PerRow per) {
        int[] service = log.workload.service();
        long[] at = log.workload.at();
        byte[] down = log.workload.down();
        long sum = 0;
        for (int row = 0; row < at.length; row++) {
            sum += service[row] + at[row] + down[row];
        }
        per.rows += log.probes;
        return sum;
    }

    /** Reads each object once. */
    @Benchmark
    public long walk(Log log, PerRow per) {
        long sum = 0;
        for (Probe probe : log.workload.probes()) {
            sum += probe.atNanos() + (probe.good() ? 1 : 0);
        }
        per.rows += log.probes;
        return sum;
    }

    /** The engine, from a list of records to the report. */
    @Benchmark
    public long objects(Log log, PerRow per) {
        per.rows += log.probes;
        return log.workload.byEngine();
    }

    /** The engine, from two columns a service to the report. */
    @Benchmark
    public long columns(Log log, PerRow per) {
        per.rows += log.probes;
        return log.workload.byColumns();
    }

    /** Grouping and sorting by java.util.stream. */
    @Benchmark
    public long streams(Log log, PerRow per) {
        per.rows += log.probes;
        return log.workload.naive();
    }

    /** DuckDB on one thread. */
    @Benchmark
    public long duckdb(Log log, Table table, PerRow per) {
        per.rows += log.probes;
        return table.sql.downMillis();
    }
}
