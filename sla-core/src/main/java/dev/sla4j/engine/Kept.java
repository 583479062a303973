package dev.sla4j.engine;

import dev.sla4j.target.Custom;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Percentile;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Share;
import dev.sla4j.target.Statistic;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of things beside their number, so that an indicator can be answered.
 *
 * @param weight by which number each counts, or null for one
 * @param quantity of which number or time something is wanted, or null
 * @param values whether its single values are kept, not only their sum and their extremes
 * @param function the function of the user's own that sees each thing, or null
 */
record Kept(
        @Nullable Quantity weight,
        @Nullable Quantity quantity,
        boolean values,
        @Nullable Applied<?> function) {

    /** Nothing but how many there are. */
    static final Kept NUMBERS = new Kept(null, null, false, null);

    /**
     * A function with what the agreement states for it.
     *
     * @param function the function
     * @param parameters what the agreement states
     */
    record Applied<S>(IndicatorFunction<S> function, SortedMap<String, String> parameters) {
        FunctionState<S> state() {
            return new FunctionState<>(this);
        }
    }

    /** Of which number or time of each thing an indicator is made, or null if of none. */
    static @Nullable Quantity quantityOf(Indicator indicator) {
        if (indicator instanceof Percentile percentile) {
            return percentile.quantity();
        }
        return indicator instanceof Statistic statistic ? statistic.quantity() : null;
    }

    /** By which number each thing counts, or null for one. */
    static @Nullable Quantity weightOf(Indicator indicator) {
        if (indicator instanceof Share share) {
            return share.weight();
        }
        return indicator instanceof Statistic statistic ? statistic.weight() : null;
    }

    /** What an indicator of single things needs. */
    static Kept of(Indicator indicator, Functions functions) {
        if (indicator instanceof Share share) {
            return new Kept(weightOf(share), null, false, null);
        }
        if (indicator instanceof Statistic statistic) {
            return new Kept(weightOf(statistic), quantityOf(statistic), false, null);
        }
        if (indicator instanceof Percentile percentile) {
            return new Kept(null, quantityOf(percentile), true, null);
        }
        if (indicator instanceof Custom custom) {
            return new Kept(null, null, false, new Applied<>(functions.get(custom.function()), custom.parameters()));
        }
        throw new AssertionError("unhandled indicator " + indicator);
    }

    /** The functions of the user's own by their identity. */
    interface Functions {
        IndicatorFunction<?> get(String id);
    }

    /** Whether nothing is wanted but times of requests, each of which counts one. */
    boolean isLatency() {
        return quantity instanceof Quantity.Latency && weight == null && function == null;
    }

    /** Whether more is kept than numbers. */
    boolean isMore() {
        return weight != null || quantity != null || function != null;
    }

    /** What is kept, in words that are equal if it is. */
    String text() {
        String applied = function == null ? "" : function.function().id() + " " + function.parameters();
        return weight + " " + quantity + " " + values + " " + applied;
    }
}
