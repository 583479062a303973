package dev.sla4j.engine;

import dev.sla4j.measurement.LatencyHistogram.Bucket;
import dev.sla4j.measurement.Request;
import dev.sla4j.target.Quantity;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import org.jspecify.annotations.Nullable;

/**
 * A request as a condition sees it.
 *
 * @param request the request
 * @param bucket the bucket in which its latency lies, if that is all that is known of it
 */
record RequestThing(Request request, @Nullable Bucket bucket) implements Thing {
    private static final String OUTCOME = "outcome";
    private static final long NANOS = 1_000_000_000L;

    RequestThing(Request request) {
        this(request, null);
    }

    @Override
    public @Nullable String text(String key) {
        return key.equals(OUTCOME)
                ? request.outcome()
                : request.origin().attributes().get(key);
    }

    @Override
    public @Nullable Figure figure(Quantity quantity) {
        if (quantity instanceof Quantity.Latency) {
            return request.latencyNanos() == Request.UNTIMED
                    ? null
                    : new Figure.Time(Ratio.of(request.latencyNanos(), NANOS));
        }
        return Attributes.figure(request.origin(), quantity);
    }

    @Override
    public @Nullable Between between(Quantity quantity) {
        if (quantity instanceof Quantity.OrElse orElse) {
            return between(orElse.of());
        }
        return bucket == null || !(quantity instanceof Quantity.Latency)
                ? null
                : new Between(Ratio.of(bucket.leastNanos(), NANOS), Ratio.of(bucket.mostNanos(), NANOS));
    }

    /** Nothing else stands for a latency that lies in a bucket. */
    @Override
    public @Nullable Figure measure(Quantity quantity) {
        return between(quantity) == null ? Thing.super.measure(quantity) : null;
    }
}
