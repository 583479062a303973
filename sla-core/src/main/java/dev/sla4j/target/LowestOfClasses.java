package dev.sla4j.target;

import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Kept while the figure lies within the limit of the subject's class; of several classes the lowest limit applies.
 *
 * <p>Models "a machine with several types of disk has the lowest of their service levels" (C54, C55). The classes are an attribute of the service lives in
 * the period, of all subjects that the figure is about. A life without the attribute, or of a class without a limit, and a subject without a life leave
 * the verdict undetermined: which limit applies is not known. While a period runs the outlook is open, because a life of another class may still begin.
 *
 * @param attribute the attribute of a service life that names the class, not blank
 * @param limits the limit of each class, at least one, all with one bound on the same side and of one unit
 */
public record LowestOfClasses(String attribute, SortedMap<String, Limit> limits) implements Objective {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there is no limit, or the limits cannot be put in an order
     */
    public LowestOfClasses {
        Check.notBlank(attribute, "attribute");
        limits = Collections.unmodifiableSortedMap(new TreeMap<>(limits));
        if (limits.isEmpty()) {
            throw new IllegalArgumentException("limits must not be empty");
        }
        Limit first = Objects.requireNonNull(limits.get(limits.firstKey()));
        limits.forEach((name, limit) -> {
            boolean alike = limit.unit() == first.unit()
                    && limit.isOneSided()
                    && first.isOneSided()
                    && (limit.lower() == null) == (first.lower() == null);
            if (!alike) {
                throw new IllegalArgumentException("limit of class " + name + " (" + limit
                        + ") must have one bound, on the same side and of the same unit as " + first);
            }
        });
    }

    /**
     * Returns what the limits are stated in.
     *
     * @return the unit, not null
     */
    public Figure.Unit unit() {
        return Objects.requireNonNull(limits.get(limits.firstKey())).unit();
    }
}
