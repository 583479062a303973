package dev.sla4j.target;

import dev.sla4j.value.Figure;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A figure by a function of the user's own, which is supplied to the engine and known here by its identity.
 *
 * <p>Models what no composition says, such as a voice quality index of a standard. The function sees the things that count, one by one, and must be
 * exact and mergeable ({@code dev.sla4j.engine.IndicatorFunction}). An engine without a function of that identity refuses the agreement; a function
 * that fails leaves the target without a figure, undetermined, with a remark. Requests that were counted before are no single things: a function does
 * not see them, and they are undecided.
 *
 * <p>Memory: of requests the state of the function for each slot of the resolution in which there were any, as large as the function keeps it; samples and
 * work items are kept, those in columns where they are.
 *
 * @param function the identity of the function, with its version, such as {@code e-model/1}; not blank
 * @param of which things count, not null
 * @param parameters what the agreement states for it, by name
 * @param unit what the figure measures, other than nothing
 */
public record Custom(String function, Selection of, SortedMap<String, String> parameters, Figure.Unit unit)
        implements Indicator {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the identity or the name of a parameter is blank, or the unit is none
     */
    public Custom {
        Check.notBlank(function, "function");
        Objects.requireNonNull(of, "of");
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        parameters.keySet().forEach(name -> Check.notBlank(name, "name of a parameter"));
        if (Objects.requireNonNull(unit, "unit") == Figure.Unit.NONE) {
            throw new IllegalArgumentException("unit (" + unit + ") must be one of a figure");
        }
    }

    /**
     * Returns a copy with a parameter.
     *
     * @param name its name, not blank
     * @param value its value, not null
     * @return the copy, not null
     */
    public Custom with(String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(parameters);
        more.put(name, Objects.requireNonNull(value, "value"));
        return new Custom(function, of, more, unit);
    }
}
