package dev.sla4j.measurement;

import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.TimeRange;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many requests there were in a stretch of time, by outcome: what a monitor hands over instead of single requests.
 *
 * <p>Models "4 hour waits by month and provider", a Prometheus scrape, an interval of an HdrHistogram log. Example:
 *
 * <pre>{@code RequestCount.of("2026-03-01T00:00Z", "2026-03-01T00:05Z").count("good", 9_970).count("failed", 30)}</pre>
 *
 * <p>A stretch within one slot of the target's resolution joins that slot; a longer one is a slot of its own, so exclusions and hours leave it out
 * as a whole or not at all (S12). A stretch that crosses the border of a period cannot be divided: it is refused, and reported. Latencies are known
 * by bucket: a request whose bucket a limit divides is undecided, and so is one without a histogram (S8).
 *
 * <p>Like single requests, counts carry no identity that would be looked at: delivered twice they count twice.
 *
 * @param range the stretch of time, not empty
 * @param outcomes the counts by outcome
 * @param origin what it is about and where it came from, not null
 */
public record RequestCount(TimeRange range, SortedMap<String, Counted> outcomes, Origin origin)
        implements Measurement, Traceable<RequestCount> {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the range is empty or an outcome is blank
     */
    public RequestCount {
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(origin, "origin");
        if (range.isEmpty()) {
            throw new IllegalArgumentException("range (" + range + ") must not be empty");
        }
        outcomes = Collections.unmodifiableSortedMap(new TreeMap<>(outcomes));
        outcomes.keySet().forEach(outcome -> Check.notBlank(outcome, "outcome"));
    }

    /**
     * No requests yet in a stretch of time.
     *
     * @param startInclusive its start in ISO-8601 with an offset
     * @param endExclusive its end
     * @return the counts, not null
     * @throws IllegalArgumentException if a text is no instant or the range is empty
     */
    public static RequestCount of(String startInclusive, String endExclusive) {
        return of(TimeRange.of(
                EpochNanos.toInstant(EpochNanos.parse(startInclusive)),
                EpochNanos.toInstant(EpochNanos.parse(endExclusive))));
    }

    /**
     * No requests yet in a stretch of time.
     *
     * @param startInclusive its start, not null
     * @param endExclusive its end, not null
     * @return the counts, not null
     * @throws IllegalArgumentException if the range is empty
     */
    public static RequestCount of(Instant startInclusive, Instant endExclusive) {
        return of(TimeRange.of(startInclusive, endExclusive));
    }

    private static RequestCount of(TimeRange range) {
        return new RequestCount(range, Collections.emptySortedMap(), Origin.NONE);
    }

    /**
     * Returns a copy with a number of requests of an outcome, of which the latencies are not known.
     *
     * @param outcome the outcome class, not blank
     * @param count how many, not negative
     * @return the copy, not null
     */
    public RequestCount count(String outcome, long count) {
        return with(outcome, new Counted(count, null));
    }

    /**
     * Returns a copy with the requests of a histogram.
     *
     * @param outcome their outcome class, not blank
     * @param latencies their latencies, not null
     * @return the copy, not null
     */
    public RequestCount count(String outcome, LatencyHistogram latencies) {
        return with(outcome, new Counted(LatencyHistogram.notNull(latencies).count(), latencies));
    }

    private RequestCount with(String outcome, Counted counted) {
        SortedMap<String, Counted> more = new TreeMap<>(outcomes);
        more.put(Check.notBlank(outcome, "outcome"), counted);
        return new RequestCount(range, more, origin);
    }

    @Override
    public RequestCount with(Origin newOrigin) {
        return new RequestCount(range, outcomes, newOrigin);
    }

    /**
     * Requests of one outcome.
     *
     * @param count how many, not negative
     * @param latencies their latencies, of as many requests, or null if they are not known
     */
    public record Counted(long count, @Nullable LatencyHistogram latencies) {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the count is negative or another one than that of the histogram
         */
        public Counted {
            if (count < 0) {
                throw new IllegalArgumentException("count (" + count + ") must not be negative");
            }
            if (latencies != null && latencies.count() != count) {
                throw new IllegalArgumentException(
                        "count (" + count + ") must be that of the latencies (" + latencies.count() + ")");
            }
        }
    }
}
