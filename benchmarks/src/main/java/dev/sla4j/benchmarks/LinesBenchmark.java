package dev.sla4j.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * How fast are measurements read from JSON Lines, compared with Jackson's tree and with binding each line to a record of texts?
 *
 * <p>See {@link LineWorkload}. The set-up, which is not timed, asserts that all ways find the same number of failed requests. The line {@code :rows} of a result
 * is <b>nanoseconds per row</b>. What counts is the ratio to {@link #binding} <em>in the same run</em>, which leaves instants and durations as texts; the bound is 1.
 *
 * <pre>{@code
 * ./mvnw -q -pl benchmarks -am -DskipTests package
 * java -jar benchmarks/target/benchmarks.jar LinesBenchmark
 * }</pre>
 *
 * <p>Parameters: {@code -p lines=}any number, {@code -p attributes=false,true}: whether each fourth line carries an attribute; {@code -prof gc} for bytes. For the
 * heap see {@link LinesHeap}.
 */
public class LinesBenchmark extends RowBenchmark {

    /** The lines, in memory. */
    @State(Scope.Benchmark)
    public static class Lines {
        /** How many. */
        @Param("1000000")
        public int lines;

        /** Whether each fourth carries an attribute. */
        @Param({"false", "true"})
        public boolean attributes;

        private byte[] bytes = new byte[0];

        /**
         * Writes the lines and compares the ways to read them.
         *
         * @throws IOException never
         */
        @Setup(Level.Trial)
        public void compare() throws IOException {
            bytes = new LineWorkload(lines, attributes).readAllBytes();
            long failed = LineReaders.measurements(open());
            boolean same = failed == LineReaders.tree(open())
                    && failed == LineReaders.binding(open())
                    && failed == LineReaders.bindingWithTimes(open());
            if (!same) {
                throw new IllegalStateException("all ways must find " + failed + " failed requests");
            }
        }

        private ByteArrayInputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    /**
     * Looks at each byte once: nothing that reads lines can be faster.
     *
     * @param lines the lines
     * @param per counts rows
     * @return the number of lines
     */
    @Benchmark
    public long scan(Lines lines, PerRow per) {
        long found = 0;
        for (byte b : lines.bytes) {
            found += b == '\n' ? 1 : 0;
        }
        per.rows += lines.lines;
        return found;
    }

    /**
     * The reader of this library: measurements, checked.
     *
     * @param lines the lines
     * @param per counts rows
     * @return how many failed
     */
    @Benchmark
    public long measurements(Lines lines, PerRow per) {
        per.rows += lines.lines;
        return LineReaders.measurements(lines.open());
    }

    /**
     * Jackson's tree of each line.
     *
     * @param lines the lines
     * @param per counts rows
     * @return how many failed
     * @throws IOException never
     */
    @Benchmark
    public long tree(Lines lines, PerRow per) throws IOException {
        per.rows += lines.lines;
        return LineReaders.tree(lines.open());
    }

    /**
     * Jackson's binding of each line to a record of texts.
     *
     * @param lines the lines
     * @param per counts rows
     * @return how many failed
     * @throws IOException never
     */
    @Benchmark
    public long binding(Lines lines, PerRow per) throws IOException {
        per.rows += lines.lines;
        return LineReaders.binding(lines.open());
    }

    /**
     * The same, with instants and durations made of the texts.
     *
     * @param lines the lines
     * @param per counts rows
     * @return how many failed
     * @throws IOException never
     */
    @Benchmark
    public long bindingWithTimes(Lines lines, PerRow per) throws IOException {
        per.rows += lines.lines;
        return LineReaders.bindingWithTimes(lines.open());
    }
}
