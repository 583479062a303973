package dev.sla4j.benchmarks;

import dev.sla4j.measurement.Sample;
import dev.sla4j.report.ComplianceReport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * How much more than reading samples does it cost to know their exact mean, the share within a limit and a percentile?
 *
 * <p>See {@link SampleWorkload}. The set-up, which is not timed, asserts that all peers find the same three numbers. The line {@code :rows} of a
 * result is <b>nanoseconds per row</b>; 16 bytes divided by it are GB/s. What counts is the ratio to {@link #scan} <em>in the same run</em>.
 *
 * <pre>{@code
 * ./mvnw -q -pl benchmarks -am -DskipTests package
 * java -jar benchmarks/target/benchmarks.jar SamplesBenchmark -p samples=1000000
 * }</pre>
 *
 * <p>Parameters: {@code -p samples=}any number, {@code -p order=ORDERED,SHUFFLED}; {@code -prof gc} for bytes. {@link #duckdb} only runs if the jar
 * was built with {@code -Pduckdb}.
 */
public class SamplesBenchmark extends RowBenchmark {

    /** The samples, of which all peers say the same. */
    @State(Scope.Benchmark)
    public static class Log {
        /** How many. */
        @Param({"10000", "1000000"})
        public int samples;

        /** In which order. */
        @Param({"ORDERED", "SHUFFLED"})
        public Order order;

        private SampleWorkload workload;

        /** Draws the samples and compares the peers. */
        @Setup(Level.Trial)
        public void compare() {
            workload = new SampleWorkload(samples, order);
            SampleWorkload.Result naive = workload.naive();
            requireSame("columns", naive, SampleWorkload.Result.of(workload.reportOfColumns()));
            requireSame("objects", naive, SampleWorkload.Result.of(workload.reportOfObjects()));
        }
    }

    /** The samples in a database. */
    @State(Scope.Benchmark)
    public static class Table {
        private SamplesInSql sql;

        /**
         * Loads the samples and compares.
         *
         * @param log the samples
         */
        @Setup(Level.Trial)
        public void load(Log log) {
            sql = new SamplesInSql(log.workload);
            requireSame("DuckDB", log.workload.naive(), sql.result());
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
     * @param log the samples
     * @param per counts rows
     * @return the sum
     */
    @Benchmark
    public long scan(Log log, PerRow per) {
        long[] at = log.workload.at();
        long[] value = log.workload.value();
        long sum = 0;
        for (int row = 0; row < at.length; row++) {
            sum += at[row] + value[row];
        }
        per.rows += at.length;
        return sum;
    }

    /**
     * Reads each object once.
     *
     * @param log the samples
     * @param per counts rows
     * @return the sum
     */
    @Benchmark
    public long walk(Log log, PerRow per) {
        long sum = 0;
        for (Sample sample : log.workload.samples()) {
            sum += sample.atNanos() + sample.value().unscaledValue().longValue();
        }
        per.rows += log.samples;
        return sum;
    }

    /**
     * The report of two columns.
     *
     * @param log the samples
     * @param per counts rows
     * @return the report
     */
    @Benchmark
    public ComplianceReport columns(Log log, PerRow per) {
        per.rows += log.samples;
        return log.workload.reportOfColumns();
    }

    /**
     * The report of a list of records.
     *
     * @param log the samples
     * @param per counts rows
     * @return the report
     */
    @Benchmark
    public ComplianceReport objects(Log log, PerRow per) {
        per.rows += log.samples;
        return log.workload.reportOfObjects();
    }

    /**
     * java.util.stream, java.time and BigDecimal.
     *
     * @param log the samples
     * @param per counts rows
     * @return the three numbers
     */
    @Benchmark
    public Object streams(Log log, PerRow per) {
        per.rows += log.samples;
        return log.workload.naive();
    }

    /**
     * DuckDB on one thread; the promises are one query.
     *
     * @param log the samples
     * @param table the same in a database
     * @param per counts rows
     * @return the three numbers
     */
    @Benchmark
    public Object duckdb(Log log, Table table, PerRow per) {
        per.rows += log.samples;
        return table.sql.result();
    }
}
