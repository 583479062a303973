package dev.sla4j.engine;

import dev.sla4j.target.Quantity;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.SortedMap;

/** A figure of a user's own, as a third party would write it: the mean jitter beyond a threshold, by the square of the excess, {@code Σ max(0, x − t)² ÷ n}. */
class ExcessJitter implements IndicatorFunction<ExcessJitter.State> {

    /** How many samples, and the sum of their squared excess. */
    record State(long count, Ratio sum) {}

    @Override
    public String id() {
        return "excess-jitter/1";
    }

    @Override
    public State identity() {
        return new State(0, Ratio.ZERO);
    }

    @Override
    public State add(State state, CountedThing thing, SortedMap<String, String> parameters) {
        Ratio threshold = Ratio.parse(Objects.requireNonNull(parameters.get("threshold"), "threshold"));
        Ratio excess = thing.figure(Quantity.value()).value().minus(threshold).max(Ratio.ZERO);
        return new State(state.count() + 1, state.sum().plus(excess.times(excess)));
    }

    @Override
    public State merge(State one, State other) {
        return new State(one.count() + other.count(), one.sum().plus(other.sum()));
    }

    @Override
    public Figure figure(State state, SortedMap<String, String> parameters) {
        return state.count() == 0 ? Figure.none() : Figure.amount(state.sum().dividedBy(Ratio.of(state.count())));
    }

    @Override
    public byte[] bytes(State state) {
        return (state.count() + " " + state.sum()).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public State restore(byte[] bytes) {
        String[] parts = new String(bytes, StandardCharsets.US_ASCII).split(" ");
        return new State(Long.parseLong(parts[0]), Ratio.parse(parts[1]));
    }
}
