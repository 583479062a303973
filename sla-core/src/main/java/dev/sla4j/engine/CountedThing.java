package dev.sla4j.engine;

import dev.sla4j.target.Quantity;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.value.Figure;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request, sample or work item as a function of the user's own sees it.
 *
 * <p>Immutable. One for tests of such a function is made by {@link #of}.
 */
public final class CountedThing {
    private final long atNanos;
    private final Thing thing;

    CountedThing(long atNanos, Thing thing) {
        this.atNanos = atNanos;
        this.thing = thing;
    }

    /**
     * The thing that a sample or a request is.
     *
     * @param sample the sample, not null
     * @return the thing, not null
     */
    public static CountedThing of(dev.sla4j.measurement.Sample sample) {
        return new CountedThing(sample.atNanos(), new SampleThing(sample));
    }

    /**
     * The thing that a request is.
     *
     * @param request the request, not null
     * @return the thing, not null
     */
    public static CountedThing of(dev.sla4j.measurement.Request request) {
        return new CountedThing(request.atNanos(), new RequestThing(request));
    }

    /**
     * Returns when it happened.
     *
     * @return the instant, not null
     */
    public Instant at() {
        return EpochNanos.toInstant(atNanos);
    }

    /**
     * Returns a text by its key: an attribute, or {@code outcome} of a request.
     *
     * @param key the key, not null
     * @return the text, or null if there is none
     */
    public @Nullable String text(String key) {
        return thing.text(Objects.requireNonNull(key, "key"));
    }

    /**
     * Returns a number or a time.
     *
     * @param quantity which, not null
     * @return the figure, or none if it has none; not null
     */
    public Figure figure(Quantity quantity) {
        Figure figure = thing.measure(Objects.requireNonNull(quantity, "quantity"));
        return figure == null ? Figure.none() : figure;
    }
}
