package dev.sla4j.engine;

import dev.sla4j.measurement.Request;
import dev.sla4j.target.Quantity;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import org.jspecify.annotations.Nullable;

/** A request as a condition sees it. */
record RequestThing(Request request) implements Thing {
    private static final String OUTCOME = "outcome";
    private static final long NANOS = 1_000_000_000L;

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
}
