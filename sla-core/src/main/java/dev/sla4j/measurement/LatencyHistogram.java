package dev.sla4j.measurement;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How many requests took how long, in buckets.
 *
 * <p>Models what a monitor keeps instead of single requests: an HdrHistogram, a Prometheus histogram. What is known of a request is the bucket in
 * which it lies: one that a limit divides is neither within nor beyond (S8). A percentile or another statistic of latencies has bounds, what it is with all
 * of them at one end of their buckets, and a verdict where both agree. Buckets do not overlap.
 *
 * @param buckets the buckets in the order of their bounds
 */
public record LatencyHistogram(List<Bucket> buckets) {

    /** A histogram without buckets, to which some are added. */
    public static final LatencyHistogram EMPTY = new LatencyHistogram(List.of());

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if two buckets overlap or stand in the wrong order
     */
    public LatencyHistogram {
        buckets = List.copyOf(buckets);
        for (int i = 1; i < buckets.size(); i++) {
            if (buckets.get(i).leastNanos() <= buckets.get(i - 1).mostNanos()) {
                throw new IllegalArgumentException("bucket (" + buckets.get(i) + ") must lie behind the bucket before ("
                        + buckets.get(i - 1) + "), whose bounds both belong to it: upTo(most, count) begins behind it");
            }
        }
    }

    /**
     * Adds a bucket behind those before.
     *
     * @param least the shortest latency of the bucket, not negative
     * @param most the longest latency of the bucket, not below the shortest; both belong to it
     * @param count how many requests lie in it, not negative
     * @return the histogram, not null
     */
    public LatencyHistogram plus(Duration least, Duration most, long count) {
        List<Bucket> more = new ArrayList<>(buckets);
        more.add(Bucket.of(least, most, count));
        return new LatencyHistogram(more);
    }

    /**
     * Adds a bucket that begins where the one before ends, as those of a monitor that states upper bounds only: the bound before belongs to the bucket
     * before, the first bucket begins at zero. Monitors that count what is at most a bound ({@code le} of Prometheus) count the buckets before too, which is
     * to be taken off first.
     *
     * <pre>{@code LatencyHistogram.EMPTY.upTo(Duration.ofMillis(100), 900).upTo(Duration.ofMillis(300), 60).beyond(4)}</pre>
     *
     * @param most the longest latency of the bucket, above that of the bucket before; it belongs to this one
     * @param count how many requests lie in it alone, not negative
     * @return the histogram, not null
     * @throws IllegalArgumentException if the bound is not above the one before, or too long, or the count is negative
     */
    public LatencyHistogram upTo(Duration most, long count) {
        if (buckets.isEmpty()) {
            return plus(Duration.ZERO, most, count);
        }
        Duration before = buckets.get(buckets.size() - 1).most();
        if (most.compareTo(before) <= 0) {
            throw new IllegalArgumentException(
                    "most (" + most + ") must be longer than that of the bucket before (" + before + ")");
        }
        return plus(before.plusNanos(1), most, count);
    }

    /**
     * Adds the bucket of all that took longer than those before, whose greatest latency is not known.
     *
     * @param count how many requests lie in it alone, not negative
     * @return the histogram, not null
     * @throws IllegalArgumentException if nothing can take longer than those before, or the count is negative
     */
    public LatencyHistogram beyond(long count) {
        return upTo(LONGEST, count);
    }

    /**
     * Returns how many requests there are.
     *
     * @return the sum of the counts
     */
    public long count() {
        long count = 0;
        for (Bucket bucket : buckets) {
            count = Math.addExact(count, bucket.count());
        }
        return count;
    }

    /**
     * Requests of about the same latency.
     *
     * @param leastNanos the shortest latency of the bucket in nanoseconds, not negative
     * @param mostNanos the longest latency of the bucket in nanoseconds; both belong to it
     * @param count how many requests lie in it, not negative
     */
    public record Bucket(long leastNanos, long mostNanos, long count) {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if a number is negative or the bounds are in the wrong order
         */
        public Bucket {
            if (leastNanos < 0 || mostNanos < leastNanos) {
                throw new IllegalArgumentException("bounds of a bucket (" + leastNanos + " ns to " + mostNanos
                        + " ns) must not be negative or in the wrong order");
            }
            if (count < 0) {
                throw new IllegalArgumentException("count (" + count + ") must not be negative");
            }
        }

        /**
         * Creates a bucket.
         *
         * @param least the shortest latency, not negative
         * @param most the longest latency, not below the shortest and at most 292 years; both belong to it
         * @param count how many requests lie in it, not negative
         * @return the bucket, not null
         * @throws IllegalArgumentException if a number is negative, the bounds are in the wrong order or one is too long
         */
        public static Bucket of(Duration least, Duration most, long count) {
            if (least.compareTo(LONGEST) > 0 || most.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("latency (" + most + ") must be 0 to 292 years");
            }
            return new Bucket(least.toNanos(), most.toNanos(), count);
        }

        /**
         * Returns the shortest latency of the bucket.
         *
         * @return the latency, not null
         */
        public Duration least() {
            return Duration.ofNanos(leastNanos);
        }

        /**
         * Returns the longest latency of the bucket.
         *
         * @return the latency, not null
         */
        public Duration most() {
            return Duration.ofNanos(mostNanos);
        }

        @Override
        public String toString() {
            return least() + " to " + most() + ": " + count;
        }
    }

    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    /** Checks for null where a histogram must be given. */
    static LatencyHistogram notNull(LatencyHistogram histogram) {
        return Objects.requireNonNull(histogram, "histogram");
    }
}
