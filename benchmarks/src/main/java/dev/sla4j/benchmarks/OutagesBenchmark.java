package dev.sla4j.benchmarks;

import dev.sla4j.measurement.Outage;
import java.util.List;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * How much more than reading the rows does it cost to know the availability of a service from its outages?
 *
 * <p>Outages that overlap, service hours with clock changes, 200 announced maintenance windows: see {@link OutageWorkload}. The set-up, which
 * is not timed, asserts that all peers find the same down time to the nanosecond.
 *
 * <p>The line {@code :rows} of a result is <b>nanoseconds per row</b>; 16 bytes divided by it are GB/s. What counts is the ratio to
 * {@link #scan} (columns), to {@link #walk} (objects) and to the peers <em>in the same run</em>: forks differ by up to 30 %, so run several
 * rounds and compare within each. Where {@link #calibrator} leaves its own median by more than a tenth, the machine was busy: drop that round.
 *
 * <p>All of it, about a quarter of an hour:
 * <pre>{@code
 * ./mvnw -q -pl benchmarks -am -DskipTests package
 * java -jar benchmarks/target/benchmarks.jar OutagesBenchmark
 * }</pre>
 *
 * <p>One size, about a minute:
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar OutagesBenchmark -p outages=100000 -p order=ORDERED -p hours=SERVICE_HOURS -wi 5 -i 3
 * }</pre>
 *
 * <p>Parameters: {@code -p outages=}any number, {@code -p order=ORDERED,SHUFFLED}, {@code -p hours=SERVICE_HOURS,ALWAYS};
 * {@code -prof gc} for bytes, {@code -f 3} for more forks, {@code -jvmArgs -Xmx8g} for another heap, {@code -jvm} for another JDK.
 */
public class OutagesBenchmark extends RowBenchmark {

    /** The rows alone: what order they are in and which of them count does not matter to a sum. */
    @State(Scope.Benchmark)
    public static class Rows {
        /** How many. */
        @Param({"1000", "100000", "10000000"})
        public int outages;

        private long[] starts;
        private long[] ends;
        private List<Outage> list;

        /** Makes the rows. */
        @Setup(Level.Trial)
        public void setUp() {
            OutageWorkload workload = new OutageWorkload(outages, Order.ORDERED, Hours.ALWAYS);
            starts = workload.starts();
            ends = workload.ends();
            list = workload.outages();
            checkScan();
        }

        private void checkScan() {
            if (list.stream().mapToLong(Outage::endNanos).sum() != sum(ends) * 1_000_000) {
                throw new IllegalStateException("the list must hold the rows of the columns");
            }
        }
    }

    /** The question, which is the same for all peers. */
    @State(Scope.Benchmark)
    public abstract static class Question {
        /** In which order rows come. */
        @Param
        public Order order;

        /** When the service is promised. */
        @Param
        public Hours hours;

        private DowntimeMeter meter;

        final void ask(Peer peer, int outages) {
            OutageWorkload workload = new OutageWorkload(outages, order, hours);
            Peer.checkAgreement(workload);
            meter = peer.on(workload);
        }

        final long downNanos() {
            return meter.downNanos();
        }
    }

    /** The engine, at any size. */
    @State(Scope.Benchmark)
    public static class Engine extends Question {
        /** From which form of the rows. */
        @Param({"COLUMNS", "OBJECTS"})
        public Peer peer;

        /** How many outages. */
        @Param({"1000", "100000", "10000000"})
        public int outages;

        /** Makes the rows and asserts that all peers agree. */
        @Setup(Level.Trial)
        public void setUp() {
            ask(peer, outages);
        }
    }

    /** What people use instead, at sizes it copes with. */
    @State(Scope.Benchmark)
    public static class Others extends Question {
        /** By which means. */
        @Param({"JAVA_TIME", "RANGE_SET"})
        public Peer peer;

        /** How many outages. */
        @Param({"1000", "100000"})
        public int outages;

        /** Makes the rows and asserts that all peers agree. */
        @Setup(Level.Trial)
        public void setUp() {
            ask(peer, outages);
        }
    }

    /** A fixed computation. */
    @State(Scope.Benchmark)
    public static class Fixed {
        private final long[] numbers = new SplittableRandom(14).longs(2048).toArray();
    }

    /**
     * How fast is this machine just now? A chain of multiplications over 16 KiB, bound by nothing but the clock of the core.
     *
     * <p>Expected: the latency of a multiplication and an addition, 4 cycles, for each of 2048 numbers.
     */
    @Benchmark
    public long calibrator(Fixed fixed) {
        long sum = 1;
        for (long number : fixed.numbers) {
            sum = sum * 6364136223846793005L + number;
        }
        return sum;
    }

    /**
     * The roof for columns: what does it cost to read both?
     *
     * <p>Expected: 16 bytes a row by the bandwidth of memory (8 GB/s and more: at most 2 ns), or of the cache (17 GB/s: 0.9 ns).
     */
    @Benchmark
    public long scan(Rows rows, PerRow count) {
        count.rows += rows.outages;
        return sum(rows.starts) + sum(rows.ends);
    }

    private static long sum(long[] column) {
        long sum = 0;
        for (long value : column) {
            sum += value;
        }
        return sum;
    }

    /**
     * The roof for objects: what does it cost to walk the list?
     *
     * <p>Expected: 40 bytes and a reference a row, so about three times the scan.
     */
    @Benchmark
    public long walk(Rows rows, PerRow count) {
        count.rows += rows.outages;
        long sum = 0;
        for (Outage outage : rows.list) {
            sum += outage.startNanos() + outage.endNanos();
        }
        return sum;
    }

    /**
     * What does an evaluation cost, from columns and from records?
     *
     * <p>Expected at 100 thousand rows in order: columns at most 3 times {@link #scan}; records at least 50 times faster than JAVA_TIME. One
     * check and one pass over the columns make two scans; hours and announcements cost some tens of microseconds, which are little only where
     * rows are many.
     */
    @Benchmark
    public long engine(Engine question, PerRow count) {
        count.rows += question.outages;
        return question.downNanos();
    }

    /**
     * What does it cost otherwise?
     *
     * <p>Expected: a microsecond a row and more, for objects by the hundred bytes and, at JAVA_TIME, a look at every maintenance window.
     */
    @Benchmark
    public long others(Others question, PerRow count) {
        count.rows += question.outages;
        return question.downNanos();
    }
}
