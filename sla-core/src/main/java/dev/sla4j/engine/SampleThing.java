package dev.sla4j.engine;

import dev.sla4j.measurement.Sample;
import dev.sla4j.target.Quantity;
import dev.sla4j.value.Figure;
import org.jspecify.annotations.Nullable;

/** A sample as a condition sees it. */
record SampleThing(Sample sample) implements Thing {
    @Override
    public @Nullable String text(String key) {
        return sample.origin().attributes().get(key);
    }

    @Override
    public @Nullable Figure figure(Quantity quantity) {
        return quantity instanceof Quantity.Value
                ? Figure.amount(sample.value())
                : Attributes.figure(sample.origin(), quantity);
    }
}
