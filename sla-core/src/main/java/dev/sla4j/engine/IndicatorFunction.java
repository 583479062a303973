package dev.sla4j.engine;

import dev.sla4j.value.Figure;
import java.util.SortedMap;

/**
 * A figure of the user's own: a function over the things that an indicator counts, exact and mergeable.
 *
 * <p>It folds things into a state. The laws: {@code merge} is associative and commutative up to {@code bytes}, {@code identity} is neutral, adding a
 * thing is merging the state of that thing alone, and a state restored from its bytes is the same. Then the figure does not depend on the order of
 * the evidence, nor on how it was split (L1, L2); {@link IndicatorFunctionLaws} checks them. Decisions must be made on exact numbers, and a state must not
 * be changed by what is made of it: {@code add} and {@code merge} return new ones.
 *
 * <p>The agreement names it by {@link #id()}, which should carry a version: another formula is another identity. If it throws, or returns a figure of another
 * unit than the agreement states, the target has no figure and is undetermined, and a remark of the report says why; other targets are not
 * affected. Functions must be safe for use by many threads.
 *
 * @param <S> the state
 */
public interface IndicatorFunction<S> {

    /**
     * Returns the identity by which agreements name it.
     *
     * @return the identity with a version, such as {@code e-model/1}, not blank
     */
    String id();

    /**
     * Returns the state of nothing.
     *
     * @return the state, not null
     */
    S identity();

    /**
     * Adds a thing to a state.
     *
     * @param state the state, which must not change, not null
     * @param thing the thing, not null
     * @param parameters what the agreement states for the function
     * @return the state with the thing, not null
     */
    S add(S state, CountedThing thing, SortedMap<String, String> parameters);

    /**
     * Joins two states.
     *
     * @param one a state, not null
     * @param other another, not null
     * @return the state of all that is in both, not null
     */
    S merge(S one, S other);

    /**
     * Makes the figure.
     *
     * @param state the state, not null
     * @param parameters what the agreement states for the function
     * @return the figure, of the unit that the agreement states, or {@link Figure#none()}; not null
     */
    Figure figure(S state, SortedMap<String, String> parameters);

    /**
     * Writes a state; equal states, however they came about, have equal bytes.
     *
     * @param state the state, not null
     * @return the bytes, not null
     */
    byte[] bytes(S state);

    /**
     * Restores a state.
     *
     * @param bytes what {@link #bytes} wrote, not null
     * @return the state, not null
     * @throws IllegalArgumentException if the bytes are not those of a state
     */
    S restore(byte[] bytes);
}
