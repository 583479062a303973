package dev.sla4j.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

/**
 * How much heap does it take to read lines? Run it with less and less until it fails.
 *
 * <pre>{@code
 * java -Xmx8m -XX:+UseSerialGC -cp benchmarks/target/benchmarks.jar dev.sla4j.benchmarks.LinesHeap 1000000
 * }</pre>
 */
public final class LinesHeap {
    private LinesHeap() {}

    /**
     * Reads as many lines as the first argument says and prints the greatest heap that was in use at any time, garbage included.
     *
     * @param args the number of lines
     * @throws IOException never
     */
    public static void main(String[] args) throws IOException {
        int lines = Integer.parseInt(args[0]);
        long failed = LineReaders.measurements(new LineWorkload(lines, true));
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        System.out.printf("%d lines, %d failed, peak heap %d KiB%n", lines, failed, peak / 1024);
    }
}
