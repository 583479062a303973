package dev.sla4j.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What benchmarks that read rows have in common: how they are run, and a second line of each result in nanoseconds per row. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xms4g", "-Xmx4g", "-XX:+UseG1GC", "-XX:+AlwaysPreTouch"})
public abstract class RowBenchmark {

    /** Gives every result a second line in nanoseconds per row. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class PerRow {
        /** Rows read so far. */
        public long rows;
    }

    /**
     * Compares a peer, before anything is timed.
     *
     * @throws IllegalStateException if it finds something else
     */
    static void requireSame(String peer, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new IllegalStateException(peer + " must find " + expected + ", not " + actual);
        }
    }
}
