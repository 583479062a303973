package dev.sla4j.engine;

import dev.sla4j.engine.Kept.Applied;
import dev.sla4j.value.Figure;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a function of the user's own has made of things; whatever it throws leaves the figure unmade.
 *
 * @param <S> the state of the function
 */
final class FunctionState<S> {
    private final Applied<S> applied;
    private @Nullable S state;
    private @Nullable String failure;

    FunctionState(Applied<S> applied) {
        this.applied = applied;
    }

    void add(long at, Thing thing) {
        change(before -> applied.function().add(before, new CountedThing(at, thing), applied.parameters()));
    }

    /** Adds what the same function made of other things. */
    @SuppressWarnings("unchecked") // Specifications of one index are equal, so their states are of one type.
    void merge(FunctionState<?> other) {
        if (other.failure != null) {
            failure = failure == null || other.failure.compareTo(failure) < 0 ? other.failure : failure;
        } else if (other.state != null) {
            S more = (S) other.state;
            change(before -> applied.function().merge(before, more));
        }
    }

    @SuppressWarnings("IllegalCatch") // Whatever the function throws is a fault of the function, and is told.
    private void change(UnaryOperator<S> change) {
        if (failure != null) {
            return;
        }
        try {
            state = change.apply(state == null ? applied.function().identity() : state);
        } catch (RuntimeException e) {
            failure = failed(e);
        }
    }

    @SuppressWarnings("IllegalCatch") // As above.
    Figure figure(Figure.Unit unit) {
        if (failure != null) {
            return Figure.none();
        }
        try {
            S last = state == null ? applied.function().identity() : state;
            Figure figure = applied.function().figure(last, applied.parameters());
            if (figure.isMeasured() && figure.unit() != unit) {
                failure = "its figure (" + figure + ") must be of unit " + unit;
                return Figure.none();
            }
            return figure;
        } catch (RuntimeException e) {
            failure = failed(e);
            return Figure.none();
        }
    }

    /** Why there is no figure, once it was asked for; or null. */
    @Nullable
    String failure() {
        return failure;
    }

    private static String failed(RuntimeException e) {
        return "it failed: " + e;
    }

    /** Equal for equal states. */
    @Override
    @SuppressWarnings("IllegalCatch") // As above.
    public String toString() {
        if (failure != null || state == null) {
            return String.valueOf(failure);
        }
        try {
            return HexFormat.of().formatHex(applied.function().bytes(state));
        } catch (RuntimeException e) {
            return failed(e);
        }
    }

    void write(ByteSink out) {
        out.textOrNone(failure);
        out.flag(state != null);
        if (state != null) {
            out.bytes(applied.function().bytes(state));
        }
    }

    @SuppressWarnings("IllegalCatch") // Whatever the function throws, the bytes are not those of a state of it.
    void read(ByteSource in) {
        failure = in.textOrNone();
        if (in.flag()) {
            byte[] bytes = in.bytes();
            try {
                state = applied.function().restore(bytes);
            } catch (RuntimeException e) {
                throw new IllegalArgumentException(
                        "state must hold a state of the function "
                                + applied.function().id() + ": " + e,
                        e);
            }
        }
    }
}
