package dev.sla4j.engine;

import dev.sla4j.target.Custom;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import org.jspecify.annotations.Nullable;

/** Adds up things for a function of the user's own; whatever it throws leaves the figure unmade. */
final class FunctionTally<S> extends Tally {
    private final Custom custom;
    private final IndicatorFunction<S> function;
    private @Nullable S state;
    private @Nullable String failure;

    FunctionTally(Custom custom, IndicatorFunction<S> function) {
        this.custom = custom;
        this.function = function;
    }

    @Override
    @SuppressWarnings("IllegalCatch") // Whatever the function throws is a fault of the function, and is told.
    void add(long at, Thing thing) {
        add(Judgement.GOOD, Ratio.ONE);
        if (failure != null) {
            return;
        }
        try {
            S before = state == null ? function.identity() : state;
            state = function.add(before, new CountedThing(at, thing), custom.parameters());
        } catch (RuntimeException e) {
            failure = "it failed: " + e;
        }
    }

    @Override
    @SuppressWarnings("IllegalCatch") // As above.
    Figure figure() {
        if (failure != null) {
            return Figure.none();
        }
        try {
            Figure figure = function.figure(state == null ? function.identity() : state, custom.parameters());
            if (figure.isMeasured() && figure.unit() != custom.unit()) {
                failure = "its figure (" + figure + ") must be of unit " + custom.unit();
                return Figure.none();
            }
            return figure;
        } catch (RuntimeException e) {
            failure = "it failed: " + e;
            return Figure.none();
        }
    }

    /** Why there is no figure, once it was asked for; or null. */
    @Override
    @Nullable
    String failure() {
        return failure;
    }

    @Override
    @Nullable
    Figure bound(Reading reading) {
        return null;
    }

    @Override
    boolean weighs() {
        return false;
    }
}
