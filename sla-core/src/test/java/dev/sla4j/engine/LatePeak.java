package dev.sla4j.engine;

import dev.sla4j.target.Quantity;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;

/** The greatest product of latency in milliseconds and minute of the day. */
final class LatePeak implements IndicatorFunction<Ratio> {
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Quantity LATENCY = Quantity.latency();

    @Override
    public String id() {
        return "late-peak/1";
    }

    @Override
    public Ratio identity() {
        return Ratio.ZERO;
    }

    @Override
    public Ratio add(Ratio state, CountedThing thing, SortedMap<String, String> parameters) {
        Figure latency = thing.figure(LATENCY);
        long minute = Duration.between(MONDAY, thing.at()).toMinutes();
        return latency.isMeasured() ? state.max(latency.value().times(Ratio.of(1000L * minute))) : state;
    }

    @Override
    public Ratio merge(Ratio one, Ratio other) {
        return one.max(other);
    }

    @Override
    public Figure figure(Ratio state, SortedMap<String, String> parameters) {
        return Figure.amount(state);
    }

    @Override
    public byte[] bytes(Ratio state) {
        return state.toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public Ratio restore(byte[] bytes) {
        return Ratio.parse(new String(bytes, StandardCharsets.US_ASCII));
    }
}
