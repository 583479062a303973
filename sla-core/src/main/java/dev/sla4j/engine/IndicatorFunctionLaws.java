package dev.sla4j.engine;

import dev.sla4j.value.Figure;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Checks a function of the user's own for the laws without which a figure would depend on the order of the evidence. To be called in a test of the function:
 *
 * <pre>{@code IndicatorFunctionLaws.check(function, parameters, things);}</pre>
 *
 * <p>Every split of the things into three rows is tried, so about a dozen different things are enough and the cost grows with the cube of their
 * number. States are compared by their bytes, figures by equality.
 *
 * @param <S> the state of the function
 */
public final class IndicatorFunctionLaws<S> {
    private final IndicatorFunction<S> function;
    private final SortedMap<String, String> parameters;
    private final List<CountedThing> things;

    private IndicatorFunctionLaws(
            IndicatorFunction<S> function, SortedMap<String, String> parameters, List<CountedThing> things) {
        this.function = function;
        this.parameters = parameters;
        this.things = things;
    }

    /**
     * Checks a function.
     *
     * @param <S> the state of the function
     * @param function the function, not null
     * @param parameters what an agreement would state for it
     * @param things what it is tried on, as different as can be, at least three
     * @throws IllegalArgumentException if there are fewer than three things
     * @throws IllegalStateException if a law does not hold; the message names the law and the states
     */
    public static <S> void check(
            IndicatorFunction<S> function, SortedMap<String, String> parameters, List<CountedThing> things) {
        if (things.size() < 3) {
            throw new IllegalArgumentException("things must be at least 3, not " + things.size());
        }
        new IndicatorFunctionLaws<>(Objects.requireNonNull(function, "function"), parameters, List.copyOf(things))
                .check();
    }

    private void check() {
        if (function.id().isBlank()) {
            throw new IllegalStateException("id must not be blank");
        }
        S all = state(0, things.size());
        same("the bytes of a state restore it", all, function.restore(function.bytes(all)));
        same(
                "the bytes of the identity restore it",
                function.identity(),
                function.restore(function.bytes(function.identity())));
        for (int i = 0; i <= things.size(); i++) {
            identity(state(0, i));
            for (int j = i; j <= things.size(); j++) {
                split(state(0, i), state(i, j), state(j, things.size()), all);
            }
        }
        for (CountedThing thing : things) {
            S single = function.add(function.identity(), thing, parameters);
            same(
                    "adding a thing is merging it alone",
                    function.add(all, thing, parameters),
                    function.merge(all, single));
        }
    }

    private void identity(S state) {
        same("the identity is neutral on the right", state, function.merge(state, function.identity()));
        same("the identity is neutral on the left", state, function.merge(function.identity(), state));
    }

    private void split(S one, S two, S three, S all) {
        byte[][] before = {function.bytes(one), function.bytes(two), function.bytes(three)};
        same("merging parts is adding all", all, function.merge(function.merge(one, two), three));
        same("merging is associative", all, function.merge(one, function.merge(two, three)));
        same("merging is commutative", function.merge(one, two), function.merge(two, one));
        same("merging is commutative", all, function.merge(three, function.merge(two, one)));
        boolean changed = !Arrays.equals(before[0], function.bytes(one))
                || !Arrays.equals(before[1], function.bytes(two))
                || !Arrays.equals(before[2], function.bytes(three));
        if (changed) {
            throw new IllegalStateException("law broken: merging does not change what is merged");
        }
    }

    private S state(int from, int to) {
        S state = function.identity();
        for (CountedThing thing : things.subList(from, to)) {
            byte[] before = function.bytes(state);
            S next = function.add(state, thing, parameters);
            if (!Arrays.equals(before, function.bytes(state))) {
                throw new IllegalStateException("law broken: adding does not change what is added to");
            }
            state = next;
        }
        return state;
    }

    private void same(String law, S one, S other) {
        String left = HexFormat.of().formatHex(function.bytes(one));
        String right = HexFormat.of().formatHex(function.bytes(other));
        @Nullable Figure figure = function.figure(one, parameters);
        if (!left.equals(right) || !figure.equals(function.figure(other, parameters))) {
            throw new IllegalStateException("law broken: " + law + "; the states are " + left + " and " + right);
        }
    }
}
